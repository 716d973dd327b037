"""A pack folder, the code lists and the question catalogue, read from disk into one rule book.

Every problem is reported at once. `Sources` keeps the nodes beside the models, because the linter
points at lines.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from qhchecklist.policy import code_files
from qhchecklist.policy.building import Node, build
from qhchecklist.policy.codes import Codes
from qhchecklist.policy.condition import (
    SharedCondition,
    UnknownSharedConditionError,
    resolve,
)
from qhchecklist.policy.field import FieldCatalogue
from qhchecklist.policy.loader import parse
from qhchecklist.policy.model import Document, Measure, Policy, PolicyHead, Provision, Step, Support
from qhchecklist.policy.problem import Mark, PackError, PackProblem, UnreadableFileError, nearest
from qhchecklist.policy.record import record
from qhchecklist.policy.rulebook import Rulebook
from qhchecklist.policy.text import Text
from qhchecklist.policy.whole_file import read_text

T = TypeVar("T")


@record
class Sources:
    """The YAML nodes a pack was built from, by file name, for the linter."""

    head: Node
    measures: tuple[Node, ...]
    cases: tuple[Node, ...]


def load_file(kind: type[T], path: Path, root: Path, problems: list[PackProblem]) -> tuple[T | None, Node | None]:
    """One YAML file as an object of `kind`; file names in problems are relative to `root`."""
    name = path.relative_to(root).as_posix()
    try:
        node, found = parse(read_text(path), name)
    except UnreadableFileError as error:
        problems.append(PackProblem(Mark(name, 1, 1), error.message, Text("", "")))
        return None, None
    problems.extend(found)
    if node is None:
        if not found:
            hint = Text("请补上内容。", "Fill it in.")
            problems.append(PackProblem(Mark(name, 1, 1), Text("文件是空的。", "The file is empty."), hint))
        return None, None
    return build(kind, node, problems), node


def load_codes(folder: Path) -> Codes:
    """All code lists of resources/codes; raises PackError."""
    problems: list[PackProblem] = []

    def read(kind: type[T], name: str) -> T | None:
        return load_file(kind, folder / name, folder.parent, problems)[0]

    files = (
        read(code_files.CountryFile, "countries.yaml"),
        read(code_files.ProductFile, "products.yaml"),
        read(code_files.DivisionFile, "divisions.yaml"),
        read(code_files.CurrencyFile, "currencies.yaml"),
        read(code_files.ModeFile, "supervision_modes.yaml"),
        read(code_files.CertificationFile, "certifications.yaml"),
        read(code_files.SizeFile, "sizes.yaml"),
    )
    countries, products, divisions, currencies, modes, certifications, sizes = files
    if problems or not (countries and products and divisions and currencies and modes and certifications and sizes):
        raise PackError(problems)
    files_read = code_files.CodeFiles(countries, products, divisions, currencies, modes, certifications, sizes)
    return Codes(files_read)


def load_catalogue(path: Path) -> FieldCatalogue:
    """resources/profile/fields.yaml; raises PackError."""
    problems: list[PackProblem] = []
    catalogue, _ = load_file(FieldCatalogue, path, path.parent.parent, problems)
    if problems or catalogue is None:
        raise PackError(problems)
    return catalogue


_LINE = re.compile(r"\[([0-9A-Z.]+)\] (.*)")


def read_source(text: str, file: str, problems: list[PackProblem]) -> dict[str, Provision]:
    """source.txt: one official sentence per line, `[id] sentence`, verbatim."""
    provisions: dict[str, Provision] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        match = _LINE.fullmatch(line)
        if match is None:
            hint = Text("每行应是“[编号] 原文”。", "Each line must read '[id] sentence'.")
            problems.append(PackProblem(Mark(file, number, 1), Text("这一行读不懂。", "Cannot read this line."), hint))
        else:
            provisions[match[1]] = Provision(match[1], match[2])
    return provisions


def load_policy(folder: Path) -> tuple[Policy | None, Sources | None, list[PackProblem]]:
    """A pack folder; the policy is None when it could not be built. Cross-file checks are in `policy.lint`."""
    problems: list[PackProblem] = []
    head, head_node = load_file(PolicyHead, folder / "policy.yaml", folder, problems)
    measures: list[Measure] = []
    nodes: list[Node] = []
    paths = sorted((folder / "measures").glob("*.yaml"))
    for path in paths:
        measure, node = load_file(Measure, path, folder, problems)
        if measure is not None and node is not None:
            measures.append(measure)
            nodes.append(node)
    try:
        source = read_text(folder / "source.txt")
    except UnreadableFileError as error:
        problems.append(PackProblem(Mark("source.txt", 1, 1), error.message, Text("", "")))
        source = ""
    provisions = read_source(source, "source.txt", problems)
    if head is None or head_node is None or len(measures) != len(paths):
        return None, None, problems
    provisions = {key: replace(item, gloss=head.glosses.get(key, "")) for key, item in provisions.items()}
    shared = _resolved_shared(head, head_node, problems)
    labels = {department.name.zh: department.name for department in head.departments}
    resolved = tuple(
        replace(
            _resolved(measure, node, shared, problems),
            department_labels=tuple(labels.get(name, Text(name, name)) for name in measure.department_names),
        )
        for measure, node in zip(measures, nodes, strict=True)
    )
    policy = Policy(replace(head, shared_conditions=shared), provisions, resolved, _digest(folder, paths))
    return policy, Sources(head_node, tuple(nodes), tuple(_case_nodes(folder, problems))), problems


def _case_nodes(folder: Path, problems: list[PackProblem]) -> Iterator[Node]:
    for path in sorted((folder / "cases").glob("*.yaml")):
        node, found = parse(read_text(path), path.relative_to(folder).as_posix())
        problems.extend(found)
        if node is not None:
            yield node


def _digest(folder: Path, measures: list[Path]) -> str:
    """SHA-256 over everything that decides: the text, the head and the measures; not the cases."""
    digest = hashlib.sha256()
    for path in (folder / "source.txt", folder / "policy.yaml", *measures):
        digest.update(path.name.encode() + b"\0" + path.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return digest.hexdigest()


def _resolved_shared(head: PolicyHead, node: Node, problems: list[PackProblem]) -> dict[str, SharedCondition]:
    """Shared conditions with their own references replaced; each may use those named before it."""
    shared: dict[str, SharedCondition] = {}
    for name, item in head.shared_conditions.items():
        try:
            shared[name] = replace(item, condition=resolve(item.condition, shared))
        except UnknownSharedConditionError as error:
            _unknown_shared(str(error.args[0]), node, shared, problems)
    return shared


def _resolved(measure: Measure, node: Node, shared: dict[str, SharedCondition], problems: list[PackProblem]) -> Measure:
    supports: list[Support] = []
    for support in measure.supports:
        try:
            condition = support.condition and resolve(support.condition, shared)
            held = support.held and resolve(support.held, shared)
            other = support.reading_condition and resolve(support.reading_condition, shared)
            steps = tuple(_resolved_step(step, shared) for step in support.steps)
            supports.append(replace(support, condition=condition, held=held, reading_condition=other, steps=steps))
        except UnknownSharedConditionError as error:
            _unknown_shared(str(error.args[0]), node, shared, problems)
    return replace(measure, supports=tuple(supports))


def _resolved_step(step: Step, shared: dict[str, SharedCondition]) -> Step:
    done, only = (one and resolve(one, shared) for one in (step.done_when, step.only_when))
    documents = tuple(_resolved_document(document, shared) for document in step.documents)
    return replace(step, done_when=done, only_when=only, documents=documents)


def _resolved_document(document: Document, shared: dict[str, SharedCondition]) -> Document:
    only, held = (one and resolve(one, shared) for one in (document.only_when, document.held_when))
    return replace(document, only_when=only, held_when=held)


def _unknown_shared(name: str, node: Node, shared: dict[str, SharedCondition], problems: list[PackProblem]) -> None:
    marks = [found.mark for found in find_values(node, "use") if found.value == name]
    message = Text(f"policy.yaml 里没有共用条件“{name}”。", f"No shared condition '{name}' in policy.yaml.")
    problems.append(PackProblem(marks[0] if marks else node.mark, message, nearest(name, shared)))


def find_values(node: Node, key: str) -> Iterator[Node]:
    """Every value written under `key`, anywhere below a node."""
    if isinstance(node.value, dict):
        for name, value in node.value.items():
            if name == key:
                yield value
            yield from find_values(value, key)
    elif isinstance(node.value, tuple):
        for item in node.value:
            yield from find_values(item, key)


def load_rulebook(resources: Path, policy_id: str) -> Rulebook:
    """The rule book for one policy; raises PackError, also for an unknown id."""
    folder = resources / "policies" / policy_id
    if not folder.is_dir():
        known = [path.name for path in sorted((resources / "policies").iterdir()) if path.is_dir()]
        message = Text(f"没有规则包“{policy_id}”。", f"No policy '{policy_id}'.")
        raise PackError([PackProblem(Mark(policy_id, 1, 1), message, nearest(policy_id, known))])
    policy, _, problems = load_policy(folder)
    if policy is None or problems:
        raise PackError(problems)
    return Rulebook(policy, load_catalogue(resources / "profile" / "fields.yaml"), load_codes(resources / "codes"))
