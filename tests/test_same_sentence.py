"""A doubtful answer is told in the same words at every door: form, terminal, import, printed file read back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from qhchecklist.assess.assessment import Assessment
from qhchecklist.cli import app
from qhchecklist.dossier import Dossier, save_dossier
from qhchecklist.policy.rulebook import Rulebook
from tests.intake.test_workbook import filled

runner = CliRunner()

LATER, IMPOSSIBLE = "2099-01-01", "2016-13-40"
SENTENCES = {
    LATER: "2099年1月1日晚于判断日期2024年6月1日；请按营业执照核对，或者改判断日期。",
    IMPOSSIBLE: "“2016-13-40”不是日期，请写成 2016-05-20 的样子。",
    "0216-05-20": "216年5月20日早得少见；请按营业执照核对年份。",
}


def told(assessment: Assessment) -> list[str]:
    return [one.message.zh for one in assessment.problems if one.field == "established_on"]


@pytest.mark.parametrize("given", SENTENCES)
def test_a_wrong_date_of_foundation_is_told_and_decides_nothing(judge: Callable[..., Assessment], given: str) -> None:
    firm: dict[str, Any] = {"entity_type": "enterprise", "exports": "current"}
    after = judge(firm | {"established_on": given})
    assert told(after) == [SENTENCES[given]]
    assert after.findings == judge(firm).findings


def test_a_date_up_to_the_day_judged_is_nothing_to_remark(judge: Callable[..., Assessment]) -> None:
    assert judge({"established_on": "2024-06-01"}).problems == ()
    assert told(judge({"established_on": "2024-06-01"}, date(2024, 5, 31))) != []


@pytest.mark.parametrize("given", SENTENCES)
@pytest.mark.parametrize("ending", [".yaml", ".json", ".xlsx"])
def test_every_door_of_the_terminal_says_it(rulebook: Rulebook, tmp_path: Path, given: str, ending: str) -> None:
    firm, sentence = tmp_path / f"firm{ending}", SENTENCES[given]
    if ending == ".xlsx":
        filled(rulebook, firm, {"enterprise_name": "甲公司", "established_on": given})
    else:
        save_dossier(firm, Dossier({"enterprise_name": "甲公司", "established_on": given}))
    day, pdf, store = ["--as-of", "2024-06-01"], tmp_path / "a.pdf", ["--store", str(tmp_path / "s.sqlite3")]
    shown = runner.invoke(app, ["assess", str(firm), *day])
    assert shown.output.count(sentence) == 1
    for kind in ("csv", "xlsx", "text", "json"):
        out = [*day, "--format", kind, "--out", str(tmp_path / f"a.{kind}")]
        assert f"成立日期：{sentence}\n" in runner.invoke(app, ["assess", str(firm), *out]).stderr
    on_paper = [*day, "--out", str(tmp_path / "a.text"), "--pdf", str(pdf)]
    assert f"成立日期：{sentence}\n" in runner.invoke(app, ["assess", str(firm), *on_paper]).stderr
    for command in (["explain", "S03h", "--profile", str(firm)], ["reopen", str(pdf)]):
        assert f"成立日期：{sentence}\n" in runner.invoke(app, [*command, *day]).stderr
    assert sentence in runner.invoke(app, ["reopen", str(pdf), *day, "--json"]).stdout
    added = runner.invoke(app, ["clients", "add", str(firm), *store])
    assert added.exit_code == 0
    assert sentence[-12:] in added.stderr  # on the day of today
    assert f"成立日期：{sentence}\n" in runner.invoke(app, ["clients", "visit", "甲公司", *day, *store]).stderr
