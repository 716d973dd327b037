"""The consultation record in a database: appended by several at once, exported, erased with proof."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, create_engine, event, select, text, update

from qhchecklist.store.attachments import (
    AttachmentError,
    attach,
    attachment_data,
    attachments,
    collect_blobs,
    detach,
)
from qhchecklist.store.chain import Fault, NewEntry, deletion_document
from qhchecklist.store.log import (
    append,
    entries,
    entries_of,
    erase_bodies,
    export_log,
    head,
    proof_lines,
    read_printed,
    record_printed,
    verify_entries,
)
from qhchecklist.store.log_file import check_log
from qhchecklist.store.log_tables import BLOBS, BODIES, ENTRIES, METADATA
from qhchecklist.store.package import MOST_ATTACHMENT
from qhchecklist.store.records import Printed

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def new(client: str = "a", **document: object) -> NewEntry:
    return NewEntry(NOON, "李窗口", "visit", client, document)


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = create_engine(f"sqlite:///{tmp_path / 'store.sqlite'}", connect_args={"timeout": 30})

    @event.listens_for(engine, "connect")
    def connected(connection: object, record: object) -> None:
        connection.isolation_level = None  # type: ignore[attr-defined]

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    METADATA.create_all(engine)
    yield engine
    engine.dispose()


def test_what_was_appended_comes_back_and_verifies(engine: Engine) -> None:
    with engine.begin() as connection:
        written = [append(connection, new(told=f"第{number}次\0\ud800")) for number in range(3)]
    with engine.connect() as connection:
        assert list(entries(connection)) == written
        assert list(entries(connection, upto=2)) == written[:2]
        verdict = verify_entries(connection)
    assert (verdict.entries, verdict.fault, verdict.head.number) == (3, None, 3)


def test_an_entry_goes_with_the_transaction_that_failed(engine: Engine) -> None:
    connection = engine.connect()
    with connection.begin() as transaction:
        append(connection, new())
        transaction.rollback()
    connection.close()
    with engine.connect() as connection:
        assert head(connection).number == 0


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ("UPDATE log_entries SET by = '别人' WHERE number = 2", "entry"),
        ("UPDATE log_entries SET kind = 'nothing' WHERE number = 2", "entry"),
        ("UPDATE log_bodies SET text = '{}' WHERE number = 2", "body"),
        ("DELETE FROM log_bodies WHERE number = 2", "erased"),
        ("DELETE FROM log_entries WHERE number = 2", "gap"),
    ],
)
def test_what_is_changed_in_the_tables_is_found(engine: Engine, change: str, kind: str) -> None:
    with engine.begin() as connection:
        for number in range(3):
            append(connection, new(number=number))
        connection.execute(text(change))
        verdict = verify_entries(connection)
        assert verdict.fault == Fault(2, kind)  # type: ignore[arg-type]


def test_an_export_of_the_tables_verifies_and_a_changed_one_says_so(engine: Engine) -> None:
    with engine.begin() as connection:
        for number in range(5):
            append(connection, new(number=number))
        assert check_log(io.BytesIO(b"".join(export_log(connection))), "x").verdict.fault is None
        connection.execute(update(ENTRIES).where(ENTRIES.c.number == 3).values(by="x"))
        assert check_log(io.BytesIO(b"".join(export_log(connection))), "x").verdict.fault == Fault(3, "entry")


def test_erased_bodies_with_their_deletion_verify_and_make_a_proof(engine: Engine) -> None:
    with engine.begin() as connection:
        for number in range(6):
            append(connection, new("ab"[number % 2], said=f"秘密{number}"))
        gone = entries_of(connection, ["b"])
        erase_bodies(connection, [entry.number for entry in gone])
        document = deletion_document(["b"], gone, 1)
        append(connection, NewEntry(NOON, "李窗口", "deletion", "b", document))
        append(connection, new("a"))
        assert verify_entries(connection).fault is None
        proof = b"".join(proof_lines(connection, ["b"]))
        assert connection.execute(select(BODIES.c.number)).scalars().all() == [1, 3, 5, 7, 8]
    checked = check_log(io.BytesIO(proof), "proof")
    assert (checked.header.scope, checked.header.after.number) == ("proof", 1)
    assert (checked.verdict.fault, checked.verdict.entries, checked.verdict.erased) == (None, 6, 3)
    assert "秘密".encode("unicode_escape") not in proof


def test_a_paper_that_was_handed_out_later_is_recorded_with_its_visit(engine: Engine) -> None:
    first, second = Printed("a" * 64, 3, NOON), Printed("b" * 64, 1, NOON)
    with engine.begin() as connection:
        append(connection, new())
        record_printed(connection, "a", "v1", first, "李窗口")
        record_printed(connection, "a", "v2", second, "李窗口")
        record_printed(connection, "b", "v3", second, "李窗口")
        assert read_printed(connection, ["a"]) == (("v1", first), ("v2", second))
        assert verify_entries(connection).fault is None
        connection.execute(update(BODIES).where(BODIES.c.number == 2).values(text="{}"))
        assert read_printed(connection, ["a"]) == (("v2", second),)  # what was changed tells nothing
        assert verify_entries(connection).fault == Fault(2, "body")


# --- attachments -------------------------------------------------------------------------------------


def test_the_same_bytes_lie_there_once_and_go_with_their_last_holder(engine: Engine) -> None:
    with engine.begin() as connection:
        first = attach(connection, "a", "营业执照.pdf", b"licence", NOON, "李窗口")
        assert attach(connection, "a", "again.pdf", b"licence", NOON, "李窗口") == first
        attach(connection, "b", "执照.pdf", b"licence", NOON, "李窗口")
        attach(connection, "b", "空", b"", NOON, "李窗口")
        assert attachments(connection, "a") == (first,)
        assert {one.name for one in attachments(connection, "b")} == {"空", "执照.pdf"}
        assert attachment_data(connection, "b", first.sha256) == b"licence"
        assert len(connection.execute(select(BLOBS.c.sha256)).all()) == 2
        detach(connection, "a", first.sha256)
        assert attachment_data(connection, "b", first.sha256) == b"licence"
        detach(connection, "b", first.sha256)
        assert connection.execute(select(BLOBS.c.size)).scalars().all() == [0]
        assert collect_blobs(connection) == 0
        with pytest.raises(AttachmentError, match="没有附件"):
            attachment_data(connection, "b", first.sha256)


def test_too_large_a_file_and_too_many_of_them_are_refused(engine: Engine) -> None:
    with engine.begin() as connection:
        with pytest.raises(AttachmentError, match="有 21 MiB，超过 20 MiB"):
            attach(connection, "a", "大", bytes(MOST_ATTACHMENT + 1), NOON, "")
        for number in range(5):
            attach(connection, "a", f"{number}", bytes([number]) * MOST_ATTACHMENT, NOON, "")
        with pytest.raises(AttachmentError, match="共 101 MiB，超过 100 MiB"):
            attach(connection, "a", "又一", b"x", NOON, "")


def test_damaged_bytes_are_not_handed_out(engine: Engine) -> None:
    with engine.begin() as connection:
        kept = attach(connection, "a", "x", b"12", NOON, "")
        connection.execute(update(BLOBS).values(data=b"13"))
        with pytest.raises(AttachmentError, match="已损坏"):
            attachment_data(connection, "a", kept.sha256)
