"""Rows of goods from a foreign table: which column is which, and what each cell means.

A cell that cannot be read keeps the words it came with; reading the profile then says what is wrong with it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from qhchecklist.intake.words import (
    COLUMN_NAMES,
    SERIAL_NAMES,
    clean,
    folded,
    heading,
    is_nothing,
    meant,
    unclear,
    yes_or_no,
)
from qhchecklist.policy.codes import Codes
from qhchecklist.policy.doubts import Json
from qhchecklist.policy.field import Column
from qhchecklist.policy.goods import HS_LENGTHS
from qhchecklist.policy.spelling import fold_code, fold_word

_BETWEEN = re.compile(r"[、,，;；/／|\n]+")


@dataclass(frozen=True, slots=True)
class GoodsTable:
    """Rows as the document takes them; headings that are no column; how many leading zeros were given back."""

    rows: list[dict[str, Json]] = field(default_factory=list)
    unknown: tuple[str, ...] = ()
    restored: int = 0


class GoodsReader:
    """Reads tables of goods with one catalogue, on one day (the members of groups of countries change)."""

    def __init__(self, columns: Sequence[Column], codes: Codes, as_of: date) -> None:
        self._columns = tuple(columns)
        self._codes = codes
        self._groups = _groups(codes, as_of)
        self._headings = _headings(self._columns)

    def read(self, grid: Sequence[Sequence[str]], start: int | None = 0) -> GoodsTable:
        """The rows of a grid, by its headings if it has any, else by position from a column on.

        `start` None: from where most of the cells mean something, so that a list of names becomes products.
        """
        if not grid:
            return GoodsTable()
        above = _titles(grid)
        places, unknown = self._places(grid[above])
        body = grid[above + 1 :] if places else grid
        while places and body and self._places(body[0])[0]:
            body = body[1:]  # headings in another language or as keys
        first = self._likely_start(body) if start is None and not places else start or 0
        by_place = places or dict(enumerate(self._columns[first:]))
        rows, restored = [], 0
        for cells in body:
            row = {column.key: cells[place] for place, column in by_place.items() if place < len(cells)}
            read, zero = self.row(row)
            if read:
                rows.append(read)
                restored += zero
        return GoodsTable(rows, unknown, restored)

    def row(self, cells: Mapping[str, str]) -> tuple[dict[str, Json], bool]:
        """One row, and whether its code got its leading zero back."""
        read: dict[str, Json] = {}
        for column in self._columns:
            value = self._cell(column, clean(cells.get(column.key, "")))
            if value is not None:
                read[column.key] = value
        whole = self._whole_code(read)
        if whole is not None:
            read["hs"] = whole
        return read, whole is not None

    def is_heading(self, cells: Sequence[str]) -> bool:
        """Whether a row is the headings of a table of goods: more than one column, one of them the product."""
        found = {column.key for column in self._places(cells)[0].values()}
        return len(found) > 1 and not found.isdisjoint(("product", "hs"))

    # --- columns -------------------------------------------------------------------------------------

    def _places(self, first: Sequence[str]) -> tuple[dict[int, Column], tuple[str, ...]]:
        """Which place is which column, when the first row is one of headings, and the headings not understood."""
        places: dict[int, Column] = {}
        strange: list[str] = []
        for place, cell in enumerate(first):
            column = self._headings.get(heading(cell))
            if column is not None and column not in places.values():
                places[place] = column
            elif cell and heading(cell) not in SERIAL_NAMES:
                strange.append(cell)
        if len(places) > 1 or (places and len(first) == 1):
            return places, tuple(strange)
        return {}, ()

    def _likely_start(self, body: Sequence[Sequence[str]]) -> int:
        """The first column for rows without headings; a name fits the product, less surely than a word of a list."""
        wide = max((len(cells) for cells in body), default=0)
        starts = range(max(1, len(self._columns) - wide + 1))
        return max(starts, key=lambda start: (sum(self._fit(cells, start) for cells in body[:_LOOKED_AT]), -start))

    def _fit(self, cells: Sequence[str], start: int) -> int:
        pairs = zip(self._columns[start:], cells, strict=False)
        return sum(self._cell_fits(column, clean(cell)) for column, cell in pairs)

    def _cell_fits(self, column: Column, text: str) -> int:
        """2: the cell says something there; 1: it is a name, where there are names; 0: it does not belong there."""
        read = self._cell(column, text)
        match column.kind:
            case _ if read is None:
                return 0
            case "hs":
                return 2 if isinstance(read, str) and read.isdecimal() and len(read) >= _LEAST_CODE else 0
            case "countries":
                return 2 if isinstance(read, list) and any(self._named(piece) for piece in self._pieces(text)) else 0
            case "text":
                return 0 if fold_code(text).isdecimal() else 1
            case "choice":
                return 2 if read in {option.key for option in column.options} else 0
            case _:
                return 2 if isinstance(read, bool) else 0

    # --- cells ---------------------------------------------------------------------------------------

    def _cell(self, column: Column, text: str) -> Json:
        """A cell's meaning; None for an empty one, the text itself for one that is not understood."""
        if is_nothing(text):
            return None
        if column.kind != "text" and unclear(text) is not None:
            return unclear(text)
        match column.kind:
            case "choice":
                return meant(column.key, text) or _option(column, text) or text
            case "yes_no":
                answer = yes_or_no(text)
                return text if answer is None else answer
            case "hs":
                return code_text(text)
            case "countries":
                return self.countries(text)
            case _:
                return text

    def countries(self, text: str) -> list[Json]:
        """Codes of the countries and groups named in a text; a name that is neither stays as written."""
        found: list[Json] = []
        for piece in self._pieces(text):
            found.extend(one for one in (self._named(piece) or [piece]) if one not in found)
        return found

    def _pieces(self, text: str) -> list[str]:
        """The names in a text. A blank parts names only where every part is one: South Korea is not two."""
        if self._named(text):
            return [text]
        pieces: list[str] = []
        for piece in filter(None, (one.strip() for one in _BETWEEN.split(text))):
            parts = piece.split()
            apart = len(parts) > 1 and not self._named(piece) and all(self._named(part) for part in parts)
            pieces.extend(parts if apart else [piece])
        return pieces

    def _named(self, name: str) -> list[Json]:
        """The members of a group, or the one country of this name; nothing for any other name."""
        word = fold_word(name)
        code = self._codes.country_names.get(word)
        if word in self._groups:
            return list(self._groups[word])
        return [code] if code is not None and len(word) > 1 and word not in _NO_COUNTRY else []

    def _whole_code(self, row: Mapping[str, Json]) -> str | None:
        """A code with the zero that a spreadsheet took, where the product named beside it proves that."""
        code, name = row.get("hs"), row.get("product")
        if not isinstance(code, str) or not isinstance(name, str) or not code.isdecimal() or code[0] == "0":
            return None
        if len(code) in HS_LENGTHS or len(code) + 1 not in HS_LENGTHS:
            return None
        whole = f"0{code}"
        sure = [prefix for key in self._codes.named_products(name) for prefix in self._codes.products[key].sure]
        return whole if any(whole.startswith(prefix) or prefix.startswith(whole) for prefix in sure) else None


