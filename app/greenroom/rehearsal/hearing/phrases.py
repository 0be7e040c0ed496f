"""The wordings that weaken an answer, by family, and how a promise is recognised.

Each phrase stands for folded text (`clauses.fold`). A family is kept to wordings that mean the
weakness nearly always; the measured rates on ordinary speech are printed by
`tests/benchmarks/detectors.py`.
"""

import re

from greenroom.rehearsal.hearing.patterns import COUNTED, compile_phrases

# A fault is only laid on others when both a party and a failing are named. A first version
# with "they just" and "they never" fired on one ordinary turn in forty.
_PARTY = (
    "(?:the |our |that )?(?:vendor|supplier|provider|qa|testing|testers|dev|devs|developers|"
    "engineering|security|marketing|sales|support|product|infra|infrastructure|operations|ops|"
    "platform|legal|compliance|finance|procurement|upstream|contractors?|consultants?|partner|"
    "client|customers?|management|previous team|other team)(?:'s)?(?: team| people| folks| guys)?"
)
_FAILED = (
    "(?:should have|should've|failed to|forgot|dropped (?:the ball|it|this)|"
    "missed (?:it|this|that|the)|refused to|ignored|broke (?:it|this|that|the)|screwed|"
    "messed (?:it |this |that )?up|let us down|kept (?:changing|slipping|delaying|moving)|"
    "(?:was|were) (?:late|too slow|sloppy|careless)|took too long|"
    "(?:never|didn't|did not) (?:tell|told|test|tested|read|send|sent|review|reviewed|answer|"
    "answered|reply|replied|deliver|delivered|respond|responded|bother|do (?:it|their))|"
    "caused (?:it|this|that|the)|held us up|held it up|is to blame|are to blame|"
    "wouldn't (?:listen|answer|help))"
)

DEFERRAL = compile_phrases(
    "(?:take|took|discuss|handle|do|talk about) (?:it|that|this|the details?)? ?off-?line",
    "off-?line (?:discussion|conversation|later)",
    # "After the review we merged" puts nothing off; a verb of telling must come first.
    "(?:discuss|talk|explain|answer|tell you|share|cover|look at|take|do|go into)"
    "(?: [a-z]{1,12}){0,4} after (?:the|this) (?:call|meeting|session|review|board)",
    "(?:for|at|in) another (?:time|day|meeting|forum)",
    "(?:get|come|circle|report|loop) back (?:to|with) (?:you|this board|the board)",
    "circle back",
    "get back on (?:that|this|it)",
    "follow up (?:with you |on (?:that|this|it) )?(?:later|after(?:wards)?|separately|by e?-?mail)",
    "come back to (?:you|that later|it later)",
    "let me (?:check|look into|find out|confirm)",
    "i(?:'ll| will| would|'d) (?:have|need) to (?:check|look (?:it|that) up|find out|ask)",
    "(?:too|still|rather) early (?:to|for us to) (?:tell|say|know|judge|comment)",
    "premature to",
    # Services cannot share memory either, so a person must be the one who cannot.
    "(?:i|we)(?: really| just)? (?:can't|cannot|can not|couldn't) (?:comment|share|disclose|"
    "speak to|get into)",
    "not (?:in a position|able|ready|prepared) to (?:say|share|comment|discuss|"
    "speak|answer|disclose)",
    "rather not (?:say|get into|go into|discuss|comment|share|answer)",
    "(?:don't|do not) want to (?:comment|speculate|get into|go into)",
    "no comment",
    "park (?:that|this|it)(?! in)",
    "out of scope for (?:this|today)",
    "(?:we'll|we will|we can|we're going to|they'll|they will) (?:figure|sort|work) "
    "(?:it|that|this|something) out",
    "(?:cross|burn) that bridge",
    "deal with (?:it|that|this) (?:when|if|on the night|then|later)",
    "see on the night",
    "wait and see",
    "we'll see(?! to| that| the)",
    "(?:to be|yet to be|still to be) (?:determined|confirmed|decided|defined|agreed)",
    "tbd",
    "tbc",
    "(?:not|n't) (?:been )?(?:decided|agreed|settled) yet",
    "next question(?=[.,!]|$)",
    "look(?:ing)? forward to (?:working|discussing|sharing)",
)
"""Putting the answer off, or declining it."""

