"""The patterns that tell a number, an owner, a date and evidence from mere words.

All but the ones marked "as typed" read folded text (`clauses.fold`). Every repetition is bounded
or possessive, so the time for an answer grows with its length and nothing else.
"""

import re

_END = r"(?![\w\u0300-\u036f])"


def compile_phrases(*phrases: str) -> re.Pattern[str]:
    """One pattern for whole phrases of folded text; a blank stands for any white space.

    A phrase may begin inside a word only at its contraction: `'ll be`, `n't sure`.
    """
    joined = "|".join(phrases).replace(" ", r"(?:\s{1,4})")
    return re.compile(rf"(?:(?<!\w)|(?=n?'))(?:{joined}){_END}")


# ---- numbers: a figure counts only with what it counts, because "one" and "two" are everywhere.

_ONES = "one|two|three|four|five|six|seven|eight|nine"
_FIGURES = (
    "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|ten|eleven|twelve|thirteen|fourteen|"
    "fifteen|sixteen|seventeen|eighteen|nineteen|zero|dozen|hundred|thousand|million|billion|"
    f"{_ONES}"
)
_SPELLED = (
    "(?:(?:half )?(?:an?|one) (?=dozen|hundred|thousand|million|billion))?"
    f"(?:{_FIGURES})(?:(?:-| | and )(?:{_FIGURES})){{0,4}}(?: and a (?:half|quarter))?"
)
_DECIMALS = r"\d{1,15}(?:[.,]\d{1,6}){0,4}"
# No figure starts inside a word, a version or a ticket id.
_DIGITS = rf"(?<![\w.])(?<![a-z]-){_DECIMALS}"
_RANGE = rf"(?:(?: to | or | ?[-–] ?){_DECIMALS})?"
_SCALE = "(?:k| ?(?:hundred|thousand|million|billion|mio|bn))?"
_UNIT = (
    "percentage points?|basis points?|points|pp|ms|milliseconds?|secs?|seconds?|mins?|minutes?|"
    "hrs?|hours?|days?|weeks?|weekends?|months?|quarters?|years?|nights?|mornings?|sprints?|"
    "shifts?|users?|customers?|clients?|accounts?|tenants?|subscribers?|members?|sellers?|"
    "tickets?|cases?|calls?|chats?|questions?|articles?|macros?|pages?|tests?|checks?|runs?|"
    "drills?|rehearsals?|attempts?|retries|errors?|failures?|failed|passed|passing|defects?|bugs?|"
    "regressions?|findings?|vulnerabilities|criticals?|highs?|mediums?|blockers?|incidents?|"
    "outages?|alerts?|exceptions?|requests?|queries|transactions?|messages?|events?|orders?|"
    "jobs?|rps|qps|tps|nodes?|servers?|hosts?|pods?|replicas?|instances?|machines?|clusters?|"
    "regions?|zones?|sites?|stores?|devices?|environments?|services?|endpoints?|dependencies|"
    "people|engineers?|developers?|testers?|agents?|reviewers?|approvers?|approvals?|teams?|staff|"
    "times|kb|mb|gb|tb|pb|rows?|records?|tables?|columns?|files?|lines?|commits?|changes?|"
    "releases?|versions?|deployments?|deploys|rollbacks?|migrations?|features?|flags?|scripts?|"
    "steps?|stages?|countries|markets?|partners?|vendors?|licen[cs]es?|seats?|euros?|dollars?|"
    "pounds?|cents?|eur|usd|gbp|chf|gates?|items?|dashboards?|languages?|credits?|downtime|"
    "data loss"
)
# A figure may be parted from its unit by a describing word or two: "38 enterprise tenants".
_LINKS = "of|or|and|the|to|in|is|at|by|for|on|with"
_DESCRIBED = rf"(?: (?!(?:{_LINKS}) )[a-z][\w'/-]{{0,24}}){{0,2}}?(?: |-)(?:{_UNIT})"
_WHOLE = "(?:the |all |our |every )?"
_MEASURED = (
    "rate|score|coverage|count|total|latency|index|ratio|threshold|load|budget|cost|price|"
    "readiness|baseline|target"
)
COUNTED = _UNIT
"""The things a board counts, as one alternation."""
NUMBER = compile_phrases(
    # "100 % safe" measures nothing; "85 % sure" does.
    "(?!1[01]0 ?(?:%|per ?cent) (?:safe|sure|certain|confident|secure|ready))"
    f"{_DIGITS}{_RANGE}{_SCALE}(?: ?%| ?per ?cent)",
    f"{_DIGITS}{_RANGE}(?:ms|s|m|h|d|x|k|gb|mb|tb|min|hrs?)",
    rf"[$€£] ?{_DECIMALS}{_SCALE}",
    # Parts of a whole and ratios carry their own unit.
    rf"{_DIGITS} (?:out of|of|in) {_WHOLE}\d{{1,15}}",
    # "24/7" is a way of saying always.
    r"(?<![\w/.])(?!24/7)\d{1,15}/\d{1,15}(?!/)",
    f"{_DIGITS}:1",
    f"{_DIGITS}{_RANGE}{_SCALE}{_DESCRIBED}",
    # "One day" and "one step" are turns of phrase.
    f"(?!one (?:day|step|time)(?!s))(?:{_SPELLED})(?: (?:to|or) (?:{_SPELLED}))?"
    f"(?:{_DESCRIBED}| per ?cent)",
    f"(?:{_SPELLED}) (?:out of|of|in) {_WHOLE}(?:{_SPELLED})",
    # "No problem" is talk, "no open criticals" is a count of zero.
    "(?:zero|no) (?:open|outstanding|known|critical|sev|severity|high|blocking|failed|failing|"
    "lost|unresolved|customer-facing|p[0-3])",
    "(?:half an|an|one) hour",
    "hour and a half",
    "(?:half|(?:a|one) (?:third|quarter|tenth)|(?:two|three) (?:thirds|quarters)) "
    "of (?:the|our|all)",
    r"(?<!once\sor\s)(?:twice|(?:two|three|four|five|ten|hundred)-?fold|only once|exactly once)",
    # A measured thing may stand before its figure: "an error rate of 0.4".
    rf"(?:{_MEASURED})(?: \w{{1,12}}){{0,3}} {_DECIMALS}",
)

