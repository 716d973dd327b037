"""What this package takes for granted inside reportlab; a failure here explains failures elsewhere."""

import inspect
from io import BytesIO
from typing import Any
from weakref import WeakKeyDictionary

import pytest
from pypdf import PdfReader
from reportlab.pdfbase import pdfdoc, pdfmetrics
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Spacer, Table

from qhchecklist.report.typeset.archive import Info
from qhchecklist.report.typeset.font import NoFont, no_font
from qhchecklist.report.typeset.stream import Stream


class Recorder:
    def __init__(self) -> None:
        self.documents: list[object] = []

    def addObjects(self, document: object) -> None:
        self.documents.append(document)


def saved(canvas: Canvas) -> bytes:
    canvas.save()
    return canvas._filename.getvalue()


def test_a_dynamic_font_leaves_no_trace_at_the_start_of_a_page() -> None:
    canvas = Canvas(BytesIO(), initialFontName=no_font())
    canvas.rect(0, 0, 10, 10)
    assert canvas._doc.fontMapping == {}
    assert b"Helvetica" not in saved(canvas)


def test_without_it_helvetica_is_on_every_page() -> None:
    assert list(Canvas(BytesIO())._doc.fontMapping) == ["Helvetica"]


def test_delayed_fonts_are_written_once_when_the_document_is_saved() -> None:
    canvas, font = Canvas(BytesIO(), initialFontName=no_font()), Recorder()
    canvas._doc.delayedFonts.append(font)
    canvas.rect(0, 0, 10, 10)
    assert font.documents == []
    saved(canvas)
    assert font.documents == [canvas._doc]


def test_fonts_of_a_page_are_in_the_dictionary_called_basic_fonts() -> None:
    document = Canvas(BytesIO(), initialFontName=no_font())._doc
    assert isinstance(document.idToObject["BasicFonts"], pdfdoc.PDFDictionary)
    assert isinstance(document.Reference(pdfdoc.PDFDictionary({}), "F1"), pdfdoc.PDFObjectReference)


def test_a_number_taken_from_the_counter_is_given_to_no_other_object() -> None:
    document = Canvas(BytesIO(), initialFontName=no_font())._doc
    before = document.objectcounter
    document.objectcounter += 2
    name = document.Reference(pdfdoc.PDFDictionary({})).name
    assert document.idToObjectNumberAndVersion[name] == (before + 3, 0)
    assert document.numberToId[before + 3] == name
    assert not {before + 1, before + 2} & document.numberToId.keys()


def test_a_document_can_be_a_weak_key() -> None:
    canvas = Canvas(BytesIO(), initialFontName=no_font())
    used = WeakKeyDictionary({canvas._doc: "what it used"})
    assert used[canvas._doc] == "what it used"


def test_a_font_written_last_is_in_the_resources_of_every_page() -> None:
    class Late:
        def addObjects(self, document: Any) -> None:
            reference = document.Reference(pdfdoc.PDFDictionary({"Type": "/Font"}), "F9")
            document.idToObject["BasicFonts"].dict["F9"] = reference

    canvas = Canvas(BytesIO(), initialFontName=no_font())
    canvas._doc.delayedFonts.append(Late())
    canvas.rect(0, 0, 10, 10)
    canvas.showPage()
    canvas.rect(0, 0, 10, 10)
    pages = PdfReader(BytesIO(saved(canvas))).pages
    assert [list(page["/Resources"]["/Font"]) for page in pages] == [["/F9"], ["/F9"]]


def test_stock_text_asks_a_dynamic_font_for_codes_and_for_its_name_in_the_document() -> None:
    class Asked(NoFont):
        fontName = "qhchecklist-asked"
        face = type("Face", (), {"name": "qhchecklist-asked", "builtIn": 0, "ascent": 0, "descent": 0})

        def splitString(self, text: str | bytes, doc: Any, encoding: str = "utf-8") -> list[tuple[int, bytes]]:
            return [(0, b"\0\1\0\2")]

        def getSubsetInternalName(self, subset: int, doc: Any) -> str:
            return f"/F{subset}7"

    pdfmetrics.registerFont(Asked())
    canvas = Canvas(BytesIO(), initialFontName=no_font(), pageCompression=0)
    canvas.setFont("qhchecklist-asked", 10)
    canvas.drawString(0, 0, "甲乙")
    code = "".join(canvas._code)
    assert "/F07 10 Tf" in code
    assert r"(\000\001\000\002) Tj" in code


