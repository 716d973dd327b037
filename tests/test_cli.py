"""The terminal, as a consultant and as a script see it."""

from __future__ import annotations

import json
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import jsonschema
import openpyxl
import pytest
from pypdf import PdfReader
from typer.testing import CliRunner

from qhchecklist import paths
from qhchecklist.__main__ import wants_window
from qhchecklist.cli import app
from qhchecklist.intake.template import render_template
from tests.books import bundled

runner = CliRunner()
SAMPLE = str(paths.resources() / "samples" / "quinoa-garlic.yaml")


def assess_json(*arguments: str) -> dict[str, Any]:
    result = runner.invoke(app, ["assess", *arguments, "--format", "json"])
    assert result.exit_code == 0, result.output
    data: dict[str, Any] = json.loads(result.stdout)
    return data


def test_the_text_report_says_expired_first_and_has_no_colour_codes_when_piped() -> None:
    result = runner.invoke(app, ["assess", SAMPLE, "--as-of", "2026-11-23"])
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == "青海湟源高原藜麦食品有限公司（示例）"
    assert "有效期已于2025年12月9日届满" in lines[2]
    assert "\x1b" not in result.stdout
    assert all(line == line.rstrip() for line in lines)


@pytest.mark.parametrize("name", ["quinoa-garlic", "battery-maker", "first-visit"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_json_follows_its_schema(name: str, lang: str) -> None:
    schema = json.loads(runner.invoke(app, ["schema", "--of", "assessment"]).stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    data = assess_json(name, "--lang", lang, "--as-of", "2024-06-01")
    jsonschema.validate(data, schema)
    assert len(data["findings"]) == 60
    assert (data["as_of"], data["validity"]) == ("2024-06-01", "in_force")


def test_the_json_is_the_documented_format() -> None:
    data = assess_json("quinoa-garlic", "--as-of", "2026-11-23")
    keys = ["format", "policy", "as_of", "validity", "banner", "profile_sha256", "problems", "findings", "ask", "gaps"]
    assert list(data) == keys
    assert data["format"] == "qhchecklist-assessment/1"
    assert list(data["policy"]) == ["id", "version", "sha256"]
    finding = next(one for one in data["findings"] if one["support"] == "S01a")
    assert finding["outcome"] == "needs_information"
    assert finding["missing"] == ["recognitions"]
    assert data["ask"][0] == {"field": "recognitions", "settles": 1}


def test_the_json_names_the_documents_of_each_step_in_the_chosen_language() -> None:
    for lang, named in (("zh", ["合同", "订舱、停限产等证明材料"]), ("en", ["contracts", "shipping bookings"])):
        data = assess_json("quinoa-garlic", "--lang", lang)
        first, second = next(one["steps"] for one in data["findings"] if one["support"] == "S01b")
        assert (first["source"], first["documents"]) == ("text", [])
        assert second["source"] == "procedure"
        assert [text.split(",")[0] for text in second["documents"]] == named
        assert all(text in second["text"] for text in second["documents"])


def test_explain_lists_documents_under_their_step() -> None:
    lines = runner.invoke(app, ["explain", "S13a"]).stdout.splitlines()
    place = next(number for number, line in enumerate(lines) if "联系中国信保" in line)
    assert lines[place + 1].strip() == "材料：买方信息；近一年出口额"
    assert "材料" not in runner.invoke(app, ["explain", "S03h"]).stdout


@pytest.mark.parametrize("name", ["quinoa-garlic", "battery-maker", "first-visit"])
def test_the_outcomes_of_the_samples_are_the_agreed_ones(name: str) -> None:
    """Golden file: outcome, open-list mark and missing fields of all 60 supports."""
    data = assess_json(name, "--as-of", "2026-11-23")
    found = {
        one["support"]: {key: one[key] for key in ("outcome", "open_list", "already_held", "missing")}
        for one in data["findings"]
    }
    golden = json.loads((Path(__file__).parent / "golden" / f"{name}.json").read_text(encoding="utf-8"))
    assert found == golden


def test_the_same_input_gives_the_same_bytes() -> None:
    first = runner.invoke(app, ["assess", SAMPLE, "--format", "json", "--as-of", "2024-06-01"]).stdout
    assert first == runner.invoke(app, ["assess", SAMPLE, "--format", "json", "--as-of", "2024-06-01"]).stdout


def test_all_formats_tell_the_same_outcomes(tmp_path: Path) -> None:
    """Terminal, JSON and table are made from the same findings."""
    data = assess_json("battery-maker", "--as-of", "2024-06-01")
    words = {one["support"]: one["words"] for one in data["findings"]}
    out = tmp_path / "list.xlsx"
    result = runner.invoke(
        app, ["assess", "battery-maker", "--as-of", "2024-06-01", "--format", "xlsx", "--out", str(out)]
    )
    assert result.exit_code == 0
    sheet = openpyxl.load_workbook(BytesIO(out.read_bytes())).worksheets[0]
    table = {row[0].value: str(row[2].value) for row in sheet.iter_rows(min_row=2)}
    assert {support: word.split("\n")[0] for support, word in table.items()} == words
    text = runner.invoke(app, ["assess", "battery-maker", "--as-of", "2024-06-01"]).stdout
    assert all(f" {support} " in text for support in words)


def test_formulas_in_a_table_stay_text(tmp_path: Path) -> None:
    profile = tmp_path / "firm.yaml"
    profile.write_text('enterprise_name: "=HYPERLINK(1)"\n', encoding="utf-8")
    out = tmp_path / "list.xlsx"
    runner.invoke(app, ["assess", str(profile), "--format", "xlsx", "--out", str(out)])
    cell = openpyxl.load_workbook(out)["说明"]["B3"]
    assert (cell.value, cell.data_type) == ("=HYPERLINK(1)", "s")


def test_markup_in_a_name_is_printed_as_text(tmp_path: Path) -> None:
    profile = tmp_path / "firm.yaml"
    profile.write_text('enterprise_name: "[bold]甲[/bold] <b>乙</b>"\n', encoding="utf-8")
    assert runner.invoke(app, ["assess", str(profile)]).stdout.startswith("[bold]甲[/bold] <b>乙</b>\n")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["assess", "none.yaml"], "打不开"),
        (["assess", SAMPLE, "--as-of", "tomorrow"], "不是日期"),
        (["assess", SAMPLE, "--policy", "qinghai-2030"], "没有规则包"),
        (["explain", "S99z"], "没有支持事项"),
        (["check", "no-such-pack"], "没有规则包"),
    ],
)
def test_unusable_input_gets_one_sentence_and_exit_code_2(arguments: list[str], told: str) -> None:
    result = runner.invoke(app, arguments)
    assert result.exit_code == 2
    assert told in result.stderr
    assert result.stdout == ""
    assert "Traceback" not in result.output


