"""A stamp changes with what is said and with what decides, and with nothing else."""

from __future__ import annotations

import json
import random
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qhchecklist.assess.assessment import Assessor
from qhchecklist.policy.condition import (
    All,
    AnyOf,
    Condition,
    Equals,
    HasAny,
    InMarket,
    Named,
    OneOf,
    RowMarket,
    RowProduct,
    SomeRow,
    Unless,
    leaves,
    without_citations,
)
from qhchecklist.policy.field import FieldCatalogue
from qhchecklist.policy.meaning import tree
from qhchecklist.policy.model import Step
from qhchecklist.policy.profile import read_profile
from qhchecklist.policy.rulebook import Rulebook
from qhchecklist.policy.stamp import changed_parts, pack_stamp, support_stamps
from qhchecklist.policy.stamp_document import UnusableStampError, read_stamp, stamp_document
from qhchecklist.policy.text import Text
from tests.assess.profiles import documents
from tests.books import bundled
from tests.changed_pack import with_codes, with_head, with_support

BOOK = bundled()
STAMPS = support_stamps(BOOK)
DECIDABLE = [one.id for one in BOOK.policy.supports if one.condition is not None]
ASSESSOR = Assessor(BOOK)
ENOUGH = settings(max_examples=60, deadline=None)


def condition(support: str) -> Condition:
    found = BOOK.policy.support(support).condition
    assert found is not None
    return found


def rearranged(one: Condition, chance: random.Random) -> Condition:
    """The same meaning, written otherwise: order, nesting, repetition, names and cited sentences."""
    match one:
        case All(parts) | AnyOf(parts):
            kind = type(one)
            mixed: list[Condition] = [rearranged(part, chance) for part in parts]
            chance.shuffle(mixed)
            mixed += chance.sample(mixed, chance.randrange(2))
            if len(mixed) > 2 and chance.random() < 0.4:
                mixed = [kind(tuple(mixed[:2])), *mixed[2:]]
            same: Condition = kind(tuple(mixed))
        case Unless(part):
            same = Unless(rearranged(part, chance))
        case Named(_, _, part):
            same = rearranged(part, chance)
        case SomeRow(tests):
            same = SomeRow(tuple(chance.sample(tests, len(tests))))
        case OneOf() | HasAny() | InMarket():
            key = {OneOf: "one_of", HasAny: "has_any", InMarket: "in_market"}[type(one)]
            members = getattr(one, key)
            same = replace(one, **{key: (*chance.sample(members, len(members)), members[0])})
        case _:
            same = one
    match chance.randrange(6):
        case 0:
            return Unless(Unless(same))
        case 1:
            return Named("a_name", Text("一个名称", "a name"), same)
        case 2:
            return All((same,))
        case 3:
            return without_citations(same)
        case _:
            return same


@ENOUGH
@given(st.sampled_from(DECIDABLE), st.randoms(use_true_random=False))
def test_order_nesting_and_names_do_not_change_the_logic(support: str, chance: random.Random) -> None:
    book = with_support(BOOK, support, condition=rearranged(condition(support), chance))
    assert support_stamps(book)[support].logic_sha256 == STAMPS[support].logic_sha256


@ENOUGH
@given(
    st.sampled_from(DECIDABLE), st.randoms(use_true_random=False), documents(BOOK.catalogue, BOOK.codes), st.booleans()
)
def test_conditions_of_one_canonical_form_have_the_same_value_for_every_firm(
    support: str, chance: random.Random, document: dict[str, Any], later: bool
) -> None:
    other = rearranged(condition(support), chance)
    assert tree(other) == tree(condition(support))
    facts = read_profile(document, BOOK.catalogue, BOOK.codes).facts
    case = ASSESSOR.case(facts, date(2026, 11, 23) if later else date(2024, 6, 1))
    assert ASSESSOR.value(other, case) == ASSESSOR.value(condition(support), case)


