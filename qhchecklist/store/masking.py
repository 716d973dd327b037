"""A client without what tells who it is: for those who need the case and not the firm. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TypeAlias

from qhchecklist.dossier import Dossier
from qhchecklist.policy.codes import Codes
from qhchecklist.policy.doubts import Json
from qhchecklist.policy.field import FieldCatalogue
from qhchecklist.policy.profile import flatten, nest, read_profile
from qhchecklist.policy.text import Text
from qhchecklist.store.package import Package
from qhchecklist.store.records import NO_CONTACT, AnswerChange, Visit, WorkChange
from qhchecklist.work import Work

HIDDEN = "（已隐去）"

NAMING = "enterprise_name", "uscc"
"""The answers that say which firm it is; they decide nothing."""

STAYS = Text(
    "已隐去：企业名称、信用代码、联系方式、备注、经办人和顾问姓名、附件、咨询记录。"
    "仍保留：区划、成立日期、货物明细和其余回答，办理状态和日期，来访日期和结论；请确认这些不足以认出企业，再发给别人。",
    "Hidden: name, credit code, contact, notes, names of persons, attachments, the consultation record. "
    "Still there: division, founding day, goods and all other answers, states and dates of work, days and outcomes of "
    "visits; make sure that these do not tell which firm it is before you pass the file on.",
)
"""What the user is told about a masked file."""

Usable: TypeAlias = Callable[[Mapping[str, Json]], Mapping[str, Json]]
"""Takes from a profile what can be read as answers to known questions; anything else might name the firm."""


def usable_answers(catalogue: FieldCatalogue, codes: Codes) -> Usable:
    """What of a profile could be read without a fault, by these questions and code lists."""

    def usable(profile: Mapping[str, Json]) -> Mapping[str, Json]:
        reading = read_profile(profile, catalogue, codes)
        faulty = {one.field.partition("[")[0] for one in reading.problems if one.severity != "notice"}
        flat = flatten(reading.document, catalogue)
        return nest({key: value for key, value in flat.items() if key in catalogue and key not in faulty})

    return usable


def masked(package: Package, usable: Usable) -> Package:
    """The same case without the firm. Hashes of profiles are hidden too: a guess could be tried against them."""
    client = package.client
    return Package(
        replace(
            client,
            id="masked",
            dossier=_dossier(client.dossier, usable),
            contact=NO_CONTACT,
            changed_by=HIDDEN,
            merged_into=None,
        ),
        tuple(_visit(one, number, usable) for number, one in enumerate(package.visits, 1)),
        tuple(_answer(one, usable) for one in package.answers if _is_question(one, usable)),
        tuple(_work_change(one) for one in package.works),
        masked=True,
    )


def _dossier(dossier: Dossier, usable: Usable) -> Dossier:
    work = MappingProxyType({support: _work(one) for support, one in dossier.work.items()})
    return Dossier(_profile(dossier.profile, usable), work, dossier.business_day)


def _profile(profile: Mapping[str, Json], usable: Usable) -> Mapping[str, Json]:
    kept = {key: value for key, value in usable(profile).items() if key not in NAMING}
    return MappingProxyType({"enterprise_name": HIDDEN} | kept)


def _work(work: Work) -> Work:
    return replace(work, note=_hidden(work.note), person=_hidden(work.person), reason=_hidden(work.reason))


def _hidden(text: str) -> str:
    return HIDDEN if text else ""


def _visit(visit: Visit, number: int, usable: Usable) -> Visit:
    return replace(
        visit,
        id=f"masked{number}",
        client="masked",
        consultant=HIDDEN,
        dossier=_dossier(visit.dossier, usable),
        profile_sha256="0" * 64,
        note=_hidden(visit.note),
        printed=(),
    )


def _is_question(change: AnswerChange, usable: Usable) -> bool:
    """Whether it is a known question with usable answers: the name of any other key is free text."""
    given = [value for value in (change.before, change.after) if value is not None]
    return change.field in NAMING or all(usable({change.field: value}) for value in given)


def _answer(change: AnswerChange, usable: Usable) -> AnswerChange:
    if change.field in NAMING:
        before, after = (None if value is None else HIDDEN for value in (change.before, change.after))
        change = replace(change, before=before, after=after)
    return replace(change, by=HIDDEN, remark=_hidden(change.remark))


def _work_change(change: WorkChange) -> WorkChange:
    return replace(change, before=_work(change.before), after=_work(change.after), by=HIDDEN)
