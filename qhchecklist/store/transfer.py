"""Clients taken out of a store as files and put into another, on a connection whose transaction is open for writing."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, insert, select

from qhchecklist.dossier import Dossier
from qhchecklist.policy.text import Text
from qhchecklist.store import schema
from qhchecklist.store.attachments import attach, attachment_data, attachments
from qhchecklist.store.chain import NewEntry
from qhchecklist.store.clients import (
    count_visits,
    family,
    new_id,
    read_answers,
    read_client,
    read_works,
    update_client,
)
from qhchecklist.store.decisions import Decision, decision_document, read_decision
from qhchecklist.store.history import Stamp
from qhchecklist.store.log import append, entries_of
from qhchecklist.store.package import Enclosed, Package, log_lines
from qhchecklist.store.problem import StoreError
from qhchecklist.store.records import AnswerChange, Client, Source, Visit, WorkChange
from qhchecklist.store.rows import (
    answer_of,
    answer_values,
    client_values,
    told_values,
    visit_of,
    visit_values,
    work_of,
    work_values,
)
from qhchecklist.store.store import Store
from qhchecklist.store.told import export_document, import_document
from qhchecklist.store.visits import read_visits

_LOG_NAME = "原客户库的咨询记录.jsonl"


class AlreadyThereError(StoreError):
    """The client of a file is in the store."""


def read_package(connection: Connection, client: str) -> Package:
    """Everything that is kept about a client, also under its duplicates; raises NoSuchClientError."""
    one = read_client(connection, client)
    every = family(connection, client)
    return Package(
        one,
        read_visits(connection, client),
        read_answers(connection, client),
        read_works(connection, client),
        tuple(enclosed for each in every for enclosed in _enclosed(connection, each)),
        entries_of(connection, every),
    )


def read_alone(connection: Connection, client: str) -> Package:
    """What stands under just this id, without its duplicates and without its entries."""
    of = read_client(connection, client)
    visits = select(schema.visit).where(schema.visit.c.client == client).order_by(schema.visit.c.number)
    answers, works = schema.answer_change, schema.work_change
    return Package(
        of,
        tuple(visit_of(row) for row in connection.execute(visits)),
        tuple(
            answer_of(row)
            for row in connection.execute(select(answers).where(answers.c.client == client).order_by(answers.c.seq))
        ),
        tuple(
            work_of(row)
            for row in connection.execute(select(works).where(works.c.client == client).order_by(works.c.seq))
        ),
        _enclosed(connection, client),
    )


def insert_family(connection: Connection, packages: Sequence[Package]) -> None:
    """Put back what `read_alone` has read of a client and then of its duplicates, as it was."""
    for package in packages:
        _insert_client(connection, package.client, package.visits)
        _insert_visits(connection, package.visits)
        for one in package.attachments:
            kept = one.attachment
            attach(connection, package.client.id, kept.name, one.data, kept.at, kept.by)
    # A history is read in the order in which it was written, over the whole family.
    answers = [(of.client, change) for of in packages for change in of.answers]
    _insert_history(connection, schema.answer_change, sorted(answers, key=_moment_of))
    works = [(of.client, change) for of in packages for change in of.works]
    _insert_history(connection, schema.work_change, sorted(works, key=_moment_of))


def _insert_visits(connection: Connection, visits: Sequence[Visit]) -> None:
    if visits:
        connection.execute(insert(schema.visit), [visit_values(visit) for visit in visits])


def _insert_history(
    connection: Connection, table: Table, changes: Sequence[tuple[Client, AnswerChange | WorkChange]]
) -> None:
    rows = [{"client": of.id, "version": of.version, **_values(change)} for of, change in changes]
    if rows:
        connection.execute(insert(table), rows)


def _values(change: AnswerChange | WorkChange) -> dict[str, Any]:
    return answer_values(change) if isinstance(change, AnswerChange) else work_values(change)


def _moment_of(change: tuple[Client, AnswerChange | WorkChange]) -> datetime:
    return change[1].at


def _enclosed(connection: Connection, client: str) -> tuple[Enclosed, ...]:
    held = attachments(connection, client)
    return tuple(Enclosed(one, attachment_data(connection, client, one.sha256)) for one in held)


def record_export(connection: Connection, client: str, data: bytes, masked: bool, sealed: bool, stamp: Stamp) -> None:
    """Record that a client's data left the store as these bytes."""
    document = export_document(hashlib.sha256(data).hexdigest(), masked, sealed)
    append(connection, NewEntry(stamp.at, stamp.by, "export", client, document))


