"""Drafts of clients: they find their client again, in the store where it was; or it is said why not; all is kept."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from qhchecklist.draft import read
from qhchecklist.store.deletion import delete_client
from qhchecklist.store.opening import open_store
from qhchecklist.store.place import ServerPlace, SqlitePlace
from qhchecklist.store.records import Client, Contact
from qhchecklist.store.store import Store
from qhchecklist.ui.clients.store_place import place_document, read_place_document
from qhchecklist.ui.drafts import DraftKeeper
from qhchecklist.ui.recovery import Recovery
from tests.store.clients import START
from tests.ui.clients.help_desk import HelpDesk, press, with_answers
from tests.ui.clients.test_saving import keeper_of, mark_newer, note, type_into

Open = Callable[..., HelpDesk]
Add = Callable[..., Client]


def leave(folder: Path, written: bytes) -> None:
    """A draft whose program has gone."""
    folder.mkdir(exist_ok=True)
    (folder / "old.json").write_bytes(written)


def recover(desk: HelpDesk, folder: Path, keeper: DraftKeeper) -> None:
    """What a start does after the window is shown."""
    window = desk.window
    Recovery(window.session, window.files, keeper, window.notices, window).begin(folder)


def drafted(helpdesk: Open, name: str, folder: Path) -> Path:
    """A window whose program is gone after an answer was changed: the folder with its draft."""
    desk = helpdesk()
    desk.open(name)
    keeper = keeper_of(desk, folder / "drafts")
    desk.session.answer("employees", 46)
    leave(folder / "left", keeper.path.read_bytes())
    desk.answers.on_unsaved = "discard"
    desk.window.close()
    return folder / "left"


def restored(helpdesk: Open, folder: Path) -> HelpDesk:
    """The next start, where the draft is restored."""
    again = helpdesk()
    recover(again, folder, keeper_of(again, folder.parent / "drafts2"))
    press(again.window.notices.notices()[-1], "恢复")
    again.idle()
    return again


def offer(desk: HelpDesk, words: str) -> str:
    """The sentence with these words."""
    return next(one for one in desk.sentences() if words in one)


def press_at(desk: HelpDesk, words: str, button: str) -> None:
    """Press a button of the notice with these words."""
    sentences = desk.sentences()
    press(desk.window.notices.notices()[sentences.index(offer(desk, words))], button)
    desk.idle()
    desk.idle()


def test_a_draft_finds_its_client_again(helpdesk: Open, add: Add, other: Store, tmp_path: Path) -> None:
    client = add("甲公司", Contact("马丽"))
    desk = helpdesk()
    desk.open("甲公司")
    keeper = keeper_of(desk, tmp_path / "drafts")
    desk.session.answer("employees", 46)
    desk.window.client_commands.contact.trigger()
    type_into(desk.strip.contact.lines["phone"], "0971-8000000")
    keeper.keep()
    written = keeper.path.read_bytes()
    assert f'"client:{client.id}"'.encode() in written
    leave(tmp_path / "left", written)

    again = helpdesk()
    recover(again, tmp_path / "left", keeper_of(again, tmp_path / "drafts2"))
    press(again.window.notices.notices()[-1], "恢复")
    assert again.session.client == other.get(client.id)
    assert again.session.is_modified()
    assert again.strip.contact.lines["phone"].text() == "0971-8000000"
    again.save()
    saved = other.get(client.id)
    assert saved.version == 2
    assert saved.dossier.profile["employees"] == 46
    assert saved.contact == Contact("马丽", "0971-8000000")


def test_a_draft_older_than_the_client_is_laid_together_not_over_it(
    helpdesk: Open, add: Add, other: Store, tmp_path: Path
) -> None:
    client = add("甲公司", employees=10)
    desk = helpdesk()
    desk.open("甲公司")
    keeper = keeper_of(desk, tmp_path / "drafts")
    desk.session.answer("own_brand", True)
    leave(tmp_path / "left", keeper.path.read_bytes())
    other.save(client, with_answers(client, employees=99), client.contact)

    again = helpdesk()
    recover(again, tmp_path / "left", keeper_of(again, tmp_path / "drafts2"))
    press(again.window.notices.notices()[-1], "恢复")
    again.save()
    again.idle()
    saved = other.get(client.id).dossier.profile
    assert (saved["employees"], saved["own_brand"]) == (99, True)


def test_a_draft_of_a_client_who_was_never_saved_is_one_still(helpdesk: Open, tmp_path: Path) -> None:
    desk = helpdesk()
    desk.window.client_commands.new.trigger()
    keeper = keeper_of(desk, tmp_path / "drafts")
    desk.session.answer("enterprise_name", "新来公司")
    draft = read(keeper.path)
    assert draft.path is None
    assert draft.client is not None
    leave(tmp_path / "left", keeper.path.read_bytes())
    again = helpdesk()
    recover(again, tmp_path / "left", keeper_of(again, tmp_path / "drafts2"))
    press(again.window.notices.notices()[-1], "恢复")
    assert again.session.is_client
    again.save()
    assert again.show_list().isVisible()
    assert again.names() == ["新来公司"]


def test_a_draft_keeps_what_was_said_of_answers_that_stay(
    helpdesk: Open, add: Add, other: Store, tmp_path: Path
) -> None:
    client = add("甲公司", employees=46)
    desk = helpdesk()
    desk.open("甲公司")
    keeper = keeper_of(desk, tmp_path / "drafts")
    note(desk, "employees", "register", "名录")
    desk.session.settle()
    leave(tmp_path / "left", keeper.path.read_bytes())
    again = restored(helpdesk, tmp_path / "left")
    again.save()
    last = other.answers(client.id)[-1]
    assert (last.field, last.before, last.after, last.source, last.remark) == ("employees", 46, 46, "register", "名录")


def test_a_damaged_account_of_a_client_still_gives_the_answers_back(helpdesk: Open, tmp_path: Path) -> None:
    desk = helpdesk()
    written = (
        '{"draft": 1, "as_of": "2024-06-01", "path": "client:../x", "dossier": {"enterprise_name": "甲公司"},'
        ' "client": {"id": 7, "version": "x", "base": [], "contact": {"person": ["a"]}}}'
    )
    leave(tmp_path / "left", written.encode())
    recover(desk, tmp_path / "left", keeper_of(desk, tmp_path / "drafts"))
    press(desk.window.notices.notices()[-1], "恢复")
    assert desk.session.reading.name == "甲公司"
    assert desk.session.client is None
    assert desk.session.is_client


def test_a_draft_says_in_which_store_its_client_is(helpdesk: Open, add: Add, place: Path, tmp_path: Path) -> None:
    add("甲公司")
    left = drafted(helpdesk, "甲公司", tmp_path)
    document = json.loads((left / "old.json").read_bytes())
    assert document["client"]["store"] == {"file": str(place)}
    desk = restored(helpdesk, left)
    assert desk.session.client_place == SqlitePlace(place)
    assert desk.sentences() == []


def test_a_client_saved_by_another_desk_after_the_draft_is_told_of_and_merged(
    helpdesk: Open, add: Add, other: Store, tmp_path: Path
) -> None:
    client = add("甲公司", employees=10)
    left = drafted(helpdesk, "甲公司", tmp_path)
    other.save(client, with_answers(client, own_brand=True, employees=99), client.contact)
    desk = restored(helpdesk, left)
    assert offer(desk, "在草稿之后又由 李老师 存过")
    press_at(desk, "在草稿之后", "现在合并")
    merging = desk.day.filing.offered
    assert merging is not None
    press(merging, "全用我方")
    merging.take.click()
    desk.idle()
    saved = other.get(client.id).dossier.profile
    assert (saved["employees"], saved["own_brand"]) == (46, True)


def test_a_store_that_was_moved_is_known_by_its_client(
    helpdesk: Open, add: Add, other: Store, place: Path, tmp_path: Path
) -> None:
    client = add("甲公司")
    left = drafted(helpdesk, "甲公司", tmp_path)
    draft = json.loads((left / "old.json").read_bytes())
    draft["client"]["store"] = {"file": str(tmp_path / "从前" / "clients.sqlite3")}
    (left / "old.json").write_bytes(json.dumps(draft).encode())
    desk = restored(helpdesk, left)
    assert desk.sentences() == []
    assert desk.session.client_place == SqlitePlace(place)
    desk.save()
    assert other.get(client.id).dossier.profile["employees"] == 46


def test_a_client_of_another_store_is_never_taken_for_one_of_this(
    helpdesk: Open, add: Add, other: Store, tmp_path: Path
) -> None:
    """The draft belongs to a server; this computer has other clients."""
    client = add("甲公司")
    add("乙公司")
    left = drafted(helpdesk, "甲公司", tmp_path)
    draft = json.loads((left / "old.json").read_bytes())
    draft["client"] |= {"id": "f" * 32, "store": {"server": ["localhost", "1", "helpdesk", "window", ""]}}
    (left / "old.json").write_bytes(json.dumps(draft).encode())
    desk = restored(helpdesk, left)
    sentence = offer(desk, "里没有。内容都在")
    assert "localhost:1/helpdesk" in sentence
    assert desk.session.client_place == ServerPlace("localhost", 1, "helpdesk", "window", "prefer")
    press_at(desk, "里没有。内容都在", "换到原来的客户库")
    assert any("localhost:1/helpdesk" in one and "现在的客户库没有变" not in one for one in desk.sentences())
    assert desk.session.raw("employees") == 46
    desk.save()
    assert other.get(client.id) == client
    press_at(desk, "档案库里没有", "存为新客户")
    assert desk.session.client is not None
    assert other.get(desk.session.client.id).dossier.profile["employees"] == 46
    assert other.get(client.id) == client


def test_a_draft_goes_back_to_the_store_it_came_from(
    helpdesk: Open, add: Add, other: Store, place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The program worked with a server, then with this computer; the draft is of this computer's client."""
    client = add("甲公司")
    left = drafted(helpdesk, "甲公司", tmp_path)
    elsewhere = SqlitePlace(tmp_path / "elsewhere.sqlite3")
    open_store(elsewhere, "").close()
    with monkeypatch.context() as patched:
        patched.setattr("qhchecklist.ui.clients.store_place.place_of", lambda server, file: elsewhere)
        desk = restored(helpdesk, left)
        assert offer(desk, "里没有。内容都在")
    press_at(desk, "里没有。内容都在", "换到原来的客户库")
    assert desk.session.raw("employees") == 46
    assert desk.session.client_place == SqlitePlace(place)
    desk.save()
    assert other.get(client.id).dossier.profile["employees"] == 46


