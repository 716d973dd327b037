"""A story of flowables into the bytes of a PDF file."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.platypus.doctemplate import BaseDocTemplate, PageTemplate
from reportlab.platypus.flowables import Flowable, KeepTogether
from reportlab.platypus.frames import Frame

from qhchecklist.report.typeset.archive import Attachment
from qhchecklist.report.typeset.legible import one_line
from qhchecklist.report.typeset.pages import Decoration, PageCanvas
from qhchecklist.report.typeset.tags import Element, arranged

PAGE_WIDTH: float = A4[0]
PAGE_HEIGHT: float = A4[1]
_PROGRAM = "qhchecklist"


@dataclass(frozen=True)
class Margins:
    """The space around the text, in points."""

    left: float = 22 * mm
    right: float = 18 * mm
    top: float = 19 * mm
    bottom: float = 20 * mm

    @property
    def measure(self) -> float:
        """The width between the side margins in points."""
        return PAGE_WIDTH - self.left - self.right

    @property
    def room(self) -> float:
        """The height between the upper and the lower margin in points."""
        return PAGE_HEIGHT - self.top - self.bottom


DEFAULT_MARGINS = Margins()


def build(
    story: Iterable[Flowable],
    *,
    decorate: Decoration | None = None,
    title: str,
    author: str,
    subject: str,
    lang: str = "zh-CN",
    margins: Margins = DEFAULT_MARGINS,
    first_margins: Margins | None = None,
    attachments: Sequence[Attachment] = (),
    fillable: bool = False,
) -> bytes:
    """The A4 document of a story, PDF 1.7 for archives; equal stories give equal bytes.

    `first_margins` are those of the first page where they differ. `decorate` draws around each page in page
    coordinates (points from the lower left corner), see `Decoration`. With `fillable` the boxes that have a name
    can be ticked on screen. The flowables are used up: build a new story for a second document. Raises ValueError
    for an empty story and for two attachments of one name, `UnembeddedFontError` for text drawn past this package,
    reportlab's LayoutError for a flowable taller than a page.
    """
    flowables = list(story)
    if not flowables:
        raise ValueError("a document needs at least one flowable")
    buffer = BytesIO()
    words = {"title": one_line(title), "author": one_line(author), "subject": one_line(subject), "lang": lang}
    structure = arranged(_elements(flowables))
    template = _template(buffer, first_margins or margins, margins, words)

    def new_canvas(filename: Any, **options: Any) -> PageCanvas:
        canvas = PageCanvas(
            filename, structure=structure, decorate=decorate, attachments=attachments, fillable=fillable, **options
        )
        canvas.showOutline()
        return canvas

    template.build(flowables, canvasmaker=new_canvas)
    return buffer.getvalue()


def _elements(flowables: Iterable[Flowable]) -> Iterator[Element]:
    """What the flowables say they are, in the order of the story; a container says what is in it."""
    for flowable in flowables:
        yield from getattr(flowable, "elements", ())
        if isinstance(flowable, KeepTogether):
            yield from _elements(flowable._content)  # type: ignore[attr-defined]  # not in the stubs


def _template(buffer: BytesIO, first: Margins, margins: Margins, words: dict[str, Any]) -> BaseDocTemplate:
    """A4 pages of one frame without padding; the time stamp is fixed, so that equal stories give equal bytes."""
    template = BaseDocTemplate(
        buffer,
        pagesize=A4,
        leftMargin=margins.left,
        rightMargin=margins.right,
        topMargin=margins.top,
        bottomMargin=margins.bottom,
        creator=_PROGRAM,
        invariant=1,
        **words,
    )
    template.addPageTemplates(
        [
            PageTemplate("first", frames=[_frame(first)], autoNextPageTemplate="later"),
            PageTemplate("later", frames=[_frame(margins)]),
        ]
    )
    return template


def _frame(margins: Margins) -> Frame:
    return Frame(margins.left, margins.bottom, margins.measure, margins.room, *(0, 0, 0, 0))
