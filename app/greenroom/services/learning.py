"""What a workspace has learned from decisions: see it, switch it off, forget it, use it."""

from dataclasses import dataclass

from greenroom.analysis.learned_stance import StanceLesson
from greenroom.analysis.learning import FEWEST_EXAMPLES, ThemeLesson
from greenroom.model.progress import Progress, no_progress
from greenroom.model.theme import Stance
from greenroom.services.analyses import analyse_transcript
from greenroom.services.workspace import LEARNING_OFF, Workspace
from greenroom.store import analyses, lessons
from greenroom.store.settings import load_setting, save_setting


@dataclass(frozen=True, slots=True)
class LearnedTheme:
    """What the decisions on one theme changed, with its name.

    `missing` is how many confirmed examples a theme of one's own still needs.
    """

    name: str
    accepted: int
    rejected: int
    more: tuple[str, ...]
    less: tuple[str, ...]
    is_new: bool = False
    missing: int = 0


@dataclass(frozen=True, slots=True)
class LearnedStance:
    """What corrected stances changed for one stance.

    `accepted` counts the sentences that people gave this stance, `rejected` those that were
    read so and that people gave another.
    """

    stance: Stance
    accepted: int
    rejected: int
    more: tuple[str, ...]
    less: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Learned:
    """What the workspace's own model stands on.

    `decisions` were learned from, or would be if learning were on; `forgotten` are kept and
    not learned from; `outdated` counts transcripts that were read by other rules than today's.
    `stances` is empty while nobody has corrected any.
    """

    on: bool
    decisions: int
    forgotten: int
    outdated: int
    themes: tuple[LearnedTheme, ...]
    stances: tuple[LearnedStance, ...] = ()


def count_decisions(workspace: Workspace) -> int | None:
    """How many decisions are learned from; None while learning is off. Quick at any size."""
    if load_setting(workspace.database, LEARNING_OFF):
        return None
    return lessons.count_teaching(workspace.database)


def read_learned(workspace: Workspace) -> Learned:
    """What was learned so far and from how much; takes a moment after a decision."""
    lesson = workspace.lesson
    names = {theme.id: theme.name for theme in workspace.codebook.themes}
    return Learned(
        on=not load_setting(workspace.database, LEARNING_OFF),
        decisions=lessons.count_teaching(workspace.database),
        forgotten=lessons.count_forgotten(workspace.database),
        outdated=len(_outdated(workspace)),
        themes=(
            *(_named(each, names[each.theme_id]) for each in _most_first(lesson.themes)),
            *(
                LearnedTheme(names[key], count, 0, (), (), True, FEWEST_EXAMPLES - count)
                for key, count in lesson.waiting.items()
            ),
        ),
        stances=tuple(map(_as_told, lesson.stances)),
    )


def switch_learning(workspace: Workspace, *, on: bool) -> None:
    """Let the workspace learn from its decisions, or suggest as the program was shipped."""
    save_setting(workspace.database, LEARNING_OFF, "" if on else "yes")
    workspace.forget_lesson()


def forget_decisions(workspace: Workspace) -> tuple[str, ...]:
    """Learn from none of the decisions taken so far; the decisions themselves stay.

    The ids that come back undo it with `remember_decisions`.
    """
    forgotten = lessons.forget_codings(workspace.database)
    workspace.forget_lesson()
    return forgotten


def remember_decisions(workspace: Workspace, coding_ids: tuple[str, ...]) -> None:
    """Learn from those decisions again."""
    lessons.remember_codings(workspace.database, coding_ids)
    workspace.forget_lesson()


def suggest_again(workspace: Workspace, progress: Progress = no_progress) -> int:
    """How many transcripts were read by other rules than today's and are read again now.

    What a person has decided stays; open suggestions are made anew.
    """
    outdated = _outdated(workspace)
    for number, transcript_id in enumerate(outdated):
        progress(number, len(outdated), "Reading transcripts again")
        analyse_transcript(workspace, transcript_id)
    progress(len(outdated), len(outdated), "")
    return len(outdated)


def _outdated(workspace: Workspace) -> tuple[str, ...]:
    today = workspace.analyser.name
    stored = analyses.list_sentiments(workspace.database)
    return tuple(each.transcript_id for each in stored if each.pipeline != today)


def _most_first(found: tuple[ThemeLesson, ...]) -> list[ThemeLesson]:
    return sorted(found, key=lambda each: -each.accepted - each.rejected)


def _named(lesson: ThemeLesson, name: str) -> LearnedTheme:
    return LearnedTheme(
        name, lesson.accepted, lesson.rejected, lesson.more, lesson.less, lesson.is_new
    )


def _as_told(lesson: StanceLesson) -> LearnedStance:
    return LearnedStance(lesson.stance, lesson.said, lesson.corrected, lesson.more, lesson.less)
