"""The window as a whole: commands, files, language, look, and leaving."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QRect, Qt
from PySide6.QtWidgets import QApplication, QCalendarWidget, QWidget
from pytestqt.qtbot import QtBot

from qhchecklist import paths
from qhchecklist.ui import theme
from qhchecklist.ui.about import About
from qhchecklist.ui.day_field import read_day
from qhchecklist.ui.form.goods_editor import GoodsEditor
from qhchecklist.ui.placement import fitted
from qhchecklist.ui.policy_reader import PolicyReader
from qhchecklist.ui.session import Session
from tests.ui.desk import TODAY, Desk


def test_selecting_a_row_explains_it_and_a_jump_reaches_the_form(desk: Desk, qtbot: QtBot) -> None:
    zones = desk.window.zones
    zones.checklist.choose("S01a")
    assert zones.evidence.evidence is not None
    assert zones.evidence.evidence.support_id == "S01a"
    zones.evidence.wanted.emit("recognitions")
    focus = QApplication.focusWidget()
    assert focus is not None
    assert zones.form.isAncestorOf(focus)


def test_undo_and_redo_name_their_step(desk: Desk, session: Session) -> None:
    actions = desk.window.commands
    assert not actions.undo.isEnabled()
    session.answer("export_refund.filed", False)
    assert actions.undo.text() == "撤销：改“已办出口退（免）税备案”"
    assert desk.window.status.undo.text() == "可撤销：改“已办出口退（免）税备案”"
    actions.undo.trigger()
    assert session.reading.facts.values["export_refund.filed"] is True
    assert actions.redo.text() == "重做：改“已办出口退（免）税备案”"
    actions.redo.trigger()
    assert session.reading.facts.values["export_refund.filed"] is False


def test_the_as_of_date_changes_words_and_banner(desk: Desk, session: Session) -> None:
    window = desk.window
    assert window.banner.label.text().endswith(
        "今天（2026年11月22日）本文件有效期已届满，结论只就判断日期而言，不构成现行政策依据；办理前请确认现行规定。"
    )
    assert window.banner.property("tone") == "warn"
    window.header.today.click()
    assert session.as_of == TODAY
    assert window.banner.property("tone") == "warn"
    assert window.banner.label.text() == session.rulebook.policy.head.banner.expired.zh
    assert window.zones.checklist.counts.sentence().startswith("27 原属适用")
    assert not window.header.today.isEnabled()


@pytest.mark.parametrize(
    "text", ["2024-06-02", "2024/6/2", "20240602", "2024年6月2日", " 2024-6-2 ", "２０２４－６－２"]
)
def test_a_day_is_read_as_people_write_it(text: str) -> None:
    assert read_day(text) == date(2024, 6, 2)


@pytest.mark.parametrize("text", ["", "2024-13-01", "2024-02-30", "1999-12-31", "21000101", "6月2日", "202461"])
def test_what_is_no_day_is_not_read(text: str) -> None:
    assert read_day(text) is None


@pytest.mark.parametrize("start", ["all", "home", "end"])
def test_a_whole_day_typed_over_in_front_or_behind_replaces_the_old_one(
    desk: Desk, session: Session, qtbot: QtBot, start: str
) -> None:
    field = desk.window.header.day
    field.setFocus()
    keys = {
        "all": (Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier),
        "home": (Qt.Key.Key_Home,),
        "end": (Qt.Key.Key_End,),
    }
    qtbot.keyClick(field, *keys[start])
    days = [session.as_of]
    session.assessed.connect(lambda: days.append(session.as_of))
    qtbot.keyClicks(field, "2025-07-03")
    assert len(days) == 1
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert days[1:] == [date(2025, 7, 3)]
    assert field.text() == "2025-07-03"


def test_a_day_is_taken_over_when_the_field_is_left(desk: Desk, session: Session, qtbot: QtBot) -> None:
    qtbot.waitUntil(desk.window.isActiveWindow)
    field = desk.window.header.day
    field.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.keyClick(field, Qt.Key.Key_Up)
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert session.as_of == date(2024, 6, 1)
    field.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClicks(field, "20250703")
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert session.as_of == date(2025, 7, 3)


def test_a_text_that_is_no_day_is_refused_and_the_old_day_is_back(desk: Desk, session: Session, qtbot: QtBot) -> None:
    header = desk.window.header
    header.day.setFocus()
    header.day.selectAll()
    qtbot.keyClicks(header.day, "2024-13-01")
    qtbot.keyClick(header.day, Qt.Key.Key_Return)
    assert header.day.text() == "2024-06-01"
    assert session.as_of == date(2024, 6, 1)
    assert header.refusal.isVisible()
    assert header.day.accessibleDescription() == header.refusal.text()
    qtbot.keyClicks(header.day, "2")
    assert not header.refusal.isVisible()
    qtbot.keyClick(header.day, Qt.Key.Key_Escape)
    assert header.day.text() == "2024-06-01"


@pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)  # a popup grabs the keyboard
def test_a_day_is_picked_from_the_calendar(desk: Desk, session: Session, qtbot: QtBot) -> None:
    field = desk.window.header.day
    field.pick.trigger()
    calendar = field.findChild(QCalendarWidget)
    assert calendar is not None
    assert calendar.isVisible()
    assert calendar.selectedDate() == QDate(2024, 6, 1)
    calendar.clicked.emit(QDate(2024, 6, 20))
    assert not calendar.isVisible()
    assert session.as_of == date(2024, 6, 20)
    assert field.text() == "2024-06-20"


def test_the_status_line_counts_what_is_to_be_checked_and_leads_there(
    desk: Desk, session: Session, qtbot: QtBot
) -> None:
    status, form = desk.window.status, desk.window.zones.form
    qtbot.waitUntil(desk.window.isActiveWindow)
    assert status.problems.isHidden()
    session.replace_all({**session.document, "employees": "很多", "enterprize": "x"}, "test")
    doubtful = [one.field for one in session.reading.problems if one.severity != "notice"]
    assert set(doubtful) == {"employees", "enterprize"}
    assert status.problems.isVisible()
    assert status.problems.text() == f"填写需核对 {len(doubtful)}"
    desk.window.commands.zones["form"].setChecked(False)
    asked: list[str] = []
    status.problem_asked.connect(asked.append)
    for _ in range(3):
        status.problems.click()
    assert asked == [*dict.fromkeys(doubtful), doubtful[0]]
    assert desk.window.commands.zones["form"].isChecked()
    while asked[-1] != "employees":
        status.problems.click()
    assert form.boxes["employees"].isAncestorOf(QApplication.focusWidget() or status)
    session.undo_stack.undo()
    assert status.problems.isHidden()


def test_a_problem_in_a_cell_is_reached_from_the_status_line(desk: Desk, session: Session) -> None:
    lines = session.raw("trade_lines")
    assert isinstance(lines, list)
    session.answer("trade_lines", [lines[0], {**lines[1], "hs": "abc"}])
    desk.window.status.problems.click()
    here = desk.window.zones.form.boxes["trade_lines"]
    assert here.isAncestorOf(QApplication.focusWidget() or desk.window)


def test_a_new_profile_begins_with_the_name_of_the_firm(desk: Desk, qtbot: QtBot) -> None:
    qtbot.waitUntil(desk.window.isActiveWindow)
    desk.window.commands.new.trigger()
    here = QApplication.focusWidget()
    assert here is not None
    assert desk.window.zones.form.boxes["enterprise_name"].isAncestorOf(here)


def test_the_status_line_tells_when_the_pack_is_past_its_review(session: Session, qtbot: QtBot) -> None:
    from qhchecklist.ui.status import StatusLine

    late = StatusLine(session, lambda: date(2027, 7, 1))
    qtbot.addWidget(late)
    assert "本规则包已超过复核日期" in late.pack.text()
    early = StatusLine(session, lambda: TODAY)
    qtbot.addWidget(early)
    assert "超过" not in early.pack.text()
    assert "qinghai-2022" in early.pack.text()


def test_a_profile_is_saved_and_opened_again(desk: Desk, session: Session, tmp_path: Path) -> None:
    path = tmp_path / "客户 甲.yaml"
    desk.answers.file = path
    session.answer("employees", 77)
    assert desk.window.isWindowModified()
    desk.window.commands.save.trigger()
    assert not desk.window.isWindowModified()
    assert desk.window.status.saved.text() == "已保存：客户 甲.yaml"
    desk.window.commands.new.trigger()
    assert session.raw("employees") is None
    desk.window.commands.open.trigger()
    assert session.raw("employees") == "77"


def test_saving_takes_over_what_is_still_being_typed(
    desk: Desk, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "firm.yaml"
    desk.answers.file = path
    desk.window.zones.form.jump_to("employees")
    line = desk.window.zones.form.boxes["employees"].editor.line
    qtbot.waitUntil(line.hasFocus)
    line.selectAll()
    qtbot.keyClicks(line, "58")
    desk.window.commands.save.trigger()
    assert session.raw("employees") == "58"
    assert "employees: 58" in path.read_text(encoding="utf-8")


def test_a_file_that_cannot_be_read_is_explained_and_changes_nothing(
    desk: Desk, session: Session, tmp_path: Path
) -> None:
    path = tmp_path / "坏.yaml"
    path.write_text("[1, 2", encoding="utf-8")
    before = session.document
    assert not desk.window.files.open(path)
    assert session.document is before
    assert "坏.yaml" in desk.window.notices.sentences()[0]


def test_leaving_with_unsaved_changes_asks_and_can_be_cancelled(desk: Desk, session: Session) -> None:
    session.answer("employees", 77)
    desk.answers.on_unsaved = "cancel"
    assert not desk.window.close()
    assert desk.window.isVisible()
    desk.window.commands.new.trigger()
    assert session.raw("employees") == 77
    assert desk.answers.asked == 2


def test_leaving_keeps_place_and_folding(desk: Desk) -> None:
    desk.window.commands.zones["index"].trigger()
    desk.window.close()
    assert len(desk.kept) == 1
    assert desk.kept[0].hidden == ("index",)
    assert desk.kept[0].geometry[2:] == (desk.window.width(), desk.window.height())


def test_the_pdf_is_written_in_the_background_and_can_be_opened(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "清单.pdf"
    exporting = desk.window.paper.exporting
    with qtbot.waitSignal(exporting.exported):
        exporting.export_to(path)
        assert desk.window.status.jobs.stop.isVisible()
    assert path.read_bytes().startswith(b"%PDF-")
    assert list(tmp_path.iterdir()) == [path]
    assert desk.window.status.message.text() == "已导出 清单.pdf"
    assert desk.window.status.open.isVisible()
    assert desk.window.status.folder.isVisible()
    assert not desk.window.status.jobs.isVisible()


def test_a_pdf_that_cannot_be_written_is_explained(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    exporting = desk.window.paper.exporting
    with qtbot.waitSignal(exporting.stopped):
        exporting.export_to(tmp_path / "没有这个文件夹" / "清单.pdf")
    assert "存不进" in desk.window.notices.sentences()[0]


def test_a_name_the_bundled_fonts_cannot_print_is_written_and_explained(
    desk: Desk, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    session.answer("enterprise_name", "\U0001f600公司")
    exporting = desk.window.paper.exporting
    with qtbot.waitSignal(exporting.exported):
        exporting.export_to(tmp_path / "清单.pdf")
    (said,) = desk.window.notices.sentences()
    assert "〔U+1F600〕（见企业名称）" in said
    assert [path.name for path in tmp_path.iterdir()] == ["清单.pdf"]


def test_a_name_that_looks_like_markup_stays_text(desk: Desk, session: Session) -> None:
    session.answer("enterprise_name", "<b>甲</b>公司")
    header = desk.window.header
    assert header.name.text() == "<b>甲</b>公司"
    assert header.name.textFormat() == Qt.TextFormat.PlainText
    assert "<" not in header.name.toolTip()


def test_the_language_is_switched_at_run_time_and_back(desk: Desk, session: Session) -> None:
    window = desk.window
    window.commands.languages["en"].trigger()
    assert session.lang == "en"
    assert window.commands.save.text() == "&Save"
    assert window.header.today.text() == "Today"
    assert window.zones.checklist.counts.sentence().startswith("27 apply · ")
    assert window.banner.label.text() == session.checklist.banner_on(TODAY).en
    window.commands.languages["zh"].trigger()
    assert window.commands.save.text() == "保存(&S)"


def test_a_change_of_look_keeps_the_selection(desk: Desk, qapp: QApplication) -> None:
    desk.window.zones.choose("S03a")
    desk.window.commands.themes["dark"].trigger()
    assert theme.palette() is theme.DARK
    desk.window.commands.scales[150].trigger()
    assert theme.scale() == 1.5
    assert desk.window.zones.chosen() == "S03a"
    desk.window.commands.themes["light"].trigger()
    assert theme.palette() is theme.LIGHT


def test_f6_walks_the_four_zones_and_comes_back(desk: Desk, qtbot: QtBot) -> None:
    zones = desk.window.zones
    qtbot.waitUntil(lambda: desk.window.isActiveWindow())
    desk.window.resize(1400, 800)
    qtbot.waitUntil(lambda: zones.index.isVisible())
    zones.checklist.tree.setFocus()
    visited = []
    for _ in range(4):
        desk.window.ways.next_zone()
        here = QApplication.focusWidget()
        assert here is not None
        visited.append(
            next(
                name
                for name in ("index", "form", "checklist", "evidence")
                if getattr(zones, name) is here or getattr(zones, name).isAncestorOf(here)
            )
        )
    assert visited == ["evidence", "index", "form", "checklist"]


def test_a_narrow_window_puts_the_evidence_below_the_list(desk: Desk, qtbot: QtBot) -> None:
    zones = desk.window.zones
    desk.window.resize(1400, 800)
    qtbot.waitUntil(lambda: zones.width() >= 1300)
    beside = zones.evidence.mapTo(zones, zones.evidence.rect().topLeft())
    desk.window.resize(1000, 800)
    qtbot.waitUntil(lambda: zones.evidence.mapTo(zones, zones.evidence.rect().topLeft()).y() > beside.y() + 100)


def test_every_widget_that_takes_the_keyboard_has_a_name(desk: Desk) -> None:
    nameless = [
        f"{type(widget).__name__} {widget.objectName()}"
        for zone in (desk.window.header, desk.window.zones.checklist, desk.window.zones.evidence)
        for widget in [zone, *zone.findChildren(QWidget)]
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.objectName().startswith("qt_")
        and not (widget.accessibleName() or getattr(widget, "text", str)())
    ]
    assert nameless == []


def test_the_reader_shows_the_whole_notice_with_its_gaps(desk: Desk, session: Session) -> None:
    desk.window.commands.read_policy.trigger()
    reader = desk.window.findChild(PolicyReader)
    assert reader is not None
    text = reader.text.toPlainText()
    policy = session.rulebook.policy
    assert all(f"[{one.id}]  {one.text}" in text for one in policy.provisions.values())
    assert all(gap.text.zh in text for gap in policy.head.gaps)
    reader.close()


def test_about_names_the_pack(desk: Desk) -> None:
    desk.window.commands.about.trigger()
    about = desk.window.findChild(About)
    assert about is not None
    about.close()


@pytest.mark.parametrize(
    ("kept", "expected"),
    [
        ((), QRect(240, 90, 1440, 900)),
        ((100, 100, 1200, 700), QRect(100, 100, 1200, 700)),
        ((5000, 5000, 1200, 700), QRect(720, 380, 1200, 700)),
        ((-500, -40, 3000, 2000), QRect(0, 0, 1920, 1080)),
        ((10, 10, 5, 5), QRect(10, 10, 720, 480)),
    ],
)
def test_the_window_opens_inside_a_screen_that_exists(kept: tuple[int, ...], expected: QRect) -> None:
    assert fitted(kept, [QRect(0, 0, 1920, 1080)]) == expected


def test_every_sample_opens_without_a_question(desk: Desk, session: Session) -> None:
    for path in paths.samples():
        desk.window.files.open_sample(path)
        assert session.document
    assert desk.answers.asked == 0


def test_a_narrow_window_drops_the_sections_down_from_a_button(desk: Desk, qtbot: QtBot) -> None:
    zones = desk.window.zones
    desk.window.resize(1366, 768)
    qtbot.waitUntil(zones.index.isVisible)
    assert not zones.menu.isVisible()
    desk.window.resize(800, 700)
    qtbot.waitUntil(zones.menu.isVisible)
    assert not zones.index.isVisible()
    desk.window.commands.zones["index"].setChecked(False)
    assert not zones.menu.isVisible()
    desk.window.commands.zones["index"].setChecked(True)
    zones.checklist.tree.setFocus()
    desk.window.ways.next_zone()
    desk.window.ways.next_zone()
    assert QApplication.focusWidget() is zones.menu.button
    desk.window.ways.next_zone()
    assert zones.form.isAncestorOf(QApplication.focusWidget())


def test_a_name_cannot_turn_round_the_words_that_follow_it(desk: Desk, session: Session) -> None:
    session.answer("enterprise_name", "\u202e甲公司\u2066\u200b")
    assert session.reading.name == "甲公司"
    assert desk.window.windowTitle() == "甲公司[*] — 青海外贸政策适用清单"


def test_rows_too_many_to_paste_are_told_until_somebody_has_read_it(desk: Desk, session: Session) -> None:
    QApplication.clipboard().setText("品名\tHS编码\n" + "藜麦\t10085090\n" * 600)
    editor = desk.window.zones.form.boxes["trade_lines"].editor
    assert isinstance(editor, GoodsEditor)
    editor.paste()
    QApplication.clipboard().clear()
    (sentence,) = desk.window.notices.sentences()
    assert "只取了前" in sentence


def test_the_menu_of_a_narrow_window_says_what_the_index_would(desk: Desk, qtbot: QtBot) -> None:
    """At once, after an answer and in another language; not what it said before."""
    window = desk.window
    window.resize(800, 900)
    menu, index = window.zones.menu, window.zones.index
    qtbot.waitUntil(menu.isVisible)

    def agrees() -> bool:
        row = next(one for one in index.rows if one.section.key == window.zones.form.current_section)
        return row.text() in menu.button.text() and row.count in menu.button.text() and bool(row.count)

    assert agrees()
    window.session.answer("uscc", None)
    assert agrees()
    window.use_language("en")
    assert agrees()


def test_what_was_said_of_a_step_goes_when_the_step_is_taken_back(desk: Desk, session: Session) -> None:
    session.answer("enterprise_name", "乙公司")
    desk.window.status.say("已粘贴 2 行")
    session.answer("employees", 3)
    assert desk.window.status.message.text() == "已粘贴 2 行"
    session.undo_stack.undo()
    assert desk.window.status.message.text() == ""


def test_a_new_client_with_a_name_goes_on_with_its_code(desk: Desk, qtbot: QtBot) -> None:
    desk.window.clients.begin_named("丙公司")
    editor = desk.window.zones.form.boxes["uscc"].editor
    qtbot.waitUntil(lambda: editor.isAncestorOf(QApplication.focusWidget() or desk.window))
