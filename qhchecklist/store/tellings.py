"""What clients were told last: many at once, so that a whole help desk can be looked through."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, select

from qhchecklist.policy.record import record
from qhchecklist.policy.stamp import PackStamp
from qhchecklist.store.backup_files import Tell, unheard
from qhchecklist.store.packs import read_pack
from qhchecklist.store.records import Client, LastTold
from qhchecklist.store.rows import client_of, policy_of
from qhchecklist.store.schema import LISTED, client, visit
from qhchecklist.store.store import Store

_AT_ONCE = 500


@record
class Tellings:
    """What clients were told last by any version of one policy.

    `packs`: what those versions said, by hash, as far as somebody kept it.
    """

    last: tuple[LastTold, ...]
    packs: Mapping[str, PackStamp]


def every_client(store: Store, only: Collection[str] = (), tell: Tell = unheard) -> Iterator[Client]:
    """Every client on the list, or only those of these ids; a few at a time, each as it is then. Raises StoreError."""
    with store.reading() as connection:
        keys = _keys(connection, only)
    for first in range(0, len(keys), _AT_ONCE):
        tell(first, len(keys))
        with store.reading() as connection:
            yield from _clients(connection, keys[first : first + _AT_ONCE])
    tell(len(keys), len(keys))


def read_tellings(store: Store, policy: str, tell: Tell = unheard) -> Tellings:
    """What all clients were told last by a policy; raises StoreError. Equal outcomes are one object in memory."""
    found: list[LastTold] = []
    known: dict[tuple[tuple[str, str], ...], Mapping[str, str]] = {}
    with store.reading() as connection:
        keys = _keys(connection)
        for first in range(0, len(keys), _AT_ONCE):
            tell(first, len(keys))
            some = keys[first : first + _AT_ONCE]
            last = _last_visits(connection, some, policy)
            for one in _clients(connection, [key for key in some if key in last]):
                row = last[one.id]
                groups = known.setdefault(tuple(row.groups.items()), row.groups)
                said = row.at, row.consultant, row.as_of, policy_of(row)
                found.append(LastTold(one.id, one.name, one.contact, *said, groups, one.dossier.work))
        hashes = sorted({told.policy.sha256 for told in found})
        packs = {sha256: stamp for sha256 in hashes if (stamp := read_pack(connection, sha256)) is not None}
    tell(len(keys), len(keys))
    return Tellings(tuple(found), packs)


def _keys(connection: Connection, only: Collection[str] = ()) -> list[str]:
    """The ids on the list, by name."""
    wanted = select(client.c.id).where(LISTED).order_by(client.c.spelled, client.c.id)
    chosen = frozenset(only)
    return [key for key in connection.execute(wanted).scalars() if not chosen or key in chosen]


def _clients(connection: Connection, keys: Sequence[str]) -> list[Client]:
    rows = {row.id: row for row in connection.execute(select(client).where(client.c.id.in_(keys)))}
    return [client_of(rows[key]) for key in keys if key in rows]


_TOLD = ("client", "at", "consultant", "as_of", "policy_id", "policy_version", "policy_sha256", "groups")
"""Of a visit; the answers of then are long and not needed."""


def _last_visits(connection: Connection, keys: Sequence[str], policy: str) -> Mapping[str, Row[Any]]:
    """The last visit of each client, also of those that were recorded under its duplicates."""
    joined = select(client.c.id, client.c.merged_into).where(client.c.merged_into.in_(keys))
    owners = {key: key for key in keys} | {row.id: row.merged_into for row in connection.execute(joined)}
    wanted = select(*(visit.c[name] for name in _TOLD))
    wanted = wanted.where(visit.c.client.in_(list(owners)), visit.c.policy_id == policy)
    rows: dict[str, Row[Any]] = {}
    for row in connection.execute(wanted.order_by(visit.c.at, visit.c.number, visit.c.id)):
        rows[owners[row.client]] = row
    return rows
