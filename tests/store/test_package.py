"""One client as one file: it comes back the same, nothing foreign gets in, and a masked one does not name the firm."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qhchecklist.dossier import Dossier, read_dossier
from qhchecklist.policy.problem import UnreadableFileError
from qhchecklist.policy.rulebook import Rulebook
from qhchecklist.store.masking import HIDDEN, masked, usable_answers
from qhchecklist.store.package import Enclosed, Package, encode_package
from qhchecklist.store.package_reading import decode_package
from qhchecklist.store.records import (
    AnswerChange,
    Attachment,
    Client,
    Contact,
    PolicyStamp,
    Printed,
    Visit,
    WorkChange,
)
from qhchecklist.store.seal import is_sealed, seal, unseal
from qhchecklist.work import NO_WORK, Work
from tests.store.records_written import chain

NOON = datetime(2026, 11, 23, 4, 5, 6, 7, tzinfo=UTC)
SECRETS = "青海某某商贸", "91630104MA757XXX12", "王经理", "13900000000", "城东路1号", "李窗口", "张三", "不可外传"


def package() -> Package:
    name, code, person, phone, address, desk, clerk, note = SECRETS
    profile = {
        "enterprise_name": name,
        "uscc": code,
        "registered_division": "630102",
        "export_refund": {"filed": True},
        "trade_lines": [{"direction": "export", "product": "藜麦", "markets": ["JPN"]}],
        f"电话{phone}": phone,
        "established_on": note,
    }
    work = {"S03h": Work("submitted", frozenset({0}), note, date(2026, 12, 1), clerk, note)}
    dossier = Dossier(profile, work, date(2024, 5, 1), {"work": {note: note}})
    contact = Contact(person, phone, address, note)
    client = Client("c1", 3, dossier, contact, NOON, NOON, desk)
    stamp = PolicyStamp("qinghai-2022", "1.0.0", "a" * 64)
    printed = (Printed("b" * 64, 4, NOON),)
    visit = Visit(
        "v1", "c1", 1, NOON, desk, date(2024, 6, 1), stamp, dossier, "c" * 64, {"S03h": "right"}, note, printed
    )
    answers = (
        AnswerChange("uscc", None, code, "document_seen", NOON, desk, note),
        AnswerChange("registered_division", None, "630102", "client_said", NOON, desk),
        AnswerChange(f"电话{phone}", None, phone, "client_said", NOON, desk),
    )
    works = (WorkChange("S03h", NO_WORK, work["S03h"], NOON, desk),)
    data = f"{name} 营业执照".encode()
    file = Attachment(hashlib.sha256(data).hexdigest(), f"{name}.pdf", len(data), NOON, desk)
    entries = tuple(entry for entry in chain(2) if entry.client == "a")
    log = tuple(entry for entry in entries)
    return Package(replace(client, id="a"), (replace(visit, client="a"),), answers, works, (Enclosed(file, data),), log)


def test_a_client_comes_back_the_same() -> None:
    data = encode_package(package())
    back = decode_package(data, "a.json")
    # The dossier was read as a file is read: with the problems that this finds.
    assert encode_package(back) == data
    given = package()
    assert replace(back, client=given.client, visits=given.visits) == given
    assert back.client.dossier.work == given.client.dossier.work
    assert back.client.dossier == read_dossier(json.loads(data)["client"]["dossier"])


DOCUMENT: dict[str, Any] = json.loads(encode_package(package()))


def places(value: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [way, *(place for key, part in inner for place in places(part, (*way, key)))]


def changed(way: tuple[Any, ...], value: Any) -> bytes:
    document = json.loads(json.dumps(DOCUMENT))
    if not way:
        return json.dumps(value).encode()
    inner = document
    for key in way[:-1]:
        inner = inner[key]
    inner[way[-1]] = value
    return json.dumps(document).encode()


FOREIGN = st.sampled_from([None, "", "x", -1, 2**70, 1.5, True, [], {}, [[]], {"a": 1}, "9" * 70, "\0", "2026-13-01"])


@given(st.sampled_from(places(DOCUMENT)), FOREIGN)
def test_a_foreign_value_anywhere_is_read_or_refused_with_one_sentence(way: tuple[Any, ...], value: Any) -> None:
    with suppress(UnreadableFileError):
        assert decode_package(changed(way, value), "x.json").client.id


@pytest.mark.parametrize("way", [way for way in places(DOCUMENT) if "dossier" not in way])
def test_an_unknown_key_is_refused_with_its_place(way: tuple[Any, ...]) -> None:
    inner: Any = DOCUMENT
    for key in way:
        inner = inner[key]
    if not isinstance(inner, dict) or way[-2:-1] == ("groups",):
        return
    place = "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in way).removeprefix(".")
    with pytest.raises(UnreadableFileError) as caught:
        decode_package(changed((*way, "faxx"), "1"), "x.json")
    assert f"x.json 的 {place}" in caught.value.message.zh


WHOLE = encode_package(package())


@given(st.integers(1, len(WHOLE) - 3))
def test_a_file_that_is_cut_off_says_so_wherever_it_was_cut(length: int) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        decode_package(WHOLE[:length], "x.json")
    said = caught.value.message
    if length < 12:
        assert "不是导出的客户文件" in said.zh
        return
    line = WHOLE[:length].rstrip().count(b"\n") + 1
    assert said.zh.startswith(f"x.json 不完整：第 {line} 行（")
    assert "到此中断" in said.zh
    assert "没有导入任何内容，请重新复制" in said.zh
    assert f"line {line} (" in said.en


def test_a_file_that_lost_only_the_end_of_its_last_line_is_whole() -> None:
    assert decode_package(WHOLE.rstrip(), "x.json").client.id == "a"


@pytest.mark.parametrize(
    ("after", "section"),
    [
        (b'"contact"', "客户资料"),
        (b'"visits"', "来访"),
        (b'"answers"', "回答的历史"),
        (b'"works"', "办理情况的历史"),
        (b'"data"', "附件"),
        (b'"log"', "咨询记录"),
        (b'"program"', "开头"),
    ],
)
def test_it_is_said_in_which_part_a_file_is_cut_off_or_damaged(after: bytes, section: str) -> None:
    place = WHOLE.index(after) + len(after)  # of the colon
    line = WHOLE[:place].count(b"\n") + 1
    for data, what in (
        (WHOLE[: place + 2], "到此中断"),
        (WHOLE[: place + 2] + b"\0" * 500, "到此中断"),
        (WHOLE[:place] + b"\xff" + WHOLE[place + 1 :], "内容已损坏"),
        (WHOLE[:place] + b"%" + WHOLE[place + 1 :], "内容已损坏"),
    ):
        with pytest.raises(UnreadableFileError, match=f"第 {line} 行（{section}，共 [0-9,]+ 字节）.*{what}"):
            decode_package(data, "x.json")


@pytest.mark.parametrize("wrong", [b'"id": 1, "id": 2', b'"id": 1e999', b'"id": NaN', b'"id": "\\ud800"'])
def test_damage_without_a_place_is_told_without_one(wrong: bytes) -> None:
    with pytest.raises(UnreadableFileError, match="的内容已损坏或被改动过，读不懂；没有导入任何内容，请重新复制"):
        decode_package(WHOLE.replace(b'"id": "v1"', wrong, 1), "x.json")


@pytest.mark.parametrize("data", [b"", b"\n", b"\0" * 4096])
def test_an_empty_file_is_told_to_be_empty(data: bytes) -> None:
    with pytest.raises(UnreadableFileError, match=r"是空的.*请重新复制"):
        decode_package(data, "x.json")


@pytest.mark.parametrize("data", [b"\xff{", b"[]", b"name: x", b'{"format": "qhchecklist-case/1"}', b"{}"])
def test_another_file_is_told_to_be_no_client(data: bytes) -> None:
    with pytest.raises(UnreadableFileError, match="不是导出的客户文件"):
        decode_package(data, "x.json")


def test_a_newer_format_an_attachment_and_an_entry_that_were_changed_are_told() -> None:
    for way, value, said in (
        (("format",), "qhchecklist-client/2", "更新的程序"),
        (("attachments", 0, "data"), "AAAA", "附件与它的校验码不符"),
        (("log", 0, "by"), "别人", "咨询记录的这一条被改动过"),
    ):
        with pytest.raises(UnreadableFileError, match=said):
            decode_package(changed(way, value), "x.json")


def test_a_masked_client_names_nobody_and_can_be_read(rulebook: Rulebook) -> None:
    hidden = masked(package(), usable_answers(rulebook.catalogue, rulebook.codes))
    data = encode_package(hidden)
    for secret in (*SECRETS, "c" * 64, "b" * 64):
        assert secret not in data.decode()
    back = decode_package(data, "masked.json")
    assert back.masked
    profile = back.client.dossier.profile
    assert profile["enterprise_name"] == HIDDEN
    assert profile["registered_division"] == "630102"
    assert profile["export_refund"] == {"filed": True}
    assert [one.field for one in back.answers] == ["uscc", "registered_division"]
    assert back.visits[0].groups == {"S03h": "right"}


# --- sealed ------------------------------------------------------------------------------------------


def test_a_sealed_file_opens_with_its_passphrase_however_it_was_typed() -> None:
    sealed = seal(b"secret", "密码１２３４ABCD", cost=14)
    assert is_sealed(sealed)
    assert b"secret" not in sealed
    assert unseal(sealed, "密码1234ABCD", "x") == b"secret"
    assert seal(b"secret", "密码1234ABCD", cost=14) != sealed
    assert not is_sealed(encode_package(package()))


@given(st.data())
def test_a_wrong_passphrase_and_a_flipped_byte_are_one_sentence(draw: st.DataObject) -> None:
    sealed = bytearray(SEALED)
    place = draw.draw(st.integers(0, len(sealed) - 1))
    sealed[place] ^= draw.draw(st.integers(1, 255))
    with pytest.raises(UnreadableFileError) as caught:
        unseal(bytes(sealed), "correct horse", "客户.qhc")
    assert caught.value.message.zh.count("。") == 1


@given(st.data())
def test_a_sealed_file_that_is_cut_off_is_refused_with_one_sentence(draw: st.DataObject) -> None:
    """How long it was is not known without the passphrase; only where all is missing, that is said for certain."""
    length = draw.draw(st.integers(len('{"cipher":"aes-256-gcm","cost":'), len(SEALED) - 1))
    with pytest.raises(UnreadableFileError) as caught:
        unseal(SEALED[:length], "correct horse", "客户.qhc")
    sealed_part = length - SEALED.index(b"\n") - 1
    assert ("与口令无关" if sealed_part < 16 else "已损坏、不完整") in caught.value.message.zh
    assert caught.value.message.zh.count("。") == 1


SEALED = seal(b"secret" * 10, "correct horse", cost=14)


@pytest.mark.parametrize("cost", [b"40", b"1", b"-1", b"1e9", b"true", b'"17"'])
def test_a_file_cannot_ask_for_more_memory_or_less_safety(cost: bytes) -> None:
    with pytest.raises(UnreadableFileError, match=r"cost|JSON"):
        unseal(SEALED.replace(b'"cost":14', b'"cost":' + cost), "correct horse", "x")
    with pytest.raises(UnreadableFileError, match="口令不对，或文件已损坏"):
        unseal(SEALED, "correct house", "x")


def test_a_short_passphrase_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UnreadableFileError, match="至少要 8 个字符"):
        seal(b"", "short")


def test_the_usable_answers_of_a_profile_leave_out_what_could_not_be_read(
    rulebook: Rulebook, sample: Callable[[str], dict[str, Any]]
) -> None:
    usable = usable_answers(rulebook.catalogue, rulebook.codes)
    assert usable({"established_on": "致电张三", "电话": "1", "exports": "current"}) == {"exports": "current"}
    assert usable(sample("battery-maker")).keys() == sample("battery-maker").keys()
