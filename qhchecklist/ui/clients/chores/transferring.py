"""A client written to a file, plain, masked or sealed; and one put into the store from such a file."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from qhchecklist.policy.file_name import safe_name
from qhchecklist.store.records import Client, ClientRow
from qhchecklist.ui.clients.chores.desk import Folder, Means
from qhchecklist.ui.clients.chores.transfer_panels import ExportPanel, ImportPanel

if TYPE_CHECKING:
    from qhchecklist.store.exchange import ClientFile, Incoming
    from qhchecklist.store.masking import Usable
    from qhchecklist.store.store import Store


class ClientExporting(QObject):
    """One for each window."""

    def __init__(self, means: Means, parent: QObject) -> None:
        super().__init__(parent)
        self._means = means
        self._path = Path()
        self._masked = False
        self.panel: ExportPanel | None = None

    def begin(self, row: ClientRow) -> None:
        """Ask how this client is to be exported."""
        means = self._means
        if means.has_unsaved(row.id):
            means.tell(self.tr("这位客户正开着，有没存的改动；导出的是存着的内容。要一起导出，请先存入（Ctrl+S）。"))
        self.panel = ExportPanel(row, means.session.lang, means.list())
        self.panel.going.connect(self._on_going)
        means.ask(self.panel)
        self.panel.whole.setFocus()

    def _on_going(self) -> None:
        means, panel = self._means, self.panel
        if panel is None:
            return
        self._masked = panel.masked.isChecked()
        name = "" if self._masked else safe_name(panel.row.name)  # nor does the file's name tell of it
        named = name or self.tr("客户资料")
        stem = f"{named} {means.today().isoformat()}"
        suggestion, kinds = means.suggestion(f"{stem}.json"), self.tr("客户资料") + " (*.json)"
        chosen = means.dialogs.written_file(means.list(), self.tr("导出到哪个文件"), suggestion, kinds)
        if chosen is None:
            return
        means.remember(chosen)
        self._path = chosen
        panel.wait(True)
        work = partial(_export, panel.row.id, chosen, self._usable(), panel.passphrase.take())
        task = means.access.ask(work, self._on_done, self._on_failed)
        means.follow(task, self.tr("正在导出…"), panel)

    def _usable(self) -> Usable | None:
        from qhchecklist.store.masking import usable_answers

        book = self._means.session.rulebook
        return usable_answers(book.catalogue, book.codes) if self._masked else None

    def _on_done(self, _done: object) -> None:
        means = self._means
        if self.panel is not None:
            means.close(self.panel)
            self.panel = None
        words = self.tr("已导出到 {0}，并记入咨询记录。")
        if self._masked:
            words = self.tr("已隐去企业后导出到 {0}，并记入咨询记录；给别人之前，请确认其余内容不足以认出企业。")
        notice = means.tell(words.format(self._path))
        notice.offer(self.tr("打开所在文件夹"), Folder(self._path.parent, notice).open)

    def _on_failed(self, error: object) -> None:
        means = self._means
        sentence = means.why(error, self.tr("没有导出（{0}）。可以换一个文件夹再试。"))
        if self.panel is not None and means.is_asked(self.panel):
            self.panel.refuse(sentence)
        else:
            means.tell(sentence)


class ClientImporting(QObject):
    """One for each window. `wanted` carries the id of a client to open."""

    wanted = Signal(str)

    def __init__(self, means: Means, parent: QObject) -> None:
        super().__init__(parent)
        self._means = means
        self._file: ClientFile | None = None
        self._put = ""
        self.panel: ImportPanel | None = None

    def begin(self) -> None:
        """Ask for a file and read it."""
        means = self._means
        kinds = self.tr("客户资料") + " (*.json)"
        chosen = means.dialogs.given_file(means.list(), self.tr("导入哪个文件"), means.files.folder, kinds)
        if chosen is not None:
            means.remember(chosen)
            means.background.start(partial(_read, chosen), self._on_read, self._on_unread)

    def _on_read(self, found: object) -> None:
        means, self._file = self._means, cast("ClientFile", found)
        self.panel = ImportPanel(self._file.name, self._file.sealed, means.session.lang, means.list())
        self.panel.going.connect(self._on_going)
        means.ask(self.panel)
        if self._file.sealed:
            self.panel.passphrase.setFocus()
        else:
            self._open("")

    def _on_unread(self, error: object) -> None:
        self._means.tell(self._means.why(error, self.tr("文件没有读出来（{0}）；没有导入。")))

    def _on_going(self) -> None:
        if self.panel is None:
            return
        if self.panel.incoming is None:
            typed = self.panel.passphrase.text()
            self.panel.passphrase.clear()
            self._open(typed)
            return
        self.panel.wait(True)
        self._put = self.panel.incoming.package.client.id
        task = self._means.access.ask(partial(_import, self.panel.incoming), self._on_done, self._on_failed)
        self._means.follow(task, self.tr("正在导入…"), self.panel)

    def _open(self, passphrase: str) -> None:
        if self._file is not None and self.panel is not None:
            self.panel.wait(True)
            task = self._means.background.start(
                partial(_decode, self._file, passphrase), self._on_decoded, self._on_failed
            )
            self._means.follow(task, self.tr("正在打开文件…"), self.panel)

    def _on_decoded(self, found: object) -> None:
        if self.panel is not None and self._means.is_asked(self.panel):
            self.panel.show_incoming(cast("Incoming", found))

    def _on_done(self, found: object) -> None:
        means, client = self._means, cast(Client, found)
        if self.panel is not None:
            means.close(self.panel)
            self.panel = None
        means.refresh()
        self._put = client.id
        notice = means.tell(self.tr("已导入“{0}”。").format(client.name or self.tr("未命名企业")))
        notice.offer(self.tr("打开"), self._on_open)

    def _on_failed(self, error: object) -> None:
        from qhchecklist.store.transfer import AlreadyThereError

        means = self._means
        sentence = means.why(error, self.tr("没有导入（{0}）；客户库没有改动。"))
        if isinstance(error, AlreadyThereError):
            if self.panel is not None:
                means.close(self.panel)
            means.tell(sentence).offer(self.tr("打开库里的"), self._on_open)
        elif self.panel is not None and means.is_asked(self.panel):
            self.panel.refuse(sentence)
            (self.panel.passphrase if self.panel.passphrase.isVisible() else self.panel.give_up).setFocus()
        else:
            means.tell(sentence)

    def _on_open(self) -> None:
        self.wanted.emit(self._put)


def _export(client: str, out: Path, usable: Usable | None, passphrase: str, store: Store) -> None:
    from qhchecklist.store.exchange import export_client

    export_client(store, client, out, usable, passphrase)


def _read(file: Path) -> ClientFile:
    from qhchecklist.store.exchange import read_file

    return read_file(file)


def _decode(file: ClientFile, passphrase: str) -> Incoming:
    from qhchecklist.store.exchange import read_client_file

    return read_client_file(file, passphrase)


def _import(incoming: Incoming, store: Store) -> Client:
    from qhchecklist.store.exchange import import_client

    return import_client(store, incoming)
