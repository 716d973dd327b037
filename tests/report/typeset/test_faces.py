from pathlib import Path

import pytest

from qhchecklist.report.typeset.chain import FaceChain
from qhchecklist.report.typeset.faces import Face, FaceError, open_face


def test_a_face_is_not_read_before_it_is_used(tmp_path: Path) -> None:
    chain = FaceChain.from_files(tmp_path / "none.ttf", tmp_path / "nor-this.ttf")
    with pytest.raises(FaceError, match=r"none\.ttf"):
        chain.has("中")


def test_a_file_that_is_no_font_is_named(tmp_path: Path) -> None:
    path = tmp_path / "broken.ttf"
    path.write_bytes(b"this is no font")
    with pytest.raises(FaceError, match=r"broken\.ttf"):
        Face(path).has("a")


def test_one_file_is_one_face(faces: FaceChain) -> None:
    assert open_face(faces.regular.path) is faces.regular


def test_rare_and_astral_characters_are_in_both_weights(faces: FaceChain) -> None:
    for character in "𬭎䶮㛃中":
        assert faces.regular.has(character)
        assert faces.bold.has(character)


def test_a_han_character_is_one_em_wide(faces: FaceChain) -> None:
    assert faces.weight(bold=False)["国"] == (faces.regular, 1.0)
    assert faces.weight(bold=True)["国"] == (faces.bold, 1.0)


def test_a_chain_falls_through_to_the_next_face() -> None:
    class Only(Face):
        def __init__(self, known: str) -> None:
            super().__init__(Path(known))
            self.known = known

        def glyph(self, character: str) -> int:
            return self.known.find(character) + 1

        def glyph_advance(self, glyph: int) -> float:
            return glyph / 10

    regular, bold, other = Only("a"), Only("b"), Only("c")
    chain = FaceChain(regular, bold, (other,))
    assert [chain.weight(bold=True)[one][0] for one in "abcd"] == [regular, bold, other, None]
    assert [chain.weight(bold=False)[one][0] for one in "abcd"] == [regular, bold, other, None]
    assert chain.has("c")
    assert not chain.has("d")


def test_characters_of_no_face_are_listed_and_blanks_and_invisible_ones_are_not(faces: FaceChain) -> None:
    assert faces.missing("青海公司") == []
    assert faces.missing("甲😀乙😀丙🌾\u202e\t　") == ["🌾", "😀"]


def test_a_character_of_no_face_is_spelt_out_and_a_foreign_blank_is_a_space(faces: FaceChain) -> None:
    assert faces.legible("甲😀乙\u1680丙\n丁") == "甲〔U+1F600〕乙 丙\n丁"


def test_the_same_glyphs_give_the_same_subset(faces: FaceChain) -> None:
    glyphs = [0, *(faces.regular.glyph(one) for one in "青海")]
    subsets = [
        faces.regular.subset("青海"),
        faces.regular.subset("海青"),
        faces.regular.subset("", glyphs),
        faces.regular.subset("青", reversed(glyphs)),
    ]
    assert {one.program for one in subsets} == {subsets[0].program}
    assert all(set(one.glyph_ids) >= set(glyphs) for one in subsets)
    assert len(subsets[0].program) < 20_000