_DO_NOT = (
    "(?:i|we) (?:(?:really|honestly|just|simply|frankly) )?(?:don't|do not|didn't|did not)"
    "(?: (?:actually|really|yet|currently|honestly))?"
)
DONT_KNOW = compile_phrases(
    f"{_DO_NOT} (?:know|recall|remember)",
    # "I don't have the focus" is no gap; what is not had must be something to report.
    f"{_DO_NOT} have (?:the |that |those |any |an |a |exact |precise |good )"
    "{0,2}(?:numbers?|figures?|data|answers?|information|dates?|names?|details|visibility|metrics|"
    "estimates?|statistics|results?)",
    f"{_DO_NOT} have (?:it|that|this|them|those|one)(?= with| yet| right| to hand| here| in front|"
    "[.,;:]|$)",
    "(?:i|we) (?:have|'ve|'ve got|have got) (?:absolutely )?no (?:idea|clue|data|figure|number|"
    "visibility|answer)",
    "no idea",
    "no clue",
    "(?:i|we) (?:have not|haven't|'ve not) (?:actually |really |yet )?"
    "(?:looked|checked|measured|tested|decided|thought|counted|verified|calculated)",
    "(?:(?:that|this|it) )?(?:has not|hasn't) been (?:measured|tested|checked|decided|counted)",
    "(?:i|we) (?:can't|cannot|couldn't) (?:recall|remember|say (?:for sure|exactly|right now)|"
    "tell you(?! how| enough)|answer that)",
    "(?:is |are )?(?:unknown|unclear) (?:to|for) (?:us|me)",
    "your guess is as good as mine",
)
"""Having no answer, which is honest, and a gap all the same."""

CHATTER = compile_phrases(
    "(?:don't|do not) know (?:if you|about you|whether you|what you|how you)",
    "(?:don't|do not) (?:know|remember) (?:who said|where i|what it's called|what it was called)",
)
"""What looks like a gap and is only a manner of speaking."""

BLAME = compile_phrases(
    f"{_PARTY} (?:just |simply |really |again )?{_FAILED}",
    "(?:they|he|she) (?:should have|should've|failed to|dropped the ball|let us down|"
    "messed (?:it |this )?up|screwed (?:it |this )?up|took too long|(?:never|didn't) "
    "(?:tell|told|test|tested|review|reviewed|reply|replied|deliver|delivered|bother))",
    f"(?:that's|that is|it's|it is|this is) (?:really |all |entirely |squarely )?"
    f"(?:on|down to) (?:them|him|her|{_PARTY})(?! to)",
    # Disowning is blame too, even where no party is named.
    "not (?:our|my) (?:fault|problem|responsibility|job|mistake)",
    "(?:to|we|i) blame",
    "(?:somebody|someone) else's (?:problem|job|responsibility|fault)",
    # A "problem space" is nobody's fault.
    "their (?:fault|mistake|problem|mess)(?! space| domain| statement)",
    f"(?:the )?fault of {_PARTY}",
    f"you(?:'d| would|'ll| will) (?:have|need) to ask (?:them|{_PARTY})",
    f"because of (?:the |our )?{_PARTY} (?:delay|mistake|error|mess)s?",
    "thanks to (?:them|the vendor|qa|legal)",
)
"""Moving the fault to someone who is not in the room."""

# The passive hides who acts; the verbs are those of looking after something.
_HANDLED = (
    "(?:handled|addressed|looked (?:at|into)|taken care of|dealt with|fixed|resolved|monitored|"
    "communicated|updated|sorted(?: out)?|reviewed|done|covered|tracked|managed|informed|notified|"
    "trained|tested|documented)"
)
AGENTLESS = compile_phrases(
    "(?:will|should|is going to|are going to|'ll|would|needs to|has to) (?:all |then )?be "
    f"{_HANDLED}",
    "(?:is|are|'s|'re) (?:currently |already )?being (?:looked|worked|handled|addressed|reviewed|"
    "investigated|monitored|sorted|taken care|dealt)(?: at| into| on| of| with)?",
    # Somebody, the team, people, everyone: subjects that cannot be phoned at night.
    "(?:someone|somebody)(?: (?:from|in|on) [a-z]{2,15}(?: [a-z]{2,15})?)? "
    "(?:will|would|should|is going to|can|has to|'ll)(?: be)?(?: [a-z]{2,15})?",
    "(?:someone|somebody) (?:is|'s) (?:on|watching|looking|working|handling|monitoring)",
    "(?:the |our |their )?(?:teams?|ops|operations|people|folks|engineers|developers|experts) "
    "(?:will|'ll|is going to|are going to) (?:handle|look|deal|take|monitor|fix|sort|work|manage|"
    "respond|react|jump|step|address|figure|do|be on|know)",
    "(?:the |our )?(?:teams?|ops|operations|support|people|folks|engineers) (?:is|are|'s|'re) "
    "(?:on it|across|aware|working on|looking|monitoring|taking care|handling)",
    "everyone (?:is aware|will (?:know|be)|knows what)",
    "everybody (?:is aware|will|knows what)",
    "nobody (?:owns|in particular|specific)",
    "no one (?:owns|in particular|specific)",
    "(?:it|that) takes care of itself",
)
"""A promise that nobody in particular makes."""

