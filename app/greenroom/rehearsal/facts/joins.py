"""How a value in an answer is joined to the words around it.

A value is a fact's when nothing but joining words stands between it and the fact's anchor, or when
it stands alone as a reply. Words that are not known part the two.
"""

import re
from collections.abc import Sequence

from greenroom.model.release import FactKind
from greenroom.rehearsal.facts.joining_words import COURTESIES, HARMLESS, LINKS
from greenroom.rehearsal.facts.passages import REACH, Mention, Passage
from greenroom.rehearsal.facts.quantities import Measure
from greenroom.rehearsal.facts.targets import Target, Topic
from greenroom.rehearsal.hearing.clauses import Span
from greenroom.rehearsal.hearing.word_lists import word_set

_BREAKS = word_set("and or per no more less than up down")
_GAP = LINKS - _BREAKS | word_set("than up")
_AFTER_TIME_OF = word_set(
    "to for of the a an our full whole complete do run execute perform until is are was were have"
    " has been"
)
_GAPS_AFTER = {
    **dict.fromkeys(Topic, _AFTER_TIME_OF),
    Topic.MOMENT: _AFTER_TIME_OF | word_set("we was is were last when at on"),
}
_BEFORE_ANCHOR = LINKS | word_set(
    "and but or because as also any my every full real actual main if when give gives gave",
)
_DETERMINERS = word_set("a an the our my this these those any every each full real actual whole")
# After these the anchor is not what the clause is about, unless nothing else is.
_HINGES = word_set(
    "that which who to of for on at in with from into about before after during until without by"
)
_ACTORS = word_set("we i they we've have")
_MARKS = frozenset(":-–—")
_HAVING = word_set("have has had we've i've got leave leaves left give gives spare")
_LISTING = word_set("and but or plus because so")
_OBJECTS = word_set(
    "release change deployment version everything it all this that system service product feature",
    "whole thing code build completely fully entirely safely again now today here once",
)
_AFTER = word_set(
    "at and or end flat total altogether overall tops now today currently as according including",
    "with because so which that measured confirmed again tonight only is was are were but in on",
    "for of to from by when if once end-to-end exactly then right right now all passed until",
    "complete completed done yes worst depending through across have has had then we it i left",
    "open remaining outstanding still log report",
)
_LOOKS_FURTHER = word_set("for of in on at to with from by across until through")
_TELLING = word_set(
    "takes take took taking taken need needs needed is are it's that's was were be lasts last",
    "lasted runs ran finishes finished done completes have has had stands there's will would",
)
# "We have ten minutes" tells what there is, not what is needed.
_TAKING = word_set(
    "takes take took taking taken need needs needed is it's that's was be lasts last lasted runs "
    "ran finishes finished done completes"
)
_NOT_US = word_set("you they i'm he she they're")
_DECIDING = word_set("decides decide owns calls it makes the call runs")
_EXCUSES = word_set(
    "sorry no i mean meant rather actually wait correction make that it is it's takes took needs "
    "only just well not but or about pardon oh should be was say to be exact"
)
_SORRY = word_set("sorry no mean meant rather actually wait correction pardon")
_IDIOMS = word_set("one") | {"one sec", "one second", "a minute", "one minute", "a hundred percent"}
_NEW_THOUGHT = word_set("and or but so because which when if once after as")
_SKIPPED = _LOOKS_FURTHER | word_set("the a an our this that is are was were it we")
_FITTING = HARMLESS | _OBJECTS | _AFTER | _NEW_THOUGHT
_LONGEST_GAP = 8
_LONGEST_LEAD = 10
_TRIGGER = re.compile(
    r"(?<!\w)(?:if|when|once|as\ssoon\sas|the\smoment|at\swhich|until|stops?|aborts?|halts?|halted|"
    r"pulls?|triggers?|thresholds?|limit|roll(?:s|ed|ing)?\s?(?:it\s)?back|rollback|kill)(?!\w)"
)
_REACHES = word_set(
    "over above exceeds exceed exceeding exceeded passes crosses reaches hits past more"
)
_STOPPING = word_set("stop stops abort aborts halt halts pull pulls kill kills")
_THRESHOLD_WORDS = word_set("threshold thresholds limit limits trigger triggers ceiling maximum")


def around(clause: Span, value: Span) -> Span:
    """The part of a clause within reach of a value."""
    return Span(max(clause.start, value.start - REACH), min(clause.end, value.end + REACH))


