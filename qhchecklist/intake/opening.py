"""What is asked of a workbook before it is read: its size, its parts, and that it is one at all."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from qhchecklist.policy.problem import UnreadableFileError
from qhchecklist.policy.system_error import refusal
from qhchecklist.policy.text import Text

MOST_BYTES, MOST_UNPACKED, MOST_PARTS = 4_000_000, 40_000_000, 500

DAMAGED = (
    BadZipFile, KeyError, ValueError, TypeError, AttributeError, IndexError, SyntaxError, OSError, EOFError,
    zlib.error, struct.error, OverflowError, RecursionError, NotImplementedError, AssertionError, MemoryError,
)  # fmt: skip
"""Everything that a broken or hostile file has been seen to raise inside the library.

XML that is no XML is a SyntaxError in either of the parsers that openpyxl may find.
"""


def is_workbook(path: Path) -> bool:
    """Whether a file is to be read as a workbook, by its ending."""
    return path.suffix.casefold() in {".xlsx", ".xlsm", ".xltx", ".xls", ".et"}


def refuse_unsafe(path: Path) -> None:
    """What is too large, locked, of an older format or no workbook is refused before it is unpacked.

    Raises UnreadableFileError with one sentence.
    """
    try:
        refuse_large(path)
        with path.open("rb") as file:
            head = file.read(8)
        if head.startswith(b"\xd0\xcf\x11\xe0"):
            zh = f"{path.name} 加了密码，或是旧的 .xls 格式；请在表格软件中去掉密码、另存为 .xlsx 再导入。"
            raise UnreadableFileError(Text(zh, f"{path.name} is locked or an old .xls; save it as .xlsx."))
        with ZipFile(path) as archive:
            _refuse_bomb(archive, path)
    except (BadZipFile, EOFError, struct.error, NotImplementedError, zlib.error, ValueError, RuntimeError) as error:
        if isinstance(error, UnreadableFileError):
            raise
        raise damaged(path) from error
    except OSError as error:
        raise unopened(path, error) from error


def refuse_large(path: Path) -> None:
    """Raises UnreadableFileError for a file beyond the size of any table that is imported here, OSError for none."""
    size = path.stat().st_size
    if size > MOST_BYTES:
        zh = f"{path.name} 有 {size / 1e6:.0f} MB，这里导入的表格不会超过 4 MB；请只留下要导入的表再试。"
        raise UnreadableFileError(Text(zh, f"{path.name} is too large for such a table ({size / 1e6:.0f} MB)."))


def _refuse_bomb(archive: ZipFile, path: Path) -> None:
    members = archive.infolist()
    unpacked = sum(one.file_size for one in members)
    if len(members) > MOST_PARTS or unpacked > MOST_UNPACKED:
        zh = f"{path.name} 解开后大得不像要导入的表格（{unpacked / 1e6:.0f} MB），未打开；请只留下要导入的表再试。"
        raise UnreadableFileError(Text(zh, f"{path.name} unpacks to far more than such a table; not opened."))
    for member in members:
        if member.filename.endswith((".xml", ".rels")):
            with archive.open(member) as part:
                if b"<!DOCTYPE" in part.read().replace(b"\0", b""):  # anywhere: a long comment may stand before it
                    raise damaged(path)


def damaged(path: Path) -> UnreadableFileError:
    """What to say of a workbook that cannot be read."""
    zh = f"{path.name} 不是完好的 xlsx 工作簿；请在表格软件中打开它，另存为 .xlsx 再导入。"
    return UnreadableFileError(Text(zh, f"{path.name} is no sound xlsx workbook; open it and save it again as .xlsx."))


def unopened(path: Path, error: OSError) -> UnreadableFileError:
    """What to say of a file that cannot be opened."""
    why = refusal(error).both
    return UnreadableFileError(Text(f"打不开 {path}：{why.zh}。", f"Cannot open {path}: {why.en}."))
