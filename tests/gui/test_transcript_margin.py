"""The margin beside a transcript: no label covers another, however short the turns are."""

from itertools import combinations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QFontMetrics

from greenroom.gui.panels.transcripts_reader import TranscriptReader, label_places

ROOM = 100


@pytest.mark.parametrize("lines", [1, 2, 3])
@pytest.mark.parametrize("time", ["", "3:30", "1:02:03"])
@pytest.mark.parametrize("size", [9, 20])
def test_names_and_times_of_neighbours_never_touch(qapp, lines, time, size):
    font = QFont()
    font.setPointSize(size)
    metrics = QFontMetrics(font)
    height = lines * metrics.height()
    places = [
        place
        for turn in range(3)
        for place in label_places(QRect(12, turn * height, ROOM, height), time, metrics)
    ]
    assert not [1 for one, other in combinations(places, 2) if time and one.intersects(other)]
    times = places[1::2]
    assert all(place.left() >= 12 and place.right() < 12 + ROOM for place in places)
    assert all(place.width() >= min(ROOM, metrics.horizontalAdvance(time)) for place in times)


def test_an_empty_reader_paints_no_label(qtbot):
    reader = TranscriptReader()
    qtbot.addWidget(reader)
    reader.resize(400, 200)
    assert reader.speaker_rows() == []
    # What a paint event raises, the test library reports as this test's failure.
    assert not reader.grab().isNull()
