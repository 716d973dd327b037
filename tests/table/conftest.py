"""A firm with work on its supports, written as a table and read again."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from qhchecklist.assess.assessment import Assessment
from qhchecklist.assess.explain import Explainer
from qhchecklist.checklist import Checklist, make_checklist
from qhchecklist.intake.work_review import WorkReview, review
from qhchecklist.intake.work_table import load_work_table
from qhchecklist.policy.rulebook import Rulebook
from qhchecklist.policy.text import Lang
from qhchecklist.report.table import make_table
from qhchecklist.report.table_csv import render_csv
from qhchecklist.report.table_xlsx import render_xlsx
from qhchecklist.work import WORK_STATES, Work

collect_ignore = [] if shutil.which("soffice") else ["test_libreoffice.py"]

WORK = {
    "S03h": Work("submitted", frozenset({0, 1}), "11-20 已预约\n带备案表", date(2026, 12, 1), "马丽", ""),
    "S02f": Work("not_pursued", frozenset(), "", None, "", "金额太小"),
}


CORPUS = (
    "=1+1",
    '=HYPERLINK("http://x","点")',
    "=cmd|'/c calc'!A0",
    "+86 971 000",
    "-5 起",
    "@SUM(A1)",
    " =1+1",
    "\u3000＝1+1",
    "＋1",
    "－1",
    "＠a",
    "\t=1",
    "\r=1",
    "a;=1+1;b",
    "a\n=1+1",
    "a\r\n=1+1",
    "'=1",
    "''",
    "'",
    "' ",
    "it's",
    '"引号"',
    '""',
    'a,"b",c',
    "<b>粗</b> &amp; <!-- -->",
    "]]>",
    "javascript:alert(1)",
    "../../etc/passwd",
    "C:\\a\\b",
    "\u202e文反",
    "عربي עברית",
    "零\u200b宽\u200d\ufeff",
    "甲\n\n乙\n",
    "\n",
    " 前后有空格 ",
    "\u3000",
    "0012",
    "1E5",
    "2024-01-02",
    "3-4",
    "1/2",
    "12/31/2024",
    "TRUE",
    "#REF!",
    "010203194504051234",
    "_x0041_ _x000D_ x005F_ _x005F_x0041_",
    "⟨U+0041⟩ ⟨…+3⟩",
    "\x00\x01\x07\x08\x0b\x0c\x1b\x1f\x7f\x85",
    "\ufffe\uffff",
    "\u2028\u2029",
    "𬭎䶮㛃 བོད་ཡིག 👩‍👩‍👧",
    "e\u0301 é",
    "&P &[Page] &&",
    "未开始",
    "长" * 10_000,
    "=" * 10_000,
)
"""Texts that programs have been seen to compute, change or choke on."""


@pytest.fixture
def works(rulebook: Rulebook) -> dict[str, Work]:
    """Each text of the corpus as a note, a person and a reason; states, days and ticks in turn."""
    states, made = list(WORK_STATES), {}
    for place, support in enumerate(rulebook.policy.supports):
        texts = [CORPUS[(place + by) % len(CORPUS)] for by in (0, 20, 40)]
        due = date(1899 + place, 2, 28) if place % 3 else None
        ticked = frozenset(range(min(place % 4, len(support.steps))))
        made[support.id] = Work(states[place % 7], ticked, texts[0], due, texts[1], texts[2])
    return made


@pytest.fixture
def listed(judge: Callable[..., Assessment], sample: Callable[[str], dict]) -> Callable[..., Checklist]:
    """The checklist of the sample firm with some work."""

    def make(work: Mapping[str, Work] = WORK, as_of: date = date(2026, 11, 23)) -> Checklist:
        return make_checklist(judge(sample("quinoa-garlic"), as_of), work)

    return make


@pytest.fixture(scope="session")
def usual() -> dict[tuple[str, Lang], bytes]:
    """The tables of the usual work that were rendered already: nearly every test begins with one."""
    return {}


@pytest.fixture
def write(
    listed: Callable[..., Checklist], explainer: Explainer, usual: dict[tuple[str, Lang], bytes], tmp_path: Path
) -> Callable[..., Path]:
    """Write the table of a firm with some work; the ending says as what. A copy of the usual work is rendered anew."""

    def render(suffix: str, work: Mapping[str, Work], lang: Lang) -> bytes:
        checklist = listed(work)
        table = make_table(checklist, explainer, lang)
        return render_csv(table) if suffix == ".csv" else render_xlsx(table, checklist, lang)

    def make(name: str, work: Mapping[str, Work] = WORK, lang: Lang = "zh") -> Path:
        path = tmp_path / name
        if work is not WORK:
            path.write_bytes(render(path.suffix, work, lang))
            return path
        if (path.suffix, lang) not in usual:
            usual[path.suffix, lang] = render(path.suffix, work, lang)
        path.write_bytes(usual[path.suffix, lang])
        return path

    return make


@pytest.fixture
def take(rulebook: Rulebook, listed: Callable[..., Checklist]) -> Callable[..., WorkReview]:
    """Hold a file against some work."""

    def make(path: Path, work: Mapping[str, Work] = WORK) -> WorkReview:
        return review(load_work_table(path), rulebook.policy, listed().assessment.reading.sha256, work)

    return make
