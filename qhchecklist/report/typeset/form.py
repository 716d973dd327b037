"""Boxes to tick, on paper and on screen (ISO 32000-1, 12.7.4.2.3).

reportlab's own fields bring fonts of the standard fourteen, which are never embedded and know no Chinese. These
have none: a tick is drawn as lines. The empty square belongs to the page, so that every reader shows it, also one
that shows no fields.
"""

import re
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from qhchecklist.report.typeset.marks import BOX_TICK, BOX_TICK_WIDTH, draw_box
from qhchecklist.report.typeset.stream import Stream
from qhchecklist.report.typeset.tags import TICKED, UNTICKED, Annotated, Element, Role, tagged

_NAME = re.compile(r"[A-Za-z0-9_-]+")  # a period would begin the name of an inner field
_PRINTED = 4
_ON, _OFF = "/Yes", "/Off"


class Box:
    """A box to tick: a field where the document can be filled in, else a drawing that says whether it is ticked.

    `name` is the field's, without periods and the same in every edition; without one the box is always a drawing.
    Boxes of one name are one field, ticked together. `words` are what the box is about, for those who cannot see
    what stands beside it. Raises ValueError for a name with other characters than A-Z, a-z, 0-9, _ and -.
    """

    def __init__(self, *, ticked: bool = False, name: str = "", words: str = "") -> None:
        if name and not _NAME.fullmatch(name):
            raise ValueError(f"not the name of a field: {name!r}")
        self.ticked = ticked
        self.name = name
        self.words = words
        self.element = Element(Role.LABEL)

    def draw(self, canvas: Canvas, x: float, y: float, size: float) -> None:
        """Draw the box of `size` points with its lower left corner at x, y."""
        form: Form | None = getattr(canvas, "form", None)
        if form is None or not self.name:
            self.element.actual = TICKED if self.ticked else UNTICKED
            with tagged(canvas, self.element):
                draw_box(canvas, x, y, size, ticked=self.ticked)
            return
        with tagged(canvas, None):
            draw_box(canvas, x, y, size)
        self.element.kids.append(form.add(canvas, self, x, y, size))


class Form:
    """The fields of a document, in the order in which they are drawn."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._widgets: dict[str, list[Any]] = {}
        self._boxes: dict[str, Box] = {}
        self._looks: dict[float, Any] = {}

    def add(self, canvas: Canvas, box: Box, x: float, y: float, size: float) -> Element:
        """A field on the present page, `size` points wide and high at x, y; what it is in the structure."""
        first = self._boxes.setdefault(box.name, box)
        left, bottom = canvas.absolutePosition(x, y)
        widget = pdfdoc.PDFDictionary(
            {
                "Type": "/Annot",
                "Subtype": "/Widget",
                "Rect": pdfdoc.PDFArray([left, bottom, left + size, bottom + size]),
                "F": _PRINTED,
                "AS": _ON if first.ticked else _OFF,
                "AP": self._appearance(round(size, 2)),
                "TU": pdfdoc.PDFString(box.words),
            }
        )
        canvas._addAnnotation(widget)  # type: ignore[attr-defined]  # reportlab has no public access
        self._widgets.setdefault(box.name, []).append(widget)
        page = len(canvas.recorder.pages)  # type: ignore[attr-defined]  # only a PageCanvas has a form
        element = Element(Role.FORM)
        element.kids.append(Annotated(page, self._document.Reference(widget)))
        return element

    def finish(self) -> None:
        """Enter the fields into the document; a document without any gets no form."""
        if not self._widgets:
            return
        fields = [self._field(name, widgets) for name, widgets in self._widgets.items()]
        form = pdfdoc.PDFDictionary({"Fields": pdfdoc.PDFArray(fields)})
        self._document.Catalog.AcroForm = form

    def _field(self, name: str, widgets: list[Any]) -> Any:
        """One widget is its field itself; several stand below a field of their own."""
        box = self._boxes[name]
        entries = {"FT": "/Btn", "T": pdfdoc.PDFString(name), "V": _ON if box.ticked else _OFF}
        if len(widgets) == 1:
            widgets[0].dict.update(entries)
            return self._document.Reference(widgets[0])
        kids = [self._document.Reference(widget) for widget in widgets]
        words = pdfdoc.PDFString(box.words)
        field = self._document.Reference(pdfdoc.PDFDictionary({**entries, "TU": words, "Kids": pdfdoc.PDFArray(kids)}))
        for widget in widgets:
            widget["Parent"] = field
        return field

    def _appearance(self, size: float) -> Any:
        """What a field of a size looks like, ticked and not; the square itself is on the page."""
        if size not in self._looks:
            drawn = {_ON: _tick(size), _OFF: ""}
            streams = {state: self._document.Reference(_form_object(ops, size)) for state, ops in drawn.items()}
            self._looks[size] = pdfdoc.PDFDictionary(
                {"N": pdfdoc.PDFDictionary({state.removeprefix("/"): stream for state, stream in streams.items()})}
            )
        return self._looks[size]


def _tick(size: float) -> str:
    points = [f"{across * size:.3f} {up * size:.3f}" for across, up in BOX_TICK]
    path = " ".join(f"{point} {'l' if number else 'm'}" for number, point in enumerate(points))
    return f"q 1 J 1 j 0 0 0 RG {BOX_TICK_WIDTH * size:.3f} w {path} S Q"


def _form_object(operators: str, size: float) -> Stream:
    box = pdfdoc.PDFArray([0, 0, size, size])
    resources = pdfdoc.PDFDictionary({})
    return Stream(operators, {"Type": "/XObject", "Subtype": "/Form", "BBox": box, "Resources": resources})
