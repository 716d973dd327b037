"""The paper of a client of the store: read, made, written and recorded as one; window and terminal do it alike."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from qhchecklist.assess.assessment import Assessor
from qhchecklist.checklist import Checklist, make_checklist
from qhchecklist.policy.file_name import free_path, safe_name
from qhchecklist.policy.profile import read_profile
from qhchecklist.policy.record import record
from qhchecklist.policy.rulebook import Rulebook
from qhchecklist.policy.ruling import Ruling
from qhchecklist.policy.text import Text
from qhchecklist.policy.whole_file import write_whole
from qhchecklist.report.options import PdfOptions, RecordHead
from qhchecklist.store.decisions import told_by
from qhchecklist.store.problem import JoinedClientError
from qhchecklist.store.records import Client, Printed, Visit

if TYPE_CHECKING:
    from qhchecklist.store.chain import Head
    from qhchecklist.store.store import Store

FILE_NAME = Text("{0} 外贸政策适用清单 {1}", "{0} checklist of trade supports {1}")
"""Of a paper in a folder, without its ending: {0} the firm's name, {1} the day judged."""

NAMELESS = Text("未命名企业", "unnamed firm")

_LONGEST = 120


@record
class Paper:
    """How all papers of a run are made. `day`: judged; `today`: advised and printed; `by`: who advises, or empty."""

    book: Rulebook
    options: PdfOptions
    day: date
    today: date
    by: str


@record
class Asked:
    """What a paper is made from. `last`: the last visit; `head`: where the record stands."""

    client: Client
    last: Visit | None
    head: Head
    rulings: tuple[Ruling, ...]


@record
class Made:
    """A paper that is typeset. `visit`: the id of the one at which just that was told, empty for none.

    `spelt_out`: what is to be said of characters that no font has.
    """

    data: bytes
    visit: str
    printed: Printed
    spelt_out: Text | None = None


def read_for_paper(client: str, store: Store) -> Asked:
    """Read a client; raises StoreError, also for a duplicate that was joined to another."""
    from qhchecklist.store.log import head
    from qhchecklist.store.transfer import read_decisions

    found = store.get(client)
    if found.merged_into is not None:
        raise JoinedClientError(found.merged_into)
    with store.reading() as connection:
        stands, decisions = head(connection), read_decisions(connection, client)
    return Asked(found, next(reversed(store.visits(client)), None), stands, told_by(decisions))


def file_for(asked: Asked, paper: Paper, folder: Path, taken: set[str]) -> Path:
    """A file that nobody has; its name is added to the `taken` (in small letters)."""
    lang = paper.options.lang
    stem = FILE_NAME[lang].format(safe_name(asked.client.name) or NAMELESS[lang], paper.day.isoformat())
    file = free_path(folder, safe_name(stem, _LONGEST), ".pdf", taken)
    taken.add(file.name.casefold())
    return file


def make_paper(asked: Asked, paper: Paper, assessor: Assessor) -> Made:
    """Typeset it; pure, and takes a second or so."""
    from qhchecklist.report.pdf import print_checklist

    client = asked.client
    reading = read_profile(client.dossier.profile, paper.book.catalogue, paper.book.codes)
    assessment = assessor.assess(reading, paper.day, asked.rulings)
    checklist = make_checklist(assessment, client.dossier.work, client.dossier.business_day)
    stands = RecordHead(asked.head.number, asked.head.sha256, paper.by, paper.today)
    made = print_checklist(checklist, replace(paper.options, record=stands))
    visit = asked.last.id if asked.last is not None and was_told(asked.last, checklist) else ""
    printed = Printed(hashlib.sha256(made.data).hexdigest(), made.pages, datetime.now(UTC))
    return Made(made.data, visit, printed, made.spelt_out)


def hand_out_paper(client: str, made: Made, out: Path, store: Store) -> Path:
    """Record the paper and write it: none is on the disk that is not in the record.

    Raises StoreError or UnreadableFileError, and has then done neither.
    """
    from qhchecklist.store.visits import hand_out

    with store.writing() as connection:
        hand_out(connection, client, made.visit, made.printed, store.by)
        write_whole(out, made.data)
    return out


def was_told(visit: Visit, checklist: Checklist) -> bool:
    """Whether a checklist says what was told at a visit: of the same answers, by the same rules, for the same day."""
    said = checklist.assessment
    same_firm = said.reading.sha256 == visit.profile_sha256 and said.as_of == visit.as_of
    same_rules = said.rulebook.policy.sha256 == visit.policy.sha256
    return same_firm and same_rules and {item.id: item.group for item in checklist.items} == dict(visit.groups)
