"""The list inside a picker: what was found, with a tick at what is chosen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from qhchecklist.policy.text import Lang
from qhchecklist.ui.form.search import Entry, SearchIndex

CODE = int(Qt.ItemDataRole.UserRole) + 1
"""Role of the code, which is the identity; labels are only for reading."""

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class PickerModel(QAbstractListModel):
    """Entries of one code list, filtered by what is typed, checked where chosen."""

    def __init__(self, entries: Iterable[Entry], lang: Lang, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._index = SearchIndex(entries)
        self._found = self._index.entries
        self._chosen: frozenset[str] = frozenset()
        self._lang: Lang = lang

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """One row for each entry found."""
        return 0 if parent.isValid() else len(self._found)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Name with code, tick, code."""
        if not index.isValid() or index.row() >= len(self._found):
            return None
        entry = self._found[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:  # a narrow list shortens its lines
                name = entry.text[self._lang]
                return name if entry.code.islower() else f"{name}  {entry.code}"  # ours alone says nothing
            case Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Checked if entry.code in self._chosen else Qt.CheckState.Unchecked
            case _ if role == CODE:
                return entry.code
            case _:
                return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows are selected here and ticked by the picker."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def find(self, typed: str) -> None:
        """Show what fits."""
        found = self._index.find(typed)
        if found != self._found:
            self.beginResetModel()
            self._found = found
            self.endResetModel()

    def choose(self, codes: Iterable[str]) -> None:
        """Tick exactly these."""
        self._chosen = frozenset(codes)
        if self._found:
            first, last = self.index(0, 0), self.index(len(self._found) - 1, 0)
            self.dataChanged.emit(first, last, [int(Qt.ItemDataRole.CheckStateRole)])

    def speak(self, lang: Lang) -> None:
        """Names in a language."""
        self._lang = lang
        if self._found:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._found) - 1, 0))
