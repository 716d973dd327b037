"""No words of the help desk are cut off, in both languages, at the least size and a large scale."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtWidgets import QApplication, QWidget

from qhchecklist.store.records import Client, Contact
from qhchecklist.store.store import Store
from qhchecklist.ui import theme
from qhchecklist.ui.clients.chores.chore_panel import ChorePanel
from qhchecklist.ui.clients.chores.transfer_panels import ExportPanel
from qhchecklist.work import Work
from tests.ui.clients.help_desk import HelpDesk, with_answers
from tests.ui.clipping import clipped

LONG = "青海省海西蒙古族藏族自治州格尔木市昆仑经济技术开发区高原特色农畜产品进出口贸易与跨境电子商务服务有限责任公司"

Scene = tuple[str, QWidget]


def settle() -> None:
    """Give everything its place: a layout may ask for another."""
    for _ in range(4):
        QCoreApplication.sendPostedEvents()


def chore_scenes(desk: HelpDesk, folder: Path) -> Iterator[Scene]:
    """What is asked and said in the list."""
    commands, chores = desk.window.client_commands, desk.chores
    desk.search("")
    desk.list.table.selectAll()
    assert chores.menu is not None
    for action in (chores.menu.delete, chores.menu.export, chores.menu.print, chores.menu.dates):
        action.trigger()
        desk.idle()
        panel = desk.list.panel()
        if isinstance(panel, ExportPanel):
            panel.masked.setChecked(True)
            panel.passphrase.wanted.setChecked(True)
        assert isinstance(panel, ChorePanel)
        panel.refuse(f"存不进 /home/{LONG}/客户.json：没有权限；原有文件没有改动，请换一个文件夹或检查权限。")
        yield type(panel).__name__, desk.list
    desk.answers.file = folder / f"{LONG[:40]}.qhbackup"
    commands.back_up.trigger()
    desk.done()
    yield "backed up", desk.list
    commands.restore.trigger()
    desk.done()
    yield "restore", desk.list
    desk.list.close_panel()
    commands.calls.trigger()
    desk.done()
    assert chores.calling.window is not None
    yield "calls", chores.calling.window
    chores.calling.window.close()


def file_scenes(desk: HelpDesk, folder: Path) -> Iterator[Scene]:
    """Attachments and history: without a file, with one, and asked whether it is to go."""
    desk.window.client_commands.files.trigger()
    desk.idle()
    shown = desk.window.clients.client_files.shown
    assert shown is not None
    yield "no files", shown
    letter = folder / f"{LONG[:60]}.pdf"
    letter.write_bytes(b"letter")
    shown.dropped.emit(letter)
    desk.idle()
    desk.idle()
    yield "files", shown
    shown.refuse(f"存不进 /home/{LONG}/附件.pdf：没有权限；原有文件没有改动，请换一个文件夹或检查权限。")
    yield "not taken out", shown
    shown.files.remove.click()
    yield "removing", shown
    shown.close()


def scenes(desk: HelpDesk, client: Client, other: Store, folder: Path) -> Iterator[Scene]:
    """Every window and strip of the help desk, with long names."""
    window = desk.window
    yield "list", desk.show_list()
    desk.search("没有这样的")
    yield "nothing found", desk.list
    yield from chore_scenes(desk, folder)
    desk.open(LONG)
    yield "client", window
    for action in (window.client_commands.contact, window.client_commands.sources, window.client_commands.visit):
        action.trigger()
        yield action.objectName(), window
    desk.strip.visit.record.click()
    desk.idle()
    desk.session.answer("employees", 46)
    desk.session.answer("own_brand", True)
    window.client_commands.sources.trigger()
    yield "changed answers", window
    window.client_commands.since.trigger()
    assert desk.day.visiting.shown is not None
    yield "since", desk.day.visiting.shown
    desk.day.visiting.close()
    theirs = replace(with_answers(client, employees=7), work={"S03h": Work("approved", note=LONG)})
    other.save(other.get(client.id), theirs, Contact(LONG))
    desk.session.do_work("S03h", Work("submitted", note=LONG), "办理")
    desk.save()
    assert desk.day.filing.offered is not None
    yield "merge", desk.day.filing.offered
    desk.day.filing.offered.reject()
    yield "put off", window
    yield from file_scenes(desk, folder)
    window.client_commands.inquiry.trigger()
    assert window.inquiring.shown is not None
    yield "questions", window.inquiring.shown
    window.client_commands.reply.trigger()
    assert window.inquiring.replying is not None
    window.inquiring.replying.save.click()
    yield "reply", window.inquiring.replying
    window.inquiring.replying.reject()
    window.inquiring.close()
    window.client_commands.place.trigger()
    assert desk.day.place is not None
    desk.day.place.server.setChecked(True)
    desk.day.place.connect_button.click()
    yield "place", desk.day.place
    desk.day.place.reject()


@pytest.mark.parametrize(("lang", "scale"), [("zh", 1.0), ("en", 1.5), ("zh", 2.0)])
def test_no_words_are_cut_off(
    helpdesk: Callable[..., HelpDesk],
    add: Callable[..., Client],
    other: Store,
    qapp: QApplication,
    lang: str,
    scale: float,
    tmp_path: Path,
) -> None:
    client = add(LONG, Contact("马丽", "0971-8000000", LONG), registered_division="632801")
    theme.apply(qapp, "dark", scale)
    desk = helpdesk(lang)
    desk.window.resize(QSize(1366, 768))
    found: dict[str, str] = {}
    for name, shown in scenes(desk, client, other, tmp_path):
        settle()
        within = [shown] if shown is not desk.window else [desk.strip]
        for cut in (one for part in within for one in clipped(part)):
            found.setdefault(cut, name)
    desk.window.language.use("zh")
    assert found == {}
