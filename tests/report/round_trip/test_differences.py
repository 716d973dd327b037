"""A printed case beside today's checklist: every difference is told, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from qhchecklist.assess.assessment import Assessment
from qhchecklist.checklist import Checklist, make_checklist
from qhchecklist.report.round_trip.differences import Tick, differences, ticks, with_ticks
from qhchecklist.report.round_trip.payload import Case, case_of
from qhchecklist.work import Work

LATER = date(2026, 11, 23)


@pytest.fixture
def printed(judge: Callable[..., Assessment], sample: Callable[[str], dict[str, Any]]) -> Checklist:
    work = {"S03h": Work("preparing", frozenset({0}), note="已约")}
    return make_checklist(judge(sample("quinoa-garlic")), work)


@pytest.fixture
def case(printed: Checklist) -> Case:
    return case_of(printed)


def test_the_same_answers_on_the_same_day_differ_in_nothing(case: Case, printed: Checklist) -> None:
    assert differences(case, (), printed) == ()


def test_another_day_is_told(case: Case, judge: Callable[..., Assessment]) -> None:
    now = make_checklist(judge(case.dossier.profile, LATER))
    (found,) = differences(case, (), now)
    assert (found.kind, found.text.zh) == ("as_of", "判断日期：打印时 2024-06-01，现在 2026-11-23。")


def test_another_pack_is_told_with_its_version_and_hash(case: Case, printed: Checklist) -> None:
    older = replace(case, policy_version="2023.1", policy_sha256="ab" * 32)
    (found,) = differences(older, (), printed)
    assert found.kind == "policy"
    assert "打印时 2023.1 abababababab，现在" in found.text.zh


def test_findings_of_another_notice_are_not_compared(case: Case, printed: Checklist) -> None:
    other = replace(case, policy_id="qinghai-2030", groups={"S03h": "does_not_apply"})
    (found,) = differences(other, (), printed)
    assert "结论不能比较" in found.text.zh


def test_every_support_that_stands_elsewhere_is_told_in_the_order_of_the_notice(case: Case, printed: Checklist) -> None:
    groups = dict(case.groups)
    assert groups["S03h"] == "right"
    groups |= {"S03h": "needs_information", "S99z": "right"}
    del groups["S01a"]
    found = differences(replace(case, groups=groups), (), printed)
    assert [one.key for one in found] == ["S01a", "S03h", "S99z"]
    assert "打印时没有这一项，现在是待补充信息" in found[0].text.zh
    assert found[1].text.zh.endswith("：待补充信息 → 可直接主张。")
    assert found[1].text.en.endswith(": information needed → can be claimed directly.")
    assert "现在没有" in found[2].text.zh


def test_a_case_without_findings_has_none_to_compare(case: Case, printed: Checklist) -> None:
    assert differences(replace(case, groups={}), (), printed) == ()


def test_answers_that_were_changed_are_told_by_the_hash(case: Case, judge: Callable[..., Assessment]) -> None:
    now = make_checklist(judge({**case.dossier.profile, "employees": 47}))
    assert "画像指纹不同" in differences(replace(case, groups={}), (), now)[0].text.zh
    short = replace(case, profile_sha256=case.profile_sha256[:12])
    assert differences(short, (), make_checklist(judge(case.dossier.profile))) == ()


def test_ticks_set_and_taken_away_in_the_file_are_read_and_told(case: Case, printed: Checklist) -> None:
    policy = printed.assessment.rulebook.policy
    found = ticks(case, {("S03h", 0): "off", ("S03h", 1): "on", ("S02f", 0): "off"}, policy)
    assert found == (Tick("S03h", 0, False), Tick("S03h", 1, True))
    merged = with_ticks(case.dossier, found)
    assert merged.work["S03h"] == Work("preparing", frozenset({1}), note="已约")
    told = [one.text.zh for one in differences(case, found, printed)]
    assert told[0].startswith("S03h ")
    assert told[0].endswith("第 1 步在 PDF 里取消了勾选。")
    assert told[1].endswith("第 2 步在 PDF 里勾选了。")


def test_a_first_tick_begins_the_work(case: Case) -> None:
    assert with_ticks(case.dossier, (Tick("S02f", 0, True),)).work["S02f"].state == "preparing"


def test_of_two_boxes_that_disagree_the_changed_one_counts(case: Case, printed: Checklist) -> None:
    policy = printed.assessment.rulebook.policy
    assert ticks(case, {("S03h", 0): "both", ("S03h", 1): "both"}, policy) == (
        Tick("S03h", 0, False),
        Tick("S03h", 1, True),
    )


def test_steps_and_supports_that_do_not_exist_are_left_out(case: Case, printed: Checklist) -> None:
    policy = printed.assessment.rulebook.policy
    assert ticks(case, {("S03h", 98): "on", ("S99z", 0): "on"}, policy) == ()