# ---- dates: a day, an hour, or a span that ends.

_AMOUNT = rf"(?:\d{{1,4}}|an?|the next|{_ONES}|ten|twelve|fifteen|twenty|thirty|forty-eight|ninety)"
_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    "jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_HOUR = r"(?:[01]?\d|2[0-3])"
# A day may be given by an event that has one.
_MILESTONE = "(?:launch|release|cutover|deploy|deployment|window|go-live|board|freeze)"
DATE = compile_phrases(
    "(?:mon|tues|wednes|thurs|fri|satur|sun)days?(?: (?:morning|afternoon|evening|night))?"
    rf"(?: at)?(?: {_HOUR}[:.h][0-5]\d)?",
    "(?:on|by|until|before|from|since|next|last|every) (?:mon|tues?|wed|thurs?|fri|sat|sun)",
    rf"(?<![\w.,]){_DAY}(?: of)? (?:{_MONTHS})(?: \d{{4}})?",
    # "May 20 users" is a permission; the month needs a preposition to be sure.
    rf"(?!may \d)(?:{_MONTHS})\.? (?:the )?{_DAY}(?:,? \d{{4}})?(?! ?%)",
    r"(?:on|by|until|before|since) may \d{1,2}",
    rf"(?:{_MONTHS}) \d{{4}}",
    r"(?<!-)\d{4}-\d\d-\d\d",
    r"(?<![./])\d{1,2}([./])\d{1,2}\1(?:\d{4}|\d\d)",
    f"(?:on|by|until|before|since) the {_DAY}(?! percentile| time)",
    rf"(?<![:.]){_HOUR}:[0-5]\d(?!:)",
    # With a dot it is an hour only after a preposition; "17.30 %" is a figure.
    rf"(?:at|by|before|until|from) {_HOUR}[.h][0-5]\d(?! ?%)",
    r"(?<![:.])\d{1,2} ?(?:am|pm|a\.m|p\.m|o'clock|utc|gmt|cet|cest)",
    "today|tomorrow|tonight|yesterday|noon|midnight|eod|eow|cob|last night",
    "this (?:morning|afternoon|evening)|(?:last|next|this) (?:week|month)",
    "(?:end|close) of (?:the |this |next )?(?:day|week|month|quarter|business|play)",
    f"within (?:the )?(?:next |first )?{_AMOUNT} "
    "(?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?)",
    r"within \d{1,4}(?:h|d|m)",
    f"in (?:the next )?{_AMOUNT} (?:business |working )?(?:days|weeks|months)",
    f"in the next {_AMOUNT} (?:minutes|hours)",
    f"{_AMOUNT} (?:minutes|hours?|days?|weeks?|months?) "
    f"(?:ago|from now|(?:before|after) (?:the )?{_MILESTONE})",
    # Countdowns: T-3, T - 30 minutes.
    r"t ?[-+−–] ?\d{1,3}(?: ?(?:h|d|m|days?|hours?|minutes?))?",
    f"before (?:the )?{_MILESTONE}(?: opens| starts| meets)?",
)
# A day beside one of these is told of, not promised.
PAST = compile_phrases(
    "yesterday|ago|since|was|were|did|ran|finished|passed|closed|took|tested|drilled|rehearsed|"
    "measured",
    r"last \w{1,12}",
)
# Where none of the coming words stands beside the day, any past verb tells of it.
PAST_VERB = compile_phrases(
    "rolled|made|got|went|came|saw|found|gave|sent|met|had|held|told|said|wrote|built|broke|fell|"
    "began|brought|kept|left|lost|put|set|spent|stood|won|knew",
    r"(?<!be\s)(?<!get\s)(?<!is\s)(?<!are\s)[a-z]{2,20}ed",
)
COMING = compile_phrases(
    "will|shall|going to|plans? to|due|by|until|before|tomorrow|next|promises?|commits?",
    r"\w{1,20}'ll",
)

