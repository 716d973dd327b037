"""What to do first: at most four lines, from the findings alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from qhchecklist.assess.left_open import unclear_text
from qhchecklist.checklist import Item, is_historical
from qhchecklist.policy.model import Measure
from qhchecklist.policy.text import Text
from qhchecklist.report.sheets import words
from qhchecklist.report.sheets.blocks import labelled_text
from qhchecklist.report.sheets.edition import Edition
from qhchecklist.report.typeset.flowable import Flowable
from qhchecklist.report.typeset.style import TextStyle

Runs = list[tuple[str, TextStyle]]
_MOST = 4
_ENDED = frozenset({"submitted", "approved", "refused", "paid", "not_pursued"})


def next_steps(edition: Edition) -> Iterator[Flowable]:
    """Whether to confirm first, what to do, what to answer, what to mind."""
    looks = edition.looks
    for label, runs in islice(_lines(edition), _MOST):
        yield labelled_text(
            runs, looks.body, edition.say(label), looks.label, left=edition.pt(44 if edition.lang == "zh" else 76)
        )


def _lines(edition: Edition) -> Iterator[tuple[Text, Runs]]:
    body = edition.looks.body
    dates, first = edition.book.policy.head.dates, words.VERIFY_TEXTS.get(edition.validity)
    if first is not None:
        since, until = (words.day_text(day, edition.lang) for day in (dates.in_force_from, dates.in_force_to))
        said = [edition.say(first).format(since=since, until=until)]
        said += [checked_text(edition)] if edition.validity == "expired" else []
        yield words.VERIFY, [(edition.sentences(said), body)]
    strong = (*edition.checklist.group("right"), *edition.checklist.group("guided"))
    waiting = [item for item in strong if _is_open(item)]
    if waiting:
        yield words.ACT, _act(edition, waiting)
    said = list(_answers(edition))
    if said:
        yield words.ANSWER_FIRST, [(edition.stop.join(said), body)]
    lost = lost_text(edition)
    mind = [*([lost] if lost else []), *([review_text(edition)] if _is_late(edition) else [])]
    if mind:
        yield words.MIND, [(edition.sentences(mind), body)]


def lost_text(edition: Edition) -> str:
    """How many measures have lost sentences, and that nothing follows from it; nothing where the text is whole."""
    lost = [measure for measure in edition.book.policy.measures if edition.book.policy.gaps_of(measure)]
    return edition.say(words.MIND_TEXT).format(measures=_counted(edition, lost)) if lost else ""


def checked_text(edition: Edition) -> str:
    """When somebody last looked for a document after this one, and what was found: never that there is none."""
    review = edition.book.policy.head.review
    return edition.say(words.CHECKED).format(
        day=words.day_text(review.checked_on, edition.lang), result=edition.say(review.result)
    )


def review_text(edition: Edition) -> str:
    """By when the pack is to be reviewed, or that this day is past when it is printed."""
    said = words.REVIEW_LATE if _is_late(edition) else words.REVIEW_DUE
    return edition.say(said).format(day=words.day_text(edition.book.policy.head.review.review_by, edition.lang))


def _is_late(edition: Edition) -> bool:
    return edition.printed_on is not None and edition.printed_on > edition.book.policy.head.review.review_by


def _counted(edition: Edition, measures: Sequence[Measure]) -> str:
    """How many measures; the closing paragraph is none."""
    numbered = [measure for measure in measures if measure.number is not None]
    closing = edition.say(words.AND_CLOSING) if len(numbered) < len(measures) else ""
    return edition.say(words.MEASURES).format(len(numbered)) + closing


def _answers(edition: Edition) -> Iterator[str]:
    """What answers settle, and what no answer does."""
    questions, items = list(edition.question_numbers), edition.open_items
    unclear = edition.checklist.assessment.case.facts.unclear
    left = unclear_text(edition.checklist.assessment)
    if left is not None and unclear.issuperset(questions):
        yield edition.say(left)
    elif questions:
        first = edition.field_label(questions[0])
        said = edition.say(words.ANSWER_TEXT)
        yield said.format(questions=len(questions), items=len(items.by_answers), first=first)
    for count, more in ((len(items.by_authority), words.MORE_FOR_AUTHORITY), (len(items.past), words.MORE_PAST)):
        if count:
            yield edition.say(more).format(count)


def _is_open(item: Item) -> bool:
    """Whether there is still something to do about it: what was discontinued long ago is no present action."""
    return item.next_step is not None and item.work.state not in _ENDED and not is_historical(item)


def _act(edition: Edition, waiting: list[Item]) -> Runs:
    looks, first = edition.looks, waiting[0]
    assert first.next_step is not None
    step = first.finding.support.steps[first.next_step]
    title = f"{first.id} {edition.say(first.finding.support.title)}"
    colon = "：" if edition.lang == "zh" else ": "
    said = [
        (f"{title}{colon}", looks.strong),
        (edition.say(step.text) + " ", looks.body),
        (edition.say(words.STEP_TAGS[step.source]), looks.whole_tag(strong=step.source == "text")),
    ]
    if len(waiting) > 1:
        said.append((edition.say(words.ACT_MORE).format(len(waiting) - 1), looks.body))
    return said
