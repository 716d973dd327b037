"""The questions to one office as a PDF: a sheet of its own, made from the same parts as the checklist; no clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from reportlab.pdfgen.canvas import Canvas

from qhchecklist.assess.authority import Inquiry
from qhchecklist.checklist import Checklist
from qhchecklist.policy.record import record
from qhchecklist.policy.text import Lang
from qhchecklist.report.pdf import Paper
from qhchecklist.report.sheets import inquiry_words as said
from qhchecklist.report.sheets.edition import Edition
from qhchecklist.report.sheets.frame import PageFrame, Running
from qhchecklist.report.sheets.glyphs import spelt_out_text
from qhchecklist.report.sheets.inquiry import inquiry_sheet
from qhchecklist.report.sheets.looks import LARGE_PRINT, STANDARD, Looks
from qhchecklist.report.sheets.typefaces import bundled
from qhchecklist.report.typeset.document import build
from qhchecklist.report.typeset.flowable import Flowable
from qhchecklist.report.typeset.tags import CHINESE, ENGLISH

_AUTHOR = "qhchecklist"


@record
class InquiryOptions:
    """How the questions are printed. `masked`: without the firm's name and code. `printed_on`: see `PdfOptions`."""

    lang: Lang = "zh"
    large: bool = False
    masked: bool = False
    printed_on: date | None = None


USUAL = InquiryOptions()


def print_inquiry(checklist: Checklist, inquiry: Inquiry, options: InquiryOptions = USUAL) -> Paper:
    """The sheet, A4, fonts embedded. The case is not attached: an office gets what bears on the questions."""
    lacking: dict[str, str] = {}
    looks = Looks(bundled(lacking), options.lang, LARGE_PRINT if options.large else STANDARD)
    edition = Edition(checklist, options.lang, looks, printed_on=options.printed_on)
    frame, flowables = _made_up(edition, inquiry, options)
    if lacking:  # known only when everything is made up, and said below the firm
        edition = replace(edition, spelt_out=spelt_out_text(lacking, checklist))
        frame, flowables = _made_up(edition, inquiry, options)
    counted: list[int] = []

    def decorate(canvas: Canvas, number: int, count: int) -> None:
        counted[:] = [count]
        frame(canvas, number, count)

    data = build(
        flowables,
        decorate=decorate,
        title=edition.say(said.TITLE),
        author=_AUTHOR,
        subject=edition.say(checklist.banner),
        lang=CHINESE if options.lang == "zh" else ENGLISH,
        margins=frame.margins,
        first_margins=frame.first_margins,
    )
    return Paper(data, edition.spelt_out, counted[0])


def _made_up(edition: Edition, inquiry: Inquiry, options: InquiryOptions) -> tuple[PageFrame, list[Flowable]]:
    firm = edition.say(said.MASKED) if options.masked else edition.firm
    frame = PageFrame(edition, Running(said.TITLE, said.KICKER, firm, options.masked))
    return frame, list(inquiry_sheet(edition, inquiry, firm, masked=options.masked))
