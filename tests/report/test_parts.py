"""The first page is complete by itself; further pages for departments, documents, a notice come when asked for."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from qhchecklist.assess.assessment import Assessment
from qhchecklist.checklist import APPLYING, Checklist, is_historical, make_checklist
from qhchecklist.papers import documents
from qhchecklist.policy.text import Lang
from qhchecklist.report.options import Part, PdfOptions
from qhchecklist.report.pdf import render
from tests.paper_text import page_texts

EXPIRED = date(2026, 11, 23)
IN_FORCE = date(2024, 6, 1)
LONG_NAME = (
    "青海省海西蒙古族藏族自治州德令哈市柴达木绿色有机农畜产品精深加工与国际贸易股份有限公司第二分公司筹备处联合体"
)
LANGS: tuple[Lang, ...] = ("zh", "en")

ENDS: dict[Lang, tuple[str, ...]] = {
    "zh": ("下一步", "企业确认", "窗口咨询人员", "答复意见"),
    "en": ("Whatcomesnext", "Forthefirm", "Forthehelpdesk", "Advice"),
}
"""What stands at the end of the first page."""

Judge = Callable[..., Assessment]
Sample = Callable[[str], dict[str, Any]]


def pages(checklist: Checklist, lang: Lang = "zh", *parts: Part, large: bool = False) -> list[str]:
    """The text of each page without blanks."""
    data = render(checklist, PdfOptions(lang=lang, parts=parts, large=large))
    return page_texts(data)


@pytest.fixture
def checklist(judge: Judge, sample: Sample) -> Checklist:
    """The quinoa sample, after the notice has expired."""
    return make_checklist(judge(sample("quinoa-garlic"), EXPIRED))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("day", [EXPIRED, IN_FORCE])
@pytest.mark.parametrize("name", ["quinoa-garlic", "battery-maker", "first-visit", "empty"])
def test_the_first_page_has_all_of_the_summary_whoever_the_firm_is(
    judge: Judge, sample: Sample, name: str, day: date, lang: Lang
) -> None:
    document = {} if name == "empty" else {**sample(name), "enterprise_name": LONG_NAME}
    made = make_checklist(judge(document, day), business_day=IN_FORCE)
    first, second = pages(made, lang)[:2]
    for words in ENDS[lang]:
        assert words in first
        assert words not in second
    assert ("".join(LONG_NAME.split()) in first) is (name != "empty")


def test_the_counts_of_each_measure_add_up_to_those_of_the_whole(checklist: Checklist) -> None:
    policy = checklist.assessment.rulebook.policy
    for measure in policy.measures:
        assert sum(item.measure is measure for item in checklist.items) == len(measure.supports)
    assert sum(len(measure.supports) for measure in policy.measures) == len(checklist.items)


def test_without_a_notice_in_force_the_first_step_is_to_confirm(judge: Judge, sample: Sample) -> None:
    expired, now = (make_checklist(judge(sample("quinoa-garlic"), day)) for day in (EXPIRED, IN_FORCE))
    assert "先核实本文件有效期已于2025年12月9日届满" in pages(expired)[0]
    assert "先核实" not in pages(now)[0]


def test_the_next_step_is_the_first_that_is_not_ticked(judge: Judge, sample: Sample) -> None:
    assessment = judge(sample("quinoa-garlic"), IN_FORCE)
    """What is behind the firm already is no step to take: it has filed for the refund."""
    first = next(item for item in make_checklist(assessment).items if item.group in ("right", "guided"))
    filing, claiming, waiting, *_ = ("".join(step.text.zh.split()) for step in first.finding.support.steps)
    now = pages(make_checklist(assessment))[0]
    assert filing not in now
    assert claiming in now
    done = pages(make_checklist(assessment, {first.id: first.work.with_tick(1, True)}))[0]
    assert waiting in done
    assert claiming not in done


def test_a_page_for_each_department_names_what_its_measures_hold_for_the_firm(checklist: Checklist) -> None:
    """And nothing of measures that do not name it, nor what does not apply."""
    whole = re.sub("带此页到：[^（]*(（[^）]*）)?（续）", "", "".join(pages(checklist, "zh", "departments")))
    head = checklist.assessment.rulebook.policy.head
    worth = {
        item.id
        for item in checklist.items
        if item.group in APPLYING - {"wide"} | {"needs_information", "open_list"} and not is_historical(item)
    }
    for number, department in enumerate(one for one in head.departments if one.same_as is None):
        names = {one.name.zh for one in head.departments if department.name.zh in (one.name.zh, one.same_as)}
        concerned = {i.id for i in checklist.items if names & set(i.measure.department_names)} & worth
        title = f"带此页到：{'西宁市人民政府' if department.own_prefecture else department.name.zh}"
        assert (title in whole) is bool(concerned)
        if not concerned:
            continue
        part = whole.split(title)[1].split("带此页到：")[0]
        named = {
            item.id for item in checklist.items if item.id + "".join(item.finding.support.title.zh.split()) in part
        }
        assert named == concerned, (number, department)


def test_a_loose_sheet_says_for_whom_it_is(checklist: Checklist) -> None:
    """Every page of a department names it, at the top where it goes on from the page before."""
    office = "省商务厅"
    made = pages(checklist, "zh", "departments")
    goes_on = f"带此页到：{office}（续）"
    begins = next(number for number, text in enumerate(made) if f"带此页到：{office}" in text)
    ends = next(n for n in range(begins + 1, len(made)) if "带此页到：" in made[n].replace(goes_on, ""))
    assert ends - begins > 1
    assert goes_on not in made[begins]
    assert all(goes_on in text for text in made[begins + 1 : ends])
    assert goes_on not in made[ends]


def test_departments_with_little_to_ask_share_a_page(checklist: Checklist) -> None:
    shared = [text for text in pages(checklist, "zh", "departments") if "其他单位" in text]
    assert len(shared) == 1
    assert shared[0].count("带此页到：") > 1


def test_what_is_long_past_sends_nobody_anywhere(checklist: Checklist) -> None:
    past = [item for item in checklist.items if is_historical(item)]
    assert past
    assert not any(item.id in text for item in past for text in pages(checklist, "zh", "departments")[1:])


def test_in_large_print_there_is_room_to_write_below_each_support(checklist: Checklist) -> None:
    whole = "".join(pages(checklist, "zh", "departments", large=True))
    assert whole.count("该单位答复") > len(checklist.assessment.rulebook.policy.head.departments)


def test_every_document_is_listed_once_with_what_it_is_for(checklist: Checklist) -> None:
    items = [item for item in checklist.items if item.group in APPLYING | {"needs_information"}]
    whole = "".join(pages(checklist, "zh", "documents"))
    listed = whole.split("材料清单")[1]
    needs = documents(checklist, items)
    assert {need.obtained for need in needs} == {False, True}
    brought, obtained = listed.split("办成后取得，不用带去：")
    for need in needs:
        part = obtained if need.obtained else brought
        assert "".join(need.name.zh.split()) in part
        assert all(support in part for support in need.supports)


def test_a_firm_that_needs_no_document_gets_no_list_of_them(judge: Judge) -> None:
    nothing = make_checklist(judge({"registered_division": "110101", "entity_type": "enterprise"}, EXPIRED))
    needs = documents(nothing, [item for item in nothing.items if item.group in APPLYING | {"needs_information"}])
    assert ("材料清单" in "".join(pages(nothing, "zh", "documents"))) is bool(needs)


@pytest.mark.parametrize("lang", LANGS)
def test_the_one_time_notice_comes_in_two_equal_copies_and_is_no_official_document(
    judge: Judge, sample: Sample, lang: Lang
) -> None:
    made = make_checklist(judge(sample("battery-maker"), EXPIRED))
    first, second = ("第一联企业留存", "第二联窗口留存") if lang == "zh" else ("Copy1:forthefirm", "Copy2:forthedesk")
    whole = pages(made, lang, "notice")
    one = next(number for number, text in enumerate(whole) if first in text)
    two = next(number for number, text in enumerate(whole) if second in text)
    assert two - one == len(whole) - two
    disclaimer = "不是政府公文" if lang == "zh" else "notanofficialdocument"
    assert disclaimer in whole[one]
    assert disclaimer in whole[two]


def test_large_print_says_the_same_on_more_pages(checklist: Checklist) -> None:
    usual, large = (pages(checklist, "zh", "findings", "documents", large=size) for size in (False, True))
    assert len(large) > len(usual)
    for item in checklist.items:
        title = "".join(item.finding.support.title.zh.split())
        assert "".join(large).count(title) >= 1
