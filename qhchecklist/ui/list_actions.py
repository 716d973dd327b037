"""The commands of the checklist zone: searching, filtering, ordering, folding."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from qhchecklist.ui.checklist_view.lens import Lens
from qhchecklist.ui.checklist_view.order_menu import OrderMenu


class ListActions(QObject):
    """They act through the lens, on whatever list is on screen; `zone` is the command that shows the list."""

    def __init__(self, lens: Lens, zone: QAction, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lens = lens
        self._zone = zone
        self.filter = self._action("filter_list", "Ctrl+Shift+F")
        self.clear = self._action("clear_filter", "Ctrl+Shift+X")
        self.unfold = self._action("unfold_all", "Ctrl+]")
        self.fold = self._action("fold_all", "Ctrl+[")
        self.orders = OrderMenu(lens)
        self._menu: QMenu = self.orders
        self.filter.triggered.connect(self._on_filter)
        self.clear.triggered.connect(lens.clear)
        self.unfold.triggered.connect(self._on_unfold)
        self.fold.triggered.connect(self._on_fold)
        lens.filtered.connect(self._on_filtered)
        self._on_filtered()

    def _action(self, name: str, keys: str) -> QAction:
        action = QAction(self)
        action.setObjectName(name)
        action.setShortcut(QKeySequence(keys))
        return action

    def fill(self, menu: QMenu, find: QAction) -> None:
        """Put the commands into their menu, the search first."""
        self._menu = menu
        self.orders.setParent(menu, self.orders.windowFlags())
        menu.addActions([find, self.filter, self.clear])
        menu.addMenu(self.orders)
        menu.addSeparator()
        menu.addActions([self.unfold, self.fold])
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word again, in the present language."""
        self._menu.setTitle(self.tr("清单(&L)"))
        self.filter.setText(self.tr("筛选清单…(&I)"))
        self.clear.setText(self.tr("清除筛选和搜索(&C)"))
        self.orders.setTitle(self.tr("排序(&O)"))
        self.orders.retranslate()
        self.unfold.setText(self.tr("全部展开(&U)"))
        self.fold.setText(self.tr("全部折叠(&D)"))

    def _on_filter(self) -> None:
        self._zone.setChecked(True)
        self._lens.filter_asked.emit()

    def _on_unfold(self) -> None:
        self._zone.setChecked(True)
        self._lens.fold_asked.emit(False)

    def _on_fold(self) -> None:
        self._zone.setChecked(True)
        self._lens.fold_asked.emit(True)

    def _on_filtered(self) -> None:
        self.clear.setEnabled(self._lens.filter.active)
