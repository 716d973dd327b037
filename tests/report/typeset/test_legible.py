import sys
import unicodedata

import pytest

from qhchecklist.report.typeset.legible import one_line, printable


def test_ordinary_text_is_left_alone() -> None:
    text = "青海𬭎䶮㛃公司（RCEP），20% 的“枸杞”……\t第 1 行\n第 2 行"
    assert printable(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("甲\u202e乙", "甲〔U+202E〕乙"),
        ("甲\u2066乙\u2069", "甲〔U+2066〕乙〔U+2069〕"),
        ("甲\u200b乙\ufeff", "甲〔U+200B〕乙〔U+FEFF〕"),
        ("\x00\x1b[31m", "〔U+0000〕〔U+001B〕[31m"),
        ("\x7f\x9b", "〔U+007F〕〔U+009B〕"),
        ("\ud83d", "〔U+D83D〕"),
        ("软\u00ad连", "软〔U+00AD〕连"),
        ("\U000e0041", "〔U+E0041〕"),
    ],
)
def test_a_character_that_cannot_be_seen_is_printed_as_its_code_point(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_every_line_end_becomes_a_newline() -> None:
    assert printable("a\r\nb\rc\u2028d\u2029e\u0085f") == "a\nb\nc\nd\ne\nf"


def test_no_control_format_or_surrogate_character_gets_through() -> None:
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    hidden = {one for one in printable(every) if unicodedata.category(one) in ("Cc", "Cf", "Cs", "Zl", "Zp")}
    assert hidden == {"\n", "\t"}


def test_printing_twice_changes_nothing() -> None:
    once = printable("甲\u202e\x00\r\n乙")
    assert printable(once) == once


def test_a_title_has_one_line() -> None:
    assert one_line("甲\r\n乙\t丙\u2028丁") == "甲 乙 丙 丁"
