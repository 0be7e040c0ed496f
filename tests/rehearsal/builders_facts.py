"""A sheet of facts about an invented release, and one line to claim something about it."""

from collections.abc import Iterable

from greenroom.model.ledger import Claim
from greenroom.model.rehearsal import Brief, Exchange, FindingKind, Probe, Rehearsal, Turn
from greenroom.model.release import Fact, FactKind, FactStatus
from greenroom.rehearsal.facts.fact_lock import claims_of
from greenroom.rehearsal.facts.ledger import ledger
from rehearsal.builders_rehearsal import START, a_question

PEOPLE = ("Priya Nair", "Marco Diaz", "Ruth Adeyemi", "Will Grant", "Tomas Berg")
_LINES = """
rollback_minutes | duration | 4 | minutes | rollback; roll back; revert
rollback_owner | person | Priya Nair | | rollback; roll back
rollback_last_drill | date | 2026-05-12 | | rollback drill; last drill; drilled
rollback_deadline | text | 23:20 | | point of no return; rollback deadline
rollback_rate | percent | 3 | | rollback rate
error_threshold | percent | 1 | | error rate; error threshold
migration_minutes | duration | 90 | minutes | migration; migrate
availability | percent | 99.95 | | availability
tests_total | count | 412 | tests | tests ran; ran
tests_passed | count | 405 | tests | tests passed; passed
open_critical | count | 0 | | criticals; critical findings
open_high | count | 2 | | highs; high findings
expected_peak | count | 1234 | requests per second | expect; expected peak
affected_accounts | count | 1840 | accounts | affected; accounts
agents_trained | count | 38 | | trained
agents_total | count | 40 | | on shift
launch_date | date | 2026-05-23 | | launch; go live
freeze_date | date | 2026-05-11 | | freeze; froze
window_start | text | 22:00 on Saturday 23 May | | window opens; window starts
call_start | text | 12:00 UTC | | call starts
decision_owner | person | Ruth Adeyemi | | decides; decision; go or no-go
on_call | person | Marco Diaz | | on call
flag_name | text | routing-v2 | | flag
dependency | text | Larkspur Pay | | dependency; depend on
monitored | boolean | yes | | alarms tested
manual | boolean | no | | manual steps
notice_days | duration | 5 | days | notice
"""


def a_sheet() -> tuple[Fact, ...]:
    """Facts of every kind, with their anchors."""
    facts = []
    for line in _LINES.strip().splitlines():
        key, kind, value, unit, anchors = (part.strip() for part in line.split("|"))
        facts.append(
            Fact(
                key=key,
                label=key.replace("_", " "),
                kind=FactKind(kind),
                value=value,
                unit=unit,
                status=FactStatus.CONFIRMED,
                anchors=tuple(each.strip() for each in anchors.split(";")),
            )
        )
    return tuple(facts)


ASKED = "How long does a rollback take, and who decides?"
BRIEF = Brief(facts=a_sheet(), people=PEOPLE)


def a_claiming_turn(
    *answers: str | tuple[str, str],
    about: tuple[str, ...] = (),
    brief: Brief = BRIEF,
    text: str = ASKED,
) -> Turn:
    """A turn with those answers; a pair is (the fact a follow-up confronts with, the reply)."""
    exchanges = []
    for answer in answers:
        probed, words = answer if isinstance(answer, tuple) else ("", answer)
        probe = Probe(FindingKind.CONTRADICTION, "Which one?", "ten", probed) if probed else None
        exchanges.append(Exchange(probe, words, START))
    question = a_question(fact_keys=about, text=text, short=text)
    return Turn(question, START, tuple(exchanges), brief=brief)


def said(
    *answers: str | tuple[str, str], about: tuple[str, ...] = (), text: str = ASKED
) -> tuple[Claim, ...]:
    """What those answers claim."""
    return claims_of(a_claiming_turn(*answers, about=about, text=text))


def verdicts(answer: str, about: tuple[str, ...] = (), text: str = ASKED) -> dict[str, str]:
    """The verdict on each fact an answer speaks of, the last one counting."""
    claims = said(answer, about=about, text=text)
    return {claim.fact_key: claim.verdict.value for claim in claims}


def claims_in(rehearsals: Iterable[Rehearsal]) -> tuple[Claim, ...]:
    """Every claim of those rehearsals, oldest first."""
    return ledger(
        claim
        for rehearsal in rehearsals
        for turn in rehearsal.turns
        for claim in claims_of(turn, rehearsal_id=rehearsal.id)
    )
