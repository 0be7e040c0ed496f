"""Net sentiment on the readiness page: score, baseline, formula, tables and trend."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QTableView

from greenroom.gui.pages.readiness import ReadinessPage
from greenroom.gui.panels.readiness_sentiment import BaselineDialog, FormulaDialog, SentimentPanel
from greenroom.gui.widgets.buttons import VerbButton
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.services.sentiment import choose_baseline, read_baseline, read_sentiment
from greenroom.services.workspace import open_workspace
from services.builders_services import keep_interview, keep_release

GOOD = "We rehearsed the rollback on Tuesday and it went well. The memory problem is resolved."
BAD = "Nobody owns the database migration. Payments went down twice this week."


@pytest.fixture
def workspace(tmp_path):
    opened = open_workspace(tmp_path / "workspace")
    yield opened
    opened.close()


def text_of(widget, name):
    return widget.findChild(PlainLabel, name).text()


def test_without_any_reading_it_takes_no_room(qtbot, workspace):
    panel = SentimentPanel()
    qtbot.addWidget(panel)
    panel.show_report(read_sentiment(workspace))
    assert not panel.isVisibleTo(None)


def test_the_score_stands_beside_its_baseline(qtbot, workspace):
    release_id = keep_release(workspace)
    keep_interview(workspace, *[GOOD] * 8, release_id=release_id)
    keep_interview(workspace, ("Priya Nair", GOOD), release_id=release_id)
    keep_interview(workspace, *[BAD] * 20)
    panel = SentimentPanel()
    qtbot.addWidget(panel)
    panel.show_report(read_sentiment(workspace, release_id))
    assert text_of(panel, "sentiment_score") == "NSS +100 provisional"
    assert "above the baseline" in text_of(panel, "sentiment_against")
    assert "from 3 interviews" in text_of(panel, "sentiment_baseline")
    people = panel.findChild(QTableView, "sentiment_people").model()
    cells = [[people.index(row, place).data() for place in (0, 1, 3)] for row in range(2)]
    assert cells == [["Marco Diaz", "+100 provisional", "↑ above"], ["Priya Nair", "too few", "–"]]
    panel.show_formula()
    dialog = panel.findChild(FormulaDialog)
    shown = [label.text() for label in dialog.findChildren(PlainLabel)]
    assert any(text.startswith("100 × (18 − 0) / 18 = +100") for text in shown)
    dialog.close()


def test_the_page_chooses_a_baseline(qtbot, workspace, context):
    release_id = keep_release(workspace)
    keep_interview(workspace, *[GOOD] * 8, release_id=release_id, title="Calm")
    keep_interview(workspace, *[BAD] * 8, title="Loud")
    page = ReadinessPage(context)
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    qtbot.waitUntil(lambda: "from 2 interviews" in text_of(page, "sentiment_baseline"))
    page.findChild(VerbButton, "choose_baseline").click()
    qtbot.waitUntil(lambda: page.findChild(BaselineDialog) is not None)
    dialog = page.findChild(BaselineDialog)
    listed = dialog.findChild(QListWidget, "baseline_interviews")
    names = [listed.item(row).text() for row in range(listed.count())]
    listed.item(names.index("Calm")).setCheckState(Qt.CheckState.Checked)
    dialog.findChild(VerbButton, "use_baseline").click()
    qtbot.waitUntil(lambda: "from 1 chosen" in text_of(page, "sentiment_baseline"))
    assert len(read_baseline(workspace).chosen) == 1
    choose_baseline(workspace, ())
    qtbot.waitUntil(lambda: not context.jobs.busy())
