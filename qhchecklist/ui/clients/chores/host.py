"""All chores of one window, connected to its commands and to the menus of its client list."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from qhchecklist.report.options import PdfOptions
from qhchecklist.store.records import ClientRow
from qhchecklist.ui.background import Background
from qhchecklist.ui.clients.access import StoreAccess
from qhchecklist.ui.clients.actions import ClientActions
from qhchecklist.ui.clients.chores.calling import Calling
from qhchecklist.ui.clients.chores.dates import Dates
from qhchecklist.ui.clients.chores.deleting import Deleting
from qhchecklist.ui.clients.chores.desk import Means
from qhchecklist.ui.clients.chores.keeping import BackingUp, Restoring
from qhchecklist.ui.clients.chores.menu import ListMenu
from qhchecklist.ui.clients.chores.printing import ManyPapers
from qhchecklist.ui.clients.chores.selection import Rows, Selection
from qhchecklist.ui.clients.chores.transferring import ClientExporting, ClientImporting
from qhchecklist.ui.clients.list_window import ClientWindow
from qhchecklist.ui.dialogs import Dialogs
from qhchecklist.ui.files import Files
from qhchecklist.ui.paper.voice import Voice
from qhchecklist.ui.session import Session

if TYPE_CHECKING:
    from qhchecklist.store.records import Client


class Chores(QObject):
    """One for each window. `wanted` carries the id of a client to open; `left` when the client at work is in the store
    no longer, or another store is there.
    """

    wanted = Signal(str)
    left = Signal()

    def __init__(
        self,
        session: Session,
        files: Files,
        dialogs: Dialogs,
        access: StoreAccess,
        commands: ClientActions,
        today: Callable[[], date],
        options: Callable[[], PdfOptions],
        show_list: Callable[[], ClientWindow],
        present_list: Callable[[], ClientWindow | None],
        voice: Voice,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._commands = commands
        self._background = Background(self)
        self._menu: ListMenu | None = None
        means = Means(session, files, dialogs, access, self._background, today, options, show_list, present_list, voice)
        self._means = means
        self.selection = Selection(means, self)
        self.deleting = Deleting(means, self)
        self.exporting, self.importing = ClientExporting(means, self), ClientImporting(means, self)
        self.backing_up, self.restoring = BackingUp(means, self), Restoring(means, self)
        self.dates, self.papers, self.calling = Dates(means, self), ManyPapers(means, self), Calling(means, self)
        self._connect()

    def _connect(self) -> None:
        commands = self._commands
        commands.calls.triggered.connect(self.calling.begin)
        commands.all_dates.triggered.connect(self._on_all_dates)
        commands.take_in.triggered.connect(self.importing.begin)
        commands.back_up.triggered.connect(self.backing_up.begin)
        commands.portable.triggered.connect(self.backing_up.begin_portable)
        commands.restore.triggered.connect(self.restoring.begin)
        commands.export.triggered.connect(self._on_export)
        commands.dates.triggered.connect(self._on_dates)
        commands.delete.triggered.connect(self._on_delete)
        self.importing.wanted.connect(self.wanted)
        self.calling.wanted.connect(self.wanted)
        self.deleting.gone.connect(self._on_gone)
        self.restoring.replaced.connect(self._on_replaced)
        self._session.language_changed.connect(self._retranslate)

    def is_busy(self) -> bool:
        """Whether something is under way."""
        return self._background.is_busy() or self.papers.running is not None

    def attach(self, window: ClientWindow) -> None:
        """Put the chores into the menus of a list, once."""
        if self._menu is None or not isValid(self._menu) or self._menu.parent() is not window:
            self._menu = ListMenu(window, self._commands)
            self._menu.print.triggered.connect(self._on_print_selected)
            self._menu.dates.triggered.connect(self._on_dates_selected)
            self._menu.export.triggered.connect(self._on_export_selected)
            self._menu.delete.triggered.connect(self._on_delete_selected)

    @property
    def menu(self) -> ListMenu | None:
        """The menus of the list, as long as there is one."""
        return self._menu if self._menu is not None and isValid(self._menu) else None

    def _retranslate(self) -> None:
        if self.menu is not None:
            self.menu.retranslate()

    def finish(self) -> None:
        """The window goes: what is under way is waited for, or given up."""
        self.papers.finish()
        self.calling.finish()
        self._background.wait()

    # --- about the client at work --------------------------------------------------------------------

    def _on_export(self) -> None:
        row = self._row_at_work()
        if row is not None:
            self.exporting.begin(row)

    def _on_dates(self) -> None:
        row = self._row_at_work()
        if row is not None:
            self.dates.begin((row,))

    def _on_delete(self) -> None:
        if self._session.client is not None:
            self.deleting.begin(self._session.client.id)

    def _on_all_dates(self) -> None:
        self.dates.begin(())

    def _row_at_work(self) -> ClientRow | None:
        client = self._session.client
        return _row_of(client) if client is not None else None

    # --- about those that are selected ---------------------------------------------------------------

    def _on_print_selected(self) -> None:
        self.selection.take(self.papers.begin)

    def _on_dates_selected(self) -> None:
        self.selection.take(self.dates.begin)

    def _on_export_selected(self) -> None:
        self.selection.take(self._export_first)

    def _export_first(self, rows: Rows) -> None:
        self.exporting.begin(rows[0])

    def _on_delete_selected(self) -> None:
        self.selection.take(self._delete_first)

    def _delete_first(self, rows: Rows) -> None:
        self.deleting.begin(rows[0].id)

    # --- what follows --------------------------------------------------------------------------------

    def _on_gone(self, clients: object) -> None:
        """Who was typing on meanwhile keeps what was typed; saving then offers a new client."""
        if isinstance(clients, tuple) and self._means.is_at_work(*clients):
            if self._means.has_unsaved(*clients):
                self._means.tell(
                    self.tr("刚删除的客户还开着，有没存的改动；不需要就新建或打开别的，存入会成为一位新客户。")
                )
            else:
                self.left.emit()

    def _on_replaced(self) -> None:
        if self._session.is_client:
            self.left.emit()


def _row_of(client: Client) -> ClientRow:
    """What chores need to know of a client who is not on the list just now."""
    return ClientRow(client.id, client.version, client.name, client.credit_code, "", 0, None, None, None)