def is_stated(passage: Passage, clause: Span, value: Span, mention: Mention) -> bool:
    """Whether value and anchor are joined by nothing but words that join: "takes about"."""
    first, last = passage.words_of(value)
    low, high = passage.words_of(clause)
    target = mention.target
    if mention.last <= first:
        between = range(mention.last, first)
        joined = _are_known(passage, between, target, _GAP)
        return (
            joined
            and _is_subject(passage, low, mention)
            and (bool(between) or target.threshold or _is_heading(passage, low, mention))
            and _ends_well(passage, last, high, target)
        )
    if mention.first >= last:
        between = range(last, mention.first)
        joined = _are_known(passage, between, target, _GAPS_AFTER[target.topic])
        if not joined or not _is_plain_lead(passage, range(low, first), between, target):
            return False
        # "The nine-minute rollback is scripted": what is told of it leaves its length alone.
        told = mention.first == last and mention.last < high
        if told and _is_time(target) and passage.words[mention.last] in _TELLING:
            return True
        return _object_fits(passage, mention.last, high, target)
    return False


def is_alone(passage: Passage, clause: Span, value: Span, target: Target) -> bool:
    """Whether the clause says nothing but the value: "about ten minutes", "it takes four"."""
    _, last = passage.words_of(value)
    _, high = passage.words_of(clause)
    tail = range(last, min(high, last + _LONGEST_LEAD))
    plain = _are_known(passage, tail, target, _FITTING | LINKS | COURTESIES)
    return plain and is_leading(passage, clause, value, target)


def is_leading(passage: Passage, clause: Span, value: Span, target: Target) -> bool:
    """Whether nothing but words that join lead to the value, whatever is added after it."""
    first, last = passage.words_of(value)
    low, high = passage.words_of(clause)
    lead = range(low, first)
    # "We have ten minutes" tells how long there is.
    words = LINKS - _NOT_US - (_HAVING if _is_time(target) else frozenset())
    if len(lead) > _LONGEST_LEAD or not _are_known(passage, lead, target, words):
        return False
    if passage.words[last:high] and passage.words[last] in _TELLING:
        return False
    # "One minute, please" asks for patience.
    patient = value.of(passage.folded) in _IDIOMS
    return not patient and _ends_well(passage, last, high, target)


def is_told(passage: Passage, clause: Span, value: Span, target: Target) -> bool:
    """Whether the clause says that "it", which was asked about, takes that time."""
    first, _ = passage.words_of(value)
    low, _ = passage.words_of(clause)
    sentence = passage.first_word(passage.sentence_at(clause.start).start)
    # Whatever thing was named before in the sentence may be what "it" stands for; a person is not.
    things = any(
        passage.words[place] not in _DECIDING and passage.text[passage.spans[place].start].islower()
        for place in range(sentence, low)
        if passage.words[place] not in LINKS
    )
    verb = bool(_TAKING & set(passage.words[low:first]))
    return _is_time(target) and verb and not things


def is_correction(passage: Passage, clause: Span, start: int, value: Span, *, told: bool) -> bool:
    """Whether nothing but an excuse stands between a value and the next: "ten, sorry, four".

    `told` says that the first was denied, so that "it takes four" puts it right as well.
    """
    first, last = passage.words_of(value)
    between = passage.words[passage.first_word(start) : first]
    if len(between) > _LONGEST_GAP or not all(word in _EXCUSES for word in between):
        return False
    excused = bool(_SORRY & set(between)) or (told and bool(_TAKING & set(between)))
    tail = passage.words[last : passage.words_of(clause)[1]]
    return excused and all(word in _FITTING for word in tail)


def is_whole(passage: Passage, clause: Span) -> bool:
    """Whether a clause is all of the first sentence, but for words such as "well" and "yes"."""
    if not is_opening(passage, clause):
        return False
    low, high = passage.words_of(clause)
    end = passage.words_of(passage.sentence_at(clause.start))[1]
    # "Four minutes, and I can show the log" goes on with another thought.
    goes_on = passage.folded[clause.end : clause.end + 1] == ";"
    if goes_on or (high < end and passage.words[high] in _NEW_THOUGHT):
        end = high
    return _are_courtesies(passage, (*range(low), *range(high, end)))


def is_opening(passage: Passage, clause: Span) -> bool:
    """Whether a clause stands in the first sentence that says more than "yes" or "thank you"."""
    sentence = passage.sentence_at(clause.start)
    return _are_courtesies(passage, range(passage.first_word(sentence.start)))


def _are_courtesies(passage: Passage, places: Sequence[int]) -> bool:
    return len(places) <= _LONGEST_LEAD and all(
        passage.words[place] in COURTESIES for place in places
    )


