"""What a checklist's table would change, shown before anything is: one list, and a button that takes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from qhchecklist.policy.text import Lang
from qhchecklist.ui import theme

if TYPE_CHECKING:
    from qhchecklist.intake.work_review import WorkReview


class WorkReviewWindow(QDialog):
    """Blocks its window while it is open; `accepted` when the sound changes are wanted."""

    def __init__(self, found: WorkReview, lang: Lang, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.found = found
        self.setWindowTitle(self.tr("导入办理情况"))
        self.summary = QLabel(self)
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.summary.setText(self._summary())
        self.summary.setWordWrap(True)
        self.list = QPlainTextEdit(self)
        self.list.setReadOnly(True)
        self.list.setTabChangesFocus(True)
        self.list.setPlainText("\n".join(self._lines(lang)))
        self.list.setAccessibleName(self.tr("清单表里的改动"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.px(24), theme.px(18), theme.px(24), theme.px(16))
        layout.setSpacing(theme.px(12))
        layout.addWidget(self.summary)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._buttons())
        room = window.screen().availableGeometry()
        self.resize(min(theme.px(720), room.width() - theme.px(40)), min(theme.px(480), room.height() - theme.px(60)))

    def _summary(self) -> str:
        name, changes, faults = self.found.name, len(self.found.changes), len(self.found.problems)
        if not faults:
            return self.tr("{0} 有 {1} 处改动。采用以后可以一步撤销。").format(name, changes)
        return self.tr("{0} 有 {1} 处改动，另有 {2} 处不能采用，原因列在最前。").format(name, changes, faults)

    def _lines(self, lang: Lang) -> list[str]:
        """Faults first: they may say that it is the wrong table."""
        told = [f"⚠ {said[lang]}" for said in self.found.problems]
        told += [f"· {said[lang]}" for said in self.found.remarks]
        return told + [f"{number}. {one.text()[lang]}" for number, one in enumerate(self.found.changes, 1)]

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(self)
        count = len(self.found.changes)
        words = self.tr("只采用其余 {0} 处") if self.found.problems else self.tr("采用 {0} 处改动")
        self.take_button = QPushButton(words.format(count), self)
        self.take_button.setEnabled(count > 0)
        self.leave_button = QPushButton(self.tr("不采用"), self)
        buttons.addButton(self.take_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.leave_button, QDialogButtonBox.ButtonRole.RejectRole)
        (self.leave_button if self.found.problems else self.take_button).setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons
