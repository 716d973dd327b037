"""A set of chips that is one answer: one of several, or several, with 以上都没有 and 不清楚."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QWidget

from qhchecklist.ui import theme
from qhchecklist.ui.form.chip import Chip, ChipLook
from qhchecklist.ui.form.editor import dress
from qhchecklist.ui.form.flow import FlowLayout

_STEPS: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class ChipSet(QWidget):
    """Chips in a flow (or joined in one row), reached with one press of Tab, walked with the arrows.

    A digit chooses the chip at that place; Delete and Backspace clear. `chosen` carries a chip's key.
    """

    chosen = Signal(str)
    cleared = Signal()

    def __init__(self, joined: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips: list[Chip] = []
        self._joined = joined
        self.written = QLabel(self)
        self.written.setTextFormat(Qt.TextFormat.PlainText)
        self.written.hide()
        dress(self.written, "problem")
        self.flow: QLayout
        if joined:
            row = QHBoxLayout(self)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(0)
            row.addStretch(1)
            self.flow = row
        else:
            self.flow = FlowLayout(self, theme.px(6), theme.px(6))
            self.flow.addWidget(self.written)

    def add(self, key: str, look: ChipLook, place: int | None = None) -> Chip:
        """One more chip, at the end or at a place."""
        chip = Chip(key, look, self)
        at = len(self.chips) if place is None else place
        self.chips.insert(at, chip)
        chip.chosen.connect(self.chosen)
        if isinstance(self.flow, QHBoxLayout):
            self.flow.insertWidget(at, chip)
            self._join()
        elif isinstance(self.flow, FlowLayout):
            chip.let_wrap()
            self.flow.addWidget(chip)
            self.flow.move_widget(chip, at)
        if at > 0 and self.isVisible():
            QWidget.setTabOrder(self.chips[at - 1], chip)  # a late chip would come after the whole window
        if len(self.chips) > 1:
            chip.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        return chip

    def remove(self, chip: Chip) -> None:
        """Take a chip away."""
        had_focus = chip.hasFocus()
        at = self.chips.index(chip)
        self.chips.remove(chip)
        self.flow.removeWidget(chip)
        chip.hide()
        chip.deleteLater()
        if self.chips:
            neighbour = self.chips[min(at, len(self.chips) - 1)]
            self._rove(neighbour)
            if had_focus:
                neighbour.setFocus()

    def chip(self, key: str) -> Chip | None:
        """The chip with a key."""
        return next((chip for chip in self.chips if chip.key == key), None)

    def show_state(self, checked: Collection[str], pending: bool, wrong: Collection[str] = ()) -> None:
        """Check exactly these chips; `pending` draws the others as unanswered."""
        for chip in self.chips:
            chip.setChecked(chip.isCheckable() and chip.key in checked)
            chip.mark(pending, chip.key in wrong)
        self._rove(next((chip for chip in self.chips if chip.hasFocus()), None) or self._stop())

    def show_written(self, text: str) -> None:
        """An answer that is none of the chips stands beside them as written."""
        self.written.setText(text)
        self.written.setVisible(bool(text))

    def take_focus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Focus the chosen chip, else the first."""
        stop = self._stop()
        if stop is not None:
            self._focus(stop, reason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk, digits choose, Delete clears; keys arrive here when a chip has no use for them."""
        step, digit = _STEPS.get(event.key(), 0), event.key() - Qt.Key.Key_1
        shown = [chip for chip in self.chips if not chip.isHidden()]
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or not shown:
            super().keyPressEvent(event)
        elif step:
            at = next((place for place, chip in enumerate(shown) if chip.hasFocus()), 0)
            self._focus(shown[(at + step) % len(shown)], Qt.FocusReason.TabFocusReason)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.cleared.emit()
        elif 0 <= digit < min(9, len(shown)):
            self._focus(shown[digit], Qt.FocusReason.OtherFocusReason)
            shown[digit].click()
        else:
            super().keyPressEvent(event)

    def _focus(self, chip: Chip, reason: Qt.FocusReason) -> None:
        self._rove(chip)
        chip.setFocus(reason)

    def _stop(self) -> Chip | None:
        """The chip that Tab reaches."""
        shown = [chip for chip in self.chips if not chip.isHidden()]
        return next((chip for chip in shown if chip.isChecked()), shown[0] if shown else None)

    def _rove(self, stop: Chip | None) -> None:
        """Only one chip of a set is a Tab stop."""
        for chip in self.chips:
            policy = Qt.FocusPolicy.StrongFocus if chip is stop else Qt.FocusPolicy.ClickFocus
            if chip.focusPolicy() != policy:
                chip.setFocusPolicy(policy)

    def _join(self) -> None:
        for at, chip in enumerate(self.chips):
            last = at == len(self.chips) - 1
            chip.place = "alone" if len(self.chips) == 1 else "first" if at == 0 else "last" if last else "middle"
