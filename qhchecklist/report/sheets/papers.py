"""The documents that the steps speak of, each once, with what it is for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from qhchecklist.checklist import APPLYING, Item
from qhchecklist.papers import HELD, DocumentNeed, Use, documents
from qhchecklist.report.sheets import words
from qhchecklist.report.sheets.blocks import GroupHead
from qhchecklist.report.sheets.edition import Edition
from qhchecklist.report.sheets.fields import document_field
from qhchecklist.report.sheets.measures import height
from qhchecklist.report.sheets.tables import LEAST_ROWS
from qhchecklist.report.typeset.flow import TextBlock
from qhchecklist.report.typeset.flowable import Flowable
from qhchecklist.report.typeset.grid import Cell, Rules, grid
from qhchecklist.report.typeset.shapes import TickBox

_SHADE = (0.93, 0.93, 0.93)


def papers(edition: Edition) -> Iterator[Flowable]:
    """The merged list for all that applies or may apply; nothing when no step names a document."""
    needs = needed(edition, edition.notice_order)
    if needs:
        yield from _head(edition, needs)
        yield _table(edition, needs)
        yield from obtained(edition, edition.notice_order)


def least_height(edition: Edition) -> float:
    """The height in points of the head with the rows that stay with it."""
    needs = needed(edition, edition.notice_order)
    return height([*_head(edition, needs), _table(edition, needs[:LEAST_ROWS])], edition.looks.measure)


def _head(edition: Edition, needs: Sequence[DocumentNeed]) -> Iterator[Flowable]:
    looks = edition.looks
    count = words.count_text(len(needs), edition.lang)
    yield GroupHead(edition.say(words.PAPERS), count, looks.group, looks.small)
    yield TextBlock(edition.say(words.PAPERS_NOTE), looks.small, space_before=2, space_after=4)


def _table(edition: Edition, needs: Sequence[DocumentNeed]) -> Flowable:
    """In large print and in English two columns, so that both stay wide enough."""
    looks = edition.looks
    header: list[Cell] = [TextBlock(edition.say(one), looks.cell_strong) for one in words.PAPER_COLUMNS]
    rows = [header, *(_row(edition, need) for need in needs)]
    widths: list[float | None] = [None, 250.0, edition.pt(36), edition.pt(66)]
    if _is_wordy(edition):
        rows, widths = [row[:2] for row in rows], [None if edition.is_large else 170.0, None]
    return grid(rows, widths, rules=Rules.ROWS, header_rows=1, header_shade=_SHADE, divide_rows=False)


def _is_wordy(edition: Edition) -> bool:
    return edition.is_large or edition.lang == "en"


def needed(edition: Edition, items: Iterable[Item]) -> tuple[DocumentNeed, ...]:
    """What the supports need that apply or may apply, unless the firm does not pursue them; it is brought."""
    return tuple(need for need in _spoken(edition, items) if not need.obtained)


def obtained(edition: Edition, items: Iterable[Item]) -> Iterator[Flowable]:
    """A line with what the same supports lead to; nothing when they lead to no document."""
    got = [need for need in _spoken(edition, items) if need.obtained]
    if got:
        told = edition.comma.join(_with_supports(edition, need) for need in got)
        yield TextBlock(edition.say(words.PAPERS_OBTAINED) + told, edition.looks.small, space_before=3)


def _with_supports(edition: Edition, need: DocumentNeed) -> str:
    title_of = edition.book.policy.support
    supports = (f"{_support(edition, use)} {edition.say(title_of(use.support).title)}" for use in need.uses)
    said = edition.comma.join(supports)
    name = named(edition, need)
    return f"{name}（{said}）" if edition.lang == "zh" else f"{name} ({said})"


def named(edition: Edition, need: DocumentNeed) -> str:
    """What it is called; that the firm has it already, by what it answered."""
    name = edition.say(need.name)
    if not need.held:
        return name
    return f"{name}（{HELD.zh}）" if edition.lang == "zh" else f"{name} ({HELD.en})"


def _spoken(edition: Edition, items: Iterable[Item]) -> tuple[DocumentNeed, ...]:
    worth = APPLYING | {"needs_information"}
    chosen = [item for item in items if item.group in worth and item.work.state != "not_pursued"]
    return documents(edition.checklist, chosen)


def _support(edition: Edition, use: Use) -> str:
    """Its id; that it is still open whether it applies."""
    still_open = {item.id for item in edition.checklist.group("needs_information")}
    return use.support + (edition.say(words.UNDECIDED) if use.support in still_open else "")


def spoken_of(edition: Edition, need: DocumentNeed) -> list[str]:
    """Each support with the step that speaks of the document; that it is still open whether the support applies."""
    return [f"{_support(edition, use)} {edition.say(use.step.text)}" for use in need.uses]


def _row(edition: Edition, need: DocumentNeed) -> list[Cell]:
    looks = edition.looks
    source = edition.say(words.SHORT_STEP_TAGS[need.source])
    used = spoken_of(edition, need)
    if _is_wordy(edition):
        used[-1] += source if edition.lang == "zh" else f" {source}"
    return [
        TickBox(named(edition, need), looks.cell, field=document_field(need.text)),
        [TextBlock(said, looks.cell_note) for said in used],
        TextBlock(str(need.count), looks.cell),
        TextBlock(source, looks.cell_note),
    ]
