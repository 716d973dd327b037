"""What a draft knows of its client: in which store and who it is, and the client as it was read, so that no change is
overwritten.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime
from types import MappingProxyType

from qhchecklist.dossier import read_dossier
from qhchecklist.policy.doubts import Json
from qhchecklist.policy.record import record
from qhchecklist.store.place import Place
from qhchecklist.store.records import NO_CONTACT, SOURCES, Client, Contact, Printed, Source
from qhchecklist.ui.clients.papers import read_papers
from qhchecklist.ui.clients.store_place import read_place_document
from qhchecklist.ui.state import Seen


@record
class Belonging:
    """Whose draft it is (None: a client never saved), the contact as it was typed, where the client is kept, or was to
    be (None: nobody said), where answers come from that were not changed, and the papers that wait for their visit.
    """

    client: Client | None
    contact: Contact
    place: Place | None = None
    seen: Seen | None = None
    papers: tuple[Printed, ...] = ()


def read_belonging(document: Mapping[str, Json]) -> Belonging:
    """What a draft says, as far as it can be used: without a usable client the firm is one that was never saved."""
    place = read_place_document(document.get("store"))
    client = _client(document)
    seen = Seen(client.version, MappingProxyType(_notes(document.get("notes")))) if client is not None else None
    return Belonging(client, _contact(document.get("contact")), place, seen, read_papers(document.get("papers")))


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
