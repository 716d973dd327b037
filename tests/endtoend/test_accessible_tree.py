"""What a screen reader gets from the running program, through the accessibility bus."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.endtoend.desktop import Node, desktop, wait_until

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "samples" / "quinoa-garlic.yaml"


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> list[Node]:
    """The whole tree of the window with the sample; also written to a file for people."""
    home = tmp_path_factory.mktemp("ears")
    with desktop(home) as desk:
        desk.start(str(SAMPLE))
        wait_until(lambda: desk.says("青海湟源高原藜麦"), "the sample on screen")
        nodes = desk.tree()
    lines = [f"{'  ' * node.depth}{node.role} {node.name!r} {node.text!r} {sorted(node.states)}" for node in nodes]
    (home / "tree.txt").write_text("\n".join(lines), encoding="utf-8")
    return nodes


def test_whatever_takes_the_keyboard_has_a_name(tree: list[Node]) -> None:
    nameless = [
        node for node in tree if {"focusable", "showing"} <= node.states and not (node.name or node.description)
    ]
    assert nameless == []


def test_rows_of_the_list_begin_with_the_status_word(tree: list[Node]) -> None:
    rows = [node.name for node in tree if node.role == "table cell" and "出口退税六日办结" in node.name]
    assert rows
    assert all(name.startswith("按原文件：属适用对象") for name in rows), rows


def test_the_expiry_and_the_counts_are_heard(tree: list[Node]) -> None:
    heard = [f"{node.name} {node.text}" for node in tree if "showing" in node.states]
    assert any("有效期已于2025年12月9日届满" in one for one in heard)
    assert any("27 原属适用" in one and "2 待补充" in one for one in heard)


def test_the_notices_own_words_are_heard_in_the_evidence(tree: list[Node]) -> None:
    quoted = [
        node for node in tree if "税务部门办理正常出口退税的平均时间压缩至6个工作日内" in f"{node.name}{node.text}"
    ]
    assert quoted
    assert all(node.role != "filler" for node in quoted), quoted


def test_the_steps_are_boxes_that_can_be_ticked(tree: list[Node]) -> None:
    boxes = [node for node in tree if node.role == "check box" and "核对商品退税率" in node.name]
    assert len(boxes) == 1
    assert "checkable" in boxes[0].states
