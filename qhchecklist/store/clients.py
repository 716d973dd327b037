"""Clients in the database: added, read, changed and joined, on a connection whose transaction is open for writing.

A change and its history are one transaction. A change counts only if nobody else saved the client in between.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from qhchecklist.dossier import Dossier
from qhchecklist.store.chain import NewEntry
from qhchecklist.store.history import Stamp, answer_changes, work_changes
from qhchecklist.store.log import append
from qhchecklist.store.problem import JoinedClientError, NoSuchClientError, StaleClientError
from qhchecklist.store.records import AnswerChange, Client, Contact, Source, WorkChange
from qhchecklist.store.rows import (
    answer_of,
    answer_values,
    client_of,
    client_values,
    policy_of,
    told_values,
    work_of,
    work_values,
)
from qhchecklist.store.schema import answer_change, client, visit, work, work_change
from qhchecklist.store.told import join_document


def new_id() -> str:
    """An id that no desk has given and that says nothing of the client."""
    return uuid.uuid4().hex


def insert_client(connection: Connection, dossier: Dossier, contact: Contact, source: Source, stamp: Stamp) -> Client:
    """Add a client; every answer becomes its first history."""
    key = new_id()
    values = client_values(dossier, contact) | {"id": key, "version": 1, "visits": 0}
    values |= {"created_at": stamp.at, "changed_at": stamp.at, "changed_by": stamp.by}
    connection.execute(insert(client).values(values))
    changes = answer_changes({}, dossier.profile, {}, {}, source, stamp)
    _write_history(connection, key, 1, changes, work_changes({}, dossier.work, stamp))
    _write_work(connection, key, dossier)
    return read_client(connection, key)


def read_client(connection: Connection, key: str, hold: bool = False) -> Client:
    """A client as it is; with `hold` nobody else changes it until the transaction ends. Raises NoSuchClientError."""
    wanted = select(client).where(client.c.id == key)
    row = connection.execute(wanted.with_for_update() if hold else wanted).first() if key.isalnum() else None
    if row is None:
        raise NoSuchClientError(key)
    return client_of(row)


def update_client(
    connection: Connection,
    read: Client,
    dossier: Dossier,
    contact: Contact,
    sources: Mapping[str, Source],
    remarks: Mapping[str, str],
    stamp: Stamp,
) -> Client:
    """Save a client that was read at `read.version`; raises StaleClientError with what stands there instead.

    Where nothing differs nothing is written, and the version stays.
    """
    now = current(connection, read)
    answers = answer_changes(now.dossier.profile, dossier.profile, sources, remarks, "client_said", stamp)
    works = work_changes(now.dossier.work, dossier.work, stamp)
    values = client_values(dossier, contact)
    if not answers and not works and values == client_values(now.dossier, now.contact):
        return now
    _set(connection, now, values, stamp)
    _write_history(connection, now.id, now.version + 1, answers, works)
    _write_work(connection, now.id, dossier)
    return read_client(connection, now.id)


def current(connection: Connection, read: Client) -> Client:
    """The client as it is, held; raises StaleClientError unless it is still the one that was read."""
    now = read_client(connection, read.id, hold=True)
    if now.merged_into is not None:
        raise JoinedClientError(now.merged_into)
    if now.version != read.version:
        raise StaleClientError(now)
    return now


def _set(connection: Connection, now: Client, values: Mapping[str, Any], stamp: Stamp) -> None:
    changed = {"version": now.version + 1, "changed_at": stamp.at, "changed_by": stamp.by, **values}
    still = (client.c.id == now.id) & (client.c.version == now.version)
    if connection.execute(update(client).where(still).values(changed)).rowcount != 1:
        raise StaleClientError(read_client(connection, now.id))


def _write_history(
    connection: Connection,
    key: str,
    version: int,
    answers: tuple[AnswerChange, ...],
    works: tuple[WorkChange, ...],
) -> None:
    of = {"client": key, "version": version}
    if answers:
        connection.execute(insert(answer_change), [of | answer_values(change) for change in answers])
    if works:
        connection.execute(insert(work_change), [of | work_values(change) for change in works])


def _write_work(connection: Connection, key: str, dossier: Dossier) -> None:
    connection.execute(delete(work).where(work.c.client == key))
    rows = [
        {"client": key, "support": _plain(support), "state": done.state, "due": done.due}
        for support, done in dossier.work.items()
    ]
    if rows:
        connection.execute(insert(work), rows)


def _plain(support: str) -> str:
    """A support's id; what no database can hold is no id of a support, and is only told apart."""
    return support.encode("ascii", "backslashreplace").decode().replace("\0", "\\0")


def family(connection: Connection, key: str) -> tuple[str, ...]:
    """A client's id and those of the duplicates that were joined to it."""
    joined = connection.execute(select(client.c.id).where(client.c.merged_into == key).order_by(client.c.id))
    return key, *(row.id for row in joined)


def read_answers(connection: Connection, key: str) -> tuple[AnswerChange, ...]:
    """Everything that was ever answered, oldest first; also under duplicates."""
    read_client(connection, key)
    wanted = select(answer_change).where(answer_change.c.client.in_(family(connection, key)))
    return tuple(answer_of(row) for row in connection.execute(wanted.order_by(answer_change.c.seq)))


def read_works(connection: Connection, key: str) -> tuple[WorkChange, ...]:
    """Everything that was ever done, oldest first; also under duplicates."""
    read_client(connection, key)
    wanted = select(work_change).where(work_change.c.client.in_(family(connection, key)))
    return tuple(work_of(row) for row in connection.execute(wanted.order_by(work_change.c.seq)))


def join_clients(
    connection: Connection, kept: Client, other: Client, dossier: Dossier, contact: Contact, stamp: Stamp
) -> Client:
    """Make one of two: `kept` takes what was laid together and the other's visits, and the other points to it."""
    if kept.id == other.id:
        return current(connection, kept)
    for one in sorted((kept, other), key=_id):  # two desks that join the same two wait for each other in one order
        current(connection, one)
    saved = update_client(connection, kept, dossier, contact, {}, {}, stamp)
    _set(connection, other, {"merged_into": kept.id}, stamp)
    connection.execute(update(client).where(client.c.merged_into == other.id).values(merged_into=kept.id))
    connection.execute(delete(work).where(work.c.client == other.id))
    count_visits(connection, kept.id)
    append(connection, NewEntry(stamp.at, stamp.by, "join", kept.id, join_document(kept.id, other.id)))
    return saved


def _id(one: Client) -> str:
    return one.id


def count_visits(connection: Connection, key: str) -> None:
    """Bring the counters of a client into line with its visits, also those under duplicates."""
    theirs = visit.c.client.in_(family(connection, key))
    count = connection.execute(select(func.count()).select_from(visit).where(theirs)).scalar_one()
    last = connection.execute(
        select(visit).where(theirs).order_by(visit.c.at.desc(), visit.c.number.desc(), visit.c.id).limit(1)
    ).first()
    values: dict[str, Any] = {"visits": count}
    if last is not None:
        values |= {"last_visit": last.at, **told_values(policy_of(last))}
    connection.execute(update(client).where(client.c.id == key).values(values))
