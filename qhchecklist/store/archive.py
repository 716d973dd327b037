"""A whole store as files of single clients in one archive: from a server, onto one, or between databases of two kinds.

A zip archive: `clients/<id>.json` as one client is exported, `log.jsonl`, what the packs said (`packs.json`), and a
manifest with their hashes. It goes
into an empty store only, whole or not at all.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, insert, select

from qhchecklist import __version__
from qhchecklist.policy.doubts import Json
from qhchecklist.policy.record import record
from qhchecklist.policy.text import Text
from qhchecklist.store import schema
from qhchecklist.store.backup_files import (
    BackupError,
    Tell,
    beside,
    damaged,
    flush,
    no_backup,
    private,
    remove,
    said_of,
    unheard,
    zip_entry,
)
from qhchecklist.store.chain import START, Head, NewEntry, moment
from qhchecklist.store.clients import count_visits
from qhchecklist.store.log import append, export_log, head, insert_entry
from qhchecklist.store.log_file import check_log, read_entries
from qhchecklist.store.package import MOST_FILE, Package, encode_package
from qhchecklist.store.package_reading import decode_package
from qhchecklist.store.store import Store
from qhchecklist.store.strict import Part, parsed
from qhchecklist.store.told import restore_document
from qhchecklist.store.transfer import insert_family, read_alone

FORMAT = "qhchecklist-archive/1"
_MANIFEST, _LOG, _PACKS = "manifest.json", "log.jsonl", "packs.json"
_MOST_PACKS = 200_000_000
_MOST_MANIFEST = 200_000_000
_MOST_CLIENTS = 1_000_000
_MOST_LOG = 8 * 1024**3


@record
class Archive:
    """What an archive says of itself. `clients`: the hashes of their files by id; `head`: where the record ends.

    `joined`: to whom a duplicate was joined, by id.
    """

    program: str
    at: datetime
    clients: Mapping[str, str]
    joined: Mapping[str, str]
    packs_sha256: str
    log_sha256: str
    head: Head


def export_store(store: Store, target: Path, now: datetime, tell: Tell = unheard) -> Archive:
    """Write all that a store holds; a file that was there is replaced only by a sound one.

    Raises StoreError. What `tell` raises ends it, and nothing was written.
    """
    part = beside(target, "part")
    try:
        with said_of(target, "备份", "back up to"):
            with store.reading() as connection, zipfile.ZipFile(private(part), "w", zipfile.ZIP_DEFLATED) as files:
                said = _written(connection, files, now, tell)
            _check(part, target.name, deeply=True, tell=tell)  # what was written is what will be read
            flush(part)
            part.replace(target)
    finally:
        remove(part)
    return said


def _written(connection: Connection, files: zipfile.ZipFile, now: datetime, tell: Tell) -> Archive:
    clients: dict[str, str] = {}
    joined: dict[str, str] = {}
    of = schema.client.c
    every = connection.execute(select(of.id, of.merged_into).order_by(of.id)).all()
    for number, (key, kept) in enumerate(every):
        tell(number, 2 * len(every))  # the other half reads it back
        if kept is not None:
            joined[key] = kept
        data = encode_package(read_alone(connection, key))
        clients[key] = hashlib.sha256(data).hexdigest()
        files.writestr(zip_entry(_file_of(key)), data)
    digest = hashlib.sha256()
    with files.open(zip_entry(_LOG), "w", force_zip64=True) as log:
        for line in export_log(connection):
            digest.update(line)
            log.write(line)
    packs = _packs(connection)
    files.writestr(zip_entry(_PACKS), packs)
    packs_sha256 = hashlib.sha256(packs).hexdigest()
    said = Archive(__version__, now, clients, joined, packs_sha256, digest.hexdigest(), head(connection))
    files.writestr(zip_entry(_MANIFEST), json.dumps(_document(said), indent=1) + "\n")
    return said


def _packs(connection: Connection) -> bytes:
    """What the packs said by which clients were told something, by their hashes, as it is kept."""
    kept = connection.execute(select(schema.pack).order_by(schema.pack.c.sha256))
    found = {row.sha256: {"document": row.document, "at": moment(row.at)} for row in kept}
    return json.dumps(found, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n"


def _document(said: Archive) -> dict[str, object]:
    return {
        "format": FORMAT,
        "program": said.program,
        "at": moment(said.at),
        "clients": dict(said.clients),
        "joined": dict(said.joined),
        "packs_sha256": said.packs_sha256,
        "log_sha256": said.log_sha256,
        "head": {"number": said.head.number, "sha256": said.head.sha256},
    }


def _file_of(client: str) -> str:
    return f"clients/{client}.json"


def is_archive(path: Path) -> bool:
    """Whether a file may be an archive of this kind, by the names in it; False for what cannot be read."""
    try:
        with zipfile.ZipFile(path) as files:
            return _LOG in files.namelist()
    except (OSError, zipfile.BadZipFile):
        return False


def read_archive(archive: Path) -> Archive:
    """Check an archive as restoring would, every client of it; raises StoreError."""
    with said_of(archive, "核对", "check"):
        return _check(archive, archive.name, deeply=True)


def import_store(archive: Path, store: Store) -> Archive:
    """Put an archive into an empty store, which records that; raises StoreError, and then nothing was changed."""
    with said_of(archive, "恢复", "restore"):
        said = _check(archive, archive.name)
        with zipfile.ZipFile(archive) as files, store.writing() as connection:
            if head(connection) != START or connection.execute(select(schema.client.c.id).limit(1)).first():
                zh = "客户库里已有内容，没有恢复；请恢复到一个空的客户库（新文件或新数据库）。"
                raise BackupError(Text(zh, "The store is not empty and nothing was restored; use a new one."))
            _fill(connection, files, said)
            stamp = store.stamp()
            document = restore_document(_sha256(archive), said.head)
            append(connection, NewEntry(stamp.at, stamp.by, "restore", "", document))
    return said


def _fill(connection: Connection, files: zipfile.ZipFile, said: Archive) -> None:
    duplicates: dict[str, list[str]] = {}
    for key, kept in said.joined.items():
        duplicates.setdefault(kept, []).append(key)
    for key in said.clients:
        if key not in said.joined:
            family = (key, *duplicates.get(key, ()))
            insert_family(connection, [_package(files, said, one) for one in family])
            for one in family if len(family) > 1 else ():
                count_visits(connection, one)
    for sha256, document, at in _read_packs(files, said):
        connection.execute(insert(schema.pack).values(sha256=sha256, document=document, at=at))
    with files.open(_LOG) as log:
        for entry in read_entries(log, _LOG):  # type: ignore[arg-type]
            insert_entry(connection, entry)


# --- what must hold before anything is restored ------------------------------------------------------


def _check(path: Path, name: str, deeply: bool = False, tell: Tell = unheard) -> Archive:
    """Check the hashes and the record; `deeply`: also that every client can be read, which restoring finds out."""
    with zipfile.ZipFile(path) as files:
        said = _read_manifest(files, name)
        if sorted(files.namelist()) != sorted([_MANIFEST, _LOG, _PACKS, *map(_file_of, said.clients)]):
            raise BackupError(no_backup(name))
        for key, kept in said.joined.items():
            if key not in said.clients or kept not in said.clients or kept in said.joined:
                raise BackupError(damaged(name))
        for number, key in enumerate(said.clients if deeply else ()):
            tell(len(said.clients) + number, 2 * len(said.clients))
            _package(files, said, key)
        _read_packs(files, said)
        with files.open(_LOG) as log:
            checked = check_log(log, name)  # type: ignore[arg-type]
        if checked.verdict.fault is not None:
            fault = checked.verdict.fault.message
            raise BackupError(Text(f"{name}：{fault.zh}", f"{name}: {fault.en}"))
        if checked.verdict.head != said.head or _log_sha256(files) != said.log_sha256:
            raise BackupError(damaged(name))
    return said


def _package(files: zipfile.ZipFile, said: Archive, key: str) -> Package:
    """One client of an archive, as the manifest has it."""
    name = _file_of(key)
    if files.getinfo(name).file_size > MOST_FILE:
        raise BackupError(damaged(name))
    data = files.read(name)
    if hashlib.sha256(data).hexdigest() != said.clients[key]:
        raise BackupError(damaged(name))
    package = decode_package(data, name)
    if package.client.id != key or package.masked or package.client.merged_into != said.joined.get(key):
        raise BackupError(damaged(name))
    return package


def _read_packs(files: zipfile.ZipFile, said: Archive) -> list[tuple[str, Json, datetime]]:
    """The packs of an archive: hash, document and when it was kept."""
    if files.getinfo(_PACKS).file_size > _MOST_PACKS:
        raise BackupError(damaged(_PACKS))
    data = files.read(_PACKS)
    if hashlib.sha256(data).hexdigest() != said.packs_sha256:
        raise BackupError(damaged(_PACKS))
    try:
        found = Part(parsed(data), _PACKS)
    except ValueError as error:
        raise BackupError(damaged(_PACKS)) from error
    rows: list[tuple[str, Json, datetime]] = []
    for key, one in found.items(_MOST_CLIENTS):
        given = one.parts("document", "at")
        rows.append((Part(key, _PACKS).text(100), given["document"].value, given["at"].moment()))
    return rows


def _log_sha256(files: zipfile.ZipFile) -> str:
    if files.getinfo(_LOG).file_size > _MOST_LOG:
        raise BackupError(damaged(_LOG))
    with files.open(_LOG) as log:
        return hashlib.file_digest(io.BufferedReader(log), "sha256").hexdigest()  # type: ignore[type-var]


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _read_manifest(files: zipfile.ZipFile, name: str) -> Archive:
    if _MANIFEST not in files.namelist() or files.getinfo(_MANIFEST).file_size > _MOST_MANIFEST:
        raise BackupError(no_backup(name))
    try:
        part = Part(parsed(files.read(_MANIFEST)), f"{name} 的 {_MANIFEST}")
    except ValueError as error:
        raise BackupError(no_backup(name)) from error
    given = part.parts("format", "program", "at", "clients", "joined", "packs_sha256", "log_sha256", "head")
    given["format"].one_of((FORMAT,))
    last = given["head"].parts("number", "sha256")
    clients = {Part(key, name, "clients").id(): one.sha256() for key, one in given["clients"].items(_MOST_CLIENTS)}
    return Archive(
        given["program"].text(64),
        given["at"].moment(),
        clients,
        {Part(key, name, "joined").id(): one.id() for key, one in given["joined"].items(_MOST_CLIENTS)},
        given["packs_sha256"].sha256(),
        given["log_sha256"].sha256(),
        Head(last["number"].whole(0, 2**53), last["sha256"].sha256()),
    )
