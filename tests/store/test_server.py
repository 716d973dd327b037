"""A store on a server: restarts, cut connections, secrets and TLS."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyring

from qhchecklist.store.opening import open_store
from qhchecklist.store.place import ServerPlace
from qhchecklist.store.problem import (
    DamagedStoreError,
    NotAllowedStoreError,
    ReadOnlyStoreError,
    UnreachableStoreError,
)
from qhchecklist.store.records import NO_CONTACT, Query
from qhchecklist.store.server import forget_password, remember_password, server_engine
from tests.endurance.store_kills import break_server
from tests.store.clients import firm
from tests.store.server import PASSWORD, Server


@pytest.fixture(scope="module")
def own() -> Server:  # type: ignore[misc]
    """A server that a test may stop."""
    server = Server()
    yield server
    server.remove()


def test_nothing_saved_is_lost_when_the_server_stops_or_connections_are_cut(own: Server) -> None:
    desk = own.user(own.database(), "window", "desk")
    edits, wrong = break_server(own, desk, range(1, 5))
    assert wrong == []
    assert edits >= 4


def test_a_stopped_server_is_one_sentence_and_a_started_one_is_used_again(own: Server) -> None:
    place = own.user(own.database(), "window", "desk")
    store = open_store(place, "甲")
    client = store.add(firm())
    own.stop("fast")
    with pytest.raises(UnreachableStoreError, match="localhost"):
        store.get(client.id)
    with pytest.raises(UnreachableStoreError, match="localhost"):
        store.save(client, firm(exports="current"), NO_CONTACT)
    with pytest.raises(UnreachableStoreError, match="localhost"):
        open_store(place, "甲")
    own.start()
    assert store.save(store.get(client.id), firm(exports="current"), NO_CONTACT).version == 2
    store.close()


def test_the_password_is_in_no_address_file_message_or_log(server: Server, desk_on_server: ServerPlace) -> None:
    engine = server_engine(desk_on_server)
    told = f"{desk_on_server!r} {engine!r} {engine.url!r} {engine.url.render_as_string(hide_password=False)}"
    engine.dispose()
    remember_password(desk_on_server, "wrong " + PASSWORD)
    try:
        with pytest.raises(NotAllowedStoreError) as caught:
            open_store(desk_on_server, "甲")
    finally:
        remember_password(desk_on_server, PASSWORD)
    told += f"{caught.value} {caught.value.message} {caught.value.__cause__} {caught.value.__cause__!r}"
    assert PASSWORD not in told + server.log
    assert "CREATE DATABASE" in server.log


def test_without_a_password_or_a_keyring_a_sentence_says_so(desk_on_server: ServerPlace) -> None:
    forget_password(desk_on_server)
    try:
        with pytest.raises(NotAllowedStoreError, match="钥匙串"):
            open_store(desk_on_server, "甲")
        kept = keyring.get_keyring()
        keyring.set_keyring(NoKeyring())
        try:
            for call in (lambda: remember_password(desk_on_server, "x"), lambda: open_store(desk_on_server, "甲")):
                with pytest.raises(NotAllowedStoreError, match="钥匙串"):
                    call()
        finally:
            keyring.set_keyring(kept)
    finally:
        remember_password(desk_on_server, PASSWORD)


def test_the_server_must_prove_who_it_is(desk_on_server: ServerPlace) -> None:
    for doubtful in (
        replace(desk_on_server, certificate=None),
        replace(desk_on_server, certificate=Path(tempfile.gettempdir()) / "missing.pem"),
    ):
        with pytest.raises(UnreachableStoreError):
            open_store(doubtful, "甲")


def test_less_than_verified_tls_is_for_this_computer_alone(desk_on_server: ServerPlace) -> None:
    with pytest.raises(NotAllowedStoreError, match="verify-full"):
        open_store(replace(desk_on_server, host="db.example.cn", tls="require"), "甲")
    open_store(replace(desk_on_server, tls="require"), "甲").close()


def test_a_desk_finds_a_database_not_prepared_and_tables_of_others_named_so(server: Server) -> None:
    database = server.database()
    desk = server.user(database, "window", "desk")
    with server.administrator(database) as administrator:
        administrator.execute("DROP SCHEMA public CASCADE")
        administrator.execute(f"CREATE SCHEMA public; GRANT USAGE ON SCHEMA public TO {desk.user}".encode())
    with pytest.raises(UnreachableStoreError, match="管理员"):
        open_store(desk, "甲")
    with server.administrator(database) as administrator:
        administrator.execute(f"CREATE TABLE others (a int); GRANT SELECT ON others TO {desk.user}".encode())
    with pytest.raises(DamagedStoreError, match="别的程序"):
        open_store(desk, "甲")


def test_a_newer_schema_is_only_read_and_an_older_one_waits_for_the_administrator(server: Server) -> None:
    database = server.database()
    desk = server.user(database, "window", "desk")
    store = open_store(desk, "甲")
    client = store.add(firm(uscc="91630121MA7QHC0178"))
    store.close()
    with server.administrator(database) as administrator:
        administrator.execute("UPDATE alembic_version SET version_num = '9999'")
        store = open_store(desk, "甲")
        assert store.why_read_only is not None
        assert "更新本程序" in store.why_read_only.zh
        assert [row.id for row in store.page(Query("0178"), 0, 10).rows] == [client.id]
        with pytest.raises(ReadOnlyStoreError, match="9999"):
            store.save(client, firm(), NO_CONTACT)
        store.close()
        administrator.execute("UPDATE alembic_version SET version_num = '0002'")
        with pytest.raises(UnreachableStoreError, match="管理员"):
            open_store(desk, "甲")
        assert administrator.execute("SELECT version_num FROM alembic_version").fetchall() == [("0002",)]
