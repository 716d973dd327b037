"""Tibetan: letters stack and join, lines end after a syllable, and the text copies as it was typed."""

from collections.abc import Callable
from io import BytesIO

import pypdfium2
import pytest
from pypdf import PdfReader

from qhchecklist.report.sheets.typefaces import bundled
from qhchecklist.report.typeset.chain import FaceChain
from qhchecklist.report.typeset.compose import compose
from qhchecklist.report.typeset.document import build
from qhchecklist.report.typeset.flow import TextBlock
from qhchecklist.report.typeset.style import Align, TextStyle

NAME = "མཚོ་སྔོན་ཞིང་ཆེན་ཕྱི་ཚོང་ཁེ་ལས།"
STACKS = "བསྒྲུབས"
HARD = ["བོད་", STACKS, "རྒྱ་གར", "ཨོཾ་མ་ཎི་པདྨེ་ཧཱུྃ", "ཧྲཱིཿ", NAME]


@pytest.fixture(scope="module")
def faces() -> FaceChain:
    return bundled({}).text


@pytest.fixture(scope="module")
def style(faces: FaceChain) -> TextStyle:
    return TextStyle(faces, size=14, leading=26, align=Align.LEFT)


def printed(text: str, style: TextStyle) -> bytes:
    return build([TextBlock(text, style)], title="t", author="a", subject="s")


@pytest.mark.parametrize("text", HARD)
def test_the_texts_of_shaped_glyphs_are_the_run(faces: FaceChain, text: str) -> None:
    assert "".join(one.text for one in faces.weight(bold=False).placed(text)) == text


def test_a_stack_is_one_glyph_that_stands_for_all_its_letters(faces: FaceChain) -> None:
    assert [one.text for one in faces.weight(bold=False).placed(STACKS)] == ["བ", "སྒྲུ", "བ", "ས"]


def test_a_stack_is_as_wide_as_it_is_drawn_not_as_its_letters(faces: FaceChain) -> None:
    lookup = faces.weight(bold=False)
    assert lookup.width("སྒྲུ") == pytest.approx(lookup.width("ས"), abs=0.15)
    assert lookup.width("青" + STACKS + "海") == pytest.approx(2 + lookup.width(STACKS))


@pytest.mark.parametrize("text", HARD)
def test_tibetan_copies_as_it_was_typed(style: TextStyle, text: str) -> None:
    data = printed(f"青海{text}公司", style)
    for found in (
        PdfReader(BytesIO(data)).pages[0].extract_text(),
        pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range(),
    ):
        assert f"青海{text}公司" in "".join(found.split())


def test_the_text_of_a_syllable_stands_beside_it_in_the_file(style: TextStyle) -> None:
    content = PdfReader(BytesIO(printed("བོད་", style))).pages[0].get_contents()
    assert content is not None
    assert b"/Span <</ActualText <FEFF0F560F7C0F510F0B>>> BDC" in content.get_data()


def test_han_text_needs_no_such_help(style: TextStyle) -> None:
    content = PdfReader(BytesIO(printed("青海", style))).pages[0].get_contents()
    assert content is not None
    assert b"ActualText" not in content.get_data()


@pytest.mark.parametrize("measure", range(60, 300, 15))
def test_lines_end_after_a_syllable_and_start_with_none_of_its_marks(style: TextStyle, measure: int) -> None:
    lines = [line.text for line in compose([(NAME * 4, style.look)], float(measure))]
    assert "".join(lines) == NAME * 4
    assert all(line[-1] in "་།" for line in lines)
    assert all(line[0] not in "་།" for line in lines)


def test_a_syllable_wider_than_the_line_is_not_cut_inside_a_stack(style: TextStyle) -> None:
    lines = [line.text for line in compose([("སྒྲུ" * 40, style.look)], 100.0)]
    assert len(lines) > 1
    assert all(line.startswith("ས") for line in lines)


@pytest.mark.parametrize("text", ["\u0f71" * 5_000, "ཀ" * 10_000, "ཀ" + "\u0f90" * 5_000, "་" * 10_000])
def test_ten_thousand_letters_of_one_kind_are_set(style: TextStyle, text: str, text_of: Callable[..., str]) -> None:
    assert text_of(TextBlock(text, style)).count(text[-1]) >= 5_000
