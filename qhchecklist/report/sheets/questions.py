"""Questions that are still open, each followed directly by what to tick or a line to write on."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.platypus.flowables import Flowable

from qhchecklist.assess.reasons import open_cells
from qhchecklist.checklist import PAST_QUESTION, Item
from qhchecklist.policy.field import Field
from qhchecklist.report.sheets import words
from qhchecklist.report.sheets.blocks import AnswerBoxes, Labelled, WriteLines, labelled_text
from qhchecklist.report.sheets.edition import Edition

_MOST_CELLS = 12


def questions(edition: Edition, item: Item) -> Iterator[Flowable]:
    """The questions that this item is the first to ask, then the numbers of those asked before."""
    first, before = edition.asks(item)
    for field in first:
        yield from question(edition, edition.book.catalogue.field(field))
    if before:
        looks = edition.looks
        named = edition.comma.join(_reference(edition, field) for field in before)
        said = edition.say(words.SEE_QUESTIONS) + named
        yield labelled_text(said, looks.body, "", looks.label, left=looks.label_column)


def _reference(edition: Edition, field: str) -> str:
    number = edition.question_numbers[field]
    return edition.say(words.QUESTION_REFERENCE).format(label=edition.field_label(field), number=number)


def question(edition: Edition, field: Field) -> Iterator[Flowable]:
    """One question with its answers: yes or no, the options, or a line to write on."""
    looks = edition.looks
    label = edition.say(words.QUESTION).format(edition.question_numbers[field.key])
    asked = edition.say(field.question)
    left = looks.label_column
    if field.is_past(edition.checklist.assessment.as_of):
        past = edition.say(PAST_QUESTION)
        said = f"{asked}（{past}）" if edition.lang == "zh" else f"{asked} ({past})"
        yield labelled_text(said, looks.body, label, looks.label, left=left)
        return
    yield Labelled(asked, looks.strong, left=left, keep_with_next=True, space_before=2).labelled(label, looks.label)
    answers = _answers(edition, field)
    if answers:
        yield AnswerBoxes([*answers, edition.say(words.DONT_KNOW)], looks.body, left=left)
        return
    if field.kind == "rows":
        yield from _cells(edition)
    yield WriteLines(edition.say(words.ANSWER), looks.body, left=left, lines=2 if field.kind == "rows" else 1)


def _answers(edition: Edition, field: Field) -> list[str]:
    match field.kind:
        case "yes_no":
            return [edition.say(words.YES), edition.say(words.NO)]
        case "choice":
            return [edition.say(option.text) for option in field.options]
        case "choices":
            options = [edition.say(option.text) for option in field.options]
            return [*options, edition.say(words.NONE_OF_THESE)]
        case _:
            return []


def _cells(edition: Edition) -> Iterator[Flowable]:
    """The cells of the goods table that are still empty; nothing when the whole table is."""
    cells = open_cells(edition.checklist.assessment.case.facts)
    if not cells:
        return
    looks = edition.looks
    named = edition.comma.join(edition.field_label(cell) for cell in cells[:_MOST_CELLS])
    more = " …" if len(cells) > _MOST_CELLS else ""
    said = edition.say(words.OPEN_CELLS) + named + more
    yield labelled_text(said, looks.small, "", looks.label, left=looks.label_column, keep_with_next=True)
