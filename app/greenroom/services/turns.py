"""One turn of a rehearsal: ask, answer, get help, take it away, try again, disagree.

Every step is stored before it counts. A murder board helps nobody: there is no hint, no sample
answer, no second try and no feedback before its end.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from greenroom.errors import InputError, RehearsalError
from greenroom.model.event import (
    Answered,
    Asked,
    Briefed,
    Clarified,
    Disputed,
    Ended,
    Hinted,
    Probed,
    Rated,
    Retried,
    Revealed,
    Skipped,
    TakenAway,
)
from greenroom.model.prompt import Prompt
from greenroom.model.rehearsal import (
    Dispute,
    Finding,
    Mode,
    Pressure,
    Promise,
    Question,
    RehearsalState,
    SlotReading,
    Turn,
)
from greenroom.prompts.choose import choose_question, question_for
from greenroom.prompts.facts import say_moment
from greenroom.rehearsal.hearing.slots import read_slots
from greenroom.rehearsal.probing.probes import choose_probe
from greenroom.rehearsal.scoring.comparison import Comparison, compare
from greenroom.rehearsal.scoring.feedback import Feedback, feedback
from greenroom.services.briefing import refreshed
from greenroom.services.experience import history_of
from greenroom.services.minutes import keep_minutes
from greenroom.services.sitting import Sitting, record
from greenroom.services.workspace import Workspace
from greenroom.store import rehearsals, releases


def ask_next(workspace: Workspace, sitting: Sitting) -> Sitting:
    """The sitting with its next question asked, or ended when nothing is left to ask.

    In the hot seat nothing is asked here while questions remain: a colleague picks one with
    `ask_prompt`.
    """
    sitting = _brief_again(workspace, sitting)
    rehearsal = sitting.rehearsal
    asked = tuple(turn.question for turn in rehearsal.turns)
    if len(asked) >= rehearsal.plan.length:
        return end_rehearsal(workspace, sitting)
    if rehearsal.plan.mode is Mode.HOT_SEAT:
        return sitting
    question = choose_question(
        workspace.bank,
        rehearsal.plan,
        sitting.release,
        workspace.codebook,
        asked,
        fact_keys=workspace.fact_keys,
        history=history_of(workspace, sitting),
    )
    if question is None:
        return end_rehearsal(workspace, sitting)
    return record(workspace, sitting, Asked(workspace.clock(), question))


def ask_prompt(
    workspace: Workspace, sitting: Sitting, prompt_id: str, persona_id: str = ""
) -> Sitting:
    """The sitting with that prompt asked, by that persona or the first of the panel who may.

    Raises InputError when there is no such prompt.
    """
    sitting = _brief_again(workspace, sitting)
    question = picked(workspace, sitting, prompt_id, persona_id)
    return record(workspace, sitting, Asked(workspace.clock(), question))


def picked(
    workspace: Workspace, sitting: Sitting, prompt_id: str, persona_id: str = ""
) -> Question:
    """That prompt as the question it would be now; InputError when there is no such prompt."""
    rehearsal = sitting.rehearsal
    return question_for(
        workspace.bank,
        prompt_id,
        persona_id,
        sitting.release,
        workspace.codebook,
        asked=tuple(turn.question for turn in rehearsal.turns),
        fact_keys=workspace.fact_keys,
        history=history_of(workspace, sitting),
    )


def offered_prompts(workspace: Workspace, sitting: Sitting) -> tuple[Prompt, ...]:
    """What a colleague in the hot seat may ask: the panel's prompts not asked yet."""
    done = {turn.question.prompt_id for turn in sitting.rehearsal.turns}
    panel = set(sitting.rehearsal.plan.personas)
    return tuple(
        prompt
        for prompt in workspace.bank.prompts
        if prompt.id not in done and panel.intersection(prompt.personas)
    )


def answer_question(
    workspace: Workspace, sitting: Sitting, text: str, *, cut_off: bool = False
) -> Sitting:
    """The sitting after an answer, durable on disk, with a probe open if the answer is weak.

    `cut_off` says that a murder board interrupted the answer. Raises RehearsalError when no
    question waits for an answer, or the text is empty.
    """
    answered = record(workspace, sitting, Answered(workspace.clock(), text, cut_off))
    return probe_if_weak(workspace, answered)


def probe_if_weak(workspace: Workspace, sitting: Sitting) -> Sitting:
    """The sitting with a follow-up open, when the newest answer calls for one."""
    rehearsal = sitting.rehearsal
    if rehearsal.state is not RehearsalState.ANSWERED:
        return sitting
    probe = choose_probe(
        rehearsal.turns[-1],
        rehearsal.plan.pressure,
        rehearsal.turns[:-1],
        rehearsal_id=rehearsal.id,
        off=sitting.off,
    )
    if probe is None:
        return sitting
    return record(workspace, sitting, Probed(workspace.clock(), probe))


def skip_question(workspace: Workspace, sitting: Sitting) -> Sitting:
    """The sitting after passing on the question, or on the open probe."""
    return record(workspace, sitting, Skipped(workspace.clock()))


