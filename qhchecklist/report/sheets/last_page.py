"""What the paper ends with: the documents and what this tool is, on one page where one has room for both.

So no page stays nearly empty, and the documents are together on a page that can be taken along.
"""

from __future__ import annotations

from collections.abc import Iterator

from qhchecklist.report.sheets import words
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
_SMALLER = 0.9
_ABOUT = _SMALLER * _SMALLER + 0.03
"""What the smaller version takes of the height, about: its lines are lower, and fewer."""


def last_page(edition: Edition, room: float, *, with_documents: bool) -> Iterator[Flowable]:
    """Both below each other, on the present page or the next if they fit there; a page has so much room in points."""
    brought = list(papers(edition)) if with_documents else []
    usual = _both(edition, brought)
    least = _ABOUT * height(usual, edition.looks.measure)
    fits = least <= room
    yield CondPageBreak(least if fits else least_height(edition) if brought else _ROOM_TO_BEGIN)
    yield goes_on(edition, edition.say(words.PAPERS if brought else words.CLOSING))
    if fits:
        small = edition.scaled(_SMALLER)
        yield AsFits([usual, _both(small, list(papers(small)) if brought else [])])
    else:
        yield from usual
    yield ends()


def _both(edition: Edition, brought: list[Flowable]) -> list[Flowable]:
    parted = [CondPageBreak(_ROOM_TO_BEGIN), goes_on(edition, edition.say(words.CLOSING))] if brought else []
    return [*brought, *parted, *_about(edition)]


def _about(edition: Edition) -> list[Flowable]:
    """What this tool is, and whose words these are."""
    looks = edition.looks
    checked = edition.sentences([checked_text(edition), review_text(edition)])
    return [
        GroupHead(edition.say(words.CLOSING), "", looks.group, looks.small),
        *(TextBlock(edition.say(text), looks.body, space_before=3) for text in words.ABOUT),
        TextBlock(checked, looks.body, space_before=3),
        TextBlock(edition.say(words.KINDS_OF_WORDS), looks.body, space_before=3, keep_with_next=True),
        *(
            labelled_text(
                edition.say(text),
                looks.body,
                edition.say(name),
                looks.label,
                left=looks.label_column + 18,
                space_before=2,
            )
            for name, text in words.SOURCES
        ),
    ]
