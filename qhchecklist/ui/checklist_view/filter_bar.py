"""The filters in force, as chips that a click or a key takes away, and what they hide."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from qhchecklist.ui import theme
from qhchecklist.ui.checklist_view.lens import Choice, Lens
from qhchecklist.ui.checklist_view.prompt import Prompt
from qhchecklist.ui.form.chip import Chip
from qhchecklist.ui.form.flow import FlowLayout
from qhchecklist.ui.session import Session


class FilterBar(QWidget):
    """Takes no room while nothing is filtered."""

    def __init__(self, session: Session, lens: Lens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._lens = lens
        self.chips: dict[Choice, Chip] = {}
        self.prompt = Prompt(self)
        theme.set_role(self.prompt, "prompt", "unknown")
        self._row = QWidget(self)
        self._flow = FlowLayout(self._row, theme.px(6), theme.px(5))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(7))
        box.addWidget(self._row)
        box.addWidget(self.prompt)
        self.prompt.taken.connect(lens.clear)
        self.hide()

    def follow(self, shown: frozenset[str] | None) -> None:
        """Show the chips of the filter and how much it hides; None when nothing is filtered."""
        self._make_chips()
        self._row.setVisible(bool(self.chips))
        hidden = [] if shown is None else [one for one in self._session.checklist.items if one.id not in shown]
        open_questions = sum(one.group == "needs_information" for one in hidden)
        self.prompt.setVisible(bool(hidden) and bool(shown))
        if open_questions:
            words = self.tr("筛选中，另有 {0} 项未显示，其中待补充信息 {1} 项").format(len(hidden), open_questions)
        else:
            words = self.tr("筛选中，另有 {0} 项未显示").format(len(hidden))
        self.prompt.say(words, self.tr("清除筛选"))
        self.setVisible(bool(self.chips) or bool(hidden and shown))

    def _make_chips(self) -> None:
        chosen = [choice for choice in self._lens.choices if choice in self._lens.filter.chosen]
        for choice in [one for one in self.chips if one not in self._lens.filter.chosen]:
            self._drop(choice)
        for place, choice in enumerate(chosen):
            words = self._lens.words(choice, self._session.lang)
            if choice not in self.chips:
                chip = self.chips[choice] = Chip(choice.key, "held", self._row)
                chip.let_wrap()
                chip.clicked.connect(self._on_removed)
                self._flow.addWidget(chip)
                chip.show()
            self.chips[choice].name(words, self.tr("去掉筛选：{0}").format(words))
            self.chips[choice].setToolTip(words)
            self._flow.move_widget(self.chips[choice], place)

    def _drop(self, choice: Choice) -> None:
        chip = self.chips.pop(choice)
        if chip.hasFocus():
            self.focusNextPrevChild(True)
        self._flow.removeWidget(chip)
        chip.hide()
        chip.deleteLater()

    def _on_removed(self) -> None:
        self._remove(self.sender())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes away the chip that has the keyboard, Esc all filters."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._remove(QApplication.focusWidget())
        elif event.key() == Qt.Key.Key_Escape:
            self._lens.clear()
        else:
            super().keyPressEvent(event)

    def _remove(self, removed: object) -> None:
        choice = next((one for one, chip in self.chips.items() if chip is removed), None)
        if choice is not None:
            self._lens.toggle(choice)
