"""What a document shows: who it is for, which sections, and what is taken out of it."""

from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from greenroom.gui.tokens import TextStyle, Tone
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.gui.widgets.layouts import clear
from greenroom.gui.widgets.message_bar import announce
from greenroom.model.export import Audience, Options, Redaction
from greenroom.report.build.kind import Kind


@dataclass(frozen=True, slots=True)
class _Own:
    """What was chosen for one kind alone."""

    sections: tuple[str, ...] = ()
    audience: Audience | None = None


class ChoicesPanel(QWidget):
    """Sections and audience of the kind that is looked at, and what is left out of all.

    Each kind keeps its own sections and audience; names, quotes and private words are about
    the readers, so they hold for every kind. `changed` follows a person's choice.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind_id = ""
        self._own: dict[str, _Own] = {}
        self._boxes: dict[str, QCheckBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._audience_title = PlainLabel(self.tr("Audience"), style=TextStyle.STRONG)
        self._audience = QComboBox()
        self._audience.setObjectName("export_audience")
        self._audience.setAccessibleName(self.tr("Audience"))
        self._audience.currentIndexChanged.connect(self._choose_audience)
        self._sections_title = PlainLabel(self.tr("Sections"), style=TextStyle.STRONG)
        self._sections = QVBoxLayout()
        self._sections.setSpacing(0)
        for widget in (self._audience_title, self._audience, self._sections_title):
            column.addWidget(widget)
        column.addLayout(self._sections)
        column.addSpacing(8)
        column.addWidget(PlainLabel(self.tr("Leave out"), style=TextStyle.STRONG))
        self._left_out = self._build_left_out(column)
        column.addStretch(1)

    def show_kind(self, kind: Kind) -> None:
        """Offer what that kind knows, as it was chosen for it before."""
        self._kind_id = kind.id
        own = self._own.get(kind.id, _Own())
        self._show_audiences(kind, own)
        self._show_sections(kind, own)

    def options(self, kind: Kind) -> Options:
        """What was chosen for a document of that kind."""
        own = self._own.get(kind.id, _Own())
        left_out = self._left_out
        hidden = tuple(each for each in Redaction if left_out[each.value].isChecked())
        return Options(own.sections, own.audience, hidden, left_out["private"].isChecked())

    def show_options(self, kind: Kind, options: Options) -> None:
        """Choose all of that at once, as a template does."""
        self._own[kind.id] = _Own(options.sections, options.audience)
        for each in Redaction:
            with QSignalBlocker(self._left_out[each.value]):
                self._left_out[each.value].setChecked(options.hides(each))
        with QSignalBlocker(self._left_out["private"]):
            self._left_out["private"].setChecked(options.private_quotes)
        self.show_kind(kind)

    def show_place(self, part: str) -> None:
        """Give the keyboard to what an open point is about: `options` or `sections`."""
        if part == "sections" and self._boxes:
            next(iter(self._boxes.values())).setFocus()
        else:
            self._left_out["private"].setFocus()

    def _build_left_out(self, column: QVBoxLayout) -> dict[str, QCheckBox]:
        texts = {
            Redaction.NAMES.value: self.tr("Names of people"),
            Redaction.QUOTES.value: self.tr("Quotes"),
            "private": self.tr("Allow private quotes"),
        }
        boxes = {}
        for name, text in texts.items():
            box = QCheckBox(text)
            box.setObjectName(f"leave_out_{name}")
            box.toggled.connect(lambda _on: self.changed.emit())
            boxes[name] = box
        column.addWidget(boxes[Redaction.NAMES.value])
        column.addWidget(boxes[Redaction.QUOTES.value])
        column.addSpacing(8)
        column.addWidget(PlainLabel(self.tr("Privacy"), style=TextStyle.STRONG))
        column.addWidget(boxes["private"])
        explained = self.tr("Without it, the words of people marked private stay out.")
        boxes["private"].setAccessibleDescription(explained)
        column.addWidget(PlainLabel(explained, style=TextStyle.SMALL, tone=Tone.MUTED))
        return boxes

    def _show_audiences(self, kind: Kind, own: _Own) -> None:
        names = {
            Audience.ENGINEERING: self.tr("Engineering"),
            Audience.PRODUCT: self.tr("Product"),
            Audience.SUPPORT: self.tr("Support"),
            Audience.EXECUTIVES: self.tr("Executives"),
        }
        for widget in (self._audience_title, self._audience):
            widget.setVisible(bool(kind.audiences))
        with QSignalBlocker(self._audience):
            self._audience.clear()
            for each in kind.audiences:
                self._audience.addItem(names[each], each.value)
            chosen = kind.audience(Options(audience=own.audience))
            self._audience.setCurrentIndex(self._audience.findData(chosen.value if chosen else ""))

    def _show_sections(self, kind: Kind, own: _Own) -> None:
        clear(self._sections)
        self._boxes = {}
        # One section is the document itself; there is nothing to choose.
        sections = kind.sections if len(kind.sections) > 1 else ()
        self._sections_title.setVisible(bool(sections))
        for section in sections:
            box = QCheckBox(section.name)
            box.setObjectName(f"section_{section.id}")
            box.setChecked(not own.sections or section.id in own.sections)
            box.toggled.connect(partial(self._choose_section, box))
            self._boxes[section.id] = box
            self._sections.addWidget(box)

    def _choose_section(self, box: QCheckBox, *_state: object) -> None:
        chosen = tuple(each for each, other in self._boxes.items() if other.isChecked())
        if not chosen:
            # None would mean all of them, the opposite of what the boxes say.
            with QSignalBlocker(box):
                box.setChecked(True)
            announce(self, self.tr("At least one section stays in the document."))
            return
        everything = len(chosen) == len(self._boxes)
        self._keep(replace(self._own_now(), sections=() if everything else chosen))

    def _choose_audience(self, _row: int) -> None:
        chosen = self._audience.currentData()
        if chosen:
            self._keep(replace(self._own_now(), audience=Audience(chosen)))

    def _own_now(self) -> _Own:
        return self._own.get(self._kind_id, _Own())

    def _keep(self, own: _Own) -> None:
        self._own[self._kind_id] = own
        self.changed.emit()
