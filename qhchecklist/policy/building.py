"""Written values to typed models: every problem at once, each with file, line, column and a hint.

A node is text, a list or a mapping with its place; the model's types convert, unknown keys are refused.
"""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from qhchecklist.policy.problem import Mark, PackProblem, nearest
from qhchecklist.policy.record import record
from qhchecklist.policy.text import Text

T = TypeVar("T")


@record
class Node:
    """One YAML value with its place: text, a list of nodes, or a mapping of keys to nodes."""

    mark: Mark
    value: str | tuple[Node, ...] | dict[str, Node]
    key_marks: dict[str, Mark] = dataclasses.field(default_factory=dict)
    plain: bool = True

    def is_null(self) -> bool:
        """An empty or `null` value written without quotes."""
        return self.plain and self.value in ("", "~", "null", "Null", "NULL")


def plain_data(node: Node) -> Any:
    """Text, lists and dicts as written, for a profile whose types are read field by field."""
    if isinstance(node.value, dict):
        return {key: plain_data(value) for key, value in node.value.items()}
    if isinstance(node.value, tuple):
        return [plain_data(item) for item in node.value]
    return None if node.is_null() else node.value


def build(kind: type[T], node: Node, problems: list[PackProblem]) -> T | None:
    """An object of a dataclass type from a node; None when a part could not be read (see `problems`)."""
    built = _read(kind, node, problems)
    return None if built is _FAILED else built


_FAILED: Any = object()


def _fail(problems: list[PackProblem], mark: Mark, zh: str, en: str, hint: Text) -> Any:
    problems.append(PackProblem(mark, Text(zh, en), hint))
    return _FAILED


def _read(kind: Any, node: Node, problems: list[PackProblem]) -> Any:
    if kind is Node:
        return node
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _read_union(get_args(kind), node, problems)
    if origin is Literal:
        return _read_literal(get_args(kind), node, problems)
    if origin is tuple:
        return _read_list(get_args(kind)[0], node, problems)
    if origin is dict:
        return _read_dict(get_args(kind)[1], node, problems)
    if dataclasses.is_dataclass(kind):
        return _read_object(kind, node, problems)
    return _read_scalar(kind, node, problems)


_SCALARS: dict[Any, tuple[Callable[[str], Any], str]] = {
    str: (str, "文字"),
    int: (int, "整数"),
    date: (date.fromisoformat, "日期（如 2022-12-10）"),
    bool: ({"true": True, "false": False}.__getitem__, "true 或 false"),
}


def _read_scalar(kind: Any, node: Node, problems: list[PackProblem]) -> Any:
    convert, name = _SCALARS[kind]
    if isinstance(node.value, str):
        try:
            return convert(node.value)
        except (ValueError, KeyError):
            pass
    hint = Text(f"请改为{name}。", f"Expected: {kind.__name__}.")
    shown = node.value if isinstance(node.value, str) else "…"
    return _fail(problems, node.mark, f"“{shown}”不是{name}。", f"'{shown}' has the wrong type.", hint)


def _read_literal(allowed: tuple[str, ...], node: Node, problems: list[PackProblem]) -> Any:
    if node.value in allowed:
        return node.value
    shown = node.value if isinstance(node.value, str) else "…"
    return _fail(
        problems, node.mark, f"“{shown}”不是可用的值。", f"'{shown}' is not a known value.", nearest(shown, allowed)
    )


def _read_list(kind: Any, node: Node, problems: list[PackProblem]) -> Any:
    if not isinstance(node.value, tuple):
        hint = Text("请写成 [甲, 乙] 或每行一个 “- ”。", "Write [a, b] or one '- ' per line.")
        return _fail(problems, node.mark, "这里应是列表。", "A list is expected here.", hint)
    items = [_read(kind, item, problems) for item in node.value]
    return _FAILED if any(item is _FAILED for item in items) else tuple(items)


