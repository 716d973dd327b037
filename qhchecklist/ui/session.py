"""The one stateful object: the case at work, and whom it belongs to: a file, the clients of a help desk, or nobody."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from qhchecklist.dossier import Dossier, load_dossier, save_dossier, stray_work
from qhchecklist.policy.problem import ProfileProblem
from qhchecklist.policy.profile import flatten
from qhchecklist.policy.rulebook import Rulebook
from qhchecklist.ui.case import CurrentCase
from qhchecklist.ui.state import Document, State, Typing

if TYPE_CHECKING:
    from qhchecklist.store.place import Place
    from qhchecklist.store.records import Client, Printed
    from qhchecklist.ui.clients.belonging import Belonging

__all__ = ["Document", "Session", "State"]


class Session(CurrentCase):
    """Holds the state of one window; `file_changed` when the path or the saved state changed.

    What is saved is the firm's own, never what is only tried out.

    A firm belongs to a file (`path`), to the clients (`client` as it was read last; None with `new_client`: not saved
    yet), or nowhere. `firm` is another object for each firm that was begun with. `client_place`: where the client is
    kept; None until somebody says so. `papers`: of a client, those handed out that no visit has recorded yet.
    `papers_leaving`: those of a client who was left are still on their way into the record.
    """

    file_changed = Signal()

    def __init__(
        self,
        rulebook: Rulebook,
        as_of: date,
        parent: QObject | None = None,
        *,
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__(rulebook, as_of, parent, today=today)
        self.path: Path | None = None
        self.client: Client | None = None
        self.new_client = False
        self.client_place: Place | None = None
        self.papers: tuple[Printed, ...] = ()
        self.papers_leaving = False
        self.firm = object()
        self.undo_stack.cleanChanged.connect(self._on_clean_changed)

    # --- clients -------------------------------------------------------------------------------------

    @property
    def is_client(self) -> bool:
        """Whether the firm is saved among the clients, or will be."""
        return self.client is not None or self.new_client

    def open_client(self, client: Client) -> None:
        """Show a client as it was read."""
        self.start(replace(self._state_of(client.dossier), contact=client.contact), None, client=client)

    def begin_client(self, document: Document) -> None:
        """Begin a client who is not saved yet, with a few answers."""
        self.start(State(MappingProxyType(dict(document))), None, new_client=True)

    def restore_client(self, dossier: Dossier, of: Belonging) -> None:
        """Begin with what was not saved of a client, as that was read then."""
        state = replace(self._state_of(dossier), contact=of.contact, seen=of.seen)
        is_new = of.client is None
        self.start(state, None, saved=False, client=of.client, new_client=is_new, place=of.place, papers=of.papers)

    def belong_to_clients(self, client: Client | None, saved: State | None = None) -> None:
        """From now on the firm is this client, or a new one. `saved`: the state that the store holds; what was changed
        since is unsaved.
        """
        self.path = self.client_place = None
        if client is None:
            self.know_rulings(())
        self.client, self.new_client = client, client is None
        if saved is not None and saved is self.own_state():
            self.undo_stack.setClean()
        elif saved is None:
            self.undo_stack.resetClean()
        self.file_changed.emit()

    def keep_papers(self, papers: tuple[Printed, ...]) -> None:
        """These wait for a visit that records them; nothing that undo takes back."""
        if papers != self.papers:
            self.papers = papers
            self.file_changed.emit()

    # --- files ---------------------------------------------------------------------------------------

    def new(self) -> None:
        """Start an empty profile."""
        self.start(State(), None)

    def open(self, path: Path) -> tuple[ProfileProblem, ...]:
        """Open a dossier and tell what of its work could not be used.

        Raises UnreadableFileError and then changes nothing.
        """
        dossier = load_dossier(path)
        self.start(self._state_of(dossier), path)
        supports = {one.id for one in self.rulebook.policy.supports}
        return (*dossier.problems, *stray_work(dossier.work, supports))

    def open_sample(self, path: Path) -> None:
        """Open a sample as a new, unsaved profile."""
        self.start(self._state_of(load_dossier(path)), None)

    def save(self, path: Path) -> None:
        """Save the canonical document; raises UnreadableFileError and then keeps the old file.

        A client's file is a copy: the firm goes on to belong to the clients.
        """
        save_dossier(path, self.dossier())
        if self.is_client:
            return
        self.path = path
        self.undo_stack.setClean()
        self.file_changed.emit()

    def dossier(self, typing: Typing | None = None) -> Dossier:
        """The firm's own state as it is saved, never what is only tried out; with what is being typed if given."""
        state, reading = self._state, self.reading
        if self.scenario is not None:
            state, reading = self.scenario.base, self.scenario.reading
        elif typing:
            state = typing.laid_over(state)
            reading = self._read(state.document)
        return Dossier(reading.document, state.work, state.business_day, state.unread)

    def _state_of(self, dossier: Dossier) -> State:
        document = MappingProxyType(flatten(dossier.profile, self.rulebook.catalogue))
        return State(document, dossier.work, dossier.business_day, dossier.unread)

    def restore(self, dossier: Dossier, path: Path | None) -> None:
        """Begin with what was not saved: it belongs to a file that does not hold it yet."""
        self.start(self._state_of(dossier), path, saved=False)

    def start(
        self,
        state: State,
        path: Path | None,
        saved: bool = True,
        client: Client | None = None,
        new_client: bool = False,
        place: Place | None = None,
        papers: tuple[Printed, ...] = (),
    ) -> None:
        """Begin with a state and an empty history; what was being tried out is gone."""
        tried_out = self.scenario is not None
        if tried_out:
            self._leave_scenario()
        self.undo_stack.clear()
        self.path = path
        if client is None or self.client is None or client.id != self.client.id:
            self._rulings = ()
        self.client = client
        self.new_client = new_client
        self.client_place = place
        self.papers = papers
        self.firm = object()
        self.show_state(state)
        if not saved:
            self.undo_stack.resetClean()
        if tried_out:
            self.scenario_changed.emit()
        self.file_changed.emit()

    def is_modified(self) -> bool:
        """Whether there are unsaved changes."""
        return not self.undo_stack.isClean()

    def _on_clean_changed(self, clean: bool) -> None:
        self.file_changed.emit()
