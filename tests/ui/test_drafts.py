"""Nothing is lost: the draft follows every change, and the next start offers it."""

from __future__ import annotations

import errno
import os
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from qhchecklist.dossier import Dossier, load_dossier
from qhchecklist.draft import Draft, DraftFile, encode, left_behind, read
from qhchecklist.policy.problem import UnreadableFileError
from qhchecklist.ui.drafts import DraftKeeper
from qhchecklist.ui.form.certificate_editor import CertificatesEditor
from qhchecklist.ui.form.editor import Editor
from qhchecklist.ui.form.goods_editor import GoodsEditor
from qhchecklist.ui.form.text_editors import LineEditor
from qhchecklist.ui.notices import Notice
from qhchecklist.ui.recovery import Recovery
from qhchecklist.ui.session import Session
from qhchecklist.work import Work
from tests.ui.desk import Desk

DAY = date(2024, 6, 1)


class Kept(NamedTuple):
    """A window with its draft."""

    desk: Desk
    keeper: DraftKeeper
    folder: Path

    def draft(self) -> Draft:
        return read(self.keeper.path)

    def recover(self) -> Recovery:
        """What a start does after the window is shown."""
        window = self.desk.window
        recovery = Recovery(window.session, window.files, self.keeper, window.notices, window)
        recovery.begin(self.folder)
        return recovery

    def press(self, words: str) -> None:
        """Press a button of the notice shown last."""
        notice = self.desk.window.notices.notices()[-1]
        button = next(one for one in notice.findChildren(QPushButton) if one.text() == words)
        button.click()


@pytest.fixture
def kept(desk: Desk, tmp_path: Path) -> Kept:
    folder = tmp_path / "草稿 文件夹"
    keeper = DraftKeeper(desk.window.session, folder, desk.window.notices.tell, desk.window)
    desk.window.left.connect(keeper.finish)
    return Kept(desk, keeper, folder)


def leave(folder: Path, name: str, path: Path | None = None, **answers: object) -> None:
    """A draft whose program has gone."""
    file = DraftFile(folder, name)
    file.write(encode(Dossier(answers), DAY, path))
    file.let_go()


def all_editors(kind: type[Editor]) -> list[type[Editor]]:
    return [kind, *(one for inner in kind.__subclasses__() for one in all_editors(inner))]


