"""Which pages the window has, in the order of the sidebar and of Ctrl+1, Ctrl+2 and on."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication


@dataclass(frozen=True, slots=True)
class PageEntry:
    """One page: its id, its title, its icon, and where its class is defined."""

    id: str
    title: str
    icon: str
    module: str
    class_name: str


def known_pages() -> tuple[PageEntry, ...]:
    """Every page of the window, titles in the language of the user.

    Classes are named, not imported: what they need takes longer than the first paint may.
    """
    # Written out rather than looped over: translation tools read literals only.
    titles = {
        "home": QCoreApplication.translate("pages", "Home"),
        "releases": QCoreApplication.translate("pages", "Releases"),
        "rehearse": QCoreApplication.translate("pages", "Rehearse"),
        "practice": QCoreApplication.translate("pages", "Practice"),
        "transcripts": QCoreApplication.translate("pages", "Transcripts"),
        "readiness": QCoreApplication.translate("pages", "Readiness"),
        "questions": QCoreApplication.translate("pages", "Questions"),
        "exports": QCoreApplication.translate("pages", "Exports"),
    }
    return tuple(
        PageEntry(page_id, title, page_id, f"greenroom.gui.pages.{page_id}", _class_name(page_id))
        for page_id, title in titles.items()
    )


def _class_name(page_id: str) -> str:
    return f"{page_id.capitalize()}Page"