_SAFE = "(?:safe|secure|reliable|stable|bug-free|risk-free|bulletproof|ready|covered|tested)"
ABSOLUTE = compile_phrases(
    "(?:100|hundred|hundred and ten|110) ?(?:%|per ?cent) (?:safe|sure|certain|confident|"
    "guaranteed|covered|ready|secure|reliable|bulletproof)",
    "absolutely (?:no (?:risk|chance|way|doubt|problem)|nothing|certain|safe|secure)",
    # Ordering and delivery guarantees are technical terms, so "guarantee" needs a speaker.
    "(?:i|we)(?: can| do| will|'ll)? (?:fully |absolutely )?guarantee(?! that nothing)",
    "(?:is|are|'s|'re) (?:fully |absolutely )?guaranteed",
    # A risk register or a risk owner is the opposite of a careless claim.
    "(?:no|zero|without any) risk(?! accept| assess| regist| owner| appetite| rating| score| review"
    "| log| analysis| is | was | has | that | of )(?: at all| whatsoever)?",
    "(?:is|are|'s) (?:completely |entirely )?risk-?free",
    "(?:there is|there's|with) (?:absolutely )?no (?:chance|possibility|way) (?:of|that|it|this)"
    "(?! we| i| to| you)",
    "nothing (?:can|could|will|is going to) (?:possibly |ever )?(?:go wrong|fail|break|happen)",
    "(?:it|this|that|which|the [a-z]{3,15}) (?:simply |just )?(?:can't|cannot|can not) "
    "(?:possibly |ever )?(?:fail|break|go wrong|happen)",
    "(?:will never|never ever|it never|this never|that never|could never) "
    "(?:fails?|goes? down|breaks?|happens?)",
    f"(?:completely|totally|perfectly|absolutely|entirely|fully) {_SAFE}(?! by| in| on| with)",
    # "Impossible to know" is modest; only what cannot happen is claimed too boldly.
    "(?:it's|it is|that's|that is|this is|would be) (?:simply |just |virtually )?impossible"
    "(?! to| for us)",
    "bullet-?proof",
    "rock-?solid",
    "rock solid",
    "fool-?proof",
    "fail-?safe by design",
    "(?:we've|we have) thought of everything",
    "everything (?:will|is going to) (?:work|go smoothly)",
    "worry-free",
    "(?:cannot|can't) possibly",
)
"""Claims without a limit."""

HEDGE = compile_phrases(
    # "Should be signed" is a duty, so only the soothing words count.
    "should be (?:fine|ok|okay|good|all right|alright|safe|enough|no problem|possible|ready)",
    "should (?:just |probably |hopefully )?(?:work|hold|cope|pass|"
    "go (?:well|fine|ok|okay|smoothly))",
    "(?:we|i|it|that|this|they) should be able",
    "hopefully",
    "(?:i|we) (?:really |do |would |sincerely )?hope(?! you)",
    "fingers crossed",
    "touch wood",
    "knock on wood",
    "in theory",
    "theoretically",
    # "We try to" tells of habit; only a try that lies ahead is a promise taken half back.
    "(?:we'll|i'll|we will|i will) (?:try|do our best)(?! to (?:say|explain|remember))",
    "(?:pretty|fairly|reasonably|quite|relatively) (?:sure|confident|certain|safe)",
    "if all goes (?:well|to plan)",
    "with (?:a bit of |some |any )?luck",
    "best effort",
)
"""Strong hedges that speak of an outcome by themselves."""

