"""What the window shows until there is something to show in it."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from qhchecklist.ui import theme

_BAND, _EDGE = 82, 18
"""How high the menu and the header will be together, and how far from the left the header begins, at scale 1."""


class Curtain(QWidget):
    """The program's name where the header will be, above an empty ground; or one sentence, when it goes no further."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.label: QLabel | None = None
        self.setAccessibleName(name)

    def say(self, sentence: str) -> None:
        """Say why nothing comes, in words that can be copied."""
        from PySide6.QtCore import Qt

        if self.label is None:
            self.label = QLabel(self)
            self.label.setTextFormat(Qt.TextFormat.PlainText)
            self.label.setWordWrap(True)
            self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            box = QVBoxLayout(self)
            box.setContentsMargins(theme.px(_EDGE), theme.px(_BAND + _EDGE), theme.px(_EDGE), theme.px(_EDGE))
            box.addWidget(self.label)
            box.addStretch(1)
            self.label.show()
        self.label.setText(sentence)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, band, name. Without enumerations of Qt, which take longer to load than all this to paint."""
        painter = QPainter(self)
        band, metrics = theme.px(_BAND), theme.metrics(1.2, True)
        painter.fillRect(self.rect(), theme.colour("bg"))
        painter.fillRect(0, 0, self.width(), band, theme.colour("pane"))
        painter.fillRect(0, band, self.width(), 1, theme.colour("line"))
        painter.setFont(theme.font(1.2, True))
        painter.setPen(theme.colour("ink"))
        painter.drawText(theme.px(_EDGE), (band + metrics.ascent()) // 2, self._name)
        painter.end()
