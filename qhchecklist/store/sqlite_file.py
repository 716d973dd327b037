"""A store in one SQLite file: opened so that what was saved is on the disk, and readable by its owner alone."""

from __future__ import annotations

import os
import sqlite3
from functools import partial
from pathlib import Path
from typing import Literal

from sqlalchemy import Connection, Engine, FromClause, create_engine, event
from sqlalchemy.dialects.sqlite.base import SQLiteCompiler
from sqlalchemy.pool import QueuePool

Mode = Literal["rw", "ro", "immutable"]
"""`immutable`: in a folder where nothing can be written, of a file that nobody has open."""

PATIENCE = 10.0
"""Seconds for which another writer is waited for."""


class _Hinting(SQLiteCompiler):
    """Writes hints to tables, INDEXED BY, which the library leaves to other databases."""

    def get_from_hint_text(self, table: FromClause, text: str | None) -> str | None:
        """The hint as it was given."""
        return text


def prepare_file(path: Path) -> None:
    """Make the folder and an empty file that only its owner can read. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        return


def sqlite_engine(path: Path, mode: Mode) -> Engine:
    """Connections to a file that is there; what SQLite puts beside it gets the file's own permissions."""
    engine = create_engine("sqlite://", creator=partial(connect, path, mode), poolclass=QueuePool, pool_size=2)
    engine.dialect.statement_compiler = _Hinting
    event.listen(engine, "begin", _begin)
    return engine


def connect(path: Path, mode: Mode) -> sqlite3.Connection:
    """One connection. Transactions are begun by hand: a writer takes its turn before it reads anything."""
    asked = "mode=ro&immutable=1" if mode == "immutable" else f"mode={mode}"
    connection = sqlite3.connect(
        f"{path.resolve().as_uri()}?{asked}",
        uri=True,
        timeout=PATIENCE,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA trusted_schema=OFF")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA cache_size=-49152")  # KiB: the widest index of 100,000 clients, and some more
        if mode == "rw":
            connection.execute("PRAGMA journal_mode=WAL")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writes") else "BEGIN")


def copy_whole(path: Path, copy: Path) -> None:
    """A checked copy of a file that others may be using, on the disk for certain. Raises OSError or sqlite3.Error."""
    part = copy.with_name(f".{copy.name}.part")
    part.unlink(missing_ok=True)
    os.close(os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    source, target = connect(path, "ro"), sqlite3.connect(part)
    try:
        source.backup(target)
        target.execute("PRAGMA journal_mode=DELETE")
        if target.execute("PRAGMA integrity_check(1)").fetchall() != [("ok",)]:
            raise sqlite3.DatabaseError("the copy is damaged")
    finally:
        target.close()
        source.close()
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    part.replace(copy)
