"""Why this question is asked now, in one short sentence and the prompt's own words."""

from collections.abc import Iterator
from re import Match

from greenroom.model.prompt import Prompt
from greenroom.model.theme import Enforcement
from greenroom.prompts.missing import describe, inside_sentence
from greenroom.prompts.render import PLACEHOLDER
from greenroom.prompts.setting import Candidate, Setting, missing_facts, shaky_facts

# A session rarely asks about one theme more than twice; eight is plenty before “Another”.
_COUNTING = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth")
# Below these shares the words would promise more than the figures hold.
_OFTEN_WEAK = 0.5
_CLEARLY_DUE = 0.5
# Everything there is to say would be longer than the question itself.
_MOST_NOTES = 3


def reason(candidate: Candidate, setting: Setting, lead: str = "") -> str:
    """Why the candidate is asked now. `lead` says who wanted it, empty when the choice did.

    A cautionary tale of the prompt follows at the end.
    """
    prompt, theme = candidate.prompt, candidate.theme
    before = sum(question.theme_id == theme.id for question in setting.asked)
    place = _COUNTING[before] if before < len(_COUNTING) else "Another"
    place = f"{lead}: {place.lower()}" if lead else place
    gate = ", a blocking gate" if theme.enforcement is Enforcement.BLOCKING else ""
    notes = tuple(_notes(candidate, setting))[:_MOST_NOTES]
    chosen = "; ".join((f"{place} question on {inside_sentence(theme.name)}{gate}", *notes))
    told = f" {with_gaps(prompt.incident, setting)}" if prompt.incident else ""
    return f"{chosen}. {prompt.why}{told}"


def times_asked(prompt: Prompt, setting: Setting) -> int:
    """How many real boards are known to have asked the prompt."""
    # The bank and the debriefs may count the same boards, so they are not added up.
    return max(prompt.came_up, setting.history.came_up.get(prompt.id, 0))


def with_gaps(text: str, setting: Setting) -> str:
    """The text with the release's facts; a gap names what is missing."""

    def fill(match: Match[str]) -> str:
        """The value of one placeholder, or its label in brackets."""
        key = match[1]
        known = setting.facts.get(key)
        return known or f"[{describe(key, setting.release, setting.fact_keys).label}]"

    return PLACEHOLDER.sub(fill, text)


def _notes(candidate: Candidate, setting: Setting) -> Iterator[str]:
    """What speaks for the candidate besides its place, the most telling first."""
    prompt, history = candidate.prompt, setting.history
    boards = times_asked(prompt, setting)
    if boards:
        asked_by = "a real board" if boards == 1 else f"{boards} real boards"
        yield f"asked by {asked_by} before"
    if history.weakness.get(prompt.theme, 0) >= _OFTEN_WEAK:
        mean = history.means.get(prompt.theme)
        yield "weak lately" + (f" ({mean:.0f} of 100 on average)" if mean is not None else "")
    fact = _fact_note(prompt, setting)
    if fact:
        yield fact
    if history.due.get(prompt.id, 0) >= _CLEARLY_DUE:
        yield "its card is due"


def _fact_note(prompt: Prompt, setting: Setting) -> str:
    # A value that is missing altogether says more than one that is only estimated.
    keys = (*missing_facts(prompt, setting.facts), *shaky_facts(prompt, setting.shaky))
    if not keys:
        return ""
    label = inside_sentence(describe(keys[0], setting.release, setting.fact_keys).label)
    if keys[0] in setting.facts:
        return f"the fact sheet calls the {label} an estimate"
    return f"the fact sheet has no value for the {label}"
