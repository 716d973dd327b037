"""What a draft knows of its client: in which store and who it is, and the client as it was read, so that no change is
overwritten.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import datetime
from types import MappingProxyType

from qhchecklist.dossier import dossier_document, read_dossier
from qhchecklist.policy.doubts import Json
from qhchecklist.policy.record import record
from qhchecklist.store.place import Place
from qhchecklist.store.records import NO_CONTACT, SOURCES, Client, Contact, Source
from qhchecklist.ui.clients.notes import notes_of
from qhchecklist.ui.clients.store_place import place_document, read_place_document
from qhchecklist.ui.session import Session
from qhchecklist.ui.state import Seen, Typing


@record
class Belonging:
    """Whose draft it is (None: a client never saved), the contact as it was typed, where the client is kept, or was to
    be (None: nobody said), and where answers come from that were not changed.
    """

    client: Client | None
    contact: Contact
    place: Place | None = None
    seen: Seen | None = None


def belonging_document(session: Session, typing: Typing) -> dict[str, Json]:
    """For a draft of the session's firm, which belongs to the clients."""
    contact = typing.contact or session.own_state().contact or NO_CONTACT
    document: dict[str, Json] = {"contact": dict(asdict(contact))}
    if session.client_place is not None:
        document["store"] = place_document(session.client_place)
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


def read_belonging(document: Mapping[str, Json]) -> Belonging:
    """What a draft says, as far as it can be used: without a usable client the firm is one that was never saved."""
    place = read_place_document(document.get("store"))
    client = _client(document)
    seen = Seen(client.version, MappingProxyType(_notes(document.get("notes")))) if client is not None else None
    return Belonging(client, _contact(document.get("contact")), place, seen)


def _notes(raw: Json) -> dict[str, tuple[Source, str]]:
    """What can be used of them."""
    notes: dict[str, tuple[Source, str]] = {}
    for field, note in raw.items() if isinstance(raw, dict) else ():
        source, remark = note if isinstance(note, list) and len(note) == 2 else (None, None)
        if source in SOURCES and isinstance(remark, str):
            notes[str(field)] = source, remark
    return notes


def _client(document: Mapping[str, Json]) -> Client | None:
    key, version, base = document.get("id"), document.get("version"), document.get("base")
    if not isinstance(key, str) or not key or not isinstance(version, int) or not isinstance(base, dict):
        return None
    try:
        created, changed = (datetime.fromisoformat(str(document.get(name))) for name in ("created_at", "changed_at"))
    except ValueError:
        return None
    contact, by = _contact(document.get("base_contact")), str(document.get("changed_by") or "")
    return Client(key, version, read_dossier(base), contact, created, changed, by)


def _contact(raw: Json) -> Contact:
    if not isinstance(raw, dict):
        return NO_CONTACT
    return Contact(**{one.name: str(raw.get(one.name) or "") for one in fields(Contact)})
