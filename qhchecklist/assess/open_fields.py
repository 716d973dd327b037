"""Every question that may still bear on an open support: on the shortest way first, then on the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from qhchecklist.assess.assessment import Assessment, Finding
from qhchecklist.assess.evaluate import LeafTests, walk
from qhchecklist.assess.goods import Recogniser
from qhchecklist.assess.kleene import NO, UNKNOWN, Truth
from qhchecklist.assess.reasons import size_questions
from qhchecklist.policy.condition import All, AnyOf, Condition, Leaf, Named, SizeIs, SomeRow, Unless, Use
from qhchecklist.policy.profile import ROWS

Value = Callable[[Leaf], Truth]


class OpenFields:
    """Looks into the open conditions of one assessment."""

    def __init__(self, assessment: Assessment) -> None:
        self._assessment = assessment
        codes = assessment.rulebook.codes
        self._tests = LeafTests(codes, assessment.as_of, Recogniser(codes))

    def of(self, finding: Finding) -> tuple[str, ...]:
        """The fields still to be answered: those of the fewest questions, then what other ways to it ask besides.

        What was answered or is not known is not asked again, nor what another answer has made pointless.
        """
        condition = finding.support.condition
        if finding.outcome != "needs_information" or condition is None:
            return finding.missing
        others = (field for leaf in _open(condition, self._value) for field in self._fields(leaf))
        return tuple(dict.fromkeys((*finding.missing, *(field for field in others if self._is_asked(field)))))

    def _value(self, leaf: Leaf) -> Truth:
        return self._assessment.case.value(leaf, self._tests.test(leaf))

    def _fields(self, leaf: Leaf) -> tuple[str, ...]:
        match leaf:
            case SizeIs():
                return size_questions(self._assessment.case.facts, self._assessment.rulebook.codes)
            case SomeRow():
                return (ROWS,)
            case _:
                return (leaf.field,)

    def _is_asked(self, key: str) -> bool:
        facts, catalogue = self._assessment.case.facts, self._assessment.rulebook.catalogue
        if key in facts.values or key in facts.unclear or key not in catalogue:
            return False
        field = catalogue.field(key)
        return field.asked and (field.ask_if is None or walk(field.ask_if, self._value) != NO)


def _open(condition: Condition, value: Value) -> Iterator[Leaf]:
    """The leaves that can still settle a condition: those of its open parts."""
    if walk(condition, value) != UNKNOWN:
        return
    match condition:
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from _open(part, value)
        case Unless(part) | Named(_, _, part):
            yield from _open(part, value)
        case Use():
            return
        case _:
            yield condition
