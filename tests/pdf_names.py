"""What a PDF file holds, object by object: its bytes are packed, so searching them would find nothing."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf

HARMFUL = frozenset(
    {"/JavaScript", "/JS", "/URI", "/Launch", "/GoToR", "/GoToE", "/SubmitForm", "/ImportData", "/Image"}
)
"""Names of actions that reach out of the file, and of pictures, which this program never draws."""


def names(data: bytes) -> set[str]:
    """All keys of dictionaries and all names used as values, in every object."""
    with pikepdf.open(BytesIO(data)) as document:
        return {name for one in document.objects for name in _names(one)}


def _names(thing: Any) -> Iterator[str]:
    if isinstance(thing, pikepdf.Name):
        yield str(thing)
    elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        for key in thing.keys():  # noqa: SIM118 - not a mapping
            yield key
            value = thing.get(key)
            if not (isinstance(value, pikepdf.Object) and value.is_indirect):
                yield from _names(value)
    elif isinstance(thing, pikepdf.Array):
        for value in thing:
            if not (isinstance(value, pikepdf.Object) and value.is_indirect):
                yield from _names(value)
