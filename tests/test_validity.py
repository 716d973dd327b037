"""Two days: the one judged and that of the business. The four states of validity, and what is added to them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner

from qhchecklist.assess.assessment import Assessment
from qhchecklist.checklist import make_checklist
from qhchecklist.cli import app
from qhchecklist.report.pdf import PdfOptions, render
from tests.paper_text import page_texts

runner = CliRunner()
Judge = Callable[..., Assessment]

EXPIRED = (
    "本文件有效期已于2025年12月9日届满。以下为按原文件内容所作的历史对照，不构成现行政策依据。"
    "办理前请向省商务厅或所在市州商务主管部门确认现行规定。"
)
EXPIRED_EN = (
    "This notice expired on 9 December 2025. What follows is a historical comparison with its text, not current "
    "policy. Confirm the rules in force with the commerce department before acting."
)
INSIDE = "业务发生在有效期内：可否按原文件办理，请向主管部门确认（原文件无过渡条款）"
OUTSIDE = "业务发生在有效期（2022年12月10日至2025年12月9日）之外"


def banner(judge: Judge, as_of: str, business: str | None = None, lang: Any = "zh") -> str:
    day = date.fromisoformat(business) if business else None
    return make_checklist(judge({}, as_of=date.fromisoformat(as_of)), business_day=day).banner[lang]


@pytest.mark.parametrize(
    ("day", "state", "begins"),
    [
        ("2022-11-15", "not_published", "在判断日期，本文件尚未发布"),
        ("2022-11-16", "published_not_in_force", "在判断日期，本文件已发布（2022年11月16日）但尚未施行"),
        ("2022-12-09", "published_not_in_force", "在判断日期，本文件已发布"),
        ("2022-12-10", "in_force", "在判断日期，本文件处于有效期内"),
        ("2025-12-09", "in_force", "在判断日期，本文件处于有效期内"),
        ("2025-12-10", "expired", EXPIRED),
    ],
)
def test_the_four_states_begin_and_end_on_their_days(judge: Judge, day: str, state: str, begins: str) -> None:
    assert judge({}, as_of=date.fromisoformat(day)).validity == state
    assert banner(judge, day).startswith(begins)


def test_the_sentence_on_expiry_is_the_agreed_one_in_both_languages(judge: Judge) -> None:
    assert banner(judge, "2026-11-22") == EXPIRED
    assert banner(judge, "2026-11-22", lang="en") == EXPIRED_EN


@pytest.mark.parametrize("business", ["2022-12-10", "2024-06-01", "2025-12-09"])
@pytest.mark.parametrize("as_of", ["2022-11-01", "2022-12-01", "2025-12-10", "2026-11-22"])
def test_business_in_force_judged_outside_is_to_be_confirmed(judge: Judge, as_of: str, business: str) -> None:
    day = date.fromisoformat(business)
    assert banner(judge, as_of, business) == (
        f"{banner(judge, as_of)}{INSIDE}。业务发生日：{day.year}年{day.month}月{day.day}日。"
    )


@pytest.mark.parametrize("business", ["2022-12-09", "2025-12-10", "2026-01-01"])
@pytest.mark.parametrize("as_of", ["2022-11-01", "2024-06-01", "2026-11-22"])
def test_business_outside_the_time_in_force_is_said_on_any_day(judge: Judge, as_of: str, business: str) -> None:
    said = banner(judge, as_of, business)
    assert said.startswith(banner(judge, as_of) + OUTSIDE)
    assert INSIDE not in said


def test_both_days_in_force_need_no_further_word(judge: Judge) -> None:
    assert banner(judge, "2024-06-01", "2023-01-01") == banner(judge, "2024-06-01")


def test_english_sentences_are_kept_apart_by_a_space(judge: Judge) -> None:
    said = banner(judge, "2026-11-22", "2024-06-01", "en")
    assert said.startswith(EXPIRED_EN + " The business took place while this notice was in force:")
    assert said.endswith(" Day of the business: 1 June 2024.")


def test_the_day_of_the_business_changes_no_finding(judge: Judge, sample: Callable[[str], Mapping[str, Any]]) -> None:
    assessment = judge(sample("quinoa-garlic"), as_of=date(2026, 11, 22))
    assert make_checklist(assessment).items == make_checklist(assessment, business_day=date(2024, 6, 1)).items


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_paper_says_it_on_every_page(judge: Judge, sample: Callable[[str], Mapping[str, Any]], lang: Any) -> None:
    assessment = judge(sample("first-visit"), as_of=date(2026, 11, 22))
    checklist = make_checklist(assessment, business_day=date(2024, 6, 1))
    note = checklist.business_note
    assert note is not None
    texts = page_texts(render(checklist, PdfOptions(lang=lang)))
    assert len(texts) > 2
    assert all("".join(note[lang].split()) in text for text in texts)
    assert {"zh": "业务发生日2024年6月1日", "en": "Dayofthebusiness1June2024"}[lang] in texts[0]


def run(*arguments: str) -> str:
    result = runner.invoke(app, ["assess", "first-visit", "--as-of", "2026-11-22", *arguments])
    assert result.exit_code == 0, result.output
    return result.output


def test_the_terminal_says_both_days() -> None:
    said = run("--business-day", "2024-06-01")
    assert "判断日期 2026-11-22 · 业务发生日 2024-06-01" in said
    assert INSIDE in said
    assert "业务发生日" not in run()


def test_json_has_the_day_and_the_note_only_when_they_are_there() -> None:
    data = json.loads(run("--format", "json", "--business-day", "2024-06-01"))
    jsonschema.validate(data, json.loads(runner.invoke(app, ["schema", "--of", "assessment"]).stdout))
    assert data["business_day"] == "2024-06-01"
    assert data["business_note"].startswith(INSIDE)
    assert not {"business_day", "business_note"} & json.loads(run("--format", "json")).keys()


def test_the_table_names_the_day(tmp_path: Path) -> None:
    run("--format", "xlsx", "--out", str(tmp_path / "a.xlsx"), "--business-day", "2024-06-01")
    rows = dict(load_workbook(tmp_path / "a.xlsx")["说明"].iter_rows(values_only=True))
    assert rows["业务发生日"] == "2024-06-01"
    assert INSIDE in str(rows["有效性"])


def test_the_day_comes_from_the_file_unless_another_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "甲.yaml"
    path.write_text('enterprise_name: 甲\nbusiness_day: "2023-05-04"\n', encoding="utf-8")
    shown = runner.invoke(app, ["assess", str(path), "--as-of", "2026-11-22"]).output
    assert "业务发生日：2023年5月4日。" in shown
    shown = runner.invoke(app, ["assess", str(path), "--as-of", "2026-11-22", "--business-day", "2024-06-01"]).output
    assert "业务发生日：2024年6月1日。" in shown


def test_a_day_that_is_none_is_refused_with_one_sentence() -> None:
    result = runner.invoke(app, ["assess", "first-visit", "--business-day", "去年"])
    assert result.exit_code == 2
    assert "“去年”不是日期" in result.output


def test_a_day_judged_in_time_does_not_hide_from_todays_reader_that_the_notice_has_expired(judge: Judge) -> None:
    in_time, late = date(2025, 12, 9), date(2025, 12, 10)
    checklist = make_checklist(judge({}, as_of=in_time))
    assert checklist.banner_on(in_time) == checklist.banner
    assert not checklist.expired_since(in_time)
    said = checklist.banner_on(late)
    since = "今天（2025年12月10日）本文件有效期已届满，结论只就判断日期而言，不构成现行政策依据；办理前请确认现行规定。"
    assert said.zh == checklist.banner.zh + since
    assert said.en.startswith(checklist.banner.en + " By today (10 December 2025) the notice has expired")


def test_an_expired_day_says_it_once(judge: Judge) -> None:
    checklist = make_checklist(judge({}, as_of=date(2026, 1, 1)))
    assert checklist.banner_on(date(2026, 11, 23)) == checklist.banner


def test_the_terminal_says_it_too(tmp_path: Path) -> None:
    firm = tmp_path / "firm.yaml"
    firm.write_text("entity_type: enterprise\n", encoding="utf-8")
    told = runner.invoke(app, ["assess", str(firm), "--as-of", "2025-06-01"]).output
    assert "本文件有效期已届满，结论只就判断日期而言，不构成现行政策依据" in "".join(told.split())
