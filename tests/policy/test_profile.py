"""Reading a profile: what is normalised, what is reported, and that nothing doubtful counts as no."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import uscc

from qhchecklist import paths
from qhchecklist.policy.facts import Certificate, Interval, Members
from qhchecklist.policy.identity import check_character
from qhchecklist.policy.problem import UnreadableFileError
from qhchecklist.policy.profile import Reading, load_document, save_document
from qhchecklist.policy.rulebook import Rulebook
from qhchecklist.policy.schema import profile_schema

Read = Callable[[Mapping[str, Any]], Reading]


def problems(reading: Reading) -> dict[str, str]:
    return {problem.field: problem.severity for problem in reading.problems}


def message(reading: Reading, field: str) -> str:
    return "\n".join(problem.message.zh for problem in reading.problems if problem.field == field)


@pytest.mark.parametrize("name", ["quinoa-garlic", "battery-maker", "first-visit"])
def test_the_samples_read_without_any_problem(name: str, read: Read, sample: Callable[[str], Any]) -> None:
    assert read(sample(name)).problems == ()


# --- spelling ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "written", "canonical"),
    [
        ("uscc", "９１６３０１２１ＭＡ７ＱＨＣ０１７８", "91630121MA7QHC0178"),
        ("uscc", "91630121ma7qhc0178", "91630121MA7QHC0178"),
        ("uscc", "9163 0121-MA7Q HC0178", "91630121MA7QHC0178"),
        ("registered_division", "６３０１２３", "630123"),
        ("employees", "４６", 46),
        ("employees", "1,850", 1850),
        ("established_on", "2016/5/20", "2016-05-20"),
        ("settlement_currencies", ["usd", "人民币"], ["USD", "CNY"]),
        ("exports", "current", "current"),
        ("domestic_sales", "是", True),
        ("roles", "producer", ["producer"]),
        ("difficulties", "none", []),
    ],
)
def test_spelling_is_normalised(field: str, written: Any, canonical: Any, read: Read) -> None:
    reading = read({field: written})
    assert reading.document[field] == canonical
    assert "error" not in problems(reading).values()


def test_a_code_whose_zeros_were_dropped_is_padded_with_a_notice(read: Read) -> None:
    reading = read({"customs_supervision_modes": ["110"]})
    assert reading.facts.values["customs_supervision_modes"] == Members(frozenset({"0110"}))
    assert problems(reading) == {"customs_supervision_modes": "notice"}


@pytest.mark.parametrize("written", ["KR", "韩国", "大韩民国", "South Korea", "kor"])
def test_countries_are_read_from_codes_and_names(written: str, read: Read) -> None:
    reading = read({"overseas_trademarks": [written]})
    assert reading.facts.values["overseas_trademarks"] == Members(frozenset({"KOR"}))


def test_uk_is_asked_about_and_not_taken_for_gbr(read: Read) -> None:
    reading = read({"trade_lines": [{"direction": "export", "markets": ["UK", "DEU"]}]})
    assert reading.facts.rows[0].markets == Members(frozenset({"DEU"}), complete=False)
    assert "GBR" in message(reading, "trade_lines[1].markets")
    assert problems(reading)["trade_lines[1].markets"] == "error"


@pytest.mark.parametrize("written", ["1008.50.90", "1008 50 90", "１００８５０９０", 10085090])
def test_hs_codes_are_folded_to_digits(written: Any, read: Read) -> None:
    reading = read({"trade_lines": [{"hs": written}]})
    assert reading.facts.rows[0].hs == "10085090"
    assert reading.document["trade_lines"][0]["hs"] == "10085090"


@pytest.mark.parametrize("written", ["4090000", "409000000", 4090000, "409"])
def test_an_hs_code_that_lost_its_zero_is_unknown_and_asked_about(written: Any, read: Read) -> None:
    reading = read({"trade_lines": [{"hs": written}]})
    assert reading.facts.rows[0].hs is None
    assert problems(reading) == {"trade_lines[1].hs": "error"}
    assert "开头的0" in message(reading, "trade_lines[1].hs")


@pytest.mark.parametrize("name", ["青海𬭎䶮㛃科技有限公司", "མཚོ་སྔོན་ཚོང་ལས་ཀུང་སི།", "青海（西宁）贸易有限公司"])
def test_names_keep_rare_characters_tibetan_and_full_width_brackets(name: str, read: Read) -> None:
    reading = read({"enterprise_name": name})
    assert reading.name == name
    assert reading.document["enterprise_name"] == name


# --- what is refused, and counts as unknown ----------------------------------------------------------


@pytest.mark.parametrize(
    ("document", "field"),
    [
        ({"uscc": "91630121MA7QHC0179"}, "uscc"),
        ({"uscc": "9163"}, "uscc"),
        ({"registered_division": "639999"}, "registered_division"),
        ({"registered_division": "999999"}, "registered_division"),
        ({"registered_division": "海南州共和县"}, "registered_division"),
        ({"registered_division": "河南县"}, "registered_division"),
        ({"entity_type": "company"}, "entity_type"),
        ({"domestic_sales": "maybe"}, "domestic_sales"),
        ({"employees": "许多"}, "employees"),
        ({"employees": -3}, "employees"),
        ({"employees": float("nan")}, "employees"),
        ({"employees": True}, "employees"),
        ({"revenue_10k_cny": "18500000元"}, "revenue_10k_cny"),
        ({"revenue_10k_cny": 18500000}, "revenue_10k_cny"),
        ({"established_on": "2016-13-40"}, "established_on"),
        ({"trade_lines": "藜麦"}, "trade_lines"),
        ({"trade_lines": ["藜麦"]}, "trade_lines[1]"),
        ({"trade_lines": [{"direction": "out"}]}, "trade_lines[1].direction"),
        ({"enterprise_name": "名" * 501}, "enterprise_name"),
    ],
)
def test_an_unusable_answer_is_reported_kept_and_unknown(document: dict[str, Any], field: str, read: Read) -> None:
    reading = read(document)
    assert problems(reading)[field] == "error"
    key = next(iter(document))
    assert key not in reading.facts.values
    kept = json.dumps(reading.document, ensure_ascii=False)
    assert kept == json.dumps(document, ensure_ascii=False)


@pytest.mark.parametrize(
    ("field", "nothing"),
    [("settlement_currencies", Members(frozenset(), complete=False)), ("certifications", ())],
)
def test_a_list_of_unusable_entries_proves_nothing(field: str, nothing: object, read: Read) -> None:
    reading = read({field: ["XYZ1"]})
    assert problems(reading) == {field: "error"}
    assert reading.facts.values[field] == nothing
    assert reading.document == {field: ["XYZ1"]}


def test_a_misspelt_key_is_reported_with_the_nearest_right_one(read: Read) -> None:
    reading = read({"registred_division": "630123", "export_refund": {"file": True}})
    assert "registered_division" in message(reading, "registred_division")
    assert "export_refund.filed" in message(reading, "export_refund.file")
    assert reading.facts.values == {}
    assert reading.document == {"registred_division": "630123", "export_refund": {"file": True}}


def test_an_unknown_column_is_reported_with_the_nearest_right_one(read: Read) -> None:
    reading = read({"trade_lines": [{"directon": "export"}]})
    assert "direction" in message(reading, "trade_lines[1].directon")


def test_every_problem_is_reported_at_once(read: Read) -> None:
    reading = read({"uscc": "1", "employees": "x", "trade_lines": [{"hs": "409"}, {"markets": ["UK"]}], "exprots": 1})
    assert len(reading.problems) == 5


# --- facts that contradict each other ----------------------------------------------------------------


def test_no_exports_beside_an_export_row_leaves_both_unknown(read: Read) -> None:
    reading = read(
        {"exports": "none", "trade_lines": [{"direction": "export", "status": "current", "product": "藜麦"}]}
    )
    assert "exports" not in reading.facts.values
    assert not any(row.certain for row in reading.facts.rows)
    assert problems(reading) == {"exports": "error"}


def test_bonded_sales_without_a_processing_mode_leave_both_unknown(read: Read) -> None:
    reading = read({"bonded_goods_sold_domestically": True, "customs_supervision_modes": ["0110"]})
    assert reading.facts.values == {}
    assert problems(reading) == {"bonded_goods_sold_domestically": "error"}


def test_a_domestic_sale_mode_implies_bonded_sales_with_a_notice(read: Read) -> None:
    reading = read({"customs_supervision_modes": ["0245"]})
    assert reading.facts.values["bonded_goods_sold_domestically"] is True
    assert problems(reading) == {"bonded_goods_sold_domestically": "notice"}
    assert "bonded_goods_sold_domestically" not in reading.document


def test_the_credit_code_is_checked_against_the_entity_type(read: Read) -> None:
    reading = read({"uscc": "91630121MA7QHC0178", "entity_type": "cooperative"})
    assert "entity_type" not in reading.facts.values
    assert problems(reading) == {"entity_type": "error"}


def test_the_credit_code_is_checked_against_the_region(read: Read) -> None:
    reading = read({"uscc": "91630121MA7QHC0178", "registered_division": "440300"})
    assert "registered_division" not in reading.facts.values
    assert problems(reading) == {"registered_division": "error"}


def test_a_move_within_the_province_is_only_noticed(read: Read) -> None:
    reading = read({"uscc": "91630121MA7QHC0178", "registered_division": "632801"})
    assert reading.facts.values["registered_division"] == "632801"
    assert problems(reading) == {"registered_division": "notice"}


def test_a_declared_size_against_the_computed_one_leaves_the_size_unknown(read: Read) -> None:
    reading = read({"size_declared": "large", "statistical_industry": "industry", "employees": 46})
    assert reading.facts.values == {}
    assert problems(reading) == {"size_declared": "error"}


def test_a_name_and_a_code_of_different_goods_leave_both_unknown(read: Read) -> None:
    reading = read({"trade_lines": [{"direction": "export", "product": "枸杞", "hs": "85076000"}]})
    row = reading.facts.rows[0]
    assert (row.product, row.hs) == (None, None)
    assert problems(reading) == {"trade_lines[1].hs": "error"}


def test_a_declared_trade_without_a_row_keeps_the_table_open(read: Read) -> None:
    reading = read({"exports": "current", "trade_lines": [{"direction": "import", "status": "current"}]})
    assert problems(reading) == {"trade_lines": "warning"}
    assert any(row.direction == "export" and not row.certain for row in reading.facts.rows)


def test_two_different_answers_to_one_question_leave_it_unknown(read: Read) -> None:
    for document in (
        {"export_refund": {"filed": True}, "export_refund.filed": False},
        {"export_refund.filed": False, "export_refund": {"filed": True}},
    ):
        reading = read(document)
        assert "export_refund.filed" not in reading.facts.values
        assert problems(reading) == {"export_refund.filed": "error"}
        again = read(reading.document)
        assert (again.facts, problems(again)) == (reading.facts, problems(reading))


def test_an_unclear_or_empty_parent_means_its_parts(read: Read) -> None:
    assert read({"export_refund": None}).problems == ()
    unclear = read({"export_refund": "unknown"})
    assert unclear.facts.unclear == {"export_refund.filed", "export_refund.refundable_goods"}
    assert unclear.problems == ()


def test_one_contradiction_does_not_hide_another(read: Read) -> None:
    document = {
        "exports": "none",
        "imports": "none",
        "cross_border_ecommerce": "current",
        "trade_lines": [{"direction": "export", "status": "current", "product": "藜麦", "markets": ["JPN"]}],
    }
    reading = read(document)
    assert not any(row.certain for row in reading.facts.rows)
    assert {"exports", "cross_border_ecommerce"} <= set(problems(reading))


def test_goods_of_no_direction_contradict_having_no_trade(read: Read) -> None:
    reading = read({"exports": "none", "imports": "none", "trade_lines": [{"product": "藜麦", "markets": ["JPN"]}]})
    assert not any(row.certain for row in reading.facts.rows)
    assert problems(reading) == {"trade_lines": "error"}


@pytest.mark.parametrize("mode", ["9610", "9710", "1210"])
@pytest.mark.parametrize("status", ["none", "planned"])
def test_an_e_commerce_mode_contradicts_not_doing_it(mode: str, status: str, read: Read) -> None:
    reading = read({"customs_supervision_modes": [mode], "cross_border_ecommerce": status})
    assert reading.facts.values == {}
    assert problems(reading) == {"cross_border_ecommerce": "error"}


def test_china_is_no_market_of_an_export(read: Read) -> None:
    reading = read({"trade_lines": [{"direction": "export", "markets": ["CHN", "DEU"]}]})
    assert reading.facts.rows[0].markets == Members(frozenset({"DEU"}), complete=False)
    assert problems(reading) == {"trade_lines[1].markets": "error"}


def test_a_blank_row_is_left_out_and_a_blank_table_is_unanswered(read: Read) -> None:
    some = read({"trade_lines": [{}, {"direction": "export"}]})
    assert [row.number for row in some.facts.rows if row.certain] == [2]
    assert problems(some) == {"trade_lines[1]": "notice"}
    blank = read({"trade_lines": [{}]})
    assert "trade_lines" not in blank.facts.answered


@pytest.mark.parametrize("written", ["1万人", "1-2万", "1.2万", "一百"])
def test_people_are_not_counted_in_ten_thousands(written: str, read: Read) -> None:
    reading = read({"employees": written})
    assert reading.facts.values == {}
    assert reading.document == {"employees": written}


@pytest.mark.parametrize("written", ["1亿元", "500元", "5000000", "1850万美元"])
def test_money_in_another_unit_is_asked_about(written: str, read: Read) -> None:
    assert read({"revenue_10k_cny": written}).facts.values == {}


@pytest.mark.parametrize("written", ["1850万元", "1850万", "1,850 万元", "1850"])
def test_money_in_ten_thousands_is_read(written: str, read: Read) -> None:
    assert read({"revenue_10k_cny": written}).facts.values["revenue_10k_cny"] == Interval(1850, 1850)


def test_renminbi_is_read_as_cny_with_a_notice(read: Read) -> None:
    reading = read({"settlement_currencies": ["RMB"]})
    assert reading.facts.values["settlement_currencies"] == Members(frozenset({"CNY"}))
    assert problems(reading) == {"settlement_currencies": "notice"}


# --- unknown, unclear, none --------------------------------------------------------------------------


def test_absent_and_null_are_unknown_and_still_to_be_asked(read: Read) -> None:
    facts = read({"exports": None, "roles": ""}).facts
    assert facts.values == {}
    assert facts.answered == frozenset()


def test_unclear_is_unknown_but_not_asked_again(read: Read) -> None:
    facts = read({"exports": "unknown", "trade_lines": "unknown"}).facts
    assert facts.values == {}
    assert facts.answered == {"exports", "trade_lines"}


def test_an_empty_list_is_an_answer(read: Read) -> None:
    assert read({"recognitions": []}).facts.values["recognitions"] == Members(frozenset())


def test_a_list_with_an_unreadable_entry_is_partial(read: Read) -> None:
    reading = read({"roles": ["producer", "fabricator"]})
    assert reading.facts.values["roles"] == Members(frozenset({"producer"}), complete=False)


@pytest.mark.parametrize(
    ("written", "interval"),
    [
        ("20-99", Interval(20, 99)),
        ("20–99 人", Interval(20, 99)),
        ("300以上", Interval(300, None)),
        ("20以下", Interval(0, 20)),
        ({"min": 5, "max": 9}, Interval(5, 9)),
    ],
)
def test_amounts_may_be_ranges(written: Any, interval: Interval, read: Read) -> None:
    assert read({"employees": written}).facts.values["employees"] == interval


def test_certificates_may_carry_a_date(read: Read) -> None:
    from datetime import date

    reading = read({"certifications": ["haccp", {"code": "organic_cn", "valid_until": "2025-01-31"}]})
    assert reading.facts.values["certifications"] == (
        Certificate("haccp"),
        Certificate("organic_cn", date(2025, 1, 31)),
    )


# --- files -------------------------------------------------------------------------------------------


def test_the_hash_does_not_depend_on_the_order_of_answers(read: Read, sample: Callable[[str], Any]) -> None:
    document = sample("quinoa-garlic")
    turned = dict(reversed(document.items()))
    assert read(document).sha256 == read(turned).sha256


@pytest.mark.parametrize("ending", ["yaml", "json"])
def test_a_saved_profile_reads_back_the_same(
    ending: str, tmp_path: Path, read: Read, sample: Callable[[str], Any]
) -> None:
    for name in ("quinoa-garlic", "battery-maker", "first-visit"):
        reading = read(sample(name))
        path = tmp_path / f"firm.{ending}"
        save_document(path, reading.document)
        again = read(load_document(path))
        assert again.document == reading.document
        assert again.facts == reading.facts


def test_a_saved_profile_has_the_order_of_the_form(rulebook: Rulebook, read: Read) -> None:
    document = read(
        {"trade_lines": [{"hs": "10085090", "direction": "export"}], "exports": "current", "x": 1, "uscc": ""}
    ).document
    assert list(document) == ["exports", "trade_lines", "x"]
    assert list(document["trade_lines"][0]) == ["direction", "hs"]


def test_saving_where_nothing_can_be_written_says_so_and_keeps_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "no such folder" / "firm.yaml"
    with pytest.raises(UnreadableFileError, match="存不进"):
        save_document(path, {})


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.yaml", b"exports: [", "a.yaml:"),
        ("a.yaml", b"- 1\n", "最外层应是"),
        ("a.yaml", "名称".encode("gb18030"), "UTF-8"),
        ("a.json", b"{", "a.json:1:2"),
        ("a.json", b'{"employees": NaN}', "不能使用的数"),
        ("a.json", b"[1]", "最外层应是"),
        ("a.yaml", b"a: &a [*a]\n", "a.yaml"),
        ("a.yaml", b"[" * 5000, "a.yaml"),
        ("a.json", b"[" * 100000, "a.json"),
        ("a.yaml", b"x" * (5 * 1024 * 1024), "超过"),
        ("a.yaml", b"a: 1\na: 2\n", "重复"),
        ("a.yaml", b"a: \x00\n", "a.yaml"),
        ("a.json", b'{"exports": "none", "exports": "current"}', "重复"),
        ("a.json", b'{"trade_lines": [{"hs": "1", "hs": "2"}]}', "重复"),
    ],
)
def test_an_unusable_file_gets_one_clear_sentence(name: str, content: bytes, told: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UnreadableFileError) as caught:
        load_document(path)
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_file_gets_one_clear_sentence(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="打不开"):
        load_document(tmp_path / "none.yaml")


# --- schema ------------------------------------------------------------------------------------------


def test_the_schema_accepts_the_samples_and_refuses_misspelt_keys(
    rulebook: Rulebook, read: Read, sample: Callable[[str], Any]
) -> None:
    schema = profile_schema(rulebook.catalogue, rulebook.codes)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for path in paths.samples():
        validator.validate(read(sample(path.stem)).document)
    assert not validator.is_valid({"exprots": "current"})
    assert not validator.is_valid({"trade_lines": [{"hs": "409"}]})
    assert validator.is_valid({"exports": "unknown", "difficulties": []})


@given(st.from_regex(r"[0-9]{8}[0-9A-HJ-NPQRTUWXY]{9}", fullmatch=True))
def test_the_check_character_of_a_credit_code_is_that_of_an_independent_implementation(body: str) -> None:
    assert check_character(body) == uscc.calc_check_digit(body)
    assert uscc.is_valid(body + check_character(body))


@pytest.mark.parametrize(
    "code", ["91110000600037341L", "91630121MA7QHC0178", "91630121MA7QHC0179", "N1630121MA7QHC0178", "9163", "9163I"]
)
def test_a_credit_code_is_taken_exactly_when_an_independent_implementation_takes_it(read: Read, code: str) -> None:
    assert ("uscc" in read({"uscc": code}).facts.values) == uscc.is_valid(code)
