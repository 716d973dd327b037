"""One client as one file: everything that is kept about a firm, as a JSON document. Pure.

docs/help-desk-files.md describes it; `package_reading` takes it apart again.
"""

from __future__ import annotations

import base64
import json
import re

from qhchecklist import __version__
from qhchecklist.dossier import dossier_document
from qhchecklist.policy.doubts import Json
from qhchecklist.policy.record import record
from qhchecklist.store.chain import Entry, canonical, moment
from qhchecklist.store.records import AnswerChange, Attachment, Client, Printed, Visit, WorkChange
from qhchecklist.work import Work, work_document

FORMAT = "qhchecklist-client/"
VERSION = 1

MOST_ROWS = 100_000
"""Of one kind in a file."""
MOST_VISITS = 10_000
MOST_ATTACHMENT = 20 * 1024 * 1024
"""Bytes of one attachment."""
MOST_ATTACHED = 100 * 1024 * 1024
"""Bytes of all attachments of a client."""
MOST_FILE = 200_000_000
"""Bytes of a file, unsealed."""

_HALF_CHARACTERS = re.compile("[\ud800-\udfff]")


@record
class Enclosed:
    """An attachment with its bytes."""

    attachment: Attachment
    data: bytes


@record
class Package:
    """What is kept about one client. `log`: its own entries of the consultation record, in their order.

    `masked`: names, codes, contact and notes were replaced; it then has neither attachments nor entries.
    """

    client: Client
    visits: tuple[Visit, ...] = ()
    answers: tuple[AnswerChange, ...] = ()
    works: tuple[WorkChange, ...] = ()
    attachments: tuple[Enclosed, ...] = ()
    log: tuple[Entry, ...] = ()
    masked: bool = False


def encode_package(package: Package) -> bytes:
    """The file: UTF-8, one part below the other. Equal packages give equal bytes."""
    document = {
        "format": f"{FORMAT}{VERSION}",
        "program": __version__,
        "masked": package.masked,
        "client": _client(package.client),
        "visits": [_visit(one) for one in package.visits],
        "answers": [_answer(one) for one in package.answers],
        "works": [_work_change(one) for one in package.works],
        "attachments": [_enclosed(one) for one in package.attachments],
        "log": [_entry(one) for one in package.log],
    }
    text = json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False)
    return _HALF_CHARACTERS.sub("\N{REPLACEMENT CHARACTER}", text).encode() + b"\n"


def _client(client: Client) -> dict[str, Json]:
    contact = client.contact
    return {
        "id": client.id,
        "version": client.version,
        "dossier": dossier_document(client.dossier),
        "contact": {
            "person": contact.person,
            "phone": contact.phone,
            "address": contact.address,
            "note": contact.note,
        },
        "created_at": moment(client.created_at),
        "changed_at": moment(client.changed_at),
        "changed_by": client.changed_by,
        "merged_into": client.merged_into,
    }


def _visit(visit: Visit) -> dict[str, Json]:
    policy = visit.policy
    return {
        "id": visit.id,
        "number": visit.number,
        "at": moment(visit.at),
        "consultant": visit.consultant,
        "as_of": visit.as_of.isoformat(),
        "policy": {"id": policy.id, "version": policy.version, "sha256": policy.sha256},
        "dossier": dossier_document(visit.dossier),
        "profile_sha256": visit.profile_sha256,
        "groups": dict(visit.groups),
        "note": visit.note,
        "printed": [_printed(one) for one in visit.printed],
    }


def _printed(printed: Printed) -> dict[str, Json]:
    return {"sha256": printed.sha256, "pages": printed.pages, "at": moment(printed.at)}


def _answer(change: AnswerChange) -> dict[str, Json]:
    return {
        "field": change.field,
        "before": change.before,
        "after": change.after,
        "source": change.source,
        "at": moment(change.at),
        "by": change.by,
        "remark": change.remark,
    }


def _work_change(change: WorkChange) -> dict[str, Json]:
    return {
        "support": change.support,
        "before": _work(change.before),
        "after": _work(change.after),
        "at": moment(change.at),
        "by": change.by,
    }


def _work(work: Work) -> dict[str, Json]:
    """As in a dossier; nothing done is an empty object."""
    entry = work_document({"": work}).get("", {})
    return dict(entry)


def _enclosed(enclosed: Enclosed) -> dict[str, Json]:
    one = enclosed.attachment
    return {
        "sha256": one.sha256,
        "name": one.name,
        "size": one.size,
        "at": moment(one.at),
        "by": one.by,
        "data": base64.b64encode(enclosed.data).decode(),
    }


def _entry(entry: Entry) -> dict[str, Json]:
    body = entry.body
    return {
        "number": entry.number,
        "at": entry.at,
        "by": entry.by,
        "kind": entry.kind,
        "client": entry.client,
        "body_sha256": entry.body_sha256,
        "previous": entry.previous,
        "sha256": entry.sha256,
        "body": {"salt": body.salt, "text": body.text} if body else None,
    }


def log_lines(package: Package) -> bytes:
    """The entries that came with a client from elsewhere, as they are kept beside it: they are not of our chain."""
    return b"".join(canonical(_entry(entry)).encode() + b"\n" for entry in package.log)
