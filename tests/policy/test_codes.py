"""The code lists that decide are what was agreed: a change must be made here too, knowingly."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from qhchecklist.policy.rulebook import Rulebook

GOLDEN = json.loads((Path(__file__).parent.parent / "golden" / "codes.json").read_text(encoding="utf-8"))


def test_regions_and_the_days_their_parties_joined_are_the_agreed_ones(rulebook: Rulebook) -> None:
    groups = rulebook.codes.country_groups
    found = {
        key: sorted(one.members) or {code: str(day) for code, day in sorted(one.since.items())}
        for key, one in groups.items()
    }
    assert found == GOLDEN["groups"]


def test_products_and_classes_are_told_by_the_agreed_codes(rulebook: Rulebook) -> None:
    codes = rulebook.codes
    assert {key: [list(one.sure), list(one.maybe)] for key, one in codes.products.items()} == GOLDEN["products"]
    classes = {
        key: [list(part) for part in (one.include, one.exclude, one.exclude_products, one.products, one.maybe)]
        for key, one in codes.classes.items()
    }
    assert classes == GOLDEN["classes"]


def test_sizes_divisions_and_modes_are_the_agreed_ones(rulebook: Rulebook) -> None:
    codes = rulebook.codes
    sizes = {key: [list(one.employees), list(one.revenue), list(one.assets)] for key, one in codes.industries.items()}
    assert sizes == GOLDEN["sizes"]
    assert {key: one.region for key, one in codes.provinces.items()} == GOLDEN["provinces"]
    assert sorted(codes.counties) == GOLDEN["counties"]
    assert {key: [one.processing, one.domestic_sale] for key, one in codes.modes.items()} == GOLDEN["modes"]


def test_the_long_lists_are_complete(rulebook: Rulebook) -> None:
    codes = rulebook.codes
    found = {
        "countries": len(codes.countries),
        "currencies": len(codes.currencies),
        "certifications": len(codes.certifications),
    }
    assert found == GOLDEN["counts"]


def test_every_member_of_a_group_is_a_country(rulebook: Rulebook) -> None:
    for group in rulebook.codes.country_groups.values():
        assert group.on(date(2026, 1, 1)) <= set(rulebook.codes.countries), group.key


def test_no_trade_name_means_two_definite_products(rulebook: Rulebook) -> None:
    products = rulebook.codes.products
    for name, keys in rulebook.codes.product_names.items():
        assert sum(not products[key].generic for key in keys) <= 1, name
