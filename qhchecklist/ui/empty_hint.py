"""What a form without any answer says: one sentence and one button."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from qhchecklist.ui import theme
from qhchecklist.ui.session import Session


class EmptyHint(QFrame):
    """There until the first answer; `sample_wanted` asks for an example to look at."""

    sample_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        theme.set_role(self, "notice-strip")
        self.words = QLabel(self)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.sample = QPushButton(self)
        theme.set_role(self.sample, "link")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(20), theme.px(6), theme.px(20), theme.px(6))
        row.setSpacing(theme.px(12))
        row.addWidget(self.words, 1)
        row.addWidget(self.sample)
        self.sample.clicked.connect(self.sample_wanted)
        session.answers_changed.connect(self.refresh)
        session.language_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Follow the answers and the language."""
        self.words.setText(self.tr("还没有填写。先答下面一问，或看看示例。"))
        self.sample.setText(self.tr("打开示例"))
        self.setVisible(not self._session.document)
