"""Chinese is typed with a real input method."""

from __future__ import annotations

from pathlib import Path

from tests.endtoend.clerk import Clerk
from tests.endtoend.desktop import Desktop, desktop, wait_until


def chinese(desk: Desktop, letters: str) -> None:
    """Compose with pinyin and take the first candidate."""
    wait_until(lambda: "pinyin" in desk.run("fcitx5-remote", "-n"), "pinyin in this field")
    desk.type(letters)
    desk.key("space")


def test_a_name_is_composed_in_pinyin_and_nothing_is_answered_half_way(tmp_path: Path) -> None:
    with desktop(tmp_path) as desk:
        desk.input_method()
        desk.start()
        clerk = Clerk(desk)
        wait_until(lambda: desk.says("."), "an accessibility tree")
        desk.key("ctrl+n")
        clerk.see("企业名称")
        desk.run("fcitx5-remote", "-s", "pinyin")
        chinese(desk, "qinghai")
        wait_until(lambda: _text(desk) == "青海", "the composed name")
        desk.type("shengwu")
        desk.settle(lambda: _text(desk) != "青海")
        assert _text(desk) == "青海"
        desk.key("space", "Tab")
        wait_until(lambda: desk.window_titles("青海生物"), "the name in the title")


def _text(desk: Desktop) -> str:
    node = desk.focused()
    return node.text if node else ""
