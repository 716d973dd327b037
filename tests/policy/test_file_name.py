"""Names that every system takes for files, made of whatever people call their firms."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qhchecklist.policy.file_name import free_path, safe_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("青海甲公司（示例）", "青海甲公司（示例）"),
        ('a/b\\c:d*e?f"g<h>i|j', "a b c d e f g h i j"),
        ("../../etc/passwd", "etc passwd"),
        (" 两\n行\t名 ", "两 行 名"),
        ("名\u202e倒\u200b", "名 倒"),
        ("con", "_con"),
        ("COM1.pdf", "_COM1.pdf"),
        ("...", ""),
        ("", ""),
        ("名称.", "名称"),
    ],
)
def test_what_a_system_refuses_is_left_out(text: str, name: str) -> None:
    assert safe_name(text) == name


@given(st.text(max_size=400), st.sampled_from([60, 120]))
def test_any_text_becomes_a_name_that_can_be_written(text: str, longest: int) -> None:
    name = safe_name(text, longest)
    assert len(name) <= longest + 1
    assert len(name.encode("utf-8", "surrogatepass")) <= 241
    assert not set(name) & set('\\/:*?"<>|\0\n')
    assert name == name.strip(" .")
    assert safe_name(name, longest) in (name, f"_{name}")


def test_a_free_name_is_found_beside_those_that_are_taken(tmp_path: Path) -> None:
    (tmp_path / "甲.pdf").touch()
    (tmp_path / "甲 2.pdf").symlink_to(tmp_path / "nowhere")
    assert free_path(tmp_path, "甲", ".pdf") == tmp_path / "甲 3.pdf"
    assert free_path(tmp_path, "甲", ".pdf", {"甲 3.pdf"}) == tmp_path / "甲 4.pdf"
    assert free_path(tmp_path, "ABC", ".pdf", {"abc.pdf"}) == tmp_path / "ABC 2.pdf"
