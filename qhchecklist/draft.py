"""Drafts: what was not saved, kept on disk so that no end of the program loses it.

A running program has one draft, `<id>.json`, while it has something unsaved, and holds the lock `<id>.lock`.
A draft whose lock nobody holds was left behind. `<id>.synced.json` is the draft as it was some moments ago, on the
disk for certain: after a power failure the newer file, renamed but not yet written out, may be empty.
"""

from __future__ import annotations

import json
import os
import stat
import threading
from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

from qhchecklist.dossier import Dossier, dossier_document, read_dossier
from qhchecklist.lock import Lock
from qhchecklist.policy.doubts import Json
from qhchecklist.policy.problem import UnreadableFileError
from qhchecklist.policy.profile import load_document
from qhchecklist.policy.record import record
from qhchecklist.policy.text import Text
from qhchecklist.policy.whole_file import write_whole, written_at

_VERSION = 1
_NOW, _SYNCED, _LOCK, _ASIDE = ".json", ".synced.json", ".lock", ".damaged"
_PART, _FRESH = ".part", ".fresh"
"""What is being written; left behind only by an end in the middle of that."""
_CLIENT = "client:"
_PROFILES = (".yaml", ".yml", ".json")
"""Endings of files that a draft may say it belongs to: a restored dossier is saved there."""


@record
class Draft:
    """A dossier as it was `at` a moment (local time); `path`: the file that lacks something of it, if any.

    `client`: of a firm that belongs to the clients, what is known of that client; no matter of this module.
    """

    dossier: Dossier
    as_of: date
    path: Path | None
    at: datetime
    client: Mapping[str, Json] | None = None

    def overtaken_at(self) -> datetime | None:
        """When its file was written after it (local time), so that it lacks what stands there now; else None."""
        written = written_at(self.path) if self.path is not None else None
        return written if written is not None and written > self.at else None


def encode(dossier: Dossier, as_of: date, path: Path | None, client: Mapping[str, Json] | None = None) -> bytes:
    """A draft as the bytes of its file: the same dossier gives the same bytes.

    One of a client belongs to `client:<id>`, and to `client:` as long as it has no id.
    """
    document: dict[str, Json] = {
        "draft": _VERSION,
        "as_of": as_of.isoformat(),
        "path": "" if path is None else str(path.absolute()),
        "dossier": dossier_document(dossier),
    }
    if client is not None:
        document |= {"path": f"{_CLIENT}{client.get('id') or ''}", "client": dict(client)}
    # half a character, as a broken clipboard may paste it, is no reason to lose all the others
    return json.dumps(document, ensure_ascii=False).encode("utf-8", "replace")


def read(path: Path) -> Draft:
    """Read a draft; raises UnreadableFileError for anything that is none, whatever it is instead."""
    try:
        status = path.lstat()
        at = datetime.fromtimestamp(status.st_mtime)
    except (OSError, ValueError, OverflowError) as error:
        raise _unreadable(path) from error
    if not stat.S_ISREG(status.st_mode):  # a pipe would be waited for, a link may lead anywhere
        raise _unreadable(path)
    raw = load_document(path)
    dossier, belongs = raw.get("dossier"), raw.get("path")
    if raw.get("draft") != _VERSION or not isinstance(dossier, dict) or not isinstance(belongs, str):
        raise _unreadable(path)
    try:
        as_of = date.fromisoformat(str(raw.get("as_of")))
    except ValueError as error:
        raise _unreadable(path) from error
    client = raw.get("client") if belongs.startswith(_CLIENT) else None
    return Draft(read_dossier(dossier), as_of, _file(belongs), at, client if isinstance(client, dict) else None)


def _file(belongs: str) -> Path | None:
    """The file it belongs to, if it can be a profile: nothing else is ever to be overwritten."""
    path = Path(belongs)
    usable = path.is_absolute() and path.suffix.lower() in _PROFILES and belongs.isprintable()
    return path if usable else None


def _unreadable(path: Path) -> UnreadableFileError:
    return UnreadableFileError(Text(f"{path.name} 不是草稿。", f"{path.name} is not a draft."))


