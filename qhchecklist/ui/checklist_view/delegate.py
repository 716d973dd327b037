"""Draws the list: group headings, and items with a status shape, two lines of words and a short word."""

from __future__ import annotations

from typing import TypeAlias

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from qhchecklist.ui import theme
from qhchecklist.ui.checklist_view.model import ChecklistModel, Role
from qhchecklist.ui.checklist_view.rows import GroupRow, ItemRow
from qhchecklist.ui.icons import Shape, draw_shape

_MARGIN = 16
_SHAPE = 18
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
_ELIDE = Qt.TextElideMode.ElideRight
_SEEN = QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_HasFocus
_MOST_PICTURES = 48
"""Rows kept as they were painted: about two windows full."""

_Picture: TypeAlias = tuple[ItemRow, int, int, QStyle.StateFlag, float]
"""What the picture of a row depends on: words, width, height, state, pixels for each of ours."""


def shape_colour(shape: Shape, present: bool) -> QColor:
    """Green only for what applies now; grey-green under a notice that is not in force."""
    names = {"tick": "accent" if present else "historic", "question": "unknown", "open": "open"}
    return theme.colour(names.get(shape, "no"))


def plain_index(index: QModelIndex | QPersistentModelIndex) -> QModelIndex:
    """The index as Qt's views want it."""
    return index if isinstance(index, QModelIndex) else index.model().index(index.row(), 0, index.parent())


class Measures:
    """Fonts and lengths of one look, measured once: every edit asks for the size of every row."""

    def __init__(self) -> None:
        self.small, self.strong = theme.font(0.88), theme.font(bold=True)
        self.small_metrics, self.strong_metrics = theme.metrics(0.88), theme.metrics(bold=True)
        self.line, self.small_line = self.strong_metrics.height(), self.small_metrics.height()
        self.left = theme.px(_MARGIN) + theme.px(_SHAPE) + theme.px(10)
        self.right, self.gap, self.padding = theme.px(_MARGIN), theme.px(12), theme.px(7)
        self._titles: dict[tuple[str, int], tuple[str, ...]] = {}
        self._sides: dict[str, int] = {}

    def side_width(self, row: ItemRow) -> int:
        """The room for the short word on the right."""
        width = self._sides.get(row.side)
        if width is None:
            width = self._sides[row.side] = self.small_metrics.horizontalAdvance(row.side)
        return width

    def title(self, row: ItemRow, width: int) -> tuple[str, ...]:
        """A title in one line, or in two where one is too narrow; what is still too long is shortened."""
        room = width - self.left - self.right - self.side_width(row) - self.gap
        key = row.title, room
        if key not in self._titles:
            self._titles[key] = self._wrapped(row.title, room)
        return self._titles[key]

    def _wrapped(self, title: str, room: int) -> tuple[str, ...]:
        if self.strong_metrics.horizontalAdvance(title) <= room:
            return (title,)
        layout = QTextLayout(title, self.strong)
        layout.beginLayout()
        first = layout.createLine()
        first.setLineWidth(room)
        length = first.textLength()
        layout.endLayout()
        rest = self.strong_metrics.elidedText(title[length:].strip(), Qt.TextElideMode.ElideRight, room)
        return (title[:length].rstrip(), rest) if rest else (title,)


