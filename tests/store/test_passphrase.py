"""What is said of a passphrase before something is sealed with it."""

from __future__ import annotations

import pytest

from qhchecklist.store.passphrase import LEAST_PASSPHRASE, strength


@pytest.mark.parametrize("typed", ["", "a", "1234567", "口令口令口令口"])
def test_a_short_one_is_refused(typed: str) -> None:
    assert strength(typed).grade == "short"
    assert not strength(typed).usable
    assert str(LEAST_PASSPHRASE) in strength(typed).text.zh


@pytest.mark.parametrize(
    "typed", ["12345678", "aaaaaaaaaaaa", "abcdefghijkl", "abababababababab", "password", "20261123"]
)
def test_what_is_easily_guessed_is_weak_but_may_be_used(typed: str) -> None:
    assert strength(typed).grade == "weak"
    assert strength(typed).usable


def test_length_and_variety_make_it_strong() -> None:
    grades = [strength(typed).grade for typed in ("kd8#Tq!z", "correct horse battery", "高原 藜麦 出口 清单")]
    assert grades == ["fair", "strong", "strong"]


def test_nothing_of_it_stands_in_the_words() -> None:
    assert "Tq!z" not in repr(strength("kd8#Tq!z"))
