"""Finds words that do not fit where they stand: the size a widget wants against the size it got."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QStyle,
    QStyleOptionComboBox,
    QWidget,
)

from qhchecklist.ui.header import ElidedLabel

_HAIR = 1
"""Rounding of fonts at odd scales."""


def clipped(window: QWidget) -> list[str]:
    """Every visible widget of a window whose words are cut off, as `class: words (wanted > got)`."""
    return [f"{type(one).__name__}: {words!r} ({why})" for one in _shown(window) for words, why in _cut(one)]


def _shown(window: QWidget) -> Iterator[QWidget]:
    for widget in [window, *window.findChildren(QWidget)]:
        if widget.isVisible() and widget.width() > 0:
            yield widget


def _cut(widget: QWidget) -> Iterator[tuple[str, str]]:
    match widget:
        case ElidedLabel():
            return  # shortens on purpose and tells the whole in its tooltip
        case QLabel() if widget.text():
            yield from _label(widget)
        case QAbstractButton() if widget.text() and widget.sizePolicy().hasHeightForWidth():
            yield from _too_low(widget, widget.text())
        case QAbstractButton() if widget.text():
            wanted = widget.sizeHint().width()
            if wanted > widget.width() + _HAIR:
                yield widget.text(), f"{wanted} > {widget.width()}"
        case QComboBox():
            yield from _combo(widget)
        case QLineEdit() if not widget.text() and widget.placeholderText():
            wanted = widget.fontMetrics().horizontalAdvance(widget.placeholderText())
            if wanted > widget.width() - 8:
                yield widget.placeholderText(), f"{wanted} > {widget.width() - 8}"
        case _:
            return


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
