"""The system's print dialog, and what was chosen in it as a value."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrintEngine, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from qhchecklist.ui.paper.choice import PrintChoice, Sides

_CUPS_OPTIONS = 0xFE00
"""Where Qt's dialog for CUPS keeps its further choices as names and values in turn (qtbase, qprint_p.h)."""

_SIDES: dict[QPrinter.DuplexMode, Sides] = {
    QPrinter.DuplexMode.DuplexNone: "one-sided",
    QPrinter.DuplexMode.DuplexLongSide: "two-sided-long-edge",
    QPrinter.DuplexMode.DuplexShortSide: "two-sided-short-edge",
}


def printer_names() -> list[str]:
    """The printers the system knows."""
    return QPrinterInfo.availablePrinterNames()


def ask(parent: QWidget, title: str, pages: int) -> PrintChoice | None:
    """Ask for printer, pages and copies of a document of so many pages (0: not known); None when given up."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    dialog = QPrintDialog(printer, parent)
    if pages:
        dialog.setMinMax(1, pages)
        dialog.setFromTo(1, pages)
    dialog.setWindowTitle(QCoreApplication.translate("PrintDialog", "打印清单"))
    accepted = dialog.exec()
    dialog.deleteLater()
    return choice_of(printer) if accepted else None


def choice_of(printer: QPrinter) -> PrintChoice:
    """What a printer was set to, as a value."""
    file = printer.outputFileName()
    return PrintChoice(
        printer=printer.printerName(),
        file=Path(file) if file else None,
        copies=printer.copyCount(),
        ranges=_ranges(printer),
        sides=_SIDES.get(printer.duplex(), ""),
        media=printer.pageLayout().pageSize().key(),
        grey=printer.colorMode() == QPrinter.ColorMode.GrayScale,
        collate=printer.collateCopies(),
        options=_options(printer),
        device=printer,
    )


def _ranges(printer: QPrinter) -> str:
    if printer.printRange() == QPrinter.PrintRange.AllPages:
        return ""
    if not printer.pageRanges().isEmpty():
        return printer.pageRanges().toString().replace(" ", "")
    first, last = printer.fromPage(), printer.toPage()
    return f"{first}-{max(first, last)}" if first > 0 else ""


def _options(printer: QPrinter) -> tuple[tuple[str, str], ...]:
    engine = printer.printEngine()
    given = engine.property(QPrintEngine.PrintEnginePropertyKey(_CUPS_OPTIONS)) if engine is not None else None
    words = [str(word) for word in given] if isinstance(given, list) else []
    return tuple(zip(words[::2], words[1::2], strict=False))
