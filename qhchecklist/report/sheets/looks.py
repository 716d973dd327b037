"""The text styles of the printed checklist, by use, and its measures in points."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from reportlab.lib.units import mm

from qhchecklist.policy.text import Lang
from qhchecklist.report.sheets.typefaces import Typefaces
from qhchecklist.report.typeset.chain import FaceChain
from qhchecklist.report.typeset.document import PAGE_WIDTH
from qhchecklist.report.typeset.strokes import Color
from qhchecklist.report.typeset.style import BLACK, GREY, Align, TextStyle

MARGIN_LEFT = 20 * mm
MARGIN_RIGHT = 18 * mm

STANDARD = 1.0
LARGE_PRINT = 1.32


@dataclass(frozen=True)
class Looks:
    """Styles by use. English is set ragged right: justified it would gape in these narrow columns.

    Song is for reading, Hei for what is looked up, Kai for the words of the notice. `scale` multiplies every
    size and leading: `STANDARD` or `LARGE_PRINT`.
    """

    typefaces: Typefaces
    lang: Lang
    scale: float = STANDARD

    @property
    def faces(self) -> FaceChain:
        """The faces of running text; the other chains draw the same characters."""
        return self.typefaces.text

    def scaled(self, points: float) -> float:
        """A length that goes with the size of the text, in points."""
        return points * self.scale

    @cached_property
    def body(self) -> TextStyle:
        """Running text."""
        return self._song(9.4, 14.0, align=Align.JUSTIFY if self.lang == "zh" else Align.LEFT)

    @cached_property
    def ragged(self) -> TextStyle:
        """Running text of mixed scripts, which would gape if justified."""
        return replace(self.body, align=Align.LEFT)

    @cached_property
    def strong(self) -> TextStyle:
        """Bold within running text."""
        return replace(self.body, bold=True)

    @cached_property
    def quiet(self) -> TextStyle:
        """Grey within running text, e.g. who says so."""
        return replace(self.body, color=GREY)

    @cached_property
    def small(self) -> TextStyle:
        """Notes."""
        return self._hei(8.0, 12.2, align=self.body.align, color=GREY)

    @cached_property
    def strong_small(self) -> TextStyle:
        """What is to be found again within a note."""
        return replace(self.small, bold=True, color=BLACK)

    @cached_property
    def tag(self) -> TextStyle:
        """The source of a step, behind it."""
        return self._hei(7.2, 14.0, color=GREY)

    @cached_property
    def strong_tag(self) -> TextStyle:
        """The source of a step that follows from the text itself."""
        return replace(self.tag, bold=True, color=BLACK)

    def whole_tag(self, *, strong: bool) -> TextStyle:
        """A `tag` or `strong_tag` that no line end divides."""
        return replace(self.strong_tag if strong else self.tag, unbroken=True)

    @cached_property
    def label(self) -> TextStyle:
        """Labels in the left column."""
        return self._hei(8.2, 14.0, color=GREY)

    @cached_property
    def quote(self) -> TextStyle:
        """The words of the notice: always Chinese, always justified."""
        return self._style(self.typefaces.quote, 9.7, 14.2, align=Align.JUSTIFY)

    @cached_property
    def quote_source(self) -> TextStyle:
        """The number of a quoted sentence, before it."""
        return self._hei(8.2, 14.2, bold=True)

    @cached_property
    def cell(self) -> TextStyle:
        """Table cells."""
        return self._song(8.9, 12.8)

    @cached_property
    def cell_note(self) -> TextStyle:
        """Labels and notes in table cells."""
        return self._hei(7.9, 12.4, color=GREY)

    @cached_property
    def errand(self) -> TextStyle:
        """What is to be done somewhere, in a table cell."""
        return replace(self.cell, size=self.scaled(8.2), leading=self.scaled(11.6))

    @cached_property
    def cell_strong(self) -> TextStyle:
        """Bold in table cells."""
        return self._hei(8.6, 12.8, bold=True)

    @cached_property
    def title(self) -> TextStyle:
        """The document's title."""
        return self._song(21, 29, bold=True)

    @cached_property
    def subtitle(self) -> TextStyle:
        """The notice's title."""
        return self._song(10.6, 16)

    @cached_property
    def firm(self) -> TextStyle:
        """The firm's name."""
        return self._hei(13, 19, bold=True)

    @cached_property
    def group(self) -> TextStyle:
        """Headings of groups."""
        return self._hei(12.6, 19, bold=True)

    @cached_property
    def item(self) -> TextStyle:
        """Headings of items."""
        return self._hei(10.6, 16, bold=True)

    @cached_property
    def outcome(self) -> TextStyle:
        """The outcome, right in an item's heading."""
        return self._hei(8.6, 16, bold=True)

    @cached_property
    def count(self) -> TextStyle:
        """The figures of the counts."""
        return self._hei(15, 19, bold=True)

    @cached_property
    def banner(self) -> TextStyle:
        """The sentence on validity on the first page."""
        return self._hei(10.4, 16.4, bold=True, align=self.body.align)

    @cached_property
    def header(self) -> TextStyle:
        """The line above a page."""
        return self._hei(7.2, 10.0, color=GREY)

    @cached_property
    def mark_word(self) -> TextStyle:
        """A word of two characters below a status mark at the head of a column."""
        return self._hei(6.0, 7.6)

    @cached_property
    def header_strong(self) -> TextStyle:
        """The sentence on validity above a page."""
        return self._hei(7.4, 10.4, bold=True)

    @property
    def measure(self) -> float:
        """The width of the text between the margins, in points."""
        return PAGE_WIDTH - MARGIN_LEFT - MARGIN_RIGHT

    @cached_property
    def label_column(self) -> float:
        """Where text begins right of its label, in points."""
        return self.scaled(56.0 if self.lang == "zh" else 70.0)

    def _song(
        self, size: float, leading: float, *, bold: bool = False, align: Align = Align.LEFT, color: Color = BLACK
    ) -> TextStyle:
        return self._style(self.typefaces.text, size, leading, bold=bold, align=align, color=color)

    def _hei(
        self, size: float, leading: float, *, bold: bool = False, align: Align = Align.LEFT, color: Color = BLACK
    ) -> TextStyle:
        return self._style(self.typefaces.label, size, leading, bold=bold, align=align, color=color)

    def _style(
        self,
        faces: FaceChain,
        size: float,
        leading: float,
        *,
        bold: bool = False,
        align: Align = Align.LEFT,
        color: Color = BLACK,
    ) -> TextStyle:
        return TextStyle(
            faces, size=self.scaled(size), leading=self.scaled(leading), bold=bold, align=align, color=color
        )
