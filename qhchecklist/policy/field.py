"""The definition of every question: sections, kinds, options and dependencies (resources/profile/fields.yaml)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field as attribute
from datetime import date
from typing import Literal, TypeAlias

from qhchecklist.policy.condition import Condition
from qhchecklist.policy.record import record
from qhchecklist.policy.text import EMPTY, Text

FieldKind: TypeAlias = Literal[
    "text", "uscc", "division", "date", "yes_no", "choice", "choices", "codes", "certificates", "number", "rows"
]
CodeList: TypeAlias = Literal["countries", "currencies", "supervision_modes"]
ColumnKind: TypeAlias = Literal["choice", "text", "hs", "yes_no", "countries"]


@record
class Option:
    """One possible answer of a choice."""

    key: str
    zh: str
    en: str

    @property
    def text(self) -> Text:
        """The label in both languages."""
        return Text(self.zh, self.en)


@record
class FieldSection:
    """A page of the form."""

    key: str
    zh: str
    en: str

    @property
    def text(self) -> Text:
        """The title in both languages."""
        return Text(self.zh, self.en)


@record
class Field:
    """One question.

    `ask_if`: asked only when this condition holds or is still open. `ask_until`: a historical question,
    not proposed for later as-of dates. `changeable`: a firm may honestly change the fact to gain a
    support. `asked`: some condition reads the field. `usual`: rough percentages of common answers, by
    option (`true`, `none` for an empty list, two digits of a province); they only order the questions.
    `for_authority`: who does not know it may have the authority asked, which decides it. `statement`: what a yes to
    a yes/no question says about the firm, where the label alone does not.
    """

    key: str
    section: str
    kind: FieldKind
    label: Text
    question: Text
    help: Text
    options: tuple[Option, ...] = ()
    codes: CodeList | None = None
    unit: Text | None = None
    ask_if: Condition | None = None
    ask_until: date | None = None
    changeable: bool = False
    asked: bool = True
    usual: dict[str, int] = attribute(default_factory=dict)
    for_authority: bool = False
    statement: Text | None = None

    def is_past(self, as_of: date) -> bool:
        """Whether the question is about a time long before the day judged, and no longer asked."""
        return self.ask_until is not None and as_of > self.ask_until


@record
class Column:
    """One column of the goods table."""

    key: str
    kind: ColumnKind
    label: Text
    help: Text
    options: tuple[Option, ...] = ()


_CELL = re.compile(r"trade_lines\[(\d+)\](?:\.(\w+))?")


@record
class FieldCatalogue:
    """fields.yaml: all questions in their order."""

    sections: tuple[FieldSection, ...]
    fields: tuple[Field, ...]
    columns: tuple[Column, ...]
    _by_key: Mapping[str, Field] = attribute(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_key", {item.key: item for item in self.fields})

    def __contains__(self, key: object) -> bool:
        return key in self._by_key

    def field(self, key: str) -> Field:
        """The field with this key; raises KeyError."""
        return self._by_key[key]

    def label_of(self, place: str) -> Text:
        """The label of a field, or of a cell written `trade_lines[2].hs` (rows count from 1); else empty."""
        if place in self:
            return self.field(place).label
        cell = _CELL.fullmatch(place)
        if cell is None:
            return EMPTY
        label = next((column.label for column in self.columns if column.key == cell[2]), EMPTY)
        named = f"“{label.zh}”" if label.zh else ""
        return Text(f"货物明细第{cell[1]}行{named}", f"goods, row {cell[1]} {label.en}".rstrip())

    def column(self, key: str) -> Column:
        """The column with this key; raises KeyError."""
        return next(column for column in self.columns if column.key == key)
