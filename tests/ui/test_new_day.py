"""A window that stays open past midnight."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from qhchecklist.ui.new_day import NewDay
from qhchecklist.ui.notices import NoticeArea
from qhchecklist.ui.session import Session

MONDAY, TUESDAY, WEDNESDAY = date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 25)


class Calendar:
    """A day that tests turn."""

    def __init__(self) -> None:
        self.day = MONDAY

    def today(self) -> date:
        return self.day


@pytest.fixture
def calendar() -> Calendar:
    return Calendar()


@pytest.fixture
def notices(qtbot: QtBot) -> NoticeArea:
    area = NoticeArea()
    qtbot.addWidget(area)
    return area


@pytest.fixture
def watched(session: Session, calendar: Calendar, notices: NoticeArea) -> NewDay:
    session.set_as_of(MONDAY)
    return NewDay(session, calendar.today, notices, notices)


def press(notices: NoticeArea, words: str) -> None:
    next(one for one in notices.findChildren(QPushButton) if one.text() == words and not gone(one)).click()


def gone(button: QPushButton) -> bool:
    notice = button.parent()
    return isinstance(notice, QWidget) and notice.isHidden()


def test_past_midnight_the_day_stays_and_today_is_offered(
    session: Session, calendar: Calendar, notices: NoticeArea, watched: NewDay
) -> None:
    watched.look()
    assert notices.sentences() == []
    calendar.day = TUESDAY
    watched.look()
    watched.look()
    assert notices.sentences() == ["今天已是 2026-11-24，判断日期仍是 2026-11-23。"]
    assert session.as_of == MONDAY
    press(notices, "改为今天")
    assert (session.as_of, notices.sentences()) == (TUESDAY, [])


def test_a_second_night_replaces_the_sentence_of_the_first(
    session: Session, calendar: Calendar, notices: NoticeArea, watched: NewDay
) -> None:
    calendar.day = TUESDAY
    watched.look()
    session.set_as_of(TUESDAY)
    calendar.day = WEDNESDAY
    watched.look()
    assert notices.sentences() == ["今天已是 2026-11-25，判断日期仍是 2026-11-24。"]


def test_who_judges_for_a_day_of_choice_is_told_nothing(
    session: Session, calendar: Calendar, notices: NoticeArea, watched: NewDay
) -> None:
    session.set_as_of(date(2024, 6, 1))
    calendar.day = TUESDAY
    watched.look()
    assert notices.sentences() == []
