"""Shows and hides widgets without laying out everything around them each time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtWidgets import QLayout


@contextmanager
def still(layouts: Sequence[QLayout]) -> Iterator[None]:
    """Meanwhile nothing in the layouts is moved; they are laid out after it, once, by the caller.

    Qt lays out the parents of whatever is shown at once, in the room there was: all its neighbours would be squeezed
    for a moment, and be painted for it.
    """
    for layout in layouts:
        layout.setEnabled(False)
    try:
        yield
    finally:
        for layout in layouts:
            layout.setEnabled(True)
