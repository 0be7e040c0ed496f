"""How the numbers of the board summary are made: formulas, counts and weights in words."""

from greenroom.model.analysis import NetSentiment
from greenroom.model.readiness import Assessment
from greenroom.report.build.baseline_words import baseline_sentence
from greenroom.report.build.board_input import BoardSummary, blocking_gates, is_evidenced
from greenroom.report.build.key_figures import CONDITIONAL_FROM, from_practice
from greenroom.report.build.wording import count, interval, moment, number, percent, signed
from greenroom.report.document import Block, Bullets, Heading, Run


def how_numbers_are_made(facts: BoardSummary) -> tuple[Block, ...]:
    """One line for each number on page one, with its formula filled in."""
    lines = (
        ("Launch readiness", _readiness(facts.assessment)),
        ("Decision rules", _rules(facts.assessment)),
        ("Net sentiment", _sentiment(facts)),
        ("Richness", _richness(facts)),
        ("Blocking gates", _gates(facts)),
        ("Risk themes", _themes(facts)),
    )
    items = tuple((Run(f"{name}: ", bold=True), Run(text)) for name, text in lines)
    return (Heading("How the numbers are made"), Bullets(items))


def _readiness(assessment: Assessment | None) -> str:
    if assessment is None:
        return "not assessed yet."
    # The formula with its figures in it, so that anyone can do the sum again.
    terms = " + ".join(
        f"{percent(part.weight)} × "
        f"{'not assessed' if part.score is None else number(part.score)} ({part.name.value})"
        for part in assessment.components
    )
    made = f"{terms}, assessed {moment(assessment.at)}."
    if assessment.score is None:
        return f"{made} A part is missing, so there is no score; weights are never shifted."
    return f"{made} The sum is {number(assessment.score)} of 100."


def _rules(assessment: Assessment | None) -> str:
    # Before the first assessment the rules already hold, with the usual target.
    target = 85.0 if assessment is None else assessment.target
    return (
        "a blocking gate that is red or not assessed means no-go, whatever the score; "
        f"with the gates passed, {number(target)} and more means go, "
        f"{number(CONDITIONAL_FROM)} to under {number(target)} go with conditions, less no-go."
    )


def _sentiment(facts: BoardSummary) -> str:
    sentiment = facts.assessed_sentiment
    formula = "100 × (positive − negative) / all respondent sentences"
    # The formula is the same for practice, which is why it has to be said here.
    proxy = " These are rehearsal answers: a rehearsal proxy." if from_practice(facts) else ""
    if sentiment is None or not sentiment.sentences:
        return f"{formula}; no sentences yet."
    made = f"{formula} = {_sum(sentiment)}; {interval(sentiment)}.{proxy}"
    return f"{made} {baseline_sentence(facts)}"


def _sum(sentiment: NetSentiment) -> str:
    top = f"100 × ({sentiment.positive} − {sentiment.negative})"
    return f"{top} / {sentiment.sentences} = {signed(sentiment.score)}"


def _richness(facts: BoardSummary) -> str:
    made = "0 to 100 from volume, specificity, coverage, diversity and signal of each answer"
    if facts.richness is None:
        return f"{made}; no answers analysed yet."
    return f"{made}, averaged by words; here {number(facts.richness)}."


def _gates(facts: BoardSummary) -> str:
    blocking = blocking_gates(facts)
    evidenced = sum(is_evidenced(gate) for gate in blocking)
    rule = "evidenced means green or amber with evidence named"
    return f"{rule}; {evidenced} of {count(len(blocking), 'blocking gate')}."


def _themes(facts: BoardSummary) -> str:
    confirmed = sum(theme.confirmed for theme in facts.themes)
    return (
        f"{count(confirmed, 'coding')} confirmed by a person, {facts.suggestions} only suggested; "
        "stances count confirmed codings only. Open themes come first, then by severity."
    )
