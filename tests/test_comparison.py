"""Two states of a firm side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from qhchecklist.assess.assessment import Assessment
from qhchecklist.checklist import APPLYING, make_checklist
from qhchecklist.comparison import compare, compare_answers
from qhchecklist.policy.profile import Reading
from qhchecklist.policy.rulebook import Rulebook

Judge = Callable[..., Assessment]
Read = Callable[[Mapping[str, Any]], Reading]

EXPORTER: dict[str, Any] = {
    "registered_division": "630123",
    "entity_type": "enterprise",
    "exports": "current",
    "export_refund.filed": True,
    "export_refund.refundable_goods": True,
    "trade_lines": [{"direction": "export", "status": "current", "product": "藜麦", "markets": ["KOR"]}],
}


def test_a_filing_taken_back_loses_what_it_gave_and_the_way_back_gains_it(judge: Judge) -> None:
    with_filing = make_checklist(judge(EXPORTER))
    without = make_checklist(judge({**EXPORTER, "export_refund.filed": False}))
    lost, gained = compare(with_filing, without).lost, compare(without, with_filing).gained
    assert [shift.id for shift in lost] == [shift.id for shift in gained] != []
    assert all(shift.before.group in APPLYING and shift.after.group not in APPLYING for shift in lost)


def test_an_answer_left_open_is_another_change_and_not_a_gain(judge: Judge) -> None:
    refused = make_checklist(judge({**EXPORTER, "export_refund.filed": False}))
    unknown = make_checklist(judge({key: value for key, value in EXPORTER.items() if key != "export_refund.filed"}))
    found = compare(refused, unknown)
    assert (found.gained, found.lost) == ((), ())
    assert {(one.before.group, one.after.group) for one in found.other} == {("does_not_apply", "needs_information")}


def test_nothing_changed_is_nothing_found(judge: Judge) -> None:
    found = compare(make_checklist(judge(EXPORTER)), make_checklist(judge(dict(EXPORTER))))
    assert (found.gained, found.lost, found.other) == ((), (), ())


@settings(max_examples=40, deadline=None)
@given(st.permutations(list(EXPORTER)).flatmap(lambda keys: st.sampled_from([keys[:n] for n in range(7)])))
def test_every_support_is_unchanged_or_in_exactly_one_list(judge: Judge, kept: list[str]) -> None:
    before = make_checklist(judge(EXPORTER))
    after = make_checklist(judge({key: EXPORTER[key] for key in kept}))
    found = compare(before, after)
    moved = [shift.id for shift in (*found.gained, *found.lost, *found.other)]
    groups = {item.id: item.group for item in before.items}
    assert sorted(moved) == sorted(item.id for item in after.items if item.group != groups[item.id])
    assert {one.id for one in found.gained} | {one.id for one in found.lost} == {
        item.id for item in after.items if (item.group in APPLYING) != (groups[item.id] in APPLYING)
    }


def test_answers_are_told_in_words_in_the_order_of_the_form(read: Read, rulebook: Rulebook) -> None:
    before = read({"export_refund.filed": True, "entity_type": "enterprise", "own_brand": "unknown"})
    after = read(
        {"entity_type": "enterprise", "own_brand": True, "trade_lines": [{"direction": "import", "hs": "2608"}]}
    )
    told = {one.field: (one.label.zh, one.before.zh, one.after.zh) for one in compare_answers(before, after, rulebook)}
    assert told["export_refund.filed"] == ("已办出口退（免）税备案", "是", "未填")
    assert told["own_brand"][1:] == ("不清楚", "是")
    assert told["trade_lines"][1:] == ("未填", "进口 2608")
    assert "entity_type" not in told
    order = [field.key for field in rulebook.catalogue.fields if field.key in told]
    assert list(told) == order


def test_an_unusable_answer_is_told_as_it_was_written(read: Read, rulebook: Rulebook) -> None:
    (told,) = compare_answers(read({}), read({"uscc": "不知道哪个"}), rulebook)
    assert (told.before.en, told.after.en) == ("not answered", "不知道哪个")


def test_no_goods_is_an_answer_and_not_the_same_as_none_given(read: Read, rulebook: Rulebook) -> None:
    (told,) = compare_answers(read({}), read({"trade_lines": []}), rulebook)
    assert (told.before.zh, told.after.zh) == ("未填", "没有货物")


def test_an_answer_that_contradicts_the_goods_is_told_in_its_own_words(read: Read, rulebook: Rulebook) -> None:
    shifts = compare_answers(read(EXPORTER), read({**EXPORTER, "exports": "none"}), rulebook)
    assert [(one.field, one.after.zh, one.after.en) for one in shifts] == [("exports", "不出口", "no")]
