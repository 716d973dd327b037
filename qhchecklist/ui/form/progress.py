"""How far each section of the form is filled in, and what is still to be gained there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from qhchecklist.assess.left_open import unclear
from qhchecklist.policy.record import record
from qhchecklist.ui.form.field_box import FieldBox, belongs_to
from qhchecklist.ui.form.section_box import SectionBox
from qhchecklist.ui.form.size_line import size_names
from qhchecklist.ui.session import Session

_Missing: TypeAlias = Sequence[Sequence[str]]


@record
class Progress:
    """One section: answered of asked; open supports that miss an answer there; those that wait for nothing but a
    不清楚 there to be cleared up; answers to correct.

    `rows`: rows of goods, 0 when the section asks for none or none are given. `sizes`: the possible sizes, in
    words, when the section tells them.
    """

    key: str
    title: str
    answered: int
    asked: int
    settles: int
    unclear: int
    errors: int
    rows: int = 0
    sizes: str = ""


def progress(session: Session, sections: Iterable[SectionBox]) -> tuple[Progress, ...]:
    """The progress of every section, in their order."""
    wrong = Counter(belongs_to(one) for one in session.assessment.problems if one.severity == "error")
    waiting = unclear(session.assessment).supports
    open_ones = [one for one in session.assessment.findings if one.outcome == "needs_information"]
    ways = (
        [one.missing for one in open_ones if one.support.id not in waiting],
        [one.missing for one in open_ones if one.support.id in waiting],
    )
    return tuple(_of(box, session, sum(wrong[one.key] for one in box.boxes), ways) for box in sections)


def _of(box: SectionBox, session: Session, errors: int, ways: tuple[_Missing, _Missing]) -> Progress:
    """`ways`: the fields that open supports miss, and those of supports that wait only for what is unclear."""
    due = box.counted()
    answered = session.reading.facts.answered
    table = next((session.raw(one.key) for one in due if one.field.kind == "rows"), None)
    names = size_names(session) if box.size_line is not None else ()
    return Progress(
        box.section.key,
        box.section.text[session.lang],
        sum(one.key in answered for one in due),
        len(due),
        _settles(due, ways[0]),
        _settles(due, ways[1]),
        errors,
        len(table) if isinstance(table, list) else 0,
        "/".join(name[session.lang] for name in names),
    )


def _settles(due: Iterable[FieldBox], missing: Sequence[Sequence[str]]) -> int:
    """How many open supports miss an answer that is asked for here; `missing` has the fields that each lacks."""
    own = {one.key for one in due}
    return sum(not own.isdisjoint(fields) for fields in missing)
