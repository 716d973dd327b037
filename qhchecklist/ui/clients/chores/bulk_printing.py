"""One PDF for each of many clients, written into a folder and recorded; what failed is listed with its reason."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from qhchecklist.assess.assessment import Assessor
from qhchecklist.checklist import make_checklist
from qhchecklist.policy.file_name import free_path, safe_name
from qhchecklist.policy.profile import read_profile
from qhchecklist.policy.record import record
from qhchecklist.policy.rulebook import Rulebook
from qhchecklist.policy.ruling import Ruling
from qhchecklist.policy.whole_file import write_whole
from qhchecklist.report.options import PdfOptions, RecordHead
from qhchecklist.store.decisions import told_by
from qhchecklist.store.records import Client, ClientRow, Printed, Visit
from qhchecklist.ui.background import Background, Job, Steps
from qhchecklist.ui.clients.access import StoreAccess
from qhchecklist.ui.clients.record_watch import Known, read_known
from qhchecklist.ui.clients.visiting import was_told

if TYPE_CHECKING:
    from qhchecklist.store.store import Store


@record
class Paper:
    """How all of them are made. `name`: of a file, {0} the firm's; `day`: judged; `today`: advised and printed."""

    book: Rulebook
    options: PdfOptions
    name: str
    nameless: str
    day: date
    today: date


@record
class Failure:
    """A client without a paper, and why."""

    client: ClientRow
    error: object


@record
class Made:
    """A paper that is typeset. `visit`: the id of the one at which just that was told, empty for none."""

    data: bytes
    visit: str
    printed: Printed


@dataclass
class Outcome:
    """What came of it: files in the order of the list, failures, and whether somebody stopped it."""

    folder: Path
    files: list[Path] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    stopped: bool = False


class BulkPrinting(Job):
    """Goes from client to client: read, typeset off the window's thread, then written and recorded as one.

    The store is asked for one client at a time, so that the list goes on to answer. `ended` carries the Outcome, after
    `over`.
    """

    ended = Signal(object)

    def __init__(
        self, rows: tuple[ClientRow, ...], folder: Path, paper: Paper, access: StoreAccess, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._rows = rows
        self._paper = paper
        self._access = access
        self._background = Background(self)
        self._assess = Assessor(paper.book)
        self._place = 0
        self._file: Path | None = None
        self._taken: set[str] = set()
        self._stop = False
        self.outcome = Outcome(folder)

    def start(self) -> None:
        """Begin with the first."""
        self._next()

    def cancel(self) -> None:
        """Stop before the next client; what was written is recorded."""
        self._stop = True

    def finish(self) -> None:
        """The window goes: wait for the paper that is being made."""
        self._stop = True
        self._background.wait()

    def _next(self) -> None:
        self.progressed.emit(self._place, len(self._rows))
        if self._stop or self._place >= len(self._rows):
            self.outcome.stopped = self._place < len(self._rows)
            self.over.emit()
            self.ended.emit(self.outcome)
            self.deleteLater()
            return
        self._access.ask(partial(_read, self._rows[self._place].id), self._on_read, self._on_failed)

    def _on_read(self, found: object) -> None:
        client, last, known = cast("tuple[Client, Visit | None, Known]", found)
        paper, head = self._paper, known.head
        stem = paper.name.format(safe_name(client.name) or paper.nameless)
        self._file = free_path(self.outcome.folder, safe_name(stem, 120), ".pdf", self._taken)
        self._taken.add(self._file.name.casefold())
        stands = RecordHead(head.number, head.sha256, self._access.who(), paper.today)
        options = replace(paper.options, record=stands)
        rulings = told_by(known.decisions)
        work = partial(_make, client, last, rulings, paper, options, self._assess)
        self._background.start_long(work, self._on_made, self._on_failed)

    def _on_made(self, found: object) -> None:
        if self._file is not None:
            work = partial(_write, self._rows[self._place].id, cast(Made, found), self._file)
            self._access.ask(work, self._on_written, self._on_failed)

    def _on_written(self, file: object) -> None:
        self.outcome.files.append(cast(Path, file))
        self._place += 1
        self._next()

    def _on_failed(self, error: object) -> None:
        self.outcome.failures.append(Failure(self._rows[self._place], error))
        self._place += 1
        self._next()


def _read(client: str, store: Store) -> tuple[Client, Visit | None, Known]:
    """The client, the last visit, and what the record holds."""
    from qhchecklist.store.problem import JoinedClientError

    found = store.get(client)
    if found.merged_into is not None:
        raise JoinedClientError(found.merged_into)
    return found, next(reversed(store.visits(client)), None), read_known(client, store)


def _make(
    client: Client,
    last: Visit | None,
    rulings: tuple[Ruling, ...],
    paper: Paper,
    options: PdfOptions,
    assess: Assessor,
    steps: Steps,
) -> Made:
    from qhchecklist.report.pdf import print_checklist

    reading = read_profile(client.dossier.profile, paper.book.catalogue, paper.book.codes)
    assessment = assess.assess(reading, paper.day, rulings)
    checklist = make_checklist(assessment, client.dossier.work, client.dossier.business_day)
    made = print_checklist(checklist, options)
    visit = last.id if last is not None and was_told(last, checklist) else ""
    return Made(made.data, visit, Printed(hashlib.sha256(made.data).hexdigest(), made.pages, datetime.now(UTC)))


def _write(client: str, made: Made, out: Path, store: Store) -> Path:
    """Record the paper and write it: none is on the disk that is not in the record."""
    from qhchecklist.store.visits import hand_out

    with store.writing() as connection:
        hand_out(connection, client, made.visit, made.printed, store.by)
        write_whole(out, made.data)
    return out
