"""Readiness: the score and its parts, the gates, what moved, and the decision."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from greenroom.errors import GreenroomError
from greenroom.gui.context import Context
from greenroom.gui.jobs import Lane
from greenroom.gui.page import Page
from greenroom.gui.panels.readiness_decision import DecisionDialog, DecisionRow
from greenroom.gui.panels.readiness_findings import FindingsPanel
from greenroom.gui.panels.readiness_gates import GateCards
from greenroom.gui.panels.readiness_measures import MeasureCard, MeasureWords
from greenroom.gui.panels.readiness_score import ScorePanel
from greenroom.gui.panels.readiness_sentiment import BaselineDialog, SentimentPanel
from greenroom.gui.panels.readiness_weights import WeightsCard
from greenroom.gui.panels.release_chooser import ReleaseChooser
from greenroom.gui.tokens import TextStyle
from greenroom.gui.widgets.empty_state import EmptyState
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.model.analysis import Baseline
from greenroom.model.progress import Progress
from greenroom.model.readiness import Assessment, Decision, Scorecard
from greenroom.model.release import Release
from greenroom.services.analyses import ReleaseReading, read_release
from greenroom.services.readiness import (
    Verdict,
    assess_release,
    latest_decision,
    list_assessments,
    load_scorecard,
    preview_assessment,
    record_decision,
    save_scorecard,
)
from greenroom.services.releases import list_releases
from greenroom.services.sentiment import (
    SentimentReport,
    choose_baseline,
    list_interviews,
    read_sentiment,
)
from greenroom.services.workspace import Workspace
from greenroom.store.transcripts import TranscriptLine


@dataclass(frozen=True, slots=True)
class _Standing:
    """Everything this page shows about one release."""

    scorecard: Scorecard
    assessment: Assessment
    reading: ReleaseReading
    history: tuple[Assessment, ...]
    decision: Decision | None
    sentiment: SentimentReport


class ReadinessPage(Page):
    """Shows where a release stands and takes the evidence that people enter."""

    page_id = "readiness"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._wanted = ""
        self._place = "", ""
        self._standing: _Standing | None = None
        body = self.body()
        body.addLayout(self._build_heading())
        self._empty = EmptyState(
            self.tr("Nothing to assess yet"),
            self.tr("Readiness is assessed for a release. Create one first."),
            self.tr("Create a release"),
            icon_name="readiness",
        )
        self._empty.chosen.connect(partial(self.navigate, "releases", create=True))
        self._full = QWidget()
        self._fill(QVBoxLayout(self._full))
        body.addWidget(self._empty, 1)
        body.addWidget(self._full)
        body.addStretch(0)
        self._empty.hide()
        self._full.hide()
        self.add_action(self.tr("Record an assessment"), self._assess, name="assess")
        self.add_action(self.tr("Record the board's decision"), self._decide, name="decide")

    def refresh(self) -> None:
        """Read the releases, then where the chosen one stands."""
        workspace = self.context.workspace
        self.context.jobs.run(lambda _progress: list_releases(workspace), done=self._show_releases)

    def open_at(self, arguments: Mapping[str, object]) -> None:
        """Show the release another page named, at the gate or the decision it named."""
        self._wanted = str(arguments.get("release_id", ""))
        self._place = str(arguments.get("section", "")), str(arguments.get("argument", ""))
        self._releases.choose(self._wanted)
        self.refresh()

    def flush(self) -> None:
        """Store what was typed in the field that still has the keyboard."""
        self._save()

    def _build_heading(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(PlainLabel(self.tr("Readiness"), style=TextStyle.DISPLAY), 1)
        self._releases = ReleaseChooser("readiness_release")
        self._releases.setMinimumWidth(220)
        self._releases.currentIndexChanged.connect(self._read)
        row.addWidget(self._releases)
        return row

    def _fill(self, layout: QVBoxLayout) -> None:
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        self._score = ScorePanel()
        layout.addWidget(self._score)
        self._decision = DecisionRow()
        self._decision.assess_wanted.connect(self._assess)
        self._decision.decide_wanted.connect(self._decide)
        layout.addWidget(self._decision)
        measures = QGridLayout()
        measures.setSpacing(16)
        self._quality = MeasureCard(
            MeasureWords(
                "qa_coverage",
                self.tr("QA coverage"),
                self.tr("How much of what must be tested is tested, of 100."),
            )
        )
        self._support = MeasureCard(
            MeasureWords(
                "support_preparedness",
                self.tr("Support preparedness"),
                self.tr("How ready support is for day one, of 100."),
            )
        )
        measures.addWidget(self._quality, 0, 0)
        measures.addWidget(self._support, 0, 1)
        layout.addLayout(measures)
        self._gates = GateCards()
        layout.addWidget(self._gates)
        self._weights = WeightsCard()
        layout.addWidget(self._weights)
        self._findings = FindingsPanel()
        layout.addWidget(self._findings)
        self._sentiment = SentimentPanel()
        self._sentiment.baseline_wanted.connect(self._ask_for_baseline)
        layout.addWidget(self._sentiment)
        for part in (self._quality, self._support, self._gates, self._weights):
            part.settled.connect(self._save)

    def _show_releases(self, releases: tuple[Release, ...]) -> None:
        self._empty.setVisible(not releases)
        self._full.setVisible(bool(releases))
        self._releases.setVisible(bool(releases))
        chosen = self._wanted or self._releases.release_id() or self.recall("release")
        self._wanted = ""
        self._releases.show_releases(releases, chosen)
        self._read()

    def _read(self) -> None:
        release_id = self._releases.release_id()
        if not release_id:
            return
        self.remember("release", release_id)
        workspace = self.context.workspace
        self.context.jobs.run(
            lambda _progress: _standing(workspace, release_id),
            done=self._show,
            title=self.tr("Reading where the release stands"),
            exclusive=True,
        )

    def _show(self, standing: _Standing) -> None:
        other = self._standing is None or (
            self._standing.scorecard.release_id != standing.scorecard.release_id
        )
        changed = self._standing is None or self._standing.scorecard != standing.scorecard
        self._standing = standing
        # Fields that hold what is stored stay untouched, and so does what is being typed.
        if other or changed:
            self._quality.show_measure(standing.scorecard.qa_coverage)
            self._support.show_measure(standing.scorecard.support_preparedness)
            self._gates.show_gates(standing.scorecard.gates)
            self._weights.show_choice(standing.scorecard.weights, standing.scorecard.pinned)
        self._score.show_assessment(standing.assessment)
        self._findings.show_reading(standing.reading, standing.history)
        self._sentiment.show_report(standing.sentiment)
        self._decision.show_decision(standing.decision)
        self._go_to_place()

    def _go_to_place(self) -> None:
        """Take the keyboard, once, where another page asked for."""
        (section, argument), self._place = self._place, ("", "")
        if section == "gates":
            self.bring_in_sight(self._gates.go_to(argument))
        elif section == "decision":
            self._decision.take_keyboard()
            self.bring_in_sight(self._decision)

    def _ask_for_baseline(self) -> None:
        if self._standing is None:
            return
        workspace, marked = self.context.workspace, self._standing.sentiment.baseline.chosen

        def done(lines: tuple[TranscriptLine, ...]) -> None:
            dialog = BaselineDialog(lines, marked, self)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.chosen.connect(self._choose_baseline)
            dialog.open()

        self.context.jobs.run(lambda _progress: list_interviews(workspace), done=done)

    def _choose_baseline(self, transcript_ids: frozenset[str]) -> None:
        workspace = self.context.workspace

        def done(_baseline: Baseline) -> None:
            self._read()
            self.announce_change()

        self.context.jobs.run(
            lambda _progress: choose_baseline(workspace, transcript_ids),
            done=done,
            lane=Lane.SAVE,
        )

    def _entered(self) -> Scorecard | None:
        """The scorecard as typed, or None when nothing differs from what is stored."""
        if self._standing is None:
            return None
        today = self.context.workspace.clock().date()
        before = self._standing.scorecard
        entered = replace(
            before,
            qa_coverage=self._quality.measure(today),
            support_preparedness=self._support.measure(today),
            gates=self._gates.gates(today),
            weights=self._weights.weights() if self._weights.adds_up else before.weights,
            pinned=self._weights.pinned(),
        )
        return None if entered == before else entered

    def _save(self) -> None:
        entered = self._entered()
        if entered is None or self._standing is None:
            return
        workspace, before = self.context.workspace, self._standing.scorecard
        # Compared with at once: a second edit before this one is stored is then a change again.
        self._standing = replace(self._standing, scorecard=entered)

        def work(_progress: Progress) -> _Standing:
            save_scorecard(workspace, entered)
            return _standing(workspace, entered.release_id)

        self.context.jobs.run(
            work,
            done=partial(self._saved, before),
            failed=partial(self._not_saved, entered),
            lane=Lane.SAVE,
        )

    def _saved(self, before: Scorecard, standing: _Standing) -> None:
        self._gates.show_problem("", "")
        self._show(standing)
        self._say_saved(before, standing.scorecard)
        self.announce_change()

    def _say_saved(self, before: Scorecard, after: Scorecard) -> None:
        """Say it beside what was edited, and nowhere else."""
        if before.qa_coverage != after.qa_coverage:
            self._quality.show_saved()
        if before.support_preparedness != after.support_preparedness:
            self._support.show_saved()
        for old, new in zip(before.gates, after.gates, strict=True):
            if old != new:
                self._gates.show_saved(new.name)

    def _not_saved(self, entered: Scorecard, error: GreenroomError) -> None:
        """Say it where it belongs; the fields keep what was typed."""
        text = str(error)
        gate = next((each for each in entered.gates if each.name.value in error.message), None)
        if gate is not None:
            self._gates.show_problem(gate.name, text)
        elif self._quality.title in error.message:
            self._quality.show_problem(text)
        elif self._support.title in error.message:
            self._support.show_problem(text)
        else:
            self.context.messages.show_error(error)

    def _assess(self) -> None:
        release_id = self._releases.release_id()
        if not release_id:
            return
        workspace = self.context.workspace

        def work(_progress: Progress) -> _Standing:
            assess_release(workspace, release_id)
            return _standing(workspace, release_id)

        self.context.jobs.run(work, done=self._assessed, lane=Lane.SAVE)

    def _assessed(self, standing: _Standing) -> None:
        self._show(standing)
        self.context.messages.toast(self.tr("The assessment is recorded."))
        self.announce_change()

    def _decide(self) -> None:
        if self._standing is None:
            return
        dialog = DecisionDialog(self._standing.assessment, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(partial(self._record, dialog))
        dialog.open()

    def _record(self, dialog: DecisionDialog, verdict: Verdict) -> None:
        release_id = self._releases.release_id()
        workspace = self.context.workspace

        def work(_progress: Progress) -> _Standing:
            assess_release(workspace, release_id)
            record_decision(workspace, release_id, verdict)
            return _standing(workspace, release_id)

        def done(standing: _Standing) -> None:
            dialog.accept()
            self._show(standing)
            self.announce_change()

        self.context.jobs.run(
            work,
            done=done,
            failed=lambda error: dialog.show_problem(str(error)),
            lane=Lane.SAVE,
        )


def _standing(workspace: Workspace, release_id: str) -> _Standing:
    return _Standing(
        scorecard=load_scorecard(workspace, release_id),
        assessment=preview_assessment(workspace, release_id),
        reading=read_release(workspace, release_id),
        history=list_assessments(workspace, release_id),
        decision=latest_decision(workspace, release_id),
        sentiment=read_sentiment(workspace, release_id),
    )
