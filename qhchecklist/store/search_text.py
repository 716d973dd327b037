"""What a client is found by: the name as written, its pinyin and initials, and the credit code. Pure.

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

_DROPPED = re.compile(r"[\s|\x00-\x1f\ud800-\udfff]+")
_CODE = re.compile("[0-9a-z]*[0-9][0-9a-z]*")


@record
class Findable:
    """What stands in the columns: the name; its pinyin, initials and the code, by which the list is ordered too."""

    said: str
    spelled: str


@record
class Wanted:
    """One typed word. `code`: it may be the beginning or the end of a credit code; `spelled`: it may be pinyin."""

    word: str
    spelled: bool
    code: bool


def findable(name: str, credit_code: str) -> Findable:
    """The columns of one client."""
    plain = folded(name)[:LONGEST]
    syllables = _syllables(plain)
    full = "".join(syllables)
    spellings = full, "".join(part[:1] for part in syllables), folded(credit_code)[:LONGEST]
    return Findable(f"{MARK}{plain}{MARK}", f"{MARK}{MARK.join(spellings)}{MARK}")


def wanted(words: str) -> tuple[Wanted, ...]:
    """The words of a search; each of them must be found."""
    plain = [folded(word)[:LONGEST] for word in words.split()]
    return tuple(Wanted(word, word.isascii(), bool(_CODE.fullmatch(word))) for word in plain if word)


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
