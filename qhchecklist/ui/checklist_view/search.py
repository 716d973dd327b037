"""Which rows a search finds: words of title, measure, department and id, or the initials in pinyin."""

from __future__ import annotations

from functools import lru_cache

from qhchecklist.ui.checklist_view.rows import ItemRow


def matches(row: ItemRow, query: str) -> bool:
    """Whether every word of the query is found; an empty query finds everything."""
    return all(_found(row, word) for word in query.casefold().split())


def _found(row: ItemRow, word: str) -> bool:
    if word in row.search:
        return True
    return word.isascii() and word.isalpha() and word in initials(row.search)


@lru_cache(maxsize=512)
def initials(text: str) -> str:
    """The first letters of the syllables, e.g. 出口退税 → ckts; the other characters are dropped."""
    from pypinyin import Style, lazy_pinyin  # its tables are large, and few searches need them

    letters = lazy_pinyin(text, style=Style.FIRST_LETTER, errors=_drop)
    return "".join(letters)


def _drop(characters: str) -> str:
    """Latin letters stay, so that RCEP农产品 is found as rcepncp."""
    return "".join(one for one in characters if one.isascii() and one.isalpha())
