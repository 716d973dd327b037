from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from pypdf import PdfReader
from reportlab.lib.pagesizes import A4
from reportlab.platypus import Table

from qhchecklist.report.typeset.document import DEFAULT_MARGINS, PAGE_WIDTH, build
from qhchecklist.report.typeset.draw import draw_text
from qhchecklist.report.typeset.flow import Heading, TextBlock
from qhchecklist.report.typeset.flowable import Flowable, PageBreak
from qhchecklist.report.typeset.grid import grid
from qhchecklist.report.typeset.marks import Mark
from qhchecklist.report.typeset.pages import UnembeddedFontError
from qhchecklist.report.typeset.shapes import MarkedText, SideBarQuote, TickBox
from qhchecklist.report.typeset.style import Align, TextStyle
from tests.pdf_names import HARMFUL, names

Reader = Callable[..., PdfReader]
WORDS = {"title": "适用清单", "author": "作者", "subject": "主题"}


def whole_story(style: TextStyle) -> list[Flowable]:
    return [
        Heading("一、总览", style),
        MarkedText(Mark.TICK, "适用", style),
        TickBox("营业执照", style),
        SideBarQuote("支持企业𬭎䶮㛃申领原产地证明。" * 150, style),
        grid([[TextBlock("企业", style), TextBlock("青海", style)]], [80, None]),
    ]


def footer(style: TextStyle) -> Callable[[Any, int, int], None]:
    def decorate(canvas: Any, page: int, count: int) -> None:
        right = PAGE_WIDTH - DEFAULT_MARGINS.right
        draw_text(canvas, right, 30, f"第 {page} 页，共 {count} 页", style, align=Align.RIGHT)

    return decorate


def test_equal_stories_give_equal_bytes(style: TextStyle) -> None:
    first = build(whole_story(style), decorate=footer(style), **WORDS)
    second = build(whole_story(style), decorate=footer(style), **WORDS)
    assert first == second


def test_documents_made_in_several_threads_are_the_same(style: TextStyle) -> None:
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: build(whole_story(style), decorate=footer(style), **WORDS), range(4)))
    assert len(set(made)) == 1


def test_every_page_knows_how_many_there_are(pdf: Reader, style: TextStyle) -> None:
    pages = pdf(*whole_story(style), decorate=footer(style)).pages
    assert len(pages) == 2
    assert [page.extract_text().strip().splitlines()[-1] for page in pages] == ["第 1 页，共 2 页", "第 2 页，共 2 页"]


def test_the_document_is_a4_and_says_what_it_is(pdf: Reader, style: TextStyle) -> None:
    reader = pdf(*whole_story(style), title="青海𬭎公司\u202e\n清单", lang="zh-CN")
    catalog = reader.trailer["/Root"]
    assert reader.pdf_header == "%PDF-1.7"
    assert [float(side) for side in reader.pages[0].mediabox[2:]] == pytest.approx(list(A4), abs=0.01)
    assert catalog["/Lang"] == "zh-CN"
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.title == "青海𬭎公司〔U+202E〕 清单"
    assert (reader.metadata.author, reader.metadata.subject) == ("测试", "试验")


def test_headings_are_the_outline(pdf: Reader, style: TextStyle) -> None:
    reader = pdf(
        Heading("一、总览", style),
        Heading("（一）<b>措施", style, level=1, outline="（一）措施 — 适用"),
        PageBreak(),
        Heading("二、\x00清单", style),
    )
    first, (inner,), second = reader.outline
    assert [entry.title for entry in (first, inner, second)] == ["一、总览", "（一）措施 — 适用", "二、〔U+0000〕清单"]
    assert [reader.get_destination_page_number(entry) for entry in (first, inner, second)] == [0, 0, 1]


def test_an_outline_that_skips_a_level_is_closed_up(pdf: Reader, style: TextStyle) -> None:
    outline = pdf(Heading("甲", style, level=3), Heading("乙", style, level=3), Heading("丙", style, level=0)).outline
    assert outline[0].title == "甲"
    assert outline[1][0].title == "乙"
    assert outline[2].title == "丙"


def test_two_headings_of_the_same_words_lead_to_two_places(pdf: Reader, style: TextStyle) -> None:
    reader = pdf(Heading("同名", style), PageBreak(), Heading("同名", style))
    assert [reader.get_destination_page_number(entry) for entry in reader.outline] == [0, 1]


def test_nothing_is_linked_scripted_or_attached(style: TextStyle) -> None:
    hostile = '<a href="javascript:x"><img src="/etc/passwd"/>'
    content = build([Heading(hostile, style), TextBlock(hostile, style)], **{**WORDS, "title": hostile})
    assert not (HARMFUL | {"/Annots", "/EmbeddedFile", "/AF"}) & names(content)


def test_text_drawn_past_this_package_is_refused() -> None:
    with pytest.raises(UnembeddedFontError, match="Helvetica"):
        build([Table([["plain"]])], **WORDS)


def test_an_empty_story_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        build([], **WORDS)
