"""How one looks at the list: what is shown of it, in which order, which groups are unfolded.

Nothing of this belongs to the firm: it is no undo step and is saved in no file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal, TypeAlias, get_args

from PySide6.QtCore import QObject, Signal

from qhchecklist.checklist import KINDS, STRENGTHS, Checklist, GroupKey, Item, departments_text, measure_label
from qhchecklist.policy.model import Policy
from qhchecklist.policy.record import record
from qhchecklist.policy.text import Lang, Text
from qhchecklist.settings import ListOrder
from qhchecklist.ui.checklist_view.search import Finder
from qhchecklist.work import WORK_STATES

Facet: TypeAlias = Literal["state", "measure", "department", "kind", "strength"]
FACETS: tuple[Facet, ...] = get_args(Facet)

OPEN_AT_FIRST: frozenset[GroupKey] = frozenset({"right", "guided", "needs_information"})
"""What a person acts on next; the wide encouragements and what does not apply start folded."""


@record
class Choice:
    """One value that a filter may ask for."""

    facet: Facet
    key: str


@record
class Filter:
    """A search text and chosen values. Of one facet any value is enough, of several each must fit."""

    query: str = ""
    chosen: frozenset[Choice] = frozenset()

    @property
    def active(self) -> bool:
        """Whether anything may be hidden."""
        return bool(self.query.strip() or self.chosen)

    def toggled(self, choice: Choice) -> Filter:
        """The same filter with one value more or less."""
        return replace(self, chosen=self.chosen ^ {choice})

    def passes(self, item: Item, free: Facet | None = None) -> bool:
        """Whether an item has the chosen values; the facet `free` is not looked at."""
        wanted = {choice.facet for choice in self.chosen if choice.facet != free}
        return all(any(Choice(facet, key) in self.chosen for key in values(item, facet)) for facet in wanted)


NO_FILTER = Filter()


def values(item: Item, facet: Facet) -> tuple[str, ...]:
    """The values of an item in one facet; only departments can be several."""
    match facet:
        case "state":
            return (item.work.state,)
        case "measure":
            return (str(item.measure.number or 0),)
        case "department":
            return item.measure.department_names or (departments_text(item.measure).zh,)
        case "kind":
            return (item.finding.support.kind,)
        case "strength":
            return (item.finding.support.strength,)


def choices(policy: Policy) -> Mapping[Choice, Text]:
    """Everything that can be chosen, with its words: by facet, each in its own order."""
    found: dict[Choice, Text] = {Choice("state", key): text for key, text in WORK_STATES.items()}
    found |= {Choice("measure", str(one.number or 0)): measure_label(one) for one in policy.measures}
    for measure in policy.measures:
        labels = measure.department_labels or (departments_text(measure),)
        keys = measure.department_names or (departments_text(measure).zh,)
        found |= {Choice("department", key): label for key, label in zip(keys, labels, strict=True)}
    kinds = {support.kind for support in policy.supports}
    found |= {Choice("kind", key): text for key, text in KINDS.items() if key in kinds}
    return found | {Choice("strength", key): text for key, text in STRENGTHS.items()}


class Lens(QObject):
    """The filter, the order and the folding of the list, kept while the window lives.

    `filtered` after the filter changed; `ordered` after the order changed. `filter_asked` and `fold_asked`
    (everything: True folds, False unfolds) are for the list on screen.
    """

    filtered = Signal()
    ordered = Signal()
    filter_asked = Signal()
    fold_asked = Signal(bool)

    def __init__(self, policy: Policy, order: ListOrder = "notice", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.filter = NO_FILTER
        self.order: ListOrder = order
        self.unfolded: frozenset[GroupKey] = OPEN_AT_FIRST
        self.choices = choices(policy)
        self._finder = Finder(policy)

    def search(self, query: str) -> None:
        """Look for words."""
        self.use(replace(self.filter, query=query))

    def toggle(self, choice: Choice) -> None:
        """Ask for a value, or no longer."""
        self.use(self.filter.toggled(choice))

    def clear(self) -> None:
        """Show everything."""
        self.use(NO_FILTER)

    def use(self, wanted: Filter) -> None:
        """Look through another filter."""
        if wanted != self.filter:
            self.filter = wanted
            self.filtered.emit()

    def arrange(self, order: ListOrder) -> None:
        """Another order inside the groups."""
        if order != self.order:
            self.order = order
            self.ordered.emit()

    def shown(self, checklist: Checklist) -> frozenset[str] | None:
        """The ids of what passes the filter; None when nothing is filtered."""
        if not self.filter.active:
            return None
        return frozenset(item.id for item in self._found(checklist) if self.filter.passes(item))

    def counts(self, checklist: Checklist) -> Mapping[Choice, int]:
        """For each choice, how many items it has among those that pass the search and the other facets."""
        counts = dict.fromkeys(self.choices, 0)
        found = self._found(checklist)
        for facet in FACETS:
            for item in found:
                if self.filter.passes(item, facet):
                    for key in values(item, facet):
                        counts[Choice(facet, key)] += 1
        return counts

    def _found(self, checklist: Checklist) -> tuple[Item, ...]:
        return tuple(item for item in checklist.items if self._finder.finds(item, self.filter.query))

    def words(self, choice: Choice, lang: Lang) -> str:
        """A choice in words."""
        return self.choices[choice][lang]
