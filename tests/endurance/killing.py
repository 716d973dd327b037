"""Kills a process that edits, and judges what is left of its work."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from qhchecklist.dossier import dossier_document
from qhchecklist.draft import left_behind
from qhchecklist.policy.doubts import Json
from qhchecklist.policy.problem import UnreadableFileError
from tests.endurance.editing import NAME, Moment

ROOT = Path(__file__).resolve().parents[2]
PROMISE = 1.0
"""Seconds: text typed longer ago than that must be in the draft."""


@dataclass
class Left:
    """What a killed process had reported, and what is left of it."""

    done: int = 0
    typed: list[tuple[float, str]] = field(default_factory=list)
    killed_at: float = 0.0
    drafts: list[dict[str, Json]] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)
    said: str = ""


class Victim:
    """A process that edits and reports; a thread listens to it."""

    def __init__(self, module: str, seed: int, folder: Path) -> None:
        names = {f"XDG_{name}_HOME": str(folder / name.lower()) for name in ("CONFIG", "DATA", "CACHE")}
        environment = {**os.environ, **names, "QT_QPA_PLATFORM": "offscreen", "XDG_RUNTIME_DIR": str(folder)}
        self.left = Left()
        self.reported = threading.Event()
        self._process = subprocess.Popen(
            [sys.executable, "-m", module, str(seed), str(folder)],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self._listener = threading.Thread(target=self._listen)
        self._listener.start()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if line.endswith("\n"):  # the last one may have been cut off: then it was not reported
                self._note(json.loads(line))
                self.reported.set()

    def _note(self, facts: dict[str, Any]) -> None:
        if "typed" in facts:
            self.left.typed.append((facts["at"], facts["typed"]))
        elif "done" in facts:
            self.left.done += 1
            self.left.typed.clear()

    def ended_by(self) -> int:
        """The signal that ended it."""
        return -(self._process.returncode or 0)

    def kill(self, drafts: Path) -> Left:
        """Kill it without warning and look at what it left."""
        self.left.killed_at = time.monotonic()
        self._process.kill()
        self._listener.join()
        self.left.said = self._process.communicate()[1]
        for file in left_behind(drafts):
            try:
                self.left.drafts.append(dossier_document(file.read().dossier))
            except UnreadableFileError as error:
                self.left.unreadable.append(error.message.zh)
            file.let_go()
        return self.left


def verdict(left: Left, moments: list[Moment]) -> str:
    """Empty when every reported edit is there, else what is wrong. `moments`: one more than was reported."""
    if left.unreadable:
        return f"unreadable: {left.unreadable}"
    if len(left.drafts) > 1:
        return f"{len(left.drafts)} drafts"
    found = left.drafts[0] if left.drafts else None
    now, after = moments[left.done], moments[left.done + 1]
    if found == (after.document if after.unsaved else None):
        return ""  # the edit under way was already kept when it was killed
    if now.edit.kind == "type":
        return _typing_verdict(left, now, found)
    if found == (now.document if now.unsaved else None) or (found == now.document and now.edit.kind == "save"):
        return ""
    return f"after {left.done} edits, in {now.edit.kind}: {_difference(now.document, found)}"


def _typing_verdict(left: Left, now: Moment, found: dict[str, Json] | None) -> str:
    """Of a text typed key by key, a beginning must be there that is at most the promised time old."""
    due = max((len(text) for at, text in left.typed if at < left.killed_at - PROMISE), default=0)
    if found is None:
        return f"typed {due} characters, no draft" if now.unsaved or due else ""
    rest = {key: value for key, value in found.items() if key != NAME}
    name = str(found.get(NAME, ""))
    if rest != {key: value for key, value in now.document.items() if key != NAME}:
        return f"while typing: {_difference(now.document, found)}"
    if name == now.document.get(NAME, "") and due == 0:
        return ""
    if not now.edit.text.startswith(name) or len(name) < due:
        return f"{due} characters of {now.edit.text!r} were due, {name!r} is there"
    return ""


def _difference(wanted: dict[str, Json], found: dict[str, Json] | None) -> str:
    if found is None:
        return "no draft"
    keys = [key for key in {**wanted, **found} if wanted.get(key) != found.get(key)]
    return ", ".join(f"{key}: {wanted.get(key)!r} is {found.get(key)!r}" for key in keys)
