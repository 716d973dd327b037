"""Workbooks that people fill in, and workbooks that are broken or hostile."""

from __future__ import annotations

import random
import zipfile
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from qhchecklist.intake.cells import cell_text
from qhchecklist.intake.result import Intake
from qhchecklist.intake.template import render_template
from qhchecklist.intake.workbook import load_intake
from qhchecklist.policy.problem import UnreadableFileError
from qhchecklist.policy.profile import read_profile
from qhchecklist.policy.rulebook import Rulebook
from tests.books import bundled

DAY = date(2024, 6, 1)


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return bundled()


def filled(
    book: Rulebook, path: Path, answers: dict[str, Any], goods: list[list[Any]] | None = None, lang: Any = "zh"
) -> Path:
    """The program's own form, filled in as in a spreadsheet."""
    made = openpyxl.load_workbook(BytesIO(render_template(book.catalogue, book.codes, lang)))
    questions, table = made.worksheets[:2]
    for row in questions.iter_rows():
        if row[0].value in answers:
            row[4].value = answers[row[0].value]
    for number, cells in enumerate(goods or [], start=4):
        for column, value in enumerate(cells, start=2):
            table.cell(number, column, value)
    made.save(path)
    return path


def read(path: Path, book: Rulebook) -> Intake:
    return load_intake(path, book, DAY)


def test_the_form_asks_every_question_in_its_section_with_drop_downs(book: Rulebook) -> None:
    made = openpyxl.load_workbook(BytesIO(render_template(book.catalogue, book.codes)))
    questions, table, codes = made.worksheets
    keys = [row[0].value for row in questions.iter_rows(min_row=4) if row[0].value]
    assert keys == [field.key for section in book.catalogue.sections for field in book.catalogue.fields
                    if field.section == section.key]  # fmt: skip
    assert questions.column_dimensions["A"].hidden
    listed = {str(rule.sqref) for rule in questions.data_validations.dataValidation}
    row = next(row[0].row for row in questions.iter_rows() if row[0].value == "own_brand")
    assert f"E{row}" in listed
    assert table.row_dimensions[1].hidden
    assert {str(rule.sqref)[0] for rule in table.data_validations.dataValidation} == {"B", "C", "F"}
    assert "KOR 韩国" in [cell.value for column in codes.iter_cols() for cell in column]


def test_what_a_person_types_in_the_form_is_read_as_meant(book: Rulebook, tmp_path: Path) -> None:
    answers: dict[str, Any] = {
        "enterprise_name": "=某某公司"[1:],
        "registered_division": "西宁市湟源县 630123",
        "established_on": datetime(2016, 5, 20),
        "employees": 46.0,
        "revenue_10k_cny": 1850.5,
        "roles": "生产；物流、货代",
        "exports": "正在出口（近12个月有实绩）",
        "imports": "不清楚",
        "own_brand": "是",
        "own_technology": False,
        "overseas_trademarks": "RCEP、德国",
        "settlement_currencies": "美元，CNY",
        "customs_supervision_modes": 110,
        "certifications": "organic_cn 2026-05-01；HACCP",
        "recognitions": "以上都没有",
    }
    goods = [["出口", "正在做", "蜂蜜", 4090000, "是", "韩国、德国"], ["进口", None, "某货物", 4090000.0, None, "日本"]]
    intake = read(filled(book, tmp_path / "表.xlsx", answers, goods), book)
    taken = intake.answers
    assert taken["registered_division"] == "630123"
    assert taken["established_on"] == "2016-05-20"
    assert taken["employees"] == 46
    assert taken["revenue_10k_cny"] == "1850.5"
    assert taken["roles"] == ["producer", "logistics"]
    assert (taken["exports"], taken["imports"]) == ("current", "unknown")
    assert (taken["own_brand"], taken["own_technology"]) == (True, False)
    assert taken["overseas_trademarks"][-1] == "DEU"
    assert taken["settlement_currencies"] == ["USD", "CNY"]
    assert taken["certifications"] == [{"code": "organic_cn", "valid_until": "2026-05-01"}, "haccp"]
    assert taken["recognitions"] == []
    assert [row["hs"] for row in taken["trade_lines"]] == ["04090000", "4090000"]
    assert intake.remarks == ()
    wrong = [one.field for one in read_profile(taken, book.catalogue, book.codes).problems if one.severity == "error"]
    assert wrong == ["trade_lines[2].hs"]


