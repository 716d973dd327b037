"""The one-time notice: everything still to be said or brought, told once, in a copy for each side."""

from __future__ import annotations

from collections.abc import Iterator

from qhchecklist.assess.words import outcome_text
from qhchecklist.checklist import APPLYING, FOR_AUTHORITY, GROUPS, REMAINS, Item, is_historical
from qhchecklist.policy.text import Text
from qhchecklist.report.sheets import words
from qhchecklist.report.sheets.blocks import GroupHead
from qhchecklist.report.sheets.done import done
from qhchecklist.report.sheets.edition import Edition
from qhchecklist.report.sheets.fields import document_field
from qhchecklist.report.sheets.next_steps import lost_text
from qhchecklist.report.sheets.papers import named, needed, obtained, spoken_of
from qhchecklist.report.sheets.questions import question
from qhchecklist.report.sheets.running_head import ends, goes_on
from qhchecklist.report.sheets.signatures import signatures
from qhchecklist.report.sheets.sparing import with_last
from qhchecklist.report.typeset.flow import TextBlock
from qhchecklist.report.typeset.flowable import Flowable, PageBreak
from qhchecklist.report.typeset.shapes import TickBox
from qhchecklist.work import NO_WORK


def notice(edition: Edition) -> Iterator[Flowable]:
    """Both copies, each beginning on a page of its own."""
    for copy in words.COPIES:
        yield PageBreak()
        yield goes_on(edition, _title(edition), edition.say(copy))
        yield from _copy(edition, copy)
        yield ends()


def _title(edition: Edition) -> str:
    return f"{edition.say(words.NOTICE)} · {edition.say(words.NOT_OFFICIAL)}"


def _copy(edition: Edition, copy: Text) -> Iterator[Flowable]:
    looks = edition.looks
    yield GroupHead(_title(edition), edition.say(copy), looks.group, looks.small)
    yield TextBlock(edition.firm, looks.small, space_before=2, space_after=2)
    yield _part(edition, words.CAN_DO)
    yield from _can_do(edition)
    yield _part(edition, words.TO_ANSWER)
    yield from _to_answer(edition)
    yield _part(edition, words.TO_BRING)
    yield from with_last(list(_to_bring(edition)), signatures(edition, advice_lines=3), kept=1)


def _part(edition: Edition, title: Text) -> Flowable:
    return TextBlock(edition.say(title), edition.looks.item, space_before=7, space_after=1, keep_with_next=True)


def _can_do(edition: Edition) -> Iterator[Flowable]:
    """By what they are called on screen; the sheets tell the rest. What is open is told by its ids."""
    pursued = [item for item in edition.notice_order if item.work.state != "not_pursued"]
    applying = [item for item in pursued if item.group in APPLYING - {"wide"}]
    asking = [item for item in pursued if item.group == "open_list"]
    looks, validity = edition.looks, edition.validity
    if not applying and not asking:
        yield TextBlock(edition.say(words.NOTHING_YET if edition.open_items.all else words.NOTHING), looks.body)
    wide = len(edition.checklist.group("wide"))
    besides = edition.say(words.WIDE_BESIDES).format(wide) if wide else ""
    for label, items, more in (
        (outcome_text("applies", validity), applying, besides),
        (GROUPS["open_list"], asking, ""),
    ):
        if items:
            named = edition.comma.join(_named(edition, item) for item in items)
            yield _listed(edition, label, len(items), named, more)
    dropped = [_titled(edition, item) for item in edition.notice_order if item.work.state == "not_pursued"]
    if dropped:
        yield _listed(edition, words.NOT_PURSUED_HERE, len(dropped), edition.comma.join(dropped))
    open_items = edition.open_items
    for label, open_ones in (
        (words.OPEN_UNTIL_ANSWERED, open_items.by_answers),
        (FOR_AUTHORITY, open_items.by_authority),
        (words.OPEN_PAST, open_items.past),
    ):
        if open_ones:
            named = edition.comma.join(_titled(edition, item) for item in open_ones)
            yield _listed(edition, label, len(open_ones), named)
    lost = lost_text(edition)
    if lost:
        yield TextBlock(lost, looks.small, space_before=2)


def _titled(edition: Edition, item: Item) -> str:
    return f"{item.id} {edition.say(item.finding.support.title)}"


def _named(edition: Edition, item: Item) -> str:
    """Its title, that it is long past, and what has been done about it."""
    title = _titled(edition, item)
    past = [edition.say(REMAINS["historical"])] if is_historical(item) else []
    if item.work == NO_WORK and not past:
        return title
    said = edition.stop.join([*past, *(done(edition, item, longest=0) if item.work != NO_WORK else ())])
    return f"{title}（{said}）" if edition.lang == "zh" else f"{title} ({said})"


def _listed(edition: Edition, label: Text, count: int, named: str, more: str = "") -> Flowable:
    looks, said = edition.looks, words.count_text(count, edition.lang) + more
    head = edition.heading(label)
    lead = f"{head}（{said}）" if edition.lang == "zh" else f"{head} ({said}) "
    return TextBlock([(lead, looks.strong), (named, looks.body)], looks.ragged, space_before=1)


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
        runs = [(named(edition, need), looks.body), (used, looks.tag)]
        yield TickBox(runs, looks.body, field=document_field(need.text))
    yield from obtained(edition, edition.notice_order)


def _nothing(edition: Edition) -> Flowable:
    return TextBlock(edition.say(words.NOTHING), edition.looks.body)
