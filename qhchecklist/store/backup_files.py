"""What backups of every kind do with files, and how they say what went wrong."""

from __future__ import annotations

import glob
import hashlib
import os
import sqlite3
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeAlias

from sqlalchemy.exc import DatabaseError, OperationalError

from qhchecklist.policy.problem import UnreadableFileError
from qhchecklist.policy.system_error import refusal
from qhchecklist.policy.text import Text
from qhchecklist.store.problem import StoreError

Tell: TypeAlias = Callable[[int, int], None]
"""Is told how much is done of how much; what it raises ends the work."""

_ARCHIVE = b"PK\x03\x04"
"""What every zip archive begins with."""

_FORGOTTEN = 3600
"""Seconds after which a file in the making is nobody's any more."""


def unheard(done: int, total: int) -> None:
    """Tells nobody."""


class BackupError(StoreError):
    """A backup that could not be made, or cannot be used."""


def no_backup(name: str) -> Text:
    """Said of a file that is something else."""
    zh = f"{name} 不是本程序的备份；请选用“备份”写成的文件。"
    return Text(zh, f"{name} is no backup of this program; choose a file that it wrote.")


def damaged(name: str) -> Text:
    """Said of a backup that is not as it was written."""
    zh = f"{name} 与它的校验码不符，已损坏或被改动；没有恢复，现有的客户库没有动，请用另一份备份。"
    return Text(zh, f"{name} does not fit its hash and was not restored; the present store is untouched. Use another.")


@contextmanager
def said_of(path: Path, zh: str, en: str) -> Iterator[None]:
    """Whatever goes wrong with files and databases, as one sentence."""
    try:
        yield
    except UnreadableFileError as error:
        raise BackupError(error.message) from error
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise BackupError(_cut_off(path) or no_backup(path.name)) from error
    except (OSError, sqlite3.OperationalError, OperationalError) as error:
        why = refusal(error)
        said = f"{zh} {path} 没有做成：{why.what.zh}；现有的客户库没有动，{why.next.zh}。"
        done = f"Cannot {en} {path}: {why.what.en}; the present store is untouched, {why.next.en}."
        raise BackupError(Text(said, done)) from error
    except (sqlite3.DatabaseError, DatabaseError) as error:
        raise BackupError(damaged(path.name)) from error


def _cut_off(path: Path) -> Text | None:
    """Said of an archive without its end, where its table of contents would be; None for anything else."""
    with suppress(OSError):
        size = path.stat().st_size
        with path.open("rb") as file:
            begins = file.read(len(_ARCHIVE))
        if not size or (begins == _ARCHIVE and not zipfile.is_zipfile(path)):
            zh = f"{path.name} 不完整：只有 {size:,} 字节，结尾没有了，多半是复制或下载没有完成；"
            en = f"{path.name} is cut off after {size:,} bytes, probably not copied to its end; nothing was restored, "
            again = "the present store is untouched. Copy the backup again or use another."
            return Text(f"{zh}没有恢复，现有的客户库没有动，请重新复制原来的备份，或用另一份。", en + again)
    return None


def beside(path: Path, ending: str) -> Path:
    """A hidden file of this program in the same folder; those that a killed program left there long ago go."""
    for left in path.parent.glob(f".{glob.escape(path.name)}.*.{ending}*"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _FORGOTTEN:
                left.unlink()
    return path.with_name(f".{path.name}.{os.getpid()}.{ending}")


def private(path: Path) -> Path:
    """Make an empty file that only its owner can read: it will hold the data of every client. Raises OSError."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
    return path


def file_sha256(path: Path) -> str:
    """The hash of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def flush(path: Path) -> None:
    """Have the disk hold what was written."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def zip_entry(name: str) -> zipfile.ZipInfo:
    """A compressed file of an archive, without the time at which it was put there."""
    entry = zipfile.ZipInfo(name)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def remove(*paths: Path) -> None:
    """Remove files, and what a database has left beside them."""
    for path in paths:
        for one in (path, path.with_name(path.name + "-journal"), path.with_name(path.name + "-wal")):
            with suppress(OSError):
                one.unlink()
