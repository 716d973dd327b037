"""What a database says of its failures, as sentences for people."""

from __future__ import annotations

from sqlalchemy.exc import DBAPIError

from qhchecklist.policy.text import Text
from qhchecklist.store.problem import (
    BusyStoreError,
    DamagedStoreError,
    FullStoreError,
    NotAllowedStoreError,
    NotLetInError,
    ReadOnlyStoreError,
    StoreError,
    UnreachableStoreError,
)

_KINDS: dict[str, type[StoreError]] = {
    "SQLITE_BUSY": BusyStoreError,
    "SQLITE_LOCKED": BusyStoreError,
    "SQLITE_FULL": FullStoreError,
    "SQLITE_READONLY": ReadOnlyStoreError,
    "SQLITE_CORRUPT": DamagedStoreError,
    "SQLITE_NOTADB": DamagedStoreError,
    "SQLITE_SCHEMA": DamagedStoreError,
    "SQLITE_CONSTRAINT": DamagedStoreError,
    "SQLITE_ERROR": DamagedStoreError,
    "40001": BusyStoreError,
    "40P01": BusyStoreError,
    "55P03": BusyStoreError,
    "53100": FullStoreError,
    "25006": ReadOnlyStoreError,
    "42501": NotAllowedStoreError,
    "28000": NotLetInError,
    "28P01": NotLetInError,
    "42P01": DamagedStoreError,
    "42703": DamagedStoreError,
    "23503": DamagedStoreError,
    "23505": DamagedStoreError,
}
"""By SQLite's names of its primary codes and PostgreSQL's SQLSTATE; anything else is out of reach."""

_NOT_LET_IN = "28000"

_WORDS: dict[type[StoreError], Text] = {
    BusyStoreError: Text(
        "另一个窗口一直在写，本次没有保存；请稍后再存一次",
        "somebody else keeps writing, nothing was saved; save again in a moment",
    ),
    FullStoreError: Text(
        "磁盘已满，本次没有保存，原有内容没有丢；请腾出空间后再存一次",
        "the disk is full, nothing was saved and nothing lost; make room and save again",
    ),
    ReadOnlyStoreError: Text(
        "只能读，本次没有保存；请检查文件和文件夹的权限",
        "it can only be read, nothing was saved; check the permissions",
    ),
    DamagedStoreError: Text(
        "不是本程序的客户库，或已损坏；没有改动它，请从备份恢复",
        "it is no store of this program, or damaged; it was not changed, restore a backup",
    ),
    NotAllowedStoreError: Text(
        "服务器不允许该用户这样做，没有改动；请向管理员核对用户名、口令和权限",
        "the server does not let this user do that, nothing was changed; ask the administrator",
    ),
    NotLetInError: Text(
        "服务器没有让该用户进入，没有改动；请核对数据库名、用户名和口令，"
        "口令可在窗口的“客户库的位置”里重新输入，或用 clients password",
        "the server does not let this user in, nothing was changed; check database, user and password, which can be "
        "entered again in the window (place of the clients) or by clients password",
    ),
    UnreachableStoreError: Text(
        "连不上或连接中断，本次是否已保存请刷新后核对；请检查网络、服务器或磁盘后再试",
        "it cannot be reached, or the connection was lost; look whether it was saved, then try again",
    ),
}


def explained(error: DBAPIError, place: str) -> StoreError:
    """The sentence for a failure; `place`: the file or the server."""
    kind = _KINDS.get(_code(error), UnreachableStoreError)
    words = _WORDS[kind]
    return kind(Text(f"客户库 {place}：{words.zh}。", f"Store {place}: {words.en}."))


def _code(error: DBAPIError) -> str:
    """SQLite's primary name or PostgreSQL's SQLSTATE; empty when the database said neither."""
    name = getattr(error.orig, "sqlite_errorname", None)
    if isinstance(name, str):
        return "_".join(name.split("_")[:2])
    return getattr(error.orig, "sqlstate", None) or (_NOT_LET_IN if _is_refusal(error) else "")


def _is_refusal(error: DBAPIError) -> bool:
    """Whether a server did not let somebody in. Such a refusal has no SQLSTATE and comes in the server's language; in
    every one it names the user or the database, which no report of a broken connection does.
    """
    refused = getattr(error.orig, "pgconn", None)
    names = [getattr(refused, part, None) for part in ("user", "db")]
    return any(f'"{name.decode()}"' in str(error.orig) for name in names if isinstance(name, bytes) and name)
