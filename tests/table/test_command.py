"""`assess --format csv` and `import-work`, as a consultant types them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml
from typer.testing import CliRunner

from qhchecklist import paths
from qhchecklist.cli import app
from qhchecklist.table.columns import COLUMNS

runner = CliRunner()
PLACES = {column.key: place for place, column in enumerate(COLUMNS, start=1)}


@pytest.fixture
def firm(tmp_path: Path) -> Path:
    """The quinoa sample with a note."""
    sample = (paths.resources() / "samples" / "quinoa-garlic.yaml").read_text(encoding="utf-8")
    path = tmp_path / "firm.yaml"
    path.write_text(sample + "work: {S03h: {note: 已约, person: 马丽}}\n", encoding="utf-8")
    return path


@pytest.fixture
def table(firm: Path, tmp_path: Path) -> Path:
    """Its checklist, filled in elsewhere."""
    path = tmp_path / "list.xlsx"
    result = runner.invoke(app, ["assess", str(firm), "--format", "xlsx", "--out", str(path)])
    assert result.exit_code == 0, result.output
    fill(path, "S03h", state="已提交", person="李强")
    return path


def fill(path: Path, support: str, **cells: Any) -> None:
    book = openpyxl.load_workbook(path)
    for row in book.worksheets[0].iter_rows(min_row=2):
        if row[0].value == support:
            for key, value in cells.items():
                book.worksheets[0].cell(row[0].row, PLACES[key], value)
    book.save(path)


def run(*arguments: object) -> Any:
    return runner.invoke(app, ["import-work", *map(str, arguments)])


def test_without_a_target_the_changes_are_only_listed(firm: Path, table: Path) -> None:
    before = firm.read_bytes()
    result = run(firm, table)
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines == [
        "S03h（出口退税六日办结）办理情况：未开始 → 已提交",
        "S03h（出口退税六日办结）经办人：马丽 → 李强",
        "共 2 处改动，没有写文件；加 --out 新文件.yaml 采用。",
    ]
    assert firm.read_bytes() == before


def test_with_a_target_the_firm_is_written_with_them(firm: Path, table: Path, tmp_path: Path) -> None:
    out = tmp_path / "new.yaml"
    result = run(firm, table, "--out", out)
    assert result.exit_code == 0, result.output
    assert "已采用 2 处改动" in result.stdout
    written = yaml.safe_load(out.read_text(encoding="utf-8"))
    assert written["work"] == {"S03h": {"state": "submitted", "note": "已约", "person": "李强"}}
    assert run(out, table).stdout.startswith("共 0 处改动")


def test_a_fault_keeps_everything_back_unless_the_rest_is_asked_for(firm: Path, table: Path, tmp_path: Path) -> None:
    fill(table, "S05d", due="明天")
    out = tmp_path / "new.yaml"
    result = run(firm, table, "--out", out)
    assert result.exit_code == 1
    assert "“明天”不是日期" in result.stderr
    assert "--sound-only" in result.stderr
    assert not out.exists()
    assert run(firm, table, "--out", out, "--sound-only").exit_code == 0
    assert yaml.safe_load(out.read_text(encoding="utf-8"))["work"]["S03h"]["person"] == "李强"


def test_english_and_csv(firm: Path, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    command = ["assess", str(firm), "--format", "csv", "--lang", "en", "--out", str(path)]
    assert runner.invoke(app, command).exit_code == 0
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == 61
    path.write_bytes(data.replace("马丽".encode(), b"Ma Li"))
    result = run(firm, path, "--lang", "en")
    assert (
        result.stdout.splitlines()[0]
        == "S03h (Export VAT refund in six working days on average) In charge: 马丽 → Ma Li"
    )


@pytest.mark.parametrize(("name", "said"), [("none.xlsx", "打不开"), ("firm.yaml", "没有清单表")])
def test_what_is_no_table_is_refused(firm: Path, tmp_path: Path, name: str, said: str) -> None:
    result = run(firm, tmp_path / name)
    assert result.exit_code == 2
    assert said in result.stderr
    assert "Traceback" not in result.output


def test_a_target_that_cannot_be_written_is_told(firm: Path, table: Path, tmp_path: Path) -> None:
    result = run(firm, table, "--out", tmp_path / "no" / "new.yaml")
    assert result.exit_code == 2
    assert "存不进" in result.stderr


def test_a_text_too_long_for_a_cell_is_told_on_export(firm: Path, tmp_path: Path) -> None:
    firm.write_text(yaml.safe_dump({"work": {"S03h": {"note": "长" * 40_000}}}, allow_unicode=True), encoding="utf-8")
    result = runner.invoke(app, ["assess", str(firm), "--format", "csv", "--out", str(tmp_path / "a.csv")])
    assert result.exit_code == 0
    assert "S03h 的“备注”太长" in result.stderr


def test_no_file_is_overwritten_but_the_firms_own(firm: Path, table: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_text("enterprise_name: 别家\n", encoding="utf-8")
    assert run(firm, table, "--out", other).exit_code == 2
    assert run(firm, table, "--out", tmp_path / "new.txt").exit_code == 2
    assert other.read_text(encoding="utf-8") == "enterprise_name: 别家\n"
    assert run(firm, table, "--out", firm).exit_code == 0
    assert yaml.safe_load(firm.read_text(encoding="utf-8"))["work"]["S03h"]["person"] == "李强"


def test_a_table_is_no_firm(firm: Path, table: Path) -> None:
    for command in (["assess", str(table)], ["import-work", str(table), str(table)]):
        result = runner.invoke(app, command)
        assert result.exit_code == 2
        assert "是导出的清单表" in result.stderr
