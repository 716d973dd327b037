"""`reopen` in the terminal: a printed file or a scanned symbol becomes a dossier again."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from qhchecklist import paths
from qhchecklist.assess.assessment import Assessor
from qhchecklist.checklist import Checklist, make_checklist
from qhchecklist.cli import app
from qhchecklist.dossier import load_dossier
from qhchecklist.policy.profile import read_profile
from qhchecklist.policy.rulebook import Rulebook
from qhchecklist.report.options import RecordHead
from qhchecklist.report.round_trip.payload import case_of, encode_case
from qhchecklist.report.round_trip.symbol import symbol_of
from qhchecklist.work import Work
from tests.changed_pack import VERSION
from tests.printed_case import with_case
from tests.store.records_written import chain, exported

runner = CliRunner()


@pytest.fixture
def checklist(rulebook: Rulebook) -> Checklist:
    document = load_dossier(paths.resources() / "samples" / "quinoa-garlic.yaml").profile
    assessment = Assessor(rulebook).assess(read_profile(document, rulebook.catalogue, rulebook.codes), date(2024, 6, 1))
    return make_checklist(assessment, {"S03h": Work("submitted", frozenset({0}), "已交")}, date(2024, 5, 1))


@pytest.fixture
def printed(checklist: Checklist, tmp_path: Path) -> Path:
    path = tmp_path / "清单.pdf"
    path.write_bytes(with_case(encode_case(case_of(checklist)), {"step-S03h-1": True, "step-S03h-2": True}))
    return path


def test_a_file_that_assess_wrote_is_restored_to_the_same_dossier(tmp_path: Path) -> None:
    pdf, out = tmp_path / "list.pdf", tmp_path / "firm.yaml"
    assert runner.invoke(app, ["assess", "battery-maker", "--as-of", "2024-06-01", "--pdf", str(pdf)]).exit_code == 0
    result = runner.invoke(app, ["reopen", str(pdf), "--as-of", "2024-06-01", "--out", str(out)])
    assert result.exit_code == 0
    assert "与打印时没有不同" in result.stdout
    assert f"档案已存为 {out}" in result.stdout
    again = runner.invoke(app, ["assess", str(out), "--as-of", "2024-06-01", "--format", "json"]).stdout
    assert again == runner.invoke(app, ["assess", "battery-maker", "--as-of", "2024-06-01", "--format", "json"]).stdout


def test_a_client_paper_tells_of_the_record_and_a_record_can_be_held_against_it(
    checklist: Checklist, tmp_path: Path
) -> None:
    entries, log, pdf = chain(), tmp_path / "记录.jsonl", tmp_path / "a.pdf"
    log.write_bytes(exported(entries))
    for number, digest, code in ((4, entries[3].sha256, 0), (4, "0" * 64, 1), (9, "0" * 64, 1)):
        told = RecordHead(number, digest, "李窗口", date(2026, 11, 23))
        pdf.write_bytes(with_case(encode_case(case_of(checklist, told))))
        result = runner.invoke(app, ["reopen", str(pdf), "--log", str(log)])
        assert result.exit_code == code
        assert f"纸面所记：2026年11月23日由李窗口告知，当时咨询记录到第 {number} 号 {digest[:4]} " in result.stdout
        found = "这份咨询记录里有第 4 号，与纸面一致；全部 6 条都未被改动。" in result.stdout
        assert found == (code == 0)
        as_json = json.loads(runner.invoke(app, ["reopen", str(pdf), "--log", str(log), "--json"]).stdout)
        assert as_json["record"] == {"number": number, "sha256": digest, "by": "李窗口", "on": "2026-11-23"}
        assert as_json["record_check"]["found"] == found


def test_a_paper_of_no_client_has_nothing_to_check_and_a_strange_record_is_refused(
    printed: Path, checklist: Checklist, tmp_path: Path
) -> None:
    result = runner.invoke(app, ["reopen", str(printed), "--log", str(printed)])
    assert (result.exit_code, "没有咨询记录的编号" in result.stderr) == (2, True)
    assert "纸面所记" not in runner.invoke(app, ["reopen", str(printed)]).stdout
    pdf = tmp_path / "b.pdf"
    pdf.write_bytes(with_case(encode_case(case_of(checklist, RecordHead(1, "0" * 64, "", date(2026, 11, 23))))))
    for wrong in (pdf, tmp_path / "没有.jsonl"):
        assert runner.invoke(app, ["reopen", str(pdf), "--log", str(wrong)]).exit_code == 2


def test_work_day_and_ticks_of_the_paper_are_saved_and_told(printed: Path, tmp_path: Path) -> None:
    out = tmp_path / "firm.yaml"
    result = runner.invoke(app, ["reopen", str(printed), "--as-of", "2026-11-23", "--out", str(out)])
    assert result.exit_code == 0
    assert f"（2024年6月1日按 qinghai-2022 {VERSION} 判断的清单），与打印时有 2 处不同。" in result.stdout
    assert "- 判断日期：打印时 2024-06-01，现在 2026-11-23。" in result.stdout
    assert "第 2 步在 PDF 里勾选了" in result.stdout
    dossier = load_dossier(out)
    assert dossier.work["S03h"] == Work("submitted", frozenset({0, 1}), "已交")
    assert dossier.business_day == date(2024, 5, 1)


def test_the_json_tells_the_same(printed: Path) -> None:
    data = json.loads(runner.invoke(app, ["reopen", str(printed), "--as-of", "2026-11-23", "--json"]).stdout)
    assert data["format"] == "qhchecklist-reopen/1"
    assert data["printed"]["policy"]["id"] == "qinghai-2022"
    assert [(one["kind"], one["key"]) for one in data["differences"]] == [("as_of", ""), ("tick", "S03h")]
    assert data["dossier"]["work"]["S03h"]["steps"] == [1, 2]
    assert data["problems"] == []


def test_a_scanned_text_is_restored(checklist: Checklist, tmp_path: Path) -> None:
    text, out = symbol_of(checklist).text, tmp_path / "firm.json"
    result = runner.invoke(app, ["reopen", "--qr", "-", "--out", str(out), "--as-of", "2024-06-01"], input=text + "\n")
    assert result.exit_code == 0
    assert "与打印时没有不同" in result.stdout
    assert load_dossier(out).profile == checklist.assessment.reading.document
    assert "湟源" in runner.invoke(app, ["reopen", "--qr", text]).stdout


def test_a_dossier_that_is_there_is_not_overwritten(printed: Path, tmp_path: Path) -> None:
    out = tmp_path / "firm.yaml"
    out.write_text("enterprise_name: 甲\n", encoding="utf-8")
    result = runner.invoke(app, ["reopen", str(printed), "--out", str(out)])
    assert (result.exit_code, result.stdout) == (2, "")
    assert "已经存在，没有覆盖" in result.stderr
    assert out.read_text(encoding="utf-8") == "enterprise_name: 甲\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "请给出一个 PDF 文件"),
        (["a.pdf", "--qr", "x"], "请给出一个 PDF 文件"),
        (["none.pdf"], "打不开"),
        (["--qr", "x"], "不是本程序印的二维码"),
        (["a.pdf", "--out", "b.pdf"], "后缀应是"),
        ([str(paths.resources() / "samples" / "quinoa-garlic.yaml")], "不是 PDF 文件"),
    ],
)
def test_unusable_input_gets_one_sentence_and_exit_code_2(arguments: list[str], told: str) -> None:
    result = runner.invoke(app, ["reopen", *arguments])
    assert result.exit_code == 2
    assert told in result.stderr
    assert result.stdout == ""


def test_a_case_of_a_notice_that_is_not_here_is_restored_all_the_same(checklist: Checklist, tmp_path: Path) -> None:
    data = json.loads(encode_case(case_of(checklist)))
    data["policy"]["id"] = "qinghai-2030"
    path = tmp_path / "清单.pdf"
    path.write_bytes(with_case(json.dumps(data).encode()))
    result = runner.invoke(app, ["reopen", str(path), "--as-of", "2024-06-01"])
    assert result.exit_code == 0
    assert "- 打印时依据 qinghai-2030，现在依据 qinghai-2022：结论不能比较。" in result.stdout


def test_control_characters_of_a_file_never_reach_the_terminal(checklist: Checklist, tmp_path: Path) -> None:
    data = json.loads(encode_case(case_of(checklist)))
    data["dossier"]["enterprise_name"] = "甲\x1b[2J\r乙"
    data["dossier"]["work"] = {"\x1b[31m": {"state": "x"}}
    path = tmp_path / "清单.pdf"
    path.write_bytes(with_case(json.dumps(data).encode()))
    result = runner.invoke(app, ["reopen", str(path)])
    assert result.exit_code == 0
    assert "\x1b" not in result.output
    assert "画像指纹不同" in result.stdout
