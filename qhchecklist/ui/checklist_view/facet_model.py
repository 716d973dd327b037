"""What the list can be filtered by, as a tree: five facets, below each its choices with their counts."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from qhchecklist.policy.text import Lang, Text
from qhchecklist.ui import theme
from qhchecklist.ui.checklist_view.lens import FACETS, Choice, Facet

CHOICE = int(Qt.ItemDataRole.UserRole) + 1
"""Role of the choice, which is the identity; labels are only for reading."""


class FacetModel(QStandardItemModel):
    """Two columns: what can be chosen, ticked where it is, and how many items it would show."""

    def __init__(self, choices: Mapping[Choice, Text], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choices = choices
        self._headings: dict[Facet, QStandardItem] = {facet: _cell() for facet in FACETS}
        self._cells: dict[Choice, tuple[QStandardItem, QStandardItem]] = {}
        for heading in self._headings.values():
            self.appendRow([heading, _cell()])
        for choice in choices:
            cells = _cell(), _cell()
            cells[0].setData(choice, CHOICE)
            cells[1].setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._headings[choice.facet].appendRow(list(cells))
            self._cells[choice] = cells

    def show(self, counts: Mapping[Choice, int], chosen: frozenset[Choice], lang: Lang) -> None:
        """Words, ticks and counts; what did not change is not announced."""
        for facet, heading in self._headings.items():
            heading.setText(self._title(facet))
        for choice, (name, number) in self._cells.items():
            text, count = self._choices[choice][lang], counts[choice]
            name.setText(text)
            name.setToolTip(text)
            name.setCheckState(Qt.CheckState.Checked if choice in chosen else Qt.CheckState.Unchecked)
            name.setData(f"{text}，{self.tr('{0} 项').format(count)}", Qt.ItemDataRole.AccessibleTextRole)
            number.setText(str(count))
            for cell in (name, number):
                cell.setForeground(theme.colour("ink" if count and cell is name else "muted" if count else "no"))

    def choice(self, index: QModelIndex | QPersistentModelIndex) -> Choice | None:
        """What an index stands for; None for a facet."""
        found = index.siblingAtColumn(0).data(CHOICE) if isinstance(index, QModelIndex) else None
        return found if isinstance(found, Choice) else None

    def heading(self, facet: Facet) -> QModelIndex:
        """Where a facet stands."""
        return self.indexFromItem(self._headings[facet])

    def index_of(self, choice: Choice) -> QModelIndex:
        """Where a choice stands."""
        return self.indexFromItem(self._cells[choice][0])

    def _title(self, facet: Facet) -> str:
        match facet:
            case "state":
                return self.tr("办理状态")
            case "measure":
                return self.tr("措施")
            case "department":
                return self.tr("责任单位")
            case "kind":
                return self.tr("类别")
            case "strength":
                return self.tr("力度")


def _cell() -> QStandardItem:
    """A cell that is read, not edited: ticks are made by whoever shows the model."""
    cell = QStandardItem()
    cell.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
    return cell
