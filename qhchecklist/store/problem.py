"""What goes wrong with a store, one sentence each: where, what, what next."""

from __future__ import annotations

from qhchecklist.policy.text import Text
from qhchecklist.store.records import Client


class StoreError(Exception):
    """Something that the store could not do; nothing was changed."""

    def __init__(self, message: Text) -> None:
        super().__init__(message.zh)
        self.message = message


class NoSuchClientError(StoreError):
    """The client is not in the store, or was deleted."""

    def __init__(self, client: str) -> None:
        zh = f"档案库里没有编号为 {client[:40]} 的客户，可能已被删除；请刷新名单。"
        super().__init__(Text(zh, f"The store has no client {client[:40]}; refresh the list."))


class NoSuchVisitError(StoreError):
    """The visit is not one of this client."""

    def __init__(self) -> None:
        zh = "这位客户没有这次来访，纸面没有记进咨询记录；请重新打开这位客户再记。"
        super().__init__(Text(zh, "The client had no such visit; the paper was not recorded. Open the client again."))


class StaleClientError(StoreError):
    """Another desk saved the client in between; `newest` is what it saved."""

    def __init__(self, newest: Client) -> None:
        zh = f"{newest.changed_by or '另一窗口'} 刚刚保存过这位客户，本次没有写入；请与最新内容合并后再保存。"
        en = f"{newest.changed_by or 'Another desk'} has just saved this client; lay both together and save again."
        super().__init__(Text(zh, en))
        self.newest = newest


class JoinedClientError(StoreError):
    """The client is a duplicate that was joined to another; `kept` is that one's id."""

    def __init__(self, kept: str) -> None:
        zh = "这位客户已并入另一份档案，不能再改；请打开合并后的档案。"
        super().__init__(Text(zh, "This client was joined to another one; open that one."))
        self.kept = kept


class ReadOnlyStoreError(StoreError):
    """The store can only be read."""


class BusyStoreError(StoreError):
    """Somebody else has been writing for too long."""


class FullStoreError(StoreError):
    """No room is left on the disk."""


class DamagedStoreError(StoreError):
    """The file is no store, or is damaged."""


class UnreachableStoreError(StoreError):
    """The file or the server cannot be reached, or the connection was lost."""


class NotAllowedStoreError(StoreError):
    """The server does not let this user do that."""


class NotLetInError(NotAllowedStoreError):
    """The server does not let this user in: the name, the password or the database is not what it knows."""


class UnsavableError(StoreError):
    """A value that no file could hold."""
