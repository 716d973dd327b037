"""The way to a printer where CUPS rules: it gets the PDF itself, from its own command `lp`."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from qhchecklist.ui.background import CancelledError, Steps
from qhchecklist.ui.paper.choice import PrintChoice

_LOOK_UP_SECONDS = 0.1
_PATIENCE_SECONDS = 60.0


class PrintingFailedError(Exception):
    """The spooler did not take the file; the message is what it said."""


def command() -> str | None:
    """The path of `lp` where printers belong to CUPS; None elsewhere.

    The dialog of macOS keeps its choices to itself, so there the system's own way is the only whole one.
    """
    return None if sys.platform in {"win32", "darwin"} else shutil.which("lp")


def arguments(lp: str, choice: PrintChoice, title: str, file: Path) -> list[str]:
    """The command line, one argument each; nothing of it goes through a shell."""
    given = [lp, "-d", choice.printer, "-n", str(choice.copies), "-t", title]
    if choice.ranges:
        given += ["-P", choice.ranges]
    options = [("media", choice.media), ("sides", choice.sides)]
    options += [("print-color-mode", "monochrome")] if choice.grey else []
    options += [("collate", "true" if choice.collate else "false")] if choice.copies > 1 else []
    for name, value in (*options, *choice.options):
        given += ["-o", f"{name}={value}"] if value else []
    return [*given, "--", str(file)]


def send(lp: str, choice: PrintChoice, title: str, data: bytes, steps: Steps) -> str:
    """Hand the PDF to the spooler, which copies it; returns what it answered.

    Raises PrintingFailedError with its words, CancelledError when the person gave up waiting for it.
    """
    with tempfile.TemporaryDirectory(prefix="qhchecklist-") as folder:
        file = Path(folder) / "checklist.pdf"
        file.write_bytes(data)
        running = subprocess.Popen(
            arguments(lp, choice, title, file),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            errors="replace",
        )
        answer, complaint = _answer(running, steps)
    if running.returncode != 0:
        raise PrintingFailedError((complaint or answer).strip() or f"lp: {running.returncode}")
    return answer.strip()


def _answer(running: subprocess.Popen[str], steps: Steps) -> tuple[str, str]:
    """Wait for its words, but no longer than the person or a minute does."""
    waited = 0.0
    while True:
        try:
            steps.check()
            return running.communicate(timeout=_LOOK_UP_SECONDS)
        except subprocess.TimeoutExpired as slow:
            waited += _LOOK_UP_SECONDS
            if waited >= _PATIENCE_SECONDS:
                _end(running)
                raise PrintingFailedError(f"lp: {_PATIENCE_SECONDS:.0f} s") from slow
        except CancelledError:
            _end(running)
            raise


def _end(running: subprocess.Popen[str]) -> None:
    running.kill()
    running.communicate()