# ---- owners: a name or a seat, and a verb that takes charge.

# "Anna says" names somebody and puts nobody in charge, so the verb decides.
_TAKES_CHARGE = (
    r"(?:owns?|decides?|leads?|signs?|signed|approves?|approved|runs?|drives?|executes?|sends?|"
    r"brings?|delivers?|confirms?|calls\s(?:it|that|the|go|off|no)|makes\sthe|takes|holds\sthe|"
    r"has\sthe|pages|checks|writes|posts|publishes|provides|presents|reviews|reviewed|coordinates|"
    r"watches|monitors|handles|answers|does|(?:is|was|are)\s(?:the\s)?(?:owner|accountable|"
    r"responsible|on\spoint|on\scall|on-call|on\sduty|in\scharge|incident\scommander|leading|"
    r"watching|release\smanager|decider|approver|deputy|backup|our|my)|"
    r"(?:will|'ll|can|is\sgoing\sto|has\sto)\s(?:send|bring|own|decide|call|confirm|sign|approve|"
    r"lead|run|deliver|check|post|write|provide|report|present|make|take|do|handle|answer|share|"
    r"update|finish|fix|review|publish|watch|monitor|be\son|be\swatching|give|get|have|stop|pull|"
    r"roll|abort|halt|execute|drive))"
)
# As typed: the capital is what tells a name; `slots` drops words that are no names.
_LETTERS = r"(?![a-z])[^\W\d_][\w\u0300-\u036f'’-]{1,30}"
_FULL_NAME = rf"{_LETTERS}[ \t]{_LETTERS}"
_NAME = rf"{_LETTERS}(?:[ \t]{_LETTERS})?"
NAME_THEN_VERB = re.compile(
    rf"(?<![\w'’-])({_NAME})(?:,[^.;!?\n]{{1,40}},)?\s(?i:{_TAKES_CHARGE}){_END}"
)
LEAD_THEN_NAME = re.compile(
    r"(?i:(?<!\w)(?:owned by|owner is|owner:|owner will be|assigned to|led by|approved by|"
    r"confirmed by|signed off by|run by|accountable is|the (?:decision|call) (?:is|sits|lies) with|"
    r"sits with|lies with|that is|that's|that would be|that'd be|it is|it's|it would be|will be|"
    rf"on call is|name is|call is|decider is|lead is|manager is|commander is))\s({_NAME}){_END}"
)
BY_FULL_NAME = re.compile(rf"(?<!\w)(?i:with|by)\s({_FULL_NAME}){_END}")
# A reply to "who?" may be the bare name and nothing else.
BARE_NAME = re.compile(rf"(?:^|(?<=[.!?]\s))({_FULL_NAME})(?=[.,;!]|\r?$)", re.MULTILINE)
VERB_AFTER = re.compile(rf"[\s,]{{1,3}}{_TAKES_CHARGE}{_END}")

