"""The structure tree: order, roles, languages, and that nothing on a page is outside of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from page import validate_pdf_bytes
from pypdf import PdfReader

from qhchecklist.report.typeset.document import build
from qhchecklist.report.typeset.draw import draw_text
from qhchecklist.report.typeset.flow import Heading, TextBlock
from qhchecklist.report.typeset.flowable import Flowable, KeepTogether, PageBreak
from qhchecklist.report.typeset.grid import Rules, grid
from qhchecklist.report.typeset.marks import Mark
from qhchecklist.report.typeset.shapes import MarkedText, Rule, SideBarQuote, StatusMark, TickBox
from qhchecklist.report.typeset.style import TextStyle
from qhchecklist.report.typeset.tags import CHINESE, Element, Recorder, Role, arranged, language, tagged

Reader = Callable[..., PdfReader]
WORDS = {"title": "清单", "author": "测试", "subject": "试验"}
HAN = "青海省外贸保稳提质政策措施适用清单"


def roles(reader: PdfReader) -> Any:
    """The tree as nested lists of role names."""

    def of(element: Any) -> Any:
        inner = [of(kid) for kid in kids(element) if not isinstance(kid, int) and "/S" in kid]
        return [element["/S"][1:], *inner] if inner else element["/S"][1:]

    return of(reader.root_object["/StructTreeRoot"]["/K"])


def kids(element: Any) -> list[Any]:
    found = element.get("/K", [])
    return [kid.get_object() for kid in found] if isinstance(found, list) else [found]


def elements(reader: PdfReader) -> Iterator[Any]:
    waiting = [reader.root_object["/StructTreeRoot"]["/K"]]
    while waiting:
        element = waiting.pop(0)
        yield element
        waiting[:0] = [kid for kid in kids(element) if not isinstance(kid, int) and "/S" in kid]


def stretches(element: Any) -> list[Any]:
    """The pieces of content of an element."""
    return [kid for kid in kids(element) if isinstance(kid, int) or kid.get("/Type") == "/MCR"]


def story(style: TextStyle) -> list[Flowable]:
    return [
        TextBlock("标题", style, role=Role.H1),
        Heading("一、总览", style),
        KeepTogether([Heading("措施", style, level=1), MarkedText(Mark.TICK, "适用", style)]),
        TickBox("营业执照", style),
        TickBox("备案表", style, ticked=True),
        Rule(),
        SideBarQuote("支持企业𬭎䶮㛃申领原产地证明。" * 200, style, lang=CHINESE),
        grid([[TextBlock("企业", style), []], [TextBlock("青海", style), StatusMark(Mark.DOT, 9)]], [80, None]),
        Heading("二、清单", style),
        StatusMark(Mark.DASH, 10, alt="不适用"),
    ]


@pytest.mark.parametrize("profile", ["3a", "ua1"])
def test_a_document_of_every_kind_of_block_is_valid(style: TextStyle, profile: str) -> None:
    report = validate_pdf_bytes(build(story(style), **WORDS), profile=profile)
    assert not report.failures


def test_headings_open_sections_and_items_next_to_each_other_are_a_list(pdf: Reader, style: TextStyle) -> None:
    item = ["LI", "Lbl", "LBody"]
    table = ["Table", ["TR", ["TD", "P"], "TD"], ["TR", ["TD", "P"], "TD"]]
    inner = ["Sect", "H3", "P", ["L", item, item], "BlockQuote", table]
    expected = ["Document", ["Sect", "H1", ["Sect", "H2", inner], ["Sect", "H2", "Figure"]]]
    assert roles(pdf(*story(style))) == expected


def test_a_heading_that_skips_a_level_is_raised(pdf: Reader, style: TextStyle) -> None:
    headings = [Heading("甲", style, level=1), Heading("乙", style, level=4), Heading("丙", style, level=0)]
    assert roles(pdf(*headings)) == ["Document", ["Sect", "H1", ["Sect", "H2"]], ["Sect", "H1"]]


def test_a_heading_in_a_cell_is_a_paragraph(pdf: Reader, style: TextStyle) -> None:
    reader = pdf(Heading("甲", style), grid([[Heading("乙", style, level=3)]], [None]))
    assert roles(reader) == ["Document", ["Sect", "H1", ["Table", ["TR", ["TD", "P"]]]]]
    assert len(reader.outline) == 2


def test_order_is_that_of_the_story_although_platypus_wraps_out_of_order(pdf: Reader, style: TextStyle) -> None:
    kept = KeepTogether([Heading("乙", style, level=1), TextBlock(HAN, style)])
    reader = pdf(Heading("甲", style), TextBlock(HAN * 40, style), kept, Heading("丙", style, level=1))
    assert roles(reader) == ["Document", ["Sect", "H1", "P", ["Sect", "H2", "P"], ["Sect", "H2"]]]


def test_a_block_divided_over_pages_is_one_element(pdf: Reader, style: TextStyle) -> None:
    reader = pdf(TextBlock(HAN * 250, style))
    (block,) = [one for one in elements(reader) if one["/S"] == "/P"]
    assert len(reader.pages) == len(stretches(block)) == 3


def test_a_row_divided_over_pages_is_one_row(pdf: Reader, style: TextStyle) -> None:
    reader = pdf(grid([[TextBlock(HAN * 60, style), TextBlock("右", style)]], [100, None]))
    assert len(reader.pages) > 1
    assert roles(reader) == ["Document", ["Table", ["TR", ["TD", "P"], ["TD", "P"]]]]


def test_a_header_that_comes_again_is_read_once(pdf: Reader, left: TextStyle) -> None:
    rows = [[TextBlock("表头", left), []]] + [[TextBlock(f"行{n}", left), TextBlock("值", left)] for n in range(90)]
    reader = pdf(grid(rows, [None, 80], rules=Rules.BOXES, header_rows=1, header_columns=1))
    assert len(reader.pages) == 3
    found = list(elements(reader))
    heads = [one for one in found if one["/S"] == "/TH"]
    assert [one["/A"]["/Scope"] for one in heads] == ["/Column", "/Column"] + ["/Row"] * 90
    (head,) = kids(heads[0])
    assert len(stretches(head)) == 1
    assert sum(one["/S"] == "/TR" for one in found) == 91


def test_a_ticked_box_says_so_in_any_language(pdf: Reader, style: TextStyle) -> None:
    found = [one.get("/ActualText") for one in elements(pdf(*story(style))) if one["/S"] == "/Lbl"]
    assert found == ["☐", "☑"]


def test_language_and_description_stand_on_the_element(pdf: Reader, style: TextStyle) -> None:
    reader = pdf(*story(style), lang="en")
    assert [one["/Lang"] for one in elements(reader) if one["/S"] == "/BlockQuote"] == ["zh-CN"]
    assert [one["/Alt"] for one in elements(reader) if "/Alt" in one] == ["不适用"]


def test_the_tree_and_the_pages_agree(pdf: Reader, style: TextStyle) -> None:
    reader = pdf(*story(style), PageBreak(), TextBlock("末", style))
    numbers = reader.root_object["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    parents = dict(zip(numbers[::2], numbers[1::2], strict=True))
    for number, one in enumerate(reader.pages):
        assert one["/StructParents"] == number
        assert one["/Tabs"] == "/S"
        content = one.get_contents()
        assert content is not None
        marks = re.findall(r"/(\S+) <</MCID (\d+)>> BDC", content.get_data().decode("latin-1"))
        named = [(f"/{role}", int(mcid)) for role, mcid in marks]
        assert named == [(parent.get_object()["/S"], mcid) for mcid, parent in enumerate(parents[number].get_object())]


def test_everything_drawn_is_content_or_artifact(pdf: Reader, style: TextStyle) -> None:
    def decorate(canvas: Any, *_: int) -> None:
        draw_text(canvas, 30, 30, "页脚", style)

    for one in pdf(*story(style), decorate=decorate).pages:
        content = one.get_contents()
        assert content is not None
        depth = 0
        for line in content.get_data().decode("latin-1").splitlines():
            depth += line.endswith((" BDC", " BMC")) - (line == "EMC")
            assert depth >= 0
            painted = re.search(r"\b(TJ|Do|f\*?|S|B\*?)$", line)
            assert depth or not painted, line
        assert "/Artifact <</Type /Pagination>> BDC\n/FormXob.page-" in content.get_data().decode("latin-1")


class Pair(Flowable):
    """Draws one element inside another."""

    def __init__(self, style: TextStyle) -> None:
        super().__init__()
        self.style = style
        self.inner = Element(Role.SPAN, lang="en")
        self.outer = Element(Role.P, self.inner)
        self.elements = (self.outer,)

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        return width, 20

    def draw(self) -> None:
        with tagged(self.canv, self.outer):
            draw_text(self.canv, 0, 0, "甲", self.style)
            with tagged(self.canv, self.inner):
                draw_text(self.canv, 20, 0, "two", self.style)
            with tagged(self.canv, None):
                self.canv.rect(0, 0, 5, 5)
            draw_text(self.canv, 60, 0, "丙", self.style)


def test_an_element_inside_another_stands_where_it_was_drawn(pdf: Reader, style: TextStyle) -> None:
    reader = pdf(Pair(style))
    (outer,) = [one for one in elements(reader) if one["/S"] == "/P"]
    first, inner, last = kids(outer)
    assert (first, inner["/K"], last) == (0, 1, 2)
    content = reader.pages[0].get_contents()
    assert content is not None
    assert content.get_data().count(b"/Artifact BMC") == 1


def test_what_only_prepares_is_not_marked() -> None:
    recorder, element = Recorder(), Element(Role.P)
    code = ["q", "1 0 0 1 5 6.5 cm", "0 0 1 rg", ".5 w", "[1 2] 0 d", "/gRLs0 gs", "1 0 0 RG 2 J"]
    recorder.begin(2, element)
    recorder.end(4)
    assert recorder.finish_page(code) == code
    assert element.kids == []
    recorder.begin(1, element)
    recorder.end(4)
    marked = recorder.finish_page(["q", "1 0 0 rg", "n 0 0 1 1 re f*", "Q", "q BT ET Q", "Q"])
    assert marked == [
        *("q", "1 0 0 rg", "/P <</MCID 0>> BDC", "n 0 0 1 1 re f*", "EMC", "Q"),
        *("/Artifact BMC", "q BT ET Q", "EMC", "Q"),
    ]


def test_the_headings_of_two_sections_of_equal_level_are_equal() -> None:
    root = arranged([Element(Role.H3), Element(Role.H5), Element(Role.H3), Element(Role.H2)])
    sections = [kid for kid in root.kids if isinstance(kid, Element)]
    assert [kid.kids[0].role for kid in sections if isinstance(kid.kids[0], Element)] == [Role.H1, Role.H1, Role.H1]


@pytest.mark.parametrize(
    ("text", "document", "expected"),
    [
        ("省商务厅、西宁海关", "en", "zh-CN"),
        ("[3.5] “税务部门办理正常出口退税”", "en", "zh-CN"),
        ("Commerce Department (商务厅)", "en", ""),
        ("Commerce Department", "zh-CN", "en"),
        ("RCEP", "zh-CN", ""),
        ("出口到 South Korea 的货物", "zh-CN", ""),
        ("省商务厅", "zh-CN", ""),
        ("2022年11月11日", "en", "zh-CN"),
        ("12 345", "en", ""),
        ("", "en", ""),
    ],
)
def test_the_language_of_a_block_is_told_by_its_script(text: str, document: str, expected: str) -> None:
    assert language(text, document) == expected


def test_a_block_in_the_other_language_says_so(pdf: Reader, style: TextStyle) -> None:
    reader = pdf(TextBlock("省商务厅", style), TextBlock("A firm's answers", style), lang="en")
    assert [(one["/S"], one.get("/Lang")) for one in elements(reader)] == [
        ("/Document", "en"),
        ("/P", "zh-CN"),
        ("/P", None),
    ]
