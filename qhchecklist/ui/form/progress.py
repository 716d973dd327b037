"""How far each section of the form is filled in, and what is still to be gained there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from qhchecklist.assess.left_open import unclear
from qhchecklist.policy.record import record
from qhchecklist.ui.form.field_box import belongs_to
from qhchecklist.ui.form.section_box import SectionBox
from qhchecklist.ui.form.size_line import size_names
from qhchecklist.ui.session import Session


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


def progress(session: Session, sections: Sequence[SectionBox]) -> tuple[Progress, ...]:
    """The progress of every section, in their order."""
    wrong = Counter(belongs_to(one) for one in session.assessment.problems if one.severity == "error")
    waiting = unclear(session.assessment).supports
    place = {box.key: section.section.key for section in sections for box in section.counted()}
    settles, cleared = Counter[str](), Counter[str]()
    for one in session.assessment.findings:
        if one.outcome == "needs_information":
            here = {place[field] for field in one.missing if field in place}
            (cleared if one.support.id in waiting else settles).update(here)
    return tuple(
        _of(section, session, sum([wrong[box.key] for box in section.boxes]), settles, cleared) for section in sections
    )


def _of(
    box: SectionBox, session: Session, errors: int, settles: Mapping[str, int], cleared: Mapping[str, int]
) -> Progress:
    """`settles`: by section, how many open supports miss an answer that is asked for there; `cleared`: how many
    wait only for what is unclear there.
    """
    due, key = box.counted(), box.section.key
    answered = session.reading.facts.answered
    table = next((session.raw(one.key) for one in due if one.field.kind == "rows"), None)
    names = size_names(session) if box.size_line is not None else ()
    return Progress(
        key,
        box.section.text[session.lang],
        sum([one.key in answered for one in due]),
        len(due),
        settles.get(key, 0),
        cleared.get(key, 0),
        errors,
        len(table) if isinstance(table, list) else 0,
        "/".join([name[session.lang] for name in names]),
    )
