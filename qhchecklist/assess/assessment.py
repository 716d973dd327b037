"""All findings for one profile, one policy and one day.

`Assessor` is compiled once per rule book; `assess` is pure and takes well under a millisecond.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, TypeAlias

from qhchecklist.assess.evaluate import Case, LeafTest, LeafTests, walk
from qhchecklist.assess.goods import Recogniser
from qhchecklist.assess.kleene import NO, UNKNOWN, YES, Truth
from qhchecklist.assess.reasons import Reason, Reasoner
from qhchecklist.assess.terms import Atoms, Compiled, compile_condition
from qhchecklist.policy.condition import Condition, HasAny, InMarket, Leaf, SomeRow, fields_of
from qhchecklist.policy.facts import Facts
from qhchecklist.policy.model import Support, Validity
from qhchecklist.policy.pack import Rulebook
from qhchecklist.policy.problem import ProfileProblem
from qhchecklist.policy.profile import Reading

Outcome: TypeAlias = Literal["applies", "does_not_apply", "needs_information", "informational"]

_AtomTest: TypeAlias = tuple[LeafTest, int, int]
"""The test of an atom, the literal that it holds, the literal that it does not."""

_OUTCOMES: tuple[Outcome, Outcome, Outcome] = ("does_not_apply", "needs_information", "applies")


@dataclass(frozen=True, slots=True)
class Finding:
    """One support's outcome and why.

    reasons: for `applies` the smallest set of facts that decides it; for `does_not_apply` the failing
    ones; for `needs_information` what must still hold. missing: the fields of the fewest questions that
    could make it apply. would_change: what a firm could honestly change so that it applies, open questions
    being answered in its favour.
    open_list: it fails only on lists that the notice leaves open (等).
    """

    support: Support
    outcome: Outcome
    open_list: bool = False
    already_held: bool = False
    reasons: tuple[Reason, ...] = ()
    missing: tuple[str, ...] = ()
    would_change: tuple[Reason, ...] = ()

    @property
    def advice_restates_reasons(self) -> bool:
        """Whether what would change is just the opposite of the reasons, so that saying it adds nothing."""
        return set(self.would_change) == {replace(reason, holds=not reason.holds) for reason in self.reasons}


@dataclass(frozen=True, slots=True)
class Assessment:
    """All findings in the order of the pack, with what they were drawn from."""

    rulebook: Rulebook
    reading: Reading
    case: Case
    validity: Validity
    findings: tuple[Finding, ...]

    @property
    def as_of(self) -> date:
        """The day the case is judged for."""
        return self.case.as_of

    @property
    def problems(self) -> tuple[ProfileProblem, ...]:
        """Everything doubtful in the profile."""
        return self.reading.problems

    def finding(self, support_id: str) -> Finding:
        """The finding of one support; raises KeyError."""
        for finding in self.findings:
            if finding.support.id == support_id:
                return finding
        raise KeyError(support_id)


@dataclass(frozen=True, slots=True)
class _Rule:
    """A decidable support, compiled."""

    support: Support
    compiled: Compiled
    held: Compiled | None
    open_atoms: tuple[int, ...]
    reasoner: Reasoner


@dataclass(frozen=True, slots=True)
class Literals:
    """What is known of the atoms: literals that hold and literals that are defeated."""

    held: int
    defeated: int

    def outcome(self, compiled: Compiled) -> Truth:
        """The value of a compiled condition."""
        return compiled.outcome(self.held, self.defeated)


class Assessor:
    """A rule book compiled for assessing profiles."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook
        self.atoms = Atoms()
        self._recogniser = Recogniser(rulebook.codes)
        self.rules = tuple(self._compile(support) for support in rulebook.policy.supports if support.condition)
        self._rule_of = {rule.support.id: rule for rule in self.rules}
        self.leaves = self._numbered_leaves()
        self._deciding = frozenset(atom for rule in self.rules for atom in rule.compiled.leaf_of)
        self._tests: dict[date, tuple[_AtomTest, ...]] = {}
        self._open_tests: dict[date, dict[int, LeafTest]] = {}

    def _compile(self, support: Support) -> _Rule:
        assert support.condition is not None
        compiled = compile_condition(support.condition, self.atoms)
        held = compile_condition(support.held, self.atoms) if support.held else None
        open_atoms = tuple(atom for atom, leaf in compiled.leaf_of.items() if is_open(leaf))
        reasoner = Reasoner(support.condition, compiled, self.rulebook.catalogue, self.rulebook.codes)
        return _Rule(support, compiled, held, open_atoms, reasoner)

    def _numbered_leaves(self) -> tuple[Leaf, ...]:
        numbered: dict[int, Leaf] = {}
        for rule in self.rules:
            for compiled in (rule.compiled, rule.held):
                if compiled is not None:
                    numbered.update(compiled.leaf_of)
        return tuple(numbered[index] for index in range(len(self.atoms)))

    def case(self, facts: Facts, as_of: date) -> Case:
        """A case against this rule book's code lists."""
        return Case(facts, as_of, self.rulebook.codes)

    def _atom_tests(self, as_of: date) -> tuple[_AtomTest, ...]:
        """The test of every atom on a day, with its two literals."""
        found = self._tests.get(as_of)
        if found is None:
            maker = LeafTests(self.rulebook.codes, as_of, self._recogniser)
            opener = LeafTests(self.rulebook.codes, as_of, self._recogniser, open_ended=True)
            found = tuple((maker.test(leaf), 1 << 2 * i, 2 << 2 * i) for i, leaf in enumerate(self.leaves))
            if len(self._tests) > 32:  # a user scrolling through dates must not grow it for ever
                self._tests.clear()
                self._open_tests.clear()
            self._tests[as_of] = found
            self._open_tests[as_of] = {i: opener.test(leaf) for i, leaf in enumerate(self.leaves) if is_open(leaf)}
        return found

    def literals(self, case: Case, atoms: Iterable[int] | None = None) -> Literals:
        """The literals of all atoms (or of some) for one case."""
        tests = self._atom_tests(case.as_of)
        chosen = tests if atoms is None else [tests[index] for index in atoms]
        held = defeated = 0
        for test, holds, fails in chosen:
            value = test(case)
            if value == YES:
                held |= holds
                defeated |= fails
            elif value == NO:
                held |= fails
                defeated |= holds
        return Literals(held, defeated)

    def value(self, condition: Condition, case: Case) -> Truth:
        """The value of any condition for a case, by the normative walker."""
        maker = LeafTests(self.rulebook.codes, case.as_of, self._recogniser)
        return walk(condition, lambda leaf: maker.test(leaf)(case))

    def outcomes(self, case: Case) -> list[Truth]:
        """The value of every decidable support, in pack order."""
        known = self.literals(case, self._deciding)
        held, defeated = known.held, known.defeated
        return [rule.compiled.outcome(held, defeated) for rule in self.rules]

    def assess(self, reading: Reading, as_of: date) -> Assessment:
        """Assess a profile as it was read, on a day."""
        case = self.case(reading.facts, as_of)
        known = self.literals(case)
        findings = tuple(self._finding(support, case, known) for support in self.rulebook.policy.supports)
        validity = self.rulebook.policy.head.dates.validity(as_of)
        return Assessment(self.rulebook, reading, case, validity, findings)

    def _finding(self, support: Support, case: Case, known: Literals) -> Finding:
        rule = self._rule_of.get(support.id)
        if rule is None:
            return Finding(support, "informational")
        value = known.outcome(rule.compiled)
        already = rule.held is not None and known.outcome(rule.held) == YES
        reasoner = rule.reasoner
        if value == YES:
            return Finding(support, "applies", False, already, reasoner.why_yes(known.held))
        if value == NO:
            is_open_list = bool(rule.open_atoms) and self._fails_only_on_open_lists(rule, case, known)
            reasons = reasoner.why_no(known.held)
            return Finding(
                support,
                "does_not_apply",
                is_open_list,
                already,
                reasons,
                (),
                reasoner.would_change(known.held, known.defeated),
            )
        reasons, missing = reasoner.still_open(known.held, known.defeated, case.facts)
        return Finding(support, "needs_information", False, already, reasons, missing)

    def _fails_only_on_open_lists(self, rule: _Rule, case: Case, known: Literals) -> bool:
        """Whether the condition stays possible once lists ending with 等 exclude nothing."""
        tests = self._open_tests[case.as_of]
        held, defeated = known.held, known.defeated
        for atom in rule.open_atoms:
            if held & (2 << 2 * atom) and tests[atom](case) == UNKNOWN:
                held &= ~(2 << 2 * atom)
                defeated &= ~(1 << 2 * atom)
        return rule.compiled.outcome(held, defeated) != NO

    def touched_atoms(self, field: str) -> tuple[int, ...]:
        """The atoms that read a field."""
        return tuple(index for index, leaf in enumerate(self.leaves) if field in fields_of(leaf))


def is_open(leaf: Leaf) -> bool:
    """Whether a leaf rests on a list that the notice leaves open (等)."""
    match leaf:
        case HasAny() | InMarket():
            return leaf.open
        case SomeRow(tests):
            return any(getattr(test, "open", False) for test in tests)
        case _:
            return False


def outcome_name(value: Truth) -> Outcome:
    """The outcome's name for a Kleene value."""
    return _OUTCOMES[value]
