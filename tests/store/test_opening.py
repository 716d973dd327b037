"""How stores are opened: made, migrated, refused; and what happens where nothing can be written."""

from __future__ import annotations

import sqlite3
import stat
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from qhchecklist.store import log_tables, migrating, schema
from qhchecklist.store.log import verify_entries
from qhchecklist.store.migrating import known_versions, present_version
from qhchecklist.store.opening import open_store
from qhchecklist.store.place import SqlitePlace
from qhchecklist.store.problem import (
    BusyStoreError,
    DamagedStoreError,
    FullStoreError,
    ReadOnlyStoreError,
    StoreError,
    UnreachableStoreError,
)
from qhchecklist.store.records import NO_CONTACT, Client, Query
from qhchecklist.store.store import Store
from qhchecklist.work import Work
from tests.store.clients import Clock, firm, told

SCHEMAS = Path(__file__).parent / "schemas"
ROOT = Path(__file__).resolve().parent.parent.parent


def opened(path: Path) -> Store:
    return open_store(SqlitePlace(path), "甲", Clock())


def filled(path: Path) -> Client:
    """A store with one client, closed."""
    store = opened(path)
    client = store.add(firm())
    store.close()
    return client


def change(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as plain, plain:
        for statement in statements:
            plain.execute(statement)


def test_the_file_and_its_folder_are_its_owners_alone(path: Path) -> None:
    store = opened(path)
    store.add(firm())
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert {one.name: stat.S_IMODE(one.stat().st_mode) for one in path.parent.iterdir()} == {
        path.name: 0o600,
        path.name + "-wal": 0o600,
        path.name + "-shm": 0o600,
    }
    store.close()


def test_what_is_saved_is_waited_for_on_the_disk(path: Path) -> None:
    store = opened(path)
    with store.reading() as connection:
        settings = ["journal_mode", "synchronous", "foreign_keys"]
        found = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in settings]
    assert found == ["wal", 2, 1]
    store.close()


@pytest.mark.filterwarnings("ignore:Skipped unsupported reflection", "ignore:autogenerate skipping")
def test_the_migrations_make_the_tables_that_the_program_uses(store: Store) -> None:
    with store.reading() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": is_compared})
        differences = compare_metadata(context, [schema.TABLES, log_tables.METADATA])  # type: ignore[arg-type]
    assert differences == []


def is_compared(one: object, name: str | None, kind: str, reflected: bool, other: object) -> bool:
    """Indexes on expressions cannot be compared; the next test sees to them."""
    return kind != "index"


def test_no_page_reads_the_documents(path: Path) -> None:
    store = opened(path)
    store.add(firm())
    with closing(sqlite3.connect(path)) as plain:
        indexes = {row[0] for row in plain.execute("SELECT name FROM sqlite_master WHERE type = 'index'")}
    assert {"ix_client_list", "ix_client_last_visit", "ix_client_next_due", "ix_client_merged_into"} <= indexes
    with store.reading() as connection:
        for index in ("ix_client_list", "ix_client_last_visit", "ix_client_next_due"):
            sql = f"EXPLAIN QUERY PLAN SELECT id FROM client INDEXED BY {index} WHERE merged_into IS NULL"
            assert "COVERING" in connection.exec_driver_sql(sql).one()[3]
    store.close()


