"""Modules are imported as Python imports them, also once Qt for Python is there.

Qt for Python puts an `__import__` of its own in Python's place, which reads the source of every module imported after
it and keeps the lines, to find out whether the module may ask for another spelling of Qt's names
(`from __feature__ import snake_case`). Nobody does so here, and it costs a start some fifty milliseconds and some six
mebibytes.
"""

from __future__ import annotations

import builtins
import importlib
import linecache

_KEPT = "__orig_import__"
"""The name under which Qt for Python keeps Python's own."""


def restore() -> None:
    """Give Python its own `__import__` back, and the memory for the lines read so far."""
    importlib.import_module("PySide6")  # replaces it when first imported, and never again
    builtins.__import__ = getattr(builtins, _KEPT, builtins.__import__)
    linecache.clearcache()
