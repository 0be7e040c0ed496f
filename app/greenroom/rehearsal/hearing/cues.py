"""The wordings that a bare answer is judged by: hedges, vague words, truisms, plans and blame.

Wider nets than `phrases`: they are weighed together by `labels`, so that one of them says little.
Each phrase stands for folded text (`clauses.fold`).
"""

import re

from greenroom.rehearsal.hearing.patterns import compile_phrases

STRONG_HEDGE = compile_phrases(
    "(?:i|we) (?:would |'d |just |kind of |sort of )?(?:guess|suppose|suspect|assume|imagine|bet)",
    "(?:i'm|i am|we're|we are|not) (?:not |also not |still not |actually not )?(?:entirely |"
    "totally |really |100% |completely |quite |too |so |exactly )?(?:sure|certain)(?! that we)",
    "pretty (?:sure|confident)",
    "maybe|perhaps|possibly|presumably|supposedly|allegedly|potentially",
    "(?:or|and) (?:something|whatever|stuff)(?: like (?:that|this))?",
    "(?:it|that)(?:'s| is)?(?: really| all| sort of| kind of)? depend(?:s|ing)",
    "depend(?:s|ing) on",
    "(?:i|we) (?:don't|do not|dunno|didn't) (?:really |actually |even |exactly )?(?:know|remember|"
    "recall)",
    "i dunno",
    "as far as (?:i|we) (?:know|can tell|understand|remember|am aware)",
    "to (?:my|the best of my|our) knowledge",
    "(?:might|could|may) (?:be|have|not|also|well|need|make|actually|take|work|change|own)",
    "vaguely",
    "(?:should|would) (?:be|probably be) (?:fine|ok|okay|good|ready|able|possible|enough)",
    "hopefully|ideally|in theory|theoretically",
    "(?:i|we) hope",
    "if i (?:remember|recall|understand)",
    "(?:i|we) (?:can't|cannot) (?:remember|recall|say for sure|promise|guarantee)",
    "(?:i|we) thought",
    "(?:don't|do not) have (?:a |any |much of a )?(?:strong |clear |good )?(?:opinion|answer|idea)",
    "hard to (?:say|tell|know)",
    "(?:haven't|have not|hasn't|has not|not) (?:really |actually |yet )?(?:confirmed|decided|"
    "verified|looked)",
    "need to (?:check|clarify|confirm|look|verify|find out)",
)
"""Hedges that take something back wherever they stand."""

LIGHT_HEDGE = compile_phrases(
    "(?:i|we)(?: personally| also| would| do| really| still| kind of)? (?:think|believe|feel|"
    "would say|'d say)",
    "(?:i'd|i would) say",
    "probably|likely|roughly|somewhat|apparently|arguably",
    "(?:kind|sort) of",
    "usually|mostly|generally|typically|in general|normally|often|sometimes",
    "more or less",
    "(?:it|there|that) (?:seems?|appears?|looks like)",
    "seems? (?:to|like)",
    "(?:pretty|fairly|quite|relatively) (?:much|[a-z]+ly|good|well|steady|easy|hard|often)",
    "(?:would|should|could) (?:probably|likely|hopefully|maybe)",
    "trying to|try to|tried to",
    "a bit|a little(?: bit)?",
    "if (?:you|i) (?:may|will|might)",
    "or so",
    "about|around|almost|some kind of",
)
"""Hedges of ordinary speech; many of them together are a manner of not saying it."""

