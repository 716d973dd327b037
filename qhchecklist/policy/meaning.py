"""What a condition means, in one canonical form: two trees that differ in order or nesting alone come out the same.

Beside the tree stand the questions it asks and the lists it names, since these change what it means as well.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias, assert_never

from qhchecklist.policy.code_files import GoodsClass, Product
from qhchecklist.policy.codes import Codes
from qhchecklist.policy.condition import (
    All,
    AnyOf,
    Condition,
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
    fields_of,
    leaves,
)
from qhchecklist.policy.field import FieldCatalogue
from qhchecklist.policy.rulebook import Rulebook

Plain: TypeAlias = Any
"""Lists, mappings with text keys, texts, numbers, True, False and None."""


def written(value: Plain) -> str:
    """One spelling for equal values, whatever the order of their keys."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def plain_words(text: str) -> str:
    """A text without what formatting makes of it: how a line is broken, how an accent is composed."""
    return " ".join(unicodedata.normalize("NFC", text).split())


# --- the tree ----------------------------------------------------------------------------------------


def tree(condition: Condition) -> Plain:
    """The tree without names, sentences, repetitions and an order that means nothing."""
    match condition:
        case All():
            return _composed("all", condition)
        case AnyOf():
            return _composed("any", condition)
        case Unless(part):
            inner = tree(part)
            return inner[1] if inner[0] == "unless" else ["unless", inner]
        case Named(_, _, part):
            return tree(part)
        case Use(name):
            raise UnknownSharedConditionError(name)
        case _:
            return _leaf(condition)


def _composed(word: str, condition: All | AnyOf) -> Plain:
    parts = {written(part): part for part in _flat(condition)}
    return next(iter(parts.values())) if len(parts) == 1 else [word, *(parts[key] for key in sorted(parts))]


def _flat(condition: All | AnyOf) -> Iterator[Plain]:
    """The parts in canonical form; a part of the same kind gives its own parts instead."""
    word = "all" if isinstance(condition, All) else "any"
    for part in condition.all if isinstance(condition, All) else condition.any:
        inner = tree(part)
        if inner[0] == word:
            yield from inner[1:]
        else:
            yield inner


def _leaf(leaf: Leaf) -> Plain:
    match leaf:
        case Equals(field, equals):
            return ["equals", field, equals]
        case OneOf(field, options):
            return ["one_of", field, _set(options)]
        case HasAny(field, members, is_open):
            return ["has_any", field, _set(members), is_open]
        case HasOther(field, members):
            return ["has_other_than", field, _set(members)]
        case InDivision(field, keys):
            return ["in_division", field, _set(keys)]
        case InMarket(field, keys, is_open):
            return ["in_market", field, _set(keys), is_open]
        case SizeIs(sizes):
            return ["size", _set(sizes)]
        case SomeRow(tests):
            parts = {written(part): part for part in map(_row_test, tests)}
            return ["some_row", *(parts[key] for key in sorted(parts))]
        case _:
            assert_never(leaf)


def _row_test(test: RowTest) -> Plain:
    match test:
        case RowDirection(direction):
            return ["direction", direction]
        case RowStatus(status):
            return ["status", status]
        case RowProduct(keys, is_open):
            return ["product", _set(keys), is_open]
        case RowOrigin(made):
            return ["made_in_qinghai", made]
        case RowMarket(keys, is_open):
            return ["market", _set(keys), is_open]
        case _:
            assert_never(test)


def _set(members: Iterable[str]) -> list[str]:
    return sorted(set(members))


# --- what the tree speaks of -------------------------------------------------------------------------

_COLUMNS: dict[type, tuple[str, ...]] = {
    RowDirection: ("direction",),
    RowStatus: ("status",),
    RowProduct: ("product", "hs"),
    RowOrigin: ("made_in_qinghai",),
    RowMarket: ("markets",),
}


def questions(condition: Condition, catalogue: FieldCatalogue) -> Plain:
    """The questions that give the answers: how they are put, in which unit, and the options the tree names.

    Help, labels and the order of the form mean nothing here.
    """
    asked: dict[str, Plain] = {}
    named: dict[str, set[str]] = {}
    for leaf in leaves(condition):
        for key in fields_of(leaf):
            named.setdefault(key, set())
        match leaf:
            case OneOf(key, members) | HasAny(key, members) | HasOther(key, members):
                named[key] |= set(members)
            case SomeRow(tests):
                asked |= {f"trade_lines.{key}": _column(key, catalogue) for one in tests for key in _COLUMNS[type(one)]}
            case _:
                pass
    return asked | {key: _question(key, members, catalogue) for key, members in named.items() if key in catalogue}


