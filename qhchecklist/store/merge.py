"""Two desks' changes of one client laid together. Pure: what only one of them changed is taken, the rest is asked.

Answers are merged one by one, the goods table as one answer; work support by support; contact part by part; the day of
the business as one. An answer taken away is a change like any other: nothing stands in its place.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Literal, TypeVar

from qhchecklist.dossier import DAY_KEY, WORK_KEY, Dossier, dossier_document, read_dossier
from qhchecklist.policy.doubts import Json
from qhchecklist.policy.profile import nest
from qhchecklist.store.history import answers_of, same
from qhchecklist.store.records import Client, Conflict, Contact, Merge
from qhchecklist.store.rows import CONTACT_PARTS
from qhchecklist.work import NO_WORK, Work

Part = Literal["answer", "work", "contact", "business_day"]
Value = TypeVar("Value")


def lay_together(base: Client, dossier: Dossier, contact: Contact, theirs: Client) -> Merge:
    """Lay what this desk made of `base` (`dossier`, `contact`) over what another saved meanwhile (`theirs`)."""
    conflicts: list[Conflict] = []
    profile = _profile(base.dossier.profile, dossier.profile, theirs.dossier.profile, conflicts)
    works = _laid("work", _works(base.dossier), _works(dossier), _works(theirs.dossier), _same_work, conflicts)
    days = _laid("business_day", _day(base.dossier), _day(dossier), _day(theirs.dossier), same, conflicts)
    parts = _laid("contact", _contact(base.contact), _contact(contact), _contact(theirs.contact), same, conflicts)
    return Merge(_dossier(profile, works, days), Contact(**parts), tuple(conflicts))


def _profile(
    base: Mapping[str, Json], mine: Mapping[str, Json], theirs: Mapping[str, Json], conflicts: list[Conflict]
) -> Mapping[str, Json]:
    """The answers laid together; theirs as written where this desk changed none."""
    was, now, there = answers_of(base), answers_of(mine), answers_of(theirs)
    laid = _laid("answer", was, now, there, same, conflicts)
    return theirs if laid == there and _written(laid) == _written(there) else nest(laid)


def _written(answers: Mapping[str, Json]) -> list[str]:
    return [f"{key}={value!r}" for key, value in answers.items()]


def _laid(
    part: Part,
    base: Mapping[str, Value],
    mine: Mapping[str, Value],
    theirs: Mapping[str, Value],
    alike: Callable[[Value | None, Value | None], bool],
    conflicts: list[Conflict],
) -> dict[str, Value]:
    """Theirs with this desk's sole changes; a missing key is None, which no key has as its value."""
    laid = dict(theirs)
    for key in dict.fromkeys((*mine, *base)):
        was, now, there = base.get(key), mine.get(key), theirs.get(key)
        if alike(was, now) or alike(now, there):
            continue
        if not alike(was, there):
            conflicts.append(Conflict(part, key, was, now, there))
        elif now is None:
            laid.pop(key, None)
        else:
            laid[key] = now
    return laid


def _works(dossier: Dossier) -> dict[str, Work | Json]:
    """Work by support, readable or not; under no support what is no list of work at all."""
    unread = dossier.unread.get(WORK_KEY)
    kept = unread if isinstance(unread, dict) else {} if unread is None else {"": unread}
    return {**kept, **{support: done for support, done in dossier.work.items() if done != NO_WORK}}


def _same_work(one: Work | Json, other: Work | Json) -> bool:
    if isinstance(one, Work) or isinstance(other, Work):
        return bool(one == other)
    return same(one, other)


def _day(dossier: Dossier) -> dict[str, Json]:
    day = dossier.business_day.isoformat() if dossier.business_day else dossier.unread.get(DAY_KEY)
    return {} if day is None else {"": day}


def _contact(contact: Contact) -> dict[str, str]:
    return {part: value for part in CONTACT_PARTS if (value := getattr(contact, part))}


def _dossier(profile: Mapping[str, Json], works: Mapping[str, Work | Json], days: Mapping[str, Json]) -> Dossier:
    """The whole, read once more, so that what cannot be used is told again."""
    done = {support: one for support, one in works.items() if isinstance(one, Work)}
    unread = {support: one for support, one in works.items() if not isinstance(one, Work)}
    document = dossier_document(
        replace(_EMPTY, profile=profile, work=done, unread={WORK_KEY: unread} if unread else {})
    )
    if "" in unread and not done:
        document[WORK_KEY] = unread[""]
    if days:
        document[DAY_KEY] = days[""]
    return read_dossier(document)


_EMPTY = Dossier({})