VAGUE_WORD = compile_phrases(
    "things?|stuff|something|somehow|somewhere|someone|somebody|anything|whatever|everything",
    "some|several|various|certain|different|multiple|numerous|many|few|lots?|bunch|tons?|a lot of|"
    "all kinds of|all sorts of",
    "issues?|problems?|solutions?|challenges?|aspects?|factors?|ways?|areas?|concepts?|elements?",
    "etc|et cetera|and so on|and so forth|you know",
    "better|easier|more|less|good|nice|cool|interesting|important|exciting|great|big|fun|hard",
    "people|everyone|everybody|folks|organi[sz]ations?|companies|teams|others",
    "usually|always|generally|in general|typically|sometimes|often|basically|essentially|"
    "constantly|continuously|no matter (?:how|what)|inevitable|inevitably",
    "soon|eventually|at some point|later|over time|going forward|in the (?:near )?future|"
    "down the (?:road|line)|these days",
    "as (?:quickly|well|efficiently|best|effectively|soon|often|much) as (?:possible|we can)",
)
"""Words that could stand in any answer to any question."""

TRUISM = compile_phrases(
    "(?:in|as a) (?:general|rule)",
    "(?:i'm|i am) going to speak generally",
    "(?:one of )?the (?:main|most important|key|fun|best|worst|hard|easiest|biggest) (?:things?|"
    "part|experience|takeaway|way|question)s?(?: ever)?",
    "(?:good|best) practices?",
    "you (?:have to|need to|should|want to|wanna|can|can't|don't|might|must|just|typically|"
    "usually|always|never|cannot|would|are|were|will|'ll)",
    "you're|you'll|you'd",
    "(?:people|everyone|everybody|teams|companies|organi[sz]ations) (?:are|have|want|need|should|"
    "can|always|usually|often|do|will|tend|use|get|don't)",
    "it(?:'s| is) (?:all about|really about|always|important|usually|a matter of|hard|easy|"
    "inevitable|very important|really important)",
    "there(?:'s| is| are) always",
    "will (?:always )?happen",
    "the (?:fact that|idea is|goal is|point is|thing is|question is)",
)
"""Speaking of the world at large where one's own case was asked for."""

OWN_CASE = compile_phrases(
    "(?:we|i)(?: just| also| actually| already| then| even| first| recently)? (?:did|had|have had|"
    "used|built|ran|found|saw|tested|measured|moved|switched|created|rolled|deployed|launched|"
    "wrote|added|changed|fixed|started|decided|got|went|took|made|gave|put|set|lost|hit|picked|"
    "shipped|merged|reverted|updated|learned|noticed|spent|invested|increased|chose|replaced|"
    "removed|migrated|[a-z]{3,12}ed)",
    "(?:we've|i've|we have|i have) (?:got|been|had|done|used|built|seen|already|now|just|not|"
    "[a-z]{3,12}ed)",
    "(?:we|i) (?:use|run|have|deploy|release|test|do|don't|need|give|keep|own|measure|track|batch)",
    "in our (?:case|team|company|setup)",
    "last (?:week|month|year|time|quarter|night|friday|monday)",
)
"""Telling of one's own case."""

EXAMPLE = compile_phrases(
    "for (?:example|instance)", "such as", "so (?:in|for) (?:our|that|this) case", "like when",
    "let's say", "one (?:of our|example|time|case)", "in that case", "namely", "specifically",
)  # fmt: skip
"""What introduces a case."""

PLAN = compile_phrases(
    "(?:we|i|they|you|it|he|she|that|this|there|clients?|teams?|the [a-z]{3,15})(?:'ll| will|'re "
    "going to| are going to|'s going to| is going to|'re gonna| are gonna|'m going to|'m gonna|"
    " gonna|'s gonna)(?! have to say)",
    "(?:we|i|they)(?:'re|'m| are| am)(?: still| also| currently| actually)? (?:thinking|planning|"
    "looking|hoping|working|waiting|aiming|considering|trying|talking|expecting)(?: about| to| on|"
    " for| into| at| towards?)",
    "(?:we|i|they)(?: still| also| really| just)? (?:need|plan|intend|hope|aim|want|have) to",
    "(?:we|i) would (?:like|love|want|need|have) to",
    "on (?:our|the|my) (?:roadmap|list|agenda|to-?do list|backlog|back-?burner)",
    "in the works",
    "(?:working|look(?:ing)?|investigat(?:e|ing)|look) (?:on|into|to look into)",
    "as soon as|once (?:we|i|that|it|this|they)",
    "next (?:step|thing|iteration|release|version)s?",
    "let's",
    "not (?:yet|there yet|ready|done|implemented|finished)",
    "yet",
    "(?:should|could|can) be (?:ready|done|able|fixed|on)",
    "very soon|soon|shortly|eventually|at some point|later",
    "(?:will|would) (?:be|have|give|see|make|do|get|send|extend|continue|work|need|provide)",
)
"""Speaking of what is still to come."""

