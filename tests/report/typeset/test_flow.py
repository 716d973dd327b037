from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from qhchecklist.report.typeset.chain import FaceChain
from qhchecklist.report.typeset.draw import draw_text, text_width
from qhchecklist.report.typeset.flow import Heading, TextBlock
from qhchecklist.report.typeset.font import no_font
from qhchecklist.report.typeset.grid import Rules, grid
from qhchecklist.report.typeset.marks import Mark
from qhchecklist.report.typeset.shapes import MarkedText, Rule, SideBarQuote, StatusMark, TickBox
from qhchecklist.report.typeset.style import Align, TextStyle

Reader = Callable[..., PdfReader]
Extract = Callable[..., str]
HAN = "青海省外贸保稳提质政策措施适用清单"
HOSTILE = [
    "<b>青海</b>",
    "甲&lt;乙&amp;丙&#x41;",
    '<img src="/etc/passwd"/>',
    '<a href="javascript:alert(1)">点</a>',
    "甲<b>乙",
    "</para><seq/>",
    "%(name)s {0} ${x} \\n \\u4e2d (()) [<41>] Tj ET",
    "<font color=\"[[[getattr(pow, Word('__globals__'))['os'].system('x')]]]\">",
]


@pytest.fixture
def canvas() -> Any:
    return Canvas(BytesIO(), initialFontName=no_font(), pageCompression=0)


def heights(block: TextBlock, width: float = 200.0) -> float:
    return block.wrap(width, 1e6)[1]


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_in_a_text_is_text(text_of: Extract, left: TextStyle, text: str) -> None:
    assert text_of(TextBlock(text, left)) == "".join(text.split())


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_in_any_kind_of_block_is_text(text_of: Extract, left: TextStyle, text: str) -> None:
    blocks = [
        Heading(text, left),
        TickBox(text, left),
        MarkedText(Mark.DOT, text, left),
        SideBarQuote(text, left),
        grid([[TextBlock(text, left)]], [None]),
    ]
    assert text_of(*blocks) == "".join(text.split()) * 5


def test_overrides_and_zero_width_characters_are_printed_as_code_points(text_of: Extract, left: TextStyle) -> None:
    assert text_of(TextBlock("甲\u202e乙\u200b丙\ud800\x00", left)) == "甲〔U+202E〕乙〔U+200B〕丙〔U+D800〕〔U+0000〕"


def test_ten_kilobytes_of_text_run_over_pages_and_none_is_lost(text_of: Extract, left: TextStyle) -> None:
    text = HAN * 600
    assert text_of(TextBlock(text, left)) == text
    assert text_of(grid([[TextBlock(text, left)]], [None])) == text


def test_ten_kilobytes_of_one_word_stay_on_the_paper(pdf: Reader, left: TextStyle) -> None:
    right_edges: list[float] = []

    def visit(text: str, _cm: Any, matrix: Any, *_: Any) -> None:
        right_edges.append(matrix[4] + text_width(text.strip(), left))

    for page in pdf(TextBlock("x" * 10_000, left)).pages:
        page.extract_text(visitor_text=visit)
    assert max(right_edges) < 595


def test_a_block_is_as_high_as_its_lines(style: TextStyle) -> None:
    assert heights(TextBlock(HAN, style), 10.5 * 6) == 3 * 17
    assert heights(TextBlock("甲\n\n乙", style)) == 3 * 17


def test_an_empty_block_takes_no_room(style: TextStyle) -> None:
    assert heights(TextBlock("", style)) == 0
    assert heights(TextBlock([], style)) == 0


@pytest.mark.parametrize(
    ("room", "parts"),
    [(0, []), (1, []), (2, [2, 4]), (3, [3, 3]), (4, [4, 2]), (5, [4, 2]), (6, [6])],
)
def test_at_least_two_lines_stay_together_at_a_page_break(style: TextStyle, room: int, parts: list[int]) -> None:
    block = TextBlock("青海青海青海" * 6, replace(style, align=Align.LEFT))
    width = 10.5 * 6.05
    assert heights(block, width) == 6 * 17
    pieces = block.split(width, room * 17)
    assert [heights(piece, width) / 17 for piece in pieces] == parts


def test_a_block_of_three_lines_is_not_divided(style: TextStyle) -> None:
    assert TextBlock("甲\n乙\n丙", style).split(100, 2 * 17) == []


def test_parts_of_a_divided_block_have_no_space_between_and_keep_their_text(style: TextStyle) -> None:
    block = TextBlock("一\n二\n三\n四\n五\n六", style, space_before=5, space_after=7)
    first, rest = block.split(100, 4 * 17)
    second, third = rest.split(100, 2 * 17) if heights(rest) > 2 * 17 else (rest, None)
    assert (first.spaceBefore, first.spaceAfter, second.spaceBefore) == (5, 0, 0)
    assert third is None
    assert rest.spaceAfter == 7


