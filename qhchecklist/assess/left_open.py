"""What is left when every question has been asked: answers of 不清楚 that somebody has yet to clear up."""

from __future__ import annotations

from qhchecklist.assess.assessment import Assessment
from qhchecklist.assess.phrases import join
from qhchecklist.policy.record import record
from qhchecklist.policy.text import Text

_MOST_NAMED = 3

TO_CLEAR = Text("待问清 {} 项", "{} to be cleared up")
"""In short, of supports that wait for nothing else."""

_SENTENCE = Text(
    "{questions} 个问题答了“不清楚”，待问清：{named}；问清后最多 {items} 项有结论",
    "Answered “not known” and to be cleared up: {named} ({questions} in all); that can settle up to {items}",
)


@record
class Unclear:
    """`fields`: answered with 不清楚 and missed by open supports, in the order of the notice. `supports`: the ids of
    those that miss nothing else.
    """

    fields: tuple[str, ...]
    supports: frozenset[str]


def unclear(assessment: Assessment) -> Unclear:
    """The answers of 不清楚 that hold something up, as far as they are still asked on the day judged."""
    catalogue, given = assessment.rulebook.catalogue, assessment.case.facts.unclear
    fields: dict[str, None] = {}
    supports = set()
    for finding in assessment.findings:
        missing = finding.missing if finding.outcome == "needs_information" else ()
        due = [one for one in missing if one in given and not catalogue.field(one).is_past(assessment.as_of)]
        fields.update(dict.fromkeys(due))
        if due and len(due) == len(missing):
            supports.add(finding.support.id)
    return Unclear(tuple(fields), frozenset(supports))


def unclear_text(assessment: Assessment) -> Text | None:
    """The one sentence for screen, paper and terminal, without a stop; None where nothing waits for this alone."""
    found = unclear(assessment)
    if not found.supports:
        return None
    labels = [assessment.rulebook.catalogue.field(key).label for key in found.fields]
    named, more = join(labels[:_MOST_NAMED]), len(labels) > _MOST_NAMED
    count, items = len(labels), len(found.supports)
    return Text(
        _SENTENCE.zh.format(questions=count, items=items, named=named.zh + ("等" if more else "")),
        _SENTENCE.en.format(questions=count, items=items, named=named.en + (" …" if more else "")),
    )
