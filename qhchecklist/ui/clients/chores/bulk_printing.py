"""One PDF for each of many clients, written into a folder and recorded; what failed is listed with its reason."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, Signal

from qhchecklist.assess.assessment import Assessor
from qhchecklist.client_papers import Asked, Made, Paper, file_for, hand_out_paper, make_paper, read_for_paper
from qhchecklist.policy.record import record
from qhchecklist.store.records import ClientRow
from qhchecklist.ui.background import Background, Job, Steps
from qhchecklist.ui.clients.access import StoreAccess


@record
class Failure:
    """A client without a paper, and why."""

    client: ClientRow
    error: object


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
        self._access.ask(partial(read_for_paper, self._rows[self._place].id), self._on_read, self._on_failed)

    def _on_read(self, found: object) -> None:
        asked = cast(Asked, found)
        self._file = file_for(asked, self._paper, self.outcome.folder, self._taken)
        work = partial(_make, asked, self._paper, self._assess)
        self._background.start_long(work, self._on_made, self._on_failed)

    def _on_made(self, found: object) -> None:
        if self._file is not None:
            work = partial(hand_out_paper, self._rows[self._place].id, cast(Made, found), self._file)
            self._access.ask(work, self._on_written, self._on_failed)

    def _on_written(self, file: object) -> None:
        self.outcome.files.append(cast(Path, file))
        self._place += 1
        self._next()

    def _on_failed(self, error: object) -> None:
        self.outcome.failures.append(Failure(self._rows[self._place], error))
        self._place += 1
        self._next()


def _make(asked: Asked, paper: Paper, assess: Assessor, _steps: Steps) -> Made:
    return make_paper(asked, paper, assess)
