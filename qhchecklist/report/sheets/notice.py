"""The one-time notice: everything still to be said or brought, told once, in a copy for each side."""

from __future__ import annotations

from collections.abc import Iterator

from qhchecklist.assess.words import outcome_text
from qhchecklist.checklist import APPLYING, GROUPS
from qhchecklist.policy.text import Text
from qhchecklist.report.sheets import words
from qhchecklist.report.sheets.blocks import GroupHead
from qhchecklist.report.sheets.edition import Edition
from qhchecklist.report.sheets.fields import document_field
from qhchecklist.report.sheets.papers import needed, spoken_of
from qhchecklist.report.sheets.questions import question
from qhchecklist.report.sheets.signatures import signatures
from qhchecklist.report.typeset.flow import TextBlock, TickBox
from qhchecklist.report.typeset.flowable import Flowable, PageBreak, Section


def notice(edition: Edition) -> Iterator[Flowable]:
    """Both copies, each beginning on a page of its own."""
    for copy in words.COPIES:
        yield PageBreak()
        named = f"{edition.say(words.NOTICE)} · {edition.say(copy)}"
        yield Section(edition.say(words.CONTINUED).format(named))
        yield from _copy(edition, copy)
        yield Section("")


def _copy(edition: Edition, copy: Text) -> Iterator[Flowable]:
    looks = edition.looks
    yield GroupHead(edition.say(words.NOTICE), edition.say(copy), looks.group, looks.small)
    said = f"{edition.firm} · {edition.say(words.NOT_OFFICIAL)}"
    yield TextBlock(said, looks.small, space_before=2, space_after=2)
    yield _part(edition, words.CAN_DO)
    yield from _can_do(edition)
    yield _part(edition, words.TO_ANSWER)
    yield from _to_answer(edition)
    yield _part(edition, words.TO_BRING)
    yield from _to_bring(edition)
    yield signatures(edition, advice_lines=3)


def _part(edition: Edition, title: Text) -> Flowable:
    return TextBlock(edition.say(title), edition.looks.item, space_before=7, space_after=1, keep_with_next=True)


def _can_do(edition: Edition) -> Iterator[Flowable]:
    """By what they are called on screen; the sheets tell the rest."""
    applying = [item for item in edition.notice_order if item.group in APPLYING - {"wide"}]
    asking = [item for item in edition.notice_order if item.group == "open_list"]
    looks, validity = edition.looks, edition.checklist.assessment.validity
    for label, items in ((outcome_text("applies", validity), applying), (GROUPS["open_list"], asking)):
        if items:
            named = edition.comma.join(f"{item.id} {edition.say(item.finding.support.title)}" for item in items)
            count = words.count_text(len(items), edition.lang)
            lead = (
                f"{edition.heading(label)}（{count}）"
                if edition.lang == "zh"
                else f"{edition.heading(label)} ({count}) "
            )
            yield TextBlock([(lead, looks.strong), (named, looks.body)], looks.ragged, space_before=1)
    if not applying and not asking:
        yield _nothing(edition)


def _to_answer(edition: Edition) -> Iterator[Flowable]:
    if not edition.question_numbers:
        yield _nothing(edition)
    for field in edition.question_numbers:
        yield from question(edition, edition.book.catalogue.field(field))


def _to_bring(edition: Edition) -> Iterator[Flowable]:
    needs = needed(edition, edition.notice_order)
    if not needs:
        yield _nothing(edition)
    looks = edition.looks
    for need in needs:
        used = f"　{edition.stop.join(spoken_of(edition, need))}"
        runs = [(edition.say(need.text), looks.body), (used, looks.tag)]
        yield TickBox(runs, looks.body, field=document_field(need.text))


def _nothing(edition: Edition) -> Flowable:
    return TextBlock(edition.say(words.NOTHING), edition.looks.body)
