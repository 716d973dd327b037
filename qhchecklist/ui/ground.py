"""An opaque piece of a zone: what lies on it can be moved on the screen without being painted again."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from qhchecklist.ui import theme


class Ground(QWidget):
    """Paints its own ground, and promises Qt to leave no pixel of it out.

    Only an opaque widget that moves is copied from where it stood; through any other one its parent might shine, so
    both places are painted anew with all that lies on them. When it grows, what was there stays and the rest is
    painted: whoever draws more on it than the ground sees to that.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_StaticContents)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of the zone."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.colour("pane"))
        painter.end()

    def sizeHint(self) -> QSize:
        """As wide as its parts wish to be; who lays it out asks for the height at the width there is.

        Qt would measure them in the width they wish, and again in the least one, at every change: all lines anew.
        Without anything that wraps, as a section none of whose questions is due, it takes no room.
        """
        parts = self.layout()
        if parts is None:
            return super().sizeHint()
        wish = parts.sizeHint()
        return wish if parts.hasHeightForWidth() else QSize(wish.width(), -1)

    def minimumSizeHint(self) -> QSize:
        """The height follows from the width."""
        parts = self.layout()
        return super().minimumSizeHint() if parts is None else QSize(parts.minimumSize().width(), 0)


def close_up(column: Iterable[QWidget]) -> None:
    """Before a column is laid out: what stands below a part that shrinks moves up, beginning above.

    Qt's layouts begin at the bottom, where each part gets in the way of the next, and none can be copied.
    """
    shift = 0
    for part in column:
        if part.isHidden():
            continue
        if shift < 0:
            part.move(part.x(), part.y() + shift)
        shift += part.heightForWidth(part.width()) - part.height()
