"""Interviews with decisions on them, and what they teach."""

from dataclasses import replace
from functools import cache

from analysis.builders_analysis import the_codebook
from builders import a_transcript
from greenroom.analysis.pipeline import build_analyser, build_teacher
from greenroom.model.theme import Codebook, Enforcement, Stance, Theme
from greenroom.model.transcript import AUTO, Coding, CodingStatus

KIOSKS = Theme(
    "kiosks",
    "Kiosk hardware",
    "Whether the ticket kiosks in the stations take the new release.",
    3,
    Enforcement.CONDITIONAL,
)
KIOSK_TALK = (
    "The kiosk firmware in the northern stations still needs the older card reader driver.",
    "Two kiosks at the harbour refused the new firmware and showed only a blank screen.",
    "Our field crew swaps the card reader of every kiosk before the firmware goes out.",
    "If the kiosk firmware hangs, a traveller cannot buy a ticket until somebody restarts it.",
    "Half of the kiosks run firmware from last year because the card reader is discontinued.",
)
OTHER_TALK = (
    "We rehearsed the rollback on a copy of production and it took about four minutes.",
    "The pension office sends its letters on the first day of every second month.",
)


def a_decision(transcript, words, theme_id, status=CodingStatus.ACCEPTED, coder="analyst"):
    start = transcript.text.index(words)
    return Coding(
        f"{theme_id} {start}",
        transcript.id,
        theme_id,
        start,
        start + len(words),
        coder,
        status,
        Stance.RAISED,
    )


def rejected(transcript, words, theme_id):
    return a_decision(transcript, words, theme_id, CodingStatus.REJECTED, AUTO)


def an_interview(*answers):
    return a_transcript([("Marco Diaz", answer) for answer in answers])


@cache
def the_teacher(*, with_kiosks=False):
    return build_teacher(kiosk_codebook() if with_kiosks else the_codebook())


def kiosk_codebook() -> Codebook:
    shipped = the_codebook()
    return replace(shipped, themes=(*shipped.themes, KIOSKS))


def a_kiosk_lesson(count):
    """What that many confirmed examples of the new theme teach."""
    interview = an_interview(*KIOSK_TALK[:count], *OTHER_TALK)
    marks = [a_decision(interview, words, "kiosks") for words in KIOSK_TALK[:count]]
    teacher = the_teacher(with_kiosks=True)
    return teacher.lesson(list(teacher.examples(interview, marks)))


def marks_of(text, codebook, lesson):
    """Theme id -> mark of every sentence in `text`, read by what was taught."""
    analyser = build_analyser(codebook, the_codebook(), lesson)
    analysis = analyser.analyse(an_interview(text))
    return {mark.theme_id: mark for each in analysis.sentences for mark in each.themes}
