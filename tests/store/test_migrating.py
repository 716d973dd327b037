"""What a step from an older schema does to what is in the store, on a file and on a server."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine

from qhchecklist.store.listing import read_page
from qhchecklist.store.migrating import migrate, present_version, schema_version
from qhchecklist.store.records import PolicyStamp, Query
from qhchecklist.store.server import server_engine
from qhchecklist.store.sqlite_file import prepare_file, sqlite_engine
from tests.store.conftest import KINDS
from tests.store.server import Server


@pytest.fixture(params=KINDS)
def engine(request: pytest.FixtureRequest, path: Path) -> Iterator[Engine]:
    """An empty database of each kind, and somebody who may make tables in it."""
    if request.param == "sqlite":
        prepare_file(path)
        made = sqlite_engine(path, "rw").execution_options(writes=True)
    else:
        server: Server = request.getfixturevalue("server")
        with server.administrator("postgres") as administrator:
            administrator.execute("CREATE DATABASE older ENCODING 'UTF8' TEMPLATE template0")
        made = server_engine(replace(server.place, database="older"), server.place)
    yield made
    made.dispose()


CLIENT = """
    INSERT INTO client (id, version, document, contact, name, credit_code, division, said, spelled, visits,
        policy_id, policy_version, policy_sha256, created_at, changed_at, changed_by)
    VALUES ('{key}', 1, '{{}}', '{{}}', '{name}', '{code}', '630121', '|{said}|', '|{spelled}|', {visits},
        'qinghai-2022', '1', {sha256}, '2026-11-23', '2026-11-23', '')
"""
OLD = (
    ("a", "马记", "91630121MA7QHC0178", "马记", "maji|mj|91630121ma7qhc0178", 1, "'" + "ab" * 32 + "'"),
    ("b", "", "", "", "||", 0, "NULL"),
    ("c", "RCEP", "91630100MA7QHC0250", "rcep", "rcep|r|91630100ma7qhc0250", 1, "'" + "cd" * 32 + "'"),
)
NAMES = "key", "name", "code", "said", "spelled", "visits", "sha256"


def test_clients_of_schema_2_are_found_as_those_of_the_present_one(engine: Engine) -> None:
    with engine.begin() as connection:
        migrate(connection, "0002")
        for values in OLD:
            connection.exec_driver_sql(CLIENT.format(**dict(zip(NAMES, values, strict=True))))
        migrate(connection)
        assert schema_version(connection) == present_version()

        def found(query: Query) -> list[str]:
            return [row.id for row in read_page(connection, query, 0, 10).rows]

        assert found(Query()) == ["a", "c", "b"]
        assert found(Query("maji")) == found(Query("0178")) == found(Query("91630121")) == ["a"]
        assert found(Query("ma")) == ["a"]  # no longer everybody whose code has it in the middle
        assert found(Query("rcep")) == found(Query("c0250")) == ["c"]
        assert found(Query(outdated=PolicyStamp("qinghai-2022", "2", "cd" * 32))) == ["a"]
        for by in ("name", "last_visit", "next_due"):
            assert read_page(connection, Query(by=by), 0, 2).total == 3  # type: ignore[arg-type]
