"""The checklist as a PDF to print: one entry, from values to bytes, without a clock.

Equal checklists give equal bytes. The file carries the case it shows, so that it can be opened again. No date of
printing stands on the paper, only the day it is judged for.
"""

from __future__ import annotations

from qhchecklist.checklist import Checklist
from qhchecklist.policy.text import Text
from qhchecklist.report.options import USUAL, PdfOptions
from qhchecklist.report.round_trip.names import ATTACHMENT, MIME
from qhchecklist.report.round_trip.payload import DESCRIPTION, case_of, encode_case
from qhchecklist.report.sheets import words
from qhchecklist.report.sheets.edition import Edition
from qhchecklist.report.sheets.frame import PageFrame
from qhchecklist.report.sheets.glyphs import missing_text
from qhchecklist.report.sheets.looks import LARGE_PRINT, STANDARD, Looks
from qhchecklist.report.sheets.story import story
from qhchecklist.report.sheets.typefaces import bundled
from qhchecklist.report.typeset.archive import Attachment
from qhchecklist.report.typeset.document import build
from qhchecklist.report.typeset.tags import CHINESE, ENGLISH

__all__ = ["MissingGlyphsError", "PdfOptions", "render"]

_AUTHOR = "qhchecklist"


class MissingGlyphsError(ValueError):
    """The fonts lack characters of the text; the message names each, its code point and where it stands."""

    def __init__(self, message: Text) -> None:
        super().__init__(message.zh)
        self.message = message


def render(checklist: Checklist, options: PdfOptions = USUAL) -> bytes:
    """The printed checklist, A4, fonts embedded; raises MissingGlyphsError before anything is written."""
    lacking: dict[str, str] = {}
    looks = Looks(bundled(lacking), options.lang, LARGE_PRINT if options.large else STANDARD)
    edition = Edition(checklist, options.lang, looks)
    frame = PageFrame(edition)
    flowables = list(story(edition, options, frame.first_margins.room))
    if lacking:
        raise MissingGlyphsError(missing_text(lacking, checklist))
    return build(
        flowables,
        decorate=frame,
        title=f"{edition.say(words.TITLE)} · {edition.firm}",
        author=_AUTHOR,
        subject=edition.say(checklist.banner),
        lang=CHINESE if options.lang == "zh" else ENGLISH,
        margins=frame.margins,
        first_margins=frame.first_margins,
        attachments=[_case(edition)],
        fillable=options.fillable,
    )


def _case(edition: Edition) -> Attachment:
    """What restores the case that is printed, see docs/printed-case.md."""
    return Attachment(ATTACHMENT, encode_case(case_of(edition.checklist)), MIME, edition.say(DESCRIPTION))
