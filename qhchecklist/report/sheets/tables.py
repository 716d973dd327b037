"""What does not apply, as a table: one row per support."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qhchecklist.assess.words import outcome_text
from qhchecklist.checklist import Item, measure_label
from qhchecklist.policy.text import sentence_case
from qhchecklist.report.sheets import words
from qhchecklist.report.sheets.blocks import RuleBetween
from qhchecklist.report.sheets.done import done
from qhchecklist.report.sheets.edition import Edition
from qhchecklist.report.sheets.findings import item_title
from qhchecklist.report.typeset.flow import Heading, TextBlock
from qhchecklist.report.typeset.flowable import Flowable, KeepTogether
from qhchecklist.report.typeset.grid import Cell, Rules, grid
from qhchecklist.work import NO_WORK

_LONGEST = 700  # characters in a cell: no row comes near the height of a page
LEAST_ROWS = 3
"""So many rows stand below a table's heading, or it begins on the next page."""

_SHADE = (0.93, 0.93, 0.93)


def table(edition: Edition, items: Sequence[Item]) -> list[Flowable]:
    """Id, title and measure, reason and what would change it, the official sentence's number.

    In large print below each other: beside each other little room would be left for reasons.
    """
    if edition.is_large:
        return [KeepTogether(list(_stacked(edition, item))) for item in items]
    looks = edition.looks
    header: list[Cell] = [
        TextBlock(edition.say(title), looks.cell_strong, left=left)
        for title, left in zip(words.COLUMNS, (0, 0, 0, 6), strict=True)
    ]
    rows = [header, *(_row(edition, item) for item in items)]
    widths = [edition.pt(38), edition.pt(146 if edition.lang == "zh" else 140), None, edition.pt(46)]
    made = grid(
        rows,
        widths,
        rules=Rules.ROWS,
        header_rows=1,
        header_columns=1,
        header_shade=_SHADE,
        divide_rows=False,
        space_before=4,
    )
    return [made]


def _row(edition: Edition, item: Item) -> list[Cell]:
    looks = edition.looks
    return [
        Heading(item.id, looks.cell_strong, level=1, outline=_outline(edition, item), keep_with_next=False),
        [
            TextBlock(edition.say(item.finding.support.title), looks.cell_strong),
            TextBlock(edition.say(measure_label(item.measure)), looks.cell_note),
        ],
        list(_because(edition, item)),
        TextBlock("\n".join(_provisions(item)), looks.cell, left=6),
    ]


def _stacked(edition: Edition, item: Item) -> Iterator[Flowable]:
    looks = edition.looks
    yield RuleBetween(0.5, space_before=6, space_after=4)
    yield Heading(item_title(edition, item), looks.cell_strong, level=1, outline=_outline(edition, item))
    said = [edition.say(measure_label(item.measure)), *_provisions(item)]
    yield TextBlock("　".join(said), looks.cell_note)
    yield from _because(edition, item)


def _outline(edition: Edition, item: Item) -> str:
    outcome = edition.say(outcome_text(item.finding.outcome, edition.validity))
    return f"{item_title(edition, item)} · {outcome}"


def _provisions(item: Item) -> list[str]:
    return [f"[{one}]" for one in dict.fromkeys(quote.provision for quote in item.finding.support.quotes)]


def _because(edition: Edition, item: Item) -> Iterator[Flowable]:
    looks = edition.looks
    reasons = words.cut(edition.stop.join(edition.reasons(item)), _LONGEST, edition.lang)
    yield TextBlock(sentence_case(reasons), looks.cell)
    for answer in edition.answers(item):
        yield TextBlock(answer, looks.cell_strong)
    changes = edition.changes(item)
    if changes:
        yield TextBlock(
            edition.say(words.WOULD_CHANGE) + words.cut(edition.stop.join(changes), _LONGEST, edition.lang),
            looks.cell_note,
        )
    reading = edition.explainer.other_reading(item.finding, edition.checklist.assessment)
    if reading is not None:  # by which it might be covered after all
        other = (edition.say(words.READING) + "　", looks.cell_strong)
        ours, told = edition.say(words.OURS), words.cut(edition.say(reading), _LONGEST, edition.lang)
        yield TextBlock([other, (ours, looks.cell_note), (told, looks.cell)], looks.cell)
    for gap in edition.gaps_of_item(item):
        yield TextBlock([(edition.say(words.LOST) + "　", looks.cell_strong), (gap, looks.cell)], looks.cell_note)
    if item.work != NO_WORK:
        steps = [edition.say(step.text) for step in item.finding.support.steps]
        ticked = [f"{number}. {step}" for number, step in enumerate(steps, 1) if number - 1 in item.work.ticked]
        said = [*done(edition, item, longest=300), *([edition.say(words.DONE) + " ".join(ticked)] if ticked else [])]
        label = (edition.say(words.WORK) + "　", looks.cell_strong)
        yield TextBlock([label, (edition.stop.join(said), looks.cell)], looks.cell)
