"""Where answers of a client come from that stay as they are: said, taken back by undo, waiting to be saved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from qhchecklist.ui.clients.laid import changed_answers
from qhchecklist.ui.session import Session
from qhchecklist.ui.state import Seen

if TYPE_CHECKING:
    from qhchecklist.store.records import Client, Source


def notes_of(session: Session) -> Mapping[str, tuple[Source, str]]:
    """Source and remark by field, as far as nobody has saved them."""
    seen, client = session.own_state().seen, session.client
    return seen.notes if seen is not None and client is not None and seen.version == client.version else {}


def note(session: Session, field: str, source: Source, remark: str, name: str) -> None:
    """Say where an answer of a saved client comes from, which stays as it is: one undo step with a name."""
    if session.client is not None and session.scenario is None:
        notes = MappingProxyType({**notes_of(session), field: (source, remark)})
        session.change(replace(session.state, seen=Seen(session.client.version, notes)), name)


def still_seen(session: Session, newest: Client) -> Seen | None:
    """What was said of answers that another desk has left alone: what was seen does not prove a different answer."""
    if session.client is None or not notes_of(session):
        return None
    other = changed_answers(session.client.dossier, newest.dossier, session.rulebook)
    kept = {key: note for key, note in notes_of(session).items() if key not in other}
    return Seen(newest.version, MappingProxyType(kept))
