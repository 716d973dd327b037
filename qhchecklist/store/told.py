"""What the consultation record says of each event: the documents that become the bodies of its entries. Pure.

No names, codes or answers: a firm is known by its id and its profile by its hash. What was said stands in the visits.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from qhchecklist.policy.doubts import Json
from qhchecklist.store.chain import Head, moment
from qhchecklist.store.records import PolicyStamp, Printed, Visit


def visit_document(visit: Visit) -> dict[str, Json]:
    """Who was told what, by which text, on which answers."""
    return {
        "visit": visit.id,
        "number": visit.number,
        "consultant": visit.consultant,
        "as_of": visit.as_of.isoformat(),
        "policy": _policy(visit.policy),
        "profile_sha256": visit.profile_sha256,
        "groups": dict(sorted(visit.groups.items())),
        "printed": [_printed(one) for one in visit.printed],
    }


def printed_document(visit: str, printed: Printed) -> dict[str, Json]:
    """A paper that was handed out after its visit had been recorded."""
    return {"visit": visit, **_printed(printed)}


def read_printed_document(document: Mapping[str, Json]) -> tuple[str, Printed]:
    """The visit's id and the paper, from a body that its digest has vouched for."""
    at = datetime.fromisoformat(document["at"])
    return document["visit"], Printed(document["sha256"], document["pages"], at)


def join_document(kept: str, other: str) -> dict[str, Json]:
    """Two clients that are one firm; `other` points to `kept` from then on."""
    return {"kept": kept, "other": other}


def restore_document(sha256: str, head: Head) -> dict[str, Json]:
    """A backup that became the store: its hash, and where its record ended."""
    return {"backup_sha256": sha256, "head": {"number": head.number, "sha256": head.sha256}}


def export_document(sha256: str, masked: bool, sealed: bool) -> dict[str, Json]:
    """A client's data that left the store as a file. `sha256`: of the file."""
    return {"file_sha256": sha256, "masked": masked, "sealed": sealed}


def import_document(sha256: str, visits: int) -> dict[str, Json]:
    """A client's data that came from a file, with how many visits."""
    return {"file_sha256": sha256, "visits": visits}


def _policy(policy: PolicyStamp) -> dict[str, Json]:
    return {"id": policy.id, "version": policy.version, "sha256": policy.sha256}


def _printed(printed: Printed) -> dict[str, Json]:
    return {"sha256": printed.sha256, "pages": printed.pages, "at": moment(printed.at)}
