"""What is wrong with a file of questions: every problem with its file, line and field."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from greenroom.gui.panels.questions_wording import as_sentence
from greenroom.gui.tokens import GAP, GRID, TextStyle, Tone
from greenroom.gui.widgets.buttons import VerbButton
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.gui.widgets.wrapped_list import WrappedList
from greenroom.prompts.lint import Problem


class ImportReport(QDialog):
    """Lists why nothing of a file came in; `again` asks to read the file once more."""

    again = Signal()

    def __init__(
        self, name: str, problems: tuple[Problem, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        # What keeps the file out comes before advice; both stay in the order of the lines.
        ordered = sorted(problems, key=lambda each: not each.blocking)
        self._lines = tuple(self._line(each) for each in ordered)
        self.setObjectName("import_report")
        self.setWindowTitle(self.tr("Nothing was imported"))
        self.resize(760, 460)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(GRID)
        title = PlainLabel(self._title(name, problems), style=TextStyle.SUBTITLE)
        title.setObjectName("report_title")
        column.addWidget(title)
        why = self.tr("A file comes in whole or not at all. Mend these, then read it again.")
        column.addWidget(PlainLabel(why, tone=Tone.MUTED))
        listed = WrappedList("report_problems", self.tr("Problems of the file"))
        listed.show_texts(self._lines)
        column.addWidget(listed, 1)
        column.addSpacing(GRID)
        column.addLayout(self._build_buttons())
        listed.setFocus()

    def _build_buttons(self) -> QHBoxLayout:
        copy = VerbButton(self.tr("Copy the list"), self._copy)
        copy.setObjectName("report_copy")
        close = VerbButton(self.tr("Close"), self.reject)
        close.setObjectName("report_close")
        again = VerbButton(self.tr("Read it again"), self._read_again, kind="primary")
        again.setObjectName("report_again")
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(copy)
        row.addStretch(1)
        row.addWidget(close)
        row.addWidget(again)
        return row

    def _title(self, name: str, problems: tuple[Problem, ...]) -> str:
        blocking = sum(each.blocking for each in problems)
        words = self.tr("{count} problems in {name}")
        if blocking == 1:
            words = self.tr("One problem in {name}")
        return words.replace("{count}", str(blocking)).replace("{name}", name)

    def _line(self, problem: Problem) -> str:
        words = self.tr("{file}, line {line}")
        place = words.replace("{line}", str(problem.line)).replace("{file}", problem.file)
        if problem.field:
            place = f"{place}, {problem.field}"
        kind = "" if problem.blocking else self.tr("(advice) ")
        return f"{place}: {kind}{as_sentence(problem.message)}\n{problem.hint}".strip()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(self._lines))

    def _read_again(self) -> None:
        self.accept()
        self.again.emit()