LEANING_HEDGE = compile_phrases(
    "(?:not|n't) (?:entirely |totally |really |100 ?% |completely |quite |too |so |exactly )?"
    "(?:sure|certain|confident|clear)",
    "probably",
    "presumably",
    "supposedly",
    # Speakers say these all day; the gate in `detectors` asks for a promise beside them.
    "(?:i'd|i would|we'd|i|we) (?:just |would )?(?:assume|guess|imagine|suppose|suspect)",
    "i think so",
    "i believe so",
    "more or less",
    "as far as (?:i|we) (?:know|can tell|am aware)",
    "to (?:my|our|the best of my|the best of our) knowledge",
    "might be able to",
    "it (?:really |all )?depends",
)
"""Strong hedges that weaken an answer only beside a promise or a figure."""

LIGHT_HEDGE = compile_phrases("maybe", "perhaps", "possibly", "or something(?: like that)?")
"""Hedges of ordinary speech: they count right beside a figure, or as the whole reply."""

COMMITMENT = compile_phrases(
    "(?:we|i|it|that|this|they|team|which|[a-z]{3,12}) "
    "(?:will|won't|can|cannot|can't|are going to|is going to|should)",
    "'ll|ready|done|safe|tested|covered|fixed|complete|finish(?:ed|es)?|takes?|owns?|decides?|"
    "rollback|revert|deploy|ship|release|launch|recover|restore",
)
"""What makes a sentence a promise or a statement about the release."""

_MODIFIED = "(?:(?:pretty|very|quite|fairly|really|relatively|rather|super|reasonably) )?"
_THING = "[a-z][\\w'-]{2,20}"
VAGUE_QUANTITY = compile_phrases(
    # The thing counted is quoted too: "a few customers" says more than "a few".
    f"{_MODIFIED}(?:quickly|fast|rapidly|slowly)(?! forward| track)",
    "(?:just |only |quite )?a (?:few|couple(?: of)?|handful(?: of)?|bunch(?: of)?|"
    f"small number(?: of)?|small amount of|short while|short time|little while)(?: {_THING})?",
    "(?:a lot|lots|tons|loads|plenty|dozens|hundreds|thousands|a majority|a number|a fraction|"
    f"a minority) of (?:the )?{_THING}",
    "quite a (?:lot|bit|while)",
    f"(?:several|various|numerous|countless) {_THING}",
    # "Some" is everywhere; it counts only before something a board would count.
    f"some (?:more |other |of the )?(?:{COUNTED}|issues|problems|time|delay|impact|disruption)",
    f"(?<!how\\s){_MODIFIED}(?:many|few) {_THING}",
    # "At most" is a limit and "the most" a superlative; neither is vague.
    r"(?<!at\s)(?<!the\s)(?:most|almost all|nearly all) of (?:the |our |them)?"
    f"(?:{_THING})?",
    rf"(?<!at\s)(?<!the\s)(?:most|almost all|nearly all) (?:{COUNTED}|things|parts|issues)",
    "mostly",
    # An adjective is vague only about something that has a size.
    f"{_MODIFIED}(?:minimal|negligible|significant|substantial|considerable|small|low|high|large|"
    "huge|tiny|limited|minor|big) (?:impact|risk|increase|decrease|drop|rise|effect|change|load|"
    "traffic|volume|number|amount|delay|latency|downtime|disruption|improvement|difference|share|"
    "portion|percentage|subset|group|issues?|bugs?|problems?)",
    "significantly",
    "substantially",
    "considerably",
    "(?:very |quite |pretty )often",
    "rarely",
    "usually",
    "fairly steady",
    "(?:not|n't) (?:that |very |too )?(?:long|much|many)",
    "in no time",
    "a while",
)
"""Words that stand where a board wants a figure."""

VAGUE_TIME = compile_phrases(
    f"{_MODIFIED}(?:soon|shortly)",
    "as soon as (?:we can|possible|[a-z]{2,12})",
    "asap",
    "in due course",
    "eventually",
    "at some point",
    "sooner or later",
    "later on",
    "down the (?:road|line)",
    "in the (?:near future|coming (?:days|weeks|months)|long run)",
    # A sprint or a release is no day; a board needs to know which evening to stay.
    "(?:in )?(?:the )?next (?:sprint|release|iteration|quarter|"
    "few (?:days|weeks|months))(?: or so)?",
    "when (?:we can|we get to it|it's ready|time allows)",
    "once (?:that|it|this)(?:'s| is) (?:done|fixed)",
    "on (?:the|our) roadmap",
    "in the works",
    "in a (?:bit|while|few (?:days|weeks|months))",
    "working (?:very hard )?on it",
    "going forward",
    "not yet",
)
"""Words that stand where a board wants a day."""

