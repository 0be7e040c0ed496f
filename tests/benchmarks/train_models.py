"""Trains the shipped models of themes and outlook, and says how well they do.

Run by hand: `PYTHONPATH=app python tests/benchmarks/train_models.py ../shared [--write]`. The
folder holds `eval/dev.jsonl`, `eval/train/*.jsonl` and `transcripts/`; lines under a
non-commercial licence or the GPL are left out. With `--write` the models in
`resources/models` are written anew; the same input always gives the same bytes.

Every figure is cross-validated with whole documents held out, and a phrase of the codebook
that is found in the held-out documents alone is left out of them too, since whoever wrote it
may have read it there. So the figures are on the low side. No sentence can be read out of the
weights: a word or pair of words is kept only when it stands in three documents and is no name.
"""

import argparse
import hashlib
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from multiprocessing import Pool
from pathlib import Path

from greenroom.analysis.draft import SentenceDraft
from greenroom.analysis.features import outlook_features, theme_features
from greenroom.analysis.linear import TERM_VALUE, Features, Row, chance, fit, log_odds
from greenroom.analysis.outlook import CueCounter, load_cues
from greenroom.analysis.release_terms import load_release_terms
from greenroom.analysis.sentiment import release_score
from greenroom.analysis.theme_model import ABOUT, Decision
from greenroom.analysis.themes import EvidenceFinder
from greenroom.analysis.words import read_terms, read_words, stemmer
from greenroom.coding.codebook import load_codebook
from greenroom.model.analysis import Polarity
from greenroom.resources import resource, resource_text

MODELS = Path(__file__).resolve().parents[2] / "resources" / "models"
COMMAND = "PYTHONPATH=app python tests/benchmarks/train_models.py ../shared --write"
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
PENALTY = 2.0
PIECES_OF_OTHER_TRADES = 120
WEIGHT_OF_OTHER_TRADES = 0.3
FEWEST_DOCUMENTS = 3
MOST_FALSE_ALARMS = 0.22
LEAST_WEIGHT = 0.05
INVENTED = "invented"
OTHER = "other trade"


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
        return self.fold >= 0

    def seen_by(self, supported: Iterable[tuple[str, str]] | None) -> "Example":
        """The example as it looks when only those phrases are in the codebook."""
        scores: Counter[str] = Counter()
        for theme_id, phrase, weight in self.cues:
            if supported is None or (theme_id, phrase) in supported:
                scores[theme_id] += weight
        return replace(self, sentence=replace(self.sentence, scores=dict(scores)))


class Reader:
    """Makes examples of texts."""

    def __init__(self) -> None:
        self.codebook = load_codebook(resource("codebook.yaml"))
        self._stem = stemmer()
        self._finder = EvidenceFinder(self.codebook, self._stem)
        terms = load_release_terms(resource("lexicons/release_terms.yaml"))
        self._score = release_score(resource_text("lexicons/vader_lexicon.txt"), terms)
        cues = load_cues(resource_text("lexicons/outlook_cues.yaml"), "outlook_cues.yaml")
        self._cues = CueCounter(cues, self._stem)

    def example(self, text: str, themes: Iterable[str], outlook: str, source: str) -> Example:
        """The text with everything the models look at."""
        words = tuple(read_words(text, 0, self._stem))
        sentence = SentenceDraft(0, len(text), text, words, compound=self._score(text))
        sentence.terms = read_terms(words)
        cues = tuple(
            (theme_id, hit.label.phrase, hit.label.weight)
            for theme_id, evidence in self._finder.find(words).items()
            for hit in evidence.cues
        )
        digest = int(hashlib.md5(source.encode(), usedforsecurity=False).hexdigest(), 16)
        fold = -1 if source.startswith((INVENTED, OTHER)) else digest % FOLDS
        counts = self._cues.count(sentence)
        return Example(sentence, frozenset(themes), Polarity(outlook), source, fold, cues, counts)


def read_public(reader: Reader, folder: Path) -> Iterator[Example]:
    """The labelled public sentences that may train a shipped model."""
    for path in (folder / "dev.jsonl", *sorted((folder / "train").glob("*.jsonl"))):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if not any(bar in row["licence"].upper() for bar in ("GPL", "-NC", "NON-COMM")):
                yield reader.example(row["text"], row["themes"], row["outlook"], row["source"])


