"""Wordings that sound like an answer and are none: courtesies, praise and bridges.

The families follow Bull and Mayer's account of non-replies in political interviews (1993): to
ignore the question, to acknowledge it only, to question or attack it, to speak of something else,
to say that it was answered before. Each phrase stands for folded text (`clauses.fold`).
"""

from greenroom.rehearsal.hearing.patterns import compile_phrases

COURTESY = compile_phrases(
    "(?:(?:that's|that is|it's|it is|this is) )?(?:a |an )?(?:really |very |extremely )?"
    "(?:good|great|fair|important|valid|excellent|interesting) question",
    "(?:we|i) (?:do |really |both |all )?take (?:this|that|it|[a-z]{3,15}|the [a-z]{3,15}"
    "(?: of [a-z]{3,15})?) (?:very |extremely |really )?seriously",
    "(?:is|are|remains) (?:a |our |the )?(?:top|number one|highest) priority",
    "(?:is|are) (?:very |really |extremely )?important to us",
    "(?:we're|we are|we remain) (?:fully |totally |deeply |absolutely )?committed to",
    "(?:you can )?rest assured",
    "(?:we're|we are) (?:well |fully |very much )aware",
    "(?:i|we) (?:hear|understand|appreciate|share) your (?:concern|question|worry|worries|point)s?",
    "(?:we're|we are) on top of (?:it|this|that|things)",
)
"""Taking the question seriously, which is kind and answers nothing."""

PRAISE = compile_phrases(
    "great|amazing|awesome|fantastic|excited|exciting|thrilled|incredible|world-class|"
    "best-in-class|seamless(?:ly)?|robust|very confident|huge win|game-?chang(?:er|ing)|"
    "really good|excellent|cutting-edge|smooth(?:ly)?|comprehensive|top-notch|wonderful|"
    "outstanding|superb|brilliant|proud|stellar|delighted",
    "love (?:it|this|that|the)",
    "(?:very |really |super |so )happy with",
    "(?:in )?(?:great|good|excellent|strong) (?:shape|position|place)",
    "(?:feels?|feeling|looks?|looking) (?:really |very |super )?(?:good|great|strong)",
)
"""Praise of one's own work."""

BRIDGE = compile_phrases(
    "(?:the )?(?:real|bigger|broader|more important) (?:question|issue|point|picture) (?:here )?is",
    "what(?:'s| is) (?:really |most |more )?important (?:here )?is",
    "what (?:really )?matters (?:here |most )?is",
    "what i can (?:say|tell you) is",
    "what we (?:should|need to) (?:be talking|focus|talk|be focus)",
    "the fact (?:of the matter |remains |is )?is(?: that)?",
    "let me be (?:very |absolutely |perfectly )?clear",
    "let's not forget",
    "before i (?:answer|get to|come to) (?:your|that|the)",
    "i (?:want|would like|'d like) to (?:start|begin) by",
    "let me (?:start|begin) (?:with|by)",
    "speaking of",
    "(?:that|this|it) is (?:precisely|exactly) (?:why|what) we",
    "i(?:'ll| will| am going to|'m going to) speak (?:more )?(?:generally|in general)",
    "in the bigger picture",
    "at the end of the day",
    "like i said before|as i (?:have )?(?:already )?(?:said|mentioned) (?:before|already|earlier|"
    "many times)",
)
"""Going from the question to something one would rather say."""

GOODWILL = compile_phrases(
    "(?:we|i)(?:'re| are|'m| am)?(?: very much| really| also)? look(?:ing)? forward to",
    "(?:we're|we are|i'm|i am|we've been|we have been) (?:all )?(?:working|fighting|trying) "
    "(?:very |really |extremely |so |incredibly )?(?:hard|closely|tirelessly|diligently|together|"
    "around the clock|day and night)",
    "(?:we|i) (?:will |'ll )?(?:continue|keep) (?:to )?(?:working|work|be there|being there|"
    "support(?:ing)?|monitor(?:ing)?|listen(?:ing)?|help(?:ing)?|mov(?:e|ing)|doing|engag(?:e|ing)|"
    "ensur(?:e|ing)|fight(?:ing)?)",
    "(?:continue|continuing) to (?:work|be there|support|monitor|provide|help|ensure|engage|fight|"
    "move)",
    "(?:we|i)(?:'ll| will) (?:always )?be there for",
    "(?:we're|we are|i'm|i am) here (?:for|to (?:help|support))",
    "(?:i|we)(?:'d| would) (?:also )?(?:like to|be (?:very )?(?:happy|pleased) to) (?:offer|thank|"
    "congratulate|work|say|discuss|assure|remind|acknowledge)",
    "(?:i|we) (?:want to |would like to |'d like to |also )?(?:thank|congratulate|commend|"
    "recogni[sz]e|acknowledge|assure|remind)",
    "(?:my )?(?:congratulations|condolences)",
    "(?:i|we)(?:'m| am|'re| are|'ll| will| would)? (?:very |be very |be )?(?:happy|glad|pleased) "
    "to (?:work|be able|discuss|see|say|answer)",
    "thank (?:you|my|the|our|him|her) (?:colleague|hon|member|honourable)",
    "i thank",
    "work(?:ing)? (?:together )?with (?:all|our|the|my) (?:[a-z]+ )?(?:partners?|members?|"
    "colleagues?|provinces|stakeholders|community|parties|opposition)",
    "(?:make|making|made) (?:good |great |real |a lot of )?progress",
    "(?:i|we) (?:understand|know|recogni[sz]e|agree|believe) (?:the importance|how important|"
    "how (?:difficult|hard|much))|importance of|how important",
    "(?:trying|working) (?:every|each) (?:day|single day)|every day,? we",
    "(?:we|i) (?:have been|are|'re) (?:very|absolutely|perfectly) clear",
    "(?:great|good|full|deep) (?:empathy|support|collaboration|deal of empathy)",
    "as (?:quickly|fast|soon|much) as (?:we can|possible)",
)
"""Goodwill where an answer was asked for."""

ATTACK = compile_phrases(
    "(?:the |our )?(?:opposition|conservatives?|liberals?|previous government|former government|"
    "other (?:side|party|parties|team|vendor)|members? opposite|competitors?)",
    "(?:they|he|she|you) (?:have |has |'ve |keeps? |are |is )?(?:been )?(?:complain(?:ing|ed)?|"
    "refus(?:ing|ed)|block(?:ing|ed)|play(?:ing)? (?:political )?games|obstruct(?:ing|ed))",
    "political games",
    "when we inherited",
    "(?:that's|that is) the wrong question",
    "(?:i|we) (?:reject|don't accept|do not accept|disagree with) (?:the|that|your) "
    "(?:premise|question|assertion|characteri[sz]ation)",
    "(?:whipping|stirring) up (?:fear|trouble|anger)",
)
"""Turning on the asker, or on those who are not here."""
