"""Enterprise size is the set of possible sizes (工信部联企业〔2011〕300号)."""

from __future__ import annotations

from typing import Any

import pytest

from qhchecklist.policy.facts import Interval
from qhchecklist.policy.rulebook import Rulebook
from qhchecklist.policy.size import computed_sizes, possible_sizes


def exactly(amount: int) -> Interval:
    return Interval(amount, amount)


@pytest.mark.parametrize(
    ("values", "sizes"),
    [
        ({}, {"micro", "small", "medium", "large"}),
        ({"statistical_industry": "wholesale", "employees": exactly(4)}, {"micro"}),
        ({"statistical_industry": "wholesale", "employees": exactly(15)}, {"micro", "small"}),
        ({"statistical_industry": "wholesale", "employees": exactly(15), "revenue_10k_cny": exactly(999)}, {"micro"}),
        ({"statistical_industry": "wholesale", "employees": exactly(15), "revenue_10k_cny": exactly(1000)}, {"small"}),
        ({"statistical_industry": "industry", "employees": exactly(299)}, {"micro", "small"}),
        (
            {"statistical_industry": "industry", "employees": exactly(1000), "revenue_10k_cny": exactly(40000)},
            {"large"},
        ),
        (
            {"statistical_industry": "industry", "employees": exactly(1000), "revenue_10k_cny": exactly(39999)},
            {"medium"},
        ),
        (
            {"statistical_industry": "industry", "employees": exactly(999), "revenue_10k_cny": exactly(90000)},
            {"medium"},
        ),
        (
            {"statistical_industry": "industry", "employees": Interval(20, 99), "revenue_10k_cny": exactly(1850)},
            {"small"},
        ),
        (
            {"statistical_industry": "industry", "employees": Interval(300, None), "revenue_10k_cny": exactly(50000)},
            {"medium", "large"},
        ),
        ({"statistical_industry": "agriculture", "revenue_10k_cny": exactly(500)}, {"medium"}),
        ({"statistical_industry": "agriculture", "employees": exactly(5)}, {"micro", "small", "medium", "large"}),
        ({"statistical_industry": "other", "employees": exactly(300)}, {"large"}),
        (
            {
                "statistical_industry": "leasing_business",
                "employees": exactly(300),
                "total_assets_10k_cny": exactly(8000),
            },
            {"medium"},
        ),
        (
            {
                "statistical_industry": "real_estate",
                "revenue_10k_cny": exactly(200000),
                "total_assets_10k_cny": exactly(9999),
            },
            {"medium"},
        ),
    ],
)
def test_sizes_follow_both_lower_bounds(values: dict[str, Any], sizes: set[str], rulebook: Rulebook) -> None:
    assert computed_sizes(values, rulebook.codes) == sizes


def test_a_declaration_narrows_what_the_figures_leave_open(rulebook: Rulebook) -> None:
    values: dict[str, Any] = {"statistical_industry": "wholesale", "employees": exactly(15), "size_declared": "small"}
    assert possible_sizes(values, rulebook.codes) == {"small"}
