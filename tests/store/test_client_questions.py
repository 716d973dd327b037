"""`clients questions` and `clients decide`: from an open point to the office's answer and what follows from it."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from qhchecklist.store.decisions import read_decision
from qhchecklist.store.opening import SqlitePlace, open_store
from tests.paper_text import page_texts
from tests.store.test_clients_command import Desk

DAY = ("--as-of", "2024-06-01")
OFFICE = ("--office", "省商务厅", "--day", "2024-05-20")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture
def key(desk: Desk) -> str:
    return desk.add("wool-importer")


def groups(desk: Desk, key: str) -> dict[str, str]:
    """What a visit recorded now would tell."""
    desk.said("visit", key, *DAY, "--by", "李窗口")
    store = open_store(SqlitePlace(desk.store), "测试")
    try:
        return dict(store.visits(key)[-1].groups)
    finally:
        store.close()


def test_questions_are_numbered_and_tell_what_the_firm_says(desk: Desk, key: str) -> None:
    lines = desk.said("questions", key, *DAY).splitlines()
    assert lines[-1] == f"共 {len(lines) - 1} 个问题。"
    assert [line.split(".")[0] for line in lines[:-1]] == [str(number) for number in range(1, len(lines))]
    assert any(line.endswith("出口 羊毛地毯 57011000 → 德国、日本、美国，产自青海") for line in lines)


def test_each_office_gets_a_sheet_of_its_own(desk: Desk, key: str) -> None:
    out = desk.folder / "问题单"
    said = desk.said("questions", key, *DAY, "--pdf", str(out), "--txt", str(out))
    written = sorted(path.name for path in out.iterdir())
    assert f"问题单-{key[:8]}-省商务厅.pdf" in written
    assert f"问题单-{key[:8]}-省税务局.txt" in written
    assert said.count("已写出 ") == len(written)
    assert "致：省商务厅" in page_texts((out / f"问题单-{key[:8]}-省商务厅.pdf").read_bytes())[0]
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in out.iterdir())


def test_one_office_masked_and_what_cannot_be_written(desk: Desk, key: str) -> None:
    out = desk.folder / "单"
    desk.said("questions", key, *DAY, "--txt", str(out), "--office", "税务", "--masked")
    (file,) = out.iterdir()
    text = file.read_text(encoding="utf-8")
    assert "（名称不写出）" in text
    assert "藏毯毛纺" not in text
    blocked = desk.folder / "文件"
    blocked.write_text("x")
    for given in (["--txt", str(out), "--office", "没有"], ["--pdf", str(blocked)]):
        result = desk.run("questions", key, *DAY, *given)
        assert (result.exit_code, result.stderr.count("\n")) == (2, 1), given


def test_an_answer_decides_and_the_list_of_questions_is_shorter(desk: Desk, key: str) -> None:
    assert groups(desk, key)["S01a"] == "needs_information"
    assert "已记录：省商务厅 2024年5月20日认定：是。" in desk.said("decide", key, "S01a", "是", *OFFICE)
    assert groups(desk, key)["S01a"] == "guided"
    assert "S01a" not in desk.said("questions", key, *DAY)
    desk.said("decide", key, "S01a", "否", *OFFICE)
    assert groups(desk, key)["S01a"] == "does_not_apply"
    desk.said("decide", key, "S03b", "须看工艺", *OFFICE, "--outcome", "documents")
    assert groups(desk, key)["S03b"] == "needs_information"
    shown = desk.said("show", key)
    assert shown.count("省商务厅 2024年5月20日认定：") == 3


def test_an_answer_to_two_supports_with_one_question_decides_both(desk: Desk, key: str) -> None:
    desk.said("decide", key, "S07a", "yes", *OFFICE)
    told = groups(desk, key)
    assert (told["S07a"], told["S07b"]) == ("guided", "guided")


def test_of_several_questions_one_must_be_meant(desk: Desk) -> None:
    key = desk.add("ecommerce-platform")
    result = desk.run("decide", key, "S06d", "是", *OFFICE, *DAY)
    assert (result.exit_code, "--question" in result.stderr) == (2, True)
    lines = desk.said("questions", key, *DAY).splitlines()
    number = next(line.split(".")[0] for line in lines if "S06d" in line and "名单" in line)
    desk.said("decide", key, "S06d", "是", *OFFICE, *DAY, "--question", number)
    left = [line for line in desk.said("questions", key, *DAY).splitlines() if "S06d" in line]
    assert len(left) == 1
    assert "产业" in left[0]
    assert desk.run("decide", key, "S06d", "是", *OFFICE, *DAY, "--question", "99").exit_code == 2


def test_an_answer_where_nothing_is_asked_is_kept_and_changes_nothing(desk: Desk, key: str) -> None:
    before = groups(desk, key)
    assert "只作记录，不改变结论" in desk.said("decide", key, "S02h", "否", *OFFICE, *DAY)
    assert groups(desk, key) == before


def test_a_decision_that_was_recorded_before_points_were_still_reads() -> None:
    old = {"office": "甲局", "question": "", "answer": "是", "day": "2024-05-20", "reference": ""}
    old |= {"support": "S01a", "field": "", "value": None}  # type: ignore[dict-item]
    decision = read_decision(json.loads(json.dumps(old)))
    assert (decision.outcome, decision.point, decision.ruling.outcome) == ("", "", "other")
    with pytest.raises(ValueError, match="maybe"):
        read_decision(old | {"outcome": "maybe"})
