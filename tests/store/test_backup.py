"""Backups: one file that is whole or not there, and nothing unsound comes back."""

from __future__ import annotations

import errno
import json
import os
import shutil
import sqlite3
import zipfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from qhchecklist.store.backup import back_up, read_backup, restore
from qhchecklist.store.backup_files import BackupError
from qhchecklist.store.chain import NewEntry
from qhchecklist.store.log import append, entries, verify_entries
from qhchecklist.store.log_tables import METADATA

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    folder = tmp_path / "客户 库%20?#"
    folder.mkdir()
    path = folder / "clients.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
    add(path, "first", create=True)
    return path


def add(path: Path, told: str, create: bool = False) -> None:
    engine = create_engine("sqlite://", creator=lambda: sqlite3.connect(path))
    if create:
        METADATA.create_all(engine)
    with engine.begin() as connection:
        append(connection, NewEntry(NOON, "李窗口", "visit", "a", {"told": told}))
    engine.dispose()


def kinds(path: Path) -> list[str]:
    engine = create_engine("sqlite://", creator=lambda: sqlite3.connect(path))
    with engine.connect() as connection:
        assert verify_entries(connection).fault is None
        found = [entry.kind for entry in entries(connection)]
    engine.dispose()
    return found


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if not path.name.endswith(("-wal", "-shm"))}


def test_a_backup_made_while_others_write_comes_back_and_is_recorded(store: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(store)) as writing:
        writing.execute("BEGIN IMMEDIATE")
        writing.execute("UPDATE log_bodies SET salt = ''")
        manifest = back_up(store, tmp_path / "b.qhbackup", NOON)
        writing.rollback()
    assert read_backup(tmp_path / "b.qhbackup") == manifest
    add(store, "after the backup")
    restored = restore(tmp_path / "b.qhbackup", store, NOON, "李窗口")
    assert kinds(store) == ["visit", "restore"]
    assert restored.kept == store.with_name("clients.20261123-120000.sqlite")
    assert kinds(restored.kept) == ["visit", "visit"]
    assert names(store.parent) == {"clients.sqlite", "clients.20261123-120000.sqlite"}
    restore(tmp_path / "b.qhbackup", store, NOON, "李窗口")
    assert "clients.20261123-120000-2.sqlite" in names(store.parent)


def test_a_backup_comes_back_where_there_is_no_store(store: Path, tmp_path: Path) -> None:
    back_up(store, tmp_path / "b.qhbackup", NOON)
    target = tmp_path / "new" / "clients.sqlite"
    assert restore(tmp_path / "b.qhbackup", target, NOON, "x").kept is None
    assert kinds(target) == ["visit", "restore"]


def test_a_damaged_store_is_kept_beside_and_replaced(store: Path, tmp_path: Path) -> None:
    back_up(store, tmp_path / "b.qhbackup", NOON)
    damaged = b"no database at all" * 100
    store.write_bytes(damaged)
    restored = restore(tmp_path / "b.qhbackup", store, NOON, "x")
    assert restored.kept is not None
    assert restored.kept.read_bytes() == damaged
    assert kinds(store) == ["visit", "restore"]


def test_a_store_that_is_open_elsewhere_is_not_replaced(store: Path, tmp_path: Path) -> None:
    back_up(store, tmp_path / "b.qhbackup", NOON)
    with closing(sqlite3.connect(store)) as other:
        other.execute("SELECT count(*) FROM log_entries").fetchone()
        with pytest.raises(BackupError, match="正在别的窗口或程序里打开"):
            restore(tmp_path / "b.qhbackup", store, NOON, "x")
    assert kinds(store) == ["visit"]
    assert names(store.parent) == {"clients.sqlite"}


def rewritten(backup: Path, **parts: bytes) -> None:
    with zipfile.ZipFile(backup) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    held |= {name.replace("_", "."): data for name, data in parts.items()}
    with zipfile.ZipFile(backup, "w") as archive:
        for name, data in held.items():
            archive.writestr(name, data)


def part_of(backup: Path, name: str) -> bytes:
    with zipfile.ZipFile(backup) as archive:
        return archive.read(name)


