"""Who an answer puts in charge of what the facts name a person for.

Agreement needs the person and the fact's anchor in one clause. Contradiction needs somebody else
who plainly owns it there: "Marco makes the call on the rollback", "the rollback owner is Marco".
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from greenroom.model.ledger import Verdict
from greenroom.model.rehearsal import Brief
from greenroom.rehearsal.facts.asking import is_anyone
from greenroom.rehearsal.facts.doubts import Standing, standing_of
from greenroom.rehearsal.facts.joins import is_alone, is_whole
from greenroom.rehearsal.facts.passages import Mention
from greenroom.rehearsal.facts.sayings import Reply, Saying, settle, uncertain
from greenroom.rehearsal.facts.targets import Target, Topic
from greenroom.rehearsal.facts.weighing import targets_in
from greenroom.rehearsal.hearing import patterns, slots
from greenroom.rehearsal.hearing.clauses import Span, fold
from greenroom.rehearsal.hearing.word_lists import word_set

# "Runs" and "executes" may be somebody else's job than deciding, so they decide nothing.
_OWNS_AFTER = re.compile(
    r"[\s,]{1,3}(?:alone\s|also\s|personally\s|then\s)?(?:decides?|owns?|leads|calls\s(?:it|that|the)"
    r"|(?:makes?|takes?|has|holds)\s(?:the|that)\s(?:call|decision|last\sword|final\s(?:say|word))"
    r"|(?:will|'ll)\s(?:decide|own|call\s(?:it|that|the)|(?:make|take)\s(?:the|that)\s"
    r"(?:call|decision))|(?:is|was|will\sbe|would\sbe)\s(?:the\s|our\s)?(?:owner|decider|approver|"
    r"one\swho\sdecides|accountable|responsible|in\scharge))(?!\w)"
)
_OWNS_BEFORE = re.compile(
    r"(?<!\w)(?:owned\sby|decided\sby|led\sby|(?:owner|decider|lead|decision|call)\s"
    r"(?:is|will\sbe|would\sbe|sits\swith|lies\swith|is\swith)|accountable\sis|sits\swith|"
    r"lies\swith|up\sto)\s$"
)
_ROLE = word_set(
    "is are was will be would the our a an owner lead person engineer on for of who one with "
    "decider responsible accountable in charge that's it's"
)
# Whatever else a clause says may be the thing that this person is in charge of.
_AROUND = _ROLE - word_set("was were") | word_set(
    "decides decide owns own owned by calls call makes make takes take has holds the last word it "
    "that this we and so then also personally alone himself herself rolls back up to "
    "night tonight release change deployment version say to with lies sits decision final i'd or",
)
_COPULAS = word_set("is was will be would that's it's")
_LOOK_BACK = 40
_POSSESSIVE = re.compile(r"(?:'s|s')\s")


@dataclass(frozen=True, slots=True)
class _Named:
    """A person named in the answer; strangers are named as they were written."""

    span: Span
    name: str
    known: bool


def find_people(reply: Reply) -> Iterator[Saying]:
    """Everything the answer says about who owns what."""
    targets = reply.of_topic(Topic.PERSON)
    if not targets:
        return
    named = _find_named(reply, targets)
    for each in named:
        number = reply.passage.clauses_in(0, each.span.start + 1).stop - 1
        clause = reply.passage.clauses[number] if number >= 0 else each.span
        if number >= 0 and each.span.start < clause.end:
            yield from _read_named(reply, number, clause, each)


def name_of(target: Target) -> str:
    """The person a fact names, on one line."""
    return " ".join(target.fact.value.split())


def _find_named(reply: Reply, targets: Sequence[Target]) -> tuple[_Named, ...]:
    names = tuple(dict.fromkeys((*map(name_of, targets), *reply.people)))
    passage = reply.passage
    found = list(_find_known(reply, names))
    taken = {place for each in found for place in range(each.span.start, each.span.end)}
    for span in slots.find_owners(slots.hear(passage.text, Brief())):
        said = span.of(passage.text)
        if span.start not in taken and _is_stranger(said):
            found.append(_Named(span, " ".join(said.split()), known=False))
    return tuple(sorted(found, key=lambda each: each.span.start))


def _find_known(reply: Reply, names: Sequence[str]) -> Iterator[_Named]:
    """Mentions of known people by whole name, or by a part that is nobody else's."""
    forms = _forms(names)
    if not forms:
        return
    longest = sorted(forms, key=len, reverse=True)
    known = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w|[\u0300-\u036f])")
    for match in known.finditer(reply.passage.folded):
        # A lower-case "will" is a verb; real names are typed with a capital or in full.
        whole = " " in match.group()
        if whole or reply.passage.text[match.start()].isupper():
            yield _Named(Span(*match.span()), forms[match.group()], known=True)


def _forms(names: Sequence[str]) -> dict[str, str]:
    """Folded names and their parts; a part that two people share stands for neither."""
    parts = Counter(part for name in names for part in set(fold(name).split()))
    forms = {fold(name): name for name in names if name.strip()}
    for name in names:
        for part in fold(name).split():
            if parts[part] == 1 and len(part) > 1:
                forms.setdefault(part, name)
    return forms


def _is_stranger(said: str) -> bool:
    folded = fold(said)
    seat = patterns.ROLE.fullmatch(folded) or patterns.SELF.fullmatch(folded)
    return seat is None and said[:1].isupper()


