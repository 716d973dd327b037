"""Papers that wait for their visit are in the draft: no end of the program forgets them, and none is recorded twice."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from qhchecklist.policy.text import Text
from qhchecklist.store.log import read_printed, verify_entries
from qhchecklist.store.opening import open_store
from qhchecklist.store.place import SqlitePlace
from qhchecklist.store.problem import FullStoreError
from qhchecklist.store.records import Client, Printed
from qhchecklist.store.store import Store
from qhchecklist.store.whole_store import bring_apart
from qhchecklist.ui.clients.belonging import read_belonging
from qhchecklist.ui.clients.papers import papers_document, read_papers
from tests.store.clients import START
from tests.ui.clients.help_desk import HelpDesk, press
from tests.ui.clients.test_keeping import back_up, restore
from tests.ui.clients.test_rejoining import leave, offer, press_at, recover, restored
from tests.ui.clients.test_saving import keeper_of
from tests.ui.clients.test_visits import export, record

Open = Callable[..., HelpDesk]
Add = Callable[..., Client]

PAPER = Printed("a" * 64, 9, datetime(2026, 11, 23, 9, 30, 0, 7, UTC))

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

store, drafts, client, paper = sys.argv[1:]

class Answers(WindowDialogs):
    def export_file(self, parent, suggestion):
        return Path(paper)

app = QApplication([])
theme.apply(app, "light", 1.0)
session = Session(load_rulebook(paths.resources(), paths.DEFAULT_POLICY), date(2024, 6, 1))
window = MainWindow(Settings(theme="light"))
window.fill(session, Surroundings(Answers(), date.today, print, lambda: Path(store)))
window.complete()
keeper = DraftKeeper(session, Path(drafts), window.notices.tell, window)

def export():
    if session.client is None:
        return QTimer.singleShot(10, export)
    window.paper.exporting.exported.connect(told)
    window.commands.export.trigger()

def told():
    if not session.papers:
        return QTimer.singleShot(10, told)
    print("exported", flush=True)

window.clients.open(client)
export()
app.exec()
"""


def papers_of(other: Store, client: Client) -> list[list[str]]:
    """The hashes of the papers of each visit."""
    return [[one.sha256 for one in visit.printed] for visit in other.visits(client.id)]


def loose(other: Store, client: Client) -> list[str]:
    """The hashes of what was recorded without a visit."""
    with other.reading() as connection:
        assert verify_entries(connection).fault is None
        return [paper.sha256 for visit, paper in read_printed(connection, [client.id]) if not visit]


def exported(helpdesk: Open, tmp_path: Path) -> tuple[HelpDesk, str, bytes]:
    """A window with a saved client of whom a paper was exported, its hash, and the draft as it is then."""
    desk = helpdesk()
    desk.open("甲公司")
    keeper = keeper_of(desk, tmp_path / "drafts")
    sha256 = export(desk, tmp_path / "清单.pdf")
    assert not desk.session.is_modified()
    return desk, sha256, keeper.path.read_bytes()


def test_after_a_kill_the_next_visit_lists_the_paper_that_waited_for_it(
    helpdesk: Open, add: Add, other: Store, place: Path, tmp_path: Path
) -> None:
    client, drafts, paper = add("甲公司"), tmp_path / "left", tmp_path / "清单.pdf"
    root = Path(__file__).resolve().parents[3]
    command = [sys.executable, "-c", VICTIM, str(place), str(drafts), client.id, str(paper)]
    with subprocess.Popen(
        command, env=os.environ | {"PYTHONPATH": str(root)}, stdout=subprocess.PIPE, encoding="utf-8"
    ) as victim:
        assert victim.stdout is not None
        assert victim.stdout.readline() == "exported\n"
        victim.send_signal(signal.SIGKILL)
    assert other.visits(client.id) == ()

    desk = restored(helpdesk, drafts)
    assert desk.session.client == client
    assert "已打印或导出 1 份，尚未记入来访" in desk.strip.facts.text()
    record(desk)
    desk.idle()
    assert papers_of(other, client) == [[hashlib.sha256(paper.read_bytes()).hexdigest()]]
    desk.window.close()
    assert loose(other, client) == []
    assert list((tmp_path / "drafts2").glob("*.json")) == []


