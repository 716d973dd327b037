"""The attachment of a printed case: everything comes back exactly, and foreign bytes get one sentence."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qhchecklist.assess.assessment import Assessment
from qhchecklist.checklist import make_checklist
from qhchecklist.dossier import dossier_document
from qhchecklist.policy.condition import fields_of, leaves
from qhchecklist.policy.problem import UnreadableFileError
from qhchecklist.policy.profile import Reading
from qhchecklist.policy.ruling import Ruling, point_of
from qhchecklist.report.options import RecordHead
from qhchecklist.report.round_trip.differences import restore
from qhchecklist.report.round_trip.payload import Case, case_of, decode_case, encode_case
from qhchecklist.report.round_trip.reopen import Reopened
from qhchecklist.work import Work

WORK = {"S03h": Work("preparing", frozenset({0, 2}), "11-20 已约\n第二行", date(2026, 12, 1), "马丽", "")}

WRONG_RECORDS: tuple[dict[str, Any], ...] = (
    {"number": -1},
    {"number": True},
    {"number": 2**60},
    {"sha256": "0"},
    {"sha256": None},
    {"by": "长" * 201},
    {"by": 7},
    {"on": "昨天"},
)

HOSTILE = (
    '<b>甲</b><img src="/etc/passwd"/>',
    "javascript:alert(1)",
    "file:///etc/passwd",
    "../../../../etc/passwd",
    "=HYPERLINK(1)",
    "%s{0}${x}\\u0041\\",
    "\u202e倒着写的公司\u202c",
    "شركة \u200b\u200d\ufeff零宽",
    "".join(chr(code) for code in range(1, 32)) + "\x7f\x85",
    "前\x00后",
    "𬭎䶮㛃 བོད་ཡིག 👩‍🌾",
    "长" * 10_000,
    '",}]\n---\n- !!python/object:os.system',
)


@pytest.fixture
def case(judge: Callable[..., Assessment], sample: Callable[[str], dict[str, Any]]) -> Case:
    return case_of(make_checklist(judge(sample("quinoa-garlic")), WORK, date(2024, 5, 1)))


def test_a_case_comes_back_exactly(case: Case) -> None:
    back = decode_case(encode_case(case), "清单.pdf")
    assert dossier_document(back.dossier) == dossier_document(case.dossier)
    assert replace(back, dossier=case.dossier) == case
    assert back.dossier.problems == ()


def test_where_the_consultation_record_stood_comes_back_exactly_and_is_checked(case: Case) -> None:
    told = replace(case, record=RecordHead(37, "3f2a91bc04de77a1" * 4, "李窗口", date(2026, 11, 23)))
    assert decode_case(encode_case(told), "清单.pdf").record == told.record
    assert b'"record"' not in encode_case(case)
    sound = json.loads(encode_case(told))
    wrong = ([], "37", {}, *(sound["record"] | one for one in WRONG_RECORDS))
    for record in wrong:
        with pytest.raises(UnreadableFileError, match=r"清单\.pdf"):
            decode_case(json.dumps(sound | {"record": record}).encode(), "清单.pdf")


def test_what_an_authority_answered_is_told_by_the_paper_and_decides_nothing_again(
    judge: Callable[..., Assessment], sample: Callable[[str], dict[str, Any]]
) -> None:
    profile, day = sample("wool-importer"), date(2024, 6, 1)
    point = next(
        point_of(leaf)
        for one in judge(profile).rulebook.policy.supports
        if one.id == "S01a" and one.condition is not None
        for leaf in leaves(one.condition)
        if "recognitions" in fields_of(leaf)
    )
    ruling = Ruling("S01a", point, "yes", "省商务厅", date(2024, 5, 20), "在名单内", "函1号")
    told = case_of(make_checklist(judge(profile, day, ruling)))
    assert told.groups["S01a"] == "guided"
    (back,) = decode_case(encode_case(told), "清单.pdf").rulings
    assert back == replace(ruling, point="")
    restored = restore(Reopened(told), judge(profile).rulebook, lambda one: make_checklist(judge(one.profile, day)))
    assert restored.now.group("guided") == make_checklist(judge(profile, day)).group("guided")
    said = [one.text.zh for one in restored.differences]
    assert said[0].startswith("S01a：打印时按此判断：主管部门已答复（2024年5月20日，省商务厅，函1号）：是。在名单内。")
    assert "没有采用" in said[0]
    sound = json.loads(encode_case(told))
    for wrong in ({}, [1], [{}], [sound["rulings"][0] | {"outcome": "perhaps"}], [sound["rulings"][0] | {"day": ""}]):
        with pytest.raises(UnreadableFileError, match=r"清单\.pdf"):
            decode_case(json.dumps(sound | {"rulings": wrong}).encode(), "清单.pdf")


def test_equal_checklists_give_equal_bytes_and_the_order_of_the_form_stays(case: Case) -> None:
    data = encode_case(case)
    assert data == encode_case(case)
    assert data.decode() == json.dumps(json.loads(data), ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    back = decode_case(data, "x").dossier
    assert json.dumps(dossier_document(back)) == json.dumps(dossier_document(case.dossier))


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_whatever_was_typed_survives_as_it_was(
    text: str, judge: Callable[..., Assessment], read: Callable[[Mapping[str, Any]], Reading]
) -> None:
    row = {"direction": "export", "status": "current", "product": text, "markets": ["KOR"]}
    work = {"S03h": Work(note=text, person=text, reason=text)}
    checklist = make_checklist(judge({"enterprise_name": text, "trade_lines": [row]}), work)
    reading = checklist.assessment.reading
    back = decode_case(encode_case(case_of(checklist)), "清单.pdf")
    assert back.dossier.profile == reading.document
    assert back.dossier.work == work
    assert read(back.dossier.profile).sha256 == back.profile_sha256 == reading.sha256


def test_half_a_character_is_replaced_and_the_rest_kept(judge: Callable[..., Assessment]) -> None:
    data = encode_case(case_of(make_checklist(judge({"enterprise_name": "甲\ud800乙"}))))
    assert decode_case(data, "x.pdf").dossier.profile["enterprise_name"] == "甲\ufffd乙"


@given(st.text(max_size=80), st.text(st.characters(codec="utf-8"), max_size=80))
def test_any_name_and_note_survive(name: str, note: str) -> None:
    origin = Case(None, date(2024, 1, 1), "p", "0" * 64, "1" * 64, "1", "0")  # type: ignore[arg-type]
    from qhchecklist.dossier import Dossier

    clean = name.encode("utf-8", "ignore").decode()
    dossier = Dossier({"enterprise_name": clean}, {"S03h": Work(note=note)} if note else {})
    back = decode_case(encode_case(replace(origin, dossier=dossier)), "x.pdf")
    assert dossier_document(back.dossier) == dossier_document(dossier)


def changed(case: Case, **changes: Any) -> bytes:
    return json.dumps(json.loads(encode_case(case)) | changes).encode()


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"format": "qhchecklist-case/2"}, "由更新的程序写成（格式 2）"),
        ({"format": "other"}, "读不懂（format）"),
        ({"format": None}, "读不懂（format）"),
        ({"as_of": "yesterday"}, "读不懂（as_of）"),
        ({"as_of": 5}, "读不懂（as_of）"),
        ({"policy": None}, "读不懂（policy）"),
        ({"policy": {"id": "../x", "version": "1", "sha256": "0" * 64}}, "读不懂（policy.id）"),
        ({"policy": {"id": "..", "version": "1", "sha256": "0" * 64}}, "读不懂（policy.id）"),
        ({"policy": {"id": "x", "version": "\x1b[2J", "sha256": "0" * 64}}, "读不懂（policy.version）"),
        ({"profile_sha256": "short"}, "读不懂（profile_sha256）"),
        ({"dossier": []}, "读不懂（dossier）"),
        ({"dossier": {"enterprise_name": "\ud800"}}, "残缺的字符"),
        ({"findings": {"S03h": "granted"}}, "读不懂（findings.S03h）"),
        ({"findings": {"S03h": ["right"]}}, "读不懂（findings.S03h）"),
        ({"findings": {"\x1b[2J": 1}}, "读不懂（findings.〔U+001B〕[2J）"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(case: Case, changes: dict[str, Any], told: str) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        decode_case(changed(case, **changes), "清单.pdf")
    assert told in caught.value.message.zh
    assert caught.value.message.zh.startswith("清单.pdf")
    assert "\n" not in caught.value.message.zh
    assert caught.value.message.en


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"{",
        b'"text"',
        b"\xff\xfe",
        b"[" * 900_000,
        b'{"a":1,"a":2}',
        b'{"\\u001b[2J\\n":1,"\\u001b[2J\\n":2}',
        b'{"a":NaN}',
        b'{"a":' + b"9" * 10_000 + b"}",
        b"{" + b" " * 1_000_000 + b"}",
    ],
    ids=range(11),
)
def test_bytes_that_are_no_case_are_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        decode_case(data, "清单.pdf")
    assert caught.value.message.zh.startswith("清单.pdf")
    assert caught.value.message.zh.isprintable()


def test_what_a_later_program_adds_is_left_aside(case: Case) -> None:
    assert decode_case(changed(case, later={"x": 1}), "清单.pdf").as_of == case.as_of


def test_a_broken_answer_is_told_like_in_any_dossier(case: Case) -> None:
    back = decode_case(changed(case, dossier={"enterprise_name": "甲", "work": {"S03h": {"state": "won"}}}), "清单.pdf")
    assert [problem.field for problem in back.dossier.problems] == ["work.S03h"]
    assert back.dossier.unread == {"work": {"S03h": {"state": "won"}}}
