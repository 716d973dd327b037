"""What was costly to make and is likely to be wanted again, up to a number of bytes."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

Made = TypeVar("Made")
_MOST_WANTED = 2048  # keys that are forgotten together, some two documents


class Kept(Generic[Made]):
    """Remembers what was wanted twice, and forgets what was wanted least recently when it grows beyond `most` bytes.

    What is wanted once, say a firm's name, is not kept: a thousand firms must not fill the memory.

    What is made must follow from its key alone, so that remembering changes nothing but the time. `size` tells the
    bytes of a thing with its key, about. Safe in several threads: two may make the same thing at once, and either
    is kept.
    """

    def __init__(self, most: int, size: Callable[[Made], int]) -> None:
        self.used = 0
        self._most = most
        self._size = size
        self._things: dict[Hashable, tuple[Made, int]] = {}  # with sizes; the one wanted last stands last
        self._wanted: set[int] = set()  # hashes of the keys that were wanted once
        self._wanted_before: set[int] = set()  # and of those before
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """The thing of a key, made if it is not remembered."""
        with self._lock:
            found = self._things.pop(key, None)
            if found is not None:
                self._things[key] = found
                return found[0]
            again = self._was_wanted(hash(key))
        thing = make()
        if again:
            self._keep(key, thing)
        return thing

    def _keep(self, key: Hashable, thing: Made) -> None:
        size = self._size(thing)
        with self._lock:
            if size > self._most or key in self._things:
                return
            self._things[key] = (thing, size)
            self.used += size
            while self.used > self._most:
                oldest = next(iter(self._things))
                self.used -= self._things.pop(oldest)[1]

    def _was_wanted(self, key: int) -> bool:
        """Whether a key was wanted before; it is from now on."""
        for wanted in (self._wanted, self._wanted_before):
            if key in wanted:
                wanted.remove(key)
                return True
        if len(self._wanted) >= _MOST_WANTED:
            self._wanted_before, self._wanted = self._wanted, set()
        self._wanted.add(key)
        return False
