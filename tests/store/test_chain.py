"""The consultation record: whatever is changed in it is found, and an erased body needs the record of its deletion."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qhchecklist.policy.problem import UnreadableFileError
from qhchecklist.store.chain import (
    START,
    Body,
    Concealed,
    Entry,
    Fault,
    FaultKind,
    Head,
    Link,
    deletion_document,
    head_words,
    linked_sha256,
    moment,
    read_head_words,
    verify,
)
from qhchecklist.store.log_file import Checked, LogHeader, check_log, encode_log
from tests.store.records_written import NOON, chain, exported, followed, head_of, proof, without


def found(entries: list[Link] | list[Entry]) -> tuple[int, FaultKind] | None:
    fault = verify(entries).fault
    return (fault.number, fault.kind) if fault else None


def test_a_chain_as_it_was_written_verifies_and_tells_its_head() -> None:
    entries = chain()
    verdict = verify(iter(entries))
    assert (verdict.entries, verdict.erased, verdict.fault) == (6, 0, None)
    assert verdict.head == head_of(entries)
    assert verify(()).head == START


def test_an_entry_that_is_missing_moved_or_doubled_is_found_at_its_number() -> None:
    entries = chain()
    assert found(entries[:2] + entries[3:]) == (3, "gap")
    assert found([entries[0], entries[2], entries[1]]) == (2, "gap")
    assert found([*entries[:3], entries[1], *entries[3:]]) == (2, "order")
    assert found(entries[1:]) == (1, "gap")


@pytest.mark.parametrize(
    "part", [{"at": moment(NOON)}, {"by": "别人"}, {"kind": "printed"}, {"client": "c"}, {"body_sha256": "1" * 64}]
)
def test_a_changed_entry_is_found_and_one_whose_hash_was_made_anew_breaks_the_link(part: dict[str, str]) -> None:
    entries = chain()
    changed = replace(entries[3], **part)
    assert found([*entries[:3], changed, *entries[4:]]) == (4, "entry")
    forged = replace(changed, sha256=linked_sha256(changed))
    number, kind = found([*entries[:3], forged, *entries[4:]]) or (0, "")
    assert (number, kind) == ((4, "body") if "body_sha256" in part else (5, "link"))


def test_a_changed_body_or_salt_is_found() -> None:
    entries = chain()
    body = entries[2].body
    assert body is not None
    for other in (Body(body.salt, body.text.replace("2", "3")), Body("f" * 32, body.text)):
        assert found([*entries[:2], replace(entries[2], body=other), *entries[3:]]) == (3, "body")


def test_an_erased_body_verifies_only_with_a_deletion_that_names_it() -> None:
    entries = chain()
    deleted = without(entries, "b")
    verdict = verify(deleted)
    assert (verdict.entries, verdict.erased, verdict.fault) == (7, 3, None)
    assert found(deleted[:-1]) == (2, "erased")
    also_a = [replace(deleted[0], body=None), *deleted[1:]]
    assert found(also_a) == (1, "erased")


def test_a_deletion_that_names_other_entries_than_were_erased_is_found() -> None:
    entries = chain()
    erased = [replace(entry, body=None) if entry.client == "b" else entry for entry in entries]
    gone = [entry for entry in erased if entry.body is None]
    right = deletion_document(["b"], gone, 1)
    for wrong in (
        right | {"clients": ["a"]},
        right | {"entries": [1, 4, 6]},
        right | {"sha256": "0" * 64},
        right | {"entries": "246"},
        {},
    ):
        assert found(followed(erased, wrong, "deletion", "b")) == (7, "deletion")


def test_a_moment_is_told_in_utc_and_must_have_a_zone() -> None:
    assert moment(datetime(2026, 11, 23, 20, tzinfo=timezone(timedelta(hours=8)))) == "2026-11-23T12:00:00.000000+00:00"
    with pytest.raises(ValueError, match="zone"):
        moment(datetime(2026, 11, 23))


def test_the_head_in_words_is_what_paper_can_show() -> None:
    head = head_of(chain())
    digits = head.sha256
    assert head_words(head).zh == f"咨询记录第 6 号 {digits[:4]} {digits[4:8]} {digits[8:12]} {digits[12:16]}"
    assert head_words(START).zh == "咨询记录：尚无"


def test_what_a_paper_shows_is_looked_for() -> None:
    entries = chain()
    shown = head_words(Head(4, entries[3].sha256))
    whole = entries[3].sha256
    typed = (f"4 {whole}", f"4 {whole[:12]}", f"{shown.zh}。", shown.zh.replace(" ", "\u00a0"))
    for text in (shown.zh, shown.en, *typed):
        assert verify(entries, paper=read_head_words(text)).fault is None
    assert verify(entries, paper=Head(4, "0" * 12)).fault == Fault(4, "paper")
    assert verify(entries, paper=Head(7, "0" * 12)).fault == Fault(7, "cut")
    for text in ("", "4", "0 0123456789ab", "4 0123456789a", "4 0123456789ag", "4 0123 4567 89", "x" * 10_000):
        with pytest.raises(ValueError, match=f"^{text}$"):
            read_head_words(text)


# --- as a file ---------------------------------------------------------------------------------------


def checked(data: bytes) -> Checked:
    return check_log(io.BytesIO(data), "record.jsonl")


def test_an_exported_record_verifies_as_does_one_after_a_deletion_and_an_empty_one() -> None:
    for entries in (chain(), without(chain(), "a"), []):
        said = checked(exported(entries))
        assert said.verdict.fault is None
        assert said.verdict.head == head_of(entries)


def test_the_proof_of_a_deletion_verifies_and_conceals_the_others() -> None:
    data = proof(without(chain(), "b"), "b")
    assert checked(data).verdict.fault is None
    assert checked(data).verdict.erased == 3
    assert b"told" not in data
    assert data.count(b'"client":') == 4


EXPORTS = exported(chain()), exported(without(chain(), "b")), proof(without(chain(), "b"), "b")


@given(st.sampled_from(EXPORTS), st.data())
def test_a_flipped_byte_anywhere_is_found(data: bytes, draw: st.DataObject) -> None:
    place = draw.draw(st.integers(0, len(data) - 1))
    flipped = bytes([data[place] ^ draw.draw(st.integers(1, 255))])
    try:
        fault = checked(data[:place] + flipped + data[place + 1 :]).verdict.fault
    except UnreadableFileError:
        assert place < data.index(b"\n") + 1
    else:
        assert fault is not None


@given(st.sampled_from(EXPORTS), st.data())
def test_a_byte_less_or_more_is_found(data: bytes, draw: st.DataObject) -> None:
    place = draw.draw(st.integers(data.index(b"\n") + 1, len(data) - 1))
    for changed in (data[:place], data[:place] + data[place + 1 :], data[:place] + b" " + data[place:]):
        assert checked(changed).verdict.fault is not None


def test_lines_cut_off_the_end_and_lines_put_behind_it_are_found() -> None:
    entries = chain()
    lines = exported(entries).splitlines(keepends=True)
    assert checked(b"".join(lines[:4])).verdict.fault == Fault(4, "cut")
    more = exported(followed(entries, {})).splitlines(keepends=True)[-1]
    assert checked(b"".join([*lines, more])).verdict.fault == Fault(7, "order")


@pytest.mark.parametrize(
    "data", [b"", b"\0" * 100, b"{}", b"[" * 100_000, b'{"format":"qhchecklist-log/1"}\n', "名称,金额\n".encode()]
)
def test_another_file_is_refused_with_one_sentence(data: bytes) -> None:
    with pytest.raises(UnreadableFileError, match="不是咨询记录"):
        checked(data)


def test_a_record_of_a_newer_program_is_refused() -> None:
    with pytest.raises(UnreadableFileError, match="更新的程序"):
        checked(exported(chain()).replace(b"log/1", b"log/2", 1))


@pytest.mark.parametrize("line", [b"[" * 100_000 + b"\n", b"1" * 5_000_000 + b"\n", b"\xff\xfe\n", b"NaN\n", b"{}\n"])
def test_hostile_lines_are_told_by_the_number_that_they_stand_for(line: bytes) -> None:
    lines = exported(chain()).splitlines(keepends=True)
    fault = checked(b"".join([*lines[:3], line, *lines[3:]])).verdict.fault
    assert fault == Fault(3, "unreadable")
    assert fault.message.zh == "咨询记录第 3 号：这一行读不懂，被改动或损坏了；请与备份或较早导出的记录对照。"


def test_a_whole_record_conceals_nothing_and_begins_at_the_beginning() -> None:
    entries = chain()
    concealed = Concealed(1, entries[0].content_sha256, entries[0].previous, entries[0].sha256)
    data = b"".join(encode_log(LogHeader("whole", START, head_of(entries)), [concealed, *entries[1:]]))
    assert checked(data).verdict.fault == Fault(1, "unreadable")
    with pytest.raises(UnreadableFileError):
        checked(b"".join(encode_log(LogHeader("whole", head_of(entries[:2]), head_of(entries)), entries[2:])))
