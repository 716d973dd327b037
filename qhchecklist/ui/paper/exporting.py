"""The checklist as a PDF file."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from qhchecklist.policy.system_error import described
from qhchecklist.ui.dialogs import Dialogs
from qhchecklist.ui.files import Files
from qhchecklist.ui.paper.typesetting import Sheets, Typesetter, why_not
from qhchecklist.ui.paper.voice import Voice
from qhchecklist.ui.session import Session


class Exporting(QObject):
    """Writes the present checklist; one asked for while another is being written comes after it.

    Signals: `exported` with the path, before it `written` with the Sheets;
    `stopped` when nothing was written and the reason has been said.
    """

    exported = Signal(object)
    written = Signal(object)
    stopped = Signal()

    def __init__(
        self, session: Session, typesetter: Typesetter, files: Files, dialogs: Dialogs, voice: Voice, window: QWidget
    ) -> None:
        super().__init__(window)
        self._session = session
        self._typesetter = typesetter
        self._files = files
        self._dialogs = dialogs
        self._voice = voice
        self._window = window
        self._paths: list[Path] = []

    def ask(self) -> None:
        """Ask for a path and write the PDF there; not while something is only tried out."""
        if self._files.is_tried_out():
            return
        self._session.settle()
        path = self._dialogs.export_file(self._window, self._files.suggestion("pdf"))
        if path is not None:
            self.export_to(path)

    def export_to(self, path: Path) -> None:
        """Write the PDF in the background; a signal follows."""
        self._session.settle()
        self._files.folder = str(path.parent)
        self._paths.append(path)
        task = self._typesetter.export(path, self._on_written, self._on_failed)
        task.cancelled.connect(self._on_cancelled)
        self._voice.follow(task, self.tr("正在写 PDF…"))

    def _on_written(self, sheets: object) -> None:
        path = self._paths.pop(0)
        self._voice.say(self.tr("已导出 {0}").format(path.name), path)
        spelt_out = cast(Sheets, sheets).spelt_out
        if spelt_out is not None:
            self._voice.tell(spelt_out[self._session.lang])
        self.written.emit(sheets)
        self.exported.emit(path)

    def _on_failed(self, error: object) -> None:
        self._paths.pop(0)
        problem = self.tr("PDF 没有写成（{0}）。填写的内容都在，可以再试一次，或先保存企业画像。")
        self._voice.say(self.tr("PDF 没有写成。"))
        self._voice.tell(why_not(error, self._session.lang) or problem.format(described(error, self._session.lang)))
        self.stopped.emit()

    def _on_cancelled(self) -> None:
        path = self._paths.pop(0)
        self._voice.say(self.tr("已取消，没有写 {0}").format(path.name))
        self.stopped.emit()
