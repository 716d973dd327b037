"""What this package takes for granted inside reportlab; a failure here explains failures elsewhere."""

from io import BytesIO

from reportlab.pdfbase import pdfdoc, pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from qhchecklist.report.typeset.font import NoFont, no_font


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
