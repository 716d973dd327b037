"""What a firm cannot answer itself and an authority must decide, as questions that can be put to that authority."""

from __future__ import annotations

from collections.abc import Iterator

from qhchecklist.assess.assessment import Assessment, Finding
from qhchecklist.assess.decided import open_rows
from qhchecklist.assess.evaluate import LeafTests
from qhchecklist.assess.explain import Explainer
from qhchecklist.assess.goods import Recogniser
from qhchecklist.assess.reasons import Reason
from qhchecklist.policy.condition import HasAny, Leaf, RowOrigin, RowProduct, SomeRow
from qhchecklist.policy.facts import GoodsRow
from qhchecklist.policy.model import Department, Measure, Support
from qhchecklist.policy.profile import ROWS
from qhchecklist.policy.record import record
from qhchecklist.policy.ruling import goods_mark, point_of
from qhchecklist.policy.text import Text


@record
class AuthorityQuestion:
    """One question for an authority.

    `field`: the key of the question in the form. `asked`: what must be shown, as a statement; `question`: the same as
    a question. `stated`: what the firm says of it. `point`, `goods`: what an answer will be about, see `Ruling`.
    `provisions`: the sentences of the notice on which it rests. `offices`: the departments that the notice names for
    the measure, by their names there; empty where the notice names none or the bracket is lost.
    """

    support: Support
    measure: Measure
    field: str
    asked: Text
    question: Text
    stated: tuple[Text, ...]
    point: str
    goods: str
    provisions: tuple[str, ...]
    offices: tuple[Text, ...]


@record
class PointInquiry:
    """One question with all the supports that wait for its answer, and the sentences on which these rest."""

    first: AuthorityQuestion
    supports: tuple[Support, ...]
    provisions: tuple[str, ...]


@record
class Inquiry:
    """What is to be asked at one office. `offices`: under each of its names in the notice, the first the usual one;
    empty where the brackets that named them are lost.
    """

    offices: tuple[Department, ...]
    points: tuple[PointInquiry, ...]


def authority_questions(assessment: Assessment, explainer: Explainer) -> tuple[AuthorityQuestion, ...]:
    """The questions that hold open findings, in the order of the notice, each once for a support.

    Two kinds: goods that are described in full and still do not decide it; and questions that fields.yaml marks for
    the authority, which the firm answered with 不清楚 or not at all.
    """
    found: dict[tuple[str, str, str], AuthorityQuestion] = {}
    asking = _Asking(assessment, explainer)
    for finding in assessment.findings:
        told = finding.reasons if finding.outcome == "needs_information" else ()
        for reason in (single for one in told for single in one.single):
            for field in _fields(reason, finding, assessment):
                question = asking.question(finding.support, reason, field)
                found.setdefault((finding.support.id, field, question.asked.zh), question)
    return tuple(found.values())


def inquiries(assessment: Assessment, explainer: Explainer) -> tuple[Inquiry, ...]:
    """The same questions office by office, in the order in which the notice names the offices.

    The notice names offices for whole measures, so one question may be for several; what one asks of several supports
    is asked once. Where the bracket is lost the office is not known: these questions come last.
    """
    questions = authority_questions(assessment, explainer)
    listed = assessment.rulebook.policy.head.departments
    found: list[Inquiry] = []
    for department in (one for one in listed if one.same_as is None):
        offices = (department, *(one for one in listed if one.same_as == department.name.zh))
        names = {one.name.zh for one in offices}
        points = _merged(one for one in questions if not names.isdisjoint(one.measure.department_names))
        found += [Inquiry(offices, points)] if points else []
    unnamed = _merged(one for one in questions if not one.offices)
    return (*found, *([Inquiry((), unnamed)] if unnamed else []))


def _merged(questions: Iterator[AuthorityQuestion]) -> tuple[PointInquiry, ...]:
    by_point: dict[tuple[str, str], list[AuthorityQuestion]] = {}
    for one in questions:
        by_point.setdefault((one.point, one.goods), []).append(one)
    return tuple(
        PointInquiry(
            same[0],
            tuple(one.support for one in same),
            tuple(dict.fromkeys(provision for one in same for provision in one.provisions)),
        )
        for same in by_point.values()
    )


def is_asked(finding: Finding, assessment: Assessment) -> bool:
    """Whether an authority can be asked about a finding."""
    told = finding.reasons if finding.outcome == "needs_information" else ()
    return any(_fields(single, finding, assessment) for one in told for single in one.single)


