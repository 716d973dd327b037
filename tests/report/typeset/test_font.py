import re
from collections.abc import Callable
from io import BytesIO

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from qhchecklist.report.typeset.chain import FaceChain
from qhchecklist.report.typeset.faces import Face, open_face
from qhchecklist.report.typeset.flow import TextBlock
from qhchecklist.report.typeset.font import HarfBuzzFont, Used, font_of, no_font
from qhchecklist.report.typeset.style import TextStyle

Reader = Callable[..., PdfReader]
PROBES = "𬭎䶮㛃青海省外贸保稳提质〇“枸杞”（干）——RCEP 20%"


def fonts_of(reader: PdfReader) -> list[DictionaryObject]:
    found: dict[str, DictionaryObject] = {}
    for page in reader.pages:
        for name, font in page["/Resources"].get("/Font", {}).items():
            found[name] = font.get_object()
    return list(found.values())


def test_one_composite_font_is_embedded_per_face(pdf: Reader, faces: FaceChain, style: TextStyle) -> None:
    bold = TextStyle(faces, bold=True)
    many = "".join(chr(0x4E00 + offset) for offset in range(700))  # stock reportlab cuts this into four fonts
    fonts = fonts_of(pdf(TextBlock(many, style), TextBlock([("粗", bold), ("细", style)], style)))
    assert sorted(font["/BaseFont"].split("+")[1] for font in fonts) == ["NotoSansSC-Bold", "NotoSansSC-Regular"]
    for font in fonts:
        assert (font["/Subtype"], font["/Encoding"]) == ("/Type0", "/Identity-H")
        descendant = font["/DescendantFonts"][0]
        assert "/FontFile2" in descendant["/FontDescriptor"]
        assert "/ToUnicode" in font


def test_a_document_without_bold_text_has_no_bold_font(pdf: Reader, style: TextStyle) -> None:
    assert len(fonts_of(pdf(TextBlock("细", style)))) == 1


def test_every_character_copies_as_itself(text_of: Callable[..., str], style: TextStyle) -> None:
    assert text_of(TextBlock(PROBES, style)) == "".join(PROBES.split())


def test_to_unicode_names_an_astral_character_by_its_surrogates(pdf: Reader, style: TextStyle) -> None:
    (font,) = fonts_of(pdf(TextBlock("𬭎", style)))
    table = font["/ToUnicode"].get_data().decode("ascii")
    assert "<D800> <D872DF4E>" in table


def test_a_to_unicode_block_has_at_most_a_hundred_entries(pdf: Reader, style: TextStyle) -> None:
    rows = "".join(chr(0x3500 + 256 * row) for row in range(101))
    (font,) = fonts_of(pdf(TextBlock(rows, style)))
    counts = re.findall(r"(\d+) beginbfrange", font["/ToUnicode"].get_data().decode("ascii"))
    assert counts == ["100", "1"]


def test_characters_that_share_a_glyph_copy_as_themselves(faces: FaceChain, style: TextStyle, pdf: Reader) -> None:
    em_space, ideographic_space = "\u2003", "\u3000"
    assert faces.regular.glyph(em_space) == faces.regular.glyph(ideographic_space)
    reader = pdf(TextBlock(f"甲{em_space}乙{ideographic_space}丙", style))
    (font,) = fonts_of(reader)
    table = font["/ToUnicode"].get_data().decode("ascii")
    assert "<2003> <2003> <2003>" in table
    assert "<3000> <3000> <3000>" in table
    assert f"甲{em_space}乙{ideographic_space}丙" in reader.pages[0].extract_text()


def test_widths_in_the_file_are_those_of_the_face(pdf: Reader, faces: FaceChain, style: TextStyle) -> None:
    (font,) = fonts_of(pdf(TextBlock("中aB", style)))
    descendant = font["/DescendantFonts"][0]
    a, b = (round(faces.regular.glyph_advance(faces.regular.glyph(one)) * 1000) for one in "aB")
    assert descendant["/DW"] == 1000
    assert list(descendant["/W"])[-4:] == [ord("B"), [b], ord("a"), [a]]


def test_codes_of_a_document_do_not_depend_on_the_order_of_its_characters(style: TextStyle) -> None:
    def codes(text: str) -> dict[str, str]:
        used = Used(style.faces.regular, "F1")
        return {character: used.own_codes(character) for character in text}

    assert codes("青海aB") == codes("Ba海青") == {"青": "9752", "海": "6d77", "a": "0061", "B": "0042"}


def test_characters_without_a_number_of_sixteen_bits_are_numbered_in_order(style: TextStyle) -> None:
    used = Used(style.faces.regular, "F1")
    assert [used.code(one) for one in "𬭎甲\ue000𬭎䶮"] == ["d800", "7532", "d801", "d800", "4dae"]
    assert used.own_codes("甲乙", " 5 ") == "7532 5 4e59"
    assert used.characters == "䶮乙甲"
    glyph = style.faces.regular.glyph
    assert used.rest == {0xD800: ("𬭎", glyph("𬭎")), 0xD801: ("\ue000", glyph("\ue000"))}


def test_a_font_with_one_digit_has_all_digits(faces: FaceChain) -> None:
    """So that papers that differ in numbers alone share their fonts."""

    def characters(face: Face) -> str:
        used = Used(face, "F1")
        used.own_codes("第3号")
        return used.characters

    assert characters(faces.regular) == "0123456789号第"
    assert characters(open_face(faces.regular.path, without="45")) == "01236789号第"
    used = Used(faces.regular, "F1")
    used.own_codes("第号")
    assert used.characters == "号第"


def test_stock_calls_of_reportlab_can_use_the_font(faces: FaceChain) -> None:
    font = font_of(faces.regular)
    buffer = BytesIO()
    canvas = Canvas(buffer, initialFontName=no_font())
    canvas.setFont(font.fontName, 12)
    canvas.drawString(72, 72, "青海𬭎")
    canvas.save()
    assert PdfReader(BytesIO(buffer.getvalue())).pages[0].extract_text().strip() == "青海𬭎"
    assert font.stringWidth("青a", 10) == pytest.approx(10 + 10 * faces.regular.glyph_advance(faces.regular.glyph("a")))


def test_text_without_one_of_our_fonts_is_refused() -> None:
    canvas = Canvas(BytesIO(), initialFontName=no_font())
    with pytest.raises(LookupError, match="without a font"):
        canvas.drawString(72, 72, "Helvetica would be used here")


def test_two_documents_at_a_time_do_not_mix_their_codes(faces: FaceChain) -> None:
    font = font_of(faces.regular)
    first, second = Canvas(BytesIO()), Canvas(BytesIO())
    assert font.splitString("𬭎", first._doc) == font.splitString("𠮷", second._doc) == [(0, b"\xd8\0")]


def test_a_font_is_registered_under_a_name_of_its_own(faces: FaceChain) -> None:
    assert isinstance(pdfmetrics.getFont(font_of(faces.regular).fontName), HarfBuzzFont)
    assert font_of(faces.regular).fontName != font_of(faces.bold).fontName
