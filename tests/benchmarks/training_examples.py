"""What the shipped models learn from: labelled public lines, invented ones, and other trades.

Lines under a non-commercial licence or the GPL are left out. Nothing here is shipped.
"""

import hashlib
import json
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from greenroom.analysis.draft import SentenceDraft
from greenroom.analysis.outlook import CueCounter, load_cues
from greenroom.analysis.release_terms import load_release_terms
from greenroom.analysis.sentiment import release_score
from greenroom.analysis.themes import EvidenceFinder
from greenroom.analysis.word_kinds import KindFinder, load_kinds
from greenroom.analysis.words import WordReader, read_terms, stemmer
from greenroom.coding.codebook import load_codebook
from greenroom.model.analysis import Polarity
from greenroom.resources import resource, resource_text

OTHER_TRADES = (
    "json/QMSum__covid_9.json",
    "json/QMSum__ES2004b.json",
    "json/QMSum__IS1003b.json",
    "nlp/speech-datasets__4385939.nlp",
    "csv/NHL-Player-Confidence-Da__player_transcripts.csv",
    "srt/captions__eulers-characteristic-formula_captions.srt",
    "srt/captions__word-vectors-encode_captions.srt",
    "srt/srt-to-only-text__podcast.srt",
)
FOLDS = 8
PIECES_OF_OTHER_TRADES = 120
INVENTED = "invented"
OTHER = "other trade"
_OWN_FOLD = -1


@dataclass(frozen=True)
class Example:
    """One labelled text; `cues` are its phrases of the codebook as (theme id, phrase, weight)."""

    sentence: SentenceDraft
    themes: frozenset[str]
    outlook: Polarity
    source: str
    fold: int
    cues: tuple[tuple[str, str, int], ...]
    counts: Mapping[str, int]

    @property
    def is_public(self) -> bool:
        """Whether it is a labelled public sentence, on which figures are measured."""
        return not self.source.startswith((INVENTED, OTHER))

    def seen_by(self, supported: Iterable[tuple[str, str]] | None) -> "Example":
        """The example as it looks when only those phrases are in the codebook."""
        scores: Counter[str] = Counter()
        for theme_id, phrase, weight in self.cues:
            if supported is None or (theme_id, phrase) in supported:
                scores[theme_id] += weight
        return replace(self, sentence=replace(self.sentence, scores=dict(scores)))


class Reader:
    """Makes examples of texts; `turn` shuffles which documents are held out together."""

    def __init__(self, turn: int = 0) -> None:
        self.codebook = load_codebook(resource("codebook.yaml"))
        self._turn = turn
        stem = stemmer()
        self._words = WordReader(stem)
        self._finder = EvidenceFinder(self.codebook, stem)
        terms = load_release_terms(resource("lexicons/release_terms.yaml"))
        self._score = release_score(resource_text("lexicons/vader_lexicon.txt"), terms)
        cues = load_cues(resource_text("lexicons/outlook_cues.yaml"), "outlook_cues.yaml")
        self._cues = CueCounter(cues, stem)
        kinds = load_kinds(resource_text("lexicons/word_kinds.yaml"), "word_kinds.yaml")
        self._kinds = KindFinder(kinds, stem)

    def example(self, text: str, themes: Iterable[str], outlook: str, source: str) -> Example:
        """The text with everything the models look at."""
        words = self._words.read(text)
        sentence = SentenceDraft(0, len(text), text, words, compound=self._score(text))
        sentence.terms = read_terms(words)
        sentence.kinds = self._kinds.find(words)
        cues = tuple(
            (theme_id, hit.label.phrase, hit.label.weight)
            for theme_id, evidence in self._finder.find(words).items()
            for hit in evidence.cues
        )
        counts = self._cues.count(sentence)
        fold = _OWN_FOLD if source.startswith((INVENTED, OTHER)) else self._fold(source)
        return Example(sentence, frozenset(themes), Polarity(outlook), source, fold, cues, counts)

    def _fold(self, source: str) -> int:
        named = source + (str(self._turn) if self._turn else "")
        digest = hashlib.md5(named.encode(), usedforsecurity=False).hexdigest()
        return int(digest, 16) % FOLDS


def read_examples(reader: Reader, folder: Path) -> list[Example]:
    """Everything to learn from, with the folder that holds `eval` and `transcripts`."""
    public = list(_read_public(reader, folder / "eval"))
    others = _read_other_trades(reader, folder / "transcripts", public)
    return [*public, *_read_invented(reader), *others]


def _read_public(reader: Reader, folder: Path) -> Iterator[Example]:
    for path in (folder / "dev.jsonl", *sorted((folder / "train").glob("*.jsonl"))):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if not any(bar in row["licence"].upper() for bar in ("GPL", "-NC", "NON-COMM")):
                yield reader.example(row["text"], row["themes"], row["outlook"], row["source"])


def _read_invented(reader: Reader) -> Iterator[Example]:
    """The project's own sentences; each counts as a document."""
    lines = resource_text("models/invented_sentences.txt").splitlines()
    for number, line in enumerate(lines):
        if line and not line.startswith("#"):
            themes, outlook, text = line.split(" | ", 2)
            named = [] if themes == "none" else themes.split(", ")
            yield reader.example(text, named, outlook, f"{INVENTED} {number}")


def _read_other_trades(
    reader: Reader, folder: Path, public: Sequence[Example]
) -> Iterator[Example]:
    """Pieces of 10 to 60 words of parliaments, sports, music and lectures: about no release."""
    chooser = random.Random(5)
    folds = {Path(each.source).stem: each.fold for each in public}
    for name in OTHER_TRADES:
        pieces = list(_cut_pieces(_plain_text(folder / name)))
        chooser.shuffle(pieces)
        # Labelled lines of the same document are measured by models that never saw the others.
        fold = folds.get(Path(name).stem.split("__")[-1], _OWN_FOLD)
        for piece in pieces[:PIECES_OF_OTHER_TRADES]:
            example = reader.example(piece, (), Polarity.NEUTRAL, f"{OTHER} {name}")
            yield replace(example, fold=fold)


def _plain_text(path: Path) -> str:
    """The words of a transcript, without its format."""
    text = path.read_text(encoding="utf-8", errors="replace")
    if path.suffix == ".json":
        return "\n".join(turn["content"] for turn in json.loads(text)["meeting_transcripts"])
    if path.suffix == ".nlp":
        rows = [line.split("|") for line in text.splitlines()[1:]]
        return " ".join(row[0] + (row[4] if len(row) > 4 else "") for row in rows)
    lines = (line for line in text.splitlines() if "-->" not in line and not line.isdigit())
    return " ".join(lines)


def _cut_pieces(text: str) -> Iterator[str]:
    """Stretches of at least 12 words that end with a full stop, 60 words at most."""
    piece: list[str] = []
    for word in text.split():
        piece.append(word)
        if (len(piece) >= 12 and word[-1] in ".?!") or len(piece) == 60:
            yield " ".join(piece)
            piece = []
