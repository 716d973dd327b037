"""Keeps files with the client at work, gives them out again, and shows what was saved of it over time."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from qhchecklist.policy.file_name import safe_name
from qhchecklist.policy.record import record
from qhchecklist.policy.rulebook import Rulebook
from qhchecklist.store.clients import read_answers, read_works
from qhchecklist.store.held_files import Added, HeldFile, add_file, held_files, let_go, write_out
from qhchecklist.ui.clients.access import why
from qhchecklist.ui.clients.files_model import shown_name
from qhchecklist.ui.clients.files_window import FilesWindow
from qhchecklist.ui.clients.history_words import History, history_of
from qhchecklist.ui.dialogs import Dialogs
from qhchecklist.ui.elided import shortened
from qhchecklist.ui.files import Files
from qhchecklist.ui.session import Session

if TYPE_CHECKING:
    from qhchecklist.store.store import Store
    from qhchecklist.ui.clients.day import ClientDay

_LONGEST = 60


@record
class Kept:
    """What was read, and of which client."""

    client: str
    files: tuple[HeldFile, ...]
    history: History


class ClientFiles(QObject):
    """One for each window. `shown`: the window of attachments and history, while it is open."""

    def __init__(
        self, session: Session, files: Files, dialogs: Dialogs, day: ClientDay, window: QWidget, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._files = files
        self._dialogs = dialogs
        self._day = day
        self._window = window
        self._client = ""
        self._shown: FilesWindow | None = None
        session.language_changed.connect(self.close)
        session.file_changed.connect(self._on_firm)
        day.record.known.connect(self._read)

    @property
    def shown(self) -> FilesWindow | None:
        """The window while it is open."""
        found = self._shown
        return found if found is not None and isValid(found) and found.isVisible() else None

    def show(self) -> None:
        """Show what is kept of the client at work, as it is now."""
        client = self._session.client
        if client is None:
            return
        shown = self.shown
        if shown is None:
            shown = FilesWindow(client.name, self._session.lang, self._window)
            self._shown, self._client = shown, client.id
            shown.dropped.connect(self.add)
            shown.files.adding.connect(self._on_adding)
            shown.files.fetching.connect(self._on_fetching)
            shown.files.removing.connect(self._on_removing)
            shown.show()
        shown.raise_()
        shown.activateWindow()
        self._read()

    def close(self) -> None:
        """Close what is shown in the old language or look, or of another client."""
        if self.shown is not None:
            self.shown.close()
        self._shown = None

    def _on_firm(self) -> None:
        """Another firm at work, or the same one saved."""
        client = self._session.client
        if client is None or client.id != self._client:
            self.close()
        else:
            self._read()

    # --- reading -------------------------------------------------------------------------------------

    def _read(self) -> None:
        if self.shown is not None:
            work = partial(_read, self._client, self._session.rulebook)
            self._day.access.ask(work, self._on_read, self._on_not_read)

    def _on_read(self, found: object) -> None:
        kept, shown = cast(Kept, found), self.shown
        if shown is not None and kept.client == self._client:
            reason = self._day.access.why_read_only
            shown.show_read_only(reason[self._session.lang] if reason is not None else "")
            shown.files.show_files(kept.files)
            shown.history.show_history(kept.history)

    def _on_not_read(self, error: object) -> None:
        self._refuse(error, self.tr("附件和历史没有读出来（{0}）。可以关上这个窗口再打开。"))

    def _refuse(self, error: object, otherwise: str) -> None:
        if self.shown is not None:
            self.shown.refuse(why(error, self._session.lang, otherwise))

    def _takes_changes(self) -> bool:
        """Whether something can be kept or removed; if not, it is said why."""
        reason, shown = self._day.access.why_read_only, self.shown
        if shown is not None and reason is not None:
            shown.refuse(reason[self._session.lang])
        return shown is not None and reason is None

    # --- keeping -------------------------------------------------------------------------------------

    def _on_adding(self) -> None:
        shown = self.shown
        if shown is not None and self._takes_changes():
            folder, kinds = self._files.folder, self.tr("全部文件") + " (*)"
            path = self._dialogs.given_file(shown, self.tr("选择要存的附件"), folder, kinds)
            if path is not None:
                self.add(path)

    def add(self, path: object) -> None:
        """Keep a file (a Path) with the client."""
        if self._takes_changes():
            work = partial(_add, self._client, cast(Path, path))
            self._day.access.ask(work, self._on_added, self._on_not_added)

    def _on_added(self, found: object) -> None:
        added = cast(Added, found)
        name = shortened(added.attachment.name, _LONGEST)
        words = self.tr("已存附件“{0}”。") if added.is_new else self.tr("相同的文件已经存着，叫“{0}”，没有再存。")
        if self.shown is not None and added.client == self._client:
            self.shown.say(words.format(name))
        self._read()

    def _on_not_added(self, error: object) -> None:
        self._refuse(error, self.tr("附件没有存成（{0}）。可以再试一次。"))

    # --- giving out ----------------------------------------------------------------------------------

    def _on_fetching(self, held: object) -> None:
        shown, meant = self.shown, cast(HeldFile, held)
        if shown is None:
            return
        stem, dot, ending = shown_name(meant).rpartition(".")
        ending = safe_name(ending) if stem else ""
        name = safe_name(stem if ending else shown_name(meant)) or self.tr("附件")
        suggestion = str(Path(self._files.folder) / (f"{name}{dot}{ending}" if ending else name))
        title, kinds = self.tr("附件取出到哪里"), self.tr("全部文件") + " (*)"
        path = self._dialogs.written_file(shown, title, suggestion, kinds)
        if path is not None:
            self._day.access.ask(partial(_write_out, meant, path), self._on_fetched, self._on_not_fetched)

    def _on_fetched(self, path: object) -> None:
        self._files.folder = str(cast(Path, path).parent)
        if self.shown is not None:
            self.shown.say(self.tr("已取出到 {0}").format(path))

    def _on_not_fetched(self, error: object) -> None:
        self._refuse(error, self.tr("附件没有取出来（{0}）。可以换一个文件夹再试。"))

    # --- removing ------------------------------------------------------------------------------------

    def _on_removing(self, held: object) -> None:
        shown, meant = self.shown, cast(HeldFile, held)
        if shown is not None and self._takes_changes():
            letters = {one.attachment for one in self._day.record.decisions}
            question = shown.files.ask_removal(meant, meant.attachment.sha256 in letters)
            question.going.connect(self._on_removal)

    def _on_removal(self) -> None:
        meant = self.shown.files.meant if self.shown is not None else None
        if self.shown is not None and self.shown.files.question is not None and meant is not None:
            self.shown.files.question.wait(True)
            self._day.access.ask(partial(_let_go, meant), self._on_removed, self._on_not_removed)

    def _on_removed(self, held: object) -> None:
        if self.shown is not None:
            self.shown.files.keep()
            self.shown.say(self.tr("已移除附件“{0}”。").format(shortened(shown_name(cast(HeldFile, held)), _LONGEST)))
        self._read()

    def _on_not_removed(self, error: object) -> None:
        if self.shown is not None:
            self.shown.files.keep()
        self._refuse(error, self.tr("附件没有移除（{0}）。可以再试一次。"))
        self._read()


def _read(client: str, book: Rulebook, store: Store) -> Kept:
    """Read it, with one state of the store."""
    with store.reading() as connection:
        answers, works = read_answers(connection, client), read_works(connection, client)
        files = held_files(connection, client)
    return Kept(client, files, history_of(answers, works, book))


def _add(client: str, path: Path, store: Store) -> Added:
    return add_file(store, client, path)


def _write_out(held: HeldFile, path: Path, store: Store) -> Path:
    write_out(store, held, path)
    return path


def _let_go(held: HeldFile, store: Store) -> HeldFile:
    let_go(store, held)
    return held
