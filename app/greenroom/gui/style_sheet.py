"""The one style sheet of the window, filled from the tokens.

Qt reads `#rrggbbaa` as `#aarrggbb`, so every colour here is opaque. The focus ring is two
pixels everywhere; paddings shrink by one so that nothing moves when it appears.
"""

from string import Template

from greenroom.gui.tokens import TEXT_PIXELS, Tokens
from greenroom.resources import resource

_SHEET = Template("""
QMainWindow, QDialog, QWidget#page_body, QWidget#content { background: $window; }
QLabel { background: transparent; }
QLabel[type="small"] { font-size: ${small}px; }
QLabel[type="strong"] { font-size: ${body}px; font-weight: 600; }
QLabel[type="subtitle"] { font-size: ${subtitle}px; font-weight: 600; }
QLabel[type="title"] { font-size: ${title}px; font-weight: 600; }
QLabel[type="display"] { font-size: ${display}px; font-weight: 600; }
QLabel[tone="plain"] { color: $text; }
QLabel[tone="muted"] { color: $muted; }
QLabel[tone="accent"] { color: $accent; }
QLabel[tone="good"] { color: $good; }
QLabel[tone="warn"] { color: $warn; }
QLabel[tone="bad"] { color: $bad; }

QMenuBar { background: $base; border-bottom: 1px solid $line; padding: 2px 8px; }
QMenuBar::item { padding: 5px 10px; border-radius: 6px; background: transparent; }
QMenuBar::item:selected { background: $subtle; }
QMenu { background: $base; border: 1px solid $line; padding: 6px; }
QMenu::item { padding: 7px 28px 7px 28px; border-radius: 6px; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $line; margin: 6px 8px; }
QMenu::indicator { width: 14px; height: 14px; left: 8px; }

QFrame#sidebar { background: $base; border: 0; border-right: 1px solid $line; }
QFrame#sidebar QPushButton { border: 2px solid transparent; border-radius: 8px; color: $text;
    background: transparent; padding: 8px 10px; text-align: left; font-weight: 400; }
QFrame#sidebar QPushButton:hover { background: $subtle; }
QFrame#sidebar QPushButton:checked { background: $accent_soft; color: $accent; font-weight: 600; }
QFrame#sidebar QPushButton:focus { border-color: $accent; }
QFrame#sidebar QPushButton:disabled { color: $muted; }

QFrame[card="true"] { background: $base; border: 1px solid $line; border-radius: 8px; }
QFrame#fact_drawer_frame QAbstractItemView { border: 0; }
QFrame[card="true"]:focus { border: 2px solid $accent; }
QFrame[card="true"][pressable="true"]:hover { border-color: $strong_line; }
QFrame#placeholder { background: $subtle; border: 0; border-radius: 8px; }

QPushButton { border: 1px solid $strong_line; border-radius: 8px; padding: 7px 15px;
    background: $base; color: $text; }
QPushButton:hover { background: $subtle; }
QPushButton:pressed { background: $line; }
QPushButton:focus { border: 2px solid $accent; padding: 6px 14px; }
QPushButton:disabled { color: $muted; border-color: $line; background: $window; }
QPushButton:checked { background: $accent_soft; color: $accent; border-color: $accent; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border-color: $accent;
    font-weight: 600; }
QPushButton[kind="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; }
QPushButton[kind="primary"]:disabled { background: $subtle; color: $muted;
    border-color: $subtle; }
QPushButton[kind="quiet"] { background: transparent; border-color: transparent; color: $accent;
    padding: 7px 9px; }
QPushButton[kind="quiet"]:hover { background: $accent_soft; }
QPushButton[kind="quiet"]:checked { background: $accent_soft; }
QPushButton[kind="quiet"]:focus { border: 2px solid $accent; padding: 6px 8px; }
QPushButton[kind="quiet"]:disabled { color: $muted; }
QPushButton[kind="danger"] { color: $bad; border-color: $bad; }
QPushButton[kind="danger"]:hover { background: $bad_soft; }
QToolButton { border: 2px solid transparent; border-radius: 8px; padding: 4px; }
QToolButton:hover { background: $subtle; }
QToolButton:checked { background: $accent_soft; }
QToolButton:focus { border-color: $accent; }

QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox { background: $base;
    color: $text; border: 1px solid $strong_line; border-radius: 8px; padding: 6px 9px;
    selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus,
QComboBox:focus { border: 2px solid $accent; padding: 5px 8px; }
QLineEdit, QPlainTextEdit, QTextEdit { placeholder-text-color: $muted; }
QLineEdit:disabled, QPlainTextEdit:disabled, QAbstractSpinBox:disabled,
QComboBox:disabled { background: $window; border-color: $line; color: $muted; }
QLineEdit[problem="true"], QPlainTextEdit[problem="true"], QComboBox[problem="true"],
QAbstractSpinBox[problem="true"] { border-color: $bad; }
QComboBox QLineEdit, QAbstractSpinBox QLineEdit { border: 0; padding: 0; background: transparent; }
QComboBox::drop-down { border: 0; width: 26px; }
QComboBox::down-arrow { image: url("$arrow_down"); width: 16px; height: 16px; }
QComboBox QAbstractItemView { background: $base; border: 1px solid $line; outline: 0;
    selection-background-color: $accent_soft; selection-color: $text; }
QDateTimeEdit::drop-down, QDateEdit::drop-down { border: 0; width: 26px; }
QDateTimeEdit::down-arrow, QDateEdit::down-arrow { image: url("$arrow_down"); width: 16px;
    height: 16px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: 0; width: 20px; }
QAbstractSpinBox::up-arrow { image: url("$arrow_up"); width: 12px; height: 12px; }
QAbstractSpinBox::down-arrow { image: url("$arrow_down"); width: 12px; height: 12px; }
QCheckBox::indicator, QAbstractItemView::indicator { width: 16px; height: 16px;
    border: 1px solid $strong_line; border-radius: 4px; background: $base; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked { background: $accent;
    border-color: $accent; image: url("$tick"); }
QRadioButton::indicator { width: 8px; height: 8px; border: 5px solid $base; border-radius: 9px;
    background: $base; }
QRadioButton::indicator:unchecked { width: 16px; height: 16px; border: 1px solid $strong_line; }
QRadioButton::indicator:checked { border: 5px solid $accent; }
QCheckBox::indicator:disabled { background: $subtle; border-color: $line; }
QCheckBox, QRadioButton { spacing: 8px; padding: 3px; border: 2px solid transparent;
    border-radius: 6px; }
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }

QSlider { border: 2px solid transparent; border-radius: 8px; padding: 4px; }
QSlider:focus { border-color: $accent; }
QSlider::groove:horizontal { height: 6px; border-radius: 3px; background: $line; }
QSlider::sub-page:horizontal { height: 6px; border-radius: 3px; background: $accent; }
QSlider::handle:horizontal { width: 14px; margin: -7px 0; border-radius: 10px;
    border: 3px solid $accent; background: $base; }

QAbstractItemView { background: $base; color: $text; border: 1px solid $line; border-radius: 8px;
    outline: 0; gridline-color: $line; selection-background-color: $accent_soft;
    selection-color: $text; }
QAbstractItemView:focus { border: 2px solid $accent; }
QAbstractItemView::item { padding: 4px 8px; }
QAbstractItemView::item:selected { background: $accent_soft; color: $text; }
QAbstractItemView::item:hover { background: $subtle; }
QHeaderView { background: $base; border: 0; }
QHeaderView::section { background: $base; color: $muted; border: 0;
    border-bottom: 1px solid $line; padding: 8px; font-size: ${small}px; font-weight: 600; }
QTableCornerButton::section { background: $base; border: 0; }
QTabBar::tab { padding: 8px 14px; border: 0; border-bottom: 2px solid transparent; color: $muted; }
QTabBar::tab:selected { color: $accent; border-bottom-color: $accent; }
QTabWidget::pane { border: 0; border-top: 1px solid $line; }
QGroupBox { border: 0; margin-top: 24px; font-weight: 600; }
QGroupBox::title { subcontrol-origin: margin; left: 0; }

QScrollArea { background: transparent; border: 0; }
QScrollBar { background: transparent; border: 0; margin: 0; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: $strong_line; border: 3px solid $window; border-radius: 6px;
    min-height: 32px; min-width: 32px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QProgressBar { border: 0; border-radius: 3px; background: $subtle; max-height: 6px;
    min-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }

QStatusBar { background: $window; border-top: 1px solid $line; }
QStatusBar::item { border: 0; }
QFrame#toast { background: $text; border: 0; border-radius: 8px; }
QFrame#toast QLabel { color: $window; }
QFrame#toast QPushButton { background: transparent; border: 2px solid transparent;
    color: $window; font-weight: 600; padding: 2px 8px; text-decoration: underline; }
QFrame#toast QPushButton:hover, QFrame#toast QPushButton:focus { border-color: $window; }
QFrame#message { border: 0; border-bottom: 1px solid $line; background: $accent_soft; }
QFrame#message[severity="warning"] { background: $warn_soft; }
QFrame#message[severity="error"] { background: $bad_soft; }
QFrame#message QToolButton:hover { background: $base; }
QDialog#command_palette { background: $base; border: 1px solid $strong_line; }
QDialog#command_palette QLineEdit { border: 0; border-bottom: 1px solid $line; border-radius: 0;
    padding: 12px 16px; font-size: ${subtitle}px; }
QDialog#command_palette QListView { border: 0; padding: 6px; }
QDialog#command_palette QListView::item { padding: 8px 10px; border-radius: 6px; }
QLabel[key="true"] { color: $muted; border: 1px solid $line; border-radius: 4px;
    padding: 1px 6px; font-size: ${small}px; background: $base; }
QLabel[chip="open"] { background: $subtle; color: $muted; border-radius: 8px; padding: 4px 10px; }
QLabel[chip="filled"] { background: $good_soft; color: $good; border-radius: 8px;
    padding: 4px 10px; font-weight: 600; }
QToolTip { background: $base; color: $text; border: 1px solid $strong_line; padding: 4px 8px; }
""")


def style_sheet(tokens: Tokens, scale: float) -> str:
    """The style sheet of one palette; `scale` multiplies the sizes of text."""
    pixels = {style.value: str(round(size * scale)) for style, (size, _) in TEXT_PIXELS.items()}
    colours = {name: str(getattr(tokens, name)) for name in Tokens.__slots__}
    look = "dark" if tokens.dark else "light"
    # Style sheets cannot tint an image, so the marks of fields come in both palettes.
    pictures = {
        name.replace("-", "_"): resource(f"icons/{name}-{look}.svg").as_posix()
        for name in ("arrow-up", "arrow-down", "tick")
    }
    return _SHEET.substitute(colours | pixels | pictures)
