"""Amounts: numbers and ranges of people and of money in units of 10,000 CNY."""

from __future__ import annotations

import re
from decimal import Decimal

from qhchecklist.policy.doubts import Answer, Doubts, Json, refuse, scalar_text, shown
from qhchecklist.policy.facts import Interval
from qhchecklist.policy.field import Field
from qhchecklist.policy.spelling import fold_word

_DOUBTFUL_10K_CNY = 1_000_000
"""Ten billion CNY in units of 10,000: from here on the figure was most likely given in CNY."""


_RANGE = re.compile(r"(\d+(?:\.\d+)?)[-–—~至到](\d+(?:\.\d+)?)")
_AT_LEAST = re.compile(r"(?:>=|≥)?(\d+(?:\.\d+)?)(?:以上|及以上|\+)?")
_AT_MOST = re.compile(r"(?:<=|≤)?(\d+(?:\.\d+)?)(?:以下|及以下)?")


def _amount(text: str) -> int | Decimal:
    value = Decimal(text)
    return int(value) if value == value.to_integral_value() else value


def read_interval(text: str) -> Interval | None:
    """`46`, `1,850`, `20-99`, `300以上`, `20以下`: a range of amounts without unit; None for anything else."""
    bare = re.sub(r"[\s,，]", "", fold_word(text))
    if match := _RANGE.fullmatch(bare):
        low, high = _amount(match[1]), _amount(match[2])
        return Interval(low, high) if low <= high else None
    for pattern, open_ended in ((_AT_LEAST, True), (_AT_MOST, False)):
        if match := pattern.fullmatch(bare):
            amount = _amount(match[1])
            if match[0] == match[1]:
                return Interval(amount, amount)
            return Interval(amount, None) if open_ended else Interval(0, amount)
    return None


_UNITS = {True: re.compile(r"万元|万"), False: re.compile(r"人")}
"""The units that may stand in the answer: of money, and of people. Any other is asked about."""


def read_number(field: Field, raw: Json, doubts: Doubts) -> Answer:
    """A number or range in the unit the question asks for; any other unit is asked about."""
    money = field.key != "employees"
    text = fold_word(_number_text(raw))
    value = read_interval(_UNITS[money].sub("", text))
    if value is None:
        unit = field.unit.zh if field.unit else ""
        zh = f"{field.label.zh}“{shown(raw)}”读不出，请按{unit}填写一个数或区间（如 46、20-99、300以上）；按未知处理。"
        return refuse(field.key, raw, doubts, zh, f"'{shown(raw)}' is not a number or range in the unit asked for.")
    if money and value.low >= _DOUBTFUL_10K_CNY:
        zh = (
            f"{field.label.zh}“{shown(raw)}”像是按元填写的，单位应为万元，按未知处理；"
            "若确有一百亿元以上，请改填自报规模。"
        )
        en = f"'{shown(raw)}' looks like CNY; the unit is 10,000 CNY. If it is right, declare the size instead."
        return refuse(field.key, raw, doubts, zh, en)
    exact = value.low == value.high and isinstance(value.low, int)
    return Answer(value.low if exact else text, value)


def _number_text(raw: Json) -> str:
    """The written form of an amount; `{min: 5, max: 9}` is a range."""
    if isinstance(raw, dict) and raw and set(raw) <= {"min", "max"}:
        if len(raw) == 2:
            return f"{raw['min']}-{raw['max']}"
        return f"{raw['min']}以上" if "min" in raw else f"{raw['max']}以下"
    return scalar_text(raw) or ""
