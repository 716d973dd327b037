"""Who may do what on a server: the server itself sees to it, whatever program somebody uses."""

from __future__ import annotations

import psycopg
import pytest
from typer.testing import CliRunner

from qhchecklist.cli import app
from qhchecklist.store.deletion import delete_client
from qhchecklist.store.log import verify_entries
from qhchecklist.store.opening import open_store
from qhchecklist.store.place import ServerPlace
from qhchecklist.store.problem import NoSuchClientError, NotAllowedStoreError, ReadOnlyStoreError
from qhchecklist.store.records import NO_CONTACT
from qhchecklist.store.roles import add_user, prepare_database
from qhchecklist.store.server import forget_password, knows_password, remember_password
from tests.store.clients import START, firm, told
from tests.store.server import ADMINISTRATOR, PASSWORD, Server

Places = dict[str, ServerPlace]


@pytest.fixture(scope="module")
def places(server: Server) -> Places:
    """One database with a user of each role, and a desk of another."""
    database = server.database()
    found = {
        "desk": server.user(database, "window", "desk"),
        "supervisor": server.user(database, "head", "supervisor"),
        "reader": server.user(database, "guest", "reader"),
        "stranger": server.user(server.database(), "window", "desk"),
    }
    store = open_store(found["desk"], "甲")
    client = store.add(firm())
    store.record_visit(client.id, told(client.dossier))
    store.close()
    return found


def refused(place: ServerPlace, statement: str, database: str = "") -> bool:
    """Whether the server refuses a statement of a user, given with any program."""
    try:
        with psycopg.connect(
            host="localhost", port=place.port, dbname=database or place.database, user=place.user, password=PASSWORD
        ) as connection:
            connection.execute(statement.encode())
            connection.rollback()
    except (psycopg.errors.InsufficientPrivilege, psycopg.OperationalError):
        return True
    return False


RECORDS = ("visit", "answer_change", "work_change", "log_entries", "log_bodies")


def test_nobody_changes_or_takes_away_records(places: Places) -> None:
    for role in ("desk", "supervisor", "reader"):
        for table in RECORDS:
            assert refused(places[role], f"UPDATE {table} SET client = 'x'" if table != "log_bodies" else
                           "UPDATE log_bodies SET text = 'x'"), (role, table)  # fmt: skip
        assert refused(places[role], "DELETE FROM log_entries")
        assert refused(places[role], "DROP TABLE client")
        assert refused(places[role], "CREATE TABLE other (a int)")
        assert refused(places[role], "TRUNCATE client")
        assert refused(places[role], "UPDATE alembic_version SET version_num = '9'")


def test_only_a_supervisor_deletes(places: Places) -> None:
    for table in ("visit", "answer_change", "log_bodies"):
        assert refused(places["desk"], f"DELETE FROM {table}")
        assert refused(places["reader"], f"DELETE FROM {table}")
        assert not refused(places["supervisor"], f"DELETE FROM {table}")


def test_a_reader_opens_read_only(places: Places) -> None:
    store = open_store(places["reader"], "客")
    assert store.read_only
    with pytest.raises(ReadOnlyStoreError, match="查看"):
        store.add(firm())
    store.close()
    assert refused(places["reader"], "INSERT INTO work VALUES ('x', 'y', 'z')")


def test_a_desk_of_one_database_cannot_connect_to_another(places: Places) -> None:
    theirs = places["desk"].database
    assert refused(places["stranger"], "SELECT 1", theirs)
    assert refused(places["desk"], "SELECT 1", places["stranger"].database)


def test_a_supervisor_does_what_a_desk_does(places: Places) -> None:
    store = open_store(places["supervisor"], "主管")
    client = store.add(firm())
    assert store.save(client, firm(exports="current"), NO_CONTACT).version == 2
    store.close()


