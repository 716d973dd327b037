"""What a row of the list tells views and screen readers, role by role."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt

from qhchecklist.ui.checklist_view.rows import GroupRow, ItemRow, keys_hint


class Role(IntEnum):
    """What an index carries besides its words."""

    ID = Qt.ItemDataRole.UserRole + 1
    GROUP = Qt.ItemDataRole.UserRole + 2
    ROW = Qt.ItemDataRole.UserRole + 3
    COUNT = Qt.ItemDataRole.UserRole + 4


def heading_data(heading: GroupRow, hits: int | None, role: int) -> Any:
    """Of a heading; `hits`: how many of its items a search finds, None when nothing is searched."""
    match role:
        case Qt.ItemDataRole.DisplayRole:
            return heading.title
        case Qt.ItemDataRole.AccessibleTextRole:
            return _spoken(heading, hits)
        case Qt.ItemDataRole.ToolTipRole:
            return heading.words if heading.count else _spoken(heading, None)
        case Role.GROUP:
            return heading.key
        case Role.ROW:
            return heading
        case Role.COUNT:
            return count_text(heading, hits)
        case _:
            return None


def count_text(heading: GroupRow, hits: int | None) -> str:
    """How many items a heading has, and how many of them a search finds."""
    return str(heading.count) if hits is None else f"{hits}/{heading.count}"


def _spoken(heading: GroupRow, hits: int | None) -> str:
    """A heading with its count; whether it is folded is told by the view."""
    translate = QCoreApplication.translate
    if not heading.count:
        return translate("Checklist", "{0}，现在没有事项").format(heading.words)
    if hits is None:
        return translate("Checklist", "{0}，{1} 项").format(heading.words, heading.count)
    return translate("Checklist", "{0}，显示 {1} 项，共 {2} 项").format(heading.words, hits, heading.count)


def item_data(item: ItemRow, role: int) -> Any:
    """Of an item."""
    match role:
        case Qt.ItemDataRole.DisplayRole:
            return item.title
        case Qt.ItemDataRole.AccessibleTextRole:
            return item.spoken
        case Qt.ItemDataRole.ToolTipRole:
            return f"{item.title} · {item.words}\n{item.second}\n{keys_hint()}"
        case Role.ID:
            return item.id
        case Role.GROUP:
            return item.group
        case Role.ROW:
            return item
        case _:
            return None