def test_a_new_client_of_another_store_is_saved_here_only_after_that_was_said(
    helpdesk: Open, other: Store, tmp_path: Path
) -> None:
    written = {
        "draft": 1, "as_of": "2024-06-01", "path": "client:", "dossier": {"enterprise_name": "新来公司"},
        "client": {"contact": {}, "store": {"server": ["db.example.org", "5432", "helpdesk", "window", ""]}},
    }  # fmt: skip
    leave(tmp_path / "left", json.dumps(written).encode())
    desk = restored(helpdesk, tmp_path / "left")
    assert "db.example.org:5432/helpdesk" in offer(desk, "的新客户")
    desk.save()
    desk.show_list()
    assert desk.names() == ["新来公司"]


def test_a_store_that_is_gone_is_told_and_the_answers_are_kept(
    helpdesk: Open, add: Add, other: Store, place: Path, tmp_path: Path
) -> None:
    add("甲公司")
    left = drafted(helpdesk, "甲公司", tmp_path)
    other.close()
    shutil.rmtree(place.parent)
    desk = restored(helpdesk, left)
    assert str(place) in offer(desk, "不见了")
    assert desk.session.raw("employees") == 46
    assert desk.session.is_modified()
    press_at(desk, "不见了", "存为新客户")
    desk.show_list()
    assert desk.names() == ["甲公司"]


