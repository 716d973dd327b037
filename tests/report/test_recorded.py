"""A client's paper tells where the consultation record stood; a firm's that is no client tells nothing of one."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from page import validate_pdf_bytes
from pypdf import PdfReader

from qhchecklist.assess.assessment import Assessment
from qhchecklist.checklist import Checklist, make_checklist
from qhchecklist.policy.text import Lang
from qhchecklist.report.options import PdfOptions, RecordHead
from qhchecklist.report.pdf import render
from qhchecklist.report.round_trip.names import ATTACHMENT
from qhchecklist.report.sheets.recorded import entry_text
from qhchecklist.store.chain import START, Head, head_words, read_head_words
from tests.paper_text import page_texts

DAY = date(2026, 11, 23)
RECORD = RecordHead(37, "3f2a91bc04de77a1" * 4, "李窗口", DAY)
SAMPLES = ("quinoa-garlic", "battery-maker", "first-visit", "wool-importer", "ecommerce-platform")


@pytest.fixture(scope="module")
def made(judge: Callable[..., Assessment], sample: Callable[..., dict[str, Any]]) -> Callable[[str], Checklist]:
    def making(name: str) -> Checklist:
        return make_checklist(judge(sample(name), DAY))

    return making


def printed(checklist: Checklist, lang: Lang, record: RecordHead | None, large: bool = False) -> list[str]:
    """The text of each page without blanks."""
    return page_texts(render(checklist, PdfOptions(lang, large, parts=(), printed_on=DAY, record=record)))


def plain(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_first_page_tells_it_and_stays_one_page(made: Callable[[str], Checklist], name: str, lang: Lang) -> None:
    checklist = made(name)
    with_record, without = printed(checklist, lang, RECORD), printed(checklist, lang, None)
    assert len(with_record) == len(without) == 2
    first, rest = with_record
    policy = checklist.assessment.rulebook.policy
    for said in (plain(entry_text(RECORD)[lang]), "李窗口", "verify-log", policy.head.version, policy.sha256[:4]):
        assert said in first
    assert plain(entry_text(RECORD)[lang]) not in rest
    assert "咨询记录" not in without[0]
    assert "record" not in without[0]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_large_print_tells_it_too(made: Callable[[str], Checklist], lang: Lang) -> None:
    pages = printed(made("quinoa-garlic"), lang, RECORD, large=True)
    assert sum(plain(entry_text(RECORD)[lang]) in page for page in pages) == 1


def test_what_is_printed_is_what_the_records_check_takes() -> None:
    head = Head(RECORD.number, RECORD.sha256)
    assert entry_text(RECORD) == head_words(head)
    assert entry_text(RecordHead(0, START.sha256, "", DAY)) == head_words(START)
    for text in (entry_text(RECORD).zh, entry_text(RECORD).en):
        assert read_head_words(text) == Head(37, RECORD.sha256[:16])


def test_an_empty_record_is_said_to_be_empty(made: Callable[[str], Checklist]) -> None:
    first = printed(made("first-visit"), "zh", RecordHead(0, START.sha256, "", DAY))[0]
    assert "咨询记录：尚无" in first
    assert "由窗口告知" in first
    assert "verify-log" not in first


def test_the_attached_case_has_the_whole_hash_and_equal_papers_are_equal(made: Callable[[str], Checklist]) -> None:
    checklist, options = made("battery-maker"), PdfOptions(parts=(), record=RECORD)
    data = render(checklist, options)
    assert data == render(checklist, options)
    case = json.loads(PdfReader(BytesIO(data)).attachments[ATTACHMENT][0])
    assert case["record"] == {"number": 37, "sha256": RECORD.sha256, "by": "李窗口", "on": "2026-11-23"}
    for profile in ("3a", "ua1"):
        assert not validate_pdf_bytes(data, profile=profile).failures


@pytest.mark.parametrize("by", ["<b>甲</b>\u202e", "长" * 500, "=1+1\n第二行"])
def test_whatever_the_consultant_is_called_is_printed_as_text_on_one_page(
    made: Callable[[str], Checklist], by: str
) -> None:
    paper = printed(made("quinoa-garlic"), "zh", RecordHead(1, "0" * 64, by, DAY))
    assert len(paper) == 2
    assert "咨询记录第1号" in paper[0]
