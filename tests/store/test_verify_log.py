"""`verify-log` in the terminal: what a stranger is told about a record."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner

from qhchecklist.cli import app
from qhchecklist.store.chain import head_words
from tests.store.records_written import chain, exported, head_of, proof, without

runner = CliRunner()


def test_a_sound_record_is_told_with_its_count_and_head(tmp_path: Path) -> None:
    path = tmp_path / "记录.jsonl"
    entries = without(chain(), "b")
    path.write_bytes(exported(entries))
    result = runner.invoke(app, ["verify-log", str(path)])
    assert result.exit_code == 0
    assert result.stdout == f"完好：共 7 条，其中 3 条的内容已随客户删除。{head_words(head_of(entries)).zh}。\n"


def test_a_proof_of_deletion_is_accepted_and_told_as_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "proof.jsonl"
    path.write_bytes(proof(without(chain(), "b"), "b"))
    result = runner.invoke(app, ["verify-log", str(path)])
    assert result.exit_code == 0
    assert "这是删除证明：从第 2 号起" in result.stdout
    assert "proof of a deletion" in runner.invoke(app, ["verify-log", str(path), "--lang", "en"]).stdout


def test_a_changed_record_ends_with_1_and_the_first_place(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    path.write_bytes(exported(chain()).replace(b"right", b"wrong"))
    result = runner.invoke(app, ["verify-log", str(path)])
    assert result.exit_code == 1
    assert result.stderr == "咨询记录第 1 号：这一条的内容被改动过；请与备份或较早导出的记录对照。\n"


def test_what_is_no_record_ends_with_2_and_one_sentence(tmp_path: Path) -> None:
    other = tmp_path / "a\u202eb.txt"
    other.write_text("enterprise_name: 甲")
    for path in (tmp_path / "没有.jsonl", tmp_path, other):
        result = runner.invoke(app, ["verify-log", str(path)])
        assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
        assert "\u202e" not in result.stderr


def test_the_number_on_a_paper_is_checked_against_the_record(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    path.write_bytes(exported(chain()))
    shown = head_words(head_of(chain())).zh
    assert runner.invoke(app, ["verify-log", str(path), "--paper", shown]).exit_code == 0
    other = runner.invoke(app, ["verify-log", str(path), "--paper", "咨询记录第 2 号 0123456789ab"])
    assert (other.exit_code, "第 2 号：校验码与纸面上印的不同" in other.stderr) == (1, True)
    assert runner.invoke(app, ["verify-log", str(path), "--paper", "第二号"]).exit_code == 2
