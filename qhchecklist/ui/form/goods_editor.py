"""The goods table with its buttons: one row for each product, direction and market."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QPushButton, QTableView, QVBoxLayout, QWidget

from qhchecklist.assess.reasons import open_cells
from qhchecklist.policy.answers import UNCLEAR, Json, as_list
from qhchecklist.policy.field import Field
from qhchecklist.policy.problem import ProfileProblem
from qhchecklist.ui import theme
from qhchecklist.ui.form.chip_set import ChipSet
from qhchecklist.ui.form.code_editors import country_groups
from qhchecklist.ui.form.editor import Editor, is_unclear
from qhchecklist.ui.form.goods_delegate import GoodsDelegate
from qhchecklist.ui.form.goods_model import GoodsModel
from qhchecklist.ui.form.option_editors import NONE
from qhchecklist.ui.form.picker import Picker
from qhchecklist.ui.form.search import code_entries
from qhchecklist.ui.session import Session

_WIDTHS = {"choice": 58, "yes_no": 54, "hs": 84}
"""Columns of fixed width, in pixels; names and markets share the rest."""


class GoodsView(QTableView):
    """As high as its rows: the page scrolls, not the table. `pick_asked` is a markets cell being edited."""

    pick_asked = Signal(QModelIndex)
    remove_asked = Signal(int)
    clear_asked = Signal(QModelIndex)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.px(32))
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setMinimumSectionSize(theme.px(36))

    def edit(self, index: QModelIndex, trigger: object = None, event: object = None) -> bool:  # type: ignore[override]
        """Markets are picked in a popup, everything else is edited in the cell."""
        if trigger is None:
            super().edit(index)
            return True
        model = self.model()
        if isinstance(model, GoodsModel) and index.isValid() and model.columns[index.column()].kind == "countries":
            wanted = trigger != QAbstractItemView.EditTrigger.NoEditTriggers
            if wanted and trigger & self.editTriggers():  # type: ignore[operator]
                self.pick_asked.emit(index)
            return False
        return super().edit(index, trigger, event)  # type: ignore[call-overload, no-any-return]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter edits, Delete clears, Ctrl+Delete removes the row; Tab leaves after the last cell."""
        index = self.currentIndex()
        last = index.row() == self.model().rowCount() - 1 and index.column() == self.model().columnCount() - 1
        first = index.row() <= 0 and index.column() <= 0
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.open_cell(index)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and index.isValid():
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.remove_asked.emit(index.row())
            else:
                self.clear_asked.emit(index)
        elif event.key() == Qt.Key.Key_Tab and last:
            self.focusNextPrevChild(True)
        elif event.key() == Qt.Key.Key_Backtab and first:
            self.focusNextPrevChild(False)
        else:
            super().keyPressEvent(event)

    def open_cell(self, index: QModelIndex) -> None:
        """Begin to edit a cell."""
        self.setCurrentIndex(index)
        model = self.model()
        if isinstance(model, GoodsModel) and model.columns[index.column()].kind == "countries":
            self.pick_asked.emit(index)
        else:
            super().edit(index)

    def fit(self) -> None:
        """Take the height of the rows."""
        rows = sum(self.rowHeight(row) for row in range(self.model().rowCount()))
        self.setFixedHeight(rows + self.horizontalHeader().sizeHint().height() + 2 * self.frameWidth() + 2)


class GoodsEditor(Editor):
    """The table, 加一行, and for an empty table 以上都没有 and 不清楚."""

    def __init__(self, field: Field, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(field, session, parent)
        book = session.rulebook
        self.model = GoodsModel(book.catalogue.columns, book.codes, session.lang, self)
        self.view = GoodsView(self)
        self.delegate = GoodsDelegate(book.codes, session.lang, self.view)
        self.view.setModel(self.model)
        self.view.setItemDelegate(self.delegate)
        self.add_button = QPushButton(self)
        self.copy_button = QPushButton(self)
        self.remove_button = QPushButton(self)
        self.chips = ChipSet(parent=self)
        self.chips.add(NONE, "none")
        self.chips.add(UNCLEAR, "unclear")
        self._raw: Json = None
        self._picker: Picker | None = None
        self._picked_cell = QModelIndex()
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(4))
        box.addWidget(self.view)
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        for button in (self.add_button, self.copy_button, self.remove_button):
            theme.set_role(button, "link")
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            row.addWidget(button)
        row.addStretch(1)
        box.addLayout(row)
        box.addWidget(self.chips)
        header = self.view.horizontalHeader()
        for place, column in enumerate(self.model.columns):
            width = _WIDTHS.get(column.kind)
            header.setSectionResizeMode(
                place, QHeaderView.ResizeMode.Stretch if width is None else QHeaderView.ResizeMode.Interactive
            )
            if width is not None:
                self.view.setColumnWidth(place, theme.px(width))

    def _connect(self) -> None:
        self.model.rows_edited.connect(self._on_rows_edited)
        self.model.rowsInserted.connect(self._on_count_changed)
        self.model.rowsRemoved.connect(self._on_count_changed)
        self.view.pick_asked.connect(self.open_picker)
        self.view.remove_asked.connect(self.remove_row)
        self.view.clear_asked.connect(self._on_clear_asked)
        self.view.clicked.connect(self.view.open_cell)
        self.view.selectionModel().currentChanged.connect(self._on_count_changed)
        self.add_button.clicked.connect(self._on_add)
        self.copy_button.clicked.connect(self._on_copy)
        self.remove_button.clicked.connect(self._on_remove)
        self.chips.chosen.connect(self._on_chosen)
        self.chips.cleared.connect(self._on_cleared)
        self._on_count_changed()
