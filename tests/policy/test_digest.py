"""A hash is the one that everybody else computes, wherever it comes from."""

from __future__ import annotations

import hashlib

import pytest

from qhchecklist.policy.digest import sha256


@pytest.mark.parametrize("data", [b"", b"abc", "青海".encode() * 100_000])
def test_it_is_sha_256(data: bytes) -> None:
    assert sha256(data).digest() == hashlib.sha256(data).digest()
    assert sha256(data).hexdigest() == hashlib.sha256(data).hexdigest()


def test_it_takes_bytes_in_parts() -> None:
    whole = sha256()
    for part in (b"a", b"", b"bc"):
        whole.update(part)
    assert whole.hexdigest() == hashlib.sha256(b"abc").hexdigest()
