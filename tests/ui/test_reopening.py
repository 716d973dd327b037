"""A printed checklist comes back into the window: opened, or dropped onto it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from qhchecklist import paths
from qhchecklist.assess.assessment import Assessor
from qhchecklist.assess.explain import Explainer
from qhchecklist.checklist import Checklist, make_checklist
from qhchecklist.dossier import load_dossier
from qhchecklist.intake.template import render_template
from qhchecklist.policy.profile import read_profile
from qhchecklist.policy.rulebook import Rulebook
from qhchecklist.report.options import RecordHead
from qhchecklist.report.round_trip.payload import case_of, encode_case
from qhchecklist.report.table import make_table
from qhchecklist.report.table_xlsx import render_xlsx
from qhchecklist.ui.differences import DifferencesWindow
from qhchecklist.ui.record_check import RecordCheck
from qhchecklist.work import Work
from tests.printed_case import with_case
from tests.store.records_written import chain, exported
from tests.ui.desk import Desk
from tests.ui.dragging import entering

PRINTED_ON = date(2026, 11, 22)


@pytest.fixture(scope="module")
def checklist(rulebook: Rulebook) -> Checklist:
    """Another firm than the one at work."""
    profile = load_dossier(paths.resources() / "samples" / "battery-maker.yaml").profile
    reading = read_profile(profile, rulebook.catalogue, rulebook.codes)
    assessment = Assessor(rulebook).assess(reading, PRINTED_ON)
    return make_checklist(assessment, {"S03h": Work("submitted", frozenset({0}), "已交")}, date(2024, 5, 1))


@pytest.fixture
def printed(checklist: Checklist, tmp_path: Path) -> Path:
    """Printed some time ago, and one more step ticked in a reader since."""
    path = tmp_path / "电池企业 清单.pdf"
    path.write_bytes(with_case(encode_case(case_of(checklist)), {"step-S03h-1": True, "step-S03h-2": True}))
    return path


class Drag:
    """Files dragged over a window from elsewhere, at a widget."""

    def __init__(self, desk: Desk, *files: Path, text: str = "") -> None:
        self.window = desk.window
        self.data = QMimeData()
        if files:
            self.data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        if text:
            self.data.setText(text)
        self.place = QPoint(200, 200)

    def over(self, widget: QLineEdit) -> Drag:
        self.place = widget.mapTo(self.window, widget.rect().center())
        return self

    def enter(self) -> bool:
        event = entering(self.place, self.data)
        QCoreApplication.sendEvent(self.window.windowHandle(), event)
        return event.isAccepted()

    def leave(self) -> None:
        QCoreApplication.sendEvent(self.window.windowHandle(), QDragLeaveEvent())

    def drop(self) -> None:
        event = QDropEvent(
            QPointF(self.place),
            Qt.DropAction.CopyAction,
            self.data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QCoreApplication.sendEvent(self.window.windowHandle(), event)

    @property
    def sign(self) -> str:
        sign = self.window.drops.sign
        return sign.text() if sign is not None and sign.isVisible() else ""


def wait_for_firm(desk: Desk, qtbot: QtBot, name: str) -> None:
    qtbot.waitUntil(lambda: name in desk.window.session.reading.name)


def press(desk: Desk, words: str) -> None:
    notice = desk.window.notices.notices()[-1]
    next(one for one in notice.findChildren(QPushButton) if one.text() == words).click()


@pytest.fixture
def closing(desk: Desk) -> Iterator[None]:
    yield
    for window in desk.window.findChildren(DifferencesWindow):
        window.close()


def test_a_dropped_checklist_is_restored_as_an_unsaved_firm(
    desk: Desk, qtbot: QtBot, printed: Path, checklist: Checklist
) -> None:
    session = desk.window.session
    drag = Drag(desk, printed)
    assert drag.enter()
    assert drag.sign == "松开即打开“电池企业 清单.pdf”"
    drag.drop()
    assert drag.sign == ""
    wait_for_firm(desk, qtbot, checklist.assessment.reading.name)
    assert session.path is None
    assert session.is_modified()
    assert session.reading.sha256 == checklist.assessment.reading.sha256
    assert session.work("S03h") == Work("submitted", frozenset({0, 1}), "已交")
    assert session.state.business_day == date(2024, 5, 1)
    assert checklist.assessment.reading.name in desk.window.windowTitle()
    assert desk.window.files.folder == str(printed.parent)
    assert Path(desk.window.files.suggestion("yaml")).stem in checklist.assessment.reading.name


def test_what_differs_from_the_paper_is_told_and_can_be_listed(
    desk: Desk, qtbot: QtBot, printed: Path, checklist: Checklist, closing: None
) -> None:
    desk.answers.file = printed
    desk.window.commands.open.trigger()
    wait_for_firm(desk, qtbot, checklist.assessment.reading.name)
    said = desk.window.notices.sentences()[-1]
    assert said.startswith(f"已恢复 {checklist.assessment.reading.name}（2026年11月22日按 qinghai-2022")
    press(desk, "看有哪些不同")
    (shown,) = desk.window.findChildren(DifferencesWindow)
    lines = shown.list.toPlainText().splitlines()
    assert lines[0] == "1. 判断日期：打印时 2026-11-22，现在 2024-06-01。"
    assert lines[-1].endswith("第 2 步在 PDF 里勾选了。")
    assert shown.summary.text() == said
    desk.window.commands.new.trigger()  # another firm, so the list has nothing to say any more
    assert not shown.isVisible()


def test_a_record_is_held_against_what_the_paper_says_of_it(
    desk: Desk, qtbot: QtBot, tmp_path: Path, checklist: Checklist, closing: None
) -> None:
    desk.window.session.set_as_of(PRINTED_ON)
    entries, path, log = chain(), tmp_path / "a.pdf", tmp_path / "记录.jsonl"
    told = RecordHead(4, entries[3].sha256, "李窗口", PRINTED_ON)
    path.write_bytes(with_case(encode_case(case_of(checklist, told))))
    Drag(desk, path).drop()
    wait_for_firm(desk, qtbot, checklist.assessment.reading.name)
    said = f"纸面所记：2026年11月22日由李窗口告知，当时咨询记录到第 4 号 {entries[3].sha256[:4]} "
    assert said in desk.window.notices.sentences()[-1]
    press(desk, "与咨询记录核对")
    (shown,) = desk.window.findChildren(DifferencesWindow)
    check = shown.findChild(RecordCheck)
    assert check is not None
    assert check.told.text().startswith(said)
    for data, found in (
        (exported(entries), "这份咨询记录里有第 4 号，与纸面一致；全部 6 条都未被改动。"),
        (exported(entries[:3]), "咨询记录第 4 号：应有这一条，文件到前一条就完了；请与备份或较早导出的记录对照。"),
        (b"x", "记录.jsonl 不是咨询记录，或第一行被改动过；请选本程序导出的记录文件（.jsonl）。"),
    ):
        log.write_bytes(data)
        desk.answers.file = log
        check.button.click()
        qtbot.waitUntil(lambda found=found: check.answer.text() == found)


def test_nothing_is_offered_where_nothing_differs(
    desk: Desk, qtbot: QtBot, tmp_path: Path, checklist: Checklist
) -> None:
    desk.window.session.set_as_of(PRINTED_ON)
    path = tmp_path / "a.pdf"
    path.write_bytes(with_case(encode_case(case_of(checklist))))
    Drag(desk, path).drop()
    wait_for_firm(desk, qtbot, checklist.assessment.reading.name)
    notice = desk.window.notices.notices()[-1]
    assert "与打印时没有不同" in notice.sentence
    assert [one.text() for one in notice.findChildren(QPushButton)] == ["知道了"]


def test_a_drop_on_a_field_opens_the_file_and_types_nothing(
    desk: Desk, qtbot: QtBot, printed: Path, checklist: Checklist
) -> None:
    """File managers offer the path as text too, and a field would take that."""
    desk.window.commands.next_question.trigger()
    desk.window.session.answer("enterprise_name", "甲公司")
    field = next(one for one in desk.window.zones.form.findChildren(QLineEdit) if one.text() == "甲公司")
    drag = Drag(desk, printed, text=str(printed)).over(field)
    assert drag.enter()
    drag.drop()
    assert field.text() == "甲公司"
    wait_for_firm(desk, qtbot, checklist.assessment.reading.name)


def test_text_is_dragged_as_ever(desk: Desk) -> None:
    drag = Drag(desk, text="藜麦")
    assert not drag.enter()
    assert drag.sign == ""


def test_unsaved_changes_are_asked_about_first(desk: Desk, qtbot: QtBot, printed: Path, checklist: Checklist) -> None:
    session = desk.window.session
    name = session.reading.name
    session.answer("own_brand", False)
    desk.answers.on_unsaved = "cancel"
    Drag(desk, printed).drop()
    qtbot.waitUntil(lambda: desk.answers.asked == 1)
    assert session.reading.name == name
    assert not desk.window.status.message.text()
    desk.answers.on_unsaved = "discard"
    Drag(desk, printed).drop()
    wait_for_firm(desk, qtbot, checklist.assessment.reading.name)
    assert desk.answers.asked == 2


def test_what_is_typed_while_a_file_is_read_is_asked_about(
    desk: Desk, qtbot: QtBot, printed: Path, checklist: Checklist
) -> None:
    desk.window.files.open(printed)
    desk.window.session.answer("own_brand", False)
    desk.answers.on_unsaved = "cancel"
    qtbot.waitUntil(lambda: desk.answers.asked == 1)
    assert desk.window.session.raw("own_brand") is False
    assert desk.window.session.reading.name != checklist.assessment.reading.name


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (["说明.docx"], "不能打开“说明.docx”"),
        (["a.pdf", "b.pdf"], "一次只能打开一个文件"),
        (["folder"], "不能打开“folder”"),
    ],
)
def test_other_files_are_refused_with_a_sentence(desk: Desk, tmp_path: Path, names: list[str], told: str) -> None:
    drag = Drag(desk, *(tmp_path / name for name in names))
    assert not drag.enter()
    assert told in drag.sign
    drag.leave()
    assert drag.sign == ""
    drag.drop()  # some desktops drop all the same
    assert told in desk.window.notices.sentences()[-1]


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 broken", with_case(b'{"format": "qhchecklist-case/7"}')])
def test_a_file_that_cannot_be_read_changes_nothing(desk: Desk, qtbot: QtBot, tmp_path: Path, data: bytes) -> None:
    state = desk.window.session.state
    path = tmp_path / "坏.pdf"
    path.write_bytes(data)
    Drag(desk, path).drop()
    qtbot.waitUntil(lambda: bool(desk.window.notices.sentences()))
    assert desk.window.notices.sentences()[-1].startswith("坏.pdf")
    assert desk.window.session.state is state


def test_markup_in_a_restored_name_stays_text(
    desk: Desk, qtbot: QtBot, tmp_path: Path, checklist: Checklist, closing: None
) -> None:
    data = json.loads(encode_case(case_of(checklist)))
    data["dossier"]["enterprise_name"] = name = '<b>甲</b><img src="x">'
    path = tmp_path / "a.pdf"
    path.write_bytes(with_case(json.dumps(data).encode()))
    Drag(desk, path).drop()
    wait_for_firm(desk, qtbot, "<b>甲</b>")
    assert name in desk.window.notices.notices()[-1].label.text()
    assert desk.window.notices.notices()[-1].label.textFormat() == Qt.TextFormat.PlainText


def test_dossiers_are_dropped_like_they_are_opened(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "乙.yaml"
    path.write_text("enterprise_name: 乙公司\n", encoding="utf-8")
    Drag(desk, path).drop()
    wait_for_firm(desk, qtbot, "乙公司")
    assert desk.window.session.path == path
    assert not desk.window.session.is_modified()


def test_a_filled_in_form_becomes_an_unsaved_firm_of_its_own(
    desk: Desk, qtbot: QtBot, tmp_path: Path, rulebook: Rulebook
) -> None:
    desk.window.session.do_work("S03h", Work(note="别家的"), "x")
    path = tmp_path / "填写表.xlsx"
    path.write_bytes(render_template(rulebook.catalogue, rulebook.codes))
    made = openpyxl.load_workbook(path)
    for row in made.worksheets[0].iter_rows():
        if row[0].value == "enterprise_name":
            row[4].value = "柴达木试验公司"
    made.save(path)
    Drag(desk, path).drop()
    wait_for_firm(desk, qtbot, "柴达木试验公司")
    assert (desk.window.session.path, desk.window.session.is_modified()) == (None, True)
    assert desk.window.session.state.work == {}
    assert not desk.window.session.undo_stack.canUndo()


def test_an_exported_table_is_no_firm(
    desk: Desk, qtbot: QtBot, tmp_path: Path, checklist: Checklist, rulebook: Rulebook
) -> None:
    state = desk.window.session.state
    path = tmp_path / "清单.xlsx"
    path.write_bytes(render_xlsx(make_table(checklist, Explainer(rulebook), "zh"), checklist))
    Drag(desk, path).drop()
    qtbot.waitUntil(lambda: bool(desk.window.notices.sentences()))
    assert "是导出的清单表" in desk.window.notices.sentences()[-1]
    assert desk.window.session.state is state


def test_a_scenario_is_decided_before_another_firm_comes(
    desk: Desk, qtbot: QtBot, printed: Path, checklist: Checklist
) -> None:
    session = desk.window.session
    name = session.reading.name
    session.begin_scenario()
    session.answer("own_brand", False)
    Drag(desk, printed).drop()
    QCoreApplication.sendPostedEvents()
    assert session.scenario is not None
    assert session.own_reading.name == name


def test_the_window_can_be_left_while_a_file_is_read(desk: Desk, qtbot: QtBot, printed: Path) -> None:
    desk.window.files.open(printed)
    with qtbot.waitSignal(desk.window.left):
        desk.window.close()