def test_the_english_form_gives_the_same_answers(book: Rulebook, tmp_path: Path) -> None:
    taken = read(
        filled(
            book,
            tmp_path / "form.xlsx",
            {"own_brand": "yes", "imports": "not known", "roles": "producer; trader"},
            [["export", "planned", "枸杞", "12119031", "no", "South Korea, USA"]],
            "en",
        ),
        book,
    ).answers
    assert taken["own_brand"] is True
    assert taken["imports"] == "unknown"
    assert taken["roles"] == ["producer", "trader"]
    assert taken["trade_lines"][0]["markets"] == ["KOR", "USA"]
    assert taken["trade_lines"][0]["made_in_qinghai"] is False


def test_a_formula_counts_with_its_last_result_and_is_never_computed(book: Rulebook, tmp_path: Path) -> None:
    path = filled(book, tmp_path / "f.xlsx", {"employees": "=40+6", "own_brand": "是"})
    intake = read(path, book)
    assert "employees" not in intake.answers
    assert len(intake.remarks) == 1
    assert "公式" in intake.remarks[0].zh
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"]
    assert b"<f>40+6</f><v></v>" in sheet or b"<f>40+6</f><v/>" in sheet or b"<f>40+6</f><v />" in sheet
    for empty in (b"<v></v>", b"<v/>", b"<v />"):
        sheet = sheet.replace(b"<f>40+6</f>" + empty, b"<f>40+6</f><v>46</v>")
    with zipfile.ZipFile(path, "w") as new:
        for name, data in parts.items():
            new.writestr(name, sheet if name == "xl/worksheets/sheet1.xml" else data)
    intake = read(path, book)
    assert intake.answers["employees"] == 46
    assert intake.remarks == ()


