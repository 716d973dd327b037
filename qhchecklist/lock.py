"""A lock on a file that the system itself takes away when its holder dies, however it dies.

Not by process number: those are used again, and another Python would pass for the dead one.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _hold(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _hold(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Lock:
    """Held by one program at a time. The file may stay behind: it says nothing, only the lock on it does."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = -1

    @property
    def held(self) -> bool:
        """Whether we hold it."""
        return self._file >= 0

    def take(self) -> bool:
        """Try to hold it, at once; False when another program does. Raises OSError where no file can be made."""
        if self._file >= 0:
            return True
        file = os.open(self.path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
        try:
            _hold(file)
        except OSError:
            os.close(file)
            return False
        if not self._is_ours(file):  # removed by the former holder between our opening and our locking
            os.close(file)
            return False
        self._file = file
        return True

    def _is_ours(self, file: int) -> bool:
        try:
            return os.path.samestat(os.fstat(file), self.path.stat())
        except FileNotFoundError:
            return False

    def let_go(self, remove: bool = False) -> None:
        """Hold it no longer; with `remove` the file goes too."""
        if self._file < 0:
            return
        if remove and sys.platform != "win32":  # there an open file cannot be removed, and a closed one may be held
            self.path.unlink(missing_ok=True)
        os.close(self._file)
        self._file = -1
        if remove and sys.platform == "win32":
            try:
                self.path.unlink(missing_ok=True)
            except OSError:
                return
