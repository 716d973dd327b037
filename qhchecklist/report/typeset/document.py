"""A story of flowables into the bytes of a PDF file."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from qhchecklist.report.typeset.archive import Attachment
from qhchecklist.report.typeset.fill import Area, fill
from qhchecklist.report.typeset.flowable import Flowable, KeepTogether
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
    `TooTallError` for a flowable taller than a page.
    """
    flowables = list(story)
    if not flowables:
        raise ValueError("a document needs at least one flowable")
    buffer = BytesIO()
    canvas = PageCanvas(
        buffer,
        lang=lang,
        structure=arranged(_elements(flowables)),
        decorate=decorate,
        attachments=attachments,
        fillable=fillable,
        pagesize=A4,
        invariant=1,  # else reportlab asks a clock
    )
    canvas.setTitle(one_line(title))
    canvas.setAuthor(one_line(author))
    canvas.setSubject(one_line(subject))
    canvas.setCreator(_PROGRAM)
    canvas.showOutline()
    fill(canvas, flowables, _area(first_margins or margins), _area(margins))
    canvas.save()
    return buffer.getvalue()


def _elements(flowables: Iterable[Flowable]) -> Iterator[Element]:
    """What the flowables say they are, in the order of the story; a container says what is in it."""
    for flowable in flowables:
        yield from getattr(flowable, "elements", ())
        if isinstance(flowable, KeepTogether):
            yield from _elements(flowable.content)


def _area(margins: Margins) -> Area:
    return Area(margins.left, margins.bottom, margins.measure, margins.room)