class ChecklistDelegate(QStyledItemDelegate):
    """Paints from the row objects of the model; sizes follow the font. Made anew for a change of look."""

    def __init__(self, rows: ChecklistModel, parent: QTreeView) -> None:
        super().__init__(parent)
        self._rows = rows
        self._view = parent
        self._measures = Measures()
        self._painted: dict[_Picture, QPixmap] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """One line for a heading; for an item its title and one line more."""
        measures, row = self._measures, self._rows.item(index)  # asked of every row: not by way of Qt
        if row is None:
            return QSize(100, measures.small_line + 2 * measures.padding)
        lines = len(measures.title(row, self._view.viewport().width()))
        return QSize(100, lines * measures.line + measures.small_line + 2 * measures.padding + 1)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """A heading or an item."""
        row = index.data(Role.ROW)
        if isinstance(row, ItemRow):
            self._paint_row(painter, option, row)
        elif isinstance(row, GroupRow):
            painter.save()
            _paint_heading(painter, option, index, row)
            painter.restore()

    def _paint_row(self, painter: QPainter, option: QStyleOptionViewItem, row: ItemRow) -> None:
        """An item, from its picture where it was seen before: most rows that move keep their words.

        Where a pixel of the screen is no whole part of ours the picture would be blurred, and there is none.
        """
        ratio, rect = painter.device().devicePixelRatioF(), option.rect
        if ratio != int(ratio):
            _paint_item(painter, option, rect, row, self._measures)
            return
        key = row, rect.width(), rect.height(), option.state & _SEEN, ratio
        picture = self._painted.pop(key, None)
        if picture is None:
            picture = QPixmap(rect.size() * ratio)
            picture.setDevicePixelRatio(ratio)
            inner = QPainter(picture)
            _paint_item(inner, option, QRect(0, 0, rect.width(), rect.height()), row, self._measures)
            inner.end()
        self._painted[key] = picture
        if len(self._painted) > _MOST_PICTURES:
            del self._painted[next(iter(self._painted))]
        painter.drawPixmap(rect.topLeft(), picture)


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
    if row.count:  # nothing to unfold in an empty group
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


def _paint_item(painter: QPainter, option: QStyleOptionViewItem, rect: QRect, row: ItemRow, measures: Measures) -> None:
    painter.save()
    state: QStyle.StateFlag = option.state
    selected = bool(state & QStyle.StateFlag.State_Selected)
    hovered = bool(state & QStyle.StateFlag.State_MouseOver)
    painter.fillRect(rect, theme.colour(_ground(selected, hovered)))
    if selected:
        painter.fillRect(rect.left(), rect.top(), theme.px(3), rect.height(), theme.colour("accent"))
    painter.setPen(theme.colour("line"))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    top = rect.top() + measures.padding
    mark = QRectF(rect.left() + theme.px(_MARGIN), top + theme.px(1), theme.px(_SHAPE), theme.px(_SHAPE))
    draw_shape(painter, mark, row.shape, shape_colour(row.shape, row.present), theme.colour("pane"))
    words = QRect(rect.left() + measures.left, top, rect.width() - measures.left - measures.right, rect.height())
    _paint_title(painter, words, row, measures, measures.title(row, rect.width()))
    _focus(painter, option, rect)
    painter.restore()


def _paint_title(painter: QPainter, words: QRect, row: ItemRow, measures: Measures, lines: tuple[str, ...]) -> None:
    """The short word on the right, the title, and the line below."""
    quiet = row.group in ("does_not_apply", "informational")
    painter.setFont(measures.small)
    painter.setPen(theme.colour("unknown" if row.shape == "question" else "muted"))
    side = measures.side_width(row)
    painter.drawText(QRect(words.right() - side, words.top(), side + 1, measures.line), _RIGHT, row.side)
    painter.setFont(measures.strong)
    painter.setPen(theme.colour("muted" if quiet else "ink"))
    room = words.width() - side - measures.gap
    place = QRect(words.left(), words.top(), room, measures.line)
    for line in lines:
        painter.drawText(place, _LEFT, measures.strong_metrics.elidedText(line, _ELIDE, room))
        place.translate(0, measures.line)
    painter.setFont(measures.small)
    place.setSize(QSize(words.width(), measures.small_line))
    painter.setPen(shape_colour(row.shape, row.present))
    painter.drawText(place, _LEFT, row.state)
    place.setLeft(place.left() + measures.small_metrics.horizontalAdvance(f"{row.state} "))
    painter.setPen(theme.colour("muted"))
    second = measures.small_metrics.elidedText(f"· {row.second}", _ELIDE, place.width())
    painter.drawText(place, _LEFT, second)


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