def mutated(one: Condition, target: int) -> Condition:
    """The tree with its `target`th leaf saying something else."""
    seen = -1

    def visit(part: Condition) -> Condition:
        nonlocal seen
        match part:
            case All(parts):
                return All(tuple(visit(inner) for inner in parts))
            case AnyOf(parts):
                return AnyOf(tuple(visit(inner) for inner in parts))
            case Unless(inner):
                return Unless(visit(inner))
            case Named(name, text, inner):
                return Named(name, text, visit(inner))
            case _:
                seen += 1
                return _otherwise(part) if seen == target else part

    return visit(one)


def _otherwise(leaf: Condition) -> Condition:
    match leaf:
        case Equals():
            return replace(leaf, equals=not leaf.equals)
        case HasAny() | InMarket():
            return replace(leaf, open=not leaf.open)
        case SomeRow(tests):
            return SomeRow((*tests, RowProduct(("a product",))))
        case _:
            return Unless(leaf)


@ENOUGH
@given(st.sampled_from(DECIDABLE), st.data())
def test_every_leaf_counts(support: str, data: st.DataObject) -> None:
    whole = condition(support)
    target = data.draw(st.integers(0, len(list(leaves(whole))) - 1))
    book = with_support(BOOK, support, condition=mutated(whole, target))
    assert support_stamps(book)[support].logic_sha256 != STAMPS[support].logic_sha256


SUPPORT = "S03a"


def parts(book: Rulebook) -> set[str]:
    """What is told of the difference to the pack as it is."""
    return {part.zh for part in changed_parts(STAMPS[SUPPORT], support_stamps(book)[SUPPORT])}


def test_what_is_said_changes_the_text_and_not_the_logic() -> None:
    support = BOOK.policy.support(SUPPORT)
    quote = support.quotes[0]
    changes: dict[str, dict[str, Any]] = {
        "事项名称": {"title": Text("别的名称", support.title.en)},
        "步骤": {"steps": (*support.steps, Step("text", Text("再做一步", "one more")))},
        "引文": {"quotes": (replace(quote, quote=quote.quote[:-2]),)},
        "对象、裁量和读法的说明": {"discretion": Text("另有裁量", "other")},
        "届满后的说明": {"after_expiry": None},
        "“已具备”的标准": {"held": None},
    }
    for said, change in changes.items():
        book = with_support(BOOK, SUPPORT, **change)
        stamp = support_stamps(book)[SUPPORT]
        assert stamp.text_sha256 != STAMPS[SUPPORT].text_sha256, said
        assert stamp.logic_sha256 == STAMPS[SUPPORT].logic_sha256, said
        assert said in parts(book)


def test_the_words_of_a_provision_change_every_support_that_quotes_it() -> None:
    provisions = dict(BOOK.policy.provisions)
    provisions["3.1"] = replace(provisions["3.1"], text=provisions["3.1"].text + "增。")
    book = with_head(BOOK)
    book = replace(book, policy=replace_policy(book, provisions))
    now = support_stamps(book)
    changed = {support for support in STAMPS if now[support] != STAMPS[support]}
    quoting = {one.id for one in BOOK.policy.supports if any(quote.provision == "3.1" for quote in one.quotes)}
    assert quoting <= changed
    assert all(now[support].logic_sha256 == STAMPS[support].logic_sha256 for support in changed)


def replace_policy(book: Rulebook, provisions: Any) -> Any:
    policy = book.policy
    return type(policy)(policy.head, provisions, policy.measures, policy.sha256)


def test_formatting_english_and_the_order_of_quotes_change_nothing() -> None:
    support = next(one for one in BOOK.policy.supports if len(one.quotes) > 1)
    broken = support.discretion.zh.replace("由", " \n由", 1) if " " in support.discretion.zh else support.discretion.zh
    book = with_support(
        BOOK,
        support.id,
        title=Text(f" {support.title.zh}\n", "another English title"),
        discretion=Text(broken + "\n", "x"),
        quotes=tuple(reversed(support.quotes)),
        steps=tuple(replace(step, documents=tuple(reversed(step.documents))) for step in support.steps),
    )
    now = support_stamps(book)[support.id]
    assert (now.text, now.logic) == (STAMPS[support.id].text, STAMPS[support.id].logic)


