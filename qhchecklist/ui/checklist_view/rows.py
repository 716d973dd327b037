"""What one line of the list shows: plain values made from a checklist, compared to find what changed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from qhchecklist.assess.words import OPEN_LIST, outcome_text
from qhchecklist.checklist import (
    ANSWERED,
    APPLYING,
    FOR_AUTHORITY,
    GROUPS,
    KINDS,
    REMAINS,
    Checklist,
    GroupKey,
    Item,
    departments_text,
    group_text,
    held_text,
    is_historical,
    measure_label,
)
from qhchecklist.policy.model import Validity
from qhchecklist.policy.record import record
from qhchecklist.policy.rulebook import Rulebook
from qhchecklist.policy.text import Lang, sentence_case
from qhchecklist.ui.icons import Shape
from qhchecklist.work import NO_WORK, state_text

SHAPES: dict[GroupKey, Shape] = {
    "right": "tick",
    "guided": "tick",
    "encouragement": "tick",
    "wide": "tick",
    "needs_information": "question",
    "open_list": "open",
    "does_not_apply": "dash",
    "informational": "dotted",
}


@record
class ItemRow:
    """One support as it stands on the list.

    `state` is the outcome in one short word, `words` with all care; `spoken` is what a reader says, the
    outcome first.
    """

    id: str
    group: GroupKey
    shape: Shape
    present: bool
    title: str
    second: str
    side: str
    state: str
    words: str
    spoken: str


@record
class GroupRow:
    """The heading of a group; `words` is the whole of what the short title stands for."""

    key: GroupKey
    title: str
    count: int
    words: str


def when(validity: Validity) -> str:
    """The words that keep a notice out of force from sounding like a present claim; empty in force."""
    match validity:
        case "in_force":
            return ""
        case "expired":
            return QCoreApplication.translate("Checklist", "按原文件")
        case _:
            return QCoreApplication.translate("Checklist", "施行后")


def group_rows(checklist: Checklist, lang: Lang) -> tuple[GroupRow, ...]:
    """All eight headings with their counts."""
    validity = checklist.assessment.validity
    prefix = when(validity)
    counts = checklist.counts()
    rows = []
    for key, text in GROUPS.items():
        words = sentence_case(group_text(key, validity)[lang])
        short = text[lang] if validity == "in_force" else f"{prefix} · {text[lang]}"
        rows.append(GroupRow(key, short if key in APPLYING else words, counts[key], words))
    return tuple(rows)


def item_row(item: Item, checklist: Checklist, lang: Lang) -> ItemRow:
    """One item in words."""
    assessment = checklist.assessment
    title = item.finding.support.title[lang]
    second, side = _second(item, assessment.rulebook, lang), _side(item, lang)
    words = _status(item, assessment.validity, lang)
    return ItemRow(
        id=item.id,
        group=item.group,
        shape=SHAPES[item.group],
        present=assessment.validity == "in_force",
        title=title,
        second=second,
        side=side,
        state=short_state(item.group, assessment.validity),
        words=words,
        spoken=("，" if lang == "zh" else ", ").join((words, title, side, second)),
    )


def short_state(group: GroupKey, validity: Validity) -> str:
    """The outcome in one word; not a present claim unless the notice is in force."""
    translate = QCoreApplication.translate
    match group:
        case "needs_information":
            return translate("Checklist", "待补充")
        case "open_list":
            return translate("Checklist", "可咨询")
        case "does_not_apply":
            return translate("Checklist", "不适用")
        case "informational":
            return translate("Checklist", "仅供了解")
        case _ if validity == "in_force":
            return translate("Checklist", "适用")
        case _ if validity == "expired":
            return translate("Checklist", "原属适用")
        case _:
            return translate("Checklist", "将适用")


def _status(item: Item, validity: Validity, lang: Lang) -> str:
    """The outcome with all care; what fails only on an open list is not simply said not to apply."""
    if item.group != "open_list":
        return outcome_text(item.finding.outcome, validity)[lang]
    prefix = when(validity)
    colon = "：" if lang == "zh" else ": "
    return f"{prefix}{colon}{OPEN_LIST[lang]}" if prefix else OPEN_LIST[lang]


def _second(item: Item, rulebook: Rulebook, lang: Lang) -> str:
    """Where the support stands in the notice; or what is missing; or that the firm already has it."""
    finding = item.finding
    if finding.outcome == "needs_information":
        labels = [rulebook.catalogue.field(key).label[lang] for key in finding.missing if key in rulebook.catalogue]
        labels += [FOR_AUTHORITY[lang]] if finding.for_authority else []
        labels += [ANSWERED[lang]] if item.answers else []
        listed = ("、" if lang == "zh" else ", ").join(labels)
        if not finding.missing:
            return listed
        return QCoreApplication.translate("Checklist", "缺：{0}").format(listed)
    where = measure_label(item.measure)[lang]
    if item.answers:
        return f"{ANSWERED[lang]} · {where}"
    if finding.already_held and item.group in APPLYING:
        held = held_text(finding.support)[lang]
        return f"{held} · {where}"
    if is_historical(item):
        return f"{REMAINS['historical'][lang]} · {where}"
    return f"{where} · {departments_text(item.measure)[lang]}"


def _side(item: Item, lang: Lang) -> str:
    """The state of work that was begun; before that, how far the finding is from applying, or its kind."""
    finding = item.finding
    if item.work != NO_WORK:
        return state_text(item.work, item.steps)[lang]
    if finding.missing:
        return QCoreApplication.translate("Checklist", "差 {0} 问").format(len(finding.missing))
    if finding.would_change:
        return QCoreApplication.translate("Checklist", "差 {0} 项").format(len(finding.would_change))
    return KINDS[finding.support.kind][lang]


def keys_hint() -> str:
    """What the keyboard does with a row."""
    return QCoreApplication.translate("Checklist", "回车：到步骤 · 空格：勾下一步 · 1–7：办理情况")
