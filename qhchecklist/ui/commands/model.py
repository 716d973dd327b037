"""The lines of the palette as a list model, and how a line is drawn."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from qhchecklist.policy.text import Lang
from qhchecklist.ui import theme
from qhchecklist.ui.checklist_view.delegate import shape_colour
from qhchecklist.ui.commands.catalogue import Command
from qhchecklist.ui.icons import draw_shape

COMMAND = int(Qt.ItemDataRole.UserRole) + 1
"""Role of the `Command` itself."""

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_SIDE = 14
_SMALL = 13 / 14


class CommandModel(QAbstractListModel):
    """The commands found, in the order in which they are offered."""

    def __init__(self, lang: Lang, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lang = lang
        self._found: tuple[Command, ...] = ()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """One row for each command found."""
        return 0 if parent.isValid() else len(self._found)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """The title; for readers everything the line shows; the command."""
        if not index.isValid() or index.row() >= len(self._found):
            return None
        command = self._found[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return command.title[self._lang]
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken(command, self._lang)
            case _ if role == COMMAND:
                return command
            case _:
                return None

    def show(self, found: tuple[Command, ...]) -> None:
        """Offer other commands."""
        if found != self._found:
            self.beginResetModel()
            self._found = found
            self.endResetModel()


def spoken(command: Command, lang: Lang) -> str:
    """A line in words, the status first."""
    parts = (command.side, command.title[lang], command.where, *command.keys)
    return ("，" if lang == "zh" else ", ").join(part for part in parts if part)


class CommandDelegate(QStyledItemDelegate):
    """Title and place on the left, state and keys on the right; a support has its shape."""

    def __init__(self, lang: Lang, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lang = lang

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line with room to breathe."""
        return QSize(100, theme.metrics().height() + theme.px(13))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one line."""
        command = index.data(COMMAND)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("accent_bg"))
            painter.fillRect(rect.left(), rect.top(), theme.px(3), rect.height(), theme.colour("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("hover"))
        room = rect.adjusted(theme.px(_SIDE), 0, -theme.px(_SIDE), 0)
        room.setRight(_draw_right(painter, room, command) - theme.px(12))
        room.setLeft(_draw_mark(painter, room, command))
        self._draw_words(painter, room, command)
        painter.restore()

    def _draw_words(self, painter: QPainter, room: QRect, command: Command) -> None:
        vertical = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setFont(theme.font())
        painter.setPen(theme.colour("ink" if command.enabled else "no"))
        metrics = painter.fontMetrics()
        title = metrics.elidedText(command.title[self._lang], Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, vertical, title)
        room.setLeft(room.left() + metrics.horizontalAdvance(title) + theme.px(10))
        painter.setFont(theme.font(_SMALL))
        painter.setPen(theme.colour("muted" if command.enabled else "no"))
        if room.width() > theme.px(30):
            where = painter.fontMetrics().elidedText(command.where, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, vertical, where)


def _draw_mark(painter: QPainter, room: QRect, command: Command) -> int:
    """The status shape of a support, the tick of a chosen option; returns where the words begin."""
    side = theme.px(16)
    square = QRectF(room.left(), room.center().y() - side / 2 + 1, side, side)
    if command.shape is not None:
        draw_shape(painter, square, command.shape, shape_colour(command.shape, command.present), theme.colour("pane"))
    elif command.checked:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("accent"), theme.px(2)))
        left, middle, unit = square.left(), square.center(), side / 16
        painter.drawPolyline(
            [
                QRectF(left + 3 * unit, middle.y(), 0, 0).topLeft(),
                QRectF(left + 6.5 * unit, middle.y() + 3.5 * unit, 0, 0).topLeft(),
                QRectF(left + 13 * unit, middle.y() - 3.5 * unit, 0, 0).topLeft(),
            ]
        )
    return room.left() + side + theme.px(9)


def _draw_right(painter: QPainter, room: QRect, command: Command) -> int:
    """The state, then each key in its frame; returns where they begin."""
    painter.setFont(theme.font(12 / 14))
    metrics = painter.fontMetrics()
    right = room.right()
    for key in reversed(command.keys):
        width, height = metrics.horizontalAdvance(key) + theme.px(12), metrics.height() + theme.px(3)
        frame = QRect(right - width, room.center().y() - height // 2, width, height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.colour("field_line"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(frame).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(4), theme.px(4))
        painter.setPen(theme.colour("muted"))
        painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, key)
        right = frame.left() - theme.px(6)
    if command.side:
        width = metrics.horizontalAdvance(command.side) + 1
        unanswered = command.kind == "field" and command.enabled
        painter.setPen(theme.colour("muted" if unanswered or command.kind == "support" else "no"))
        area = QRect(right - width, room.top(), width, room.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, command.side)
        right = area.left()
    return right
