"""Takes attachment and tick boxes out of a PDF file of unknown origin. A program of its own: `python -m` this module.

A parser of hostile files may hang, eat memory or fail in ways that nobody foresaw. Here it does so alone, with limits
on time and memory that the system enforces, and the program that asked (`reopen`) gets an answer or an exit code.
In: the file, on standard input. Out: JSON, `{"case": base64, "boxes": {name: "on" | "off" | "both"}}` or
`{"refused": reason}`.
"""

from __future__ import annotations

import base64
import json
import re
import sys
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pypdf import PdfReader, apply_configuration
from pypdf.errors import LimitReachedError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

from qhchecklist.report.round_trip.names import ATTACHMENT, MOST_BYTES, ON

SECONDS = 20
_MEMORY = 1 << 30
_MOST_NODES = 20_000
_DEEPEST = 40
_MOST_OBJECTS = 500_000
_LARGEST_STREAM = 40_000_000
BOX = re.compile(r"(step|answer)-[0-9A-Za-z_-]{1,100}")
"""A box of a step or an answer, see `names`."""


class RefusedError(Exception):
    """The file cannot be used; the argument is the reason."""


def read(data: bytes) -> dict[str, Any]:
    """What a file holds for us; raises RefusedError and, for broken files, whatever the parser raises."""
    with apply_configuration(
        zlib_maximum_output_length=_LARGEST_STREAM,
        lzw_maximum_output_length=_LARGEST_STREAM,
        run_length_maximum_output_length=_LARGEST_STREAM,
        array_based_stream_maximum_output_length=_LARGEST_STREAM,
        stream_decoding_work_maximum_length=_LARGEST_STREAM,
    ):
        reader = PdfReader(BytesIO(data), root_object_recovery_limit=1_000, xref_stream_maximum_entries=_MOST_OBJECTS)
        if reader.is_encrypted:
            raise RefusedError("encrypted")
        if sum(map(len, reader.xref.values())) > _MOST_OBJECTS:
            raise RefusedError("large")
        root = _mapping(reader.trailer.get("/Root"))
        case = _case(root)
        return {"case": base64.b64encode(case).decode(), "boxes": _boxes(root)}


# --- the attachment ----------------------------------------------------------------------------------


def _case(root: DictionaryObject) -> bytes:
    found = {_identity(one): one for one in _specifications(root) if _name(one) == ATTACHMENT}
    contents = {_content(one) for one in found.values()}
    if not contents:
        raise RefusedError("none")
    if len(contents) > 1:
        raise RefusedError("several")
    return contents.pop()


def _specifications(root: DictionaryObject) -> Iterator[DictionaryObject]:
    """All file specifications that the file as a whole has."""
    for one in _items(root.get("/AF")):
        yield _mapping(one)
    tree = _mapping(_mapping(root.get("/Names")).get("/EmbeddedFiles"))
    for node in _below(tree, "/Kids"):
        for one in _items(node.get("/Names"))[1::2]:
            yield _mapping(one)


def _name(specification: DictionaryObject) -> str:
    for key in ("/UF", "/F"):
        name = _resolved(specification.get(key))
        if isinstance(name, str):
            return name
    return ""


def _identity(specification: DictionaryObject) -> object:
    """The same stream, however often it is referred to, is one."""
    files = _mapping(specification.get("/EF"))
    stream = files.raw_get("/UF" if "/UF" in files else "/F") if "/UF" in files or "/F" in files else None
    return (stream.idnum, stream.generation) if isinstance(stream, IndirectObject) else id(specification)


def _content(specification: DictionaryObject) -> bytes:
    files = _mapping(specification.get("/EF"))
    stream = _resolved(files.get("/UF", files.get("/F")))
    if not isinstance(stream, StreamObject):
        raise RefusedError("none")
    try:
        with apply_configuration(
            zlib_maximum_output_length=MOST_BYTES,
            lzw_maximum_output_length=MOST_BYTES,
            run_length_maximum_output_length=MOST_BYTES,
            stream_decoding_work_maximum_length=4 * MOST_BYTES,
            stream_filters_maximum_length=2,
        ):
            data = stream.get_data()
    except LimitReachedError as error:
        raise RefusedError("large-case") from error
    if len(data) > MOST_BYTES:
        raise RefusedError("large-case")
    return data


# --- the boxes ---------------------------------------------------------------------------------------


def _boxes(root: DictionaryObject) -> dict[str, str]:
    """The value of each of our boxes by name. A box drawn twice has one value; two fields may differ."""
    found: dict[str, str] = {}
    for field in _below(_mapping(root.get("/AcroForm")), "/Fields", "/Kids"):
        name, value = _resolved(field.get("/T")), _resolved(field.get("/V"))
        if not isinstance(name, str) or not BOX.fullmatch(name):
            continue
        now = "on" if value == ON else "off"
        found[name] = now if found.get(name, now) == now else "both"
    return found


# --- walking -----------------------------------------------------------------------------------------


def _below(top: DictionaryObject, *ways: str) -> Iterator[DictionaryObject]:
    """A node and all nodes below it, each once; raises RefusedError where there are too many."""
    waiting: list[tuple[Any, int]] = [(top, 0)]
    seen: set[tuple[int, int]] = set()
    while waiting:
        node, depth = waiting.pop()
        if isinstance(node, IndirectObject):
            if (node.idnum, node.generation) in seen:
                continue
            seen.add((node.idnum, node.generation))
        found = _mapping(node)
        yield found
        if depth > _DEEPEST or len(seen) + len(waiting) > _MOST_NODES:
            raise RefusedError("large")
        for way in ways:
            waiting.extend((child, depth + 1) for child in _items(found.get(way)))


def _resolved(given: Any) -> Any:
    return given.get_object() if isinstance(given, IndirectObject) else given


def _mapping(given: Any) -> DictionaryObject:
    found = _resolved(given)
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def _items(given: Any) -> list[Any]:
    """The raw elements of an array, references unresolved."""
    found = _resolved(given)
    if not isinstance(found, ArrayObject):
        return []
    if len(found) > _MOST_NODES:
        raise RefusedError("large")
    return list(found)


# --- the program -------------------------------------------------------------------------------------


def _limit() -> None:
    """From now on the system ends this program when it takes too much; elsewhere only the asking program waits."""
    if sys.platform != "win32":
        import resource

        for kind, most in ((resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_AS, _MEMORY)):
            try:
                resource.setrlimit(kind, (most, most))
            except (ValueError, OSError):
                continue


def main() -> None:
    """Read standard input, answer on standard output."""
    _limit()
    try:
        answer = read(sys.stdin.buffer.read())
    except RefusedError as error:
        answer = {"refused": str(error)}
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()
