"""Text files read and written as a whole, or one clear sentence why not."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from qhchecklist.policy.problem import UnreadableFileError
from qhchecklist.policy.system_error import refusal
from qhchecklist.policy.text import EMPTY, Text

MAX_BYTES = 4 * 1024 * 1024
"""Larger files are refused unread: no pack, code list or profile comes near it."""

MAX_DEPTH = 40
"""More deeply nested values are refused."""


def read_text(path: Path) -> str:
    """The text of a UTF-8 file; raises UnreadableFileError with a sentence for the user."""
    name = path.name
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise UnreadableFileError(
                Text(
                    f"{name} 有 {size // 1024} KB，超过 {MAX_BYTES // 1024} KB，未读取；请确认选对了文件。",
                    f"{name} is {size // 1024} KB, over the limit; check that it is the right file.",
                )
            )
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFileError(
            Text(
                f"{name} 不是 UTF-8 文本（第 {error.start + 1} 字节起）；请另存为 UTF-8 后再打开。",
                f"{name} is not UTF-8 text (from byte {error.start + 1}); save it as UTF-8 and open it again.",
            )
        ) from error
    except OSError as error:
        raise UnreadableFileError(
            Text(
                f"打不开 {path}：{refusal(error).both.zh}。",
                f"Cannot open {path}: {refusal(error).both.en}.",
            )
        ) from error


def write_private(path: Path, data: bytes) -> None:
    """Write like `write_whole` what tells of a client: on systems that know that, for its owner only."""
    write_whole(path, data, private=True)


def write_whole(path: Path, data: bytes, *, private: bool = False) -> None:
    """Write beside the target, flush to disk, then rename: a reader sees the old file or the new one.

    `private`: only its owner can read it. Raises UnreadableFileError with a sentence for the user.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        if private:
            part.unlink(missing_ok=True)  # one left behind would keep its permissions
        with open(part, "wb", opener=_for_its_owner if private else None) as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        with suppress(OSError):  # where the folder is no folder, there is nothing to remove either
            part.unlink()
        why = refusal(error)
        kept = Text("原有文件没有改动，", "the old file is unchanged, ") if os.path.lexists(path) else EMPTY
        zh = f"存不进 {path}：{why.what.zh}；{kept.zh}{why.next.zh}。"
        raise UnreadableFileError(Text(zh, f"Cannot write {path}: {why.what.en}; {kept.en}{why.next.en}.")) from error


def _for_its_owner(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def refuse_existing(path: Path) -> None:
    """Raises UnreadableFileError where a file of that name is there already."""
    if path.exists():
        zh = f"{path} 已经存在，没有覆盖；请换一个文件名。"
        raise UnreadableFileError(Text(zh, f"{path} exists and is not overwritten; choose another name."))


def written_at(path: Path) -> datetime | None:
    """When a file was last written (local time); None when that cannot be told."""
    try:
        return datetime.fromtimestamp(path.stat().st_mtime)
    except (OSError, ValueError, OverflowError):
        return None
