"""`python -m qhchecklist`: the window without arguments, a headless command with them."""

from __future__ import annotations

import sys


def run() -> int:
    """Start what the arguments ask for."""
    if len(sys.argv) > 1:
        from qhchecklist.cli import main  # the terminal loads no Qt

        main()
        return 0
    from qhchecklist.app import main as desktop  # the window loads no typer

    return desktop()


if __name__ == "__main__":
    raise SystemExit(run())
