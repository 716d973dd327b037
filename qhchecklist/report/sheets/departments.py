"""A page for each department: what to take there, with room for its answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from qhchecklist.assess.reasons import Reason
from qhchecklist.checklist import APPLYING, Item, is_historical, measure_label
from qhchecklist.policy.model import Department
from qhchecklist.report.office_names import own_name
from qhchecklist.report.sheets import words
from qhchecklist.report.sheets.blocks import GroupHead, Room, RuleBetween, WriteLines
from qhchecklist.report.sheets.done import done
from qhchecklist.report.sheets.edition import Edition
from qhchecklist.report.sheets.fields import ask_field, step_field
from qhchecklist.report.sheets.marks import mark_of
from qhchecklist.report.sheets.measures import height, renamed_text
from qhchecklist.report.sheets.running_head import ends, goes_on
from qhchecklist.report.sheets.sparing import spared
from qhchecklist.report.typeset.flow import Heading, TextBlock
from qhchecklist.report.typeset.flowable import Flowable, KeepTogether, PageBreak
from qhchecklist.report.typeset.grid import Cell, Rules, grid
from qhchecklist.report.typeset.shapes import MarkedText, TickBox
from qhchecklist.work import NO_WORK

_SHADE = (0.93, 0.93, 0.93)
_WORTH_A_VISIT = APPLYING - {"wide"} | {"needs_information", "open_list"}
_ROOM_TO_WRITE = (64.0, 52.0, 42.0, 34.0)
"""Least heights of a row in points, the best first, as far as all rows stay on the page."""

_FEW = 3
"""Departments with so few supports share pages."""

Visit = tuple[Department, list[Item]]


def departments(edition: Edition, room: float) -> Iterator[Flowable]:
    """The pages in the order in which the notice first names the departments; then those with little to ask.

    `room`: the height that a page has for them, in points.
    """
    listed = edition.book.policy.head.departments
    visits = [(one, _worth_asking(edition, one)) for one in listed if one.same_as is None]
    for department, items in visits:
        if len(items) > _FEW:
            yield PageBreak()
            yield goes_on(edition, _bring_to(edition, department))
            yield from _roomy(partial(_sheet, department=department, items=items), edition, room)
            yield ends()
    yield from _shared([(department, items) for department, items in visits if 0 < len(items) <= _FEW], edition, room)


def _shared(visits: Sequence[Visit], edition: Edition, room: float) -> Iterator[Flowable]:
    """One head for all; each department stays on one page, all on one if that leaves room to write."""
    if not visits:
        return
    yield PageBreak()
    yield goes_on(edition, edition.say(words.OTHER_DEPARTMENTS))
    yield from _roomy(partial(_gathered, visits=visits), edition, room)
    yield ends()


def _gathered(edition: Edition, room_to_write: float, *, visits: Sequence[Visit]) -> list[Flowable]:
    looks = edition.looks
    parts: list[Flowable] = [
        GroupHead(edition.say(words.OTHER_DEPARTMENTS), "", looks.group, looks.small),
        TextBlock(edition.say(words.PER_MEASURE), looks.small, space_before=2, space_after=4),
    ]
    for department, items in visits:
        head = Heading(_bring_to(edition, department), looks.item, level=1, space_before=8, space_after=3)
        answers = _answers(edition, items, room_to_write)
        parts.append(KeepTogether([head, *_present_name(edition, department), *answers]))
    return parts


def _worth_asking(edition: Edition, department: Department) -> list[Item]:
    """What concerns the firm in the measures that name the department.

    Nothing that is long past, nor what the firm does not pursue.
    """
    names = {one.name.zh for one in _same(edition, department)}
    return [
        item
        for item in edition.notice_order
        if item.group in _WORTH_A_VISIT
        and not names.isdisjoint(item.measure.department_names)
        and not is_historical(item)
        and item.work.state != "not_pursued"
    ]


def _same(edition: Edition, department: Department) -> list[Department]:
    """The department under each of its names in the notice."""
    others = (one for one in edition.book.policy.head.departments if one.same_as == department.name.zh)
    return [department, *others]


def _bring_to(edition: Edition, department: Department) -> str:
    """Its names, the firm's own city or prefecture first; whom to turn to where that is no single office."""
    own = own_name(department, edition.checklist.assessment.case)
    named = edition.comma.join(edition.say(one.name) for one in _same(edition, department))
    told = [] if own is None else [named]
    told += [] if department.ask_at is None else [edition.say(department.ask_at)]
    title = edition.say(words.BRING_TO).format(named if own is None else edition.say(own))
    if not told:
        return title
    said = edition.stop.join(told)
    return f"{title}（{said}）" if edition.lang == "zh" else f"{title} ({said})"


