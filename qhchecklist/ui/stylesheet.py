"""The one stylesheet, made from a palette and a scale."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Protocol


class Colours(Protocol):
    """What the stylesheet reads of a palette."""

    @property
    def dark(self) -> bool:
        """Whether light ink stands on dark ground."""


def stylesheet(look: Colours, scale: float, icons: Path) -> str:
    """The stylesheet: `@name` is a colour of the palette, `12px` grows with the scale, 1px does not."""
    text = re.sub(r"@(\w+)", lambda found: str(getattr(look, found[1])), _SHEET)
    text = re.sub(r"\b(\d+)px", lambda found: f"{_scaled(int(found[1]), scale)}px", text)
    variant = "dark" if look.dark else "light"
    return re.sub(r"icon\((\w[\w-]*)\)", lambda found: _url(icons / f"{found[1]}-{variant}.svg"), text)


def _scaled(size: int, scale: float) -> int:
    return size if size <= 1 else round(size * scale)


def _url(path: Path) -> str:
    quoted = path.as_posix().replace("\\", "\\\\").replace('"', '\\"')
    return f'url("{quoted}")'


_SHEET = """
QWidget { font-family: "Noto Sans SC"; font-size: 14px; color: @ink; }
QMainWindow, QDialog, QWidget[role="window"] { background: @pane; }
QMainWindow::separator { background: @line; width: 1px; height: 1px; }
QToolTip { background: @pane; color: @ink; border: 1px solid @field_line; padding: 4px 8px; font-size: 13px; }

/* words */
QLabel { background: transparent; }
QWidget[role="muted"] { color: @muted; font-size: 13px; }
QWidget[role="small"] { color: @muted; font-size: 12px; }
QWidget[role="title"] { font-size: 18px; font-weight: bold; }
QWidget[role="heading"] { font-size: 15px; font-weight: bold; }
QWidget[role="section"] { font-size: 13px; font-weight: bold; color: @muted; }
QWidget[role="label"] { font-size: 13px; color: @muted; }
QWidget[role="strong"] { font-weight: bold; }
QWidget[role="problem"] { color: @warn; font-size: 13px; }
QWidget[role="notice"] { color: @muted; font-size: 13px; }
QWidget[role="link"] { color: @open; border: none; background: transparent; padding: 1px 2px; font-size: 13px;
  text-align: left; }
QWidget[role="link"]:hover { text-decoration: underline; }
QWidget[role="link"]:focus { border: 1px solid @open; border-radius: 3px; padding: 0px 1px; }
QLabel[role="kbd"] { color: @muted; border: 1px solid @line; border-radius: 4px; padding: 0px 5px; font-size: 12px; }

/* chips */
QLabel[role="chip"] { border: 1px solid @line; border-radius: 5px; padding: 1px 9px; color: @muted; font-size: 13px; }
QLabel[role="chip"][tone="accent"] { background: @accent_bg; color: @accent; border-color: @accent_bg; }
QLabel[role="chip"][tone="historic"] { background: @historic_bg; color: @historic; border-color: @historic_bg; }
QLabel[role="chip"][tone="unknown"] { background: @unknown_bg; color: @unknown; border-color: @unknown_bg; }
QLabel[role="chip"][tone="open"] { background: @open_bg; color: @open; border-color: @open_bg; }
QLabel[role="chip"][tone="warn"] { background: @warn_bg; color: @warn; border-color: @warn_bg; }
QLabel[role="chip"][tone="no"] { background: @bg; color: @muted; border-color: @line; }

