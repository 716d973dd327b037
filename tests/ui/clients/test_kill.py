"""A program that is killed in the middle of a client's visit: the next start finds the client and its answers."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from qhchecklist.store.records import Client
from qhchecklist.store.store import Store
from qhchecklist.ui.drafts import DraftKeeper
from qhchecklist.ui.recovery import Recovery
from tests.ui.clients.help_desk import HelpDesk, press

VICTIM = """
import sys
from datetime import date
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from qhchecklist import paths
from qhchecklist.policy.pack import load_rulebook
from qhchecklist.settings import Settings
from qhchecklist.ui import theme
from qhchecklist.ui.dialogs import WindowDialogs
from qhchecklist.ui.drafts import DraftKeeper
from qhchecklist.ui.main_window import MainWindow, Surroundings
from qhchecklist.ui.session import Session

store, drafts, client = sys.argv[1:]
app = QApplication([])
theme.apply(app, "light", 1.0)
session = Session(load_rulebook(paths.resources(), paths.DEFAULT_POLICY), date(2024, 6, 1))
window = MainWindow(Settings(theme="light"))
window.fill(session, Surroundings(WindowDialogs(), date.today, print, lambda: Path(store)))
keeper = DraftKeeper(session, Path(drafts), window.notices.tell, window)

def edit():
    if session.client is None:
        return QTimer.singleShot(10, edit)
    session.answer("employees", 46)
    session.answer("enterprise_name", "甲新公司")
    print("edited", flush=True)

window.clients.open(client)
edit()
app.exec()
"""


def test_after_a_kill_the_draft_finds_its_client_again(
    helpdesk: Callable[..., HelpDesk], add: Callable[..., Client], other: Store, place: Path, tmp_path: Path
) -> None:
    client, drafts = add("甲公司"), tmp_path / "drafts"
    root = Path(__file__).resolve().parents[3]
    command = [sys.executable, "-c", VICTIM, str(place), str(drafts), client.id]
    with subprocess.Popen(
        command, env=os.environ | {"PYTHONPATH": str(root)}, stdout=subprocess.PIPE, encoding="utf-8"
    ) as victim:
        assert victim.stdout is not None
        assert victim.stdout.readline() == "edited\n"
        victim.send_signal(signal.SIGKILL)
    assert victim.returncode == -signal.SIGKILL
    assert other.get(client.id) == client  # nothing of the edits was saved

    desk = helpdesk()
    window = desk.window
    keeper = DraftKeeper(desk.session, tmp_path / "next", window.notices.tell, window)
    window.left.connect(keeper.finish)
    Recovery(desk.session, window.files, keeper, window.notices, window).begin(drafts)
    press(window.notices.notices()[-1], "恢复")
    assert desk.session.client == client
    assert window.windowTitle().startswith("客户：甲新公司")
    desk.save()
    saved = other.get(client.id)
    assert (saved.version, saved.dossier.profile["employees"]) == (2, 46)
    assert saved.dossier.profile["enterprise_name"] == "甲新公司"
    assert window.notices.sentences() == []