def test_strength_and_kind_decide() -> None:
    assert parts(with_support(BOOK, SUPPORT, strength="right")) == {"支持力度"}
    assert parts(with_support(BOOK, SUPPORT, kind="funding")) == {"类别"}


def test_a_member_of_a_region_changes_the_supports_that_name_the_region_and_no_other() -> None:
    def joined(files: Any) -> Any:
        groups = tuple(
            replace(one, since={**one.since, "IND": date(2027, 1, 1)}) if one.key == "RCEP" else one
            for one in files.countries.groups
        )
        return replace(files, countries=replace(files.countries, groups=groups))

    now = support_stamps(with_codes(BOOK, joined))
    changed = {support for support in STAMPS if now[support].logic_sha256 != STAMPS[support].logic_sha256}
    assert changed == {support for support in DECIDABLE if "RCEP" in _markets(condition(support))}
    assert changed
    assert all(now[support].text_sha256 == STAMPS[support].text_sha256 for support in STAMPS)


def _markets(one: Condition) -> set[str]:
    found: set[str] = set()
    for leaf in leaves(one):
        if isinstance(leaf, InMarket):
            found |= set(leaf.in_market)
        if isinstance(leaf, SomeRow):
            found |= {key for test in leaf.some_row if isinstance(test, RowMarket) for key in test.market}
    return found


def test_a_question_put_otherwise_changes_the_logic_and_its_help_does_not() -> None:
    def asked(**changes: Any) -> Rulebook:
        catalogue = BOOK.catalogue
        fields = tuple(replace(one, **changes) if one.key == "entity_type" else one for one in catalogue.fields)
        return replace(BOOK, catalogue=FieldCatalogue(catalogue.sections, fields, catalogue.columns))

    assert parts(asked(question=Text("是什么主体？", "?"))) == {"所依据的问题"}
    assert parts(asked(help=Text("别的说明", "x"), label=Text("别的标签", "x"))) == set()


def test_a_stamp_comes_back_from_json_as_it_was() -> None:
    stamp = pack_stamp(BOOK)
    written = json.dumps(stamp_document(stamp), ensure_ascii=False)
    assert read_stamp(json.loads(written)) == stamp
    assert json.dumps(stamp_document(pack_stamp(BOOK)), ensure_ascii=False) == written
    assert stamp.same_rules(read_stamp(json.loads(written)))
    assert not stamp.same_rules(pack_stamp(with_support(BOOK, SUPPORT, strength="right")))


@ENOUGH
@given(st.data())
def test_a_damaged_document_is_refused_in_one_sentence_or_read_as_it_stands(data: st.DataObject) -> None:
    document: Any = json.loads(json.dumps(stamp_document(pack_stamp(BOOK))))
    place: Any = document
    while isinstance(place, dict):
        key = data.draw(st.sampled_from(sorted(place)))
        if isinstance(place[key], dict) and data.draw(st.booleans()):
            place = place[key]
            continue
        place[key] = data.draw(st.one_of(st.none(), st.integers(), st.just([1]), st.just({}), st.just("x" * 70)))
        break
    with suppress(UnusableStampError):
        read_stamp(document)


def test_a_refusal_is_one_sentence_that_names_the_place() -> None:
    document: Any = stamp_document(pack_stamp(BOOK))
    document["supports"] = {"S\n1": {"title": {"zh": "甲", "en": "a"}, "steps": "x"}}
    with pytest.raises(UnusableStampError) as refused:
        read_stamp(document)
    assert "（supports.S 1.steps）" in refused.value.message.zh
    assert "\n" not in refused.value.message.zh


def test_what_is_no_document_at_all_is_refused() -> None:
    for raw in (None, [], "x", {}, {"format": 2}):
        with pytest.raises(UnusableStampError):
            read_stamp(raw)
