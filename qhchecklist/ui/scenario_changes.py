"""What differs from the firm's own state while something is tried out: plain values, each can be taken back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Literal, TypeAlias, TypeVar

from PySide6.QtCore import QCoreApplication

from qhchecklist.comparison import NOT_ANSWERED, compare_answers
from qhchecklist.policy.record import record
from qhchecklist.policy.text import Lang, day_text
from qhchecklist.ui.scenario import Scenario
from qhchecklist.ui.session import Session
from qhchecklist.ui.state import State
from qhchecklist.work import NO_WORK, WORK_STATES

T = TypeVar("T")
Kind: TypeAlias = Literal["answer", "work", "day"]


@record
class Change:
    """One thing that differs, in words; `key` is a field or a support."""

    kind: Kind
    key: str
    label: str
    before: str
    after: str


def changes(session: Session) -> tuple[Change, ...]:
    """Everything that differs: answers in the order of the form, then work, then the day of the business."""
    scenario = session.scenario
    if scenario is None:
        return ()
    return (*_answers(session, scenario), *_work(session, scenario), *_day(session, scenario))


def _answers(session: Session, scenario: Scenario) -> Iterator[Change]:
    lang = session.lang
    for shift in compare_answers(scenario.reading, session.reading, session.rulebook):
        yield Change("answer", shift.field, shift.label[lang], shift.before[lang], shift.after[lang])


def _work(session: Session, scenario: Scenario) -> Iterator[Change]:
    lang, now, was = session.lang, session.state.work, scenario.base.work
    for support in session.rulebook.policy.supports:
        before, after = was.get(support.id, NO_WORK), now.get(support.id, NO_WORK)
        if before != after:
            label = QCoreApplication.translate("Scenario", "办理情况：{0}").format(support.title[lang])
            words = WORK_STATES[before.state][lang], WORK_STATES[after.state][lang]
            noted = QCoreApplication.translate("Scenario", "记录有改动")
            yield Change("work", support.id, label, words[0], words[1] if words[0] != words[1] else noted)


def _day(session: Session, scenario: Scenario) -> Iterator[Change]:
    days = scenario.base.business_day, session.state.business_day
    if days[0] != days[1]:
        said = [(NOT_ANSWERED if day is None else day_text(day))[session.lang] for day in days]
        yield Change("day", "", QCoreApplication.translate("Scenario", "业务发生日"), said[0], said[1])


def taken_back(change: Change, state: State, base: State) -> State:
    """The state with one change made as it was in the firm's own state."""
    match change.kind:
        case "answer":
            return replace(state, document=_as_before(change.key, state.document, base.document))
        case "work":
            return replace(state, work=_as_before(change.key, state.work, base.work))
        case "day":
            return replace(state, business_day=base.business_day)


def _as_before(key: str, now: Mapping[str, T], was: Mapping[str, T]) -> Mapping[str, T]:
    """A mapping with one key as it was: at its value, or absent."""
    rest = {one: value for one, value in now.items() if one != key}
    return MappingProxyType({**now, key: was[key]} if key in was else rest)


def summary(session: Session, lang: Lang) -> str:
    """One sentence for text that leaves the window: the findings are hypothetical, and on what they rest."""
    found = changes(session)
    said = QCoreApplication.translate("Scenario", "假如：改动只是试算，不是企业的回答。")
    stop = "；" if lang == "zh" else "; "
    colon = "：" if lang == "zh" else ": "
    listed = stop.join(f"{one.label}{colon}{one.before} → {one.after}" for one in found)
    changed = QCoreApplication.translate("Scenario", "试算的改动：{0}").format(listed)
    return f"{said}{changed}" if found else said
