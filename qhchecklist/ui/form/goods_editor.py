"""The goods table with its buttons: one row for each product, direction and market."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from qhchecklist.assess.reasons import open_cells
from qhchecklist.policy.answers import as_list
from qhchecklist.policy.doubts import UNCLEAR, Json
from qhchecklist.policy.field import Field
from qhchecklist.policy.problem import ProfileProblem
from qhchecklist.ui import theme
from qhchecklist.ui.form.chip_set import ChipSet
from qhchecklist.ui.form.code_editors import country_groups
from qhchecklist.ui.form.editor import Editor, dress, is_unclear
from qhchecklist.ui.form.flow import FlowLayout
from qhchecklist.ui.form.goods_clipboard import GoodsClipboard
from qhchecklist.ui.form.goods_delegate import GoodsDelegate
from qhchecklist.ui.form.goods_model import GoodsModel
from qhchecklist.ui.form.goods_view import GoodsView
from qhchecklist.ui.form.option_editors import NONE
from qhchecklist.ui.form.picker import Picker
from qhchecklist.ui.form.search import code_entries
from qhchecklist.ui.session import Session
from qhchecklist.ui.state import Typing

CELL = re.compile(r"(\w+)\[(\d+)\](?:\.(\w+))?")
"""A row or cell of a table as problems name it: `trade_lines[2].hs`."""


class GoodsEditor(Editor):
    """The table, 加一行, 从表格粘贴, and for an empty table 以上都没有 and 不清楚."""

    says_unanswered = False

    def __init__(self, field: Field, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(field, session, parent)
        book = session.rulebook
        self.model = GoodsModel(book.catalogue.columns, book.codes, session.lang, self)
        self.view = GoodsView(self)
        self.delegate = GoodsDelegate(book.codes, session.lang, self.view)
        self.view.setModel(self.model)
        self.view.setItemDelegate(self.delegate)
        self.clipboard = GoodsClipboard(field, session, self.model, self)
        self.add_button = QPushButton(self)
        self.paste_button = QPushButton(self)
        self.copy_button = QPushButton(self)
        self.remove_button = QPushButton(self)
        self.chips = ChipSet(parent=self)
        self.chips.add(NONE, "none")
        self.chips.add(UNCLEAR, "unclear")
        self._raw: Json = None
        self._picker: Picker | None = None
        self._picked_cell = QPersistentModelIndex()
        self._picked: list[str] | None = None
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(4))
        box.addWidget(self.view)
        row = FlowLayout(gap=theme.px(12), row_gap=theme.px(2))
        for button in self.buttons():
            dress(button, "link")
            button.setAutoDefault(True)  # Enter presses it, as Space does
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            row.addWidget(button)
        box.addLayout(row)
        box.addWidget(self.chips)

    def buttons(self) -> tuple[QPushButton, ...]:
        """What can be done with rows, in the order of the row below the table."""
        return self.add_button, self.paste_button, self.copy_button, self.remove_button

    def _connect(self) -> None:
        self.model.rows_edited.connect(self._on_rows_edited)
        self.model.rowsInserted.connect(self._on_count_changed)
        self.model.rowsRemoved.connect(self._on_count_changed)
        self.view.pick_asked.connect(self.open_picker)
        self.view.remove_asked.connect(self.remove_row)
        self.view.clear_asked.connect(self._on_clear_asked)
        self.view.add_asked.connect(self._on_add)
        self.view.copy_asked.connect(self._on_copy_asked)
        self.view.paste_asked.connect(self.paste)
        self.view.clicked.connect(self.view.open_cell)
        self.view.selectionModel().currentChanged.connect(self._on_count_changed)
        self.add_button.clicked.connect(self._on_add)
        self.paste_button.clicked.connect(self.paste)
        self.copy_button.clicked.connect(self._on_copy)
        self.remove_button.clicked.connect(self._on_remove)
        self.chips.chosen.connect(self._on_chosen)
        self.chips.cleared.connect(self._on_cleared)
        self._on_count_changed()

    # --- the document --------------------------------------------------------------------------------

    def show_answer(self, raw: Json, canonical: Json) -> None:
        """Show the rows; text that is no table stands beside as written."""
        self._raw = raw
        is_table = isinstance(raw, list)
        self.model.show_rows(raw if is_table else [], as_list(canonical) if is_table else [])
        self._show_chips()

    def show_problems(self, problems: Sequence[ProfileProblem]) -> None:
        """Problems of cells, and empty cells that keep findings open."""
        self.model.show_problems(problems, open_cells(self.session.reading.facts))

    def sentences(self, problems: Sequence[ProfileProblem]) -> list[str]:
        """Each problem with its row and column in front; nothing for one of the whole table."""
        return [self._sentence(problem) for problem in problems]

    def _sentence(self, problem: ProfileProblem) -> str:
        found = CELL.fullmatch(problem.field)
        if found is None:
            return ""
        number, key = found[2], found[3]
        label = next((column.label[self.lang] for column in self.model.columns if column.key == key), key or "")
        told = problem.message[self.lang]
        for lead in (f"货物明细第{number}行：", f"货物明细第{number}行", f"Row {number}: ", f"Row {number} "):
            told = told.removeprefix(lead)
        return self.tr("第{0}行 {1}：{2}").format(number, label, told) if label else problem.message[self.lang]

    def _show_chips(self) -> None:
        unclear, none = is_unclear(self._raw), isinstance(self._raw, str | list) and not as_list(self._raw)
        written = "" if self._raw is None or unclear or isinstance(self._raw, list) or none else f"“{self._raw}”"
        self.chips.show_written(written)
        checked = [UNCLEAR] if unclear else [NONE] if none else []
        self.chips.show_state(checked, pending=self._raw is None or bool(written))
        self.chips.setVisible(not self.model.is_in_document())

    def _on_rows_edited(self, rows: Json) -> None:
        self.answer(rows)

    def _on_chosen(self, key: str) -> None:
        chip = self.chips.chip(key)
        given: Json = [] if key == NONE else UNCLEAR
        self.answer(given if chip is not None and chip.isChecked() else None)

    def _on_cleared(self) -> None:
        self.answer(None)

    # --- rows ----------------------------------------------------------------------------------------

    def _on_count_changed(self) -> None:
        """Buttons and height follow the number of rows and the current one."""
        rows = self.model.rowCount()
        self.view.setVisible(rows > 0)
        self.view.fit()
        current = 0 <= self.view.currentIndex().row() < rows
        self.copy_button.setVisible(current)
        self.remove_button.setVisible(current)
        self.chips.setVisible(not self.model.is_in_document())

    def _on_add(self) -> None:
        self._go_to(self.model.add_row())

    def _on_copy(self) -> None:
        if self.view.currentIndex().isValid():
            self._go_to(self.model.add_row(copy_of=self.view.currentIndex().row()))

    def _on_remove(self) -> None:
        self.remove_row(self.view.currentIndex().row())

    def remove_row(self, place: int) -> None:
        """Take a row away and stay near its place."""
        if 0 <= place < self.model.rowCount():
            column = max(0, self.view.currentIndex().column())
            self.model.remove_row(place)
            self.view.setCurrentIndex(self.model.index(min(place, self.model.rowCount() - 1), column))
            self._on_count_changed()

    def paste(self) -> None:
        """Take in the rows on the clipboard."""
        self.commit()
        first = self.clipboard.paste(self.view.currentIndex() if self.view.hasFocus() else QModelIndex())
        if first is not None:
            self.go_to_cell(first, "")

    def _on_copy_asked(self) -> None:
        places = self.view.rows_selected()
        if places:
            self.clipboard.copy(places)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste and Insert work from the buttons too, where there is no table yet."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() == Qt.Key.Key_Insert:
            self._on_add()
        else:
            super().keyPressEvent(event)

    def _go_to(self, place: int) -> None:
        self.view.setCurrentIndex(self.model.index(place, 0))
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self.view, self.view.reveal)  # once the page has made room for the row

    def go_to_cell(self, number: int, column: str) -> None:
        """Put the focus on a cell, as named by a problem: the document's row number and a column key."""
        place = self.model.place_of(number)
        columns = [one.key for one in self.model.columns]
        if place is not None:
            self.view.setCurrentIndex(self.model.index(place, columns.index(column) if column in columns else 0))
        self.take_focus()

    def _on_clear_asked(self, index: QModelIndex) -> None:
        self.model.setData(index, None)

    # --- markets -------------------------------------------------------------------------------------

    def open_picker(self, index: QModelIndex) -> None:
        """Choose the markets of a row; closing the list is one undo step."""
        if self._picker is None:
            entries = code_entries(self.session.rulebook.codes, "countries")
            self._picker = Picker(entries, country_groups(self.session), self.lang, self)
            self._picker.picked.connect(self._on_picked)
            self._picker.closed.connect(self._on_picker_closed)
        self._picker.set_groups(country_groups(self.session))
        self._picker.relabel(self.lang)
        self._picked_cell = QPersistentModelIndex(index)
        self._picked = None
        area = self.view.visualRect(index)
        place = QRect(self.view.viewport().mapToGlobal(area.topLeft()), area.size())
        value = index.data(Qt.ItemDataRole.EditRole)
        self._picker.open_at(place, [str(one) for one in as_list(value)] if value is not None else [])

    def _on_picked(self, chosen: list[str]) -> None:
        self._picked = list(chosen)

    def _on_picker_closed(self) -> None:
        if self._picked is not None and self._picked_cell.isValid():
            self.model.setData(self._picked_cell, self._picked or None)
        self._picked = None

    # --- words and focus -----------------------------------------------------------------------------

    def relabel(self) -> None:
        """Words of the buttons and of the table."""
        label = self.field.label[self.lang]
        self.add_button.setText(self.tr("＋ 加一行"))
        self.add_button.setToolTip("Insert")
        self.paste_button.setText(self.tr("从表格粘贴"))
        self.paste_button.setToolTip(self.tr("Ctrl+V：粘贴从 Excel、WPS 复制的行；Ctrl+C 复制选中的行"))
        self.copy_button.setText(self.tr("复制本行"))
        self.remove_button.setText(self.tr("删除本行"))
        for button in self.buttons():
            button.setAccessibleName(label + " " + button.text())
        self.view.setAccessibleName(label)
        for key, text in ((NONE, self.tr("以上都没有（没有进出口货物）")), (UNCLEAR, self.unclear_text())):
            chip = self.chips.chip(key)
            if chip is not None:
                chip.name(text, f"{label} {text}")
        self.delegate.lang = self.lang
        self.model.speak(self.lang)
        self.view.share_width()
        self._show_chips()

    def commit(self) -> None:
        """Hand over the cell being edited."""
        editor = self.view.indexWidget(self.view.currentIndex())
        if editor is not None:
            self.delegate.commitData.emit(editor)

    def peek(self, typing: Typing) -> None:
        """The rows with the cell being edited, or with the markets being picked."""
        editor, index = self.view.indexWidget(self.view.currentIndex()), self.view.currentIndex()
        if self._picked is not None and self._picked_cell.isValid():
            typing.answers[self.field.key] = self.model.rows_with(self._picked_cell, self._picked or None)
        elif isinstance(editor, QLineEdit) and editor.isModified():
            typing.answers[self.field.key] = self.model.rows_with(index, editor.text())

    def take_focus(self) -> None:
        """Focus the table, or 加一行 while there is none."""
        if self.model.rowCount():
            if not self.view.currentIndex().isValid():
                self.view.setCurrentIndex(self.model.index(0, 0))
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
