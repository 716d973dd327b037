"""A label for text of any length in little room."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from qhchecklist.ui import theme
from qhchecklist.ui.legible import isolated, sentence

_HOW = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextForceLeftToRight
"""A line that begins with a name written from right to left is still ours."""


class ElidedLabel(QLabel):
    """A name of any length on one line; the whole of it as tooltip. Never parsed as markup."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def setText(self, text: str) -> None:
        """Show it on one line."""
        super().setText(sentence(text).replace("\n", " ").replace("\t", " "))
        self.setToolTip(plain(text))  # what is cut off can be read; whoever has more to say sets another

    def minimumSizeHint(self) -> QSize:
        """A few characters are enough."""
        return QSize(min(theme.px(90), self.sizeHint().width()), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, shortened at its end."""
        painter = QPainter(self)
        metrics = self.fontMetrics()
        shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), _HOW, shown)
        painter.end()


def plain(text: str) -> str:
    """A tooltip is parsed when it looks like markup; a zero-width space in front keeps it text."""
    return f"\u200b{sentence(text)}".replace("<", "\u2039") if text else ""


def shortened(text: str, most: int) -> str:
    """Beginning and end of a long text, without what would break the line or turn the text round."""
    clean = "".join(filter(str.isprintable, text))
    return isolated(clean if len(clean) <= most else f"{clean[: most // 2]}…{clean[-most // 2 + 1 :]}")
