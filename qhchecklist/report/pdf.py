"""The checklist as a PDF to print: one entry, from values to bytes, without a clock.

Equal checklists give equal bytes. The file carries the case it shows, so that it can be opened again. The day of
printing stands on the paper only if the options say it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from reportlab.pdfgen.canvas import Canvas

from qhchecklist.checklist import Checklist
from qhchecklist.policy.text import Text
from qhchecklist.report.options import USUAL, PdfOptions
from qhchecklist.report.round_trip.names import ATTACHMENT, MIME
from qhchecklist.report.round_trip.payload import DESCRIPTION, case_of, encode_case
from qhchecklist.report.sheets import words
from qhchecklist.report.sheets.edition import Edition
from qhchecklist.report.sheets.frame import PageFrame
from qhchecklist.report.sheets.glyphs import spelt_out_text
from qhchecklist.report.sheets.looks import LARGE_PRINT, STANDARD, Looks
from qhchecklist.report.sheets.story import story
from qhchecklist.report.sheets.typefaces import bundled
from qhchecklist.report.typeset.archive import Attachment
from qhchecklist.report.typeset.document import build
from qhchecklist.report.typeset.flowable import Flowable
from qhchecklist.report.typeset.tags import CHINESE, ENGLISH

__all__ = ["Paper", "PdfOptions", "print_checklist", "render"]

_AUTHOR = "qhchecklist"


@dataclass(frozen=True)
class Paper:
    """A printed checklist: the PDF, its number of pages, and what is to be said of characters that no font has.

    Such characters are spelt out as code points. The same is said on the first page.
    """

    data: bytes
    spelt_out: Text | None
    pages: int


class _Counting:
    """A page frame that remembers how many pages it was drawn around."""

    def __init__(self, frame: PageFrame) -> None:
        self._frame = frame
        self.pages = 0

    def __call__(self, canvas: Canvas, number: int, count: int) -> None:
        """Draw around one page."""
        self.pages = count
        self._frame(canvas, number, count)


def render(checklist: Checklist, options: PdfOptions = USUAL) -> bytes:
    """The PDF alone, for callers who have nobody to tell of characters that were spelt out."""
    return print_checklist(checklist, options).data


def print_checklist(checklist: Checklist, options: PdfOptions = USUAL) -> Paper:
    """The printed checklist, A4, fonts embedded."""
    lacking: dict[str, str] = {}
    looks = Looks(bundled(lacking), options.lang, LARGE_PRINT if options.large else STANDARD)
    edition = Edition(checklist, options.lang, looks, printed_on=options.printed_on, record=options.record)
    frame, flowables = _made_up(edition, options)
    if lacking:  # known only when everything is made up, and said on the first page
        edition = replace(edition, spelt_out=spelt_out_text(lacking, checklist))
        frame, flowables = _made_up(edition, options)
    counting = _Counting(frame)
    data = build(
        flowables,
        decorate=counting,
        title=f"{edition.say(words.TITLE)} · {edition.firm}",
        author=_AUTHOR,
        subject=edition.say(checklist.banner),
        lang=CHINESE if options.lang == "zh" else ENGLISH,
        margins=frame.margins,
        first_margins=frame.first_margins,
        attachments=[_case(edition)],
        fillable=options.fillable,
    )
    return Paper(data, edition.spelt_out, counting.pages)


def _made_up(edition: Edition, options: PdfOptions) -> tuple[PageFrame, list[Flowable]]:
    """What surrounds the pages, and what stands on them; every text has passed through the faces."""
    frame = PageFrame(edition)
    return frame, list(story(edition, options, frame.first_margins.room, frame.margins.room))


def _case(edition: Edition) -> Attachment:
    """What restores the case that is printed, see docs/printed-case.md."""
    return Attachment(
        ATTACHMENT, encode_case(case_of(edition.checklist, edition.record)), MIME, edition.say(DESCRIPTION)
    )