def test_the_offer_says_that_a_paper_waits_and_the_draft_goes_once_it_is_recorded(
    helpdesk: Open, add: Add, other: Store, tmp_path: Path
) -> None:
    client = add("甲公司")
    desk, sha256, draft = exported(helpdesk, tmp_path)
    record(desk)
    desk.idle()
    assert papers_of(other, client) == [[sha256]]
    assert list((tmp_path / "drafts").glob("*.json")) == []
    leave(tmp_path / "left", draft)
    again = helpdesk()
    recover(again, tmp_path / "left", keeper_of(again, tmp_path / "drafts2"))
    assert offer(again, "有 1 份打印或导出的纸面还没有记入来访。")


def test_a_paper_recorded_just_before_the_end_is_not_recorded_again(
    helpdesk: Open, add: Add, other: Store, tmp_path: Path
) -> None:
    """The draft is older than the store: with the visit, or without one."""
    client = add("甲公司")
    desk, sha256, draft = exported(helpdesk, tmp_path)
    record(desk)
    desk.idle()
    leave(tmp_path / "left", draft)
    again = restored(helpdesk, tmp_path / "left")
    assert "尚未记入" not in again.strip.facts.text()
    again.save()
    record(again)
    again.idle()
    assert papers_of(other, client) == [[sha256], []]

    (paper,) = other.visits(client.id)[0].printed
    for _ in range(2):
        other.record_printed(client.id, "", paper)
    assert loose(other, client) == []


def test_what_was_left_without_a_visit_is_recorded_once_however_often_it_is_tried(add: Add, other: Store) -> None:
    client = add("甲公司")
    for _ in range(2):
        other.record_printed(client.id, "", PAPER)
    assert loose(other, client) == [PAPER.sha256]


def test_a_paper_on_its_way_to_the_last_visit_is_not_recorded_with_the_next_one_too(
    helpdesk: Open, add: Add, other: Store, tmp_path: Path
) -> None:
    client = add("甲公司")
    desk = helpdesk()
    desk.open("甲公司")
    record(desk)
    desk.idle()
    desk.answers.file = tmp_path / "清单.pdf"
    sent: list[str] = []

    def at_once() -> None:
        """Before the store has answered."""
        desk.strip.visit.recorded.emit("王老师", "")
        sent.append(hashlib.sha256((tmp_path / "清单.pdf").read_bytes()).hexdigest())

    desk.window.paper.exporting.exported.connect(at_once)
    desk.window.commands.export.trigger()
    desk.qtbot.waitUntil(lambda: bool(sent), timeout=60_000)
    desk.idle()
    desk.idle()
    assert papers_of(other, client) == [sent, []]
    assert desk.session.papers == ()
    assert "尚未记入" not in desk.strip.facts.text()


def test_a_restored_paper_is_recorded_when_its_client_is_left_and_never_with_another(
    helpdesk: Open, add: Add, other: Store, tmp_path: Path
) -> None:
    clients = add("甲公司"), add("乙公司")
    desk, sha256, draft = exported(helpdesk, tmp_path)
    desk.window.clients.day.visiting.forget()
    leave(tmp_path / "left", draft)
    again = restored(helpdesk, tmp_path / "left")
    again.answers.on_unsaved = "discard"
    again.open("乙公司")
    assert [loose(other, one) for one in clients] == [[sha256], []]
    record(again)
    again.idle()
    assert papers_of(other, clients[1]) == [[]]


