"""Backups of a SQLite store: one file, made while others work, checked before it counts; and back again.

The file is a zip archive of the database and a manifest with its hash. What does not verify is never restored, and the
store that was there stays beside.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
import zipfile
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, Literal

from sqlalchemy import URL, Engine, create_engine
from sqlalchemy.pool import NullPool

from qhchecklist import __version__
from qhchecklist.policy.profile import json_document
from qhchecklist.policy.record import record
from qhchecklist.policy.text import Text
from qhchecklist.store.backup_files import (
    BackupError,
    Tell,
    beside,
    damaged,
    file_sha256,
    flush,
    no_backup,
    private,
    remove,
    said_of,
    unheard,
)
from qhchecklist.store.chain import Head, NewEntry, moment
from qhchecklist.store.log import append, head, verify_entries
from qhchecklist.store.strict import Part
from qhchecklist.store.told import restore_document

FORMAT = "qhchecklist-backup/1"
_MANIFEST, _STORE = "manifest.json", "store.sqlite"
_MOST_MANIFEST = 10_000
_MOST_STORE = 64 * 1024**3
_CHUNK = 1024 * 1024
_PAGES_AT_ONCE = 1024
"""Pages copied before others may write again; 4 MiB."""
_STAGES = 4
"""Copied, checked, packed, read back."""


@record
class Manifest:
    """What a backup says of itself. `sha256`, `size`: of the database in it; `head`: where its record ends.

    `clients`, `visits`: counted in the database when it was checked.
    """

    program: str
    at: datetime
    sha256: str
    size: int
    head: Head
    clients: int = 0
    visits: int = 0


@record
class Restored:
    """A store that came from a backup. `kept`: where the one that was there lies now, if there was one."""

    manifest: Manifest
    kept: Path | None


def back_up(store: Path, target: Path, now: datetime, tell: Tell = unheard) -> Manifest:
    """Write a backup of a store that others may be using; a file that was there is replaced only by a sound one.

    Raises BackupError with one sentence. What `tell` raises ends it, and nothing was written.
    """
    copy, part = beside(target, "copy"), beside(target, "part")
    try:
        with said_of(target, "备份", "back up to"):
            if not store.is_file():
                raise BackupError(_no_store(store))
            _copy_online(store, copy, tell)
            checked = _checked(copy, store.name)
            manifest = Manifest(__version__, now, file_sha256(copy), copy.stat().st_size, *checked)
            tell(2, _STAGES)
            _pack(copy, manifest, part)
            copy.unlink()
            tell(3, _STAGES)
            _unpack(part, copy)  # what was written is what will be read
            tell(_STAGES, _STAGES)
            part.replace(target)
    finally:
        remove(copy, part)
    return manifest


def _no_store(store: Path) -> Text:
    zh = f"{store} 还没有客户库，没有可备份的；请检查 --store 给的路径。"
    return Text(zh, f"There is no store at {store}, nothing to back up; check the path.")


def restore(backup: Path, store: Path, now: datetime, by: str) -> Restored:
    """Put a backup in the place of a store, whole or not at all; that it was restored is recorded in it.

    Raises BackupError with one sentence where the backup does not verify or somebody else has the store open.
    """
    fresh = beside(store, "restoring")
    try:
        with said_of(backup, "恢复", "restore"):
            store.parent.mkdir(parents=True, exist_ok=True)
            manifest = _unpack(backup, fresh)
            _record_restore(fresh, manifest, now, by)
            kept = _keep_present(store, now) if store.exists() else None
            flush(fresh)
            fresh.replace(store)
    finally:
        remove(fresh)
    return Restored(manifest, kept)


def read_backup(backup: Path) -> Manifest:
    """Check a backup as restoring would, and change nothing; raises BackupError."""
    fresh = beside(backup, "checking")
    try:
        with said_of(backup, "核对", "check"):
            return _unpack(backup, fresh)
    finally:
        remove(fresh)


# --- the archive -------------------------------------------------------------------------------------


def _pack(copy: Path, manifest: Manifest, part: Path) -> None:
    said = {
        "format": FORMAT,
        "program": manifest.program,
        "at": moment(manifest.at),
        "sha256": manifest.sha256,
        "size": manifest.size,
        "head": {"number": manifest.head.number, "sha256": manifest.head.sha256},
    }
    with zipfile.ZipFile(private(part), "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr(_MANIFEST, json.dumps(said, indent=1) + "\n")
        archive.write(copy, _STORE)
    flush(part)


def _unpack(backup: Path, fresh: Path) -> Manifest:
    """Write the database of a backup to `fresh` and check it."""
    name = backup.name
    with zipfile.ZipFile(backup) as archive:
        if sorted(archive.namelist()) != [_MANIFEST, _STORE]:
            raise BackupError(no_backup(name))
        if archive.getinfo(_MANIFEST).file_size > _MOST_MANIFEST:
            raise BackupError(no_backup(name))
        manifest = _manifest(archive.read(_MANIFEST), name)
        with archive.open(_STORE) as packed, private(fresh).open("wb") as file:
            fits = _copy_whole(packed, file, manifest)  # type: ignore[arg-type]
    checked = _checked(fresh, name) if fits else None
    if checked is None or checked[0] != manifest.head:
        raise BackupError(damaged(name))
    return replace(manifest, clients=checked[1], visits=checked[2])


def _copy_whole(packed: BinaryIO, file: BinaryIO, manifest: Manifest) -> bool:
    """Copy no more than the manifest says; whether it was just that."""
    digest, size = hashlib.sha256(), 0
    while chunk := packed.read(_CHUNK):
        digest.update(chunk)
        size += len(chunk)
        if size > manifest.size:
            return False
        file.write(chunk)
    return size == manifest.size and digest.hexdigest() == manifest.sha256


def _manifest(data: bytes, name: str) -> Manifest:
    try:
        part = Part(json_document(data.decode(), name), f"{name} 的 {_MANIFEST}")
    except UnicodeDecodeError as error:
        raise BackupError(no_backup(name)) from error
    given = part.parts("format", "program", "at", "sha256", "size", "head")
    given["format"].one_of((FORMAT,))
    last = given["head"].parts("number", "sha256")
    return Manifest(
        given["program"].text(64),
        given["at"].moment(),
        given["sha256"].sha256(),
        given["size"].whole(1, _MOST_STORE),
        Head(last["number"].whole(0, 2**53), last["sha256"].sha256()),
    )


# --- the database ------------------------------------------------------------------------------------


def _copy_online(store: Path, copy: Path, tell: Tell) -> None:
    """A consistent copy; who writes meanwhile is not stopped for longer than a few pages take."""

    def copied(_status: int, remaining: int, total: int) -> None:
        tell(total - remaining, _STAGES * max(total, 1))

    with closing(sqlite3.connect(store, timeout=30)) as source, closing(sqlite3.connect(private(copy))) as target:
        source.backup(target, pages=_PAGES_AT_ONCE, progress=copied, sleep=0.005)
        target.execute("PRAGMA journal_mode=DELETE")  # one file, without one beside


def _checked(database: Path, name: str) -> tuple[Head, int, int]:
    """The end of the record of a database that is whole, its clients and visits; raises BackupError."""
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA trusted_schema=OFF")
        if connection.execute("PRAGMA integrity_check(1)").fetchall() != [("ok",)]:
            raise BackupError(damaged(name))
        if connection.execute("PRAGMA foreign_key_check").fetchall():
            raise BackupError(damaged(name))
        if connection.execute("SELECT 1 FROM sqlite_master WHERE type IN ('view', 'trigger')").fetchall():
            raise BackupError(no_backup(name))
        clients, visits = (_count(connection, table) for table in ("client", "visit"))
    engine = _engine(database)
    with engine.connect() as reading:
        verdict = verify_entries(reading)
        if verdict.fault is not None:
            said = verdict.fault.message
            raise BackupError(Text(f"{name}：{said.zh}", f"{name}: {said.en}"))
        return head(reading), clients, visits


def _count(connection: sqlite3.Connection, table: Literal["client", "visit"]) -> int:
    """How many a database has; none where it has no such table, as one that only holds a record."""
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE type='table' AND name=?", (table,)).fetchall():
        return 0
    listed, told = "SELECT count(*) FROM client WHERE merged_into IS NULL", "SELECT count(*) FROM visit"
    statement = listed if table == "client" else told
    return int(connection.execute(statement).fetchone()[0])


def _engine(database: Path) -> Engine:
    return create_engine(URL.create("sqlite", database=str(database)), poolclass=NullPool)


def _record_restore(fresh: Path, manifest: Manifest, now: datetime, by: str) -> None:
    engine = _engine(fresh)
    document = restore_document(manifest.sha256, manifest.head)
    with engine.begin() as connection:
        append(connection, NewEntry(now, by, "restore", "", document))


def _keep_present(store: Path, now: datetime) -> Path:
    """A copy of the present store beside it, once nobody else has it open; also of one that is damaged."""
    try:
        with closing(sqlite3.connect(store, timeout=1)) as connection:
            # Leaves WAL only for the last one who has the file open; everything is then in the one file.
            connection.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.OperationalError as error:
        zh = f"{store.name} 正在别的窗口或程序里打开，没有恢复；请都关掉后再试。"
        en = f"{store.name} is open in another window or program and was not restored; close them and try again."
        raise BackupError(Text(zh, en)) from error
    except sqlite3.DatabaseError:  # damaged: kept as it is
        pass
    kept = _free(store.with_name(f"{store.stem}.{now.astimezone(UTC):%Y%m%d-%H%M%S}{store.suffix}"))
    shutil.copyfile(store, private(kept))
    flush(kept)
    for ending in ("-wal", "-shm", "-journal"):
        beside = store.with_name(store.name + ending)
        if beside.exists():  # of a damaged store only; they must not be applied to the restored one
            beside.replace(kept.with_name(kept.name + ending))
    return kept


def _free(path: Path) -> Path:
    """The path, or one like it that is not taken."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return free
