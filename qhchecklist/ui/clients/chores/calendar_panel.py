"""Whose due dates go into a calendar file, and how many days before them the calendar reminds."""

from __future__ import annotations

from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from qhchecklist.ui import theme
from qhchecklist.ui.clients.chores.chore_panel import ChorePanel
from qhchecklist.ui.form.line import Line

_MOST_DAYS = 60


class CalendarPanel(ChorePanel):
    """`remind` is a number of days, or None."""

    def __init__(self, whose: str, parent: QWidget) -> None:
        super().__init__(whose, "", parent)
        self.go.setText(self.tr("选文件并写出…"))
        self.days = Line(self)
        self.days.setValidator(QIntValidator(0, _MOST_DAYS, self.days))
        self.days.setFixedWidth(theme.px(70))
        name = self.tr("提前几天提醒（0 到 60，留空不提醒）")
        label = QLabel(name, self)
        label.setBuddy(self.days)
        self.days.setAccessibleName(name)
        row = QHBoxLayout()
        row.setSpacing(theme.px(9))
        row.addWidget(label)
        row.addWidget(self.days)
        row.addStretch(1)
        words = self.tr("没有办完的事项的期限写成 .ics 文件，可导入手机和邮箱的日历；改过以后再导入会更新。")
        self.body.addWidget(self.sentence(words, "small"))
        self.body.addLayout(row)
        self.days.textChanged.connect(self._on_typed)

    @property
    def remind(self) -> int | None:
        """Days before a date."""
        return int(self.days.text()) if self.days.text() else None

    def is_ready(self) -> bool:
        """Whether the number, if there is one, can be used."""
        return not self.days.text() or self.days.hasAcceptableInput()

    def _on_typed(self) -> None:
        self.wait(False)