def test_a_paper_of_a_new_client_who_is_given_up_is_nobody_elses(
    helpdesk: Open, add: Add, other: Store, tmp_path: Path
) -> None:
    client = add("乙公司")
    desk = helpdesk()
    desk.window.client_commands.new.trigger()
    desk.session.answer("enterprise_name", "新来公司")
    export(desk, tmp_path / "清单.pdf")
    assert len(desk.session.papers) == 1
    desk.answers.on_unsaved = "discard"
    desk.open("乙公司")
    assert "尚未记入" not in desk.strip.facts.text()
    record(desk)
    desk.idle()
    assert papers_of(other, client) == [[]]


def test_a_paper_of_a_new_client_stays_with_it_when_it_is_saved(helpdesk: Open, other: Store, tmp_path: Path) -> None:
    desk = helpdesk()
    desk.window.client_commands.new.trigger()
    desk.session.answer("enterprise_name", "新来公司")
    keeper = keeper_of(desk, tmp_path / "drafts")
    sha256 = export(desk, tmp_path / "清单.pdf")
    leave(tmp_path / "left", keeper.path.read_bytes())
    again = restored(helpdesk, tmp_path / "left")
    record(again)
    again.idle()
    assert again.session.client is not None
    assert papers_of(other, again.session.client) == [[sha256]]


