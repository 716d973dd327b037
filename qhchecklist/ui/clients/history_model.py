"""The history of a client as a list that can be narrowed by typing."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from qhchecklist.policy.text import Lang
from qhchecklist.ui.clients.history_words import History, HistoryLine
from qhchecklist.ui.elided import plain, shortened

Index = QModelIndex | QPersistentModelIndex

_LONGEST_TIP = 1_500


class HistoryModel(QAbstractListModel):
    """One row for each change that has all the words that were typed, newest first."""

    def __init__(self, lang: Lang, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lang: Lang = lang
        self._words: list[str] = []
        self.history = History()
        self._shown: tuple[HistoryLine, ...] = ()

    def show(self, history: History) -> None:
        """Show another history; what was typed still holds."""
        self.history = history
        self._narrow()

    def narrow(self, typed: str) -> None:
        """Show only what has every one of these words, in any place; none shows all."""
        self._words = typed.casefold().split()
        self._narrow()

    def _narrow(self) -> None:
        self.beginResetModel()
        self._shown = tuple(one for one in self.history.lines if self._fits(one))
        self.endResetModel()

    def _fits(self, line: HistoryLine) -> bool:
        text = line.whole[self._lang].casefold()
        return all(word in text for word in self._words)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """As many as fit."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The sentence; whole for who hears it or points at it."""
        if not index.isValid():
            return None
        line = self._shown[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line.text[self._lang]
            case Qt.ItemDataRole.AccessibleTextRole:
                return line.whole[self._lang]
            case Qt.ItemDataRole.ToolTipRole:
                return plain(shortened(line.whole[self._lang], _LONGEST_TIP))
            case _:
                return None
