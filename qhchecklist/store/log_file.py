"""The consultation record as a file: JSON lines, a header first. Each line has one spelling, so no byte may change.

A whole record begins with entry 1. The proof of a deletion begins before the first entry of the client that was
deleted, shows that client's entries without their bodies and those of deletions, and conceals all others.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO, Literal, TypeAlias

from qhchecklist.policy.doubts import Json
from qhchecklist.policy.problem import UnreadableFileError
from qhchecklist.policy.record import record
from qhchecklist.policy.text import Text
from qhchecklist.store.chain import (
    ENTRY_KINDS,
    START,
    Body,
    Concealed,
    Entry,
    EntryKind,
    Fault,
    Head,
    Link,
    Verdict,
    canonical,
    verify,
)

FORMAT = "qhchecklist-log/"
VERSION = 1

MOST_LINE = 4_000_000
"""Bytes; a longer line is no entry."""

Scope: TypeAlias = Literal["whole", "proof"]

_HASH = re.compile(r"[0-9a-f]{64}")
_SALT = re.compile(r"[0-9a-f]{32}")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00", re.ASCII)


@record
class LogHeader:
    """The first line: what the file is to hold, from the entry after `after` to `head`."""

    scope: Scope
    after: Head
    head: Head


@record
class Checked:
    """A file that was read to its end or to the first fault."""

    header: LogHeader
    verdict: Verdict


def encode_log(header: LogHeader, links: Iterable[Link]) -> Iterator[bytes]:
    """The lines of a file, each with its line end."""
    first = {
        "format": f"{FORMAT}{VERSION}",
        "scope": header.scope,
        "after": _head_document(header.after),
        "head": _head_document(header.head),
    }
    yield canonical(first).encode() + b"\n"
    for link in links:
        yield canonical(_link_document(link)).encode() + b"\n"


def _link_document(link: Link) -> dict[str, Json]:
    place = {"number": link.number, "previous": link.previous, "sha256": link.sha256}
    if isinstance(link, Concealed):
        return place | {"content_sha256": link.content_sha256}
    body = {"salt": link.body.salt, "text": link.body.text} if link.body is not None else None
    said = {"at": link.at, "by": link.by, "kind": link.kind, "client": link.client, "body_sha256": link.body_sha256}
    return place | said | {"body": body}


class _BrokenLineError(ValueError):
    """A line that no program of ours wrote."""


def check_log(file: BinaryIO, name: str, paper: Head | None = None) -> Checked:
    """Read and verify a file called `name`; raises UnreadableFileError with one sentence where it is no record.

    `paper`: see `verify`.
    """
    lines = _lines(file)
    header = _header(next(lines, b""), name)
    reader = _Reader(lines, header)
    verdict = verify(reader.links(), header.after, paper)
    fault = verdict.fault
    if fault is None or fault.kind in ("erased", "cut"):  # which a line that cannot be read may be the cause of
        if reader.broken_at is not None:
            fault = Fault(reader.broken_at, "unreadable")
        elif verdict.head.number < header.head.number:
            fault = Fault(verdict.head.number + 1, "cut")
        elif verdict.head != header.head:
            fault = Fault(header.head.number + 1, "order")
    return Checked(header, Verdict(verdict.entries, verdict.erased, verdict.head, fault))


def read_entries(file: BinaryIO, name: str) -> Iterator[Entry]:
    """The entries of a file that was checked, one by one."""
    lines = _lines(file)
    header = _header(next(lines, b""), name)
    for link in _Reader(lines, header).links():
        if isinstance(link, Entry):
            yield link


class _Reader:
    """Entries one by one, up to a line that cannot be read; `broken_at` is then the number it should have had."""

    def __init__(self, lines: Iterator[bytes], header: LogHeader) -> None:
        self._lines = lines
        self._header = header
        self.broken_at: int | None = None

    def links(self) -> Iterator[Link]:
        """The entries in the order of the file."""
        for count, line in enumerate(self._lines, 1):
            try:
                yield _link(_document(line), self._header.scope)
            except _BrokenLineError:
                self.broken_at = self._header.after.number + count
                return


def _lines(file: BinaryIO) -> Iterator[bytes]:
    while line := file.readline(MOST_LINE + 1):
        yield line


def _document(line: bytes) -> dict[str, Json]:
    """The object of a line that is spelt as we spell it."""
    try:
        found = json.loads(line)
        same = isinstance(found, dict) and canonical(found).encode() + b"\n" == line
    except (ValueError, RecursionError) as error:
        raise _BrokenLineError from error
    if not same or len(line) > MOST_LINE:
        raise _BrokenLineError
    return found  # type: ignore[no-any-return]


def _link(given: Mapping[str, Json], scope: Scope) -> Link:
    place = _number(given), _hash(given, "previous"), _hash(given, "sha256")
    if "content_sha256" in given:
        _only(given, 4)
        if scope != "proof":
            raise _BrokenLineError
        return Concealed(place[0], _hash(given, "content_sha256"), place[1], place[2])
    _only(given, 9)
    at = _text(given, "at")
    if not _MOMENT.fullmatch(at):
        raise _BrokenLineError
    said = at, _text(given, "by"), _kind(given), _text(given, "client"), _hash(given, "body_sha256")
    return Entry(place[0], *said, place[1], place[2], _body(given))


def _body(given: Mapping[str, Json]) -> Body | None:
    body = given.get("body", "")
    if body is None:
        return None
    if not isinstance(body, dict):
        raise _BrokenLineError
    _only(body, 2)
    salt = _text(body, "salt")
    if not _SALT.fullmatch(salt):
        raise _BrokenLineError
    return Body(salt, _text(body, "text"))


def _only(given: Mapping[str, Json], keys: int) -> None:
    """Keys that are wanted are asked for one by one; here, that there are no others."""
    if len(given) != keys:
        raise _BrokenLineError


def _number(given: Mapping[str, Json]) -> int:
    value = given.get("number")
    if type(value) is not int or not 0 <= value < 2**53:
        raise _BrokenLineError
    return value


def _text(given: Mapping[str, Json], key: str) -> str:
    value = given.get(key)
    if not isinstance(value, str):
        raise _BrokenLineError
    return value


def _hash(given: Mapping[str, Json], key: str) -> str:
    value = _text(given, key)
    if not _HASH.fullmatch(value):
        raise _BrokenLineError
    return value


def _kind(given: Mapping[str, Json]) -> EntryKind:
    value = _text(given, "kind")
    for kind in ENTRY_KINDS:
        if kind == value:
            return kind
    raise _BrokenLineError


def _header(line: bytes, name: str) -> LogHeader:
    try:
        given = _document(line)
        version = _text(given, "format").removeprefix(FORMAT)
        if version != str(VERSION) and version.isascii() and version.isdigit():
            zh = f"{name} 由更新的程序写成，这个版本读不懂；请升级程序后再核对。"
            raise UnreadableFileError(Text(zh, f"{name} was written by a newer program; update this one first."))
        _only(given, 4)
        header = LogHeader(_scope(given, version), _head(given.get("after")), _head(given.get("head")))
    except _BrokenLineError as error:
        zh = f"{name} 不是咨询记录，或第一行被改动过；请选本程序导出的记录文件（.jsonl）。"
        en = f"{name} is no consultation record, or its first line was changed; choose a file exported by this program."
        raise UnreadableFileError(Text(zh, en)) from error
    return header


def _scope(given: Mapping[str, Json], version: str) -> Scope:
    scope = _text(given, "scope")
    if version == str(VERSION) and scope == "proof":
        return "proof"
    if version == str(VERSION) and scope == "whole" and given.get("after") == _head_document(START):
        return "whole"
    raise _BrokenLineError


def _head_document(head: Head) -> dict[str, Json]:
    return {"number": head.number, "sha256": head.sha256}


def _head(given: Json) -> Head:
    if not isinstance(given, dict):
        raise _BrokenLineError
    _only(given, 2)
    return Head(_number(given), _hash(given, "sha256"))
