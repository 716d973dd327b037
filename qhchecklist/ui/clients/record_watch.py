"""What the consultation record holds about the client at work: where it stands, and what authorities decided."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from qhchecklist.policy.record import record
from qhchecklist.store.decisions import Decision, told_by
from qhchecklist.ui.clients.access import StoreAccess
from qhchecklist.ui.session import Session

if TYPE_CHECKING:
    from qhchecklist.store.chain import Head
    from qhchecklist.store.store import Store


@record
class Known:
    """What was read, and of which client."""

    client: str
    head: Head
    decisions: tuple[Decision, ...]


class RecordWatch(QObject):
    """One for each window. `known` after something was read that is not as it was."""

    known = Signal()

    def __init__(self, session: Session, access: StoreAccess, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._access = access
        self._client = ""
        self._known: Known | None = None
        self._expected: Known | None = None

    @property
    def head(self) -> Head | None:
        """Where the record stood when it was last looked at; None for a firm that is not in the store."""
        return self._known.head if self._known is not None else None

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """What authorities decided about the client, oldest first."""
        return self._known.decisions if self._known is not None else ()

    def expect(self, known: Known) -> None:
        """What was read together with a client that is about to be opened."""
        self._expected = known

    def follow(self) -> None:
        """Another client at work, or the same one: what was read of another is forgotten at once."""
        client = self._session.client
        key = client.id if client is not None else ""
        if key != self._client:
            expected, self._expected = self._expected, None
            self._client = key
            self._take(expected if expected is not None and expected.client == key else None)
        self.refresh()

    def _take(self, known: Known | None) -> None:
        """The checklist follows what authorities decided; of a firm that is no client nothing is known."""
        self._known = known
        if self._client:
            self._session.know_rulings(told_by(self.decisions))
        self.known.emit()

    def refresh(self) -> None:
        """Look again: something was recorded, here or at another desk."""
        if self._client:
            self._access.ask(partial(read_known, self._client), self._on_read, self._on_failed)

    def _on_read(self, found: object) -> None:
        read = cast(Known, found)
        if read.client == self._client and read != self._known:
            self._take(read)

    def _on_failed(self, _error: object) -> None:
        """Whoever reads the client itself has said why; the paper then tells nothing of the record."""


def read_known(client: str, store: Store) -> Known:
    """Read it, with one state of the store."""
    from qhchecklist.store.log import head
    from qhchecklist.store.transfer import read_decisions

    with store.reading() as connection:
        return Known(client, head(connection), read_decisions(connection, client))