def test_a_doubtful_profile_is_assessed_all_the_same(tmp_path: Path) -> None:
    profile = tmp_path / "firm.yaml"
    profile.write_text("registered_division: '630123'\nexprots: current\nemployees: many\n", encoding="utf-8")
    result = runner.invoke(app, ["assess", str(profile)])
    assert result.exit_code == 0
    assert "填写需核对" in result.stdout
    assert "exports" in result.stdout


def test_explain_goes_down_to_the_official_sentence() -> None:
    output = runner.invoke(app, ["explain", "s03h", "--profile", "quinoa-garlic"]).stdout
    assert "“税务部门办理正常出口退税的平均时间压缩至6个工作日内”" in output
    assert "一般程序，待主管部门核实" in output
    assert "属适用对象" in output or "适用" in output


def test_explain_says_lost_text_openly() -> None:
    output = runner.invoke(app, ["explain", "S07a"]).stdout
    assert "缺2句" in output.replace(" ", "")


@pytest.mark.parametrize(
    "command",
    [[], ["assess"], ["reopen"], ["import-work"], ["explain"], ["check"], ["policies"], ["samples"], ["schema"]],
)
def test_every_command_has_help(command: list[str]) -> None:
    result = runner.invoke(app, [*command, "--help"])
    assert result.exit_code == 0
    assert len(result.stdout) > 100


