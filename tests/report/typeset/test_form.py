"""Boxes that can be ticked on screen: stable fields, no fonts, valid before and after somebody ticked them."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pypdfium2
import pytest
from page import validate_pdf_bytes
from pypdf import PdfReader, PdfWriter

from qhchecklist.report.typeset.archive import Attachment
from qhchecklist.report.typeset.document import build
from qhchecklist.report.typeset.flow import Heading, TextBlock
from qhchecklist.report.typeset.form import Box
from qhchecklist.report.typeset.shapes import TickBox
from qhchecklist.report.typeset.style import TextStyle
from tests.pdf_names import names

CASE = Attachment("case.json", b"{}", "application/json", "企业画像")
WORDS = {"title": "清单", "author": "测试", "subject": "试验"}

Build = Callable[..., bytes]


@pytest.fixture
def made(style: TextStyle) -> Build:
    def making(*, fillable: bool = True) -> bytes:
        story = [
            Heading("办理", style),
            TickBox("备齐<b>材料", style, field="step-S03h-1"),
            TickBox("提交", style, field="step-S03h-2", ticked=True),
            TickBox("只印在纸上", style),
            TextBlock("又一处：", style),
            TickBox("备齐", style, field="step-S03h-1"),
        ]
        return build(story, attachments=[CASE], fillable=fillable, **WORDS)

    return making


def filled(data: bytes, **values: str) -> bytes:
    """The file after a reader ticked boxes in it."""
    writer = PdfWriter(clone_from=BytesIO(data))
    for page in writer.pages:
        writer.update_page_form_field_values(page, values, auto_regenerate=False)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def values(data: bytes) -> dict[str, str]:
    fields = PdfReader(BytesIO(data)).get_fields() or {}
    return {name: field["/V"] for name, field in fields.items() if "/V" in field}


def widgets(data: bytes) -> list[Any]:
    pages = PdfReader(BytesIO(data)).pages
    return [annotation.get_object() for page in pages for annotation in page.get("/Annots", [])]


@pytest.mark.parametrize("profile", ["3a", "ua1"])
def test_a_form_is_valid_also_when_it_was_filled_in(made: Build, profile: str) -> None:
    data = made()
    for one in (data, filled(data, **{"step-S03h-1": "/Yes", "step-S03h-2": "/Off"})):
        assert not validate_pdf_bytes(one, profile=profile).failures


def test_ticks_are_read_back_and_the_attachment_stays(made: Build) -> None:
    data = made()
    assert values(data) == {"step-S03h-1": "/Off", "step-S03h-2": "/Yes"}
    after = filled(data, **{"step-S03h-1": "/Yes", "step-S03h-2": "/Off"})
    assert values(after) == {"step-S03h-1": "/Yes", "step-S03h-2": "/Off"}
    assert PdfReader(BytesIO(after)).attachments["case.json"] == [b"{}"]


def test_boxes_of_one_name_are_one_field(made: Build) -> None:
    fields = PdfReader(BytesIO(made())).root_object["/AcroForm"]["/Fields"]
    first, second = (field.get_object() for field in fields)
    assert (first["/T"], len(first["/Kids"])) == ("step-S03h-1", 2)
    assert (second["/T"], second["/Subtype"]) == ("step-S03h-2", "/Widget")


def test_every_box_is_printed_described_and_part_of_the_structure(made: Build) -> None:
    data = made()
    found = widgets(data)
    assert [widget["/TU"] for widget in found] == ["备齐<b>材料", "提交", "备齐"]
    assert all(widget["/F"] == 4 for widget in found)
    numbers = PdfReader(BytesIO(data)).root_object["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    parents = dict(zip(numbers[::2], numbers[1::2], strict=True))
    forms = [parents[widget["/StructParent"]].get_object() for widget in found]
    assert [form["/S"] for form in forms] == ["/Form"] * 3
    assert [form["/P"]["/S"] for form in forms] == ["/Lbl"] * 3
    assert [form["/K"]["/Obj"].get_object()["/TU"] for form in forms] == ["备齐<b>材料", "提交", "备齐"]


def test_a_tick_needs_no_font(made: Build) -> None:
    for widget in widgets(made()):
        looks = widget["/AP"]["/N"]
        assert set(looks) == {"/Yes", "/Off"}
        assert looks["/Off"].get_object().get_data() == b""
        assert looks["/Yes"].get_object()["/Resources"] == {}
        assert b" l " in looks["/Yes"].get_object().get_data()
        assert widget["/AS"] in looks


def test_the_empty_square_is_on_the_page_and_the_tick_is_not(made: Build) -> None:
    """So that a reader without fields shows a box, and one with fields can take the tick away."""

    def dark(data: bytes, *, fields: bool) -> int:
        document = pypdfium2.PdfDocument(data, autoclose=True)
        if fields:
            document.init_forms()
        image = document[0].render(scale=2, may_draw_forms=fields, grayscale=True).to_pil()
        return sum(image.histogram()[:128])

    data = made()
    none = filled(data, **{"step-S03h-2": "/Off"})
    assert dark(data, fields=False) == dark(none, fields=False)
    assert dark(none, fields=True) == dark(none, fields=False)
    assert dark(data, fields=True) > dark(data, fields=False)
    assert dark(filled(data, **{"step-S03h-1": "/Yes"}), fields=True) > dark(data, fields=True)


def test_without_fields_the_boxes_are_drawings(made: Build) -> None:
    data = made(fillable=False)
    assert not {"/Widget", "/AcroForm"} & names(data)
    assert values(data) == {}


def test_a_document_without_named_boxes_has_no_form(style: TextStyle) -> None:
    data = build([TickBox("只印在纸上", style)], fillable=True, **WORDS)
    assert "/AcroForm" not in names(data)


@pytest.mark.parametrize("name", ["a.b", "步骤", "a b", "a/b", "\n"])
def test_names_that_readers_would_take_apart_are_refused(name: str) -> None:
    with pytest.raises(ValueError, match="name of a field"):
        Box(name=name)


def test_equal_forms_have_equal_bytes(made: Build) -> None:
    assert made() == made()