def compose(widget: QWidget, text: str) -> None:
    """Chinese as an input method commits it."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


# --- every change ------------------------------------------------------------------------------------


def test_every_change_is_in_the_draft_before_the_next_can_be_made(kept: Kept, session: Session) -> None:
    session.answer("enterprise_name", "甲公司")
    assert kept.draft().dossier.profile["enterprise_name"] == "甲公司"
    session.do_work("S03h", Work("submitted", note="等回复"), "办理")
    assert kept.draft().dossier == session.dossier()
    session.undo_stack.undo()
    assert kept.draft().dossier.work == {}
    session.undo_stack.redo()
    assert kept.draft().dossier.work == {"S03h": Work("submitted", note="等回复")}


def test_the_draft_knows_its_file_and_its_day(kept: Kept, session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "甲 公司.yaml"
    session.save(path)
    session.answer("own_brand", True)
    assert kept.draft().path == path
    session.set_as_of(date(2023, 5, 4))
    qtbot.waitUntil(lambda: kept.draft().as_of == date(2023, 5, 4))


def test_there_is_no_draft_while_everything_is_saved(kept: Kept, session: Session, tmp_path: Path) -> None:
    assert not kept.folder.exists()
    session.answer("enterprise_name", "甲公司")
    assert kept.keeper.path.exists()
    session.save(tmp_path / "甲.yaml")
    assert not kept.keeper.path.exists()
    session.undo_stack.undo()
    assert kept.draft().dossier == session.dossier()
    session.undo_stack.redo()
    assert not kept.keeper.path.exists()


def test_a_new_profile_takes_the_old_draft_away(kept: Kept, session: Session) -> None:
    session.answer("enterprise_name", "甲公司")
    kept.desk.window.commands.new.trigger()
    assert not kept.keeper.path.exists()
    session.answer("enterprise_name", "乙公司")
    assert kept.draft().dossier.profile == {"enterprise_name": "乙公司"}


def test_leaving_with_changes_given_up_takes_the_draft_away(kept: Kept, session: Session) -> None:
    session.answer("enterprise_name", "甲公司")
    kept.desk.answers.on_unsaved = "discard"
    assert kept.desk.window.close()
    assert list(kept.folder.iterdir()) == []


def test_not_leaving_after_all_keeps_it(kept: Kept, session: Session) -> None:
    session.answer("enterprise_name", "甲公司")
    kept.desk.answers.on_unsaved = "cancel"
    assert not kept.desk.window.close()
    session.answer("own_brand", True)
    assert kept.draft().dossier == session.dossier()


def test_what_is_only_tried_out_is_not_in_the_draft(kept: Kept, session: Session) -> None:
    session.answer("enterprise_name", "甲公司")
    session.begin_scenario()
    session.answer("enterprise_name", "假如公司")
    assert kept.draft().dossier.profile["enterprise_name"] == "甲公司"
    session.keep_scenario("采用")
    assert kept.draft().dossier.profile["enterprise_name"] == "假如公司"


def test_the_disk_has_it_a_moment_later(kept: Kept, session: Session, qtbot: QtBot) -> None:
    session.answer("enterprise_name", "甲公司")
    synced = kept.keeper.path.with_suffix(".synced.json")
    qtbot.waitUntil(synced.exists)
    qtbot.waitUntil(lambda: synced.read_bytes() == kept.keeper.path.read_bytes())


# --- while typing ------------------------------------------------------------------------------------


def test_text_being_typed_is_in_the_draft_within_a_second_and_typing_goes_on(
    kept: Kept, session: Session, qtbot: QtBot
) -> None:
    form = kept.desk.window.zones.form
    form.jump_to("enterprise_name")
    editor = form.boxes["enterprise_name"].editor
    assert isinstance(editor, LineEditor)
    compose(editor.line, "青海甲")
    steps = session.undo_stack.count()
    assert kept.keeper.findChild(QTimer).interval() < 1000
    qtbot.waitUntil(lambda: kept.keeper.path.exists())
    assert kept.draft().dossier.profile["enterprise_name"] == "青海甲"
    assert editor.line.hasFocus()
    assert editor.line.isUndoAvailable()
    assert session.undo_stack.count() == steps
    compose(editor.line, "公司")
    qtbot.waitUntil(lambda: kept.draft().dossier.profile["enterprise_name"] == "青海甲公司")


def test_typing_taken_back_takes_the_draft_away(kept: Kept, qtbot: QtBot) -> None:
    form = kept.desk.window.zones.form
    form.jump_to("employees")
    line = form.boxes["employees"].editor.line
    before = line.text()
    qtbot.keyClicks(line, "12")
    kept.keeper.keep()
    assert kept.keeper.path.exists()
    line.setText(before)
    line.setModified(False)
    kept.keeper.keep()
    assert not kept.keeper.path.exists()


def test_a_cell_being_typed_is_in_the_draft(kept: Kept, session: Session, qtbot: QtBot) -> None:
    form = kept.desk.window.zones.form
    editor = form.boxes["trade_lines"].editor
    assert isinstance(editor, GoodsEditor)
    form.jump_to("trade_lines[1].product")
    editor.view.open_cell(editor.view.currentIndex())
    cell = editor.view.indexWidget(editor.view.currentIndex())
    compose(cell, "枸杞")
    kept.keeper.keep()
    rows = kept.draft().dossier.profile["trade_lines"]
    assert isinstance(rows, list)
    assert rows[0]["product"] == "枸杞"
    assert rows[1:] == session.reading.document["trade_lines"][1:]
    assert editor.view.indexWidget(editor.view.currentIndex()) is cell


def test_a_date_being_typed_beside_a_certificate_is_in_the_draft(kept: Kept, session: Session, qtbot: QtBot) -> None:
    session.answer("certifications", ["organic_cn", "haccp"])
    form = kept.desk.window.zones.form
    editor = form.boxes["certifications"].editor
    assert isinstance(editor, CertificatesEditor)
    form.jump_to("certifications")
    editor.rows[1].day.setFocus()
    editor.rows[1].day.clear()
    qtbot.keyClicks(editor.rows[1].day, "2027-01-31")
    kept.keeper.keep()
    held = kept.draft().dossier.profile["certifications"]
    assert held[1]["valid_until"] == "2027-01-31"


def test_a_note_being_written_is_in_the_draft(kept: Kept, session: Session, qtbot: QtBot) -> None:
    zones = kept.desk.window.zones
    zones.checklist.choose("S01a")
    form = zones.evidence.work.form
    compose(form.note, "已约周三\n带营业执照")
    compose(form.person, "马丽")
    kept.keeper.keep()
    assert kept.draft().dossier.work["S01a"] == Work(note="已约周三\n带营业执照", person="马丽")
    assert session.work("S01a") == Work()
    assert form.note.document().isModified()


def test_every_editor_that_hands_text_over_later_tells_it_to_the_draft() -> None:
    later = [one for one in all_editors(Editor) if "commit" in vars(one)]
    assert LineEditor in later
    assert [one.__name__ for one in later if "peek" not in vars(one)] == []


def test_what_is_typed_while_trying_out_is_not_in_the_draft(kept: Kept, session: Session) -> None:
    session.begin_scenario()
    form = kept.desk.window.zones.form
    form.jump_to("enterprise_name")
    compose(form.boxes["enterprise_name"].editor.line, "假如公司")
    kept.keeper.keep()
    assert not kept.keeper.path.exists()


# --- where drafts cannot be kept ---------------------------------------------------------------------


def test_a_folder_that_cannot_be_made_is_told_once_and_the_program_works_on(
    session: Session, desk: Desk, tmp_path: Path
) -> None:
    (tmp_path / "文件").write_text("x")
    keeper = DraftKeeper(session, tmp_path / "文件" / "drafts", desk.window.notices.tell, desk.window)
    desk.window.left.connect(keeper.finish)
    session.answer("enterprise_name", "甲公司")
    session.answer("enterprise_name", "乙公司")
    assert [one[:7] for one in desk.window.notices.sentences()] == ["自动草稿存不进"]
    desk.window.notices.notices()[0].dismiss()
    session.answer("enterprise_name", "丙公司")
    assert desk.window.notices.sentences() == []
    assert session.reading.name == "丙公司"
    session.save(tmp_path / "丙.yaml")
    assert load_dossier(tmp_path / "丙.yaml").profile["enterprise_name"] == "丙公司"


def test_a_full_disk_keeps_the_last_draft_and_is_tried_again(
    kept: Kept, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.answer("enterprise_name", "甲公司")
    real = DraftFile.write

    def full(file: DraftFile, data: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(DraftFile, "write", full)
    session.answer("enterprise_name", "乙公司")
    assert kept.draft().dossier.profile["enterprise_name"] == "甲公司"
    assert "磁盘已满" in kept.desk.window.notices.sentences()[0]
    monkeypatch.setattr(DraftFile, "write", real)
    qtbot.waitUntil(lambda: kept.draft().dossier.profile["enterprise_name"] == "乙公司")


# --- the next start ----------------------------------------------------------------------------------


def test_a_draft_is_offered_and_restored_with_its_file_unsaved(kept: Kept, session: Session, tmp_path: Path) -> None:
    path = tmp_path / "湟源 甲.yaml"
    leave(kept.folder, "old", path, enterprise_name="湟源甲公司", employees="46")
    kept.recover()
    (sentence,) = kept.desk.window.notices.sentences()
    assert sentence.startswith("上次未保存就中断了：湟源甲公司（湟源 甲.yaml），20")
    assert sentence.endswith("，已答 2 项。")
    kept.press("恢复")
    assert (session.reading.name, session.path, session.as_of) == ("湟源甲公司", path, DAY)
    assert session.is_modified()
    assert kept.desk.window.isWindowModified()
    assert kept.desk.window.notices.sentences() == []
    assert [one.name for one in kept.folder.glob("*.json")] == [kept.keeper.path.name]
    assert kept.draft().dossier == session.dossier()
    session.save(path)
    assert not session.is_modified()


def test_a_file_written_after_the_draft_is_told_and_not_overwritten_unasked(
    kept: Kept, session: Session, tmp_path: Path
) -> None:
    path = tmp_path / "甲.yaml"
    leave(kept.folder, "old", path, enterprise_name="草稿里的名称")
    path.write_text("enterprise_name: 后来存的名称\n", encoding="utf-8")
    os.utime(path, (2_000_000_000, 2_000_000_000))
    kept.recover()
    (sentence,) = kept.desk.window.notices.sentences()
    assert "这个文件后来又改过（2033-05-18" in sentence
    kept.press("恢复")
    assert not kept.desk.window.files.save()
    assert "后来存的名称" in path.read_text(encoding="utf-8")
    kept.press("仍然覆盖")
    assert load_dossier(path).profile["enterprise_name"] == "草稿里的名称"
    assert not session.is_modified()


def test_a_draft_judged_for_the_day_it_was_made_is_judged_for_the_present_day(
    kept: Kept, session: Session, tmp_path: Path
) -> None:
    made_on = date(2023, 3, 1)
    file = DraftFile(kept.folder, "old")
    file.write(encode(Dossier({"enterprise_name": "甲公司"}), made_on, None))
    noon = datetime(2023, 3, 1, 12).timestamp()
    os.utime(file.path, (noon, noon))
    file.let_go()
    present = session.as_of
    kept.recover()
    kept.press("恢复")
    assert (session.reading.name, session.as_of) == ("甲公司", present)


def test_a_draft_given_up_is_gone(kept: Kept, session: Session) -> None:
    leave(kept.folder, "old", enterprise_name="甲公司")
    before = session.reading.name
    kept.recover()
    kept.press("丢弃")
    assert session.reading.name == before
    assert kept.desk.window.notices.sentences() == ["已丢弃“甲公司”的草稿。"]
    kept.press("知道了")
    assert list(kept.folder.iterdir()) == []
    assert kept.desk.window.notices.sentences() == []


def test_giving_a_draft_up_can_be_taken_back(kept: Kept, session: Session) -> None:
    leave(kept.folder, "old", enterprise_name="甲公司")
    kept.recover()
    kept.press("丢弃")
    kept.press("撤销丢弃")
    assert (kept.folder / "old.json").exists()
    assert ["甲公司" in one for one in kept.desk.window.notices.sentences()] == [True]
    kept.press("恢复")
    assert session.reading.name == "甲公司"


def test_a_draft_given_up_is_gone_when_the_window_is(kept: Kept) -> None:
    leave(kept.folder, "old", enterprise_name="甲公司")
    recovery = kept.recover()
    kept.press("丢弃")
    recovery.finish()
    assert list(kept.folder.iterdir()) == []


def test_a_draft_put_off_is_offered_at_the_next_start(kept: Kept) -> None:
    leave(kept.folder, "old", enterprise_name="甲公司")
    kept.recover()
    kept.press("以后再说")
    assert kept.desk.window.notices.sentences() == []
    assert (kept.folder / "old.json").exists()


def test_several_drafts_are_offered_one_after_another(kept: Kept, session: Session) -> None:
    for age, name in ((2, "甲公司"), (1, "乙公司"), (0, "丙公司")):
        leave(kept.folder, name, enterprise_name=name)
        os.utime(kept.folder / f"{name}.json", (1_700_000_000 - age, 1_700_000_000 - age))
    kept.recover()
    notices = kept.desk.window.notices
    assert ["甲公司" in one for one in notices.sentences()] == [True]
    kept.press("丢弃")
    assert ["乙公司" in one for one in notices.sentences()] == [False, True]
    kept.press("恢复")
    assert session.reading.name == "乙公司"
    assert ["丙公司" in one for one in notices.sentences()] == [False, True]
    kept.desk.answers.on_unsaved = "cancel"
    kept.press("恢复")
    assert kept.desk.answers.asked == 1
    assert session.reading.name == "乙公司"
    assert ["丙公司" in one for one in notices.sentences()] == [False, True]
    kept.press("以后再说")
    kept.desk.answers.on_unsaved = "discard"
    assert notices.sentences() == ["已丢弃“甲公司”的草稿。"]


def test_a_draft_stays_where_it_is_while_its_dossier_is_not_safe_elsewhere(
    kept: Kept, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    leave(kept.folder, "old", enterprise_name="甲公司")
    kept.recover()

    def full(file: DraftFile, data: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(DraftFile, "write", full)
    kept.press("恢复")
    assert session.reading.name == "甲公司"
    assert (kept.folder / "old.json").exists()


def test_a_damaged_draft_is_set_aside_with_one_sentence_and_the_others_are_offered(kept: Kept) -> None:
    leave(kept.folder, "whole", enterprise_name="甲公司")
    (kept.folder / "half.json").write_bytes(b'{"draft": 1, "dossier"')
    (kept.folder / "none.json").write_bytes(b"")
    kept.recover()
    first, second = kept.desk.window.notices.sentences()
    assert first == f"有自动草稿已损坏，不能恢复；文件没有删除，改名为 *.damaged 留在 {kept.folder}。"
    assert "甲公司" in second
    assert (kept.folder / "half.json.damaged").read_bytes() == b'{"draft": 1, "dossier"'
    assert not (kept.folder / "half.json").exists()


def test_a_hostile_draft_is_shown_as_plain_text_and_restores_without_harm(kept: Kept, session: Session) -> None:
    hostile = {
        "enterprise_name": "<b>甲</b>\n\u202e" + "长" * 500,
        "trade_lines": {"a": [1]},
        "no_such_field": {"x": "y"},
        "employees": [],
        "work": {"../../x": {"state": "done"}},
    }
    leave(kept.folder, "old", Path("/etc/passwd"), **hostile)
    kept.recover()
    notice: Notice = kept.desk.window.notices.notices()[0]
    assert notice.label.textFormat() == Qt.TextFormat.PlainText
    assert "\n" not in notice.sentence
    assert "\u202e" not in notice.sentence
    assert len(notice.sentence) < 100
    kept.press("恢复")
    assert session.path is None
    assert session.is_modified()
    assert session.raw("enterprise_name") == hostile["enterprise_name"]
    assert any("读不懂" in one for one in kept.desk.window.notices.sentences())


def test_two_windows_offer_a_draft_only_once(kept: Kept) -> None:
    leave(kept.folder, "old", enterprise_name="甲公司")
    kept.recover()
    assert left_behind(kept.folder) == ()
    with pytest.raises(UnreadableFileError):
        kept.draft()
