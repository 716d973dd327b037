"""Chinese lines out of runs of text.  Imports no reportlab.

A paragraph that needs more than one line is broken by total fit, see `fit`, over atoms and the glue between them.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate, pairwise
from math import inf
from operator import add
from typing import Generic

from qhchecklist.report.typeset.atoms import S, atoms, fitting
from qhchecklist.report.typeset.fit import (
    AGAINST_RULES,
    BEFORE_WHOLE,
    OVERFULL,
    SHORT_TAIL,
    WITHIN_NAME,
    Sums,
    best_ends,
)
from qhchecklist.report.typeset.gaps import glues
from qhchecklist.report.typeset.kinds import Break, Kind
from qhchecklist.report.typeset.line import Line, Piece
from qhchecklist.report.typeset.whole_line import whole_line

_LOOSEST = 6.0  # times its stretch that a line is drawn out at most; beyond, it is left ragged
_LOOSEST_BEFORE_WHOLE = 1.0  # the same of a line that is short because what follows must not be divided
_SHORTEST_TRIED = 0.82  # of the measure: shorter lines are tried only if this finds nothing good
_LONGEST_NAME = 4  # Han characters
_BESIDE_NAMES = (Kind.SPACE, Kind.LATIN, Kind.OTHER)
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
    several = any("\n" in text for text, _ in runs)
    for text in _paragraphs(runs) if several else [runs]:
        whole = whole_line(text, measure - first_indent, first_indent)
        if whole is not None:
            lines.append(whole)
        else:
            lines.extend(_Paragraph(text, measure, first_indent).lines(justify=justify))
    return tuple(lines)


def _paragraphs(runs: Sequence[tuple[str, S]]) -> Iterator[Sequence[tuple[str, S]]]:
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
        self._atoms = fitting(atoms(runs), measure, first_indent)
        self._texts = [atom.text for atom in self._atoms]
        self._glues = glues(self._atoms, mixed=len(runs) > 1)
        self._parts = [0, *[index for index, gap in enumerate(self._glues, start=1) if not gap.even]]
        """The first atoms of what stands evenly: of runs of Han, and single atoms."""
        self._wholes: frozenset[int] = frozenset()
        """The first atoms of what must not be divided: a line may end short before them."""
        if any(setting.unbroken for _, setting in runs):
            numbered = enumerate(pairwise(self._atoms), start=1)
            self._wholes = frozenset(
                at for at, (left, right) in numbered if right.setting.unbroken and left.setting is not right.setting
            )

    @cached_property
    def _sums(self) -> Sums:
        widths = [atom.width for atom in self._atoms]
        naturals, stretches, shrinks, breaks, _ = zip(*self._glues, strict=True) if self._glues else ((),) * 5
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
        atoms = self._atoms
        if Break.NEVER in breaks or (atoms and atoms[0].kind is Kind.SPACE):  # only spaces are never left alone
            for index in [index for index, atom in enumerate(atoms) if atom.kind is Kind.SPACE]:
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
        cost, ends = self._tried(strict, 0.0 if self._wholes else _SHORTEST_TRIED, justify=justify)
        if cost >= SHORT_TAIL:
            cost, ends = self._tried(strict, 0.0, justify=justify)
        if cost >= OVERFULL:
            _, ends = self._tried(self._penalties(lenient=True), 0.0, justify=justify)
        return ends

    def _tried(self, penalties: list[float], shortest: float, *, justify: bool) -> tuple[float, list[int]]:
        measure, indent = self._measure, self._first_indent
        return best_ends(self._sums, penalties, measure, indent, shortest, justify=justify, ragged=self._wholes)

    def _penalties(self, *, lenient: bool) -> list[float]:
        """Demerits of ending a line after each number of atoms; infinite where no line may end."""
        free, avoid, avoided = Break.FREE, Break.AVOID, AGAINST_RULES if lenient else inf
        ends = [0.0 if gap.at is free else avoided if gap.at is avoid else inf for gap in self._glues]
        penalties = [inf, *ends, 0.0]
        for index in self._wholes:
            penalties[index] += BEFORE_WHOLE
        for index in self._inside_names():
            penalties[index] += WITHIN_NAME
        letters = 0
        for index in range(len(self._atoms) - 1, 0, -1):
            letters += sum(character.isalnum() for character in self._atoms[index].text)
            if letters >= 2:
                break
            penalties[index] += SHORT_TAIL
        return penalties

    def _inside_names(self) -> Iterator[int]:
        """The line ends inside short runs of Han by themselves between spaces or Western words: names, nearly all."""
        atoms = self._atoms
        for first, end in pairwise([*self._parts, len(atoms)]):
            if (
                2 <= end - first <= _LONGEST_NAME
                and (first == 0 or atoms[first - 1].kind in _BESIDE_NAMES)
                and (end == len(atoms) or atoms[end].kind in _BESIDE_NAMES)
            ):
                yield from range(first + 1, end)

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
            loosest = _LOOSEST_BEFORE_WHOLE if last in self._wholes else _LOOSEST
            ratio = slack / stretch if slack / stretch <= loosest else 0.0
        width = natural + ratio * (stretch if ratio > 0 else shrink)
        text = "".join(self._texts[first:last])
        return Line(text, tuple(self._pieces(first, last, indent, ratio)), width, indent, ends_paragraph)

    def _pieces(self, first: int, last: int, indent: float, ratio: float) -> list[Piece[S]]:
        """What is drawn of a line: parts that touch each other, or single characters that stand evenly, in one."""
        atoms, texts = self._atoms, self._texts
        while last > first and atoms[last - 1].kind is Kind.SPACE:
            last -= 1
        begins = self._parts[bisect_right(self._parts, first) : bisect_left(self._parts, last)]
        given_at = self._sums.stretch_at if ratio > 0 else self._sums.shrink_at
        width_at = self._sums.width_at
        start = indent - width_at[first] - ratio * given_at[first]
        found: list[Piece[S]] = []
        text, setting, left, right = "", None, 0.0, 0.0
        gap: float | None = None  # not yet known while there is but one character
        for begin, end in pairwise([first, *begins, last] if first < last else []):
            atom = atoms[begin]
            x = start + width_at[begin] + ratio * given_at[begin]
            own_gap, alone, lonely = 0.0, False, False
            if end - begin > 1:
                own = "".join(texts[begin:end])
                after = start + width_at[end - 1] + ratio * given_at[end - 1] + atoms[end - 1].width
                own_gap = ratio * (given_at[begin + 1] - given_at[begin])
            else:
                own, kind = atom.text, atom.kind
                if kind is Kind.HAN:
                    alone = len(own) == 1
                elif kind is Kind.OPENING:
                    x -= atom.blank  # which is left of its ink: the glyph starts that much earlier
                elif kind is Kind.LATIN:
                    lonely = "\u0f00" <= own[0] <= "\u0fff"
                after = x + atom.width + atom.blank
            if setting is atom.setting and not lonely:
                space = x - right
                if gap is None:
                    gap = 0.0 if -_FUZZ < space < _FUZZ else space if alone else None
                if gap is not None and -_FUZZ < space - gap < _FUZZ and (alone or gap == own_gap == 0.0):
                    text += own
                    right = after
                    continue
            if setting is not None:
                found.append(Piece(text, setting, left, right, gap or 0.0))
            text, setting, left, gap = own, atom.setting, x, None if alone else own_gap
            right = -inf if lonely else after
        if setting is not None:
            found.append(Piece(text, setting, left, right, gap or 0.0))
        return found
