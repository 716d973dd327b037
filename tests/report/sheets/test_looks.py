"""Which face is used for what, and how large."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from qhchecklist.policy.text import Lang
from qhchecklist.report.sheets.looks import LARGE_PRINT, Looks
from qhchecklist.report.sheets.typefaces import Typefaces, bundled
from qhchecklist.report.typeset.style import TextStyle


@pytest.fixture
def typefaces() -> Typefaces:
    return bundled({})


def styles(looks: Looks) -> dict[str, TextStyle]:
    """All styles by name."""
    found = {name: getattr(looks, name) for name in dir(type(looks)) if not name.startswith("_")}
    return {name: style for name, style in found.items() if isinstance(style, TextStyle)}


def first_face(style: TextStyle) -> str:
    face, _ = style.faces.weight(bold=style.bold)["国"]
    assert face is not None
    return face.name


def test_text_is_song_headings_are_hei_and_quotations_kai(typefaces: Typefaces) -> None:
    looks = Looks(typefaces, "zh")
    assert first_face(looks.body) == "NotoSerifSC-Regular"
    assert first_face(looks.strong) == first_face(looks.title) == "NotoSerifSC-Bold"
    assert first_face(looks.group) == first_face(looks.item) == "NotoSansSC-Bold"
    assert first_face(looks.label) == "NotoSansSC-Regular"
    assert first_face(looks.quote) == "QhNoticeKai-Regular"


def test_quotation_marks_of_a_quotation_are_full_width(typefaces: Typefaces) -> None:
    for mark in "“”‘’":
        face, width = typefaces.quote.weight(bold=False)[mark]
        assert face is typefaces.text.regular
        assert width == 1.0


def test_what_a_face_lacks_falls_to_song_then_to_tibetan(typefaces: Typefaces) -> None:
    song = typefaces.text.regular
    assert typefaces.quote.weight(bold=False)["𬭎"][0] is song
    assert typefaces.text.weight(bold=True)["𬭎"][0] is song
    for chain in (typefaces.text, typefaces.label, typefaces.quote):
        face, _ = chain.weight(bold=False)["བ"]
        assert face is not None
        assert face.name == "NotoSerifTibetan-Regular"
        bold, _ = chain.weight(bold=True)["བ"]
        assert bold is not None
        assert bold.name == "NotoSerifTibetan-Bold"


def test_all_chains_draw_the_same_characters(typefaces: Typefaces) -> None:
    probes = [chr(code) for code in range(0x20, 0x3000, 7)] + list("中𬭎䶮㛃བ😀م")
    for character in probes:
        assert len({getattr(typefaces, one.name).has(character) for one in fields(typefaces)}) == 1


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_large_print_multiplies_every_size_and_leading(typefaces: Typefaces, lang: Lang) -> None:
    standard, large = Looks(typefaces, lang), Looks(typefaces, lang, LARGE_PRINT)
    for name, style in styles(standard).items():
        expected = replace(style, size=style.size * LARGE_PRINT, leading=style.leading * LARGE_PRINT)
        assert styles(large)[name] == expected, name
    assert large.label_column == standard.label_column * LARGE_PRINT
    assert large.measure == standard.measure
