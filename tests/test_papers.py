"""The documents that supports ask for, one by one and merged."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from qhchecklist.assess.assessment import Assessment
from qhchecklist.checklist import Checklist, Item, make_checklist
from qhchecklist.papers import document_line, documents, documents_of, listed
from qhchecklist.policy.model import Document
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
    needs = documents(checklist, checklist.items)
    names = [(need.text.zh, need.obtained) for need in needs]
    assert len(set(names)) == len(names)
    assert [one.obtained for one in needs] == sorted(one.obtained for one in needs)


def test_what_one_support_asks_for_may_be_what_another_leads_to(judge: Judge) -> None:
    checklist = make_checklist(judge({}))
    brought, obtained = documents(checklist, items_of(checklist, "S03a", "S03c"))[-2:]
    assert (brought.name.zh, brought.obtained, brought.supports) == ("原产地证明（限进口方）", False, ("S03c",))
    assert (obtained.name.zh, obtained.obtained, obtained.supports) == ("原产地证明", True, ("S03a",))


def test_steps_that_do_not_concern_a_firm_or_are_behind_it_ask_for_nothing(judge: Judge) -> None:
    goji, cordyceps = (
        make_checklist(judge({"trade_lines": [{"direction": "export", "product": name}]}))
        for name in ("枸杞", "冬虫夏草")
    )
    assert [need.text.zh for need in documents(goji, items_of(goji, "S05f"))] == []
    (need,) = documents(cordyceps, items_of(cordyceps, "S05f"))
    assert (need.name.zh, need.obtained) == ("允许进出口证明书（限冬虫夏草出口）", True)


def test_a_paper_of_importers_is_not_asked_of_a_firm_that_does_not_import(judge: Judge) -> None:
    """What is not known is asked."""
    told = {}
    for imports in (None, "planned", "none"):
        made = make_checklist(judge({} if imports is None else {"imports": imports}))
        told[imports] = [need.text.zh for need in documents(made, items_of(made, "S03c"))]
    assert told == {None: ["原产地证明"], "planned": ["原产地证明"], "none": []}


def test_a_certificate_that_the_firm_holds_is_said_to_be_held(judge: Judge) -> None:
    """Another certificate of the same kind is not this one."""
    told = {}
    for held in ("organic_cn", "organic_eu"):
        made = make_checklist(judge({"certifications": [held]}))
        told[held] = [(need.text.zh, need.held) for need in documents(made, items_of(made, "S02f"))]
    assert told == {"organic_cn": [("中国有机证书", True)], "organic_eu": [("中国有机证书", False)]}


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
    assert [need.supports[0] for need in needs] == ["S01a", "S01a", "S13a", "S13a", "S15a", "S15a"]


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_no_document_is_lost_or_added_by_merging(judge: Judge, data: st.DataObject) -> None:
    checklist = make_checklist(judge({}))
    chosen = data.draw(st.lists(st.sampled_from(checklist.items), unique_by=lambda item: item.id))
    needs = documents(checklist, chosen)
    assert sorted((support, need.text.zh, need.obtained) for need in needs for support in need.supports) == sorted(
        (item.id, one.zh, one.obtained) for item in chosen for one in documents_of(item)
    )
    assert len({(need.text.zh, need.obtained) for need in needs}) == len(needs)
    assert all(use.document in use.step.documents for need in needs for use in need.uses)
    order = [(need.obtained, -need.count) for need in needs]
    assert order == sorted(order)


def test_documents_in_a_row_are_parted_by_what_stands_in_none_of_them(judge: Judge) -> None:
    checklist = make_checklist(judge({}))
    every = [need.uses[0].document for need in documents(checklist, checklist.items)]
    row = listed(every)
    assert row.zh.split("；") == [listed([one]).zh for one in every]
    assert row.en.split("; ") == [listed([one]).en for one in every]
    assert listed([]) == Text("", "")


def test_the_line_under_a_step_lists_its_documents_and_is_not_there_without_any() -> None:
    row = [Document("合同", "contracts"), Document("注册证", "licence", True, Text("设备", "equipment"))]
    zh, en = (
        "材料：合同；注册证（限设备）（办成后取得）",
        "Documents: contracts; licence (equipment only) (obtained in the end)",
    )
    assert document_line(row) == Text(zh, en)
    assert document_line([]) == Text("", "")
