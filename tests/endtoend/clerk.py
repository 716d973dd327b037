"""A person at the keyboard: walks with Tab, answers with keys, and looks at what has the focus."""

from __future__ import annotations

import re
from pathlib import Path

from tests.endtoend.desktop import Desktop, Node, wait_until

_FAR = 90
"""So many stops a form may have between two questions."""


class Clerk:
    """Answers the questions of the form on a desktop."""

    def __init__(self, desk: Desktop) -> None:
        self.desk = desk

    def here(self) -> str:
        """The name and description of what has the keyboard."""
        node = self.desk.focused()
        return _spoken(node)

    def tab_to(self, pattern: str, back: bool = False) -> None:
        """Tab on until a stop with these words has the keyboard."""
        wanted = re.compile(pattern)
        seen = []
        for _ in range(_FAR):
            if wanted.search(self.here()):
                return
            seen.append(self.here())
            self.press("shift+Tab" if back else "Tab")
        raise AssertionError(f"no stop like {pattern}; passed {seen}")

    def states(self) -> frozenset[str]:
        """The states of what has the keyboard."""
        node = self.desk.focused()
        return node.states if node else frozenset()

    def name_file(self, keys: str, path: Path) -> None:
        """Give a command that asks for a file, type where, and wait until it is written."""
        self.desk.come_to_front()
        self.desk.key(keys)
        wait_until(
            lambda: self._focus_role() == "text" and "判断" not in self.here() and self._in_dialog(), "a file dialog"
        )
        self.desk.key("ctrl+a")
        self.desk.type(str(path))
        self.desk.key("Return")
        wait_until(path.exists, f"{path.name}")
        wait_until(lambda: not self._in_dialog(), "the dialog gone")

    def _in_dialog(self) -> bool:
        return bool(self.desk.window_titles("保存企业画像")) or bool(self.desk.window_titles("导出"))

    def press(self, *keys: str) -> None:
        """Press keys that move the keyboard, and wait until it has moved or clearly will not."""
        before = self.here()
        self.desk.key(*keys)
        self.desk.settle(lambda: self.here() != before)

    def choose(self, pattern: str, words: str) -> None:
        """Answer with one of the chips of a question: walk to it with the arrows and press Space."""
        self.tab_to(pattern)
        wanted = re.compile(f"{pattern}.*{words}")
        for _ in range(20):
            if wanted.search(self.here()):
                self.desk.key("space")
                self.wait_checked(words)
                return
            self.press("Right")
        raise AssertionError(f"no answer {words} to {pattern}; at {self.here()}")

    def wait_checked(self, words: str) -> None:
        """The chip with the keyboard is ticked."""
        wait_until(lambda: _is_checked(self.desk.focused(), words), f"{words} ticked")

    def pick(self, pattern: str, typed: str, shown: str) -> None:
        """Answer from a list that drops down: type the beginning of the name in pinyin, then Enter."""
        self.tab_to(pattern)
        self.desk.key("space")
        wait_until(lambda: self._focus_role() in ("list item", "table cell"), "an open list")
        self.desk.type(typed)
        wait_until(lambda: re.search(shown, self.here()), f"{shown} in the list")
        self.desk.key("Return")

    def write(self, pattern: str, text: str) -> None:
        """Type into a field."""
        self.tab_to(pattern)
        self.desk.type(text)

    def see(self, pattern: str) -> None:
        """Wait until what has the keyboard has these words."""
        try:
            wait_until(lambda: re.search(pattern, self.here()), pattern)
        except AssertionError as error:
            raise AssertionError(f"{error}; at {self.here()}") from error

    def down_to(self, pattern: str) -> None:
        """Walk down an open list."""
        for _ in range(40):
            if re.search(pattern, self.here()):
                return
            self.press("Down")
        raise AssertionError(f"no {pattern}; at {self.here()}")

    def add_goods(self, direction: str, status: str, product: str, found: str, code: str, markets: list[str]) -> None:
        """A row of the goods table: two lists, a name found by its initials, a code, a yes, and ticked markets."""
        self.tab_to("货物明细.*加一行")
        self.desk.key("Return")
        self.see("方向")
        for words in (direction, status):
            self.desk.key("Return")
            self.see("—")
            self.down_to(f"^{words}")
            self.desk.key("Return")
            self.see(words)
            self.desk.key("Tab")
        self.see("品名")
        self.desk.type(product)
        self.desk.key("Down")
        self.see(f"^{found}")
        self.desk.key("Tab")
        self.desk.type(code)
        self.desk.key("Tab")
        self.see("—")
        self.down_to("^是")
        self.desk.key("Return")
        self.see("青海产 是")
        self.desk.key("Tab")
        self.see("国家（地区）")
        self.desk.key("Return")
        self.see("搜索")
        for market in markets:
            self.desk.type(market)
            self.desk.key("Return")
        self.desk.key("Escape")
        self.see("国家（地区） .")

    def tick(self, pattern: str, typed: list[str]) -> None:
        """Answer from a long list of codes: open it, find each by its pinyin or code, tick it, close the list."""
        self.tab_to(f"{pattern}.*添加")
        self.desk.key("Return")
        self.see("搜索")
        for words in typed:
            self.desk.type(words)
            self.desk.key("Return")
        self.desk.key("Escape")
        self.see(pattern)

    def _focus_role(self) -> str:
        node = self.desk.focused()
        return node.role if node else ""


def _spoken(node: Node | None) -> str:
    return "" if node is None else f"{node.name} | {node.description}"


def _is_checked(node: Node | None, words: str) -> bool:
    return node is not None and re.search(words, node.name) is not None and "checked" in node.states
