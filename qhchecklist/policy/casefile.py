"""Worked cases of a pack: a profile excerpt and what must follow from it (cases/NN.yaml).

They are read by policy staff as examples, run by `qhchecklist check` and the tests, and prove leaf by
leaf that every condition matters. A case may be `like` another with some answers changed or left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal

from qhchecklist.policy.building import Node, build, plain_data
from qhchecklist.policy.problem import Mark, PackProblem, nearest
from qhchecklist.policy.record import record
from qhchecklist.policy.text import Text


@record
class CaseEntry:
    """One case as written; `problems` are the fields whose answers are meant to be faulty."""

    id: str
    support: str
    title: str
    outcome: Literal["applies", "does_not_apply", "needs_information", "informational"]
    as_of: date | None = None
    profile: Node | None = None
    like: str | None = None
    change: Node | None = None
    without: tuple[str, ...] = ()
    reasons: tuple[str, ...] | None = None
    missing: tuple[str, ...] | None = None
    open_list: bool = False
    already_held: bool = False
    problems: tuple[str, ...] = ()


@record
class CaseFile:
    """One file of cases; `as_of` is the day of every case that names none."""

    as_of: date
    cases: tuple[CaseEntry, ...]


@record
class WorkedCase:
    """A case with its whole profile and its place."""

    entry: CaseEntry
    as_of: date
    profile: Mapping[str, Any]
    mark: Mark


def read_cases(nodes: tuple[Node, ...], problems: list[PackProblem]) -> tuple[WorkedCase, ...]:
    """Every case of a pack; a `like` refers to an earlier case of the same file."""
    found: list[WorkedCase] = []
    for node in nodes:
        file = build(CaseFile, node, problems)
        if file is None or not isinstance(node.value, dict) or not isinstance(node.value["cases"].value, tuple):
            continue
        known: dict[str, WorkedCase] = {}
        for entry, item in zip(file.cases, node.value["cases"].value, strict=True):
            base = known.get(entry.like) if entry.like else None
            if entry.like and base is None:
                message = Text(f"like 所指的例 {entry.like} 不在前面。", f"No earlier case {entry.like}.")
                problems.append(PackProblem(item.mark, message, nearest(entry.like, known)))
                continue
            if entry.id in known:
                hint = Text("请改一个编号。", "Choose another id.")
                problems.append(
                    PackProblem(item.mark, Text(f"例 {entry.id} 重复。", f"Duplicate case {entry.id}."), hint)
                )
            faulty = [
                one for one in (entry.profile, entry.change) if one is not None and not isinstance(one.value, dict)
            ]
            for one in faulty:
                hint = Text("请写成 “键: 值”。", "Write 'key: value'.")
                problems.append(PackProblem(one.mark, Text("这里应是键值表。", "A mapping is expected here."), hint))
            if not faulty:
                known[entry.id] = _worked(entry, file, base, item.mark)
        found.extend(known.values())
    return tuple(found)


def _worked(entry: CaseEntry, file: CaseFile, base: WorkedCase | None, mark: Mark) -> WorkedCase:
    profile: dict[str, Any] = dict(base.profile) if base else {}
    for given in (entry.profile, entry.change):
        if given is not None:
            profile.update(plain_data(given) or {})
    for key in entry.without:
        profile.pop(key, None)
    as_of = entry.as_of or (base.as_of if base else file.as_of)
    return WorkedCase(entry, as_of, profile, mark)