SOON = compile_phrases(
    "(?:very |pretty )?soon|shortly|eventually|at some point|in the (?:near )?future|later(?: on)?|"
    "in due course",
    "as soon as|once (?:we|i|that|it|this|they|everyone|the)",
    "whenever (?:we|they|it|you|everyone)|(?:still |just )?waiting (?:on|for)|on (?:the|its) way",
    "in progress|open to (?:it|that)|slowly (?:trying|moving|starting|getting)|at that point",
    "something (?:that )?(?:i|we)(?:'d| would| want| 've| have)? (?:love|like|want|discussed|been)",
    "hopefully (?:soon|by|we|it|this|that)|sooner or later|one of these days|when the time comes",
    "on (?:our|the|my) (?:roadmap|list|to-?do list|backlog|back-?burner)",
    "in the works|not yet|(?:isn't|not|aren't) (?:ready|there) yet|yet to",
    "if they come up|(?:in the|over the) (?:next few|coming) (?:days|weeks|months)",
    "discussions are ongoing|under discussion|work(?:ing)? (?:in progress|on it)",
    "(?:as (?:quickly|soon|fast) as (?:we can|possible))",
    "that's not something (?:we|i)(?:'ve| have)? (?:spent|looked|done)",
    "when (?:we|i) (?:can|get to it|have time)|haven't had (?:the )?(?:time|chance)",
    "(?:we're|we are|i'm|i am) (?:still )?(?:thinking about|working on|looking into|waiting)",
)
"""Time words that name no time."""

TIMED = compile_phrases(
    "(?:in|within|after|over|for|by|at least|another|the next|next) (?:about |around |the next |"
    "maybe |like )?(?:an?|one|two|three|four|five|six|seven|ten|\\d{1,3}|couple(?: of)?)"
    "(?: or (?:so|two|three))? (?:minutes?|hours?|days?|weeks?|months?|quarters?|years?)",
    "(?:next|this|last|by|end of(?: the)?) (?:week|month|quarter|year|friday|monday|tuesday|"
    "wednesday|thursday|weekend|summer|winter|spring|fall)",
    "a day or so|(?:one|two|three) days",
)
"""A time, however roughly told."""

NOBODY = compile_phrases(
    "(?:someone|somebody|some (?:other )?(?:program|team|person|people|folks|group)|somewhere)",
    "(?:they|people|everyone|everybody|others|clients|teams|you|the (?:vendor|team|"
    "community|industry|clients?)) (?:could|should|would have to|need to|needs to|must|might) "
    "(?:own|do|fix|handle|maintain|look|take|care|start|implement|provide|come)",
    "(?:could|should) (?:own|be owned|take (?:over|care))",
    "(?:needs?|has|have|ought) to be [a-z]{3,14}(?:ed|ne|lt|pt|nt)",
    "(?:has|have|had|was|were|is|are)(?: just| not|n't)?(?: been) (?:prioriti[sz]ed|handled|"
    "assigned|addressed|looked at|taken care|maintained|dealt with)",
    "fallen? (?:between|through)|nobody|no one|no-one|not the priority|not a priority",
    "(?:will|should|must|can|could|would|going to) be (?:done|handled|fixed|addressed|resolved|"
    "looked|taken|implemented|improved|decided|sorted|reviewed|tested|updated)",
    "(?:every|each|any) (?:client|team|one|person|company) (?:could|can|should|will)",
    "that's not something we",
    "(?:is|are) on (?:our|the) roadmap",
    "forgot to|not aware",
    "(?:we|you|i think we|they) should (?:think|do|have|look|try|consider|probably)",
)
"""Something to be done, and nobody in particular who does it."""

