"""What the paper ends with: the documents and what this tool is, on one page where one has room for both.

So no page stays nearly empty, and the documents are together on a page that can be taken along.
"""

from __future__ import annotations

from collections.abc import Iterator

from qhchecklist.report.sheets import closing_words, words
from qhchecklist.report.sheets.as_fits import AsFits
from qhchecklist.report.sheets.blocks import GroupHead, labelled_text
from qhchecklist.report.sheets.edition import Edition
from qhchecklist.report.sheets.measures import height
from qhchecklist.report.sheets.next_steps import checked_text, review_text
from qhchecklist.report.sheets.papers import least_height, papers
from qhchecklist.report.sheets.running_head import ends, goes_on
from qhchecklist.report.typeset.flow import TextBlock
from qhchecklist.report.typeset.flowable import CondPageBreak, Flowable

_ROOM_TO_BEGIN = 110.0  # points: a heading and what may not be parted from it
_SIZES = ((1.0, 1.0), (0.95, 0.86), (0.9, 0.8))
"""Of the documents and of the note, which may be smaller."""


def last_page(edition: Edition, room: float, *, with_documents: bool) -> Iterator[Flowable]:
    """Both below each other, on the present page or the next if they fit there; a page has so much room in points."""
    brought = list(papers(edition)) if with_documents else []
    heights = [height(part, edition.looks.measure) for part in (brought, _about(edition))]
    least = sum(_shrunk(tall, size) for tall, size in zip(heights, _SIZES[-1], strict=True))
    fits = least <= room
    yield CondPageBreak(least if fits else least_height(edition) if brought else _ROOM_TO_BEGIN)
    yield goes_on(edition, edition.say(words.PAPERS if brought else closing_words.CLOSING))
    if fits:
        yield AsFits([_both(*map(edition.scaled, sizes), with_documents=bool(brought)) for sizes in _SIZES])
    else:
        yield from _both(edition, edition, with_documents=bool(brought))
    yield ends()


def _shrunk(tall: float, size: float) -> float:
    """A height after setting smaller, about: lines are lower, and fewer."""
    return tall * (size * size + 0.03)


def _both(first: Edition, second: Edition, *, with_documents: bool) -> list[Flowable]:
    brought = list(papers(first)) if with_documents else []
    parted = [CondPageBreak(_ROOM_TO_BEGIN), goes_on(second, second.say(closing_words.CLOSING))] if brought else []
    return [*brought, *parted, *_about(second)]


def _about(edition: Edition) -> list[Flowable]:
    """What this tool is, and whose words these are."""
    looks = edition.looks
    checked = edition.sentences([checked_text(edition), review_text(edition)])
    return [
        GroupHead(edition.say(closing_words.CLOSING), "", looks.group, looks.small),
        *(TextBlock(edition.say(text), looks.body, space_before=3) for text in closing_words.ABOUT),
        TextBlock(checked, looks.body, space_before=3),
        TextBlock(edition.say(closing_words.KINDS_OF_WORDS), looks.body, space_before=3, keep_with_next=True),
        *(
            labelled_text(
                edition.say(text),
                looks.body,
                edition.say(name),
                looks.label,
                left=looks.label_column + 18,
                space_before=2,
            )
            for name, text in closing_words.SOURCES
        ),
    ]