def show_hint(workspace: Workspace, sitting: Sitting) -> Sitting:
    """The sitting with the hint on the question looked at; its card is graded lower for it."""
    _refuse_help(sitting, "give hints")
    if sitting.rehearsal.turns and sitting.rehearsal.turns[-1].hinted:
        return sitting
    return record(workspace, sitting, Hinted(workspace.clock()))


def clarify_question(workspace: Workspace, sitting: Sitting) -> Sitting:
    """The sitting with “what do you mean?” asked, which costs nothing at any pressure."""
    if sitting.rehearsal.turns and sitting.rehearsal.turns[-1].clarified:
        return sitting
    return record(workspace, sitting, Clarified(workspace.clock()))


def reveal_answer(workspace: Workspace, sitting: Sitting) -> Sitting:
    """The sitting with the turn given up and its sample answer shown."""
    _refuse_help(sitting, "show sample answers")
    return record(workspace, sitting, Revealed(workspace.clock()))


def take_away(workspace: Workspace, sitting: Sitting, owner: str, due: datetime) -> Sitting:
    """The sitting with the answer promised: who brings it, and by when.

    That is an honest answer and becomes an open action. Raises InputError without an owner or
    for a moment that is over.
    """
    name = " ".join(owner.split())
    if not name:
        raise InputError("Nobody was named.", "Say who brings the answer.")
    if due <= workspace.clock():
        raise InputError(
            f"{say_moment(due)} is over.", "Choose a day and an hour that are still to come."
        )
    text = f"I don't have that with me. {name} brings it by {say_moment(due)}."
    promise = Promise(owner=name, due=due, text=text)
    taken = record(workspace, sitting, TakenAway(workspace.clock(), promise))
    # The promise stands in the place of what was being typed.
    rehearsals.clear_draft(workspace.database, taken.rehearsal.id)
    return taken


def rate_answer(workspace: Workspace, sitting: Sitting, rating: int) -> Sitting:
    """The sitting with the presenter's own rating (0 to 100) of the newest answer."""
    return record(workspace, sitting, Rated(workspace.clock(), rating))


def dispute_finding(
    workspace: Workspace, sitting: Sitting, turn: int, finding: Finding, reason: str
) -> Sitting:
    """The sitting with a finding on turn number `turn` (from 0) not accepted.

    It costs no points from here on, and exports count it. Raises InputError without a reason.
    """
    why = " ".join(reason.split())
    if not why:
        raise InputError("A disagreement needs a reason.", "Say in a few words what is wrong.")
    dispute = Dispute(finding.kind, finding.quote, why, finding.label)
    return record(workspace, sitting, Disputed(workspace.clock(), turn, dispute))


def retry_question(workspace: Workspace, sitting: Sitting) -> Sitting:
    """The sitting with the same question open once more; the answer so far is set aside."""
    _refuse_help(sitting, "give second tries")
    return record(workspace, sitting, Retried(workspace.clock()))


def end_rehearsal(workspace: Workspace, sitting: Sitting) -> Sitting:
    """The sitting, ended; what was answered is now a transcript of the release."""
    ended = record(workspace, sitting, Ended(workspace.clock()))
    keep_minutes(workspace, ended)
    return ended


def read_answer(sitting: Sitting, text: str) -> tuple[SlotReading, ...]:
    """Which of the slots the present question needs are filled by what is typed so far."""
    turn = sitting.rehearsal.turns[-1]
    said = "\n".join(part for part in (turn.answer, text) if part)
    return read_slots(said, turn.question.needs, turn.brief)


def explain_answer(sitting: Sitting, number: int = -1) -> Feedback:
    """What the answer of that turn shows, with its bill; the newest turn unless named."""
    turns = sitting.rehearsal.turns
    turn = turns[number]
    return feedback(turn, _before(turns, turn), rehearsal_id=sitting.rehearsal.id, off=sitting.off)


def compare_attempts(sitting: Sitting, number: int = -1) -> Comparison | None:
    """The newest answer of a turn beside the one before it; None after a single attempt."""
    turns = sitting.rehearsal.turns
    turn = turns[number]
    return compare(turn, _before(turns, turn), rehearsal_id=sitting.rehearsal.id, off=sitting.off)


def _before(turns: Sequence[Turn], turn: Turn) -> tuple[Turn, ...]:
    return tuple(turns[: turns.index(turn)])


def _brief_again(workspace: Workspace, sitting: Sitting) -> Sitting:
    """Tell the panel when the fact sheet changed since it was last told."""
    release = releases.load_release(workspace.database, sitting.release.id)
    sitting = replace(sitting, release=release)
    brief = refreshed(workspace, sitting.rehearsal.brief, release)
    if brief == sitting.rehearsal.brief:
        return sitting
    return record(workspace, sitting, Briefed(workspace.clock(), brief))


def _refuse_help(sitting: Sitting, what: str) -> None:
    if sitting.rehearsal.plan.pressure is Pressure.MURDER_BOARD:
        raise RehearsalError(
            f"A murder board does not {what}.",
            "Answer as well as you can, take it away with an owner and a day, or pass.",
        )
