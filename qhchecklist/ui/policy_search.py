"""Finding words in the notice, as written or by the initials of their pinyin, each hit with its exact place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache


def hits(pieces: Iterable[tuple[int, str]], query: str) -> list[tuple[int, int]]:
    """Beginning and end of every place where the query stands, in order, in positions of the document."""
    word = query.strip().lower()
    if not word:
        return []
    return sorted({hit for start, text in pieces for hit in _in(text, word, start)})


def _in(text: str, word: str, start: int) -> Iterator[tuple[int, int]]:
    yield from _all(text, text.lower(), word, start)
    if len(word) > 1 and word.isascii() and word.isalpha():
        yield from _all(text, "".join(_initial(one) for one in text), word, start)


def _all(text: str, shown: str, word: str, start: int) -> Iterator[tuple[int, int]]:
    if len(shown) != len(text):  # a character that grows in lower case: no place could be told
        return
    at = shown.find(word)
    while at >= 0:
        begin = start + utf16_length(text[:at])
        yield begin, begin + utf16_length(text[at : at + len(word)])
        at = shown.find(word, at + len(word))


def utf16_length(text: str) -> int:
    """Length as a document counts it: rare characters take two units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@lru_cache(maxsize=4096)
def _initial(character: str) -> str:
    """The first letter of a Chinese character's sound; any other character stays out of pinyin words."""
    if not "\u4e00" <= character <= "\u9fff":
        return "\0"
    from pypinyin import Style, lazy_pinyin  # its tables are large, and few searches need them

    return lazy_pinyin(character, style=Style.FIRST_LETTER)[0][:1] or "\0"
