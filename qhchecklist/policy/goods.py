"""The goods table of a profile: one row per product, read cell by cell."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, cast

from qhchecklist.policy.answers import find_country, read_choice, read_members, read_text, read_yes_no
from qhchecklist.policy.code_files import Product
from qhchecklist.policy.codes import Codes
from qhchecklist.policy.doubts import UNCLEAR, UNCLEAR_WORDS, Answer, Doubts, Json, shown
from qhchecklist.policy.facts import GoodsRow, Members, Value
from qhchecklist.policy.field import FieldCatalogue
from qhchecklist.policy.problem import nearest
from qhchecklist.policy.spelling import fold_code

HS_LENGTHS = (2, 4, 6, 8, 10, 13)
"""Chapter, heading, subheading, China's tariff line, statistical code, and code with inspection suffix."""


_NOWHERE = Members(frozenset())
"""A list of markets without any: goods that are traded go to or come from somewhere."""


def read_rows(raw: Json, catalogue: FieldCatalogue, codes: Codes, doubts: Doubts) -> tuple[list[Json], list[GoodsRow]]:
    """The rows in canonical spelling and as facts; an unusable cell is unknown, never no."""
    canonical: list[Json] = []
    rows: list[GoodsRow] = []
    for number, item in enumerate(raw, start=1):
        if isinstance(item, dict) and not any(value not in (None, "") for value in item.values()):
            where = f"trade_lines[{number}]"
            doubts.add(where, "notice", f"货物明细第{number}行是空行，已略过。", f"Row {number} is empty and left out.")
            canonical.append(item)  # it keeps its place, so that a table of blank rows stays unanswered when saved
            continue
        if isinstance(item, dict):
            cells, row = _read_row(item, number, catalogue, codes, doubts)
            canonical.append(cells)
            rows.append(row)
            continue
        where = f"trade_lines[{number}]"
        zh = f"货物明细第{number}行“{shown(item)}”不是一行货物（需写 direction、product 等）。"
        doubts.add(where, "error", zh, f"Row {number} is not a row of goods.")
        canonical.append(item)
        rows.append(GoodsRow(certain=False, number=number))
    return canonical, rows


def _read_row(
    item: dict[str, Json], number: int, catalogue: FieldCatalogue, codes: Codes, doubts: Doubts
) -> tuple[dict[str, Json], GoodsRow]:
    cells: dict[str, Json] = {}
    values: dict[str, Value] = {}
    columns = [column.key for column in catalogue.columns]
    for key, raw in item.items():
        where = f"trade_lines[{number}].{key}"
        if key not in columns:
            zh = f"货物明细第{number}行没有“{shown(key)}”这一列，未采用。"
            doubts.add(where, "error", zh, f"Row {number} has no column '{shown(key)}'.", nearest(str(key), columns))
            cells[key] = raw
        elif raw is None or raw == "":
            continue
        elif isinstance(raw, str) and raw in UNCLEAR_WORDS:
            cells[key] = UNCLEAR
        else:
            answer = _read_cell(key, raw, where, catalogue, codes, doubts)
            cells[key] = answer.canonical
            if answer.value == _NOWHERE:
                zh = f"货物明细第{number}行的国家（地区）是空的；有进出口就有国家（地区），填写前按未知处理。"
                doubts.add(where, "warning", zh, f"Row {number} names no country; unknown until one is given.")
            elif answer.value is not None:
                values[key] = answer.value
    row = GoodsRow(number=number, **cast(dict[str, Any], values))
    cells = {key: cells[key] for key in (*(key for key in columns if key in cells), *cells)}
    return cells, _consistent_name(_abroad(row, doubts), codes, doubts)


def _read_cell(key: str, raw: Json, where: str, catalogue: FieldCatalogue, codes: Codes, doubts: Doubts) -> Answer:
    if key in ("direction", "status"):
        return read_choice(where, raw, catalogue.column(key).options, doubts)
    if key == "product":
        return read_text(where, raw, doubts)
    if key == "hs":
        return read_hs(raw, where, doubts)
    if key == "made_in_qinghai":
        return read_yes_no(where, raw, doubts)
    return read_members(where, raw, lambda one, place: find_country(one, place, codes, doubts), doubts)


def _abroad(row: GoodsRow, doubts: Doubts) -> GoodsRow:
    """China is no market of an export; the rest of the list then is partial."""
    if row.direction != "export" or row.markets is None or "CHN" not in row.markets.known:
        return row
    zh = f"货物明细第{row.number}行：出口市场不能是中国，请改正；更正前市场按未填全处理。"
    doubts.add(f"trade_lines[{row.number}].markets", "error", zh, f"Row {row.number}: China is no export market.")
    return replace(row, markets=Members(row.markets.known - {"CHN"}, complete=False))


def read_hs(raw: Json, where: str, doubts: Doubts) -> Answer:
    """An HS code as digits. An odd number of digits is the tell of a lost leading zero: asked, not guessed."""
    code = fold_code(str(raw)) if not isinstance(raw, bool | float | list | dict) else ""
    if not re.fullmatch(r"\d{1,13}", code) or code[:2] in ("00", "77"):
        doubts.add(where, "error", f"“{shown(raw)}”不是HS编码，按未知处理。", f"'{shown(raw)}' is not an HS code.")
        return Answer(raw, None)
    if len(code) not in HS_LENGTHS:
        lost = code[0] != "0" and len(code) + 1 in HS_LENGTHS
        guess = f"可能丢了开头的0（是否应为 0{code}？）" if lost else "可能少了或多了一位"
        guess_en = f"was a leading zero lost (0{code})?" if lost else "a digit is missing or too many."
        zh = f"HS编码 {code} 有{len(code)}位，{guess}；核对前按未知处理。"
        en = f"HS code {code} has {len(code)} digits: {guess_en} Unknown until checked."
        doubts.add(where, "error", zh, en)
        return Answer(raw, None)
    return Answer(code, code)


def _consistent_name(row: GoodsRow, codes: Codes, doubts: Doubts) -> GoodsRow:
    """A name that means a listed product, beside a code that cannot be it, leaves both unknown.

    So does a name of other goods beside the code of what they are often taken for.
    """
    if row.product is None or row.hs is None:
        return row
    named = [codes.products[key] for key in codes.named_products(row.product)]
    taken = any(row.hs.startswith(codes.products[key].sure) for key in codes.excluded_products(row.product))
    if not taken and (not named or any(hs_possible(product, row.hs, codes) for product in named)):
        return row
    zh = f"货物明细第{row.number}行：HS编码 {row.hs} 与品名“{row.product}”不符，核对前两者都按未知处理。"
    en = f"Row {row.number}: HS code {row.hs} does not fit the name '{row.product}'; both unknown until checked."
    doubts.add(f"trade_lines[{row.number}].hs", "error", zh, en)
    return replace(row, product=None, hs=None)


def hs_possible(product: Product, hs: str, codes: Codes) -> bool:
    """Whether goods under this code can be the product.

    One of its codes and `hs` must be prefixes of each other; under a shared (maybe) prefix, a longer
    code that certainly is another definite product excludes it (1211.9016 is cordyceps, not goji).
    """
    if any(hs.startswith(code) or code.startswith(hs) for code in product.sure):
        return True
    shared = [code for code in product.maybe if hs.startswith(code) or code.startswith(hs)]
    if not shared or product.generic:
        return bool(shared)
    longest = max(len(code) for code in shared)
    return not any(
        hs.startswith(code) and len(code) > longest
        for other in codes.products.values()
        if other.key != product.key and not other.generic
        for code in other.sure
    )
