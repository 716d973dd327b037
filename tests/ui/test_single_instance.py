"""One window for each user: a later start hands its file over, and never waits for long."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QElapsedTimer, Qt, QTimer
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from qhchecklist.ui.session import Session
from qhchecklist.ui.single_instance import Reception, SingleInstance
from tests.ui.desk import Desk

ROOT = Path(__file__).resolve().parents[2]

ASK = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from qhchecklist.ui.single_instance import SingleInstance
app = QCoreApplication([])
later = SingleInstance(Path(sys.argv[1]))
first = later.is_first()
file = Path(sys.argv[2]) if sys.argv[2] else None
print(first, not first and later.hand_over(file), flush=True)
"""


@pytest.fixture
def first(qtbot: QtBot, tmp_path: Path) -> Iterator[SingleInstance]:
    instance = SingleInstance(tmp_path / "数据 文件夹")
    assert instance.is_first()
    instance.listen()
    yield instance
    instance.close()


class Start:
    """A later start, as a process of its own."""

    def __init__(self, folder: Path, file: str = "", cwd: Path | None = None, then: str = "") -> None:
        command = [sys.executable, "-c", ASK + then, str(folder), file]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=cwd, env=environment)

    def outcome(self, qtbot: QtBot) -> str:
        """Whether it was the first, and whether it handed over."""
        qtbot.waitUntil(self._ended)
        return self._process.communicate()[0].strip()

    def _ended(self) -> bool:
        return self._process.poll() is not None


def test_a_later_start_hands_its_file_over_and_ends(first: SingleInstance, qtbot: QtBot, tmp_path: Path) -> None:
    asked: list[Any] = []
    first.asked.connect(asked.append)
    start = Start(tmp_path / "数据 文件夹", "甲 公司.yaml", cwd=tmp_path)
    assert start.outcome(qtbot) == "False True"
    assert asked == [tmp_path / "甲 公司.yaml"]


def test_a_later_start_without_a_file_asks_to_come_to_the_front(
    first: SingleInstance, qtbot: QtBot, tmp_path: Path
) -> None:
    asked: list[Any] = []
    first.asked.connect(asked.append)
    start = Start(tmp_path / "数据 文件夹")
    assert start.outcome(qtbot) == "False True"
    assert asked == [None]


def test_many_starts_at_once_are_all_received(first: SingleInstance, qtbot: QtBot, tmp_path: Path) -> None:
    asked: list[Any] = []
    first.asked.connect(asked.append)
    starts = [Start(tmp_path / "数据 文件夹", str(tmp_path / f"{number}.yaml")) for number in range(5)]
    assert {start.outcome(qtbot) for start in starts} == {"False True"}
    assert {path.name for path in asked} == {f"{number}.yaml" for number in range(5)}


def test_a_first_program_that_hangs_is_not_waited_for_long(first: SingleInstance, tmp_path: Path) -> None:
    later = SingleInstance(tmp_path / "数据 文件夹")
    assert not later.is_first()
    clock = QElapsedTimer()
    clock.start()
    assert not later.hand_over(tmp_path / "甲.yaml", patience_ms=300)  # the first runs no event loop meanwhile
    assert clock.elapsed() < 1000


def test_a_first_program_that_does_not_listen_yet_is_waited_for(qtbot: QtBot, tmp_path: Path) -> None:
    slow = SingleInstance(tmp_path)
    assert slow.is_first()
    asked: list[Any] = []
    slow.asked.connect(asked.append)
    start = Start(tmp_path)
    try:
        QTimer.singleShot(700, slow, slow.listen)
        assert start.outcome(qtbot) == "False True"
        assert asked == [None]
    finally:
        slow.close()


def test_what_a_killed_program_left_behind_is_no_obstacle(qtbot: QtBot, short: Path) -> None:
    killed = Start(short, then="later.listen(); import os, signal; os.kill(os.getpid(), signal.SIGKILL)")
    assert killed.outcome(qtbot) == "True False"
    assert [path.suffix for path in short.iterdir() if path.is_socket()] == [".socket"]
    next_one = SingleInstance(short)
    assert next_one.is_first()
    next_one.listen()
    asked: list[Any] = []
    next_one.asked.connect(asked.append)
    start = Start(short)
    assert start.outcome(qtbot) == "False True"
    assert asked == [None]
    next_one.close()
    assert list(short.iterdir()) == []


