"""What a firm cannot answer itself and an authority must decide, as questions that can be put to that authority."""

from __future__ import annotations

from qhchecklist.assess.assessment import Assessment, Finding
from qhchecklist.assess.explain import Explainer
from qhchecklist.assess.reasons import Reason
from qhchecklist.policy.model import Measure, Support
from qhchecklist.policy.profile import ROWS
from qhchecklist.policy.record import record
from qhchecklist.policy.text import Text


@record
class AuthorityQuestion:
    """One question for an authority.

    `field`: the key of the question in the form. `asked`: what must be shown, as a sentence.
    `provisions`: the sentences of the notice on which it rests. `offices`: the departments that the notice names for
    the measure, by their names there; empty where the notice names none or the bracket is lost.
    """

    support: Support
    measure: Measure
    field: str
    asked: Text
    provisions: tuple[str, ...]
    offices: tuple[Text, ...]


def authority_questions(assessment: Assessment, explainer: Explainer) -> tuple[AuthorityQuestion, ...]:
    """The questions that hold open findings, in the order of the notice, each once for a support.

    Two kinds: goods that are described in full and still do not decide it; and questions that fields.yaml marks for
    the authority, which the firm answered with 不清楚 or not at all.
    """
    found: dict[tuple[str, str, str], AuthorityQuestion] = {}
    for finding in assessment.findings:
        told = finding.reasons if finding.outcome == "needs_information" else ()
        for reason in (single for one in told for single in one.single):
            for field in _fields(reason, finding, assessment):
                question = _question(finding.support, reason, field, assessment, explainer)
                found.setdefault((finding.support.id, field, question.asked.zh), question)
    return tuple(found.values())


def _fields(reason: Reason, finding: Finding, assessment: Assessment) -> tuple[str, ...]:
    if reason.for_authority:
        return (ROWS,)
    catalogue = assessment.rulebook.catalogue
    marked = (field for field in reason.fields if field in catalogue and catalogue.field(field).for_authority)
    return tuple(field for field in marked if field in finding.missing or field in assessment.case.facts.unclear)


def _question(
    support: Support, reason: Reason, field: str, assessment: Assessment, explainer: Explainer
) -> AuthorityQuestion:
    measure = assessment.rulebook.policy.measure_of(support.id)
    asked = reason.named or explainer.leaf(reason.leaf)
    return AuthorityQuestion(support, measure, field, asked, reason.provisions, measure.department_labels)
