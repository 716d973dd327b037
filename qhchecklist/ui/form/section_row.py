"""One row of the section index: its name, how far it is, and what it may still settle."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from qhchecklist.policy.field import FieldSection
from qhchecklist.ui import theme
from qhchecklist.ui.face import Face


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
        face = theme.face(13 / 14, bold=True)
        room = width - theme.px(34) - self._right(face)
        return max(self._least(), self._name_height(face, max(room, theme.px(30))) + self._below() + theme.px(10))

    def _name_height(self, face: Face, room: int) -> int:
        """The height of the name, wrapped where it needs more than the room."""
        if face.width(self.text()) <= room:
            return face.height
        return face.metrics.boundingRect(0, 0, room, 1000, int(Qt.TextFlag.TextWordWrap), self.text()).height()

    def sizeHint(self) -> QSize:
        """Both texts with room between."""
        face = theme.face(13 / 14, bold=True)
        return QSize(face.width(self.text()) + self._right(face) + theme.px(40), self._least())

    def _least(self) -> int:
        """Every row has room for two lines, so that none moves when the second one comes or goes."""
        return theme.face(13 / 14, bold=True).height + self._below() + theme.px(10)

    @staticmethod
    def _below() -> int:
        """The line below the name."""
        return theme.face(12 / 14).height - theme.px(2)

    def _right(self, face: Face) -> int:
        """The width of the count and the mark."""
        mark = face.width(self.mark) + theme.px(6) if self.mark else 0
        return face.width(self.count) + mark

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
        face, small = theme.face(13 / 14, bold=current), theme.face(12 / 14)
        name = self._name_height(face, max(area.width() - self._right(face) - theme.px(6), 1))
        top = area.top() + max(0, area.height() - name - self._below()) // 2
        painter.setPen(theme.colour("unknown"))
        small.paint(painter, area.left(), top + name - theme.px(1), self.hope, area.width())
        return QRect(area.left(), top, area.width(), name)

    def _paint_name(self, painter: QPainter, area: QRect, current: bool) -> None:
        face = theme.face(13 / 14, bold=current)
        top, right = area.top() + (area.height() - face.height) // 2, area.right() + 1 - face.width(self.count)
        painter.setPen(theme.colour("accent" if current else "muted"))
        face.paint(painter, right, top, self.count)
        words = area.adjusted(0, 0, -self._right(face) - theme.px(6), 0)
        if face.width(self.text()) <= words.width():
            face.paint(painter, words.left(), top, self.text())
        else:
            how = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
            painter.setFont(face.font)
            painter.drawText(words, int(how), self.text())
        if self.mark:
            bold = theme.face(13 / 14, bold=True)
            painter.setPen(theme.colour("warn"))
            bold.paint(painter, right - theme.px(6) - bold.width(self.mark), top, self.mark)
