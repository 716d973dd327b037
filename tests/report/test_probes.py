"""Rare characters and Tibetan are found in a printed checklist, whatever program looks for them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from qhchecklist.assess.assessment import Assessment
from qhchecklist.checklist import make_checklist
from qhchecklist.report.pdf import PdfOptions, print_checklist
from qhchecklist.work import Work
from tests.report.readers import Reader, readers

FIRM = "青海𬭎源䶮㛃བོད་ཡིག有限公司"
NOTE = "མཚོ་སྔོན་ཞིང་ཆེན། 已交𬭎厂"
PROBES = ("𬭎", "䶮", "㛃", "བོད་", FIRM, NOTE, "一支门")
EDITIONS = {
    "standard": PdfOptions(),
    "large print": PdfOptions(large=True),
    "English": PdfOptions("en"),
    "fillable": PdfOptions(fillable=True),
}

Judge = Callable[..., Assessment]


def bare(text: str) -> str:
    """Text without blanks: where lines end and words part is the reader's guess."""
    return "".join(text.split())


@pytest.fixture(scope="module")
def papers(judge: Judge, sample: Callable[[str], dict[str, Any]]) -> dict[str, bytes]:
    """The checklist of a firm with a rare name, in each edition."""
    assessment = judge({**sample("quinoa-garlic"), "enterprise_name": FIRM}, date(2026, 11, 23))
    first = make_checklist(assessment).group("right")[0]
    checklist = make_checklist(assessment, {first.id: Work(note=f"{NOTE} 一支门")})
    return {name: print_checklist(checklist, options).data for name, options in EDITIONS.items()}


@pytest.mark.parametrize("reader", [*readers()], ids=lambda reader: reader.__name__)
@pytest.mark.parametrize("edition", EDITIONS)
def test_every_probe_is_found(papers: dict[str, bytes], edition: str, reader: Reader, tmp_path: Path) -> None:
    text, missing = "", list(PROBES)
    for page in reader(papers[edition], tmp_path):
        text += bare(page)
        missing = [probe for probe in missing if bare(probe) not in text]
        if not missing:
            break
    assert missing == []
