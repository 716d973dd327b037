"""What has been done about the supports of one firm: states, ticks, notes; read from and written to documents.

Work is kept per support id and never depends on a finding: an answer that changes what applies loses no tick.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any, Literal, TypeAlias

from qhchecklist.policy.doubts import Json
from qhchecklist.policy.model import NOT_TASKS
from qhchecklist.policy.record import record
from qhchecklist.policy.text import Text

WorkState: TypeAlias = Literal["not_started", "preparing", "submitted", "approved", "refused", "paid", "not_pursued"]

WORK_STATES: dict[WorkState, Text] = {
    "not_started": Text("未开始", "not started"),
    "preparing": Text("准备材料", "preparing"),
    "submitted": Text("已提交", "submitted"),
    "approved": Text("已获批", "approved"),
    "refused": Text("未获批", "refused"),
    "paid": Text("已兑付", "paid"),
    "not_pursued": Text("不办理", "not pursued"),
}

WORK_PARTS: dict[str, Text] = {
    "state": Text("办理情况", "Work done"),
    "steps": Text("已做步骤", "Steps done"),
    "due": Text("期限", "Due"),
    "person": Text("经办人", "In charge"),
    "reason": Text("原因", "Reason"),
    "note": Text("备注", "Note"),
    "reread": Text("需重读", "To be read again"),
    "basis": Text("所依文本", "Text it rests on"),
}
"""What a work entry holds, in the order in which it is told."""

OPEN_STATES: frozenset[WorkState] = frozenset({"not_started", "preparing", "submitted"})
"""The states in which something is still to come, so that a due date counts."""


@record
class Work:
    """What has been done about one support.

    `ticked`: the steps that are done, counted from 0. `reason`: why it is not pursued. `reread`: the day since which
    the support has to be read again, because a new pack words or decides it otherwise. `basis`: the mark of the
    support's stamp (policy.stamp) to which the work was last carried over; empty while it never was.
    """

    state: WorkState = "not_started"
    ticked: frozenset[int] = frozenset()
    note: str = ""
    due: date | None = None
    person: str = ""
    reason: str = ""
    reread: date | None = None
    basis: str = ""

    def with_tick(self, step: int, done: bool) -> Work:
        """The same work with one step ticked or not; the first tick of work not begun begins it."""
        ticked = self.ticked | {step} if done else self.ticked - {step}
        state: WorkState = "preparing" if done and self.state == "not_started" else self.state
        return replace(self, ticked=ticked, state=state)

    def read_again(self) -> Work:
        """The same work after somebody has read the support's new text."""
        return replace(self, reread=None)

    @property
    def is_open(self) -> bool:
        """Whether something is still to come of it."""
        return self.state in OPEN_STATES


NO_WORK = Work()


def no_work_at_all() -> Mapping[str, Work]:
    """The work of a firm about which nothing has been done."""
    return MappingProxyType({})


class UnusableWorkError(ValueError):
    """A part of a work entry that cannot be used; the message names it."""

    def __init__(self, part: str) -> None:
        super().__init__(part)
        self.part = part


def work_document(work: Mapping[str, Work]) -> dict[str, Json]:
    """Work as it is saved: only what differs from nothing; steps are counted from 1, as a reader does."""
    return {support: _entry(done) for support, done in sorted(work.items()) if done != NO_WORK}


def _entry(work: Work) -> dict[str, Json]:
    parts: dict[str, Json] = {
        "state": "" if work.state == NO_WORK.state else work.state,
        "steps": [step + 1 for step in sorted(work.ticked)],
        "note": work.note,
        "due": work.due.isoformat() if work.due else "",
        "person": work.person,
        "reason": work.reason,
        "reread": work.reread.isoformat() if work.reread else "",
        "basis": work.basis,
    }
    return {key: value for key, value in parts.items() if value}


def read_work(entry: Json) -> Work:
    """One entry as saved; raises UnusableWorkError. An unknown key is an error, nothing is silently dropped."""
    if not isinstance(entry, dict):
        raise UnusableWorkError(str(entry))
    unknown = entry.keys() - _READERS.keys()
    if unknown:
        raise UnusableWorkError(str(min(unknown)))
    given: dict[str, Any] = {}
    for key, value in entry.items():
        try:
            given["ticked" if key == "steps" else key] = _READERS[key](value)
        except (ValueError, TypeError) as error:
            raise UnusableWorkError(f"{key}: {value}") from error
    return Work(**given)


def _state(value: Json) -> WorkState:
    for state in WORK_STATES:
        if state == value:
            return state
    raise ValueError(value)


def _steps(value: Json) -> frozenset[int]:
    if not isinstance(value, list):
        raise TypeError(value)
    return frozenset(_step(one) for one in value)


def _step(value: Json) -> int:
    """A step's number, from 1 in the document, from 0 here."""
    if (
        isinstance(value, bool)
        or not str(value).isascii()
        or not str(value).isdigit()
        or not 1 <= int(str(value)) <= 99
    ):
        raise ValueError(value)
    return int(str(value)) - 1


def _text(value: Json) -> str:
    if not isinstance(value, str | int | float) or isinstance(value, bool):
        raise TypeError(value)
    return str(value)


def _day(value: Json) -> date:
    return date.fromisoformat(_text(value))


_READERS: Mapping[str, Callable[[Json], Any]] = {
    "state": _state,
    "steps": _steps,
    "note": _text,
    "due": _day,
    "person": _text,
    "reason": _text,
    "reread": _day,
    "basis": _text,
}


def progress(work: Work, steps: Iterable[object]) -> tuple[int, int]:
    """How many of the steps are ticked, and how many there are; ticks beyond the steps do not count.

    `steps`: the steps themselves, or their states; one that is no task counts only where it is ticked.
    """
    counted = [number for number, step in enumerate(steps) if number in work.ticked or step not in NOT_TASKS]
    return len(work.ticked.intersection(counted)), len(counted)


def state_text(work: Work, steps: Iterable[object], *, in_words: bool = False) -> Text:
    """The state and how far the steps have come, e.g. 准备材料 · 1/3; only the state where no step is to be done.

    On paper, where nobody can point at it, the numbers are told `in_words`. What has to be read again says so at the
    end.
    """
    done, count = progress(work, steps)
    state, again = WORK_STATES[work.state], WORK_PARTS["reread"]
    zh, en = [state.zh], [state.en]
    if count and work.state != "not_pursued":
        zh.append(f"{count} 步已办 {done} 步" if in_words else f"{done}/{count}")
        en.append(f"{done} of {count} steps done" if in_words else f"{done}/{count}")
    if work.reread is not None:
        zh.append(again.zh)
        en.append(again.en.lower())
    return Text(" · ".join(zh), " · ".join(en))
