"""The menu of the orders of the list; the same in the menu bar and beside the search."""

from __future__ import annotations

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from qhchecklist.settings import ListOrder
from qhchecklist.ui.checklist_view.lens import Lens


class OrderMenu(QMenu):
    """One of five; follows the lens."""

    def __init__(self, lens: Lens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lens = lens
        group = QActionGroup(self)
        self.orders: dict[ListOrder, QAction] = {}
        for order in self._words():
            action = self.addAction("")
            action.setObjectName(f"order_{order}")
            action.setCheckable(True)
            action.setData(order)
            group.addAction(action)
            self.orders[order] = action
        group.triggered.connect(self._on_picked)
        lens.ordered.connect(self.follow)
        self.retranslate()
        self.follow()

    def follow(self) -> None:
        """Tick the order in force."""
        self.orders[self._lens.order].setChecked(True)

    def retranslate(self) -> None:
        """Set every word again, in the present language."""
        for order, words in self._words().items():
            self.orders[order].setText(words)

    def word(self) -> str:
        """The order in force."""
        return self._words()[self._lens.order]

    def _words(self) -> dict[ListOrder, str]:
        return {
            "notice": self.tr("按文件次序"),
            "title": self.tr("按名称"),
            "soonest": self.tr("最快能定的在前"),
            "due": self.tr("按截止日期"),
            "state": self.tr("按办理状态"),
        }

    def _on_picked(self, action: QAction) -> None:
        self._lens.arrange(action.data())
