"""Another firm is opened while a paper is being written: the paper stays that of the first."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
from pytestqt.qtbot import QtBot

from qhchecklist.ui.session import Session
from tests.ui.desk import Desk


def words(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    try:
        return "".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def test_the_paper_of_a_firm_is_its_own_whatever_is_opened_meanwhile(
    desk: Desk, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    exporting = desk.window.paper.exporting
    first, second = tmp_path / "一.pdf", tmp_path / "二.pdf"
    session.answer("enterprise_name", "第一家公司")
    written: list[object] = []
    exporting.exported.connect(written.append)
    exporting.export_to(first)
    desk.window.commands.new.trigger()
    session.answer("enterprise_name", "第二家公司")
    desk.window.commands.preview.setChecked(True)
    exporting.export_to(second)
    session.begin_scenario()
    session.answer("enterprise_name", "假如公司")
    qtbot.waitUntil(lambda: written == [first, second])
    assert "第一家公司" in words(first)
    assert "第二家公司" not in words(first)
    assert "第二家公司" in words(second)
    assert "假如公司" not in words(second)
    desk.window.commands.preview.setChecked(False)
