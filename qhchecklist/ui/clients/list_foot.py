"""The line below the client list: how many, what can be done with them, what is under way."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QWidget

from qhchecklist.ui import theme
from qhchecklist.ui.job_line import JobLine


class ListFoot(QWidget):
    """Labels and buttons; who made it connects them. While something is under way that takes the room of the hints."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.count, self.keys = QLabel(self), QLabel(self)
        self.outdated = QPushButton(self)
        self.jobs = JobLine(self)
        self.join, self.more, self.new, self.open = (QPushButton(self) for _ in range(4))
        self.menu = QMenu(self)
        self.more.setMenu(self.menu)
        for label in (self.count, self.keys):
            label.setTextFormat(Qt.TextFormat.PlainText)
            theme.set_role(label, "muted")
        self.outdated.setCheckable(True)
        theme.set_role(self.outdated, "toggle")
        theme.set_role(self.open, "primary")
        self.join.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(10))
        row.addWidget(self.count)
        row.addWidget(self.outdated)
        row.addStretch(1)
        for widget in (self.jobs, self.keys, self.join, self.more, self.new, self.open):
            row.addWidget(widget)
        for button in (self.outdated, self.join, self.more, self.new, self.open):
            button.setAutoDefault(False)  # Enter belongs to the list
        self._hinted = True
        self.jobs.changed.connect(self._make_room)

    def retranslate(self) -> None:
        """Words in the present language."""
        self.keys.setText(self.tr("↑↓ 选择　Enter 打开　Esc 返回"))
        self.outdated.setText(self.tr("只看按旧版本判读的"))
        self.outdated.setToolTip(self.tr("上次来访时不是按现行规则包判读的客户"))
        self.join.setText(self.tr("合并这两家…"))
        self.join.setToolTip(self.tr("同一家企业存了两份时，合成一份"))
        self.more.setText(self.tr("更多(&M)"))
        self.more.setToolTip(self.tr("删除、导出、导入、批量打印、回电名单、期限日历、备份（Alt+M）"))
        self.new.setText(self.tr("新建客户"))
        self.new.setToolTip(self.tr("用上面写的名称新建一个客户（Ctrl+N）"))
        self.open.setText(self.tr("打开"))

    def hint(self, wanted: bool) -> None:
        """Show the hint on keys, as far as there is room."""
        self._hinted = wanted
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the hint goes."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        shown = [self.count, self.outdated, self.join, self.more, self.new, self.open]
        taken = sum(one.sizeHint().width() + theme.px(10) for one in shown if not one.isHidden())
        fits = taken + self.keys.sizeHint().width() <= self.width()
        self.keys.setVisible(self._hinted and fits and not self.jobs.is_busy())
