"""Measures 8 to 15 written a second time, straight from their sentences, agree with the pack on drawn firms.

Nothing of the engine is used here but its outcomes: a mistake in the pack, in how it is read or in how it is
evaluated shows as a difference between two readings of the same sentence.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from qhchecklist.assess.assessment import Assessment
from qhchecklist.policy.rulebook import Rulebook

Firm = dict[str, Any]
YES, UNKNOWN, NO = 1, 0, -1
WORDS = {YES: "applies", UNKNOWN: "needs_information", NO: "does_not_apply"}

DIRECTIONS = frozenset("DEU FRA RUS PAK IND NPL KAZ UZB VNM THA".split())
"""Some countries of 南亚、中欧、中亚和东南亚 [9.1] [9.2]."""
ELSEWHERE = "USA JPN AUS IRN TUR HKG EGY".split()
LISTED = {
    "纯碱": "28362000", "聚氯乙烯": "39041090", "氯化镁": "28273100", "木材": "44032100", "燕麦": "10049000"
}  # fmt: skip
OTHERS = {"枸杞": "12119031", "地毯": "57011000", "氢氧化镁": "28161000"}
NO_GOODS = ("专利技术", "技术引进")

ANSWERS: Mapping[str, tuple[Any, ...]] = {
    "entity_type": (
        *["enterprise"] * 6, "individual_business", "cooperative", "bank", "insurer", "school", "association"
    ),
    "registered_division": (*["630105"] * 6, "632801", "620102", "330106", "430102", "460105", "510104", "210102"),
    "exports": ("current", "current", "planned", "none"),
    "imports": ("current", "planned", "none"),
    "cross_border_ecommerce": ("current", "planned", "none"),
    "high_tech_status": ("certified", "qualified_not_certified", "not_qualified"),
    "priority_transport_pass": (True, False),
    "export_credit_insurance": ("government_policy", "own_policy", "none"),
    "size_declared": ("large", "medium", "small", "micro"),
}  # fmt: skip
LISTS: Mapping[str, tuple[str, ...]] = {
    "roles": ("producer", "trader", "logistics", "ecommerce_platform", "trade_service_platform", "retailer"),
    "settlement_currencies": ("CNY", "USD", "HKD"),
    "service_directions": ("KAZ", "DEU", "USA", "JPN"),
}


def test_two_readings_of_the_same_sentences_agree(judge: Callable[..., Assessment], rulebook: Rulebook) -> None:
    draw, compared = random.Random(8_15), set[tuple[str, str]]()
    for _ in range(1_500):
        firm = drawn(draw)
        assessment = judge(firm)
        if any(problem.severity != "notice" for problem in assessment.problems):
            continue  # answers that contradict each other count as unknown: tests/policy/test_profile.py
        found = {one.support.id: one.outcome for one in assessment.findings}
        for support, value in read_again(firm):
            assert found[support] == WORDS[value], (support, firm)
            compared.add((support, found[support]))
    decidable = {
        support.id
        for measure in rulebook.policy.measures
        if measure.number is not None and measure.number >= 8
        for support in measure.supports
        if support.condition is not None
    }
    assert compared == {(support, word) for support in decidable for word in WORDS.values()}


def drawn(draw: random.Random) -> Firm:
    """A firm that answers most questions."""
    firm = {key: draw.choice(values) for key, values in ANSWERS.items() if draw.random() < 0.85}
    firm |= {key: some(draw, values) for key, values in LISTS.items() if draw.random() < 0.85}
    if draw.random() < 0.85:
        firm["trade_lines"] = [drawn_row(draw) for _ in range(draw.randint(0, 2))]
    return firm


def some(draw: random.Random, values: tuple[str, ...]) -> list[str]:
    return draw.sample(values, draw.randint(0, 2))


def drawn_row(draw: random.Random) -> dict[str, Any]:
    row: dict[str, Any] = {
        "direction": draw.choice(["export", "import"]), "status": draw.choice(["current", "planned"])
    }  # fmt: skip
    name = draw.choice([*LISTED, *OTHERS, *NO_GOODS, None])
    if name is not None:
        row["product"] = name
        code = (LISTED | OTHERS).get(name)
        if code is not None and draw.random() < 0.6:
            row["hs"] = code
            if draw.random() < 0.3:
                del row["product"]
    if draw.random() < 0.9:
        row["markets"] = draw.sample([*sorted(DIRECTIONS), *ELSEWHERE], draw.randint(1, 2))
    return row


def read_again(firm: Firm) -> Iterator[tuple[str, int]]:
    """Each support of measures 8 to 15 that can be decided, and its value for a firm."""
    here = UNKNOWN if "registered_division" not in firm else either(firm["registered_division"].startswith("63"))
    market = one(firm, "entity_type", "enterprise", "individual_business", "cooperative")
    exports = one(firm, "exports", "current")
    traders = max(exports, one(firm, "imports", "current"))
    e_commerce = one(firm, "cross_border_ecommerce", "current")
    ours, abroad = min(here, market), min(here, market, traders)
    yield "S08a", abroad  # 外贸货物
    yield "S08b", min(abroad, one(firm, "priority_transport_pass", True))  # 持有重点物资运输车辆通行证的
    yield "S09b", min(ours, rows(firm, lambda row: min(listed(row), towards(row))))  # 进出口通道
    run = min(any_of(firm, "roles", "logistics"), any_of(firm, "service_directions", *DIRECTIONS))
    yield "S09c", min(ours, max(run, rows(firm, lambda row: min(goods(row), towards(row)))))  # 国际货运班列
    yield "S10a", min(ours, one(firm, "cross_border_ecommerce", "current", "planned"))  # 孵化
    traditional = min(any_of(firm, "roles", "trader"), -any_of(firm, "roles", "ecommerce_platform"), -e_commerce)
    yield "S10b", min(abroad, traditional)  # 传统贸易企业
    known = any_of(firm, "roles", "ecommerce_platform", "trade_service_platform", "logistics")
    east = (
        UNKNOWN if "registered_division" not in firm else either(firm["registered_division"][:2] in ("33", "43", "46"))
    )
    yield "S10c", min(one(firm, "entity_type", "enterprise"), east, known)  # 中东部
    yield "S10e", min(ours, exports, e_commerce)
    firms = one(firm, "entity_type", "enterprise", "cooperative")
    yield "S10f", min(abroad, firms, e_commerce, one(firm, "high_tech_status", "qualified_not_certified"))
    yield "S13a", min(ours, exports)
    yield "S13b", min(ours, exports, one(firm, "size_declared", "medium", "small", "micro"))  # 中小微
    insured = one(firm, "export_credit_insurance", "government_policy", "own_policy")
    yield "S13c", min(ours, exports, insured)
    yield "S13d", min(here, one(firm, "entity_type", "insurer"))
    foreign = any_of(firm, "settlement_currencies", "USD", "HKD")
    yield "S15a", min(abroad, one(firm, "size_declared", "small", "micro"), foreign)  # 小微外贸企业
    yield "S15b", abroad
    yield "S15c", abroad


def either(value: bool) -> int:
    return YES if value else NO


def one(firm: Firm, key: str, *options: object) -> int:
    return UNKNOWN if key not in firm else either(firm[key] in options)


def any_of(firm: Firm, key: str, *members: str) -> int:
    return UNKNOWN if key not in firm else either(not set(members).isdisjoint(firm[key]))


def rows(firm: Firm, value_of: Callable[[dict[str, Any]], int]) -> int:
    """A table that was given is complete; without one there may be goods unless there is no trade."""
    if "trade_lines" not in firm:
        return NO if firm.get("exports") == firm.get("imports") == "none" else UNKNOWN
    return max((value_of(row) for row in firm["trade_lines"]), default=NO)


def towards(row: dict[str, Any]) -> int:
    return UNKNOWN if "markets" not in row else either(not DIRECTIONS.isdisjoint(row["markets"]))


def listed(row: dict[str, Any]) -> int:
    named = row.get("product") in LISTED or row.get("hs") in LISTED.values()
    return either(named) if "product" in row or "hs" in row else UNKNOWN


def goods(row: dict[str, Any]) -> int:
    return either(row.get("product") not in NO_GOODS) if "product" in row or "hs" in row else UNKNOWN
