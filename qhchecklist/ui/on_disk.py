"""Whether a file is still what we last read or wrote; what others wrote there is never overwritten unasked."""

from __future__ import annotations

from pathlib import Path

from qhchecklist.policy.digest import sha256


class OnDisk:
    """Remembers one file by its bytes: a copy, a touch or another clock changes nothing."""

    def __init__(self) -> None:
        self._path: Path | None = None
        self._bytes = b""

    def remember(self, path: Path) -> None:
        """It has just been read or written."""
        self._path, self._bytes = path, _fingerprint(path)

    def distrust(self, path: Path) -> None:
        """It holds something that we have not read."""
        self._path, self._bytes = path, b"unread"

    def is_another(self, path: Path) -> bool:
        """Whether somebody else has written it since; False for a file that is gone or was never ours."""
        now = _fingerprint(path) if path == self._path else b""
        return bool(now) and now != self._bytes


def _fingerprint(path: Path) -> bytes:
    """Nothing where there is no readable file."""
    try:
        return sha256(path.read_bytes()).digest()
    except OSError:
        return b""
