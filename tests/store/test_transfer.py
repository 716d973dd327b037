"""Clients leave a store and come into another whole; what is deleted is gone, and it can be shown."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from qhchecklist.policy.rulebook import Rulebook
from qhchecklist.store.attachments import attach, attachment_data, attachments
from qhchecklist.store.chain import NewEntry
from qhchecklist.store.decisions import Decision, decided_answers
from qhchecklist.store.deletion import delete_client, purge
from qhchecklist.store.log import append, entries, export_log, verify_entries
from qhchecklist.store.log_file import check_log
from qhchecklist.store.masking import masked, usable_answers
from qhchecklist.store.opening import open_store
from qhchecklist.store.package import Package, encode_package
from qhchecklist.store.package_reading import decode_package
from qhchecklist.store.place import Place, ServerPlace, SqlitePlace
from qhchecklist.store.problem import NoSuchClientError, NotAllowedStoreError
from qhchecklist.store.records import Client, Contact, Printed
from qhchecklist.store.store import Store
from qhchecklist.store.transfer import (
    AlreadyThereError,
    insert_package,
    read_decisions,
    read_package,
    record_decision,
    record_export,
)
from qhchecklist.work import Work
from tests.store.clients import START, Clock, firm, told

NAME, PERSON, PHONE, NOTE, FILE = "青海隐名商贸有限公司", "隐名经理", "13900009999", "隐名备注", "隐名附件"
SECRETS = NAME, PERSON, PHONE, NOTE, FILE
DECISION = Decision("西宁市商务局", "是否重点进口企业", "是", date(2026, 11, 20), support="S01a", field="recognitions")


def full(store: Store) -> Client:
    """A client with something of everything, and a duplicate that was joined to it."""
    contact = Contact(PERSON, PHONE, "", NOTE)
    one = store.add(firm(NAME, {"S03h": Work("preparing", note=NOTE)}, exports="current"), contact)
    store.record_visit(one.id, replace(told(one.dossier, note=NOTE), printed=(Printed("a" * 64, 3, START),)))
    twin = store.add(firm(NAME + "（重复）", exports="planned"), contact)
    store.record_visit(twin.id, told(twin.dossier))
    dossier = firm(NAME, {"S03h": Work("submitted", note=NOTE)}, exports="current", recognitions=["key_importer"])
    one = store.join(store.get(one.id), store.get(twin.id), dossier, contact)
    one = store.save(
        one, replace(dossier, business_day=date(2024, 5, 1)), contact, {"recognitions": "authority_decided"}
    )
    with store.writing() as connection:
        attach(connection, one.id, f"{FILE}.pdf", FILE.encode() * 10_000, START, "甲窗口")
        attach(connection, twin.id, "共有.pdf", b"shared by all", START, "甲窗口")
        record_decision(connection, one.id, DECISION, store.stamp())
    return store.get(one.id)


def packed(store: Store, client: str) -> Package:
    with store.reading() as connection:
        return read_package(connection, client)


def taken(store: Store, data: bytes) -> Client:
    with store.writing() as connection:
        return insert_package(connection, decode_package(data, "x.json"), data, store.stamp())


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Store]:
    other = open_store(SqlitePlace(tmp_path / "other.sqlite"), "乙窗口", Clock())
    yield other
    other.close()


@pytest.fixture
def supervised(place: Place, request: pytest.FixtureRequest) -> Iterator[Store]:
    """The same store, opened by somebody who may delete."""
    if isinstance(place, ServerPlace):
        place = request.getfixturevalue("server").user(place.database, "boss", "supervisor")
    opened = open_store(place, "主管", Clock())
    yield opened
    opened.close()


def test_a_client_comes_into_another_store_with_all_that_was_kept(store: Store, elsewhere: Store) -> None:
    one = full(store)
    data = encode_package(packed(store, one.id))
    back = taken(elsewhere, data)
    assert (back.id, back.version, back.contact) == (one.id, one.version, one.contact)
    assert (back.dossier, back.created_at, back.changed_by) == (one.dossier, one.created_at, one.changed_by)
    assert elsewhere.answers(one.id) == store.answers(one.id)
    assert elsewhere.works(one.id) == store.works(one.id)
    assert [visit.number for visit in elsewhere.visits(one.id)] == [1, 2]
    before = [(visit.id, visit.at, visit.groups, visit.printed) for visit in store.visits(one.id)]
    assert [(visit.id, visit.at, visit.groups, visit.printed) for visit in elsewhere.visits(one.id)] == before
    assert decided_answers(elsewhere.answers(one.id)).keys() == {"recognitions"}
    with elsewhere.reading() as connection:
        held = attachments(connection, one.id)
        assert {file.name for file in held} == {f"{FILE}.pdf", "共有.pdf", "原客户库的咨询记录.jsonl"}
        assert attachment_data(connection, one.id, held[0].sha256)
        (told,) = read_decisions(connection, one.id)
        assert replace(told, recorded=None) == DECISION
        assert verify_entries(connection).fault is None
        assert [entry.kind for entry in entries(connection)] == ["import", "decision"]


def test_a_client_that_is_there_is_not_imported_and_nothing_changes(store: Store) -> None:
    one = full(store)
    data = encode_package(packed(store, one.id))
    with pytest.raises(AlreadyThereError, match="已有编号"):
        taken(store, data)
    assert encode_package(packed(store, one.id)) == data


def test_an_export_is_recorded_with_the_hash_of_the_file(store: Store) -> None:
    one = full(store)
    with store.writing() as connection:
        record_export(connection, one.id, b"file", False, True, store.stamp())
        last = list(entries(connection))[-1]
    assert last.kind == "export"
    assert last.body is not None
    assert '"masked":false,"sealed":true' in last.body.text


def test_a_masked_client_comes_in_as_a_new_one_and_twice(store: Store, rulebook: Rulebook) -> None:
    one = full(store)
    package = masked(packed(store, one.id), usable_answers(rulebook.catalogue, rulebook.codes))
    data = encode_package(package)
    first, second = taken(store, data), taken(store, data)
    assert len({one.id, first.id, second.id}) == 3
    assert len(store.visits(second.id)) == 2
    assert not any(secret in data.decode() for secret in SECRETS)


# --- deletion ----------------------------------------------------------------------------------------


def test_a_deleted_client_is_gone_with_its_duplicates_and_the_record_still_verifies(
    store: Store, supervised: Store
) -> None:
    other = store.add(firm("另一家企业"))
    store.record_visit(other.id, told(other.dossier))
    one = full(store)
    with supervised.writing() as connection:
        attach(connection, other.id, "共有.pdf", b"shared by all", START, "甲窗口")
        gone = delete_client(connection, one.id, START, "甲窗口")
    assert one.id in gone.clients
    assert len(gone.clients) == 2
    assert gone.erased == 4
    for key in gone.clients:
        with pytest.raises(NoSuchClientError):
            store.get(key)
    with store.reading() as connection:
        assert verify_entries(connection).fault is None
        exported = b"".join(export_log(connection))
        assert [file.name for file in attachments(connection, other.id)] == ["共有.pdf"]
        with pytest.raises(NoSuchClientError):
            read_package(connection, one.id)
    checked = check_log(io.BytesIO(gone.proof), "proof")
    assert (checked.header.scope, checked.verdict.fault, checked.verdict.head) == ("proof", None, gone.head)
    assert checked.verdict.erased == 4
    for secret in (*SECRETS, other.id, "西宁市商务局"):
        assert secret.encode() not in gone.proof
        assert secret.encode("unicode_escape") not in gone.proof
    assert check_log(io.BytesIO(exported), "log").verdict.fault is None
    with pytest.raises(NoSuchClientError), supervised.writing() as connection:
        delete_client(connection, one.id, START, "甲窗口")


def test_a_desk_on_a_server_may_not_delete_and_nothing_is_lost(store: Store, place: Place) -> None:
    one = full(store)
    if isinstance(place, ServerPlace):
        with pytest.raises(NotAllowedStoreError), store.writing() as connection:
            delete_client(connection, one.id, START, "甲窗口")
    with store.reading() as connection:
        assert len(attachments(connection, one.id)) == 1
        assert verify_entries(connection).erased == 0


def test_nothing_of_a_deleted_client_is_left_in_the_file_or_beside_it(path: Path) -> None:
    store = open_store(SqlitePlace(path), "甲窗口", Clock())
    for number in range(20):
        store.add(firm(f"别的企业{number}"))
    one = full(store)
    visit = store.visits(one.id)[0]
    raw = b"".join(file.read_bytes() for file in path.parent.iterdir())
    spellings = [secret.encode(kind) for secret in SECRETS for kind in ("utf-8", "unicode_escape")]
    spellings += [visit.id.encode(), b"a" * 64, b"yinming", "西宁市商务局".encode("unicode_escape")]
    assert sum(spelling in raw for spelling in spellings) >= len(SECRETS) + 2
    with store.writing() as connection:
        delete_client(connection, one.id, START, "甲窗口")
    assert purge(path)
    for file in path.parent.iterdir():
        data = file.read_bytes()
        assert not [spelling for spelling in spellings if spelling in data], file.name
    assert store.add(firm("新企业")).version == 1
    store.close()


def test_a_client_that_was_deleted_can_come_back_and_be_deleted_again(store: Store, supervised: Store) -> None:
    one = full(store)
    data = encode_package(packed(store, one.id))
    for _ in range(2):
        with supervised.writing() as connection:
            proof = delete_client(connection, one.id, START, "甲窗口").proof
        assert check_log(io.BytesIO(proof), "proof").verdict.fault is None
        taken(store, data)
    with store.reading() as connection:
        assert verify_entries(connection).fault is None


def test_desks_that_record_at_once_make_one_chain(open_another: Callable[..., Store]) -> None:
    def record(desk: int) -> None:
        store = open_another(f"窗口{desk}")
        for _ in range(8):
            with store.writing() as connection:
                append(connection, NewEntry(START, store.by, "visit", "a", {"desk": desk}))

    open_another().close()  # made before many open it
    with ThreadPoolExecutor(4) as desks:
        list(desks.map(record, range(4)))
    with open_another().reading() as connection:
        verdict = verify_entries(connection)
        exported = b"".join(export_log(connection))
    assert (verdict.entries, verdict.fault) == (32, None)
    assert check_log(io.BytesIO(exported), "log").verdict == verdict
