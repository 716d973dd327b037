"""A list to read beside the work: one sentence, then lines that can be selected and copied."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from qhchecklist.ui import theme
from qhchecklist.ui.legible import legible


class ListDialog(QDialog):
    """Blocks nothing."""

    def __init__(self, title: str, sentence: str, lines: Sequence[str], window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("topic", "clients")  # of the guide
        self.setWindowTitle(title)
        summary = QLabel(self)
        summary.setTextFormat(Qt.TextFormat.PlainText)
        summary.setText(legible(sentence))
        summary.setWordWrap(True)
        self.list = QPlainTextEdit(self)
        self.list.setReadOnly(True)
        self.list.setTabChangesFocus(True)
        self.list.setPlainText("\n".join(f"{number}. {line}" for number, line in enumerate(map(legible, lines), 1)))
        self.list.setAccessibleName(title)
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.tr("关闭"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.px(24), theme.px(18), theme.px(24), theme.px(16))
        layout.setSpacing(theme.px(12))
        for widget in (summary, self.list, buttons):
            layout.addWidget(widget)
        room = window.screen().availableGeometry()
        self.resize(min(theme.px(640), room.width() - theme.px(40)), min(theme.px(420), room.height() - theme.px(60)))
