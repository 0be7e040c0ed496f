"""Which beginnings of lines are speakers: `Ana Lee:` is, `Note:` and `One more thing:` are not.

One line cannot tell, so the whole file decides: a label must look like a name or a role, and
labels must recur or be how the file is built.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

LONGEST_LABEL = 60
"""No label is longer, in characters, with everything in brackets."""

_IN_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]$")
_NAME_WORD = re.compile(r"[^\W_](?:[\w'’+-]|(?<=\w)[.@/](?=\w))*\.?|[|/&+–-]")
_INSIDE_DOT = re.compile(r"\.\w")
# The small words inside names; any other small word makes a label of three words a sentence.
_SMALL_WORDS = "al and bin da de del den der di dos du el la le of und van von y zu"
_PARTICLES = frozenset(_SMALL_WORDS.split())

_SOUNDS = """
    applause break crosstalk inaudible intro jingle laughs laughter laughing music outro pause
    silence sponsor unintelligible
"""
NOT_SPEECH = frozenset(_SOUNDS.split())
"""Labels of what is heard but not said; their lines are left out."""

# Headings of notes, mails and post-mortems.
_HEADINGS = """
    abstract action actions agenda assumption assumptions attendees attachment background cause
    cc causes cons conclusion conclusions context contents cost date dates decision decisions
    deadline definition description detection document duration edit end environment example
    examples file from fix follow-up followup format fyi goal goals heading hint http https
    hypothesis id idea impact important input introduction issue issues item key language length
    link links location mailto meaning meeting method mitigation name next note notes objective
    option options output outcome overview owner owners page part participants place plan ps
    present problem problems project pros purpose questions re reason reasons recording ref
    reference references regards remark reminder result results risk risks scope section see
    severity solution source sources start status step steps subject summary takeaway takeaways
    task tasks team time timeline tip title tldr to todo topic topics total tools transcript
    type update updates url version warning when where which why
"""
# Words that open a sentence before a colon.
_OPENERS = """
    again also alternatively although always anyway basically because besides but consequently
    eventually finally first firstly fourth furthermore hello hence hey hi however instead last
    lastly later like look maybe meanwhile moreover never nevertheless no now obviously ok okay
    once or otherwise perhaps plus remember right second secondly similarly since so sometimes
    specifically still sure suppose that then there therefore third thirdly this though thus
    today typically usually well what yeah yep yes yet
"""
_HEADING_PHRASES = (
    "action item|action items|action point|action points|best regards|date/time|e.g|i.e"
    "|incident date|lesson learned|lessons learned|meeting date|next step|next steps"
    "|open question|open questions|p.s|release team|root cause|root causes"
    "|what went well|what went wrong"
)
_NEVER_SPEAKERS = NOT_SPEECH.union(_HEADINGS.split(), _OPENERS.split(), _HEADING_PHRASES.split("|"))

_ROLE = re.compile(
    r"(?:speaker|interviewer|interviewee|respondent|participant|host|guest|moderator|facilitator"
    r"|researcher|person|user|customer|expert|subject|unknown speaker|[qaphgsir])\s?#?\d{0,3}"
)


def fold(label: str) -> str:
    """The form in which two spellings of one label are equal."""
    return " ".join(label.casefold().split())


def is_role(label: str) -> bool:
    """Whether the label is a part people play in a talk, such as `Speaker 2`, `Host` or `Q`."""
    return _ROLE.fullmatch(fold(label)) is not None


def is_plausible(label: str) -> bool:
    """Whether the label alone could be a name or a role."""
    base = _IN_BRACKETS.sub("", label.strip())
    words = base.split()
    if not words or len(words) > 5 or len(label) > LONGEST_LABEL:
        return False
    if fold(base).rstrip(".") in _NEVER_SPEAKERS or not any(map(str.isalpha, base)):
        return False
    if not all(_NAME_WORD.fullmatch(word) for word in words):
        return False
    # Two small words may be a nickname (`danceratopz`, `speaker 1`); three are a sentence.
    return len(words) <= 2 or all(_is_name_word(word) for word in words)


def _is_name_word(word: str) -> bool:
    return not word[0].islower() or word in _PARTICLES


def _is_capitalised(label: str) -> bool:
    base = _IN_BRACKETS.sub("", label)
    return not base[:1].islower() and all(map(_is_name_word, base.split()))


def recognise(starts: Sequence[str], *, least_share: float = 0.3) -> Mapping[str, str]:
    """The labels that are speakers, from their folded form to the name to show.

    `starts` holds, for every block of the file in order, the label it begins with or an empty
    text. Labels are speakers when names and recurring labels begin nearly every block, when
    recurring ones begin at least `least_share` of the blocks, or when two of them recur three
    times. A label that stands once must then look like a name.
    """
    if not starts:
        return {}
    counts = Counter(fold(label) for label in starts if label and is_plausible(label))
    shown = _spellings(starts)
    recurring = {label: count for label, count in counts.items() if count > 1}
    named = {label for label in counts if _is_capitalised(shown[label]) or is_role(label)}
    if sum(counts[label] for label in named.union(recurring)) < 0.8 * len(starts):
        # Hard-wrapped talks have few labelled lines, notes with `Pros:` and `Cons:` fewer still.
        share = sum(recurring.values()) / len(starts)
        often = sum(count >= 3 for count in recurring.values())
        if share < least_share and (often < 2 or share < 0.05):
            return {}
    everything = counts.total() / len(starts)
    return {
        label: shown[label]
        for label in counts
        if label in recurring or _may_stand_once(shown[label], everything)
    }


def _may_stand_once(label: str, share: float) -> bool:
    # Where nearly everything has a speaker, someone who speaks once is one of them.
    if share >= 0.9 or is_role(label):
        return True
    base = _IN_BRACKETS.sub("", label)
    if not _is_capitalised(label) or _INSIDE_DOT.search(base):
        return False
    return len(base.split()) > 1 or share >= 0.6


def _spellings(labels: Iterable[str]) -> dict[str, str]:
    # Most common spelling first, so that one `HOST` does not rename every `Host`.
    counts = Counter(" ".join(label.split()) for label in labels if label)
    shown: dict[str, str] = {}
    for label, _ in counts.most_common():
        shown.setdefault(fold(label), label)
    return shown
