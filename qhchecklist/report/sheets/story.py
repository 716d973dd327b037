"""The whole paper in order: first page, the findings in full, tables, what was asked for besides, what this tool is."""

from __future__ import annotations

from collections.abc import Iterator

from qhchecklist.checklist import GroupKey, group_text
from qhchecklist.report.options import PdfOptions
from qhchecklist.report.sheets import words
from qhchecklist.report.sheets.blocks import GroupHead
from qhchecklist.report.sheets.departments import departments
from qhchecklist.report.sheets.edition import TABLES, Edition
from qhchecklist.report.sheets.last_page import last_page
from qhchecklist.report.sheets.measures import height, measures
from qhchecklist.report.sheets.notice import notice
from qhchecklist.report.sheets.running_head import ends, goes_on
from qhchecklist.report.sheets.summary import first_page, large_summary, problems
from qhchecklist.report.sheets.tables import LEAST_ROWS, table
from qhchecklist.report.typeset.flow import TextBlock
from qhchecklist.report.typeset.flowable import CondPageBreak, Flowable, PageBreak


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
    yield from last_page(edition, later, with_documents="documents" in options.parts)
    if "departments" in options.parts:
        yield from departments(edition, later)
    if "notice" in options.parts:
        yield from notice(edition)


def _table(edition: Edition, key: GroupKey) -> Iterator[Flowable]:
    looks, items = edition.looks, edition.checklist.group(key)
    title = edition.heading(group_text(key, edition.validity))
    head = GroupHead(title, words.count_text(len(items), edition.lang), looks.group, looks.small)
    notes = [words.INTRODUCTIONS[key], *([words.CHANGES_NOTE] if any(map(edition.changes, items)) else [])]
    said = TextBlock(edition.sentences(map(edition.say, notes)), looks.small, space_before=2)
    yield CondPageBreak(
        height([head, said, *table(edition, items[: 1 if edition.is_large else LEAST_ROWS])], looks.measure)
    )
    yield goes_on(edition, title)
    yield head  # a table is too tall to be kept with its heading
    yield said
    yield from table(edition, items)
    yield ends()
