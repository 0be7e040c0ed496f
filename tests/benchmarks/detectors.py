"""How often each detector fires on ordinary speech against its budget, and how fast it is.

Run by hand: `PYTHONPATH=app python tests/benchmarks/detectors.py [--show KIND]`; the exit code
is 1 when a detector is over its budget. It reads the interview transcripts in `../shared` beside
the checkout, takes the respondents' turns of 40 to 150 words, and puts three questions to each:
one that needs every slot, so nothing is gated away, one that needs an answer only, and the
interviewer's own words, for what depends on them. The worst of the three counts. Without that
folder it says so and stops.
"""

import argparse
import re
import statistics
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

from greenroom.model.prompt import PromptKind, Slot
from greenroom.model.rehearsal import Brief, Exchange, FindingKind, Question, Turn
from greenroom.model.release import Fact, FactKind, FactStatus
from greenroom.rehearsal.findings.labels import label_answer
from greenroom.rehearsal.findings.rules import RULES
from greenroom.rehearsal.findings.turn_findings import findings_of_turn
from greenroom.rehearsal.hearing.slots import read_slots

K = FindingKind
CHECKOUT = Path(__file__).resolve().parents[2]
SPEECH = CHECKOUT.parent / "shared" / "transcripts" / "md"
SPOKEN_TURN = re.compile(r"\*\*([^*]+):\*\*(.*?)(?=\n\*\*[^*]+:\*\*|\Z)", re.DOTALL)
NOW = datetime(2030, 1, 1, tzinfo=UTC)

BUDGETS: Mapping[FindingKind, float] = {
    # Content: nearly every one of these on ordinary speech would be a false alarm.
    K.CONTRADICTION: 0.5,
    K.INCONSISTENCY: 0.5,
    K.REPETITION: 0.2,
    K.DEFERRAL: 1.5,
    K.DONT_KNOW: 4.0,
    K.BLAME: 0.5,
    K.ABSOLUTE: 1.5,
    K.AGENTLESS: 1.5,
    K.HEDGE: 12.0,
    K.VAGUE: 35.0,
    K.ACKNOWLEDGED: 0.6,
    K.PRAISE: 2.0,
    K.EVASIVE: 3.0,
    K.OFF_TOPIC: 25.0,
    K.TOO_LONG: 0.5,
    K.TOO_SHORT: 0.5,
    # Coaching: signs of speech rather than of writing; engineers talking to engineers are jargon.
    K.LONG_SENTENCE: 30.0,
    K.JARGON: 40.0,
    K.LATE_ANSWER: 8.0,
}
"""The most turns in a hundred of ordinary speech in which a detector may fire."""

FILLED: Mapping[Slot, float] = {
    Slot.NUMBER: 30.0,
    Slot.OWNER: 8.0,
    Slot.DATE: 12.0,
    Slot.EVIDENCE: 6.0,
}
"""The most turns in a hundred that may fill a slot: what ordinary speech fills, a gap misses."""

UNMEASURED: Mapping[FindingKind, str] = {
    K.PREMISE_ACCEPTED: "only in a trap question",
    K.KEY_POINT_MISSING: "depends on the prompt",
    K.NO_NUMBER: "see the number slot",
    K.NO_OWNER: "see the owner slot",
    K.NO_DATE: "see the date slot",
    K.NO_EVIDENCE: "see the evidence slot",
}


@dataclass(frozen=True, slots=True)
class Spoken:
    """One respondent's turn and the words it replies to."""

    asked: str
    text: str


def a_fact(key: str, kind: FactKind, value: str, unit: str, anchors: tuple[str, ...]) -> Fact:
    """A known fact with its anchors."""
    label = key.replace("_", " ")
    return Fact(key, label, kind, value, unit, FactStatus.CONFIRMED, anchors=anchors)


SHEET = Brief(
    facts=(
        a_fact("rollback", FactKind.DURATION, "4", "minutes", ("rollback", "roll back", "revert")),
        a_fact("threshold", FactKind.PERCENT, "1", "", ("error rate", "threshold", "errors")),
        a_fact("customers", FactKind.COUNT, "38", "customers", ("customers", "users", "tenants")),
        a_fact("releases", FactKind.DATE, "2030-02-03", "", ("release", "launch", "deploy")),
        a_fact("tests", FactKind.COUNT, "412", "tests", ("tests", "test suite")),
        a_fact("owner", FactKind.PERSON, "Priya Nair", "", ("decides", "owner", "on call")),
    ),
    people=("Priya Nair", "Ines Okafor"),
)
"""Invented facts whose anchors are words of everyday talk about software."""


def a_question(needs: tuple[Slot, ...], text: str = "Where do we stand?") -> Question:
    """A status question that needs those slots."""
    return Question(
        prompt_id="benchmark",
        persona_id="chair",
        persona_name="Chair",
        persona_seat="chair",
        theme_id="rollback_recovery",
        theme_name="",
        kind=PromptKind.STATUS,
        difficulty=2,
        text=text,
        short=text,
        why="",
        needs=needs,
        key_points=(),
        probes=(),
        hint="",
        target_words=(30, 110),
        time_limit=90,
        audience_level=2,
    )


def a_turn(question: Question, answer: str) -> Turn:
    """The question with one answer, and the sheet to hold it against."""
    return Turn(question, NOW, (Exchange(None, answer, NOW),), brief=SHEET)


