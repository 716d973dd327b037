"""The one window: header, banner, four zones, status line; what its commands do, and how it ends.

It can be shown empty, and is filled once its first frame is on the screen.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from shiboken6 import delete

from qhchecklist.ui.filled_window import FilledWindow, Surroundings
from qhchecklist.ui.stages import Stages

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["MainWindow", "Surroundings"]


class MainWindow(FilledWindow):
    """Shows one session. The zones are built anew after a change of look; the session is the only state.

    `left`: closed for good, with everything saved or given up.
    """

    left = Signal()

    def connect_parts(self) -> None:
        """Commands and session."""
        self._connect_commands()
        self._connect_session()

    def _connect_commands(self) -> None:
        commands, files = self.commands, self.files
        commands.new.triggered.connect(files.new)
        commands.open.triggered.connect(files.ask_open)
        commands.save.triggered.connect(files.save)
        commands.save_as.triggered.connect(files.save_as)
        commands.quit.triggered.connect(self.close)
        commands.undo.triggered.connect(self.session.undo_group.undo)
        commands.redo.triggered.connect(self.session.undo_group.redo)
        commands.read_policy.triggered.connect(self.read_policy)
        commands.about.triggered.connect(self.show_about)
        commands.sample_chosen.connect(files.open_sample)
        commands.theme_chosen.connect(self.use_theme)
        commands.scale_chosen.connect(self.use_scale)
        commands.language_chosen.connect(self.use_language)

    def _connect_session(self) -> None:
        self.session.language_changed.connect(self._retranslate)
        self.session.undo_group.indexChanged.connect(self._name_undo)
        self.files.opened.connect(self.lens.clear)  # the next firm is seen whole
        self.files.opened.connect(self._on_opened)
        self.files.failed.connect(self.notices.tell)
        self.files.elsewhere.connect(self.read_elsewhere)
        self.drops.dropped.connect(self.files.leave_for)
        self.drops.refused.connect(self.notices.tell)
        self.status.problem_asked.connect(self.ways.go_to)
        self._follow_system()
        self._retranslate()

    # --- commands ------------------------------------------------------------------------------------

    def read_elsewhere(self, path: Path) -> None:
        """Open a file that is no dossier; it may be asked for before all of the window is there."""
        self.complete()
        self.reopening.read(path)

    def read_policy(self) -> None:
        """Open the notice in a window of its own."""
        self.reading.read()

    def show_about(self) -> None:
        """What this program is."""
        from qhchecklist.ui.about import About

        about = self.findChild(About) or About(self.session, self)
        about.open()

    # --- following -----------------------------------------------------------------------------------

    def _apply_look(self) -> None:
        """Every measure and colour anew; what is selected stays selected."""
        self.complete()
        self.session.settle()
        chosen = self.zones.chosen()
        self.notices.setParent(self)  # what is being said outlives the look it was said in
        old = self.takeCentralWidget()
        if old is not None:
            delete(old)  # at once: restyling hundreds of widgets that are about to go takes seconds
        super()._apply_look()
        self.zones = self._build()
        self.zones.restore(chosen)
        self._stages = Stages(self.zones, self.zones.steps)
        self.paper.preview.attach(self.zones)
        self.look_changed.emit()

    def _retranslate(self) -> None:
        self.commands.retranslate()
        self.list_commands.retranslate()
        self.client_commands.retranslate()
        self._name_undo()
        self.title.refresh()

    def _name_undo(self) -> None:
        group = self.session.undo_group
        self.commands.name_undo(group.undoText(), group.redoText())

    def _on_opened(self) -> None:
        self.zones.form.start_anew()
        self.zones.choose_first()
        if self.session.path is None and self.session.document.keys() <= {"enterprise_name"}:
            # a new profile begins with a name, and goes on where that is known
            self.ways.go_to("uscc" if self.session.document else "enterprise_name")

    def copied(self) -> None:
        """Somebody has copied the evidence."""
        self.status.say(self.tr("已复制依据。"))

    # --- place and end -------------------------------------------------------------------------------

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about unsaved changes, keep the settings, wait for a PDF under way."""
        if self._stages is None:
            event.accept()
            self.left.emit()
            return
        if not self.files.may_leave(self.close):
            event.ignore()
            return
        self.complete()
        self.inquiring.finish()
        self.clients.finish()
        self.reading.finish()
        self.desk.finish()
        self.paper.finish()
        self.importing.finish()
        self.reopening.finish()
        self.tables.finish()
        self.settings = replace(
            self.placed_settings(),
            columns=self.zones.columns(),
            hidden=self.ways.hidden(),
            folder=self.files.folder,
            order=self.lens.order,
        )
        self._around.keep(self.settings)
        event.accept()
        self.left.emit()
