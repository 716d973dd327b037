"""The whole paper in order: first page, the findings in full, tables, what was asked for besides, what this tool is."""

from __future__ import annotations

from collections.abc import Iterator

from qhchecklist.checklist import GroupKey, group_text
from qhchecklist.report.options import PdfOptions
from qhchecklist.report.sheets import words
from qhchecklist.report.sheets.as_fits import AsFits
from qhchecklist.report.sheets.blocks import GroupHead, labelled_text
from qhchecklist.report.sheets.departments import departments
from qhchecklist.report.sheets.edition import TABLES, Edition
from qhchecklist.report.sheets.measures import height, measures
from qhchecklist.report.sheets.notice import notice
from qhchecklist.report.sheets.papers import papers
from qhchecklist.report.sheets.running_head import ends, goes_on
from qhchecklist.report.sheets.summary import first_page, large_summary, problems
from qhchecklist.report.sheets.tables import LEAST_ROWS, table
from qhchecklist.report.typeset.flow import TextBlock
from qhchecklist.report.typeset.flowable import CondPageBreak, Flowable, PageBreak

_ROOM_FOR_THE_NOTE = 90.0  # points: its heading and a first paragraph
_CLOSING_SIZES = (1.0, 0.92, 0.85)


def story(edition: Edition, options: PdfOptions, first: float, later: float) -> Iterator[Flowable]:
    """All flowables of the checklist; the first page and later ones have so much room for them, in points."""
    if options.large:
        yield from large_summary(edition, first, later)
    else:
        yield from first_page(edition, first)
        yield PageBreak()
    yield from problems(edition)
    if "findings" in options.parts:
        yield from measures(edition)
        for key in TABLES:
            if edition.checklist.group(key):
                yield from _table(edition, key)
    if "documents" in options.parts:
        yield from papers(edition)
    yield from _closing(edition)
    if "departments" in options.parts:
        yield from departments(edition, later)
    if "notice" in options.parts:
        yield from notice(edition)


def _table(edition: Edition, key: GroupKey) -> Iterator[Flowable]:
    looks, items = edition.looks, edition.checklist.group(key)
    title = edition.heading(group_text(key, edition.validity))
    head = GroupHead(title, words.count_text(len(items), edition.lang), looks.group, looks.small)
    notes = [words.INTRODUCTIONS[key], *([words.CHANGES_NOTE] if any(map(edition.changes, items)) else [])]
    said = TextBlock(("" if edition.lang == "zh" else " ").join(map(edition.say, notes)), looks.small, space_before=2)
    yield CondPageBreak(height([head, said, table(edition, items[:LEAST_ROWS])], looks.measure))
    yield goes_on(edition, title)
    yield head  # a table is too tall to be kept with its heading
    yield said
    yield table(edition, items)
    yield ends()


def _closing(edition: Edition) -> Iterator[Flowable]:
    """What this tool is, and whose words these are; smaller where that spares a page."""
    yield CondPageBreak(_ROOM_FOR_THE_NOTE)
    yield goes_on(edition, edition.say(words.CLOSING))
    yield AsFits([list(_about(edition.scaled(size))) for size in _CLOSING_SIZES])
    yield ends()


def _about(edition: Edition) -> Iterator[Flowable]:
    looks = edition.looks
    yield GroupHead(edition.say(words.CLOSING), "", looks.group, looks.small)
    for text in words.ABOUT:
        yield TextBlock(edition.say(text), looks.body, space_before=3)
    yield TextBlock(edition.say(words.KINDS_OF_WORDS), looks.body, space_before=3, keep_with_next=True)
    for name, text in words.SOURCES:
        yield labelled_text(
            edition.say(text), looks.body, edition.say(name), looks.label, left=looks.label_column + 18, space_before=2
        )