def test_names_strings_and_arrays_are_written_as_pdf_wants_them() -> None:
    document = Canvas(BytesIO(), initialFontName=no_font())._doc
    assert pdfdoc.pdfdocEnc(pdfdoc.PDFName("ABCDEF+Noto-Bold")) == b"/ABCDEF+Noto-Bold"
    assert pdfdoc.PDFString("Adobe").format(document) == b"(Adobe)"
    assert b" ".join(pdfdoc.PDFArray([1, pdfdoc.PDFArray([556, 557])]).format(document).split()) == b"[ 1 [ 556 557 ] ]"


def test_registering_a_font_of_a_known_face_name_silently_keeps_the_old_one() -> None:
    class Other(NoFont):
        fontName = "qhchecklist-other-name"

    no_font()
    pdfmetrics.registerFont(Other())
    assert type(pdfmetrics.getFont("qhchecklist-other-name")) is NoFont


def test_streams_without_filters_take_those_of_the_document() -> None:
    canvas = Canvas(BytesIO(), initialFontName=no_font(), pageCompression=0)
    canvas._doc.defaultStreamFilters = [pdfdoc.PDFZCompress]
    canvas.rect(0, 0, 10, 10)
    content = saved(canvas)
    assert b"/FlateDecode" in content
    assert b"ASCII85" not in content


def test_a_form_may_be_used_before_it_is_drawn() -> None:
    canvas = Canvas(BytesIO(), initialFontName=no_font(), pageCompression=0)
    canvas.doForm("later")
    canvas.showPage()
    canvas.beginForm("later")
    canvas.rect(1, 2, 3, 4)
    canvas.endForm()
    assert b"1 2 3 4 re" in saved(canvas)


def test_a_literal_goes_into_the_page_as_it_is() -> None:
    canvas = Canvas(BytesIO(), initialFontName=no_font(), pageCompression=0)
    canvas.addLiteral("q BT [<0001> -25 <0002>] TJ ET Q")
    assert b"q BT [<0001> -25 <0002>] TJ ET Q" in saved(canvas)


def test_the_code_of_the_present_page_is_a_list_that_is_empty_after_a_page() -> None:
    canvas = Canvas(BytesIO(), initialFontName=no_font())
    canvas.rect(0, 0, 1, 1)
    assert canvas._code
    canvas.showPage()
    assert canvas._code == []


def test_pages_and_forms_take_contents_that_are_made_elsewhere() -> None:
    canvas = Canvas(BytesIO(), initialFontName=no_font())
    name = canvas._doc.thisPageName()
    canvas.doForm("form")
    canvas.showPage()
    canvas.beginForm("form")
    canvas.rect(1, 2, 3, 4)
    canvas.endForm()
    page = canvas._doc.idToObject[name]
    form = canvas._doc.idToObject[canvas._doc.getXObjectName("form")]
    assert "/FormXob.form Do" in page.stream
    assert b"1 2 3 4 re" in form.stream
    page.Contents, form.Contents = Stream("% page"), Stream("% form", plain=True)
    content = saved(canvas)
    assert content.count(b"endstream") == content.count(b"\r\nendstream\n") == 2
    assert b"% form\r\nendstream" in content
    assert b"/Subtype /Form" in content