def is_trigger(passage: Passage, clause: Span, value: Span, *, bounded: bool) -> bool:
    """Whether a value is told as the point at which something stops, and not as a reading."""
    low, high = passage.words_of(around(clause, value))
    words = set(passage.words[low:high])
    if _THRESHOLD_WORDS & words:
        return True
    sentence = passage.sentence_at(value.start)
    stops = _TRIGGER.search(passage.folded, sentence.start, sentence.end) is not None
    # "We stopped at 2 %" tells what happened, "we stop at 2 %" the rule.
    rule = "at" in words and bool(_STOPPING & words)
    return rule or (stops and (bounded or bool(_REACHES & words)))


def _is_time(target: Target) -> bool:
    return target.amount is not None and target.amount.measure is Measure.TIME


def _are_known(passage: Passage, places: range, target: Target, words: frozenset[str]) -> bool:
    """Whether all those words are in the list or belong to the fact."""
    return len(places) <= _LONGEST_GAP + 2 and all(
        passage.words[place] in words or passage.stems[place] in target.vocabulary
        for place in places
    )


def _is_subject(passage: Passage, low: int, mention: Mention) -> bool:
    """Whether the clause is about the anchor itself.

    Not so for "the database rollback", "we decide on a rollback", "the ones that run".
    """
    place = _before_determiners(passage, low, mention)
    if place < low:
        return True
    word = passage.words[place]
    if word in _HINGES and not (word == "that" and place < mention.first - 1):
        # "Of the affected accounts five are large" counts a part.
        known = LINKS | HARMLESS | (_STOPPING if mention.target.threshold else frozenset())
        part = word == "of" and place == low
        return not part and _are_known(passage, range(low, place), mention.target, known)
    own = passage.stems[mention.first - 1] in mention.target.vocabulary
    return own or passage.words[mention.first - 1] in _BEFORE_ANCHOR


def _is_heading(passage: Passage, low: int, mention: Mention) -> bool:
    """Whether the clause begins with the anchor, as in "Rollback: four minutes"."""
    place = _before_determiners(passage, low, mention)
    # "Five" after "high" is an idiom, and "team 3" has a name.
    counted = mention.target.fact.kind is FactKind.COUNT
    if counted and place >= low:
        # "We ran 412 tests."
        return passage.words[place] in _ACTORS
    marked = passage.folded[passage.spans[mention.last - 1].end :][:3].strip()[:1] in _MARKS
    return (place < low or passage.words[place] in _HINGES) and (marked or not counted)


def _before_determiners(passage: Passage, low: int, mention: Mention) -> int:
    """The number of the word before the anchor and its article; below `low` if there is none."""
    place = mention.first - 1
    while place >= low and (
        passage.words[place] in _DETERMINERS or passage.stems[place] in mention.target.vocabulary
    ):
        place -= 1
    return place


def _is_plain_lead(passage: Passage, lead: range, between: range, target: Target) -> bool:
    """Whether nobody else does what the value is about: not "the vendor needs ten minutes to"."""
    starts = [
        place + 1
        for place in lead
        if passage.words[place] in _LISTING and passage.words[place + 1] not in _TAKING
    ]
    places = range(max(starts, default=lead.start), lead.stop)
    words = {passage.words[place] for place in places}
    # "80 minutes for a rollback" are there, but nobody says that they are needed.
    budget = _is_time(target) and "for" in {passage.words[place] for place in between}
    if budget and words & _HAVING:
        return False
    return _are_known(passage, places, target, _BEFORE_ANCHOR | HARMLESS | COURTESIES)


def _ends_well(passage: Passage, last: int, high: int, target: Target) -> bool:
    """Whether what follows the value leaves it whole: not "ten minutes of downtime"."""
    place = last
    while place < high and passage.stems[place] in target.vocabulary:
        place += 1
    if place > last and passage.words[place - 1] == "per":
        return False
    if place >= high:
        return True
    word = passage.words[place]
    if word not in _AFTER:
        return False
    return word not in _LOOKS_FURTHER or _object_fits(passage, place, high, target)


def _object_fits(passage: Passage, place: int, high: int, target: Target) -> bool:
    """Whether the next thing that is named is the fact's own: not "to roll back the cache"."""
    while place < high and (
        passage.words[place] in _SKIPPED or passage.stems[place] in target.vocabulary
    ):
        place += 1
    if place >= high:
        return True
    return passage.words[place] in _FITTING