def read_invented(reader: Reader) -> Iterator[Example]:
    """The project's own sentences; each counts as a document."""
    lines = resource_text("models/invented_sentences.txt").splitlines()
    for number, line in enumerate(lines):
        if line and not line.startswith("#"):
            themes, outlook, text = line.split(" | ", 2)
            named = [] if themes == "none" else themes.split(", ")
            yield reader.example(text, named, outlook, f"{INVENTED} {number}")


def read_other_trades(reader: Reader, folder: Path) -> Iterator[Example]:
    """Pieces of 10 to 60 words of parliaments, sports, music and lectures: about no release."""
    chooser = random.Random(5)
    for name in OTHER_TRADES:
        pieces = list(cut_pieces(plain_text(folder / name)))
        chooser.shuffle(pieces)
        for piece in pieces[:PIECES_OF_OTHER_TRADES]:
            yield reader.example(piece, (), Polarity.NEUTRAL, f"{OTHER} {name}")


def plain_text(path: Path) -> str:
    """The words of a transcript, without its format."""
    text = path.read_text(encoding="utf-8", errors="replace")
    if path.suffix == ".json":
        return "\n".join(turn["content"] for turn in json.loads(text)["meeting_transcripts"])
    if path.suffix == ".nlp":
        rows = [line.split("|") for line in text.splitlines()[1:]]
        return " ".join(row[0] + (row[4] if len(row) > 4 else "") for row in rows)
    lines = (line for line in text.splitlines() if "-->" not in line and not line.isdigit())
    return " ".join(lines)


def cut_pieces(text: str) -> Iterator[str]:
    """Stretches of at least 12 words that end with a full stop, 60 words at most."""
    piece: list[str] = []
    for word in text.split():
        piece.append(word)
        if (len(piece) >= 12 and word[-1] in ".?!") or len(piece) == 60:
            yield " ".join(piece)
            piece = []


def phrases_outside(examples: Sequence[Example], folds: Iterable[int]) -> set[tuple[str, str]]:
    """The phrases found in some public document outside those folds."""
    shut = set(folds)
    return {
        (theme_id, phrase)
        for each in examples
        if each.is_public and each.fold not in shut
        for theme_id, phrase, _ in each.cues
    }


def prepare(examples: Sequence[Example], held_out: int | None) -> list[Example]:
    """The examples as a model should see them: each without phrases of its own documents only."""
    shut = () if held_out is None else (held_out,)
    views = {fold: phrases_outside(examples, (*shut, fold)) for fold in range(FOLDS)}
    views[-1] = phrases_outside(examples, shut) if shut else None
    return [each.seen_by(views[each.fold]) for each in examples]


def known_words(examples: Sequence[Example]) -> set[str]:
    """The word features that stand in enough documents and hold no name."""
    documents: dict[str, set[str]] = defaultdict(set)
    small, capital = Counter[str](), Counter[str]()
    for each in examples:
        for name in each.sentence.terms:
            documents[name].add(each.source)
        for word in each.sentence.words[1:]:
            start = word.start - each.sentence.start
            counted = capital if each.sentence.text[start].isupper() else small
            counted[word.stem] += 1
    names = {stem for stem, count in capital.items() if count > small[stem]}
    return {
        name
        for name, where in documents.items()
        if len(where) >= FEWEST_DOCUMENTS and names.isdisjoint(name.split())
    }


def rows_for(examples: Sequence[Example], goals: Sequence[bool], features: list[Features]):
    """Rows to learn one label from."""
    return [
        Row(found, goal, WEIGHT_OF_OTHER_TRADES if each.source.startswith(OTHER) else 1.0)
        for each, goal, found in zip(examples, goals, features, strict=True)
    ]


def train_one(task: tuple[list[Row], float]) -> tuple[float, dict[str, float]]:
    """One label's bias and weights; runs in a process of its own."""
    return fit(*task)


def train(pool, examples, known: set[str], *, outlook: bool) -> dict:
    """The biases and weights by label."""
    features = [features_of(each, known, outlook=outlook) for each in examples]
    labels = labels_of(examples, outlook=outlook)
    tasks = [(rows_for(examples, goals, features), PENALTY) for goals in labels.values()]
    return dict(zip(labels, pool.map(train_one, tasks, chunksize=1), strict=True))


def features_of(each: Example, known: set[str], *, outlook: bool) -> dict[str, float]:
    """The features of one example that the models keep."""
    counted = (
        outlook_features(each.sentence, each.counts)
        if outlook
        else theme_features(each.sentence.words, each.sentence.scores)
    )
    return dict.fromkeys(known.intersection(each.sentence.terms), TERM_VALUE) | counted


