"""What is said of a client's file that is no whole document: where it was cut off or damaged, and what to do. Pure."""

from __future__ import annotations

import json

from qhchecklist.policy.problem import UnreadableFileError
from qhchecklist.policy.text import Text
from qhchecklist.store.package import FORMAT

_HEAD = b'{\n "format": "' + FORMAT.encode()
_RECOGNISED = 12
"""Bytes of the head by which the rest of a file is known."""
_END = b"\n}"
"""Stands only at the end of a whole file: everything within it is indented."""
_NOTHING = b"\0 \t\r\n"
"""What a disk or a copy puts in the place of what is missing."""

_AGAIN = Text("请重新复制原来的文件，或请对方再导出一次。", "copy the file again or have it exported again.")

_SECTIONS: dict[bytes, Text] = {
    b"client": Text("客户资料", "client"),
    b"visits": Text("来访", "visits"),
    b"answers": Text("回答的历史", "history of answers"),
    b"works": Text("办理情况的历史", "history of work"),
    b"attachments": Text("附件", "attachments"),
    b"log": Text("咨询记录", "consultation record"),
}


def no_document(data: bytes, name: str, error: ValueError) -> UnreadableFileError:
    """The sentence for a file called `name` that is no JSON, as `error` says."""
    if not data.strip(_NOTHING):
        zh = f"{name} 是空的（{len(data)} 字节，没有内容），多半是复制或下载没有完成；没有导入，请重新复制原来的文件。"
        return UnreadableFileError(Text(zh, f"{name} is empty, probably not copied to its end; copy it again."))
    if not is_ours(data):
        return no_client(name)
    written = data.rstrip(_NOTHING)
    if not written.endswith(_END) or written == _END:
        return _said(name, len(written), written, Text("到此中断，后面的内容没有了", "is cut off there"))
    place = _place(error)
    if place is None:
        zh = f"{name} 的内容已损坏或被改动过，读不懂；没有导入任何内容，{_AGAIN.zh}"
        return UnreadableFileError(Text(zh, f"{name} is damaged or was changed; nothing was imported, {_AGAIN.en}"))
    return _said(name, len(data), data[:place], Text("起读不下去，内容已损坏", "is damaged there"))


def is_ours(data: bytes) -> bool:
    """Whether a file begins as an exported client does, however little of that is left."""
    return data.startswith(_HEAD) or (len(data) >= _RECOGNISED and _HEAD.startswith(data.rstrip(_NOTHING)))


def no_client(name: str) -> UnreadableFileError:
    """The sentence for a file that is something else."""
    zh = f"{name} 不是导出的客户文件；请选本程序用“导出客户”写成的文件。"
    return UnreadableFileError(Text(zh, f"{name} is no exported client; choose a file that this program exported."))


def _said(name: str, size: int, read: bytes, what: Text) -> UnreadableFileError:
    """`read`: what comes before the place."""
    line, section = read.count(b"\n") + 1, _section(read)
    zh = f"{name} 不完整：第 {line:,} 行（{section.zh}，共 {size:,} 字节）{what.zh}；没有导入任何内容，"
    en = f"{name}, line {line:,} ({section.en}; {size:,} bytes): the file {what.en}; nothing was imported, "
    return UnreadableFileError(Text(zh + _AGAIN.zh, en + _AGAIN.en))


def _section(read: bytes) -> Text:
    """The part of the document in which a place is."""
    begun = {read.rfind(b'\n "' + key + b'"'): words for key, words in _SECTIONS.items()}
    last = max(begun)
    return begun[last] if last >= 0 else Text("开头", "beginning")


def _place(error: ValueError) -> int | None:
    """How many bytes come before the fault; None where it has no place of its own."""
    if isinstance(error, UnicodeDecodeError):
        return error.start
    if isinstance(error, json.JSONDecodeError):
        return len(error.doc[: error.pos].encode("utf-8", "surrogatepass"))
    return None
