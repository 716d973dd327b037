"""Values are written as reportlab writes them, but for blanks."""

import re
from io import BytesIO
from typing import Any

import pytest
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from qhchecklist.report.typeset.font import no_font
from qhchecklist.report.typeset.stream import Stream
from qhchecklist.report.typeset.values import dictionary, indirect, value

_TOKENS = re.compile(rb"<<|>>|\[|\]|\((?:\\.|[^\\)])*\)|/?[^\s/<>\[\]()]+")


@pytest.fixture
def drawn() -> Any:
    """A stock document with two pages, an outline and a link, ready to be written."""
    canvas = Canvas(BytesIO(), initialFontName=no_font())
    for number in range(2):
        canvas.rect(0, 0, 10, 10)
        canvas.bookmarkPage(f"p{number}")
        canvas.addOutlineEntry(f"第 {number} 页 (一)", f"p{number}", number)
        canvas.linkRect("", "p1", (10.25, 20, 30.125, 40.5))
        canvas.showPage()
    document: Any = canvas._doc  # type: ignore[attr-defined]
    document.Reference(document.Catalog)
    document.Outlines.prepare(document, canvas)
    return document


def test_objects_say_what_reportlab_says(drawn: Any) -> None:
    kinds = set()
    number = 1
    while number in drawn.numberToId:
        thing = drawn.idToObject[drawn.numberToId[number]]
        expected = pdfdoc.format(thing, drawn, toplevel=1)
        assert _TOKENS.findall(indirect(thing, drawn)) == _TOKENS.findall(expected)
        kinds.add(type(thing).__name__)
        number += 1
    assert kinds >= {"PDFCatalog", "PDFPages", "PDFPage", "OutlineEntryObject", "PDFDictionary"}


@pytest.mark.parametrize(
    ("thing", "written"),
    [
        *(("/Name", b"/Name"), (12, b"12"), (0.5, b"0.5"), (100.0, b"100"), (595.27559, b"595.2756")),
        (pdfdoc.PDFArray([1, "/A", 2.25]), b"[1 /A 2.25]"),
        (pdfdoc.PDFDictionary({"B": pdfdoc.PDFDictionary({"C": 1}), "A": "true"}), b"<</A true/B <</C 1>>>>"),
        (pdfdoc.PDFString("words"), b"(words)"),
    ],
)
def test_values(drawn: Any, thing: Any, written: bytes) -> None:
    assert value(thing, drawn) == written


def test_what_stands_by_itself_is_referred_to(drawn: Any) -> None:
    reference = drawn.Reference(Stream(b""))
    number, _ = drawn.idToObjectNumberAndVersion[reference.name]
    assert dictionary({"K": reference, "Page": drawn.Pages}, drawn).startswith(b"<</K %d 0 R/Page " % number)
    assert re.search(rb"/Page \d+ 0 R>>$", dictionary({"Page": drawn.Pages}, drawn))
