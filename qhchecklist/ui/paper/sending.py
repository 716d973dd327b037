"""A finished PDF on its way to a printer that was chosen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from qhchecklist.policy.system_error import described
from qhchecklist.policy.text import Lang
from qhchecklist.ui.background import Background, Job
from qhchecklist.ui.paper import pdfium
from qhchecklist.ui.paper.choice import PrintChoice
from qhchecklist.ui.paper.raster import RasterPrint
from qhchecklist.ui.paper.typesetting import why_not


class Sending(QObject):
    """One document at a time; `follow` shows it under way.

    One of these comes: `sent` with the printer's name, `refused` with a sentence why not, `cancelled`.
    """

    sent = Signal(str)
    refused = Signal(str)
    cancelled = Signal()

    def __init__(self, follow: Callable[[Job, str], object], lang: Callable[[], Lang], parent: QObject) -> None:
        super().__init__(parent)
        self._follow = follow
        self._lang = lang
        self._background = Background(self)
        self._raster: RasterPrint | None = None
        self._printer = ""

    def send(self, data: bytes, pages: int, title: str, choice: PrintChoice) -> None:
        """Hand it to the system's spooler, else draw it page by page for the printer."""
        from qhchecklist.ui.paper import cups  # loaded when something is printed

        self._printer = choice.printer
        words = self.tr("正在送往打印机 {0}…").format(choice.printer)
        lp = cups.command()
        if lp is not None:
            work = partial(cups.send, lp, choice, title, data)
            task = self._background.start_long(work, self._on_sent, self._on_failed)
            task.cancelled.connect(self.cancelled)
            self._follow(task, words)
        elif pdfium.available() and choice.device is not None:
            self._raster = RasterPrint(data, pages, choice, self)
            self._raster.printed.connect(self._on_printed)
            self._raster.refused.connect(self._on_refused)
            self._raster.failed.connect(self._on_failed)
            self._raster.cancelled.connect(self._on_cancelled)
            self._follow(self._raster, words)
            self._raster.start()
        else:
            self.refused.emit(self.tr("这台电脑缺打印组件（pypdfium2），不能直接打印。可以导出 PDF，用阅读器打印。"))

    def finish(self) -> None:
        """Wait a little for what is under way, before the window goes, and give up the rest."""
        if self._raster is not None:
            self._raster.abandon()
        self._background.wait()

    def _on_sent(self, _answer: object) -> None:
        self._on_printed()

    def _on_printed(self) -> None:
        self._drop()
        self.sent.emit(self._printer)

    def _on_refused(self) -> None:
        self._drop()
        self.refused.emit(self.tr("打印机没有接受这份清单。请检查打印机，再试一次，或导出 PDF。"))

    def _on_cancelled(self) -> None:
        self._drop()
        self.cancelled.emit()

    def _on_failed(self, error: object) -> None:
        from qhchecklist.ui.paper import cups

        self._drop()
        known = why_not(error, self._lang())
        if isinstance(error, cups.PrintingFailedError):
            known = self.tr("没有打印成，打印系统说：{0}").format(str(error))
        self.refused.emit(known or self.tr("没有打印成（{0}）。").format(described(error, self._lang())))

    def _drop(self) -> None:
        if self._raster is not None:
            self._raster.deleteLater()
            self._raster = None