class DraftFile:
    """The draft of one program on disk. Threads: `write_through` may run beside the others."""

    def __init__(self, folder: Path, name: str) -> None:
        self.folder = folder
        self.name = name
        self._lock = Lock(folder / f"{name}{_LOCK}")
        self._turn = threading.Lock()
        self._removals = 0

    @property
    def path(self) -> Path:
        """The draft as it is now."""
        return self.folder / f"{self.name}{_NOW}"

    @property
    def synced(self) -> Path:
        """The draft as it was some moments ago."""
        return self.folder / f"{self.name}{_SYNCED}"

    def take(self) -> bool:
        """Own it; False when another program does. Raises OSError where that is impossible."""
        return self._lock.take()

    def write(self, data: bytes) -> None:
        """Replace it as a whole or not at all. Raises OSError; the old one then stays.

        Survives any end of the program. Not waited for: that the disk has it (see `write_through`).
        """
        if not self._lock.held or not self.folder.is_dir():
            self._begin()
        part = self.folder / f"{self.name}{_PART}"
        try:
            with part.open("wb") as file:
                file.write(data)
            part.replace(self.path)
        except OSError:
            with suppress(OSError):
                part.unlink()
            raise

    def _begin(self) -> None:
        """Make the folder, also again when somebody cleared it away, and own the draft in it."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._lock.let_go()
        if not self._lock.take():
            raise BlockingIOError(f"{self.name} belongs to another program")

    def write_through(self, data: bytes, removals: int) -> None:
        """Put it on the disk and wait for that; nothing remains if it was removed since `removals` was read.

        Raises UnreadableFileError or OSError.
        """
        fresh = self.folder / f"{self.name}{_FRESH}"
        write_whole(fresh, data)
        with self._turn:
            if self._removals == removals:
                fresh.replace(self.synced)
            else:
                fresh.unlink(missing_ok=True)

    @property
    def removals(self) -> int:
        """How often it was removed so far."""
        return self._removals

    def remove(self) -> None:
        """Nothing is unsaved any more. Raises OSError."""
        with self._turn:
            self._removals += 1
            for ending in (_SYNCED, _FRESH, _PART, _NOW):  # the newest last: what is older must not come back
                (self.folder / f"{self.name}{ending}").unlink(missing_ok=True)

    def exists(self) -> bool:
        """Whether there is a draft."""
        return os.path.lexists(self.path) or os.path.lexists(self.synced)

    def let_go(self) -> None:
        """Own it no longer; the lock's file goes when no draft is left."""
        with suppress(OSError):
            self._lock.let_go(remove=not self.exists())

    def read(self) -> Draft:
        """The newest readable state. Raises UnreadableFileError."""
        try:
            return read(self.path)
        except UnreadableFileError:
            return read(self.synced)

    def set_aside(self) -> Path:
        """Rename what cannot be read, so that it stands in nobody's way and is not lost; returns the folder.

        Raises OSError.
        """
        for path in (self.synced, self.path):
            if os.path.lexists(path):
                path.replace(path.with_name(f"{path.name}{_ASIDE}"))
        return self.folder


def left_behind(folder: Path) -> tuple[DraftFile, ...]:
    """The drafts without a living owner, oldest first; they are ours now. An unreadable folder has none."""
    found: dict[str, float] = {}
    try:
        for path in folder.iterdir():
            if name := _name_of(path):
                age = path.lstat().st_mtime if path.suffix == _NOW else 0.0
                found[name] = max(age, found.get(name, 0.0))
    except OSError:
        return ()
    files = (DraftFile(folder, name) for name in sorted(found, key=found.__getitem__))
    return tuple(file for file in files if _left(file))


def _left(file: DraftFile) -> bool:
    """Whether it is a draft without a living owner; remains without a draft are cleared away."""
    try:
        if not file.take():
            return False
        if not file.exists():
            file.remove()
            file.let_go()
    except OSError:
        return False
    return file.exists()


def _name_of(path: Path) -> str:
    """The draft's name, if the file belongs to one."""
    for ending in (_SYNCED, _NOW, _LOCK, _PART, _FRESH):
        if path.name.endswith(ending):
            return path.name.removesuffix(ending)
    return ""
