"""The commands of the help desk: clients, saving them, visits."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu


class ClientActions(QObject):
    """What they do is connected elsewhere; those about the client at work can be used only while there is one."""

    def __init__(self, menu: QMenu, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._menu = menu
        self.list = self._action("client_list", "Ctrl+L")
        self.new = self._action("client_new")
        self.keep = self._action("client_keep")
        self.contact = self._action("client_contact", "Ctrl+Shift+L")
        self.sources = self._action("client_sources")
        self.visit = self._action("client_visit", "Ctrl+R")
        self.since = self._action("client_since", "Ctrl+Shift+R")
        self.compare = self._action("client_compare")
        self.files = self._action("client_files")
        self.inquiry = self._action("client_inquiry")
        self.reply = self._action("client_reply")
        self.export = self._action("client_export")
        self.dates = self._action("client_dates")
        self.delete = self._action("client_delete")
        self.calls = self._action("client_calls")
        self.all_dates = self._action("client_all_dates")
        self.take_in = self._action("client_import")
        self.back_up = self._action("client_back_up")
        self.portable = self._action("client_back_up_portable")
        self.restore = self._action("client_restore")
        self.place = self._action("client_place")
        menu.addActions([self.list, self.new])
        menu.addSeparator()
        menu.addActions([self.keep, self.contact, self.sources])
        menu.addSeparator()
        menu.addActions([self.visit, self.since, self.compare, self.files])
        menu.addSeparator()
        menu.addActions([self.inquiry, self.reply])
        menu.addSeparator()
        menu.addActions([self.dates, self.export, self.delete])
        menu.addSeparator()
        self._whole = menu.addMenu("")
        self._whole.addActions(self.of_all())
        self._whole.addSeparator()
        self._whole.addAction(self.place)
        self.retranslate()

    def _action(self, name: str, keys: str = "") -> QAction:
        action = QAction(self)
        action.setObjectName(name)
        if keys:
            action.setShortcut(QKeySequence(keys))
        return action

    def of_all(self) -> list[QAction]:
        """What is about all clients, in the order of the menus."""
        return [self.calls, self.all_dates, self.take_in, self.back_up, self.portable, self.restore]

    def retranslate(self) -> None:
        """Set every word again, in the present language."""
        self._menu.setTitle(self.tr("客户(&C)"))
        self.list.setText(self.tr("客户列表…(&L)"))
        self.new.setText(self.tr("新建客户(&N)"))
        self.keep.setText(self.tr("把当前企业存为客户(&K)"))
        self.contact.setText(self.tr("联系方式(&O)"))
        self.sources.setText(self.tr("注明回答的来源(&S)"))
        self.visit.setText(self.tr("记录本次来访(&V)"))
        self.since.setText(self.tr("上次来访以来(&B)"))
        self.compare.setText(self.tr("比较两次来访…(&M)"))
        self.files.setText(self.tr("附件与历史…(&H)"))
        self.inquiry.setText(self.tr("请主管部门认定的问题…(&Q)"))
        self.reply.setText(self.tr("记下主管部门的答复…(&D)"))
        self.dates.setText(self.tr("这个客户的期限日历…(&T)"))
        self.export.setText(self.tr("导出这个客户…(&E)"))
        self.delete.setText(self.tr("删除这个客户…(&X)"))
        self._whole.setTitle(self.tr("客户库(&A)"))
        self.calls.setText(self.tr("回电名单…(&C)"))
        self.all_dates.setText(self.tr("全部客户的期限日历…(&T)"))
        self.take_in.setText(self.tr("导入客户…(&I)"))
        self.back_up.setText(self.tr("备份客户库…(&B)"))
        self.portable.setText(self.tr("备份成可放到任何客户库的…(&F)"))
        self.restore.setText(self.tr("从备份恢复…(&R)"))
        self.place.setText(self.tr("客户库的位置…(&P)"))

    def follow(self, is_client: bool, is_saved: bool) -> None:
        """What can be done with the firm at work."""
        self.keep.setEnabled(not is_client)
        for action in (self.contact, self.sources, self.visit):
            action.setEnabled(is_client)
        for action in (self.since, self.compare, self.files, self.reply, self.dates, self.export, self.delete):
            action.setEnabled(is_saved)
