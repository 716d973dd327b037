"""Editors inside the goods table: lists, names with completion, HS codes with completion."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPalette, QPolygon
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from qhchecklist.policy.codes import Codes
from qhchecklist.policy.doubts import Json
from qhchecklist.policy.field import Column
from qhchecklist.policy.text import Lang, Text
from qhchecklist.ui import theme
from qhchecklist.ui.form.combo import AnswerCombo
from qhchecklist.ui.form.completion import CompletingLine
from qhchecklist.ui.form.goods_model import NAMES, GoodsModel
from qhchecklist.ui.form.goods_words import Look
from qhchecklist.ui.form.search import SearchIndex, hs_entries, product_entries

_MARKED = (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_MouseOver).value
"""A number: joining flags takes Python longer than painting a word."""
_SIZE = 13 / 14
"""The words of a cell, in the size of the program's."""
_EDGE = 3
"""What Qt leaves free left and right of a cell's words."""

Index = QModelIndex | QPersistentModelIndex


class GoodsDelegate(QStyledItemDelegate):
    """One delegate for all columns; the kind of the column decides. Markets are picked in a popup, not here."""

    def __init__(self, codes: Codes, lang: Lang, parent: QWidget) -> None:
        super().__init__(parent)
        self._codes = codes
        self.lang: Lang = lang

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """The editor of a cell."""
        column = self._column(index)
        if column.kind in ("choice", "yes_no"):
            combo = AnswerCombo(parent)
            combo.offer([(None, "—"), *self._options(column)])
            combo.picked.connect(self._on_picked)
            combo.setAccessibleName(column.label[self.lang])
            QTimer.singleShot(0, combo, combo.showPopup)  # once the cell has placed it
            return combo
        line = CompletingLine(self.lang, parent)
        line.setAccessibleName(column.label[self.lang])
        if column.key == "product":
            line.complete_from(SearchIndex(product_entries(self._codes)))
        elif column.kind == "hs":
            named = index.model().index(index.row(), self._place("product", index)).data(Qt.ItemDataRole.EditRole)
            line.complete_from(SearchIndex(hs_entries(self._codes, str(named or ""))), at_once=True)
        return line

    def _options(self, column: Column) -> list[tuple[Json, str]]:
        if column.kind == "yes_no":
            return [(True, Text("是", "yes")[self.lang]), (False, Text("否", "no")[self.lang])]
        return [(option.key, option.text[self.lang]) for option in column.options]

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the cell's value; text that somebody is typing is left alone."""
        value = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(editor, AnswerCombo):
            editor.show_answer(value)
        elif isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText("" if value is None else str(value))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand the value over."""
        if isinstance(editor, AnswerCombo):
            if editor.property("picked_any"):
                model.setData(index, editor.property("picked_value"))
        elif isinstance(editor, QLineEdit):
            value = index.data(Qt.ItemDataRole.EditRole)
            if editor.text() != ("" if value is None else str(value)):
                model.setData(index, editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """A little larger than the cell, so that words do not jump; lines get room to type."""
        area = option.rect
        wide = max(area.width(), min(editor.sizeHint().width(), theme.px(120)))
        viewport = editor.parentWidget()
        left = min(area.left(), max(0, viewport.width() - wide)) if viewport is not None else area.left()
        editor.setGeometry(left, area.top(), wide, area.height())

    def _on_picked(self, value: Json) -> None:
        editor = self.sender()
        if isinstance(editor, QComboBox):
            editor.setProperty("picked_any", True)
            editor.setProperty("picked_value", value)
            self.commitData.emit(editor)
            self.closeEditor.emit(editor)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """A hairline below, a corner where something is wrong; an empty cell that keeps findings open says so."""
        model, row = index.model(), index.row()
        assert isinstance(model, GoodsModel)
        look = model.look(row, index.column())
        if not self._paint_words(painter, option, look):
            super().paint(painter, option, index)
        painter.setPen(theme.colour("line"))
        if row < model.rowCount() - 1:
            painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        if look.doubtful:
            _paint_corner(painter, option.rect)
        if look.keeps_open:
            painter.save()
            painter.setFont(theme.font(12 / 14))
            painter.setPen(theme.colour("unknown"))
            area = option.rect.adjusted(theme.px(3), 0, -2, 0)
            painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), self.tr("待填"))
            painter.restore()

    def _paint_words(self, painter: QPainter, option: QStyleOptionViewItem, look: Look) -> bool:
        """Draw a cell that is neither selected nor under the pointer as the style would, in less than half its time.

        A page that moves paints every cell. False for the others: those are the style's.
        """
        if option.state.value & _MARKED:
            return False
        if look.words:
            area, words = option.rect.adjusted(_EDGE, 0, -_EDGE, 0), look.words
            if len(look.names) > 1:
                words = self._summary(look.names, look.codes, option.rect.width() - theme.px(10))
            painter.setPen(theme.colour("warn" if look.doubtful else "ink"))
            face = theme.face(_SIZE)
            face.paint(painter, area.left(), area.top() + (area.height() + 1 - face.height) // 2, words, area.width())
        return True

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """A doubtful cell keeps its colour when selected; of many markets as many are named as fit."""
        super().initStyleOption(option, index)
        names = index.data(NAMES)
        if len(names) > 1:
            codes = [str(one) for one in index.data(Qt.ItemDataRole.EditRole)]
            option.text = self._summary(names, codes, option.rect.width() - theme.px(10))
        ink = index.data(Qt.ItemDataRole.ForegroundRole)
        if ink is not None:
            option.palette.setColor(QPalette.ColorRole.HighlightedText, ink)

    def _summary(self, names: Sequence[str], codes: Sequence[str], width: int) -> str:
        """All names, or the first ones and how many there are, in codes where no name fits; the tooltip has all."""
        face, comma = theme.face(_SIZE), "、" if self.lang == "zh" else ", "
        whole = comma.join(names)
        if face.width(whole) <= width:
            return whole
        for words in (names, codes):
            for some in range(len(words) - 1, 0, -1):
                said = self.tr("{0} 等{1}").format(comma.join(words[:some]), len(words))
                if face.width(said) <= width:
                    return said
        return whole

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Room for an editor; everything takes one line and is elided."""
        metrics = theme.metrics(_SIZE)
        width = metrics.horizontalAdvance(str(index.data() or ""))
        return QSize(width + theme.px(8), max(theme.px(32), metrics.height() + theme.px(10)))

    @staticmethod
    def _column(index: Index) -> Column:
        model = index.model()
        assert isinstance(model, GoodsModel)
        return model.columns[index.column()]

    @staticmethod
    def _place(key: str, index: Index) -> int:
        model = index.model()
        assert isinstance(model, GoodsModel)
        return next((place for place, column in enumerate(model.columns) if column.key == key), -1)


def _paint_corner(painter: QPainter, rect: QRect) -> None:
    """The corner that spreadsheets mark a cell with, right above."""
    side = theme.px(8)
    right, top = rect.right() + 1, rect.top()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("warn"))
    painter.drawPolygon(QPolygon([QPoint(right - side, top), QPoint(right, top), QPoint(right, top + side)]))
    painter.restore()
