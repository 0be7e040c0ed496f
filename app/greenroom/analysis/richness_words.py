"""The words and patterns that richness counts; plain English, written for release interviews."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_STOP_WORDS = """
a about above after again against all also am an and any are as at be because been before being
below between both but by can could did do does doing down during each few for from further had
has have having he her here hers herself him himself his how i if in into is it its itself me
more most my myself no nor not now of off on once only or other our ours ourselves out over own
same she should so some such than that the their theirs them themselves then there these they
this those through to too under until up us very was we were what when where which while who
whom why will with would you your yours yourself i'm i've i'd i'll you're you've you'd you'll
he's she's it's we're we've we'd we'll they're they've they'd they'll that's there's what's
who's isn't aren't wasn't weren't don't doesn't didn't haven't hasn't hadn't won't wouldn't
can't couldn't shouldn't let's
"""
_FILLERS = """
yeah yes okay ok well like just really know think mean gonna kind sort thing things stuff
actually basically right oh um uh got get going lot maybe probably perhaps guess something
somehow someone somewhere whatever
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())
FILLERS = frozenset(_FILLERS.split())

# The numbers that people spell out are as specific as "v2.3.1", "4 ms" and "98%".
_NUMBER_WORDS = """
two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty
ninety hundred thousand million percent half twice
"""
_DATE_WORDS = """
monday tuesday wednesday thursday friday saturday sunday january february march april june july
august september october november december today tomorrow yesterday tonight
"""
NUMBER_WORDS = frozenset(_NUMBER_WORDS.split())
DATE_WORDS = frozenset(_DATE_WORDS.split())
DIGIT = re.compile(r"\d")
FIGURE = re.compile(r"(?<![\w.])[vq]?\d[\d,.:]*(?:%|ms|[sxkm]|gb|mb)?\b", re.IGNORECASE)
DATE_PHRASE = re.compile(
    r"\b(?:next|last|this) (?:week|month|quarter|sprint|release)\b", re.IGNORECASE
)
DATE_OPENINGS = frozenset(("next", "last", "this"))
DATE_ENDINGS = ("week", "month", "quarter", "sprint", "release")
# A capital after a small letter or a comma: a name, not the start of a sentence.
NAME = re.compile(r"[A-Z](?<=[a-z,;:] .)[A-Za-z0-9]+")


@dataclass(frozen=True, slots=True)
class _Facet:
    """One thing a full answer touches on: by words, by beginnings of words, or by phrases.

    No phrase stands in a text without a word that begins like one of its `hints`.
    """

    words: frozenset[str] = frozenset()
    beginnings: tuple[str, ...] = ()
    phrases: re.Pattern[str] | None = None
    hints: tuple[str, ...] = ()


def facets_of(word: str) -> frozenset[int]:
    """The numbers of the facets that a lower-case word touches.

    Below 0 are those that it may touch in a phrase.
    """
    found = set()
    for number, facet in enumerate(_FACETS, start=1):
        if word in facet.words or word.startswith(facet.beginnings):
            found.add(number)
        elif facet.phrases is not None and (word.startswith(facet.hints) or not word.isascii()):
            found.add(-number)
    return frozenset(found)


def touched_facets(
    text: str, different: Iterable[str], facets: Mapping[str, frozenset[int]]
) -> frozenset[int]:
    """The numbers of the facets that a text with those `different` lower-case words touches on.

    `facets` remembers `facets_of`.
    """
    # Most words touch nothing, and all nothings are equal.
    found = frozenset().union(*frozenset(map(facets.__getitem__, different)))
    touched = {number for number in found if number > 0}
    for number in found:
        possible = number < 0 and -number not in touched
        phrases = _FACETS[-number - 1].phrases if possible else None
        if phrases is not None and phrases.search(text) is not None:
            touched.add(-number)
    return frozenset(touched)


def _facet(words: str = "", beginnings: str = "", phrases: str = "", hints: str = "") -> _Facet:
    singular = words.split()
    return _Facet(
        frozenset((*singular, *(f"{word}s" for word in singular))),
        tuple(beginnings.split()),
        re.compile(rf"\b(?:{phrases})\b", re.IGNORECASE) if phrases else None,
        tuple(hints.split()),
    )


_FACETS = (
    _facet(
        beginnings="risk fail block break broke bug incident outage issue problem wrong concern"
        " worr"
    ),
    _facet(
        beginnings="rollback revert mitigat fix patch workaround fallback flag canary retry backup",
        phrases="roll(?:ed)? back",
        hints="back",
    ),
    _facet(
        "owner owned responsible team accountable lead manager",
        phrases="i own|on[- ]call|my job",
        hints="own call job",
    ),
    _facet("before after until when deadline window date week day month hour minute"),
    _facet(
        "because measured metric dashboard log test tested data number percent coverage latency",
        phrases="error rate|for example|for instance|such as",
        hints="rate example instance such",
    ),
    _facet("customer user client people support account revenue business stakeholder downtime"),
)
FACETS = len(_FACETS)
"""How many things a full answer touches on: risk, mitigation, owner, timing, evidence, impact."""