def test_policies_and_samples_are_listed() -> None:
    assert "2022-12-10 – 2025-12-09" in runner.invoke(app, ["policies"]).stdout
    assert "battery-maker" in runner.invoke(app, ["samples"]).stdout


@pytest.mark.parametrize(
    ("arguments", "window"),
    [
        ([], True),
        (["企业.yaml"], True),
        (["firm.JSON", "--quit"], True),
        (["清单.pdf"], True),
        (["assess", "firm.yaml"], False),
        (["--help"], False),
    ],
)
def test_a_profile_file_opens_the_window_and_a_command_does_not(arguments: list[str], window: bool) -> None:
    assert wants_window(arguments) is window


def test_the_terminal_loads_neither_qt_nor_reportlab() -> None:
    heavy = "('PySide6', 'reportlab', 'openpyxl', 'uharfbuzz', 'pypdf', 'segno')"
    code = f"import sys, qhchecklist.cli; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path(__file__).parent.parent
    )
    assert done.stdout.strip() == "[]"


def test_characters_that_no_font_has_are_printed_as_code_points_and_told(tmp_path: Path) -> None:
    profile, target = tmp_path / "firm.yaml", tmp_path / "sheet.pdf"
    profile.write_text("enterprise_name: 青海😀公司\n", encoding="utf-8")
    result = runner.invoke(app, ["assess", str(profile), "--pdf", str(target)])
    assert result.exit_code == 0
    assert "〔U+1F600〕（见企业名称）" in result.stderr
    assert target.read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize("option", ["--pdf", "--out"])
def test_a_target_that_cannot_be_made_gets_one_clear_sentence(option: str, tmp_path: Path) -> None:
    occupied = tmp_path / "no-folder"
    occupied.write_text("a file")
    result = runner.invoke(app, ["assess", "first-visit", option, str(occupied / "deeper" / "sheet.pdf")])
    assert result.exit_code == 2
    assert "存不进" in result.stderr
    assert "Traceback" not in result.stderr
    assert occupied.read_text() == "a file"


def test_missing_folders_of_a_pdf_are_made(tmp_path: Path) -> None:
    target = tmp_path / "new" / "deeper" / "sheet.pdf"
    assert runner.invoke(app, ["assess", "first-visit", "--pdf", str(target)]).exit_code == 0
    assert target.read_bytes().startswith(b"%PDF-")


def test_a_filled_in_form_is_assessed(tmp_path: Path) -> None:
    book = bundled()
    path = tmp_path / "firm.xlsx"
    path.write_bytes(render_template(book.catalogue, book.codes))
    made = openpyxl.load_workbook(path)
    for row in made.worksheets[0].iter_rows():
        if row[0].value == "enterprise_name":
            row[4].value = "柴达木试验公司"
    made.save(path)
    result = runner.invoke(app, ["assess", str(path)])
    assert result.exit_code == 0
    assert "柴达木试验公司" in result.output


def test_a_broken_form_is_refused_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "firm.xlsx").write_bytes(b"PK")
    result = runner.invoke(app, ["assess", str(tmp_path / "firm.xlsx")])
    assert result.exit_code == 2
    assert "不是完好的 xlsx" in result.output


def test_the_paper_is_made_as_asked_for(tmp_path: Path) -> None:
    usual, large, short = (tmp_path / name for name in ("usual.pdf", "large.pdf", "short.pdf"))
    for path, options in ((usual, []), (large, ["--large", "--fillable"]), (short, ["--part", "documents"])):
        assert runner.invoke(app, ["assess", "quinoa-garlic", "--pdf", str(path), *options]).exit_code == 0
    counts = [len(PdfReader(path).pages) for path in (short, usual, large)]
    assert counts == sorted(counts)
    assert len(set(counts)) == 3
    assert PdfReader(large).get_fields()
    assert not PdfReader(usual).get_fields()