def open_points(assessment: Assessment, explainer: Explainer) -> tuple[PointInquiry, ...]:
    """The same questions, each once for all supports, whoever is to be asked."""
    return _merged(iter(authority_questions(assessment, explainer)))


def _fields(reason: Reason, finding: Finding, assessment: Assessment) -> tuple[str, ...]:
    if reason.for_authority:
        return (ROWS,)
    catalogue = assessment.rulebook.catalogue
    marked = (field for field in reason.fields if field in catalogue and catalogue.field(field).for_authority)
    return tuple(field for field in marked if field in finding.missing or field in assessment.case.facts.unclear)


class _Asking:
    """Puts the open points of one assessment as questions."""

    def __init__(self, assessment: Assessment, explainer: Explainer) -> None:
        self._assessment = assessment
        self._explainer = explainer
        codes = assessment.rulebook.codes
        self._tests = LeafTests(codes, assessment.as_of, Recogniser(codes))

    def question(self, support: Support, reason: Reason, field: str) -> AuthorityQuestion:
        measure, leaf = self._assessment.rulebook.policy.measure_of(support.id), reason.leaf
        rows = open_rows(leaf, self._assessment.case, self._tests) if isinstance(leaf, SomeRow) else ()
        return AuthorityQuestion(
            support,
            measure,
            field,
            reason.named or self._explainer.leaf(leaf),
            self._asked(leaf),
            self._stated(leaf, field, rows),
            point_of(leaf),
            goods_mark(rows) if rows else "",
            _resting_on(leaf) or reason.provisions,
            measure.department_labels,
        )

    def _asked(self, leaf: Leaf) -> Text:
        """Only what is in doubt: of goods their kind, since everything else is filled in."""
        if isinstance(leaf, SomeRow):
            kinds = [test for test in leaf.some_row if isinstance(test, RowProduct)]
            said = self._explainer.goods(kinds[0]) if kinds else self._explainer.leaf(leaf)
            return Text(f"以下货物是否属{said.zh}？", f"Do the goods below belong to: {said.en}?")
        said = self._explainer.leaf(leaf)
        if isinstance(leaf, HasAny) and leaf.field in _ASKED:
            named, one = self._explainer.members(leaf), len(leaf.has_any) == 1
            words = _ASKED[leaf.field][0 if one else 1]
            return Text(f"{words.zh}：{named.zh}？", f"{words.en}: {named.en}?")
        return Text(f"是否{said.zh}？", f"Is it true that {said.en}?")

    def _stated(self, leaf: Leaf, field: str, rows: tuple[GoodsRow, ...]) -> tuple[Text, ...]:
        """What the firm says that bears on the question, and nothing else."""
        if rows:
            origin = isinstance(leaf, SomeRow) and any(isinstance(test, RowOrigin) for test in leaf.some_row)
            return tuple(self._row(row, origin) for row in rows)
        facts, label = self._assessment.case.facts, self._assessment.rulebook.catalogue.field(field).label
        if field in facts.values:
            said = self._explainer.value(field, facts.values[field])
        elif field in facts.unclear:
            said = Text("企业回答“不清楚”", "the firm does not know")
        else:
            said = Text("企业没有回答", "the firm has not answered")
        return (Text(f"{label.zh}：{said.zh}", f"{label.en}: {said.en}"),)

    def _row(self, row: GoodsRow, origin: bool) -> Text:
        said = self._explainer.row(row)
        if not origin or row.made_in_qinghai is None:
            return said
        made = Text("产自青海", "made in Qinghai") if row.made_in_qinghai else Text("非青海产", "not made in Qinghai")
        return Text(f"{said.zh}，{made.zh}", f"{said.en}, {made.en}")


def _resting_on(leaf: Leaf) -> tuple[str, ...]:
    """Of goods the sentences that name their kind, which alone is asked about; nothing for other leaves."""
    tests = leaf.some_row if isinstance(leaf, SomeRow) else ()
    cites = (test.cite for test in tests if isinstance(test, RowProduct))
    return tuple(dict.fromkeys(cite.provision for cite in cites if cite is not None))


_ASKED: dict[str, tuple[Text, Text]] = {
    "recognitions": (
        Text("本企业是否列入这一名单", "Is the firm on this official list"),
        Text("本企业是否列入以下名单之一", "Is the firm on one of these official lists"),
    ),
    "industries": (
        Text("本企业是否属于这一产业", "Does the firm belong to this industry"),
        Text("本企业是否属于以下产业之一", "Does the firm belong to one of these industries"),
    ),
}
"""How a question on a list is put, by the field that names the list: for one member, for several."""
