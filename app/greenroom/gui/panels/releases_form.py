"""The form of one release: what it is, when it happens, and what is to be done."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from greenroom.gui.widgets.card import Card
from greenroom.gui.widgets.field_form import Field, FieldForm
from greenroom.gui.widgets.plain_editor import PlainEditor
from greenroom.gui.widgets.zoned_date_time import ZonedDateTimeEdit
from greenroom.model.release import Release, ReleaseStatus, ReleaseType, Strategy, Window

TEXT_HEIGHT = 128
"""Pixels for summary and rollback plan: four lines, more scroll."""


class ReleaseForm(QWidget):
    """Shows and edits a release but for its facts. `settled` follows each finished edit."""

    settled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._release = Release(id="", name="", version="")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self._build_identity())
        column.addWidget(self._build_times())
        column.addWidget(self._build_texts())
        self._fields = (self._name_field, self._window_field, self._summary_field)
        self._edited = self._name_field

    def _build_identity(self) -> Card:
        card = Card(self.tr("The release"))
        form = FieldForm()
        self.name = self._line("release_name")
        self._version = self._line("release_version")
        self._owner = self._line("release_owner")
        self._type = self._choice("release_type", tuple(ReleaseType))
        self._strategy = self._choice("release_strategy", tuple(Strategy))
        self._status = self._choice("release_status", tuple(ReleaseStatus))
        self._name_field, _ = form.add_row(
            (self.tr("Name"), self.name), (self.tr("Version"), self._version)
        )
        form.add_row((self.tr("Type"), self._type), (self.tr("Strategy"), self._strategy))
        form.add_row((self.tr("Owner"), self._owner), (self.tr("Status"), self._status))
        card.body.addWidget(form)
        return card

    def _build_times(self) -> Card:
        card = Card(self.tr("When"))
        form = FieldForm()
        self._board = self._moment("release_board")
        self._start = self._moment("release_window_start")
        self._end = self._moment("release_window_end")
        form.add(self.tr("The board meets"), self._board)
        self._window_field = form.add(self.tr("The window opens"), self._start)
        form.add(self.tr("The window closes"), self._end)
        card.body.addWidget(form)
        return card

    def _build_texts(self) -> Card:
        card = Card(self.tr("What and how back"))
        form = FieldForm()
        self._summary = self._text(
            "release_summary", self.tr("What changes, for whom, and why now.")
        )
        self._rollback = self._text(
            "release_rollback", self.tr("How it is undone, who decides, how long it takes.")
        )
        self._summary_field = form.add(self.tr("Summary"), self._summary)
        form.add(self.tr("Rollback plan"), self._rollback)
        card.body.addWidget(form)
        return card

    def show_release(self, release: Release) -> None:
        """Fill the fields without announcing an edit."""
        self._release = release
        self._fill_line(self.name, release.name)
        self._fill_line(self._version, release.version)
        self._fill_line(self._owner, release.owner)
        for box, value in (
            (self._type, release.type),
            (self._strategy, release.strategy),
            (self._status, release.status),
        ):
            box.blockSignals(True)
            box.setCurrentIndex(box.findData(value))
            box.blockSignals(False)
        window = release.window
        zone = window.time_zone if window else ""
        self._board.set_value(release.board_at, zone)
        self._start.set_value(window.start if window else None, zone)
        self._end.set_value(window.end if window else None, zone)
        for editor, text in (
            (self._summary, release.summary),
            (self._rollback, release.rollback_plan),
        ):
            if editor.text().strip() != text:
                editor.blockSignals(True)
                editor.set_text(text)
                editor.blockSignals(False)
        self.clear_notes()

    def release(self) -> Release:
        """The release as typed; its facts are those it was shown with."""
        return replace(
            self._release,
            name=self.name.text(),
            version=self._version.text(),
            owner=self._owner.text(),
            type=ReleaseType(self._type.currentData()),
            strategy=Strategy(self._strategy.currentData()),
            status=ReleaseStatus(self._status.currentData()),
            board_at=self._board.value(),
            window=self._window(),
            summary=self._summary.text(),
            rollback_plan=self._rollback.text(),
        )

    def kept(self, release: Release) -> None:
        """Take the stored release as the one to compare with, and say that it is saved."""
        self._release = release
        self.clear_notes()
        self._edited.show_saved()

    def show_problem(self, text: str) -> None:
        """Say what keeps the release from being saved, beside the field it is about."""
        self.clear_notes()
        fields = {"name": self._name_field, "window": self._window_field}
        place = next((field for word, field in fields.items() if word in text.lower()), None)
        (place or self._summary_field).show_error(text)

    def show_field(self, name: str) -> QWidget | None:
        """Give the field of that name the keyboard; the Field, None for an unknown name."""
        controls: dict[str, QWidget] = {
            "name": self.name,
            "owner": self._owner,
            "window": self._start,
            "summary": self._summary,
            "rollback_plan": self._rollback,
        }
        control = controls.get(name)
        if control is None:
            return None
        control.setFocus()
        return next(field for field in self.findChildren(Field) if field.control is control)

    def clear_notes(self) -> None:
        """Take every note beside a field away."""
        for field in self._noted():
            field.clear_note()

    def _noted(self) -> tuple[Field, ...]:
        return (*self._fields, self._edited)

    def _settle(self, control: QWidget) -> None:
        """Announce a finished edit, and remember where to say that it is kept."""
        self._edited = next(
            (field for field in self.findChildren(Field) if field.control is control), self._edited
        )
        self.settled.emit()

    def _window(self) -> Window | None:
        start, end = self._start.value(), self._end.value()
        if start is None or end is None:
            # Half a window says nothing yet; what is stored stays until the other end is set.
            return self._release.window if (start or end) else None
        return Window(start, end, self._start.zone())

    def _line(self, name: str) -> QLineEdit:
        line = QLineEdit()
        line.setObjectName(name)
        line.editingFinished.connect(partial(self._settle, line))
        return line

    def _choice(self, name: str, values: tuple[str, ...]) -> QComboBox:
        box = QComboBox()
        box.setObjectName(name)
        for value in values:
            box.addItem(str(value), value)
        box.currentIndexChanged.connect(lambda _index: self._settle(box))
        return box

    def _moment(self, name: str) -> ZonedDateTimeEdit:
        moment = ZonedDateTimeEdit()
        moment.setObjectName(name)
        moment.changed.connect(partial(self._settle, moment))
        return moment

    def _text(self, name: str, placeholder: str) -> PlainEditor:
        editor = PlainEditor(placeholder)
        editor.setObjectName(name)
        editor.setFixedHeight(TEXT_HEIGHT)
        editor.settled.connect(lambda _text: self._settle(editor))
        return editor

    @staticmethod
    def _fill_line(line: QLineEdit, text: str) -> None:
        if line.text().strip() != text:
            line.setText(text)
