"""The consultation record in the database: appended to in the transaction of what it records, never changed.

Who appends waits for whoever appends in another transaction: on SQLite by BEGIN IMMEDIATE, with which the store opens
every transaction that writes, on PostgreSQL by an advisory lock until the end of the transaction.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, delete, insert, select, text

from qhchecklist.store.chain import (
    START,
    Body,
    Concealed,
    Entry,
    EntryKind,
    Head,
    Link,
    NewEntry,
    Verdict,
    next_entry,
    verify,
)
from qhchecklist.store.log_file import LogHeader, encode_log
from qhchecklist.store.log_tables import BODIES, ENTRIES
from qhchecklist.store.records import Printed
from qhchecklist.store.told import printed_document, read_printed_document

_LOCK = 0x71686C6F67
"""The advisory lock of PostgreSQL; any number that nothing else in the database uses."""

_AT_ONCE = 500
"""Rows fetched at once."""


def append(connection: Connection, new: NewEntry) -> Entry:
    """Record something, in the transaction that does it; rolled back with it, too."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
    entry = next_entry(head(connection), new, os.urandom(16).hex())
    insert_entry(connection, entry)
    return entry


def insert_entry(connection: Connection, entry: Entry) -> None:
    """Put an entry where it belongs: behind the last one, or into an empty record that is filled anew."""
    connection.execute(
        insert(ENTRIES).values(
            number=entry.number,
            at=entry.at,
            by=entry.by,
            kind=entry.kind,
            client=entry.client,
            body_sha256=entry.body_sha256,
            previous=entry.previous,
            sha256=entry.sha256,
        )
    )
    if entry.body is not None:
        connection.execute(insert(BODIES).values(number=entry.number, salt=entry.body.salt, text=entry.body.text))


def record_printed(connection: Connection, client: str, visit: str, printed: Printed, by: str) -> None:
    """Record a paper that was handed out after its visit had been recorded; the visit itself never changes.

    An empty `visit`: it tells what was told at none.
    """
    append(connection, NewEntry(printed.at, by, "printed", client, printed_document(visit, printed)))


def read_printed(connection: Connection, clients: Collection[str]) -> tuple[tuple[str, Printed], ...]:
    """The papers that were handed out later: the ids of visits with their papers, in order.

    What was changed since it was recorded tells nothing; that it was is found by `verify_entries`.
    """
    found = entries_of(connection, clients, "printed")
    bodies = (entry.body for entry in found if entry.body is not None and entry.body.sha256 == entry.body_sha256)
    return tuple(read_printed_document(json.loads(body.text)) for body in bodies)


def head(connection: Connection) -> Head:
    """The last entry; `START` before the first."""
    last = select(ENTRIES.c.number, ENTRIES.c.sha256).order_by(ENTRIES.c.number.desc()).limit(1)
    row = connection.execute(last).first()
    return Head(row.number, row.sha256) if row is not None else START


_WITH_BODIES = (
    select(ENTRIES, BODIES.c.salt, BODIES.c.text)
    .select_from(ENTRIES.outerjoin(BODIES, ENTRIES.c.number == BODIES.c.number))
    .order_by(ENTRIES.c.number)
)


def entries(connection: Connection, upto: int | None = None) -> Iterator[Entry]:
    """All entries in order, a few at a time; up to a number, if one is given."""
    return _read(connection, _WITH_BODIES if upto is None else _WITH_BODIES.where(ENTRIES.c.number <= upto))


def entries_of(connection: Connection, clients: Collection[str], kind: EntryKind | None = None) -> tuple[Entry, ...]:
    """The entries about some clients, in order."""
    wanted = _WITH_BODIES.where(ENTRIES.c.client.in_(list(clients)))
    return tuple(_read(connection, wanted if kind is None else wanted.where(ENTRIES.c.kind == kind)))


def _read(connection: Connection, wanted: Select[Any]) -> Iterator[Entry]:
    with connection.execute(wanted, execution_options={"yield_per": _AT_ONCE}) as rows:
        for row in rows:
            yield _entry(row)


def _entry(row: Row[Any]) -> Entry:
    body = Body(row.salt, row.text) if row.salt is not None else None
    said = row.at, row.by, row.kind, row.client, row.body_sha256
    return Entry(row.number, *said, row.previous, row.sha256, body)


def erase_bodies(connection: Connection, numbers: Iterable[int]) -> None:
    """Erase what was recorded; the entries stay. The entry of a deletion must name them."""
    gone = [{"gone": number} for number in numbers]
    if gone:
        connection.execute(delete(BODIES).where(BODIES.c.number == bindparam("gone")), gone)


def verify_entries(connection: Connection, paper: Head | None = None) -> Verdict:
    """Check the whole record as it lies in the database; `paper`: see `chain.verify`."""
    return verify(entries(connection), paper=paper)


def export_log(connection: Connection) -> Iterator[bytes]:
    """The whole record, as it was when this began, as the lines of a file."""
    last = head(connection)
    return encode_log(LogHeader("whole", START, last), entries(connection, last.number))


def proof_lines(connection: Connection, clients: Collection[str]) -> Iterator[bytes]:
    """The proof that clients were deleted: from their first entry, or the first since an earlier deletion, to that."""
    theirs = entries_of(connection, clients)
    earlier = [entry.number for entry in theirs if entry.kind == "deletion"][:-1]
    first = next(entry.number for entry in theirs if not earlier or entry.number > earlier[-1])
    before = select(ENTRIES.c.number, ENTRIES.c.sha256).where(ENTRIES.c.number == first - 1)
    row = connection.execute(before).first()
    after = Head(row.number, row.sha256) if row is not None else START
    upto = _WITH_BODIES.where(ENTRIES.c.number.between(first, theirs[-1].number))
    shown = tuple(_concealed(entry, clients) for entry in _read(connection, upto))
    return encode_log(LogHeader("proof", after, Head(shown[-1].number, shown[-1].sha256)), shown)


def _concealed(entry: Entry, clients: Collection[str]) -> Link:
    if entry.client in clients:
        return entry
    return Concealed(entry.number, entry.content_sha256, entry.previous, entry.sha256)
