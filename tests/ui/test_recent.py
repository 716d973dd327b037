"""The files of late: remembered, told apart, forgotten when they are gone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qhchecklist.settings import Settings
from qhchecklist.ui.session import Session
from tests.ui.desk import Desk


def entries(desk: Desk) -> list[str]:
    """The menu as it is read, without 清除列表."""
    return [action.text() for action in desk.window.commands.recent.actions() if action.data()]


def profile(folder: Path, name: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(f"enterprise_name: {path.stem}\n", encoding="utf-8")
    return path


def test_without_files_the_menu_is_off(desk: Desk) -> None:
    assert not desk.window.commands.recent.isEnabled()
    assert desk.window.commands.recent.title() == "最近打开(&R)"


def test_what_is_opened_or_saved_comes_first_and_is_kept_at_once(desk: Desk, session: Session, tmp_path: Path) -> None:
    one, two = profile(tmp_path / "资料 夹", "甲 公司.yaml"), tmp_path / "乙&丙.yaml"
    desk.window.files.open(one)
    session.save(two)
    assert entries(desk) == ["&1 乙&&丙.yaml", "&2 甲 公司.yaml"]
    assert desk.kept[-1].recent == (str(two), str(one))
    desk.window.files.open(one)
    assert entries(desk) == ["&1 甲 公司.yaml", "&2 乙&&丙.yaml"]
    desk.window.close()
    assert desk.kept[-1].recent == (str(one), str(two))


def test_files_of_the_last_run_are_offered_and_open(
    make: Callable[..., Desk], session: Session, tmp_path: Path
) -> None:
    path = profile(tmp_path, "甲公司.yaml")
    desk = make(Settings(theme="light", recent=(str(path),)))
    desk.window.commands.recent.actions()[0].trigger()
    assert session.path == path
    assert session.reading.name == "甲公司"


def test_a_number_picks_an_entry_of_the_open_menu(make: Callable[..., Desk], session: Session, tmp_path: Path) -> None:
    paths = tuple(str(profile(tmp_path, f"{name}.yaml")) for name in "甲乙")
    desk = make(Settings(theme="light", recent=paths))
    menu = desk.window.commands.recent
    menu.popup(desk.window.pos())
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(menu, QKeyEvent(kind, Qt.Key.Key_2, Qt.KeyboardModifier.NoModifier, "2"))
    assert session.reading.name == "乙"


def test_equal_names_show_their_folders(make: Callable[..., Desk], tmp_path: Path) -> None:
    paths = tuple(str(profile(tmp_path / name, "企业.yaml")) for name in ("东", "西"))
    other = str(profile(tmp_path, "别的.yaml"))
    desk = make(Settings(theme="light", recent=(*paths, other)))
    first, second, third = entries(desk)
    assert first.startswith("&1 企业.yaml — ")
    assert first.endswith("/东")
    assert second.endswith("/西")
    assert third == "&3 别的.yaml"
    assert paths[0] in desk.window.commands.recent.actions()[0].toolTip()


def test_there_are_ten_at_most(desk: Desk, tmp_path: Path) -> None:
    for number in range(12):
        desk.window.files.open(profile(tmp_path, f"{number}.yaml"))
    assert [one.split()[1] for one in entries(desk)] == [f"{number}.yaml" for number in range(11, 1, -1)]
    assert [one[:2] for one in entries(desk)] == [f"&{number % 10}" for number in range(1, 11)]


def test_a_missing_file_is_said_and_forgotten_without_asking_about_changes(
    make: Callable[..., Desk], session: Session, tmp_path: Path
) -> None:
    gone, left = tmp_path / "没有了.yaml", profile(tmp_path, "还在.yaml")
    desk = make(Settings(theme="light", recent=(str(gone), str(left))))
    session.answer("own_brand", True)
    desk.window.commands.recent.actions()[0].trigger()
    assert desk.window.notices.sentences() == [f"“没有了.yaml”已不在 {tmp_path}，已从“最近打开”中去掉。"]
    assert desk.answers.asked == 0
    assert entries(desk) == ["&1 还在.yaml"]
    assert desk.kept[-1].recent == (str(left),)


def test_unsaved_changes_are_asked_about(make: Callable[..., Desk], session: Session, tmp_path: Path) -> None:
    path = profile(tmp_path, "甲.yaml")
    desk = make(Settings(theme="light", recent=(str(path),)))
    session.answer("own_brand", True)
    desk.answers.on_unsaved = "cancel"
    desk.window.commands.recent.actions()[0].trigger()
    assert desk.answers.asked == 1
    assert session.path is None


def test_the_list_can_be_cleared(make: Callable[..., Desk], tmp_path: Path) -> None:
    desk = make(Settings(theme="light", recent=(str(profile(tmp_path, "甲.yaml")),)))
    clear = desk.window.commands.recent.actions()[-1]
    assert clear.text() == "清除列表(&C)"
    clear.trigger()
    assert entries(desk) == []
    assert not desk.window.commands.recent.isEnabled()
    assert desk.kept[-1].recent == ()


def test_a_name_like_markup_is_shown_as_it_is(make: Callable[..., Desk], tmp_path: Path) -> None:
    desk = make(Settings(theme="light", recent=(str(tmp_path / "<b>甲.yaml"),)))
    action = desk.window.commands.recent.actions()[0]
    assert action.text() == "&1 <b>甲.yaml"
    assert "<b>" not in action.toolTip()


@pytest.mark.parametrize("path", ["\x00", "", "甲" * 500])
def test_a_path_that_is_none_is_forgotten(make: Callable[..., Desk], session: Session, path: str, qtbot: QtBot) -> None:
    desk = make(Settings(theme="light", recent=(path, "/没有/乙.yaml")))
    desk.window.recent.open(Path(desk.window.recent.paths()[1]))
    assert len(desk.window.recent.paths()) == 1
    assert session.path is None
