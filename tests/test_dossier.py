"""A dossier keeps everything: answers, work, the day of the business, and what could not be used."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qhchecklist.dossier import Dossier, dossier_document, load_dossier, read_dossier, save_dossier, stray_work
from qhchecklist.policy.doubts import Json
from qhchecklist.policy.text import Text
from qhchecklist.work import WORK_STATES, Work, read_work, state_text, work_document

TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=40)

WORKS = st.builds(
    Work,
    state=st.sampled_from(sorted(WORK_STATES)),
    ticked=st.frozensets(st.integers(0, 20), max_size=5),
    note=TEXT,
    due=st.none() | st.dates(),
    person=TEXT,
    reason=TEXT,
    reread=st.none() | st.dates(),
    basis=st.sampled_from(["", "0123456789ab"]),
)


@given(WORKS)
def test_work_comes_back_as_it_was_saved(work: Work) -> None:
    document = work_document({"S03h": work})
    assert (read_work(document["S03h"]) if document else Work()) == work


@pytest.mark.parametrize("ending", ["yaml", "json"])
def test_a_file_gives_back_the_whole_dossier(tmp_path: Path, ending: str) -> None:
    work = {"S03h": Work("submitted", frozenset({0, 2}), "等回复\n第二行 #1", date(2026, 12, 1), "马丽")}
    before = Dossier({"enterprise_name": "甲公司"}, work, date(2024, 6, 1))
    path = tmp_path / f"甲.{ending}"
    save_dossier(path, before)
    assert load_dossier(path) == before


def test_a_bare_profile_is_a_dossier_without_work() -> None:
    assert read_dossier({"employees": "46"}) == Dossier({"employees": "46"})


@pytest.mark.parametrize(
    "entry",
    [
        "已提交",
        {"state": "done"},
        {"steps": "1"},
        {"steps": [0]},
        {"steps": [True]},
        {"steps": ["²"]},
        {"due": "明天"},
        {"note": ["a"]},
        {"stat": "submitted"},
        {"state": ["submitted"]},
    ],
)
def test_unusable_work_is_named_and_saved_as_it_was(entry: Json) -> None:
    raw: dict[str, Json] = {"work": {"S03h": entry, "S01a": {"state": "submitted"}}}
    dossier = read_dossier(raw)
    assert dossier.work == {"S01a": Work("submitted")}
    assert [one.field for one in dossier.problems] == ["work.S03h"]
    assert "保留" in dossier.problems[0].message.zh
    assert dossier_document(dossier) == raw


def test_work_on_what_is_no_support_is_told_and_kept() -> None:
    raw: dict[str, Json] = {"work": {"S3h": {"state": "submitted"}, "S03h": {"state": "paid"}}}
    dossier = read_dossier(raw)
    told = stray_work(dossier.work, {"S03h"})
    assert [one.field for one in told] == ["work.S3h"]
    assert "S3h 不是本文件的事项编号" in told[0].message.zh
    assert dossier_document(dossier) == raw


def test_a_faulty_day_and_a_faulty_list_of_work_are_kept() -> None:
    raw: dict[str, Json] = {"work": "很多", "business_day": "夏天"}
    dossier = read_dossier(raw)
    assert len(dossier.problems) == 2
    assert dossier_document(dossier) == raw


def test_the_first_tick_begins_the_work() -> None:
    begun = Work().with_tick(1, done=True)
    assert (begun.state, begun.ticked) == ("preparing", {1})
    assert begun.with_tick(1, done=False).state == "preparing"
    assert Work("submitted").with_tick(0, done=True).state == "submitted"


def test_a_note_that_reads_like_a_state_is_kept() -> None:
    work = Work(note="not_started", person="not_started")
    assert read_work(work_document({"S03h": work})["S03h"]) == work


def test_what_has_to_be_read_again_says_so_in_its_state_until_it_was_read() -> None:
    work = Work("preparing", frozenset({0}), reread=date(2026, 11, 23))
    assert state_text(work, "abc") == Text("准备材料 · 1/3 · 需重读", "preparing · 1/3 · to be read again")
    assert state_text(work.read_again(), "abc").zh == "准备材料 · 1/3"
    assert state_text(work.read_again(), "abc", in_words=True) == Text(
        "准备材料 · 3 步已办 1 步", "preparing · 1 of 3 steps done"
    )
    assert state_text(Work("not_pursued", reread=date(2026, 11, 23)), "abc").zh == "不办理 · 需重读"


def test_a_due_date_counts_while_something_is_still_to_come() -> None:
    assert [state for state in WORK_STATES if Work(state).is_open] == ["not_started", "preparing", "submitted"]
