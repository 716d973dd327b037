"""What becomes of a client's work under other rules, support by support, before anything is changed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from qhchecklist.carry_over.carrying import FATES, Carried, Fate
from qhchecklist.policy.text import Lang
from qhchecklist.ui import theme

_ORDER: tuple[Fate, ...] = ("rejudged", "reworded", "unknown", "gone", "unchanged")
"""What was decided otherwise comes first."""


class CarryWindow(QDialog):
    """A list to read. `wanted` when the person agrees."""

    wanted = Signal()

    def __init__(self, carried: Carried, lang: Lang, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("topic", "clients")  # of the guide
        self.setWindowTitle(self.tr("办理情况沿用到新规则包"))
        self.about = QLabel(self)
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.about.setWordWrap(True)
        theme.set_role(self.about, "muted")
        self.about.setText(
            self.tr("勾选、备注、期限和经办人都不会丢；改了认定规则的事项重新开始，原状态写进备注。可以撤销。")
        )
        self.list = QPlainTextEdit(self)
        self.list.setReadOnly(True)
        self.list.setTabChangesFocus(True)
        self.list.setAccessibleName(self.windowTitle())
        self.list.setPlainText("\n".join(_lines(carried, lang)))
        self.take, self.leave = QPushButton(self.tr("沿用"), self), QPushButton(self.tr("先不沿用"), self)
        theme.set_role(self.take, "primary")
        self.take.setEnabled(carried.alters)
        self.leave.setAutoDefault(False)
        self.take.clicked.connect(self._on_taken)
        self.leave.clicked.connect(self.reject)
        self._lay_out()

    def _lay_out(self) -> None:
        below, whole = QHBoxLayout(), QVBoxLayout(self)
        below.addStretch(1)
        below.addWidget(self.leave)
        below.addWidget(self.take)
        whole.setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(14))
        whole.setSpacing(theme.px(10))
        whole.addWidget(self.about)
        whole.addWidget(self.list, 1)
        whole.addLayout(below)
        room = self.screen().availableGeometry()
        self.resize(min(theme.px(720), room.width() - theme.px(40)), min(theme.px(460), room.height() - theme.px(60)))

    def _on_taken(self) -> None:
        self.wanted.emit()
        self.accept()


def _lines(carried: Carried, lang: Lang) -> list[str]:
    lines = [remark[lang] for remark in carried.remarks]
    for fate in _ORDER:
        entries = carried.of(fate)
        if entries:
            lines += [*([""] if lines else []), f"{FATES[fate][lang]} · {len(entries)}"]
            lines += [f"· {one.text()[lang]}" for one in entries]
    return lines
