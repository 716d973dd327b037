"""Where two people sign: the firm, and the one who advised it. No seal is drawn or asked for."""

from __future__ import annotations

from qhchecklist.policy.text import Text
from qhchecklist.report.sheets import words
from qhchecklist.report.sheets.blocks import WriteLines
from qhchecklist.report.sheets.edition import Edition
from qhchecklist.report.typeset.flow import TextBlock
from qhchecklist.report.typeset.flowable import Flowable
from qhchecklist.report.typeset.grid import Rules, grid


def signatures(edition: Edition, *, advice_lines: int = 1) -> Flowable:
    """Two boxes beside each other; advice has so many lines to be written on."""
    row = [
        [_head(edition, words.FIRM_SIGNS), *(_line(edition, line) for line in words.SIGN_FIRM)],
        [_head(edition, words.DESK_SIGNS), *_desk_lines(edition, advice_lines)],
    ]
    return grid(
        [row],
        [None, None],
        rules=Rules.BOXES,
        padding=(8.0, 5.0, 10.0, 6.0),
        divide_rows=False,
        space_before=edition.pt(9),
    )


def _head(edition: Edition, who: Text) -> Flowable:
    return TextBlock(edition.say(who), edition.looks.cell_strong)


def _line(edition: Edition, said: Text, lines: int = 1) -> Flowable:
    return WriteLines(edition.say(said), edition.looks.cell, left=0.0, lines=lines)


def _desk_lines(edition: Edition, advice_lines: int) -> list[Flowable]:
    who, advice, day = words.SIGN_DESK
    return [_line(edition, who), _line(edition, advice, advice_lines), _line(edition, day)]
