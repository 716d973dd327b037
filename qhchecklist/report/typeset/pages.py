"""The canvas of a report: page count known to every page, outline entries, no foreign font.

Headers and footers say "第 x 页，共 y 页" although y is known only at the end. Each page therefore refers
to a form XObject of its own that is drawn when all pages are there: one pass over the story.
"""

from collections.abc import Callable, Sequence
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from qhchecklist.report.typeset.archive import Attachment, Info, finish
from qhchecklist.report.typeset.file import file_bytes
from qhchecklist.report.typeset.font import Fonts, no_font, unembedded_fonts
from qhchecklist.report.typeset.form import Form
from qhchecklist.report.typeset.links import Links, Rectangle
from qhchecklist.report.typeset.stream import Stream
from qhchecklist.report.typeset.structure import write
from qhchecklist.report.typeset.tags import Element, Recorder, Role, pruned

Decoration = Callable[[Canvas, int, int], None]
"""Draws what surrounds a page: called with the canvas, the page's number from 1, and the count of pages."""


class UnembeddedFontError(Exception):
    """Something was drawn in a font that is not embedded, say by a stock reportlab table; names the fonts."""


class PageCanvas(Canvas):
    """A reportlab canvas with deferred page decorations and a simple outline."""

    def __init__(
        self,
        filename: Any,
        *,
        lang: str,
        structure: Element | None = None,
        decorate: Decoration | None = None,
        attachments: Sequence[Attachment] = (),
        fillable: bool = False,
        **options: Any,
    ) -> None:
        self._file = filename
        super().__init__(filename, **{**options, "pdfVersion": (1, 7), "initialFontName": no_font(), "lang": lang})
        self._document: Any = self._doc  # type: ignore[attr-defined]  # reportlab has no public access
        self._document.info = Info()
        self.lang = lang
        self._decorate = decorate
        self.recorder = Recorder()
        self.fonts = Fonts(self._document)
        self.form = Form(self._document) if fillable else None
        self._structure = Element(Role.DOCUMENT) if structure is None else structure
        self._attachments = attachments
        self._contents: list[bytes] = []
        self._links = Links()
        self._outline_level = -1
        self._outline_count = 0

    def add_outline(self, title: str, level: int, top: float, anchor: str = "") -> None:
        """An outline entry that leads to `top` (points in the present coordinates) on this page.

        A level deeper than one below the entry before is raised to that, as PDF outlines have no gaps. Links lead
        here by the `anchor`.
        """
        self._outline_count += 1
        self._outline_level = max(0, min(level, self._outline_level + 1))
        key = anchor or f"heading-{self._outline_count}"
        self.bookmarkHorizontal(key, 0, top)
        self.addOutlineEntry(title, key, self._outline_level, closed=False)

    def add_link(self, area: Rectangle, to: str, words: str, element: Element) -> None:
        """A link from an area (left, bottom, right, top in the present coordinates) to the heading of an anchor."""
        self._links.add(self, len(self.recorder.pages), area, to, words, element)

    def showPage(self) -> None:
        """End the page; its decoration comes last, so that text is read before header and footer."""
        code: list[str] = self._code  # type: ignore[attr-defined]  # reportlab has no public access
        code[:] = self.recorder.finish_page(code)
        if self._decorate is not None:
            self.addLiteral("/Artifact <</Type /Pagination>> BDC")
            self.doForm(_form_name(self.getPageNumber()))
            self.addLiteral("EMC")
        name = self._document.thisPageName()
        super().showPage()
        page = self._document.idToObject[name]
        page.Contents = self._stream(page.stream)

    def _stream(self, content: bytes | str) -> Stream:
        """What a page or a form draws, as an archival stream."""
        stream = Stream(content)
        self._contents.append(stream.content)
        return stream

    def save(self) -> None:
        """Draw the decorations, refuse foreign fonts, write the document."""
        if self._code:  # type: ignore[attr-defined]  # what reportlab's own save asks
            self.showPage()
        self._draw_decorations(self.getPageNumber() - 1)
        foreign = unembedded_fonts(self._document)
        if foreign:
            names = ", ".join(foreign)
            raise UnembeddedFontError(f"fonts not embedded: {names}; use TextBlock, grid or draw_text")
        if self.form is not None:
            self.form.finish()
        self._links.finish(self._document, self._destinations)  # type: ignore[attr-defined]  # not in the stubs
        pruned(self._structure)
        self._structure.lang = self.lang
        tree = write(self._document, self._structure, self.recorder)
        finish(self._document, lang=self.lang, attachments=self._attachments, contents=self._contents)
        self._file.write(file_bytes(self._document, self, tree))

    def _draw_decorations(self, count: int) -> None:
        if self._decorate is None:
            return
        self.recorder.paused = True
        for number in range(1, count + 1):
            self.beginForm(_form_name(number))
            self._decorate(self, number, count)
            self.endForm()
            form = self._document.idToObject[self._document.getXObjectName(_form_name(number))]
            form.Contents = self._stream(form.stream)


def _form_name(page: int) -> str:
    return f"page-{page}"
