"""The program starts and ends whatever its surroundings are like."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qhchecklist import app, settings
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
    hook = app.CrashHook(notices)
    try:
        Faulty().fail()
    except RuntimeError as error:
        hook.handle(RuntimeError, error, error.__traceback__)
    assert notices.sentences() == [
        "程序出了差错（RuntimeError: 没有想到的事）。填写的内容都在；请先保存企业画像，再继续。"
    ]
    assert "没有想到的事" in capsys.readouterr().err
