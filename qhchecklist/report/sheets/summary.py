"""The first page, complete by itself: for whom this is, whether the notice is in force, what was found, what now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportlab.lib.units import mm

from qhchecklist.assess.words import outcome_text
from qhchecklist.checklist import APPLYING, GROUPS, group_text
from qhchecklist.policy.text import Text
from qhchecklist.report.round_trip.symbol import Symbol, symbol_of
from qhchecklist.report.sheets import words
from qhchecklist.report.sheets.beside import Beside
from qhchecklist.report.sheets.blocks import BannerBox, GroupHead
from qhchecklist.report.sheets.count_bar import CountBar, Share
from qhchecklist.report.sheets.edition import Edition
from qhchecklist.report.sheets.firm import firm_card
from qhchecklist.report.sheets.marks import fill_of, mark_of
from qhchecklist.report.sheets.measures import height
from qhchecklist.report.sheets.next_steps import next_steps
from qhchecklist.report.sheets.overview import overview
from qhchecklist.report.sheets.recorded import recorded
from qhchecklist.report.sheets.running_head import ends, goes_on
from qhchecklist.report.sheets.signatures import signatures
from qhchecklist.report.typeset.flow import TextBlock
from qhchecklist.report.typeset.flowable import CondPageBreak, Flowable, KeepTogether
from qhchecklist.report.typeset.grid import Grid
from qhchecklist.report.typeset.qr_block import QrBlock, least_size_mm
from qhchecklist.report.typeset.style import Align
from qhchecklist.report.typeset.tags import Role

_LEAST_CODE = 32.0  # millimetres: the words below it stay on one line

_SIZES = (1.0, 0.97, 0.94, 0.91, 0.88, 0.85, 0.82, 0.79, 0.77)
"""How much smaller the first page may be set, so that all of it stands on one page."""

_LARGE_SIZES = (1.0, 0.97, 0.94, 0.91)
_LOST_BETWEEN = 30.0  # points that the end of a page may cost: one of the blocks that are not divided

_FEW_ROWS = 58.0  # points of the standard edition: so much of the overview stands on the first page, or none

_SMALL = 0.85
"""Below it words under the marks of the overview, which the counts explain already, would cost the rest its size."""


def first_page(edition: Edition, room: float) -> list[Flowable]:
    """The summary on one page of so much room in points, set a little smaller where it must be."""
    parts: list[Flowable] = []
    for size in _SIZES:
        parts = list(summary(edition.scaled(size), marks_named=size > _SMALL))
        if height(parts, edition.looks.measure) <= room:
            break
    return parts


def large_summary(edition: Edition, first: float, later: float) -> list[Flowable]:
    """The same in large print on two pages of so much room; else nobody signs on a page with nothing above."""
    parts: list[Flowable] = []
    begins = signed = 0
    least, measure = 0.0, edition.looks.measure
    for size in (*_LARGE_SIZES, 1.0):
        least = edition.scaled(size).pt(_FEW_ROWS)
        parts = list(summary(edition.scaled(size)))
        *_, begins, signed = (number for number, part in enumerate(parts) if isinstance(part, Grid))
        above, rest = (KeepTogether(part).tallness(measure) for part in (parts[:begins], parts[begins:]))
        if rest <= later if first - above < least else above + rest <= first + later - _LOST_BETWEEN:
            break
    overview_on = [*parts[begins : signed - 1], KeepTogether(parts[signed - 1 :])]
    return [*parts[:begins], CondPageBreak(least), *overview_on]


def summary(edition: Edition, *, marks_named: bool = True) -> Iterator[Flowable]:
    """Everything on the first page; `marks_named`: with words under the marks of the overview."""
    looks = edition.looks
    symbol = symbol_of(edition.checklist)
    size = max(least_size_mm(symbol.matrix), _LEAST_CODE)
    yield Beside([*_titles(edition), _banner(edition)], _code(edition, symbol, size), size * mm, gap=edition.pt(10))
    yield TextBlock(edition.firm, looks.firm, space_before=7, space_after=4)
    yield firm_card(edition)
    if edition.spelt_out is not None:
        yield TextBlock(edition.say(edition.spelt_out), looks.small, space_before=2)
    yield from _counts(edition)
    yield from overview(edition, marks_named=marks_named)
    yield GroupHead(edition.say(words.NEXT), "", looks.group, looks.small)
    yield from next_steps(edition)
    yield signatures(edition)
    yield from recorded(edition)


def _titles(edition: Edition) -> Iterator[Flowable]:
    looks, head = edition.looks, edition.book.policy.head
    yield TextBlock(edition.say(words.TITLE), looks.title, role=Role.H1)
    yield TextBlock(edition.say(head.title), looks.subtitle)
    number = head.number or edition.say(words.NO_NUMBER)
    yield TextBlock(f"{edition.say(head.issuer)} · {number}", looks.small)


def _banner(edition: Edition) -> Flowable:
    return BannerBox(edition.banner, edition.looks.banner, striking=edition.is_striking)


def _code(edition: Edition, symbol: Symbol, size: float) -> list[Flowable]:
    """The answers as a QR symbol, so many millimetres wide, and below it what it is good for."""
    said = edition.say(words.SCAN if symbol.complete else words.SCAN_TELLS)
    code = QrBlock(symbol.matrix, size, edition.say(symbol.note))
    return [code, TextBlock(said, replace(edition.looks.small, align=Align.CENTRE))]


def _counts(edition: Edition) -> Iterator[Flowable]:
    looks, validity = edition.looks, edition.validity
    counts = edition.checklist.counts()
    applying = sum(counts[key] for key in APPLYING)
    words_of: list[tuple[int, Text]] = [(applying, outcome_text("applies", validity))]
    others = [key for key in GROUPS if key not in APPLYING]
    words_of += [(counts[key], group_text(key, validity)) for key in others]
    keys = ["wide", *others]
    total = words.count_text(len(edition.checklist.items), edition.lang)
    yield GroupHead(edition.say(words.COUNTS), total, looks.group, looks.small)
    shares = [
        Share(count, fill_of(key), mark_of(key), edition.heading(text))
        for key, (count, text) in zip(keys, words_of, strict=True)
    ]
    yield CountBar(shares, looks.count, looks.cell)


def problems(edition: Edition) -> Iterator[Flowable]:
    """Answers that could not be used or look odd."""
    found = edition.checklist.assessment.problems
    if not found:
        return
    looks, lang = edition.looks, edition.lang
    yield goes_on(edition, edition.say(words.PROBLEMS))
    yield GroupHead(edition.say(words.PROBLEMS), words.count_text(len(found), lang), looks.group, looks.small)
    for problem in found:
        runs = [
            (edition.say(words.SEVERITIES[problem.severity]) + "　", looks.strong),
            (edition.field_label(problem.field) + "　", looks.strong),
            (edition.shortened(edition.say(problem.message)), looks.body),
        ]
        yield TextBlock(runs, looks.ragged, space_after=2)
    yield ends()
