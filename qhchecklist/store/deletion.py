"""A client taken out of the store for good, with a proof that shows nothing of it or of others."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, delete, select, text

from qhchecklist.policy.record import record
from qhchecklist.store import schema
from qhchecklist.store.attachments import collect_blobs
from qhchecklist.store.chain import Head, NewEntry, deletion_document
from qhchecklist.store.log import append, entries_of, erase_bodies, proof_lines
from qhchecklist.store.log_tables import HELD
from qhchecklist.store.problem import NoSuchClientError


@record
class Deleted:
    """What went: the client with those joined to it, how many rows, how many entries lost their content.

    `proof`: a file that `verify-log` accepts. `head`: the entry that records it.
    """

    clients: tuple[str, ...]
    rows: int
    erased: int
    head: Head
    proof: bytes


def delete_client(connection: Connection, client: str, at: datetime, by: str) -> Deleted:
    """Delete a client, its duplicates and all that is kept of them, in one transaction that records it.

    What the database still has in free places goes only with `purge`, after the transaction. Raises NoSuchClientError.
    """
    if connection.dialect.name == "sqlite":
        connection.execute(text("PRAGMA secure_delete=ON"))
    clients = _with_duplicates(connection, client)
    every = entries_of(connection, clients)
    written = [entry for entry in every if entry.body is not None and entry.kind != "deletion"]
    rows = _delete_rows(connection, clients) + collect_blobs(connection)
    erase_bodies(connection, [entry.number for entry in written])
    document = deletion_document(clients, written, rows)
    entry = append(connection, NewEntry(at, by, "deletion", client, document))
    proof = b"".join(proof_lines(connection, clients))
    return Deleted(clients, rows, len(written), Head(entry.number, entry.sha256), proof)


def _with_duplicates(connection: Connection, client: str) -> tuple[str, ...]:
    table = schema.client
    found: list[str] = []
    wanted = [client]
    while wanted:
        rows = connection.execute(select(table.c.id).where(table.c.id.in_(wanted))).scalars().all()
        found.extend(one for one in rows if one not in found)
        joined = connection.execute(select(table.c.id).where(table.c.merged_into.in_(rows))).scalars().all()
        wanted = [one for one in joined if one not in found]
    if not found:
        raise NoSuchClientError(client)
    return tuple(found)


def _delete_rows(connection: Connection, clients: tuple[str, ...]) -> int:
    """Rows of every table that belongs to clients, whatever tables there will be; entries of the record stay."""
    owned = [HELD.c.client]
    for table in reversed(schema.TABLES.sorted_tables):
        keys = (key.parent for key in table.foreign_keys if key.column is schema.client.c.id)
        owned.extend(keys if table is not schema.client else [schema.client.c.id])
    return sum(connection.execute(delete(column.table).where(column.in_(clients))).rowcount for column in owned)


def purge(store: Path) -> bool:
    """Write a SQLite file anew, so that nothing deleted is left in it or beside it; False when others kept it busy.

    A server does that by itself in time. Older backups still hold what was deleted from the store.
    """
    try:
        with closing(sqlite3.connect(store, timeout=30, isolation_level=None)) as connection:
            connection.execute("PRAGMA secure_delete=ON")
            connection.execute("VACUUM")
            busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    except sqlite3.OperationalError:
        return False
    return not busy
