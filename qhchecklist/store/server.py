"""A store on a PostgreSQL server, for several desks. The password stays in the system's keyring and in memory.

It is in no address, so that none can turn up in a file, a log or a message.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from typing import Any

import keyring
from keyring.errors import KeyringError
from sqlalchemy import URL, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from qhchecklist.policy.text import Text
from qhchecklist.store.failures import explained
from qhchecklist.store.migrating import migrate, schema_version, standing
from qhchecklist.store.place import LOOPBACK, ServerPlace, newer
from qhchecklist.store.problem import DamagedStoreError, NotAllowedStoreError, StoreError, UnreachableStoreError
from qhchecklist.store.store import Store

_SERVICE = "qhchecklist"
_PATIENCE = 10
"""Seconds for which a server, or another writer, is waited for."""


def remember_password(place: ServerPlace, password: str) -> None:
    """Give a password to the system's keyring; raises NotAllowedStoreError where there is none."""
    try:
        keyring.set_password(_SERVICE, _account(place), password)
    except KeyringError as error:
        raise _no_keyring(place) from error


@contextmanager
def trying_password(place: ServerPlace, password: str) -> Iterator[None]:
    """A password that stays in the keyring only if what is done with it succeeds. Otherwise what was there before is
    put back: a slip neither takes away the password that works nor is used from then on.
    """
    before, worked = _kept(place), False
    remember_password(place, password)
    try:
        yield
        worked = True
    finally:
        if not worked and before is None:
            forget_password(place)
        elif not worked and before is not None:
            remember_password(place, before)


def reach(place: ServerPlace) -> None:
    """Look whether the server lets the user in; raises StoreError."""
    engine = server_engine(place)
    try:
        engine.connect().close()
    except DBAPIError as error:
        raise explained(error, str(place)) from error
    finally:
        engine.dispose()


def knows_password(place: ServerPlace) -> bool:
    """Whether the keyring has a password for a place."""
    return _kept(place) is not None


def forget_password(place: ServerPlace) -> None:
    """Take a password out of the keyring, if it is there."""
    try:
        if knows_password(place):
            keyring.delete_password(_SERVICE, _account(place))
    except KeyringError as error:
        raise _no_keyring(place) from error


def _kept(place: ServerPlace) -> str | None:
    try:
        return keyring.get_password(_SERVICE, _account(place))
    except KeyringError as error:
        raise _no_keyring(place) from error


def _password(place: ServerPlace) -> str:
    password = _kept(place)
    if password is None:
        zh = (
            f"系统钥匙串里没有用户 {place.user} 在客户库 {place} 的口令；"
            "请在窗口的“客户库的位置”里输入，或用 clients password。"
        )
        en = f"The keyring has no password of {place.user} for {place}; enter it in the window or by clients password."
        raise NotAllowedStoreError(Text(zh, en))
    return password


def _account(place: ServerPlace) -> str:
    return f"{place.user}@{place}"


def _no_keyring(place: ServerPlace) -> NotAllowedStoreError:
    zh = f"系统钥匙串不可用，客户库 {place} 的口令无处存取；请启用系统的钥匙串后再试（口令不会写进文件）。"
    return NotAllowedStoreError(Text(zh, f"No keyring is at hand for the password of {place}; enable the system's."))


def server_engine(place: ServerPlace, password_of: ServerPlace | None = None) -> Engine:
    """Connections to a server, checked before they are used, so that a restart of it is survived.

    `password_of`: the place under which the keyring has the password, if it is another.
    Raises NotAllowedStoreError where TLS would not be what it must be.
    """
    if place.tls != "verify-full" and place.host not in LOOPBACK:
        zh = f"连接 {place} 必须核对服务器证书（verify-full）；只有本机的服务器才可放宽。"
        raise NotAllowedStoreError(Text(zh, f"{place} must be reached by verified TLS; only loopback may do without."))
    url = URL.create("postgresql+psycopg", place.user, None, place.host, place.port, place.database)
    asked = {
        "sslmode": place.tls,
        "connect_timeout": _PATIENCE,
        "application_name": "qhchecklist",
        "options": f"-c timezone=UTC -c lock_timeout={_PATIENCE}s -c search_path=public",
        "keepalives_idle": 30,
    }
    if place.tls == "verify-full":
        asked["sslrootcert"] = "system" if place.certificate is None else str(place.certificate)
    engine = create_engine(url, connect_args=asked, pool_pre_ping=True, pool_size=2, hide_parameters=True)
    event.listen(engine, "do_connect", partial(_with_password, password_of or place))
    return engine


def _with_password(place: ServerPlace, dialect: Any, record: Any, given: Any, named: dict[str, Any]) -> None:
    named["password"] = _password(place)


def open_server(place: ServerPlace, by: str, now: Callable[[], datetime]) -> Store:
    """Open a store on a server; see opening.open_store. Who may not change tables must find them made."""
    engine = server_engine(place)
    try:
        why = _brought_up(engine, place)
    except DBAPIError as error:
        engine.dispose()
        said = explained(error, str(place))
        raise _not_ready(place) if _refused(error) else said from error
    except StoreError:
        engine.dispose()
        raise
    return Store(engine, by, now, str(place), why)


def _brought_up(engine: Engine, place: ServerPlace) -> Text | None:
    """Make or migrate what is there; the sentence why it can only be read, if so."""
    with engine.begin() as connection:
        stands = standing(connection)
        if stands in ("empty", "older"):
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(7432)")  # two that start at once take turns
            if standing(connection) in ("empty", "older"):
                migrate(connection)
        if stands == "foreign":
            zh = f"数据库 {place} 里是别的程序的表，没有改动它；请另用一个数据库。"
            raise DamagedStoreError(Text(zh, f"{place} holds tables of another program; use another database."))
        if stands == "newer":
            return newer(str(place), schema_version(connection) or "")
        may_write = connection.exec_driver_sql("SELECT has_table_privilege('client', 'UPDATE')").scalar_one()
        return None if may_write else _only_reader(place)


def _refused(error: DBAPIError) -> bool:
    """Whether the connection stood, and something in it was not allowed."""
    return getattr(error.orig, "sqlstate", None) == "42501"


def _not_ready(place: ServerPlace) -> UnreachableStoreError:
    zh = f"数据库 {place} 的客户库尚未建立或需要升级，而用户 {place.user} 无权这样做；请管理员先准备数据库。"
    return UnreachableStoreError(Text(zh, f"{place} must first be prepared or migrated by an administrator."))


def _only_reader(place: ServerPlace) -> Text:
    zh = f"用户 {place.user} 在客户库 {place} 只有查看的权限，不能保存；需要时请向管理员申请。"
    return Text(zh, f"{place.user} may only read {place}; ask the administrator for more.")
