"""`python -m qhchecklist`: the window without arguments or with a file to open, else a headless command."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from pathlib import PurePath

QUIT = "--quit-after-start"
"""Opens the window and closes it again."""

PROFILE_ENDINGS = (".yaml", ".yml", ".json", ".pdf", ".xlsx")


def wants_window(arguments: Sequence[str]) -> bool:
    """No arguments, a file to open, or only to see whether the window opens."""
    return not arguments or arguments[0] == QUIT or PurePath(arguments[0]).suffix.lower() in PROFILE_ENDINGS


def run() -> int:
    """Start what the arguments ask for."""
    if not wants_window(sys.argv[1:]):
        from qhchecklist.cli import main  # the terminal loads no Qt

        main()
        return 0
    return desktop()


def desktop() -> int:
    """Open the window."""
    gc.disable()  # nothing is thrown away while the program starts; the window then sees to it (ui/rubbish.py)
    from qhchecklist.ui.plain_imports import restore

    restore()
    from qhchecklist.app import main as show  # the window loads no typer

    return show()


if __name__ == "__main__":
    raise SystemExit(run())
