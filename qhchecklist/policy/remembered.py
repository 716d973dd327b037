"""What single answers were read as, so that after an edit only the edited answer is read again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from qhchecklist.policy.doubts import Doubts, Json
from qhchecklist.policy.problem import ProfileProblem

Read = TypeVar("Read")


class Remembered(Generic[Read]):
    """The last reading of each key, for one rule book.

    An answer is known by being the same object: documents are never changed in place, and what an edit does not
    touch it hands on. What was read is handed out again as it is and must not be changed either.
    """

    def __init__(self) -> None:
        self._last: dict[str, tuple[Json, Read, tuple[ProfileProblem, ...]]] = {}

    def of(self, key: str, given: Json, doubts: Doubts, read: Callable[[Doubts], Read]) -> Read:
        """What `read` makes of an answer, with its doubts; remembered while the answer is the same object."""
        last = self._last.get(key)
        if last is None or last[0] is not given:
            own = Doubts()
            last = self._last[key] = given, read(own), tuple(own.found)
        doubts.found += last[2]
        return last[1]
