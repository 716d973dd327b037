"""Finds words that do not fit where they stand: the size a widget wants against the size it got."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QToolButton,
    QWidget,
)

from qhchecklist.ui.elided import ElidedLabel
from qhchecklist.ui.form.section_row import SectionRow

_HAIR = 1
"""Rounding of fonts at odd scales."""

_SHORTENED: tuple[type[QWidget], ...] = (ElidedLabel,)
"""What shortens its words on purpose, and tells the whole of them in a tooltip."""


def clipped(window: QWidget) -> list[str]:
    """Every visible widget of a window whose words are cut off, as `class: words (wanted > got)`."""
    cut = [f"{type(one).__name__}: {words!r} ({why})" for one in _shown(window) for words, why in _cut(one)]
    return cut + [
        f"page of {type(area.parent()).__name__}: {why}" for area in _areas(window) for why in _too_wide(area)
    ]


def _areas(window: QWidget) -> Iterator[QScrollArea]:
    return (one for one in window.findChildren(QScrollArea) if one.isVisible())


def _too_wide(area: QScrollArea) -> Iterator[str]:
    """A page that cannot be scrolled sideways must not be wider than what is in sight of it."""
    page, off = area.widget(), Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    if page is not None and area.horizontalScrollBarPolicy() == off and page.width() > area.viewport().width():
        yield f"{page.width()} > {area.viewport().width()}"


def _shown(window: QWidget) -> Iterator[QWidget]:
    for widget in [window, *window.findChildren(QWidget)]:
        if widget.isVisible() and widget.width() > 0:
            yield widget


def _cut(widget: QWidget) -> Iterator[tuple[str, str]]:
    match widget:
        case QToolButton() if isinstance(widget.parent(), QLineEdit):
            return  # shows a drawn mark; its words are for screen readers
        case _ if isinstance(widget, _SHORTENED):
            yield from _untold(widget)
        case QLabel() if widget.text():
            yield from _label(widget)
        case SectionRow():
            yield from _too_low(widget, widget.text())
        case QAbstractButton() if widget.text() and widget.hasHeightForWidth():
            yield from _too_low(widget, widget.text())
        case QAbstractButton() if widget.text():
            wanted = widget.sizeHint().width()
            if wanted > widget.width() + _HAIR:
                yield widget.text(), f"{wanted} > {widget.width()}"
        case QComboBox():
            yield from _combo(widget)
        case QLineEdit() if not widget.text() and widget.placeholderText():
            wanted = widget.fontMetrics().horizontalAdvance(widget.placeholderText())
            if wanted > widget.width() - 8 and widget.placeholderText() not in widget.toolTip():
                yield widget.placeholderText(), f"{wanted} > {widget.width() - 8}"
        case _:
            return


def _untold(label: QWidget) -> Iterator[tuple[str, str]]:
    words = label.text() if isinstance(label, QLabel) else ""
    if label.sizeHint().width() > label.width() + _HAIR and words not in label.toolTip():
        yield words, "shortened, and no tooltip has the whole"


def _label(label: QLabel) -> Iterator[tuple[str, str]]:
    if label.wordWrap():
        yield from _too_low(label, label.text())
        widest = max(map(label.fontMetrics().horizontalAdvance, label.text().split() or [""]))
        if label.text().isascii() and widest > label.width() + _HAIR:
            yield label.text(), f"{widest} > {label.width()}"
    elif label.sizeHint().width() > label.width() + _HAIR:
        yield label.text(), f"{label.sizeHint().width()} > {label.width()}"


def _too_low(widget: QWidget, words: str) -> Iterator[tuple[str, str]]:
    wanted = widget.heightForWidth(widget.width())
    if wanted > widget.height() + _HAIR:
        yield words, f"height {wanted} > {widget.height()}"


def _combo(combo: QComboBox) -> Iterator[tuple[str, str]]:
    option = QStyleOptionComboBox()
    combo.initStyleOption(option)
    field = combo.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, combo
    )
    wanted = combo.fontMetrics().horizontalAdvance(combo.currentText())
    if wanted > field.width() + _HAIR and not isinstance(combo.parent(), QMenu):
        yield combo.currentText(), f"{wanted} > {field.width()}"