def test_another_role_takes_the_place_of_the_first(server: Server, places: Places) -> None:
    place = server.user(places["desk"].database, "moved", "supervisor")
    assert not refused(place, "DELETE FROM visit")
    server.user(places["desk"].database, "moved", "reader")
    assert refused(place, "DELETE FROM visit")
    assert refused(place, "UPDATE client SET version = 1")


def test_preparing_again_changes_nothing(server: Server, places: Places) -> None:
    prepare_database(server.place, places["desk"].database)
    store = open_store(places["desk"], "甲")
    assert not store.read_only
    store.close()


@pytest.mark.parametrize("name", ["", "a b", "甲", "a;DROP", "Pg", "pg_x", "a_role_desk", "a" * 60, 'a"', "a\x00"])
def test_names_that_could_be_anything_else_are_refused(server: Server, name: str) -> None:
    with pytest.raises(NotAllowedStoreError):
        prepare_database(server.place, name)
    with pytest.raises(NotAllowedStoreError):
        add_user(server.place, "helpdesk", name, "desk", PASSWORD)


def test_an_administrator_is_never_made_a_desk(server: Server, places: Places) -> None:
    with pytest.raises(NotAllowedStoreError, match="管理员"):
        add_user(server.place, places["desk"].database, ADMINISTRATOR, "desk", "other")


def test_only_a_supervisor_deletes_a_client_with_proof(places: Places) -> None:
    store = open_store(places["desk"], "甲")
    client = store.add(firm())
    store.record_visit(client.id, told(client.dossier))
    with pytest.raises(NotAllowedStoreError, match="不允许"), store.writing() as connection:
        delete_client(connection, client.id, START, "甲")
    assert store.get(client.id) == client
    head = open_store(places["supervisor"], "主管")
    with head.writing() as connection:
        delete_client(connection, client.id, START, "主管")
        assert verify_entries(connection).fault is None
    with pytest.raises(NoSuchClientError):
        store.get(client.id)
    head.close()
    store.close()


def test_the_administrator_prepares_a_database_and_adds_users_in_the_terminal(server: Server) -> None:
    def say(*words: str, typed: str = "") -> str:
        address = f"postgresql://{ADMINISTRATOR}@localhost:{server.place.port}/postgres"
        more = ["--certificate", str(server.place.certificate)]
        result = CliRunner().invoke(app, ["clients", words[0], address, *words[1:], *more], input=typed)
        return f"{result.exit_code} {result.output}"

    assert say("prepare", "typed_db").startswith("0 客户库 typed_db 已准备好")
    assert "窗口的身份" in say("user", "typed_db", "typed_user", "desk", typed=f"{PASSWORD}\n{PASSWORD}\n")
    place = ServerPlace("localhost", server.place.port, "typed_db", "typed_user", certificate=server.place.certificate)
    remember_password(place, PASSWORD)
    open_store(place, "甲").close()
    refused = say("prepare", "no; name")
    assert refused.startswith("2 ")
    assert "no; name" in refused
    forget_password(server.place)
    assert "clients password" in say("prepare", "typed_db", typed="wrong\n")
    assert not knows_password(server.place), "a slip would be used from then on, and nobody asked again"
    assert say("prepare", "typed_db", typed=f"{PASSWORD}\n").startswith("0 ")


def test_a_desk_gives_its_password_in_the_terminal_and_takes_it_back(places: Places) -> None:
    place = places["desk"]
    address = f"postgresql://{place.user}@localhost:{place.port}/{place.database}?sslrootcert={place.certificate}"

    def say(*words: str, typed: str = "") -> str:
        result = CliRunner().invoke(app, ["clients", *words], input=typed)
        return f"{result.exit_code} {result.output}"

    assert say("password", address, "--forget").startswith("0 ")
    assert "clients password" in say("list", "--store", address)
    assert say("password", address, typed="wrong\n").startswith("2 ")
    assert not knows_password(place)
    assert say("password", address, typed=f"{PASSWORD}\n").startswith("0 ")
    assert say("password", address, typed="wrong\n").startswith("2 ")
    assert say("list", "--store", address).startswith("0 "), "the password that works was kept"
