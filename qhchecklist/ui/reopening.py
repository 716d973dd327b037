"""Files that are no dossiers and still hold a firm: printed checklists and filled-in forms, opened as unsaved firms."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from qhchecklist.checklist import Checklist, make_checklist
from qhchecklist.dossier import Dossier, stray_work
from qhchecklist.policy.problem import ProfileProblem, UnreadableFileError
from qhchecklist.policy.profile import read_profile
from qhchecklist.policy.record import record
from qhchecklist.policy.rulebook import Rulebook
from qhchecklist.policy.system_error import described
from qhchecklist.policy.text import Text
from qhchecklist.ui.background import Background, Steps
from qhchecklist.ui.dialogs import Dialogs
from qhchecklist.ui.files import Files
from qhchecklist.ui.importing import read_answers
from qhchecklist.ui.openable import is_printed
from qhchecklist.ui.paper.voice import Voice
from qhchecklist.ui.session import Session
from qhchecklist.ui.state import State

if TYPE_CHECKING:
    from qhchecklist.intake.result import Intake
    from qhchecklist.report.round_trip.differences import Restored
    from qhchecklist.report.round_trip.payload import Case
    from qhchecklist.report.round_trip.reopen import Reopened


@record
class Foreign:
    """What was read of a file, and the state that was on the screen when it was asked for."""

    path: Path
    before: State
    found: Reopened | Intake


class Reopening(QObject):
    """Reads in the background; the firm at work stays until there is another, and is asked about like ever."""

    def __init__(self, session: Session, files: Files, dialogs: Dialogs, voice: Voice, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._files = files
        self._dialogs = dialogs
        self._voice = voice
        self._window = window
        self._background = Background(self)
        self._wanted = Path()
        self.restored: Restored | None = None

    def read(self, path: Path) -> None:
        """Open a PDF file or a workbook; only the one asked for last is shown."""
        self._wanted = path
        self._voice.say(self.tr("正在读取 {0}…").format(path.name))
        session = self._session
        work = partial(_read, path, session.state, session.rulebook, session.as_of)
        self._background.start_long(work, self._on_read, self._on_failed)

    def _on_read(self, foreign: object) -> None:
        assert isinstance(foreign, Foreign)
        if foreign.path == self._wanted:
            self._voice.say("")
            self._show(foreign)

    def _show(self, foreign: Foreign) -> None:
        """The person was asked before; again only when something was typed since."""
        self._session.settle()
        if self._session.state is not foreign.before and not self._files.may_leave(partial(self._show, foreign)):
            return
        from qhchecklist.intake.result import Intake

        if isinstance(foreign.found, Intake):
            self._show_answers(foreign.path, foreign.found)
        else:
            self._show_case(foreign.path, foreign.found)

    def _on_failed(self, error: object) -> None:
        if isinstance(error, UnreadableFileError):
            sentence = error.message[self._session.lang]
        else:
            sentence = self.tr("没有读成（{0}）。当前企业没有改动，可以再试一次。").format(
                described(error, self._session.lang)
            )
        self._voice.say("")
        self._voice.tell(sentence)

    # --- a form --------------------------------------------------------------------------------------

    def _show_answers(self, path: Path, intake: Intake) -> None:
        self._files.begin(Dossier(intake.answers), path)
        for remark in intake.remarks:
            self._voice.tell(remark[self._session.lang])

    # --- a printed checklist -------------------------------------------------------------------------

    def show_scanned(self, case: Case) -> None:
        """Show what the QR symbol of a printed checklist holds; whoever calls has asked whether the firm may go."""
        from qhchecklist.report.round_trip.reopen import Reopened

        self._show_case(None, Reopened(case))

    def _show_case(self, path: Path | None, reopened: Reopened) -> None:
        from qhchecklist.report.round_trip.differences import restore

        session = self._session
        restored = restore(reopened, session.rulebook, self._assess)
        self._files.begin(restored.dossier, path)
        self.restored = restored
        stray = stray_work(restored.dossier.work, {one.id for one in session.rulebook.policy.supports})
        self._tell(restored, (*restored.dossier.problems, *stray))

    def _assess(self, dossier: Dossier) -> Checklist:
        session = self._session
        reading = read_profile(dossier.profile, session.rulebook.catalogue, session.rulebook.codes)
        return make_checklist(session.assessor.assess(reading, session.as_of), dossier.work, dossier.business_day)

    def _tell(self, restored: Restored, problems: tuple[ProfileProblem, ...]) -> None:
        lang = self._session.lang
        for problem in problems:
            self._voice.tell(problem.message[lang])
        told = f"{restored.summary[lang]}{restored.told[lang]}" if restored.told else restored.summary[lang]
        notice = self._voice.tell(told)
        if restored.differences:
            notice.offer(self.tr("看有哪些不同"), self.show_differences)
        elif restored.told:
            notice.offer(self.tr("与咨询记录核对"), self.show_differences)

    def show_differences(self) -> None:
        """List what differs from the printed state."""
        from qhchecklist.ui.differences import DifferencesWindow

        if self.restored is not None:
            shown = DifferencesWindow(self.restored, self._dialogs, self._session.lang, self._window)
            self._files.opened.connect(shown.close)
            shown.show()

    def finish(self) -> None:
        """End what is under way, before the window goes."""
        self._background.cancel()
        self._background.wait()


def _read(path: Path, before: State, book: Rulebook, as_of: date, steps: Steps) -> Foreign:
    if is_printed(path):
        from qhchecklist.report.round_trip.reopen import reopen

        return Foreign(path, before, reopen(path, steps.check))
    from qhchecklist.intake.work_table import find_work_table

    if find_work_table(path) is not None:
        zh = f"{path.name} 是导出的清单表，里面没有企业的回答；请先打开那家企业，再用“导入”把办理情况导回。"
        en = f"{path.name} is an exported checklist without the firm's answers; open the firm, then use Import."
        raise UnreadableFileError(Text(zh, en))
    return Foreign(path, before, read_answers(path, book, as_of))
