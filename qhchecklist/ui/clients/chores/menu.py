"""What can be done with the clients that are selected: in the menu of the list, under the right button, and by keys."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from qhchecklist.ui.clients.actions import ClientActions
from qhchecklist.ui.clients.list_window import ClientWindow


class ListMenu(QObject):
    """Belongs to one list; those about all clients are the same as in the window's own menu."""

    def __init__(self, window: ClientWindow, commands: ClientActions) -> None:
        super().__init__(window)
        self._window = window
        self.open, self.join = self._action(""), self._action("")
        self.print = self._action("Ctrl+P")
        self.dates = self._action("Ctrl+T")
        self.export = self._action("Ctrl+E")
        self.delete = self._action("Ctrl+D")
        self._of_selected = [self.print, self.dates, self.export, self.delete]
        self.context = QMenu(window.table)
        self.context.addActions([self.open, self.join])
        self.context.addSeparator()
        self.context.addActions(self._of_selected)
        menu = window.foot.menu
        menu.addActions(self._of_selected)
        menu.addSeparator()
        menu.addActions(commands.of_all())
        window.addActions(self._of_selected)
        window.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        window.table.customContextMenuRequested.connect(self._on_context)
        window.table.selectionModel().selectionChanged.connect(self.refresh)
        window.model.modelReset.connect(self.refresh)
        window.model.counted.connect(self.refresh)
        self.open.triggered.connect(window.table.take)
        self.join.triggered.connect(window.join.click)
        self.retranslate()
        self.refresh()

    def _action(self, keys: str) -> QAction:
        action = QAction(self._window)
        if keys:
            action.setShortcut(QKeySequence(keys))
        return action

    def retranslate(self) -> None:
        """Words in the present language."""
        self.open.setText(self.tr("打开"))
        self.join.setText(self.tr("合并这两家…"))
        self.print.setText(self.tr("为选中的客户写 PDF…(&P)"))
        self.dates.setText(self.tr("选中客户的期限日历…(&D)"))
        self.export.setText(self.tr("导出客户…(&E)"))
        self.delete.setText(self.tr("删除客户…(&X)"))

    def refresh(self) -> None:
        """What can be done with so many."""
        count = sum(last - first + 1 for first, last in self._window.table.chosen())
        for action in (self.print, self.dates):
            action.setEnabled(count > 0)
        for action in (self.export, self.delete, self.open):
            action.setEnabled(count == 1)
        self.join.setEnabled(count == 2)

    def _on_context(self, place: QPoint) -> None:
        """Where the button was pressed; by key, below the row that the keyboard is on."""
        table = self._window.table
        if not table.indexAt(place).isValid():
            place = table.visualRect(table.currentIndex()).bottomLeft()
        self.context.popup(table.viewport().mapToGlobal(place))
