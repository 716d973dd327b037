"""The first page: what this is, for whom, whether the notice is in force, the counts, answers to check."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.platypus.flowables import Flowable

from qhchecklist.assess.words import outcome_text
from qhchecklist.checklist import APPLYING, GROUPS, group_text
from qhchecklist.policy.text import Text
from qhchecklist.report.sheets import words
from qhchecklist.report.sheets.blocks import BannerBox, CountBar, GroupHead, Share
from qhchecklist.report.sheets.edition import Edition
from qhchecklist.report.sheets.marks import fill_of, mark_of
from qhchecklist.report.typeset.flow import TextBlock
from qhchecklist.report.typeset.grid import Cell, Rules, grid
from qhchecklist.report.typeset.tags import Role


def summary(edition: Edition) -> Iterator[Flowable]:
    """Everything before the first group."""
    looks = edition.looks
    yield TextBlock(edition.say(words.TITLE), looks.title, role=Role.H1)
    yield TextBlock(edition.say(edition.book.policy.head.title), looks.subtitle, space_after=9)
    yield TextBlock(edition.firm, looks.firm, space_after=5)
    yield _facts(edition)
    striking = edition.checklist.assessment.validity != "in_force"
    yield BannerBox(edition.say(edition.checklist.banner), looks.banner, striking=striking)
    yield from _counts(edition)
    yield from _problems(edition)


def _facts(edition: Edition) -> Flowable:
    """Who, where, when, and the dates of the notice."""
    head, lang = edition.book.policy.head, edition.lang
    dates = head.dates
    pairs = [
        (edition.field_label("uscc"), _credit_code(edition)),
        (edition.field_label("registered_division"), _division(edition)),
        (edition.say(words.AS_OF), words.day_text(edition.checklist.assessment.as_of, lang)),
        (edition.say(words.ISSUER), edition.say(head.issuer)),
        (edition.say(words.SIGNED), words.day_text(dates.signed, lang)),
        (edition.say(words.PUBLISHED), words.day_text(dates.published, lang)),
        (edition.say(words.FROM), words.day_text(dates.in_force_from, lang)),
        (edition.say(words.TO), words.day_text(dates.in_force_to, lang)),
    ]
    if edition.checklist.business_day is not None:
        day = words.day_text(edition.checklist.business_day, lang)
        pairs += [(edition.say(words.BUSINESS_DAY), day), ("", "")]
    rows = [
        [*_pair(edition, *left), *_pair(edition, *right)] for left, right in zip(pairs[::2], pairs[1::2], strict=True)
    ]
    label = 92.0 if lang == "zh" else 104.0
    return grid(rows, [label, None, label - 20, None], rules=Rules.ROWS)


def _pair(edition: Edition, label: str, value: str) -> tuple[Cell, Cell]:
    looks = edition.looks
    return TextBlock(label, looks.cell_note), TextBlock(value, looks.cell)


def _credit_code(edition: Edition) -> str:
    """The code as it was read, or as it was written where it could not be read."""
    written = edition.checklist.assessment.reading.document.get("uscc")
    if written in (None, ""):
        return edition.say(words.UNANSWERED)
    return words.cut(str(written), 40, edition.lang)


def _division(edition: Edition) -> str:
    facts = edition.checklist.assessment.case.facts
    value = facts.values.get("registered_division")
    if isinstance(value, str):
        return edition.say(edition.book.codes.division_name(value))
    return edition.say(words.UNCLEAR if "registered_division" in facts.unclear else words.UNANSWERED)


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


def _problems(edition: Edition) -> Iterator[Flowable]:
    """Answers that could not be used or look odd."""
    problems = edition.checklist.assessment.problems
    if not problems:
        return
    looks, lang = edition.looks, edition.lang
    count = words.count_text(len(problems), lang)
    yield GroupHead(edition.say(words.PROBLEMS), count, looks.group, looks.small)
    for problem in problems:
        runs = [
            (edition.say(words.SEVERITIES[problem.severity]) + "　", looks.strong),
            (edition.field_label(problem.field) + "　", looks.strong),
            (edition.shortened(edition.say(problem.message)), looks.body),
        ]
        yield TextBlock(runs, looks.ragged, space_after=2)
