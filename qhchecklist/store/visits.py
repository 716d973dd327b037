"""Visits in the database: recorded with an entry of the consultation record, never changed.

A paper that is handed out later gets an entry of its own; whoever reads the visit finds it there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import Connection, func, insert, select

from qhchecklist.store.chain import NewEntry
from qhchecklist.store.clients import count_visits, family, new_id, read_client
from qhchecklist.store.history import Stamp
from qhchecklist.store.log import append, read_printed, record_printed
from qhchecklist.store.packs import keep_pack
from qhchecklist.store.problem import JoinedClientError, NoSuchVisitError
from qhchecklist.store.records import NewVisit, Printed, Visit
from qhchecklist.store.rows import visit_of, visit_values
from qhchecklist.store.schema import visit
from qhchecklist.store.told import visit_document


def insert_visit(connection: Connection, key: str, new: NewVisit, stamp: Stamp) -> Visit:
    """Record a visit; the client's own version stays, so that nobody's editing is disturbed.

    A paper that is recorded already is not recorded with this visit once more.
    """
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
        _unrecorded(connection, key, new.printed),
    )
    connection.execute(insert(visit).values(visit_values(made)))
    if new.pack is not None:
        keep_pack(connection, new.pack, stamp.at)
    count_visits(connection, key)
    append(connection, NewEntry(stamp.at, stamp.by, "visit", key, visit_document(made)))
    return made


def read_visits(connection: Connection, key: str) -> tuple[Visit, ...]:
    """A client's visits with every paper, also those under duplicates, oldest first."""
    read_client(connection, key)
    clients = family(connection, key)
    wanted = select(visit).where(visit.c.client.in_(clients)).order_by(visit.c.at, visit.c.number, visit.c.id)
    later: dict[str, tuple[Printed, ...]] = {}
    for of, paper in read_printed(connection, clients):
        later[of] = (*later.get(of, ()), paper)
    return tuple(_with_papers(visit_of(row), later) for row in connection.execute(wanted))


def _with_papers(made: Visit, later: Mapping[str, tuple[Printed, ...]]) -> Visit:
    known = {one.sha256 for one in made.printed}
    papers = {one.sha256: one for one in later.get(made.id, ()) if one.sha256 not in known}
    return replace(made, printed=(*made.printed, *papers.values())) if papers else made


def hand_out(connection: Connection, key: str, of: str, printed: Printed, by: str) -> None:
    """Record a paper that a client was given after visit `of` had been recorded; where that has it already, nothing.

    An empty `of`: what the paper says was told at no visit. A paper that was recorded anywhere, handed out at the same
    moment, is that paper. Raises NoSuchClientError or NoSuchVisitError.
    """
    read_client(connection, key, hold=True)
    if of:
        found = [one for one in read_visits(connection, key) if one.id == of]
        if not found:
            raise NoSuchVisitError
        if printed.sha256 in {one.sha256 for one in found[0].printed}:
            return
    elif not _unrecorded(connection, key, (printed,)):
        return
    record_printed(connection, key, of, printed, by)


def _unrecorded(connection: Connection, key: str, papers: tuple[Printed, ...]) -> tuple[Printed, ...]:
    """Those of some papers that are recorded with no visit, nor without one."""
    if not papers:
        return ()
    at_visits = (paper for one in read_visits(connection, key) for paper in one.printed)
    loose = (paper for _, paper in read_printed(connection, family(connection, key)))
    known = {(one.sha256, one.at) for one in (*at_visits, *loose)}
    return tuple(one for one in papers if (one.sha256, one.at) not in known)