/* grounds */
QWidget[role="pane"] { background: @pane; }
QWidget[role="ground"] { background: @bg; }
QFrame[role="header"] { background: @pane; border: none; border-bottom: 1px solid @line; }
QFrame[role="card"] { background: @bg; border: 1px solid @line; border-radius: 8px; }
QFrame[role="ask"] { background: @unknown_bg; border: none; border-radius: 8px; }
QFrame[role="ask"] QLabel[role="heading"] { color: @unknown; font-size: 14px; }
QFrame[role="quote"] { border: none; border-left: 3px solid @accent; background: transparent; }
QFrame[role="quote"][tone="historic"] { border-left-color: @historic; }
QWidget[role="guide-side"] { background: @bg; border-right: 1px solid @line; }
QWidget[role="guide-side"] QListView { background: transparent; }
QFrame[role="palette"] { background: @pane; border: 1px solid @field_line; border-radius: 8px; }
QFrame[role="palette"] QListView { background: transparent; }
QFrame[role="ours"] { border: 1px dashed @field_line; border-radius: 6px; background: transparent; }
QFrame[role="rule"] { background: @line; border: none; max-height: 1px; min-height: 1px; }
QFrame[role="banner"] { background: @bg; border: none; border-bottom: 1px solid @line; }
QFrame[role="banner"] QLabel { color: @muted; font-size: 13px; }
QFrame[role="banner"][tone="warn"] { background: @warn_bg; }
QFrame[role="banner"][tone="warn"] QLabel { color: @warn; }
QFrame[role="notice-strip"] { background: @open_bg; border: none; border-bottom: 1px solid @line; }
QFrame[role="notice-strip"] QLabel { color: @ink; font-size: 13px; }
QLabel[role="drop-sign"] { background: @pane; border: 2px dashed @open; border-radius: 10px; padding: 22px 24px;
  font-size: 15px; }
QFrame[role="scenario"] { background: @unknown_bg; border: none; border-bottom: 2px solid @unknown; }
QWidget[role="scenario-list"] { background: @unknown_bg; }
QFrame[role="scenario-head"] { background: @unknown; border: none; }
QLabel[role="scenario-title"] { color: @pane; font-weight: bold; }
QLabel[role="scenario-words"] { color: @pane; font-size: 13px; }
QLabel[role="small-ink"] { font-size: 13px; }
QFrame[role="scenario-question"] { background: @pane; border: none; border-left: 4px solid @unknown; }
QPushButton[role="scenario-main"], QPushButton[role="scenario-quiet"] { font-size: 13px; padding: 2px 12px;
  border-color: @pane; }
QPushButton[role="scenario-main"] { background: @pane; color: @unknown; font-weight: bold; }
QPushButton[role="scenario-quiet"] { background: transparent; color: @pane; }
QPushButton[role="scenario-main"]:focus, QPushButton[role="scenario-quiet"]:focus { border: 2px solid @ink;
  padding: 1px 11px; }
QPushButton[role="scenario-main"]:disabled { background: transparent; color: @pane; font-weight: normal;
  border-style: dashed; }

/* buttons */
QPushButton { border: 1px solid @field_line; border-radius: 6px; padding: 4px 13px; background: @pane; }
QPushButton:hover { background: @hover; }
QPushButton:pressed { background: @line; }
QPushButton:focus { border-color: @accent; }
QPushButton:disabled { color: @no; border-color: @line; }
QPushButton[role="primary"], QPushButton:default { background: @accent; border-color: @accent; color: @on_accent;
  font-weight: bold; }
QPushButton[role="primary"]:hover, QPushButton:default:hover { background: @accent_strong; }
QPushButton[role="primary"]:focus { border-color: @ink; }
QPushButton[role="primary"]:disabled { background: @line; border-color: @line; color: @no; }
QPushButton[role="quiet"] { border-color: transparent; background: transparent; }
QPushButton[role="quiet"]:hover { background: @hover; }
QPushButton[role="quiet"]:focus { border-color: @accent; }
QPushButton[role="toggle"]:checked { background: @accent_bg; border-color: @accent; color: @accent; }
QPushButton[role="answer"] { padding: 2px 10px; font-size: 13px; background: @pane; border-color: @line; }
QPushButton[role="answer"]:hover { border-color: @unknown; }
QPushButton[role="answer"]:focus { border-color: @unknown; }
QPushButton[role="answer"]:checked { background: @unknown; border-color: @unknown; color: @pane; }
QAbstractButton[role="segment"] { border: 1px solid @field_line; border-radius: 0px; padding: 2px 12px;
  margin-right: -1px; background: @pane; font-size: 13px; }
