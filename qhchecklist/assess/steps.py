"""Which steps of a support a firm has behind it, and which do not concern what it does."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from qhchecklist.assess.evaluate import Case, LeafTests, walk
from qhchecklist.assess.goods import Recogniser
from qhchecklist.assess.kleene import NO, YES, Truth
from qhchecklist.policy.codes import Codes
from qhchecklist.policy.condition import Condition, Leaf
from qhchecklist.policy.model import Document, Step, StepState
from qhchecklist.policy.text import Text

STEP_STATES: dict[StepState, Text] = {
    "to_do": Text("", ""),
    "done": Text("已具备", "already done"),
    "not_concerned": Text("与所填情况无关", "not for what was answered"),
    "remark": Text("说明", "note"),
}
"""Said of a step that is not to be done; nothing of one that is."""


def step_states(steps: Iterable[Step], case: Case) -> tuple[StepState, ...]:
    """The state of each step. What is not known leaves a step to be done: absent is unknown."""
    return tuple([_state(step, case) for step in steps])


def _state(step: Step, case: Case) -> StepState:
    if step.only_when is not None and value_of(step.only_when, case) == NO:
        return "not_concerned"
    if step.done_when is not None and value_of(step.done_when, case) == YES:
        return "done"
    return "remark" if step.remark else "to_do"


def unneeded(steps: Iterable[Step], case: Case) -> frozenset[str]:
    """The documents, by their Chinese, that the firm does not need by what it answered."""
    return _named(steps, case, lambda document: document.only_when, NO)


def held(steps: Iterable[Step], case: Case) -> frozenset[str]:
    """The documents, by their Chinese, that the firm has already by what it answered."""
    return _named(steps, case, lambda document: document.held_when, YES)


def _named(
    steps: Iterable[Step], case: Case, asked: Callable[[Document], Condition | None], answer: Truth
) -> frozenset[str]:
    named = ((one.zh, asked(one)) for step in steps for one in step.documents)
    return frozenset(zh for zh, condition in named if condition is not None and value_of(condition, case) == answer)


def value_of(condition: Condition, case: Case) -> Truth:
    """The value of a condition that decides nothing, for a case."""
    tests = LeafTests(case.codes, case.as_of, _recogniser(case.codes))

    def value(leaf: Leaf) -> Truth:
        return case.value(leaf, tests.test(leaf))

    return walk(condition, value)


@lru_cache(maxsize=4)
def _recogniser(codes: Codes) -> Recogniser:
    """One for each set of code lists: it remembers what it has seen."""
    return Recogniser(codes)
