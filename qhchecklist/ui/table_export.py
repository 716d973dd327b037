"""The checklist as an XLSX or CSV file."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from qhchecklist.checklist import Checklist
from qhchecklist.policy.problem import UnreadableFileError
from qhchecklist.policy.system_error import described
from qhchecklist.policy.text import Lang, Text
from qhchecklist.policy.whole_file import write_whole
from qhchecklist.ui.actions import Actions
from qhchecklist.ui.background import Background, Steps
from qhchecklist.ui.dialogs import Dialogs
from qhchecklist.ui.files import Files
from qhchecklist.ui.paper.voice import Voice
from qhchecklist.ui.session import Session


class TableExport(QObject):
    """Writes the present checklist in the background. Signals: `exported` with the path; `stopped` without."""

    exported = Signal(object)
    stopped = Signal()

    def __init__(
        self, session: Session, files: Files, dialogs: Dialogs, commands: Actions, voice: Voice, window: QWidget
    ) -> None:
        super().__init__(window)
        self._session = session
        self._files = files
        self._dialogs = dialogs
        self._voice = voice
        self._window = window
        self._background = Background(self)
        self._paths: list[Path] = []
        commands.export_table.triggered.connect(self.ask)

    def ask(self) -> None:
        """Ask for a path and write the table there; what is only tried out is never exported."""
        if self._files.is_tried_out():
            return
        self._session.settle()
        path = self._dialogs.table_file(self._window, self._files.suggestion("xlsx"))
        if path is not None:
            self.export_to(path)

    def export_to(self, path: Path) -> None:
        """Write CSV where the path ends so, else XLSX; a signal follows."""
        self._session.settle()
        self._files.folder = str(path.parent)
        self._paths.append(path)
        work = partial(write_table, self._session.checklist, self._session.lang, path)
        task = self._background.start_long(work, self._on_written, self._on_failed)
        task.cancelled.connect(self._on_cancelled)
        self._voice.follow(task, self.tr("正在写表格…"))

    def _on_written(self, remarks: object) -> None:
        path = self._paths.pop(0)
        self._voice.say(self.tr("已导出 {0}").format(path.name), path)
        for remark in cast("tuple[Text, ...]", remarks):
            self._voice.tell(remark[self._session.lang])
        self.exported.emit(path)

    def _on_failed(self, error: object) -> None:
        self._paths.pop(0)
        self._voice.say(self.tr("表格没有写成。"))
        if isinstance(error, UnreadableFileError):
            self._voice.tell(error.message[self._session.lang])
        else:
            problem = self.tr("表格没有写成（{0}）。填写的内容都在，可以再试一次，或先保存企业画像。")
            self._voice.tell(problem.format(described(error, self._session.lang)))
        self.stopped.emit()

    def _on_cancelled(self) -> None:
        path = self._paths.pop(0)
        self._voice.say(self.tr("已取消，没有写 {0}").format(path.name))
        self.stopped.emit()

    def finish(self) -> None:
        """Wait for work under way, before the window goes."""
        self._background.wait()


def write_table(checklist: Checklist, lang: Lang, path: Path, steps: Steps) -> tuple[Text, ...]:
    """Write as a whole or not at all; returns what had to be shortened."""
    from qhchecklist.assess.explain import Explainer
    from qhchecklist.report.table import make_table

    table = make_table(checklist, Explainer(checklist.assessment.rulebook), lang)
    steps.check()
    if path.suffix.lower() == ".csv":
        from qhchecklist.report.table_csv import render_csv

        data = render_csv(table)
    else:
        from qhchecklist.report.table_xlsx import render_xlsx

        data = render_xlsx(table, checklist, lang)
    steps.check()
    write_whole(path, data)
    return table.remarks
