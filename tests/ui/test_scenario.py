"""Trying something out ("假如") as a person does: begin, change, look, take back, keep, drop, leave."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from qhchecklist import paths
from qhchecklist.dossier import dossier_document
from qhchecklist.ui.scenario_strip import ScenarioStrip
from qhchecklist.ui.session import Session
from qhchecklist.work import Work
from tests.ui.desk import Desk


def begin(desk: Desk, qtbot: QtBot) -> ScenarioStrip:
    qtbot.mouseClick(desk.window.header.try_out, Qt.MouseButton.LeftButton)
    return desk.window.trying.strip


def click(strip: ScenarioStrip, words: str, qtbot: QtBot) -> None:
    button = next(one for one in strip.question.buttons if one.text() == words)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_without_a_scenario_nothing_is_marked(desk: Desk) -> None:
    assert desk.window.trying.strip.isHidden()
    assert desk.window.header.mark.isHidden()
    assert not desk.window.windowTitle().startswith("假如")


def test_a_key_begins_and_everything_is_marked_as_hypothetical(desk: Desk, session: Session, qtbot: QtBot) -> None:
    qtbot.keyClick(desk.window, Qt.Key.Key_F9)
    strip = desk.window.trying.strip
    assert strip.isVisible()
    assert strip.headline.text() == "假如：改动只是试算，不是企业的回答"
    assert desk.window.header.mark.isVisible()
    assert desk.window.windowTitle().startswith("假如：")
    session.drop_scenario()
    assert strip.isHidden()


def test_what_is_lost_and_gained_is_listed_with_its_status_and_a_click_selects_it(
    desk: Desk, session: Session, qtbot: QtBot
) -> None:
    strip = begin(desk, qtbot)
    session.answer("export_refund.filed", False)
    assert "S03h" in strip.lost.ids()
    assert strip.headings[1].text() == f"失去 {strip.lost.count()}"
    row = strip.lost.ids().index("S03h")
    assert strip.lost.item(row).text() == "出口退税六日办结：适用 → 不适用"
    spot = strip.lost.visualItemRect(strip.lost.item(row)).center()
    qtbot.mouseClick(strip.lost.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert desk.window.zones.chosen() == "S03h"
    session.answer("export_refund.filed", None)
    assert "S03h" in strip.lost.ids()
    assert strip.lost.item(strip.lost.ids().index("S03h")).text() == "出口退税六日办结：适用 → 待补充"
    session.answer("export_refund.filed", True)
    assert (strip.gained.ids(), strip.lost.ids(), strip.other.ids()) == ([], [], [])
    session.drop_scenario()


def test_enter_on_a_row_explains_the_support(desk: Desk, session: Session, qtbot: QtBot) -> None:
    strip = begin(desk, qtbot)
    session.answer("export_refund.filed", False)
    strip.lost.setFocus()
    qtbot.keyClick(strip.lost, Qt.Key.Key_Return)
    assert desk.window.zones.chosen() == strip.lost.ids()[0]
    session.drop_scenario()


def test_an_expired_notice_makes_no_present_claim(desk: Desk, session: Session, qtbot: QtBot) -> None:
    session.set_as_of(date(2026, 11, 22))
    strip = begin(desk, qtbot)
    session.answer("export_refund.filed", False)
    assert strip.lost.item(strip.lost.ids().index("S03h")).text().endswith("：原属适用 → 不适用")
    session.drop_scenario()


def test_each_change_is_told_and_can_be_taken_back(desk: Desk, session: Session, qtbot: QtBot) -> None:
    strip = begin(desk, qtbot)
    session.answer("export_refund.filed", False)
    session.answer("own_brand", False)
    session.do_work("S03h", Work("submitted"), "改状态")
    told = [row.label.text() for row in strip.list.rows]
    assert told == [
        "已办出口退（免）税备案：是 → 否",
        "自主品牌：是 → 否",
        "办理情况：出口退税六日办结：未开始 → 已提交",
    ]
    for expected in (2, 1, 0):
        qtbot.mouseClick(strip.list.rows[0].button, Qt.MouseButton.LeftButton)
        assert len(strip.list.rows) == expected
    assert session.undo_group.undoText() == "收回“办理情况：出口退税六日办结”"
    assert session.reading.facts.values["export_refund.filed"] is True
    assert session.work("S03h") == Work()
    session.drop_scenario()


def test_undo_and_redo_of_the_window_stay_inside_the_scenario(desk: Desk, session: Session, qtbot: QtBot) -> None:
    session.answer("own_brand", False)
    begin(desk, qtbot)
    assert not desk.window.commands.undo.isEnabled()
    session.answer("export_refund.filed", False)
    assert desk.window.commands.undo.text() == "撤销：改“已办出口退（免）税备案”"
    desk.window.commands.undo.trigger()
    assert desk.window.commands.redo.isEnabled()
    desk.window.trying.drop()
    assert not desk.window.commands.redo.isEnabled()
    assert desk.window.commands.undo.text() == "撤销：改“自主品牌”"


def test_keeping_is_one_named_step(desk: Desk, session: Session, qtbot: QtBot) -> None:
    strip = begin(desk, qtbot)
    assert not strip.keep.isEnabled()
    session.answer("export_refund.filed", False)
    session.answer("own_brand", False)
    qtbot.mouseClick(strip.keep, Qt.MouseButton.LeftButton)
    assert strip.isHidden()
    assert desk.window.commands.undo.text() == "撤销：采用假如的 2 处改动"
    desk.window.commands.undo.trigger()
    assert session.reading.facts.values["own_brand"] is True


def test_escape_asks_before_anything_is_lost(desk: Desk, session: Session, qtbot: QtBot) -> None:
    strip = begin(desk, qtbot)
    session.answer("own_brand", False)
    strip.drop.setFocus()
    qtbot.keyClick(strip.drop, Qt.Key.Key_Escape)
    assert session.scenario is not None
    assert strip.question.label.text() == "放弃这 1 处改动，回到试算之前？"
    click(strip, "继续试算", qtbot)
    assert strip.question.isHidden()
    assert session.raw("own_brand") is False
    qtbot.keyClick(strip.drop, Qt.Key.Key_Escape)
    click(strip, "放弃改动", qtbot)
    assert session.scenario is None
    assert session.reading.facts.values["own_brand"] is True


def test_escape_ends_a_scenario_in_which_nothing_changed(desk: Desk, session: Session, qtbot: QtBot) -> None:
    strip = begin(desk, qtbot)
    strip.drop.setFocus()
    qtbot.keyClick(strip.drop, Qt.Key.Key_Escape)
    assert session.scenario is None


def test_the_key_again_goes_to_the_decision(desk: Desk, session: Session, qtbot: QtBot) -> None:
    strip = begin(desk, qtbot)
    session.answer("own_brand", False)
    qtbot.keyClick(desk.window, Qt.Key.Key_F9)
    assert QApplication.focusWidget() is strip.keep
    session.drop_scenario()


def test_saving_saves_what_the_firm_answered_and_says_so(
    desk: Desk, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    desk.answers.file = tmp_path / "甲.yaml"
    own = dossier_document(session.dossier())
    begin(desk, qtbot)
    session.answer("enterprise_name", "假如公司")
    desk.window.commands.save.trigger()
    assert "假如公司" not in desk.answers.file.read_text(encoding="utf-8")
    assert dossier_document(session.dossier()) == own
    assert desk.window.status.message.text() == "已保存企业原来的回答；试算的改动没有写进文件。"
    session.drop_scenario()


def test_nothing_hypothetical_goes_to_paper(desk: Desk, session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    desk.answers.file = tmp_path / "甲.pdf"
    strip = begin(desk, qtbot)
    session.answer("own_brand", False)
    desk.window.commands.export.trigger()
    desk.window.commands.print.trigger()
    desk.window.paper.finish()
    assert list(tmp_path.iterdir()) == []
    assert strip.question.label.text() == "试算的清单不能打印或导出：请先保留或放弃试算。"
    click(strip, "知道了", qtbot)
    assert strip.question.isHidden()
    session.drop_scenario()


def test_a_new_firm_is_begun_after_the_scenario_was_decided(desk: Desk, session: Session, qtbot: QtBot) -> None:
    strip = begin(desk, qtbot)
    session.answer("own_brand", False)
    desk.window.commands.new.trigger()
    assert session.scenario is not None
    assert strip.question.label.text() == "离开这家企业之前：试算的 1 处改动要保留吗？"
    click(strip, "放弃并继续", qtbot)
    assert session.scenario is None
    assert dict(session.document) == {}


def test_opening_may_keep_what_was_tried_out_first(desk: Desk, session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    session.save(tmp_path / "甲.yaml")
    desk.answers.file = tmp_path / "甲.yaml"
    desk.answers.on_unsaved = "save"
    strip = begin(desk, qtbot)
    session.answer("own_brand", False)
    desk.window.commands.open.trigger()
    click(strip, "保留并继续", qtbot)
    assert desk.answers.asked == 1
    assert session.scenario is None
    assert session.reading.facts.values["own_brand"] is False


def test_a_window_that_is_closed_asks_in_the_strip_and_then_goes(desk: Desk, session: Session, qtbot: QtBot) -> None:
    strip = begin(desk, qtbot)
    session.answer("own_brand", False)
    desk.window.close()
    assert desk.window.isVisible()
    click(strip, "回到试算", qtbot)
    assert desk.window.isVisible()
    assert session.raw("own_brand") is False
    desk.window.close()
    click(strip, "放弃并继续", qtbot)
    assert not desk.window.isVisible()


def test_a_scenario_without_changes_is_in_nobodys_way(desk: Desk, session: Session, qtbot: QtBot) -> None:
    begin(desk, qtbot)
    desk.window.files.open_sample(paths.resources() / "samples" / "first-visit.yaml")
    assert session.scenario is None
    assert session.reading.name.startswith("格尔木")


def test_notes_taken_meanwhile_are_offered_back_after_dropping(desk: Desk, session: Session, qtbot: QtBot) -> None:
    begin(desk, qtbot)
    session.answer("own_brand", False)
    session.do_work("S03h", Work("preparing", note="打过电话"), "记")
    desk.window.trying.drop()
    assert session.work("S03h") == Work()
    (notice,) = desk.window.notices.notices()
    assert notice.sentence == "试算已放弃；其间记下的 1 项办理情况也一并收回了。"
    button = next(one for one in notice.findChildren(QPushButton) if one.text() == "留下办理情况")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert session.work("S03h").note == "打过电话"
    assert session.undo_group.undoText() == "留下试算期间的办理情况"
    assert session.reading.facts.values["own_brand"] is True


def test_half_typed_text_goes_with_the_scenario_and_never_into_the_firms_answers(
    desk: Desk, session: Session, qtbot: QtBot
) -> None:
    own = dossier_document(session.dossier())
    begin(desk, qtbot)
    desk.window.zones.jump_to("enterprise_name")
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, "ABC")
    desk.window.trying.drop()
    desk.window.zones.checklist.tree.setFocus()
    assert dossier_document(session.dossier()) == own
    assert session.undo_stack.count() == 0


def test_copied_evidence_says_that_it_is_hypothetical_and_on_what_it_rests(
    desk: Desk, session: Session, qtbot: QtBot
) -> None:
    begin(desk, qtbot)
    session.answer("export_refund.filed", False)
    desk.window.zones.choose("S03h")
    desk.window.commands.copy.trigger()
    text = QGuiApplication.clipboard().text()
    assert "假如：改动只是试算，不是企业的回答。试算的改动：已办出口退（免）税备案：是 → 否" in text
    session.drop_scenario()
    desk.window.commands.copy.trigger()
    assert "假如" not in QGuiApplication.clipboard().text()


def test_a_change_of_look_keeps_the_scenario_and_its_strip(desk: Desk, session: Session, qtbot: QtBot) -> None:
    begin(desk, qtbot)
    session.answer("export_refund.filed", False)
    desk.window.use_theme("dark")
    strip = desk.window.trying.strip
    qtbot.waitUntil(strip.isVisible)
    assert "S03h" in strip.lost.ids()
    desk.window.use_language("en")
    assert strip.lost.item(strip.lost.ids().index("S03h")).text().startswith("Export VAT refund")
    session.drop_scenario()


def test_in_a_low_window_the_lists_begin_folded(desk: Desk, session: Session, qtbot: QtBot) -> None:
    desk.window.resize(1366, 500)
    strip = begin(desk, qtbot)
    assert strip.details.isHidden()
    assert strip.isVisible()
    qtbot.mouseClick(strip.fold, Qt.MouseButton.LeftButton)
    assert strip.details.isVisible()
    session.drop_scenario()


def test_the_lists_can_be_folded_and_the_headline_stays(desk: Desk, session: Session, qtbot: QtBot) -> None:
    strip = begin(desk, qtbot)
    session.answer("export_refund.filed", False)
    qtbot.mouseClick(strip.fold, Qt.MouseButton.LeftButton)
    assert strip.details.isHidden()
    assert strip.fold.text() == "展开"
    assert strip.summary.text().startswith("得到 0 · 失去 1")
    session.drop_scenario()


def test_a_recent_file_is_opened_after_the_scenario_was_decided(
    desk: Desk, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    session.save(tmp_path / "甲.yaml")
    strip = begin(desk, qtbot)
    session.answer("own_brand", False)
    desk.window.recent.open(tmp_path / "甲.yaml")
    assert session.raw("own_brand") is False
    click(strip, "放弃并继续", qtbot)
    assert session.scenario is None
    assert session.path == tmp_path / "甲.yaml"


def test_keeping_what_was_only_spelled_otherwise_shows_the_firms_own_spelling(desk: Desk, session: Session) -> None:
    own = session.raw("enterprise_name")
    desk.window.commands.try_out.trigger()
    session.answer("enterprise_name", f" {own}")
    desk.window.trying.keep()
    assert session.raw("enterprise_name") == own
    editor = desk.window.zones.form.boxes["enterprise_name"].editor
    assert editor.findChild(QLineEdit).text() == own
    assert not session.is_modified()
