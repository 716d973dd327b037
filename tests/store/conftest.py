"""Every store passes the same contract; `store` is one of each kind that can be had here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from qhchecklist.store.opening import open_store
from qhchecklist.store.place import Place, ServerPlace, SqlitePlace
from qhchecklist.store.store import Store
from tests.store.clients import Clock
from tests.store.empty import put_empty_store
from tests.store.server import Server, missing

OpenStore = Callable[..., Store]

_MISSING = missing()
KINDS = ["sqlite"] if _MISSING else ["sqlite", "postgresql"]

collect_ignore = ["test_server.py", "test_roles.py"] if _MISSING else []


def pytest_report_header(config: pytest.Config) -> str | None:
    """Say which stores are not tested here, and what for."""
    return f"store on PostgreSQL: not collected, missing {', '.join(_MISSING)}" if _MISSING else None


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A server for all tests; each has a database of its own on it."""
    server = Server()
    yield server
    server.remove()


@pytest.fixture(scope="session")
def desk_on_server(server: Server) -> ServerPlace:
    """A desk's place in a prepared database; one for all, as it takes long to make."""
    return server.user(server.database(), "window", "desk")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a store's file is to be."""
    return tmp_path / "客户 库 %#?" / "档案.sqlite"


@pytest.fixture(params=KINDS)
def place(request: pytest.FixtureRequest, path: Path) -> Place:
    """Where a store is to be, one of each kind."""
    if request.param == "sqlite":
        return SqlitePlace(path)
    desk: ServerPlace = request.getfixturevalue("desk_on_server")
    server: Server = request.getfixturevalue("server")
    server.empty(desk.database)
    return desk


@pytest.fixture
def open_another(place: Place) -> Iterator[OpenStore]:
    """Opens the same place again, as another desk would."""
    opened: list[Store] = []

    if isinstance(place, SqlitePlace):
        put_empty_store(place.path)

    def opening(by: str = "甲窗口") -> Store:
        opened.append(open_store(place, by, Clock()))
        return opened[-1]

    yield opening
    for store in opened:
        store.close()


@pytest.fixture
def store(open_another: OpenStore) -> Store:
    """An empty store."""
    return open_another()
