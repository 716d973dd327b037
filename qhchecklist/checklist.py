"""An assessment and the work done on it, as the ordered, grouped checklist that is shown and printed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal, TypeAlias

from qhchecklist.assess.assessment import Assessment, Finding
from qhchecklist.assess.phrases import join
from qhchecklist.assess.steps import held, step_states, unneeded
from qhchecklist.assess.words import outcome_text
from qhchecklist.policy.field import Field
from qhchecklist.policy.model import Measure, StepState, Strength, Support, Validity
from qhchecklist.policy.record import record
from qhchecklist.policy.text import EMPTY, Text, day_text
from qhchecklist.work import NO_WORK, Work

GroupKey: TypeAlias = Literal[
    "right", "guided", "encouragement", "wide", "needs_information", "open_list", "does_not_apply", "informational"
]

GROUPS: dict[GroupKey, Text] = {
    "right": Text("可直接主张", "Can be claimed directly"),
    "guided": Text("引导支持", "Guided support"),
    "encouragement": Text("一般鼓励", "Encouragement"),
    "wide": Text("普遍适用", "Open to most firms"),
    "needs_information": Text("待补充信息", "Information needed"),
    "open_list": Text("未列举，清单开放，可咨询", "Not listed, list open: ask"),
    "does_not_apply": Text("不适用", "Does not apply"),
    "informational": Text("仅供了解", "For information"),
}
"""The groups in their order; every support is in exactly one. The first four hold what applies."""

APPLYING: frozenset[GroupKey] = frozenset({"right", "guided", "encouragement", "wide"})

STRENGTHS: dict[Strength, Text] = {
    "right": Text("可直接主张", "can be claimed directly"),
    "guided": Text("引导支持", "guided support"),
    "encouragement": Text("一般鼓励", "encouragement"),
    "informational": Text("仅供了解", "for information"),
}

VALIDITIES: dict[Validity, Text] = {
    "not_published": Text("未发布", "not published"),
    "published_not_in_force": Text("已发布，未施行", "published, not in force"),
    "in_force": Text("有效", "in force"),
    "expired": Text("已届满", "expired"),
}
"""Where a day lies in the life of a notice."""

KINDS: dict[str, Text] = {
    "service": Text("服务", "service"),
    "certification": Text("认证", "certification"),
    "funding": Text("资金", "funding"),
    "customs": Text("通关", "customs"),
    "tax": Text("税收", "tax"),
    "platform": Text("平台", "platform"),
    "talent": Text("人才", "talent"),
    "logistics": Text("物流", "logistics"),
    "finance": Text("金融", "finance"),
    "exhibition": Text("展会", "exhibition"),
}

REMAINS: dict[str, Text] = {
    "own_basis": Text("有独立依据，仍可办", "has a basis of its own and can still be used"),
    "own_term": Text("依国家政策自身期限", "depends on the term of the national policy"),
    "elsewhere": Text("可能另有文件承接", "another document may have taken it over"),
    "lapsed": Text("随本文件失效", "lapsed with this notice"),
    "historical": Text("早已停用（历史）", "discontinued long ago (history)"),
}
"""What remains of a support after the notice has lapsed: our judgement, to be confirmed."""

FOR_AUTHORITY = Text("须由主管部门认定", "for the authority to decide")
"""Said of what no answer of the firm can settle."""

ANSWERED = Text("主管部门已答复", "answered by the authority")
"""Said in short of what an authority has answered."""

STEP_SOURCES: dict[str, Text] = {
    "text": Text("据原文", "follows from the text"),
    "procedure": Text("一般程序，待主管部门核实", "general procedure, to be confirmed by the authority"),
}


EXPIRED_SINCE = Text(
    "今天（{}）本文件有效期已届满，结论只就判断日期而言，不构成现行政策依据；办理前请确认现行规定。",
    "By today ({}) the notice has expired; the findings hold for the day judged only and are not current policy. "
    "Confirm the rules in force before acting.",
)
"""Said on screen of a day judged while the notice was in force, when it is no longer."""


@record
class Item:
    """One support on the checklist. `steps`: which of its steps are to be done.

    `unneeded`, `held`: documents of its steps, by their Chinese, that the firm does not need or has already.
    `answers`: what authorities answered about it, as they are told beside the finding.
    """

    finding: Finding
    measure: Measure
    group: GroupKey
    work: Work
    steps: tuple[StepState, ...] = ()
    answers: tuple[Text, ...] = ()
    unneeded: frozenset[str] = frozenset()
    held: frozenset[str] = frozenset()

    @property
    def id(self) -> str:
        """The support's id."""
        return self.finding.support.id

    @property
    def next_step(self) -> int | None:
        """The first step that is neither ticked nor already behind the firm, counted from 0."""
        states = enumerate(self.steps)
        return next((step for step, state in states if state == "to_do" and step not in self.work.ticked), None)


