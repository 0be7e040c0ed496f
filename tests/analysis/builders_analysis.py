"""The shipped analyser, and transcripts of plain lines."""

from functools import cache

from builders import a_transcript
from greenroom.analysis.pipeline import Analyser, build_analyser
from greenroom.coding.codebook import load_codebook
from greenroom.model.analysis import Analysis, Sentence
from greenroom.model.theme import Codebook
from greenroom.resources import resource


@cache
def the_codebook() -> Codebook:
    return load_codebook(resource("codebook.yaml"))


@cache
def the_analyser() -> Analyser:
    return build_analyser(the_codebook())


def analysed(*answers: str, speaker: str = "Marco Diaz") -> Analysis:
    """What the shipped pipeline reads in these answers of one respondent."""
    return the_analyser().analyse(a_transcript([(speaker, answer) for answer in answers]))


def the_sentence(words: str) -> Sentence:
    """The only sentence of `words`."""
    (sentence,) = analysed(words).sentences
    return sentence


def themes_of(words: str) -> set[str]:
    return {mark.theme_id for each in analysed(words).sentences for mark in each.themes}


BAD_TEXTS = {
    "empty": "",
    "one word": "Fine",
    "only emoji": "🚀🚀 👩‍🚀 🙂",
    "only line breaks": "\r\n\n\x0b\u2028\r",
    "only addresses": "https://example.org/a?b=c#d " * 40,
    "mixed languages": "Wir testen the rollback, но никто не знает 為什麼. " * 20,
    "control characters": "\x00\x01\x1b[31m\x7f\x85 ok \x00",
    "lone surrogates": "\ud800 We tested \udfff the rollback \ud83d.",
    "marks": "?!?!... --- *** \u200b\u200d\ufe0f",
    "one long word": "ay" * 50_000,
    "dots": "." * 50_000,
    "digits": "1,1." * 20_000,
    "right to left": "\u202eתבדק.\u202c rollback",
}
"""Text that is hardly text, by what is wrong with it."""