_OTHERS = (
    "(?:people|they|he|she|someone|somebody|everyone|some [a-z]{3,12}|the [a-z]{3,12}|their [a-z]+|"
    "(?:not everyone|nobody)|customers?|clients?|users?|vendors?|engineers?|developers?|"
    "management|managers?|conservatives?|opposition(?: parties)?|other [a-z]{3,12}|guys?|"
    "[a-z]{3,14} (?:team|api|company|vendor|parties))"
)
_FAILS = (
    "(?:forg[eo]t|forgets|broke|breaks?|mess(?:ed|es)? (?:it |this |things )?up|screw(?:ed|s)? "
    "(?:it |this |things )?up|fail(?:ed|s)?|ignored?|ignores|complain(?:ed|ing|s)?|"
    "refus(?:ed|es|ing)|block(?:ed|ing)|lack|lacks|lazy|stupid|careless|playing|abuse|misuse|"
    "not (?:want|like|care|aware|understand|tell|read|responsive|responsible|as aware|everyone)|"
    "(?:don't|doesn't|didn't|won't|wouldn't|do not|does not|did not) (?:want|like|care|understand|"
    "tell|read|respond|listen|bother|test|have time|help|support|reply))"
)
OTHERS_FAIL = compile_phrases(
    f"{_OTHERS}(?: (?!(?:we|i|you|i'm|we're) )[a-z']{{1,14}}){{0,3}} {_FAILS}",
    "not everyone (?:is|was|has|knows|cares|understands|does)",
    "(?:drove|drives|driving) (?:me|us) (?:crazy|mad|nuts)",
    "ridiculous|disingenuous|outrageous",
    "(?:because|due to|thanks to|caused by) (?:of )?(?:the |our |their )?(?:people|vendor|client|"
    "customer|supplier|other team|previous|opposition|conservative|management)",
    "(?:people|they) (?:keep |are |were |always )?(?:changing|forgetting|breaking)",
    "political games|previous government|when we inherited|the conservatives|members opposite|"
    "need the opposition",
    "(?:their|his|her|your|the (?:vendor|client|customer|team|other team)'s) (?:fault|mistake)",
    "not (?:our|my) (?:fault|problem|responsibility|job)",
)
"""Somebody else, and what they do wrong."""

SIDE_STEP = compile_phrases(
    "(?:before i answer|to answer your question|let me (?:clarify|start|back up|walk|first|say)|"
    "i'll (?:have to|need to) walk|i'd have to|first of all)",
    "(?:i'm|i am) going to speak (?:generally|in general)",
    "(?:that's|it's|that is|it is) (?:a |an )?(?:very |really )?(?:interesting|good|great|tough|"
    "hard|excellent|difficult) (?:question|point)",
    "interesting question",
    "(?:this|that|it)(?:'s| is) (?:actually |really |such )?(?:a |an )?(?:very |really )?"
    "(?:cool|fun|interesting|great|good|funny|hard|tricky|loaded|big|broad) "
    "(?:topic|subject|one|question)",
    "(?:let me|i have to|i need to|i'm trying to|i'll try to) (?:think|remember|see)",
    "(?:i )?(?:wouldn't|would not) know (?:what|how|where)",
    "(?:where|what) (?:do|should) (?:i|we) (?:start|begin|say)",
    "(?:i'll|let me) tell you (?:this|that|what)",
    "let's (?:talk about|step back)",
    "(?:as|like) (?:i|we)(?:'ve| have)? (?:said|mentioned|told)(?: before| already| earlier)?",
    "you didn't (?:tell|say|ask)",
    "(?:something|one thing) (?:that )?(?:i|we)(?:'re| are|'ve been| have been)? (?:thinking|think|"
    "talk|talking|noticed|notice)",
    "(?:i|we) (?:haven't|have not|hadn't) (?:really |actually )?(?:thought|had (?:a |the )?"
    "(?:chance|time)|looked|reflected)",
    "(?:i|we) (?:can't|cannot|couldn't) (?:think of|remember|recall|say|answer|comment|speak)",
    "i can say",
    "(?:i|we) (?:don't|do not) (?:know|have an answer|have a good answer)",
    "not (?:in a position|able) to",
)
"""Taking a step aside before, or in place of, an answer."""

