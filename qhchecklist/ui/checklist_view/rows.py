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
from qhchecklist.policy.model import Measure, Validity
from qhchecklist.policy.record import record
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


class Wording:
    """Says items in one language while a notice has one validity; what is said of a field or a measure again and again
    is put into words once.
    """

    def __init__(self, checklist: Checklist, lang: Lang) -> None:
        assessment, translate = checklist.assessment, QCoreApplication.translate
        self._validity = assessment.validity
        self._lang = lang
        self._labels = {field.key: field.label[lang] for field in assessment.rulebook.catalogue.fields}
        self._states = {key: short_state(key, assessment.validity) for key in GROUPS}
        self._measures: dict[int | None, tuple[str, str]] = {}
        self._missing = translate("Checklist", "缺：{0}")
        self._questions = translate("Checklist", "差 {0} 问")
        self._changes = translate("Checklist", "差 {0} 项")
        self._comma, self._pause = ("，", "、") if lang == "zh" else (", ", ", ")

    def row(self, item: Item) -> ItemRow:
        """One item in words."""
        title = item.finding.support.title[self._lang]
        second, side, words = self._second(item), self._side(item), self._status(item)
        return ItemRow(
            id=item.id,
            group=item.group,
            shape=SHAPES[item.group],
            present=self._validity == "in_force",
            title=title,
            second=second,
            side=side,
            state=self._states[item.group],
            words=words,
            spoken=self._comma.join((words, title, side, second)),
        )

    def _status(self, item: Item) -> str:
        """The outcome with all care; what fails only on an open list is not simply said not to apply."""
        lang = self._lang
        if item.group != "open_list":
            return outcome_text(item.finding.outcome, self._validity)[lang]
        prefix = when(self._validity)
        colon = "：" if lang == "zh" else ": "
        return f"{prefix}{colon}{OPEN_LIST[lang]}" if prefix else OPEN_LIST[lang]

    def _second(self, item: Item) -> str:
        """Where the support stands in the notice; or what is missing; or that the firm already has it."""
        finding, lang = item.finding, self._lang
        if finding.outcome == "needs_information":
            labels = [self._labels[key] for key in finding.missing if key in self._labels]
            labels += [FOR_AUTHORITY[lang]] if finding.for_authority else []
            labels += [ANSWERED[lang]] if item.answers else []
            listed = self._pause.join(labels)
            return self._missing.format(listed) if finding.missing else listed
        where, departments = self._place(item.measure)
        if item.answers:
            return f"{ANSWERED[lang]} · {where}"
        if finding.already_held and item.group in APPLYING:
            held = held_text(finding.support)[lang]
            return f"{held} · {where}"
        if is_historical(item):
            return f"{REMAINS['historical'][lang]} · {where}"
        return f"{where} · {departments}"

    def _place(self, measure: Measure) -> tuple[str, str]:
        """A measure by number and title, and its departments."""
        place = self._measures.get(measure.number)
        if place is None:
            place = measure_label(measure)[self._lang], departments_text(measure)[self._lang]
            self._measures[measure.number] = place
        return place

    def _side(self, item: Item) -> str:
        """The state of work that was begun; before that, how far the finding is from applying, or its kind."""
        finding = item.finding
        if item.work is not NO_WORK and item.work != NO_WORK:
            return state_text(item.work, item.steps)[self._lang]
        if finding.missing:
            return self._questions.format(len(finding.missing))
        if finding.would_change:
            return self._changes.format(len(finding.would_change))
        return KINDS[finding.support.kind][self._lang]


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


def keys_hint() -> str:
    """What the keyboard does with a row."""
    return QCoreApplication.translate("Checklist", "回车：到步骤 · 空格：勾下一步 · 1–7：办理情况")
