"""Due dates as a calendar file (RFC 5545, .ics) that any calendar takes in, and takes in again after a change."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

from icalendar import Alarm, Calendar, Event
from icalendar.prop import vText

from qhchecklist.policy.record import record
from qhchecklist.policy.text import Lang, Text
from qhchecklist.work import WORK_PARTS, Work, state_text

_BREAKS = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
"""Whatever some program takes for the end of a line."""

_NOT_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
"""What the format's TEXT may not hold."""

_ESCAPED = re.compile(r"[\\;,]")

_DUE = Text("期限", "Due")
_FIRM = Text("企业", "Firm")
_COLON = Text("：", ": ")


@record
class DueDate:
    """One day by which something is due.

    `owner`: the client's id, or where there is none the firm's credit code or name; with `support` it makes the entry's
    lasting identity, so that a moved date moves the entry.
    """

    owner: str
    support: str
    day: date
    summary: str
    description: str = ""

    @property
    def uid(self) -> str:
        """The same for the same owner and support; says nothing of either."""
        digest = sha256(f"{self.owner}\0{self.support}".encode("utf-8", "surrogatepass")).hexdigest()
        return f"{digest[:32]}@qhchecklist"


def due_dates(
    owner: str, firm: str, work: Mapping[str, Work], titles: Mapping[str, Text], lang: Lang = "zh"
) -> Iterator[DueDate]:
    """The due dates of work that is still open; `titles`: of the supports, whose ids stand in for missing ones."""
    for support, done in sorted(work.items()):
        if done.due is not None and done.is_open:
            title = titles.get(support, Text(support, support))[lang]
            what = title if not firm else f"{title}（{firm}）" if lang == "zh" else f"{title} ({firm})"
            description = "\n".join(_lines(support, title, firm, done, lang))
            yield DueDate(owner, support, done.due, f"{_DUE[lang]}{_COLON[lang]}{what}", description)


def _lines(support: str, title: str, firm: str, work: Work, lang: Lang) -> Iterator[str]:
    colon = _COLON[lang]
    yield f"{support} {title}"
    if firm:
        yield f"{_FIRM[lang]}{colon}{firm}"
    yield f"{WORK_PARTS['state'][lang]}{colon}{state_text(work, ())[lang]}"
    for part, given in (("person", work.person), ("note", work.note)):
        if given:
            yield f"{WORK_PARTS[part][lang]}{colon}{given}"


def render_calendar(
    dates: Iterable[DueDate], stamp: datetime, lang: Lang = "zh", remind_days: int | None = None
) -> bytes:
    """All dates as whole-day entries. Equal dates and an equal `stamp` give equal bytes, in whatever order they come.

    `stamp`: when the file is made, aware; raises ValueError for a naive one. `remind_days`: days before the date on
    which the calendar reminds, None for no reminder; raises ValueError when negative.
    """
    if stamp.tzinfo is None:
        raise ValueError("stamp")
    if remind_days is not None and remind_days < 0:
        raise ValueError("remind_days")
    calendar = Calendar()
    calendar.add("prodid", f"-//qhchecklist//qhchecklist//{lang.upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    for one in sorted(set(dates), key=_order):
        calendar.add_component(_event(one, stamp.astimezone(UTC).replace(microsecond=0), remind_days))
    written: bytes = calendar.to_ical()
    return written


def _order(one: DueDate) -> tuple[date, str, str, str]:
    return one.day, one.uid, one.summary, one.description


def _event(one: DueDate, stamp: datetime, remind_days: int | None) -> Event:
    event = Event()
    event.add("uid", one.uid)
    event.add("dtstamp", stamp)
    event.add("dtstart", one.day)
    event["summary"] = _Words(_clean(one.summary))
    if one.description:
        event["description"] = _Words(_clean(one.description))
    event.add("transp", "TRANSPARENT")
    if remind_days is not None:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("trigger", timedelta(days=-remind_days))
        alarm["description"] = _Words(_clean(one.summary))
        event.add_component(alarm)
    return event


class _Words(vText):
    r"""A text escaped by RFC 5545, 3.3.11; the library's own takes the two characters \N for a new line."""

    def to_ical(self) -> bytes:
        return _ESCAPED.sub(r"\\\g<0>", str(self)).replace("\n", r"\n").encode()


def _clean(text: str) -> str:
    """The text with one kind of line break and nothing that the format forbids."""
    return _NOT_TEXT.sub("\N{REPLACEMENT CHARACTER}", _BREAKS.sub("\n", text))
