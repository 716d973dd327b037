"""The store as everybody sees it: every call is one transaction, and everything that goes wrong is one sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from qhchecklist.dossier import Dossier
from qhchecklist.policy.stamp import PackStamp
from qhchecklist.policy.text import Text
from qhchecklist.store.chain import Head
from qhchecklist.store.clients import insert_client, join_clients, read_answers, read_client, read_works, update_client
from qhchecklist.store.failures import explained
from qhchecklist.store.history import Stamp
from qhchecklist.store.listing import count_clients, read_beginning, read_page
from qhchecklist.store.log import head
from qhchecklist.store.packs import read_pack
from qhchecklist.store.problem import ReadOnlyStoreError
from qhchecklist.store.records import (
    NO_CONTACT,
    AnswerChange,
    Client,
    Contact,
    NewVisit,
    Page,
    Printed,
    Query,
    Source,
    Visit,
    WorkChange,
)
from qhchecklist.store.visits import hand_out, insert_visit, read_visits

_SNAPSHOT: Mapping[str, Mapping[str, Any]] = {
    "postgresql": {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
}
"""What a reader must ask for to see one state throughout; SQLite shows no other."""

_UNSPOKEN: Mapping[str, Source] = {}
_UNREMARKED: Mapping[str, str] = {}


class Store:
    """The clients of a help desk. One thread at a time; every method raises StoreError, and then nothing was changed.

    `why_read_only`: the sentence that says why it can only be read, if so. `by`: who works with it.
    """

    def __init__(
        self, engine: Engine, by: str, now: Callable[[], datetime], place: str, why_read_only: Text | None = None
    ) -> None:
        self._engine = engine
        self._reads = engine.execution_options(**_SNAPSHOT.get(engine.dialect.name, {}))
        self._writes = engine.execution_options(writes=True)
        self._now = now
        self._place = place
        self.by = by.encode("utf-8", "replace").decode().replace("\0", "")
        self.why_read_only = why_read_only

    @property
    def file(self) -> Path | None:
        """The file that it is; None on a server."""
        return Path(self._place) if self._engine.dialect.name == "sqlite" else None

    @property
    def read_only(self) -> bool:
        """Whether nothing can be saved."""
        return self.why_read_only is not None

    def add(self, dossier: Dossier, contact: Contact = NO_CONTACT, source: Source = "client_said") -> Client:
        """A new client; its answers come from `source`."""
        with self.writing() as connection:
            return insert_client(connection, dossier, contact, source, self.stamp())

    def get(self, client_id: str) -> Client:
        """A client as it is now; raises NoSuchClientError."""
        with self.reading() as connection:
            return read_client(connection, client_id)

    def save(
        self,
        client: Client,
        dossier: Dossier,
        contact: Contact,
        sources: Mapping[str, Source] = _UNSPOKEN,
        remarks: Mapping[str, str] = _UNREMARKED,
    ) -> Client:
        """Save a client that was read as `client`, with its history; raises StaleClientError if it was not the newest.

        `sources`, `remarks`: by field; an answer without a source was said by the client.
        """
        with self.writing() as connection:
            return update_client(connection, client, dossier, contact, sources, remarks, self.stamp())

    def page(self, query: Query, offset: int, limit: int) -> Page:
        """A piece of the list."""
        with self.reading() as connection:
            return read_page(connection, query, offset, limit)

    def beginning(self, query: Query, limit: int) -> Page:
        """The first piece of the list, of which no more is looked through than it takes to find that."""
        with self.reading() as connection:
            return read_beginning(connection, query, limit)

    def count(self, query: Query) -> int:
        """How long the list is."""
        with self.reading() as connection:
            return count_clients(connection, query)

    def record_visit(self, client_id: str, visit: NewVisit) -> Visit:
        """Record what a client was told, there and in the consultation record."""
        with self.writing() as connection:
            return insert_visit(connection, client_id, visit, self.stamp())

    def record_printed(self, client_id: str, visit_id: str, printed: Printed) -> None:
        """Record a paper that was handed out after its visit, whose id may be empty: then it belongs to none.

        Raises NoSuchVisitError.
        """
        with self.writing() as connection:
            hand_out(connection, client_id, visit_id, printed, self.by)

    def visits(self, client_id: str) -> tuple[Visit, ...]:
        """A client's visits, oldest first, with those of its duplicates; each with all its papers."""
        with self.reading() as connection:
            return read_visits(connection, client_id)

    def pack(self, sha256: str) -> PackStamp | None:
        """What the pack of this hash said when somebody was told by it; None when nobody kept that."""
        with self.reading() as connection:
            return read_pack(connection, sha256)

    def answers(self, client_id: str) -> tuple[AnswerChange, ...]:
        """The history of its answers, oldest first."""
        with self.reading() as connection:
            return read_answers(connection, client_id)

    def works(self, client_id: str) -> tuple[WorkChange, ...]:
        """The history of its work, oldest first."""
        with self.reading() as connection:
            return read_works(connection, client_id)

    def head(self) -> Head:
        """Where the consultation record stands."""
        with self.reading() as connection:
            return head(connection)

    def join(self, kept: Client, other: Client, dossier: Dossier, contact: Contact) -> Client:
        """Two clients that are one firm: `kept` becomes what was laid together, the other points to it."""
        with self.writing() as connection:
            return join_clients(connection, kept, other, dossier, contact, self.stamp())

    def close(self) -> None:
        """Let go of the file or the server; a store that is used again opens it again."""
        self._engine.dispose()

    def stamp(self) -> Stamp:
        """Who does something, now."""
        return Stamp(self._now(), self.by)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state throughout."""
        try:
            with self._reads.begin() as connection:
                yield connection
        except DBAPIError as error:
            raise explained(error, self._place) from error

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that is done as a whole or not at all; raises ReadOnlyStoreError before anything begins."""
        if self.why_read_only is not None:
            raise ReadOnlyStoreError(self.why_read_only)
        try:
            with self._writes.begin() as connection:
                yield connection
        except DBAPIError as error:
            raise explained(error, self._place) from error
