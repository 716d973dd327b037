"""The table itself: its keys, its height, and which cells open how."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QScrollArea, QTableView, QWidget

from qhchecklist.ui import theme
from qhchecklist.ui.form.goods_model import GoodsModel

_MARKETS_SHARE, _LEAST_NAME = 0.56, 56
"""What markets get of the rest, and the width that names keep."""
_STEPS = {
    QAbstractItemDelegate.EndEditHint.EditNextItem: 1,
    QAbstractItemDelegate.EndEditHint.EditPreviousItem: -1,
}
"""Where Tab and Shift+Tab in an editor lead."""


class GoodsView(QTableView):
    """As high as its rows: the page scrolls, not the table. `pick_asked` is a markets cell being edited."""

    pick_asked = Signal(QModelIndex)
    remove_asked = Signal(int)
    clear_asked = Signal(QModelIndex)
    add_asked = Signal()
    copy_asked = Signal()
    paste_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setTabKeyNavigation(False)  # or Qt sends Tab round and round: focusNextPrevChild, keyPressEvent, ...
        self.setProperty("role", "goods")
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(theme.px(32))
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.horizontalHeader().setMinimumSectionSize(theme.px(36))

    def edit(self, index: QModelIndex, *how: Any) -> bool:  # type: ignore[override]
        """Markets are picked in a popup, everything else is edited in the cell.

        Qt calls it with a trigger and an event; refusing an explicit call would make it print a warning.
        """
        if not how:
            super().edit(index)
            return True
        if self._is_markets(index):
            wanted = how[0] != QAbstractItemView.EditTrigger.NoEditTriggers and bool(how[0] & self.editTriggers())
            if wanted:
                self.pick_asked.emit(index)
            return wanted
        return bool(super().edit(index, *how))

    def _is_markets(self, index: QModelIndex) -> bool:
        model = self.model()
        return isinstance(model, GoodsModel) and index.isValid() and model.columns[index.column()].kind == "countries"

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter edits, Delete clears, Ctrl+Delete removes the row; Insert adds one; rows are copied and pasted."""
        index = self.currentIndex()
        if self.state() == QAbstractItemView.State.EditingState and not self.hasFocus():
            event.accept()  # left over by an editor: Enter there must not ask for a second one
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.open_cell(index)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_asked.emit()
        elif event.key() == Qt.Key.Key_Insert:
            self.add_asked.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and index.isValid():
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.remove_asked.emit(index.row())
            else:
                self.clear_asked.emit(index)
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape):
            event.ignore()  # no text to begin an edit with, though Qt would
        else:
            super().keyPressEvent(event)
            self.reveal()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab and Shift+Tab walk the cells; from the last and the first cell they leave the table."""
        index = self._neighbour(1 if forward else -1)
        if not index.isValid():
            return bool(super().focusNextPrevChild(forward))
        # not setCurrentIndex, which would stretch the selection while Shift is held
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.reveal()
        return True

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Tab in an editor opens the next cell, but leaves the table where Qt would begin anew at its other end."""
        step = _STEPS.get(hint, 0)
        leaving = step != 0 and not self._neighbour(step).isValid()
        super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint if leaving else hint)
        if leaving:
            self.focusNextPrevChild(step > 0)

    def _neighbour(self, step: int) -> QModelIndex:
        """The cell so many steps on, row by row; none beyond the ends."""
        index, model = self.currentIndex(), self.model()
        rows, columns = model.rowCount(), model.columnCount()
        place = index.row() * columns + index.column() + step
        if not index.isValid() or not 0 <= place < rows * columns:
            return QModelIndex()
        return model.index(place // columns, place % columns)

    def reveal(self) -> None:
        """Scroll the page to the current cell: the table itself never scrolls."""
        page: QWidget | None = self.parentWidget()
        while page is not None and not isinstance(page, QScrollArea):
            page = page.parentWidget()
        content = page.widget() if isinstance(page, QScrollArea) else None
        if isinstance(page, QScrollArea) and content is not None and self.currentIndex().isValid():
            area = self.visualRect(self.currentIndex())
            centre = self.viewport().mapTo(content, area.center())
            page.ensureVisible(centre.x(), centre.y(), 0, area.height() // 2 + theme.px(8))

    def rows_selected(self) -> list[int]:
        """The rows that the selection touches, else the current one."""
        rows = {index.row() for index in self.selectedIndexes()}
        return sorted(rows) or ([self.currentIndex().row()] if self.currentIndex().isValid() else [])

    def open_cell(self, index: QModelIndex) -> None:
        """Begin to edit a cell, unless its editor is already open."""
        self.setCurrentIndex(index)
        if self.indexWidget(index) is None:
            self.edit(index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Short columns keep their width, names and markets share the rest."""
        super().resizeEvent(event)
        self.share_width()

    def share_width(self) -> None:
        """Divide the width anew, also when the words of a column have changed."""
        model = self.model()
        if isinstance(model, GoodsModel):
            fixed = [self._fixed_width(place) for place in range(model.columnCount())]
            rest = max(0, self.viewport().width() - sum(fixed))
            markets = max(
                round(rest * _MARKETS_SHARE), min(self._heading_width("countries"), rest - theme.px(_LEAST_NAME))
            )
            for place, column in enumerate(model.columns):
                others = markets if column.kind == "countries" else rest - markets
                self.setColumnWidth(place, fixed[place] or others)
        self.fit()

    def _fixed_width(self, place: int) -> int:
        """Room for the longest word of a short column, and for its heading as far as that is short; else 0."""
        model = self.model()
        assert isinstance(model, GoodsModel)
        metrics = theme.metrics(13 / 14)
        words = model.possible_words(place)
        heading = str(model.headerData(place, Qt.Orientation.Horizontal))
        widest = max((metrics.horizontalAdvance(word) for word in words), default=0)
        return max(widest, min(metrics.horizontalAdvance(heading), theme.px(42))) + theme.px(9) if words else 0

    def _heading_width(self, kind: str) -> int:
        """Room for the heading of a kind of column."""
        model = self.model()
        assert isinstance(model, GoodsModel)
        place = next((at for at, column in enumerate(model.columns) if column.kind == kind), 0)
        heading = str(model.headerData(place, Qt.Orientation.Horizontal))
        return theme.metrics(13 / 14).horizontalAdvance(heading) + theme.px(10)

    def fit(self) -> None:
        """Take the height of the rows."""
        self.resizeRowsToContents()
        rows = sum(self.rowHeight(row) for row in range(self.model().rowCount()))
        self.setFixedHeight(rows + self.horizontalHeader().sizeHint().height() + 2 * self.frameWidth() + 2)
