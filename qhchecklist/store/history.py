"""What a change was made of: every answer and every support's work that became another. Pure.

Answers are named as in fields.yaml, with dots; what a document nests under one key is the same answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from qhchecklist.policy.doubts import Json
from qhchecklist.policy.profile import TWICE
from qhchecklist.policy.record import record
from qhchecklist.store.columns import json_text
from qhchecklist.store.records import AnswerChange, Source, WorkChange
from qhchecklist.work import NO_WORK, Work


@record
class Stamp:
    """Who did something, and when."""

    at: datetime
    by: str


def answers_of(profile: Mapping[str, Json]) -> dict[str, Json]:
    """The answers of a document by field; what is None is not answered. A different one nested is kept under TWICE."""
    flat: dict[str, Json] = {}
    for key, value in profile.items():
        if isinstance(value, dict) and value and TWICE not in value:
            for part, inner in value.items():
                _keep(f"{key}.{part}", inner, flat)
        else:
            _keep(str(key), value, flat)
    return flat


def _keep(key: str, value: Json, flat: dict[str, Json]) -> None:
    before = flat.get(key)
    if value is None:
        return
    flat[key] = value if before is None or same(before, value) else {TWICE: [before, value]}


def same(one: Json, other: Json) -> bool:
    """Whether two answers are written alike: True is not 1."""
    return json_text(one) == json_text(other)


def answer_changes(
    before: Mapping[str, Json],
    after: Mapping[str, Json],
    sources: Mapping[str, Source],
    remarks: Mapping[str, str],
    otherwise: Source,
    stamp: Stamp,
) -> tuple[AnswerChange, ...]:
    """The answers that differ or for which a source or remark is given, in the order of the later document.

    An answer that stays and of which e.g. a document was seen is recorded as well, with the same answer twice.
    """
    was, now = answers_of(before), answers_of(after)
    told = sources.keys() | remarks.keys()
    fields = [*now, *(field for field in was if field not in now)]
    fields += [field for field in (*sources, *remarks) if field not in now and field not in was]
    return tuple(
        AnswerChange(
            field,
            was.get(field),
            now.get(field),
            sources.get(field, otherwise),
            stamp.at,
            stamp.by,
            remarks.get(field, ""),
        )
        for field in dict.fromkeys(fields)
        if field in told or not same(was.get(field), now.get(field))
    )


def work_changes(before: Mapping[str, Work], after: Mapping[str, Work], stamp: Stamp) -> tuple[WorkChange, ...]:
    """The work that differs, by support."""
    supports = sorted(before.keys() | after.keys())
    pairs = ((support, before.get(support, NO_WORK), after.get(support, NO_WORK)) for support in supports)
    return tuple(WorkChange(support, was, now, stamp.at, stamp.by) for support, was, now in pairs if was != now)
