"""Spelling: codes are folded (full width, dots, case), names only composed."""

from __future__ import annotations

import re
import unicodedata

_DIGITS_NOISE = re.compile(r"[\s.\-,·‐‑–—]+")

_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff]")
"""Characters that nobody sees: they turn round what is written after them, or stand between letters."""


def fold_code(text: str) -> str:
    """A code as the lists spell it: NFKC, without spaces, dots, hyphens and commas, upper case."""
    return _DIGITS_NOISE.sub("", unicodedata.normalize("NFKC", text)).upper()


def fold_word(text: str) -> str:
    """A word for look-up in a list: NFKC, outer blanks removed, case folded."""
    return unicodedata.normalize("NFKC", text).strip().casefold()


def fold_name(text: str) -> str:
    """A name: NFC only, because NFKC would change the full-width brackets of registered names.

    Nothing invisible is left that would turn round the words of ours that follow it.
    """
    return _TURNING.sub("", unicodedata.normalize("NFC", text)).strip()
