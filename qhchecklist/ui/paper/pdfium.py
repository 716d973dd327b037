"""Draws the pages of a PDF with PDFium; the only place that knows the library, which may be missing.

PDFium may be used by one thread at a time, and its objects may not be collected by another one. So every
call opens the document, which takes a third of a millisecond, and closes what it opened, behind one lock.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from threading import Lock
from typing import Any

from PySide6.QtGui import QImage

_LOCK = Lock()
_POINTS_PER_INCH = 72


def available() -> bool:
    """Whether pages can be drawn on this computer."""
    return find_spec("pypdfium2") is not None


def page_sizes(data: bytes) -> tuple[tuple[float, float], ...]:
    """Width and height of every page in points."""
    with _opened(data) as document:
        return tuple(
            (float(width), float(height)) for width, height in map(document.get_page_size, range(len(document)))
        )


def draw(data: bytes, page: int, width: int) -> QImage:
    """A page (from 0), `width` pixels wide, on white; its form fields are drawn too."""
    with _opened(data) as document:
        document.init_forms()
        sheet = document[page]
        try:
            # a pixel too many by rounding up would blur the whole page when it is fitted again
            scale = (width - 0.01) / sheet.get_width()
            return _image(sheet.render(scale=scale, prefer_bgrx=True))
        finally:
            sheet.close()


def draw_for_paper(data: bytes, page: int, dpi: int) -> QImage:
    """A page (from 0) as a printer of that resolution wants it."""
    width, _ = page_sizes(data)[page]
    return draw(data, page, round(width * dpi / _POINTS_PER_INCH))


def _image(bitmap: Any) -> QImage:
    """The pixels as an image of its own, the bitmap closed."""
    try:
        view = memoryview(bitmap.buffer)
        shown = QImage(view, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32)
        return shown.copy()
    finally:
        bitmap.close()


@contextmanager
def _opened(data: bytes) -> Iterator[Any]:
    from pypdfium2 import PdfDocument  # eight megabytes that only paper needs

    with _LOCK:
        document = PdfDocument(data)
        try:
            yield document
        finally:
            document.close()
