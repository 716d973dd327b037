"""The way to the store: opened when it is first asked, and asked off the window's thread, one thing after the other."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from functools import partial
from getpass import getuser
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from qhchecklist.policy.system_error import described
from qhchecklist.policy.text import Lang, Text
from qhchecklist.store.place import Place, ServerPlace
from qhchecklist.ui.background import Background, Steps, Task

if TYPE_CHECKING:
    from qhchecklist.store.store import Store


class StoreAccess(QObject):
    """One for each window. `where` tells where the store is, `by` who works here: when it is asked, each time."""

    def __init__(self, where: Callable[[], Place], by: Callable[[], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._where = where
        self._by = by
        self._background = Background(self)
        self._store: Store | None = None
        self._opened: tuple[Place, str] | None = None

    @property
    def why_read_only(self) -> Text | None:
        """Why the store, as far as it was opened, takes no changes; None when it does."""
        return self._store.why_read_only if self._store is not None else None

    def ask(
        self, work: Callable[[Store], object], done: Callable[[object], None], failed: Callable[[object], None]
    ) -> Task:
        """Do `work` with the store in its turn; `done` gets its value or `failed` its exception.

        Both must be bound methods of a QObject.
        """
        return self._background.start(partial(self._with_store, work, self._where(), self._who()), done, failed)

    def apart(
        self,
        work: Callable[[Place, str, Steps], object],
        done: Callable[[object], None],
        failed: Callable[[object], None],
    ) -> Task:
        """Do `work` with the place itself and who works there, in its turn, while this window has nothing open there.

        The store is opened again when it is asked next.
        """
        return self._background.start_long(partial(self._with_nothing, work, self._where(), self._who()), done, failed)

    def place(self) -> Place:
        """Where the store is now."""
        return self._where()

    def who(self) -> str:
        """Who works here."""
        return self._who()

    def adviser(self) -> str:
        """Who works here as a paper may name it: by the name that was given, never by the name of an account."""
        return self._by()

    def try_place(
        self, place: Place, password: str, done: Callable[[object], None], failed: Callable[[object], None]
    ) -> Task:
        """Look whether a store can be opened elsewhere; `done` gets the place. A password goes to the keyring."""
        return self._background.start(partial(_try, place, password, self._who()), done, failed)

    def _who(self) -> str:
        return self._by() or _account()

    def is_busy(self) -> bool:
        """Whether something is on its way to the store or back."""
        return self._background.is_busy()

    def _with_store(self, work: Callable[[Store], object], place: Place, by: str) -> object:
        """Runs on the other thread, never twice at a time."""
        return work(self._open(place, by))

    def _with_nothing(self, work: Callable[[Place, str, Steps], object], place: Place, by: str, steps: Steps) -> object:
        if self._store is not None:
            self._store.close()
            self._store = None
        return work(place, by, steps)

    def _open(self, place: Place, by: str) -> Store:
        if self._store is not None and self._opened != (place, by):
            self._store.close()
            self._store = None
        if self._store is None:
            self._store = _opener()(place, by)
            self._opened = place, by
        return self._store

    def finish(self) -> None:
        """Let what is under way end, and close the store."""
        self._background.wait()
        if self._store is not None:
            self._store.close()
            self._store = None


def _try(place: Place, password: str, by: str) -> Place:
    if password and isinstance(place, ServerPlace):
        from qhchecklist.store.server import reach, trying_password

        with trying_password(place, password):
            reach(place)
    _opener()(place, by).close()
    return place


def _opener() -> Callable[[Place, str], Store]:
    """Brings the database library when it is first called. What that is made of stays, and need not be looked through
    for rubbish, which would take as long as three frames (see ui/rubbish.py).
    """
    is_new = "sqlalchemy" not in sys.modules
    from qhchecklist.store.opening import open_store

    if is_new:
        gc.freeze()
    return open_store


def _account() -> str:
    """Who is logged in; nothing where the system does not know."""
    try:
        return getuser()
    except (OSError, KeyError, ImportError):
        return ""


def why(error: object, lang: Lang, otherwise: str) -> str:
    """What an error says of itself to people; else `otherwise`, with what it is in the place of {0}."""
    message = getattr(error, "message", None)  # StoreError, UnreadableFileError
    if message is not None:
        return str(message[lang])
    return otherwise.format(described(error, lang))
