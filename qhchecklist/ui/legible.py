"""Somebody else's text as it is shown: what cannot be seen is spelt out, and no script turns its neighbours round."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from qhchecklist.report.typeset.legible import one_line, printable

_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
_FIRST_STRONG, _END = "\u2068", "\u2069"
_PARTS = re.compile(f"([{_FIRST_STRONG}{_END}])")


@lru_cache(maxsize=512)
def legible(text: str) -> str:
    """One line of it, for a label or between words of ours; as on paper, an override is 〔U+202E〕.

    What is written from right to left keeps its own direction and gives it to nothing beside it.
    """
    if text.isascii() and text.isprintable():  # nearly all there is
        return text
    return isolated(one_line(text))


@lru_cache(maxsize=512)
def sentence(text: str) -> str:
    """A sentence of ours, or several lines, that may hold such texts: what `legible` made of them stays."""
    if text.isprintable():
        return text
    return "".join(one if one in (_FIRST_STRONG, _END) else printable(one) for one in _PARTS.split(text))


def isolated(text: str) -> str:
    """The text by itself, where a part of it is written from right to left."""
    if any(unicodedata.bidirectional(one) in _RIGHT_TO_LEFT for one in text):
        return f"{_FIRST_STRONG}{text}{_END}"
    return text
