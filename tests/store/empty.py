"""An empty store as the program makes it: made once in a process and copied, for its tables take longer to make than
most tests take with it. How it is made is the matter of test_opening.py.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from qhchecklist.store.opening import open_store
from qhchecklist.store.place import SqlitePlace
from qhchecklist.store.sqlite_file import prepare_file


def put_empty_store(path: Path) -> None:
    """Where there is no file yet."""
    if not path.exists():
        prepare_file(path)
        path.write_bytes(_made())


@cache
def _made() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "clients.sqlite3"
        open_store(SqlitePlace(path), "").close()
        return path.read_bytes()
