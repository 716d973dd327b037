"""One sentence with one button, inside the list zone: what is hidden, what is empty, and the way on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from qhchecklist.ui import theme


class Prompt(QFrame):
    """Hidden until it has something to say; `taken` when its button is pressed."""

    taken = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "prompt")
        self.label = QLabel(self)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        self.label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.button = QPushButton(self)
        theme.set_role(self.button, "link")
        self.button.clicked.connect(self.taken)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(10), theme.px(5), theme.px(8), theme.px(5))
        row.setSpacing(theme.px(10))
        row.addWidget(self.label, 1)
        row.addWidget(self.button)
        self.hide()

    def say(self, sentence: str, way_on: str) -> None:
        """Set both words."""
        self.label.setText(sentence)
        self.button.setText(way_on)
        self.button.setAccessibleName(f"{way_on}（{sentence}）" if sentence else way_on)
