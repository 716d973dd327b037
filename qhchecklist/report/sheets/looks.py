"""The text styles of the printed checklist, all of one face, and its measures in points."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from reportlab.lib.units import mm

from qhchecklist.policy.text import Lang
from qhchecklist.report.typeset.document import PAGE_WIDTH
from qhchecklist.report.typeset.faces import FaceChain
from qhchecklist.report.typeset.style import GREY, Align, TextStyle

MARGIN_LEFT = 20 * mm
MARGIN_RIGHT = 18 * mm


@dataclass(frozen=True)
class Looks:
    """Styles by use. English is set ragged right: justified it would gape in these narrow columns."""

    faces: FaceChain
    lang: Lang

    @cached_property
    def body(self) -> TextStyle:
        """Running text."""
        align = Align.JUSTIFY if self.lang == "zh" else Align.LEFT
        return TextStyle(self.faces, size=9.3, leading=14.0, align=align)

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
        return replace(self.body, size=8.2, leading=12.4, color=GREY)

    @cached_property
    def tag(self) -> TextStyle:
        """The source of a step, behind it."""
        return replace(self.body, size=7.6, color=GREY)

    @cached_property
    def strong_tag(self) -> TextStyle:
        """The source of a step that follows from the text itself."""
        return replace(self.tag, bold=True, color=self.body.color)

    @cached_property
    def label(self) -> TextStyle:
        """Labels in the left column."""
        return replace(self.body, size=8.4, bold=True, color=GREY, align=Align.LEFT)

    @cached_property
    def quote(self) -> TextStyle:
        """The words of the notice: always Chinese, always justified."""
        return replace(self.body, size=9.1, leading=14.0, align=Align.JUSTIFY)

    @cached_property
    def cell(self) -> TextStyle:
        """Table cells."""
        return replace(self.body, size=8.8, leading=12.8, align=Align.LEFT)

    @cached_property
    def cell_note(self) -> TextStyle:
        """Notes in table cells."""
        return replace(self.cell, size=8.0, leading=12.0, color=GREY)

    @cached_property
    def cell_strong(self) -> TextStyle:
        """Bold in table cells."""
        return replace(self.cell, bold=True)

    @cached_property
    def title(self) -> TextStyle:
        """The document's title."""
        return TextStyle(self.faces, size=20, leading=28, bold=True, align=Align.LEFT)

    @cached_property
    def subtitle(self) -> TextStyle:
        """The notice's title."""
        return TextStyle(self.faces, size=11.5, leading=17, align=Align.LEFT)

    @cached_property
    def firm(self) -> TextStyle:
        """The firm's name."""
        return TextStyle(self.faces, size=13, leading=19, bold=True, align=Align.LEFT)

    @cached_property
    def group(self) -> TextStyle:
        """Headings of groups."""
        return TextStyle(self.faces, size=13, leading=19, bold=True, align=Align.LEFT)

    @cached_property
    def item(self) -> TextStyle:
        """Headings of items."""
        return TextStyle(self.faces, size=10.6, leading=16, bold=True, align=Align.LEFT)

    @cached_property
    def outcome(self) -> TextStyle:
        """The outcome, right in an item's heading."""
        return replace(self.item, size=8.8)

    @cached_property
    def count(self) -> TextStyle:
        """The figures of the counts."""
        return TextStyle(self.faces, size=15, leading=19, bold=True, align=Align.LEFT)

    @cached_property
    def banner(self) -> TextStyle:
        """The sentence on validity on the first page."""
        return TextStyle(self.faces, size=10.4, leading=16.4, bold=True, align=self.body.align)

    @cached_property
    def header(self) -> TextStyle:
        """The line above a page."""
        return TextStyle(self.faces, size=7.4, leading=10.0, align=Align.LEFT, color=GREY)

    @cached_property
    def header_strong(self) -> TextStyle:
        """The sentence on validity above a page."""
        return TextStyle(self.faces, size=7.6, leading=10.4, bold=True, align=Align.LEFT)

    @property
    def measure(self) -> float:
        """The width of the text between the margins, in points."""
        return PAGE_WIDTH - MARGIN_LEFT - MARGIN_RIGHT

    @cached_property
    def label_column(self) -> float:
        """Where text begins right of its label, in points."""
        return 56.0 if self.lang == "zh" else 70.0
