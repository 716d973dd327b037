"""A workbook read twice: what its cells show, and what was written into them."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from openpyxl import Workbook, load_workbook


@contextmanager
def both_readings(path: Path) -> Iterator[tuple[Workbook, Workbook]]:
    """A workbook as its results and as its formulas, both closed afterwards. Nothing is computed, no link followed, no
    macro read; raises one of DAMAGED. The file is opened here: the library leaves one open that it cannot read.
    """
    with path.open("rb") as first, path.open("rb") as second, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about decorations that are of no interest here
        results = load_workbook(first, read_only=True, data_only=True, keep_links=False)
        yield results, load_workbook(second, read_only=True, data_only=False, keep_links=False)
