"""A set of chips that is one answer: one of several, or several, with 以上都没有 and 不清楚."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QWidget

from qhchecklist.ui import theme
from qhchecklist.ui.form.chip import Chip, ChipLook
from qhchecklist.ui.form.flow import FlowLayout


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
        self.hint = QLabel(self)
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        theme.set_role(self.hint, "small")
        self.flow: QLayout
        if joined:
            row = QHBoxLayout(self)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(0)
            row.addStretch(1)
            self.flow = row
        else:
            self.flow = FlowLayout(self, theme.px(6), theme.px(6))
            self.flow.addWidget(self.hint)

    def add(self, key: str, look: ChipLook, place: int | None = None) -> Chip:
        """One more chip, at the end or at a place."""
        chip = Chip(key, look, self)
        at = len(self.chips) if place is None else place
        self.chips.insert(at, chip)
        chip.chosen.connect(self.chosen)
        chip.stepped.connect(self._on_stepped)
        chip.installEventFilter(self)
        if isinstance(self.flow, QHBoxLayout):
            self.flow.insertWidget(at, chip)
            self._join()
        elif isinstance(self.flow, FlowLayout):
            self.flow.addWidget(chip)
            self.flow.move_widget(chip, at)
        self._rove(self._stop())
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
        self.hint.setVisible(pending and bool(self.hint.text()))
        if not any(chip.hasFocus() for chip in self.chips):
            self._rove(self._stop())

    def take_focus(self) -> None:
        """Focus the chosen chip, else the first."""
        stop = self._stop()
        if stop is not None:
            stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Digits and Delete on any chip; the Tab stop follows the focus."""
        if isinstance(watched, Chip):
            if isinstance(event, QFocusEvent) and event.gotFocus():
                self._rove(watched)
            if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.cleared.emit()
            return True
        digit = event.key() - Qt.Key.Key_1
        if 0 <= digit < min(9, len(self.chips)):
            self.chips[digit].setFocus(Qt.FocusReason.OtherFocusReason)
            self.chips[digit].click()
            return True
        return False

    def _on_stepped(self, key: str, direction: int) -> None:
        shown: Sequence[Chip] = [chip for chip in self.chips if not chip.isHidden()]
        at = next((i for i, chip in enumerate(shown) if chip.key == key), 0)
        shown[(at + direction) % len(shown)].setFocus(Qt.FocusReason.TabFocusReason)

    def _stop(self) -> Chip | None:
        """The chip that Tab reaches."""
        shown = [chip for chip in self.chips if not chip.isHidden()]
        return next((chip for chip in shown if chip.isChecked()), shown[0] if shown else None)

    def _rove(self, stop: Chip | None) -> None:
        for chip in self.chips:
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chip is stop else Qt.FocusPolicy.ClickFocus)

    def _join(self) -> None:
        for at, chip in enumerate(self.chips):
            last = at == len(self.chips) - 1
            chip.place = "alone" if len(self.chips) == 1 else "first" if at == 0 else "last" if last else "middle"