@pytest.mark.parametrize("version", sorted(known_versions()))
def test_a_store_of_every_schema_is_migrated_and_keeps_a_copy_if_it_was_older(version: str, path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as plain, plain:
        plain.executescript((SCHEMAS / f"{version}.sql").read_text(encoding="utf-8"))
    store = opened(path)
    row = store.page(Query("limai"), 0, 10).rows[0]
    client = store.get(row.id)
    assert (client.version, client.dossier.profile["exports"], client.contact.person) == (2, "current", "王强")
    assert client.dossier.work["S03h"].note == "等\n回复"
    assert [visit.number for visit in store.visits(row.id)] == [1]
    assert [one.field for one in store.answers(row.id)] == ["enterprise_name", "exports"]
    with store.reading() as connection:
        verdict = verify_entries(connection)
    assert (verdict.entries, verdict.fault) == (1, None)
    store.save(client, client.dossier, NO_CONTACT)
    store.close()
    copy = path.with_name(f"{path.stem}.schema-{version}{path.suffix}")
    assert copy.exists() == (version != present_version())


def test_an_older_store_is_copied_before_it_is_migrated(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    client = filled(path)
    known = known_versions()
    change(path, "UPDATE alembic_version SET version_num = '0000'")
    monkeypatch.setattr(migrating, "known_versions", lambda: known | {"0000"})
    monkeypatch.setattr("qhchecklist.store.opening.migrate", as_if_migrated)
    opened(path).close()
    copy = path.with_name(f"{path.stem}.schema-0000{path.suffix}")
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    change(copy, f"UPDATE alembic_version SET version_num = '{present_version()}'")
    store = opened(copy)
    assert store.get(client.id) == client
    store.close()


def as_if_migrated(connection: object) -> None:
    connection.exec_driver_sql(f"UPDATE alembic_version SET version_num = '{present_version()}'")  # type: ignore[attr-defined]


def test_without_a_copy_nothing_is_migrated(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(path)
    known = known_versions()
    change(path, "UPDATE alembic_version SET version_num = '0000'")
    path.with_name(f".{path.stem}.schema-0000{path.suffix}.part").mkdir()
    monkeypatch.setattr(migrating, "known_versions", lambda: known | {"0000"})
    monkeypatch.setattr("qhchecklist.store.opening.migrate", as_if_migrated)
    with pytest.raises(StoreError, match="副本"):
        opened(path)
    with closing(sqlite3.connect(path)) as plain:
        assert plain.execute("SELECT version_num FROM alembic_version").fetchall() == [("0000",)]


def test_a_newer_store_opens_read_only_with_a_sentence(path: Path) -> None:
    client = filled(path)
    change(path, "UPDATE alembic_version SET version_num = '9999'", "ALTER TABLE client ADD COLUMN more TEXT")
    before = path.read_bytes()
    store = opened(path)
    assert store.read_only
    assert store.why_read_only is not None
    assert "更新本程序" in store.why_read_only.zh
    assert store.get(client.id) == client
    assert store.page(Query(), 0, 10).total == 1
    for write in (lambda: store.add(firm()), lambda: store.record_visit(client.id, told(firm()))):
        with pytest.raises(ReadOnlyStoreError, match="9999"):
            write()
    store.close()
    assert path.read_bytes() == before


@pytest.mark.parametrize("data", [b"", b"\0" * 5000, b"enterprise_name: x\n" * 300, b"SQLite format 3\0" + b"x" * 5000])
def test_what_is_no_store_is_refused_and_left_alone(path: Path, data: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(data)
    if data:
        with pytest.raises(DamagedStoreError, match=r"档案\.sqlite"):
            opened(path)
        assert path.read_bytes() == data
    else:
        opened(path).close()  # an empty file is an empty database


def test_a_database_of_another_program_is_refused(path: Path) -> None:
    path.parent.mkdir()
    change(path, "CREATE TABLE others (a)", "INSERT INTO others VALUES (1)")
    with pytest.raises(DamagedStoreError, match="别的程序"):
        opened(path)
    with closing(sqlite3.connect(path)) as plain:
        assert plain.execute("SELECT name FROM sqlite_master").fetchall() == [("others",)]


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UnreachableStoreError, match="建不成"):
        opened(tmp_path / "file" / "store.sqlite")
    (tmp_path / "store.sqlite").mkdir()
    with pytest.raises(StoreError, match=r"store\.sqlite"):
        opened(tmp_path / "store.sqlite")


def test_somebody_who_keeps_writing_is_waited_for_and_then_told_of(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qhchecklist.store.sqlite_file.PATIENCE", 0.1)
    store = opened(path)
    client = store.add(firm())
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert store.get(client.id) == client
        with pytest.raises(BusyStoreError, match="稍后"):
            store.save(client, firm(exports="current"), NO_CONTACT)
        other.execute("ROLLBACK")
    assert store.save(client, firm(exports="current"), NO_CONTACT).version == 2
    store.close()


def test_a_full_disk_is_a_sentence_and_loses_nothing(path: Path) -> None:
    store = opened(path)
    client = store.add(firm())
    with store.reading() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
    with pytest.raises(FullStoreError, match="磁盘已满"):
        store.save(client, firm(work={"S01a": Work(note="长" * 100_000)}), NO_CONTACT)
    assert store.get(client.id) == client
    assert len(store.answers(client.id)) == 1
    store.close()
    store = opened(path)
    assert store.save(client, firm(exports="current"), NO_CONTACT).version == 2
    store.close()


def test_a_file_that_may_not_grow_is_a_sentence_and_loses_nothing(path: Path) -> None:
    client = filled(path)
    words = f"""
        import resource, signal
        from qhchecklist.store.opening import open_store
        from qhchecklist.store.place import SqlitePlace
        from qhchecklist.store.problem import StoreError
        from qhchecklist.dossier import Dossier
        from pathlib import Path
        store = open_store(SqlitePlace(Path({str(path)!r})), "乙")
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
        client = store.get({client.id!r})
        saved = 0
        try:
            for number in range(1000):
                dossier = Dossier({{**client.dossier.profile, "a": str(number) * 3000}})
                client = store.save(client, dossier, client.contact)
                saved = client.version
        except StoreError as error:
            print(saved, type(error).__name__, error)
    """
    said = in_a_process(words)
    saved, kind, sentence = said.split(maxsplit=2)
    assert kind in ("FullStoreError", "UnreachableStoreError")
    assert path.name in sentence
    store = opened(path)
    assert store.get(client.id).version == int(saved) > 1
    assert len(store.answers(client.id)) == int(saved)
    store.close()


def in_a_process(words: str, before: list[str] | None = None) -> str:
    """What a program says."""

    command = [*(before or []), sys.executable, "-c", textwrap.dedent(words)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


READ = """
    import os
    from pathlib import Path
    from qhchecklist.dossier import Dossier
    from qhchecklist.store.opening import open_store
    from qhchecklist.store.place import SqlitePlace
    from qhchecklist.store.problem import StoreError
    from qhchecklist.store.records import Query
    open_store(SqlitePlace(Path({other!r})), "").close()  # everything is imported
    if os.getuid() == 0:  # permissions do not bind the system's administrator
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)
    try:
        store = open_store(SqlitePlace(Path({path!r})), "乙")
        print(store.read_only, store.page(Query(), 0, 10).total, store.why_read_only and store.why_read_only.zh)
        store.add(Dossier({{}}))
    except StoreError as error:
        print(type(error).__name__, error)
"""


@pytest.fixture
def shown() -> Iterator[Path]:
    """A folder into which everybody may look, also who is not its owner."""
    with tempfile.TemporaryDirectory(prefix="qhchecklist 只读 ") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)
        Path(folder).chmod(0o755)


def test_a_file_in_a_folder_that_can_only_be_read_opens_read_only(shown: Path, tmp_path: Path) -> None:
    path, other = shown / "档案.sqlite", tmp_path / "other.sqlite"
    filled(path)
    path.chmod(0o444)
    shown.chmod(0o555)
    opened_by, refused = in_a_process(READ.format(path=str(path), other=str(other))).splitlines()
    assert opened_by.startswith("True 1 客户库")
    assert "权限" in opened_by
    assert refused.startswith("ReadOnlyStoreError 客户库")
    assert [one.name for one in shown.iterdir()] == [path.name]


def test_a_new_store_in_a_folder_that_can_only_be_read_is_a_sentence(shown: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.sqlite"
    shown.chmod(0o555)
    said = in_a_process(READ.format(path=str(shown / "档案.sqlite"), other=str(other)))
    assert said.startswith("UnreachableStoreError 客户库")
    assert "权限" in said
