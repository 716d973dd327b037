"""The file itself: packed objects that every reader finds."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from pypdf import PdfReader

from qhchecklist.report.typeset.archive import Attachment
from qhchecklist.report.typeset.document import build
from qhchecklist.report.typeset.flow import Heading, TextBlock
from qhchecklist.report.typeset.shapes import TickBox
from qhchecklist.report.typeset.style import TextStyle
from tests.pdf_names import HARMFUL, names

WORDS = {"title": "清单", "author": "测试", "subject": "试验"}


@pytest.fixture(scope="module")
def data(style: TextStyle) -> bytes:
    story = [Heading("标题", style), *(TickBox(f"第{n}项", style, field=f"box-{n}") for n in range(300))]
    attachment = Attachment("endstream.txt", b"endstream\nendobj\n", "text/plain", "endstream")
    return build([*story, TextBlock("末", style)], attachments=[attachment], fillable=True, **WORDS)


def test_three_readers_find_every_object(data: bytes) -> None:
    reader = PdfReader(BytesIO(data), strict=True)
    size = reader.trailer["/Size"]
    assert all(reader.get_object(number) is not None for number in range(1, size))
    assert len(reader.get_fields() or {}) == 300
    with pikepdf.open(BytesIO(data)) as document:
        assert document.check_pdf_syntax() == []
        assert len(document.objects) == size - 1
    drawn = pypdfium2.PdfDocument(data, autoclose=True)
    assert "末" in drawn[len(drawn) - 1].get_textpage().get_text_bounded()


def test_small_objects_are_packed_so_many_to_a_stream(data: bytes) -> None:
    reader = PdfReader(BytesIO(data))
    objects = [reader.get_object(number) for number in range(1, reader.trailer["/Size"])]
    packs = [one for one in objects if isinstance(one, dict) and one.get("/Type") == "/ObjStm"]
    assert len(packs) > 2
    assert max(one["/N"] for one in packs) == 200
    assert data.count(b" obj\n") < 30 + len(packs)


def test_the_trailer_stands_in_the_table_of_places(data: bytes) -> None:
    trailer = PdfReader(BytesIO(data)).trailer
    assert trailer["/Root"]["/Type"] == "/Catalog"
    assert trailer["/Info"]["/Title"] == "清单"
    assert data.startswith(b"%PDF-1.7\n%")
    assert data.endswith(b"%%EOF\n")


def test_what_is_packed_is_found_by_the_tests_that_look_for_harm(data: bytes) -> None:
    """A reader that unpacked nothing would find no harm anywhere."""
    assert {"/Widget", "/EmbeddedFile", "/LBody"} <= names(data)
    with pikepdf.open(BytesIO(data)) as document:
        document.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="x")
        out = BytesIO()
        document.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert HARMFUL & names(out.getvalue()) == {"/JavaScript", "/JS"}
