"""One PDF for each client that is selected; each recorded, none over another file, what failed listed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from qhchecklist import client_papers
from qhchecklist.assess.assessment import Assessor
from qhchecklist.assess.authority import authority_questions
from qhchecklist.assess.explain import Explainer
from qhchecklist.checklist import make_checklist
from qhchecklist.policy.problem import UnreadableFileError
from qhchecklist.policy.profile import read_profile
from qhchecklist.policy.rulebook import Rulebook
from qhchecklist.policy.text import Text
from qhchecklist.report.round_trip.names import ATTACHMENT
from qhchecklist.store.decisions import Decision
from qhchecklist.store.log import read_printed
from qhchecklist.store.records import Client, NewVisit, PolicyStamp, Visit
from qhchecklist.store.replies import record_reply
from qhchecklist.store.store import Store
from qhchecklist.ui.clients.chores.print_panel import PrintPanel
from qhchecklist.ui.clients.list_dialog import ListDialog
from tests.paper_text import page_texts
from tests.ui.clients.help_desk import CTRL, DAY, HelpDesk, press

Open = Callable[..., HelpDesk]
Add = Callable[..., Client]


def begin(desk: HelpDesk, *names: str) -> PrintPanel:
    desk.choose(*names)
    desk.qtbot.keyClick(desk.list, Qt.Key.Key_P, CTRL)
    desk.idle()
    panel = desk.list.panel()
    assert isinstance(panel, PrintPanel)
    return panel


def printed(store: Store, client: Client) -> list[tuple[str, str]]:
    with store.reading() as connection:
        return [(visit, one.sha256) for visit, one in read_printed(connection, [client.id])]


@pytest.fixture
def advised(other: Store, rulebook: Rulebook) -> Callable[[Client], Visit]:
    """Records a visit at which a client was told what its paper says."""

    def advising(client: Client) -> Visit:
        reading = read_profile(client.dossier.profile, rulebook.catalogue, rulebook.codes)
        checklist = make_checklist(Assessor(rulebook).assess(reading, DAY), {}, None)
        head = rulebook.policy.head
        stamp = PolicyStamp(head.id, head.version, rulebook.policy.sha256)
        groups = {item.id: item.group for item in checklist.items}
        return other.record_visit(client.id, NewVisit("李老师", DAY, stamp, client.dossier, reading.sha256, groups))

    return advising


def test_each_client_gets_a_paper_that_is_recorded(
    helpdesk: Open, add: Add, other: Store, advised: Callable[[Client], Visit], tmp_path: Path
) -> None:
    first, second = add("甲公司", employees=3), add("乙/公司: *")
    visit = advised(first)
    add("不打印的公司")
    desk = helpdesk()
    panel = begin(desk, "甲公司", "乙/公司: *")
    assert panel.title.text() == "批量打印：选中的 2 家，每家一份 PDF"
    assert "判断日期 2024-06-01（文件有效）" in panel.how.text()
    desk.answers.file = tmp_path
    panel.go.click()
    desk.done()
    files = {one.name: one for one in tmp_path.glob("*.pdf")}
    assert sorted(files) == ["乙 公司 外贸政策适用清单 2024-06-01.pdf", "甲公司 外贸政策适用清单 2024-06-01.pdf"]
    hashes = {name[0]: hashlib.sha256(one.read_bytes()).hexdigest() for name, one in files.items()}
    assert printed(other, first) == [(visit.id, hashes["甲"])]
    assert printed(other, second) == [("", hashes["乙"])]
    assert desk.said() == f"已写 2 份到 {tmp_path}，都已记入咨询记录。"


def test_files_that_are_there_and_firms_of_one_name_are_told_apart(helpdesk: Open, add: Add, tmp_path: Path) -> None:
    add("甲公司")
    add("甲公司")
    taken = tmp_path / "甲公司 外贸政策适用清单 2024-06-01.pdf"
    taken.write_bytes(b"somebody's")
    desk = helpdesk()
    desk.show_list()
    desk.list.table.selectAll()
    desk.list.table.setFocus()
    desk.qtbot.keyClick(desk.list, Qt.Key.Key_P, CTRL)
    desk.idle()
    panel = desk.list.panel()
    assert isinstance(panel, PrintPanel)
    desk.answers.file = tmp_path
    panel.go.click()
    desk.done()
    assert taken.read_bytes() == b"somebody's"
    assert sorted(one.stem[-2:] for one in tmp_path.glob("*.pdf")) == [" 2", " 3", "01"]


def test_what_failed_is_listed_with_its_reason_and_the_others_go_on(
    helpdesk: Open, add: Add, other: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clients = {name: add(name) for name in ("甲公司", "乙公司", "丙公司")}
    write = client_papers.write_whole

    def failing(path: Path, data: bytes) -> None:
        if path.name.startswith("乙"):
            raise UnreadableFileError(Text("磁盘已满", "disk full"))
        write(path, data)

    monkeypatch.setattr(client_papers, "write_whole", failing)
    desk = helpdesk()
    panel = begin(desk, "甲公司", "乙公司", "丙公司")
    desk.answers.file = tmp_path
    panel.go.click()
    desk.done()
    assert len(list(tmp_path.glob("*.pdf"))) == 2
    assert [len(printed(other, one)) for one in clients.values()] == [1, 0, 1]  # what is not written is not recorded
    assert desk.said() == f"已写 2 份到 {tmp_path}；1 家有问题。"
    press(desk.list.notices.notices()[-1], "看哪些、为什么")
    shown = desk.list.findChild(ListDialog)
    assert shown is not None
    assert shown.list.toPlainText() == "1. 乙公司：磁盘已满"


def test_it_is_stopped_after_the_one_under_way(
    helpdesk: Open, add: Add, other: Store, tmp_path: Path, qtbot: QtBot
) -> None:
    clients = {name: add(name) for name in ("甲公司", "乙公司", "丙公司", "丁公司")}
    desk = helpdesk()
    panel = begin(desk, *clients)
    desk.answers.file = tmp_path
    panel.go.click()
    running = desk.chores.papers.running
    assert running is not None
    desk.chores.papers.begin(())  # a second run waits for the first
    assert "上一批还在写" in desk.said()
    running.cancel()
    desk.done()
    assert desk.said().startswith("已取消：写好的 ")
    files = list(tmp_path.glob("*.pdf"))
    assert len(files) < 4
    assert sum(len(printed(other, one)) for one in clients.values()) == len(files)


def test_a_client_that_was_deleted_meanwhile_is_among_the_failures(
    helpdesk: Open, add: Add, other: Store, tmp_path: Path
) -> None:
    from qhchecklist.store.deleting import delete_with_proof, read_doomed

    add("甲公司")
    gone = add("乙公司")
    desk = helpdesk()
    panel = begin(desk, "甲公司", "乙公司")
    with other.reading() as connection:
        doomed = read_doomed(connection, gone.id)
    delete_with_proof(other, doomed, tmp_path / "证明.jsonl")
    desk.answers.file = tmp_path
    panel.go.click()
    desk.done()
    assert desk.said() == f"已写 1 份到 {tmp_path}；1 家有问题。"


def test_rows_that_nobody_has_looked_at_are_printed_too(helpdesk: Open, other: Store, add: Add, tmp_path: Path) -> None:
    for number in range(130):
        add(f"公司{number:03}")
    desk = helpdesk()
    desk.show_list()
    desk.list.table.selectAll()
    taken: list[int] = []
    desk.chores.selection.take(lambda rows: taken.append(len(rows)))
    desk.idle()
    assert taken == [130]


def test_a_paper_is_judged_by_what_authorities_answered(
    helpdesk: Open, add: Add, other: Store, rulebook: Rulebook, tmp_path: Path
) -> None:
    answers: dict[str, Any] = {"entity_type": "enterprise", "registered_division": "630104", "exports": "current"}
    client = add("甲公司", **answers)
    assessment = Assessor(rulebook).assess(read_profile(answers, rulebook.catalogue, rulebook.codes), DAY)
    asked = next(one for one in authority_questions(assessment, Explainer(rulebook)) if one.support.id == "S01a")
    told = Decision("省商务厅", asked.question.zh, "是", DAY, "", "S01a", outcome="yes", point=asked.point)
    record_reply(other, client.id, told)
    desk = helpdesk()
    panel = begin(desk, "甲公司")
    desk.answers.file = tmp_path
    panel.go.click()
    desk.done()
    (file,) = tmp_path.glob("*.pdf")
    assert "主管部门已答复（2024年6月1日，省商务厅）：是" in "".join(page_texts(file.read_bytes()))
    case = json.loads(PdfReader(BytesIO(file.read_bytes())).attachments[ATTACHMENT][0])
    assert case["findings"]["S01a"] == "guided"
    assert case["record"]["number"] == 1
