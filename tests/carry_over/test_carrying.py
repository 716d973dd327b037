"""Work laid onto a new pack: nothing is lost, twice is once, and a person is told everything that changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import MappingProxyType

from hypothesis import given
from hypothesis import strategies as st

from qhchecklist.carry_over.carrying import Carried, carry_over
from qhchecklist.policy.model import Dates
from qhchecklist.policy.rulebook import Rulebook
from qhchecklist.policy.stamp import PackStamp, SupportStamp, pack_stamp
from qhchecklist.policy.text import Text
from qhchecklist.work import NO_WORK, WORK_STATES, Work
from tests.changed_pack import NEXT, VERSION, with_head, with_support, without_support

DAY = date(2026, 11, 23)
DATES = Dates(date(2022, 11, 11), date(2022, 11, 16), date(2022, 12, 10), date(2025, 12, 9))
IDS = ["S1", "S2", "S3"]


def stamp(steps: list[str], words: str, logic: str) -> SupportStamp:
    text = (("title", words), ("steps", "|".join(steps)))
    return SupportStamp(Text("事项", "support"), tuple(Text(one, one) for one in steps), text, (("condition", logic),))


def pack(supports: dict[str, SupportStamp], version: str = "1") -> PackStamp:
    return PackStamp("p", version, "a" * 64, Text("文件", "notice"), DATES, MappingProxyType(supports))


STAMPS = st.builds(
    stamp, st.lists(st.sampled_from("甲乙丙丁"), max_size=4), st.sampled_from("xy"), st.sampled_from("uv")
)
PACKS = st.builds(pack, st.dictionaries(st.sampled_from(IDS), STAMPS), st.sampled_from(["1", "2"]))
NOTES = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=10)
WORKS = st.builds(
    Work,
    state=st.sampled_from(sorted(WORK_STATES)),
    ticked=st.frozensets(st.integers(0, 5), max_size=4),
    note=NOTES,
    due=st.none() | st.just(date(2026, 12, 1)),
    person=st.sampled_from(["", "马丽"]),
    reason=st.sampled_from(["", "金额太小"]),
)
ALL_WORK = st.dictionaries(st.sampled_from([*IDS, "S9"]), WORKS)


@given(ALL_WORK, st.none() | PACKS, PACKS)
def test_nothing_is_dropped(work: dict[str, Work], before: PackStamp | None, after: PackStamp) -> None:
    carried = carry_over(work, before, after, DAY)
    assert list(carried.work) == list(work)
    for support, old in work.items():
        new = carried.work[support]
        assert new.note.startswith(old.note)
        assert (new.due, new.person, new.reason) == (old.due, old.person, old.reason)
        assert new.state == old.state or WORK_STATES[old.state].zh in new.note[len(old.note) :]
        steps = _steps(before, support)
        now = [step.zh for step in after.supports[support].steps] if support in after.supports else []
        if new.ticked != old.ticked:
            for tick in old.ticked:
                word = steps[tick] if tick < len(steps) else f"第 {tick + 1} 步"
                kept = [now[place] for place in new.ticked if place < len(now)]
                assert word in kept or word in new.note[len(old.note) :]


def _steps(one: PackStamp | None, support: str) -> list[str]:
    found = None if one is None else one.supports.get(support)
    return [] if found is None else [step.zh for step in found.steps]


@given(ALL_WORK, st.none() | PACKS, PACKS)
def test_twice_is_once_on_whatever_day(work: dict[str, Work], before: PackStamp | None, after: PackStamp) -> None:
    once = carry_over(work, before, after, DAY)
    again = carry_over(once.work, before, after, date(2027, 1, 1))
    assert again.work == once.work
    assert not again.alters
    assert once.alters == (once.work != work)
    assert {one.fate for one in again.told} <= {"gone"}


@given(ALL_WORK, PACKS)
def test_the_same_pack_leaves_everything_as_it_is(work: dict[str, Work], same: PackStamp) -> None:
    carried = carry_over(work, same, same, DAY)
    assert carried.work == work
    assert {one.fate for one in carried.told} <= {"gone"}


@given(ALL_WORK, PACKS, PACKS)
def test_whatever_changes_is_told_and_everything_told_has_a_sentence(
    work: dict[str, Work], before: PackStamp, after: PackStamp
) -> None:
    carried = carry_over(work, before, after, DAY)
    told = {one.support for one in carried.told}
    assert {support for support in work if carried.work[support] != work[support]} <= told
    for one in carried.entries:
        assert one.text().zh.startswith(one.support)
        assert (one.before, one.after) == (work[one.support], carried.work[one.support])
    with_work = {support for support, done in work.items() if done != NO_WORK}
    assert {one.support for one in carried.of("gone")} == with_work - after.supports.keys()


@given(ALL_WORK, PACKS, PACKS, PACKS)
def test_work_that_was_carried_twice_finds_the_steps_of_the_pack_it_rests_on(
    work: dict[str, Work], first: PackStamp, second: PackStamp, third: PackStamp
) -> None:
    """The last visit was told on the first pack, but its work lies on the second by now."""
    on_second = carry_over(work, first, second, DAY)
    direct = carry_over(on_second.work, first, third, DAY, former=[second])
    for one in on_second.told:
        if one.after.basis and one.support in third.supports:
            steps = _steps(second, one.support), _steps(third, one.support)
            kept = {steps[1][place] for place in direct.work[one.support].ticked if place < len(steps[1])}
            assert kept <= {steps[0][place] for place in one.after.ticked if place < len(steps[0])} | set(
                steps[1] if second.supports[one.support].mark == third.supports[one.support].mark else []
            )


def carried(book: Rulebook, later: Rulebook, work: Work, support: str = "S03a") -> Carried:
    return carry_over({support: work}, pack_stamp(book), pack_stamp(later), DAY)


DONE = Work("submitted", frozenset({0, 2}), "已交\n等回复", date(2026, 12, 1), "马丽", "金额太小")


def test_other_words_keep_ticks_and_notes_and_ask_to_be_read_again(rulebook: Rulebook) -> None:
    later = with_support(rulebook, "S03a", discretion=Text("另有裁量", "other"))
    found = carried(rulebook, later, DONE)
    assert replace(found.work["S03a"], reread=None, basis="") == DONE
    assert found.work["S03a"].reread == DAY
    assert found.told[0].text().zh == "S03a RCEP农产品原产地证：措辞有改，需重读（改了：对象、裁量和读法的说明）。"


def test_ticks_follow_their_steps_and_one_without_a_step_goes_to_the_note(rulebook: Rulebook) -> None:
    steps = rulebook.policy.support("S03a").steps
    later = with_support(rulebook, "S03a", steps=(steps[1], steps[0], steps[3]))
    found = carried(rulebook, later, DONE)
    now = found.work["S03a"]
    assert (now.state, now.ticked) == ("submitted", frozenset({1}))
    assert now.note == (
        f"已交\n等回复\n〔2026-11-23 规则包 {VERSION} → {NEXT}：步骤有改，下列已做步骤新文本中没有："
        "3. 经核准出口商可自行出具原产地声明。〕"
    )
    assert found.told[0].moved == ((0, 1),)
    assert [one.zh for one in found.told[0].unmatched] == ["经核准出口商可自行出具原产地声明"]
    assert "已勾步骤随文字移位：1→2" in found.told[0].text().zh


def test_another_rule_reopens_the_item_and_its_history_stands_in_the_note(rulebook: Rulebook) -> None:
    found = carried(rulebook, with_support(rulebook, "S03a", strength="right"), DONE)
    now = found.work["S03a"]
    assert (now.state, now.ticked, now.due, now.person) == ("not_started", frozenset(), DONE.due, "马丽")
    assert now.note == (
        f"已交\n等回复\n〔2026-11-23 规则包 {VERSION} → {NEXT}：认定规则有改（支持力度），重新开始；此前：已提交；"
        "已做步骤：1. 申领 RCEP 原产地证明；3. 经核准出口商可自行出具原产地声明。〕"
    )
    assert "已提交 → 未开始，原状态已记入备注" in found.told[0].text().zh


def test_a_note_alone_is_reopened_without_a_word_in_it(rulebook: Rulebook) -> None:
    found = carried(rulebook, with_support(rulebook, "S03a", strength="right"), Work(note="问过"))
    assert found.work["S03a"].note == "问过"
    assert found.work["S03a"].reread == DAY


def test_work_on_a_support_that_is_gone_is_kept_and_told(rulebook: Rulebook) -> None:
    found = carried(rulebook, without_support(rulebook, "S03a"), DONE)
    assert found.work == {"S03a": DONE}
    assert found.told[0].text().zh == "S03a RCEP农产品原产地证：新规则包里没有这一事项，办理情况照留。"


def test_a_support_under_another_number_is_hinted_at_and_nothing_moved(rulebook: Rulebook) -> None:
    later = with_support(rulebook, "S03a", id="S03z")
    found = carried(rulebook, later, DONE)
    assert found.work == {"S03a": DONE}
    assert found.told[0].successor == "S03z"
    assert [support for support, _ in found.added] == ["S03z"]


def test_without_a_record_of_the_former_pack_everything_is_kept_and_said_to_be_read_again(rulebook: Rulebook) -> None:
    found = carry_over({"S03a": DONE}, None, pack_stamp(rulebook), DAY)
    assert replace(found.work["S03a"], reread=None, basis="") == DONE
    assert found.told[0].fate == "unknown"
    assert "没有保存" in found.remarks[0].zh


def test_a_pack_of_another_notice_is_told(rulebook: Rulebook) -> None:
    found = carried(rulebook, with_head(rulebook, id="other", title=Text("另一文件", "other")), DONE)
    assert "不是同一份文件" in found.remarks[0].zh


def test_english_notes_and_sentences_hold_no_chinese(rulebook: Rulebook) -> None:
    steps = rulebook.policy.support("S03a").steps
    for later in (
        with_support(rulebook, "S03a", strength="right"),
        with_support(rulebook, "S03a", steps=steps[1:]),
        without_support(rulebook, "S03a"),
    ):
        work = {"S03a": Work("submitted", frozenset({0}))}
        found = carry_over(work, pack_stamp(rulebook), pack_stamp(later), DAY, lang="en")
        said = (found.told[0].text().en, found.work["S03a"].note)
        assert not any("\u3400" <= character <= "\u9fff" for text in said for character in text)
