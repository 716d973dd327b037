"""The set of possible enterprise sizes under 工信部联企业〔2011〕300号, given what is known.

Large, medium and small need both lower bounds, otherwise the firm falls one class; so the size is the
smaller of the classes of the industry's two indicators. An unknown indicator may be anything.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from qhchecklist.policy.code_files import Bounds, SizeIndustry
from qhchecklist.policy.codes import Codes
from qhchecklist.policy.condition import Size
from qhchecklist.policy.facts import Interval, Value

SIZES: tuple[Size, ...] = ("micro", "small", "medium", "large")

INDICATORS = {"employees": "employees", "revenue": "revenue_10k_cny", "assets": "total_assets_10k_cny"}
"""Indicator of the standard to the profile field that gives it (people; 10,000 CNY)."""


def computed_sizes(values: Mapping[str, Value], codes: Codes) -> frozenset[Size]:
    """Every size the indicators allow; all four when nothing is known."""
    known = values.get("statistical_industry")
    industries = [codes.industries[known]] if isinstance(known, str) else codes.industries.values()
    return frozenset(size for industry in industries for size in _sizes_in(industry, values))


def possible_sizes(values: Mapping[str, Value], codes: Codes) -> frozenset[Size]:
    """The computed sizes narrowed by the firm's own declaration; a contradiction was removed on reading."""
    computed = computed_sizes(values, codes)
    declared = values.get("size_declared")
    return frozenset(size for size in computed if size == declared) if isinstance(declared, str) else computed


def indicator_fields(values: Mapping[str, Value], codes: Codes) -> tuple[str, ...]:
    """The fields that would settle the size, in the order to ask."""
    known = values.get("statistical_industry")
    if not isinstance(known, str):
        return ("statistical_industry", "employees", "revenue_10k_cny")
    industry = codes.industries[known]
    return tuple(field for _, field in _indicators(industry))


def _indicators(industry: SizeIndustry) -> Iterator[tuple[Bounds, str]]:
    for bounds, name in ((industry.employees, "employees"), (industry.revenue, "revenue"), (industry.assets, "assets")):
        if bounds:
            yield bounds, INDICATORS[name]


def _sizes_in(industry: SizeIndustry, values: Mapping[str, Value]) -> tuple[Size, ...]:
    lowest, highest = len(SIZES) - 1, len(SIZES) - 1
    for bounds, field in _indicators(industry):
        value = values.get(field)
        low, high = (_class(value.low, bounds), _class(value.high, bounds)) if isinstance(value, Interval) else (0, 3)
        lowest, highest = min(lowest, low), min(highest, high)
    return SIZES[lowest : highest + 1]


def _class(amount: int | Decimal | None, bounds: Bounds) -> int:
    """The class of one indicator, 0 micro … 3 large; None is unbounded."""
    if amount is None:
        return 3
    return sum(amount >= bound for bound in bounds)
