"""Two states of one firm side by side: what was gained, what was lost, what else changed. Pure."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Literal, TypeAlias

from qhchecklist.assess.explain import Explainer
from qhchecklist.checklist import APPLYING, Checklist, Item
from qhchecklist.policy.doubts import Json
from qhchecklist.policy.field import Field
from qhchecklist.policy.profile import ROWS, Reading
from qhchecklist.policy.record import record
from qhchecklist.policy.rulebook import Rulebook
from qhchecklist.policy.text import Text

NOT_ANSWERED = Text("未填", "not answered")
UNCLEAR_ANSWER = Text("不清楚", "not known")


Turn: TypeAlias = Literal["gained", "lost", "other"]


@record
class Shift:
    """One support that stands in another group than before."""

    before: Item
    after: Item

    @property
    def id(self) -> str:
        """The support's id."""
        return self.after.id

    @property
    def turn(self) -> Turn:
        """Whether it applies now and did not, or the other way round."""
        return turn_of(self.before.group, self.after.group)


@record
class Comparison:
    """What became of the supports: `gained` apply now and did not, `lost` the other way round, `other` the rest.

    Each in the order of the later checklist. An unchanged support is in none of them.
    """

    gained: tuple[Shift, ...] = ()
    lost: tuple[Shift, ...] = ()
    other: tuple[Shift, ...] = ()


@record
class AnswerShift:
    """One answer that differs, in words."""

    field: str
    label: Text
    before: Text
    after: Text


def compare(before: Checklist, after: Checklist) -> Comparison:
    """Compare two checklists support by support; supports that only one of them has are left out."""
    was = {item.id: item for item in before.items}
    shifts = [Shift(was[item.id], item) for item in after.items if item.id in was]
    shifts = [shift for shift in shifts if shift.before.group != shift.after.group]
    turned: dict[Turn, list[Shift]] = {"gained": [], "lost": [], "other": []}
    for shift in shifts:
        turned[shift.turn].append(shift)
    return Comparison(tuple(turned["gained"]), tuple(turned["lost"]), tuple(turned["other"]))


def turn_of(before: str, after: str) -> Turn:
    """What a support's change from one group to another means; a name that is no group holds nothing that applies."""
    if (before in APPLYING) == (after in APPLYING):
        return "other"
    return "gained" if after in APPLYING else "lost"


def compare_answers(before: Reading, after: Reading, rulebook: Rulebook) -> tuple[AnswerShift, ...]:
    """The answers that differ, in the order of the form; True and 1 are different answers."""
    explainer = Explainer(rulebook)
    return tuple(
        AnswerShift(field.key, field.label, _said(field, before, explainer), _said(field, after, explainer))
        for field in rulebook.catalogue.fields
        if _written(_given(before.document, field.key)) != _written(_given(after.document, field.key))
    )


def answers_in_words(reading: Reading, rulebook: Rulebook) -> tuple[AnswerShift, ...]:
    """Every answer that is given, in the order of the form, as one that stays as it is."""
    explainer = Explainer(rulebook)
    given = (field for field in rulebook.catalogue.fields if _given(reading.document, field.key) is not None)
    said = ((field, _said(field, reading, explainer)) for field in given)
    return tuple(AnswerShift(field.key, field.label, words, words) for field, words in said)


def _said(field: Field, reading: Reading, explainer: Explainer) -> Text:
    facts = reading.facts
    if field.key in facts.unclear:
        return UNCLEAR_ANSWER
    if field.key == ROWS:
        return _rows(reading, explainer)
    given = _given(reading.document, field.key)
    value = given if isinstance(given, bool) else facts.values.get(field.key)
    if value is not None:
        return explainer.value(field.key, value, short=True)
    return NOT_ANSWERED if given is None else _as_given(field, given)


def _as_given(field: Field, given: Json) -> Text:
    """An answer that cannot be used, e.g. for contradicting another, in the words of its option or as written."""
    words = {option.key: option.text for option in field.options}
    parts = [words.get(str(one), Text(str(one), str(one))) for one in (given if isinstance(given, list) else [given])]
    return Text("、".join(part.zh for part in parts), ", ".join(part.en for part in parts))


def _rows(reading: Reading, explainer: Explainer) -> Text:
    rows = [explainer.row(row) for row in reading.facts.rows if row.number]
    if not rows:
        return NOT_ANSWERED if ROWS not in reading.facts.answered else Text("没有货物", "no goods")
    return Text("；".join(row.zh for row in rows), "; ".join(row.en for row in rows))


def _given(document: Mapping[str, Json], field: str) -> Json:
    """An answer of a canonical document, whose dotted keys are nested."""
    if field in document:
        return document[field]
    section, _, key = field.partition(".")
    nested = document.get(section)
    return nested.get(key) if isinstance(nested, dict) else None


def _written(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
