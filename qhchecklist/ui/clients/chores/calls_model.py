"""The clients to be called, as a table."""

from __future__ import annotations

from typing import Literal, TypeAlias, get_args

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from qhchecklist.carry_over.affected import Affected
from qhchecklist.policy.text import Lang
from qhchecklist.ui import theme
from qhchecklist.ui.elided import plain
from qhchecklist.ui.legible import isolated

Index = QModelIndex | QPersistentModelIndex

Column: TypeAlias = Literal["firm", "why", "count", "person", "phone", "last", "due"]

COLUMNS: tuple[Column, ...] = get_args(Column)


def titles() -> dict[Column, str]:
    """The heads of the columns, in the present language."""
    return {
        "firm": QCoreApplication.translate("CallsWindow", "企业名称"),
        "why": QCoreApplication.translate("CallsWindow", "为什么回电"),
        "count": QCoreApplication.translate("CallsWindow", "牵涉事项"),
        "person": QCoreApplication.translate("CallsWindow", "联系人"),
        "phone": QCoreApplication.translate("CallsWindow", "电话"),
        "last": QCoreApplication.translate("CallsWindow", "上次来访"),
        "due": QCoreApplication.translate("CallsWindow", "最近期限"),
    }


class CallsModel(QAbstractTableModel):
    """One row for each client, in the order of calling."""

    def __init__(self, found: tuple[Affected, ...], lang: Lang, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.found = found
        self._lang = lang

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """As many as there are calls."""
        return 0 if parent.isValid() else len(self.found)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """The seven columns."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The names of the columns."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return titles()[COLUMNS[section]] if section < len(COLUMNS) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What one cell shows and says."""
        if not index.isValid():
            return None
        one, column = self.found[index.row()], COLUMNS[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._cell(one, column)
            case Qt.ItemDataRole.ToolTipRole:
                return plain("\n".join(self.concerns(index.row())) if column == "count" else self._cell(one, column))
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(one) if column == "firm" else self._cell(one, column)
            case Qt.ItemDataRole.ForegroundRole:
                return theme.colour("ink" if column in ("firm", "why") else "muted")
            case Qt.ItemDataRole.TextAlignmentRole:
                return int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
            case _:
                return None

    def concerns(self, row: int) -> list[str]:
        """The supports of one client that the call is about."""
        return [concern.text()[self._lang] for concern in self.found[row].concerns]

    def about(self, row: int) -> list[str]:
        """All that is worth knowing before the call: who, why, and about which supports."""
        one = self.found[row]
        contact = one.told.contact
        who = (one.told.name, contact.person, contact.phone, contact.address, contact.note)
        reasons = [_line(reason[self._lang]) for reason in one.reasons]
        return [" · ".join(_line(part) for part in who if part), *reasons, *self.concerns(row)]

    def _cell(self, one: Affected, column: Column) -> str:
        told = one.told
        match column:
            case "firm":
                return _line(told.name) or QCoreApplication.translate("CallsWindow", "未命名企业")
            case "why":
                return ("；" if self._lang == "zh" else "; ").join(_line(reason[self._lang]) for reason in one.reasons)
            case "count":
                return str(len(one.concerns))
            case "person":
                return _line(told.contact.person)
            case "phone":
                return _line(told.contact.phone)
            case "last":
                return told.at.astimezone().strftime("%Y-%m-%d")
            case "due":
                return one.due.isoformat() if one.due is not None else ""

    def _spoken(self, one: Affected) -> str:
        named = titles()
        parts = [self._cell(one, "firm")]
        parts += [f"{named[column]} {words}" for column in COLUMNS[1:] if (words := self._cell(one, column))]
        return ("，" if self._lang == "zh" else ", ").join(parts)


def _line(text: str) -> str:
    """A text of somebody else's, without what would break the line or turn it round."""
    return isolated("".join(filter(str.isprintable, text)))
