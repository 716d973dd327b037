"""A whole store moves between databases of two kinds, and nothing unsound comes in."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from qhchecklist.policy.rulebook import Rulebook
from qhchecklist.policy.stamp import PackStamp, pack_stamp
from qhchecklist.store.archive import export_store, import_store, is_archive
from qhchecklist.store.backup_files import BackupError
from qhchecklist.store.log import entries, verify_entries
from qhchecklist.store.opening import open_store
from qhchecklist.store.place import SqlitePlace
from qhchecklist.store.records import Contact, Query
from qhchecklist.store.store import Store
from tests.store.clients import START, Clock, firm, told
from tests.store.test_transfer import full


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Store]:
    other = open_store(SqlitePlace(tmp_path / "other.sqlite"), "乙窗口", Clock())
    yield other
    other.close()


def filled(store: Store, pack: PackStamp | None = None) -> str:
    """Several clients, one of them with something of everything and a duplicate; the id of that."""
    one = full(store)
    for number in range(3):
        store.add(firm(f"青海第{number}家\0"))
    deep: object = "底"
    for _ in range(38):
        deep = [deep]
    store.add(firm("深处", deep=deep), Contact(note="长" * 200_000, person="\0\x1b"))
    other = store.add(firm("另一家"))
    store.record_visit(other.id, replace(told(other.dossier), pack=pack))
    return one.id


def everything(store: Store, key: str) -> list[object]:
    rows = [(row.id, row.name, row.visits, row.last_visit, row.next_due) for row in store.page(Query(), 0, 99).rows]
    with store.reading() as connection:
        record = list(entries(connection))
    return [rows, store.get(key), store.visits(key), store.answers(key), store.works(key), record]


def test_a_store_comes_into_another_as_it_was(
    store: Store, elsewhere: Store, tmp_path: Path, rulebook: Rulebook
) -> None:
    pack = pack_stamp(rulebook)
    key = filled(store, pack)
    said = export_store(store, tmp_path / "all.zip", START)
    assert is_archive(tmp_path / "all.zip")
    assert import_store(tmp_path / "all.zip", elsewhere) == said
    before, after = everything(store, key), everything(elsewhere, key)
    assert isinstance(after[-1], list)
    assert after[-1].pop().kind == "restore"
    assert after == before
    assert elsewhere.pack(pack.sha256) == pack
    with elsewhere.reading() as connection:
        assert verify_entries(connection).fault is None
    again = tmp_path / "again.zip"
    export_store(elsewhere, again, START)
    with zipfile.ZipFile(again) as one, zipfile.ZipFile(tmp_path / "all.zip") as other:
        for name in one.namelist():
            if name.startswith("clients/"):
                assert one.read(name) == other.read(name)


def test_a_store_moves_onto_a_server(store: Store, elsewhere: Store, tmp_path: Path) -> None:
    key = filled(elsewhere)
    export_store(elsewhere, tmp_path / "all.zip", START)
    import_store(tmp_path / "all.zip", store)
    assert everything(store, key)[:-1] == everything(elsewhere, key)[:-1]


def test_a_store_that_holds_something_is_not_filled(store: Store, elsewhere: Store, tmp_path: Path) -> None:
    filled(store)
    export_store(store, tmp_path / "all.zip", START)
    elsewhere.add(firm("在先"))
    with pytest.raises(BackupError, match="已有内容，没有恢复"):
        import_store(tmp_path / "all.zip", elsewhere)
    assert elsewhere.page(Query(), 0, 9).total == 1


def test_equal_stores_give_equal_bytes(elsewhere: Store, tmp_path: Path) -> None:
    filled(elsewhere)
    for name in ("a.zip", "b.zip"):
        export_store(elsewhere, tmp_path / name, START)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_an_archive_that_was_changed_anywhere_is_refused(elsewhere: Store, tmp_path: Path) -> None:
    key, path = filled(elsewhere), tmp_path / "all.zip"
    export_store(elsewhere, path, START)
    with zipfile.ZipFile(path) as files:
        parts = {name: files.read(name) for name in files.namelist()}
    manifest = json.loads(parts["manifest.json"])
    client = f"clients/{key}.json"
    fresh = open_store(SqlitePlace(tmp_path / "fresh.sqlite"), "乙窗口", Clock())
    for change in (
        {client: parts[client].replace("隐名".encode(), "改名".encode())},
        {client: b"{}"},
        {"log.jsonl": parts["log.jsonl"].replace(b'"visit"', b'"print"', 1)},
        {"log.jsonl": b"".join(parts["log.jsonl"].splitlines(keepends=True)[:-1])},
        {"manifest.json": json.dumps(manifest | {"clients": {"../../x": "a" * 64}}).encode()},
        {"manifest.json": json.dumps(manifest | {"more": 1}).encode()},
        {"manifest.json": json.dumps(manifest | {"joined": {}}).encode()},
        {"manifest.json": json.dumps(manifest | {"joined": {key: key}}).encode()},
        {"manifest.json": json.dumps(manifest | {"log_sha256": "0" * 64}).encode()},
        {"packs.json": b"{}"},
        {"extra.txt": b""},
    ):
        with zipfile.ZipFile(path, "w") as files:
            for name, data in (parts | change).items():
                files.writestr(name, data)
        with pytest.raises(BackupError):
            import_store(path, fresh)
    for data in (b"", b"PK\3\4 nothing"):
        path.write_bytes(data)
        assert not is_archive(path)
        with pytest.raises(BackupError):
            import_store(path, fresh)
    assert fresh.page(Query(), 0, 9).total == 0
    fresh.close()
