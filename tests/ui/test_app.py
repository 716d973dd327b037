"""The program starts and ends whatever its surroundings are like."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from qhchecklist import app, paths, settings
from qhchecklist.ui import theme
from qhchecklist.ui.curtain import Curtain
from qhchecklist.ui.main_window import MainWindow
from qhchecklist.ui.notices import NoticeArea


@pytest.fixture(autouse=True)
def _own_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "配置 文件夹"))


def test_it_starts_with_the_sample_and_keeps_its_settings(qapp: QApplication, tmp_path: Path) -> None:
    assert app.main(["--quit-after-start"]) == 0
    kept, notice = settings.load(tmp_path / "配置 文件夹" / "qhchecklist")
    assert notice is None
    assert len(kept.geometry) == 4


def test_it_starts_with_a_file(qapp: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "企业 一.yaml"
    path.write_text("enterprise_name: 某公司\n", encoding="utf-8")
    assert app.main([str(path), "--quit-after-start"]) == 0


@pytest.mark.parametrize("name", ["清单.pdf", "填写表.xlsx"])
def test_it_starts_with_a_file_that_is_no_dossier(qapp: QApplication, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"%PDF-1.7 broken")
    assert app.main([str(path), "--quit-after-start"]) == 0


def test_it_starts_where_settings_cannot_be_kept(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocker = tmp_path / "只是文件"
    blocker.write_text("x")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(blocker))
    assert app.main(["--quit-after-start"]) == 0


def test_it_starts_with_broken_settings(qapp: QApplication, tmp_path: Path) -> None:
    folder = tmp_path / "配置 文件夹" / "qhchecklist"
    folder.mkdir(parents=True)
    (folder / settings.FILE).write_text("{", encoding="utf-8")
    assert app.main(["--quit-after-start"]) == 0
    assert settings.load(folder)[1] is None


def test_without_a_desktop_it_says_so_instead_of_dying(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert app.main([]) == 2
    assert "没有图形桌面" in capsys.readouterr().err


def test_chinese_can_be_typed_under_fcitx(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("QT_IM_MODULES", "fcitx")
    monkeypatch.delenv("IBUS_USE_PORTAL", raising=False)
    assert app.prepare_platform() == ""
    assert os.environ["QT_IM_MODULES"] == "fcitx;ibus"
    assert os.environ["IBUS_USE_PORTAL"] == "1"


class Faulty(QObject):
    """Fails when told to."""

    def fail(self) -> None:
        raise RuntimeError("没有想到的事")


def test_a_fault_of_the_program_is_told_in_one_sentence_and_the_window_stays(
    qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    notices = NoticeArea()
    qtbot.addWidget(notices)
    hook = app.CrashHook(notices.tell, notices)
    try:
        Faulty().fail()
    except RuntimeError as error:
        hook.handle(RuntimeError, error, error.__traceback__)
    assert notices.sentences() == [
        "程序出了差错（RuntimeError: 没有想到的事）。填写的内容都在；请先保存企业画像，再继续。"
    ]
    assert "没有想到的事" in capsys.readouterr().err


def test_rules_that_cannot_be_used_are_told_in_the_window(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    said: list[str] = []
    monkeypatch.setattr(Curtain, "say", lambda curtain, sentence: said.append(sentence))
    monkeypatch.setattr(paths, "DEFAULT_POLICY", "没有这个包")
    assert app.main(["--quit-after-start"]) == 1
    assert said[0].startswith("规则包不能用，请重新安装程序")
    assert "没有这个包" in said[0]
    assert said[0] in capsys.readouterr().err
    for window in QApplication.topLevelWidgets():
        delete(window)


def test_a_sentence_on_the_curtain_is_plain_text_that_can_be_copied(qtbot: QtBot) -> None:
    window = MainWindow(settings.Settings())
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.tell("<b>坏了</b>")
    label = window.curtain.label
    assert label is not None
    assert label.isVisible()
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse


def test_a_window_closed_before_anything_is_in_it_is_left(qtbot: QtBot) -> None:
    window = MainWindow(settings.Settings())
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    with qtbot.waitSignal(window.left):
        window.close()


@pytest.mark.parametrize("dark", [True, False])
def test_at_the_start_the_systems_look_is_that_of_its_palette(qapp: QApplication, dark: bool) -> None:
    qapp.setProperty("qhchecklist_dark", None)
    qapp.setStyleSheet("")
    qapp.setPalette(QPalette(QColor("#202020" if dark else "#f0f0f0")))
    theme.apply(qapp, "system", 1.0)
    assert theme.palette() is (theme.DARK if dark else theme.LIGHT)
