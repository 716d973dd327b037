"""What was noted about a support, in phrases for paper."""

from __future__ import annotations

from qhchecklist.checklist import Item
from qhchecklist.report.sheets import words
from qhchecklist.report.sheets.edition import Edition
from qhchecklist.work import state_text


def done(edition: Edition, item: Item, *, longest: int) -> list[str]:
    """State and progress, why not, who, until when, and the note up to `longest` characters, none for 0."""
    work, lang = item.work, edition.lang
    said = [edition.say(state_text(work, item.steps, in_words=True))]
    if work.reason:
        said.append(edition.say(words.REASON) + words.cut(work.reason, 300, lang))
    if work.person:
        said.append(edition.say(words.PERSON) + words.cut(work.person, 100, lang))
    if work.due is not None:
        said.append(edition.say(words.DUE) + words.day_text(work.due, lang))
    if work.note and longest:
        said.append(edition.say(words.NOTE) + words.cut(work.note, longest, lang))
    return said