def _read_dict(kind: Any, node: Node, problems: list[PackProblem]) -> Any:
    if not isinstance(node.value, dict):
        hint = Text("请写成 “键: 值”。", "Write 'key: value'.")
        return _fail(problems, node.mark, "这里应是键值表。", "A mapping is expected here.", hint)
    items = {key: _read(kind, item, problems) for key, item in node.value.items()}
    return _FAILED if any(item is _FAILED for item in items.values()) else items


def _read_union(kinds: tuple[Any, ...], node: Node, problems: list[PackProblem]) -> Any:
    if type(None) in kinds and node.is_null():
        return None
    if Node in kinds:
        return node
    objects = [kind for kind in kinds if dataclasses.is_dataclass(kind) and getattr(kind, "written_in_packs", True)]
    if not objects:
        return _read(next(kind for kind in kinds if kind is not type(None)), node, problems)
    if len(objects) == 1:
        return _read(objects[0], node, problems)
    if not isinstance(node.value, dict):
        hint = Text("请写成 “键: 值”。", "Write 'key: value'.")
        return _fail(problems, node.mark, "这里应是条件。", "A condition is expected here.", hint)
    rivals: Any = tuple(objects)
    telling = {key: kind for kind in rivals for key in _telling_keys(kind, rivals)}
    chosen = [telling[key] for key in node.value if key in telling]
    if len(chosen) == 1:
        return _read(chosen[0], node, problems)
    first = next(iter(node.value), "")
    if chosen:
        hint = Text("一个条件只能有一种；请用 all / any 组合。", "One kind per condition; combine with all / any.")
        return _fail(problems, node.mark, "条件里有两种写法。", "Two kinds in one condition.", hint)
    key = next((k for k in node.value if k not in ("field", "open", "cite")), first)
    where = node.key_marks.get(key, node.mark)
    return _fail(problems, where, f"未知的条件“{key}”。", f"Unknown condition '{key}'.", nearest(key, telling))


@cache
def _telling_keys(kind: Any, rivals: tuple[Any, ...]) -> tuple[str, ...]:
    """The keys that only this kind of condition has, and always has."""
    others = {f.name for rival in rivals if rival is not kind for f in dataclasses.fields(rival)}
    return tuple(key for key, (_, required) in _attributes(kind).items() if required and key not in others)


@cache
def _attributes(kind: Any) -> dict[str, tuple[Any, bool]]:
    """Attribute name to (type, required) of the attributes that a file may give."""
    hints = get_type_hints(kind)
    return {
        f.name: (hints[f.name], f.default is dataclasses.MISSING and f.default_factory is dataclasses.MISSING)
        for f in dataclasses.fields(kind)
        if f.init
    }


def _read_object(kind: Any, node: Node, problems: list[PackProblem]) -> Any:
    if not isinstance(node.value, dict):
        hint = Text(f"需要：{'、'.join(_attributes(kind))}。", f"Needs: {', '.join(_attributes(kind))}.")
        return _fail(problems, node.mark, "这里应是键值表。", "A mapping is expected here.", hint)
    known = _attributes(kind)
    before = len(problems)
    for key in node.value:
        if key not in known:
            mark = node.key_marks.get(key, node.mark)
            _fail(problems, mark, f"未知的键“{key}”。", f"Unknown key '{key}'.", nearest(key, known))
    values = dict(_attribute_values(known, node, problems))
    if len(problems) > before or any(value is _FAILED for value in values.values()):
        return _FAILED
    return kind(**values)


def _attribute_values(
    known: dict[str, tuple[Any, bool]], node: Node, problems: list[PackProblem]
) -> Iterator[tuple[str, Any]]:
    assert isinstance(node.value, dict)
    for name, (kind, required) in known.items():
        if name in node.value:
            yield name, _read(kind, node.value[name], problems)
        elif required:
            hint = Text(f"请补上“{name}: …”。", f"Add '{name}: …'.")
            yield name, _fail(problems, node.mark, f"缺少键“{name}”。", f"Missing key '{name}'.", hint)
