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


_NUMBER = r"(\d{1,3}(?:[,，]\d{3})+(?:\.\d{1,4})?|\d{1,12}(?:\.\d{1,4})?)"
_UNITS = {True: r"(?:\s*万元?)?", False: r"(?:\s*人)?"}
"""The unit that may stand behind an amount: of money, and of people. Any other is asked about."""


def _patterns(money: bool) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    unit = _UNITS[money]
    return (
        re.compile(rf"{_NUMBER}{unit}\s*[-–—~至到]\s*{_NUMBER}{unit}"),
        re.compile(rf"(?:>=|≥)?\s*{_NUMBER}{unit}\s*(?:及?以上|\+)?"),
        re.compile(rf"(?:<=|≤)?\s*{_NUMBER}{unit}\s*(?:及?以下)?"),
    )


_PATTERNS = {money: _patterns(money) for money in (True, False)}


def _amount(text: str) -> int | Decimal:
    value = Decimal(re.sub(r"[,，]", "", text))
    return int(value) if value == value.to_integral_value() else value


def read_interval(text: str, *, money: bool) -> Interval | None:
    """`46`, `1,850`, `20-99`, `300以上`, `20人以下`: a range of amounts; None for anything else."""
    bare = fold_word(text)
    between, at_least, at_most = _PATTERNS[money]
    if match := between.fullmatch(bare):
        low, high = _amount(match[1]), _amount(match[2])
        return Interval(low, high) if low <= high else None
    for pattern, signs in ((at_least, (">=", "≥", "以上", "+")), (at_most, ("<=", "≤", "以下"))):
        if match := pattern.fullmatch(bare):
            amount = _amount(match[1])
            if not any(sign in bare for sign in signs):
                return Interval(amount, amount)
            return Interval(amount, None) if pattern is at_least else Interval(0, amount)
    return None


def read_number(field: Field, raw: Json, doubts: Doubts) -> Answer:
    """A number or range in the unit the question asks for; any other unit is asked about."""
    money = field.key != "employees"
    text = fold_word(_number_text(raw))
    value = read_interval(text, money=money)
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
