"""How often the fact lock contradicts wrongly, how much it finds, and how fast it is.

Run by hand: `PYTHONPATH=app python tests/benchmarks/contradictions.py [--show]`; the exit code is 1
when a budget is exceeded. Three measures: everyday speech from the transcripts in
`../shared` beside the checkout, put as answers to the bank's questions with the sample release's
facts; the same speech against a sheet whose anchors are everyday words; and the bank's own answers
given to other questions. Nobody there speaks of the sample, so every contradiction is false. Recall
is measured on written answers that do contradict. Without that folder it says so and goes on.
"""

import argparse
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from greenroom.coding.codebook import load_codebook
from greenroom.errors import TranscriptError
from greenroom.exchange.importing import read_transcript
from greenroom.model.ledger import Claim, Verdict
from greenroom.model.rehearsal import Brief, Exchange, Question, Turn
from greenroom.model.release import Fact, FactKind, FactStatus
from greenroom.prompts.bank import load_bank
from greenroom.prompts.choose import question_for
from greenroom.prompts.facts import anchored, load_fact_keys
from greenroom.prompts.question import sample_answer
from greenroom.rehearsal.facts.fact_lock import claims_of
from greenroom.resources import resource
from greenroom.services.releases import people_of
from greenroom.services.sample_script import read_script

CHECKOUT = Path(__file__).resolve().parents[2]
SPEECH = CHECKOUT.parent / "shared" / "transcripts"
NOW = datetime(2026, 5, 18, 9, 0, tzinfo=UTC)

MOST_WRONG = 0.2
"""False contradictions in 1,000 answers of speech, with the sample's facts."""
MOST_WRONG_EVERYDAY = 1.0
"""The same with anchors that ordinary talk is full of."""
MOST_WRONG_BANK = 0.2
"""The same for the bank's own answers to other questions."""
LEAST_RECALL = 85.0
"""The least share of the written contradictions that is found, in per cent."""
SLOWEST = 25.0
"""Milliseconds for the claims of 300 words."""

RELEASE = read_script("sample", NOW).release
KEYS = load_fact_keys(resource("facts.yaml"))
SHEET = Brief(anchored([each for each in RELEASE.facts if each.known], KEYS), people_of(RELEASE))
CODEBOOK = load_codebook(resource("codebook.yaml"))
BANK = load_bank(
    sorted(resource("prompts").glob("*.yaml")),
    resource("personas.yaml"),
    {theme.id for theme in CODEBOOK.themes},
)


def a_fact(key: str, kind: FactKind, value: str, unit: str, anchors: str) -> Fact:
    """A known fact; its anchors are parted by semicolons."""
    phrases = tuple(each.strip() for each in anchors.split(";"))
    return Fact(key, key, kind, value, unit, FactStatus.CONFIRMED, anchors=phrases)


EVERYDAY = Brief(
    facts=(
        a_fact("rollback", FactKind.DURATION, "4", "minutes", "rollback; roll back; revert"),
        a_fact("build", FactKind.DURATION, "7", "minutes", "build; pipeline; deploy; job; run"),
        a_fact("talk", FactKind.DURATION, "13", "minutes", "game; meeting; call; show; session"),
        a_fact("threshold", FactKind.PERCENT, "1.7", "", "error rate; errors; share; people"),
        a_fact("customers", FactKind.COUNT, "37", "customers", "customers; users; tenants"),
        a_fact("teams", FactKind.COUNT, "91", "", "teams; engineers; points; companies; games"),
        a_fact("tests", FactKind.COUNT, "412", "tests", "tests; test suite; bugs"),
        a_fact("release", FactKind.DATE, "2030-02-03", "", "release; launch; deploy; season"),
        a_fact("start", FactKind.TEXT, "04:13", "", "meeting; starts; call; open"),
        a_fact("owner", FactKind.PERSON, "Priya Nair", "", "project; team; product; on call"),
        a_fact("ready", FactKind.BOOLEAN, "no", "", "open source; good idea; code review"),
    ),
    people=("Priya Nair", "Ines Okoro", "Michael", "Adam", "Gerhard", "Connor"),
)
"""Invented facts with values that nobody says by chance."""

