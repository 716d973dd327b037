"""The documents that the steps speak of, each once, with what it is for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from qhchecklist.checklist import APPLYING, Item
from qhchecklist.papers import DocumentNeed, documents
from qhchecklist.report.sheets import words
from qhchecklist.report.sheets.blocks import GroupHead
from qhchecklist.report.sheets.edition import Edition
from qhchecklist.report.sheets.fields import document_field
from qhchecklist.report.sheets.measures import height
from qhchecklist.report.sheets.tables import LEAST_ROWS
from qhchecklist.report.typeset.flow import TextBlock, TickBox
from qhchecklist.report.typeset.flowable import CondPageBreak, Flowable
from qhchecklist.report.typeset.grid import Cell, Rules, grid

_SHADE = (0.93, 0.93, 0.93)


def papers(edition: Edition) -> Iterator[Flowable]:
    """The merged list for all that applies or may apply; nothing when no step names a document."""
    needs = needed(edition, edition.notice_order)
    if not needs:
        return
    looks = edition.looks
    count = words.count_text(len(needs), edition.lang)
    head = GroupHead(edition.say(words.PAPERS), count, looks.group, looks.small)
    note = TextBlock(edition.say(words.PAPERS_NOTE), looks.small, space_before=2, space_after=4)
    yield CondPageBreak(height([head, note, _table(edition, needs[:LEAST_ROWS])], looks.measure))
    yield head
    yield note
    yield _table(edition, needs)


def _table(edition: Edition, needs: Sequence[DocumentNeed]) -> Flowable:
    looks = edition.looks
    header: list[Cell] = [TextBlock(edition.say(one), looks.cell_strong) for one in words.PAPER_COLUMNS]
    rows = [header, *(_row(edition, need) for need in needs)]
    uses = None if edition.is_large else 250.0  # in large print nothing would be left for the document's name
    widths = [None, uses, edition.pt(36), edition.pt(66 if edition.lang == "zh" else 90)]
    return grid(rows, widths, rules=Rules.ROWS, header_rows=1, header_shade=_SHADE, divide_rows=False)


def needed(edition: Edition, items: Iterable[Item]) -> tuple[DocumentNeed, ...]:
    """What the supports need that apply or may apply, unless the firm does not pursue them."""
    worth = APPLYING | {"needs_information"}
    chosen = [item for item in items if item.group in worth and item.work.state != "not_pursued"]
    return documents(edition.checklist, chosen)


def spoken_of(edition: Edition, need: DocumentNeed) -> list[str]:
    """Each support with the step that speaks of the document: some are for certain goods or cases only."""
    pairs = zip(need.supports, need.steps, strict=True)
    return [f"{support} {edition.say(step.text)}" for support, step in pairs]


def _row(edition: Edition, need: DocumentNeed) -> list[Cell]:
    looks = edition.looks
    return [
        TickBox(edition.say(need.text), looks.cell, field=document_field(need.text)),
        [TextBlock(said, looks.cell_note) for said in spoken_of(edition, need)],
        TextBlock(str(need.count), looks.cell),
        TextBlock(edition.say(words.SHORT_STEP_TAGS[need.source]), looks.cell_note),
    ]
