"""All ways to paper of one window, connected to its commands."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from qhchecklist.ui.actions import Actions
from qhchecklist.ui.dialogs import Dialogs
from qhchecklist.ui.files import Files
from qhchecklist.ui.paper.exporting import Exporting
from qhchecklist.ui.paper.preview import Preview
from qhchecklist.ui.paper.printing import Printing
from qhchecklist.ui.paper.sheet_options import SheetOptions
from qhchecklist.ui.paper.typesetting import Typesetter
from qhchecklist.ui.paper.voice import Voice
from qhchecklist.ui.session import Session


class PaperDesk(QObject):
    """Preview, print and export. `handed_out` carries the Sheets that were printed or written to a file."""

    handed_out = Signal(object)

    def __init__(
        self,
        session: Session,
        files: Files,
        dialogs: Dialogs,
        commands: Actions,
        voice: Voice,
        options: SheetOptions,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._commands = commands
        self._files = files
        self._jobs = voice.status.jobs
        self.options = options
        self.typesetter = Typesetter(session, options, self)
        self.exporting = Exporting(session, self.typesetter, files, dialogs, voice, window)
        self.printing = Printing(session, self.typesetter, self.exporting, dialogs, voice)
        self.preview = Preview(session, self.typesetter, self.exporting, commands.preview, self)
        self.exporting.written.connect(self.handed_out)
        self.printing.printed.connect(self.handed_out)
        commands.export.triggered.connect(self.exporting.ask)
        commands.print.triggered.connect(self._on_print)
        commands.stop_work.triggered.connect(self._jobs.cancel)
        self._jobs.changed.connect(self._on_jobs)
        voice.status.failed.connect(voice.notices.tell)

    def finish(self) -> None:
        """Wait for work under way, before the window goes; what takes long is given up."""
        self.preview.finish()
        self.printing.finish()
        self.typesetter.wait()

    def _on_print(self) -> None:
        if not self._files.is_tried_out():
            self.printing.ask()

    def _on_jobs(self) -> None:
        self._commands.stop_work.setEnabled(self._jobs.is_busy())
