"""The same set in several sizes, of which the page's room chooses one."""

from __future__ import annotations

from collections.abc import Sequence

from qhchecklist.report.typeset.flowable import Flowable, KeepTogether
from qhchecklist.report.typeset.tags import Element


class AsFits(Flowable):
    """Blocks below each other in the first of some versions that fits into what is left of a page.

    Where none does, the first version follows and is divided. What is not drawn leaves the structure.
    """

    def __init__(self, versions: Sequence[Sequence[Flowable]]) -> None:
        self.versions = [list(version) for version in versions]
        self.elements: tuple[Element, ...] = tuple(
            element for version in self.versions for one in version for element in getattr(one, "elements", ())
        )
        self.spaceBefore = self.versions[0][0].getSpaceBefore()
        self._chosen = self.versions[0]

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Width and height in points of the version that fits, else of the last."""
        self.width = available_width
        for version in self.versions:
            self._chosen = version
            self.height = KeepTogether(version).tallness(available_width)
            if self.height <= available_height:
                break
        return self.width, self.height

    def split(self, _available_width: float, _available_height: float, /) -> list[Flowable]:
        """The blocks of the first version."""
        return list(self.versions[0])

    def draw(self) -> None:
        """Draw the blocks from the top."""
        y, after = self.height, 0.0
        for number, one in enumerate(self._chosen):
            y -= one.height + (max(one.getSpaceBefore() - after, 0.0) if number else 0.0)
            one.drawOn(self.canv, 0.0, y)
            after = one.getSpaceAfter()
            y -= after
