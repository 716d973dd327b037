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
from qhchecklist.work import Work

collect_ignore = [] if shutil.which("soffice") else ["test_libreoffice.py"]

WORK = {
    "S03h": Work("submitted", frozenset({0, 1}), "11-20 已预约\n带备案表", date(2026, 12, 1), "马丽", ""),
    "S02f": Work("not_pursued", frozenset(), "", None, "", "金额太小"),
}


@pytest.fixture
def listed(judge: Callable[..., Assessment], sample: Callable[[str], dict]) -> Callable[..., Checklist]:
    """The checklist of the sample firm with some work."""

    def make(work: Mapping[str, Work] = WORK, as_of: date = date(2026, 11, 23)) -> Checklist:
        return make_checklist(judge(sample("quinoa-garlic"), as_of), work)

    return make


@pytest.fixture
def write(listed: Callable[..., Checklist], explainer: Explainer, tmp_path: Path) -> Callable[..., Path]:
    """Write the table of a firm with some work; the ending says as what."""

    def make(name: str, work: Mapping[str, Work] = WORK, lang: Lang = "zh") -> Path:
        checklist = listed(work)
        table = make_table(checklist, explainer, lang)
        path = tmp_path / name
        path.write_bytes(render_csv(table) if path.suffix == ".csv" else render_xlsx(table, checklist, lang))
        return path

    return make


@pytest.fixture
def take(rulebook: Rulebook, listed: Callable[..., Checklist]) -> Callable[..., WorkReview]:
    """Hold a file against some work."""

    def make(path: Path, work: Mapping[str, Work] = WORK) -> WorkReview:
        return review(load_work_table(path), rulebook.policy, listed().assessment.reading.sha256, work)

    return make
