"""The words and patterns that richness counts; plain English, written for release interviews."""

import re
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
# A capital after a small letter or a comma: a name, not the start of a sentence.
NAME = re.compile(r"[A-Z](?<=[a-z,;:] .)[A-Za-z0-9]+")


@dataclass(frozen=True, slots=True)
class Facet:
    """One thing a full answer touches on: by words, by beginnings of words, or by phrases."""

    words: frozenset[str] = frozenset()
    beginnings: tuple[str, ...] = ()
    phrases: re.Pattern[str] | None = None


def touches(facet: Facet, different: frozenset[str], text: str) -> bool:
    """Whether a text with those `different` lower-case words touches on a facet."""
    if not facet.words.isdisjoint(different):
        return True
    if facet.beginnings and any(word.startswith(facet.beginnings) for word in different):
        return True
    return facet.phrases is not None and facet.phrases.search(text) is not None


def _facet(words: str = "", beginnings: str = "", phrases: str = "") -> Facet:
    singular = words.split()
    return Facet(
        frozenset((*singular, *(f"{word}s" for word in singular))),
        tuple(beginnings.split()),
        re.compile(rf"\b(?:{phrases})\b", re.IGNORECASE) if phrases else None,
    )


FACETS = (
    _facet(
        beginnings="risk fail block break broke bug incident outage issue problem wrong concern"
        " worr"
    ),
    _facet(
        beginnings="rollback revert mitigat fix patch workaround fallback flag canary retry backup",
        phrases="roll(?:ed)? back",
    ),
    _facet(
        "owner owned responsible team accountable lead manager", phrases="i own|on[- ]call|my job"
    ),
    _facet("before after until when deadline window date week day month hour minute"),
    _facet(
        "because measured metric dashboard log test tested data number percent coverage latency",
        phrases="error rate|for example|for instance|such as",
    ),
    _facet("customer user client people support account revenue business stakeholder downtime"),
)
"""What a full answer touches on: risk, mitigation, owner, timing, evidence, impact."""