def test_a_paper_that_cannot_be_recorded_when_the_window_closes_waits_in_the_draft(
    helpdesk: Open, add: Add, other: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = add("甲公司")
    desk, sha256, _ = exported(helpdesk, tmp_path)

    def refuse(store: Store, *given: object) -> None:
        raise FullStoreError(Text("客户库 x 所在的磁盘已满。", "The disk is full."))

    with monkeypatch.context() as patched:
        patched.setattr(Store, "record_printed", refuse)
        desk.window.close()
    again = restored(helpdesk, tmp_path / "drafts")
    record(again)
    again.idle()
    assert papers_of(other, client) == [[sha256]]


def test_a_paper_that_cannot_be_recorded_when_its_client_is_left_is_tried_again(
    helpdesk: Open, add: Add, other: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clients = add("甲公司"), add("乙公司")
    desk, sha256, _ = exported(helpdesk, tmp_path)

    def refuse(store: Store, *given: object) -> None:
        raise FullStoreError(Text("客户库 x 所在的磁盘已满。", "The disk is full."))

    with monkeypatch.context() as patched:
        patched.setattr(Store, "record_printed", refuse)
        desk.open("乙公司")
    assert "尚未记入" not in desk.strip.facts.text()
    press_at(desk, "1 份打印或导出的纸面还没有记进咨询记录。客户库 x 所在的磁盘已满。", "再试一次")
    assert [loose(other, one) for one in clients] == [[sha256], []]


@pytest.mark.parametrize("way", ["client", "file", "new"])
def test_a_paper_is_in_a_draft_until_it_is_recorded_though_its_client_was_left(
    helpdesk: Open, add: Add, other: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    client = add("甲公司")
    add("乙公司")
    desk, sha256, _ = exported(helpdesk, tmp_path)
    drafts, copies = tmp_path / "drafts", tmp_path / "left"
    record_printed = Store.record_printed

    def copying(store: Store, *given: object) -> None:
        """What a kill would leave right before the paper is recorded."""
        copies.mkdir()
        for one in drafts.glob("*.json"):
            (copies / one.name).write_bytes(one.read_bytes())
        record_printed(store, *given)

    with monkeypatch.context() as patched:
        patched.setattr(Store, "record_printed", copying)
        if way == "client":
            desk.open("乙公司")
        elif way == "new":
            desk.window.client_commands.new.trigger()
        else:
            desk.window.commands.new.trigger()
        desk.idle()
    desk.session.answer("employees", 3)
    assert [sha256.encode() in one.read_bytes() for one in copies.glob("*.json")].count(True) == 1
    assert loose(other, client) == [sha256]
    desk.qtbot.waitUntil(lambda: len(list(drafts.glob("????????????????.json"))) == 1)
    (kept,) = drafts.glob("????????????????.json")
    assert sha256.encode() not in kept.read_bytes()
    desk.answers.on_unsaved = "discard"
    desk.window.close()
    assert list(drafts.iterdir()) == []


def test_papers_are_recorded_in_the_store_that_is_left_for_another(
    helpdesk: Open, add: Add, other: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = add("甲公司")
    desk, sha256, _ = exported(helpdesk, tmp_path)
    elsewhere = SqlitePlace(tmp_path / "elsewhere.sqlite3")
    open_store(elsewhere, "").close()
    kept = len(desk.kept)
    monkeypatch.setattr(
        "qhchecklist.ui.clients.store_place.place_of",
        lambda server, file: elsewhere if len(desk.kept) > kept else SqlitePlace(file),
    )
    desk.window.clients.move(elsewhere, "")
    desk.idle()
    desk.idle()
    assert desk.day.access.place() == elsewhere
    assert loose(other, client) == [sha256]
    assert desk.session.papers == ()
    assert not desk.session.is_client


def test_papers_are_recorded_before_a_backup_takes_the_place_of_their_store(
    helpdesk: Open, add: Add, other: Store, tmp_path: Path
) -> None:
    client = add("甲公司")
    desk, sha256, _ = exported(helpdesk, tmp_path)
    file = tmp_path / "库.qhbackup"
    back_up(desk, file)
    other.close()
    panel = restore(desk, file)
    panel.go.click()
    desk.done()
    desk.idle()
    assert panel.save_to is not None
    apart = tmp_path / "从前.sqlite3"
    bring_apart(panel.save_to, apart, START, "")
    before = open_store(SqlitePlace(apart), "")
    assert loose(before, client) == [sha256]
    before.close()
    assert loose(other, client) == []
    assert desk.session.papers == ()


# --- what drafts may say -----------------------------------------------------------------------------


def test_papers_come_back_as_they_were() -> None:
    papers = (PAPER, Printed("b" * 64, 1, datetime(2026, 11, 23, tzinfo=UTC)))
    assert read_papers(json.loads(json.dumps(papers_document(papers)))) == papers


@pytest.mark.parametrize("raw", [None, 7, "x", {}, [], [None], [[]], [{}], {"sha256": "a" * 64}])
def test_what_names_no_papers_gives_none(raw: object) -> None:
    assert read_papers(raw) == ()


@pytest.mark.parametrize(
    "wrong",
    [
        *({"sha256": one} for one in ("a" * 63, "A" * 64, "../" + "a" * 61, "a" * 64 + "\n", 7, None)),
        *({"pages": one} for one in (0, -1, True, 1.5, "3", 10**9, None)),
        *({"at": one} for one in ("", "2026-11-23T09:30", "0001-01-01T00:00+14:00", "x" * 50, 7, None)),
        {"more": 1},
    ],
)
def test_a_damaged_paper_is_left_out_and_the_others_stay(wrong: dict[str, object]) -> None:
    (good,) = papers_document([PAPER])
    assert read_papers([{**good, **wrong}, good, good]) == (PAPER,)


def test_a_draft_of_an_older_program_has_no_papers() -> None:
    assert read_belonging({"contact": {}}).papers == ()


def test_no_more_papers_are_read_than_a_client_can_be_given() -> None:
    many = [{**one, "sha256": f"{number:064x}"} for number in range(5_000) for one in papers_document([PAPER])]
    assert len(read_papers(many)) == 1_000


def test_a_damaged_list_of_papers_costs_neither_answers_nor_client(
    helpdesk: Open, add: Add, other: Store, tmp_path: Path
) -> None:
    client = add("甲公司")
    _, _, draft = exported(helpdesk, tmp_path)
    document = json.loads(draft)
    document["client"]["papers"] = {"sha256": [["x"]], "pages": 1e99}
    leave(tmp_path / "left", json.dumps(document).encode())
    again = helpdesk()
    recover(again, tmp_path / "left", keeper_of(again, tmp_path / "drafts2"))
    press(again.window.notices.notices()[-1], "恢复")
    again.idle()
    assert (again.session.client, again.session.papers) == (client, ())
