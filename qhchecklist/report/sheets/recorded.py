"""Where the consultation record stood when a client's paper was made, and how anybody can check that later."""

from __future__ import annotations

from collections.abc import Iterator

from qhchecklist.policy.digest import grouped
from qhchecklist.policy.text import Text
from qhchecklist.report.options import RecordHead
from qhchecklist.report.sheets import words
from qhchecklist.report.sheets.edition import Edition
from qhchecklist.report.typeset.flow import TextBlock
from qhchecklist.report.typeset.flowable import Flowable

ENTRY = Text("咨询记录第 {number} 号 {sha256}", "Consultation record no. {number} {sha256}")
"""An entry as `verify-log --paper` takes it."""

NO_ENTRY = Text("咨询记录：尚无", "Consultation record: none yet")
ADVISED = Text("{on}由{by}告知，依据规则包 {pack}。", "Told by {by} on {on}, by rule pack {pack}.")
NOBODY = Text("窗口", "the help desk")
CHECK = Text(
    "此号是印制时记录的末号，日后凭它可查证记录有没有被改动或删减（qhchecklist verify-log FILE --paper 加此号）。",
    "It was the record's last entry at printing; by it anybody can check that nothing was changed or taken out since "
    "(qhchecklist verify-log FILE --paper and this entry).",
)


def entry_text(record: RecordHead) -> Text:
    """The entry in short, or that there is none."""
    if record.number == 0:
        return NO_ENTRY
    shown = {"number": record.number, "sha256": grouped(record.sha256)}
    return Text(ENTRY.zh.format(**shown), ENTRY.en.format(**shown))


def recorded(edition: Edition) -> Iterator[Flowable]:
    """Entry, consultant, day and pack, and what the entry is for; nothing for a firm that is no client."""
    record = edition.record
    if record is None:
        return
    looks, policy = edition.looks, edition.book.policy
    by = words.cut(record.by.strip(), words.LONGEST_CONSULTANT, edition.lang) or edition.say(NOBODY)
    pack = f"{policy.head.id} {policy.head.version} sha256 {grouped(policy.sha256)}"
    said = edition.say(ADVISED).format(by=by, on=words.day_text(record.on, edition.lang), pack=pack)
    gap = "　" if edition.lang == "zh" else " · "
    checked = edition.say(CHECK) if record.number else ""
    runs = [(edition.say(entry_text(record)), looks.strong_small), (f"{gap}{said}", looks.small)]
    if checked:
        runs.append((checked if edition.lang == "zh" else f" {checked}", looks.small))
    yield TextBlock(runs, looks.small, space_before=4)
