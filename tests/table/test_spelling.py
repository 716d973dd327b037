"""A text in a cell is shown, never computed, and comes back exactly."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qhchecklist.table.spelling import MAX_CELL, as_meant, as_written, fitted, is_cut, neutral, spelt

SIGNS = "=+-@＝＋－＠"
HOSTILE = st.text(alphabet="=+-@'＝－ \t\n\r;,\"a1⟨⟩U+0041_x…\u200b\u3000\x00\x07\x1b\ud800\uffff中", max_size=30)
ANY = HOSTILE | st.text(alphabet=st.characters())


@given(ANY)
def test_spelling_is_undone_exactly(text: str) -> None:
    assert as_meant(spelt(text)) == text


@given(ANY)
def test_what_the_format_cannot_hold_is_not_there(text: str) -> None:
    made = spelt(text)
    made.encode("utf-8")
    assert not re.search("[\x00-\x08\x0b-\x1f\ufffe\uffff]", made)
    assert not re.search("_x[0-9A-Fa-f]{4}_", made)
    assert not is_cut(made)


@given(ANY)
def test_disarming_is_undone_exactly(text: str) -> None:
    assert as_written(neutral(text)) == text
    assert as_meant(as_written(neutral(spelt(text)))) == text


@given(ANY)
def test_nothing_that_begins_a_formula_begins_a_cell(text: str) -> None:
    for piece in re.split("[;\t\r\n]", neutral(text)):
        assert piece.lstrip(" \u3000\u200b")[:1] not in tuple(SIGNS)
    assert neutral(text)[:1] not in ("\t", "\r", *SIGNS)


@pytest.mark.parametrize("lead", ["", " ", "\u3000", "\xa0", "\u200b", "\ufeff", "\u202e", "\t", "\r"])
@pytest.mark.parametrize("sign", SIGNS)
def test_every_sign_is_disarmed_after_whatever_does_not_show(sign: str, lead: str) -> None:
    assert neutral(f"{lead}{sign}1+1").startswith("'")


@pytest.mark.parametrize("text", ["", "货到 =3", "a-b", "见 1.2", "007", "2024-01-02", "it's"])
def test_harmless_text_stays_as_it_is(text: str) -> None:
    assert neutral(spelt(text)) == text


def test_a_text_is_readable_where_it_is_spelt() -> None:
    assert spelt("响\x07铃") == "响⟨U+0007⟩铃"
    assert spelt("⟨U+0007⟩") == "⟨U+27E8⟩U+0007⟩"
    assert as_meant("⟨U+FFFFFF⟩") == "⟨U+FFFFFF⟩"


@pytest.mark.parametrize("one", ["汉", "𬭎", "\x07", "a"])
@pytest.mark.parametrize("start", ["", "x"])
def test_a_text_beyond_a_cell_is_cut_between_characters_and_says_so(one: str, start: str) -> None:
    text = spelt(start + one * 40_000)
    kept, missing = fitted(text)
    assert len(kept.encode("utf-16-le")) <= MAX_CELL * 2
    assert missing > 0
    assert is_cut(kept)
    body = kept.rpartition("⟨…")[0]
    assert text.startswith(body)
    assert len(body) + missing == len(text)
    assert as_meant(body) == start + one * (len(as_meant(body)) - len(start))


def test_a_text_that_just_fits_is_whole() -> None:
    assert fitted("汉" * MAX_CELL) == ("汉" * MAX_CELL, 0)
    assert fitted("𬭎" * (MAX_CELL // 2)) == ("𬭎" * (MAX_CELL // 2), 0)
