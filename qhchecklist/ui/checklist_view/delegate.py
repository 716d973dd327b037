"""Draws the list: group headings, and items with a status shape, two lines of words and a short word."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from qhchecklist.checklist import GroupKey
from qhchecklist.ui import theme
from qhchecklist.ui.checklist_view.model import ChecklistModel
from qhchecklist.ui.checklist_view.painted import RowLook, Standing
from qhchecklist.ui.checklist_view.rows import GroupRow, ItemRow
from qhchecklist.ui.icons import Shape, draw_shape

_MARGIN = 16
_SHAPE = 18
_SELECTED, _HOVERED, _FOCUSED = (
    state.value
    for state in (QStyle.StateFlag.State_Selected, QStyle.StateFlag.State_MouseOver, QStyle.StateFlag.State_HasFocus)
)
"""As numbers: joining flags takes Python longer than filling a row."""


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
        self.small, self.strong = theme.face(0.88), theme.face(bold=True)
        self.left = theme.px(_MARGIN) + theme.px(_SHAPE) + theme.px(10)
        self.right, self.gap, self.padding = theme.px(_MARGIN), theme.px(12), theme.px(7)
        self.heading = QSize(100, self.small.height + 2 * self.padding)
        self._titles: dict[tuple[str, int], tuple[str, ...]] = {}
        self._heights: dict[tuple[str, str, int], int] = {}
        self._sizes: dict[int, QSize] = {}
        self._marks: dict[tuple[Shape, bool, int], QPixmap] = {}

    def size(self, row: ItemRow, width: int) -> QSize:
        """Of an item; the same object for all that are as high."""
        height = self.height(row, width)
        size = self._sizes.get(height)
        if size is None:
            size = self._sizes[height] = QSize(100, height)
        return size

    def height(self, row: ItemRow, width: int) -> int:
        """Of an item."""
        key = row.title, row.side, width
        height = self._heights.get(key)
        if height is None:
            lines = len(self.title(row, width)) * self.strong.height + self.small.height
            height = self._heights[key] = lines + 2 * self.padding + 1
        return height

    def mark(self, shape: Shape, present: bool, ratio: int) -> QPixmap:
        """A status mark for screens with so many pixels for each of ours; `ratio` is a whole number."""
        key = shape, present, ratio
        mark = self._marks.get(key)
        if mark is None:
            side = theme.px(_SHAPE)
            mark = self._marks[key] = QPixmap(side * ratio, side * ratio)
            mark.setDevicePixelRatio(ratio)
            mark.fill(Qt.GlobalColor.transparent)
            painter = QPainter(mark)
            draw_shape(painter, QRectF(0, 0, side, side), shape, shape_colour(shape, present), theme.colour("pane"))
            painter.end()
        return mark

    def title(self, row: ItemRow, width: int) -> tuple[str, ...]:
        """A title in one line, or in two where one is too narrow; what is still too long is shortened."""
        room = width - self.left - self.right - self.small.width(row.side) - self.gap
        key = row.title, room
        if key not in self._titles:
            self._titles[key] = self._wrapped(row.title, room)
        return self._titles[key]

    def _wrapped(self, title: str, room: int) -> tuple[str, ...]:
        if self.strong.width(title) <= room:
            return (title,)
        layout = QTextLayout(title, self.strong.font)
        layout.beginLayout()
        first = layout.createLine()
        first.setLineWidth(room)
        length = first.textLength()
        layout.endLayout()
        rest = self.strong.metrics.elidedText(title[length:].strip(), Qt.TextElideMode.ElideRight, room)
        return (title[:length].rstrip(), rest) if rest else (title,)


class ChecklistDelegate(QStyledItemDelegate):
    """Paints from the row objects of the model; sizes follow the font. Made anew for a change of look."""

    def __init__(self, rows: ChecklistModel, parent: QTreeView) -> None:
        super().__init__(parent)
        self._rows = rows
        self._view = parent
        self._viewport = parent.viewport()
        self._measures = Measures()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """One line for a heading; for an item its title and one line more."""
        row = self._rows.item(index)  # asked of every row: not by way of Qt
        return self._measures.heading if row is None else self._measures.size(row, self._viewport.width())

    def standing(self, opened: Callable[[GroupKey], bool], only: frozenset[str] | None) -> dict[int, Standing]:
        """Headings, and the items of the groups that are open, from the top, by the model's numbers; only what a filter
        lets through, and the headings above it.
        """
        measures, width = self._measures, self._viewport.width()
        found, top, above, height = dict[int, Standing](), 0, measures.heading.height(), measures.height
        for place, (heading, members) in enumerate(self._rows.groups()):
            if only is not None:
                members = [(number, row) for number, row in members if row.id in only]
                if not members:
                    continue
            is_open = opened(heading.key)
            number = -1 - place
            found[number] = Standing(top, top + above, number, (heading, self._rows.count_text(heading), is_open))
            top += above
            for number, row in members if is_open else ():
                bottom = top + height(row, width)
                found[number] = Standing(top, bottom, number, row)
                top = bottom
        return found

    def rehearse(self) -> Iterator[None]:
        """Paint every item once where nobody sees it: characters take long to draw for the first time."""
        nowhere = QPixmap(1, 1)
        for row in self._rows.items():
            painter = QPainter(nowhere)
            width = self._viewport.width()
            _paint_words(painter, QRect(0, 0, width, 1), row, self._measures, self._measures.title(row, width))
            painter.end()
            yield

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """A heading or an item."""
        state = option.state.value
        look = RowLook(bool(state & _SELECTED), bool(state & _HOVERED), bool(state & _FOCUSED))
        self.draw(painter, option.rect, index, look)

    def draw(self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex, look: RowLook) -> None:
        """The same for who knows how the row looks."""
        row = self._rows.item(index)
        if row is not None:
            _paint_item(painter, rect, row, look, self._measures)
        elif (heading := self._rows.heading(index)) is not None:
            count = self._rows.count_text(heading)
            is_open = heading.count > 0 and self._view.isExpanded(plain_index(index))
            _paint_heading(painter, rect, heading, count, is_open)
        if look.focused:
            _paint_focus(painter, rect)


def _paint_heading(painter: QPainter, rect: QRect, heading: GroupRow, count: str, is_open: bool) -> None:
    _paint_ground(painter, rect, "bg")
    ink = theme.colour("muted" if heading.count else "no")
    if heading.count:  # nothing to unfold in an empty group
        _triangle(painter, rect, is_open, ink)
    face = theme.face(0.9, bold=heading.count > 0)
    left, top = rect.left() + theme.px(_MARGIN + 15), rect.top() + (rect.height() - face.height) // 2
    right = rect.right() + 1 - theme.px(_MARGIN) - face.width(count)
    painter.setPen(ink)
    face.paint(painter, left, top, heading.title, right - theme.px(8) - left)
    face.paint(painter, right, top, count)


def _paint_ground(painter: QPainter, rect: QRect, name: str) -> None:
    """All of a row: nothing else paints what is below it."""
    painter.fillRect(rect, theme.colour(name))
    painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("line"))


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
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _paint_item(painter: QPainter, rect: QRect, row: ItemRow, look: RowLook, measures: Measures) -> None:
    _paint_ground(painter, rect, "accent_bg" if look.selected else "hover" if look.hovered else "pane")
    if look.selected:
        painter.fillRect(rect.left(), rect.top(), theme.px(3), rect.height(), theme.colour("accent"))
    top = rect.top() + measures.padding
    _paint_mark(painter, rect.left() + theme.px(_MARGIN), top + theme.px(1), row, measures)
    words = QRect(rect.left() + measures.left, top, rect.width() - measures.left - measures.right, rect.height())
    _paint_words(painter, words, row, measures, measures.title(row, rect.width()))


def _paint_mark(painter: QPainter, left: int, top: int, row: ItemRow, measures: Measures) -> None:
    """From its picture, unless a pixel of the screen is no whole part of ours, where that would be blurred."""
    ratio = painter.device().devicePixelRatioF()
    if ratio == int(ratio):
        painter.drawPixmap(left, top, measures.mark(row.shape, row.present, int(ratio)))
    else:
        place = QRectF(left, top, theme.px(_SHAPE), theme.px(_SHAPE))
        draw_shape(painter, place, row.shape, shape_colour(row.shape, row.present), theme.colour("pane"))


def _paint_words(painter: QPainter, words: QRect, row: ItemRow, measures: Measures, title: tuple[str, ...]) -> None:
    """The title, the short word on its right, and the line below."""
    quiet = row.group in ("does_not_apply", "informational")
    small, strong = measures.small, measures.strong
    side = small.width(row.side)
    left, top, room = words.left(), words.top(), words.width()
    painter.setPen(theme.colour("unknown" if row.shape == "question" else "muted"))
    small.paint(painter, left + room - side, top + (strong.height - small.height) // 2, row.side)
    painter.setPen(theme.colour("muted" if quiet else "ink"))
    for line in title:
        strong.paint(painter, left, top, line, room - side - measures.gap)
        top += strong.height
    painter.setPen(shape_colour(row.shape, row.present))
    small.paint(painter, left, top, row.state)
    state = small.width(f"{row.state} ")
    painter.setPen(theme.colour("muted"))
    small.paint(painter, left + state, top, f"· {row.second}", room - state)


def _paint_focus(painter: QPainter, rect: QRect) -> None:
    """A thin frame on the current row while the list has the keyboard."""
    painter.setPen(QPen(theme.colour("accent"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(0, 0, -1, -1))
