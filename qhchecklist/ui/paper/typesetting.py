"""The checklist made into the bytes of its PDF, and these into a file; off the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject

from qhchecklist.checklist import Checklist
from qhchecklist.policy.record import record
from qhchecklist.policy.text import Lang, Text
from qhchecklist.policy.whole_file import write_whole
from qhchecklist.report.options import PdfOptions
from qhchecklist.ui.background import Background, Steps, Task
from qhchecklist.ui.paper import pdfium
from qhchecklist.ui.paper.sheet_options import SheetOptions
from qhchecklist.ui.session import Session


@record
class Sheets:
    """A checklist typeset: the PDF, its number of pages and, where PDFium is there, their sizes in points.

    `spelt_out` tells of characters that no bundled font has.
    """

    checklist: Checklist
    options: PdfOptions
    data: bytes
    sizes: tuple[tuple[float, float], ...]
    pages: int
    spelt_out: Text | None = None

    def show(self, checklist: Checklist, options: PdfOptions) -> bool:
        """Whether this is how that checklist is printed."""
        return self.checklist is checklist and self.options == options


def typeset(checklist: Checklist, options: PdfOptions, made: Sheets | None, steps: Steps) -> Sheets:
    """Typeset unless `made` already is what is wanted."""
    from qhchecklist.report.pdf import print_checklist  # reportlab stays off the way to the first window

    if made is not None and made.show(checklist, options):
        return made
    paper = print_checklist(checklist, options)
    steps.check()
    sizes = pdfium.page_sizes(paper.data) if pdfium.available() else ()
    return Sheets(checklist, options, paper.data, sizes, paper.pages, paper.spelt_out)


def export(checklist: Checklist, options: PdfOptions, made: Sheets | None, path: Path, steps: Steps) -> Sheets:
    """Typeset and write, as a whole or not at all."""
    sheets = typeset(checklist, options, made, steps)
    steps.check()
    write_whole(path, sheets.data)
    return sheets


def why_not(error: object, lang: Lang) -> str:
    """What an error of typesetting or writing says of itself; nothing when it has no words for people."""
    message = getattr(error, "message", None)  # UnreadableFileError
    if message is not None:
        return str(message[lang])
    return str(error) if isinstance(error, ValueError) else ""


class Typesetter(QObject):
    """Typesets the firm's own checklist, once for everyone who asks: the same sheets are seen, printed and exported.

    What is only tried out in a scenario never comes to paper.
    """

    def __init__(self, session: Session, options: SheetOptions, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.options = options
        self._background = Background(self)
        self._made: Sheets | None = None
        self._own: tuple[object, Checklist] = (None, session.checklist)

    def checklist(self) -> Checklist:
        """What goes to paper now; the same object until something changes."""
        session = self._session
        if session.scenario is None:
            return session.checklist
        basis = (session.scenario, session.as_of)
        if self._own[0] != basis:
            self._own = basis, session.own_checklist()
        return self._own[1]

    def firm(self) -> str:
        """Whose checklist goes to paper."""
        return self.checklist().assessment.reading.name

    def present(self) -> Sheets | None:
        """The sheets of what goes to paper now, when they have been made."""
        made = self._made
        return made if made is not None and made.show(self.checklist(), self._chosen()) else None

    def typeset(self, done: Callable[[object], None], failed: Callable[[object], None]) -> Task:
        """Typeset; `done` gets the Sheets."""
        work = partial(typeset, self.checklist(), self._chosen(), self._made)
        return self._start(work, done, failed)

    def export(self, path: Path, done: Callable[[object], None], failed: Callable[[object], None]) -> Task:
        """Typeset and write to a file; `done` gets the Sheets."""
        work = partial(export, self.checklist(), self._chosen(), self._made, path)
        return self._start(work, done, failed)

    def _chosen(self) -> PdfOptions:
        return self.options.of(self._session.lang)

    def _start(
        self, work: Callable[[Steps], Sheets], done: Callable[[object], None], failed: Callable[[object], None]
    ) -> Task:
        task = self._background.start_long(work, done, failed)
        task.finished.connect(self._keep)
        return task

    def wait(self) -> None:
        """Let what is under way end."""
        self._background.wait()

    def _keep(self, sheets: object) -> None:
        self._made = cast(Sheets, sheets)
