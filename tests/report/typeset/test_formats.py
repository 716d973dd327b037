"""A face may come as TrueType, as CFF, in a collection or with axes: all embed alike."""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from qhchecklist.report.typeset.chain import FaceChain
from qhchecklist.report.typeset.document import DEFAULT_MARGINS, build
from qhchecklist.report.typeset.faces import Axes, Face, FaceError, open_face
from qhchecklist.report.typeset.flow import TextBlock
from qhchecklist.report.typeset.style import Align, TextStyle
from tests.report.typeset import small_fonts

SIZE = 60.0
TEXT = "A一二\U0002cb4e"
HEIGHTS = [1.0, 0.5, 0.5, 1.0]

FORMATS: dict[str, tuple[Callable[[Path], Path], int, Axes, list[float]]] = {
    "glyf": (small_fonts.truetype, 0, (), HEIGHTS),
    "CFF by name": (small_fonts.cff, 0, (), HEIGHTS),
    "CFF by CID": (small_fonts.cid_keyed, 0, (), HEIGHTS),
    "first of a collection": (small_fonts.collection, 0, (), HEIGHTS),
    "second of a collection": (small_fonts.collection, 1, (), HEIGHTS),
    "variable, default": (small_fonts.variable, 0, (), HEIGHTS),
    "variable, heaviest": (small_fonts.variable, 0, (("wght", 900.0),), [0.5, 0.5, 0.5, 0.5]),
    "variable, between": (small_fonts.variable, 0, (("wght", 650.0),), [0.75, 0.5, 0.5, 0.75]),
}


def printed(face: Face, text: str = TEXT) -> bytes:
    style = TextStyle(FaceChain(face, face), size=SIZE, leading=SIZE, align=Align.LEFT)
    return build([TextBlock(text, style)], title="t", author="a", subject="s")


def font_of(data: bytes) -> DictionaryObject:
    (font,) = PdfReader(BytesIO(data)).pages[0]["/Resources"]["/Font"].values()
    return font.get_object()


def ink_heights(data: bytes) -> list[float]:
    """How high each character is inked, in ems, measured in the middle of its body."""
    image = pypdfium2.PdfDocument(data)[0].render(scale=2, grayscale=True).to_pil()
    top = round((DEFAULT_MARGINS.top - 0.5 * SIZE) * 2)
    found = []
    for number in range(len(TEXT)):
        x = round((DEFAULT_MARGINS.left + (number + 0.5) * SIZE) * 2)
        column = [image.getpixel((x, y)) for y in range(top, top + round(3 * SIZE))]
        found.append(sum(level < 128 for level in column) / (2 * SIZE))
    return found


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_drawn_as_it_is(tmp_path: Path, name: str) -> None:
    make, index, axes, heights = FORMATS[name]
    data = printed(open_face(make(tmp_path / "font"), index=index, axes=axes))
    assert ink_heights(data) == pytest.approx(heights, abs=0.02)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_copies_as_it_was_typed(tmp_path: Path, name: str) -> None:
    make, index, axes, _ = FORMATS[name]
    text = TEXT[:2] if "CFF" in name else TEXT
    data = printed(open_face(make(tmp_path / "font"), index=index, axes=axes), text)
    assert "".join(PdfReader(BytesIO(data)).pages[0].extract_text().split()) == text
    assert "".join(pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range().split()) == text


@pytest.mark.parametrize("make", [small_fonts.cff, small_fonts.cid_keyed])
def test_of_two_characters_of_one_cff_glyph_the_second_is_said_beside_it(
    tmp_path: Path, make: Callable[[Path], Path]
) -> None:
    content = PdfReader(BytesIO(printed(open_face(make(tmp_path / "font"))))).pages[0].get_contents()
    assert content is not None
    assert re.findall(rb"ActualText <FEFF(\w+)>", content.get_data()) == [b"4E8C", b"D872DF4E"]


@pytest.mark.parametrize(
    ("name", "descendant", "program"),
    [
        ("glyf", "/CIDFontType2", "/FontFile2"),
        ("variable, heaviest", "/CIDFontType2", "/FontFile2"),
        ("CFF by name", "/CIDFontType0", "/FontFile3"),
        ("CFF by CID", "/CIDFontType0", "/FontFile3"),
    ],
)
def test_the_font_dictionary_is_that_of_its_format(tmp_path: Path, name: str, descendant: str, program: str) -> None:
    make, index, axes, _ = FORMATS[name]
    font = font_of(printed(open_face(make(tmp_path / "font"), index=index, axes=axes)))
    (below,) = (one.get_object() for one in font["/DescendantFonts"])
    assert font["/Encoding"] == "/Identity-H"
    assert below["/Subtype"] == descendant
    assert below["/FontDescriptor"][program].get("/Subtype", "") == ("/CIDFontType0C" if "CFF" in name else "")


def test_a_place_on_an_axis_is_pinned_when_the_font_is_embedded(tmp_path: Path) -> None:
    path = small_fonts.variable(tmp_path / "font")
    program = open_face(path, axes=(("wght", 900.0),)).subset("", [1, 2]).program
    assert b"fvar" not in program
    assert b"gvar" not in program


def test_faces_of_one_file_are_told_apart(tmp_path: Path) -> None:
    path = small_fonts.variable(tmp_path / "font")
    light, heavy = open_face(path), open_face(path, axes=(("wght", 900.0),))
    style = TextStyle(FaceChain(light, heavy), size=SIZE, leading=SIZE)
    heavy_style = TextStyle(FaceChain(light, heavy), size=SIZE, leading=SIZE, bold=True)
    data = build([TextBlock([("A", style), ("A", heavy_style)], style)], title="t", author="a", subject="s")
    names = [font["/BaseFont"] for font in PdfReader(BytesIO(data)).pages[0]["/Resources"]["/Font"].values()]
    assert sorted(name.split("+")[1] for name in names) == ["BoxesVariable", "BoxesVariable-wght900"]


def test_weight_is_read_from_the_font_not_from_its_name(tmp_path: Path) -> None:
    path = small_fonts.collection(tmp_path / "font")
    assert [open_face(path, index=index).bold for index in (0, 1)] == [False, True]
    varied = small_fonts.variable(tmp_path / "varied")
    assert [open_face(varied, axes=(("wght", weight),)).bold for weight in (400.0, 900.0)] == [False, True]


def test_an_axis_that_the_font_has_not_is_named(tmp_path: Path) -> None:
    face = open_face(small_fonts.truetype(tmp_path / "font"), axes=(("wght", 700.0),))
    with pytest.raises(FaceError, match="wght"):
        face.has("A")


def test_a_face_beyond_the_end_of_a_collection_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FaceError, match="font"):
        open_face(small_fonts.collection(tmp_path / "font"), index=2).has("A")