def test_a_folder_with_a_very_long_name_works(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / ("很长的文件夹名" * 8)
    instance = SingleInstance(folder)
    assert instance.is_first()
    instance.listen()
    asked: list[Any] = []
    instance.asked.connect(asked.append)
    start = Start(folder)
    assert start.outcome(qtbot) == "False True"
    assert asked == [None]
    instance.close()


def test_where_nothing_can_be_kept_every_start_is_the_first(tmp_path: Path) -> None:
    (tmp_path / "文件").write_text("x")
    one, two = SingleInstance(tmp_path / "文件" / "x"), SingleInstance(tmp_path / "文件" / "x")
    assert one.is_first()
    assert two.is_first()
    one.listen()
    one.close()


@pytest.mark.parametrize(
    "message",
    [
        b"\n",
        b"hello\n",
        b"[]\n",
        b'{"open": 7, "token": ""}\n',
        b'{"open": "a\\u0000b", "token": ""}\n',
        b"[" * 5000 + b"\n",
    ],
)
def test_a_message_that_is_none_is_ignored(first: SingleInstance, qtbot: QtBot, tmp_path: Path, message: bytes) -> None:
    asked: list[Any] = []
    first.asked.connect(asked.append)
    server = first.findChild(QLocalServer)
    line = QLocalSocket()
    line.connectToServer(server.fullServerName())
    line.write(message)
    qtbot.waitUntil(lambda: line.state() == QLocalSocket.LocalSocketState.UnconnectedState)
    assert bytes(line.readAll().data()) == b""
    assert asked == []


def test_a_message_without_an_end_is_not_taken_in(first: SingleInstance, qtbot: QtBot) -> None:
    server = first.findChild(QLocalServer)
    line = QLocalSocket()
    line.connectToServer(server.fullServerName())
    line.write(b"x" * 200_000)
    qtbot.waitUntil(lambda: line.state() == QLocalSocket.LocalSocketState.UnconnectedState)


# --- in the window -----------------------------------------------------------------------------------


@pytest.fixture
def reception(desk: Desk, session: Session) -> Reception:
    return Reception(session, desk.window.files, desk.window.notices, desk.window)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "甲 公司.yaml"
    path.write_text(json.dumps({"enterprise_name": "甲公司"}), encoding="utf-8")
    return path


def test_a_file_handed_over_opens(desk: Desk, session: Session, reception: Reception, file: Path) -> None:
    desk.window.showMinimized()
    reception.receive(file)
    assert session.path == file
    assert not desk.window.windowState() & Qt.WindowState.WindowMinimized


def test_unsaved_changes_are_asked_about(desk: Desk, session: Session, reception: Reception, file: Path) -> None:
    session.answer("own_brand", True)
    desk.answers.on_unsaved = "cancel"
    reception.receive(file)
    assert desk.answers.asked == 1
    assert session.path is None


def test_the_file_that_is_open_is_not_opened_again(
    desk: Desk, session: Session, reception: Reception, file: Path
) -> None:
    reception.receive(file)
    session.answer("own_brand", True)
    reception.receive(file)
    assert desk.answers.asked == 0
    assert session.raw("own_brand") is True


def test_under_a_dialog_the_file_waits_for_a_word(
    desk: Desk, session: Session, reception: Reception, file: Path, qtbot: QtBot
) -> None:
    box = QMessageBox(desk.window)
    box.open()
    reception.receive(file)
    assert session.path is None
    (notice,) = desk.window.notices.notices()
    assert notice.sentence == "另外一次启动要打开“甲 公司.yaml”。"
    box.done(0)
    next(one for one in notice.findChildren(QPushButton) if one.text() == "现在打开").click()
    assert session.path == file


def test_a_file_that_is_not_there_is_explained(desk: Desk, session: Session, reception: Reception) -> None:
    reception.receive(Path("/没有/甲.yaml"))
    assert session.path is None
    assert [one[:3] for one in desk.window.notices.sentences()] == ["打不开"]


# --- the whole program -------------------------------------------------------------------------------


@pytest.fixture
def short() -> Iterator[Path]:
    """A folder whose name leaves room for a socket."""
    with tempfile.TemporaryDirectory(prefix="qh") as folder:
        yield Path(folder)


def test_the_running_program_opens_what_a_second_start_was_given(qtbot: QtBot, short: Path, file: Path) -> None:
    folders = {f"XDG_{name}_HOME": str(short / name.lower()) for name in ("CONFIG", "DATA", "CACHE")}
    environment = {**os.environ, **folders}
    command = [sys.executable, "-m", "qhchecklist"]
    running = subprocess.Popen(command, env=environment, cwd=ROOT, stderr=subprocess.DEVNULL)
    try:
        data = short / "data" / "qhchecklist"
        qtbot.waitUntil(lambda: any(data.glob("running-*.socket")))
        second = subprocess.run([*command, str(file)], env=environment, cwd=ROOT, check=False, timeout=120)
        assert second.returncode == 0
        kept = short / "config" / "qhchecklist" / "settings.json"
        qtbot.waitUntil(kept.exists)
        assert json.loads(kept.read_text(encoding="utf-8"))["recent"] == [str(file)]
        assert running.poll() is None
    finally:
        running.kill()
        running.wait()


def test_without_the_library_for_sockets_the_program_works_on_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "PySide6.QtNetwork", None)
    instance = SingleInstance(tmp_path)
    assert instance.is_first()
    instance.listen()
    assert not instance.hand_over(None, patience_ms=50)
    instance.close()
