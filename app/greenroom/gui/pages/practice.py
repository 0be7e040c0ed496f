"""Practice: what rehearsing one release has shown, and what to practise next."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from greenroom.errors import GreenroomError
from greenroom.gui.context import Context
from greenroom.gui.jobs import Lane
from greenroom.gui.page import Page
from greenroom.gui.panels.practice_answer import AnswerDialog
from greenroom.gui.panels.practice_cards import CardsPanel
from greenroom.gui.panels.practice_claims import ClaimsPanel
from greenroom.gui.panels.practice_comparison import ComparisonDialog
from greenroom.gui.panels.practice_debrief import DebriefEntry, DebriefPanel
from greenroom.gui.panels.practice_map import MapPanel
from greenroom.gui.panels.practice_message import MessagePanel
from greenroom.gui.panels.practice_part import Part
from greenroom.gui.panels.practice_poll import PollPanel
from greenroom.gui.panels.practice_sections import (
    CARDS,
    CLAIMS,
    DEBRIEF,
    MAP,
    MESSAGE,
    POLL,
    TAKE_AWAYS,
    SectionBar,
)
from greenroom.gui.panels.practice_standing import Standing, read_standing
from greenroom.gui.panels.practice_take_aways import TakeAwaysPanel
from greenroom.gui.panels.release_chooser import ReleaseChooser
from greenroom.gui.tokens import GAP, MARGIN, TextStyle
from greenroom.gui.widgets.confirm_dialog import confirm
from greenroom.gui.widgets.current_stack import CurrentStack
from greenroom.gui.widgets.empty_state import EmptyState
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.model.board import HeatCell
from greenroom.model.card import Card
from greenroom.model.debrief import Debrief
from greenroom.model.prompt import Prompt
from greenroom.model.rehearsal import TakeAway
from greenroom.model.release import Release
from greenroom.model.theme import Stance
from greenroom.rehearsal.practice.met import Met
from greenroom.rehearsal.scoring.comparison import Comparison
from greenroom.services.boards import newest_in_cell, prompt_for_cell
from greenroom.services.cards import compare_card
from greenroom.services.debriefs import delete_debrief, save_debrief
from greenroom.services.releases import list_releases
from greenroom.services.take_aways import close_take_away, reopen_take_away


class PracticePage(Page):
    """Message readiness, heat map, cards, poll, ledger, take-aways and debrief."""

    page_id = "practice"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._wanted = ""
        self._standing: Standing | None = None
        body = self.body()
        # The parts bring their own margins at the edges where their scroll bars are.
        body.setContentsMargins(MARGIN, MARGIN, 0, 0)
        body.addLayout(self._build_heading())
        self._empty = EmptyState(
            self.tr("Nothing to practise yet"),
            self.tr("Practice is for a release and its board. Create one first."),
            self.tr("Create a release"),
            icon_name="practice",
        )
        self._empty.chosen.connect(partial(self.navigate, "releases", create=True))
        self._full = QWidget()
        self._fill(QVBoxLayout(self._full))
        body.addWidget(self._empty, 1)
        body.addWidget(self._full, 1)
        self._empty.hide()
        self._full.hide()
        self._connect()
        self._add_actions()
        self._show_section(self.recall("section", MESSAGE))

    def refresh(self) -> None:
        """Read the releases, then what practising the chosen one has shown."""
        workspace = self.context.workspace
        self.context.jobs.run(lambda _progress: list_releases(workspace), done=self._show_releases)

    def open_at(self, arguments: Mapping[str, object]) -> None:
        """Show the release, and the part of the page, that another page named."""
        self._wanted = str(arguments.get("release_id", ""))
        self._releases.choose(self._wanted)
        if "section" in arguments:
            self._show_section(str(arguments["section"]))

    def _build_heading(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, MARGIN, 0)
        row.addWidget(PlainLabel(self.tr("Practice"), style=TextStyle.DISPLAY), 1)
        self._releases = ReleaseChooser("practice_release")
        self._releases.setMinimumWidth(220)
        self._releases.currentIndexChanged.connect(self._read)
        row.addWidget(self._releases)
        return row

    def _fill(self, layout: QVBoxLayout) -> None:
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        self._bar = SectionBar()
        self._message, self._map, self._cards = MessagePanel(), MapPanel(), CardsPanel()
        self._poll, self._claims, self._promises = PollPanel(), ClaimsPanel(), TakeAwaysPanel()
        self._debrief = DebriefPanel()
        self._parts = {
            MESSAGE: Part(self._message),
            MAP: Part(self._map),
            CARDS: Part(self._cards, fills=True),
            POLL: Part(self._poll),
            CLAIMS: Part(self._claims, fills=True),
            TAKE_AWAYS: Part(self._promises),
            DEBRIEF: Part(self._debrief),
        }
        self._stack = CurrentStack()
        for part in self._parts.values():
            self._stack.add(part)
        layout.addWidget(self._bar)
        layout.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self._bar.chosen.connect(self._show_section)
        self._map.ask_wanted.connect(self._ask_in_cell)
        self._map.answer_wanted.connect(self._show_cell)
        self._message.brush_up_wanted.connect(self._brush_up)
        self._cards.brush_up_wanted.connect(self._brush_up)
        self._cards.practise_wanted.connect(self._practise)
        self._cards.compare_wanted.connect(self._compare)
        for part in (self._message, self._cards, self._poll, self._claims, self._promises):
            part.rehearse_wanted.connect(self._rehearse)
        self._promises.close_wanted.connect(self._close)
        self._promises.reopen_wanted.connect(self._reopen)
        self._debrief.save_wanted.connect(self._keep_debrief)
        self._debrief.delete_wanted.connect(self._ask_to_delete)

    def _add_actions(self) -> None:
        for section in self._bar.sections:
            words = self.tr("Show %1").replace("%1", self._bar.title(section).lower())
            self.add_action(words, partial(self._go_to, section), name=f"show_{section}")
        self.add_action(self.tr("Brush up for ten minutes"), self._brush_up, name="brush_up")

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
            self._standing = None
            return
        self.remember("release", release_id)
        workspace = self.context.workspace
        self.context.jobs.run(
            lambda _progress: read_standing(workspace, release_id),
            done=self._show,
            title=self.tr("Reading what practice showed"),
            exclusive=True,
        )

    def _show(self, standing: Standing) -> None:
        other = self._standing is None or self._standing.release.id != standing.release.id
        self._standing = standing
        zone, now = standing.zone, self.context.workspace.clock()
        if other:
            # What was entered about one board is nothing to another.
            self._debrief.start_over()
        self._message.show_message(standing.message, zone=zone, cards=len(standing.cards))
        self._map.show_map(standing.heat)
        self._cards.show_cards(standing.cards, zone=zone, now=now)
        self._poll.show_ballots(standing.ballots, heard=standing.message.rehearsals > 0)
        self._claims.show_claims(standing.claims, standing.differing, zone=zone)
        self._promises.show_take_aways(standing.take_aways, zone=zone, now=now)
        self._debrief.show_choices(standing.rehearsed, standing.heat.themes, standing.heat.personas)
        self._debrief.show_debriefs(standing.debriefs, zone=zone)
        self._bar.show_count(CARDS, self._cards.due_count())
        open_ones = [each for each in standing.take_aways if each.closed_at is None]
        self._bar.show_count(TAKE_AWAYS, len(open_ones))

    def _go_to(self, section: str) -> None:
        self._show_section(section)
        self._bar.focus(section)

    def _show_section(self, section: str) -> None:
        shown = section if section in self._parts else MESSAGE
        self._bar.choose(shown)
        self.remember("section", shown)
        self._stack.show_only(self._parts[shown])

    def _rehearse(self) -> None:
        self.navigate("rehearse", release_id=self._releases.release_id())

    def _brush_up(self) -> None:
        if self._standing is not None and self._standing.cards:
            self.navigate("rehearse", release_id=self._standing.release.id, brush_up=True)

    def _practise(self, card: Card) -> None:
        self._ask(card.prompt_id, card.persona_id)

    def _ask(self, prompt_id: str, persona_id: str) -> None:
        if self._standing is not None:
            self.navigate(
                "rehearse",
                release_id=self._standing.release.id,
                prompt_id=prompt_id,
                persona_id=persona_id,
            )

    def _ask_in_cell(self, cell: HeatCell) -> None:
        """Ask what that persona has to ask on that theme; say so when there is nothing."""
        if self._standing is None:
            return
        workspace, release = self.context.workspace, self._standing.release

        def done(prompt: Prompt | None) -> None:
            if prompt is not None:
                self._ask(prompt.id, cell.persona_id)
                return
            self.context.messages.info(
                self.tr("The bank has no question of this persona on this theme."),
                self.tr("Choose another cell, or write a question of your own."),
            )

        self.context.jobs.run(
            lambda _progress: prompt_for_cell(workspace, release, cell.persona_id, cell.theme_id),
            done=done,
        )

    def _show_cell(self, cell: HeatCell) -> None:
        if self._standing is None:
            return
        workspace, release = self.context.workspace, self._standing.release

        def done(met: Met | None) -> None:
            if met is not None:
                self._show_answer(met, cell.stance)
                return
            self.context.messages.info(
                self.tr("This question is still open in a rehearsal."),
                self.tr("Resume the rehearsal from the first page."),
            )

        self.context.jobs.run(
            lambda _progress: newest_in_cell(workspace, release, cell.persona_id, cell.theme_id),
            done=done,
        )

    def _show_answer(self, met: Met, stance: Stance | None) -> None:
        zone = self._standing.zone if self._standing else ""
        dialog = AnswerDialog(met, stance, zone, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        question = met.turn.question
        dialog.again.connect(partial(self._ask, question.prompt_id, question.persona_id))
        dialog.open()

    def _compare(self, card: Card) -> None:
        if self._standing is None:
            return
        workspace, standing = self.context.workspace, self._standing

        def done(comparison: Comparison | None) -> None:
            if comparison is not None:
                dialog = ComparisonDialog(card, comparison, standing.zone, self)
                dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
                dialog.open()

        self.context.jobs.run(
            lambda _progress: compare_card(workspace, standing.release, card), done=done
        )

    def _close(self, take_away: TakeAway, answer: str) -> None:
        workspace, standing = self.context.workspace, self._standing
        if standing is None:
            return

        def told() -> None:
            self.context.messages.toast(
                self.tr("The take-away is closed."), undo=partial(self._reopen, take_away)
            )

        self._store(
            lambda: close_take_away(workspace, standing.release, take_away.id, answer),
            told,
            lambda error: self._promises.show_problem(take_away.id, str(error)),
        )

    def _reopen(self, take_away: TakeAway) -> None:
        workspace = self.context.workspace
        self._store(lambda: reopen_take_away(workspace, take_away.id))

    def _keep_debrief(self, entry: DebriefEntry) -> None:
        workspace, standing = self.context.workspace, self._standing
        if standing is None:
            return

        def told() -> None:
            self._debrief.start_over()
            self.context.messages.toast(self._debrief.kept_words(entry))

        self._store(
            lambda: save_debrief(
                workspace, standing.release, entry.outcome, entry.asked, entry.note
            ),
            told,
            lambda error: self._debrief.show_problem(str(error)),
        )

    def _ask_to_delete(self, debrief: Debrief) -> None:
        workspace = self.context.workspace
        confirm(
            self,
            self.tr("Delete this debrief?"),
            self.tr("The questions it brought stay in the bank."),
            self.tr("Delete debrief"),
            lambda: self._store(lambda: delete_debrief(workspace, debrief.id)),
        )

    def _store(
        self,
        save: Callable[[], object],
        told: Callable[[], object] | None = None,
        failed: Callable[[GreenroomError], object] | None = None,
    ) -> None:
        """Store something on the saving thread, then show where the release stands."""
        workspace, release_id = self.context.workspace, self._releases.release_id()

        def work(_progress: object) -> Standing:
            save()
            return read_standing(workspace, release_id)

        def done(standing: Standing) -> None:
            if told is not None:
                told()
            self._show(standing)
            self.announce_change()

        self.context.jobs.run(work, done=done, failed=failed, lane=Lane.SAVE)