ACKNOWLEDGEMENT = compile_phrases(
    "(?:(?:that's|that is|it's|it is|this is) )?(?:a |an )?(?:really |very )?"
    "(?:good|great|fair|important|valid|excellent|interesting) (?:question|point)",
    "(?:we|i) (?:do |really )?take .{3,40} (?:very |extremely )?seriously",
    "(?:[a-z]{3,20} )?(?:is|are|remains) (?:a |our |the )?(?:top|number one|highest) priority",
    "(?:is|are) (?:very |really |extremely )?important to us",
    "(?:we're|we are|i'm|i am) (?:fully |totally )?committed to(?: [a-z]{3,20})?",
    "rest assured",
    "(?:we're|we are|i'm|i am) (?:well |fully |very )?aware(?: of (?:it|that|this))?",
    "thank(?:s| you)(?: (?:very much|so much|a lot|for (?:asking|the question|that)))?",
    "(?:i|we) (?:hear|understand|appreciate) (?:you|your [a-z]{4,12}|the [a-z]{4,12}|that)",
    "(?:we're|we are) on top of (?:it|this|that|things)",
    "noted",
    "point taken",
    "understood",
)
"""Kind words that answer nothing."""

YES_OR_NO = compile_phrases(
    "yes|yeah|yep|yup|nope|of course|agreed|indeed|definitely|certainly",
    # In the middle of a clause these words mean something else.
    "(?:no|sure|correct|exactly|absolutely|precisely|totally|both|neither|never|always|already|"
    "right)(?=[.,;!:?]|$)",
    "no (?:we|i|it|they|that)",
    "(?:it|that)(?:'s| is)? (?:really |all )?depends?",
    "not (?:yet|really|at all|necessarily|today|currently|quite|exactly|that i know)",
    "(?:we|i|they|it|that|this|he|she|there) (?:do|does|did|am|is|are|was|were|have|has|had|can|"
    "could|will|would|should|don't|doesn't|didn't|isn't|aren't|wasn't|weren't|haven't|hasn't|"
    "can't|cannot|couldn't|won't|wouldn't|shouldn't)(?=[.,;!]|$)",
    "(?:that's|that is|you're|you are|that would be) (?:right|correct|true|fair)",
    "(?:i|we) (?:think|believe|guess|hope|suppose) (?:so|not)",
)
"""Taking a side on a question that asks for one."""

DENIAL = compile_phrases(
    "(?:that|it|this)(?:'s| is| was) (?:simply |just |actually |quite )?(?:not|never) (?:right|"
    "correct|true|so|the case|accurate|quite right|what|the (?:figure|number|date|name))",
    "(?:that|it|this) (?:isn't|wasn't) (?:right|correct|true|so|the case|accurate|what|the "
    "(?:figure|number|date|name))",
    "(?:the |that |your |this )(?:premise|figure|number|date|name|value) (?:is|was|isn't|wasn't) "
    "(?:not |wrong|incorrect|false|right|correct|out of date|off)",
    "(?:i|we) (?:have|need|must|want|would like|'d like) (?:to )?correct",
    "(?:a |one |small |first,? a )correction",
    "wrong (?:figure|number|date|name|value|premise)",
    "(?:you|the question) (?:misspoke|misread|(?:got|get|have|has) (?:it|that) wrong)",
    "(?:i|we) (?:disagree|don't agree|cannot agree|can't agree) with (?:the|that|your)",
)
"""Putting a wrong premise right without naming the true value."""

# What is left of a clause after courtesies must hold a word that is not one of these.
FILLER = re.compile(
    "a|an|and|but|so|the|to|of|i|we|it|that|this|is|are|was|be|you|your|our|my|me|um|uh|er|"
    "hmm|hm|ah|oh|ok|okay|well|yeah|right|sure|now|just|very|really|honestly|frankly|"
    "actually|look|listen|again|with|for|in|on|at|here|today|stage|moment|point|time|all|as|"
    "if|or|please|hello|hi|sorry|also"
)
"""Words that do not make an answer; `yes` and `no` do."""
