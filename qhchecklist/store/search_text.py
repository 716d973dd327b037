"""What a client is found by: the name as written, its pinyin and initials, and the ends of the credit code. Pure.

Typed words are looked for as they stand, never as patterns.
"""

from __future__ import annotations

import re
import unicodedata

from qhchecklist.policy.record import record

MARK = "|"
"""Stands before and after each spelling; never part of one, nor of a typed word."""

LONGEST = 120
"""Characters of a name that are looked at; no registered name comes near it."""

LONGEST_CODE = 40
"""Characters of a credit code that are looked at; a real one has 18."""

_DROPPED = re.compile(r"[\s|\x00-\x1f\ud800-\udfff]+")


@record
class Findable:
    """What stands in the columns: the name; its pinyin and initials, by which the list is ordered too; the code as it
    is read and from its end, so that both of its ends are the beginnings of something.
    """

    said: str
    spelled: str
    code: str
    tail: str


@record
class Wanted:
    """One typed word. `spelled`: it may be pinyin or initials, or an end of a credit code; else it is in the name."""

    word: str
    spelled: bool


def findable(name: str, credit_code: str) -> Findable:
    """The columns of one client."""
    plain = folded(name)[:LONGEST]
    syllables = _syllables(plain)
    spellings = "".join(syllables), "".join(part[:1] for part in syllables)
    code = folded(credit_code)[:LONGEST_CODE]
    return Findable(f"{MARK}{plain}{MARK}", f"{MARK}{MARK.join(spellings)}{MARK}", code, code[::-1])


def wanted(words: str) -> tuple[Wanted, ...]:
    """The words of a search; each of them must be found. Latin letters of a name stand among its pinyin as well."""
    plain = [folded(word)[:LONGEST] for word in words.split()]
    return tuple(Wanted(word, word.isascii()) for word in plain if word)


def folded(text: str) -> str:
    """Text as it is compared: one width, one case, no spaces, nothing that a database cannot hold."""
    return _DROPPED.sub("", unicodedata.normalize("NFKC", text).casefold())


def _syllables(plain: str) -> list[str]:
    if plain.isascii():
        return [plain] if plain else []
    from pypinyin import lazy_pinyin  # its tables are large, and are needed when a name is saved, not when one is read

    return " ".join(lazy_pinyin(plain, errors=_single)).split()


def _single(characters: str) -> str:
    """What has no pinyin stays, character by character, so that RCEP农产品 is found as rcepncp."""
    return " ".join(characters)