@record
class Checklist:
    """All items in order, with the assessment they come from.

    `business_day`: when the export, claim or payment happened, if somebody said; it changes words, no finding.
    """

    assessment: Assessment
    items: tuple[Item, ...]
    business_day: date | None = None

    def group(self, key: GroupKey) -> tuple[Item, ...]:
        """The items of one group, in order."""
        return tuple(item for item in self.items if item.group == key)

    def counts(self) -> dict[GroupKey, int]:
        """How many items each group has, all groups named."""
        counts = dict.fromkeys(GROUPS, 0)
        for item in self.items:
            counts[item.group] += 1
        return counts

    @property
    def banner(self) -> Text:
        """The sentence on validity for the as-of date, and what it means for the day of the business."""
        note = self.business_note
        return join((self._validity_text, note), "", " ") if note is not None else self._validity_text

    @property
    def business_note(self) -> Text | None:
        """What the day of the business adds to the sentence on validity, with that day; None for nothing."""
        head = self.assessment.rulebook.policy.head
        said = head.banner.business(head.dates, self.assessment.as_of, self.business_day)
        if said is None or self.business_day is None:
            return None
        day = day_text(self.business_day)
        return Text(f"{said.zh}业务发生日：{day.zh}。", f"{said.en} Day of the business: {day.en}.")

    def expired_since(self, day: date) -> bool:
        """Whether the notice has expired between the day judged and another: what applied then need not apply now."""
        dates = self.assessment.rulebook.policy.head.dates
        return self.assessment.validity != "expired" and dates.validity(day) == "expired"

    def banner_on(self, today: date) -> Text:
        """The same for who reads it on a certain day."""
        since = self.since_note(today)
        return self.banner if since is None else join((self.banner, since), "", " ")

    def brief_banner_on(self, today: date) -> Text:
        """The same where its end may be cut off: what must not be missed comes first."""
        since = self.since_note(today)
        return self.banner if since is None else join((since, self.banner), "", " ")

    def since_note(self, today: date) -> Text | None:
        """That the notice has expired between the day judged and today; None when it has not."""
        if not self.expired_since(today):
            return None
        day = day_text(today)
        return Text(EXPIRED_SINCE.zh.format(day.zh), EXPIRED_SINCE.en.format(day.en))

    @property
    def _validity_text(self) -> Text:
        banner = self.assessment.rulebook.policy.head.banner
        return {
            "not_published": banner.not_published,
            "published_not_in_force": banner.published_not_in_force,
            "in_force": banner.in_force,
            "expired": banner.expired,
        }[self.assessment.validity]


def group_of(finding: Finding) -> GroupKey:
    """The one group a finding belongs to."""
    match finding.outcome:
        case "applies" if finding.support.wide:
            return "wide"
        case "applies" if finding.support.strength == "informational":
            return "encouragement"
        case "applies":
            return finding.support.strength
        case "does_not_apply" if finding.open_list:
            return "open_list"
        case _:
            return finding.outcome