def _read_named(reply: Reply, number: int, clause: Span, named: _Named) -> Iterator[Saying]:
    standing = _standing(reply, clause, named)
    if not standing:
        return
    near = [
        mention
        for mention in reply.mentions[number]
        if mention.target.topic is Topic.PERSON and not is_anyone(reply.passage, mention)
    ]
    targets = targets_in(near)
    agreeing = [target for target in targets if name_of(target) == named.name]
    if agreeing:
        yield from (_judge(reply, named, target) for target in agreeing)
    elif not targets:
        yield from _read_unanchored(reply, number, clause, named)
    elif any(_is_role(reply, named, mention) or _owns(reply, named) for mention in near):
        plain = standing is Standing.PLAIN and _is_only_that(reply, clause, named, targets)
        if not _names_expected(reply, named, targets):
            yield from _settle(reply, named, targets, plain=plain)


def _settle(
    reply: Reply, named: _Named, targets: Sequence[Target], *, plain: bool
) -> Iterator[Saying]:
    """Somebody else in charge: of one fact that contradicts, of several nothing is certain."""
    if plain and len(targets) == 1:
        yield _judge(reply, named, targets[0])
    else:
        yield from (uncertain(each, named.span, reply.passage.text) for each in targets)


def _read_unanchored(reply: Reply, number: int, clause: Span, named: _Named) -> Iterator[Saying]:
    """A person in charge of what the question or the follow-up is about."""
    target = reply.probed if reply.probed and reply.probed.topic is Topic.PERSON else None
    asked = reply.asked_of(Topic.PERSON)
    if target is None and len(asked) == 1:
        target = asked[0]
    if target is not None:
        agrees = name_of(target) == named.name
        if agrees or (
            _answers_who(reply, clause, named, target)
            and not _names_expected(reply, named, [target])
        ):
            yield _judge(reply, named, target)
    elif not asked and _owns(reply, named):
        # Without a question about it "Ruth decides" only ever agrees.
        for mention in reply.mentions[number]:
            about = mention.target
            if about.topic is Topic.PERSON and name_of(about) == named.name:
                yield _judge(reply, named, about)


def _answers_who(reply: Reply, clause: Span, named: _Named, target: Target) -> bool:
    """Whether the clause is a bare answer to who it is: "Marco.", "That is Marco", "Marco decides".

    The question or the follow-up must ask for just that; a stranger's bare name counts only in
    reply to a follow-up about the fact.
    """
    passage = reply.passage
    probed = target is reply.probed
    if not probed and (target not in reply.asking.wanted or not is_whole(passage, clause)):
        return False
    if _standing(reply, clause, named) is not Standing.PLAIN:
        return False
    ends = passage.words_of(named.span)[1] == passage.words_of(clause)[1]
    bare = ends and (probed or named.known) and is_alone(passage, clause, named.span, target)
    return bare or (_owns(reply, named) and _is_only_that(reply, clause, named, [target]))


def _standing(reply: Reply, clause: Span, named: _Named) -> Standing:
    """How far the words around the name leave the person in charge, here and now."""
    passage = reply.passage
    start, end = named.span.start, named.span.end
    before = passage.folded[max(0, start - _LOOK_BACK) : start]
    if _POSSESSIVE.match(passage.folded, end) or patterns.NOT_OWNING_BEFORE.search(before):
        return Standing.DENIED
    if patterns.NOT_OWNING_AFTER.match(passage.folded, end):
        return Standing.DENIED
    person = reply.of_topic(Topic.PERSON)[0]
    return standing_of(passage, clause, named.span, person, name=True)


def _is_only_that(reply: Reply, clause: Span, named: _Named, targets: Sequence[Target]) -> bool:
    """Whether the clause says nothing but who it is.

    Not so for "Lena is on call next week", "Lena owns the test report".
    """
    passage = reply.passage
    first, last = passage.words_of(clause)
    own = range(*passage.words_of(named.span))
    vocabulary = {stem for target in targets for stem in target.vocabulary}
    return all(
        place in own or passage.words[place] in _AROUND or passage.stems[place] in vocabulary
        for place in range(first, last)
    )


def _owns(reply: Reply, named: _Named) -> bool:
    folded = reply.passage.folded
    start = named.span.start
    after = _OWNS_AFTER.match(folded, named.span.end)
    return bool(after or _OWNS_BEFORE.search(folded, max(0, start - _LOOK_BACK), start))


def _is_role(reply: Reply, named: _Named, mention: Mention) -> bool:
    """Whether name and anchor are joined as in "the rollback owner is Marco"."""
    passage = reply.passage
    first, last = passage.words_of(named.span)
    between = range(mention.last, first) if mention.last <= first else range(last, mention.first)
    words = [passage.words[place] for place in between]
    joined = all(
        word in _ROLE or passage.stems[place] in mention.target.vocabulary
        for word, place in zip(words, between, strict=True)
    )
    heading = passage.folded[passage.spans[mention.last - 1].end :][:1] == ":"
    return joined and (bool(_COPULAS & set(words)) or (heading and mention.last == first))


def _names_expected(reply: Reply, named: _Named, targets: Sequence[Target]) -> bool:
    """Whether the same sentence also names the right person, so that it may mean both."""
    sentence = reply.passage.sentence_at(named.span.start)
    said = fold(sentence.of(reply.passage.text))
    for target in targets:
        wanted = name_of(target)
        if wanted != named.name and any(
            re.search(rf"(?<!\w){re.escape(part)}(?!\w)", said) for part in fold(wanted).split()
        ):
            return True
    return False


def _judge(reply: Reply, named: _Named, target: Target) -> Saying:
    agrees = named.name == name_of(target)
    verdict = Verdict.AGREES if agrees else Verdict.CONTRADICTS
    return settle(target, named.span, reply.passage.text, verdict, named.name)
