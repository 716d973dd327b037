"""How a text stands in a cell, so that it is shown, never computed, and read back exactly as it was.

`spelt` and `as_meant` are each other's inverse for every text, and so are `neutral` and `as_written`.
"""

from __future__ import annotations

import re

MAX_CELL = 32_767
"""The most characters (UTF-16 units) that spreadsheet programs keep of a cell."""

_SPELT = re.compile(
    "[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]"  # what the format cannot hold, or hands back as a new line
    "|x(?=[0-9A-Fa-f]{4}_)"  # _x0041_ is an A to spreadsheet programs
    "|⟨(?=U\\+[0-9A-F]{4,6}⟩|…)"  # what would look like our own spelling
)
_TOKEN = re.compile("⟨U\\+([0-9A-F]{4,6})⟩")
_CUT = re.compile("⟨…\\+\\d+⟩\\Z")

_BLANK = "[\\s\xad\x7f-\x9f\u061c\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]*"
_SIGNS = "-=+@＝＋－＠﹦﹢﹣﹫⁼⁺⁻₌₊₋−'"
"""What begins a formula in some program, full-width and small forms included, and the sign that disarms it."""

# A cell, and what a program that divides at ; or tab instead of the comma would take for one.
_RISKY = re.compile(f"(?<![^;\t\r\n])(?={_BLANK}[{_SIGNS}])|\\A(?=[\t\r\n])")
_DISARMED = re.compile(f"(?<![^;\t\r\n])'(?={_BLANK}[{_SIGNS}])|\\A'(?=[\t\r\n])")


def spelt(text: str) -> str:
    """A text with ⟨U+0007⟩ for every character that a cell cannot hold; what looks like that is spelt itself."""
    return _SPELT.sub(_named, text)


def _named(found: re.Match[str]) -> str:
    return f"⟨U+{ord(found[0]):04X}⟩"


def as_meant(text: str) -> str:
    """The text that was spelt."""
    return _TOKEN.sub(_character, text)


def _character(found: re.Match[str]) -> str:
    code = int(found[1], 16)
    return chr(code) if code <= 0x10FFFF else found[0]


def neutral(text: str) -> str:
    """A text for a cell of a CSV file: an apostrophe stands before all that could begin a formula.

    One also stands before an apostrophe there, so that it can be told apart.
    """
    return _RISKY.sub("'", text)


def as_written(text: str) -> str:
    """The text before `neutral`; an apostrophe that disarms nothing stays."""
    return _DISARMED.sub("", text)


def fitted(text: str) -> tuple[str, int]:
    """As much of a spelt text as a cell holds, with a mark at its end, and how many characters are missing."""
    if len(text) * 2 <= MAX_CELL or _units(text) <= MAX_CELL:
        return text, 0
    kept = text.encode("utf-16-le")[: (MAX_CELL - 20) * 2].decode("utf-16-le", "ignore")
    kept = re.sub("⟨[^⟩]{0,8}\\Z", "", kept)
    missing = len(text) - len(kept)
    return f"{kept}⟨…+{missing}⟩", missing


def is_cut(text: str) -> bool:
    """Whether a cell holds only the beginning of its text."""
    return _CUT.search(text) is not None


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
