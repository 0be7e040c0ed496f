"""Every state of the Rehearse page, in the order in which a rehearsal meets them."""

from PySide6.QtWidgets import (
    QCheckBox,
    QLineEdit,
    QRadioButton,
    QScrollArea,
    QSlider,
    QSpinBox,
    QWidget,
)
from studio.photographer import Photographer, Scene

from greenroom.gui.panels.rehearse_bill_remark import RemarkRow
from greenroom.gui.panels.rehearse_bill_rows import Fold
from greenroom.gui.panels.rehearse_coaching import PAUSE_MILLISECONDS
from greenroom.gui.panels.rehearse_fact_drawer import FactDrawer
from greenroom.gui.panels.rehearse_feedback import FeedbackCard
from greenroom.gui.panels.rehearse_reveal import RevealCard
from greenroom.gui.widgets.plain_editor import PlainEditor
from greenroom.services.samples import sample_release

ON_FACTS = ("RB-COMMITMENT-002", "director_product_ops")
"""A question that quotes the time to roll back, which is 4 minutes on the fact sheet."""

WEAK = "It should be fine, the team will handle it."
WRONG = (
    "Yes. We can roll back in eleven minutes, Priya Nair decides it, and the drill of last week "
    "showed that it works."
)
RIGHT = (
    "No, I misspoke. It is 4 minutes, measured in the rollback drill in run log 88. Priya Nair "
    "decides, at any hour, and the release engineer on call executes."
)
LONG = (
    "Yes, and I sign it. The drill on 12 May took 4 minutes from the decision to the last depot "
    "on the old service, measured in run log 88, and we ran it at night with the shift that will "
    "be on duty. Priya Nair decides alone; if she cannot be reached within five minutes, Marco "
    "Diaz does, as page 2 of the run sheet says.\nWhat we did not measure is a rollback while "
    "depots print at full load. Lena Vogt repeats the drill under load by Wednesday 17:00, and I "
    "bring the figure to the board. Until then I would not promise more than ten minutes under "
    "load, and the run sheet has 23:20 as the latest moment to decide."
)


def ask(photographer: Photographer, prompt: tuple[str, str]) -> None:
    """Have that question asked by that persona, in a rehearsal of its own."""
    release = sample_release(photographer.workspace)
    assert release is not None
    photographer.open("rehearse", release_id=release.id, prompt_id=prompt[0], persona_id=prompt[1])


def begin(photographer: Photographer, mode: str, pressure: str, *, length: int = 8) -> None:
    """Start a rehearsal set up that way."""
    photographer.find(QRadioButton, f"mode_{mode}").click()
    photographer.find(QRadioButton, f"pressure_{pressure}").click()
    photographer.find(QSpinBox, "rehearse_length").setValue(length)
    photographer.press("start_rehearsal")


def end(photographer: Photographer, button: str = "end_button") -> None:
    """End the rehearsal, and agree to that."""
    photographer.press(button)
    photographer.agree()


# ------------------------------------------------------------------ on a board, with its help


def _question(photographer: Photographer) -> None:
    ask(photographer, ON_FACTS)
    photographer.hold_clock(6)


def _typing(photographer: Photographer) -> None:
    photographer.write("Yes. Priya Nair decides, and we can roll back in eleven minutes.")
    photographer.rest(PAUSE_MILLISECONDS + 100)


def _help(photographer: Photographer) -> None:
    photographer.press("clarify_button")
    photographer.press("hint_button")


def _nudge(photographer: Photographer) -> None:
    photographer.find(PlainEditor, "answer").clear()
    photographer.write(" ".join((LONG, LONG)), after=150)
    photographer.rest(PAUSE_MILLISECONDS + 100)


def _drawer(photographer: Photographer) -> None:
    photographer.find(PlainEditor, "answer").clear()
    photographer.write("Yes. The drill took ")
    photographer.find(FactDrawer, "fact_drawer_frame").open_here()


def _contradiction(photographer: Photographer) -> None:
    photographer.find(FactDrawer, "fact_drawer_frame").close_drawer()
    photographer.find(PlainEditor, "answer").clear()
    photographer.answer(WRONG)
    photographer.hold_clock(4)


def _ways(photographer: Photographer) -> None:
    photographer.press("dont_know_button")


def _take_away(photographer: Photographer) -> None:
    photographer.press("way_take_away")
    photographer.find(QLineEdit, "take_away_owner").setText("Lena Vogt")


def _take_away_problem(photographer: Photographer) -> None:
    photographer.find(QLineEdit, "take_away_owner").clear()
    photographer.press("take_it_away")


def _taken(photographer: Photographer) -> None:
    photographer.find(QLineEdit, "take_away_owner").setText("Lena Vogt")
    photographer.press("take_it_away")


def _second_try(photographer: Photographer) -> None:
    photographer.press("try_again")
    photographer.hold_clock(4)


def _rating(photographer: Photographer) -> None:
    photographer.answer(LONG)
    _pass_on(photographer)
    photographer.find(QCheckBox, "rate_first").setChecked(True)
    photographer.press("try_again")
    photographer.answer(RIGHT)
    _pass_on(photographer)
    photographer.find(QSlider, "rating").setValue(80)


def _comparison(photographer: Photographer) -> None:
    photographer.press("rate_answer")


def _changes(photographer: Photographer) -> None:
    photographer.find(QCheckBox, "rate_first").setChecked(False)
    scroll_to(photographer, "comparison")


def _sample(photographer: Photographer) -> None:
    photographer.press("try_again")
    photographer.press("dont_know_button")
    photographer.press("way_reveal")


