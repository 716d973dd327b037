"""Where a row comes from: which rules, which answers, and which work stood in it when it was written."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from hashlib import sha256

from qhchecklist.policy.record import record
from qhchecklist.work import Work, work_document

PARTS = ("state", "steps", "due", "person", "reason", "note")
"""The parts of an entry of work, in the order of their marks."""

_DIGITS = 8

_WRITTEN = re.compile(
    r"(?P<policy>\S+) (?P<version>\S+) pack:(?P<pack>[0-9a-f]{12}) profile:(?P<profile>[0-9a-f]{12})"
    r" work:(?P<work>[0-9a-f]{48}) as-of:(?P<as_of>\d{4}-\d\d-\d\d)"
)


@record
class Origin:
    """policy, version: of the rules; pack, profile: the first twelve digits of their hashes; work: see `work_marks`."""

    policy: str
    version: str
    pack: str
    profile: str
    work: str
    as_of: date

    def mark(self, part: str) -> str:
        """The mark of one part of the work as it was."""
        place = PARTS.index(part) * _DIGITS
        return self.work[place : place + _DIGITS]

    def text(self) -> str:
        """As it stands in a cell."""
        hashes = f"pack:{self.pack} profile:{self.profile} work:{self.work}"
        return f"{self.policy} {self.version} {hashes} as-of:{self.as_of.isoformat()}"


def read_origin(text: str) -> Origin | None:
    """What a cell says of its row; None when that was lost or changed."""
    found = _WRITTEN.fullmatch(text.strip())
    if found is None:
        return None
    try:
        day = date.fromisoformat(found["as_of"])
    except ValueError:
        return None
    return Origin(found["policy"], found["version"], found["pack"], found["profile"], found["work"], day)


def short(digest: str) -> str:
    """The first twelve digits of a hash."""
    return digest[:12]


def work_marks(work: Work) -> str:
    """Eight digits for each part, in the order of PARTS, that differ where the part differs."""
    return "".join(part_mark(work, part) for part in PARTS)


def part_mark(work: Work, part: str) -> str:
    """Eight digits that differ where one part of the work differs."""
    entry: Mapping[str, object] = work_document({"": work}).get("", {})
    said = json.dumps([part, entry.get(part)], ensure_ascii=True)
    return sha256(said.encode()).hexdigest()[:_DIGITS]