def read_speech(folder: Path) -> Iterator[Spoken]:
    """Turns of 40 to 150 words by speakers who ask less than others of the same file."""
    for path in sorted(folder.glob("transcripts__*.md")):
        turns = SPOKEN_TURN.findall(path.read_text(encoding="utf-8"))
        cleaned = [(speaker, _clean(text)) for speaker, text in turns]
        said: dict[str, list[str]] = defaultdict(list)
        for speaker, text in cleaned:
            said[speaker].append(text)
        asking = sum("?" in text for _, text in cleaned) / max(1, len(cleaned))
        answering = {
            speaker
            for speaker, texts in said.items()
            if sum("?" in text for text in texts) / len(texts) <= asking
        }
        for (_, before), (speaker, text) in pairwise(cleaned):
            if speaker in answering and 40 <= len(text.split()) <= 150:
                yield Spoken(before[-600:], text)


def _clean(text: str) -> str:
    return re.sub(r"\\?\[[^\]]*\]", "", text).replace("\\", "").strip()


def count_kinds(turns: list[Spoken], show: str) -> Mapping[FindingKind, float]:
    """For each kind the share of turns, in per cent, under the question it fires most on."""
    worst: dict[FindingKind, float] = defaultdict(float)
    for needs, own in ((tuple(Slot), False), ((Slot.ANSWER,), False), (tuple(Slot), True)):
        counts: Counter[FindingKind] = Counter()
        before: tuple[Turn, ...] = ()
        for spoken in turns:
            question = a_question(needs, spoken.asked) if own else a_question(needs)
            # Off topic and a late answer are about the question that was really asked.
            skipped = frozenset() if own else frozenset({K.OFF_TOPIC, K.LATE_ANSWER})
            turn = a_turn(question, spoken.text)
            found = findings_of_turn(turn, before, off=skipped).findings
            before = (*before[-7:], turn)
            counts.update({finding.kind for finding in found})
            for finding in found:
                if finding.kind.value == show:
                    print(f"   {finding.quote or spoken.text[:100]!r}")
        for kind, count in counts.items():
            worst[kind] = max(worst[kind], 100 * count / len(turns))
    return worst


def print_budgets(rates: Mapping[FindingKind, float]) -> bool:
    """One line for each rule: its budget and its rate; whether every one is kept."""
    kept = True
    print(f"\n{'detector':24} {'budget':>8} {'measured':>9}")
    for rule in RULES:
        if rule.kind in UNMEASURED:
            print(f"{rule.kind.value:24} {'-':>8} {'-':>9}  {UNMEASURED[rule.kind]}")
            continue
        over = rates[rule.kind] > BUDGETS[rule.kind]
        kept = kept and not over
        mark = "  OVER BUDGET" if over else ""
        print(f"{rule.kind.value:24} {BUDGETS[rule.kind]:6.1f} % {rates[rule.kind]:7.1f} %{mark}")
    return kept


def print_slots(turns: list[Spoken], show: str) -> bool:
    """One line for each slot: the share of turns that fill it; whether every budget is kept."""
    filled: Counter[Slot] = Counter()
    for spoken in turns:
        for each in read_slots(spoken.text, tuple(FILLED), Brief()):
            filled[each.slot] += each.filled
            if each.filled and each.slot.value == show:
                print(f"   {spoken.text[each.start : each.end]!r}")
    kept = True
    print(f"\n{'slot filled':24} {'budget':>8} {'measured':>9}")
    for slot, budget in FILLED.items():
        rate = 100 * filled[slot] / len(turns)
        kept = kept and rate <= budget
        mark = "  OVER BUDGET" if rate > budget else ""
        print(f"{slot.value:24} {budget:6.1f} % {rate:7.1f} %{mark}")
    return kept


def print_speed(turns: list[Spoken]) -> None:
    """The median time of findings and labels for 300 words of speech."""
    words = " ".join(spoken.text for spoken in turns).split()
    answers = [
        " ".join(words[at : at + 300]) for at in range(0, min(len(words) - 300, 60_000), 300)
    ]
    question = a_question(tuple(Slot))
    before = tuple(a_turn(question, answer) for answer in answers[:16])
    for name, run in (
        ("findings, first turn", lambda answer: findings_of_turn(a_turn(question, answer))),
        ("findings, 17th turn", lambda answer: findings_of_turn(a_turn(question, answer), before)),
        ("labels", lambda answer: label_answer(question.text, answer)),
    ):
        times = []
        for answer in answers:
            began = time.perf_counter()
            run(answer)
            times.append(1000 * (time.perf_counter() - began))
        print(f"{name} for 300 words: median {statistics.median(times):.1f} ms, n {len(times)}")


def main() -> int:
    """Print the figures, or say why there are none; 1 when a budget is exceeded."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--show", default="", metavar="KIND", help="print what this kind found")
    options.add_argument("--slot", default="", metavar="SLOT", help="print what fills this slot")
    chosen = options.parse_args()
    turns = list(read_speech(SPEECH))
    if not turns:
        print(f"No transcripts in {SPEECH}; put them beside the checkout to measure.")
        return 0
    print(f"{len(turns)} turns")
    kept = print_budgets(count_kinds(turns, chosen.show))
    kept = print_slots(turns, chosen.slot) and kept
    print()
    print_speed(turns)
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
