"""What the operating system, or SQLite on its behalf, refuses: in words of our own, and what to do about it.

The system's own words come in its language, or in English, and stand badly in a Chinese sentence.
"""

from __future__ import annotations

import errno

from qhchecklist.policy.record import record
from qhchecklist.policy.text import Lang, Text


@record
class Refusal:
    """`what` is wrong and what to do `next`, each a clause without a stop."""

    what: Text
    next: Text

    @property
    def both(self) -> Text:
        """What is wrong, then what to do."""
        return Text(f"{self.what.zh}；{self.next.zh}", f"{self.what.en}; {self.next.en}")


_FULL = Refusal(Text("磁盘已满", "the disk is full"), Text("请腾出空间后再保存", "make room and save again"))
_QUOTA = Refusal(
    Text("分给您的磁盘空间已用完", "your share of the disk is used up"),
    Text("请腾出空间后再保存", "make room and save again"),
)
_BARRED = Refusal(
    Text("没有权限", "no permission"),
    Text("请检查权限，或者换一个文件夹", "check the permissions, or choose another folder"),
)
_READ_ONLY = Refusal(
    Text("所在的磁盘或文件只能读", "the disk or file can only be read"),
    Text("请换一个能写的文件夹", "choose a folder that can be written"),
)
_IS_FOLDER = Refusal(Text("这是文件夹，不是文件", "this is a folder, no file"), Text("请选一个文件", "choose a file"))
_NO_FOLDER = Refusal(
    Text("路径里有一段不是文件夹", "a part of the path is no folder"), Text("请检查路径", "check the path")
)
_MISSING = Refusal(
    Text("没有这个文件或文件夹", "there is no such file or folder"),
    Text("请检查路径，它可能已被移动、改名或删除", "check the path; it may have been moved, renamed or deleted"),
)
_TAKEN = Refusal(Text("已有同名的文件", "there is one of that name"), Text("请换一个名称", "choose another name"))
_MANY = Refusal(
    Text("同时打开的文件太多", "too many files are open"),
    Text("请关掉一些窗口或程序后再试", "close some windows or programs and try again"),
)
_LONG = Refusal(Text("名称或路径太长", "the name or path is too long"), Text("请换一个短些的", "choose a shorter one"))
_LOOP = Refusal(Text("链接绕成了圈", "links lead in a circle"), Text("请检查路径", "check the path"))
_IN_USE = Refusal(
    Text("正被别的程序使用", "another program is using it"),
    Text("请关掉那个程序后再试", "close that program and try again"),
)
_BROKEN = Refusal(
    Text("磁盘读写出错", "the disk cannot be read or written"),
    Text("请检查磁盘或 U 盘是否接好，重要内容先存到别处", "check the disk or stick; keep what matters elsewhere first"),
)
_GONE = Refusal(
    Text("磁盘或网络盘不在", "the disk or network drive is not there"),
    Text("请检查是否接好、连上后再试", "check that it is connected and try again"),
)
_LARGE = Refusal(
    Text("文件太大，这个磁盘放不下", "the file is too large for this disk"), Text("请换一个磁盘", "choose another disk")
)
_NAME = Refusal(
    Text("系统不认这个名称或路径", "the system does not take this name or path"),
    Text("请换一个名称", "choose another name"),
)
_MEMORY = Refusal(
    Text("内存不够", "memory is short"), Text("请关掉一些程序后再试", "close some programs and try again")
)
_OFFLINE = Refusal(
    Text("网络连不上", "the network cannot be reached"), Text("请检查网络后再试", "check the network and try again")
)
_DAMAGED = Refusal(
    Text("文件已损坏，或者不是这种文件", "the file is damaged, or of another kind"),
    Text("请换用另一份", "use another one"),
)

_BY_NAME: dict[str, Refusal] = {
    "ENOSPC": _FULL,
    "EDQUOT": _QUOTA,
    "EACCES": _BARRED,
    "EPERM": _BARRED,
    "EROFS": _READ_ONLY,
    "EISDIR": _IS_FOLDER,
    "ENOTDIR": _NO_FOLDER,
    "ENOENT": _MISSING,
    "EEXIST": _TAKEN,
    "ENOTEMPTY": _TAKEN,
    "EMFILE": _MANY,
    "ENFILE": _MANY,
    "ENAMETOOLONG": _LONG,
    "ELOOP": _LOOP,
    "EBUSY": _IN_USE,
    "ETXTBSY": _IN_USE,
    "EAGAIN": _IN_USE,
    "EDEADLK": _IN_USE,
    "EIO": _BROKEN,
    "ENXIO": _GONE,
    "ENODEV": _GONE,
    "ESTALE": _GONE,
    "ENOTCONN": _GONE,
    "EFBIG": _LARGE,
    "EINVAL": _NAME,
    "EILSEQ": _NAME,
    "ENOMEM": _MEMORY,
    "ETIMEDOUT": _OFFLINE,
    "ECONNREFUSED": _OFFLINE,
    "ECONNRESET": _OFFLINE,
    "ENETUNREACH": _OFFLINE,
    "ENETDOWN": _OFFLINE,
    "EHOSTUNREACH": _OFFLINE,
    "SQLITE_FULL": _FULL,
    "SQLITE_PERM": _BARRED,
    "SQLITE_AUTH": _BARRED,
    "SQLITE_CANTOPEN": _BARRED,
    "SQLITE_READONLY": _READ_ONLY,
    "SQLITE_BUSY": _IN_USE,
    "SQLITE_LOCKED": _IN_USE,
    "SQLITE_IOERR": _BROKEN,
    "SQLITE_NOMEM": _MEMORY,
    "SQLITE_TOOBIG": _LARGE,
    "SQLITE_CORRUPT": _DAMAGED,
    "SQLITE_NOTADB": _DAMAGED,
}
"""By the name of an errno, or SQLite's primary name."""


def refusal(error: object) -> Refusal:
    """Of an OSError, an error of SQLite, or one that wraps such a one as `orig`; another is named by its number."""
    inner = getattr(error, "orig", None) or error
    name = _name(inner)
    if name in _BY_NAME:
        return _BY_NAME[name]
    number = name or type(inner).__name__
    what = Text(f"系统报告的错误是 {number}", f"the system reports {number}")
    return Refusal(what, Text("请再试一次，仍不行就换一个文件夹", "try again, then try another folder"))


def _name(error: object) -> str:
    """ENOSPC, SQLITE_FULL; empty where the error has no number."""
    sqlite = getattr(error, "sqlite_errorname", None)
    if isinstance(sqlite, str):
        return "_".join(sqlite.split("_")[:2])
    number = error.errno if isinstance(error, OSError) else None
    return "" if number is None else errno.errorcode.get(number, str(number))


def described(error: object, lang: Lang) -> str:
    """What an error that nobody foresaw is: the system's refusal in our words, else its kind and its own words."""
    if isinstance(error, OSError) and error.errno is not None:
        return refusal(error).both[lang]
    return f"{type(error).__name__}: {error}"
