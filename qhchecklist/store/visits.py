"""Visits in the database: recorded with an entry of the consultation record, never changed."""

from __future__ import annotations

from sqlalchemy import Connection, func, insert, select

from qhchecklist.store.chain import NewEntry
from qhchecklist.store.clients import count_visits, family, new_id, read_client
from qhchecklist.store.history import Stamp
from qhchecklist.store.log import append
from qhchecklist.store.packs import keep_pack
from qhchecklist.store.problem import JoinedClientError
from qhchecklist.store.records import NewVisit, Visit
from qhchecklist.store.rows import visit_of, visit_values
from qhchecklist.store.schema import visit
from qhchecklist.store.told import visit_document


def insert_visit(connection: Connection, key: str, new: NewVisit, stamp: Stamp) -> Visit:
    """Record a visit; the client's own version stays, so that nobody's editing is disturbed."""
    of = read_client(connection, key, hold=True)
    if of.merged_into is not None:
        raise JoinedClientError(of.merged_into)
    last = select(func.max(visit.c.number)).where(visit.c.client.in_(family(connection, key)))
    number = (connection.execute(last).scalar() or 0) + 1
    made = Visit(
        new_id(),
        key,
        number,
        stamp.at,
        new.consultant,
        new.as_of,
        new.policy,
        new.dossier,
        new.profile_sha256,
        new.groups,
        new.note,
        new.printed,
    )
    connection.execute(insert(visit).values(visit_values(made)))
    if new.pack is not None:
        keep_pack(connection, new.pack, stamp.at)
    count_visits(connection, key)
    append(connection, NewEntry(stamp.at, stamp.by, "visit", key, visit_document(made)))
    return made


def read_visits(connection: Connection, key: str) -> tuple[Visit, ...]:
    """A client's visits, also those under duplicates, oldest first."""
    read_client(connection, key)
    wanted = select(visit).where(visit.c.client.in_(family(connection, key)))
    return tuple(visit_of(row) for row in connection.execute(wanted.order_by(visit.c.at, visit.c.number, visit.c.id)))
