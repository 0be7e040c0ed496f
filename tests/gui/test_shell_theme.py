"""Both palettes can be read, and switching them lasts."""

import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLabel

from greenroom.gui.settings import Settings
from greenroom.gui.theme import Appearance, Theme, palette_of, tokens_of
from greenroom.gui.tokens import DARK, LIGHT, Tokens, contrast

TEXT_PAIRS = [
    *((ink, ground) for ink in ("text", "muted") for ground in ("window", "base", "subtle")),
    *((ink, ground) for ink in ("accent", "good", "warn", "bad") for ground in ("window", "base")),
    *((ink, f"{ink}_soft") for ink in ("accent", "good", "warn", "bad")),
    *(("text", f"{ground}_soft") for ground in ("accent", "good", "warn", "bad")),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("window", "text"),
]
LINE_PAIRS = [(line, ground) for line in ("strong_line", "accent") for ground in ("window", "base")]


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_text_can_be_read(tokens: Tokens, ink: str, ground: str) -> None:
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("line", "ground"), LINE_PAIRS)
def test_lines_that_matter_can_be_seen(tokens: Tokens, line: str, ground: str) -> None:
    assert contrast(getattr(tokens, line), getattr(tokens, ground)) >= 3


def test_contrast_follows_the_definition() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_a_palette_leads_back_to_its_tokens(qapp: QApplication, tokens: Tokens) -> None:
    assert tokens_of(palette_of(tokens)) is tokens


def test_the_choice_is_kept(qapp: QApplication, theme: Theme, tmp_path: Path) -> None:
    theme.choose(Appearance.DARK)
    theme.scale_text(150)
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == DARK.window
    again = Theme(qapp, Settings(tmp_path / "window.ini"))
    assert (again.appearance, again.text_percent) == (Appearance.DARK, 150)


def test_an_unknown_choice_falls_back(qapp: QApplication, settings: Settings) -> None:
    settings.set_text("window/appearance", "sepia")
    settings.set_text("window/text_percent", "nine")
    theme = Theme(qapp, settings)
    assert (theme.appearance, theme.text_percent) == (Appearance.SYSTEM, 100)


def test_a_desktop_that_does_not_tell_gets_light(qapp: QApplication, theme: Theme) -> None:
    assert theme.tokens is LIGHT


def test_text_grows_with_the_text_size(qapp: QApplication, theme: Theme) -> None:
    before = qapp.font().pixelSize()
    theme.scale_text(200)
    assert qapp.font().pixelSize() == 2 * before


def test_damaged_settings_only_bring_back_defaults(tmp_path: Path) -> None:
    path = tmp_path / "window.ini"
    path.write_bytes(b"\xff\x00[window\nappearance")
    settings = Settings(path)
    assert settings.text("window/appearance", "system") == "system"
    assert settings.data("window/geometry").isEmpty()


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None cannot be counted from 3.12 on")
def test_this_build_of_qt_does_not_lose_references_to_none(qapp: QApplication) -> None:
    label = QLabel("x")
    label.setEnabled(True)
    before = sys.getrefcount(None)
    for _ in range(1000):
        label.setEnabled(True)
    assert abs(sys.getrefcount(None) - before) < 50
