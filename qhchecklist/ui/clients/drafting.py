"""What a draft says of the client at work; see belonging, which reads it."""

from __future__ import annotations

from dataclasses import asdict

from qhchecklist.dossier import dossier_document
from qhchecklist.policy.doubts import Json
from qhchecklist.store.records import NO_CONTACT
from qhchecklist.ui.clients.notes import notes_of
from qhchecklist.ui.clients.papers import papers_document
from qhchecklist.ui.clients.store_place import place_document
from qhchecklist.ui.session import Session
from qhchecklist.ui.state import Typing


def belonging_document(session: Session, typing: Typing) -> dict[str, Json]:
    """For a draft of the session's firm, which belongs to the clients."""
    contact = typing.contact or session.own_state().contact or NO_CONTACT
    document: dict[str, Json] = {"contact": dict(asdict(contact))}
    if session.client_place is not None:
        document["store"] = place_document(session.client_place)
    if session.papers:
        document["papers"] = papers_document(session.papers)
    client = session.client
    if client is not None:
        document |= {
            "id": client.id,
            "version": client.version,
            "base": dossier_document(client.dossier),
            "base_contact": dict(asdict(client.contact)),
            "created_at": client.created_at.isoformat(),
            "changed_at": client.changed_at.isoformat(),
            "changed_by": client.changed_by,
            "notes": {field: list(note) for field, note in notes_of(session).items()},
        }
    return document
