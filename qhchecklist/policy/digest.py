"""SHA-256 without the cryptographic library that `hashlib` loads: its pages would stay with the window for good.

Python has the function in a module of its own, which `random` uses in the same way.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Protocol


class Digest(Protocol):
    """What is used of a hash object."""

    def update(self, data: bytes, /) -> None:
        """Take in more bytes."""

    def digest(self) -> bytes:
        """The hash of all bytes so far, 32 bytes."""

    def hexdigest(self) -> str:
        """The same as 64 hexadecimal digits."""


class _Maker(Protocol):
    def __call__(self, data: bytes = b"", /) -> Digest: ...


def _maker() -> _Maker:
    own = "_sha2" if sys.version_info >= (3, 12) else "_sha256"
    try:
        module = import_module(own)
    except ImportError:  # a Python made without it
        module = import_module("hashlib")
    made: _Maker = module.sha256
    return made


sha256 = _maker()


def grouped(digits: str, most: int = 16) -> str:
    """The beginning of a hash as people read and type it: `3f2a 91bc 04de 77a1`."""
    return " ".join(digits[start : start + 4] for start in range(0, min(most, len(digits)), 4))
