"""Finding a named thing by Chinese name, pinyin, initials, English name or code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Protocol

from qhchecklist.policy.codes import Codes
from qhchecklist.policy.field import CodeList
from qhchecklist.policy.record import record
from qhchecklist.policy.text import Text


@record
class Entry:
    """One thing to find; `also` are other names it is known by."""

    code: str
    text: Text
    also: tuple[str, ...] = ()


class Listed(Protocol):
    """What every code list has."""

    @property
    def code(self) -> str:
        """Its identity."""

    @property
    def zh(self) -> str:
        """Its Chinese name."""

    @property
    def en(self) -> str:
        """Its English name."""


@lru_cache(maxsize=4096)
def spelled(name: str) -> tuple[str, str]:
    """A name in pinyin and as its initials: 韩国 gives `hanguo`, `hg`. Other letters stay, in lower case."""
    from pypinyin import lazy_pinyin  # a quarter of a second: only when somebody searches

    syllables = [part.casefold() for part in lazy_pinyin(name)]
    return "".join(syllables), "".join(part[:1] for part in syllables)


class SearchIndex:
    """The entries of one list, searched by rank: a code, then beginnings, then parts."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)

    def find(self, typed: str) -> tuple[Entry, ...]:
        """The entries that fit, best first; all of them for nothing typed."""
        word = typed.strip().casefold()
        if not word:
            return self.entries
        ranked = ((self._rank(entry, word), place) for place, entry in enumerate(self.entries))
        return tuple(self.entries[place] for rank, place in sorted(ranked) if rank < 9)

    def _rank(self, entry: Entry, word: str) -> int:
        names = [name.casefold() for name in (entry.text.zh, entry.text.en, *entry.also)]
        code = entry.code.casefold()
        if word == code or word in names:
            return 0
        if any(name.startswith(word) for name in names):
            return 1
        if code.startswith(word):
            return 3
        if any(word in name for name in names):
            return 4
        return self._pinyin_rank(entry, word) if word.isascii() else 9

    @staticmethod
    def _pinyin_rank(entry: Entry, word: str) -> int:
        bare = word.replace(" ", "").replace("'", "")
        spellings = [spelled(name) for name in (entry.text.zh, *entry.also)]
        if any(initials.startswith(bare) for _, initials in spellings):
            return 2
        if any(full.startswith(bare) for full, _ in spellings):
            return 2
        if any(bare in initials for _, initials in spellings):
            return 5
        return 6 if any(bare in full for full, _ in spellings) else 9


def code_entries(codes: Codes, listed: CodeList) -> tuple[Entry, ...]:
    """The entries of a code list of the catalogue."""
    if listed == "countries":
        return tuple(Entry(c.code, Text(c.zh, c.en), (*c.also, c.alpha2)) for c in codes.countries.values())
    entries: Mapping[str, Listed] = codes.currencies if listed == "currencies" else codes.modes
    return tuple(Entry(one.code, Text(one.zh, one.en)) for one in entries.values())


def certificate_entries(codes: Codes) -> tuple[Entry, ...]:
    """The certificates a firm may hold."""
    return tuple(Entry(c.code, Text(c.zh, c.en)) for c in codes.certifications.values())


def product_entries(codes: Codes) -> tuple[Entry, ...]:
    """Every trade name of every product of the notice, the product's own name first, found by its codes too."""
    names: dict[str, Entry] = {}
    for product in codes.products.values():
        for name in dict.fromkeys((product.zh, *product.names)):
            also = product.sure if name == product.zh else ()
            names.setdefault(name, Entry(name, Text(name, product.en), also))
    return tuple(names.values())


def hs_entries(codes: Codes, product: str) -> tuple[Entry, ...]:
    """The codes that are surely a named product: offered while typing, never filled in unasked."""
    found: dict[str, Entry] = {}
    for key in codes.product_names.get(product, ()):
        for code in codes.products[key].sure:
            found[code] = Entry(code, Text(codes.products[key].zh, codes.products[key].en))
    return tuple(found.values())
