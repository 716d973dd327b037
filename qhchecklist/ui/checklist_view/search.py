"""Which supports a search finds: words of title, measure, department and work, ids, measure numbers, pinyin.

Everything about a support that never changes is prepared once; full-width letters and figures and capitals
make no difference.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

from qhchecklist.checklist import Item, departments_text, measure_label, numeral
from qhchecklist.policy.model import Measure, Policy, Support
from qhchecklist.policy.record import record


def plain(text: str) -> str:
    """A text as it is compared: one width, one case."""
    return unicodedata.normalize("NFKC", text).casefold()


@record
class Spelling:
    """Words in Latin letters, with the places where a syllable or a Latin word begins."""

    letters: str
    starts: frozenset[int]

    def has(self, word: str) -> bool:
        """Whether the word stands somewhere from the beginning of a syllable: `shui`, but not `ui`."""
        at = self.letters.find(word)
        while at >= 0 and at not in self.starts:
            at = self.letters.find(word, at + 1)
        return at >= 0


def _joined(parts: Iterable[str]) -> Spelling:
    letters, starts = "", []
    for part in parts:
        starts.append(len(letters))
        letters += part
    return Spelling(letters, frozenset(starts))


@lru_cache(maxsize=1024)
def syllables(text: str) -> tuple[str, ...]:
    """A text in pinyin, e.g. RCEP产地 → rcep, chan, di; anything but letters is dropped."""
    from pypinyin import lazy_pinyin  # its tables are large, and few searches need them

    return tuple(" ".join(lazy_pinyin(plain(text), errors=_latin)).split())


def _latin(characters: str) -> str:
    """Latin words stay whole, so that RCEP农产品 is found as rcepncp."""
    return "".join(one if one.isascii() and one.isalpha() else " " for one in characters)


@lru_cache(maxsize=1024)
def spellings(text: str) -> tuple[Spelling, Spelling]:
    """A text in full pinyin and in initials, e.g. 出口退税 → chukoutuishui, ckts."""
    parts = syllables(text)
    latin = set(_latin(plain(text)).split())
    return _joined(parts), _joined(part if part in latin else part[:1] for part in parts)


@record
class _Entry:
    """What can be found of one support: its id, measure number, title, all its words, and what is spelled."""

    id: str
    number: int | None
    title: str
    words: str
    phrases: tuple[str, ...]


class Finder:
    """Searches the supports of one policy."""

    def __init__(self, policy: Policy) -> None:
        present = {one.name.zh: one.present for one in policy.head.departments if one.present is not None}
        self._entries: Mapping[str, _Entry] = {
            support.id: _entry(
                support, measure, " ".join(present[n].zh for n in measure.department_names if n in present)
            )
            for measure in policy.measures
            for support in measure.supports
        }
        numbers = [measure.number for measure in policy.measures if measure.number is not None]
        self._numbers = {written: n for n in numbers for written in (str(n), numeral(n))}

    def finds(self, item: Item, query: str) -> bool:
        """Whether every word of the query is found; an empty query finds everything."""
        return all(self._has(item, word) for word in plain(query).split())

    def _has(self, item: Item, word: str) -> bool:
        entry = self._entries[item.id]
        number = self._numbers.get(word.removeprefix("措施").strip("()第条"))
        if number is not None:
            return number == entry.number or word in entry.title
        if word in entry.words or entry.id.startswith(word) or word in plain(f"{item.work.note} {item.work.person}"):
            return True
        letters = word.replace("'", "")
        return letters.isascii() and letters.isalpha() and _spelled(entry.phrases, letters)


def _spelled(phrases: tuple[str, ...], letters: str) -> bool:
    return any(spelling.has(letters) for phrase in phrases for spelling in spellings(phrase))


def _entry(support: Support, measure: Measure, present: str) -> _Entry:
    title, label, departments = support.title, measure_label(measure), departments_text(measure)
    words = "\n".join((title.zh, title.en, label.zh, label.en, departments.zh, departments.en, present))
    phrases = (title.zh, measure.title.zh, *(measure.department_names or (departments.zh,)))
    return _Entry(support.id.casefold(), measure.number, plain(title.zh), plain(words), phrases)


def begins(title: str, typed: str) -> bool:
    """Whether a title begins with what is typed: as written, in pinyin or in initials."""
    word = plain(typed)
    if plain(title).startswith(word):
        return True
    return word.isascii() and word.isalpha() and any(one.letters.startswith(word) for one in spellings(title))
