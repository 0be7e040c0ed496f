"""Widgets that take and show text."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QSpinBox
from pytestqt.qtbot import QtBot

from greenroom.gui.tokens import Tone
from greenroom.gui.widgets.confirm_dialog import confirm
from greenroom.gui.widgets.field_form import FieldForm
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.gui.widgets.plain_editor import PlainEditor
from greenroom.gui.widgets.slot_chips import SlotChips
from greenroom.gui.widgets.text_offsets import TextOffsets
from greenroom.gui.widgets.zoned_date_time import ZonedDateTimeEdit, local_zone
from greenroom.model.prompt import Slot
from greenroom.model.rehearsal import SlotReading

TEXTS = st.text(alphabet=st.sampled_from("aé€😀🚀 \n"), max_size=40)


@given(TEXTS)
def test_offsets_agree_with_the_encoding(text: str) -> None:
    offsets = TextOffsets(text)
    for place in range(len(text) + 1):
        units = len(text[:place].encode("utf-16-le")) // 2
        assert offsets.to_utf16(place) == units
        assert offsets.to_code_point(units) == place


@given(TEXTS)
def test_an_offset_inside_a_pair_belongs_before_it(text: str) -> None:
    offsets = TextOffsets(text)
    for place, sign in enumerate(text):
        if ord(sign) > 0xFFFF:
            assert offsets.to_code_point(offsets.to_utf16(place) + 1) == place


def test_offsets_are_clipped() -> None:
    offsets = TextOffsets("a😀")
    assert (offsets.to_utf16(99), offsets.to_code_point(99)) == (3, 2)
    assert (offsets.to_utf16(-1), offsets.to_code_point(-1)) == (0, 0)


def test_labels_never_read_markup(qtbot: QtBot) -> None:
    label = PlainLabel("<b>x</b>", tone=Tone.BAD)
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
    label.set_tone(Tone.GOOD)
    assert label.property("tone") == "good"


def test_the_editor_gives_back_exactly_what_was_typed(qtbot: QtBot) -> None:
    editor = PlainEditor("Answer")
    qtbot.addWidget(editor)
    text = "a\u00a0b\n\n<b>😀</b>\n"
    editor.set_text(text)
    assert editor.text() == text


def test_control_enter_submits_and_tab_leaves(qtbot: QtBot) -> None:
    editor = PlainEditor("Answer")
    qtbot.addWidget(editor)
    editor.show()
    qtbot.keyClicks(editor, "Four minutes.")
    heard: list[str] = []
    editor.settled.connect(heard.append)
    with qtbot.waitSignal(editor.submitted):
        qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert heard == ["Four minutes."]
    assert editor.text() == "Four minutes."
    assert editor.tabChangesFocus()


def test_typing_settles_once_it_pauses(qtbot: QtBot) -> None:
    editor = PlainEditor()
    qtbot.addWidget(editor)
    with qtbot.waitSignal(editor.settled) as settled:
        qtbot.keyClicks(editor, "abc")
    assert settled.args == ["abc"]
    editor.set_text("from the store")
    with qtbot.assertNotEmitted(editor.settled):
        editor.settle()


@pytest.mark.parametrize("centred", [False, True])
def test_the_column_stays_readable(qtbot: QtBot, centred: bool) -> None:
    editor = PlainEditor(column=75, centred=centred)
    qtbot.addWidget(editor)
    editor.resize(1600, 300)
    editor.show()
    widest = editor.fontMetrics().averageCharWidth() * 78
    assert editor.viewport().width() <= widest
    margins = editor.viewportMargins()
    assert (margins.left() > 100) is centred
    editor.resize(300, 300)
    qtbot.waitUntil(lambda: editor.viewport().width() > 240)


def test_a_field_says_saved_or_what_is_wrong(qtbot: QtBot) -> None:
    form = FieldForm()
    qtbot.addWidget(form)
    name = form.add("Name", QLineEdit(), hint="As the board knows it.")
    name.show_error("A name is needed.")
    assert name.note == "A name is needed."
    assert name.control.property("problem") is True
    assert name.control.accessibleDescription() == "A name is needed."
    name.show_saved()
    assert "Saved" in name.note
    assert name.control.property("problem") is False
    name.clear_note()
    assert name.note == ""
    version, length = form.add_row(("Version", QLineEdit()), ("Length", QSpinBox()))
    assert version.control.accessibleName() == "Version"
    assert length.control.accessibleName() == "Length"


def test_chips_fill_with_a_sign(qtbot: QtBot) -> None:
    chips = SlotChips()
    qtbot.addWidget(chips)
    chips.set_needs((Slot.NUMBER, Slot.OWNER))
    chips.show_readings((SlotReading(Slot.OWNER, True), SlotReading(Slot.DATE, True)))
    texts = [label.text() for label in chips.findChildren(PlainLabel)]
    assert texts == ["○ number", "✓ owner"]


def test_a_confirmation_asks_with_a_verb_and_spares_enter(qtbot: QtBot) -> None:
    parent = FieldForm()
    qtbot.addWidget(parent)
    parent.show()
    agreed: list[bool] = []
    dialog = confirm(
        parent, "Delete it?", "It cannot be undone.", "Delete", lambda: agreed.append(True)
    )
    assert dialog.verb.text() == "Delete"
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert agreed == []
    qtbot.mouseClick(dialog.verb, Qt.MouseButton.LeftButton)
    assert agreed == [True]


def test_a_moment_keeps_its_zone(qtbot: QtBot) -> None:
    field = ZonedDateTimeEdit()
    qtbot.addWidget(field)
    assert field.value() is None
    moment = datetime(2027, 3, 4, 14, 0, tzinfo=ZoneInfo("Europe/Berlin"))
    with qtbot.assertNotEmitted(field.changed):
        field.set_value(moment)
    assert field.value() == moment
    assert field.zone() == "Europe/Berlin"
    assert field.problem() == ""
    field.set_value(datetime(2027, 3, 4, 13, 0, tzinfo=UTC), "Asia/Tokyo")
    value = field.value()
    assert value is not None
    assert value.isoformat() == "2027-03-04T22:00:00+09:00"


@pytest.mark.parametrize(
    ("zone", "kept"), [("UTC", "UTC"), ("CET", "CET"), ("Mars/Olympus", "UTC")]
)
def test_an_unusual_zone_is_kept_and_an_unknown_one_is_utc(
    qtbot: QtBot, zone: str, kept: str
) -> None:
    field = ZonedDateTimeEdit()
    qtbot.addWidget(field)
    field.set_value(datetime(2027, 1, 5, 12, 0, tzinfo=UTC), zone)
    assert field.zone() == kept
    assert field.value() == datetime(2027, 1, 5, 12, 0, tzinfo=UTC)


def test_a_time_the_clocks_leave_out_is_named(qtbot: QtBot) -> None:
    field = ZonedDateTimeEdit()
    qtbot.addWidget(field)
    field.set_value(datetime(2027, 3, 28, 2, 30), "Europe/Berlin")
    assert "does not exist in Europe/Berlin" in field.problem()


def test_zones_are_found_by_typing_and_half_a_name_is_dropped(qtbot: QtBot) -> None:
    field = ZonedDateTimeEdit()
    qtbot.addWidget(field)
    field.show()
    field.set_value(datetime(2027, 1, 1, tzinfo=UTC), "Europe/Paris")
    line = field.zones.lineEdit()
    completer = field.zones.completer()
    assert line is not None
    assert completer is not None
    completer.setCompletionPrefix("tokyo")
    assert completer.currentCompletion() == "Asia/Tokyo"
    line.setText("nowhe")
    line.editingFinished.emit()
    assert line.text() == "Europe/Paris"
    with qtbot.waitSignal(field.changed):
        field.zones.setCurrentText("Asia/Tokyo")
        field.zones.setCurrentIndex(field.zones.findText("Asia/Tokyo"))
    assert field.zone() == "Asia/Tokyo"


def test_setting_and_clearing_a_moment_by_button(qtbot: QtBot) -> None:
    field = ZonedDateTimeEdit()
    qtbot.addWidget(field)
    field.show()
    with qtbot.waitSignal(field.changed):
        qtbot.mouseClick(field.set_button, Qt.MouseButton.LeftButton)
    value = field.value()
    assert value is not None
    assert value.minute % 15 == 0


def test_the_local_zone_is_one_we_know(qapp: QApplication) -> None:
    assert ZoneInfo(local_zone()).key == local_zone()
