"""What attacks on the reader found once, and must not find again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from qhchecklist.assess.assessment import Assessment
from qhchecklist.policy.facts import Members
from qhchecklist.policy.problem import UnreadableFileError
from qhchecklist.policy.profile import Reading, load_document, save_document

Read = Callable[[Mapping[str, Any]], Reading]
Judge = Callable[..., Assessment]
FIRM: dict[str, Any] = {"registered_division": "630123", "entity_type": "enterprise"}
QUINOA = {"product": "藜麦", "hs": "10085090", "markets": ["KOR"]}


def outcome(judge: Judge, support: str, document: Mapping[str, Any]) -> str:
    return judge({**FIRM, **document}).finding(support).outcome


@pytest.mark.parametrize("table", [[{}], [{"product": None, "hs": ""}], []])
def test_saving_and_reopening_changes_no_outcome(table: list[Any], judge: Judge, read: Read, tmp_path: Path) -> None:
    reading = read({**FIRM, "trade_lines": table})
    save_document(tmp_path / "firm.yaml", reading.document)
    again = load_document(tmp_path / "firm.yaml")
    for support in ("S02f", "S03c", "S06c"):
        assert outcome(judge, support, again) == outcome(judge, support, {"trade_lines": table})


@pytest.mark.parametrize("word", ["no", "NA", "na", "n/a", "sa"])
def test_words_that_look_like_country_codes_are_asked_about(word: str, read: Read) -> None:
    reading = read({"service_directions": [word]})
    assert reading.facts.values["service_directions"] == Members(frozenset(), complete=False)
    assert [problem.severity for problem in reading.problems] == ["error"]


def test_norway_is_still_norway(read: Read) -> None:
    assert read({"service_directions": ["NO"]}).facts.values["service_directions"] == Members(frozenset({"NOR"}))


@pytest.mark.parametrize("written", ["1万5", "5万万元", "20 99", "20,99", "1,5", "100人200", "9" * 5000, "1e9"])
def test_amounts_are_never_pieced_together(written: str, read: Read) -> None:
    for field in ("employees", "revenue_10k_cny"):
        reading = read({field: written})
        assert reading.facts.values == {}
        assert len(reading.sha256) == 64


@pytest.mark.parametrize(
    ("field", "certificate", "status"),
    [("aeo_level", "aeo_advanced", "regular"), ("high_tech_status", "high_tech", "qualified_not_certified")],
)
def test_a_dated_certificate_contradicts_another_status_too(
    field: str, certificate: str, status: str, read: Read
) -> None:
    reading = read({field: status, "certifications": [{"code": certificate, "valid_until": "2030-01-01"}]})
    assert field not in reading.facts.values
    assert any(problem.field == field and problem.severity == "error" for problem in reading.problems)


def test_nothing_is_implied_over_an_answer_that_could_not_be_read(read: Read) -> None:
    assert "aeo_level" not in read({"aeo_level": "曾被降级", "certifications": ["aeo_advanced"]}).facts.values
    document = {"bonded_goods_sold_domestically": "没有内销", "customs_supervision_modes": ["0245"]}
    assert "bonded_goods_sold_domestically" not in read(document).facts.values


def test_one_row_of_unknown_direction_stands_for_no_declared_trade(judge: Judge) -> None:
    document = {"exports": "current", "imports": "current", "trade_lines": [{**QUINOA, "status": "current"}]}
    assert outcome(judge, "S06c", document) == "needs_information"


@pytest.mark.parametrize(
    "contradiction",
    [
        {"exports": "none", "imports": "none", "cross_border_ecommerce": "current"},
        {"exports": "none", "imports": "none", "customs_supervision_modes": ["0110"]},
        {"exports": "以前出口过"},
    ],
)
def test_withdrawn_trade_keeps_an_empty_table_open(contradiction: dict[str, Any], judge: Judge) -> None:
    assert outcome(judge, "S02f", {**contradiction, "trade_lines": []}) == "needs_information"


def test_a_contradictory_row_may_have_the_wrong_direction(judge: Judge) -> None:
    rows = [
        {**QUINOA, "direction": "export", "status": "current", "markets": ["DEU"]},
        {"direction": "import", "status": "current", "product": "枸杞", "made_in_qinghai": True, "markets": ["KOR"]},
    ]
    document = {"exports": "current", "imports": "none", "trade_lines": rows}
    assert outcome(judge, "S03a", document) == "needs_information"


@pytest.mark.parametrize(
    ("name", "hs"), [("black garlic", "20059999"), ("morels", "07123990"), ("六味地黄丸", "30039000")]
)
def test_a_name_we_do_not_know_proves_nothing_under_a_shared_code(name: str, hs: str, judge: Judge) -> None:
    row = {**QUINOA, "direction": "export", "status": "current", "product": name, "hs": hs}
    assert outcome(judge, "S05d", {"trade_lines": [row]}) == "needs_information"


def test_a_name_never_turns_food_into_no_food(judge: Judge) -> None:
    row = {"direction": "export", "status": "current", "markets": ["KOR"]}
    for code, unnamed in (("12119031", "applies"), ("12119039", "needs_information")):
        assert outcome(judge, "S02g", {"trade_lines": [{**row, "hs": code}]}) == unnamed
        named = {**row, "hs": code, "product": "冬虫夏草"}
        assert outcome(judge, "S02g", {"trade_lines": [named]}) == "needs_information"


@pytest.mark.parametrize("day", ["99999999999999999999-1-1", "2016-99-99", "-1-1-1"])
def test_an_impossible_day_is_reported(day: str, read: Read) -> None:
    assert [problem.severity for problem in read({"established_on": day}).problems] == ["error"]


@pytest.mark.parametrize(
    "content",
    ['{"employees": 1e999}', '{"enterprise_name": "a\\ud800"}', '{"x": ' + "[" * 200 + "]" * 200 + "}"],
)
def test_what_could_not_be_saved_again_is_refused_on_opening(content: str, tmp_path: Path) -> None:
    path = tmp_path / "firm.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UnreadableFileError):
        load_document(path)


def test_values_of_any_shape_never_break_the_reader(read: Read, judge: Judge, rulebook: Any) -> None:
    shapes: list[Any] = [
        None,
        True,
        0,
        -1,
        1.5,
        "",
        " ",
        "\x00",
        "x" * 5000,
        [],
        [[]],
        [{}],
        {},
        {"a": []},
        [None, 1, "x"],
    ]
    for field in rulebook.catalogue.fields:
        for shape in shapes:
            document = {field.key: shape}
            assert len(read(document).sha256) == 64
            judge(document)
            judge({"trade_lines": [{column.key: shape for column in rulebook.catalogue.columns}]})


def test_goods_of_no_direction_are_imports_where_there_are_no_exports(read: Read, judge: Judge) -> None:
    document = {"exports": "none", "trade_lines": [{"product": "藜麦", "hs": "10085090"}]}
    assert [row.direction for row in read(document).facts.rows if row.certain] == ["import"]
    assert outcome(judge, "S02f", document) == "does_not_apply"
    assert outcome(judge, "S02f", {"trade_lines": document["trade_lines"]}) == "needs_information"


@pytest.mark.parametrize("cell", [{"direction": "out"}, {"directon": "export"}])
def test_an_unreadable_direction_is_never_taken_for_the_other_one(cell: dict[str, str], judge: Judge) -> None:
    row = {**cell, "status": "current", "product": "氧化铝", "markets": ["VNM"]}
    document = {"exports": "none", "imports": "current", "trade_lines": [row]}
    assert outcome(judge, "S06c", document) == "needs_information"
