"""Draws the list: group headings, and items with a status shape, two lines of words and a short word."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from qhchecklist.ui import theme
from qhchecklist.ui.checklist_view.model import Role
from qhchecklist.ui.checklist_view.rows import GroupRow, ItemRow
from qhchecklist.ui.icons import Shape, draw_shape

_MARGIN = 16
_SHAPE = 18


def shape_colour(shape: Shape, present: bool) -> QColor:
    """Green only for what applies now; grey-green under a notice that is not in force."""
    names = {"tick": "accent" if present else "historic", "question": "unknown", "open": "open"}
    return theme.colour(names.get(shape, "no"))


def plain_index(index: QModelIndex | QPersistentModelIndex) -> QModelIndex:
    """The index as Qt's views want it."""
    return index if isinstance(index, QModelIndex) else index.model().index(index.row(), 0, index.parent())


class ChecklistDelegate(QStyledItemDelegate):
    """Paints from the row objects of the model; sizes follow the font."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """One line for a heading, two for an item."""
        small = theme.metrics(0.88).height()
        if isinstance(index.data(Role.ROW), GroupRow):
            return QSize(100, small + theme.px(14))
        return QSize(100, theme.metrics(bold=True).height() + small + theme.px(15))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """A heading or an item."""
        row = index.data(Role.ROW)
        painter.save()
        if isinstance(row, GroupRow):
            _paint_heading(painter, option, index, row)
        elif isinstance(row, ItemRow):
            _paint_item(painter, option, row)
        painter.restore()


def _paint_heading(
    painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, row: GroupRow
) -> None:
    rect: QRect = option.rect
    painter.fillRect(rect, theme.colour("bg"))
    painter.setPen(theme.colour("line"))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    view = option.widget
    is_open = isinstance(view, QTreeView) and view.isExpanded(plain_index(index)) and row.count > 0
    ink = theme.colour("muted" if row.count else "no")
    _triangle(painter, rect, is_open, ink)
    painter.setPen(ink)
    painter.setFont(theme.font(0.9, bold=row.count > 0))
    words = rect.adjusted(theme.px(_MARGIN + 15), 0, -theme.px(_MARGIN), 0)
    count = str(index.data(Role.COUNT))
    room = words.width() - painter.fontMetrics().horizontalAdvance(count) - theme.px(8)
    title = painter.fontMetrics().elidedText(row.title, Qt.TextElideMode.ElideRight, room)
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, title)
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, count)
    _focus(painter, option, rect)


def _triangle(painter: QPainter, rect: QRect, is_open: bool, ink: QColor) -> None:
    """Points down when open, to the right when folded."""
    half = float(theme.px(4))
    x, y = rect.left() + theme.px(_MARGIN) + half, rect.center().y() + 0.5
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    polygon = QPolygonF()
    if is_open:
        points = ((x - half, y - half / 2), (x + half, y - half / 2), (x, y + half * 0.75))
    else:
        points = ((x - half / 2, y - half), (x + half * 0.75, y), (x - half / 2, y + half))
    for point in points:
        polygon.append(QRectF(*point, 0, 0).topLeft())
    painter.drawPolygon(polygon)


def _paint_item(painter: QPainter, option: QStyleOptionViewItem, row: ItemRow) -> None:
    rect: QRect = option.rect
    state: QStyle.StateFlag = option.state
    selected = bool(state & QStyle.StateFlag.State_Selected)
    hovered = bool(state & QStyle.StateFlag.State_MouseOver)
    painter.fillRect(rect, theme.colour(_ground(selected, hovered)))
    if selected:
        painter.fillRect(rect.left(), rect.top(), theme.px(3), rect.height(), theme.colour("accent"))
    painter.setPen(theme.colour("line"))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    top = rect.top() + theme.px(7)
    mark = QRectF(rect.left() + theme.px(_MARGIN), top + theme.px(1), theme.px(_SHAPE), theme.px(_SHAPE))
    draw_shape(painter, mark, row.shape, shape_colour(row.shape, row.present), theme.colour("pane"))
    words = QRect(rect)
    words.setLeft(round(mark.right()) + theme.px(10))
    words.setRight(rect.right() - theme.px(_MARGIN))
    words.setTop(top)
    _words(painter, words, row)
    _focus(painter, option, rect)


def _words(painter: QPainter, words: QRect, row: ItemRow) -> None:
    small, strong = theme.font(0.88), theme.font(bold=True)
    small_metrics, strong_metrics = QFontMetrics(small), QFontMetrics(strong)
    quiet = row.group in ("does_not_apply", "informational")
    side_width = small_metrics.horizontalAdvance(row.side)
    line = strong_metrics.height()
    painter.setFont(small)
    painter.setPen(theme.colour("unknown" if row.shape == "question" else "muted"))
    side = QRect(words.right() - side_width, words.top(), side_width + 1, line)
    painter.drawText(side, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, row.side)
    painter.setFont(strong)
    painter.setPen(theme.colour("muted" if quiet else "ink"))
    room = words.width() - side_width - theme.px(12)
    title = strong_metrics.elidedText(row.title, Qt.TextElideMode.ElideRight, room)
    place = QRect(words.left(), words.top(), room, line)
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, title)
    painter.setFont(small)
    painter.setPen(theme.colour("muted"))
    second = small_metrics.elidedText(row.second, Qt.TextElideMode.ElideRight, words.width())
    below = QRect(words.left(), words.top() + line, words.width(), small_metrics.height())
    painter.drawText(below, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, second)


def _ground(selected: bool, hovered: bool) -> str:
    if selected:
        return "accent_bg"
    return "hover" if hovered else "pane"


def _focus(painter: QPainter, option: QStyleOptionViewItem, rect: QRect) -> None:
    """A thin frame on the current row while the list has the keyboard."""
    state: QStyle.StateFlag = option.state
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(theme.colour("accent"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect.adjusted(0, 0, -1, -1))
