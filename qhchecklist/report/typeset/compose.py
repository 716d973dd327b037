"""Chinese lines out of runs of text, by total fit.  Imports no reportlab.

The whole paragraph is broken at once so that the sum of the lines' badness is least (Knuth and Plass,
"Breaking paragraphs into lines", 1981), over the atoms and glue of `atoms`.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from math import inf
from typing import Generic, NamedTuple, TypeAlias

from qhchecklist.report.typeset.atoms import Atom, Break, Glue, Kind, S, atoms, fitting, glues, single, spread

_SHORT_TAIL = 1e6  # demerits of a last line of one character
_OVERFULL = 1e12  # demerits of a line that runs over the right edge
_AGAINST_RULES = 1e9  # demerits of a break that the rules of line start and end forbid
_PER_LINE = 10.0  # so that of two equally even ways the one with fewer lines wins
_LOOSEST = 6.0  # times its stretch that a line is drawn out at most; beyond, it is left ragged
_WORST_RATIO = 60.0
_SHORTEST_TRIED = 0.82  # of the measure: shorter lines are tried only if this finds nothing good
_FUZZ = 1e-6


_Extent: TypeAlias = tuple[float, float, float]


class Piece(NamedTuple, Generic[S]):
    """Some text, how it is set, and where it stands.

    `x` is where the first glyph starts and `end` where the last one leaves the pen, in points from the start of the
    line; `gap` points are between every two characters.
    """

    text: str
    setting: S
    x: float
    end: float
    gap: float


class Line(Generic[S]):
    """One set line.

    `text` is all the text of the line, also the spaces at its end that are not drawn; `width` is the set
    width in points; `indent` is the space before it; `ends_paragraph` is true before a line end in the text
    and at the last line.
    """

    __slots__ = ("_atoms", "_first", "_glues", "_joined", "_last", "_ratio", "ends_paragraph", "indent", "width")

    def __init__(
        self, source: "_Paragraph[S]", first: int, last: int, room: float, indent: float, *, justify: bool
    ) -> None:
        self._atoms = source.atoms
        self._glues = source.glues
        self._joined: tuple[Piece[S], ...] | None = None
        self._first = first
        self._last = last
        self.ends_paragraph = last == len(source.atoms)
        self.indent = indent
        natural, stretch, shrink = source.extent(first, last)
        self._ratio = 0.0
        slack = room - natural
        if slack < -_FUZZ and shrink > 0:
            self._ratio = max(slack / shrink, -1.0)
        elif slack > 0 and stretch > 0 and justify and not self.ends_paragraph:
            ratio = slack / stretch
            self._ratio = ratio if ratio <= _LOOSEST else 0.0
        self.width = natural + self._ratio * (stretch if self._ratio > 0 else shrink)

    @property
    def text(self) -> str:
        """The text of the line with the spaces at its end."""
        return "".join(atom.text for atom in self._atoms[self._first : self._last])

    def pieces(self) -> list[Piece[S]]:
        """What is drawn, from left to right: every word, mark and character or run of characters by itself."""
        return [Piece(atom.text, atom.setting, x, x + atom.width + atom.blank, 0.0) for atom, x in self._placed()]

    def joined(self) -> Sequence[Piece[S]]:
        """What is drawn, from left to right, pieces that touch each other or stand evenly in one: fewer to draw.

        Tibetan stays in its syllables, see `draw`. It is told once: lines of official sentences are drawn again and
        again.
        """
        if self._joined is None:
            self._joined = tuple(self._joining())
        return self._joined

    def _joining(self) -> Iterator[Piece[S]]:
        text, setting, start, end = "", None, 0.0, 0.0
        gap: float | None = None  # not yet known while there is but one character
        for atom, x in self._placed():
            alone = lonely = False
            if atom.kind is Kind.HAN:
                alone = len(atom.text) == 1
            elif atom.kind is Kind.LATIN:
                lonely = "\u0f00" <= atom.text[0] <= "\u0fff"
            if setting is atom.setting and not lonely:
                space = x - end
                if gap is None:
                    gap = 0.0 if -_FUZZ < space < _FUZZ else space if alone else None
                if gap is not None and -_FUZZ < space - gap < _FUZZ and (alone or gap == 0.0):
                    text += atom.text
                    end = x + atom.width + atom.blank
                    continue
            if setting is not None:
                yield Piece(text, setting, start, end, gap or 0.0)
            text, setting, start, gap = atom.text, atom.setting, x, None if alone else 0.0
            end = -inf if lonely else x + atom.width + atom.blank
        if setting is not None:
            yield Piece(text, setting, start, end, gap or 0.0)

    def _placed(self) -> list[tuple[Atom[S], float]]:
        """The atoms that are drawn, and where the first glyph of each stands."""
        atoms, first, last = self._atoms, self._first, self._last
        while last > first and atoms[last - 1].kind is Kind.SPACE:
            last -= 1
        drawn, ratio = atoms[first:last], self._ratio
        pairs = zip(drawn, self._glues[first:last], strict=False)
        if ratio == 0:
            steps = [atom.width + glue.natural for atom, glue in pairs]
        elif ratio > 0:
            steps = [atom.width + glue.natural + ratio * glue.stretch for atom, glue in pairs]
        else:
            steps = [atom.width + glue.natural + ratio * glue.shrink for atom, glue in pairs]
        return [
            # the blank of an opening mark is left of its ink: the glyph starts that much earlier
            (atom, x - atom.blank if atom.kind is Kind.OPENING else x)
            for atom, x in zip(drawn, accumulate(steps, initial=self.indent), strict=False)
        ]


def compose(
    runs: Sequence[tuple[str, S]], measure: float, *, first_indent: float = 0.0, justify: bool = True
) -> tuple[Line[S], ...]:
    """Break runs of (text, setting) into lines of at most `measure` points.

    `first_indent` (points) holds for the first line of each paragraph; a newline in the text ends a
    paragraph. The texts of all lines, with a newline after each that ends a paragraph but the last, are the
    text of the runs. A line is wider than the measure only if a single character is.
    """
    lines: list[Line[S]] = []
    for text in _paragraphs(runs):
        pieces = atoms(text)
        paragraph = _Paragraph(pieces)
        if not paragraph.fits(measure - first_indent):
            alone = single(pieces)
            fitted = fitting(alone, measure, first_indent)
            paragraph = _Paragraph(fitted, spread(pieces, paragraph.glues) if fitted is alone else None)
        lines.extend(paragraph.lines(measure, first_indent, justify=justify))
    return tuple(lines)


def _paragraphs(runs: Sequence[tuple[str, S]]) -> Iterator[list[tuple[str, S]]]:
    current: list[tuple[str, S]] = []
    for text, setting in runs:
        first, *others = text.split("\n")
        current.append((first, setting))
        for other in others:
            yield current
            current = [(other, setting)]
    yield current


class _Paragraph(Generic[S]):
    """The atoms of one paragraph with running sums, so that any line's extent is a subtraction."""

    def __init__(self, pieces: list[Atom[S]], between: list[Glue] | None = None) -> None:
        self.atoms = pieces
        self.glues = glues(pieces) if between is None else between
        self.natural = sum([atom.width for atom in pieces]) + sum([glue.natural for glue in self.glues])
        """The width of all of it in one line, in points; a little more if it ends in spaces."""
        self._is_one_line = False

    @cached_property
    def _sums(self) -> tuple[list[_Extent], list[_Extent]]:
        """Width, stretch and shrink up to an atom, and up to a line end after an atom (less spaces and glue)."""
        count = len(self.atoms)
        starts, ends = [(0.0, 0.0, 0.0)] * (count + 1), [(0.0, 0.0, 0.0)] * (count + 1)
        width = stretch = shrink = 0.0
        for index, atom in enumerate(self.atoms):
            if atom.kind is Kind.SPACE:
                ends[index + 1] = ends[index]
                width += atom.width
            else:
                width += atom.width
                ends[index + 1] = (width, stretch, shrink)
            if index < len(self.glues):
                glue = self.glues[index]
                width, stretch, shrink = width + glue.natural, stretch + glue.stretch, shrink + glue.shrink
            starts[index + 1] = (width, stretch, shrink)
        return starts, ends

    def fits(self, room: float) -> bool:
        """Whether it is one line of so many points, as nearly every one is: then nothing has to be summed up."""
        return self.natural <= room + _FUZZ and not (self.atoms and self.atoms[-1].kind is Kind.SPACE)

    def extent(self, first: int, last: int) -> tuple[float, float, float]:
        """Natural width, stretch and shrink (points) of a line from one atom to before another."""
        if self._is_one_line:
            return self.natural, 0.0, 0.0
        starts, ends = self._sums
        start, end = starts[first], ends[last]
        return max(end[0] - start[0], 0.0), max(end[1] - start[1], 0.0), max(end[2] - start[2], 0.0)

    def lines(self, measure: float, first_indent: float, *, justify: bool) -> Iterator[Line[S]]:
        """The lines of the best way to break; one empty line if there is no text."""
        self._is_one_line = self.fits(measure - first_indent)
        if self._is_one_line or self._sums[1][-1][0] <= measure - first_indent + _FUZZ:
            ends = [len(self.atoms)]
        else:
            ends = self._best_ends(measure, first_indent, justify=justify)
        first = 0
        for last in ends:
            indent = first_indent if first == 0 else 0.0
            yield Line(self, first, last, measure - indent, indent, justify=justify)
            first = last

    def _best_ends(self, measure: float, first_indent: float, *, justify: bool) -> list[int]:
        search = _Search(*self._sums, measure, first_indent)
        strict = self._penalties(lenient=False)
        cost, ends = search.run(_SHORTEST_TRIED, strict, justify=justify)
        if cost >= _SHORT_TAIL:
            cost, ends = search.run(0.0, strict, justify=justify)
        if cost >= _OVERFULL:
            _, ends = search.run(0.0, self._penalties(lenient=True), justify=justify)
        return ends

    def _penalties(self, *, lenient: bool) -> list[float]:
        """Demerits of ending a line after each number of atoms; infinite where no line may end."""
        avoided = _AGAINST_RULES if lenient else inf
        penalties = [inf]
        penalties += [
            0.0 if glue.at is Break.FREE else avoided if glue.at is Break.AVOID else inf for glue in self.glues
        ]
        penalties.append(0.0)
        letters = 0
        for index in range(len(self.atoms) - 1, 0, -1):
            letters += sum(character.isalnum() for character in self.atoms[index].text)
            if letters >= 2:
                break
            penalties[index] += _SHORT_TAIL
        return penalties


