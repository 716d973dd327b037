"""The questions to one office, with the notice's sentences, what the firm says, and room for the answer."""

from __future__ import annotations

from collections.abc import Iterator

from qhchecklist.assess.authority import Inquiry, PointInquiry
from qhchecklist.checklist import measure_label
from qhchecklist.policy.text import Text
from qhchecklist.report.sheets import inquiry_words as said
from qhchecklist.report.sheets import words
from qhchecklist.report.sheets.blocks import (
    Answer,
    AnswerBoxes,
    BannerBox,
    GroupHead,
    LabelledQuote,
    WriteLines,
    labelled_text,
)
from qhchecklist.report.sheets.edition import Edition
from qhchecklist.report.sheets.measures import renamed_text
from qhchecklist.report.sheets.running_head import ends, goes_on
from qhchecklist.report.typeset.flow import Heading, TextBlock
from qhchecklist.report.typeset.flowable import Flowable, KeepTogether
from qhchecklist.report.typeset.grid import Cell, Rules, grid
from qhchecklist.report.typeset.tags import CHINESE, Role


def inquiry_sheet(edition: Edition, inquiry: Inquiry, firm: str, *, masked: bool) -> Iterator[Flowable]:
    """Everything on the sheet. `firm`: its name, or that it is withheld (`masked`, then its code is too)."""
    looks = edition.looks
    yield TextBlock(edition.say(said.TITLE), looks.title, role=Role.H1)
    yield TextBlock(edition.say(said.NOT_OFFICIAL), looks.strong, space_before=2)
    yield BannerBox(edition.banner, looks.banner, striking=edition.is_striking)
    yield from _office(edition, inquiry)
    yield _about(edition, firm, masked)
    if edition.spelt_out is not None:
        yield TextBlock(edition.say(edition.spelt_out), looks.small, space_before=2)
    quoted: dict[str, int] = {}
    points = [KeepTogether(list(_point(edition, one, number, quoted))) for number, one in enumerate(inquiry.points, 1)]
    yield goes_on(edition, _addressee(edition, inquiry), firm)
    yield from points[:-1]
    yield KeepTogether([*points[-1].content, _signed(edition)])
    yield ends()


def _office(edition: Edition, inquiry: Inquiry) -> Iterator[Flowable]:
    looks, count = edition.looks, len(inquiry.points)
    of_the_day = edition.say(said.OF_THE_DAY).format(_day(edition))
    number = edition.say(said.ONE if count == 1 else said.COUNT).format(count)
    if not inquiry.offices:
        yield GroupHead(edition.say(said.TITLE), number, looks.group, looks.small)
        yield WriteLines(edition.say(said.TO_WHOM), looks.body, left=0.0)
        told = edition.sentences([of_the_day, edition.say(said.AFTERWARDS)])
        yield TextBlock(told, looks.small, space_before=2, space_after=4)
        return
    yield GroupHead(_addressee(edition, inquiry), number, looks.group, looks.small)
    for office in inquiry.offices:
        if office.present is not None:
            present = edition.say(words.PRESENT_NAME) + renamed_text(edition, office)
            yield TextBlock(present, looks.small, space_before=2)
        if office.ask_at is not None:
            yield TextBlock(edition.heading(office.ask_at), looks.small, space_before=2)
    told = edition.sentences([of_the_day, edition.say(said.NOT_YOURS), edition.say(said.AFTERWARDS)])
    yield TextBlock(told, looks.small, space_before=2, space_after=4)


def _day(edition: Edition) -> str:
    return words.day_text(edition.checklist.assessment.as_of, edition.lang)


def _addressee(edition: Edition, inquiry: Inquiry) -> str:
    """To whom; where the notice no longer says, what these pages are."""
    if not inquiry.offices:
        return edition.say(said.TITLE)
    return edition.say(said.TO).format(
        edition.comma.join(
            said.office_name(one, edition.checklist.assessment.case, edition.lang) for one in inquiry.offices
        )
    )


