"""Answers that were ticked in the PDF file, to questions that were open when it was printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from qhchecklist.dossier import Dossier
from qhchecklist.policy.doubts import UNCLEAR, Json
from qhchecklist.policy.field import Field, FieldCatalogue
from qhchecklist.policy.profile import flatten, nest
from qhchecklist.policy.record import record
from qhchecklist.policy.text import Text
from qhchecklist.report.round_trip.names import DONT_KNOW, NO, NONE_OF_THESE, YES, answer_name
from qhchecklist.report.round_trip.reopen import Box

_WORDS = {
    YES: Text("是", "yes"),
    NO: Text("否", "no"),
    NONE_OF_THESE: Text("以上都没有", "none of these"),
    DONT_KNOW: Text("不清楚", "not known"),
}
_BY_ITSELF: dict[str, Json] = {YES: True, NO: False, NONE_OF_THESE: [], DONT_KNOW: UNCLEAR}


@record
class TickedAnswer:
    """The answer to one question. `used` is False for answers that contradict each other; `value` is then None."""

    field: Field
    chosen: tuple[Text, ...]
    used: bool
    value: Json = None


def ticked_answers(dossier: Dossier, boxes: Mapping[str, Box], catalogue: FieldCatalogue) -> tuple[TickedAnswer, ...]:
    """What was ticked, in the order of the form; questions that are answered in the dossier keep their answer."""
    given = flatten(dossier.profile, catalogue)
    found = (_answer(field, boxes) for field in catalogue.fields if given.get(field.key) in (None, "", UNCLEAR))
    return tuple(answer for answer in found if answer is not None)


def _answer(field: Field, boxes: Mapping[str, Box]) -> TickedAnswer | None:
    words = {option.key: option.text for option in field.options} | _WORDS
    chosen = [key for key in words if boxes.get(answer_name(field.key, key), "off") != "off"]
    if not chosen:
        return None
    said = tuple(words[key] for key in chosen)
    if len(chosen) == 1 and chosen[0] in _BY_ITSELF:
        return TickedAnswer(field, said, True, _BY_ITSELF[chosen[0]])
    options = [key for key in chosen if key not in _BY_ITSELF]
    if len(options) == len(chosen) and field.kind == "choices":
        return TickedAnswer(field, said, True, options)
    if len(options) == len(chosen) == 1 and field.kind == "choice":
        return TickedAnswer(field, said, True, options[0])
    return TickedAnswer(field, said, False)


def with_answers(dossier: Dossier, found: tuple[TickedAnswer, ...], catalogue: FieldCatalogue) -> Dossier:
    """The dossier with the answers that can be used."""
    used = {answer.field.key: answer.value for answer in found if answer.used}
    if not used:
        return dossier
    return replace(dossier, profile=nest(flatten(dossier.profile, catalogue) | used))