# A seat counts like a name: at any hour somebody sits in it.
ROLE = compile_phrases(
    "on-?call(?= (?:decides?|owns?|makes?|calls?|is|will|has|pages?|does))",
    "(?:the )?on-?call (?:engineer|lead|manager|developer)",
    "(?:the |our )?release (?:manager|engineer|lead|captain|owner)",
    "(?:the |our )?(?:deputy )?incident (?:commander|manager|lead)",
    "(?:the |our )?(?:sre|qa|security|support|platform|product|engineering|data|comms|"
    "communications|marketing|docs?|documentation|team|tech|technical|test|project|change|service|"
    "account|operations|ops|infrastructure|development|database|network|compliance|privacy|legal|"
    "delivery) (?:lead|manager|director|owner|officer)",
    "(?:the |our )?(?:lead engineer|csm|technical writer|tech writer|cto|ciso|cio|coo|ceo|cfo|"
    "duty (?:manager|officer)|approver|dpo|customer success manager)",
    "(?:the |our )?(?:director|head|vp|vice president|chief) of [a-z]{2,15}(?: [a-z]{2,15})?",
)
# "I'll take that offline" is no ownership, so the verbs are listed.
SELF = compile_phrases(
    "i (?:own|decide|am accountable|am responsible|am the owner|"
    "(?:make|take) (?:the|that) (?:call|decision)|signe?d?|approved?|run|lead|personally)",
    "i'm (?:accountable|responsible|the owner|on call|on point|the (?:release manager|decider))",
    "i(?:'ll| will) (?:personally |also )?(?:make|call|own|run|send|bring|decide|sign|write|drive|"
    "lead|watch|handle|do|post|publish|approve|confirm|deliver|be on call|be watching|be there|"
    "stop|abort|pull|roll|take (?:the|that) (?:call|decision|action))",
    "on my word",
    "my (?:call|decision)(?! centre| center)",
    "(?:that|it)(?:'s| is| would be) me",
    "me personally",
    # The shortest reply to "who?".
    r"(?<!\w\s)i (?:am|do)(?=[.,]|$)",
)
# "Not Priya", "ask Priya" and "Priya should have" leave Priya out of charge.
# Read backwards from the name, so it is anchored at the end.
NOT_OWNING_BEFORE = re.compile(
    r"(?<!\w)(?:not|never|nor|ask(?:ed)?|blame|told|without|against|waiting\s(?:for|on)|no|than|"
    r"miss(?:ed)?|need\san?|find\san?|lack\san?)\s(?:yet\s)?(?:the\s|our\s|an?\s)?$"
)
NOT_OWNING_AFTER = re.compile(
    r"[\s,]{1,3}(?:should(?:'ve|\shave)|failed|forgot|missed|left|ignored|broke|dropped|"
    r"is\s(?:not|away|out|on\sleave|on\sholiday)|isn't|won't|will\snot|doesn't|does\snot|didn't|"
    r"did\snot|hasn't|has\snot|refused|never|was\slate|said|says|told|thinks|asked|position)(?!\w)"
)