def test_a_divided_block_can_be_divided_again(text_of: Extract, style: TextStyle) -> None:
    text = "".join(f"第{number}行\n" for number in range(200))
    assert text_of(TextBlock(text, style)) == "".join(text.split())


def test_a_heading_stays_with_what_follows(pdf: Reader, style: TextStyle) -> None:
    filler = [TextBlock("\n".join("字" * 41), style, space_after=17)]
    pages = pdf(*filler, Heading("标题", style), TextBlock("甲\n乙\n丙", style)).pages
    assert "标题" not in pages[0].extract_text()
    assert pages[1].extract_text().startswith("标题")


def test_text_hangs_right_of_a_tick_box(style: TextStyle) -> None:
    block = TickBox(HAN, style, box=12, left=20)
    assert block.left == pytest.approx(20 + 12 + 0.6 * 10.5)


def test_a_tick_box_is_drawn_once_however_the_block_is_divided(canvas: Any, style: TextStyle) -> None:
    block = TickBox(HAN * 3, style)
    for part in block.split(100, 4 * 17):
        part.wrap(100, 1000)
        part.drawOn(canvas, 0, 0)
    assert "".join(canvas._code).count(" re S") == 1


def test_the_bar_of_a_quote_is_drawn_beside_every_part(canvas: Any, style: TextStyle) -> None:
    block = SideBarQuote(HAN * 3, style)
    parts = block.split(100, 4 * 17)
    for part in parts:
        part.wrap(100, 1000)
        part.drawOn(canvas, 0, 0)
    assert len(parts) == 2
    assert "".join(canvas._code).count(" re f") == 2


def test_the_five_marks_differ_in_shape_not_only_in_colour(canvas: Any) -> None:
    drawn = set()
    for mark in Mark:
        StatusMark(mark, 10, (0, 0, 0)).drawOn(canvas, 0, 0)
        drawn.add("".join(canvas._code))
        canvas._code.clear()
    assert len(drawn) == len(Mark) == 5
    assert canvas._doc.fontMapping == {}


def test_a_rule_is_as_wide_as_the_page_allows() -> None:
    assert Rule(1.5).wrap(300, 100) == (300, 1.5)


def test_a_grid_refuses_plain_text(style: TextStyle) -> None:
    with pytest.raises(TypeError, match="TextBlock"):
        grid([["<b>甲</b>"]], [None])  # type: ignore[list-item]


def test_the_header_of_a_grid_comes_again_on_every_page(pdf: Reader, left: TextStyle) -> None:
    rows = [[TextBlock("表头", left), []]] + [[TextBlock(f"行{n}", left), TextBlock("值", left)] for n in range(90)]
    reader = pdf(grid(rows, [None, 80], rules=Rules.BOXES, header_rows=1, header_shade=(0.9, 0.9, 0.9)))
    assert len(reader.pages) == 3
    assert all(page.extract_text().startswith("表头") for page in reader.pages)


def test_drawn_text_starts_ends_or_centres_at_the_point(canvas: Any, style: TextStyle) -> None:
    def start_of(align: Align) -> float:
        canvas._code.clear()
        draw_text(canvas, 100, 50, "青海", style, align=align)
        return float("".join(canvas._code).split("1 0 0 1 ")[1].split()[0])

    assert [start_of(one) for one in (Align.LEFT, Align.CENTRE, Align.RIGHT)] == [100, 89.5, 79]


def test_drawn_text_that_is_too_wide_ends_in_an_ellipsis(canvas: Any, style: TextStyle) -> None:
    width = draw_text(canvas, 0, 0, HAN, style, max_width=60)
    assert 50 < width <= 60
    assert draw_text(canvas, 0, 0, "青海", style, max_width=60) == text_width("青海", style) == 21


def test_an_ellipsis_takes_the_place_of_the_end_only(text_of: Extract, canvas: Any, style: TextStyle) -> None:
    canvas._code.clear()
    draw_text(canvas, 0, 0, "甲\n<b>乙", style)
    canvas.save()
    assert PdfReader(BytesIO(canvas._filename.getvalue())).pages[0].extract_text().strip() == "甲 <b>乙"


def test_bold_and_regular_runs_share_a_line(text_of: Extract, faces: FaceChain, style: TextStyle) -> None:
    bold = TextStyle(faces, bold=True)
    assert text_of(TextBlock([("判断：", bold), ("适用", style)], style)) == "判断：适用"
