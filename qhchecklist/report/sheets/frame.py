"""What surrounds each page: header with the sentence on validity, footer with what this was made from."""

from __future__ import annotations

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from qhchecklist.policy.record import record
from qhchecklist.policy.text import Text
from qhchecklist.report.sheets import words
from qhchecklist.report.sheets.edition import Edition
from qhchecklist.report.sheets.looks import MARGIN_LEFT, MARGIN_RIGHT
from qhchecklist.report.sheets.shapes import stripes
from qhchecklist.report.typeset.compose import compose
from qhchecklist.report.typeset.document import PAGE_HEIGHT, PAGE_WIDTH, Margins
from qhchecklist.report.typeset.draw import draw_lines, draw_text, text_width
from qhchecklist.report.typeset.style import LINE_GREY, Align

_TOP = 11 * mm  # paper's edge to the top of the header
_STRIPES = 14.0
_BESIDE = 10.0  # points between what stands left and right on one line
_MOST_PAGES = 888
_HASH = 12  # characters of a hash: enough to tell two files apart


@record
class Running:
    """What stands on every page. `firm`: instead of the firm's own name. `masked`: without the hash of its answers."""

    title: Text = words.TITLE
    kicker: Text = words.KICKER
    firm: str = ""
    masked: bool = False


CHECKLIST = Running()


class PageFrame:
    """Draws header and footer; `margins` leave room for them. A `Decoration` when called."""

    def __init__(self, edition: Edition, running: Running = CHECKLIST) -> None:
        looks = edition.looks
        self._looks = looks
        self._lang = edition.lang
        self._striking = edition.is_striking
        self._measure = looks.measure
        self._indent = _STRIPES + 6 if self._striking else 0.0
        banner = looks.faces.legible(edition.banner)
        self._banner = compose([(banner, looks.header_strong.look)], self._measure - self._indent, justify=False)
        title = edition.say(running.title)
        self._kicker = edition.say(running.kicker)
        self._running = f"{title} · {running.firm or edition.firm}"
        origin = _pack(edition) if running.masked else _origin(edition)
        self._below = [*self._said_below(edition), origin]
        for text in (self._running, self._kicker, *self._below):
            looks.faces.legible(text)  # so that a character without a glyph is known before anything is drawn

    def _said_below(self, edition: Edition) -> list[str]:
        """What the paper is and for which day, beside the number of the page; on two lines where one is too short."""
        disclaimer, days, style = edition.say(words.DISCLAIMER), _as_of(edition), self._looks.header
        whole, page = f"{disclaimer} · {days}", words.page_text(_MOST_PAGES, _MOST_PAGES, self._lang)
        room = self._measure - text_width(page, self._looks.header_strong) - _BESIDE
        return [whole] if text_width(self._looks.faces.legible(whole), style) <= room else [disclaimer, days]

    @property
    def margins(self) -> Margins:
        """The space around the text."""
        return self._margins(self._banner_height + 15)

    @property
    def first_margins(self) -> Margins:
        """The same on the first page, which has the sentence on validity in a box of its own."""
        return self._margins(14)

    def _margins(self, header: float) -> Margins:
        top = _TOP + self._looks.header.leading + header
        return Margins(
            left=MARGIN_LEFT, right=MARGIN_RIGHT, top=top, bottom=self._foot + self._looks.header.leading + 7
        )

    @property
    def _head(self) -> float:
        """The baseline of the line above the text."""
        return PAGE_HEIGHT - _TOP - self._looks.header.size

    @property
    def _foot(self) -> float:
        """The baseline of the uppermost of the lines below the text."""
        return 8.5 * mm + (len(self._below) - 1) * self._looks.header.leading

    @property
    def _banner_height(self) -> float:
        return len(self._banner) * self._looks.header_strong.leading

    def __call__(self, canvas: Canvas, number: int, count: int) -> None:
        """Draw around one page."""
        if number == 1:
            draw_text(canvas, MARGIN_LEFT, self._head, self._kicker, self._looks.header)
        else:
            self._header(canvas)
        self._footer(canvas, words.page_text(number, count, self._lang))

    def _header(self, canvas: Canvas) -> None:
        style = self._looks.header_strong
        y = self._head
        draw_text(canvas, MARGIN_LEFT, y, self._running, self._looks.header, max_width=self._measure)
        top = y - 5
        baseline = top - style.leading + 2.4
        placed = [
            (line, MARGIN_LEFT + self._indent, baseline - n * style.leading) for n, line in enumerate(self._banner)
        ]
        draw_lines(canvas, placed)
        bottom = top - self._banner_height - 2
        if self._striking:
            stripes(canvas, MARGIN_LEFT, bottom + 2, _STRIPES, self._banner_height - 1)
        _line(canvas, bottom - 1, self._measure, 0.9 if self._striking else 0.5)

    def _footer(self, canvas: Canvas, page: str) -> None:
        looks, right = self._looks, PAGE_WIDTH - MARGIN_RIGHT
        y, down = self._foot, looks.header.leading
        _line(canvas, y + down, self._measure, 0.5)
        width = draw_text(canvas, right, y, page, looks.header_strong, align=Align.RIGHT)
        for number, said in enumerate(self._below):
            room = self._measure - (width + _BESIDE if number == 0 else 0.0)
            draw_text(canvas, MARGIN_LEFT, y - number * down, said, looks.header, max_width=room)


def _as_of(edition: Edition) -> str:
    """The day judged, and that of printing if it is known."""
    days = [(words.AS_OF, edition.checklist.assessment.as_of), (words.PRINTED_ON, edition.printed_on)]
    said = [f"{edition.say(label)} {words.day_text(day, edition.lang)}" for label, day in days if day is not None]
    return " · ".join(said)


def _origin(edition: Edition) -> str:
    """The policy and the answers this was made from, by version and hash."""
    profile = edition.checklist.assessment.reading.sha256[:_HASH]
    return f"{_pack(edition)} · {edition.say(words.PROFILE_ORIGIN).format(f'sha256 {profile}')}"


def _pack(edition: Edition) -> str:
    policy = edition.book.policy
    pack = f"{policy.head.id} {policy.head.version} sha256 {policy.sha256[:_HASH]}"
    return edition.say(words.PACK_ORIGIN).format(pack)


def _line(canvas: Canvas, y: float, width: float, thickness: float) -> None:
    canvas.saveState()
    canvas.setFillColorRGB(*LINE_GREY)
    canvas.rect(MARGIN_LEFT, y, width, thickness, stroke=0, fill=1)
    canvas.restoreState()
