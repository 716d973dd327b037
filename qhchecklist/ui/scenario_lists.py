"""The lists of a scenario: supports with old and new status, and the changes, each with a way back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from qhchecklist.comparison import Shift
from qhchecklist.policy.model import Validity
from qhchecklist.policy.text import Lang
from qhchecklist.ui import theme
from qhchecklist.ui.checklist_view.delegate import shape_colour
from qhchecklist.ui.checklist_view.rows import SHAPES, short_state
from qhchecklist.ui.elided import ElidedLabel, plain
from qhchecklist.ui.icons import draw_shape
from qhchecklist.ui.scenario_changes import Change

_ROW = 24
_SHIFT = Qt.ItemDataRole.UserRole
_WORDS = Qt.ItemDataRole.UserRole + 1
_PRESENT = Qt.ItemDataRole.UserRole + 2
_TITLE = Qt.ItemDataRole.UserRole + 3


class _ShiftDelegate(QStyledItemDelegate):
    """Old shape, arrow, new shape, title, and the words for both at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """One line."""
        return QSize(100, theme.px(_ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Shapes before words, words before colour."""
        shift, words, present = index.data(_SHIFT), index.data(_WORDS), bool(index.data(_PRESENT))
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_HasFocus):
            painter.fillRect(rect, theme.colour("unknown", 0.14))
        left = rect.left() + theme.px(2)
        for place, group in enumerate((shift.before.group, shift.after.group)):
            shape = SHAPES[group]
            box = QRectF(left + place * theme.px(32), rect.center().y() - theme.px(7), theme.px(15), theme.px(15))
            draw_shape(painter, box, shape, shape_colour(shape, present), theme.colour("pane"))
        painter.setFont(theme.font(0.86))
        painter.setPen(theme.colour("muted"))
        painter.drawText(
            QRect(left + theme.px(15), rect.top(), theme.px(17), rect.height()), Qt.AlignmentFlag.AlignCenter, "→"
        )
        rest = rect.adjusted(theme.px(54), 0, -theme.px(4), 0)
        metrics = QFontMetrics(theme.font(0.86))
        room = metrics.horizontalAdvance(words)
        title = index.data(_TITLE)
        strong = QFontMetrics(theme.font(0.93))
        if strong.horizontalAdvance(title) + room + theme.px(8) <= rest.width():
            painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, words)
            rest.setRight(rest.right() - room - theme.px(8))
        painter.setFont(theme.font(0.93))
        painter.setPen(theme.colour("ink"))
        shown = strong.elidedText(title, Qt.TextElideMode.ElideRight, rest.width())
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.restore()


class ShiftList(QListWidget):
    """Supports that moved; `chosen` carries the id of one that was clicked or entered."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "scenario-list")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setItemDelegate(_ShiftDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._on_chosen)
        self.itemActivated.connect(self._on_chosen)

    def show_shifts(self, shifts: Sequence[Shift], validity: Validity, lang: Lang) -> None:
        """Show them in their order; a row's accessible text is the whole of it."""
        self.clear()
        for shift in shifts:
            title = shift.after.finding.support.title[lang]
            arrow = " → ".join(short_state(one.group, validity) for one in (shift.before, shift.after))
            item = QListWidgetItem(f"{title}{'：' if lang == 'zh' else ': '}{arrow}", self)
            item.setToolTip(item.text())
            item.setData(_TITLE, title)
            item.setData(_SHIFT, shift)
            item.setData(_WORDS, arrow)
            item.setData(_PRESENT, validity == "in_force")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if shifts else Qt.FocusPolicy.NoFocus)
        if shifts:
            self.setCurrentRow(0)

    def ids(self) -> list[str]:
        """The supports shown."""
        return [self.item(row).data(_SHIFT).id for row in range(self.count())]

    def _on_chosen(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(_SHIFT).id)


class ChangeRow(QWidget):
    """One change in words and the button that takes it back."""

    taken_back = Signal(object)

    def __init__(self, change: Change, lang: Lang, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.change = change
        label = ElidedLabel(self)
        theme.set_role(label, "small-ink")
        colon = "：" if lang == "zh" else ": "
        label.setText(f"{change.label}{colon}{change.before} → {change.after}")
        label.setToolTip(plain(label.text()))
        self.label: QLabel = label
        self.button = QPushButton(self.tr("收回"), self)
        theme.set_role(self.button, "link")
        self.button.setAccessibleName(self.tr("收回这处改动：{0}").format(label.text()))
        self.button.clicked.connect(self._on_clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, theme.px(4), 0)
        row.setSpacing(theme.px(8))
        row.addWidget(label, 1)
        row.addWidget(self.button)
        self.setFixedHeight(theme.px(_ROW))

    def _on_clicked(self) -> None:
        self.taken_back.emit(self.change)


class ChangeList(QScrollArea):
    """All changes; `taken_back` carries the one that a person does not want any more."""

    taken_back = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows: list[ChangeRow] = []

    def show_changes(self, changes: Sequence[Change], lang: Lang) -> None:
        """Show them in their order."""
        body = QWidget()
        theme.set_role(body, "scenario-list")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.rows = [ChangeRow(change, lang, body) for change in changes]
        for row in self.rows:
            row.taken_back.connect(self.taken_back)
            column.addWidget(row)
        column.addStretch(1)
        old = self.takeWidget()
        if old is not None:
            old.deleteLater()
        self.setWidget(body)


def height_of(rows: int) -> int:
    """The height of so many rows."""
    return theme.px(_ROW) * rows + theme.px(2)
