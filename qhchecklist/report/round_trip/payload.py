"""A case: the dossier behind a printed checklist, and from what the checklist was made. To bytes and back.

The bytes are the attachment of the PDF; docs/printed-case.md describes them. Equal checklists give equal bytes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import field
from datetime import date
from types import MappingProxyType

from qhchecklist import __version__
from qhchecklist.checklist import GROUPS, Checklist, GroupKey
from qhchecklist.dossier import Dossier, dossier_document, read_dossier
from qhchecklist.policy.doubts import Json, shown
from qhchecklist.policy.problem import UnreadableFileError
from qhchecklist.policy.profile import json_document
from qhchecklist.policy.record import record
from qhchecklist.policy.ruling import OUTCOMES, Ruling
from qhchecklist.policy.text import Text
from qhchecklist.report.options import RecordHead
from qhchecklist.report.round_trip.names import MOST_BYTES
from qhchecklist.report.typeset.legible import one_line

DESCRIPTION = Text(
    "企业档案：回答和办理情况，用 qhchecklist 打开即可恢复",
    "The firm's dossier, answers and work done; open this file with qhchecklist to restore it",
)
"""What the attachment is, for the list of attachments of a PDF reader."""

_FORMAT = "qhchecklist-case/"
_VERSION = 1
_NAME = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]{0,63}")
_HASH = re.compile(r"[0-9a-f]{12,64}")
_LONGEST_NAME = 200
_LONGEST_WORDS = 20_000
_MOST_RULINGS = 500
_HALF_CHARACTERS = re.compile("[\ud800-\udfff]")


@record
class Case:
    """What is restored. `groups`: where each support stood; empty where that is not known.

    The two hashes may be beginnings of hashes, of at least 12 digits.
    """

    dossier: Dossier
    as_of: date
    policy_id: str
    policy_sha256: str
    profile_sha256: str
    policy_version: str = ""
    program: str = ""
    groups: Mapping[str, GroupKey] = field(default_factory=dict)
    record: RecordHead | None = None
    rulings: tuple[Ruling, ...] = ()


def case_of(checklist: Checklist, record: RecordHead | None = None) -> Case:
    """The case that a checklist shows; `record` where it is printed for a client of a help desk."""
    assessment, policy = checklist.assessment, checklist.assessment.rulebook.policy
    work = {item.id: item.work for item in checklist.items}
    return Case(
        Dossier(assessment.reading.document, work, checklist.business_day),
        assessment.as_of,
        policy.head.id,
        policy.sha256,
        assessment.reading.sha256,
        policy.head.version,
        __version__,
        {item.id: item.group for item in checklist.items},
        record,
        tuple(one for one in assessment.rulings if one in assessment.case.rulings.values()),
    )


def encode_case(case: Case) -> bytes:
    """The attachment: UTF-8 without spaces, the dossier in the order in which it would be saved."""
    return compact(
        {
            "format": f"{_FORMAT}{_VERSION}",
            "program": case.program,
            "policy": {"id": case.policy_id, "version": case.policy_version, "sha256": case.policy_sha256},
            "as_of": case.as_of.isoformat(),
            "profile_sha256": case.profile_sha256,
            "findings": dict(case.groups),
            **({} if case.record is None else {"record": record_document(case.record)}),
            **({} if not case.rulings else {"rulings": [_ruling_document(one) for one in case.rulings]}),
            "dossier": dossier_document(case.dossier),
        }
    )


def _ruling_document(ruling: Ruling) -> dict[str, Json]:
    """Only what can be told of it: a paper is no proof of a decision."""
    told = {"support": ruling.support, "outcome": ruling.outcome, "office": ruling.office}
    return {**told, "day": ruling.day.isoformat(), "answer": ruling.answer, "reference": ruling.reference}


def record_document(record: RecordHead) -> dict[str, Json]:
    """Where the consultation record stood, in full."""
    return {"number": record.number, "sha256": record.sha256, "by": record.by, "on": record.on.isoformat()}


def compact(document: Mapping[str, Json]) -> bytes:
    """JSON without spaces; half a character, which UTF-8 cannot hold, becomes U+FFFD."""
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    return _HALF_CHARACTERS.sub("\N{REPLACEMENT CHARACTER}", text).encode()


def decode_case(data: bytes, name: str) -> Case:
    """Read an attachment of the file `name`, whoever wrote it; raises UnreadableFileError with one sentence."""
    raw = read_json(data, name)
    _check_format(raw.get("format"), name)
    dossier = raw.get("dossier")
    policy = raw.get("policy")
    if not isinstance(dossier, dict):
        raise unusable(name, "dossier")
    if not isinstance(policy, dict):
        raise unusable(name, "policy")
    return Case(
        read_dossier(dossier),
        day_of(raw.get("as_of"), name, "as_of"),
        name_of(policy.get("id"), name, "policy.id"),
        hash_of(policy.get("sha256"), name, "policy.sha256"),
        hash_of(raw.get("profile_sha256"), name, "profile_sha256"),
        name_of(policy.get("version"), name, "policy.version"),
        name_of(raw.get("program"), name, "program"),
        _groups(raw.get("findings"), name),
        _record(raw.get("record"), name),
        _rulings(raw.get("rulings"), name),
    )


def read_json(data: bytes, name: str) -> dict[str, Json]:
    """The JSON object in foreign bytes that come from `name`; raises UnreadableFileError."""
    if len(data) > MOST_BYTES:
        raise too_large(name)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        raise unusable(name, f"UTF-8, {error.start + 1}") from error
    try:
        return json_document(text, name)
    except UnreadableFileError as error:  # names a key that is there twice, whatever is in it
        raise UnreadableFileError(Text(one_line(error.message.zh), one_line(error.message.en))) from error


def too_large(name: str) -> UnreadableFileError:
    """What is said of an attachment that is too large, or would become so."""
    most = MOST_BYTES // 1000
    zh = f"{name} 里的档案展开后超过 {most} KB，没有读取；请改用原来的档案文件。"
    return UnreadableFileError(Text(zh, f"The case in {name} is larger than {most} KB; use the dossier file instead."))


def unusable(name: str, part: str) -> UnreadableFileError:
    """What is said of a part that cannot be read."""
    what = one_line(shown(part))
    zh = f"{name} 里的档案读不懂（{what}），可能已被改动或损坏；请改用原来的档案文件。"
    return UnreadableFileError(Text(zh, f"The case in {name} cannot be read ({what}); use the dossier file instead."))


def newer(name: str, version: str) -> UnreadableFileError:
    """What is said of a format that this program does not know yet."""
    zh = f"{name} 由更新的程序写成（格式 {shown(version)}），这个版本读不懂；请升级程序后再打开。"
    en = f"{name} was written by a newer program (format {shown(version)}); update this one and open it again."
    return UnreadableFileError(Text(zh, en))


def _check_format(given: Json, name: str) -> None:
    version = given.removeprefix(_FORMAT) if isinstance(given, str) and given.startswith(_FORMAT) else ""
    if version == str(_VERSION):
        return
    raise newer(name, version) if version.isascii() and version.isdigit() else unusable(name, "format")


def day_of(given: Json, name: str, part: str) -> date:
    """A day as written; raises UnreadableFileError."""
    try:
        return date.fromisoformat(given if isinstance(given, str) else "")
    except ValueError as error:
        raise unusable(name, part) from error


def name_of(given: Json, name: str, part: str) -> str:
    """A policy's or version's name: a few plain characters; raises UnreadableFileError."""
    if isinstance(given, str) and _NAME.fullmatch(given):
        return given
    raise unusable(name, part)


def hash_of(given: Json, name: str, part: str) -> str:
    """A hash or its beginning; raises UnreadableFileError."""
    if isinstance(given, str) and _HASH.fullmatch(given):
        return given
    raise unusable(name, part)


def _record(given: Json, name: str) -> RecordHead | None:
    if given is None:
        return None
    if not isinstance(given, dict):
        raise unusable(name, "record")
    number, by = given.get("number"), given.get("by")
    if type(number) is not int or not 0 <= number < 2**53:
        raise unusable(name, "record.number")
    if not isinstance(by, str) or len(by) > _LONGEST_NAME:
        raise unusable(name, "record.by")
    sha256 = hash_of(given.get("sha256"), name, "record.sha256")
    return RecordHead(number, sha256, one_line(by), day_of(given.get("on"), name, "record.on"))


def _rulings(given: Json, name: str) -> tuple[Ruling, ...]:
    """What the paper was judged by; with a point it would decide, so it comes back without one."""
    if given is None:
        return ()
    if not isinstance(given, list) or len(given) > _MOST_RULINGS:
        raise unusable(name, "rulings")
    return tuple(_ruling(one, name) for one in given)


def _ruling(given: Json, name: str) -> Ruling:
    if not isinstance(given, dict):
        raise unusable(name, "rulings")
    outcome = next((one for one in OUTCOMES if one == given.get("outcome")), None)
    words = [given.get(key) for key in ("office", "answer", "reference")]
    if outcome is None or not all(isinstance(one, str) and len(one) <= _LONGEST_WORDS for one in words):
        raise unusable(name, "rulings")
    office, answer, reference = (one_line(str(one)) for one in words)
    support = name_of(given.get("support"), name, "rulings.support")
    return Ruling(support, "", outcome, office, day_of(given.get("day"), name, "rulings.day"), answer, reference)


def _groups(given: Json, name: str) -> Mapping[str, GroupKey]:
    if not isinstance(given, dict):
        raise unusable(name, "findings")
    known: dict[Json, GroupKey] = {key: key for key in GROUPS}
    found: dict[str, GroupKey] = {}
    for support, group in given.items():
        if not isinstance(group, str) or group not in known:
            raise unusable(name, f"findings.{support}")
        found[name_of(support, name, "findings")] = known[group]
    return MappingProxyType(found)
