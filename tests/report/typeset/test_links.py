"""Text that leads to a heading: on every reader, in the structure, and only where there is a heading."""

from __future__ import annotations

from typing import Any

import pytest
from page import validate_pdf_bytes
from pypdf import PdfReader

from qhchecklist.report.typeset.document import build
from qhchecklist.report.typeset.flow import Heading, LinkedText, TextBlock
from qhchecklist.report.typeset.flowable import Flowable, PageBreak
from qhchecklist.report.typeset.grid import grid
from qhchecklist.report.typeset.shapes import TickBox
from qhchecklist.report.typeset.style import TextStyle
from tests.report.typeset.test_tags import elements, roles

WORDS = {"title": "清单", "author": "测试", "subject": "试验"}


def story(style: TextStyle) -> list[Flowable]:
    return [
        Heading("目录", style),
        grid([[LinkedText("往<a href='x'>后", style, to="later")], [LinkedText("无处", style, to="nowhere")]], [None]),
        TickBox("步骤", style, field="step-1"),
        PageBreak(),
        TextBlock("甲", style),
        Heading("后", style, anchor="later"),
        LinkedText("往前", style, to="later", left=20, right=30),
    ]


def links(reader: PdfReader) -> list[Any]:
    notes = [note.get_object() for page in reader.pages for note in page.get("/Annots", [])]
    return [note for note in notes if note["/Subtype"] == "/Link"]


def test_a_link_leads_to_the_heading_of_its_anchor(pdf: Any, style: TextStyle) -> None:
    reader = pdf(*story(style))
    found = links(reader)
    assert [link["/Contents"] for link in found] == ["往<a href='x'>后", "往前"]
    second = reader.pages[1].indirect_reference
    assert [list.__getitem__(link["/Dest"], 0) for link in found] == [second, second]
    assert len(reader.pages[0]["/Annots"]) == len(reader.pages[1]["/Annots"]) == 1


def test_a_link_is_as_wide_as_its_text_may_be(pdf: Any, style: TextStyle) -> None:
    left, bottom, right, top = (float(side) for side in links(pdf(*story(style)))[1]["/Rect"])
    page = pdf(*story(style)).pages[0].mediabox
    assert 20 < left < right < float(page.width) - 30
    assert top - bottom == pytest.approx(style.leading, abs=0.01)


def test_text_whose_heading_is_not_printed_is_text(pdf: Any, style: TextStyle) -> None:
    reader = pdf(*story(style))
    inner = ["Table", ["TR", ["TD", ["P", "Link"]]], ["TR", ["TD", ["P", "Span"]]]]
    item = ["L", ["LI", "Lbl", "LBody"]]
    assert roles(reader) == ["Document", ["Sect", "H1", inner, item, "P"], ["Sect", "H1", ["P", "Link"]]]
    parts = [one for one in elements(reader) if one["/S"] == "/Link"]
    assert [kid.get_object()["/Type"] for one in parts for kid in one["/K"] if not isinstance(kid, int)] == [
        "/OBJR"
    ] * 2


@pytest.mark.parametrize("profile", ["3a", "ua1"])
@pytest.mark.parametrize("fillable", [False, True])
def test_links_are_valid_beside_fields(style: TextStyle, fillable: bool, profile: str) -> None:
    data = build(story(style), fillable=fillable, **WORDS)
    assert not validate_pdf_bytes(data, profile=profile).failures