def test_a_store_that_can_only_be_read_says_so_when_the_draft_is_restored(
    helpdesk: Open, add: Add, other: Store, place: Path, tmp_path: Path
) -> None:
    client = add("甲公司")
    left = drafted(helpdesk, "甲公司", tmp_path)
    other.close()
    mark_newer(place)
    desk = restored(helpdesk, left)
    assert "草稿里填写的内容都在" in offer(desk, "已由更新版本的程序升级")
    assert desk.session.client == client
    assert desk.session.raw("employees") == 46
    assert desk.session.is_modified()


def test_a_store_that_cannot_be_opened_is_looked_into_again(
    helpdesk: Open, add: Add, other: Store, place: Path, tmp_path: Path
) -> None:
    client = add("甲公司")
    left = drafted(helpdesk, "甲公司", tmp_path)
    other.close()
    kept = place.read_bytes()
    place.write_bytes(b"no store at all" * 100)
    desk = restored(helpdesk, left)
    assert "草稿里填写的内容都在" in offer(desk, "稍后再找这个客户")
    place.write_bytes(kept)
    press_at(desk, "稍后再找这个客户", "再找一次")
    desk.save()
    assert other.get(client.id).dossier.profile["employees"] == 46


def test_a_client_deleted_meanwhile_is_told_of_and_can_be_saved_anew(
    helpdesk: Open, add: Add, other: Store, tmp_path: Path
) -> None:
    client = add("甲公司")
    left = drafted(helpdesk, "甲公司", tmp_path)
    with other.writing() as connection:
        delete_client(connection, client.id, START, "李老师")
    desk = restored(helpdesk, left)
    assert len(desk.sentences()) == 1
    press_at(desk, "可能已被删除", "存为新客户")
    desk.show_list()
    assert desk.names() == ["甲公司"]


@pytest.mark.parametrize(
    "raw",
    [
        *(None, 7, [], {}, {"file": 7}, {"file": "relative"}, {"file": "/a\nb"}, {"server": ["a"]}),
        *({"server": [""] * 5}, {"server": ["h", "x", "d", "u", ""]}, {"server": [1, 2, 3, 4, 5]}),
    ],
)
def test_what_is_no_place_names_none(raw: object) -> None:
    assert read_place_document(raw) is None


def test_a_place_comes_back_as_it_was(tmp_path: Path) -> None:
    for place in (SqlitePlace(tmp_path / "x"), ServerPlace("db.example.org", 5433, "helpdesk", "window")):
        assert read_place_document(place_document(place)) == place
