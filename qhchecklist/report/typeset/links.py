"""Text that leads to a heading elsewhere in the document."""

from typing import Any, NamedTuple

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from qhchecklist.report.typeset.tags import Annotated, Element, Role

_PRINTED = 4

Rectangle = tuple[float, float, float, float]


class _Link(NamedTuple):
    page: int
    area: Rectangle
    to: str
    words: str
    element: Element


class Links:
    """The links of a document. They are made when all is drawn: a heading may come later, or not be printed at all."""

    def __init__(self) -> None:
        self._links: list[_Link] = []

    def add(self, canvas: Canvas, page: int, area: Rectangle, to: str, words: str, element: Element) -> None:
        """A link from an area (left, bottom, right, top in the present coordinates) of a page, counted from 0."""
        left, bottom, right, top = area
        corners = (*canvas.absolutePosition(left, bottom), *canvas.absolutePosition(right, top))
        self._links.append(_Link(page, corners, to, words, element))

    def finish(self, document: Any, destinations: dict[str, Any]) -> None:
        """Enter the links whose headings were printed; the text of the others is only text."""
        for link in self._links:
            destination = destinations.get(link.to)
            if destination is None or destination.page is None:
                link.element.role = Role.SPAN
                continue
            annotation = pdfdoc.PDFDictionary(
                {
                    "Type": "/Annot",
                    "Subtype": "/Link",
                    "Rect": pdfdoc.PDFArray(link.area),
                    "Border": pdfdoc.PDFArray([0, 0, 0]),
                    "Dest": destination,
                    "Contents": pdfdoc.PDFString(link.words),
                    "F": _PRINTED,
                }
            )
            reference = document.Reference(annotation)
            document.idToObject[f"Page{link.page + 1}"].Annots.append(reference)
            link.element.kids.append(Annotated(link.page, reference))
