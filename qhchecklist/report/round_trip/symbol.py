"""The QR symbol of a checklist, as modules to draw."""

from __future__ import annotations

from functools import lru_cache
from typing import TypeAlias

import segno

from qhchecklist.checklist import Checklist
from qhchecklist.policy.record import record
from qhchecklist.policy.text import Text
from qhchecklist.report.round_trip.payload import Case, case_of
from qhchecklist.report.round_trip.qr_text import full_text, short_text

Matrix: TypeAlias = tuple[tuple[bool, ...], ...]
"""Rows from the top, True for a dark module; without the quiet zone of four modules around it."""

_MOST_SYMBOLS = 8  # that are remembered: a preview is made again and again, mostly of the same answers
_LARGEST = 20
"""Version 20, of 97 modules, is about 42 mm wide with its quiet zone: more would crowd the first page."""

RESTORES = Text(
    "二维码：扫描后用 qhchecklist reopen --qr 恢复这份企业画像。",
    "QR code: scan it and restore this profile with qhchecklist reopen --qr.",
)
ONLY_TELLS = Text(
    "回答太多，一个二维码放不下：这里只有企业名称和画像指纹，恢复请打开 PDF 文件本身。",
    "Too many answers for one QR code: it holds only the firm's name and the profile's hash; open the PDF.",
)


@record
class Symbol:
    """`text` as scanned; `complete`: it restores the profile, else it only tells which one it was."""

    text: str
    matrix: Matrix
    complete: bool

    @property
    def note(self) -> Text:
        """What is said beside it."""
        return RESTORES if self.complete else ONLY_TELLS


def symbol_of(checklist: Checklist) -> Symbol:
    """The symbol of a checklist: at level M where the profile allows, at L, or the fingerprint alone."""
    return symbol(case_of(checklist))


def symbol(case: Case) -> Symbol:
    """The symbol of a case."""
    text = full_text(case)
    matrix = _matrix(text, "m") or _matrix(text, "l")
    if matrix:
        return Symbol(text, matrix, True)
    text = short_text(case)
    return Symbol(text, _matrix(text, "m"), False)


@lru_cache(maxsize=_MOST_SYMBOLS)
def _matrix(text: str, level: str) -> Matrix:
    """Empty when the text does not fit."""
    try:
        made = segno.make_qr(text, error=level, mode="alphanumeric", boost_error=False)
    except segno.DataOverflowError:
        return ()
    if int(made.version) > _LARGEST:
        return ()
    return tuple(tuple(bool(module) for module in row) for row in made.matrix)
