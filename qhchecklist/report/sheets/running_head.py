"""What stands at the head of a page that begins in the middle of something: its title, and that it goes on."""

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas

from qhchecklist.report.sheets import words
from qhchecklist.report.sheets.edition import Edition
from qhchecklist.report.typeset.draw import draw_text, text_width
from qhchecklist.report.typeset.flow import TextBlock
from qhchecklist.report.typeset.flowable import Section
from qhchecklist.report.typeset.legible import one_line
from qhchecklist.report.typeset.strokes import fill_rectangle
from qhchecklist.report.typeset.style import LINE_GREY, Align, TextStyle


class RunningHead(TextBlock):
    """A title over a thin line, with what it belongs to at the right where both fit; it may be drawn many times."""

    def __init__(self, title: str, style: TextStyle, belongs_to: str, small: TextStyle) -> None:
        super().__init__(one_line(title), style, space_after=0.6 * style.size)
        self.elements = ()
        self._drawn = True  # never part of the structure
        self.belongs_to = small.faces.legible(one_line(belongs_to))
        self.small = small

    def decorate(self, canvas: Canvas) -> None:
        """Draw the line, and what the title belongs to."""
        fill_rectangle(canvas, 0, -1.5, self.width, 0.5, LINE_GREY)
        lines = self._lines(self.width)
        room = self.width - (lines[0].width if lines else 0.0) - 2 * self.style.size
        if len(lines) == 1 and text_width(self.belongs_to, self.small) <= room:
            y = self.height - self.style.leading + (self.style.leading - self.style.size) / 2 + 0.12 * self.style.size
            draw_text(canvas, self.width, y, self.belongs_to, self.small, align=Align.RIGHT)


def goes_on(edition: Edition, title: str, belongs_to: str = "") -> Section:
    """From here on pages may begin in the middle of what has this title."""
    looks = edition.looks
    said = edition.say(words.CONTINUED).format(title)
    return Section(RunningHead(said, looks.cell_strong, belongs_to, looks.header))


def ends() -> Section:
    """What was begun last ends here."""
    return Section()
