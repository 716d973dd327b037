"""The attachments of a client as a table."""

from __future__ import annotations

from typing import Literal, TypeAlias, get_args

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from qhchecklist.policy.text import Lang
from qhchecklist.store.held_files import HeldFile
from qhchecklist.ui import theme
from qhchecklist.ui.elided import plain

Index = QModelIndex | QPersistentModelIndex

Column: TypeAlias = Literal["name", "size", "day", "by"]

COLUMNS: tuple[Column, ...] = get_args(Column)

_MIB = 1024 * 1024


def titles() -> dict[Column, str]:
    """The heads of the columns, in the present language."""
    return {
        "name": QCoreApplication.translate("FilesWindow", "文件名"),
        "size": QCoreApplication.translate("FilesWindow", "大小"),
        "day": QCoreApplication.translate("FilesWindow", "存入日期"),
        "by": QCoreApplication.translate("FilesWindow", "经办人"),
    }


def shown_name(held: HeldFile) -> str:
    """A file's name, which somebody else gave it, without what would break the line or turn it round."""
    name = "".join(filter(str.isprintable, held.attachment.name))
    return name or QCoreApplication.translate("FilesWindow", "未命名文件")


def size_words(size: int) -> str:
    """Bytes in the units in which the limits are told."""
    return f"{size / _MIB:.1f} MiB" if size >= _MIB else f"{-(-size // 1024)} KB"


class FilesModel(QAbstractTableModel):
    """One row for each file, newest first."""

    def __init__(self, lang: Lang, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lang = lang
        self.files: tuple[HeldFile, ...] = ()

    def show(self, files: tuple[HeldFile, ...]) -> None:
        """Show these."""
        self.beginResetModel()
        self.files = files
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """As many as there are files."""
        return 0 if parent.isValid() else len(self.files)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """The four columns."""
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
        held, column = self.files[index.row()], COLUMNS[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _cell(held, column)
            case Qt.ItemDataRole.ToolTipRole:
                return plain(_cell(held, column))
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(held) if column == "name" else _cell(held, column)
            case Qt.ItemDataRole.ForegroundRole:
                return theme.colour("ink" if column == "name" else "muted")
            case Qt.ItemDataRole.TextAlignmentRole:
                return int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
            case _:
                return None

    def _spoken(self, held: HeldFile) -> str:
        named = titles()
        parts = [shown_name(held), *(f"{named[one]} {words}" for one in COLUMNS[1:] if (words := _cell(held, one)))]
        return ("，" if self._lang == "zh" else ", ").join(parts)


def _cell(held: HeldFile, column: Column) -> str:
    one = held.attachment
    match column:
        case "name":
            return shown_name(held)
        case "size":
            return size_words(one.size)
        case "day":
            return one.at.astimezone().strftime("%Y-%m-%d")
        case "by":
            return "".join(filter(str.isprintable, one.by))
