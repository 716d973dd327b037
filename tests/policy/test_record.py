"""A record means what a frozen dataclass with slots means."""

from __future__ import annotations

import dataclasses

import pytest

from qhchecklist.policy.record import record


@record
class Line:
    """A line of goods."""

    code: str
    origin: str = "CN"
    notes: list[str] = dataclasses.field(default_factory=list)


@record
class Sum:
    """Counts by itself."""

    parts: tuple[int, ...]
    total: int = dataclasses.field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "total", sum(self.parts))


@record
class Nothing:
    """Has no fields."""


@dataclasses.dataclass(frozen=True, slots=True)
class Standard:
    """What a record is measured by."""

    code: str
    size: int = 3


Cheap = record(type("Standard", (), {"__annotations__": {"code": "str", "size": "int"}, "size": 3, "__doc__": "."}))


def test_defaults_are_given_and_lists_are_not_shared() -> None:
    one, two = Line("0703"), Line("0703", origin="KZ")
    assert (one.origin, two.origin) == ("CN", "KZ")
    one.notes.append("garlic")
    assert two.notes == []


def test_equal_values_are_equal_and_hash_alike_only_within_one_class() -> None:
    assert Sum((1, 2)) == Sum((1, 2)) != Sum((2, 2))
    assert hash(Sum((1, 2))) == hash(Sum((1, 2)))
    assert Nothing() == Nothing()
    assert Standard("a") != Cheap("a")


def test_what_is_derived_is_derived_also_for_a_changed_copy() -> None:
    assert dataclasses.replace(Sum((1, 2)), parts=(5, 6)).total == 11


def test_nothing_can_be_changed_added_or_taken_away() -> None:
    line = Line("0703")
    for change in (
        lambda: setattr(line, "code", "1"),
        lambda: setattr(line, "other", 1),
        lambda: delattr(line, "code"),
    ):
        with pytest.raises(dataclasses.FrozenInstanceError):
            change()
    assert not hasattr(line, "__dict__")


def test_it_is_written_matched_and_refused_like_the_standard_one() -> None:
    assert repr(Cheap("a")) == repr(Standard("a"))
    assert Cheap.__match_args__ == Standard.__match_args__
    for kind in (Standard, Cheap):
        with pytest.raises(TypeError):
            kind()
        with pytest.raises(TypeError):
            kind("a", colour="red")