# ---- evidence: something a sceptic could open, or a trial with its outcome.

RECORD = compile_phrases(
    r"https?://[^\s<>]{3,200}",
    "dashboards?|screenshots?|audit trail|(?:in|on|from) (?:grafana|datadog|kibana|splunk)",
    "(?:the|our|access|audit|server|error|application|deployment|build|test) "
    "(?:[a-z]{3,12} )?(?:logs|traces)",
    "logs? (?:shows?|confirms?|says?|entry|entries|excerpt)",
    r"(?:the|an?|this|that|our|last|latest|test|audit|scan|coverage|penetration|pen-test|incident|"
    r"load) (?:[\w-]{2,20} )?(?:reports?|records?|audit|certificate|benchmark|attestation)(?! to)",
    "(?:we|i|was|were|been|as|and|it|have|has) (?:measured|benchmarked|verified|validated|audited|"
    "inspected|timed)",
    # Without a subject or an object "measured" is an adjective.
    "measured (?:it|that|this|at|on|in|over|last)",
    "signed off|signed-off|sign-off (?:from|by|on|is)|signed the|certified by|countersigned",
    "approved (?:by|on|it|the|in)",
    # Where it can be looked up counts, whatever it is.
    "(?:linked|recorded|documented|minuted|filed|logged) (?:in|to|on|under|at|as)",
    r"(?:appendix|annex|page|section|slide) (?:\d{1,3}|[a-z])",
    r"(?:build|run|pull request|pr|change|ticket|case|commit) #?(?=[a-z]{0,5}\d)[a-z0-9]{2,40}",
    r"#\d{2,7}",
    r"(?:according to|as shown in) (?:the|our) \w{3,20}",
    "(?:data|numbers|metrics|figures|results?|evidence|graphs?|tests?) "
    "(?:shows?|showed|proves?|confirm(?:s|ed)?)",
)
# As typed: tracker ids are capitals; names of standards look the same and are left out.
TICKET = re.compile(
    r"(?<![\w-])(?!(?:UTF|SHA|ISO|COVID|SEV|RFC|AES|TLS|SOC|MD|GPT|HTTP|UTC|GMT|IPV|Q)-)"
    r"[A-Z][A-Z0-9]{1,9}-\d{1,6}(?![\w-])|(?<!\w)(?:CHG|INC|PRB|RFC)\d{4,8}(?!\w)"
)
# A trial alone proves little ("we tested it a lot"); its outcome must be told as well.
TRIAL = compile_phrases(
    "dry run|game day|fire drill|drill(?:s|ed)?|rehears(?:al|als|ed)|load tests?|load-tested|"
    "soak tests?|stress tests?|pen(?:etration)? tests?|pilot(?:s|ed)?|canary|trial|restored|"
    "exercised",
    "(?:re-?)?tested|tests?|(?:test )?suite",
    "(?:regression|smoke|integration|acceptance|upgrade|end-to-end) (?:tests?|suite|run)",
)
OUTCOME = compile_phrases(
    "pass(?:ed|es|ing)?|fail(?:ed|s|ures?)?|green|succeeded|successful(?:ly)?|worked|showed|shows|"
    "found|finished in|took|completed|ended|came back|held|closed|clean",
    "no errors?|no failures?|zero [a-z]{3,12}|within (?:target|budget)",
)
# What was not done yet, or is only planned, proves nothing.
NOT_DONE = compile_phrases(
    r"(?:ha(?:ve|s)|was|were|did|do|does|is|are)(?:n't| not)(?: \w{2,12}){0,2}",
    "never|no|not|without|yet to|skip(?:ped)?|dropped|cancelled|postponed|missed|cut",
    "(?:will|'ll|would|should|must|need to|want to|going to|plan to|hope to|have to)(?: be| get)?",
)