_NO_COUNTRY = frozenset({"no", "na", "sa", "me", "all"})
"""Short words that are a country's code and mean something else in a table: kept, and asked about."""


def _titles(grid: Sequence[Sequence[str]]) -> int:
    """How many rows at the top hold one cell only, as the title of a sheet does, where a wider row follows."""
    alone = [sum(map(bool, row)) == 1 for row in grid[:_MOST_TITLES]]
    above = alone.index(False) if False in alone else 0
    return above if above < len(grid) else 0


_MOST_TITLES = 4
_LOOKED_AT = 20
_LEAST_CODE = 4


def code_text(text: str) -> str:
    """An HS code as its digits where a spreadsheet has made a number of it; anything else as written."""
    bare = text.lstrip("'‘’`").strip()
    if re.fullmatch(r"\d{5,13}\.0+", bare):  # 10085090.0 is a number; 2704.00 is a way to write a code
        bare = bare.partition(".")[0]
    digits = fold_code(bare)
    return digits if digits.isdecimal() and digits.isascii() else text


def _option(column: Column, text: str) -> str | None:
    spellings = {fold_word(name): one.key for one in column.options for name in (one.en, one.zh, one.key)}
    return spellings.get(folded(text))


def _groups(codes: Codes, as_of: date) -> Mapping[str, tuple[str, ...]]:
    """Every way to name a group of countries, with its members on a day."""
    found: dict[str, tuple[str, ...]] = {}
    for group in codes.country_groups.values():
        for name in (group.key, group.zh, group.en, group.zh.split()[0], f"{group.zh}国家", f"{group.zh}各国"):
            found[fold_word(name)] = tuple(sorted(group.on(as_of)))
    return found


def _headings(columns: Sequence[Column]) -> Mapping[str, Column]:
    found: dict[str, Column] = {}
    for column in columns:
        names = (column.key, column.label.zh, column.label.en, *COLUMN_NAMES.get(column.key, ()))
        for name in names:
            found.setdefault(heading(name), column)
            found.setdefault(folded(name), column)
    return found
