"""Every change since a visit is told with its cause, found by judging anew; without the old rules none is guessed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import combinations
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from qhchecklist.assess.assessment import Assessor
from qhchecklist.carry_over.causes import ABSENT, CAUSES, Causes, Side
from qhchecklist.carry_over.since import Since, since, told_at, told_now
from qhchecklist.checklist import GROUPS, Checklist, group_of, make_checklist
from qhchecklist.dossier import Dossier
from qhchecklist.policy.condition import All, fields_of, leaves
from qhchecklist.policy.profile import read_profile
from qhchecklist.policy.rulebook import Rulebook
from qhchecklist.policy.ruling import Ruling, point_of
from qhchecklist.policy.stamp import pack_stamp
from qhchecklist.policy.text import Text
from qhchecklist.store.records import PolicyStamp, Visit
from tests.assess.profiles import documents
from tests.books import bundled
from tests.changed_pack import NEXT, VERSION, with_codes, with_support, with_supports, without_support

OLD = bundled()


def narrowed() -> Rulebook:
    """A later pack: one support for everybody, one that asks more, one gone, one new, one of other strength."""
    first = OLD.policy.support("S03a")
    book = with_support(OLD, "S03a", strength="right", discretion=Text("另有裁量", "other"))
    filed = OLD.policy.support("S03h").condition
    assert first.condition is not None
    assert filed is not None
    book = with_support(book, "S02f", condition=filed)
    book = with_support(book, "S05d", condition=All((first.condition, filed)))
    book = with_supports(book, lambda one: replace(one, id="S16z") if one.id == "S01a" else one)
    return without_support(book, "S13a")


NEW = narrowed()
OLD_RULES, NEW_RULES = Assessor(OLD), Assessor(NEW)
OLD_STAMP, NEW_STAMP = pack_stamp(OLD), pack_stamp(NEW)
PROFILES = documents(OLD.catalogue, OLD.codes)
DAYS = st.sampled_from([date(2021, 6, 1), date(2024, 6, 1), date(2026, 11, 23)])
CHINESE = re.compile("[\u3400-\u9fff]")
SETTINGS = settings(max_examples=40, deadline=None)


def checklist(rules: Assessor, document: Mapping[str, Any], day: date) -> Checklist:
    book = rules.rulebook
    return make_checklist(rules.assess(read_profile(document, book.catalogue, book.codes), day))


def side(rules: Assessor, document: Mapping[str, Any], day: date) -> Side:
    return told_now(checklist(rules, document, day), rules, OLD_STAMP if rules is OLD_RULES else NEW_STAMP)


def groups(rules: Assessor, document: Mapping[str, Any], day: date) -> dict[str, str]:
    facts = read_profile(document, rules.rulebook.catalogue, rules.rulebook.codes)
    return {one.support.id: group_of(one) for one in rules.assess(facts, day).findings}


def mixed(before: Side, after: Side, changes: Causes, support: str) -> str:
    """The group with only these changes, by brute force."""
    rules = after.rules if "rules" in changes else before.rules
    assert rules is not None
    document = (after if "answers" in changes else before).profile
    return groups(rules, document, (after if "time" in changes else before).as_of).get(support, ABSENT)


@SETTINGS
@given(PROFILES, PROFILES, DAYS, DAYS, st.booleans())
def test_every_named_cause_makes_the_change_by_itself_and_nothing_smaller_does(
    was: dict[str, Any], now: dict[str, Any], first: date, second: date, renewed: bool
) -> None:
    before, after = side(OLD_RULES, was, first), side(NEW_RULES if renewed else OLD_RULES, now, second)
    found = since(before, after, NEW)
    assert {one.support for one in found.changes} == {
        support for support in {**before.groups, **after.groups} if before.group(support) != after.group(support)
    }
    for change in found.changes:
        assert change.why.certain
        for causes in change.why.causes:
            assert mixed(before, after, causes, change.support) == change.after
            for count in range(1, len(causes)):
                for fewer in combinations(sorted(causes), count):
                    assert mixed(before, after, frozenset(fewer), change.support) != change.after
        assert change.text().zh.startswith(change.support)
        assert not CHINESE.search(change.text().en)


@SETTINGS
@given(PROFILES, PROFILES, DAYS, DAYS, st.booleans())
def test_without_the_old_rules_what_is_told_as_certain_is_what_they_would_have_told(
    was: dict[str, Any], now: dict[str, Any], first: date, second: date, stamped: bool
) -> None:
    before, after = side(OLD_RULES, was, first), side(NEW_RULES, now, second)
    bare = replace(before, rules=None, stamp=before.stamp if stamped else None)
    whole = {one.support: one for one in since(before, after, NEW).changes}
    found = since(bare, after, NEW)
    assert {one.support for one in found.changes} == set(whole)
    for change in found.changes:
        if change.why.certain:
            assert change.why.causes == whole[change.support].why.causes
        else:
            assert "已不在" in change.because.zh
    assert any("已不在本机" in remark.zh for remark in found.remarks)


@SETTINGS
@given(PROFILES, DAYS)
def test_nothing_changed_is_nothing_told(document: dict[str, Any], day: date) -> None:
    one = side(OLD_RULES, document, day)
    found = since(one, replace(one), OLD)
    assert (found.changes, found.answers, found.rewordings, found.remarks) == ((), (), (), ())


EXPORTER: dict[str, Any] = {
    "registered_division": "630123",
    "entity_type": "enterprise",
    "exports": "current",
    "trade_lines": [
        {"direction": "export", "status": "current", "product": "藜麦", "hs": "10085090", "markets": ["IDN"]}
    ],
}
DAY = date(2024, 6, 1)


def one_change(found: Since, support: str) -> str:
    (change,) = (one for one in found.changes if one.support == support)
    return change.text().zh


def test_a_region_that_grew_with_time_is_told_by_its_days() -> None:
    """Indonesia joined RCEP on 2023-01-02."""
    found = since(side(OLD_RULES, EXPORTER, date(2022, 12, 20)), side(OLD_RULES, EXPORTER, DAY), OLD)
    assert one_change(found, "S03a") == (
        "S03a RCEP农产品原产地证：不适用 → 适用 · 引导支持，因为判断日期从2022年12月20日变为2024年6月1日。"
    )
    assert [one.support for one in found.through("time")] == [one.support for one in found.changes]
    assert found.validity == ("in_force", "in_force")


def test_a_changed_answer_is_named() -> None:
    moved = {**EXPORTER, "registered_division": "620102"}
    found = since(side(OLD_RULES, EXPORTER, DAY), side(OLD_RULES, moved, DAY), OLD)
    assert one_change(found, "S03a").endswith("引导支持 → 不适用，因为回答有改（注册地）。")
    assert [one.field for one in found.answers] == ["registered_division"]
    assert "S03a" in {one.support for one in found.turned("lost")}


def test_under_an_expired_notice_nothing_is_said_to_apply() -> None:
    """The day alone changes no outcome; an answer that does is worded by each of the two days."""
    moved = {**EXPORTER, "registered_division": "620102"}
    late = date(2026, 11, 23)
    lost = since(side(OLD_RULES, EXPORTER, DAY), side(OLD_RULES, moved, late), OLD)
    assert one_change(lost, "S03a").endswith("适用 · 引导支持 → 按原文件：不属适用对象，因为回答有改（注册地）。")
    gained = since(side(OLD_RULES, moved, DAY), side(OLD_RULES, EXPORTER, late), OLD)
    assert "不适用 → 按原文件：属适用对象（原文力度：引导支持），因为" in one_change(gained, "S03a")
    assert not since(side(OLD_RULES, EXPORTER, DAY), side(OLD_RULES, EXPORTER, late), OLD).changes


def test_a_new_pack_is_told_and_what_it_only_words_otherwise_as_well() -> None:
    found = since(side(OLD_RULES, EXPORTER, DAY), side(NEW_RULES, EXPORTER, DAY), NEW)
    assert one_change(found, "S03a").endswith(
        f"适用 · 引导支持 → 适用 · 可直接主张，因为规则包从 {VERSION} 换成 {NEXT}。"
    )
    assert "→ 规则包中没有，因为规则包" in one_change(found, "S13a")
    assert "：规则包中没有 → " in one_change(found, "S16z")
    reworded = since(side(OLD_RULES, {}, DAY), replace(side(NEW_RULES, {}, DAY), stamp=NEW_STAMP), NEW)
    assert {one.support for one in reworded.rewordings} >= {"S03a", "S05d"}


def test_time_and_a_new_pack_that_only_together_change_it_are_told_together() -> None:
    """Open under the old rules on either day; under the new ones no on the earlier day and yes on the later."""
    book = with_support(OLD, "S03h", condition=OLD.policy.support("S03a").condition)
    rules = Assessor(book)
    early = side(OLD_RULES, EXPORTER, date(2022, 12, 20))
    late = told_now(checklist(rules, EXPORTER, DAY), rules, pack_stamp(book))
    assert one_change(since(early, late, book), "S03h").endswith(
        f"，因为判断日期从2022年12月20日变为2024年6月1日，加上规则包从 {VERSION} 换成 {NEXT}。"
    )


def test_code_lists_that_changed_under_the_same_pack_are_told_as_such() -> None:
    def without_indonesia(files: Any) -> Any:
        listed = tuple(
            replace(one, since={code: day for code, day in one.since.items() if code != "IDN"})
            if one.key == "RCEP"
            else one
            for one in files.countries.groups
        )
        return replace(files, countries=replace(files.countries, groups=listed))

    rules = Assessor(with_codes(OLD, without_indonesia))
    then = told_at(visit(groups(OLD_RULES, EXPORTER, DAY)))
    found = since(then, told_now(checklist(rules, EXPORTER, DAY), rules), rules.rulebook)
    assert one_change(found, "S03a").endswith("因为代码表、问题或程序有更新（规则包没有变）。")


def visit(told: Mapping[str, str], sha256: str = OLD.policy.sha256) -> Visit:
    policy = PolicyStamp("qinghai-2022", VERSION, sha256)
    return Visit("v", "c", 1, datetime(2024, 6, 1, tzinfo=UTC), "李强", DAY, policy, Dossier(EXPORTER), "0" * 64, told)


def test_a_visit_of_the_same_pack_needs_no_rules_of_its_own() -> None:
    found = since(told_at(visit(groups(OLD_RULES, EXPORTER, DAY))), side(OLD_RULES, {}, DAY), OLD)
    assert found.changes
    assert all(change.why.causes == (frozenset({"answers"}),) and change.why.certain for change in found.changes)
    assert found.remarks == ()


def test_two_visits_whose_packs_are_both_gone_are_compared_by_what_was_told() -> None:
    first = visit({"S03a": "guided", "S99": "right", "S03h": "needs_information"}, "a" * 64)
    second = replace(first, as_of=date(2026, 1, 5), policy=PolicyStamp("qinghai-2022", "0.9", "c" * 64))
    second = replace(second, groups={"S03a": "does_not_apply", "S99": "right", "S03h": "a later word"})
    found = since(told_at(first), told_at(second), OLD)
    assert [change.support for change in found.changes] == ["S03a", "S03h"]
    assert "因为以下一项或几项：" in found.changes[0].text().zh
    assert "分不清" in found.changes[0].text().zh
    assert "列为“待补充信息” → a later word" in found.changes[1].text().zh
    assert len(found.remarks) == 3


def test_the_words_of_a_cause_cover_every_cause() -> None:
    assert set(CAUSES) == {"time", "answers", "rules"}
    assert ABSENT not in GROUPS


def test_an_authoritys_answer_is_a_cause_of_its_own_and_only_from_when_it_was_recorded() -> None:
    document = {**EXPORTER, "recognitions": "不清楚"}
    point = next(
        point_of(leaf)
        for one in OLD.policy.supports
        if one.id == "S01a" and one.condition is not None
        for leaf in leaves(one.condition)
        if "recognitions" in fields_of(leaf)
    )
    recorded = datetime(2024, 6, 2, tzinfo=UTC)
    ruling = Ruling("S01a", point, "yes", "省商务厅", date(2024, 5, 20), recorded=recorded)
    then = replace(visit(groups(OLD_RULES, document, DAY)), dossier=Dossier(document))
    before = told_at(then, OLD_RULES, OLD_STAMP, (ruling,))
    assert before.rulings == ()
    assert told_at(replace(then, at=recorded), OLD_RULES, OLD_STAMP, (ruling,)).rulings == (ruling,)
    read = read_profile(document, OLD.catalogue, OLD.codes)
    after = told_now(make_checklist(OLD_RULES.assess(read, DAY, (ruling,))), OLD_RULES, OLD_STAMP)
    found = since(before, after, OLD)
    assert [one.support for one in found.changes] == ["S01a"]
    assert one_change(found, "S01a").endswith("因为主管部门的答复。")
    other = told_now(checklist(OLD_RULES, {**document, "own_brand": True}, DAY), OLD_RULES, OLD_STAMP)
    both = since(before, replace(other, rulings=(ruling,), groups={**other.groups, "S01a": "guided"}), OLD)
    assert one_change(both, "S01a").endswith("因为主管部门的答复。")
