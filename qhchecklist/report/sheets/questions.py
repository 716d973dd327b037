"""Questions that are still open, each followed directly by what to tick or a line to write on."""

from __future__ import annotations

from collections.abc import Iterator

from qhchecklist.checklist import Item, past_text
from qhchecklist.policy.field import Field
from qhchecklist.policy.text import Text
from qhchecklist.report.round_trip.names import DONT_KNOW, NO, NONE_OF_THESE, YES, answer_name
from qhchecklist.report.sheets import words
from qhchecklist.report.sheets.blocks import Answer, AnswerBoxes, Labelled, WriteLines, labelled_text
from qhchecklist.report.sheets.edition import Edition
from qhchecklist.report.typeset.flowable import Flowable

_MOST_CELLS = 12
_LONGEST_CONDITION = 20  # characters of its Chinese


def questions(edition: Edition, item: Item) -> Iterator[Flowable]:
    """The questions that this item is the first to ask, then the numbers of those asked before.

    A question on early business is not asked, only told of.
    """
    first, before = edition.asks(item)
    for field in first:
        yield from question(edition, edition.book.catalogue.field(field))
    if before:
        looks = edition.looks
        named = edition.comma.join(
            _reference(edition, field) for field in sorted(before, key=edition.question_numbers.__getitem__)
        )
        said = edition.say(words.SEE_QUESTIONS) + named
        yield labelled_text(said, looks.body, "", looks.label, left=looks.label_column, space_before=6)
    for past in edition.past_questions(item):
        said = edition.heading(past.label) + (edition.colon) + edition.say(past_text(past))
        yield labelled_text(said, edition.looks.small, "", edition.looks.label, left=edition.looks.label_column)


def _reference(edition: Edition, field: str) -> str:
    number = edition.question_numbers[field]
    return edition.say(words.QUESTION_REFERENCE).format(label=edition.field_label(field), number=number)


def question(edition: Edition, field: Field) -> Iterator[Flowable]:
    """One question with its answers: yes or no, the options, or a line to write on."""
    looks = edition.looks
    label = edition.say(words.QUESTION).format(edition.question_numbers[field.key])
    asked = edition.say(field.question)
    left = looks.label_column
    answers = _answers(field)
    if not answers:  # nothing to tick
        asked = asked.replace(edition.say(words.SEVERAL_TO_TICK), edition.say(words.SEVERAL_TO_WRITE))
    runs = [(asked, looks.strong), (_only_if(edition, field), looks.small)]
    yield Labelled(runs, looks.strong, left=left, keep_with_next=True, space_before=2).labelled(label, looks.label)
    if answers:
        boxes = [Answer(answer_name(field.key, key), edition.say(text)) for key, text in answers]
        yield AnswerBoxes(boxes, looks.body, left=left, about=asked)
        return
    if field.kind == "rows":
        yield from _cells(edition)
    yield WriteLines(edition.say(words.ANSWER), looks.body, left=left, lines=2 if field.kind == "rows" else 1)


def _only_if(edition: Edition, field: Field) -> str:
    """Who alone needs to answer, if that is soon said."""
    if field.ask_if is None:
        return ""
    said = edition.explainer.condition(field.ask_if)
    return edition.say(words.ONLY_IF).format(edition.say(said)) if len(said.zh) <= _LONGEST_CONDITION else ""


def _answers(field: Field) -> list[tuple[str, Text]]:
    """Keys and words of what can be ticked; nothing for a question that takes words or figures."""
    options = [(option.key, option.text) for option in field.options]
    match field.kind:
        case "yes_no":
            named = [(YES, words.YES), (NO, words.NO)]
        case "choice":
            named = options
        case "choices":
            named = [*options, (NONE_OF_THESE, words.NONE_OF_THESE)]
        case _:
            return []
    return [*named, (DONT_KNOW, words.DONT_KNOW)]


def _cells(edition: Edition) -> Iterator[Flowable]:
    """The cells of the goods table that can still settle something; nothing when the whole table is empty."""
    reasons = (one for item in edition.checklist.group("needs_information") for one in item.finding.reasons)
    leaves = [single.leaf for reason in reasons for single in reason.single]
    cells = edition.explainer.lacking_cells(leaves, edition.checklist.assessment.case)
    if not cells:
        return
    looks = edition.looks
    named = edition.comma.join(edition.field_label(cell) for cell in cells[:_MOST_CELLS])
    more = " …" if len(cells) > _MOST_CELLS else ""
    said = edition.say(words.OPEN_CELLS) + named + more
    yield labelled_text(said, looks.small, "", looks.label, left=looks.label_column, keep_with_next=True)
