"""How a store is opened: made when it is new, migrated when it is older, only read when it is newer."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from qhchecklist.policy.system_error import refusal
from qhchecklist.policy.text import Text
from qhchecklist.store.failures import explained
from qhchecklist.store.migrating import Standing, migrate, present_version, schema_version, standing
from qhchecklist.store.place import Place, ServerPlace, SqlitePlace, newer
from qhchecklist.store.problem import (
    DamagedStoreError,
    NotAllowedStoreError,
    ReadOnlyStoreError,
    StoreError,
    UnreachableStoreError,
)
from qhchecklist.store.sqlite_file import Mode, copy_whole, prepare_file, sqlite_engine
from qhchecklist.store.store import Store

__all__ = ["Place", "ServerPlace", "SqlitePlace", "open_store"]


def utc_now() -> datetime:
    """The moment it is."""
    return datetime.now(UTC)


def open_store(place: Place, by: str, now: Callable[[], datetime] = utc_now) -> Store:
    """Open the store at a place, for `by`; raises StoreError with one sentence.

    A new file is made, with its folder. An older schema is migrated, of a file after a verified copy was kept beside
    it. What can only be read opens read-only: a newer schema, a file or folder where nothing can be written.
    """
    if isinstance(place, ServerPlace):
        from qhchecklist.store.server import open_server  # the libraries of the extra `postgres`

        return open_server(place, by, now)
    return _open_file(place.path, by, now)


def _open_file(path: Path, by: str, now: Callable[[], datetime]) -> Store:
    try:
        if not path.exists():
            prepare_file(path)
    except OSError as error:
        why = refusal(error).both
        zh = f"客户库 {path} 建不成：{why.zh}。"
        raise UnreachableStoreError(Text(zh, f"Cannot make the store {path}: {why.en}.")) from error
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        return _open_for_reading(path, by, now)
    try:
        engine = sqlite_engine(path, "rw")
        return Store(engine, by, now, str(path), _brought_up(engine, path))
    except (ReadOnlyStoreError, UnreachableStoreError):
        return _open_for_reading(path, by, now)


def _brought_up(engine: Engine, path: Path) -> Text | None:
    """Make or migrate what is there; the sentence why it can only be read, if so."""
    try:
        with engine.begin() as connection:  # who only opens waits for nobody who writes
            stands = standing(connection)
        if stands in ("empty", "older"):
            with engine.execution_options(writes=True).begin() as connection:  # two programs take turns
                _migrate(connection, path)
                stands = standing(connection)
        with engine.begin() as connection:
            _check_ours(stands, path)
            return newer(str(path), schema_version(connection) or "") if stands == "newer" else None
    except DBAPIError as error:
        engine.dispose()
        raise explained(error, str(path)) from error
    except StoreError:
        engine.dispose()
        raise


def _migrate(connection: Connection, path: Path) -> None:
    """Unless another program has done it meanwhile."""
    stands = standing(connection)
    if stands == "older":
        _keep_copy(path, schema_version(connection) or "")
    if stands in ("empty", "older"):
        migrate(connection)


def _check_ours(stands: Standing, path: Path) -> None:
    if stands == "foreign":
        zh = f"{path} 是别的程序的数据库，没有改动它；请为客户库另选一个文件。"
        raise DamagedStoreError(Text(zh, f"{path} is a database of another program, unchanged; choose another file."))


def _keep_copy(path: Path, version: str) -> None:
    """Keep the file as it was before it is migrated; raises StoreError, and then nothing is migrated."""
    copy = path.with_name(f"{path.stem}.schema-{version}{path.suffix}")
    try:
        if not copy.exists():
            copy_whole(path, copy)
    except (OSError, sqlite3.Error) as error:
        why = refusal(error)
        zh = f"客户库 {path} 需要升级，但升级前的副本 {copy.name} 存不成：{why.what.zh}；没有升级，{why.next.zh}。"
        en = f"Cannot keep {copy.name} before migrating: {why.what.en}; not migrated, {why.next.en}."
        raise StoreError(Text(zh, en)) from error


def _open_for_reading(path: Path, by: str, now: Callable[[], datetime]) -> Store:
    """Of what cannot be written; raises StoreError where it cannot even be read."""
    why = Text(
        f"客户库 {path} 或其文件夹只能读，本次只能查看，不能保存；请检查权限。",
        f"Store {path} or its folder can only be read: nothing can be saved; check the permissions.",
    )
    wal = path.with_name(path.name + "-wal")
    modes: tuple[Mode, ...] = ("ro",) if wal.exists() and wal.stat().st_size else ("ro", "immutable")
    for mode in modes:
        engine = sqlite_engine(path, mode)
        try:
            with engine.begin() as connection:
                stands = standing(connection)
                version = schema_version(connection) or ""
        except DBAPIError as error:
            engine.dispose()
            if mode == modes[-1]:
                raise explained(error, str(path)) from error
            continue
        return Store(engine, by, now, str(path), _readable(stands, version, path, why))
    raise AssertionError("one of the modes was tried last")


def _readable(stands: Standing, version: str, path: Path, why: Text) -> Text:
    if stands == "newer":
        return newer(str(path), version)
    _check_ours(stands, path)
    if stands != "present":
        zh = f"客户库 {path} 需要升级到结构 {present_version()}，但文件或文件夹只能读；请检查权限。"
        raise NotAllowedStoreError(Text(zh, f"Store {path} needs migrating but can only be read; check permissions."))
    return why
