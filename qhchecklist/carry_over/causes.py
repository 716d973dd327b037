"""Why a support stands in another group than before: the day, the answers or the rules. Told apart by judging anew.

A cause is a smallest set of changes that by itself leads from the old group to the new one. What cannot be judged
anew, because the rules of then are no longer there, is left open and said to be so; nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from itertools import combinations
from typing import Literal, TypeAlias

from qhchecklist.assess.assessment import Assessor
from qhchecklist.checklist import group_of
from qhchecklist.policy.doubts import Json
from qhchecklist.policy.profile import read_profile
from qhchecklist.policy.record import record
from qhchecklist.policy.ruling import Ruling
from qhchecklist.policy.stamp import PackStamp
from qhchecklist.store.records import PolicyStamp

Cause: TypeAlias = Literal["time", "answers", "rules"]
Causes: TypeAlias = frozenset[Cause]

CAUSES: tuple[Cause, ...] = ("time", "answers", "rules")
ABSENT = ""
"""The group of a support that a pack does not have."""


@record
class Side:
    """What was told once. `groups`: of every support, by id (checklist.GroupKey).

    `rules`: what judged it, None where its pack is no longer there; `stamp`: its pack's stamp, where one was kept.
    `rulings`: what authorities had answered by then; what they decide counts among the answers.
    """

    as_of: date
    policy: PolicyStamp
    profile: Mapping[str, Json]
    groups: Mapping[str, str]
    rules: Assessor | None = None
    stamp: PackStamp | None = None
    rulings: tuple[Ruling, ...] = ()

    def group(self, support: str) -> str:
        """The group that was told."""
        return self.groups.get(support, ABSENT)


@record
class Attribution:
    """Each of `causes` by itself makes the change, and no smaller one is known to.

    `differing`: all that can have made it. `certain` is False where something could not be tried, because the rules
    of one side are not there.
    """

    causes: tuple[Causes, ...]
    certain: bool
    differing: Causes

    @property
    def told_apart(self) -> bool:
        """Whether part of what differs was found to be enough, or only one thing differs."""
        return self.certain or self.causes != (self.differing,)


def attribute(after: str, differing: Causes, group_under: Callable[[Causes], str | None]) -> Attribution:
    """The smallest parts of `differing` that lead to the group `after`; all of them together certainly do.

    `group_under`: the group with only these changes made, None where it cannot be known.
    """
    certain = True
    for count in range(1, len(differing)):
        tried = [frozenset(one) for one in combinations([cause for cause in CAUSES if cause in differing], count)]
        reached = {one: group_under(one) for one in tried}
        certain = certain and None not in reached.values()
        found = tuple(one for one in tried if reached[one] == after)
        if found:
            return Attribution(found, certain, differing)
    return Attribution((differing,), certain, differing)


class Retrial:
    """Judges every mixture of two sides; each is judged once, when it is first asked for."""

    def __init__(self, before: Side, after: Side, *, answers_differ: bool) -> None:
        self._before, self._after = before, after
        self._answers_differ = answers_differ
        self._judged: dict[tuple[bool, bool, bool], Mapping[str, str]] = {}

    def attribution(self, support: str) -> Attribution:
        """Why the support's group is another one."""
        return attribute(self._after.group(support), self._differing(support), partial(self.group, support))

    def _differing(self, support: str) -> Causes:
        """What can have made a difference; equal answers on an equal day leave only the rules."""
        differing: set[Cause] = set()
        if self._before.as_of != self._after.as_of:
            differing.add("time")
        if self._answers_differ:
            differing.add("answers")
        if not differing or self._rules_differ(support):
            differing.add("rules")
        return frozenset(differing)

    def _rules_differ(self, support: str) -> bool:
        """Also for the same pack, when it does not judge today as was told: code lists or the program changed."""
        if self._before.policy.sha256 != self._after.policy.sha256:
            return not self._same_logic(support)
        return not (self._can_judge(support, after=False) and self._can_judge(support, after=True))

    def _same_logic(self, support: str) -> bool:
        if self._before.stamp is None or self._after.stamp is None:
            return False
        was, now = (side.stamp.supports.get(support) for side in (self._before, self._after) if side.stamp is not None)
        return was is not None and now is not None and was.logic_sha256 == now.logic_sha256

    def group(self, support: str, changes: Causes) -> str | None:
        """The support's group with only these changes made to the earlier side; None where it cannot be known."""
        if not self._can_judge(support, after="rules" in changes):
            return None
        return self._groups(support, "answers" in changes, "time" in changes, "rules" in changes)

    def _can_judge(self, support: str, *, after: bool) -> bool:
        """Whether rules are there for a side, and judge what was told as it was told."""
        side = self._after if after else self._before
        return self._groups(support, after, after, after) == side.group(support)

    def _groups(self, support: str, answers: bool, time: bool, rules: bool) -> str | None:
        judge, twin = (self._after, self._before) if rules else (self._before, self._after)
        side = rules
        assessor = judge.rules
        if assessor is None and (judge.policy.sha256 == twin.policy.sha256 or self._same_logic(support)):
            assessor, side = twin.rules, not rules
        if assessor is None:
            return None
        key = (answers, time, side)
        if key not in self._judged:
            self._judged[key] = self._judge(assessor, answers, time)
        return self._judged[key].get(support, ABSENT)

    def _judge(self, assessor: Assessor, answers: bool, time: bool) -> Mapping[str, str]:
        told = self._after if answers else self._before
        day = (self._after if time else self._before).as_of
        book = assessor.rulebook
        assessment = assessor.assess(read_profile(told.profile, book.catalogue, book.codes), day, told.rulings)
        return {finding.support.id: group_of(finding) for finding in assessment.findings}