def _probe(photographer: Photographer) -> None:
    # The one question was given up, so there is no result, and the setup is next.
    photographer.press("reveal_next")
    begin(photographer, "panel", "board")
    photographer.answer(WEAK)
    photographer.hold_clock(12)


def _bill(photographer: Photographer) -> None:
    photographer.answer("We will get it sorted soon, Lena is probably on it.")
    _pass_on(photographer)


def _unfolded(photographer: Photographer) -> None:
    """A line of the bill opened, and what is behind one of its reasons."""
    card = photographer.find(FeedbackCard, "feedback")
    folds = [each for each in card.findChildren(Fold) if each.isVisible()]
    lines = {each.objectName(): each for each in folds}
    lines["fold_Commitment"].set_open(True)
    photographer.settle()
    scroll_to(photographer, "fold_Commitment")
    rows = lines["fold_Commitment"].findChildren(RemarkRow)
    shown = [each for each in rows if each.remark.start < each.remark.end]
    (shown or rows)[0].head.click()


def _disagree(photographer: Photographer) -> None:
    photographer.press("disagree")


def _disagreed(photographer: Photographer) -> None:
    fields = photographer.window.findChildren(QLineEdit, "dispute_reason")
    field = next(each for each in fields if each.isVisible())
    field.setText("Lena answers for the whole team, so she is the owner.")
    photographer.press("dispute_send")
    scroll_to(photographer, "score")


def _long_answer(photographer: Photographer) -> None:
    photographer.press("next_question")
    photographer.answer(" ".join((LONG, LONG)))
    _pass_on(photographer)


def _pass_on(photographer: Photographer) -> None:
    """Skip what is followed up until the answer has its bill."""
    while photographer.find(PlainEditor, "answer").isVisible():
        photographer.press("skip_button")


def scroll_to(photographer: Photographer, name: str) -> None:
    """Bring the part of that name to the top of what scrolls."""
    part = photographer.find(QWidget, name)
    above = part.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    assert above is not None
    top = part.mapTo(above.widget(), part.rect().topLeft()).y()
    above.verticalScrollBar().setValue(max(0, top - 8))


# ---------------------------------------------------------------------------- murder board


def _murder_board(photographer: Photographer) -> None:
    end(photographer, "end_after_answer")
    photographer.press("rehearse_again")
    begin(photographer, "panel", "murder_board")
    photographer.write("We tested the restore on a copy of production. It took")


def _interrupted(photographer: Photographer) -> None:
    photographer.find(PlainEditor, "answer").clear()
    photographer.write("The team has looked at it and it should be fine. ", after=400)
    photographer.settle()
    photographer.hold_clock(2)


def _trap(photographer: Photographer) -> None:
    """Go on until a question held a false premise."""
    card = photographer.find(RevealCard, "reveal")
    while not card.isVisible():
        photographer.answer("Yes, that is right, and Priya Nair has it in run log 88.")


def _result(photographer: Photographer) -> None:
    photographer.press("reveal_next")
    photographer.answer(RIGHT)
    end(photographer)


def _one_turn(photographer: Photographer) -> None:
    photographer.find(Fold, "turn_1").set_open(True)
    photographer.settle()
    scroll_to(photographer, "turn_1")


def _poll(photographer: Photographer) -> None:
    photographer.find(Fold, "turn_1").set_open(False)
    photographer.settle()
    scroll_to(photographer, "closing_poll")


# -------------------------------------------------------------------------------- the others


def _setup(photographer: Photographer) -> None:
    photographer.press("rehearse_again")


def _hot_seat(photographer: Photographer) -> None:
    begin(photographer, "hot_seat", "walk_through", length=3)


def _picker_search(photographer: Photographer) -> None:
    photographer.find(QLineEdit, "picker_search").setText("rollback")


def _walk_through(photographer: Photographer) -> None:
    photographer.press("picker_ask")
    photographer.write("Yes. Priya Nair decides")
    photographer.rest(PAUSE_MILLISECONDS + 100)


def _ending(photographer: Photographer) -> None:
    photographer.press("end_button")


def _drill(photographer: Photographer) -> None:
    photographer.agree()
    photographer.find(QRadioButton, "mode_drill").click()
    photographer.find(QRadioButton, "mode_drill").setFocus()


def _brush_up(photographer: Photographer) -> None:
    photographer.find(QRadioButton, "mode_brush_up").click()
    photographer.find(QRadioButton, "mode_brush_up").setFocus()


REHEARSE_SCENES = tuple(
    Scene("rehearse", name, prepare)
    for name, prepare in (
        ("question", _question),
        ("question-typing", _typing),
        ("question-help", _help),
        ("question-nudge", _nudge),
        ("question-facts", _drawer),
        ("contradiction", _contradiction),
        ("dont-know", _ways),
        ("take-away", _take_away),
        ("take-away-problem", _take_away_problem),
        ("take-away-bill", _taken),
        ("second-try", _second_try),
        ("rating", _rating),
        ("comparison", _comparison),
        ("comparison-changes", _changes),
        ("good-answer", _sample),
        ("probe", _probe),
        ("bill", _bill),
        ("bill-unfolded", _unfolded),
        ("bill-disagree", _disagree),
        ("bill-disagreed", _disagreed),
        ("bill-long-answer", _long_answer),
        ("murder-board", _murder_board),
        ("murder-board-interrupted", _interrupted),
        ("murder-board-trap", _trap),
        ("result", _result),
        ("result-turn", _one_turn),
        ("poll", _poll),
        ("setup", _setup),
        ("hot-seat", _hot_seat),
        ("hot-seat-search", _picker_search),
        ("walk-through", _walk_through),
        ("ending", _ending),
        ("drill-setup", _drill),
        ("brush-up-setup", _brush_up),
    )
)
