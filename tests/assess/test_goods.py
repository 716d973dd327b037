"""Goods are told three-valued, by HS prefix and by trade name."""

from __future__ import annotations

import pytest

from qhchecklist.assess.goods import Recogniser
from qhchecklist.assess.kleene import NO, UNKNOWN, YES, Truth
from qhchecklist.policy.pack import Rulebook


@pytest.mark.parametrize(
    ("key", "name", "hs", "value"),
    [
        ("quinoa", "藜麦", "10085090", YES),
        ("quinoa", None, "10085090", YES),
        ("quinoa", None, "1008", UNKNOWN),
        ("quinoa", None, "1007", NO),
        ("quinoa", "藜麦", None, YES),
        ("quinoa", "枸杞", None, NO),
        ("quinoa", None, None, UNKNOWN),
        ("quinoa", "某种谷物", None, UNKNOWN),
        ("quinoa", "有机藜麦面", None, UNKNOWN),
        ("black_garlic", "黑蒜", "20059999", YES),
        ("black_garlic", None, "20059999", UNKNOWN),
        ("black_garlic", "蘑菇罐头", "20059999", NO),
        ("black_garlic", "蒜蓉黑蒜酱", "20059999", UNKNOWN),
        ("goji", None, "121190", UNKNOWN),
        ("goji", None, "08134090", UNKNOWN),
        ("solar_module", None, "85414300", YES),
        ("solar_module", None, "85414020", UNKNOWN),
        ("solar_module", None, "85414200", NO),
        ("highland_barley", "青稞", "10039000", YES),
        ("highland_barley", None, "10039000", UNKNOWN),
        ("bee_products", "蜂蜜", None, YES),
        ("silk_goods", "坯绸", None, YES),
        ("advanced_equipment", "数控机床", "84571010", UNKNOWN),
        ("advanced_equipment", "藜麦", "10085090", NO),
        ("food_import", "橄榄油", "15092000", UNKNOWN),
        ("technology", None, "84571010", NO),
        ("agri", None, "10085090", YES),
        ("agri", "藜麦", None, YES),
        ("agri", "中成药", None, NO),
        ("agri", None, "85076000", NO),
        ("agri", None, None, UNKNOWN),
        ("food", "冬虫夏草", None, NO),
        ("food", None, "12119016", NO),
        ("food", None, "121190", UNKNOWN),
        ("food", "枸杞", "121190", YES),
        ("food", None, "51021100", NO),
        ("traditional_craft", "藏毯", None, YES),
        ("traditional_craft", None, "57011000", UNKNOWN),
        ("traditional_craft", None, "85076000", NO),
    ],
)
def test_goods_are_recognised(key: str, name: str | None, hs: str | None, value: Truth, rulebook: Rulebook) -> None:
    assert Recogniser(rulebook.codes).recognise(name, hs).among(frozenset({key})) == value


def test_a_longer_code_never_changes_yes_into_no_or_back(rulebook: Rulebook) -> None:
    """Adding digits to a code only settles what was open."""
    recogniser = Recogniser(rulebook.codes)
    for product in rulebook.codes.products.values():
        for code in (*product.sure, *product.maybe):
            values: list[Truth] = []
            for length in range(2, len(code) + 1, 2):
                values.append(recogniser.recognise(None, code[:length]).among(frozenset({product.key})))
            settled = [value for value in values if value != UNKNOWN]
            assert len(set(settled)) <= 1, (product.key, code)
