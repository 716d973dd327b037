"""Whom to call, on paper: a box to tick, how to reach them, why, and room for what was answered."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from qhchecklist.policy.record import record
from qhchecklist.policy.text import Lang, Text
from qhchecklist.report.sheets.looks import MARGIN_LEFT, MARGIN_RIGHT, Looks
from qhchecklist.report.sheets.typefaces import bundled
from qhchecklist.report.typeset.document import PAGE_WIDTH, Margins, build
from qhchecklist.report.typeset.draw import draw_text
from qhchecklist.report.typeset.flow import Heading, TextBlock
from qhchecklist.report.typeset.flowable import Flowable
from qhchecklist.report.typeset.grid import Cell, Rules, grid
from qhchecklist.report.typeset.shapes import TickBox
from qhchecklist.report.typeset.style import Align
from qhchecklist.report.typeset.tags import CHINESE, ENGLISH

_SHADE = (0.93, 0.93, 0.93)
_CONTACT, _WHY, _LAST = 300, 700, 150
"""Characters in a cell of each kind: no row comes near the height of a page."""
_COLUMNS = (
    Text("企业与联系方式", "Firm and contact"),
    Text("为什么回电", "Why to call"),
    Text("上次与期限", "Last time and due"),
    Text("答复", "Answer"),
)


@record
class Call:
    """One client to call. Every text may be anything; `contact`, `why` and `last` are lines."""

    firm: str
    contact: Sequence[str]
    why: Sequence[str]
    last: Sequence[str]


@record
class CallSheet:
    """`title` and `about`: what is called about, and as of when."""

    title: str
    about: str
    calls: Sequence[Call]


def render_calls(sheet: CallSheet, lang: Lang = "zh") -> bytes:
    """The sheet as a PDF, A4, fonts embedded; equal sheets give equal bytes."""
    looks = Looks(bundled({}), lang)
    margins = Margins(left=MARGIN_LEFT, right=MARGIN_RIGHT, top=16 * mm, bottom=18 * mm)
    return build(
        _story(sheet, looks, lang),
        decorate=_Feet(looks, sheet.title, lang),
        title=sheet.title,
        author="qhchecklist",
        subject=sheet.about,
        lang=CHINESE if lang == "zh" else ENGLISH,
        margins=margins,
    )


class _Feet:
    """The line below every page."""

    def __init__(self, looks: Looks, title: str, lang: Lang) -> None:
        self._style = looks.header
        self._title = looks.faces.legible(title)
        self._lang = lang

    def __call__(self, canvas: Canvas, number: int, count: int) -> None:
        """Draw around one page."""
        page = f"第 {number} 页，共 {count} 页" if self._lang == "zh" else f"page {number} of {count}"
        width = draw_text(canvas, PAGE_WIDTH - MARGIN_RIGHT, 10 * mm, page, self._style, align=Align.RIGHT)
        room = PAGE_WIDTH - MARGIN_LEFT - MARGIN_RIGHT - width - 10
        draw_text(canvas, MARGIN_LEFT, 10 * mm, self._title, self._style, max_width=room)


def _story(sheet: CallSheet, looks: Looks, lang: Lang) -> list[Flowable]:
    header: list[Cell] = [TextBlock(title[lang], looks.cell_strong) for title in _COLUMNS]
    rows: list[list[Cell]] = [header, *(_row(one, looks) for one in sheet.calls)]
    table = grid(
        rows,
        [150.0, None, 92.0, 96.0],
        rules=Rules.ROWS,
        header_rows=1,
        header_columns=1,
        header_shade=_SHADE,
        divide_rows=False,
        space_before=8,
    )
    return [Heading(sheet.title, looks.group, level=0), TextBlock(sheet.about, looks.small, space_before=3), table]


def _row(call: Call, looks: Looks) -> list[Cell]:
    return [
        [TickBox(_cut(call.firm, 120), looks.cell_strong), *_lines(call.contact, _CONTACT, looks)],
        _lines(call.why, _WHY, looks),
        _lines(call.last, _LAST, looks),
        [],
    ]


def _lines(lines: Sequence[str], most: int, looks: Looks) -> list[Flowable]:
    left = most
    found: list[Flowable] = []
    for line in lines:
        if line and left > 0:
            found.append(TextBlock(_cut(line, left), looks.cell))
            left -= len(line) + 20
    return found


def _cut(text: str, most: int) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"
