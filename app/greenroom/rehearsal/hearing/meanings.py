"""What a text is about: its words of content, with words that mean the same made one.

Only groups that a release board uses for one thing are listed; a wrong group would let any
answer pass for a reply.
"""

import re
from collections.abc import Mapping

from greenroom.rehearsal.hearing.clauses import fold
from greenroom.rehearsal.hearing.stems import cut_stem

_TOKEN = re.compile(r"[^\W\d_][\w']{2,40}")
_EMPTY_WORDS = """
the and for are was were been being have has had having does did doing done will would shall
should can could may might must not don't doesn't didn't isn't aren't wasn't won't can't
couldn't wouldn't haven't hasn't you your yours our ours they them their theirs his her hers its
it's that's there's here's what's who's let's you're we're they're i'm i'd i'll i've we've we'll
we'd you've you'll you'd they've they'll he's she's this that these those what which who whom
whose when where why how here there then than with from into onto over under about above below
after before between during through upon within without against some any all each every both
either neither none one two three first second other another such same own very really just only
even also too quite rather pretty much many more most less least few lot lots bit kind sort type
thing things stuff something anything everything nothing someone anyone everyone somebody
anybody everybody nobody way ways get gets got getting give gives gave given make makes made
making take takes took taken taking come comes came coming going gone goes want wants wanted
need needs needed know knows knew known think thinks thought see sees saw seen say says said
saying tell tells told talk talking talked mean means meant look looks looked looking like likes
feel feels felt guess believe sure yes yeah yep okay well now still yet already again ever never
always maybe perhaps probably actually basically essentially exactly right good great nice
interesting cool back because since while though although however therefore else out off down
etc per via put let use used using work works working try tries trying tried start started
happen happens happened time times today question questions ask asked asking answer answered
point happy able around away might've gonna wanna kinda mister chair madam minister
"""
_EMPTY = frozenset(_EMPTY_WORDS.split())
# One line a meaning. The first word stands for the rest.
_GROUPS = """
release launch ship rollout deploy deployment production golive publish rollouts upgrade update
rollback revert undo restore backout recover recovery
outage incident downtime down failure crash broke
customer user client tenant subscriber consumer
test verify validate check qa
error bug defect issue problem trouble flaw fault
fund budget money cost price spend dollar euro pay
team people staff colleague developer engineer group
monitor alert observe dashboard metric watch
plan schedule roadmap timeline
date deadline day week month
fast quick speed latency performance slow
decide decision approve sign
own owner responsible charge
data database table schema record
document documentation docs runbook guide
security vulnerability exploit attack
support help assist assistance
inform notify announce communicate tell message
risk danger threat
drill rehearse rehearsal exercise
limit threshold trigger cutoff
learn lesson takeaway
""".strip()


def _table() -> Mapping[str, str]:
    """Every listed stem with the stem that stands for its group."""
    table: dict[str, str] = {}
    for line in _GROUPS.splitlines():
        stems = [cut_stem(word) for word in line.split()]
        table.update((stem, stems[0]) for stem in stems if stem not in table)
    return table


_SAME = _table()
# "Who" and "when" ask for nothing by name, so their stems are left out with the empty words.
_EMPTY_STEMS = frozenset(map(cut_stem, _EMPTY))


def content_of(text: str) -> tuple[str, ...]:
    """The stems of the text's words of content, in order and with repetitions."""
    stems = (cut_stem(word) for word in _TOKEN.findall(fold(text)) if word not in _EMPTY)
    return tuple(stem for stem in stems if stem not in _EMPTY_STEMS)


def meanings_of(text: str) -> frozenset[str]:
    """What the text is about, each meaning once."""
    return frozenset(_SAME.get(stem, stem) for stem in content_of(text))
