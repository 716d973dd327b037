"""Pages of the printed checklist look as they did when somebody last looked at them, but for a little smoothing."""

from __future__ import annotations

import pytest
from PIL import Image, ImageChops, ImageStat

from tools.golden_pages import EDITIONS, FOLDER, Edition, drawn

_MEAN = 0.6  # of 255 grey levels
_CLEARLY = 96  # grey levels by which a point of a letter differs from paper
_POINTS = 0.002  # of all points


@pytest.mark.parametrize("edition", EDITIONS, ids=[edition.name for edition in EDITIONS])
def test_pages_look_as_they_did(edition: Edition) -> None:
    """If this is meant: `python tools/golden_pages.py`, and look at every picture that changed."""
    for path, picture in drawn(edition):
        with Image.open(path) as golden:
            assert unlike(golden.convert("L"), picture) is None, path.name


def test_every_golden_page_is_of_some_edition() -> None:
    expected = {f"{edition.name}-{number}.png" for edition in EDITIONS for number in edition.pages}
    assert {path.name for path in FOLDER.glob("*.png")} == expected


@pytest.mark.parametrize("shift", [(1, 0), (0, 1), (0, -1)])
def test_a_line_that_moved_by_a_point_is_seen(shift: tuple[int, int]) -> None:
    with Image.open(FOLDER / "usual-1.png") as golden:
        moved = golden.convert("L")
        strip = moved.crop((40, 100, 460, 140))
        moved.paste(strip, (40 + shift[0], 100 + shift[1]))
        assert unlike(golden.convert("L"), moved) is not None


def unlike(golden: Image.Image, found: Image.Image) -> str | None:
    """How two pictures differ; None if hardly."""
    if golden.size != found.size:
        return f"{found.size} instead of {golden.size}"
    difference = ImageChops.difference(golden, found)
    mean = ImageStat.Stat(difference).mean[0]
    clearly = sum(difference.histogram()[_CLEARLY:]) / (golden.width * golden.height)
    if mean <= _MEAN and clearly <= _POINTS:
        return None
    return f"mean {mean:.2f} of {_MEAN}, {clearly:.4%} of {_POINTS:.1%} clearly different"
