"""The documents that the steps of supports name: by support, and merged over several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qhchecklist.checklist import Checklist, Item
from qhchecklist.policy.model import Document, Step, StepSource
from qhchecklist.policy.record import record
from qhchecklist.policy.text import EMPTY, Text

DOCUMENTS = Text("材料", "Documents")
"""Heads a list of documents. They are what the steps speak of; some are for certain goods only."""

HELD = Text("已有", "already held")
"""Said of a document that the firm has by what it answered."""

OBTAINED = Text("办成后取得", "obtained in the end")
"""Said of a document that the firm does not bring."""


@record
class Use:
    """A support, the step that names a document, and the document as named there; whether the firm has it already."""

    support: str
    step: Step
    document: Document
    held: bool = False


@record
class DocumentNeed:
    """A document with the supports that speak of it, in the order of the notice.

    `obtained`: it is what the steps lead to, not what the firm brings.
    """

    text: Text
    obtained: bool
    uses: tuple[Use, ...]

    @property
    def supports(self) -> tuple[str, ...]:
        """The ids of the supports."""
        return tuple(use.support for use in self.uses)

    @property
    def steps(self) -> tuple[Step, ...]:
        """For each support, the step that names the document."""
        return tuple(use.step for use in self.uses)

    @property
    def name(self) -> Text:
        """What it is called; for whom, where every use says the same."""
        limits = {use.document.only for use in self.uses}
        return limited(self.text, limits.pop()) if len(limits) == 1 else self.text

    @property
    def held(self) -> bool:
        """Whether the firm has it already, by what it answered."""
        return all(use.held for use in self.uses)

    @property
    def source(self) -> StepSource:
        """`text` if any of the steps follows from the notice."""
        return "text" if any(step.source == "text" for step in self.steps) else "procedure"

    @property
    def count(self) -> int:
        """How many supports speak of it."""
        return len(self.uses)


def limited(text: Text, only: Text | None) -> Text:
    """A document's name with those for whom alone it is needed: 医疗器械注册证（限进口医疗器械）."""
    return text if only is None else Text(f"{text.zh}（限{only.zh}）", f"{text.en} ({only.en} only)")


def documents_of(item: Item) -> tuple[Document, ...]:
    """The documents of the steps of one item that are to be done, in their order; a checked pack names none twice.

    Without those that the firm does not need.
    """
    return tuple(use.document for use in _uses(item))


def _uses(item: Item) -> Iterator[Use]:
    for step, state in zip(item.finding.support.steps, item.steps, strict=True):
        for document in step.documents if state == "to_do" else ():
            if document.zh not in item.unneeded:
                yield Use(item.id, step, document, document.zh in item.held)


def documents(checklist: Checklist, items: Iterable[Item]) -> tuple[DocumentNeed, ...]:
    """The documents of some items of a checklist, each once: most needed first, else in the order of the notice.

    What is obtained in the end comes last. Documents are equal when their Chinese is; nothing else is taken for the
    same paper.
    """
    wanted = {item.id: item for item in items}
    found: dict[tuple[bool, str], list[Use]] = {}
    for support in checklist.assessment.rulebook.policy.supports:
        for use in _uses(wanted[support.id]) if support.id in wanted else ():
            found.setdefault((use.document.obtained, use.document.zh), []).append(use)
    needs = [DocumentNeed(uses[0].document.text, obtained, tuple(uses)) for (obtained, _), uses in found.items()]
    return tuple(sorted(needs, key=_place))


def _place(need: DocumentNeed) -> tuple[bool, int]:
    return need.obtained, -need.count


def listed(named: Iterable[Document]) -> Text:
    """Documents in a row. The comma of either language stands inside some of them, so they are parted otherwise."""
    row = [_said(document) for document in named]
    return Text("；".join(text.zh for text in row), "; ".join(text.en for text in row))


def _said(document: Document) -> Text:
    text = limited(document.text, document.only)
    return Text(f"{text.zh}（{OBTAINED.zh}）", f"{text.en} ({OBTAINED.en})") if document.obtained else text


def document_line(named: Iterable[Document]) -> Text:
    """The line under a step: 材料：甲；乙. Empty where it names no document."""
    row = listed(named)
    return Text(f"{DOCUMENTS.zh}：{row.zh}", f"{DOCUMENTS.en}: {row.en}") if row != EMPTY else EMPTY