QAbstractButton[role="segment"]:hover { background: @hover; }
QAbstractButton[role="segment"]:checked { background: @accent; border-color: @accent; color: @on_accent; }
QAbstractButton[role="segment"]:focus { border-color: @accent; }
QAbstractButton[role="segment"][tone="unknown"]:checked { background: @unknown; border-color: @unknown; color: @pane; }
QPushButton[role="sections"] { padding: 3px 11px; font-size: 13px; color: @muted; }
QPushButton[role="sections"]:open { background: @hover; }
QPushButton[role="sections"]::menu-indicator { image: icon(chevron-down); width: 12px; height: 12px; right: 9px;
  subcontrol-position: right center; subcontrol-origin: padding; }
QAbstractButton[role="index"] { border: none; border-left: 3px solid transparent; border-radius: 0px; padding: 6px 11px;
  background: transparent; color: @muted; font-size: 13px; text-align: left; }
QAbstractButton[role="index"]:hover { background: @hover; }
QAbstractButton[role="index"]:checked { background: @accent_bg; color: @accent; border-left-color: @accent;
  font-weight: bold; }
QPushButton[role="corner"] { border: 1px solid transparent; border-radius: 5px; padding: 0px; background: transparent; }
QPushButton[role="corner"]:hover { background: @hover; }
QPushButton[role="corner"] QLabel { color: @muted; font-size: 13px; }
QPushButton[role="corner"] QLabel[role="kbd"] { font-size: 12px; }
QToolButton { border: 1px solid transparent; border-radius: 5px; padding: 3px 6px; background: transparent; }
QToolButton:hover { background: @hover; }
QToolButton:focus { border-color: @accent; }
QToolButton[role="chip"] { border: 1px solid @field_line; border-radius: 6px; padding: 4px 9px; font-size: 13px; }
QToolButton[role="chip"]:focus { border-color: @accent; }
QToolButton[role="chip"][tone="accent"] { background: @accent_bg; border-color: @accent; color: @accent;
  font-weight: bold; }
QToolButton[role="chip"]::menu-indicator { image: none; width: 0px; }
QFrame[role="popup"] { background: @pane; border: 1px solid @field_line; }
QFrame[role="prompt"] { background: @open_bg; border: none; border-radius: 6px; }
QFrame[role="prompt"][tone="unknown"] { background: @unknown_bg; }
QFrame[role="prompt"] QLabel { color: @ink; font-size: 13px; }

/* fields */
QLineEdit, QPlainTextEdit, QSpinBox, QDoubleSpinBox, QDateEdit, QComboBox { background: @field;
  border: 1px solid @field_line; border-radius: 6px; padding: 4px 9px; min-height: 20px;
  selection-background-color: @accent; selection-color: @on_accent; }
QLineEdit, QPlainTextEdit { placeholder-text-color: @muted; }
QLineEdit:hover, QComboBox:hover, QDateEdit:hover, QSpinBox:hover { border-color: @no; }
QLineEdit:focus, QPlainTextEdit:focus, QSpinBox:focus, QDateEdit:focus, QComboBox:focus { border: 1px solid @accent; }
QLineEdit:disabled, QComboBox:disabled { color: @no; background: @bg; }
QWidget[unanswered="true"] { border-style: dashed; color: @muted; background: transparent; }
QWidget[invalid="true"] { border-color: @warn; }
QComboBox::drop-down, QDateEdit::drop-down { border: none; width: 24px; subcontrol-position: center right; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: icon(chevron-down); width: 12px; height: 12px; }
QSpinBox::up-button, QSpinBox::down-button { border: none; width: 18px; background: transparent; }
QSpinBox::up-arrow { image: icon(chevron-up); width: 10px; height: 10px; }
QSpinBox::down-arrow { image: icon(chevron-down); width: 10px; height: 10px; }
QComboBox QAbstractItemView { background: @pane; border: 1px solid @field_line; padding: 3px; outline: none;
  selection-background-color: @accent_bg; selection-color: @ink; }
