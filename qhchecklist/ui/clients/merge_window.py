"""Two desks changed one client: what both changed is decided here, row by row, before anything is saved."""

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
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from qhchecklist.policy.record import record
from qhchecklist.policy.text import Lang, Text
from qhchecklist.ui import theme
from qhchecklist.ui.clients.laid import Change, ConflictRow, Laid, Side, key_of
from qhchecklist.ui.elided import plain
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
                words = (row.label, row.base, row.mine, row.theirs)[column][self._lang]
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


class MergeWindow(QDialog):
    """Blocks its window while it is open; `accepted` when everything is decided and is to be saved.

    Until then both sides are kept: ours in the window and its draft, theirs in the store.
    """

    def __init__(self, laid: Laid, words: MergeWords, lang: Lang, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("topic", "clients")  # of the guide
        self._words = words
        self.setWindowTitle(words.title)
        self.model = ConflictModel(laid.rows, words, lang, self)
        self.table = ConflictTable(self.model, self)
        self.table.setColumnHidden(1, not words.has_before)
        self.table.setVisible(bool(laid.rows))
        self.table.setAccessibleName(self.tr("两处都改过的项目"))
        self.rest = QPlainTextEdit(self)
        self.rest.setReadOnly(True)
        self.rest.setTabChangesFocus(True)
        self.rest.setAccessibleName(self.tr("只有一处改过、都会保留的"))
        self.rest.setPlainText("\n".join(self._lines(laid, lang)))
        self.rest.setVisible(bool(self.rest.toPlainText()))
        self.summary = _label(words.summary, self)
        self.keys = _label(self.tr("↑↓ 换行　← 用{0}　→ 用{1}").format(words.mine, words.theirs), self)
        theme.set_role(self.keys, "muted")
        self.ours = QPushButton(self.tr("全用{0}").format(words.mine), self)
        self.theirs = QPushButton(self.tr("全用{0}").format(words.theirs), self)
        for widget in (self.keys, self.ours, self.theirs):
            widget.setVisible(bool(laid.rows))
        self.later = QPushButton(self.tr("先不存") if words.has_before else self.tr("取消"), self)
        self.take = QPushButton(words.take, self)
        self._lay_out()
        self.model.decided.connect(self._on_decided)
        self.ours.clicked.connect(self._on_ours)
        self.theirs.clicked.connect(self._on_theirs)
        self.later.clicked.connect(self.reject)
        self.take.clicked.connect(self.accept)
        self._on_decided()

    def _lay_out(self) -> None:
        below, whole = QHBoxLayout(), QVBoxLayout(self)
        below.setSpacing(theme.px(9))
        for button in (self.ours, self.theirs):
            below.addWidget(button)
        below.addStretch(1)
        for button in (self.later, self.take):
            below.addWidget(button)
        for button in (self.ours, self.theirs, self.later, self.take):
            button.setAutoDefault(False)
        theme.set_role(self.take, "primary")
        whole.setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(14))
        whole.setSpacing(theme.px(10))
        whole.addWidget(self.summary)
        whole.addWidget(self.table, 3)
        whole.addWidget(self.rest, 1)
        whole.addWidget(self.keys)
        whole.addLayout(below)
        room = self.screen().availableGeometry()
        self.resize(min(theme.px(940), room.width() - theme.px(40)), min(theme.px(600), room.height() - theme.px(60)))

    def showEvent(self, event: QShowEvent) -> None:
        """The first row waits for its decision."""
        super().showEvent(event)
        (self.table if self.table.isVisible() else self.take).setFocus(Qt.FocusReason.OtherFocusReason)
        self.table.setCurrentIndex(self.model.index(0, 0))

    def _lines(self, laid: Laid, lang: Lang) -> list[str]:
        told = [self._words.only_theirs.format(self._told(one)[lang]) for one in laid.theirs]
        return told + [self._words.only_mine.format(self._told(one)[lang]) for one in laid.ours]

    def _told(self, one: Change) -> Text:
        return one.text() if self._words.has_before else one.now()

    def sides(self) -> Mapping[str, Side]:
        """What was decided."""
        return self.model.sides()

    def _on_decided(self) -> None:
        left = len(self.model.open_rows())
        self.take.setEnabled(not left)
        self.take.setDefault(not left)
        self.take.setText(self.tr("还有 {0} 项没选").format(left) if left else self._words.take)

    def _on_ours(self) -> None:
        self.model.choose_all("mine")

    def _on_theirs(self) -> None:
        self.model.choose_all("theirs")


def _label(words: str, parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(words)
    label.setWordWrap(True)
    return label
