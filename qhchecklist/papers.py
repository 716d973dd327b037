"""The documents that the steps of supports name: by support, and merged over several."""

from __future__ import annotations

from collections.abc import Iterable

from qhchecklist.checklist import Checklist, Item
from qhchecklist.policy.model import Step, StepSource
from qhchecklist.policy.record import record
from qhchecklist.policy.text import EMPTY, Text

DOCUMENTS = Text("材料", "Documents")
"""Heads a list of documents. They are what the steps speak of; some are examples, some for certain goods only."""


@record
class DocumentNeed:
    """A document with the supports that speak of it.

    `supports`: their ids in the order of the notice; `steps`: for each, the step that names the document.
    """

    text: Text
    supports: tuple[str, ...]
    steps: tuple[Step, ...]

    @property
    def source(self) -> StepSource:
        """`text` if any of the steps follows from the notice."""
        return "text" if any(step.source == "text" for step in self.steps) else "procedure"

    @property
    def count(self) -> int:
        """How many supports speak of it."""
        return len(self.supports)


def documents_of(item: Item) -> tuple[Text, ...]:
    """The documents of one item, in the order of its steps; a checked pack names none twice."""
    return tuple(text for step in item.finding.support.steps for text in step.documents)


def documents(checklist: Checklist, items: Iterable[Item]) -> tuple[DocumentNeed, ...]:
    """The documents of some items of a checklist, each once: most needed first, else in the order of the notice.

    Documents are equal when their Chinese is; nothing else is taken for the same paper.
    """
    wanted = {item.id for item in items}
    found: dict[str, tuple[Text, list[tuple[str, Step]]]] = {}
    for support in checklist.assessment.rulebook.policy.supports:
        for step in support.steps if support.id in wanted else ():
            for text in step.documents:
                found.setdefault(text.zh, (text, []))[1].append((support.id, step))
    needs = [
        DocumentNeed(text, tuple(support for support, _ in places), tuple(step for _, step in places))
        for text, places in found.values()
    ]
    return tuple(sorted(needs, key=_fewness))


def _fewness(need: DocumentNeed) -> int:
    return -need.count


def listed(named: Iterable[Text]) -> Text:
    """Documents in a row. The comma of either language stands inside some of them, so they are parted otherwise."""
    row = tuple(named)
    return Text("；".join(text.zh for text in row), "; ".join(text.en for text in row))


def document_line(named: Iterable[Text]) -> Text:
    """The line under a step: 材料：甲；乙. Empty where it names no document."""
    row = listed(named)
    return Text(f"{DOCUMENTS.zh}：{row.zh}", f"{DOCUMENTS.en}: {row.en}") if row != EMPTY else EMPTY
