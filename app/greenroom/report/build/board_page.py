"""Page one of the board summary: what a board reads before it decides."""

from greenroom.model.readiness import Condition, Decision, DecisionKind
from greenroom.model.release import Fact
from greenroom.report.build.board_input import BoardSummary, ThemeLine, risks
from greenroom.report.build.gate_tables import gate_summary
from greenroom.report.build.key_figures import from_practice, key_figures, readiness_chart
from greenroom.report.build.missing import (
    ROLLBACK_DRILL,
    ROLLBACK_MINUTES,
    ROLLBACK_OWNER,
    missing_items,
)
from greenroom.report.build.wording import (
    NONE_GIVEN,
    count,
    day,
    fact_text,
    first_sentences,
    moment,
    sentence,
    shorten,
    window_text,
)
from greenroom.report.document import (
    Block,
    Bullets,
    Callout,
    Cell,
    Column,
    Heading,
    KeyValues,
    Paragraph,
    Run,
    Slide,
    Table,
    Tone,
)

TOP_RISKS = 3
MOST_ACTIONS = 3
REASONS_SHOWN, REASONS_BESIDE_CASE = 3, 2
GAPS_SHOWN, GAPS_BESIDE_CASE = 300, 110
"""Characters of gaps that page one names; the pack lists them all."""

KIND_TONES = {
    DecisionKind.GO: Tone.GOOD,
    DecisionKind.GO_WITH_CONDITIONS: Tone.CAUTION,
    DecisionKind.NO_GO: Tone.BAD,
    DecisionKind.DEFER: Tone.CAUTION,
}


def page_one(facts: BoardSummary) -> tuple[Block, ...]:
    """The blocks of page one, each cut so that the page holds them all."""
    # Empty axes would say nothing that the tile beside them does not say.
    chart = () if facts.assessment is None else (readiness_chart(facts.assessment),)
    return (
        decision_box(facts),
        Paragraph((Run("The change. ", bold=True), Run(change_text(facts)))),
        KeyValues(_release_rows(facts)),
        key_figures(facts),
        *chart,
        Heading("Quality gates", 2, Slide.FIGURES),
        gate_summary(facts),
        Heading("Top risks", 2, Slide.RISKS),
        *top_risks(facts),
        Heading("Conditions and open actions", 2, Slide.NEXT_STEPS),
        _actions(facts),
        Heading("Still missing", 2),
        _gaps(facts),
    )


def decision_box(facts: BoardSummary) -> Callout:
    """The decision asked with the rules' proposal, or the decision that was recorded."""
    # Once the board has spoken, its word stands first and the proposal second.
    if facts.decision is not None:
        return _decided(facts.decision, facts)
    subject = facts.release.title or "this release"
    asked = f"Decision asked: may {subject} go into production"
    asked += " in the window below?" if facts.release.window else "? No window is planned yet."
    if facts.assessment is None:
        why = "There is no recommendation before launch readiness has been assessed."
        return Callout("No recommendation yet", (asked, why), Tone.CAUTION)
    proposal = facts.assessment.proposal
    return Callout(
        f"Recommendation: {proposal.kind.value}",
        (asked, _reasons(proposal.reasons, _room(facts, REASONS_SHOWN, REASONS_BESIDE_CASE))),
        KIND_TONES[proposal.kind],
    )


def change_text(facts: BoardSummary) -> str:
    """The change in at most two sentences."""
    return first_sentences(facts.release.summary, 2, 330) or "No description has been written."


def rollback_text(facts: BoardSummary) -> str:
    """Worst case: how long a rollback takes, who decides on it and when it was last drilled."""
    # Three facts answer the question a board asks when the worst happens.
    minutes, owner, drill = (
        facts.release.fact(key) for key in (ROLLBACK_MINUTES, ROLLBACK_OWNER, ROLLBACK_DRILL)
    )
    parts = (
        f"roll back in {_known(minutes, 'an unknown time')}",
        f"decided by {_known(owner, 'nobody named')}",
        f"last drill {_known(drill, 'not known')}",
    )
    back = sentence("; ".join(parts))
    # What it would cost comes before how to go back; without it there is room for the plan.
    case = sentence(shorten(facts.record.worst_case, 110))
    plan = "" if case else sentence(shorten(facts.release.rollback_plan, 110))
    return " ".join(part for part in (case, back, plan) if part)


def stance_text(theme: ThemeLine) -> str:
    """The confirmed stances with their counts: `raised 4, mitigated 1`."""
    stances = (
        ("raised", theme.raised),
        ("mitigated", theme.mitigated),
        ("unknown", theme.unknown),
        ("mixed", theme.mixed),
    )
    return ", ".join(f"{name} {amount}" for name, amount in stances if amount) or NONE_GIVEN


def likelihood_text(theme: ThemeLine) -> str:
    """How likely somebody said the risk is: `2 of 5`."""
    return f"{theme.likelihood} of 5" if theme.likelihood else NONE_GIVEN


def unconfirmed_note(facts: BoardSummary) -> str:
    """The line that counts suggestions without showing any of them as fact."""
    # The line is absent, not zero, when there is nothing to confirm.
    if not facts.suggestions:
        return ""
    return f"{count(facts.suggestions, 'suggestion')} not yet confirmed; not counted here."


def condition_text(condition: Condition) -> str:
    """A condition with who meets it by when."""
    owner, due = condition.owner.strip() or "no owner", condition.due.strip() or "no date"
    return f"{condition.text.strip()} ({owner}, {due})"


