"""Base45 (RFC 9285): bytes in the characters that a QR symbol packs closest, two bytes in three of them."""

from __future__ import annotations

_CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_VALUES = {character: value for value, character in enumerate(_CHARACTERS)}


def encode(data: bytes) -> str:
    """Bytes as text; a last single byte takes two characters."""
    return "".join(_characters(data[start : start + 2]) for start in range(0, len(data), 2))


def _characters(pair: bytes) -> str:
    value = int.from_bytes(pair, "big")
    return "".join(_CHARACTERS[value // 45**place % 45] for place in range(len(pair) + 1))


def decode(text: str) -> bytes:
    """Text as bytes; raises ValueError for anything that `encode` does not write."""
    if len(text) % 3 == 1:
        raise ValueError("a character is missing or too many")
    return b"".join(_bytes(text[start : start + 3]) for start in range(0, len(text), 3))


def _bytes(part: str) -> bytes:
    value = 0
    for character in reversed(part):
        if character not in _VALUES:
            raise ValueError(f"{character!r} is not base45")
        value = 45 * value + _VALUES[character]
    if value >= 256 ** (len(part) - 1):
        raise ValueError(f"{part!r} is too large for base45")
    return value.to_bytes(len(part) - 1, "big")
