"""Deletion as it is shown and then done; whole stores kept and brought back, by one call for terminal and window."""

from __future__ import annotations

import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from qhchecklist.policy.problem import UnreadableFileError
from qhchecklist.store.attachments import attach
from qhchecklist.store.backup_files import BackupError
from qhchecklist.store.deleting import Doomed, OtherwiseNowError, delete_with_proof, read_doomed
from qhchecklist.store.log import verify_entries
from qhchecklist.store.opening import open_store
from qhchecklist.store.place import Place, SqlitePlace
from qhchecklist.store.problem import NoSuchClientError, NotAllowedStoreError
from qhchecklist.store.records import Query
from qhchecklist.store.store import Store
from qhchecklist.store.tellings import every_client, read_tellings
from qhchecklist.store.whole_store import bring_apart, bring_back, look_around, look_into, save_store
from tests.store.clients import NEWER, POLICY, START, firm, told

OpenStore = Callable[..., Store]


def doomed_of(store: Store, client: str) -> Doomed:
    with store.reading() as connection:
        return read_doomed(connection, client)


def test_what_goes_is_counted_with_the_duplicates(store: Store) -> None:
    one, twin = store.add(firm("甲", uscc="91630121MA7QHC178X")), store.add(firm("甲（重复）", exports="planned"))
    store.record_visit(one.id, told(one.dossier))
    store.record_visit(twin.id, told(twin.dossier))
    one = store.join(store.get(one.id), store.get(twin.id), one.dossier, one.contact)
    with store.writing() as connection:
        attach(connection, twin.id, "证照.pdf", b"x" * 3000, START, "甲")
    doomed = doomed_of(store, one.id)
    assert doomed.clients == (one.id, twin.id)
    assert (doomed.visits, doomed.attachments, doomed.bytes, doomed.entries) == (2, 1, 3000, 3)
    assert "并入它的 1 份重复，2 次来访" in doomed.goes.zh
    assert "1 个附件（3 KB）" in doomed.goes.zh
    assert "1 file (3 KB)" in doomed.goes.en
    with pytest.raises(NoSuchClientError):
        doomed_of(store, "0" * 32)


def test_what_there_is_none_of_is_not_counted(store: Store) -> None:
    doomed = doomed_of(store, store.add(firm("甲")).id)
    assert doomed.goes.zh.startswith("删去：全部回答、办理情况和联系方式，")
    for said in (doomed.goes, doomed.stays):
        assert " 0 " not in said.zh
        assert "0 " not in said.en
    assert doomed.stays.zh.startswith("留下：咨询记录里一条删除记录；")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("青海甲公司", True),
        (" 青海 甲公司 ", True),
        ("青海甲公司有限", False),
        ("hc178x", True),
        ("ＨＣ１７８Ｘ", True),
        ("178x", False),
        ("", False),
        ("删除", False),
    ],
)
def test_a_client_is_named_by_its_name_or_the_end_of_its_code(typed: str, meant: bool) -> None:
    doomed = Doomed(("a",), (1,), "青海甲公司", "91630121MA7QHC178X", 0, 0, 0, 0, 0)
    assert doomed.is_meant(typed) is meant


def test_nothing_is_deleted_that_is_not_as_it_was_shown(store: Store, place: Place, tmp_path: Path) -> None:
    client = store.add(firm("甲"))
    seen = doomed_of(store, client.id)
    store.record_visit(client.id, told(client.dossier))
    with pytest.raises(OtherwiseNowError) as found:
        delete_with_proof(store, seen, tmp_path / "p.jsonl")
    assert found.value.doomed == doomed_of(store, client.id) != seen
    assert not (tmp_path / "p.jsonl").exists()
    (tmp_path / "p.jsonl").write_text("another proof")
    with pytest.raises(UnreadableFileError):
        delete_with_proof(store, found.value.doomed, tmp_path / "p.jsonl")
    (tmp_path / "p.jsonl").unlink()
    if isinstance(place, SqlitePlace):
        done = delete_with_proof(store, found.value.doomed, tmp_path / "p.jsonl")
        assert done.clean
        assert str(tmp_path / "p.jsonl") in done.words[0].zh
        with pytest.raises(NoSuchClientError):
            store.get(client.id)
    else:  # only a supervisor may; a desk leaves neither gap nor proof
        with pytest.raises(NotAllowedStoreError):
            delete_with_proof(store, found.value.doomed, tmp_path / "p.jsonl")
        assert store.get(client.id) == client
        assert not (tmp_path / "p.jsonl").exists()
    with store.reading() as connection:
        assert verify_entries(connection).fault is None


def test_a_store_is_kept_and_comes_back_into_an_empty_file(store: Store, place: Place, tmp_path: Path) -> None:
    client = store.add(firm("甲"))
    store.record_visit(client.id, told(client.dossier))
    told_steps: list[tuple[int, int]] = []

    def tell(done: int, total: int) -> None:
        told_steps.append((done, total))

    file = tmp_path / "b.qhbackup"
    kept = save_store(place, file, START, tell=tell)
    assert (kept.clients, kept.head.number) == (1, 1)
    assert kept.portable is not isinstance(place, SqlitePlace)
    assert told_steps
    assert all(0 <= done <= total for done, total in told_steps)
    assert look_into(file) == kept
    fresh = SqlitePlace(tmp_path / "new" / "c.sqlite")
    assert look_around(fresh).is_empty
    assert not fresh.path.exists()
    returned = bring_back(file, fresh, START, "乙")
    assert (returned.saved, returned.beside) == (None, None)
    assert look_around(fresh).clients == 1