WRONG = """
rollback_minutes | How fast can you go back? We need about twenty minutes for a rollback.
rollback_minutes | Rolling back takes half an hour, as we saw in the drill.
rollback_minutes | It takes us ten minutes to roll back, and nothing is lost.
rollback_minutes | Rollback: 9 min, scripted.
rollback_minutes | We can roll back in ninety seconds.
rollback_minutes | Our rollback takes less than two minutes.
rollback_minutes | The rollback takes between 8 and 12 minutes.
rollback_minutes | We have practised that: the rollback is done in a quarter of an hour.
migration_minutes | The migration takes forty minutes on the night.
migration_minutes | We migrate in two hours.
migration_minutes | The schema change takes under five minutes.
migration_minutes | The migration lasts about 25 minutes.
error_threshold | The threshold is two percent.
error_threshold | We stop when the error rate is over 3 %.
error_threshold | If the error rate passes 5 percent, the rollout stops.
error_threshold | We abort at an error rate of 0.5 %.
error_threshold | The error threshold is one in ten.
tests_passed | 398 of 412 tests passed.
tests_passed | All 412 tests passed, and Lena signed the list.
tests_passed | Four hundred and twelve tests are green.
tests_total | We ran 380 tests.
tests_total | 405 of 450 tests passed.
open_critical | We have two open criticals.
open_critical | Three critical findings are open.
open_high | No criticals and four highs.
open_high | There are no high findings.
affected_accounts | 120 accounts are affected.
affected_accounts | Only ten accounts are affected.
affected_accounts | More than 60 accounts are affected.
agents_trained | 26 of 26 agents are trained.
agents_trained | We have trained 18 agents.
agents_total | 40 agents are on shift.
expected_tickets | We expect 500 tickets in the first two days.
expected_tickets | We expect about a hundred tickets.
expected_tickets | The forecast is for eighty tickets.
rollback_last_drill | The last rollback drill was on 2 May.
rollback_last_drill | We drilled it on 28 April.
alert_test_date | We tested the alarms on 4 May.
restore_drill | The last restore was on 1 April.
restore_drill | The backup was restored on 20 April 2026.
fallback_date | The fallback is 6 June.
fallback_date | Our fallback date is Monday 1 June.
rollback_deadline | The point of no return is 23:50.
rollback_deadline | The rollback deadline is at 22:30.
rollback_owner | Lena Vogt decides on the rollback.
rollback_owner | The rollback owner is Marco.
rollback_owner | Jonas makes the call on the rollback.
rollback_owner | On the night Marco decides on the rollback.
decision_owner | Priya decides go or no-go.
decision_owner | Go or no-go is decided by Tomas Berg.
on_call | Hanna Weiss is on call.
on_call | The person on call is Lena.
"""
"""Answers that contradict the sample, each with the fact; written before they were measured."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What a row of answers showed."""

    answers: int
    claims: int
    wrong: Counter[FactKind]

    @property
    def rate(self) -> float:
        """False contradictions in 1,000 answers."""
        return 1000 * sum(self.wrong.values()) / max(1, self.answers)


def questions() -> tuple[Question, ...]:
    """The bank's questions that are about a fact of the sample."""
    known = {fact.key for fact in SHEET.facts}
    asked = (
        question_for(BANK, each.id, "", RELEASE, CODEBOOK, fact_keys=KEYS) for each in BANK.prompts
    )
    return tuple(each for each in asked if known & _keys_of(each))


def _keys_of(question: Question) -> set[str]:
    return {*question.fact_keys, *(key for each in question.key_points for key in each.facts)}


def read_speech(folder: Path) -> Iterator[str]:
    """Everything of 5 to 300 words that somebody says in the transcripts."""
    for path in sorted(folder.rglob("*")):
        if path.suffix not in {".md", ".vtt", ".txt"}:
            continue
        try:
            read = read_transcript(path)
        except TranscriptError:
            continue
        for each in read.utterances:
            words = read.text[each.start : each.end]
            if 5 <= len(words.split()) <= 300:
                yield words


def measure(answers: Iterable[tuple[Question, str]], brief: Brief, *, show: bool) -> Measured:
    """The claims of those answers; what contradicts is printed when `show` is set."""
    kinds = {fact.key: fact.kind for fact in brief.facts}
    wrong: Counter[FactKind] = Counter()
    count = claims = 0
    for question, words in answers:
        found = claims_of(a_turn(question, words, brief))
        count, claims = count + 1, claims + len(found)
        for each in found:
            if each.verdict is Verdict.CONTRADICTS and not each.corrected:
                wrong[kinds[each.fact_key]] += 1
                if show:
                    near = " ".join(words[max(0, each.start - 60) : each.end + 40].split())
                    print(f"   {each.fact_key}: {each.said!r} in {near!r}")
    return Measured(count, claims, wrong)


def a_turn(question: Question, answer: str, brief: Brief = SHEET) -> Turn:
    """The question with that answer."""
    return Turn(question, NOW, (Exchange(None, answer, NOW),), brief=brief)


