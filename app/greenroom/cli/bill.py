"""Print the bill of an answer, and two attempts side by side."""

from greenroom.cli.console import say, say_wrapped
from greenroom.model.score import BOARD_READY, PASS, Bill, BillLine
from greenroom.rehearsal.scoring.comparison import Comparison
from greenroom.rehearsal.scoring.feedback import Feedback


def show_feedback(told: Feedback) -> None:
    """Print the score, one strength and at most two fixes, each with its gain."""
    bill = told.bill
    if bill is None:
        return
    say_wrapped(f"Score {score_words(bill)}", indent="  ")
    if bill.strength is not None:
        say_wrapped(f"Good: {bill.strength.reason}", indent="  ")
    for fix in bill.fixes:
        gain = f" (+{fix.gain})" if fix.gain else ""
        say_wrapped(f"Better: {fix.text}{gain}", indent="  ")


def score_words(bill: Bill) -> str:
    """The score with what it means: `69 of 100, held there because …`."""
    words = f"{bill.score} of 100"
    if bill.cap is not None and bill.before > bill.cap.limit:
        return f"{words} ({bill.before} before the cap): {bill.cap.reason}"
    if bill.board_ready:
        return f"{words}: ready for the board ({BOARD_READY} or more)."
    return f"{words}: it holds ({PASS} or more)." if bill.passed else f"{words}: under {PASS}."


def show_bill(told: Feedback) -> None:
    """Print every line of the bill with its reasons, then the numbered findings."""
    bill = told.bill
    if bill is None:
        say("There is no score yet: nothing was answered.")
        return
    say_wrapped(f"Score {score_words(bill)}", indent="  ")
    for line in bill.lines:
        _show_line(line)
    if bill.probe_cost:
        say(f"  Follow-ups needed: -{bill.probe_cost}")
    if bill.disputed:
        say(f"  Findings you disagreed with, which cost nothing: {bill.disputed}")
    for number, finding in enumerate(told.findings, start=1):
        quote = f"“{' '.join(finding.quote.split())}” " if finding.quote else ""
        say_wrapped(f"{number}. {finding.kind.value}: {quote}{finding.reason}", indent="    ")


def show_comparison(found: Comparison) -> None:
    """Print both answers with their scores, then what changed."""
    for name, each in (("Before", found.before), ("Now", found.after)):
        score = "no score" if each.bill is None else f"{each.bill.score} of 100"
        say(f"  {name}: {score}")
        say_wrapped(f"“{each.answer}”", indent="    ")
    for change in found.changes:
        say_wrapped(f"- {change}", indent="  ")


def _show_line(line: BillLine) -> None:
    if not line.weight:
        say(f"  {line.dimension.value:<12} does not apply here")
        return
    say(f"  {line.dimension.value:<12} {line.points:.0f} of {line.weight:.0f}")
    for reason in line.reasons:
        say_wrapped(reason.text, indent="      ")
