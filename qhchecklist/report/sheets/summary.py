"""The first page, complete by itself: for whom this is, whether the notice is in force, what was found, what now."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.platypus.flowables import Flowable

from qhchecklist.assess.words import outcome_text
from qhchecklist.checklist import APPLYING, GROUPS, group_text
from qhchecklist.policy.text import Text
from qhchecklist.report.sheets import words
from qhchecklist.report.sheets.blocks import BannerBox, CountBar, GroupHead, Share
from qhchecklist.report.sheets.edition import Edition
from qhchecklist.report.sheets.firm import firm_card
from qhchecklist.report.sheets.marks import fill_of, mark_of
from qhchecklist.report.sheets.measures import height
from qhchecklist.report.sheets.next_steps import next_steps
from qhchecklist.report.sheets.overview import overview
from qhchecklist.report.sheets.signatures import signatures
from qhchecklist.report.typeset.flow import TextBlock
from qhchecklist.report.typeset.tags import Role

_SIZES = (1.0, 0.97, 0.94, 0.91, 0.88, 0.85, 0.82, 0.79)
"""How much smaller the first page may be set, so that all of it stands on one page."""


def first_page(edition: Edition, room: float) -> list[Flowable]:
    """The summary on one page of so much room in points, set a little smaller where it must be."""
    parts: list[Flowable] = []
    for size in _SIZES:
        parts = list(summary(edition.scaled(size)))
        if height(parts, edition.looks.measure) <= room:
            break
    return parts


def summary(edition: Edition) -> Iterator[Flowable]:
    """Everything on the first page."""
    looks = edition.looks
    yield TextBlock(edition.say(words.TITLE), looks.title, role=Role.H1)
    head = edition.book.policy.head
    issuer = (f"　{edition.say(head.issuer)}", looks.small)
    yield TextBlock([(edition.say(head.title), looks.subtitle), issuer], looks.subtitle)
    striking = edition.checklist.assessment.validity != "in_force"
    yield BannerBox(edition.say(edition.checklist.banner), looks.banner, striking=striking)
    yield TextBlock(edition.firm, looks.firm, space_before=2, space_after=4)
    yield firm_card(edition)
    yield from _counts(edition)
    yield from overview(edition)
    yield GroupHead(edition.say(words.NEXT), "", looks.group, looks.small)
    yield from next_steps(edition)
    yield signatures(edition)


def _counts(edition: Edition) -> Iterator[Flowable]:
    looks, validity = edition.looks, edition.checklist.assessment.validity
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
    yield GroupHead(edition.say(words.PROBLEMS), words.count_text(len(found), lang), looks.group, looks.small)
    for problem in found:
        runs = [
            (edition.say(words.SEVERITIES[problem.severity]) + "　", looks.strong),
            (edition.field_label(problem.field) + "　", looks.strong),
            (edition.shortened(edition.say(problem.message)), looks.body),
        ]
        yield TextBlock(runs, looks.ragged, space_after=2)
