"""What a piece of text is to line breaking and spacing, told from its characters.  Imports no reportlab.

Sources: W3C "Requirements for Chinese Text Layout" (CLREQ) 3.1.4 to 3.2.4; GB/T 15834-2011 5.1 for marks that may
not start or end a line.
"""

import re
import unicodedata
from enum import Enum
from typing import NamedTuple

OPENING = "（《〈“‘「『【〔［｛〖"
CLOSING = "）》〉”’」』】〕］｝〗"
STOPS = "，。、；：．"
TSHEG = "\u0f0b"  # ends a Tibetan syllable; a line may end after it
_TIBETAN_MARKS = "\u0f0b\u0f0d-\u0f14"  # tsheg and the marks that end sentences
NO_LINE_START = frozenset(CLOSING + STOPS + "！？…—–～·•%％‰℃°々〃ー,.;:!?)]}/\"'་།༎༏༐༑༒༓༔")
NO_LINE_END = frozenset(OPENING + "([{＃￥¥$#@№§\"'")

WORD = "A-Za-z0-9\u00c0-\u024f\uff10-\uff19\uff21-\uff3a\uff41-\uff5a"
BOUND_SPACES = "\u00a0\u2007\u202f"  # spaces that forbid a line end
RUN = re.compile(rf"[^\s!-~{BOUND_SPACES}{WORD}\u0f00-\u0fff{OPENING}{CLOSING}{STOPS}！？—…]")
TOKENS = re.compile(
    rf"[^\S\n{BOUND_SPACES}]+|[{BOUND_SPACES}]+|[{WORD}][{WORD}.,:/@&+_'\-*%]*(?<![.,:'])|——|……"
    rf"|(?:(?![{_TIBETAN_MARKS}])[\u0f00-\u0fff])+[{_TIBETAN_MARKS}]*|[{_TIBETAN_MARKS}]+"
    rf"|{RUN.pattern}+|.",  # what is left is mostly Han
    re.DOTALL,
)
# Written out as pairs: a class of characters so large takes the regular expressions two milliseconds to compile.
_HAN = (
    *("\u4e00\u9fff", "\u2150\u218f", "\u2460\u24ff", "\u3005\u3007", "\u3021\u3029", "\u3040\u312f"),
    *("\u3200\u4dbf", "\uf900\ufaff", "\U00020000\U0003ffff"),
)


class Kind(Enum):
    """What a piece of text is for line breaking and spacing."""

    HAN = "han"
    LATIN = "latin"
    OPENING = "opening"
    CLOSING = "closing"
    STOP = "stop"
    EXCLAMATION = "exclamation"
    DASH = "dash"
    SPACE = "space"
    BOUND_SPACE = "bound space"
    COMBINING = "combining"
    OTHER = "other"


HAN = Kind.HAN.value
"""What an atom of one usual Han character says of itself before and after it."""
_MARK_KINDS = {
    character: kind
    for kind, characters in (
        (Kind.OPENING, OPENING),
        (Kind.CLOSING, CLOSING),
        (Kind.STOP, STOPS),
        (Kind.EXCLAMATION, "！？"),
    )
    for character in characters
}
MARKS = (Kind.CLOSING, Kind.STOP)
FULL_WIDTH = (Kind.OPENING, *MARKS)


class Break(Enum):
    """Whether a line may end between two atoms."""

    FREE = "free"
    AVOID = "avoid"  # against the rules; only where nothing else keeps the text on the paper
    NEVER = "never"


class Glue(NamedTuple):
    """The gap after an atom: natural width, how far it may stretch and shrink (points), whether to break.

    It is `even` between two usual Han characters of one setting, which stand evenly however the line is set.
    """

    natural: float
    stretch: float
    shrink: float
    at: Break
    even: bool = False


def is_han(character: str) -> bool:
    """Whether a character is Han or set like one: one em wide, with nothing between it and the next."""
    return any(pair[0] <= character <= pair[1] for pair in _HAN)


def kind_of(token: str) -> Kind:
    """The kind of one of `TOKENS`, or of a single character of a run of Han."""
    first = token[0]
    if first in _MARK_KINDS:
        return _MARK_KINDS[first]
    if token in ("——", "……"):
        return Kind.DASH
    if first in BOUND_SPACES:
        return Kind.BOUND_SPACE
    if first.isspace():
        return Kind.SPACE
    if is_han(first):
        return Kind.HAN
    if unicodedata.category(first)[0] == "M":
        return Kind.COMBINING
    return Kind.LATIN if first.isalnum() else Kind.OTHER