def deal(
    asked: Sequence[Question], speech: Sequence[str], each: int
) -> Iterator[tuple[Question, str]]:
    """Every utterance as an answer to `each` questions, taken in turn."""
    for number, words in enumerate(speech):
        for step in range(each):
            yield asked[(number * each + step) % len(asked)], words


def swapped(asked: Sequence[Question]) -> Iterator[tuple[Question, str]]:
    """The bank's answers, each given to every question but its own."""
    for prompt in BANK.prompts:
        answer = sample_answer(prompt, RELEASE, KEYS)
        for question in asked:
            if question.prompt_id != prompt.id:
                yield question, answer


def print_measured(name: str, measured: Measured, budget: float) -> bool:
    """One block of figures; whether the budget is kept."""
    over = measured.rate > budget
    print(
        f"{name}: {measured.answers} answers, {measured.claims} claims, "
        f"{measured.rate:.2f} false contradictions in 1,000 (budget {budget:.2f})"
        f"{'  OVER BUDGET' if over else ''}"
    )
    for kind in FactKind:
        print(f"   {kind.value:10} {1000 * measured.wrong[kind] / max(1, measured.answers):6.2f}")
    return not over


def print_recall(question: Question, *, show: bool) -> bool:
    """How many of the written contradictions are found; whether that is enough."""
    rows = [line.split(" | ", 1) for line in WRONG.strip().splitlines()]
    kinds = {fact.key: fact.kind for fact in SHEET.facts}
    found: Counter[FactKind] = Counter()
    for key, answer in rows:
        hit = any(_is_hit(each, key) for each in claims_of(a_turn(question, answer)))
        found[kinds[key]] += hit
        if show and not hit:
            print(f"   missed {key}: {answer!r}")
    asked = Counter(kinds[key] for key, _ in rows)
    recall = 100 * sum(found.values()) / len(rows)
    parts = ", ".join(f"{kind.value} {found[kind]}/{asked[kind]}" for kind in asked)
    mark = "" if recall >= LEAST_RECALL else "  BELOW BUDGET"
    print(f"recall: {recall:.0f} % of {len(rows)} ({parts}), at least {LEAST_RECALL:.0f} %{mark}")
    return recall >= LEAST_RECALL


def _is_hit(claim: Claim, key: str) -> bool:
    return claim.fact_key == key and claim.verdict is Verdict.CONTRADICTS


def print_speed(question: Question, texts: Sequence[str]) -> bool:
    """The median time of the claims of 300 words; whether it is short enough."""
    words = " ".join(texts).split()
    times = []
    for start in range(0, min(len(words) - 300, 30_000), 300):
        turn = a_turn(question, " ".join(words[start : start + 300]))
        began = time.perf_counter()
        claims_of(turn)
        times.append(1000 * (time.perf_counter() - began))
    middle = statistics.median(times)
    mark = "" if middle <= SLOWEST else "  OVER BUDGET"
    print(f"claims of 300 words: median {middle:.1f} ms, n {len(times)} (budget {SLOWEST}){mark}")
    return middle <= SLOWEST


def main() -> int:
    """Print the figures; 1 when a budget is exceeded."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--show", action="store_true", help="print what fires and what is missed")
    options.add_argument("--questions", type=int, default=4, help="questions an utterance (4)")
    chosen: Mapping[str, int] = vars(options.parse_args())
    show, asked = bool(chosen["show"]), questions()
    neutral = replace(asked[0], text="Where do we stand?", short="", fact_keys=(), key_points=())
    speech = list(read_speech(SPEECH))
    if speech:
        dealt = deal(asked, speech, chosen["questions"])
        kept = print_measured("speech", measure(dealt, SHEET, show=show), MOST_WRONG)
        everyday = measure(deal((neutral,), speech, 1), EVERYDAY, show=show)
        kept = print_measured("everyday anchors", everyday, MOST_WRONG_EVERYDAY) and kept
    else:
        print(f"No transcripts in {SPEECH}; put them beside the checkout to measure speech.")
        kept = True
    bank = measure(swapped(asked), SHEET, show=show)
    kept = print_measured("the bank's answers to other questions", bank, MOST_WRONG_BANK) and kept
    kept = print_recall(neutral, show=show) and kept
    texts = speech or [sample_answer(each, RELEASE, KEYS) for each in BANK.prompts]
    return 0 if print_speed(asked[0], texts) and kept else 1


if __name__ == "__main__":
    sys.exit(main())
