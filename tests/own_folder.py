"""One folder for what a process of tests keeps outside the tests' own folders; nothing of it is left behind."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

OWN = Path(tempfile.mkdtemp(prefix="qhchecklist-tests-"))
_MAKER = os.getpid()


def part(name: str) -> Path:
    """A folder in it."""
    folder = OWN / name
    folder.mkdir(exist_ok=True)
    return folder


def remove() -> None:
    """At the end; a copy of the process leaves it to the one that made it."""
    if os.getpid() == _MAKER:
        shutil.rmtree(OWN, ignore_errors=True)  # what a program that was killed still writes to may stay
