"""The sheet of questions to an office: what it asks, quotes and leaves out, and that it imitates nothing official."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import product
from typing import Any

import pikepdf
import pytest
from page import validate_pdf_bytes

from qhchecklist.assess.assessment import Assessment
from qhchecklist.assess.authority import Inquiry, inquiries
from qhchecklist.assess.explain import Explainer
from qhchecklist.checklist import Checklist, make_checklist
from qhchecklist.policy.text import Lang
from qhchecklist.report.inquiry import InquiryOptions, print_inquiry
from qhchecklist.report.inquiry_text import inquiry_text
from tests.paper_text import page_texts

EXPIRED = date(2026, 11, 23)
ALL = [InquiryOptions(lang, *flags) for lang in ("zh", "en") for flags in product((False, True), repeat=2)]

Make = Callable[..., tuple[Checklist, dict[str, Inquiry]]]


@pytest.fixture(scope="module")
def made(judge: Callable[..., Assessment], sample: Callable[..., dict[str, Any]], explainer: Explainer) -> Make:
    """A checklist, and its inquiries by the first name of the office."""

    def making(firm: str | dict[str, Any] = "wool-importer") -> tuple[Checklist, dict[str, Inquiry]]:
        assessment = judge(sample(firm) if isinstance(firm, str) else firm, EXPIRED)
        every = inquiries(assessment, explainer)
        return make_checklist(assessment), {one.offices[0].name.zh if one.offices else "": one for one in every}

    return making


def plain(data: bytes) -> str:
    return "".join(page_texts(data))


def said(text: str) -> str:
    return "".join(text.split())


def test_it_asks_what_is_open_with_the_notices_sentence_and_what_the_firm_says(made: Make) -> None:
    checklist, asked = made()
    paper = plain(print_inquiry(checklist, asked["省商务厅"]).data)
    provisions = checklist.assessment.rulebook.policy.provisions
    for point in asked["省商务厅"].points:
        assert said(point.first.question.zh) in paper
        assert all(f"{one.id}{said(one.title.zh)}" in paper for one in point.supports)
        assert all(said(stated.zh) in paper for stated in point.first.stated)
        assert all(f"[{one}]“{said(provisions[one].text)}”" in paper for one in point.provisions)
    assert paper.count("需补充材料") == len(asked["省商务厅"].points)
    for words in ("致：省商务厅", "答复单位（签章处）", "姓名、职务", "日期", "不算企业自述", "青海城西藏毯毛纺"):
        assert words in paper
    assert said(checklist.banner.zh) in paper


def test_it_says_at_the_top_that_it_is_nothing_official_and_draws_no_red(made: Make) -> None:
    checklist, asked = made()
    data = print_inquiry(checklist, asked["省商务厅"]).data
    first = "本页由咨询窗口的工具整理，是代企业向主管部门提出的问题，不是公文，也不是官方表格。"
    assert plain(data).index(first) < plain(data).index("致：")
    with pikepdf.open(BytesIO(data)) as document:
        streams = [one for one in document.objects if isinstance(one, pikepdf.Stream)]
        assert not [one for one in streams if one.get("/Subtype") == "/Image"]
        drawn = [*document.pages, *(one for one in streams if one.get("/Subtype") == "/Form")]
        colours = [
            {float(part) for part in operands}
            for one in drawn
            for operands, operator in pikepdf.parse_content_stream(one)
            if str(operator) in ("rg", "RG")
        ]
    assert colours
    assert all(len(one) == 1 for one in colours), "black, grey and white only"


def test_an_office_is_named_as_in_the_notice_and_as_today(made: Make) -> None:
    checklist, asked = made()
    tax = plain(print_inquiry(checklist, asked["省税务局"]).data)
    assert "致：省税务局、国家税务总局青海省税务局" in tax
    finance = plain(print_inquiry(checklist, asked["省地方金融监管局"]).data)
    assert "今名（一般知识，待核实）：省地方金融监管局→机构改革后的省级金融工作机构" in finance
    assert "可先问所在市州商务主管部门" in plain(print_inquiry(checklist, asked["各市州政府"]).data)


ROW = {"direction": "export", "status": "current", "made_in_qinghai": True, "markets": ["PAK"]}
UNNAMED = {
    "enterprise_name": "甲公司",
    "entity_type": "enterprise",
    "registered_division": "630104",
    "exports": "current",
    "imports": "none",
    "recognitions": [],
    "industries": [],
    "trade_lines": [ROW | {"product": "厨房用塑料盒", "hs": "39241000"}],
}


def test_where_the_notice_has_lost_the_office_a_line_is_left_for_it(made: Make) -> None:
    checklist, asked = made(UNNAMED)
    (inquiry,) = (one for name, one in asked.items() if not name)
    assert [support.id for point in inquiry.points for support in point.supports] == ["S09b"]
    paper = plain(print_inquiry(checklist, inquiry).data)
    assert "致（原文的责任单位已缺，请写明）：" in paper
    assert "厨房用塑料盒39241000→巴基斯坦" in paper
    assert "致（原文的责任单位已缺，请写明）：____" in inquiry_text(checklist, inquiry)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_masked_it_says_nothing_by_which_the_firm_is_known(made: Make, lang: Lang) -> None:
    checklist, asked = made()
    reading = checklist.assessment.reading
    code = str(reading.document["uscc"])
    for masked in (False, True):
        data = print_inquiry(checklist, asked["省商务厅"], InquiryOptions(lang, masked=masked)).data
        text = inquiry_text(checklist, asked["省商务厅"], lang, masked=masked)
        for known in (said(reading.name), code):
            assert (known in plain(data)) == (known in said(text)) == (not masked)
        assert (reading.sha256[:12] in plain(data)) == (not masked)
        with pikepdf.open(BytesIO(data)) as document:
            assert reading.name not in str(document.docinfo.get("/Title")) + str(document.Root.get("/Metadata"))
            assert "/AF" not in document.Root


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_plain_text_says_what_the_paper_says(made: Make, lang: Lang) -> None:
    checklist, asked = made()
    for inquiry in asked.values():
        paper = plain(print_inquiry(checklist, inquiry, InquiryOptions(lang)).data)
        for line in inquiry_text(checklist, inquiry, lang).splitlines():
            words = re.sub(r"\[ \]", "", line.split("：", 1)[-1] if lang == "zh" else line.split(": ", 1)[-1])
            for part in filter(None, re.split("  ", words.strip())):
                assert _found(part, paper), part


def _found(part: str, paper: str) -> bool:
    """English is set with straight quotes, save where the notice is quoted."""
    return said(part) in paper or said(part.translate(str.maketrans("“”‘’", "\"\"''"))) in paper


@pytest.mark.parametrize("options", ALL, ids=lambda one: f"{one.lang}-{one.large:d}-{one.masked:d}")
def test_every_edition_is_valid_for_archives_and_for_those_who_hear_it(made: Make, options: InquiryOptions) -> None:
    checklist, asked = made()
    inquiry = asked["省商务厅"]
    data = print_inquiry(checklist, inquiry, replace(options, printed_on=EXPIRED)).data
    assert data == print_inquiry(checklist, inquiry, replace(options, printed_on=EXPIRED)).data
    for profile in ("3a", "ua1"):
        assert not validate_pdf_bytes(data, profile=profile).failures
    with pikepdf.open(BytesIO(data)) as document:
        assert document.check_pdf_syntax() == []


@pytest.mark.parametrize("product", ["<b>甲</b>", "=1+1", "\u202e设备\n\x07", "长" * 200, "𬭎䶮 བོད"])
def test_whatever_the_goods_are_called_is_text(made: Make, sample: Any, product: str) -> None:
    firm = sample("battery-maker")
    rows = [row | {"product": product} if row["direction"] == "import" else row for row in firm["trade_lines"]]
    checklist, asked = made(firm | {"trade_lines": rows})
    paper = print_inquiry(checklist, asked["省商务厅"])
    assert paper.pages <= 3
    text = inquiry_text(checklist, asked["省商务厅"])
    assert not re.search("[\x00-\x09\x0b-\x1f\u202e]", text)


def test_questions_are_about_the_day_judged_which_may_be_past(judge: Callable[..., Assessment], made: Make) -> None:
    checklist, asked = made()
    inquiry = asked["省商务厅"]
    sentence = "各问题都就判断日期（2026年11月23日）当时的情况而言，请按当时的情况答复。"
    same, later = (
        plain(print_inquiry(checklist, inquiry, InquiryOptions(printed_on=day)).data)
        for day in (EXPIRED, date(2026, 11, 30))
    )
    assert sentence in same
    assert sentence in said(inquiry_text(checklist, inquiry))
    assert "问题1（2026年11月23日当时）" in later
    assert "当时）" not in same.replace(sentence, "")


def test_of_goods_only_the_sentence_on_their_kind_is_quoted(made: Make) -> None:
    _, asked = made()
    (point,) = (one for one in asked["省商务厅"].points if one.first.support.id == "S03b")
    assert point.provisions == ("3.1",)


def test_every_page_says_to_whom_the_sheet_is(made: Make) -> None:
    checklist, asked = made()
    pages = page_texts(print_inquiry(checklist, asked["省商务厅"], InquiryOptions(large=True)).data)
    assert len(pages) > 1
    first, *others = pages
    assert "致：省商务厅" in first
    assert all("致：省商务厅（续）" in page for page in others)
