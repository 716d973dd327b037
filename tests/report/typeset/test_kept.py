"""What is remembered from one document to the next: never too much, and never seen in what is printed."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from qhchecklist.report.typeset import atoms, chain, flow
from qhchecklist.report.typeset.chain import FaceChain, Fallback, has_own_code
from qhchecklist.report.typeset.document import build
from qhchecklist.report.typeset.flow import TextBlock
from qhchecklist.report.typeset.kept import Kept
from qhchecklist.report.typeset.style import TextStyle

ROOT = Path(__file__).parents[3]
WORDS = {"title": "清单", "author": "作者", "subject": "主题"}
PRINTED = """
import hashlib, sys
from qhchecklist import paths
from qhchecklist.report.typeset.chain import FaceChain
from qhchecklist.report.typeset.document import build
from qhchecklist.report.typeset.flow import TextBlock
from qhchecklist.report.typeset.style import TextStyle

for text in sys.argv[1:]:
    faces = FaceChain.from_files(paths.serif_font(), paths.serif_font(bold=True), paths.tibetan_font())
    story = [TextBlock(text * 9, TextStyle(faces, bold=bold), space_after=3) for bold in (False, True)]
    data = build(story, title=text, author="", subject="")
print(hashlib.sha256(data).hexdigest())
"""
OTHERS = ("𬭎䶮㛃有限公司", "甲乙丙，Abc 12/34。（青海）", "བོད་ཡིག་青海", "青海支持企业申领原产地证明")


def made_in_a_new_process(*texts: str, seed: str = "0") -> str:
    """The digest of the last of some documents."""
    environment = {"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed}
    return subprocess.check_output([sys.executable, "-c", PRINTED, *texts], text=True, env=environment, cwd=ROOT)


@pytest.mark.parametrize("text", OTHERS)
def test_a_document_printed_after_others_has_the_bytes_of_one_printed_first(text: str) -> None:
    first = made_in_a_new_process(text)
    assert made_in_a_new_process(*OTHERS, *OTHERS[::-1], text, seed="7") == first


def test_a_thing_that_was_wanted_twice_is_kept_while_there_is_room() -> None:
    asked: list[str] = []
    kept: Kept[str] = Kept(6, len)

    def thing(name: str) -> str:
        def make() -> str:
            asked.append(name)
            return name

        return kept.get(name, make)

    assert [thing(name) for name in ("aaa", "bbb") * 3] == ["aaa", "bbb"] * 3
    assert asked == ["aaa", "bbb"] * 2
    assert [thing("aaa"), thing("c"), thing("c")] == ["aaa", "c", "c"]  # for which b is forgotten: a was wanted since
    assert thing("aaa") == "aaa"
    assert asked == [*("aaa", "bbb") * 2, "c", "c"]
    assert kept.used == 4
    assert [thing("too long to keep") for _ in range(3)] == ["too long to keep"] * 3
    assert kept.used == 4


def test_what_is_wanted_once_takes_no_room() -> None:
    kept: Kept[str] = Kept(10**6, len)
    for number in range(10_000):
        kept.get(number, str(number).strip)
    assert kept.used == 0
    assert len(kept._wanted) < 5000


def test_what_fails_is_not_kept() -> None:
    kept: Kept[str] = Kept(6, len)

    def fail() -> str:
        raise ValueError("cannot be made")

    with pytest.raises(ValueError, match="cannot"):
        kept.get("a", fail)
    assert kept.get("a", str) == ""


def test_lookups_forget_when_they_have_met_very_many_characters(
    faces: FaceChain, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chain, "_MOST_REMEMBERED", 100)
    lookup = Fallback((faces.regular,))
    for start in range(0x4E00, 0x5E00, 80):
        text = "".join(map(chr, range(start, start + 80)))
        assert lookup.width(text) == 80
        assert lookup.is_simple(text) or len(lookup) < 80
        assert len(lookup) <= 100
        assert len(lookup._simple) <= 100


def test_composing_forgets_when_it_has_met_very_many_words(style: TextStyle, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(atoms, "_MOST_REMEMBERED", 50)
    memory = style.look.memory
    for number in range(1000):
        TextBlock(f"第{number}号 no{number}{chr(0x4E00 + number)}", style).wrap(30, 100)
        assert len(memory.atoms) + len(memory.han) <= 50 + 20


def test_equal_styles_of_different_documents_share_what_is_remembered(faces: FaceChain) -> None:
    one, other = (FaceChain(faces.regular, faces.bold) for _ in range(2))
    assert TextStyle(one, leading=11.0).look is TextStyle(other, leading=22.0).look
    assert TextStyle(one, bold=True).look is not TextStyle(other).look


@pytest.mark.parametrize("limit", [4, 60])
def test_forgetting_in_the_middle_of_a_text_changes_no_byte(
    faces: FaceChain, monkeypatch: pytest.MonkeyPatch, limit: int
) -> None:
    def printed() -> bytes:
        text = "青海支持企业，申领原产地证明 RCEP 2022。" * 20
        return build([TextBlock(text, TextStyle(FaceChain(faces.regular, faces.bold), size=9.1))], **WORDS)

    usual = printed()
    chain.lookup.cache_clear()
    monkeypatch.setattr(chain, "_MOST_REMEMBERED", limit)
    monkeypatch.setattr(atoms, "_MOST_REMEMBERED", limit)
    assert printed() == usual
    chain.lookup.cache_clear()


@pytest.mark.parametrize(("character", "own"), [("青", True), ("a", True), ("𬭎", False), ("\ue000", False)])
def test_a_character_of_sixteen_bits_has_its_own_code(character: str, *, own: bool) -> None:
    assert has_own_code(character) is own


def test_fonts_of_equal_characters_are_equal_in_any_order(pdf: Callable[..., PdfReader], style: TextStyle) -> None:
    def programs(text: str) -> list[bytes]:
        reader = PdfReader(BytesIO(build([TextBlock(text, style)], **WORDS)))
        fonts = reader.pages[0]["/Resources"]["/Font"]
        return [font["/DescendantFonts"][0]["/FontDescriptor"]["/FontFile2"].get_data() for font in fonts.values()]

    assert programs("青海省") == programs("省海青青")


def test_a_block_of_words_that_were_set_before_is_not_set_again(
    style: TextStyle, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(2):
        TextBlock("青海支持企业", style, left=7).wrap(200, 100)
    monkeypatch.setattr(flow, "compose", None)
    again = TextBlock("青海支持企业", replace(style, leading=3.0), left=9)
    assert again.wrap(202, 100) == (202, 3.0)
    with pytest.raises(TypeError, match="not callable"):  # another width
        TextBlock("青海支持企业", style).wrap(200, 100)
