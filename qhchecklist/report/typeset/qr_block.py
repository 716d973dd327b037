"""A QR symbol as a flowable, drawn as vectors."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from reportlab.lib.units import mm

from qhchecklist.report.typeset.flowable import Flowable
from qhchecklist.report.typeset.strokes import numbers, write
from qhchecklist.report.typeset.style import BLACK
from qhchecklist.report.typeset.tags import Element, Role, tagged

QUIET = 4
"""Light modules on every side, without which readers do not find the symbol (ISO/IEC 18004)."""

LEAST_MODULE_MM = 0.4
"""Smaller modules run together on a copier."""

Modules = Sequence[Sequence[bool]]


def least_size_mm(matrix: Modules) -> float:
    """The least width of a symbol with its quiet zone."""
    return (len(matrix) + 2 * QUIET) * LEAST_MODULE_MM


class QrBlock(Flowable):
    """A symbol with its quiet zone, square. `matrix`: rows from the top, True for a dark module.

    `size_mm`: its width; raises ValueError for less than `least_size_mm`. `alt`: what it is, for those who cannot
    see it.
    """

    def __init__(self, matrix: Modules, size_mm: float, alt: str) -> None:
        if size_mm < least_size_mm(matrix) - 1e-9:
            raise ValueError(f"{size_mm} mm is too small for {len(matrix)} modules")
        self.matrix = matrix
        self.element = Element(Role.FIGURE, alt=alt)
        self.elements = (self.element,)
        self.width = self.height = size_mm * mm

    def wrap(self, _available_width: float, _available_height: float) -> tuple[float, float]:
        """Width and height in points."""
        return self.width, self.height

    def draw(self) -> None:
        """One path of all runs in units of a module, so that no hairline shows between modules of a row."""
        module = f"{self.width / (len(self.matrix) + 2 * QUIET):.6f}"
        top = f"{self.height:.6f}"
        path = " ".join(f"{column + QUIET} {row + QUIET} {length} 1 re" for row, column, length in runs(self.matrix))
        with tagged(self.canv, self.element):
            write(self.canv, f"q {numbers(*BLACK)} rg {module} 0 0 -{module} 0 {top} cm {path} f Q")


def runs(matrix: Modules) -> Iterator[tuple[int, int, int]]:
    """Row, first column and length of every stretch of dark modules."""
    for row, modules in enumerate(matrix):
        column = 0
        for dark, stretch in groupby(modules):
            length = len(list(stretch))
            if dark:
                yield row, column, length
            column += length
