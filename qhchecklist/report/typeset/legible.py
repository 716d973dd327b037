"""Characters that have no shape of their own, made visible.

A firm name is typed or pasted by strangers. A right-to-left override, a zero-width space or a control
character would be dropped, obeyed or drawn as nothing, so that the paper says something other than the
data. All of them are printed as their code point between tortoise-shell brackets: 〔U+202E〕.
"""

import re

_INVISIBLE = re.compile(
    "["
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"  # C0 and C1; tab and newline are spaces, U+0085 a newline
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"  # soft hyphen, joiners, fillers
    "\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2"  # Arabic signs that enclose what follows
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"  # zero width, bidi embeddings, overrides, isolates
    "\u3164\uffa0\ufff0-\ufffb"  # Hangul fillers, interlinear annotation
    "\ufe00-\ufe0f\U000e0000-\U000e0fff"  # variation selectors and tags: this layer draws no variants
    "\ud800-\udfff"  # lone surrogates
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "]"
)
# The list is written out because unicodedata differs between Python versions and the bytes of a report must
# not. Source: Unicode 15.0 DerivedCoreProperties (Default_Ignorable_Code_Point) and the categories Cc, Cf
# and Cs.

_NEWLINE = re.compile("\r\n|[\r\u0085\u2028\u2029]")


def code_point(character: str) -> str:
    """The usual name of one character by number, e.g. ``U+202E``."""
    return f"U+{ord(character):04X}"


def spelt_out(character: str) -> str:
    """One character as its code point between brackets that are rare in ordinary text: ``〔U+202E〕``."""
    return f"〔{code_point(character)}〕"


def printable(text: str) -> str:
    """The text with every invisible character spelt out and every kind of line end as a newline.

    Tabs and spaces stay.  Nothing is dropped, and the function changes nothing the second time.
    """
    text = _NEWLINE.sub("\n", text)
    return _INVISIBLE.sub(lambda match: spelt_out(match.group()), text)


def one_line(text: str) -> str:
    """`printable` text without line ends or tabs, for titles, outlines and headers."""
    return printable(text).replace("\n", " ").replace("\t", " ")
