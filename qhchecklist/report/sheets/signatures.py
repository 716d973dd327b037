"""Where two people sign: the firm, and the one who advised it. No seal is drawn or asked for."""

from __future__ import annotations

from collections.abc import Sequence

from qhchecklist.policy.text import Text
from qhchecklist.report.sheets import words
from qhchecklist.report.sheets.blocks import WriteLines
from qhchecklist.report.sheets.edition import Edition
from qhchecklist.report.typeset.flow import TextBlock
from qhchecklist.report.typeset.flowable import Flowable
from qhchecklist.report.typeset.grid import Rules, grid


def signatures(edition: Edition) -> Flowable:
    """Two boxes beside each other."""
    row = [_box(edition, words.FIRM_SIGNS, words.SIGN_FIRM), _box(edition, words.DESK_SIGNS, words.SIGN_DESK)]
    return grid(
        [row],
        [None, None],
        rules=Rules.BOXES,
        padding=(8.0, 5.0, 10.0, 6.0),
        divide_rows=False,
        space_before=edition.pt(9),
    )


def _box(edition: Edition, who: Text, lines: Sequence[Text]) -> list[Flowable]:
    looks = edition.looks
    head = TextBlock(edition.say(who), looks.cell_strong)
    return [head, *(WriteLines(edition.say(line), looks.cell, left=0.0) for line in lines)]