def test_a_plain_table_of_labels_and_answers_is_read_too(book: Rulebook, tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    sheet = made.worksheets[0]
    for row in (["企业名称", "某某公司"], ["从业人员", 46], ["自主品牌", "有"], ["无关的一项", "x"]):
        sheet.append(row)
    goods = made.create_sheet("货物")
    for row in (["2024 年出口"], ["序号", "商品名称", "海关编码", "目的国"], [1, "枸杞", "1211.90.31", "韩国 日本"]):
        goods.append(row)
    made.save(tmp_path / "own.xlsx")
    taken = read(tmp_path / "own.xlsx", book).answers
    assert taken == {
        "enterprise_name": "某某公司",
        "employees": 46,
        "own_brand": True,
        "trade_lines": [{"product": "枸杞", "hs": "12119031", "markets": ["KOR", "JPN"]}],
    }


def refusal(path: Path, book: Rulebook) -> str:
    with pytest.raises(UnreadableFileError) as caught:
        read(path, book)
    message = caught.value.message
    assert "\n" not in message.zh
    assert message.zh.endswith("。")
    return message.zh


def test_an_empty_form_is_told_apart_from_a_broken_one(book: Rulebook, tmp_path: Path) -> None:
    assert "没有可以读出的回答" in refusal(filled(book, tmp_path / "empty.xlsx", {}), book)


def test_a_locked_or_old_workbook_says_what_to_do(book: Rulebook, tmp_path: Path) -> None:
    (tmp_path / "locked.xlsx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    assert "密码" in refusal(tmp_path / "locked.xlsx", book)


@pytest.mark.parametrize("data", [b"", b"PK", b"PK\x03\x04" + b"\0" * 50, "不是表格".encode()])
def test_a_file_that_is_no_workbook_says_so(book: Rulebook, tmp_path: Path, data: bytes) -> None:
    (tmp_path / "no.xlsx").write_bytes(data)
    assert "不是完好的 xlsx" in refusal(tmp_path / "no.xlsx", book)


def test_a_missing_file_and_a_folder_say_so(book: Rulebook, tmp_path: Path) -> None:
    assert "打不开" in refusal(tmp_path / "none.xlsx", book)
    assert "打不开" in refusal(tmp_path, book)


def test_a_file_beyond_all_measure_is_not_opened(book: Rulebook, tmp_path: Path) -> None:
    (tmp_path / "big.xlsx").write_bytes(b"PK" + b"\0" * 5_000_000)
    assert "MB" in refusal(tmp_path / "big.xlsx", book)


def test_a_bomb_is_not_unpacked(book: Rulebook, tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"<a/>" * 20_000_000)
    assert "解开后" in refusal(path, book)


def test_entities_are_not_expanded(book: Rulebook, tmp_path: Path) -> None:
    path = filled(book, tmp_path / "laugh.xlsx", {"own_brand": "是"})
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    parts["xl/workbook.xml"] = b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    with zipfile.ZipFile(path, "w") as new:
        for name, data in parts.items():
            new.writestr(name, data)
    assert "不是完好的 xlsx" in refusal(path, book)


def outcome(path: Path, book: Rulebook) -> str:
    try:
        return f"{len(read(path, book).answers)} 项回答。"
    except UnreadableFileError as error:
        return error.message.zh


def test_any_damage_ends_in_one_sentence_or_in_answers(book: Rulebook, tmp_path: Path) -> None:
    path = filled(book, tmp_path / "ok.xlsx", {"own_brand": "是"}, [["出口", "正在做", "枸杞", 12119031, "是", "韩国"]])
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    chance = random.Random(7)
    hurt, said = tmp_path / "hurt.xlsx", []
    for _ in range(60):
        broken = dict(parts)
        name = chance.choice(sorted(broken))
        data = bytearray(broken[name])
        for _ in range(chance.choice((1, 3, 30))):
            data[chance.randrange(len(data))] = chance.randrange(256)
        broken[name] = bytes(data[: chance.choice((len(data), len(data) // 2))])
        if chance.random() < 0.3:
            del broken[chance.choice(sorted(broken))]
        with zipfile.ZipFile(hurt, "w") as new:
            for part, content in broken.items():
                new.writestr(part, content)
        said.append(outcome(hurt, book))
    assert {sentence[-1] for sentence in said} == {"。"}
    assert len(set(said)) > 1


def test_the_raw_bytes_may_be_damaged_too(book: Rulebook, tmp_path: Path) -> None:
    whole = filled(book, tmp_path / "ok.xlsx", {"own_brand": "是"}).read_bytes()
    chance = random.Random(11)
    hurt, said = tmp_path / "hurt.xlsx", []
    for _ in range(60):
        data = bytearray(whole)
        for _ in range(chance.choice((1, 10, 200))):
            data[chance.randrange(len(data))] = chance.randrange(256)
        hurt.write_bytes(bytes(data[: chance.choice((len(data), chance.randrange(len(data))))]))
        said.append(outcome(hurt, book))
    assert {sentence[-1] for sentence in said} == {"。"}


def test_a_sheet_of_a_million_rows_is_read_as_far_as_a_form_goes(book: Rulebook, tmp_path: Path) -> None:
    made = openpyxl.Workbook(write_only=True)
    sheet = made.create_sheet("货物")
    sheet.append(["品名", "HS编码"])
    for _ in range(20_000):
        sheet.append(["枸杞", "12119031"])
    made.save(tmp_path / "long.xlsx")
    assert 0 < len(read(tmp_path / "long.xlsx", book).answers["trade_lines"]) <= 700


@pytest.mark.parametrize(
    ("value", "text"),
    [(46.0, "46"), (0.1, "0.1"), (1e15, "1000000000000000"), (True, "是"), (datetime(2016, 5, 20), "2016-05-20"),
     (date(2016, 5, 20), "2016-05-20"), (None, ""), ("\u200b 是 \xa0", "是"), (float("nan"), "nan")],
)  # fmt: skip
def test_a_cell_is_text_as_a_person_reads_it(value: object, text: str) -> None:
    assert cell_text(value) == text
