"""Answers from a table or file into the present profile, and the form to fill in as a table."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from qhchecklist.dossier import load_dossier
from qhchecklist.intake.result import Intake
from qhchecklist.policy.problem import UnreadableFileError
from qhchecklist.policy.profile import ROWS, flatten
from qhchecklist.policy.rulebook import Rulebook
from qhchecklist.policy.system_error import described
from qhchecklist.policy.text import Lang, Text
from qhchecklist.policy.whole_file import write_whole
from qhchecklist.ui.actions import Actions
from qhchecklist.ui.background import Background
from qhchecklist.ui.dialogs import Dialogs
from qhchecklist.ui.files import Files
from qhchecklist.ui.paper.voice import Voice
from qhchecklist.ui.session import Session

if TYPE_CHECKING:
    from qhchecklist.intake.work_table import WorkTable
    from qhchecklist.ui.work_review_window import WorkReviewWindow


class Importing(QObject):
    """Reads in the background. Answers replace all answers as one undo step, and the work on them stays; the work in
    a checklist's table is shown first, and comes as one undo step, too.
    """

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
        self._path = Path()
        self.offered: WorkReviewWindow | None = None
        commands.import_table.triggered.connect(self.ask)
        commands.save_template.triggered.connect(self.ask_template)

    # --- in ------------------------------------------------------------------------------------------

    def ask(self) -> None:
        """Ask for a file and import it."""
        path = self._dialogs.import_file(self._window, self._files.folder)
        if path is not None:
            self.read(path)

    def read(self, path: Path) -> None:
        """Import a workbook, a checklist's table in XLSX or CSV, or a profile in YAML or JSON."""
        self._session.settle()
        self._path = path
        self._voice.say(self.tr("正在读取 {0}…").format(path.name))
        work = partial(read_import, path, self._session.rulebook, self._session.as_of)
        self._background.start(work, self._on_read, self._on_failed)

    def _on_read(self, found: object) -> None:
        self._files.folder = str(self._path.parent)
        if isinstance(found, Intake):
            self._take_answers(found)
        else:
            self._offer_work(cast("WorkTable", found))

    def _take_answers(self, intake: Intake) -> None:
        session = self._session
        session.replace_all(intake.answers, self.tr("导入 {0}").format(self._path.name))
        rows = intake.answers.get(ROWS)
        answers = sum(key != ROWS for key in intake.answers)
        doubtful = sum(one.severity != "notice" for one in session.assessment.problems)
        count = len(rows) if isinstance(rows, list) else 0
        said = [self.tr("已导入 {0} 项回答、{1} 行货物，可一步撤销。").format(answers, count)]
        if doubtful:
            said.append(self.tr("{0} 处需核对。").format(doubtful))
        self._voice.say(("" if session.lang == "zh" else " ").join(said))
        for remark in intake.remarks:
            self._voice.tell(remark[session.lang])

    def _offer_work(self, table: WorkTable) -> None:
        """Show what a checklist's table would change, before it does."""
        from qhchecklist.intake.work_review import review
        from qhchecklist.ui.work_review_window import WorkReviewWindow

        session = self._session
        session.settle()
        found = review(table, session.rulebook.policy, session.reading.sha256, session.state.work)
        if not found.changes and not found.problems:
            self._voice.say(self.tr("{0} 里的办理情况与现在一致，没有改动。").format(table.name))
            for remark in found.remarks:
                self._voice.tell(remark[session.lang])
            return
        self._voice.say("")
        self.offered = WorkReviewWindow(found, session.lang, self._window)
        self.offered.accepted.connect(self._take_work)
        self.offered.open()

    def _take_work(self) -> None:
        """All sound changes as one undo step; the window was blocked since they were shown."""
        session = self._session
        if self.offered is not None:
            found, self.offered = self.offered.found, None
            after = replace(session.state, work=MappingProxyType(dict(found.work)))
            session.change(after, self.tr("导入 {0} 的办理情况").format(found.name))
            self._voice.say(self.tr("已导入 {0} 处办理情况，可一步撤销。").format(len(found.changes)))

    def _on_failed(self, error: object) -> None:
        if isinstance(error, UnreadableFileError):
            sentence = error.message[self._session.lang]
        else:
            sentence = self.tr("没有做成（{0}）。填写的内容没有改动，可以再试一次。").format(
                described(error, self._session.lang)
            )
        self._voice.say("")
        self._voice.tell(sentence)

    # --- out -----------------------------------------------------------------------------------------

    def ask_template(self) -> None:
        """Ask for a place and write the form to fill in there."""
        suggestion = str(Path(self._files.folder) / (self.tr("企业画像填写表") + ".xlsx"))
        path = self._dialogs.template_file(self._window, suggestion)
        if path is not None:
            work = partial(write_template, path, self._session.rulebook, self._session.lang)
            self._background.start(work, self._on_written, self._on_failed)

    def _on_written(self, path: object) -> None:
        assert isinstance(path, Path)
        self._files.folder = str(path.parent)
        self._voice.say(self.tr("已保存填写表 {0}，填好后用“导入”读入。").format(path.name), path)

    def finish(self) -> None:
        """Wait for work under way, before the window goes."""
        self._background.wait()


def read_import(path: Path, book: Rulebook, as_of: date) -> Intake | WorkTable:
    """A checklist's table, or else answers; raises UnreadableFileError with one sentence."""
    from qhchecklist.intake.work_table import find_work_table, is_csv, load_work_table

    if is_csv(path):
        return load_work_table(path)
    return find_work_table(path) or read_answers(path, book, as_of)


def read_answers(path: Path, book: Rulebook, as_of: date) -> Intake:
    """The answers of a workbook, or of a profile file; raises UnreadableFileError with one sentence."""
    from qhchecklist.intake.opening import is_workbook
    from qhchecklist.intake.workbook import load_intake

    if is_workbook(path):
        return load_intake(path, book, as_of)
    dossier = load_dossier(path)
    answers = {key: value for key, value in flatten(dossier.profile, book.catalogue).items() if value not in (None, "")}
    if not answers:
        zh = f"{path.name} 里没有回答，当前企业没有改动；请对照示例文件。"
        raise UnreadableFileError(Text(zh, f"{path.name} holds no answers; nothing was changed."))
    return Intake(answers)


def write_template(path: Path, book: Rulebook, lang: Lang) -> Path:
    """Write the form to fill in, as a whole or not at all."""
    from qhchecklist.intake.template import render_template

    write_whole(path, render_template(book.catalogue, book.codes, lang))
    return path
