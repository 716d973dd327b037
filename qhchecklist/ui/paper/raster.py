"""The way to a printer without CUPS: page by page as a picture at 300 dpi, so that no driver sets our text again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtGui import QImage, QPainter

from qhchecklist.ui.background import Background, Job
from qhchecklist.ui.paper import pdfium
from qhchecklist.ui.paper.choice import PrintChoice

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_DPI = 300


class RasterPrint(Job):
    """One document on its way: pages are drawn in the background and handed to the printer here.

    One of `printed`, `refused` (by the printer), `failed` (with an exception) and `cancelled` comes, then `over`.
    """

    printed = Signal()
    refused = Signal()
    failed = Signal(object)
    cancelled = Signal()

    def __init__(self, data: bytes, pages: int, choice: PrintChoice, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._data = data
        self._printer = cast("QPrinter", choice.device)
        self._pages = self._order(choice, pages)
        self._done = 0
        self._stopped = False
        self._painter = QPainter()
        self._background = Background(self)

    def _order(self, choice: PrintChoice, count: int) -> list[int]:
        """The sheets in the order of printing; copies the device cannot make itself are sent again."""
        pages = choice.pages(count)
        if self._printer.pageOrder() == self._printer.PageOrder.LastPageFirst:
            pages.reverse()
        if self._printer.supportsMultipleCopies() or choice.copies < 2:
            return pages
        if choice.collate:
            return pages * choice.copies
        return [page for page in pages for _ in range(choice.copies)]

    def start(self) -> None:
        """Begin with the first page."""
        self._printer.setFullPage(True)
        self._printer.setResolution(_DPI)
        if not self._pages or not self._painter.begin(self._printer):
            self.refused.emit()
            self.over.emit()
            return
        self._next()

    def cancel(self) -> None:
        """Stop before the next page; what the printer has not printed yet is dropped."""
        self._stopped = True

    def abandon(self) -> None:
        """Stop now: the window is closing."""
        self.cancel()
        self._background.wait()
        self._drop()

    def _next(self) -> None:
        self.progressed.emit(self._done, len(self._pages))
        work = partial(pdfium.draw_for_paper, self._data, self._pages[self._done], _DPI)
        self._background.start(work, self._on_drawn, self._on_failed)

    def _on_drawn(self, image: object) -> None:
        if self._stopped:
            self._drop()
            self.cancelled.emit()
            self.over.emit()
            return
        accepted = self._done == 0 or self._printer.newPage()
        if accepted:
            self._paint(cast(QImage, image))
            self._done += 1
        if accepted and self._done < len(self._pages):
            self._next()
            return
        ended = self._painter.end() and accepted
        (self.printed if ended else self.refused).emit()
        self.over.emit()

    def _paint(self, image: QImage) -> None:
        """The page in the middle of the sheet, as large as fits."""
        sheet = self._printer.pageLayout().fullRectPixels(self._printer.resolution())
        size = image.size().scaled(sheet.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(0, 0, size.width(), size.height())
        place.moveCenter(QRect(0, 0, sheet.width(), sheet.height()).center())
        self._painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._painter.drawImage(place, image)

    def _on_failed(self, error: object) -> None:
        self._drop()
        self.failed.emit(error)
        self.over.emit()

    def _drop(self) -> None:
        if self._painter.isActive():
            self._printer.abort()
            self._painter.end()
