"""A firm's dossier as one file: its profile, the work done on its checklist, and the day of its business.

The profile's keys stand at the top level, as in a bare profile file, which is a dossier without work.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import field
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from qhchecklist.policy.codes import Codes
from qhchecklist.policy.doubts import Doubts, Json, shown
from qhchecklist.policy.field import FieldCatalogue
from qhchecklist.policy.problem import ProfileProblem
from qhchecklist.policy.profile import load_document, save_document
from qhchecklist.policy.record import record
from qhchecklist.policy.schema import profile_schema
from qhchecklist.work import (
    WORK_PARTS,
    WORK_STATES,
    UnusableWorkError,
    Work,
    no_work_at_all,
    read_work,
    work_document,
)

WORK_KEY, DAY_KEY = "work", "business_day"
"""Keys beside those of the profile; no field of fields.yaml may have them."""


@record
class Dossier:
    """What a file holds. `unread`: parts that could not be used, kept as written and saved again."""

    profile: Mapping[str, Json]
    work: Mapping[str, Work] = field(default_factory=no_work_at_all)
    business_day: date | None = None
    unread: Mapping[str, Json] = field(default_factory=dict)
    problems: tuple[ProfileProblem, ...] = ()


def load_dossier(path: Path) -> Dossier:
    """Read a YAML or JSON file; raises UnreadableFileError with one sentence."""
    return read_dossier(load_document(path))


def read_dossier(raw: Mapping[str, Json]) -> Dossier:
    """Take a document apart; what cannot be used is reported and kept."""
    doubts = Doubts()
    unread: dict[str, Json] = {}
    profile = {key: value for key, value in raw.items() if key not in (WORK_KEY, DAY_KEY)}
    work = _work(raw.get(WORK_KEY), unread, doubts)
    day = _day(raw.get(DAY_KEY), unread, doubts)
    return Dossier(profile, work, day, MappingProxyType(unread), tuple(doubts.found))


def _work(raw: Json, unread: dict[str, Json], doubts: Doubts) -> Mapping[str, Work]:
    if raw is None or raw == "":
        return no_work_at_all()
    if not isinstance(raw, dict):
        unread[WORK_KEY] = raw
        zh = f"办理情况应按事项编号列出，现为“{shown(raw)}”；未采用，保存时照原样保留。"
        doubts.add(WORK_KEY, "error", zh, "Work must be listed by support id; kept as written.")
        return no_work_at_all()
    read: dict[str, Work] = {}
    bad: dict[str, Json] = {}
    for support, entry in raw.items():
        try:
            read[str(support)] = read_work(entry)
        except UnusableWorkError as error:
            bad[str(support)] = entry
            zh = f"事项 {shown(support)} 的办理情况读不懂（{shown(error.part)}）；未采用，保存时照原样保留。"
            en = f"The work on {shown(support)} cannot be read ({shown(error.part)}); kept as written."
            doubts.add(f"{WORK_KEY}.{support}", "error", zh, en)
    if bad:
        unread[WORK_KEY] = bad
    return MappingProxyType(read)


def _day(raw: Json, unread: dict[str, Json], doubts: Doubts) -> date | None:
    if raw is None or raw == "":
        return None
    try:
        return date.fromisoformat(str(raw))
    except ValueError:
        unread[DAY_KEY] = raw
        zh = f"业务发生日“{shown(raw)}”不是日期，请写成 2024-06-01 的样子；未采用，保存时照原样保留。"
        doubts.add(DAY_KEY, "error", zh, "The day of the business is no date like 2024-06-01; kept as written.")
        return None


def stray_work(work: Mapping[str, Work], supports: Collection[str]) -> tuple[ProfileProblem, ...]:
    """What is told about work on ids that are no supports of the policy: it is kept, but nothing shows it."""
    doubts = Doubts()
    for support in work:
        if support not in supports:
            zh = f"办理情况里的 {shown(support)} 不是本文件的事项编号；清单里看不到，保存时照原样保留。"
            en = f"{shown(support)}, under work, is no support of this notice; it is kept but not on the list."
            doubts.add(f"{WORK_KEY}.{support}", "warning", zh, en)
    return tuple(doubts.found)


def dossier_document(dossier: Dossier) -> dict[str, Json]:
    """The document to save: the profile, then what there is of the rest."""
    document = dict(dossier.profile)
    kept = dossier.unread.get(WORK_KEY)
    work = work_document(dossier.work)
    if isinstance(kept, dict):
        work = {**kept, **work}
    elif kept is not None and not work:
        document[WORK_KEY] = kept
    if work:
        document[WORK_KEY] = work
    day = dossier.business_day.isoformat() if dossier.business_day else dossier.unread.get(DAY_KEY)
    if day is not None:
        document[DAY_KEY] = day
    return document


def save_dossier(path: Path, dossier: Dossier) -> None:
    """Write it as a whole or not at all; raises UnreadableFileError and then keeps the old file."""
    save_document(path, dossier_document(dossier))


def dossier_schema(catalogue: FieldCatalogue, codes: Codes) -> dict[str, Any]:
    """JSON Schema (2020-12) of a dossier file: the profile's keys, then work and the day of the business."""
    schema = profile_schema(catalogue, codes)
    text = {"type": "string"}
    kinds: dict[str, Any] = {
        "state": {"oneOf": [{"const": state, "title": words.zh} for state, words in WORK_STATES.items()]},
        "steps": {"type": "array", "items": {"type": "integer", "minimum": 1, "maximum": 99}, "uniqueItems": True},
        "due": {**text, "format": "date"},
        "reread": {**text, "format": "date"},
    }
    entry = {
        "type": "object",
        "additionalProperties": False,
        "properties": {key: {"title": words.zh, **kinds.get(key, text)} for key, words in WORK_PARTS.items()},
    }
    work = {
        "title": "办理情况",
        "description": "按支持事项的编号列出；steps 是已做步骤的序号，从 1 起。",
        "type": "object",
        "additionalProperties": entry,
    }
    day = {"title": "业务发生日", "description": "没有写则按判断日期。", "type": "string", "format": "date"}
    return schema | {"properties": {**schema["properties"], WORK_KEY: work, DAY_KEY: day}}
