"""`greenroom demo`: the whole way of the data once, printed as it happens."""

import argparse

from greenroom.cli.console import say, say_json, say_wrapped, show_progress
from greenroom.cli.figures import richness_words, sentiment_words
from greenroom.cli.readiness import show_assessment
from greenroom.cli.rehearse import show_question
from greenroom.model.rehearsal import RehearsalState
from greenroom.services.demonstration import Demonstration, demonstrate
from greenroom.services.samples import unwatched
from greenroom.services.sitting import Sitting


def run(words: argparse.Namespace) -> int:
    """Exit code 0 after the documents are written."""
    watch = unwatched if words.json else _watch
    demonstration = demonstrate(words.out, show_progress, watch)
    if words.json:
        say_json(_summary(demonstration))
        return 0
    _show(demonstration)
    return 0


def _show(demonstration: Demonstration) -> None:
    reading = demonstration.reading
    say()
    say(f"Release     {demonstration.release.title}")
    say(f"NSS         {sentiment_words(reading.interviews)}")
    say(f"            from {reading.interview_count} stakeholder interviews")
    say(f"Practice    {sentiment_words(reading.rehearsals)} (rehearsal, not evidence)")
    say(f"Richness    {richness_words(reading.richness)}")
    say()
    show_assessment(demonstration.assessment)
    say()
    for record in demonstration.files:
        say(f"{record.format:<5} {record.path}")


def _watch(sitting: Sitting) -> None:
    """Print what was said since the last step."""
    rehearsal = sitting.rehearsal
    if rehearsal.state is RehearsalState.ASKED:
        show_question(sitting)
    elif rehearsal.state in (RehearsalState.ANSWERED, RehearsalState.PROBED):
        turn = rehearsal.turns[-1]
        say_wrapped(f"“{turn.exchanges[-1].answer}”", indent="    ")
        if turn.open_probe is not None:
            say_wrapped(f"{turn.question.persona_name}: {turn.open_probe.text}", indent="  ↳ ")
    else:
        say(f"\nThe rehearsal is over: {rehearsal.answered} questions answered.")


def _summary(demonstration: Demonstration) -> dict[str, object]:
    reading = demonstration.reading
    return {
        "release": demonstration.release.title,
        "sentiment": reading.interviews,
        "rehearsal_sentiment": reading.rehearsals,
        "richness": reading.richness,
        "assessment": demonstration.assessment,
        "files": demonstration.files,
    }
