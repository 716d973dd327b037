"""A printed case beside today's checklist: every difference is told, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from qhchecklist.assess.assessment import Assessment
from qhchecklist.checklist import Checklist, make_checklist
from qhchecklist.dossier import Dossier
from qhchecklist.policy.profile import flatten
from qhchecklist.policy.rulebook import Rulebook
from qhchecklist.report.round_trip.differences import Difference, Restored, Tick, restore, ticks, with_ticks
from qhchecklist.report.round_trip.names import DONT_KNOW, NO, NONE_OF_THESE, YES, answer_name
from qhchecklist.report.round_trip.payload import Case, case_of
from qhchecklist.report.round_trip.reading import BOX
from qhchecklist.report.round_trip.reopen import Box, Reopened
from qhchecklist.work import Work


class Assess:
    """Assesses a dossier on a day in force."""

    def __init__(self, rulebook: Rulebook, judge: Callable[..., Assessment]) -> None:
        self.rulebook = rulebook
        self._judge = judge

    def __call__(self, dossier: Dossier) -> Checklist:
        return make_checklist(self._judge(dossier.profile), dossier.work)


@pytest.fixture
def assess(rulebook: Rulebook, judge: Callable[..., Assessment]) -> Assess:
    return Assess(rulebook, judge)


LATER = date(2026, 11, 23)


@pytest.fixture
def printed(judge: Callable[..., Assessment], sample: Callable[[str], dict[str, Any]]) -> Checklist:
    work = {"S03h": Work("preparing", frozenset({0}), note="已约")}
    return make_checklist(judge(sample("quinoa-garlic")), work)


@pytest.fixture
def case(printed: Checklist) -> Case:
    return case_of(printed)


def restored(case: Case, now: Checklist, boxes: Mapping[str, Box] | None = None) -> Restored:
    """As if `now` were what the answers give today."""

    def assess(dossier: Dossier) -> Checklist:
        return now

    return restore(Reopened(case, boxes or {}), now.assessment.rulebook, assess)


def differences(case: Case, now: Checklist, boxes: Mapping[str, Box] | None = None) -> tuple[Difference, ...]:
    return restored(case, now, boxes).differences


def test_the_same_answers_on_the_same_day_differ_in_nothing(case: Case, printed: Checklist) -> None:
    assert differences(case, printed) == ()


def test_another_day_is_told(case: Case, judge: Callable[..., Assessment]) -> None:
    now = make_checklist(judge(case.dossier.profile, LATER))
    (found,) = differences(case, now)
    assert (found.kind, found.text.zh) == ("as_of", "判断日期：打印时 2024-06-01，现在 2026-11-23。")


def test_another_pack_is_told_with_its_version_and_hash(case: Case, printed: Checklist) -> None:
    older = replace(case, policy_version="2023.1", policy_sha256="ab" * 32)
    (found,) = differences(older, printed)
    assert found.kind == "policy"
    assert "打印时 2023.1 abababababab，现在" in found.text.zh


def test_findings_of_another_notice_are_not_compared(case: Case, printed: Checklist) -> None:
    other = replace(case, policy_id="qinghai-2030", groups={"S03h": "does_not_apply"})
    (found,) = differences(other, printed)
    assert "结论不能比较" in found.text.zh


def test_every_support_that_stands_elsewhere_is_told_in_the_order_of_the_notice(case: Case, printed: Checklist) -> None:
    groups = dict(case.groups)
    assert groups["S03h"] == "right"
    groups |= {"S03h": "needs_information", "S99z": "right"}
    del groups["S01a"]
    found = differences(replace(case, groups=groups), printed)
    assert [one.key for one in found] == ["S01a", "S03h", "S99z"]
    assert "打印时没有这一项，现在是待补充信息" in found[0].text.zh
    assert found[1].text.zh.endswith("：待补充信息 → 可直接主张。")
    assert found[1].text.en.endswith(": information needed → can be claimed directly.")
    assert "现在没有" in found[2].text.zh


def test_a_case_without_findings_has_none_to_compare(case: Case, printed: Checklist) -> None:
    assert differences(replace(case, groups={}), printed) == ()


def test_answers_that_were_changed_are_told_by_the_hash(case: Case, judge: Callable[..., Assessment]) -> None:
    now = make_checklist(judge({**case.dossier.profile, "employees": 47}))
    assert "画像指纹不同" in differences(replace(case, groups={}), now)[0].text.zh
    short = replace(case, profile_sha256=case.profile_sha256[:12])
    assert differences(short, make_checklist(judge(case.dossier.profile))) == ()


def test_ticks_set_and_taken_away_in_the_file_are_read_and_told(case: Case, printed: Checklist) -> None:
    policy = printed.assessment.rulebook.policy
    found = ticks(case, {"step-S03h-1": "off", "step-S03h-2": "on", "step-S02f-1": "off"}, policy)
    assert found == (Tick("S03h", 0, False), Tick("S03h", 1, True))
    merged = with_ticks(case.dossier, found)
    assert merged.work["S03h"] == Work("preparing", frozenset({1}), note="已约")
    told = [one.text.zh for one in differences(case, printed, {"step-S03h-1": "off", "step-S03h-2": "on"})]
    assert told[0].startswith("S03h ")
    assert told[0].endswith("第 1 步在 PDF 里取消了勾选。")
    assert told[1].endswith("第 2 步在 PDF 里勾选了。")


def test_a_first_tick_begins_the_work(case: Case) -> None:
    assert with_ticks(case.dossier, (Tick("S02f", 0, True),)).work["S02f"].state == "preparing"


def test_of_two_boxes_that_disagree_the_changed_one_counts(case: Case, printed: Checklist) -> None:
    policy = printed.assessment.rulebook.policy
    assert ticks(case, {"step-S03h-1": "both", "step-S03h-2": "both"}, policy) == (
        Tick("S03h", 0, False),
        Tick("S03h", 1, True),
    )


def test_steps_and_supports_that_do_not_exist_are_left_out(case: Case, printed: Checklist) -> None:
    policy = printed.assessment.rulebook.policy
    assert ticks(case, {"step-S03h-99": "on", "step-S99z-1": "on", "step-S03h-01": "on"}, policy) == ()


# --- answers -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "kind", "ticked", "value"),
    [
        ("own_technology", "yes_no", ["yes"], True),
        ("own_technology", "yes_no", ["no"], False),
        ("own_technology", "yes_no", ["dont_know"], "unknown"),
        ("export_refund.filed", "yes_no", ["yes"], True),
        ("exports", "choice", ["planned"], "planned"),
        ("difficulties", "choices", ["logistics", "finance"], ["logistics", "finance"]),
        ("difficulties", "choices", ["none_of_these"], []),
    ],
)
def test_an_answer_ticked_in_the_file_is_taken_in_and_told(
    field: str, kind: str, ticked: list[str], value: object, assess: Assess
) -> None:
    case = case_of(assess(Dossier({"enterprise_name": "甲"})))
    boxes: dict[str, Box] = {answer_name(field, key): "on" for key in ticked}
    boxes |= {answer_name("imports", "none"): "off"}
    found = restore(Reopened(case, boxes), assess.rulebook, assess)
    assert assess.rulebook.catalogue.field(field).kind == kind
    assert flatten(found.dossier.profile, assess.rulebook.catalogue) == {"enterprise_name": "甲", field: value}
    told = found.differences[0]
    assert (told.kind, told.key) == ("answer", field)
    assert "在 PDF 里答了" in told.text.zh
    assert {one.kind for one in found.differences[1:]} <= {"finding"}


@pytest.mark.parametrize(
    ("field", "ticked"),
    [
        ("own_technology", ["yes", "no"]),
        ("own_technology", ["yes", "dont_know"]),
        ("exports", ["planned", "none"]),
        ("difficulties", ["logistics", "none_of_these"]),
    ],
)
def test_answers_that_contradict_each_other_are_told_and_not_taken_in(
    field: str, ticked: list[str], assess: Assess
) -> None:
    case = case_of(assess(Dossier({"enterprise_name": "甲"})))
    boxes: dict[str, Box] = {answer_name(field, key): "on" for key in ticked}
    found = restore(Reopened(case, boxes), assess.rulebook, assess)
    assert found.dossier.profile == {"enterprise_name": "甲"}
    (told,) = found.differences
    assert "互相矛盾" in told.text.zh


def test_an_answer_that_is_there_is_not_replaced(assess: Assess) -> None:
    case = case_of(assess(Dossier({"own_technology": False, "exports": "unknown"})))
    boxes: dict[str, Box] = {answer_name("own_technology", "yes"): "on", answer_name("exports", "current"): "on"}
    found = restore(Reopened(case, boxes), assess.rulebook, assess)
    assert found.dossier.profile == {"own_technology": False, "exports": "current"}


def test_every_box_of_an_answer_has_a_name_of_its_own(assess: Assess) -> None:
    names = [
        answer_name(field.key, key)
        for field in assess.rulebook.catalogue.fields
        for key in (*(option.key for option in field.options), YES, NO, NONE_OF_THESE, DONT_KNOW)
    ]
    assert len(set(names)) == len(names)
    assert all(BOX.fullmatch(name) for name in names)