def group_text(key: GroupKey, validity: Validity) -> Text:
    """A group's heading; outside the time in force it says so, like the outcome of its items."""
    if key in APPLYING:
        words = outcome_text("applies", validity)
        group = GROUPS[key]
        if validity == "in_force":
            return Text(f"{words.zh} · {group.zh}", f"{words.en} · {group.en}")
        if key == "wide":
            return Text(f"{words.zh}（{group.zh}）", f"{words.en} ({group.en.lower()})")
        return Text(f"{words.zh}（原文力度：{group.zh}）", f"{words.en} (strength of the text: {group.en.lower()})")
    if key in ("needs_information", "does_not_apply"):
        return outcome_text(key, validity)
    return GROUPS[key]


def strength_text(support: Support) -> Text:
    """How much the sentence gives, and whether it is addressed to most firms; one never hides the other."""
    strength, wide = STRENGTHS[support.strength], GROUPS["wide"]
    if not support.wide:
        return strength
    return Text(f"{strength.zh} · {wide.zh}", f"{strength.en} · {wide.en.lower()}")


GAP_NOTE = Text(
    "原文有缺，可能另有对企业有利的内容；不能据此断定没有。",
    "Sentences are lost here; they may have held more in the firm's favour. Nothing follows from their absence.",
)
"""Said wherever a finding belongs to a measure with lost sentences."""


HELD = Text("已具备：续证、扩项", "already held: renew, extend")
"""Said of what a firm has already, where the pack has no words of its own for it."""


def held_text(support: Support) -> Text:
    """What is left to do for a firm that has it already."""
    return support.held_text or HELD


def past_text(field: Field) -> Text:
    """Said instead of asking a question whose time is over: until when business is concerned."""
    if field.ask_until is None:
        return EMPTY
    day = day_text(field.ask_until)
    zh = f"只关系到{day.zh}及以前的业务，不再询问，需要时再说明"
    return Text(zh, f"about business up to {day.en} only; no longer asked, to be said when it matters")


def is_historical(item: Item) -> bool:
    """Whether the support was discontinued long before the notice lapsed."""
    after = item.finding.support.after_expiry
    return after is not None and after.remains == "historical"


def make_checklist(
    assessment: Assessment, work: Mapping[str, Work] | None = None, business_day: date | None = None
) -> Checklist:
    """Group and order the findings: groups as in GROUPS, in each the order of the notice."""
    done = work or {}
    policy = assessment.rulebook.policy
    order = {key: place for place, key in enumerate(GROUPS)}
    items = [
        Item(
            finding,
            policy.measure_of(finding.support.id),
            group_of(finding),
            done.get(finding.support.id, NO_WORK),
            step_states(finding.support.steps, assessment.case),
            assessment.answers_to(finding.support),
            unneeded(finding.support.steps, assessment.case),
            held(finding.support.steps, assessment.case),
        )
        for finding in assessment.findings
    ]
    return Checklist(assessment, tuple(sorted(items, key=lambda item: order[item.group])), business_day)


_NUMERALS = [
    "一",
    "二",
    "三",
    "四",
    "五",
    "六",
    "七",
    "八",
    "九",
    "十",
    "十一",
    "十二",
    "十三",
    "十四",
    "十五",
    "十六",
    "十七",
    "十八",
    "十九",
    "二十",
]


def measure_label(measure: Measure) -> Text:
    """（三）提升贸易便利化水平; the closing paragraph has no number."""
    if measure.number is None:
        return measure.title
    return Text(f"（{numeral(measure.number)}）{measure.title.zh}", f"({measure.number}) {measure.title.en}")


def numeral(number: int) -> str:
    """A measure's number as the notice writes it, e.g. 十五."""
    return _NUMERALS[number - 1] if number <= len(_NUMERALS) else str(number)


def departments_text(measure: Measure) -> Text:
    """The responsible departments in the notice's words, or that the bracket is lost."""
    if measure.departments is None:
        if measure.number is None:
            return Text("各地区", "all localities")
        return Text("责任单位：原文缺", "departments: lost from the text")
    return join(measure.department_labels)
