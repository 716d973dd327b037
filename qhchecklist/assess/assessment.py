"""All findings for one profile, one policy and one day.

`Assessor` is compiled once per rule book; `assess` is pure and takes well under a millisecond.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field, replace
from datetime import date
from functools import cached_property
from typing import Literal, TypeAlias, cast

from qhchecklist.assess.decided import standing, with_rulings
from qhchecklist.assess.evaluate import Case, LeafTests, walk
from qhchecklist.assess.goods import Recogniser
from qhchecklist.assess.kleene import NO, UNKNOWN, YES, Truth
from qhchecklist.assess.literals import REMEMBERED, DayLiterals, Literals, is_open
from qhchecklist.assess.phrases import Phrases
from qhchecklist.assess.reasons import Reason, Reasoner
from qhchecklist.assess.remarks import disputed, remarks
from qhchecklist.assess.terms import Atoms, Compiled, compile_condition
from qhchecklist.policy.condition import Condition, Leaf, SizeIs, fields_of, leaves, without_citations
from qhchecklist.policy.facts import Facts
from qhchecklist.policy.model import Support, Validity
from qhchecklist.policy.problem import ProfileProblem
from qhchecklist.policy.profile import Reading
from qhchecklist.policy.record import record
from qhchecklist.policy.rulebook import Rulebook
from qhchecklist.policy.ruling import DECIDING, OTHERWISE, STALE, Ruling, point_of
from qhchecklist.policy.text import Text

Outcome: TypeAlias = Literal["applies", "does_not_apply", "needs_information", "informational"]


@record
class Finding:
    """One support's outcome and why.

    reasons: for `applies` the smallest set of facts that decides it; for `does_not_apply` the failing
    ones; for `needs_information` what must still hold. missing: the fields of the fewest questions that
    could make it apply, empty where only the authority can tell. would_change: what a firm could honestly change so
    that it applies, open questions being answered in its favour.
    open_list: it fails only on lists that the notice leaves open (等). also_open: what is not known besides, where
    that is so: it must still be shown although the list may take in what the firm has.
    """

    support: Support
    outcome: Outcome
    open_list: bool = False
    already_held: bool = False
    reasons: tuple[Reason, ...] = ()
    missing: tuple[str, ...] = ()
    would_change: tuple[Reason, ...] = ()
    also_open: tuple[Reason, ...] = ()

    @property
    def for_authority(self) -> bool:
        """Whether it stays open, whatever the firm answers, until the authority has decided a point."""
        return any(one.for_authority for one in self.reasons)

    @property
    def advice_restates_reasons(self) -> bool:
        """Whether what would change is just the opposite of the reasons, so that saying it adds nothing."""
        return set(self.would_change) == {replace(reason, holds=not reason.holds) for reason in self.reasons}


@record
class Assessment:
    """All findings in the order of the pack, with what they were drawn from.

    `rulings`: the answers of authorities that are known, also those that decide nothing; see `answers_to`. `disputed`:
    those that decide against what the firm answers. `remarks`: what is odd about answers on this day, beside these
    replies.
    """

    rulebook: Rulebook
    reading: Reading
    case: Case
    validity: Validity
    findings: tuple[Finding, ...]
    rulings: tuple[Ruling, ...] = ()
    disputed: tuple[Ruling, ...] = ()
    remarks: tuple[ProfileProblem, ...] = ()

    @property
    def as_of(self) -> date:
        """The day the case is judged for."""
        return self.case.as_of

    @property
    def problems(self) -> tuple[ProfileProblem, ...]:
        """Everything doubtful in the profile."""
        return (*self.reading.problems, *self.remarks) if self.remarks else self.reading.problems

    def answers_to(self, support: Support) -> tuple[Text, ...]:
        """What authorities answered about a support, and where an answer no longer fits; the oldest first."""
        if not self.rulings:
            return ()
        points = {point_of(leaf) for leaf in leaves(support.condition)} if support.condition else set[str]()
        told = (one for one in self.rulings if one.support == support.id or one.point in points)
        return tuple(dict.fromkeys(self._answer(one) for one in told))

    def _answer(self, ruling: Ruling) -> Text:
        said = ruling.words
        if ruling in self.disputed:
            return Text(f"{said.zh}（{OTHERWISE.zh}）", f"{said.en} ({OTHERWISE.en})")
        of_point = [one for one in self.rulings if one.point == ruling.point and one.outcome in DECIDING]
        if ruling.outcome not in DECIDING or not ruling.point or ruling in self.case.rulings.values():
            return said
        if ruling is not of_point[-1]:
            return Text(f"{said.zh}（后来另有答复）", f"{said.en} (answered again since)")
        return Text(f"{said.zh}（{STALE.zh}）", f"{said.en} ({STALE.en})")

    def finding(self, support_id: str) -> Finding:
        """The finding of one support; raises KeyError."""
        for finding in self.findings:
            if finding.support.id == support_id:
                return finding
        raise KeyError(support_id)


@record
class Rule:
    """A decidable support, compiled; `mask` covers the literals its finding depends on.

    `remembered` keeps its findings by those literals: an unchanged finding is the same object, and most
    edits change few. What is missing of a size depends on the answers themselves and is not remembered.
    """

    support: Support
    compiled: Compiled
    held: Compiled | None
    reasoner: Reasoner
    mask: int
    open_mask: int
    by_size: bool
    remembered: dict[tuple[int, int, int], Finding] = field(default_factory=dict)

    def finding(self, known: Literals, facts: Facts) -> Finding:
        """The finding for what is known of the atoms."""
        key = known.held & self.mask, known.open & self.open_mask, known.described & self.mask
        found = self.remembered.get(key)
        if found is None:
            found = self._find(known, facts)
            if not (self.by_size and found.outcome == "needs_information"):
                if len(self.remembered) >= REMEMBERED:
                    self.remembered.clear()
                self.remembered[key] = found
        return found

    def _find(self, known: Literals, facts: Facts) -> Finding:
        value = known.outcome(self.compiled)
        already = self.held is not None and known.outcome(self.held) == YES
        reasoner = self.reasoner
        if value == YES:
            return Finding(self.support, "applies", False, already, reasoner.why_yes(known.held))
        if value == UNKNOWN:
            reasons, missing = reasoner.still_open(known, facts)
            return Finding(self.support, "needs_information", False, already, reasons, missing)
        open_list = bool(known.open & self.open_mask) and known.open_outcome(self.compiled) != NO
        against = reasoner.why_no(known.held)
        return Finding(
            self.support,
            "does_not_apply",
            open_list,
            already,
            against,
            would_change=reasoner.would_change(known.held, known.defeated),
            also_open=reasoner.besides(known.with_open_lists(), facts, against) if open_list else (),
        )


class Assessor:
    """A rule book compiled for assessing profiles."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook
        self.atoms = Atoms()
        self._recogniser = Recogniser(rulebook.codes)
        self._phrases = Phrases(rulebook)
        self.rules = tuple(self._compile(support) for support in rulebook.policy.supports if support.condition)
        decidable = {rule.support.id: rule for rule in self.rules}
        self._plan = tuple(decidable.get(one.id, Finding(one, "informational")) for one in rulebook.policy.supports)
        self.leaves = self._numbered_leaves()
        self._touched: dict[str, tuple[int, ...]] = {}
        for index, leaf in enumerate(self.leaves):
            for name in fields_of(leaf):
                self._touched[name] = (*self._touched.get(name, ()), index)
        self._days: dict[date, DayLiterals] = {}

    def _compile(self, support: Support) -> Rule:
        assert support.condition is not None
        compiled = compile_condition(support.condition, self.atoms)
        held = compile_condition(support.held, self.atoms) if support.held else None
        reasoner = Reasoner(support.condition, compiled, self.rulebook.catalogue, self.rulebook.codes)
        atoms = {*compiled.leaf_of, *(held.leaf_of if held else ())}
        return Rule(
            support,
            compiled,
            held,
            reasoner,
            mask=sum(3 << 2 * atom for atom in atoms),
            open_mask=sum(2 << 2 * atom for atom, leaf in compiled.leaf_of.items() if is_open(leaf)),
            by_size=any(isinstance(leaf, SizeIs) for leaf in compiled.leaf_of.values()),
        )

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

    def literals(self, case: Case) -> Literals:
        """What is known of all atoms for one case."""
        day = self._days.get(case.as_of)
        if day is None:
            if len(self._days) > 32:  # a user scrolling through dates must not grow it for ever
                self._days.clear()
            opened = LeafTests(self.rulebook.codes, case.as_of, self._recogniser, open_ended=True)
            day = self._days[case.as_of] = DayLiterals(self.leaves, self._tests(case), opened)
        known = day.of(case)
        return with_rulings(known, case.rulings, self._number_of) if case.rulings else known

    def _tests(self, case: Case) -> LeafTests:
        return LeafTests(self.rulebook.codes, case.as_of, self._recogniser)

    @cached_property
    def _number_of(self) -> dict[Leaf, int]:
        return {cast(Leaf, without_citations(leaf)): number for number, leaf in enumerate(self.leaves)}

    @cached_property
    def _by_point(self) -> dict[str, Leaf]:
        return {point_of(leaf): leaf for leaf in self._number_of}

    def value(self, condition: Condition, case: Case) -> Truth:
        """The value of any condition for a case, by the normative walker."""
        maker = self._tests(case)
        return walk(condition, lambda leaf: case.value(leaf, maker.test(leaf)))

    def outcomes(self, case: Case) -> list[Truth]:
        """The value of every decidable support, in pack order."""
        known = self.literals(case)
        held, defeated = known.held, known.defeated
        return [rule.compiled.outcome(held, defeated) for rule in self.rules]

    def assess(self, reading: Reading, as_of: date, rulings: Sequence[Ruling] = ()) -> Assessment:
        """Assess a profile as it was read, on a day; `rulings`: what authorities answered, oldest first."""
        case = self.case(reading.facts, as_of)
        if rulings:
            case = replace(case, rulings=standing(rulings, self._by_point, case, self._tests(case)))
        known = self.literals(case)
        findings = tuple(one.finding(known, reading.facts) if isinstance(one, Rule) else one for one in self._plan)
        validity = self.rulebook.policy.head.dates.validity(as_of)
        against = tuple(disputed(case, self._tests(case))) if case.rulings else ()
        told = remarks(case, against, self._phrases)
        replies = tuple(ruling for _, ruling in against)
        return Assessment(self.rulebook, reading, case, validity, findings, tuple(rulings), replies, told)

    def touched_atoms(self, field: str) -> tuple[int, ...]:
        """The atoms that read a field."""
        return self._touched.get(field, ())
