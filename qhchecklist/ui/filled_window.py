"""What fills a window, and in which order: commands, voice, desks, zones, then what the first frame does without.

All of it is imported where it is made, so that reading those modules delays no first frame.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING

from qhchecklist import paths
from qhchecklist.policy.record import record
from qhchecklist.settings import Settings
from qhchecklist.ui.blank_window import BlankWindow
from qhchecklist.ui.placement import documents
from qhchecklist.ui.stages import Stages

if TYPE_CHECKING:
    from pathlib import Path

    from qhchecklist.ui.actions import Actions
    from qhchecklist.ui.checklist_view.lens import Lens
    from qhchecklist.ui.clients.desk import ClientDesk
    from qhchecklist.ui.clients.inquiring import Inquiring
    from qhchecklist.ui.commands.desk import CommandDesk
    from qhchecklist.ui.dialogs import Dialogs
    from qhchecklist.ui.files import Files
    from qhchecklist.ui.importing import Importing
    from qhchecklist.ui.notices import NoticeArea
    from qhchecklist.ui.paper.desk import PaperDesk
    from qhchecklist.ui.reopening import Reopening
    from qhchecklist.ui.scanning import Scanning
    from qhchecklist.ui.session import Session
    from qhchecklist.ui.status import StatusLine
    from qhchecklist.ui.table_export import TableExport
    from qhchecklist.ui.zone_commands import ZoneCommands
    from qhchecklist.ui.zones import Zones


_READ_FIRST = (
    "qhchecklist.ui.checklist_view.model",
    "qhchecklist.ui.checklist_view.panel",
    "qhchecklist.ui.zones",
    "qhchecklist.ui.files",
    "qhchecklist.ui.front",
    "qhchecklist.ui.scenario_desk",
    "qhchecklist.ui.list_actions",
)
"""What takes longest to read of all that fills the window: one to each step, so that the window answers between."""


@record
class Surroundings:
    """What the window takes from outside: dialogs, the day, and where settings and clients are kept."""

    dialogs: Dialogs
    today: Callable[[], date]
    keep: Callable[[Settings], object]
    clients: Callable[[], Path] = paths.client_store


class FilledWindow(BlankWindow):
    """Makes every part of the window of one session; whoever it becomes connects them (`connect_parts`).

    Until `filling` is through there is a curtain and nothing else.
    """

    session: Session
    lens: Lens
    commands: Actions
    files: Files
    status: StatusLine
    notices: NoticeArea
    zones: Zones
    desk: CommandDesk
    importing: Importing
    reopening: Reopening
    scanning: Scanning
    tables: TableExport
    paper: PaperDesk
    clients: ClientDesk
    inquiring: Inquiring
    ways: ZoneCommands

    def fill(self, session: Session, around: Surroundings) -> None:
        """Show a session, all that its first frame needs at once."""
        for _ in self.filling(session, around):
            pass

    def filling(self, session: Session, around: Surroundings) -> Iterator[None]:
        """The same in steps, the last of which takes the curtain away."""
        for name in _READ_FIRST:
            import_module(name)
            yield
        self._fill(session, around)

    def _fill(self, session: Session, around: Surroundings) -> None:
        from PySide6.QtCore import Qt

        from qhchecklist.ui.recent import RecentFiles
        from qhchecklist.ui.window_title import WindowTitle
        from qhchecklist.ui.zone_commands import ZoneCommands

        self._around = around
        self.session = session
        self.language.follow(session)
        self._make_commands()
        self._make_voice()
        self._make_desks()
        self.title = WindowTitle(session, self)
        self.ways = ZoneCommands(self.commands, self, self)
        self.zones = self._build()
        self.recent = RecentFiles(session, self.files, self, self.commands.recent, around.keep)
        self.connect_parts()
        self.commands.show_settings(self.settings)
        self.zones.set_columns(self.settings.columns)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.zones.checklist.tree.setFocus()
        self._stages = Stages(self.zones, self._later())

    def connect_parts(self) -> None:
        """Let the parts follow commands and session."""
        raise NotImplementedError

    def copied(self) -> None:
        """Somebody has copied the evidence."""
        raise NotImplementedError

    def _make_commands(self) -> None:
        """The menus, and what opens and saves."""
        from qhchecklist.ui.actions import Actions
        from qhchecklist.ui.checklist_view.lens import Lens
        from qhchecklist.ui.clients.actions import ClientActions
        from qhchecklist.ui.files import Files
        from qhchecklist.ui.list_actions import ListActions

        session = self.session
        self.lens = Lens(session.rulebook.policy, self.settings.order, self)
        self.commands = Actions(paths.samples(), self)
        self.files = Files(session, self._around.dialogs, self)
        self.files.folder = self.settings.folder or documents()
        self.list_commands = ListActions(self.lens, self.commands.zones["checklist"], self)
        self._bar = self.menuBar()  # held: with the bar's wrapper the binding would take its menus away
        of_clients, of_list = self.commands.fill(self._bar)
        self.client_commands = ClientActions(of_clients, self)
        self.list_commands.fill(of_list, self.commands.find)

    def _make_voice(self) -> None:
        """What is said in the window, and what watches all of it."""
        from qhchecklist.ui.dropping import FileDrops
        from qhchecklist.ui.enter_presses import EnterPresses
        from qhchecklist.ui.new_day import NewDay
        from qhchecklist.ui.notices import NoticeArea
        from qhchecklist.ui.overtaken import Overtaken
        from qhchecklist.ui.paper.voice import Voice
        from qhchecklist.ui.status import StatusLine

        self.status = StatusLine(self.session, self._around.today, self)
        self.setStatusBar(self.status)
        self.notices = NoticeArea(self)
        Overtaken(self.files, self.notices, self)
        self.calendar = NewDay(self.session, self._around.today, self.notices, self)
        EnterPresses(self)
        self.drops = FileDrops(self)
        self.voice = Voice(self.notices, self.status)

    def _make_desks(self) -> None:
        """Where answers are tried out, the notice is read, clients are kept and authorities are asked."""
        from qhchecklist.ui.clients.desk import ClientDesk
        from qhchecklist.ui.clients.inquiring import Inquiring
        from qhchecklist.ui.reader_desk import ReaderDesk
        from qhchecklist.ui.scenario_desk import ScenarioDesk

        session, around = self.session, self._around
        self.trying = ScenarioDesk(session, self.commands, self.files, self.voice, self)
        self.reading = ReaderDesk(session, self, self)
        self.clients = ClientDesk(
            session,
            self.files,
            around.dialogs,
            self.client_commands,
            self.voice,
            around.clients,
            around.today,
            around.keep,
            self,
            self,
        )
        self.inquiring = Inquiring(
            session,
            self.files,
            around.dialogs,
            self.client_commands,
            self.voice,
            self.clients.help_desk,
            around.today,
            self,
            self,
        )

    def tell(self, sentence: str) -> None:
        """Say what must be read: in the notice strip, or on the curtain as long as there is no strip."""
        if self._stages is None:
            self.curtain.say(sentence)
        else:
            self.notices.tell(sentence)

    def say(self, sentence: str) -> None:
        """Show a passing message in the status line."""
        self.status.say(sentence)

    # --- building ------------------------------------------------------------------------------------

    def _build(self) -> Zones:
        """Header, banner and zones, in the present look."""
        from qhchecklist.ui.front import Front

        front = Front(self.session, self.lens, self.commands, self._around.today, self)
        front.lay_out(self.clients.make_place(front), self.trying.make_strip(front), self.notices)
        self.header, self.banner, zones = front.header, front.banner, front.zones
        zones.copied.connect(self.copied)
        zones.said.connect(self.status.say)
        zones.warned.connect(self.notices.tell)
        self.calendar.begun.connect(self.header.refresh)
        self.trying.chosen.connect(zones.choose)
        self.reading.follow(zones)
        self.inquiring.follow(zones)
        self.ways.follow(zones)
        self.setCentralWidget(front)
        return zones

    def _later(self) -> Iterator[None]:
        """Step by step what the first frame does without."""
        from qhchecklist.ui.commands.desk import CommandDesk
        from qhchecklist.ui.importing import Importing
        from qhchecklist.ui.paper.desk import PaperDesk
        from qhchecklist.ui.paper.sheet_options import SheetOptions
        from qhchecklist.ui.reopening import Reopening
        from qhchecklist.ui.scanning import Scanning
        from qhchecklist.ui.table_export import TableExport

        options = SheetOptions(self.session, self, self.commands.paper, self._around.keep, self._around.today)
        self.paper = PaperDesk(self.session, self.files, self._around.dialogs, self.commands, self.voice, options, self)
        options.recorded_at(self.clients.record_head)
        self.clients.record_moved.connect(options.changed)
        self.paper.preview.attach(self.zones)
        self.paper.handed_out.connect(self.clients.hand_out)
        self.importing = Importing(self.session, self.files, self._around.dialogs, self.commands, self.voice, self)
        self.tables = TableExport(self.session, self.files, self._around.dialogs, self.commands, self.voice, self)
        self.reopening = Reopening(self.session, self.files, self._around.dialogs, self.voice, self)
        self.scanning = Scanning(self.session, self.files, self.reopening, self.commands, self.notices, self)
        self.desk = CommandDesk(self.session, self, self, paths.resources())
        yield
        yield from self.zones.steps
