"""Explanations are generated from the tree, in both languages, with the answers that decided."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from qhchecklist.assess.assessment import Assessment
from qhchecklist.assess.explain import Explainer
from qhchecklist.assess.words import outcome_text
from qhchecklist.policy.rulebook import Rulebook

Judge = Callable[..., Assessment]


def test_every_condition_is_said_in_both_languages(rulebook: Rulebook, explainer: Explainer) -> None:
    for support in rulebook.policy.supports:
        if support.condition is not None:
            text = explainer.condition(support.condition)
            assert text.zh
            assert not any("\u4e00" <= character <= "\u9fff" for character in text.en), (support.id, text.en)


def test_a_reason_names_the_answer_that_decided(judge: Judge, explainer: Explainer) -> None:
    assessment = judge({"registered_division": "620102"})
    finding = assessment.finding("S13a")
    assert [text.zh for text in explainer.finding(finding, assessment)] == ["未满足：注册地在青海省（所填：甘肃省）"]


def test_a_reason_from_goods_names_the_row(judge: Judge, explainer: Explainer, sample: Callable[[str], Any]) -> None:
    assessment = judge(sample("quinoa-garlic"))
    texts = [text.zh for text in explainer.finding(assessment.finding("S05d"), assessment)]
    assert texts[-1].endswith("（出口 藜麦 10085090 → 德国、韩国）")


def test_missing_trade_in_the_asked_direction_is_said_so(
    judge: Judge, explainer: Explainer, sample: Callable[[str], Any]
) -> None:
    assessment = judge(sample("quinoa-garlic"))
    assert "没有进口货物" in explainer.finding(assessment.finding("S06f"), assessment)[0].zh


@pytest.mark.parametrize(
    ("validity", "words"),
    [
        ("in_force", "适用"),
        ("expired", "按原文件：属适用对象"),
        ("published_not_in_force", "施行后：属适用对象"),
        ("not_published", "施行后：属适用对象"),
    ],
)
def test_validity_changes_the_words(validity: Any, words: str) -> None:
    assert outcome_text("applies", validity).zh == words


def test_what_would_change_is_said_for_what_a_firm_can_do(
    judge: Judge, explainer: Explainer, sample: Callable[[str], Any]
) -> None:
    assessment = judge(sample("quinoa-garlic"))
    changes = assessment.finding("S03f").would_change
    assert [explainer.leaf(reason.leaf).zh for reason in changes] == ["海关信用等级：高级认证企业（AEO）"]


def test_amounts_of_money_are_money_in_english(
    judge: Judge, explainer: Explainer, sample: Callable[[str], Any]
) -> None:
    assessment = judge(sample("quinoa-garlic"))
    (size,) = (text for text in explainer.finding(assessment.finding("S13b"), assessment) if "规模" in text.zh)
    assert size.zh.endswith("（所填：行业 工业，从业人员 46人，营业收入 1850万元）")
    assert size.en.endswith("(answer: industry: industry; employees: 46 people; revenue: CNY 18.5 million)")


@pytest.mark.parametrize(
    ("revenue", "said"),
    [(85, "CNY 850,000"), ("20-99.5", "CNY 200,000 to CNY 995,000"), ("300以上", "CNY 3 million or more")],
)
def test_small_amounts_and_ranges_are_written_out(judge: Judge, explainer: Explainer, revenue: Any, said: str) -> None:
    value = judge({"revenue_10k_cny": revenue}).case.facts.values["revenue_10k_cny"]
    assert explainer.value("revenue_10k_cny", value).en == said
