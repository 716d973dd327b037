"""The canvas of a report: page count known to every page, outline entries, no foreign font.

Headers and footers say "第 x 页，共 y 页" although y is known only at the end. Each page therefore refers
to a form XObject of its own that is drawn when all pages are there: one pass over the story.
"""

from collections.abc import Callable
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from qhchecklist.report.typeset.font import no_font, unembedded_fonts

Decoration = Callable[[Canvas, int, int], None]
"""Draws what surrounds a page: called with the canvas, the page's number from 1, and the count of pages."""


class UnembeddedFontError(Exception):
    """Something was drawn in a font that is not embedded, say by a stock reportlab table; names the fonts."""


class PageCanvas(Canvas):
    """A reportlab canvas with deferred page decorations and a simple outline."""

    def __init__(self, filename: Any, *, decorate: Decoration | None, **options: Any) -> None:
        options["initialFontName"] = no_font()
        # Uncompressed for reportlab means: no filter of its own.  It would add ASCII85 to every page, a
        # quarter more.
        options["pageCompression"] = 0
        super().__init__(filename, pdfVersion=(1, 7), **options)
        self._document: Any = self._doc  # type: ignore[attr-defined]  # reportlab has no public access
        self._document.defaultStreamFilters = [pdfdoc.PDFZCompress]
        self._decorate = decorate
        self._outline_level = -1
        self._outline_count = 0

    def add_outline(self, title: str, level: int, top: float) -> None:
        """An outline entry that leads to `top` (points in the present coordinates) on this page.

        A level deeper than one below the entry before is raised to that, as PDF outlines have no gaps.
        """
        self._outline_count += 1
        self._outline_level = max(0, min(level, self._outline_level + 1))
        key = f"heading-{self._outline_count}"
        self.bookmarkHorizontal(key, 0, top)
        self.addOutlineEntry(title, key, self._outline_level, closed=False)

    def showPage(self) -> None:
        """End the page; its decoration comes last, so that text is read before header and footer."""
        if self._decorate is not None:
            self.doForm(_form_name(self.getPageNumber()))
        super().showPage()

    def save(self) -> None:
        """Draw the decorations, refuse foreign fonts, write the document."""
        if self._code:  # type: ignore[attr-defined]  # what reportlab's own save asks
            self.showPage()
        count = self.getPageNumber() - 1
        if self._decorate is not None:
            for number in range(1, count + 1):
                self.beginForm(_form_name(number))
                self._decorate(self, number, count)
                self.endForm()
        foreign = unembedded_fonts(self._document)
        if foreign:
            names = ", ".join(foreign)
            raise UnembeddedFontError(f"fonts not embedded: {names}; use TextBlock, grid or draw_text")
        super().save()


def _form_name(page: int) -> str:
    return f"page-{page}"
