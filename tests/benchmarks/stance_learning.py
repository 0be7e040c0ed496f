"""How corrected stances spread: to other sentences with the same word, and to no others.

Run by hand: `PYTHONPATH=app python tests/benchmarks/stance_learning.py [../shared]`. Without the
labelled sentences beside the checkout it says so and stops.

The sentences carry no stances, so a reviewer is played: for one word after the other, whatever
the cues read, a sentence with that word is mitigated (or raised), and all other readings stand.
The reviewer corrects some sentences with the word and lets fifteen others stand; thirty more
were read and marked by nobody. Counted in all remaining sentences is how many with the word
are then read as the reviewer would, and how many without it are read differently than before.
"""

import json
import random
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from greenroom.analysis.draft import Draft, SentenceDraft, run_steps
from greenroom.analysis.learned_stance import (
    LearnedStances,
    StanceExample,
    learn_stances,
    stance_terms,
)
from greenroom.analysis.pipeline import build_teacher
from greenroom.analysis.stance import StanceReading
from greenroom.coding.codebook import load_codebook
from greenroom.model.theme import Stance
from greenroom.model.transcript import SpeakerRole, Utterance
from greenroom.resources import resource

SHARED = Path(__file__).resolve().parents[3] / "shared"
LET_STAND, UNMARKED = 15, 30
WORDS = 60
COMMON = range(14, 61)
LEFT = 4


@dataclass(frozen=True, slots=True)
class Read:
    """A marked sentence as the shipped cues read it, with its terms."""

    sentence: SentenceDraft
    reading: StanceReading
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spread:
    """Shares, 0..1: `alike` of sentences with the word follow, `others` without it change."""

    alike: float
    others: float


def read_marked(shared: Path = SHARED) -> list[Read]:
    """Every sentence of the labelled files in which a theme is suggested."""
    teacher = build_teacher(load_codebook(resource("codebook.yaml")))
    files = (shared / "eval" / "dev.jsonl", *sorted((shared / "eval" / "train").glob("*.jsonl")))
    found = []
    for path in files:
        for line in path.read_text(encoding="utf-8").splitlines():
            text = json.loads(line)["text"]
            utterance = Utterance(0, "", SpeakerRole.RESPONDENT, 0, len(text))
            sentences = run_steps(teacher.steps, Draft(utterance, text)).sentences
            for at, sentence in enumerate(sentences):
                if sentence.themes:
                    reading = teacher.stances.read(sentences, at)
                    found.append(Read(sentence, reading, stance_terms(sentence)))
    return found


def measure(read: Sequence[Read], corrections: int, words: int = WORDS) -> Spread:
    """What that many corrections change, over as many words; the same each time."""
    counts = Counter(term for each in read for term in set(each.terms))
    common = [term for term in sorted(counts) if counts[term] in COMMON and term.isalpha()]
    chance = random.Random(4)
    alike, others = [], []
    for term in chance.sample(common, min(words, len(common))):
        wanted = chance.choice((Stance.MITIGATED, Stance.RAISED))
        having = [each for each in read if term in each.terms and each.reading.stance != wanted]
        lacking = [each for each in read if term not in each.terms]
        chance.shuffle(having)
        chance.shuffle(lacking)
        if len(having) < corrections + LEFT:
            continue
        seen = LET_STAND + UNMARKED
        stances = LearnedStances(
            learn_stances(
                [
                    *(_example(each, wanted) for each in having[:corrections]),
                    *(_example(each, each.reading.stance) for each in lacking[:LET_STAND]),
                    *(_example(each, None) for each in lacking[LET_STAND:seen]),
                ]
            )
        )
        alike += [_stance(stances, each) is wanted for each in having[corrections:]]
        others += [_stance(stances, each) is not each.reading.stance for each in lacking[seen:]]
    return Spread(sum(alike) / len(alike), sum(others) / len(others))


def _example(read: Read, said: Stance | None) -> StanceExample:
    return StanceExample(read.terms, read.reading, said)


def _stance(stances: LearnedStances, read: Read) -> Stance:
    return stances.overrule(read.sentence, read.reading)


def main() -> None:
    """Measure and print."""
    shared = Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED
    if not (shared / "eval").exists():
        sys.exit(f"There are no labelled sentences in {shared}.")
    read = read_marked(shared)
    print(f"{len(read)} marked sentences")
    print("corrections   same word follows   without it changes")
    for corrections in (0, 1, 2, 3, 5, 8):
        spread = measure(read, corrections)
        print(f"{corrections:11d}{spread.alike:20.1%}{spread.others:21.2%}")


if __name__ == "__main__":
    main()
