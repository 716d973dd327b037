"""Goods are told three-valued, by HS prefix and by trade name."""

from __future__ import annotations

import pytest

from qhchecklist.assess.goods import Recogniser
from qhchecklist.assess.kleene import NO, UNKNOWN, YES, Truth
from qhchecklist.policy.goods import hs_possible
from qhchecklist.policy.rulebook import Rulebook


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
        ("honey", "蜂产品", None, UNKNOWN),
        ("honey", "蜂产品", "04", UNKNOWN),
        ("greige_silk", "丝织品", "5007", UNKNOWN),
        ("goji", "果干", "121190", UNKNOWN),
        ("goji", None, "12119016", NO),
        ("mono_si", None, "28046190", NO),
        ("food", "食品", "1211", UNKNOWN),
        ("food", "食品", "12119016", NO),
        ("pvc", "ＰＶＣ", None, YES),
        ("pvc", "pvc树脂", None, YES),
        ("pvc", "PVC管", None, NO),
        ("pvc", "PVC管", "39", NO),
        ("soda_ash", "小苏打", None, NO),
        ("soda_ash", "小苏打", "28362000", UNKNOWN),  # a contradiction, withdrawn on reading
        ("timber", "木炭", None, NO),
        ("cashmere_goods", "羊绒毛毯", "63012000", UNKNOWN),
        ("solar_module", "太阳能电池", "85414020", UNKNOWN),
        ("advanced_equipment", "数控机床", "84571010", UNKNOWN),
        ("advanced_equipment", "藜麦", "10085090", NO),
        ("food_import", "橄榄油", "15092000", UNKNOWN),
        ("technology", None, "84571010", NO),
        ("technology", "专利技术", None, YES),
        ("soda_ash", "专利技术", None, NO),
        ("advanced_equipment", "专利技术", None, NO),
        ("agri", "专利技术", None, NO),
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


def test_a_name_never_turns_what_a_code_says(rulebook: Rulebook) -> None:
    """For every trade name and every listed code: beside the code alone, a name only settles, never reverses.

    Names that contradict the code are withdrawn on reading and do not come here.
    """
    recogniser = Recogniser(rulebook.codes)
    codes = sorted({code for product in rulebook.codes.products.values() for code in (*product.sure, *product.maybe)})
    for name, keys in rulebook.codes.product_names.items():
        for hs in codes:
            if not any(hs_possible(rulebook.codes.products[key], hs, rulebook.codes) for key in keys):
                continue
            alone, both, bare = (recogniser.recognise(*pair) for pair in ((None, hs), (name, hs), (name, None)))
            for key in rulebook.codes.products:
                values = {one.among(frozenset({key})) for one in (alone, both, bare)}
                assert not {NO, YES} <= values, (name, hs, key)


def test_a_longer_code_never_changes_yes_into_no_or_back(rulebook: Rulebook) -> None:
    """Adding digits to a code only settles what was open."""
    recogniser = Recogniser(rulebook.codes)
    for product in rulebook.codes.products.values():
        for code in (*product.sure, *product.maybe):
            keys = frozenset({product.key})
            values = [recogniser.recognise(None, code[:end]).among(keys) for end in range(2, len(code) + 1, 2)]
            settled = [value for value in values if value != UNKNOWN]
            assert len(set(settled)) <= 1, (product.key, code)


@pytest.mark.parametrize(
    ("name", "hs", "food"),
    [
        (None, "12149000", UNKNOWN),  # fodder
        ("苜蓿草", "12149000", UNKNOWN),
        ("羊毛脂", "15050000", UNKNOWN),
        (None, "0301", UNKNOWN),  # ornamental fish share it
        (None, "03011900", UNKNOWN),
        (None, "03019100", YES),
        (None, "12", UNKNOWN),
        ("藜麦", "1008", YES),
        ("枸杞", None, YES),
        (None, "12119031", YES),
        (None, "12119016", NO),
        (None, "66019100", NO),
    ],
)
def test_of_a_class_the_most_definite_prefix_decides(
    rulebook: Rulebook, name: str | None, hs: str | None, food: Truth
) -> None:
    assert Recogniser(rulebook.codes).recognise(name, hs).among(frozenset({"food"})) == food


@pytest.mark.parametrize(
    ("name", "hs", "freight"),
    [
        ("雨伞", None, YES),
        ("雨伞", "66019100", YES),
        (None, "28", YES),
        ("藜麦", None, YES),
        ("精密仪器", None, YES),  # a colloquial class of goods is goods all the same
        ("先进技术设备", None, YES),
        (None, None, UNKNOWN),
        ("专利技术", None, NO),
        ("技术引进", None, NO),
        ("软件开发服务", None, UNKNOWN),
        ("检测技术服务", None, UNKNOWN),
        ("Software service", None, UNKNOWN),
        ("检测技术设备", "90318090", YES),
    ],
)
def test_technology_and_services_are_no_freight(
    rulebook: Rulebook, name: str | None, hs: str | None, freight: Truth
) -> None:
    assert Recogniser(rulebook.codes).recognise(name, hs).among(frozenset({"freight"})) == freight