def labels_of(examples: Sequence[Example], *, outlook: bool) -> dict[str, list[bool]]:
    """Which examples each label holds for."""
    if outlook:
        return {str(kind): [each.outlook == kind for each in examples] for kind in Polarity}
    theme_ids = sorted({theme_id for each in examples for theme_id in each.themes})
    about = {ABOUT: [bool(each.themes) for each in examples]}
    return about | {key: [key in each.themes for each in examples] for key in theme_ids}


def cross_validate(pool, examples, known, *, outlook: bool) -> dict[int, dict[str, float]]:
    """The chance of every label for every public example, by models that never saw its fold."""
    found: dict[int, dict[str, float]] = {}
    for fold in range(FOLDS):
        seen = prepare(examples, fold)
        learned = train(pool, [each for each in seen if each.fold != fold], known, outlook=outlook)
        for number, each in enumerate(seen):
            if each.fold == fold:
                features = features_of(each, known, outlook=outlook)
                found[number] = {
                    label: chance(
                        bias + sum(value * weights.get(key, 0) for key, value in features.items())
                    )
                    for label, (bias, weights) in learned.items()
                }
        print(f"fold {fold + 1} of {FOLDS}", file=sys.stderr)
    return found


def strengths_of(chances: Mapping[str, float]) -> dict[str, float]:
    """The strength of every theme from its chances."""
    about = chances[ABOUT]
    return {key: (about * value) ** 0.5 for key, value in chances.items() if key != ABOUT}


def choose_decision(examples, chances) -> Decision:
    """Curves, then the thresholds with the best macro-F1 whose false alarms stay within limits."""
    strengths = {number: strengths_of(each) for number, each in chances.items()}
    slopes, offsets = {}, {}
    for key in next(iter(strengths.values())):
        slopes[key], offsets[key] = fit_curve(
            [(found[key], key in examples[number].themes) for number, found in strengths.items()]
        )
    best = (-1.0, Decision(0, {}, slopes, offsets))
    for first, further in product((n / 100 for n in range(40, 70)), (0.2, 0.25, 0.3, 0.35, 0.4)):
        tried = Decision(first, dict.fromkeys(slopes, further), slopes, offsets)
        marks = choose_all(tried, strengths)
        if false_alarms(examples, marks) <= MOST_FALSE_ALARMS:
            best = max(best, (macro_f1(examples, marks), tried), key=lambda each: each[0])
    return best[1]


