"""The documents that supports ask for, one by one and merged."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from qhchecklist.assess.assessment import Assessment
from qhchecklist.checklist import Checklist, Item, make_checklist
from qhchecklist.papers import document_line, documents, documents_of, listed
from qhchecklist.policy.text import Text

Judge = Callable[..., Assessment]


def items_of(checklist: Checklist, *supports: str) -> list[Item]:
    return [item for item in checklist.items if item.id in supports]


def test_a_support_names_its_documents_in_the_order_of_its_steps(judge: Judge) -> None:
    (item,) = items_of(make_checklist(judge({})), "S01b")
    assert [text.zh for text in documents_of(item)] == ["合同", "订舱、停限产等证明材料"]


def test_a_support_whose_steps_name_none_has_none(judge: Judge) -> None:
    checklist = make_checklist(judge({}))
    (item,) = items_of(checklist, "S03h")
    assert documents_of(item) == ()
    assert documents(checklist, [item]) == ()


def test_a_document_of_two_supports_is_listed_once_and_first(judge: Judge) -> None:
    checklist = make_checklist(judge({}))
    first, *rest = documents(checklist, checklist.items)
    assert (first.text.zh, first.supports, first.count) == ("原产地证明", ("S03a", "S03c"), 2)
    assert [step.source for step in first.steps] == ["text", "procedure"]
    assert first.source == "text"
    assert all(need.count == 1 for need in rest)


def test_the_source_is_general_procedure_where_no_step_follows_from_the_text(judge: Judge) -> None:
    checklist = make_checklist(judge({}))
    (need,) = documents(checklist, items_of(checklist, "S03c"))
    assert (need.text.zh, need.source, need.supports) == ("原产地证明", "procedure", ("S03c",))


def test_documents_needed_equally_often_stand_in_the_order_of_the_notice(judge: Judge) -> None:
    """Whatever the order of the items: the checklist shows them by group."""
    checklist = make_checklist(judge({}))
    chosen = items_of(checklist, "S15a", "S13a", "S01a")
    needs = documents(checklist, chosen)
    assert needs == documents(checklist, chosen[::-1])
    assert [need.supports[0] for need in needs] == ["S01a", "S01a", "S13a", "S13a", "S15a", "S15a", "S15a"]


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_no_document_is_lost_or_added_by_merging(judge: Judge, data: st.DataObject) -> None:
    checklist = make_checklist(judge({}))
    chosen = data.draw(st.lists(st.sampled_from(checklist.items), unique_by=lambda item: item.id))
    needs = documents(checklist, chosen)
    assert sorted((support, need.text.zh) for need in needs for support in need.supports) == sorted(
        (item.id, text.zh) for item in chosen for text in documents_of(item)
    )
    assert len({need.text.zh for need in needs}) == len(needs)
    assert all(need.text in step.documents for need in needs for step in need.steps)
    assert [need.count for need in needs] == sorted((need.count for need in needs), reverse=True)


def test_documents_in_a_row_are_parted_by_what_stands_in_none_of_them(judge: Judge) -> None:
    checklist = make_checklist(judge({}))
    every = [need.text for need in documents(checklist, checklist.items)]
    row = listed(every)
    assert row.zh.split("；") == [text.zh for text in every]
    assert row.en.split("; ") == [text.en for text in every]
    assert listed([]) == Text("", "")


def test_the_line_under_a_step_lists_its_documents_and_is_not_there_without_any() -> None:
    row = [Text("合同", "contracts"), Text("主协议", "master agreement")]
    assert document_line(row) == Text("材料：合同；主协议", "Documents: contracts; master agreement")
    assert document_line([]) == Text("", "")