def top_risks(facts: BoardSummary) -> tuple[Block, ...]:
    """The first three risks from confirmed codings, and how many are only suggested."""
    # The board weighs three risks; the pack has the others.
    shown = risks(facts)[:TOP_RISKS]
    if not shown:
        text = f"No theme has been confirmed in a transcript. {unconfirmed_note(facts)}"
        return (Paragraph((Run(text.strip()),)),)
    header = (
        Column("Theme", share=3.5),
        Column("Severity", share=1.1),
        Column("Likelihood", share=1.2),
        Column("Stance, confirmed only", share=2.7),
        Column("Owner, date", share=2.9),
    )
    table = Table(header, tuple(_risk_row(theme) for theme in shown))
    rest = len(risks(facts)) - len(shown)
    more = f"{count(rest, 'more theme')} in the pack." if rest else ""
    # Themes come from the same conversations as the sentiment.
    proxy = "From rehearsals (rehearsal proxy)." if from_practice(facts) else ""
    note = " ".join(part for part in (proxy, more, unconfirmed_note(facts)) if part)
    return (table, Paragraph((Run(note),), note=True)) if note else (table,)


def _decided(decision: Decision, facts: BoardSummary) -> Callout:
    made = f"Decided by {decision.decided_by} on {moment(decision.at)}."
    reason = f" {sentence(shorten(decision.reason, 220))}" if decision.reason.strip() else ""
    lines = [made + reason]
    if facts.assessment is not None:
        proposed = facts.assessment.proposal.kind.value
        # A reader must see that people went further than the rules, not only that they may.
        override = "This overrides the rules, which" if decision.overrides else "The rules"
        lines.append(f"{override} propose: {proposed}.")
    return Callout(f"Decision: {decision.kind.value}", tuple(lines), KIND_TONES[decision.kind])


def _room(facts: BoardSummary, alone: int, beside_case: int) -> int:
    """How much of something fits: the case for the change takes two lines of the one page."""
    return beside_case if _case_rows(facts) else alone


def _reasons(reasons: tuple[str, ...], most: int) -> str:
    shown = " ".join(sentence(shorten(reason, 110)) for reason in reasons[:most])
    rest = len(reasons) - most
    more = f" {count(rest, 'more reason')} in the pack." if rest > 0 else ""
    return f"Proposed by the decision rules: {shown}{more}" if shown else ""


def _release_rows(facts: BoardSummary) -> tuple[tuple[str, str], ...]:
    release = facts.release
    window = window_text(release.window) if release.window else "not planned"
    board = moment(release.board_at) if release.board_at else "No date yet"
    kind = f"{release.type.value} change, {release.strategy.value} rollout"
    owner = release.owner.strip()
    led = f"owner {shorten(owner, 60)}" if owner else "no owner named"
    return (
        ("Window", window),
        ("Board", f"{board}; {kind}; {led}"),
        *_case_rows(facts),
        ("Worst case", rollback_text(facts)),
    )


def _case_rows(facts: BoardSummary) -> tuple[tuple[str, str], ...]:
    # Only what was written: an empty row would cost a line of the one page.
    rows = (("Why now", facts.record.why_now), ("If not done", facts.record.if_not_done))
    return tuple((label, first_sentences(words, 1, 110)) for label, words in rows if words.strip())


def _known(fact: Fact | None, otherwise: str) -> str:
    if fact is None or not fact.known:
        return otherwise
    # An estimate read as a confirmed fact is worse than a gap.
    certainty = "" if fact.status.value == "confirmed" else f" ({fact.status.value})"
    as_of = f" (as of {day(fact.as_of)})" if fact.as_of and fact.kind.value == "duration" else ""
    return f"{shorten(fact_text(fact), 60)}{certainty}{as_of}"


def _risk_row(theme: ThemeLine) -> tuple[Cell, ...]:
    # Red is kept for risks named more often than they were answered.
    tone = Tone.BAD if theme.raised > theme.mitigated else Tone.CAUTION
    return (
        Cell(shorten(theme.name, 34)),
        Cell(f"{theme.severity} of 5"),
        Cell(likelihood_text(theme)),
        Cell(_stance_in_short(theme), tone if theme.open else Tone.GOOD),
        Cell(shorten(", ".join(filter(None, (theme.owner, theme.due))), 34) or NONE_GIVEN),
    )


def _stance_in_short(theme: ThemeLine) -> str:
    # The pack tells the four stances apart; here only what is dealt with and what is not.
    parts = (("open", theme.open), ("mitigated", theme.mitigated))
    return ", ".join(f"{name} {amount}" for name, amount in parts if amount)


def _actions(facts: BoardSummary) -> Block:
    conditions = () if facts.decision is None else facts.decision.conditions
    items = tuple(
        (Run("Condition: ", bold=True), Run(shorten(condition_text(each), 88)))
        for each in conditions
    ) + tuple((Run(shorten(each.text, 90)),) for each in facts.take_aways)
    if not items:
        return Paragraph((Run("None: no condition was set and every take-away is closed."),))
    shown, rest = items[:MOST_ACTIONS], len(items) - MOST_ACTIONS
    if rest > 0:
        shown = (*shown[:-1], (*shown[-1], Run(f" {rest} more in the pack.", italic=True)))
    return Bullets(shown)


def _gaps(facts: BoardSummary) -> Paragraph:
    gaps = missing_items(facts)
    if not gaps:
        return Paragraph((Run("Nothing this summary asks for is missing."),))
    # The first gap always stands there, even when it alone is too long.
    room = _room(facts, GAPS_SHOWN, GAPS_BESIDE_CASE)
    shown = [shorten(gaps[0], room)]
    for gap in gaps[1:]:
        if sum(map(len, shown)) + len(gap) > room:
            break
        shown.append(gap)
    rest = len(gaps) - len(shown)
    more = [f"{count(rest, 'more gap')} in the pack."] if rest else []
    return Paragraph((Run(" ".join(shown + more)),))