class _Search:
    """The dynamic programme over line ends of one paragraph."""

    def __init__(
        self,
        start: list[tuple[float, float, float]],
        end: list[tuple[float, float, float]],
        measure: float,
        first_indent: float,
    ) -> None:
        self._count = len(start) - 1
        self._start = start
        self._end = end
        self._end_widths = [width for width, _, _ in end]
        self._measure = measure
        self._first_indent = first_indent

    def run(self, shortest: float, penalties: list[float], *, justify: bool) -> tuple[float, list[int]]:
        """Least demerits and the line ends that give it.

        Lines but the last are not tried below `shortest` times the measure. A line over the right edge is taken
        only where there is no shorter one.
        """
        count = self._count
        best = [inf] * (count + 1)
        before = [0] * (count + 1)
        best[0] = 0.0
        for first in range(count):
            if best[first] == inf:
                continue
            available = self._measure - (self._first_indent if first == 0 else 0.0)
            width, stretch, shrink = self._start[first]
            low = bisect_left(self._end_widths, width + available * shortest) if shortest else 0
            reached = False
            for last in range(min(max(low, first + 1), count), count + 1):
                end_width, end_stretch, end_shrink = self._end[last]
                slack = available - (end_width - width)
                overfull = slack + (end_shrink - shrink) < -_FUZZ
                if overfull and reached:
                    break
                if penalties[last] == inf:
                    continue
                reached = True
                cost = best[first] + penalties[last] + (_OVERFULL if overfull else _PER_LINE)
                if last < count or slack < 0:
                    give = (end_stretch - stretch) if slack >= 0 else (end_shrink - shrink)
                    cost += _demerits(slack, give, available, justify=justify)
                if cost < best[last]:
                    best[last] = cost
                    before[last] = first
        return best[count], self._trace(before)

    def _trace(self, before: list[int]) -> list[int]:
        ends = []
        last = self._count
        while last > 0:
            ends.append(last)
            last = before[last]
        return ends[::-1]


def _demerits(slack: float, give: float, available: float, *, justify: bool) -> float:
    """How bad a line is that must be stretched (slack > 0) or shrunk by its slack."""
    if slack >= 0 and not justify:
        return 100.0 * (6.0 * slack / available) ** 3
    ratio = min(abs(slack) / give, _WORST_RATIO) if give > 0 else _WORST_RATIO if abs(slack) > _FUZZ else 0.0
    return (100.0 if slack >= 0 else 120.0) * ratio**3