def test_a_backup_of_either_kind_comes_back_into_a_file_of_its_own(store: Store, place: Place, tmp_path: Path) -> None:
    client = store.add(firm("甲"))
    store.record_visit(client.id, told(client.dossier))
    for portable in {True, not isinstance(place, SqlitePlace)}:
        file, out = tmp_path / f"{portable}.qhbackup", tmp_path / f"{portable} 另存.sqlite3"
        save_store(place, file, START, portable)
        store.add(firm("乙"))
        many = look_around(place).clients
        done = bring_apart(file, out, START, "丙")
        assert done.apart == out
        assert f"恢复成另一个文件 {out}，现用的客户库没有动" in "".join(one.zh for one in done.words)
        assert stat.S_IMODE(out.stat().st_mode) == 0o600
        apart = open_store(SqlitePlace(out), "丙")
        assert apart.get(client.id).name == "甲"
        assert len(apart.visits(client.id)) == 1
        with apart.reading() as connection:
            assert verify_entries(connection).fault is None
        apart.close()
        assert look_around(place).clients == many
        before = out.read_bytes()
        with pytest.raises(BackupError, match="已经有了，没有恢复，那个文件没有动；请换一个文件名"):
            bring_apart(file, out, START, "丙")
        assert out.read_bytes() == before


def test_what_does_not_verify_makes_no_file_apart(store: Store, place: Place, tmp_path: Path) -> None:
    store.add(firm("甲"))
    for portable in {True, not isinstance(place, SqlitePlace)}:
        file, out = tmp_path / "b.qhbackup", tmp_path / "另存" / "x.sqlite3"
        save_store(place, file, START, portable)
        whole = file.read_bytes()
        middle = len(whole) // 3
        for data in (whole[:-50], whole[:middle] + bytes(40) + whole[middle + 40 :], b""):
            file.write_bytes(data)
            with pytest.raises(BackupError):
                bring_apart(file, out, START, "丙")
            assert list(out.parent.glob("*")) == []


def test_what_is_there_is_saved_first_where_that_is_asked(path: Path, tmp_path: Path) -> None:
    place = SqlitePlace(path)
    store = open_store(place, "甲")
    store.add(firm("甲"))
    save_store(place, tmp_path / "b.qhbackup", START)
    store.add(firm("乙"))
    store.close()
    done = bring_back(tmp_path / "b.qhbackup", place, START, "甲", tmp_path / "before.qhbackup")
    assert look_into(tmp_path / "before.qhbackup").clients == 2
    assert done.saved == tmp_path / "before.qhbackup"
    assert done.beside is not None
    assert str(done.beside) in "".join(one.zh for one in done.words)
    assert look_around(place).clients == 1


def test_a_damaged_store_counts_nothing(tmp_path: Path) -> None:
    (tmp_path / "c.sqlite").write_bytes(b"no database" * 500)
    present = look_around(SqlitePlace(tmp_path / "c.sqlite"))
    assert (present.clients, present.is_empty) == (None, False)


def test_a_backup_that_is_given_up_leaves_nothing(path: Path, tmp_path: Path) -> None:
    class GivenUpError(Exception):
        pass

    def stop(done: int, total: int) -> None:
        raise GivenUpError

    store = open_store(SqlitePlace(path), "甲")
    store.add(firm("甲"))
    store.close()
    (tmp_path / "out").mkdir()
    for portable in (False, True):
        with pytest.raises(GivenUpError):
            save_store(SqlitePlace(path), tmp_path / "out" / "b.qhbackup", START, portable, stop)
        assert list((tmp_path / "out").iterdir()) == []


def test_the_last_telling_of_every_client_is_found_under_duplicates_too(store: Store) -> None:
    one, twin, never, other = (store.add(firm(name)) for name in ("甲", "甲（重复）", "没来过", "乙"))
    store.record_visit(one.id, told(one.dossier, POLICY))
    last = store.record_visit(twin.id, told(twin.dossier, NEWER))
    store.join(store.get(one.id), store.get(twin.id), one.dossier, one.contact)
    elsewhere = store.record_visit(other.id, told(other.dossier))
    found = read_tellings(store, POLICY.id)
    assert [(told.client, told.at) for told in found.last] == [(one.id, last.at), (other.id, elsewhere.at)]
    assert (found.last[0].policy, found.last[0].groups) == (NEWER, last.groups)
    assert read_tellings(store, "another-policy").last == ()
    assert sorted(client.name for client in every_client(store)) == ["乙", "没来过", "甲"]
    assert [client.name for client in every_client(store, [never.id, twin.id])] == ["没来过"]
    assert store.page(Query(), 0, 9).total == 3
