"""Records as rows and rows as records."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Row

from qhchecklist.checklist import APPLYING
from qhchecklist.dossier import Dossier, dossier_document, read_dossier
from qhchecklist.policy.doubts import Json
from qhchecklist.store.chain import moment
from qhchecklist.store.records import (
    AnswerChange,
    Client,
    ClientRow,
    Contact,
    PolicyStamp,
    Printed,
    Told,
    Visit,
    WorkChange,
)
from qhchecklist.store.search_text import findable
from qhchecklist.work import NO_WORK, Work, read_work, work_document

CONTACT_PARTS = ("person", "phone", "address", "note")


def client_of(row: Row[Any]) -> Client:
    """A row of `client`."""
    return Client(
        row.id,
        row.version,
        read_dossier(row.document),
        Contact(*(str(row.contact.get(part, "")) for part in CONTACT_PARTS)),
        row.created_at,
        row.changed_at,
        row.changed_by,
        row.merged_into,
    )


def client_values(dossier: Dossier, contact: Contact) -> dict[str, Any]:
    """The columns that follow from what is saved."""
    name, code = _text(dossier.profile.get("enterprise_name")), _text(dossier.profile.get("uscc"))
    found = findable(name, code)
    due = [work.due for work in dossier.work.values() if work.due is not None and work.is_open]
    return {
        "document": dossier_document(dossier),
        "contact": {part: value for part in CONTACT_PARTS if (value := getattr(contact, part))},
        "name": name,
        "credit_code": code,
        "division": _digits(dossier.profile.get("registered_division")),
        "said": found.said,
        "spelled": found.spelled,
        "code": found.code,
        "tail": found.tail,
        "next_due": min(due, default=None),
    }


def _text(value: Json) -> str:
    return value if isinstance(value, str) else ""


def _digits(value: Json) -> str:
    """A division's code; anything else is none."""
    return value if isinstance(value, str) and value.isascii() and value.isdigit() else ""


def listed_of(row: Row[Any], told: Told | None) -> ClientRow:
    """A row of `client` as the list shows it, with what was told at its last visit."""
    return ClientRow(
        row.id,
        row.version,
        row.name,
        row.credit_code,
        row.division,
        row.visits,
        row.last_visit,
        row.next_due,
        policy_of(row) if row.policy_sha256 is not None else None,
        told,
    )


def told_of(groups: Mapping[str, str]) -> Told:
    """The counts of a visit, from the group in which each support stood."""
    many = Counter(groups.values())
    return Told(sum(many[group] for group in APPLYING), many["needs_information"], many["open_list"])


def policy_of(row: Row[Any]) -> PolicyStamp:
    """The policy of a visit, or of a client's last one."""
    return PolicyStamp(row.policy_id, row.policy_version, row.policy_sha256)


def policy_values(policy: PolicyStamp) -> dict[str, str]:
    """The columns of a policy."""
    return {"policy_id": policy.id, "policy_version": policy.version, "policy_sha256": policy.sha256}


def told_values(policy: PolicyStamp) -> dict[str, Any]:
    """The columns of a client who was last told by a policy."""
    return {**policy_values(policy), "policy_mark": policy_mark(policy.sha256)}


def policy_mark(sha256: str) -> int:
    """A number for a hash, short in an index; two packs do not have the same."""
    return int.from_bytes(hashlib.sha256(sha256.encode("utf-8", "surrogatepass")).digest()[:7], "big")


def visit_of(row: Row[Any]) -> Visit:
    """A row of `visit`."""
    return Visit(
        row.id,
        row.client,
        row.number,
        row.at,
        row.consultant,
        row.as_of,
        policy_of(row),
        read_dossier(row.document),
        row.profile_sha256,
        row.groups,
        row.note,
        tuple(_printed_of(one) for one in row.printed),
    )


def visit_values(visit: Visit) -> dict[str, Any]:
    """The columns of a visit."""
    return {
        "id": visit.id,
        "client": visit.client,
        "number": visit.number,
        "at": visit.at,
        "consultant": visit.consultant,
        "as_of": visit.as_of,
        **policy_values(visit.policy),
        "document": dossier_document(visit.dossier),
        "profile_sha256": visit.profile_sha256,
        "groups": dict(visit.groups),
        "note": visit.note,
        "printed": [_printed_document(one) for one in visit.printed],
    }


def _printed_document(printed: Printed) -> dict[str, Json]:
    return {"sha256": printed.sha256, "pages": printed.pages, "at": moment(printed.at)}


def _printed_of(document: Json) -> Printed:
    return Printed(document["sha256"], document["pages"], datetime.fromisoformat(document["at"]))


def answer_of(row: Row[Any]) -> AnswerChange:
    """A row of `answer_change`."""
    return AnswerChange(row.field, row.before, row.after, row.source, row.at, row.by, row.remark)


def answer_values(change: AnswerChange) -> dict[str, Any]:
    """The columns of a change of an answer."""
    return {
        "field": change.field,
        "before": change.before,
        "after": change.after,
        "source": change.source,
        "at": change.at,
        "by": change.by,
        "remark": change.remark,
    }


def work_of(row: Row[Any]) -> WorkChange:
    """A row of `work_change`."""
    return WorkChange(row.support, read_work(row.before), read_work(row.after), row.at, row.by)


def work_values(change: WorkChange) -> dict[str, Any]:
    """The columns of a change of work."""
    return {
        "support": change.support,
        "before": _work_document(change.before),
        "after": _work_document(change.after),
        "at": change.at,
        "by": change.by,
    }


def _work_document(work: Work) -> Json:
    return work_document({"": work}).get("", {}) if work != NO_WORK else {}