def _roomy(make: Callable[[Edition, float], list[Flowable]], edition: Edition, room: float) -> list[Flowable]:
    """What is made of an edition and of the least height of a row: as much room to write as the page has."""
    for least in _ROOM_TO_WRITE:
        parts = make(edition, least)
        if height(parts, edition.looks.measure) <= room:
            return parts

    def tight(one: Edition) -> list[Flowable]:
        return make(one, 0.0)

    return spared(tight, edition, room)


def _sheet(edition: Edition, room_to_write: float, *, department: Department, items: Sequence[Item]) -> list[Flowable]:
    looks, count = edition.looks, words.count_text(len(items), edition.lang)
    return [
        GroupHead(_bring_to(edition, department), count, looks.group, looks.small),
        *_present_name(edition, department),
        TextBlock(edition.say(words.PER_MEASURE), looks.small, space_before=2, space_after=4),
        *_answers(edition, items, room_to_write),
    ]


def _present_name(edition: Edition, department: Department) -> Iterator[Flowable]:
    if department.present is not None:
        said = edition.say(words.PRESENT_NAME) + renamed_text(edition, department)
        yield TextBlock(said, edition.looks.small, space_before=2, keep_with_next=True)


def _answers(edition: Edition, items: Sequence[Item], room_to_write: float) -> Iterator[Flowable]:
    """What to do and to ask, with room for the answer: a table, or in large print one below the other.

    `room_to_write`: the least height of a row, in points.
    """
    if edition.is_large:
        for item in items:
            yield KeepTogether(list(_stacked(edition, item)))
        return
    header: list[Cell] = [TextBlock(edition.say(one), edition.looks.cell_strong) for one in words.DESK_COLUMNS]
    rows = [header, *(_row(edition, item, room_to_write) for item in items)]
    widths = [edition.pt(130), None, edition.pt(92), edition.pt(62)]
    yield grid(rows, widths, rules=Rules.BOXES, header_rows=1, header_shade=_SHADE, divide_rows=False)


def _stacked(edition: Edition, item: Item) -> Iterator[Flowable]:
    looks = edition.looks
    yield RuleBetween(0.5, space_before=7, space_after=4)
    yield from _about(edition, item)
    yield from _errands(edition, item)
    for words_before in words.DESK_COLUMNS[2:]:
        yield WriteLines(edition.say(words_before), looks.cell, left=0.0)


def _about(edition: Edition, item: Item) -> list[Flowable]:
    looks = edition.looks
    title = f"{item.id} {edition.say(item.finding.support.title)}"
    measure = edition.say(measure_label(item.measure))
    if edition.book.policy.gaps_of(item.measure):
        measure += f" · {edition.say(words.LOST)}"
    about: list[Flowable] = [
        MarkedText(mark_of(item.group), title, looks.cell_strong),
        TextBlock(measure, looks.cell_note),
    ]
    about += [TextBlock(answer, looks.cell) for answer in edition.answers(item)]
    if item.work != NO_WORK:
        about.append(TextBlock(edition.stop.join(done(edition, item, longest=300)), looks.cell))
    return about


def _row(edition: Edition, item: Item, room_to_write: float) -> list[Cell]:
    return [_about(edition, item), list(_errands(edition, item)), Room(room_to_write), []]


def _errands(edition: Edition, item: Item) -> Iterator[Flowable]:
    """What to do there; what to ask there where nothing can be done yet."""
    looks = edition.looks
    if item.group in APPLYING:
        for number, (step, state) in enumerate(zip(item.finding.support.steps, item.steps, strict=True)):
            ticked = number in item.work.ticked  # counted in what was done, though it may be behind the firm
            if state != "to_do" and not ticked:
                continue
            tag = looks.whole_tag(strong=step.source == "text")
            runs = [
                (edition.say(step.text) + " ", looks.errand),
                (edition.say(words.SHORT_STEP_TAGS[step.source]), tag),
            ]
            yield TickBox(runs, looks.errand, ticked=ticked, field=step_field(item, number))
        return
    if item.group == "open_list":
        said = edition.explainer.list_question(item.finding, edition.checklist.assessment)
        yield TickBox(edition.shortened(edition.say(said)), looks.errand, field=ask_field(item, 0))
        return
    for number, (reason, said_so) in enumerate(zip(item.finding.reasons, edition.reasons(item), strict=True)):
        if _is_asked_there(edition, reason):
            yield TickBox(said_so, looks.errand, field=ask_field(item, number))
        else:  # for the firm to say, not to be ticked off here
            yield TextBlock(f"– {said_so}", looks.errand)


def _is_asked_there(edition: Edition, reason: Reason) -> bool:
    """Whether the authority can tell: it has to decide, or it keeps the list in question."""
    catalogue = edition.book.catalogue
    return reason.for_authority or any(catalogue.field(key).for_authority for key in reason.fields if key in catalogue)
