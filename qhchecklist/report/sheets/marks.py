"""Which drawn mark and which fill stand for a group: different in shape, not in colour."""

from __future__ import annotations

from qhchecklist.checklist import APPLYING, GroupKey
from qhchecklist.report.sheets.shapes import Fill
from qhchecklist.report.typeset.marks import Mark

_MARKS: dict[GroupKey, Mark] = {
    "needs_information": Mark.QUESTION,
    "open_list": Mark.DOT,
    "does_not_apply": Mark.DASH,
    "informational": Mark.DOTTED,
}
_FILLS: dict[GroupKey, Fill] = {
    "needs_information": Fill.HATCH,
    "open_list": Fill.GREY,
    "does_not_apply": Fill.WHITE,
    "informational": Fill.DOTS,
}


def mark_of(key: GroupKey) -> Mark:
    """The mark of a group."""
    return Mark.TICK if key in APPLYING else _MARKS[key]


def fill_of(key: GroupKey) -> Fill:
    """The fill of a group in the bar of counts."""
    return Fill.SOLID if key in APPLYING else _FILLS[key]
