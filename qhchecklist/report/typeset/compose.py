"""Chinese lines out of runs of text.  Imports no reportlab.

A paragraph that needs more than one line is broken by total fit, see `fit`, over atoms and the glue between them.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from math import inf
from operator import add
from typing import Generic

from qhchecklist.report.typeset.atoms import Atom, S, atoms, fitting, single
from qhchecklist.report.typeset.fit import AGAINST_RULES, OVERFULL, SHORT_TAIL, Sums, best_ends
from qhchecklist.report.typeset.gaps import glues, spread
from qhchecklist.report.typeset.kinds import Break, Kind
from qhchecklist.report.typeset.line import Line, Piece
from qhchecklist.report.typeset.whole_line import whole_line

_LOOSEST = 6.0  # times its stretch that a line is drawn out at most; beyond, it is left ragged
_SHORTEST_TRIED = 0.82  # of the measure: shorter lines are tried only if this finds nothing good
_FUZZ = 1e-6


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
        whole = whole_line(text, measure - first_indent, first_indent)
        if whole is not None:
            lines.append(whole)
        else:
            lines.extend(_Paragraph(text, measure, first_indent).lines(justify=justify))
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
    """The atoms of one paragraph, and its lines of a measure (points)."""

    def __init__(self, runs: Sequence[tuple[str, S]], measure: float, first_indent: float) -> None:
        self._measure = measure
        self._first_indent = first_indent
        runs_of_han = atoms(runs)
        between = glues(runs_of_han)
        alone = single(runs_of_han)
        self._atoms = fitting(alone, measure, first_indent)
        if self._atoms is alone:
            self._parts = runs_of_han
            """What stands evenly: runs of Han, and single atoms."""
            self._glues = spread(runs_of_han, between)
        else:
            self._parts = self._atoms
            self._glues = glues(self._atoms)
        lengths = [len(atom.text) if atom.is_run else 1 for atom in self._parts]
        self._offsets = list(accumulate(lengths, initial=0))
        """Of the first atom of each part, and behind the last."""

    @cached_property
    def _sums(self) -> Sums:
        widths = [atom.width for atom in self._atoms]
        naturals, stretches, shrinks, _ = zip(*self._glues, strict=True) if self._glues else ((), (), (), ())
        width_at = [*accumulate(map(add, widths, (*naturals, 0.0)), initial=0.0)]
        stretch_at = [*accumulate((*stretches, 0.0), initial=0.0)]
        shrink_at = [*accumulate((*shrinks, 0.0), initial=0.0)]
        sums = Sums(
            width_at,
            stretch_at,
            shrink_at,
            [0.0, *map(add, width_at, widths)],
            [0.0, *stretch_at[:-1]],
            [0.0, *shrink_at[:-1]],
        )
        for index, atom in enumerate(self._atoms):
            if atom.kind is Kind.SPACE:
                for upto in (sums.width_to, sums.stretch_to, sums.shrink_to):
                    upto[index + 1] = upto[index]
        return sums

    def lines(self, *, justify: bool) -> Iterator[Line[S]]:
        """The lines of the best way to break; one empty line if there is no text."""
        if self._sums.width_to[-1] <= self._measure - self._first_indent + _FUZZ:
            ends = [len(self._atoms)]
        else:
            ends = self._best_ends(justify=justify)
        first = 0
        for last in ends:
            yield self._line(first, last, justify=justify)
            first = last

    def _best_ends(self, *, justify: bool) -> list[int]:
        strict = self._penalties(lenient=False)
        cost, ends = self._tried(strict, _SHORTEST_TRIED, justify=justify)
        if cost >= SHORT_TAIL:
            cost, ends = self._tried(strict, 0.0, justify=justify)
        if cost >= OVERFULL:
            _, ends = self._tried(self._penalties(lenient=True), 0.0, justify=justify)
        return ends

    def _tried(self, penalties: list[float], shortest: float, *, justify: bool) -> tuple[float, list[int]]:
        return best_ends(self._sums, penalties, self._measure, self._first_indent, shortest, justify=justify)

    def _penalties(self, *, lenient: bool) -> list[float]:
        """Demerits of ending a line after each number of atoms; infinite where no line may end."""
        demerits = {Break.FREE: 0.0, Break.AVOID: AGAINST_RULES if lenient else inf, Break.NEVER: inf}
        penalties = [inf, *[demerits[glue.at] for glue in self._glues], 0.0]
        letters = 0
        for index in range(len(self._atoms) - 1, 0, -1):
            letters += sum(character.isalnum() for character in self._atoms[index].text)
            if letters >= 2:
                break
            penalties[index] += SHORT_TAIL
        return penalties

    def _line(self, first: int, last: int, *, justify: bool) -> Line[S]:
        """The line from one atom to before another."""
        indent = 0.0 if first else self._first_indent
        ends_paragraph = last == len(self._atoms)
        natural, stretch, shrink = self._sums.extent(first, last)
        slack = self._measure - indent - natural
        ratio = 0.0  # of its stretch or, below zero, of its shrink that the line takes
        if slack < -_FUZZ and shrink > 0:
            ratio = max(slack / shrink, -1.0)
        elif slack > 0 and stretch > 0 and justify and not ends_paragraph:
            ratio = slack / stretch if slack / stretch <= _LOOSEST else 0.0
        width = natural + ratio * (stretch if ratio > 0 else shrink)
        pieces = _joined(self._pieces(first, last, indent, ratio))
        text = "".join([atom.text for atom in self._atoms[first:last]])
        return Line(text, tuple(pieces), width, indent, ends_paragraph)

    def _pieces(self, first: int, last: int, indent: float, ratio: float) -> Iterator[tuple[Piece[S], Atom[S]]]:
        """What stands evenly in a line, and the first atom of each."""
        width_at, stretch_at, shrink_at, *_ = self._sums
        atoms, offsets = self._atoms, self._offsets
        while last > first and atoms[last - 1].kind is Kind.SPACE:
            last -= 1
        given_at = stretch_at if ratio > 0 else shrink_at
        start = indent - width_at[first] - ratio * given_at[first]
        number = bisect_right(offsets, first) - 1
        begin = first
        while begin < last:
            end = min(offsets[number + 1], last)
            atom, final = atoms[begin], atoms[end - 1]
            x = start + width_at[begin] + ratio * given_at[begin]
            if end - begin == 1:
                # the blank of an opening mark is left of its ink: the glyph starts that much earlier
                x -= atom.blank if atom.kind is Kind.OPENING else 0.0
                piece = Piece(atom.text, atom.setting, x, x + atom.width + atom.blank, 0.0)
            else:
                part, offset = self._parts[number], offsets[number]
                right = start + width_at[end - 1] + ratio * given_at[end - 1] + final.width
                gap = ratio * (given_at[begin + 1] - given_at[begin])
                piece = Piece(part.text[begin - offset : end - offset], atom.setting, x, right, gap)
            yield piece, atom
            begin = end
            number += 1


def _joined(pieces: Iterator[tuple[Piece[S], Atom[S]]]) -> Iterator[Piece[S]]:
    """Pieces that touch each other, or are single characters that stand evenly, in one: fewer to draw."""
    text, setting, start, end = "", None, 0.0, 0.0
    gap: float | None = None  # not yet known while there is but one character
    for piece, atom in pieces:
        alone = atom.kind is Kind.HAN and len(piece.text) == 1
        lonely = atom.kind is Kind.LATIN and "\u0f00" <= atom.text[0] <= "\u0fff"
        if setting is piece.setting and not lonely:
            space = piece.x - end
            if gap is None:
                gap = 0.0 if -_FUZZ < space < _FUZZ else space if alone else None
            solid = gap == 0.0 and -_FUZZ < piece.gap < _FUZZ
            if gap is not None and -_FUZZ < space - gap < _FUZZ and (alone or solid):
                text += piece.text
                end = piece.end
                continue
        if setting is not None:
            yield Piece(text, setting, start, end, gap or 0.0)
        text, setting, start, gap = piece.text, piece.setting, piece.x, None if alone else piece.gap
        end = -inf if lonely else piece.end
    if setting is not None:
        yield Piece(text, setting, start, end, gap or 0.0)
