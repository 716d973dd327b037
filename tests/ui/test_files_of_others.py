"""Two programs at one file: what the other one saved is not overwritten unasked."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from qhchecklist.ui.session import Session
from tests.ui.desk import Desk


@pytest.fixture
def path(desk: Desk, tmp_path: Path) -> Path:
    """A saved file that is open, with an unsaved change."""
    path = tmp_path / "甲公司.yaml"
    path.write_text("enterprise_name: 甲公司\n", encoding="utf-8")
    assert desk.window.files.open(path)
    desk.window.session.answer("own_brand", True)
    return path


def press(desk: Desk, words: str) -> None:
    notice = desk.window.notices.notices()[-1]
    next(one for one in notice.findChildren(QPushButton) if one.text() == words).click()


def test_what_another_program_saved_meanwhile_is_not_overwritten_unasked(
    desk: Desk, session: Session, path: Path
) -> None:
    path.write_text("enterprise_name: 别人改的名称\n", encoding="utf-8")
    desk.window.commands.save.trigger()
    assert "别人改的名称" in path.read_text(encoding="utf-8")
    assert session.is_modified()
    assert "没有保存：“甲公司.yaml”在打开之后被别人改过" in desk.window.notices.sentences()[-1]
    press(desk, "仍然覆盖")
    assert "别人改的名称" not in path.read_text(encoding="utf-8")
    assert not session.is_modified()


def test_the_other_way_is_to_save_elsewhere(desk: Desk, session: Session, path: Path, tmp_path: Path) -> None:
    path.write_text("enterprise_name: 别人改的名称\n", encoding="utf-8")
    desk.window.commands.save.trigger()
    desk.answers.file = tmp_path / "乙.yaml"
    press(desk, "另存为…")
    assert session.path == tmp_path / "乙.yaml"
    assert "别人改的名称" in path.read_text(encoding="utf-8")


def test_leaving_waits_for_what_is_decided_about_the_file(desk: Desk, session: Session, path: Path) -> None:
    path.write_text("enterprise_name: 别人改的名称\n", encoding="utf-8")
    desk.answers.on_unsaved = "save"
    desk.window.commands.new.trigger()
    assert session.path == path
    assert session.reading.name == "甲公司"


def test_our_own_saving_a_touch_and_a_file_that_is_gone_are_no_question(
    desk: Desk, session: Session, path: Path
) -> None:
    desk.window.commands.save.trigger()
    session.answer("own_brand", False)
    path.touch()
    desk.window.commands.save.trigger()
    session.answer("own_brand", True)
    path.unlink()
    desk.window.commands.save.trigger()
    assert path.exists()
    assert desk.window.notices.sentences() == []
