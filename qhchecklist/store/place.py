"""Where a store is: in a file, or on a server."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, TypeAlias

from qhchecklist.policy.record import record
from qhchecklist.policy.text import Text


@record
class SqlitePlace:
    """A file on this computer, for one desk."""

    path: Path

    def __str__(self) -> str:
        return str(self.path)


Tls: TypeAlias = Literal["verify-full", "require", "prefer"]


@record
class ServerPlace:
    """A database on a PostgreSQL server, for several desks. The password comes from the system's keyring.

    `certificate`: of the authority that signed the server's; None: those that the system trusts. `tls` other than
    verify-full is for servers on this computer only.
    """

    host: str
    port: int
    database: str
    user: str
    tls: Tls = "verify-full"
    certificate: Path | None = None

    def __str__(self) -> str:
        return f"{self.host}:{self.port}/{self.database}"


LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
"""This computer. Only a server here may do without a certificate."""


def server_place(host: str, port: int, database: str, user: str, certificate: Path | None = None) -> ServerPlace:
    """A server, with the strictest TLS that can be asked of it."""
    tls: Tls = "prefer" if host in LOOPBACK and certificate is None else "verify-full"
    return ServerPlace(host, port, database, user, tls, certificate)


Place: TypeAlias = SqlitePlace | ServerPlace


def newer(place: str, version: str) -> Text:
    """Said of a store that a newer program has migrated."""
    zh = f"客户库 {place} 已由更新版本的程序升级（结构 {version}），本版本只能查看，不能保存；请更新本程序。"
    return Text(zh, f"Store {place} was migrated by a newer program (schema {version}) and can only be read; update.")
