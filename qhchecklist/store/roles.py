"""A server's database made ready by its administrator: tables, and three roles of which every user has one.

The roles belong to one database and may connect to it alone; nobody else may connect to it. A desk adds and changes
clients and adds to the records; a supervisor may delete as well; a reader only reads. Nobody may change a record.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal, TypeAlias

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from qhchecklist.policy.text import Text
from qhchecklist.store.failures import explained
from qhchecklist.store.migrating import migrate
from qhchecklist.store.place import ServerPlace
from qhchecklist.store.problem import NotAllowedStoreError
from qhchecklist.store.server import server_engine

Role: TypeAlias = Literal["desk", "supervisor", "reader"]

ROLES: dict[Role, Text] = {
    "desk": Text("窗口", "desk"),
    "supervisor": Text("主管", "supervisor"),
    "reader": Text("只读", "read-only"),
}

_RECORDS = "visit, answer_change, work_change, log_entries, log_bodies"
_ALL_OF_A_CLIENT = "client, visit, answer_change, work_change, log_bodies"

_GRANTS: dict[Role, tuple[str, ...]] = {
    "reader": (),
    "desk": (
        f"INSERT ON client, pack, {_RECORDS}",
        "UPDATE ON client",
        "INSERT, UPDATE, DELETE ON work, attachments, attachment_blobs",
        "USAGE ON ALL SEQUENCES IN SCHEMA public",
    ),
    "supervisor": (f"DELETE ON {_ALL_OF_A_CLIENT}",),
}
"""Beside reading, which all three may; a supervisor may also what a desk may."""

_GROUP = "_role_"
"""Stands in the names of the roles, and in no other name."""

_NAME = re.compile("[a-z][a-z0-9_]{0,40}")


def prepare_database(server: ServerPlace, database: str) -> None:
    """Make a database and its roles, or bring both up to date. `server.user` may make databases and roles.

    `server.database` is any database of the server. Raises StoreError with one sentence.
    """
    _check_name(database)
    with _Administrator(server) as outside:
        for role in ROLES:
            _make_role(outside, _role(database, role), "NOLOGIN")
        exists = "SELECT 1 FROM pg_database WHERE datname = %s"
        if outside.exec_driver_sql(exists, (database,)).first() is None:
            outside.exec_driver_sql(f"CREATE DATABASE {database} ENCODING 'UTF8' TEMPLATE template0")
        outside.exec_driver_sql(f"REVOKE ALL ON DATABASE {database} FROM PUBLIC")
        outside.exec_driver_sql(f"GRANT CONNECT ON DATABASE {database} TO {_all_roles(database)}")
    engine = server_engine(replace(server, database=database), server)
    try:
        with engine.begin() as connection:
            _grant(connection, database)
    except DBAPIError as error:
        raise explained(error, str(server)) from error
    finally:
        engine.dispose()


def add_user(server: ServerPlace, database: str, user: str, role: Role, password: str) -> None:
    """Let a user work with a database in one role, or change role and password. The server never sees the password,
    only what proves it.
    """
    _check_name(database)
    _check_name(user)
    with _Administrator(server) as outside:
        powers = "SELECT 1 FROM pg_roles WHERE rolname = %s AND (rolsuper OR rolcreaterole OR rolcreatedb)"
        if outside.exec_driver_sql(powers, (user,)).first() is not None:
            zh = f"{user} 是服务器的管理员，没有改动；请给窗口另起一个用户名。"
            raise NotAllowedStoreError(Text(zh, f"{user} administers the server, nothing changed; use another name."))
        raw = outside.connection.driver_connection
        assert raw is not None
        proof = raw.pgconn.encrypt_password(password.encode(), user.encode(), b"scram-sha-256").decode()
        _make_role(outside, user, f"LOGIN PASSWORD '{proof}' CONNECTION LIMIT 20")
        outside.exec_driver_sql(f"REVOKE {_all_roles(database)} FROM {user}")
        outside.exec_driver_sql(f"GRANT {_role(database, role)} TO {user}")


class _Administrator:
    """A connection that makes roles and databases, statement by statement."""

    def __init__(self, server: ServerPlace) -> None:
        self._place = str(server)
        self._engine: Engine = server_engine(server).execution_options(isolation_level="AUTOCOMMIT")

    def __enter__(self) -> Connection:
        try:
            self._connection = self._engine.connect()
        except DBAPIError as error:
            raise explained(error, self._place) from error
        return self._connection

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        self._connection.close()
        self._engine.dispose()
        if isinstance(error, DBAPIError):
            raise explained(error, self._place) from error


def _check_name(name: str) -> None:
    if not _NAME.fullmatch(name) or name.startswith("pg_") or _GROUP in name:
        zh = f"“{name[:40]}”不能用作数据库名或用户名；请用小写字母开头的字母、数字和下划线，最多 41 个。"
        raise NotAllowedStoreError(Text(zh, f"'{name[:40]}' is no usable name: a-z, 0-9 and _, at most 41."))


def _role(database: str, role: Role) -> str:
    return f"{database}{_GROUP}{role}"


def _all_roles(database: str) -> str:
    return ", ".join(_role(database, role) for role in ROLES)


def _make_role(connection: Connection, name: str, options: str) -> None:
    known = connection.exec_driver_sql("SELECT 1 FROM pg_roles WHERE rolname = %s", (name,)).first()
    connection.exec_driver_sql(f"{'CREATE' if known is None else 'ALTER'} ROLE {name} {options}")


def _grant(connection: Connection, database: str) -> None:
    """Make the tables, and let every role do what it may and no more."""
    everyone = _all_roles(database)
    migrate(connection)
    connection.exec_driver_sql("REVOKE ALL ON SCHEMA public FROM PUBLIC")
    connection.exec_driver_sql(f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {everyone}")
    connection.exec_driver_sql(f"GRANT USAGE ON SCHEMA public TO {everyone}")
    connection.exec_driver_sql(f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {everyone}")
    for role, grants in _GRANTS.items():
        for grant in grants:
            connection.exec_driver_sql(f"GRANT {grant} TO {_role(database, role)}")
    connection.exec_driver_sql(f"GRANT {_role(database, 'desk')} TO {_role(database, 'supervisor')}")
