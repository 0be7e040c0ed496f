"""The list in which a page's release is chosen."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QWidget

from greenroom.model.release import Release


class ReleaseChooser(QComboBox):
    """Releases by title. Filling it announces nothing; only a person's choice does."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(self.tr("Release"))

    def show_releases(
        self, releases: tuple[Release, ...], chosen: str, *, all_of_them: str = ""
    ) -> None:
        """Offer these releases with the one of that id chosen, else the first.

        `all_of_them` is the text of a last entry that stands for every release.
        """
        with QSignalBlocker(self):
            self.clear()
            for release in releases:
                self.addItem(release.title, release.id)
            if all_of_them:
                self.addItem(all_of_them, "")
            self.setCurrentIndex(max(0, self.findData(chosen)))

    def choose(self, release_id: str) -> None:
        """Choose the release with that id; an unknown one changes nothing."""
        index = self.findData(release_id)
        if index >= 0:
            self.setCurrentIndex(index)

    def release_id(self) -> str:
        """The chosen release's id; empty for none, and for all of them."""
        return str(self.currentData() or "")
