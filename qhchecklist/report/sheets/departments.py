"""A page for each department: what to take there, with room for its answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qhchecklist.checklist import APPLYING, Item, measure_label
from qhchecklist.policy.model import Department
from qhchecklist.report.sheets import words
from qhchecklist.report.sheets.blocks import GroupHead
from qhchecklist.report.sheets.edition import Edition
from qhchecklist.report.sheets.fields import ask_field, step_field
from qhchecklist.report.sheets.marks import mark_of
from qhchecklist.report.sheets.measures import renamed_text
from qhchecklist.report.typeset.flow import MarkedText, TextBlock, TickBox
from qhchecklist.report.typeset.flowable import Flowable, PageBreak
from qhchecklist.report.typeset.grid import Cell, Rules, grid

_SHADE = (0.93, 0.93, 0.93)
_WORTH_A_VISIT = APPLYING - {"wide"} | {"needs_information", "open_list"}


def departments(edition: Edition) -> Iterator[Flowable]:
    """The pages, in the order in which the notice first names the departments."""
    for department in edition.book.policy.head.departments:
        items = [item for item in edition.notice_order if _concerns(department, item)]
        if items:
            yield PageBreak()
            yield from _page(edition, department, items)


def _concerns(department: Department, item: Item) -> bool:
    return item.group in _WORTH_A_VISIT and department.name.zh in item.measure.department_names


def _page(edition: Edition, department: Department, items: Sequence[Item]) -> Iterator[Flowable]:
    looks = edition.looks
    title = edition.say(words.BRING_TO).format(edition.say(department.name))
    yield GroupHead(title, words.count_text(len(items), edition.lang), looks.group, looks.small)
    if department.present is not None:
        said = edition.say(words.PRESENT_NAME) + renamed_text(edition, department)
        yield TextBlock(said, looks.small, space_before=2)
    yield TextBlock(edition.say(words.PER_MEASURE), looks.small, space_before=2, space_after=4)
    header: list[Cell] = [TextBlock(edition.say(one), looks.cell_strong) for one in words.DESK_COLUMNS]
    rows = [header, *(_row(edition, item) for item in items)]
    widths = [edition.pt(118), None, edition.pt(92), edition.pt(62)]
    yield grid(rows, widths, rules=Rules.BOXES, header_rows=1, header_shade=_SHADE, divide_rows=False)


def _row(edition: Edition, item: Item) -> list[Cell]:
    looks = edition.looks
    title = f"{item.id} {edition.say(item.finding.support.title)}"
    about: list[Flowable] = [
        MarkedText(mark_of(item.group), title, looks.cell_strong),
        TextBlock(edition.say(measure_label(item.measure)), looks.cell_note),
    ]
    return [about, list(_errands(edition, item)), [], []]


def _errands(edition: Edition, item: Item) -> Iterator[Flowable]:
    """What to do there; what to ask there where nothing can be done yet."""
    looks = edition.looks
    if item.group in APPLYING:
        for number, step in enumerate(item.finding.support.steps):
            tag = looks.strong_tag if step.source == "text" else looks.tag
            runs = [
                (edition.say(step.text), looks.errand),
                (" " + edition.say(words.SHORT_STEP_TAGS[step.source]), tag),
            ]
            yield TickBox(runs, looks.errand, ticked=number in item.work.ticked, field=step_field(item, number))
        return
    label = edition.say(words.ASK_LIST) if item.group == "open_list" else ""
    for number, reason in enumerate(edition.reasons(item)):
        yield TickBox(label + reason, looks.errand, field=ask_field(item, number))
