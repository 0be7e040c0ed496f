"""What the shipped models learn from: labelled public lines and invented ones.

Lines under a non-commercial licence or the GPL are left out. Nothing here is shipped.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
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

FOLDS = 8
INVENTED = "invented"
WEIGHT_OF_USUAL = 0.35
USUAL_SENTENCES = Path(__file__).with_name("usual_sentences.txt")
SECOND_READING = Path(__file__).with_name("second_reading.txt")
_OWN_FOLD = -1


Reading = tuple[frozenset[str], Polarity]
"""The themes and the outlook that a reader found in a line."""


@dataclass(frozen=True)
class Example:
    """One labelled text; `cues` are its phrases of the codebook as (theme id, phrase, weight).

    `themes` and `outlook` are what figures are measured against. `readings` are all that it was
    labelled with: the same, and what a second reader gave it if there was one. `weight` is how much
    it counts.
    """

    sentence: SentenceDraft
    themes: frozenset[str]
    outlook: Polarity
    readings: tuple[Reading, ...]
    source: str
    fold: int
    cues: tuple[tuple[str, str, int], ...]
    counts: Mapping[str, int]
    weight: float = 1.0

    @property
    def is_public(self) -> bool:
        """Whether it is a labelled public sentence, on which figures are measured."""
        return not self.source.startswith(INVENTED)

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
        fold = _OWN_FOLD if source.startswith(INVENTED) else self._fold(source)
        reading = (frozenset(themes), Polarity(outlook))
        return Example(sentence, *reading, (reading,), source, fold, cues, counts)

    def _fold(self, source: str) -> int:
        named = source + (str(self._turn) if self._turn else "")
        digest = hashlib.md5(named.encode(), usedforsecurity=False).hexdigest()
        return int(digest, 16) % FOLDS


def read_examples(reader: Reader, folder: Path) -> list[Example]:
    """Everything to learn from, with the folder that holds `eval`."""
    return [*_read_public(reader, folder / "eval"), *_read_invented(reader)]


def _read_public(reader: Reader, folder: Path) -> Iterator[Example]:
    second = dict(_second_readings())
    for path in (folder / "dev.jsonl", *sorted((folder / "train").glob("*.jsonl"))):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if not any(bar in row["licence"].upper() for bar in ("GPL", "-NC", "NON-COMM")):
                read = reader.example(row["text"], row["themes"], row["outlook"], row["source"])
                also = (second[row["id"]],) if row["id"] in second else ()
                yield replace(read, readings=(*read.readings, *also))


def _second_readings() -> Iterator[tuple[str, Reading]]:
    for line in SECOND_READING.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            line_id, themes, outlook = line.split(" | ")
            yield line_id, (frozenset(_named(themes)), Polarity(outlook))


def _named(themes: str) -> list[str]:
    return [] if themes == "none" else themes.split(", ")


def _read_invented(reader: Reader) -> Iterator[Example]:
    """The project's own sentences; each counts as a document."""
    shipped = resource_text("models/invented_sentences.txt").splitlines()
    usual = USUAL_SENTENCES.read_text(encoding="utf-8").splitlines()
    for kind, weight, lines in (("", 1.0, shipped), ("usual ", WEIGHT_OF_USUAL, usual)):
        for number, line in enumerate(lines):
            if line and not line.startswith("#"):
                themes, outlook, text = line.split(" | ", 2)
                source = f"{INVENTED} {kind}{number}"
                read = reader.example(text, _named(themes), outlook, source)
                yield replace(read, weight=weight)