def _about(edition: Edition, firm: str, masked: bool) -> Flowable:
    """Who asks, for which day and by which notice; nothing else that was answered."""
    looks, head, reading = edition.looks, edition.book.policy.head, edition.checklist.assessment.reading
    pairs = [(edition.say(said.FIRM), firm)]
    code = str(reading.document.get("uscc") or "")
    if code and not masked:
        pairs.append((edition.field_label("uscc"), words.cut(code, 40, edition.lang)))
    division = edition.checklist.assessment.case.facts.values.get("registered_division")
    if isinstance(division, str):
        place = edition.say(edition.book.codes.division_name(division))
        pairs.append((edition.field_label("registered_division"), place))
    pairs.append((edition.say(words.AS_OF), _day(edition)))
    since, until = (words.day_text(day, edition.lang) for day in (head.dates.in_force_from, head.dates.in_force_to))
    span = edition.say(words.RANGE).format(since, until)
    notice = f"{edition.say(head.title)}（{span}）" if edition.lang == "zh" else f"{edition.say(head.title)} ({span})"
    pairs.append((edition.say(said.NOTICE), notice))
    label = edition.pt(84.0 if edition.lang == "zh" else 118.0)
    rows: list[list[Cell]] = [[TextBlock(name, looks.cell_note), TextBlock(value, looks.cell)] for name, value in pairs]
    return grid(rows, [label, None], rules=Rules.ROWS, padding=(2.0, 2.0, 8.0, 2.4))


def _point(edition: Edition, point: PointInquiry, number: int, quoted: dict[str, int]) -> Iterator[Flowable]:
    looks, first = edition.looks, point.first
    asked = edition.shortened(edition.say(first.question))
    then = said.QUESTION_THEN if edition.is_past else said.QUESTION
    title = edition.say(then).format(number=number, question=asked, day=_day(edition))
    yield Heading(title, looks.item, level=1, space_before=10, space_after=2)
    yield _labelled(edition, said.CONCERNS, edition.stop.join(concerned(edition, point)))
    for line, stated in enumerate(first.stated):
        yield _labelled(edition, said.STATED if line == 0 else None, edition.shortened(edition.say(stated)))
    yield from _quotes(edition, point, number, quoted)
    yield _labelled(edition, said.REPLY, "")
    boxes = [Answer(f"reply-{number}-{key}", edition.say(text)) for key, text in said.BOX_WORDS.items()]
    yield AnswerBoxes(boxes, looks.body, left=looks.label_column, about=asked)
    yield WriteLines(edition.say(said.REPLY_MORE), looks.body, left=looks.label_column, lines=2)


def concerned(edition: Edition, point: PointInquiry) -> list[str]:
    """The supports that wait for the answer, each with its measure."""
    measure_of = edition.book.policy.measure_of
    return [
        f"{support.id} {edition.say(support.title)} · {edition.say(measure_label(measure_of(support.id)))}"
        for support in point.supports
    ]


def _quotes(edition: Edition, point: PointInquiry, number: int, quoted: dict[str, int]) -> Iterator[Flowable]:
    """Whole sentences, verbatim; one that was quoted before on the sheet is referred to."""
    looks, label = edition.looks, edition.say(said.OFFICIAL)
    for provision in point.provisions:
        before = quoted.setdefault(provision, number)
        if before != number:
            told = edition.say(said.QUOTED_BEFORE).format(provision=provision, number=before)
            yield labelled_text(told, looks.small, label, looks.label, left=looks.label_column, space_before=1.5)
        else:
            sentence = edition.book.policy.provisions[provision]
            runs = [(f"[{provision}] ", looks.quote_source), (f"“{sentence.text}”", looks.quote)]
            left = looks.label_column
            quote = LabelledQuote(runs, looks.quote, left=left, space_before=3, space_after=2, lang=CHINESE)
            yield quote.labelled(label, looks.label)
            if edition.lang == "en":
                gloss = words.TRANSLATION.en + edition.say(Text("", sentence.gloss))
                yield labelled_text(gloss, looks.small, "", looks.label, left=looks.label_column)
        label = ""


def _labelled(edition: Edition, label: Text | None, text: str) -> TextBlock:
    looks = edition.looks
    name = edition.say(label) if label is not None else ""
    return labelled_text(text, looks.body, name, looks.label, left=looks.label_column, space_before=1.5)


def _signed(edition: Edition) -> Flowable:
    """Who answers, and an empty place for the office: nothing is drawn where a stamp may go."""
    looks = edition.looks
    by: list[Flowable] = [TextBlock(edition.say(said.REPLIED_BY), looks.cell_strong)]
    by += [WriteLines(edition.say(line), looks.cell, left=0.0) for line in said.REPLY_LINES]
    row: list[Cell] = [by, [TextBlock(edition.say(said.OFFICE_STAMP), looks.cell_strong)]]
    return grid(
        [row],
        [None, None],
        rules=Rules.BOXES,
        padding=(8.0, 5.0, 10.0, 6.0),
        divide_rows=False,
        space_before=edition.pt(12),
    )
