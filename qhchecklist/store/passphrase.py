"""How well a passphrase keeps, said before anything is sealed with it. It is looked at and forgotten. Pure."""

from __future__ import annotations

import math
import unicodedata
from itertools import pairwise
from typing import Literal, TypeAlias

from qhchecklist.policy.record import record
from qhchecklist.policy.text import Text

LEAST_PASSPHRASE = 8
"""Characters; a shorter one is no protection."""

Grade: TypeAlias = Literal["short", "weak", "fair", "strong"]

_FAIR, _STRONG = 50.0, 70.0
"""Bits, as if every character were drawn by chance; people choose worse, so the steps are wide."""

_SIZES = {"digit": 10, "lower": 26, "upper": 26, "sign": 33, "other": 2500}
"""How many characters of a kind are likely; of Chinese ones only the usual."""


@record
class Strength:
    """`usable`: whether anything is sealed with it."""

    grade: Grade

    @property
    def usable(self) -> bool:
        """Whether it is long enough."""
        return self.grade != "short"

    @property
    def text(self) -> Text:
        """The strength in one sentence, with what would help."""
        return _WORDS[self.grade]


_WORDS: dict[Grade, Text] = {
    "short": Text(
        f"口令太短：至少 {LEAST_PASSPHRASE} 个字符。", f"Too short: {LEAST_PASSPHRASE} characters or more are needed."
    ),
    "weak": Text(
        "口令强度：弱，容易被试出来；用几个不相干的词会好得多。",
        "Strength: weak, easily guessed; several unrelated words do better.",
    ),
    "fair": Text("口令强度：中等；再长一些更好。", "Strength: fair; longer is better."),
    "strong": Text("口令强度：强。忘记后谁也打不开。", "Strength: strong. Once forgotten, nobody can open it."),
}


def strength(passphrase: str) -> Strength:
    """An estimate from length and variety; repeated and counted-up characters count for little."""
    spelt = unicodedata.normalize("NFKC", passphrase)
    if len(spelt) < LEAST_PASSPHRASE:
        return Strength("short")
    size = sum(_SIZES[kind] for kind in {_kind(one) for one in spelt})
    bits = len(_telling(spelt)) * math.log2(size)
    return Strength("weak" if bits < _FAIR else "fair" if bits < _STRONG else "strong")


def _kind(one: str) -> str:
    if not one.isascii():
        return "other"
    return "digit" if one.isdigit() else "lower" if one.islower() else "upper" if one.isupper() else "sign"


def _telling(text: str) -> str:
    """The characters that do not follow from the one before, nor repeat a piece that was there."""
    kept = text[:1]
    for before, one in pairwise(text):
        if abs(ord(one) - ord(before)) > 1 and before + one not in kept:
            kept += one
    return kept