def test_what_does_not_verify_is_refused_and_changes_nothing(store: Path, tmp_path: Path) -> None:
    backup = tmp_path / "b.qhbackup"
    back_up(store, backup, NOON)
    sound, before = backup.read_bytes(), store.read_bytes()
    manifest = json.loads(part_of(backup, "manifest.json"))
    database = part_of(backup, "store.sqlite")

    def said() -> str:
        with pytest.raises(BackupError) as caught:
            restore(backup, store, NOON, "x")
        assert store.read_bytes() == before
        assert names(store.parent) == {"clients.sqlite"}
        backup.write_bytes(sound)
        return str(caught.value)

    rewritten(backup, store_sqlite=database.replace(b"first", b"other"))
    assert "与它的校验码不符" in said()
    rewritten(backup, store_sqlite=database + bytes(10_000_000))
    assert "与它的校验码不符" in said()
    for change in ({"size": -1}, {"size": 10**30}, {"sha256": "x"}, {"head": {}}, {"more": 1}):
        rewritten(backup, manifest_json=json.dumps(manifest | change).encode())
        assert "manifest.json" in said()
    for data in (b"[", b"\xff", b" " * 20_000):
        rewritten(backup, manifest_json=data)
        assert said()
    rewritten(backup, other_txt=b"")
    assert "不是本程序的备份" in said()
    for other, what in (
        (b"", "只有 0 字节"),
        (b"PK\3\4", "只有 4 字节"),
        (sound[: len(sound) // 2], "不完整"),
        (b"SQLite format 3\0", "不是本程序的备份"),
    ):
        backup.write_bytes(other)
        assert what in said()


def test_a_backup_that_is_cut_off_says_so_and_changes_nothing(store: Path, tmp_path: Path) -> None:
    file = tmp_path / "库.qhbackup"
    back_up(store, file, NOON)
    whole, before = file.read_bytes(), store.read_bytes()
    for length in (0, 4, 30, len(whole) // 2, len(whole) - 23):
        file.write_bytes(whole[:length])
        for what in (lambda: read_backup(file), lambda: restore(file, store, NOON, "李窗口")):
            with pytest.raises(BackupError, match=f"库.qhbackup 不完整：只有 {length:,} 字节.*请重新复制原来的备份"):
                what()
    assert store.read_bytes() == before


def test_a_backup_whose_record_was_changed_before_it_was_made_is_not_made(store: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(store)) as connection, connection:
        connection.execute("UPDATE log_entries SET by = '别人'")
    target = tmp_path / "b.qhbackup"
    target.write_text("the old one")
    with pytest.raises(BackupError, match="第 1 号：这一条被改动过"):
        back_up(store, target, NOON)
    assert target.read_text() == "the old one"
    assert names(tmp_path) == {"b.qhbackup", store.parent.name}


def test_a_backup_with_triggers_is_not_ours(store: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(store)) as connection, connection:
        connection.execute("CREATE TRIGGER x AFTER INSERT ON log_entries BEGIN DELETE FROM log_bodies; END")
    with pytest.raises(BackupError, match="不是本程序的备份"):
        back_up(store, tmp_path / "b.qhbackup", NOON)


def test_no_store_and_no_folder_are_told(store: Path, tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="还没有客户库"):
        back_up(tmp_path / "none.sqlite", tmp_path / "b", NOON)
    with pytest.raises(BackupError, match=r"备份 .* 没有做成"):
        back_up(store, tmp_path / "none" / "b", NOON)
    with pytest.raises(BackupError, match=r"恢复 .* 没有做成"):
        restore(tmp_path / "none", store, NOON, "x")


@pytest.mark.parametrize("broken", ["copyfile", "fsync", "replace"])
def test_a_disk_that_fills_while_restoring_leaves_the_store_as_it_was(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    def full(*given: object, **named: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    back_up(store, tmp_path / "b.qhbackup", NOON)
    add(store, "after the backup")
    with monkeypatch.context() as patched:
        patched.setattr({"copyfile": shutil, "fsync": os, "replace": Path}[broken], broken, full)
        with pytest.raises(BackupError, match="磁盘已满；现有的客户库没有动，请腾出空间后再保存。"):
            restore(tmp_path / "b.qhbackup", store, NOON, "x")
    assert kinds(store) == ["visit", "visit"]
    assert not [name for name in names(store.parent) if "restoring" in name]
    restore(tmp_path / "b.qhbackup", store, NOON, "x")
    assert kinds(store) == ["visit", "restore"]


def test_a_disk_that_fills_while_backing_up_keeps_the_old_backup(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*given: object, **named: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    target = tmp_path / "b.qhbackup"
    target.write_text("the old one")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(BackupError, match="没有做成"):
        back_up(store, target, NOON)
    assert target.read_text() == "the old one"
    assert names(tmp_path) == {"b.qhbackup", store.parent.name}


def test_what_a_killed_program_left_long_ago_goes_and_what_is_in_the_making_stays(store: Path, tmp_path: Path) -> None:
    target = tmp_path / "b[1].qhbackup"
    old, fresh = tmp_path / ".b[1].qhbackup.99.part", tmp_path / ".b[1].qhbackup.98.part"
    for left in (old, fresh):
        left.write_text("left behind")
    os.utime(old, (1, 1))
    back_up(store, target, NOON)
    assert names(tmp_path) == {target.name, fresh.name, store.parent.name}
