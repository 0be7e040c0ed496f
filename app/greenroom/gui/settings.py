"""What the window remembers between two runs, in one small ini file of this user."""

from pathlib import Path

from platformdirs import user_config_path
from PySide6.QtCore import QByteArray, QSettings


def settings_path() -> Path:
    """Where the settings file of this user lies on this platform."""
    return user_config_path("Greenroom", appauthor=False) / "window.ini"


class Settings:
    """Texts and binary states by key (`window/geometry`, `pages/home/filter`).

    Nothing here is work: a lost or damaged file only brings back the defaults.
    """

    def __init__(self, path: Path) -> None:
        self._store = QSettings(str(path), QSettings.Format.IniFormat)

    def text(self, key: str, default: str = "") -> str:
        """The text kept under a key, or `default`."""
        value = self._store.value(key, default)
        # A hand-edited file may hold a list where a text was.
        return value if isinstance(value, str) else default

    def set_text(self, key: str, value: str) -> None:
        """Keep a text under a key; it reaches the disk within seconds and on close."""
        self._store.setValue(key, value)

    def data(self, key: str) -> QByteArray:
        """The bytes kept under a key; empty when there are none."""
        value = self._store.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()

    def set_data(self, key: str, value: QByteArray) -> None:
        """Keep bytes under a key."""
        self._store.setValue(key, value)

    def save(self) -> None:
        """Write everything to the disk now."""
        # Qt writes by itself within seconds; before leaving that is too late.
        self._store.sync()
