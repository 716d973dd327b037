"""Consultation records as the tests of the chain and of the terminal need them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from qhchecklist.store.chain import (
    START,
    Concealed,
    Entry,
    EntryKind,
    Head,
    Link,
    NewEntry,
    deletion_document,
    next_entry,
)
from qhchecklist.store.log_file import LogHeader, encode_log

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def head_of(entries: list[Entry]) -> Head:
    return Head(entries[-1].number, entries[-1].sha256) if entries else START


def followed(
    entries: list[Entry], document: Mapping[str, object], kind: EntryKind = "visit", client: str = "a"
) -> list[Entry]:
    new = NewEntry(NOON + timedelta(minutes=len(entries)), "李窗口", kind, client, document)
    return [*entries, next_entry(head_of(entries), new, f"{len(entries):032x}")]


def chain(count: int = 6) -> list[Entry]:
    entries: list[Entry] = []
    for number in range(count):
        entries = followed(entries, {"told": f"第{number}次\0", "groups": {"x": "right"}}, client="ab"[number % 2])
    return entries


def without(entries: list[Entry], client: str) -> list[Entry]:
    """The chain after the deletion of a client."""
    erased = [replace(entry, body=None) if entry.client == client else entry for entry in entries]
    gone = [entry for entry in erased if entry.body is None]
    return followed(erased, deletion_document([client], gone, 3), "deletion", client)


def exported(entries: list[Entry]) -> bytes:
    return b"".join(encode_log(LogHeader("whole", START, head_of(entries)), entries))


def proof(entries: list[Entry], client: str) -> bytes:
    shown = [number for number, entry in enumerate(entries) if entry.client == client]
    part = entries[shown[0] : shown[-1] + 1]
    links: list[Link] = [
        entry if entry.client == client else Concealed(entry.number, entry.content_sha256, entry.previous, entry.sha256)
        for entry in part
    ]
    after = head_of(entries[: shown[0]])
    return b"".join(encode_log(LogHeader("proof", after, head_of(part)), links))