def insert_package(connection: Connection, package: Package, data: bytes, stamp: Stamp) -> Client:
    """Put a client of a file (`data`) into the store, with its histories; a masked one gets an id of its own.

    Its entries belong to another record and are kept as an attachment, its decisions are recorded anew.
    Raises AlreadyThereError and changes nothing.
    """
    client = replace(package.client, merged_into=None)
    if package.masked:
        client = replace(client, id=new_id())
    elif connection.execute(select(schema.client.c.id).where(schema.client.c.id == client.id)).first() is not None:
        zh = f"客户库里已有编号 {client.id} 的客户，没有导入；请打开它，或先导出、删除后再导入。"
        raise AlreadyThereError(Text(zh, f"The store has a client with the id {client.id}; nothing was imported."))
    _insert_client(connection, client)
    _insert_history(connection, schema.answer_change, [(client, change) for change in package.answers])
    _insert_history(connection, schema.work_change, [(client, change) for change in package.works])
    _insert_visits(connection, _numbered(connection, client.id, package.visits))
    for one in package.attachments:
        kept = one.attachment
        attach(connection, client.id, kept.name, one.data, kept.at, kept.by)
    if package.log:
        attach(connection, client.id, _LOG_NAME, log_lines(package), stamp.at, stamp.by)
    count_visits(connection, client.id)
    document = import_document(hashlib.sha256(data).hexdigest(), len(package.visits))
    append(connection, NewEntry(stamp.at, stamp.by, "import", client.id, document))
    for decision in _decisions_in(package):
        record_decision(connection, client.id, decision, stamp)
    return read_client(connection, client.id)


def _insert_client(connection: Connection, client: Client, visits: Sequence[Visit] = ()) -> None:
    """A client whose counters are those of these visits, which come oldest first."""
    values = client_values(client.dossier, client.contact) | {
        "id": client.id,
        "version": client.version,
        "visits": len(visits),
        "created_at": client.created_at,
        "changed_at": client.changed_at,
        "changed_by": client.changed_by,
        "merged_into": client.merged_into,
    }
    if visits:
        values |= {"last_visit": visits[-1].at, **told_values(visits[-1].policy)}
    connection.execute(insert(schema.client).values(values))
    for support, work in client.dossier.work.items() if client.merged_into is None else ():
        row = {"client": client.id, "support": support, "state": work.state, "due": work.due}
        connection.execute(insert(schema.work).values(row))


def _numbered(connection: Connection, client: str, visits: tuple[Visit, ...]) -> tuple[Visit, ...]:
    """Visits of this client, counted anew; an id that is taken is replaced."""
    given = [visit.id for visit in visits]
    taken = set(connection.execute(select(schema.visit.c.id).where(schema.visit.c.id.in_(given))).scalars())
    fresh: list[Visit] = []
    for number, visit in enumerate(visits, 1):
        own = visit.id if visit.id not in taken else new_id()
        taken.add(own)
        fresh.append(replace(visit, id=own, client=client, number=number))
    return tuple(fresh)


# --- decisions ---------------------------------------------------------------------------------------


def record_decision(connection: Connection, client: str, decision: Decision, stamp: Stamp) -> None:
    """Record what an authority decided; the form's answer is saved apart, with the source authority_decided."""
    read_client(connection, client)
    append(connection, NewEntry(stamp.at, stamp.by, "decision", client, decision_document(decision)))


def record_decision_and_answers(
    store: Store, client: Client, dossier: Dossier, decision: Decision, fields: Iterable[str]
) -> Client:
    """Record a decision, and save the answers (`fields` of `dossier`) that follow from it as decided, at once.

    Raises StaleClientError, and then nothing is recorded.
    """
    sources: dict[str, Source] = dict.fromkeys(fields, "authority_decided")
    remarks = dict.fromkeys(sources, decision.words.zh)
    stamp = store.stamp()
    with store.writing() as connection:
        saved = update_client(connection, client, dossier, client.contact, sources, remarks, stamp)
        record_decision(connection, client.id, decision, stamp)
    return saved


def read_decisions(connection: Connection, client: str) -> tuple[Decision, ...]:
    """What authorities decided about a client, in the order in which it was recorded."""
    read_client(connection, client)
    found = entries_of(connection, family(connection, client), "decision")
    return tuple(
        replace(read_decision(json.loads(one.body.text)), recorded=datetime.fromisoformat(one.at))
        for one in found
        if one.body is not None
    )


def _decisions_in(package: Package) -> tuple[Decision, ...]:
    found: list[Decision] = []
    for entry in package.log:
        if entry.kind == "decision" and entry.body is not None:
            try:
                found.append(read_decision(json.loads(entry.body.text)))
            except (ValueError, KeyError, TypeError, RecursionError):
                continue  # its digest fits, but whoever wrote the file wrote no decision; the attachment keeps it
    return tuple(found)