INNER_NAME = re.compile(r"(?<=[a-z,;:] )(?!I\b|I')[A-Z][\w'-]{1,30}")
"""As typed: a capitalised word inside a sentence, so a name, a product or an acronym."""

FIGURE = re.compile(r"(?<![\w.:\[])\d[\d.,]*(?!\d*[:\]])")
"""As typed: any figure that is no time code of a transcript."""

ADDRESS = compile_phrases(
    "(?:mr|madam|mister|mrs|ms)\\.? ?(?:chair(?:man|woman|person)?|speaker|president)",
    "honou?rable (?:member|colleague|friend|gentleman|lady)",
    "the member(?: opposite)?",
    "my (?:hon\\.? )?(?:colleague|friend)s?(?: opposite)?|(?:this|our) government|the minister",
)
"""Speaking to a chair, as ministers do, of whose replies most are non-replies (Bull 1994)."""

COURTESY_FIRST = compile_phrases(
    "thank|thanks|congratulations?|congratulate|welcome|pleased|grateful|appreciate|glad|honou?r"
)
"""Courtesies that stand where the answer should begin."""

ANOTHER_TOPIC = compile_phrases(
    "speaking of",
    "(?:and|but|so)? ?(?:something|one thing|another thing|the (?:other|funny|fun|interesting) "
    "thing)(?: else)? (?:that |which )?(?:i|we|is|about)",
    "by the way|on another note|as an aside|side note|that reminds me|funny enough",
    "going back to|back to (?:what|your)|let's talk about",
    "i (?:also )?want(?:ed)? to (?:talk|mention)",
)
"""Leaving for another subject."""

UNMEASURED = compile_phrases(
    "(?:pretty|very|really|quite|fairly|so|super|much|way|a lot) (?:well|fast|faster|slow|slower|"
    "quick|quickly|steady|stable|often|rarely|small|large|big|bigger|better|long|short|high|low|"
    "good|smooth(?:ly)?|easy|cheap(?:er)?|expensive|frequent(?:ly)?|busy|many|much|less)",
    "(?:less|more) (?:frequent(?:ly)?|often|expensive|time|users|traffic|orders|errors)",
    "so far so good|no (?:big|major|real|serious) (?:issues?|problems?)|works? (?:fine|great|well)",
    "worked (?:fine|great|well|out)",
    "(?:our |the )?(?:biggest|largest|smallest|fastest|slowest|longest)",
    "usually|mostly|most of (?:the time|them|it)|rarely|from time to time|every (?:now|once)",
    "a (?:lot|few|couple|bunch|handful)(?: of)?|lots of|many|several|plenty|tons of",
)
"""An amount or an outcome told without its figure."""

DEPENDS = compile_phrases("(?:it|that)(?:'s| is)?(?: really| all| sort of)? depends|depends on")
"""Leaving the answer to a condition."""

OUTCOME_ASKED = compile_phrases(
    "how (?:did|does|do|has|have|was|were|is) (?:it|that|this|they|things|those|these|your|the)",
    "how (?:well|big|bad|good)|what was that like|issues?|problems?",
)
"""Asking how something turned out."""