def fit_curve(pairs: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    """The slope and offset that turn log-odds of strengths into chances (Platt 1999)."""
    rows = [Row({"odds": log_odds(min(1 - 1e-6, max(1e-6, s)))}, held) for s, held in pairs]
    offset, weights = fit(rows, 1.0)
    return round(weights["odds"], 3), round(offset, 3)


def choose_all(decision: Decision, strengths) -> dict[int, list[str]]:
    """The themes marked in every example."""
    return {n: [key for key, _ in decision.choose(found)] for n, found in strengths.items()}


def f1(wanted: set[int], said: set[int]) -> float:
    """The harmonic mean of precision and recall; 0 when there is neither."""
    both = len(wanted) + len(said)
    return 2 * len(wanted & said) / both if both else 0.0


def theme_scores(examples, marks) -> dict[str, tuple[float, float, float, int]]:
    """F1, precision, recall and number of examples by theme."""
    found = {}
    for key in sorted({key for number in marks for key in examples[number].themes}):
        wanted = {number for number in marks if key in examples[number].themes}
        said = {number for number, chosen in marks.items() if key in chosen}
        hits = len(wanted & said)
        found[key] = (f1(wanted, said), hits / max(1, len(said)), hits / len(wanted), len(wanted))
    return found


def macro_f1(examples, marks) -> float:
    """The mean F1 of the themes."""
    scores = theme_scores(examples, marks).values()
    return sum(each[0] for each in scores) / len(scores)


def false_alarms(examples, marks) -> float:
    """The share of the examples without a theme that are marked."""
    bare = [number for number in marks if not examples[number].themes]
    return sum(bool(marks[number]) for number in bare) / len(bare)


def choose_outlook(examples, chances, about) -> tuple[dict[str, float], float]:
    """How each outlook's chance counts, and how much the doubt about the subject does."""
    steps = (0.8, 1.0, 1.25, 1.6, 2.0, 2.5, 3.2)
    best = (-1.0, {}, 0.0)
    for good, bad, doubt in product(steps, steps, (0.0, 0.25, 0.5)):
        favours = {Polarity.POSITIVE: good, Polarity.NEUTRAL: 1.0, Polarity.NEGATIVE: bad}
        said = say_outlook(chances, about, favours, doubt)
        best = max(best, (sum(outlook_scores(examples, said)) / 3, favours, doubt), key=_first)
    return {str(key): value for key, value in best[1].items()}, best[2]


def _first(row):
    return row[0]


def say_outlook(chances, about, favours, doubt) -> dict[int, str]:
    """The outlook of every example."""
    return {
        number: max(
            favours,
            key=lambda kind, found=found, number=number: (
                found[kind] * favours[kind] * (1 if kind == "neutral" else about[number] ** doubt)
            ),
        )
        for number, found in chances.items()
    }


def outlook_scores(examples, said) -> list[float]:
    """The F1 of each outlook."""
    return [
        f1(
            {number for number in said if examples[number].outlook == kind},
            {number for number, each in said.items() if each == kind},
        )
        for kind in Polarity
    ]


def write_model(path: Path, learned, known: set[str], decision: dict) -> None:
    """The model as JSON with one feature a line."""
    labels = list(learned)
    names = sorted({name for _, weights in learned.values() for name in weights})
    lines = []
    for name in names:
        row = [round(learned[label][1].get(name, 0.0), 2) + 0.0 for label in labels]
        if (name[0] == "=" or name in known) and max(map(abs, row)) >= LEAST_WEIGHT:
            lines.append(f"  {json.dumps(name)}: {json.dumps(row)}")
    head = {
        "about": "Weights of stems, pairs of stems and counted features (=), a column per label.",
        "rebuild": COMMAND,
        "decision": decision,
        "labels": labels,
        "biases": [round(learned[label][0], 3) for label in labels],
    }
    body = json.dumps(head, indent=1)[:-2] + ',\n "weights": {\n' + ",\n".join(lines) + "\n }\n}\n"
    path.write_text(body, encoding="utf-8", newline="\n")


def report_themes(examples, marks) -> None:
    """Figures by theme and the confusions that hurt most."""
    for key, (value, precision, recall, count) in theme_scores(examples, marks).items():
        print(f"{key:26s} F1 {value:.3f}  precision {precision:.2f}  recall {recall:.2f}  {count}")
    alarms = false_alarms(examples, marks)
    print(f"macro-F1 {macro_f1(examples, marks):.3f}  false alarms {alarms:.3f}")
    confused = Counter(
        (missed, said)
        for number, chosen in marks.items()
        for missed in examples[number].themes - set(chosen)
        for said in set(chosen) - examples[number].themes or {"nothing"}
    )
    for (missed, said), count in confused.most_common(12):
        print(f"  {count:3d} times {missed} was heard as {said}")


def main() -> None:
    """Train, report, and write when asked to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--jobs", type=int, default=2)
    words = parser.parse_args()
    reader = Reader()
    examples = [
        *read_public(reader, words.folder / "eval"),
        *read_invented(reader),
        *read_other_trades(reader, words.folder / "transcripts"),
    ]
    known = known_words(examples)
    print(f"{len(examples)} examples, {len(known)} words and pairs")
    with Pool(words.jobs) as pool:
        chances = cross_validate(pool, examples, known, outlook=False)
        decision = choose_decision(examples, chances)
        marks = choose_all(decision, {n: strengths_of(each) for n, each in chances.items()})
        report_themes(examples, marks)
        about = {number: each[ABOUT] for number, each in chances.items()}
        spoken = cross_validate(pool, examples, known, outlook=True)
        favours, doubt = choose_outlook(examples, spoken, about)
        scores = outlook_scores(examples, say_outlook(spoken, about, favours, doubt))
        shown = "  ".join(f"{k} {v:.3f}" for k, v in zip(Polarity, scores, strict=True))
        print(f"outlook macro-F1 {sum(scores) / 3:.3f}  {shown}")
        if words.write:
            final = prepare(examples, None)
            curves = {key: [decision.slopes[key], decision.offsets[key]] for key in decision.slopes}
            write_model(
                MODELS / "themes.json",
                train(pool, final, known, outlook=False),
                known,
                {"first": decision.first, "further": decision.further, "curves": curves},
            )
            write_model(
                MODELS / "outlook.json",
                train(pool, final, known, outlook=True),
                known,
                {"favours": favours, "doubt": doubt},
            )


if __name__ == "__main__":
    main()