def _question(key: str, members: set[str], catalogue: FieldCatalogue) -> Plain:
    field = catalogue.field(key)
    return {
        "kind": field.kind,
        "question": plain_words(field.question.zh),
        "unit": plain_words(field.unit.zh) if field.unit is not None else "",
        "codes": field.codes or "",
        "options": {option.key: plain_words(option.zh) for option in field.options if option.key in members},
    }


def _column(key: str, catalogue: FieldCatalogue) -> Plain:
    column = catalogue.column(key)
    options = {option.key: plain_words(option.zh) for option in column.options}
    return {"kind": column.kind, "label": plain_words(column.label.zh), "options": options}


def lists(condition: Condition, book: Rulebook) -> Plain:
    """The lists that the tree names: regions with days of joining, goods with their codes, bounds of sizes."""
    found: dict[str, Plain] = {}
    for leaf in leaves(condition):
        match leaf:
            case InDivision(_, keys):
                groups = book.codes.division_groups
                found |= {f"division:{key}": _set(groups[key].members) for key in keys if key in groups}
            case InMarket(_, keys):
                found |= _markets(keys, book.codes)
            case SizeIs():
                found["sizes"] = _sizes(book.codes)
            case HasAny(_, members) | HasOther(_, members):
                found |= _certificates(members, book.codes)
            case SomeRow(tests):
                for test in tests:
                    found |= _of_row(test, book.codes)
            case _:
                pass
    return found


def _of_row(test: RowTest, codes: Codes) -> dict[str, Plain]:
    match test:
        case RowProduct(keys, _, _, open_to):
            # The kind decides nothing but whether to ask, so it is no part of the tree: an answer about it stays good.
            kinds = {f"open_to:{'|'.join(sorted(open_to))}": {key: _goods(key, codes) for key in open_to}}
            return {f"goods:{key}": _goods(key, codes) for key in keys} | (kinds if open_to else {})
        case RowMarket(keys):
            return _markets(keys, codes)
        case _:
            return {}


def _markets(keys: Iterable[str], codes: Codes) -> dict[str, Plain]:
    """A code of a country means itself; of a group, each member with the day it joined, empty for always."""
    groups = [codes.country_groups[key] for key in keys if key in codes.country_groups]
    return {
        f"market:{group.key}": {code: joined.isoformat() for code, joined in group.since.items()}
        | dict.fromkeys(group.members, "")
        for group in groups
    }


def _certificates(members: Iterable[str], codes: Codes) -> dict[str, Plain]:
    known = codes.certifications
    return {f"certificate:{code}": plain_words(known[code].zh) for code in members if code in known}


def _sizes(codes: Codes) -> Plain:
    """The bounds of every industry: which size a firm has depends on all of them while its industry is open."""
    return {
        industry.key: [list(industry.employees), list(industry.revenue), list(industry.assets)]
        for industry in codes.industries.values()
    }


def _goods(key: str, codes: Codes) -> Plain:
    """How goods are recognised. That another product takes a name for itself is not told here."""
    product = codes.products.get(key)
    if product is not None:
        return _product(product)
    group = codes.classes.get(key)
    return None if group is None else _goods_class(group, codes)


def _product(product: Product) -> Plain:
    return {
        "names": _set(product.names),
        "hints": _set(product.hints),
        "sure": _set(product.sure),
        "maybe": _set(product.maybe),
        "generic": product.generic,
    } | ({"others": _set(product.others)} if product.others else {})


def _goods_class(group: GoodsClass, codes: Codes) -> Plain:
    named = {key: _product(codes.products[key]) for key in (*group.products, *group.exclude_products)}
    return {
        "names": _set(group.names),
        "include": _set(group.include),
        "exclude": _set(group.exclude),
        "maybe": _set(group.maybe),
        "products": {key: named[key] for key in group.products},
        "exclude_products": {key: named[key] for key in group.exclude_products},
    } | ({"doubted_by": _set(group.doubted_by)} if group.doubted_by else {})
