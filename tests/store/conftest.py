"""Every store passes the same contract; `store` is one of each kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from qhchecklist.store.opening import SqlitePlace, open_store
from qhchecklist.store.store import Store
from tests.store.clients import Clock

OpenStore = Callable[..., Store]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a store's file is to be."""
    return tmp_path / "客户 库 %#?" / "档案.sqlite"


@pytest.fixture
def open_another(path: Path) -> Iterator[OpenStore]:
    """Opens the same place again, as another desk would."""
    opened: list[Store] = []

    def opening(by: str = "甲窗口") -> Store:
        opened.append(open_store(SqlitePlace(path), by, Clock()))
        return opened[-1]

    yield opening
    for store in opened:
        store.close()


@pytest.fixture
def store(open_another: OpenStore) -> Store:
    """An empty store."""
    return open_another()
