"""Draws pages of the printed checklist as small grey pictures; `python tools/golden_pages.py` keeps them as golden.

Look at what changed (`git diff --stat`, then the pictures) before committing it: from then on it is what is right.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pypdfium2
from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from qhchecklist import paths  # noqa: E402
from qhchecklist.assess.assessment import Assessor  # noqa: E402
from qhchecklist.assess.authority import inquiries  # noqa: E402
from qhchecklist.assess.explain import Explainer  # noqa: E402
from qhchecklist.checklist import Checklist, make_checklist  # noqa: E402
from qhchecklist.policy.pack import load_rulebook  # noqa: E402
from qhchecklist.policy.profile import load_document, read_profile  # noqa: E402
from qhchecklist.report.inquiry import print_inquiry  # noqa: E402
from qhchecklist.report.options import PARTS, PdfOptions  # noqa: E402
from qhchecklist.report.pdf import render  # noqa: E402
from qhchecklist.work import Work  # noqa: E402

FOLDER = ROOT / "tests" / "golden" / "pages"
DPI = 60
_POINTS = 72
_AS_OF = date(2026, 11, 23)
_WORK = {"S03h": Work("preparing", frozenset({0}), "已约窗口", date(2026, 12, 1), "马丽")}


class Edition(NamedTuple):
    """A printed edition and the pages of it that are kept, counted from 1; with an office, the questions put to it."""

    name: str
    sample: str
    options: PdfOptions
    pages: tuple[int, ...]
    office: str = ""


EDITIONS = (
    Edition("usual", "quinoa-garlic", PdfOptions(), (1, 2, 5)),
    Edition("english", "first-visit", PdfOptions("en"), (1, 2)),
    Edition("large", "battery-maker", PdfOptions(large=True, parts=("findings",)), (1, 3)),
    Edition("fillable", "quinoa-garlic", PdfOptions(fillable=True, parts=tuple(PARTS)), (5, 14)),
    Edition("questions", "wool-importer", PdfOptions(), (1, 2), "省商务厅"),
)


def drawn(edition: Edition) -> Iterator[tuple[Path, Image.Image]]:
    """Where each golden page is kept, and what it looks like now, ticks included."""
    book = load_rulebook(paths.resources(), paths.DEFAULT_POLICY)
    document = load_document(paths.resources() / "samples" / f"{edition.sample}.yaml")
    assessment = Assessor(book).assess(read_profile(document, book.catalogue, book.codes), _AS_OF)
    checklist = make_checklist(assessment, _WORK)
    data = _asked(checklist, edition.office) if edition.office else render(checklist, edition.options)
    with pypdfium2.PdfDocument(data) as pages:
        pages.init_forms()
        for number in edition.pages:
            page = pages[number - 1]
            picture = page.render(scale=DPI / _POINTS, grayscale=True, may_draw_forms=True).to_pil()
            yield FOLDER / f"{edition.name}-{number}.png", picture.convert("L")


def _asked(checklist: Checklist, office: str) -> bytes:
    every = inquiries(checklist.assessment, Explainer(checklist.assessment.rulebook))
    return print_inquiry(checklist, next(one for one in every if one.offices[0].name.zh == office)).data


def main() -> None:
    """Keep what the pages look like now."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("*.png"):
        old.unlink()
    for edition in EDITIONS:
        for path, picture in drawn(edition):
            picture.save(path, optimize=True)
            print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
