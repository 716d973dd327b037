"""The supports that read a field, with their present status: choosing one shows it in the list."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLabel,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from qhchecklist.checklist import GROUPS
from qhchecklist.ui import theme
from qhchecklist.ui.checklist_view.delegate import shape_colour
from qhchecklist.ui.checklist_view.rows import ItemRow, Wording
from qhchecklist.ui.form.combo import PinyinList
from qhchecklist.ui.form.editor import dress
from qhchecklist.ui.icons import draw_shape
from qhchecklist.ui.session import Session

_ROW = int(Qt.ItemDataRole.UserRole) + 1
_STATE = int(Qt.ItemDataRole.UserRole) + 2

_MOST_IN_SIGHT = 12

Index = QModelIndex | QPersistentModelIndex


class UsagePopup(QFrame):
    """A short list that drops down from a field. `chosen` carries the id of a support."""

    chosen = Signal(str)

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._session = session
        dress(self, "picker")
        self.heading = QLabel(self)
        self.keys = QLabel(self)
        for label, role in ((self.heading, "section"), (self.keys, "small")):
            label.setTextFormat(Qt.TextFormat.PlainText)
            dress(label, role)
        self.list = QStandardItemModel(self)
        self.view = PinyinList(self)
        self.view.setModel(self.list)
        self.view.setItemDelegate(_Lines(self.view))
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setMouseTracking(True)
        self.view.clicked.connect(self._on_clicked)
        box = QVBoxLayout(self)
        box.setContentsMargins(*[theme.px(8)] * 4)
        box.setSpacing(theme.px(6))
        for widget in (self.heading, self.view, self.keys):
            box.addWidget(widget)

    def open_at(self, place: QRect, label: str, ids: Collection[str]) -> None:
        """Drop down from a rectangle of the screen, with these supports in the order of the list."""
        checklist, lang = self._session.checklist, self._session.lang
        self.heading.setText(self.tr("用到“{0}”的事项").format(label))
        self.keys.setText(self.tr("↑↓ 选择　Enter 查看　Esc 关闭"))
        self.view.setAccessibleName(self.heading.text())
        self.list.clear()
        wording = Wording(checklist, lang)
        for item in checklist.items:
            if item.id in ids:
                row = wording.row(item)
                self.list.appendRow(_line(row, GROUPS[item.group][lang]))
        height = self.view.sizeHintForRow(0) * min(self.list.rowCount(), _MOST_IN_SIGHT)
        self.view.setFixedHeight(height + theme.px(4))
        self.setFixedWidth(theme.px(420))
        self.adjustSize()
        self.move(self._corner(place))
        self.show()
        self.view.setCurrentIndex(self.list.index(0, 0))
        self.view.setFocus(Qt.FocusReason.PopupFocusReason)

    def _corner(self, place: QRect) -> QPoint:
        """Below the rectangle and flush with its right edge; above it when there is no room below."""
        free = self.screen().availableGeometry()
        x = max(free.left(), min(place.right() - self.width(), free.right() - self.width()))
        below = place.bottom() + 2
        fits = below + self.height() <= free.bottom()
        return QPoint(x, below if fits else max(free.top(), place.top() - self.height() - 2))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses, Esc closes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_clicked(self.view.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _on_clicked(self, index: QModelIndex) -> None:
        row = index.data(_ROW)
        if isinstance(row, ItemRow):
            self.close()
            self.chosen.emit(row.id)


def _line(row: ItemRow, state: str) -> QStandardItem:
    """One support; a screen reader hears its status first."""
    item = QStandardItem(row.title)
    item.setData(row, _ROW)
    item.setData(state, _STATE)
    item.setData(f"{row.words} {row.title}", int(Qt.ItemDataRole.AccessibleTextRole))
    item.setToolTip(f"{row.title}\n{row.words}")
    return item


class _Lines(QStyledItemDelegate):
    """Status shape, title, and the status in a word."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line."""
        return QSize(theme.px(200), QFontMetrics(theme.font(13 / 14)).height() + theme.px(10))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The current line has a ground."""
        row: ItemRow = index.data(_ROW)
        rect: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("accent_bg"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("hover"))
        side = theme.px(15)
        mark = QRectF(rect.left() + theme.px(6), rect.center().y() - side / 2, side, side)
        draw_shape(painter, mark, row.shape, shape_colour(row.shape, row.present), theme.colour("pane"))
        words = rect.adjusted(theme.px(29), 0, -theme.px(8), 0)
        painter.setFont(theme.font(12 / 14))
        painter.setPen(theme.colour("unknown" if row.shape == "question" else "muted"))
        centre = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words, int(centre | Qt.AlignmentFlag.AlignRight), str(index.data(_STATE)))
        words.setRight(words.right() - painter.fontMetrics().horizontalAdvance(str(index.data(_STATE))) - theme.px(10))
        painter.setFont(theme.font(13 / 14))
        painter.setPen(theme.colour("ink"))
        title = painter.fontMetrics().elidedText(row.title, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, int(centre | Qt.AlignmentFlag.AlignLeft), title)
        painter.restore()
