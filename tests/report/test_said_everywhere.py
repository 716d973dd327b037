"""Validity and lost sentences are said in every report, and what is long past is no present action in any."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Mapping
from datetime import date
from io import BytesIO, StringIO
from typing import Any

import pytest
from openpyxl import load_workbook

from qhchecklist.assess.assessment import Assessment
from qhchecklist.assess.explain import Explainer
from qhchecklist.checklist import GAP_NOTE, Checklist, make_checklist
from qhchecklist.policy.rulebook import Rulebook
from qhchecklist.policy.text import Lang
from qhchecklist.report.json_report import assessment_json
from qhchecklist.report.pdf import PdfOptions, render
from qhchecklist.report.table import make_table
from qhchecklist.report.table_csv import render_csv
from qhchecklist.report.table_xlsx import render_xlsx
from tests.paper_text import page_texts

Judge = Callable[..., Assessment]
Said = Callable[[Checklist, Explainer, Lang], str]

DAYS = ("2022-11-15", "2022-12-09", "2025-12-09", "2025-12-10")
"""One in each state of validity, at its edge."""
DAMAGED = (7, 8, 9, 10, 11, 12, 13, 14, 15, None)


def flat(text: str) -> str:
    return "".join(text.split())


def as_json(checklist: Checklist, explainer: Explainer, lang: Lang) -> str:
    return assessment_json(checklist, (), explainer, lang)


def as_csv(checklist: Checklist, explainer: Explainer, lang: Lang) -> str:
    return render_csv(make_table(checklist, explainer, lang)).decode("utf-8-sig")


def as_workbook(checklist: Checklist, explainer: Explainer, lang: Lang) -> str:
    book = load_workbook(BytesIO(render_xlsx(make_table(checklist, explainer, lang), checklist, lang)))
    return "\n".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell)


def as_paper(checklist: Checklist, explainer: Explainer, lang: Lang) -> str:
    return "\n".join(page_texts(render(checklist, PdfOptions(lang=lang))))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("said", [as_json, as_csv, as_workbook, as_paper])
def test_every_report_says_the_state_and_every_gap(judge: Judge, rulebook: Rulebook, said: Said, lang: Lang) -> None:
    head, explainer = rulebook.policy.head, Explainer(rulebook)
    states = (head.banner.not_published, head.banner.published_not_in_force, head.banner.in_force, head.banner.expired)
    edges = list(zip(DAYS, states, strict=True))
    for day, state in edges[-1:] if said is as_paper else edges:  # tests/test_validity.py has the paper of other days
        text = flat(said(make_checklist(judge({}, as_of=date.fromisoformat(day))), explainer, lang))
        assert [flat(one[lang]) in text for one in states] == [one is state for one in states], day
        assert all(flat(gap.text[lang]) in text for gap in head.gaps), day
        assert flat(GAP_NOTE[lang]) in text


def test_each_row_of_a_table_of_a_damaged_measure_says_what_is_lost(judge: Judge, rulebook: Rulebook) -> None:
    rows = csv.DictReader(StringIO(as_csv(make_checklist(judge({})), Explainer(rulebook), "zh")))
    damaged = {one.id for m in rulebook.policy.measures if m.number in DAMAGED for one in m.supports}
    assert {row["编号"] for row in rows if GAP_NOTE.zh in row["原文"]} == damaged


def test_json_names_the_measures_of_each_gap(judge: Judge, rulebook: Rulebook) -> None:
    gaps = json.loads(as_json(make_checklist(judge({})), Explainer(rulebook), "zh"))["gaps"]
    assert sum(gap["lost"] for gap in gaps) == 16
    assert sorted({number for gap in gaps for number in gap["measures"]}) == list(range(7, 16))
    assert [gap["id"] for gap in gaps if gap["closing"]] == ["gap-6"]


def test_what_was_discontinued_long_ago_is_not_the_thing_to_do_first(
    judge: Judge, sample: Callable[[str], Mapping[str, Any]]
) -> None:
    """A firm whose trucks hold the pass: it applied by its words, but nobody can act on it."""
    firm = {**sample("quinoa-garlic"), "priority_transport_pass": True}
    checklist = make_checklist(judge(firm, as_of=date(2026, 11, 22)))
    assert [item.id for item in checklist.group("right") if item.id == "S08b"] == ["S08b"]
    first = page_texts(render(checklist))[0]
    assert "先办" in first
    assert "S08b" not in first.split("先办")[1].split("再答")[0]
    only = {
        "registered_division": "630105", "entity_type": "enterprise", "exports": "current", "imports": "none",
        "priority_transport_pass": True,
    }  # fmt: skip
    assert "先办S08b" not in page_texts(render(make_checklist(judge(only, as_of=date(2024, 6, 1)))))[0]


def test_the_one_time_notice_marks_what_is_past_and_says_that_sentences_are_lost(judge: Judge) -> None:
    """It is handed out by itself, without the pages that tell it in full."""
    firm = {
        "registered_division": "630105", "entity_type": "enterprise", "exports": "current", "imports": "none",
        "priority_transport_pass": True,
    }  # fmt: skip
    checklist = make_checklist(judge(firm, as_of=date(2024, 6, 1)))
    pages = page_texts(render(checklist, PdfOptions(parts=("notice",))))
    first, second = (page for page in pages if "一、与企业有关的事项" in page)
    for copy in (first, second):
        assert "S08b持证货车快速通行（早已停用（历史））" in copy
        assert "9项措施和结尾段的原文有缺" in copy


def test_a_page_for_a_department_marks_the_damaged_measures(judge: Judge) -> None:
    firm = {
        "registered_division": "630105", "entity_type": "enterprise", "exports": "current", "imports": "none",
        "roles": ["trader"], "cross_border_ecommerce": "planned",
    }  # fmt: skip
    pages = page_texts(render(make_checklist(judge(firm)), PdfOptions(parts=("departments",))))
    told = "".join(pages)
    assert "（十）〔标题缺；现存文字涉及跨境电商〕·缺文" in told
    assert "（一）加大外贸企业纾困力度·缺文" not in told
