"""The rows of two sides that differ, in a table: one side is chosen for each."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from qhchecklist.policy.record import record
from qhchecklist.policy.text import Lang
from qhchecklist.ui import theme
from qhchecklist.ui.clients.laid import ConflictRow, Side, key_of
from qhchecklist.ui.elided import plain
from qhchecklist.ui.legible import legible
from qhchecklist.ui.notices import announce

Index = QModelIndex | QPersistentModelIndex

_SIDES: dict[int, Side] = {2: "mine", 3: "theirs"}
"""The columns of the two sides, after what it is and what it was."""


@record
class MergeWords:
    """What the two sides are called, and what is said of them. `mine`, `theirs`: heads of the columns."""

    title: str
    summary: str
    mine: str
    theirs: str
    only_mine: str
    only_theirs: str
    take: str
    has_before: bool = True


def desk_words(firm: str, by: str, count: int) -> MergeWords:
    """Of two desks that changed one client."""
    said = QCoreApplication.translate(
        "MergeWindow", "“{0}”刚刚被 {1} 存过。有 {2} 项两处都改了，请逐项选一边；选完存入之前，两边都留着。"
    )
    return MergeWords(
        QCoreApplication.translate("MergeWindow", "合并两处的改动"),
        said.format(firm, by or QCoreApplication.translate("MergeWindow", "另一处"), count),
        QCoreApplication.translate("MergeWindow", "我方"),
        QCoreApplication.translate("MergeWindow", "对方"),
        QCoreApplication.translate("MergeWindow", "只有我方改过，保留：{0}"),
        QCoreApplication.translate("MergeWindow", "只有对方改过，已采用：{0}"),
        QCoreApplication.translate("MergeWindow", "存入"),
    )


def duplicate_words(first: str, second: str, count: int) -> MergeWords:
    """Of two clients that are one firm."""
    said = QCoreApplication.translate(
        "MergeWindow", "“{0}”和“{1}”合并成一份：两份的来访都在，有 {2} 项两份不同，请逐项选。合并以后不能拆开。"
    )
    return MergeWords(
        QCoreApplication.translate("MergeWindow", "合并重复的客户"),
        said.format(first, second, count),
        QCoreApplication.translate("MergeWindow", "前一份"),
        QCoreApplication.translate("MergeWindow", "后一份"),
        QCoreApplication.translate("MergeWindow", "只有前一份有，保留：{0}"),
        QCoreApplication.translate("MergeWindow", "只有后一份有，保留：{0}"),
        QCoreApplication.translate("MergeWindow", "合并"),
        has_before=False,
    )


class ConflictModel(QAbstractTableModel):
    """One row for each conflict; `decided` after a choice."""

    decided = Signal()

    def __init__(
        self, rows: tuple[ConflictRow, ...], words: MergeWords, lang: Lang, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._rows = rows
        self._words = words
        self._lang = lang
        self._sides: dict[int, Side] = {}

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """As many as there are conflicts."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """What, before, ours, theirs."""
        return 0 if parent.isValid() else 4

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The names of the columns."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        heads = self.tr("项目"), self.tr("原来"), self._words.mine, self._words.theirs
        return heads[section] if section < len(heads) else None

    def choose(self, row: int, side: Side) -> None:
        """Decide one row."""
        if 0 <= row < len(self._rows):
            self._sides[row] = side
            self.dataChanged.emit(self.index(row, 0), self.index(row, 3))
            self.decided.emit()

    def choose_all(self, side: Side) -> None:
        """Decide every row alike."""
        for row in range(len(self._rows)):
            self.choose(row, side)

    def open_rows(self) -> list[int]:
        """The rows that are not decided."""
        return [row for row in range(len(self._rows)) if row not in self._sides]

    def sides(self) -> Mapping[str, Side]:
        """What was decided, by `key_of`."""
        return {key_of(self._rows[row].conflict): side for row, side in self._sides.items()}

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words, with a ring before each side that is filled when it is chosen."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        side = _SIDES.get(column)
        chosen = side is not None and self._sides.get(index.row()) == side
        match role:
            case Qt.ItemDataRole.DisplayRole:
                words = legible((row.label, row.base, row.mine, row.theirs)[column][self._lang])
                return words if side is None else f"{'●' if chosen else '○'} {words}"
            case Qt.ItemDataRole.ToolTipRole:
                return plain((row.label, row.base, row.mine, row.theirs)[column][self._lang])
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(index.row()) if column == 0 else None
            case Qt.ItemDataRole.BackgroundRole:
                return theme.colour("accent_bg") if chosen else None
            case Qt.ItemDataRole.ForegroundRole:
                return theme.colour("muted" if column == 1 else "accent" if chosen else "ink")
            case Qt.ItemDataRole.FontRole:
                return theme.font(13 / 14, bold=chosen or column == 0)
            case Qt.ItemDataRole.TextAlignmentRole:
                return int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            case _:
                return None

    def _spoken(self, number: int) -> str:
        row, lang = self._rows[number], self._lang
        names = {"mine": self._words.mine, "theirs": self._words.theirs}
        side = self._sides.get(number)
        state = self.tr("已选{0}").format(names[side]) if side is not None else self.tr("还没有选")
        parts = [f"{row.label[lang]}{'，' if lang == 'zh' else ', '}{state}"]
        if self._words.has_before:
            parts.append(self.tr("原来 {0}").format(row.base[lang]))
        parts += [f"{self._words.mine} {row.mine[lang]}", f"{self._words.theirs} {row.theirs[lang]}"]
        return ("；" if lang == "zh" else "; ").join(parts)


class ConflictTable(QTableView):
    """Left takes ours, right takes theirs, and goes on to the next row."""

    def __init__(self, model: ConflictModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._conflicts = model
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.clicked.connect(self._on_clicked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A side for the present row."""
        match event.key():
            case Qt.Key.Key_Left:
                self._choose("mine")
            case Qt.Key.Key_Right:
                self._choose("theirs")
            case _:
                super().keyPressEvent(event)

    def _choose(self, side: Side) -> None:
        row = self.currentIndex().row()
        self._conflicts.choose(row, side)
        announce(self, str(self._conflicts.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)))
        if row + 1 < self._conflicts.rowCount():
            self.setCurrentIndex(self._conflicts.index(row + 1, 0))

    def _on_clicked(self, index: QModelIndex) -> None:
        side = _SIDES.get(index.column())
        if side is not None:
            self._conflicts.choose(index.row(), side)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Every word of a row is in sight."""
        super().resizeEvent(event)
        self.resizeRowsToContents()
