"""What has been done about a support reaches the reader of every report, wherever the support stands."""

from __future__ import annotations

import json
from datetime import datetime
from io import BytesIO
from pathlib import Path

import jsonschema
import openpyxl
import pytest
import yaml
from typer.testing import CliRunner

from qhchecklist import paths
from qhchecklist.checklist import make_checklist
from qhchecklist.cli import app
from tests.paper_text import page_texts

runner = CliRunner()

IN_GROUP = {
    "right": "S03h",
    "guided": "S03a",
    "encouragement": "S05d",
    "wide": "S04a",
    "needs_information": "S01a",
    "open_list": "S05f",
    "does_not_apply": "S02d",
    "informational": "S14a",
}
"""A support of the sample in each group; the test below says so if the sample changes."""


@pytest.fixture(scope="module")
def firm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The quinoa sample with work on a support of every group."""
    sample = (paths.resources() / "samples" / "quinoa-garlic.yaml").read_text(encoding="utf-8")
    work = {
        support: {
            "state": "not_pursued" if number % 2 else "submitted",
            "steps": [1],
            "note": f"笔记{number}号",
            "due": "2026-12-01",
            "person": f"马丽{number}",
            "reason": f"缘由{number}",
        }
        for number, support in enumerate(IN_GROUP.values())
    }
    path = tmp_path_factory.mktemp("work") / "firm.yaml"
    path.write_text(sample + yaml.safe_dump({"work": work}, allow_unicode=True), encoding="utf-8")
    return path


def run(firm: Path, *arguments: str) -> str:
    result = runner.invoke(app, ["assess", str(firm), "--as-of", "2024-06-01", *arguments])
    assert result.exit_code == 0, result.output
    return result.stdout


def parts(number: int) -> tuple[str, ...]:
    return f"笔记{number}号", f"马丽{number}", f"缘由{number}", "不办理" if number % 2 else "已提交"


def test_the_sample_has_a_support_in_every_group(firm: Path, judge, sample) -> None:
    groups = {item.id: item.group for item in make_checklist(judge(sample("quinoa-garlic"))).items}
    assert {support: groups[support] for support in IN_GROUP.values()} == {one: key for key, one in IN_GROUP.items()}


def test_the_terminal_tells_the_work_of_every_group(firm: Path) -> None:
    text = run(firm)
    for number in range(len(IN_GROUP)):
        assert all(part in text for part in parts(number))
    assert text.count("期限：2026-12-01") == len(IN_GROUP)


def test_json_carries_the_work_as_a_dossier_spells_it_and_follows_the_schema(firm: Path) -> None:
    data = json.loads(run(firm, "--format", "json"))
    jsonschema.validate(data, json.loads(runner.invoke(app, ["schema", "--of", "assessment"]).stdout))
    found = {one["support"]: one["work"] for one in data["findings"] if "work" in one}
    assert found == yaml.safe_load(firm.read_text(encoding="utf-8"))["work"]


def test_a_finding_without_work_has_no_such_key() -> None:
    data = json.loads(run(paths.resources() / "samples" / "quinoa-garlic.yaml", "--format", "json"))
    assert not any("work" in one for one in data["findings"])


def test_the_table_has_a_column_for_each_part(firm: Path, tmp_path: Path, rulebook) -> None:
    out = tmp_path / "list.xlsx"
    run(firm, "--format", "xlsx", "--out", str(out))
    titles, *rows = openpyxl.load_workbook(BytesIO(out.read_bytes())).worksheets[0].values
    cells = {row[0]: dict(zip(titles, row, strict=True)) for row in rows}
    for number, support in enumerate(IN_GROUP.values()):
        note, person, reason, state = parts(number)
        done = cells[support]
        assert (done["办理情况"], done["期限"]) == (state, datetime(2026, 12, 1))
        assert (done["经办人"], done["原因"], done["备注"], done["已做步骤"]) == (person, reason, note, "1")
        steps = rulebook.policy.support(support).steps
        assert not steps or str(done["步骤"]).startswith(f"☑ 1. {steps[0].text.zh}")
        assert str(done["步骤"]).count("☑") == bool(steps)
    for support in cells.keys() - set(IN_GROUP.values()):
        done = cells[support]
        assert done["办理情况"] == "未开始"
        assert not any(done[part] for part in ("期限", "经办人", "原因", "备注", "已做步骤"))


def test_paper_prints_the_work_of_every_group(firm: Path, tmp_path: Path, rulebook) -> None:
    out = tmp_path / "list.pdf"
    run(firm, "--pdf", str(out))
    bare = "".join(page_texts(out.read_bytes()))
    for number, support in enumerate(IN_GROUP.values()):
        note, person, reason, state = parts(number)
        steps = len(rulebook.policy.support(support).steps)
        progress = f"·{steps}步已办1步" if steps and state != "不办理" else ""
        assert f"{state}{progress}；原因{reason}；经办{person}；期限2026年12月1日；备注{note}" in bare, support


def test_the_schema_of_a_firm_allows_work_and_the_day_of_its_business(firm: Path) -> None:
    schema = json.loads(runner.invoke(app, ["schema"]).stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    document = yaml.safe_load(firm.read_text(encoding="utf-8"))
    jsonschema.validate(document | {"business_day": "2024-05-01"}, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"work": {"S03h": {"stat": "submitted"}}}, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"work": {"S03h": {"state": "done"}}}, schema)


def test_a_note_cannot_command_the_terminal(tmp_path: Path) -> None:
    firm = tmp_path / "firm.yaml"
    firm.write_text('work: {S03h: {note: "甲\\e[31m乙\\n[bold]丙[/bold]"}}\n', encoding="utf-8")
    text = run(firm)
    assert "\x1b" not in text
    assert "甲\ufffd[31m乙" in text
    assert "\n    [bold]丙[/bold]\n" in text
    assert all(line == line.rstrip() for line in text.splitlines())


def test_one_support_is_explained_with_its_work(firm: Path) -> None:
    text = runner.invoke(app, ["explain", "S03h", "--profile", str(firm)]).stdout
    assert "1. ✓ " in text
    assert "备注：笔记0号" in text
