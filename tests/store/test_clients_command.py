"""`clients` in the terminal: the help desk's day, each command readable to somebody who never saw the program."""

from __future__ import annotations

import csv
import json
import stat
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from qhchecklist import client_papers
from qhchecklist.cli import app
from qhchecklist.policy.problem import UnreadableFileError
from qhchecklist.policy.text import Text
from qhchecklist.store.opening import open_store
from qhchecklist.store.place import SqlitePlace
from tests.store.empty import put_empty_store

runner = CliRunner()


class Desk:
    """Runs commands on a store of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = folder / "库.sqlite3"

    def run(self, command: str, *given: str, typed: str = "") -> Any:
        return runner.invoke(app, ["clients", command, *given, "--store", str(self.store)], input=typed or None)

    def said(self, command: str, *given: str, typed: str = "") -> str:
        result = self.run(command, *given, typed=typed)
        assert result.exit_code == 0, result.output
        return str(result.stdout)

    def add(self, sample: str = "quinoa-garlic", *given: str) -> str:
        put_empty_store(self.store)
        return self.first(sample, *given)

    def first(self, sample: str, *given: str) -> str:
        """Add the first client: the command makes the store."""
        return self.said("add", sample, "--by", "李窗口", *given).split("编号 ")[1].strip("。\n")

    def firm(self, **answers: Any) -> str:
        path = self.folder / "firm.json"
        path.write_text(json.dumps(answers, ensure_ascii=False), encoding="utf-8")
        return str(path)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_a_firm_is_added_found_and_listed(desk: Desk) -> None:
    key = desk.first("quinoa-garlic")
    desk.add("battery-maker")
    listed = desk.said("list")
    assert "共 2 家。" in listed
    assert key in listed
    assert "编号" in listed.splitlines()[0]
    assert "共 2 家，列出前 1 家；可加 --limit 或检索词。" in desk.said("list", "--limit", "1")
    assert "共 0 家。" in desk.said("list", "没有这家")


@pytest.mark.parametrize(
    ("day", "words"),
    [("2024-06-01", "：适用 "), ("2026-11-23", "按原文件：属适用对象 "), ("2022-11-20", "施行后：属适用对象 ")],
)
def test_what_a_visit_told_is_said_in_the_words_of_its_day(desk: Desk, day: str, words: str) -> None:
    key = desk.add()
    said, shown = desk.said("visit", key, "--as-of", day), desk.said("show", key)
    assert words in said
    assert words in shown
    since = day != "2026-11-23"
    assert ("本文件有效期已届满，结论只就判断日期而言" in said) == since
    assert ("（文件现已届满）" in shown) == since


def test_who_was_told_before_the_expiry_is_on_the_call_list(desk: Desk) -> None:
    desk.said("visit", desk.add("quinoa-garlic", "--phone", "=0971"), "--as-of", "2024-06-01")
    desk.said("visit", desk.add("battery-maker"), "--as-of", "2026-11-20")
    desk.add("first-visit")
    out = desk.folder / "回访.csv"
    said = desk.said("calls", str(out), "--as-of", "2026-11-23")
    assert said.startswith("2 家来过的客户里有 1 家应当回电话")
    _, *rows = csv.reader(out.read_text(encoding="utf-8-sig").splitlines())
    assert len(rows) == 1
    assert "青海湟源高原藜麦食品有限公司（示例）" in rows[0]
    assert "=0971" not in rows[0]  # no formula
    assert desk.run("calls", str(out)).exit_code == 2  # never overwritten


def test_due_dates_become_a_calendar(desk: Desk) -> None:
    work = {"S03h": {"state": "submitted", "due": "2026-12-01"}, "S02f": {"state": "paid", "due": "2026-12-05"}}
    desk.add(desk.firm(enterprise_name="甲\n乙", work=work))
    desk.add("first-visit")
    out = desk.folder / "期限.ics"
    assert desk.said("calendar", str(out), "--remind", "3").startswith("1 个期限")
    text = out.read_text(encoding="utf-8")
    assert text.count("BEGIN:VEVENT") == 1
    assert "DTSTART;VALUE=DATE:20261201" in text
    assert "（甲\\n乙）" in text
    assert "0 个期限" in desk.said("calendar", str(desk.folder / "b.ics"), "--client", "格尔木")


def test_a_visit_is_recorded_with_its_paper_and_shown(desk: Desk) -> None:
    key = desk.add("quinoa-garlic", "--person", "王经理", "--phone", "0971-0000000")
    pdf = desk.folder / "清单.pdf"
    said = desk.said("visit", key, "--as-of", "2024-06-01", "--pdf", str(pdf), "--note", "首次来访", "--by", "李窗口")
    assert "第 1 次来访：适用 " in said
    assert pdf.read_bytes().startswith(b"%PDF")
    shown = desk.said("show", key)
    for part in ("联系人：王经理", "电话：0971-0000000", "李窗口，按 qinghai-2022", "纸面 1 份", "备注：首次来访"):
        assert part in shown
    verified = runner.invoke(app, ["verify-log", "--store", str(desk.store)])
    assert verified.stdout.startswith("完好：共 1 条")


def test_text_of_users_is_no_markup_and_spoils_no_line(desk: Desk) -> None:
    desk.add(desk.firm(enterprise_name="[red]青海[/red]\n某某"), "--note", "[bold]x[/bold]\x1b[31m")
    listed, shown = desk.said("list"), desk.said("show", "[red]青海")
    assert "[red]青海[/red] 某某" in listed
    assert "备注：[bold]x[/bold]〔U+001B〕[31m" in shown
    assert "\x1b" not in listed + shown


def test_several_that_fit_are_told_with_their_ids(desk: Desk) -> None:
    keys = [desk.add(desk.firm(enterprise_name=f"青海同名{number}")) for number in range(2)]
    result = desk.run("show", "青海同名")
    assert (result.exit_code, result.stdout) == (2, "")
    assert all(key in result.stderr for key in keys)
    assert "找到 2 家" in result.stderr


def test_no_store_and_no_client_are_one_sentence(desk: Desk) -> None:
    for command in (["list"], ["show", "x"], ["visit", "x"]):
        result = desk.run(*command)
        assert (result.exit_code, result.stdout) == (2, "")
        assert "还没有客户库" in result.stderr
    desk.add()
    result = desk.run("show", "没有这家")
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)


def test_a_client_is_exported_deleted_with_proof_and_imported_again(desk: Desk) -> None:
    key = desk.add()
    desk.said("visit", key)
    out, proof = desk.folder / "客户.json", desk.folder / "证明.jsonl"
    assert "已导出到" in desk.said("export", key, str(out))
    assert desk.run("export", key, str(out)).exit_code == 2
    refused = desk.run("delete", key, "--proof", str(proof), typed="n\n")
    assert (refused.exit_code, proof.exists()) == (1, False)
    said = desk.said("delete", key, "--proof", str(proof), "--yes")
    assert "咨询记录 2 条的内容" in said
    assert "以前的备份和导出的文件里仍有" in said
    assert "共 0 家" in desk.said("list")
    checked = runner.invoke(app, ["verify-log", str(proof)])
    assert checked.exit_code == 0
    assert "这是删除证明" in checked.stdout
    assert f"已导入，编号 {key}，来访 1 次。" in desk.said("import", str(out))
    assert "第 1 次来访" in desk.said("show", key)
    again = desk.run("import", str(out))
    assert again.exit_code == 2
    assert "已有编号" in again.stderr


def test_a_sealed_masked_export_opens_with_its_passphrase_only(desk: Desk) -> None:
    key = desk.add()
    out = desk.folder / "隐去.json"
    said = desk.said("export", key, str(out), "--masked", "--passphrase", typed="correct horse\ncorrect horse\n")
    assert "已隐去：" in said
    assert "藜麦".encode() not in out.read_bytes()
    wrong = desk.run("import", str(out), typed="wrong horse\n")
    assert wrong.exit_code == 2
    assert "口令不对，或文件已损坏" in wrong.stderr
    assert "已导入" in desk.said("import", str(out), typed="correct horse\n")
    assert "（已隐去）" in desk.said("list")


def test_a_store_is_backed_up_and_restored(desk: Desk) -> None:
    desk.add()
    saved = desk.folder / "库.qhbackup"
    assert "已核对" in desk.said("backup", str(saved))
    desk.add("battery-maker")
    assert desk.run("restore", str(saved), typed="n\n").exit_code == 1
    said = desk.said("restore", str(saved), "--yes")
    assert "原来的客户库留在" in said
    assert "共 1 家" in desk.said("list")
    saved.write_bytes(saved.read_bytes()[:-100])
    broken = desk.run("restore", str(saved), "--yes")
    assert broken.exit_code == 2
    assert "共 1 家" in desk.said("list")


def test_a_backup_comes_back_into_a_file_of_its_own(desk: Desk) -> None:
    key = desk.add()
    saved, apart, taken = (desk.folder / name for name in ("库.qhbackup", "从前.sqlite3", "一家.json"))
    desk.said("backup", str(saved))
    desk.said("delete", key, "--proof", str(desk.folder / "证明.jsonl"), "--yes")
    said = desk.said("restore", str(saved), "--to", str(apart))
    assert f"恢复成另一个文件 {apart}，现用的客户库没有动" in said
    assert "共 0 家" in desk.said("list")
    again = desk.run("restore", str(saved), "--to", str(apart))
    assert (again.exit_code, "请换一个文件名" in again.stderr) == (2, True)
    here, desk.store = desk.store, apart
    desk.said("export", key, str(taken))
    desk.store = here
    desk.said("import", str(taken))
    assert "共 1 家" in desk.said("list")


@pytest.mark.parametrize("written", ["库.qhbackup", "库.zip", "客户.json", "restored.sqlite3"])
def test_files_with_the_data_of_clients_are_for_their_owner_only(desk: Desk, written: str) -> None:
    key, path = desk.add(), desk.folder / written
    if written == "客户.json":
        desk.said("export", key, str(path))
    elif written == "restored.sqlite3":
        desk.said("backup", str(desk.folder / "b"))
        desk.store = path
        desk.said("restore", str(desk.folder / "b"))
    else:
        desk.said("backup", str(path), *(["--portable"] if written.endswith("zip") else []))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_portable_backup_goes_into_an_empty_store_only(desk: Desk) -> None:
    desk.said("visit", desk.add())
    saved = desk.folder / "库.zip"
    assert "已核对" in desk.said("backup", str(saved), "--portable")
    full = desk.run("restore", str(saved), "--yes")
    assert (full.exit_code, "已有内容，没有恢复" in full.stderr) == (2, True)
    desk.store = desk.folder / "new.sqlite3"
    assert "：1 家客户、1 条咨询记录。" in desk.said("restore", str(saved))
    assert "共 1 家" in desk.said("list")


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("postgresql://desk:secret@host/db", "口令不要写在命令里"),
        ("postgresql://host/db", "postgresql://用户@主机:端口/数据库"),
        ("postgresql://desk@host:99999/db", "postgresql://用户@主机:端口/数据库"),
        ("http://desk@host/db", "postgresql://用户@主机:端口/数据库"),
        ("postgresql://desk@host/db?sslmode=disable", "postgresql://用户@主机:端口/数据库"),
        ("postgresql://desk@host/db?sslrootcert", "postgresql://用户@主机:端口/数据库"),
        ("postgresql://desk@host/db?sslrootcert=没有.pem", "证书文件 没有.pem 不存在"),
    ],
)
def test_the_address_of_a_server_is_told_and_holds_no_password(url: str, said: str) -> None:
    result = runner.invoke(app, ["clients", "list", "--store", url])
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert "secret" not in result.stderr


def test_the_record_of_a_store_is_exported_and_a_change_in_it_is_found(desk: Desk) -> None:
    desk.said("visit", desk.add())
    out = desk.folder / "记录.jsonl"
    assert "已导出" in desk.said("log", str(out))
    assert runner.invoke(app, ["verify-log", str(out)]).exit_code == 0
    assert runner.invoke(app, ["verify-log", str(out), "--store", str(desk.store)]).exit_code == 2
    assert runner.invoke(app, ["verify-log", "--store", str(desk.folder / "none")]).exit_code == 2


def test_a_file_is_kept_with_a_client_fetched_and_let_go(desk: Desk) -> None:
    key, paper, out = desk.add(), desk.folder / "执照.pdf", desk.folder / "取出.pdf"
    paper.write_bytes(b"licence")
    sha256 = desk.said("attach", key, str(paper), "--by", "李窗口").split("校验码 ")[1].strip("。\n")
    assert f"附件 {sha256} 执照.pdf（1 KB" in desk.said("show", key)
    desk.said("fetch", key, sha256, str(out))
    assert out.read_bytes() == b"licence"
    for bad in ([sha256, str(out)], ["abc", str(desk.folder / "x")], ["0" * 64, str(desk.folder / "x")]):
        result = desk.run("fetch", key, *bad)
        assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert "已删去附件 执照.pdf" in desk.said("detach", key, sha256)
    assert desk.run("detach", key, sha256).exit_code == 2
    assert "附件" not in desk.said("show", key)
    big = desk.folder / "大.pdf"
    big.write_bytes(bytes(20 * 1024**2 + 1))
    assert "超过 20 MiB" in desk.run("attach", key, str(big)).stderr
    assert desk.run("attach", key, str(desk.folder / "没有.pdf")).exit_code == 2


def test_a_file_of_a_duplicate_is_at_hand_under_the_client_it_was_joined_to(desk: Desk) -> None:
    key, double, paper = desk.add(), desk.add(), desk.folder / "执照.pdf"
    paper.write_bytes(b"licence")
    sha256 = desk.said("attach", double, str(paper)).split("校验码 ")[1].strip("。\n")
    store = open_store(SqlitePlace(desk.store), "test")
    kept, other = store.get(key), store.get(double)
    store.join(kept, other, kept.dossier, kept.contact)
    store.close()
    assert f"附件 {sha256} 执照.pdf" in desk.said("show", key)
    desk.said("fetch", key, sha256, str(desk.folder / "取出.pdf"))
    assert (desk.folder / "取出.pdf").read_bytes() == b"licence"
    assert "已删去附件 执照.pdf" in desk.said("detach", key, sha256)
    assert "附件" not in desk.said("show", key)


def test_questions_for_an_authority_and_its_answer(desk: Desk) -> None:
    key = desk.add(
        desk.firm(
            enterprise_name="青海待认定",
            entity_type="enterprise",
            registered_division="630104",
            exports="current",
            recognitions="unknown",
        )
    )
    asked = desk.said("questions", key, "--as-of", "2024-06-01")
    assert "S01a" in asked
    assert "〔1.1〕" in asked
    given = "--office", "西宁市商务局", "--day", "2026-11-20", "--reference", "函1号"
    said = desk.said("decide", key, "S01a", "是", *given, "--value", '{"recognitions": ["key_foreign_trade_firm"]}')
    assert "已记录" in said
    shown = desk.said("show", key)
    assert "西宁市商务局 2026年11月20日认定（函1号）：是" in shown
    assert "主管部门已认定 recognitions" in shown
    assert "S01a" not in desk.said("questions", key, "--as-of", "2024-06-01")
    for given in (("--office", " "), ("--office", "省商务厅", "--day", "2999-01-01")):
        result = desk.run("decide", key, "S01a", "是", *given)
        assert result.exit_code == 2
        assert "没有记；请" in result.stderr
    for bad in ('{"recognitions": ["nothing"]}', '{"nothing": 1}', "[", "3"):
        result = desk.run("decide", key, "S01a", "是", *given, "--value", bad)
        assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1), bad
    assert desk.run("decide", key, "S99", "是", *given).exit_code == 2


@pytest.mark.parametrize(
    "command",
    "list add show visit export import delete backup restore questions decide log attach fetch detach".split(),
)
def test_every_command_tells_its_exit_codes(command: str) -> None:
    result = runner.invoke(app, ["clients", command, "--help"])
    assert result.exit_code == 0
    assert "退出码：0" in result.stdout


def test_papers_are_written_for_several_clients_at_once_and_recorded(desk: Desk) -> None:
    first, second = (desk.add(desk.firm(enterprise_name=name)) for name in ("甲/公司", "乙公司"))
    folder = desk.folder / "纸面"
    said = desk.said("print", str(folder), "--all", "--as-of", "2024-06-01", "--by", "李窗口")
    assert said == f"已写 2 份到 {folder}，都已记入咨询记录。\n"
    names = ["乙公司 外贸政策适用清单 2024-06-01.pdf", "甲 公司 外贸政策适用清单 2024-06-01.pdf"]
    assert sorted(one.name for one in folder.iterdir()) == names
    log = desk.folder / "记录.jsonl"
    desk.said("log", str(log))
    kinds = [json.loads(line).get("kind") for line in log.read_text(encoding="utf-8").splitlines()[1:]]
    assert kinds.count("printed") == 2
    desk.said("print", str(folder), second, "乙公司", "--as-of", "2024-06-01")  # twice the same is one
    assert (folder / "乙公司 外贸政策适用清单 2024-06-01 2.pdf").exists()
    assert len(list(folder.iterdir())) == 3
    assert first != second


def test_for_whom_papers_are_printed_is_said_in_one_way(desk: Desk) -> None:
    key = desk.add(desk.firm(enterprise_name="甲公司", registered_division="630104"))
    folder = str(desk.folder / "纸面")
    for given in ((), (key, "--all"), ("--all", "--division", "63"), ("--division", "65"), ("没有这家",)):
        result = desk.run("print", folder, *given)
        assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert desk.said("print", folder, "--division", "6301").startswith("已写 1 份到 ")
    (desk.folder / "文件").write_text("x", encoding="utf-8")
    refused = desk.run("print", str(desk.folder / "文件"), key)
    assert (refused.exit_code, "已有同名的文件" in refused.stderr) == (2, True)


def test_a_client_that_cannot_be_printed_does_not_keep_the_others_from_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("甲公司", "乙公司"):
        desk.add(desk.firm(enterprise_name=name))
    write = client_papers.write_whole

    def full(path: Path, data: bytes) -> None:
        if path.name.startswith("甲"):
            raise UnreadableFileError(Text("磁盘已满", "disk full"))
        write(path, data)

    monkeypatch.setattr(client_papers, "write_whole", full)
    result = desk.run("print", str(desk.folder / "纸面"), "--all")
    assert result.exit_code == 1
    assert result.stderr == "甲公司：磁盘已满\n"
    assert result.stdout.endswith("；1 家有问题。\n")


def test_nobody_found_is_told_by_what_was_searched(desk: Desk) -> None:
    desk.add()
    said = desk.run("show", "没有这家").stderr
    assert said == "客户库里没有名称、拼音、信用代码末几位或编号是“没有这家”的客户；用 clients list 可看有哪些。\n"


def test_an_answer_beside_another_reply_is_remarked_where_the_client_is_shown(desk: Desk) -> None:
    firm = {"entity_type": "enterprise", "registered_division": "630104", "exports": "current"}
    key = desk.add(desk.firm(enterprise_name="甲公司", **firm, recognitions="unknown"))
    desk.said("decide", key, "S01a", "否", "--office", "省商务厅", "--day", "2024-05-20")
    assert "企业所填" not in desk.said("show", key)
    store = open_store(SqlitePlace(desk.store), "test")
    client = store.get(key)
    profile = {**client.dossier.profile, "recognitions": ["key_foreign_trade_firm"]}
    store.save(client, replace(client.dossier, profile=profile), client.contact)
    store.close()
    said = "“列入名单含重点外贸企业”：企业所填为“是”，省商务厅2024年5月20日的答复为“否”。"
    assert said in desk.said("show", key)
    assert said in desk.run("visit", key).stderr
