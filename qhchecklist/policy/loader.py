"""YAML to nodes and back. The only module that imports YAML.

Implicit typing is switched off, so that `NO`, `0201` and `12:30` stay the text that was written.
"""

from __future__ import annotations

from typing import Any, ClassVar

import yaml

from qhchecklist.policy.building import Node
from qhchecklist.policy.problem import Mark, PackProblem
from qhchecklist.policy.text import Text
from qhchecklist.policy.whole_file import MAX_DEPTH

_BaseLoader: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _TextLoader(_BaseLoader):  # type: ignore[misc] # PyYAML's C loader is untyped
    """The safe loader without implicit types: every scalar is text."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}


def parse(text: str, file: str) -> tuple[Node | None, list[PackProblem]]:
    """One YAML document as nodes. Faulty syntax and duplicate keys are problems, not exceptions."""
    problems: list[PackProblem] = []
    loader = _TextLoader(text)
    try:
        root = loader.get_single_node()
        node = None if root is None else _node(root, file, problems, 0)
    except yaml.MarkedYAMLError as error:
        place = error.problem_mark or error.context_mark
        mark = Mark(file, place.line + 1, place.column + 1) if place else Mark(file, 1, 1)
        problems.append(_syntax(mark, str(error.problem or error)))
        return None, problems
    except (yaml.YAMLError, RecursionError) as error:
        problems.append(_syntax(Mark(file, 1, 1), type(error).__name__))
        return None, problems
    finally:
        loader.dispose()
    return node, problems


def _syntax(mark: Mark, detail: str) -> PackProblem:
    return PackProblem(
        mark,
        Text(f"YAML 格式有误（{detail}）。", f"Faulty YAML ({detail})."),
        Text("请检查这一行附近的缩进、冒号和引号。", "Check indentation, colons and quotes near this line."),
    )


def _node(raw: Any, file: str, problems: list[PackProblem], depth: int) -> Node:
    mark = Mark(file, raw.start_mark.line + 1, raw.start_mark.column + 1)
    if depth > MAX_DEPTH:
        raise RecursionError
    if isinstance(raw, yaml.ScalarNode):
        return Node(mark, raw.value, plain=not raw.style or raw.style not in "'\"|>")
    if isinstance(raw, yaml.SequenceNode):
        return Node(mark, tuple(_node(item, file, problems, depth + 1) for item in raw.value))
    pairs: dict[str, Node] = {}
    marks: dict[str, Mark] = {}
    for key, value in raw.value:
        name = key.value if isinstance(key, yaml.ScalarNode) else str(key.value)
        place = Mark(file, key.start_mark.line + 1, key.start_mark.column + 1)
        if name in pairs:
            problems.append(
                PackProblem(
                    place,
                    Text(f"键 {name} 重复出现。", f"Duplicate key {name}."),
                    Text("请合并或删去其中一个。", "Merge them or remove one."),
                )
            )
        pairs[name] = _node(value, file, problems, depth + 1)
        marks[name] = place
    return Node(mark, pairs, marks)


def dump(data: Any) -> str:
    """Plain data as YAML that `parse` reads back as the same text; codes are quoted."""
    text: str = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=110)
    return text
