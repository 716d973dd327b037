"""The reader of the notice: who cites what, jumping, searching, and keeping step with the main window."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from qhchecklist.settings import Settings
from qhchecklist.ui.policy_reader import PolicyReader
from qhchecklist.ui.policy_search import hits
from qhchecklist.ui.session import Session
from tests.ui.desk import Desk


@pytest.fixture
def reader(desk: Desk, qtbot: QtBot) -> PolicyReader:
    return opened(desk, qtbot)


def opened(desk: Desk, qtbot: QtBot) -> PolicyReader:
    qtbot.keyClick(desk.window, Qt.Key.Key_F4)
    made = desk.window.reading.reader()
    assert made is not None
    qtbot.waitUntil(made.isVisible)
    return made


def marked(reader: PolicyReader) -> list[str]:
    return [one.cursor.selectedText() for one in reader.text.extraSelections()]


def link_at(reader: PolicyReader, words: str) -> QPoint:
    """A point on a link."""
    cursor = reader.text.document().find(words)
    assert not cursor.isNull()
    middle = QTextCursor(cursor)
    middle.setPosition((cursor.selectionStart() + cursor.selectionEnd()) // 2)
    reader.text.setTextCursor(middle)
    reader.text.ensureCursorVisible()
    return reader.text.cursorRect(middle).center()


def test_every_sentence_names_the_supports_that_cite_it(reader: PolicyReader, session: Session) -> None:
    policy = session.rulebook.policy
    paragraphs = reader.text.toPlainText().split("\n")
    for support in policy.supports:
        for quote in support.quotes:
            place = next(i for i, line in enumerate(paragraphs) if line.startswith(f"[{quote.provision}]"))
            assert any(f"{support.id} {support.title.zh}" in line for line in paragraphs[place + 1 : place + 3])
    reader.close()


def test_a_click_on_a_support_selects_it_in_the_main_window(
    reader: PolicyReader, desk: Desk, session: Session, qtbot: QtBot
) -> None:
    spot = link_at(reader, "S04b 外贸业务培训")
    qtbot.mouseClick(reader.text.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert desk.window.zones.chosen() == "S04b"
    quotes = session.rulebook.policy.support("S04b").quotes
    assert marked(reader) == [quote.quote for quote in quotes]
    reader.close()


def test_the_words_of_the_selected_support_are_marked_and_in_sight(
    reader: PolicyReader, desk: Desk, session: Session
) -> None:
    for support in ("S15c", "S01a"):
        desk.window.zones.checklist.choose(support)
        desk.window.zones.evidence.show_support(support)
        assert marked(reader) == [quote.quote for quote in session.rulebook.policy.support(support).quotes]
        selections = reader.text.extraSelections()
        cursor = selections[0].cursor
        assert reader.text.viewport().rect().contains(reader.text.cursorRect(cursor).center())
    reader.close()


def test_status_follows_edits_and_the_place_stays(reader: PolicyReader, desk: Desk, session: Session) -> None:
    desk.window.zones.choose("S03h")
    assert "S03h 出口退税六日办结 适用" in reader.text.toPlainText()
    place = reader.text.verticalScrollBar().value()
    assert place > 0
    session.answer("export_refund.filed", False)
    assert "S03h 出口退税六日办结 不适用" in reader.text.toPlainText()
    assert reader.text.verticalScrollBar().value() == place
    session.set_as_of(date(2026, 11, 22))
    assert "S03h 出口退税六日办结 按原文件：不属适用对象" in reader.text.toPlainText()
    assert "有效期已于2025年12月9日届满" in reader.text.toPlainText()
    reader.close()


@pytest.mark.parametrize("typed", ["正常出口退税", "zcckts", "ZCCKTS"])
def test_a_search_finds_words_and_initials_at_their_place(reader: PolicyReader, qtbot: QtBot, typed: str) -> None:
    qtbot.keyClick(reader, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    if typed.isascii():
        qtbot.keyClicks(reader.search, typed)
    else:
        reader.search.setText(typed)
    assert reader.found.text() == "1 / 1"
    assert "正常出口退税" in marked(reader)
    reader.close()


def test_enter_goes_round_the_hits_and_escape_first_empties_the_search(reader: PolicyReader, qtbot: QtBot) -> None:
    reader.search.setText("跨境电商")
    total = int(reader.found.text().split("/")[1])
    assert total > 3
    qtbot.keyClick(reader.search, Qt.Key.Key_Return)
    assert reader.found.text() == f"2 / {total}"
    qtbot.keyClick(reader.search, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(reader.search, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert reader.found.text() == f"{total} / {total}"
    qtbot.keyClick(reader.search, Qt.Key.Key_Escape)
    assert reader.search.text() == ""
    assert reader.isVisible()
    assert reader.found.isHidden()
    qtbot.keyClick(reader.search, Qt.Key.Key_Escape)
    assert not reader.isVisible()


def test_what_is_not_there_is_said(reader: PolicyReader) -> None:
    reader.search.setText("区块链")
    assert reader.found.text() == "没有找到"
    assert not reader.next.isEnabled()
    reader.close()


def test_the_jump_list_names_every_measure_and_goes_there(reader: PolicyReader, session: Session, qtbot: QtBot) -> None:
    names = [reader.jumps.item(row).text() for row in range(reader.jumps.count())]
    assert len(names) == len(session.rulebook.policy.measures)
    assert names[12].startswith("（十三）")
    item = reader.jumps.item(12)
    spot = reader.jumps.visualItemRect(item).center()
    qtbot.mouseClick(reader.jumps.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    top = reader.text.cursorForPosition(QPoint(300, 24)).block().text()
    assert top.startswith("[13.0]")
    reader.close()


def test_the_sentence_on_validity_says_what_has_expired_since(reader: PolicyReader, session: Session) -> None:
    assert session.assessment.validity == "in_force"
    assert session.banner() in reader.text.toPlainText()
    assert "本文件有效期已届满，结论只就判断日期而言" in session.banner()


def test_dates_departments_and_lost_headings_are_told(reader: PolicyReader, session: Session) -> None:
    text = reader.text.toPlainText()
    assert "2022-11-11 签署 · 2022-11-16 发布 · 2022-12-10 施行 · 2025-12-09 届满" in text
    assert "今名（一般知识，待主管部门核实）：" in text
    assert reader.jumps.item(9).text() in text  # the heading of the tenth is lost: our label stands for it
    reader.close()


def test_the_quotation_leads_to_its_place_in_the_notice(desk: Desk, session: Session, qtbot: QtBot) -> None:
    desk.window.zones.choose("S15c")
    below = desk.window.zones.evidence.below
    links = [b for b in below.findChildren(QPushButton) if b.text() == "在原文中看 →" and b.isVisibleTo(below)]
    assert len(links) == 1
    links[0].click()
    reader = desk.window.reading.reader()
    assert reader is not None
    assert marked(reader) == [quote.quote for quote in session.rulebook.policy.support("S15c").quotes]
    reader.close()


def test_the_reader_opens_again_where_it_was_and_its_place_is_kept(make: Callable[..., Desk], qtbot: QtBot) -> None:
    desk = make(Settings(theme="light", reader=(20, 30, 740, 600)))
    reader = opened(desk, qtbot)
    assert reader.placed() == (20, 30, 740, 600)
    reader.setGeometry(10, 20, 760, 580)
    reader.reject()
    assert desk.window.settings.reader == (10, 20, 760, 580)
    assert opened(desk, qtbot).placed() == (10, 20, 760, 580)
    desk.window.close()
    assert desk.kept[0].reader == (10, 20, 760, 580)


def test_the_column_stays_good_to_read_in_a_wide_window(reader: PolicyReader) -> None:
    reader.resize(1800, 800)
    frame = reader.text.document().rootFrame().frameFormat()
    width = reader.text.viewport().width() - frame.leftMargin() - frame.rightMargin()
    assert 700 <= width <= 780
    reader.close()


def test_the_language_and_the_look_are_followed(reader: PolicyReader, desk: Desk) -> None:
    desk.window.use_language("en")
    assert "Export VAT refund in six working days on average" in reader.text.toPlainText()
    assert reader.jumps.item(2).text() == "(3) Make trade easier"
    desk.window.use_theme("dark")
    desk.window.zones.choose("S04b")
    assert len(marked(reader)) >= 1
    reader.close()


def test_hits_are_told_in_units_of_the_document_and_pinyin_does_not_cross_other_signs() -> None:
    assert hits([(10, "𠮷出口，退税")], "出口") == [(12, 14)]
    assert hits([(0, "出口，退税")], "ckts") == []
    assert hits([(0, "出口退税")], "ckts") == [(0, 4)]
    assert hits([(0, "RCEP")], "rcep") == [(0, 4)]
    assert hits([(0, "出口")], "  ") == []