def test_the_catalog_and_pages_write_the_keys_they_are_told() -> None:
    canvas = Canvas(BytesIO(), initialFontName=no_font())
    canvas.rect(0, 0, 1, 1)
    canvas.showPage()
    for thing, key in ((canvas._doc.Catalog, "AF"), (canvas._doc.idToObject["Page1"], "StructParents")):
        assert key not in thing.__NoDefault__
        thing.__NoDefault__ = [*thing.__NoDefault__, key]
        setattr(thing, key, "12345")
    assert {"StructTreeRoot", "MarkInfo", "Metadata", "AcroForm", "Names", "ViewerPreferences"} <= set(
        canvas._doc.Catalog.__NoDefault__
    )
    content = saved(canvas)
    assert b"/AF 12345" in content
    assert b"/StructParents 12345" in content
    assert "AF" not in pdfdoc.PDFCatalog.__NoDefault__


def test_the_identifier_may_be_set_before_the_file_is_written() -> None:
    canvas = Canvas(BytesIO(), initialFontName=no_font())
    canvas.rect(0, 0, 1, 1)
    canvas._doc._ID = b"[<00><00>]"
    assert b"/ID [<00><00>]" in saved(canvas)


def test_a_description_of_another_class_is_the_one_that_is_written() -> None:
    canvas = Canvas(BytesIO(), initialFontName=no_font())
    canvas._doc.info = Info()
    canvas.setTitle("title")
    canvas.rect(0, 0, 1, 1)
    content = saved(canvas)
    assert b"/Title (title)" in content
    assert b"CreationDate" not in content


def test_an_annotation_becomes_an_object_with_a_name_on_the_page() -> None:
    canvas = Canvas(BytesIO(), initialFontName=no_font())
    note = pdfdoc.PDFDictionary({"Subtype": "/Widget"})
    canvas._addAnnotation(note)
    reference = canvas._doc.Reference(note)
    assert canvas._doc.idToObject[reference.name] is note
    canvas.showPage()
    assert b"/Annots" in saved(canvas)


def test_positions_on_the_page_are_known_while_drawing() -> None:
    canvas = Canvas(BytesIO(), initialFontName=no_font())
    canvas.translate(10, 20)
    assert canvas.absolutePosition(1, 2) == (11, 22)


@pytest.mark.parametrize("stock", [Spacer(10, 20), Table([[Spacer(5, 5)]], colWidths=[10], rowHeights=[20])])
def test_stock_flowables_follow_the_protocol_that_pages_are_filled_by(stock: Any) -> None:
    stock.canv = Canvas(BytesIO(), initialFontName=no_font())
    assert stock.wrap(100, 100) == (10, 20)
    assert (stock.getSpaceBefore(), stock.getSpaceAfter(), stock.getKeepWithNext()) == (0, 0, 0)
    assert len(stock.split(100, 10)) <= 1
    assert inspect.signature(stock.drawOn).parameters.keys() >= {"canvas", "x", "y"}


def test_what_the_canvas_knows_of_its_place_may_be_set_by_others() -> None:
    canvas = Canvas(BytesIO(), initialFontName=no_font())
    assert canvas._currentMatrix == (1, 0, 0, 1, 0, 0)
    canvas._currentMatrix = (1, 0, 0, 1, 10, 20)
    assert canvas.absolutePosition(1, 2) == (11, 22)


def test_objects_are_numbered_from_one_without_gaps_and_found_by_name() -> None:
    canvas = Canvas(BytesIO(), initialFontName=no_font())
    canvas.bookmarkPage("here")
    canvas.addOutlineEntry("title", "here")
    canvas.showPage()
    document = canvas._doc
    document.Reference(document.Catalog)
    document.Reference(document.info)
    document.Outlines.prepare(document, canvas)
    assert document.Outlines.ready == 1
    assert list(document.numberToId) == list(range(1, document.objectcounter + 1))
    assert all(name in document.idToObject for name in document.numberToId.values())
    written = pdfdoc.format(document.Catalog, document, toplevel=1)
    assert written.startswith(b"<<")
    assert document.Reference(document.Catalog).format(document).endswith(b" 0 R")


def test_a_document_without_bookmarks_says_that_its_outline_is_not_ready() -> None:
    canvas = Canvas(BytesIO(), initialFontName=no_font())
    canvas._doc.Outlines.prepare(canvas._doc, canvas)
    assert canvas._doc.Outlines.ready == -1
