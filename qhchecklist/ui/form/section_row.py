"""One row of the section index: its name, how far it is, and what it may still settle."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from qhchecklist.policy.field import FieldSection
from qhchecklist.ui import theme


class SectionRow(QAbstractButton):
    """One section: its name on the left, how far it is on the right. `asked` carries the section's key."""

    asked = Signal(str)
    stepped = Signal(str, int)

    def __init__(self, section: FieldSection, parent: QWidget) -> None:
        super().__init__(parent)
        self.section = section
        self.count = ""
        self.mark = ""
        self.hope = ""
        self._by_key = False
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(self._on_clicked)

    def show_words(self, title: str, count: str, hope: str, trouble: str) -> None:
        """Set the texts: `hope` says what answers may settle; `trouble`, in words, what must be corrected."""
        spoken = " ".join(one for one in (title, count, hope, trouble) if one)
        if (title, spoken) != (self.text(), self.accessibleName()):
            before = self.sizeHint(), self.heightForWidth(self.width())
            self.count, self.hope = count, hope
            self.mark = "!" if trouble else ""
            self.setText(title)
            self.setAccessibleName(spoken)
            self.setToolTip("\n".join(one for one in (f"{title}　{count}", hope, trouble) if one))
            if before != (self.sizeHint(), self.heightForWidth(self.width())):
                self.updateGeometry()  # only then: the whole window is laid out anew
            self.update()

    def _on_clicked(self) -> None:
        self.asked.emit(self.section.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk the index."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(self.section.key, 1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The frame is for those who walk with the keyboard, not for a window that has just opened."""
        self._by_key = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        super().focusInEvent(event)

    def hasHeightForWidth(self) -> bool:
        """A long name takes two lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the name in the width that the count leaves, and of the line below."""
        metrics = theme.metrics(13 / 14, bold=True)
        room = width - theme.px(34) - self._right(metrics)
        lines = metrics.boundingRect(0, 0, max(room, theme.px(30)), 1000, int(Qt.TextFlag.TextWordWrap), self.text())
        return max(self._least(), lines.height() + self._below() + theme.px(10))

    def sizeHint(self) -> QSize:
        """Both texts with room between."""
        metrics = theme.metrics(13 / 14, bold=True)
        width = metrics.horizontalAdvance(self.text()) + self._right(metrics) + theme.px(40)
        return QSize(width, self._least())

    def _least(self) -> int:
        """Every row has room for two lines, so that none moves when the second one comes or goes."""
        return theme.metrics(13 / 14, bold=True).height() + self._below() + theme.px(10)

    @staticmethod
    def _below() -> int:
        """The line below the name."""
        return theme.metrics(12 / 14).height() - theme.px(2)

    def _right(self, metrics: QFontMetrics) -> int:
        """The width of the count and the mark."""
        mark = metrics.horizontalAdvance(self.mark) + theme.px(6) if self.mark else 0
        return metrics.horizontalAdvance(self.count) + mark

    def minimumSizeHint(self) -> QSize:
        """The name may be shortened."""
        return QSize(theme.px(96), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The current section has a bar, a ground and bold words."""
        painter = QPainter(self)
        current = self.isChecked()
        if current:
            painter.fillRect(self.rect(), theme.colour("accent_bg"))
            painter.fillRect(QRect(0, 0, theme.px(3), self.height()), theme.colour("accent"))
        elif self.underMouse():
            painter.fillRect(self.rect(), theme.colour("hover"))
        area = self.rect().adjusted(theme.px(14), 0, -theme.px(14), 0)
        if self.hope:
            area = self._paint_hope(painter, area, current)
        self._paint_name(painter, area, current)
        if self.hasFocus() and self._by_key:
            painter.setPen(theme.colour("accent"))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _paint_hope(self, painter: QPainter, area: QRect, current: bool) -> QRect:
        """The line below the name, close to it; returns what is left for the name."""
        room = max(area.width() - self._right(theme.metrics(13 / 14, bold=current)) - theme.px(6), 1)
        wrap = int(Qt.TextFlag.TextWordWrap)
        name = theme.metrics(13 / 14, bold=current).boundingRect(0, 0, room, 1000, wrap, self.text()).height()
        top = area.top() + max(0, area.height() - name - self._below()) // 2
        painter.setPen(theme.colour("unknown"))
        painter.setFont(theme.font(12 / 14))
        below = QRect(area.left(), top + name - theme.px(1), area.width(), painter.fontMetrics().height())
        words = painter.fontMetrics().elidedText(self.hope, Qt.TextElideMode.ElideRight, below.width())
        painter.drawText(below, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words)
        return QRect(area.left(), top, area.width(), name)

    def _paint_name(self, painter: QPainter, area: QRect, current: bool) -> None:
        painter.setPen(theme.colour("accent" if current else "muted"))
        painter.setFont(theme.font(13 / 14, bold=current))
        vertical = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area, int(vertical | Qt.AlignmentFlag.AlignRight), self.count)
        words = area.adjusted(0, 0, -self._right(painter.fontMetrics()) - theme.px(6), 0)
        painter.drawText(words, int(vertical | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap), self.text())
        if self.mark:
            area = area.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(self.count) - theme.px(6), 0)
            painter.setPen(theme.colour("warn"))
            painter.setFont(theme.font(13 / 14, bold=True))
            painter.drawText(area, int(vertical | Qt.AlignmentFlag.AlignRight), self.mark)
