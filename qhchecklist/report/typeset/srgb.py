"""A colour profile of sRGB, made here from the figures of the standard, so that it needs no licence of others.

Sources: IEC 61966-2-1 (primaries, curve), ICC.1:2010 (file format, version 4), primaries adapted to D50 by the
Bradford matrix of ICC.1:2010 annex E.
"""

import struct
from functools import cache

_D50 = (0.9642, 1.0, 0.8249)
_PRIMARIES = {
    "r": (0.436066, 0.222488, 0.013916),
    "g": (0.385147, 0.716873, 0.097076),
    "b": (0.143066, 0.060608, 0.714096),
}
_ADAPTATION = (1.047882, 0.022919, -0.050201, 0.029587, 0.990479, -0.017059, -0.009232, 0.015076, 0.751678)
_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)  # exponent, a, b, slope, where the power begins
_VERSION = 0x04300000
_MADE = (2000, 1, 1, 0, 0, 0)  # the format asks for a date; any fixed one keeps equal bytes equal
_HEADER = 128


@cache
def srgb_profile() -> bytes:
    """The profile as an ICC file of version 4, some 600 bytes."""
    curve = b"para" + struct.pack(">4xHxx", 3) + _fixed(*_CURVE)
    tags = {
        "desc": _text("sRGB"),
        "cprt": _text("No copyright, use freely"),
        "wtpt": b"XYZ " + bytes(4) + _fixed(*_D50),
        "chad": b"sf32" + bytes(4) + _fixed(*_ADAPTATION),
        **{f"{name}XYZ": b"XYZ " + bytes(4) + _fixed(*value) for name, value in _PRIMARIES.items()},
        **{f"{name}TRC": curve for name in _PRIMARIES},
    }
    return _file(tags)


def _file(tags: dict[str, bytes]) -> bytes:
    """Header, table of tags, and their data; equal data is stored once."""
    start = _HEADER + 4 + 12 * len(tags)
    places: dict[bytes, int] = {}
    body = b""
    for data in tags.values():
        if data not in places:
            places[data] = start + len(body)
            body += data + bytes(-len(data) % 4)
    entries = (struct.pack(">4sII", name.encode(), places[data], len(data)) for name, data in tags.items())
    table = struct.pack(">I", len(tags)) + b"".join(entries)
    size = start + len(body)
    head = struct.pack(">I4xI4s4s4s6H4s", size, _VERSION, b"mntr", b"RGB ", b"XYZ ", *_MADE, b"acsp")
    header = (head.ljust(68, b"\0") + _fixed(*_D50)).ljust(_HEADER, b"\0")
    return header + table + body


def _fixed(*numbers: float) -> bytes:
    """Numbers as s15Fixed16."""
    return struct.pack(f">{len(numbers)}i", *(round(number * 65536) for number in numbers))


def _text(words: str) -> bytes:
    """A multiLocalizedUnicode tag of one language."""
    data = words.encode("utf-16-be")
    return b"mluc" + struct.pack(">4xII2s2sII", 1, 12, b"en", b"US", len(data), 28) + data
