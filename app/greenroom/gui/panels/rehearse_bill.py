"""The score of an answer as a bill: one strength, two fixes, six lines with their reasons."""

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from greenroom.gui.panels.rehearse_bill_remark import Remark, RemarkRow
from greenroom.gui.panels.rehearse_bill_rows import AlignedLabel, Fold, ThinBar
from greenroom.gui.panels.rehearse_bill_score import ScoreHead, score_tone
from greenroom.gui.panels.rehearse_bill_trap import TrapBanner
from greenroom.gui.tokens import GRID, TextStyle, Tone
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.gui.widgets.layouts import clear
from greenroom.model.rehearsal import Finding, FindingKind, Turn
from greenroom.model.score import Bill, BillLine, BillReason, Dimension, Fix
from greenroom.rehearsal.findings.detectors import GOOD
from greenroom.rehearsal.findings.turn_findings import is_disputed
from greenroom.rehearsal.scoring.feedback import Feedback


class BillView(QWidget):
    """Everything an answer was given and denied points for.

    `span_chosen` carries code points [start, end) of the turn's answer, both 0 when no words
    are wanted; `disputed` a finding and the reason the presenter gives.
    """

    span_chosen = Signal(int, int)
    disputed = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen: RemarkRow | None = None
        self._turn: Turn | None = None
        self._unfolded: set[str] = set()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        self._head = ScoreHead()
        self._none = PlainLabel(self.tr("Nothing was answered, so there is no score."))
        self._trap = TrapBanner()
        self._advice = QVBoxLayout()
        self._advice.setSpacing(2)
        self._title = PlainLabel(self.tr("The bill"), style=TextStyle.STRONG)
        self._title.setContentsMargins(GRID, GRID, 0, 0)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        for part in (self._head, self._none, self._trap):
            column.addWidget(part)
        column.addLayout(self._advice)
        self._company = QVBoxLayout()
        column.addLayout(self._company)
        column.addWidget(self._title)
        column.addLayout(self._lines)

    def put_below_advice(self, part: QWidget) -> None:
        """Keep a part between the advice and the lines."""
        self._company.addWidget(part)

    def show_bill(self, told: Feedback, turn: Turn) -> None:
        """Show the feedback on that turn; what was unfolded stays so while its answer does."""
        if self._turn is None or not _same_answer(self._turn, turn):
            self._unfolded.clear()
        self._turn = turn
        self._chosen = None
        self.span_chosen.emit(0, 0)
        bill = told.bill
        for part in (self._head, self._title):
            part.setVisible(bill is not None)
        self._none.setVisible(bill is None)
        self._trap.setVisible(turn.question.trap is not None)
        if turn.question.trap is not None:
            answered = bool(turn.exchanges)
            self._trap.show_trap(turn.question.trap, told.findings, answered=answered)
        for layout in (self._advice, self._lines):
            clear(layout)
        if bill is not None:
            self._show_lines(bill, told.findings, turn)

    def _show_lines(self, bill: Bill, findings: tuple[Finding, ...], turn: Turn) -> None:
        self._head.show_bill(bill, turn.rating)
        for remark in self._advice_of(bill, findings):
            self._advice.addWidget(self._row(remark))
        accepted = tuple(each for each in findings if not is_disputed(turn, each))
        billed: list[Finding] = []
        for line in bill.lines:
            remarks = [self._reason(each, accepted) for each in line.reasons]
            billed += [each.finding for each in remarks if each.finding is not None]
            self._lines.addWidget(self._line(line, remarks))
        others = [self._noticed(each) for each in accepted if each not in billed]
        title = self.tr("Noticed as well, at no cost (%1)")
        self._add_list("noticed", title, others)
        put_aside = [self._objected(each, turn) for each in findings if is_disputed(turn, each)]
        self._add_list("disputed", self.tr("You disagree with (%1)"), put_aside)

    # ----------------------------------------------------------------------------- remarks

    def _advice_of(self, bill: Bill, findings: Sequence[Finding]) -> Iterable[Remark]:
        strong = bill.strength
        if strong is not None:
            text = f"“{' '.join(strong.quote.split())}” {strong.reason}"
            good = self.tr("Good")
            yield Remark(text, good, "check", Tone.GOOD, strong.start, strong.end)
        for fix in bill.fixes:
            finding = _behind_fix(fix, findings)
            better = self.tr("Better")
            span = (fix.start, fix.end)
            yield Remark(
                fix.text, better, "arrow-right", Tone.ACCENT, *span, gain=fix.gain, finding=finding
            )
        if strong is None and not bill.fixes:
            text = self.tr("The answer is on record.")
            yield Remark(text, self.tr("Noted"), "info", Tone.MUTED)

    def _reason(self, reason: BillReason, findings: Sequence[Finding]) -> Remark:
        icon, tone, role = self._sign_of(reason.points)
        finding = _behind_reason(reason, findings)
        return Remark(reason.text, role, icon, tone, reason.start, reason.end, finding=finding)

    def _sign_of(self, points: float) -> tuple[str, Tone, str]:
        if points > 0:
            return "check", Tone.GOOD, self.tr("Given")
        if points < 0:
            return "close", Tone.WARN, self.tr("Taken off")
        return "info", Tone.MUTED, self.tr("Note")

    def _noticed(self, finding: Finding) -> Remark:
        good = finding.kind in GOOD
        icon, tone = ("check", Tone.GOOD) if good else ("eye", Tone.MUTED)
        role = finding.kind.value
        text = f"{role[:1].upper()}{role[1:]}. {finding.reason}"
        return Remark(
            text, self.tr("Noticed"), icon, tone, finding.start, finding.end, finding=finding
        )

    def _objected(self, finding: Finding, turn: Turn) -> Remark:
        reasons = (each.reason for each in turn.disputes if each.kind is finding.kind)
        remark = self._noticed(finding)
        return Remark(
            remark.text,
            self.tr("Put aside"),
            "info",
            Tone.MUTED,
            finding.start,
            finding.end,
            finding=finding,
            objection=next(reasons, ""),
        )

    # -------------------------------------------------------------------------------- rows

    def _row(self, remark: Remark) -> RemarkRow:
        row = RemarkRow(remark)
        row.chosen.connect(partial(self._choose, row))
        row.disputed.connect(partial(self.disputed.emit, remark.finding))
        return row

    def _line(self, line: BillLine, remarks: Sequence[Remark]) -> Fold:
        name = self._name(line.dimension)
        applies = line.weight > 0
        words = self.tr("{points} of {weight}") if applies else self.tr("does not apply")
        figure = words.replace("{points}", f"{line.points:.0f}").replace(
            "{weight}", f"{line.weight:.0f}"
        )
        fold = self._fold(line.dimension.value, remarks)
        tone = Tone.PLAIN if applies else Tone.MUTED
        fold.head.add(AlignedLabel(name, tuple(map(self._name, Dimension)), tone=tone))
        bar = ThinBar()
        share = line.points / line.weight if applies else 0.0
        bar.show_share(share, score_tone(100 * share))
        fold.head.add(bar, 1)
        # Only now: shown without a parent it would be a window of its own.
        bar.setVisible(applies)
        if not applies:
            fold.head.add(PlainLabel(wrap=False), 1)
        fold.head.add(AlignedLabel(figure, (self.tr("35 of 35"),), tone=tone, right=True))
        fold.head.setAccessibleName(f"{name}: {figure}")
        return fold

    def _add_list(self, key: str, title: str, remarks: Sequence[Remark]) -> None:
        if not remarks:
            return
        fold = self._fold(key, remarks)
        words = title.replace("%1", str(len(remarks)))
        fold.head.add(PlainLabel(words, tone=Tone.MUTED), 1)
        fold.head.setAccessibleName(words)
        self._lines.addWidget(fold)

    def _fold(self, key: str, remarks: Sequence[Remark]) -> Fold:
        fold = Fold()
        fold.setObjectName(f"fold_{key}")
        for remark in remarks:
            fold.body.addWidget(self._row(remark))
        fold.set_open(key in self._unfolded)
        fold.head.toggled.connect(partial(self._remember, key))
        return fold

    def _remember(self, key: str, unfolded: bool) -> None:
        if unfolded:
            self._unfolded.add(key)
        else:
            self._unfolded.discard(key)

    def _choose(self, row: RemarkRow, wanted: bool) -> None:
        if wanted:
            former, self._chosen = self._chosen, row
            if former is not None:
                former.let_go()
            self.span_chosen.emit(row.remark.start, row.remark.end)
        elif row is self._chosen:
            self._chosen = None
            self.span_chosen.emit(0, 0)

    def _name(self, dimension: Dimension) -> str:
        names = {
            Dimension.ANSWERED: self.tr("Answered"),
            Dimension.KEY_POINTS: self.tr("Key points"),
            Dimension.SPECIFICS: self.tr("Specifics"),
            Dimension.COMMITMENT: self.tr("Commitment"),
            Dimension.CONSISTENCY: self.tr("Consistency"),
            Dimension.CLARITY: self.tr("Clarity"),
        }
        return names[dimension]


def _same_answer(one: Turn, other: Turn) -> bool:
    return one.asked_at == other.asked_at and one.exchanges == other.exchanges


def _behind_reason(reason: BillReason, findings: Sequence[Finding]) -> Finding | None:
    """The finding that a reason was made from; points that were given have none."""
    if reason.points >= 0 or reason.kind is None:
        return None
    for finding in findings:
        same = finding.kind is reason.kind and finding.start == reason.start
        # Missing key points have no words; their label tells them apart.
        named = finding.start < finding.end or not finding.label or finding.label in reason.text
        if same and named:
            return finding
    return None


def _behind_fix(fix: Fix, findings: Sequence[Finding]) -> Finding | None:
    """The finding that a fix puts right, where one alone is meant."""
    for finding in findings:
        if finding.kind in GOOD:
            continue
        shown = fix.start < fix.end and (finding.start, finding.end) == (fix.start, fix.end)
        point = finding.kind is FindingKind.KEY_POINT_MISSING and finding.label in fix.text
        gap = finding.kind is fix.kind and finding.kind is not FindingKind.KEY_POINT_MISSING
        if shown or point or gap:
            return finding
    return None
