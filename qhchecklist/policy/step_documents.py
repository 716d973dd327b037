"""Checks of what steps carry: documents stand in the step's own words, once in a support; conditions cite nothing.

Works on the YAML nodes, so that every problem names file, line and column.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qhchecklist.policy.building import Node
from qhchecklist.policy.pack import find_values
from qhchecklist.policy.problem import PackProblem
from qhchecklist.policy.text import Text


def document_problems(measures: Iterable[Node]) -> Iterator[PackProblem]:
    """Every document that its step does not name, that a support has twice, or whose English differs elsewhere.

    `measures`: the nodes of the measure files, of which a measure could be built.
    """
    english: dict[str, str] = {}
    for measure in measures:
        for steps in find_values(measure, "steps"):
            named: set[str] = set()
            for step in _items(steps):
                for document in _items(_part(step, "documents")):
                    yield from _wording(document, _part(step, "text"))
                    yield from _repetition(document, named)
                    yield from _translation(document, english)
                    if _part(document, "only") is not None:
                        yield from _wording(_part(document, "only"), _part(step, "text"))
                    for key in ("only_when", "held_when"):
                        yield from _citations(_part(document, key))
                for key in ("done_when", "only_when"):
                    yield from _citations(_part(step, key))


def _citations(condition: Node | None) -> Iterator[PackProblem]:
    """Whether a step is done is general knowledge: it must not look as if the notice said it."""
    for cite in find_values(condition, "cite") if condition is not None else ():
        hint = Text("请删去 cite。", "Remove the citation.")
        message = Text(
            "步骤和材料的 done_when、only_when、held_when 不引条文。",
            "The done_when, only_when and held_when of a step or document cite no provision.",
        )
        yield PackProblem(cite.mark, message, hint)


def _wording(document: Node | None, said: Node | None) -> Iterator[PackProblem]:
    """Nothing may be asked for that the step does not say; only the case of English letters is free."""
    zh, en = _part(document, "zh"), _part(document, "en")
    if zh is not None and (not _text(zh).strip() or _text(zh) not in _text(_part(said, "zh"))):
        hint = Text("请照抄该步骤中文里连续的几个字，或删去这一项。", "Copy its words from the step, or remove it.")
        message = Text(f"材料“{_text(zh)}”不在该步骤的中文里。", "The document is not in the step's Chinese text.")
        yield PackProblem(zh.mark, message, hint)
    if en is not None and (not _text(en).strip() or _text(en).casefold() not in _text(_part(said, "en")).casefold()):
        hint = Text("请照抄该步骤英文里连续的几个词。", "Copy consecutive words of the step's English.")
        message = Text(
            f"材料的英文“{_text(en)}”不在该步骤的英文里。",
            f"The document '{_text(en)}' is not in the step's English text.",
        )
        yield PackProblem(en.mark, message, hint)


def _repetition(document: Node, named: set[str]) -> Iterator[PackProblem]:
    """A document is named by one step of a support, so that it has one box to tick."""
    name = _text(_part(document, "zh"))
    if name in named:
        hint = Text("请只在一个步骤里列出。", "List it under one step only.")
        message = Text(f"同一事项里材料“{name}”列了两次。", "The support lists this document twice.")
        yield PackProblem(document.mark, message, hint)
    named.add(name)


def _translation(document: Node, english: dict[str, str]) -> Iterator[PackProblem]:
    """Equal documents are merged across supports by their Chinese, so their English must be equal too."""
    name, en = _text(_part(document, "zh")), _part(document, "en")
    first = english.setdefault(name, _text(en))
    if en is not None and _text(en) != first:
        hint = Text(f"请统一为“{first}”。", f"Write '{first}' here too.")
        message = Text(f"材料“{name}”的英文与别处不同。", f"Another English elsewhere: '{first}'.")
        yield PackProblem(en.mark, message, hint)


def _part(node: Node | None, key: str) -> Node | None:
    return node.value.get(key) if node is not None and isinstance(node.value, dict) else None


def _items(node: Node | None) -> tuple[Node, ...]:
    return node.value if node is not None and isinstance(node.value, tuple) else ()


def _text(node: Node | None) -> str:
    return node.value if node is not None and isinstance(node.value, str) else ""
