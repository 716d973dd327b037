"""A client deleted with proof: shown, named, done, and gone from the window, too."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from qhchecklist.policy.file_name import free_path
from qhchecklist.store.problem import NoSuchClientError
from qhchecklist.ui.clients.chores.deletion_panel import DeletionPanel
from qhchecklist.ui.clients.chores.desk import Means

if TYPE_CHECKING:
    from qhchecklist.store.deleting import Doomed, Removal
    from qhchecklist.store.store import Store


class Deleting(QObject):
    """One for each window. `gone` carries the ids of clients that are no more."""

    gone = Signal(object)

    def __init__(self, means: Means, parent: QObject) -> None:
        super().__init__(parent)
        self._means = means
        self.panel: DeletionPanel | None = None

    def begin(self, client: str) -> None:
        """Show what deleting this client takes along."""
        if self._means.has_unsaved(client):
            self._means.tell(self.tr("要删除的客户正开着，有没存的改动。请先存入（Ctrl+S）或放弃改动，再删除。"))
            return
        self._means.access.ask(partial(_read, client), self._on_read, self._on_not_read)

    def _on_read(self, found: object) -> None:
        means = self._means
        self.panel = DeletionPanel(cast("Doomed", found), means.session.lang, means.list())
        self.panel.going.connect(self._on_going)
        means.ask(self.panel)
        self.panel.typed.setFocus()

    def _on_not_read(self, error: object) -> None:
        self._means.tell(self._means.why(error, self.tr("客户没有读出来（{0}）；没有删除。")))
        self._means.refresh()

    def _on_going(self) -> None:
        """Where to write the proof is the last question; its name tells nothing of the firm."""
        means, panel = self._means, self.panel
        if panel is None:
            return
        if means.has_unsaved(*panel.doomed.clients):
            panel.refuse(self.tr("这位客户正开着，有没存的改动。请先存入（Ctrl+S）或放弃改动。"))
            return
        name = self.tr("删除证明 {0} {1}").format(panel.doomed.id[:8], means.today().isoformat())
        path = free_path(Path(means.files.folder), name, ".jsonl")
        kinds = self.tr("删除证明") + " (*.jsonl)"
        chosen = means.dialogs.written_file(means.list(), self.tr("删除证明写到哪里"), str(path), kinds)
        if chosen is None:
            return
        means.remember(chosen)
        panel.wait(True)
        task = means.access.ask(partial(_delete, panel.doomed, chosen), self._on_done, self._on_failed)
        means.follow(task, self.tr("正在删除，并抹净文件里的空位…"), panel)

    def _on_done(self, found: object) -> None:
        means, removal = self._means, cast("Removal", found)
        if self.panel is not None:
            means.close(self.panel)
            self.panel = None
        means.say_all(removal.words)
        means.refresh()
        self.gone.emit(removal.doomed.clients)

    def _on_failed(self, error: object) -> None:
        from qhchecklist.store.deleting import OtherwiseNowError

        means, panel = self._means, self.panel
        sentence = means.why(error, self.tr("没有删除（{0}）。客户没有改动，可以再试一次。"))
        if panel is None or not means.is_asked(panel) or isinstance(error, NoSuchClientError):
            if panel is not None:
                means.close(panel)
            means.tell(sentence)
            means.refresh()
            return
        if isinstance(error, OtherwiseNowError):
            panel.show_doomed(error.doomed)
            panel.typed.setFocus()
        panel.refuse(sentence)


def _read(client: str, store: Store) -> Doomed:
    from qhchecklist.store.deleting import read_doomed

    with store.reading() as connection:
        return read_doomed(connection, client)


def _delete(seen: Doomed, proof: Path, store: Store) -> Removal:
    from qhchecklist.store.deleting import delete_with_proof

    return delete_with_proof(store, seen, proof)
