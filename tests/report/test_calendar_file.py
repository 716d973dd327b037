"""The calendar file is what RFC 5545 asks for, whatever texts it is given."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from qhchecklist.policy.text import Text
from qhchecklist.report.calendar_file import DueDate, due_dates, render_calendar
from qhchecklist.work import Work

STAMP = datetime(2026, 11, 23, 1, 2, 3, 999, tzinfo=UTC)
DUE = DueDate("client-1", "S03a", date(2026, 12, 1), "期限：原产地证（甲公司）", "一行\n二行")

# Every character, the ones that end lines or mean something in the format far more often than by chance.
ODD = st.sampled_from([*'\r\n\\;,:"N n\t\x00\x0b\x85\u2028\u2029\ud800', "\r\n", "BEGIN:VEVENT", "藜麦", "👍"])
TEXTS = st.lists(ODD | st.characters(), max_size=120).map("".join)
DATES = st.builds(DueDate, TEXTS, TEXTS, st.dates(), TEXTS, TEXTS)


def unfolded(data: bytes) -> list[str]:
    return data.decode().replace("\r\n ", "").split("\r\n")


def unescaped(text: str) -> str:
    """By the grammar of RFC 5545, 3.3.11, one escape at a time."""
    assert re.fullmatch(r"(?:[^\\;,\x00-\x08\x0a-\x1f\x7f]|\\[\\;,n])*", text), text
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], text)


def as_kept(text: str) -> str:
    """What is kept of a text: other ends of lines are new lines, what cannot be written is shown as such."""
    text = re.sub("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]", "\n", text)
    return re.sub("[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\U0010ffff]", "\ufffd", text)


@given(st.lists(DATES, max_size=3), st.none() | st.integers(0, 30))
def test_no_text_leaves_its_place(dates: list[DueDate], remind: int | None) -> None:
    """Every content line is one that the writer made; a text is one value of one line and comes back whole."""
    data = render_calendar(dates, STAMP, remind_days=remind)
    assert data.endswith(b"END:VCALENDAR\r\n")
    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()  # no character is split
        assert not set(line) & {*range(9), *range(10, 32), 127}
    assert len(data.decode().splitlines()) == data.count(b"\r\n")
    lines = unfolded(data)
    names = [line.partition(":")[0].partition(";")[0] for line in lines[:-1]]
    inside = ["BEGIN", "SUMMARY", "DTSTART", "DTSTAMP", "UID", "DESCRIPTION", "TRANSP", "END"]
    assert set(names) <= {*inside, "VERSION", "PRODID", "CALSCALE", "ACTION", "TRIGGER"}
    assert lines.count("BEGIN:VEVENT") == len(set(dates))
    told = sorted(unescaped(line.partition(":")[2]) for line in lines if line.startswith("SUMMARY:"))
    assert told == sorted(as_kept(one.summary) for one in set(dates))


@given(st.lists(DATES, max_size=4))
def test_equal_dates_give_equal_bytes_in_any_order(dates: list[DueDate]) -> None:
    again = [replace(one) for one in reversed(dates)]
    assert render_calendar(dates, STAMP) == render_calendar(again, STAMP)


def test_one_entry_reads_as_it_should() -> None:
    assert unfolded(render_calendar([DUE], STAMP, remind_days=3)) == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//qhchecklist//qhchecklist//ZH",
        "CALSCALE:GREGORIAN",
        "BEGIN:VEVENT",
        "SUMMARY:期限：原产地证（甲公司）",
        "DTSTART;VALUE=DATE:20261201",
        "DTSTAMP:20261123T010203Z",
        f"UID:{DUE.uid}",
        "DESCRIPTION:一行\\n二行",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:期限：原产地证（甲公司）",
        "TRIGGER:-P3D",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


def test_a_moved_date_keeps_its_identity_and_another_client_has_another() -> None:
    assert replace(DUE, day=date(2027, 1, 1), summary="x").uid == DUE.uid
    assert replace(DUE, owner="client-2").uid != DUE.uid
    assert "client-1" not in DUE.uid


def test_another_reader_finds_day_and_text() -> None:
    (event,) = Calendar.from_ical(render_calendar([DUE], STAMP)).walk("VEVENT")
    assert event.decoded("dtstart") == DUE.day
    assert str(event["summary"]) == DUE.summary


def test_the_stamp_is_given_in_any_zone_and_never_without() -> None:
    china = timezone(timedelta(hours=8))
    assert render_calendar([DUE], STAMP) == render_calendar([DUE], STAMP.astimezone(china))
    with pytest.raises(ValueError, match="stamp"):
        render_calendar([DUE], STAMP.replace(tzinfo=None))
    with pytest.raises(ValueError, match="remind_days"):
        render_calendar([DUE], STAMP, remind_days=-1)


def test_only_open_work_with_a_date_is_due() -> None:
    work = {
        "S03a": Work("submitted", due=date(2026, 12, 1), person="马丽", note="等回复\n带表"),
        "S03b": Work("paid", due=date(2026, 12, 2)),
        "S03c": Work("preparing"),
        "S99": Work(due=date(2026, 12, 3)),
    }
    found = list(due_dates("c", "甲公司", work, {"S03a": Text("原产地证", "certificate of origin")}))
    assert [(one.support, one.summary) for one in found] == [
        ("S03a", "期限：原产地证（甲公司）"),
        ("S99", "期限：S99（甲公司）"),
    ]
    assert found[0].description == ("S03a 原产地证\n企业：甲公司\n办理情况：已提交\n经办人：马丽\n备注：等回复\n带表")
    (english,) = due_dates("c", "A Ltd", {"S03a": work["S03a"]}, {"S03a": Text("原产地证", "certificate")}, "en")
    assert english.summary == "Due: certificate (A Ltd)"
