"""A PDF file, which anybody may have written, back to the case that was printed in it."""

from __future__ import annotations

import base64
import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import field
from pathlib import Path
from tempfile import TemporaryFile
from time import monotonic
from types import MappingProxyType
from typing import Any, Literal, TypeAlias

from qhchecklist import paths
from qhchecklist.policy.problem import UnreadableFileError
from qhchecklist.policy.record import record
from qhchecklist.policy.system_error import refusal
from qhchecklist.policy.text import Text
from qhchecklist.report.round_trip.payload import Case, decode_case, too_large, unusable
from qhchecklist.report.typeset.legible import one_line

MOST_FILE_BYTES = 20_000_000
"""Larger files are refused unread: no checklist comes near it."""

_READER = "qhchecklist.report.round_trip.reading"
_PATIENCE = 25.0  # seconds; the reader ends itself before, where the system can do that
_MOMENT = 0.2  # seconds between two looks at whether it is still wanted
_MOST_ANSWER = 4_000_000

Box: TypeAlias = Literal["on", "off", "both"]
"""What a tick box says; `both` when two boxes of one name disagree."""


@record
class Reopened:
    """A case as it was printed. `boxes`: tick boxes by name (see `names`), as the file has them now."""

    case: Case
    boxes: Mapping[str, Box] = field(default_factory=dict)


def _go_on() -> None:
    """Nobody asks to stop."""


def reopen(path: Path, check: Callable[[], object] = _go_on) -> Reopened:
    """Read a PDF file; raises UnreadableFileError with one sentence, whatever the file is instead.

    `check` is called now and then while it takes long; what it raises ends the reading and is passed on.
    """
    name = one_line(path.name)
    answer = _answer(_bytes(path), name, check)
    reason = answer.get("refused")
    if reason is not None:
        raise too_large(name) if reason == "large-case" else _refused(name, str(reason))
    try:
        data = base64.b64decode(str(answer.get("case")), validate=True)
    except ValueError as error:
        raise unusable(name, "base64") from error
    return Reopened(decode_case(data, name), _boxes(answer.get("boxes")))


def _boxes(given: Any) -> Mapping[str, Box]:
    kinds: dict[Any, Box] = {"on": "on", "off": "off", "both": "both"}
    pairs = given.items() if isinstance(given, dict) else ()
    return MappingProxyType({str(name): kinds[value] for name, value in pairs if value in kinds})


# --- the file ----------------------------------------------------------------------------------------


def _bytes(path: Path) -> bytes:
    """The bytes of a regular file that may be a PDF."""
    name = one_line(path.name)
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):  # a pipe would be waited for
            raise _not_a_pdf(name)
        if status.st_size > MOST_FILE_BYTES:
            raise _too_large_file(name, status.st_size)
        with path.open("rb") as file:
            data = file.read(MOST_FILE_BYTES + 1)
    except (OSError, ValueError) as error:
        if isinstance(error, UnreadableFileError):
            raise
        why = refusal(error).both
        zh = f"打不开 {one_line(str(path))}：{why.zh}。"
        raise UnreadableFileError(Text(zh, f"Cannot open {one_line(str(path))}: {why.en}.")) from error
    if len(data) > MOST_FILE_BYTES:
        raise _too_large_file(name, len(data))
    if b"%PDF-" not in data[:1024]:
        raise _not_a_pdf(name)
    return data


def _too_large_file(name: str, size: int) -> UnreadableFileError:
    has, most = size // 1_000_000, MOST_FILE_BYTES // 1_000_000
    zh = f"{name} 有 {has} MB，超过 {most} MB，没有读取；请确认选对了文件。"
    return UnreadableFileError(Text(zh, f"{name} is {has} MB, over the limit of {most} MB; check the file."))


def _not_a_pdf(name: str) -> UnreadableFileError:
    zh = f"{name} 不是 PDF 文件；请选本程序导出的 PDF 清单。"
    return UnreadableFileError(Text(zh, f"{name} is no PDF file; choose a checklist exported by this program."))


# --- the reader --------------------------------------------------------------------------------------


def _answer(data: bytes, name: str, check: Callable[[], object]) -> dict[str, Any]:
    """What the reader says; it runs apart, so that no file can hang or break this program."""
    root = str(Path(paths.__file__).resolve().parent.parent)
    given = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    search = os.pathsep.join((root, *filter(os.path.isabs, given)))  # "." may hold anybody's modules
    try:
        with TemporaryFile() as file:  # a pipe would have to be filled while the other one is emptied
            file.write(data)
            file.seek(0)
            reader = subprocess.Popen(
                [sys.executable, "-P", "-m", _READER],
                stdin=file,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=os.environ | {"PYTHONPATH": search},
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
    except OSError as error:
        why = refusal(error).both
        zh = f"没能启动读取 {name} 的程序：{why.zh}。"
        raise UnreadableFileError(Text(zh, f"Cannot start the reader of {name}: {why.en}.")) from error
    with reader:
        try:
            said = _said(reader, name, check)
        finally:
            reader.kill()  # nothing is left to read, or nobody waits any more
    if reader.returncode != 0 or len(said) > _MOST_ANSWER:
        raise _refused(name, "broken")
    try:
        answer = json.loads(said)
    except ValueError as error:
        raise _refused(name, "broken") from error
    return answer if isinstance(answer, dict) else {}


def _said(reader: subprocess.Popen[bytes], name: str, check: Callable[[], object]) -> bytes:
    """The output of the reader when it has ended."""
    end = monotonic() + _PATIENCE
    while True:
        check()
        try:
            return reader.communicate(timeout=_MOMENT)[0]
        except subprocess.TimeoutExpired as error:
            if monotonic() > end:
                raise _refused(name, "time") from error


_REASONS: dict[str, Text] = {
    "encrypted": Text("加了密；请先用 PDF 阅读器另存为不加密的文件", "is encrypted; save it without a password first"),
    "large": Text("的对象太多，没有读取；请确认选对了文件", "has too many objects; check that it is the right file"),
    "none": Text(
        "里没有本程序嵌入的档案（扫描件、另行打印的 PDF 没有）；请用原来导出的文件，或扫描纸面上的二维码",
        "holds no case of this program (scans and re-printed files do not); use the exported file, or scan the QR code",
    ),
    "several": Text(
        "里有几份不同的档案，不知道该用哪一份；请用原来导出的文件",
        "holds several different cases; use the file as it was exported",
    ),
    "time": Text("读了太久，没有读完；请用原来导出的文件", "takes too long to read; use the file as it was exported"),
    "broken": Text("的结构已损坏，读不出来；请用原来导出的文件", "is damaged; use the file as it was exported"),
}


def _refused(name: str, reason: str) -> UnreadableFileError:
    said = _REASONS.get(reason, _REASONS["broken"])
    return UnreadableFileError(Text(f"{name} {said.zh}。", f"{name} {said.en}."))
