"""Frozen dataclasses with slots that cost little to define: every start defines more than a hundred.

The standard decorator compiles six functions for a class, half a millisecond; here those that are alike in all classes
are shared, and the constructor, still the standard one, is compiled when the first object is made.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

Kind = TypeVar("Kind")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(kind: type[Kind]) -> type[Kind]:
    """A class with the meaning of `dataclass(frozen=True, slots=True)`; a record inherits from records only."""
    made: Any = dataclass(init=False, repr=False, eq=False, slots=True)(kind)
    names = tuple(one.name for one in fields(made))
    values: Callable[[object], object] = attrgetter(*names) if names else _nothing

    def first(self: object, *given: object, **named: object) -> None:
        made.__init__ = _constructor(made)
        made.__init__(self, *given, **named)

    def equal(self: object, other: object) -> bool:
        return values(self) == values(other) if type(other) is type(self) else NotImplemented

    def hashed(self: object) -> int:
        return hash(values(self))

    made.__init__, made.__eq__, made.__hash__ = first, equal, hashed
    if "__repr__" not in kind.__dict__:
        made.__repr__ = _repr
    made.__setattr__, made.__delattr__ = _refuse, _refuse
    return made  # type: ignore[no-any-return]


def _nothing(one: object) -> object:
    return ()


def _constructor(made: Any) -> Callable[..., None]:
    """The constructor that the standard library compiles for a frozen dataclass of the same fields."""
    given = fields(made)
    body: dict[str, object] = {one.name: _again(one) for one in given}
    body["__annotations__"] = {one.name: one.type for one in given}
    if hasattr(made, "__post_init__"):
        body["__post_init__"] = made.__post_init__
    twin: Any = dataclass(frozen=True, repr=False, eq=False)(type(made.__name__, (), body | {"__doc__": made.__doc__}))
    return twin.__init__  # type: ignore[no-any-return]


def _again(one: Field[Any]) -> Any:
    if one.default_factory is not MISSING:
        return field(default_factory=one.default_factory, init=one.init)
    return field(default=one.default, init=one.init)


def _repr(self: Any) -> str:
    told = ", ".join(f"{one.name}={getattr(self, one.name)!r}" for one in fields(self) if one.repr)
    return f"{type(self).__qualname__}({told})"


def _refuse(self: object, name: str, *value: object) -> None:
    raise FrozenInstanceError(f"cannot change {name!r} of {type(self).__name__}")
