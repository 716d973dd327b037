"""What is wrong with a file, as a value: where, what, and what to do next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from qhchecklist.policy.record import record
from qhchecklist.policy.text import Lang, Text

Severity: TypeAlias = Literal["error", "warning", "notice"]


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A place in a file; line and column count from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@record
class PackProblem:
    """One fault of a pack or code list, with what to do next."""

    mark: Mark
    message: Text
    hint: Text

    def line(self, lang: Lang) -> str:
        """`file:line:column: message hint`, one line."""
        return f"{self.mark}: {self.message[lang]} {self.hint[lang]}".rstrip()


@record
class ProfileProblem:
    """One doubtful or unusable answer of a profile.

    `field` is a key of fields.yaml, or `trade_lines[2].hs` for a cell (rows count from 1).
    `error`: the answer counts as unknown until corrected. `warning`: it is used, but something is
    odd. `notice`: it was read as something that means the same.
    """

    field: str
    severity: Severity
    message: Text


class PackError(ValueError):
    """A pack or code list that cannot be used; `problems` says everything that is wrong with it."""

    def __init__(self, problems: list[PackProblem]) -> None:
        super().__init__("\n".join(problem.line("zh") for problem in problems))
        self.problems = problems


class UnreadableFileError(ValueError):
    """A file that cannot be used at all; the message says where, what and what next."""

    def __init__(self, message: Text) -> None:
        super().__init__(message.zh)
        self.message = message


def nearest(word: str, known: Iterable[str]) -> Text:
    """“是否应为 …？” with the nearest known word, or the list of known words when none is near."""
    from difflib import get_close_matches  # needed only where a word is wrong

    words = list(dict.fromkeys(known))
    close = get_close_matches(word, words, n=1, cutoff=0.6)
    if close:
        return Text(f"是否应为 {close[0]}？", f"Did you mean {close[0]}?")
    if len(words) > 12:
        return Text("请对照代码表改正。", "See the code list.")
    listed = "、".join(words)
    return Text(f"可用：{listed}。", f"Known: {', '.join(words)}.")
