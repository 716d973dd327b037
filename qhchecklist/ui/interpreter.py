"""Keeps None, True and False alive under a Qt binding that gives back references it never took.

Measured with PySide6 6.12.0 on Python 3.11: every `Signal.emit` drops one reference to True, and
`QModelIndex.data`, `QObject.property` and others drop one to None. From Python 3.12 these constants
are immortal (PEP 683) and nothing happens; on 3.11 the interpreter aborts after a few thousand
signals ("bool_dealloc: deallocating True or False").
"""

from __future__ import annotations

import ctypes
import sys

_PLENTY = 1 << 28
"""More references than a working life can drop, and far below what the counter holds."""


def keep_constants_alive() -> None:
    """Make the constants as good as immortal on Python 3.11; does nothing elsewhere."""
    if sys.version_info >= (3, 12) or sys.implementation.name != "cpython":
        return
    for constant in (None, True, False, NotImplemented, Ellipsis):
        ctypes.c_ssize_t.from_address(id(constant)).value += _PLENTY
