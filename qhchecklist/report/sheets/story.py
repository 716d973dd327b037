"""The whole paper in order: first page, the groups, what this tool is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlab.platypus.flowables import CondPageBreak, Flowable, KeepTogether

from qhchecklist.checklist import GROUPS, GroupKey, group_text
from qhchecklist.report.sheets import words
from qhchecklist.report.sheets.blocks import GroupHead, labelled_text
from qhchecklist.report.sheets.edition import Edition
from qhchecklist.report.sheets.findings import IN_FULL, finding
from qhchecklist.report.sheets.summary import summary
from qhchecklist.report.sheets.tables import table
from qhchecklist.report.typeset.document import PAGE_HEIGHT
from qhchecklist.report.typeset.flow import TextBlock

_ROOM_FOR_THE_NOTE = 190.0  # points
_TALLEST_KEPT = 300.0  # points: taller items may run over the page's end


def story(edition: Edition) -> Iterator[Flowable]:
    """All flowables of the checklist."""
    yield from summary(edition)
    for key in GROUPS:
        if edition.checklist.group(key):
            yield from _group(edition, key)
    yield from _closing(edition)


def _group(edition: Edition, key: GroupKey) -> Iterator[Flowable]:
    items = edition.checklist.group(key)
    heading = _heading(edition, key)
    if key not in IN_FULL:
        yield CondPageBreak(_height([*heading, table(edition, items[:1])], edition.looks.measure))
        yield from heading
        yield table(edition, items)
        return
    for number, item in enumerate(items):
        parts = list(finding(edition, item, first=number == 0))
        yield from _kept([*heading, *parts] if number == 0 else parts, edition.looks.measure)


def _heading(edition: Edition, key: GroupKey) -> list[Flowable]:
    """A group's heading and what the group means."""
    looks, count = edition.looks, edition.checklist.counts()[key]
    title = edition.heading(group_text(key, edition.checklist.assessment.validity))
    head = GroupHead(title, words.count_text(count, edition.lang), looks.group, looks.small)
    head.keepWithNext = key in IN_FULL  # a table is too tall to be kept with its heading
    if key not in words.INTRODUCTIONS:
        return [head]
    said = edition.say(words.INTRODUCTIONS[key])
    return [head, TextBlock(said, looks.small, space_before=2, keep_with_next=key in IN_FULL)]


def _kept(parts: list[Flowable], measure: float) -> list[Flowable]:
    """An item on one page, unless it is so tall that much of a page would stay empty."""
    if _height(parts, measure) <= _TALLEST_KEPT:
        return [KeepTogether(parts)]
    parts[-2].keepWithNext = True  # no single line at the head of the next page
    return parts


def _height(parts: Sequence[Flowable], measure: float) -> float:
    """What flowables below each other take, in points; at most a little more."""
    return sum(part.wrap(measure, PAGE_HEIGHT)[1] + part.getSpaceBefore() + part.getSpaceAfter() for part in parts)


def _closing(edition: Edition) -> Iterator[Flowable]:
    """What this tool is, and whose words these are."""
    looks = edition.looks
    yield CondPageBreak(_ROOM_FOR_THE_NOTE)
    yield GroupHead(edition.say(words.CLOSING), "", looks.group, looks.small)
    for text in words.ABOUT:
        yield TextBlock(edition.say(text), looks.body, space_before=3)
    yield TextBlock(edition.say(words.KINDS_OF_WORDS), looks.body, space_before=3, keep_with_next=True)
    for name, text in words.SOURCES:
        yield labelled_text(
            edition.say(text), looks.body, edition.say(name), looks.label, left=looks.label_column + 18, space_before=2
        )
