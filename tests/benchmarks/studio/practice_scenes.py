"""The parts of the Practice page, each as the rehearsals before it left it."""

from functools import partial

from PySide6.QtWidgets import QLineEdit
from studio.photographer import Photographer, Scene

ASKED_FOR_REAL = "What happens to depots that are offline when the flag goes on?"


def show(photographer: Photographer, section: str) -> None:
    """Go to a part of the page as its own button does."""
    photographer.press(f"section_{section}")


def _debrief(photographer: Photographer) -> None:
    show(photographer, "debrief")
    photographer.find(QLineEdit, "debrief_question").setText(ASKED_FOR_REAL)


PRACTICE_SCENES = (
    Scene("practice", "heat-map", partial(show, section="map")),
    Scene("practice", "cards", partial(show, section="cards")),
    Scene("practice", "practice-poll", partial(show, section="poll")),
    Scene("practice", "claims", partial(show, section="claims")),
    Scene("practice", "take-aways", partial(show, section="take_aways")),
    Scene("practice", "debrief", _debrief),
)
