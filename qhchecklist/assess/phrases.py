"""Conditions, answers and codes as phrases in Chinese and English, generated from the tree.

Phrases are statements about the firm ("正在出口", "exports at present"), so that the same phrase serves a
condition, a reason, what is still open and what would change.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import assert_never

from qhchecklist.policy.condition import (
    All,
    AnyOf,
    Condition,
    Direction,
    Equals,
    HasAny,
    HasOther,
    InDivision,
    InMarket,
    Leaf,
    Named,
    OneOf,
    RowDirection,
    RowMarket,
    RowOrigin,
    RowProduct,
    RowStatus,
    RowTest,
    SizeIs,
    SomeRow,
    UnknownSharedConditionError,
    Unless,
    Use,
)
from qhchecklist.policy.facts import Certificate, Interval, Members, Value
from qhchecklist.policy.rulebook import Rulebook
from qhchecklist.policy.text import EMPTY, Text


def join(parts: Iterable[Text], zh: str = "、", en: str = ", ") -> Text:
    """Several phrases as one."""
    listed = list(parts)
    return Text(zh.join(part.zh for part in listed), en.join(part.en for part in listed))


class Phrases:
    """Puts the conditions and answers of one rule book into words."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._book = rulebook

    # --- conditions ----------------------------------------------------------------------------------

    def condition(self, condition: Condition) -> Text:
        """A whole condition as one sentence without a full stop."""
        match condition:
            case Named(_, text, _):
                return text
            case All(parts):
                return join((self._part(part) for part in parts), "；", "; ")
            case AnyOf(parts):
                return join((self._part(part) for part in parts), "，或者", ", or ")
            case Unless(part):
                inner = self._part(part)
                return Text(f"不是：{inner.zh}", f"not: {inner.en}")
            case Use(name):
                raise UnknownSharedConditionError(name)
            case _:
                return self.leaf(condition)

    def _part(self, part: Condition) -> Text:
        text = self.condition(part)
        return Text(f"（{text.zh}）", f"({text.en})") if isinstance(part, All | AnyOf) else text

    def leaf(self, leaf: Leaf) -> Text:
        """What a leaf says about the firm."""
        match leaf:
            case Equals(field, equals):
                said = self._statement(field)
                return said if equals else Text(f"没有：{said.zh}", f"not the case: {said.en}")
            case OneOf(field, options):
                return self._of(field, join((self._option(field, key) for key in options), "或", " or "))
            case HasAny(field, members):
                return self._any_of(field, self.members(leaf), len(members))
            case HasOther(field, ()):
                return self._of(field, Text("已有", "at least one"))
            case HasOther(field, members):
                listed = join(self._option(field, key) for key in members)
                return self._of(field, Text(f"含{listed.zh}以外的", f"something besides {listed.en}"))
            case InDivision(field, keys):
                return self._of(field, join((self._division_group(key) for key in keys), "或", " or "))
            case InMarket(field, keys, is_open):
                return self._any_of(field, self._open(join(self._market(key) for key in keys), is_open), len(keys))
            case SizeIs(sizes):
                listed = join(Text(one.zh, one.en) for one in (self._book.codes.sizes[size] for size in sizes))
                return Text(f"企业规模属{listed.zh}", f"enterprise size is {listed.en}")
            case SomeRow(tests):
                places = [test.direction for test in tests if isinstance(test, RowDirection)]
                parts = join((self.cell(test, *places) for test in tests), "，且", " and ")
                if len(tests) == 1:
                    return Text(f"有一行货物{parts.zh}", f"one row of goods {parts.en}")
                return Text(f"同一行货物{parts.zh}", f"one and the same row of goods {parts.en}")
            case _:
                assert_never(leaf)

    def members(self, leaf: HasAny) -> Text:
        """What a list must contain one of; said to be open where the notice's list ends with 等."""
        return self._open(join(self._option(leaf.field, key) for key in leaf.has_any), leaf.open)

    def goods(self, test: RowProduct) -> Text:
        """The kinds of goods that a row test names, and of which kind others may be where the list is open."""
        kind = join((self._product(key) for key in test.open_to), "、", " or ")
        return self._open(join(self._product(key) for key in test.product), test.open, kind)

    def cell(self, test: RowTest, direction: Direction | None = None) -> Text:
        """What a row test says about the row; `direction` tells markets from origins."""
        match test:
            case RowDirection("export"):
                return Text("是出口", "is exported")
            case RowDirection():
                return Text("是进口", "is imported")
            case RowStatus("current"):
                return Text("正在做（有实绩）", "is traded at present")
            case RowStatus():
                return Text("打算做", "is planned to be traded")
            case RowOrigin(made):
                return Text("产自青海", "is made in Qinghai") if made else Text("非产自青海", "is not made in Qinghai")
            case RowProduct(keys):
                listed = self.goods(test)
                return Text(f"属{listed.zh}", f"belongs to {listed.en}" if len(keys) == 1 else f"is among {listed.en}")
            case RowMarket(keys, is_open):
                listed = self._open(join(self._market(key) for key in keys), is_open)
                zh, en = _PLACE[direction]
                return Text(f"{zh}在{listed.zh}", f"{en} {listed.en}")
            case _:
                assert_never(test)

    def _open(self, listed: Text, is_open: bool, kind: Text = EMPTY) -> Text:
        """A list, said to be open where it is: to the kind that the notice names after 等, else to anything."""
        if not is_open:
            return listed
        if kind.zh:
            return Text(f"{listed.zh}等{kind.zh}", f"{listed.en} and other {kind.en}")
        return Text(f"{listed.zh}等（清单开放）", f"{listed.en} (open list)")

    def _of(self, field: str, value: Text) -> Text:
        label = self._label(field)
        return Text(f"{label.zh}：{value.zh}", f"{_lower(label.en)}: {value.en}")

    def _any_of(self, field: str, listed: Text, count: int) -> Text:
        label = self._label(field)
        if count == 1:
            return Text(f"{label.zh}含{listed.zh}", f"{_lower(label.en)} include {listed.en}")
        return Text(f"{label.zh}含以下之一：{listed.zh}", f"{_lower(label.en)} include one of: {listed.en}")

    # --- answers and codes ---------------------------------------------------------------------------

    def value(self, field: str, value: Value, *, short: bool = False) -> Text:
        """An answer as a person reads it; `short` leaves out the remark that explains an option in the form."""
        match value:
            case bool():
                return Text("是", "yes") if value else Text("否", "no")
            case str():
                return self._chosen(field, value, short)
            case Members(known, complete):
                listed = join(self._chosen(field, key, short) for key in sorted(known))
                if not known:
                    return Text("以上都没有", "none") if complete else Text("未能读出", "not readable")
                return listed if complete else Text(f"{listed.zh}…", f"{listed.en} …")
            case Interval():
                return self._amount(field, value)
            case tuple():
                return join(self._certificate(one) for one in value)
            case _:
                return Text(value.isoformat(), value.isoformat())

    def _chosen(self, field: str, key: str, short: bool) -> Text:
        text = self._option(field, key)
        if not short or field not in self._book.catalogue or not self._book.catalogue.field(field).options:
            return text
        return Text(text.zh.split("（")[0], text.en.split(" (")[0])

    def _amount(self, field: str, value: Interval) -> Text:
        low, high = value.low, value.high
        unit = self._book.catalogue.field(field).unit if field in self._book.catalogue else None
        zh = unit.zh if unit else ""
        lowest = _english_amount(low, unit)
        if low == high:
            return Text(f"{low}{zh}", lowest)
        if high is None:
            return Text(f"{low}{zh}以上", f"{lowest} or more")
        return Text(f"{low}–{high}{zh}", f"{lowest} to {_english_amount(high, unit)}")

    def _certificate(self, certificate: Certificate) -> Text:
        entry = self._book.codes.certifications[certificate.code]
        if certificate.valid_until is None:
            return Text(entry.zh, entry.en)
        day = certificate.valid_until.isoformat()
        return Text(f"{entry.zh}（有效期至{day}）", f"{entry.en} (valid to {day})")

    # --- labels --------------------------------------------------------------------------------------

    def _label(self, field: str) -> Text:
        return self._book.catalogue.field(field).label if field in self._book.catalogue else Text(field, field)

    def _statement(self, field: str) -> Text:
        """What a yes says about the firm."""
        stated = self._book.catalogue.field(field).statement if field in self._book.catalogue else None
        label = self._label(field)
        return stated or Text(f"{label.zh}：是", f"{label.en}: yes")

    def _option(self, field: str, key: str) -> Text:
        """The label of an option or code of a field."""
        codes = self._book.codes
        if field in self._book.catalogue:
            definition = self._book.catalogue.field(field)
            for option in definition.options:
                if option.key == key:
                    return option.text
            if definition.kind == "division":
                return codes.division_name(key)
        for listed in (codes.countries, codes.currencies, codes.modes, codes.certifications, codes.industries):
            entry = listed.get(key)
            if entry is not None:
                return Text(entry.zh, entry.en)
        return Text(key, key)

    def _division_group(self, key: str) -> Text:
        codes = self._book.codes
        entry = codes.division_groups.get(key) or codes.provinces.get(key)
        return Text(entry.zh, entry.en) if entry else Text(key, key)

    def _product(self, key: str) -> Text:
        entry = self._book.codes.products.get(key) or self._book.codes.classes.get(key)
        return Text(entry.zh, entry.en) if entry else Text(key, key)

    def _market(self, key: str) -> Text:
        entry = self._book.codes.country_groups.get(key) or self._book.codes.countries.get(key)
        return Text(entry.zh, entry.en) if entry else Text(key, key)


def _lower(label: str) -> str:
    """A label inside a sentence: without its capital, unless it is an abbreviation."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def _english_amount(amount: int | Decimal, unit: Text | None) -> str:
    """An amount with its unit; one in tens of thousands of a currency as money: CNY 18.5 million."""
    if unit is None:
        return str(amount)
    money = _MONEY.fullmatch(unit.en)
    if money is None:
        return f"{amount} {unit.en}"
    whole = amount * int(money[1].replace(",", ""))
    return f"{money[2]} {_spelt(whole / _MILLION)} million" if whole >= _MILLION else f"{money[2]} {_spelt(whole)}"


def _spelt(amount: int | float | Decimal) -> str:
    """Thousands parted, without noughts that say nothing."""
    return f"{Decimal(str(amount)).normalize():,f}"


_MILLION = 1_000_000
_MONEY = re.compile("([0-9,]+) ([A-Z]{3})")

_PLACE: dict[Direction | None, tuple[str, str]] = {
    "export": ("市场", "goes to"),
    "import": ("原产地", "comes from"),
    None: ("市场或原产地", "goes to or comes from"),
}
