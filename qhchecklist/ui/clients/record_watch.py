"""What the consultation record holds about the client at work: where it stands, for the paper."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from qhchecklist.policy.record import record
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


class RecordWatch(QObject):
    """One for each window. `known` after something was read that is not as it was."""

    known = Signal()

    def __init__(self, session: Session, access: StoreAccess, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._access = access
        self._client = ""
        self._known: Known | None = None

    @property
    def head(self) -> Head | None:
        """Where the record stood when it was last looked at; None for a firm that is not in the store."""
        return self._known.head if self._known is not None else None

    def follow(self) -> None:
        """Another client at work, or the same one: what was read of another is forgotten at once."""
        client = self._session.client
        key = client.id if client is not None else ""
        if key != self._client:
            self._client, self._known = key, None
            self.known.emit()
        self.refresh()

    def refresh(self) -> None:
        """Look again: something was recorded, here or at another desk."""
        if self._client:
            self._access.ask(partial(_read, self._client), self._on_read, self._on_failed)

    def _on_read(self, found: object) -> None:
        read = cast(Known, found)
        if read.client == self._client and read != self._known:
            self._known = read
            self.known.emit()

    def _on_failed(self, _error: object) -> None:
        """Whoever reads the client itself has said why; the paper then tells nothing of the record."""


def _read(client: str, store: Store) -> Known:
    return Known(client, store.head())