QComboBox QAbstractItemView::item { min-height: 26px; padding: 0px 7px; }
QCheckBox, QRadioButton { spacing: 8px; background: transparent; }
QCheckBox::indicator, QRadioButton::indicator { width: 15px; height: 15px; border: 1px solid @muted; border-radius: 3px;
  background: @field; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:checked { background: @accent; border-color: @accent; image: icon(tick); }
QCheckBox::indicator:indeterminate { border-style: dashed; }
QRadioButton::indicator:checked { background: @accent; border-color: @accent; image: icon(dot); }
QTreeView::indicator { width: 13px; height: 13px; border: 1px solid @muted; border-radius: 3px; background: @field; }
QTreeView::indicator:disabled { border-color: @line; }
QTreeView::indicator:checked { background: @accent; border-color: @accent; image: icon(tick); }
QCheckBox:focus, QRadioButton:focus { color: @accent; }
QCalendarWidget QWidget { background: @pane; alternate-background-color: @bg; }
QCalendarWidget QAbstractItemView { selection-background-color: @accent; selection-color: @on_accent; }
QCalendarWidget QToolButton { color: @ink; padding: 3px 8px; }

/* lists and tables */
QTextBrowser { background: @pane; border: none; }
QTreeView, QListView, QTableView { background: @pane; border: none; outline: none; show-decoration-selected: 1;
  selection-background-color: @accent_bg; selection-color: @ink; }
QTableView { gridline-color: @line; border: 1px solid @line; border-radius: 4px; font-size: 13px; }
QTableView::item:selected { background: @accent_bg; color: @ink; }
QTableView[role="clients"]::item { padding: 0px 3px; border-bottom: 1px solid @line; }
QListView::item { padding: 4px 8px; }
QListView::item:selected { background: @accent_bg; color: @ink; }
QListView::item:hover { background: @hover; }
QHeaderView { background: @pane; }
QHeaderView::section { background: @pane; color: @muted; border: none; border-bottom: 1px solid @line; padding: 4px 6px;
  font-size: 13px; text-align: left; }
QTableCornerButton::section { background: @pane; border: none; }

/* frame of the window */
QScrollArea { border: none; background: transparent; }
QScrollArea > QWidget > QWidget[role="pane"] { background: @pane; }
QScrollArea[role="zone"] { border: none; border-left: 2px solid transparent; }
QScrollArea[role="zone"]:focus { border-left-color: @accent; }
QSplitter::handle { background: @pane; border: none; }
QSplitter::handle:horizontal { border-left: 1px solid @line; }
QSplitter::handle:vertical { border-top: 1px solid @line; }
QSplitter::handle:hover { border-color: @accent; }
QMenuBar { background: @pane; border-bottom: 1px solid @line; padding: 2px 8px; font-size: 13px; }
QMenuBar::item { padding: 4px 10px; background: transparent; border-radius: 4px; }
QMenuBar::item:selected { background: @hover; }
QMenu { background: @pane; border: 1px solid @field_line; padding: 5px; font-size: 13px; }
QMenu::item { padding: 5px 26px 5px 22px; border-radius: 4px; }
QMenu::item:selected { background: @accent_bg; color: @ink; }
QMenu::item:disabled { color: @no; }
QMenu::separator { height: 1px; background: @line; margin: 5px 6px; }
QMenu::indicator { width: 12px; height: 12px; left: 6px; }
QMenu::indicator:checked { image: icon(mark); }
QStatusBar { background: @pane; border-top: 1px solid @line; font-size: 13px; color: @muted; }
QStatusBar::item { border: none; }
QStatusBar QLabel { color: @muted; font-size: 13px; padding: 2px 9px; }
QStatusBar QLabel[tone="warn"] { color: @warn; font-weight: bold; }
QProgressBar { background: @line; border: none; border-radius: 2px; min-height: 4px; max-height: 4px; }
QProgressBar::chunk { background: @accent; border-radius: 2px; }
QTabBar::tab { padding: 3px 12px; border: none; border-bottom: 2px solid transparent; color: @muted; }
QTabBar { background: @pane; font-size: 13px; }
QTabBar::tab:hover { color: @ink; }
QTabBar::tab:focus { color: @ink; }
QTabBar:focus { border-bottom: 1px solid @accent; }
QTabBar::tab:selected { color: @accent; border-bottom-color: @accent; }
QScrollBar:vertical { background: transparent; width: 11px; margin: 0px; }
QScrollBar:horizontal { background: transparent; height: 11px; margin: 0px; }
QScrollBar::handle { background: @field_line; border-radius: 4px; margin: 2px; min-height: 28px; min-width: 28px; }
QScrollBar::handle:hover { background: @no; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0px; height: 0px; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""
