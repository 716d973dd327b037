"""Frozen dataclasses as JSON and back, derived from the dataclasses themselves.

An object is `{"Class": [its values in order]}`, a tuple a JSON array; `dict` and `date` are tagged the
same way. Only values that a constructor takes are kept, so what an object derives is derived again.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from datetime import date
from types import ModuleType
from typing import Any


def kinds_in(*modules: ModuleType) -> dict[str, type]:
    """The dataclasses that modules define, by name; raises ValueError for a name that is used twice."""
    kinds: dict[str, type] = {}
    for module in modules:
        for kind in vars(module).values():
            if isinstance(kind, type) and dataclasses.is_dataclass(kind) and kind.__module__ == module.__name__:
                if kind.__name__ in kinds:
                    raise ValueError(kind.__name__)
                kinds[kind.__name__] = kind
    return kinds


def encode(value: object) -> str:
    """The JSON of a value made of dataclasses, tuples, dicts, dates and JSON's own scalars.

    Raises TypeError for anything else, also for a dict whose keys are not text.
    """
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


def _plain(value: object) -> Any:
    match value:
        case None | bool() | int() | str():
            return value
        case date():
            return {"date": value.isoformat()}
        case tuple():
            return [_plain(item) for item in value]
        case dict() if all(isinstance(key, str) for key in value):
            return {"dict": [[key, _plain(item)] for key, item in value.items()]}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        given = [field.name for field in dataclasses.fields(value) if field.init]
        return {type(value).__name__: [_plain(getattr(value, name)) for name in given]}
    raise TypeError(type(value).__name__)


def decode(text: str, kinds: Mapping[str, type]) -> Any:
    """The value that `encode` was given. Raises ValueError, TypeError or KeyError for a text it did not make."""

    def restore(tagged: dict[str, Any]) -> Any:
        ((name, given),) = tagged.items()
        kind = kinds.get(name)
        if kind is not None:
            return kind(*[_frozen(item) if type(item) is list else item for item in given])
        match name:
            case "dict":
                return {key: _frozen(item) if type(item) is list else item for key, item in given}
            case "date":
                return date.fromisoformat(given)
        raise KeyError(name)

    whole = json.loads(text, object_hook=restore)
    return _frozen(whole) if type(whole) is list else whole


def _frozen(items: list[Any]) -> tuple[Any, ...]:
    return tuple([_frozen(item) if type(item) is list else item for item in items])
