"""The words and patterns that richness counts; plain English, written for release interviews."""

import re

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

# "v2.3.1", "4 ms" and "98%" are specific, and so are the numbers people spell out.
NUMBER = re.compile(
    r"(?<![\w.])v?\d[\d,.:]*(?:%|ms|s|x|k|m|gb|mb)?\b"
    r"|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty"
    r"|forty|fifty|sixty|ninety|hundred|thousand|million|percent|half|twice)\b",
    re.IGNORECASE,
)
DATE = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july"
    r"|august|september|october|november|december|today|tomorrow|yesterday|tonight"
    r"|(?:next|last|this) (?:week|month|quarter|sprint|release)|q[1-4])\b",
    re.IGNORECASE,
)
# A capital after a small letter or a comma: a name, not the start of a sentence.
NAME = re.compile(r"(?<=[a-z,;:] )[A-Z][A-Za-z0-9]+")

_RISK = r"\b(?:risk|fail|block|break|broke|bug|incident|outage|issue|problem|wrong|concern|worr)"
_MITIGATION = (
    r"\b(?:rollback|roll(?:ed)? back|revert|mitigat|fix|patch|workaround|fallback|flag|canary"
    r"|retry|backup)"
)
_OWNER = r"\b(?:i own|owner|owned|responsible|on[- ]call|team|my job|accountable|lead|manager)\b"
_TIMING = r"\b(?:before|after|until|when|deadline|window|date|week|day|month|hour|minute)s?\b"
_EVIDENCE = (
    r"\b(?:because|measured|metric|dashboard|logs?|test|tested|data|number|percent|coverage"
    r"|latency|error rate|for example|for instance|such as)\b"
)
_IMPACT = (
    r"\b(?:customer|user|client|people|support|account|revenue|business|stakeholder"
    r"|downtime)s?\b"
)
FACETS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (_RISK, _MITIGATION, _OWNER, _TIMING, _EVIDENCE, _IMPACT)
)
"""What a full answer touches on: risk, mitigation, owner, timing, evidence, impact."""
