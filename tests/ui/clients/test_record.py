"""The consultation record on the paper of the client at work."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from qhchecklist.report.round_trip.names import ATTACHMENT
from qhchecklist.store.chain import head_words
from qhchecklist.store.records import Client
from qhchecklist.store.store import Store
from tests.paper_text import page_texts
from tests.ui.clients.help_desk import HelpDesk
from tests.ui.desk import TODAY

Open = Callable[..., HelpDesk]


def export(desk: HelpDesk, qtbot: QtBot, file: Path) -> bytes:
    """The paper as it is exported now."""
    desk.answers.file = file
    with qtbot.waitSignal(desk.window.paper.exporting.exported):
        desk.window.commands.export.trigger()
    desk.idle()
    return file.read_bytes()


def first_page(paper: bytes) -> str:
    return page_texts(paper)[0]


def test_the_paper_of_a_client_tells_where_the_record_stands_and_follows_it(
    helpdesk: Open, other: Store, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = helpdesk()
    assert "咨询记录" not in first_page(export(desk, qtbot, tmp_path / "0.pdf"))
    desk.window.client_commands.keep.trigger()
    desk.idle()
    first = first_page(export(desk, qtbot, tmp_path / "1.pdf"))
    assert "咨询记录：尚无" in first
    assert "由王老师告知" in first
    desk.window.client_commands.visit.trigger()
    qtbot.keyClick(desk.strip.visit.note, Qt.Key.Key_Return)
    desk.idle()
    head = other.head()
    assert head.number == 1
    paper = export(desk, qtbot, tmp_path / "2.pdf")
    assert "".join(head_words(head).zh.split()) in first_page(paper)
    case = json.loads(PdfReader(BytesIO(paper)).attachments[ATTACHMENT][0])
    assert case["record"] == {
        "number": 1,
        "sha256": head.sha256,
        "by": "王老师",
        "on": TODAY.isoformat(),
    }


def test_a_firm_that_follows_a_client_has_no_record_on_its_paper(
    helpdesk: Open, add: Callable[..., Client], qtbot: QtBot, tmp_path: Path
) -> None:
    add("甲公司")
    desk = helpdesk()
    desk.open("甲公司")
    assert desk.window.clients.record_head() is not None
    desk.window.commands.new.trigger()
    assert desk.window.clients.record_head() is None
    assert "咨询记录" not in first_page(export(desk, qtbot, tmp_path / "a.pdf"))


def test_no_name_of_an_account_stands_on_the_paper_as_that_of_an_adviser(
    helpdesk: Open, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOGNAME", "rootaccount")
    desk = helpdesk(consultant="")
    desk.window.client_commands.keep.trigger()
    desk.idle()
    first = first_page(export(desk, qtbot, tmp_path / "1.pdf"))
    assert "由窗口告知" in first
    assert "rootaccount" not in first
