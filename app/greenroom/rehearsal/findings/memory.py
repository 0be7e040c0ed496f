"""What a turn shows, when what the turns before it said about the facts is known already.

Reading an answer for its facts is the dearest part of all; a rehearsal of sixteen questions would
do it a hundred times over if every turn read all the turns before it again.
"""

from collections.abc import Iterable
from dataclasses import replace

from greenroom.model.ledger import Claim, Verdict
from greenroom.model.rehearsal import Brief, FindingKind, Turn
from greenroom.rehearsal.findings.turn_findings import TurnFindings, findings_of_turn

_NOTHING_KNOWN = Brief()


def findings_knowing(
    turn: Turn,
    before: tuple[Turn, ...],
    said: Iterable[Claim] | None,
    *,
    rehearsal_id: str = "",
    off: frozenset[FindingKind] = frozenset(),
) -> TurnFindings:
    """The findings of a turn, the same as `findings_of_turn` gives.

    `said` are the claims of `before`, oldest first; None when they are not known, so that they
    have to be read.
    """
    if said is None:
        return findings_of_turn(turn, before, rehearsal_id=rehearsal_id, off=off)
    knowing = replace(turn, brief=_brief_with(turn.brief, said))
    # Without facts nothing is read for them; the words are still compared.
    heard = tuple(replace(each, brief=_NOTHING_KNOWN) for each in before)
    return findings_of_turn(knowing, heard, rehearsal_id=rehearsal_id, off=off)


def _brief_with(brief: Brief, said: Iterable[Claim]) -> Brief:
    """The brief that also knows what was said earlier in this rehearsal."""
    # Being right after having been wrong is learning between rehearsals and a change of mind
    # within one, so what is wrong here must not look like a lesson of an earlier day.
    here = (
        replace(claim, verdict=Verdict.NOT_CHECKED)
        if claim.verdict is Verdict.CONTRADICTS
        else claim
        for claim in said
    )
    return replace(brief, earlier=(*brief.earlier, *here))
