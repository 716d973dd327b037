"""What happens between the first frame of the window and the firm that is shown in it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from qhchecklist import paths, settings
from qhchecklist.policy.record import record
from qhchecklist.policy.text import Text
from qhchecklist.ui.main_window import MainWindow
from qhchecklist.ui.single_instance import SingleInstance

if TYPE_CHECKING:
    from qhchecklist.policy.rulebook import Rulebook
    from qhchecklist.ui.session import Session


@record
class Wish:
    """file: to be opened instead of the sample; notice: of the settings; brief: close as soon as all is there."""

    file: Path | None = None
    notice: Text | None = None
    brief: bool = False


class Opening(QObject):
    """Reads the rules, makes the session and fills the window: one short step to each turn of the event loop.

    `failed` when the rules cannot be used; the window then says why.
    """

    def __init__(self, window: MainWindow, instance: SingleInstance, wish: Wish) -> None:
        super().__init__(window)
        self._window = window
        self._instance = instance
        self._wish = wish
        self.failed = False

    def steps(self) -> Iterator[None]:
        """The imports stand where they are needed: together they take longer than the first frame."""
        from qhchecklist.policy import compiled  # noqa: F401

        yield
        rulebook = self._rulebook()
        if rulebook is None:
            return
        yield
        from qhchecklist.ui.session import Session

        yield
        session = Session(rulebook, date.today())
        yield
        if self._wish.file is None:  # the views are built once, with something to show
            session.open_sample(paths.first_sample())
            yield
        from qhchecklist.ui import icons
        from qhchecklist.ui.dialogs import WindowDialogs
        from qhchecklist.ui.main_window import Surroundings

        QApplication.setWindowIcon(icons.app_icon())
        yield
        from qhchecklist.ui import drafts, recovery  # noqa: F401

        yield
        yield from self._window.filling(session, Surroundings(WindowDialogs(), date.today, keep))
        session.setParent(self._window)
        self._begin(session)

    def _rulebook(self) -> Rulebook | None:
        from qhchecklist.policy.compiled import open_rulebook
        from qhchecklist.policy.problem import PackError

        try:
            return open_rulebook(paths.resources(), paths.DEFAULT_POLICY, paths.compiled(), paths.user_cache)
        except PackError as error:
            self.failed = True
            sentence = self.tr("规则包不能用，请重新安装程序，或者改好下面所说的文件再启动：") + f"\n{error}"
            sys.stderr.write(f"{sentence}\n")
            self._window.tell(sentence)
            self._close_if_brief()
            return None

    def _begin(self, session: Session) -> None:
        """Open what is wished for; from now on nothing typed is lost, and later starts are received."""
        from qhchecklist.ui.checklist_view.rehearsal import Rehearsal
        from qhchecklist.ui.drafts import DraftKeeper
        from qhchecklist.ui.recovery import Recovery
        from qhchecklist.ui.rubbish import RubbishCollector
        from qhchecklist.ui.single_instance import Reception

        window, file = self._window, self._wish.file
        if file is not None and not window.files.open(file.absolute()):
            window.files.open_sample(paths.first_sample())
        folder = paths.user_data() / "drafts"
        keeper = DraftKeeper(session, folder, window.notices.tell, window)
        window.left.connect(keeper.finish)
        recovery = Recovery(session, window.files, keeper, window.notices, window)
        window.left.connect(recovery.finish)
        recovery.begin(folder)
        self._instance.asked.connect(Reception(session, window.files, window.notices, window).receive)
        self._instance.listen()
        if self._wish.notice is not None:
            window.notices.tell(self._wish.notice[window.settings.lang])
        RubbishCollector(window).begin()
        Rehearsal(window.zones.checklist.tree)
        self._close_if_brief()

    def _close_if_brief(self) -> None:
        if self._wish.brief:
            self._window.close()


def keep(kept: settings.Settings) -> None:
    """Keep the settings; the window is closing, so the terminal hears when that is impossible."""
    notice = settings.save(paths.user_config(), kept)
    if notice is not None:
        sys.stderr.write(f"{notice[kept.lang]}\n")
