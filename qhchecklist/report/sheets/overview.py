"""The measures at a glance: how many supports of each kind every measure has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qhchecklist.assess.words import outcome_text
from qhchecklist.checklist import APPLYING, GroupKey, group_text, measure_label
from qhchecklist.policy.model import Measure
from qhchecklist.policy.text import Text
from qhchecklist.report.sheets import words
from qhchecklist.report.sheets.edition import Edition
from qhchecklist.report.sheets.marks import mark_of
from qhchecklist.report.sheets.measures import anchor_of
from qhchecklist.report.typeset.flow import LinkedText, TextBlock
from qhchecklist.report.typeset.flowable import Flowable
from qhchecklist.report.typeset.grid import Cell, Rules, grid
from qhchecklist.report.typeset.shapes import StatusMark

_COLUMNS: tuple[GroupKey, ...] = ("right", "needs_information", "open_list", "does_not_apply", "informational")
"""A group that stands for each kind; all that applies is one kind."""

_MARK_WORDS: dict[GroupKey, Text] = {
    "right": Text("属", "yes"),
    "needs_information": Text("待补", "open"),
    "open_list": Text("可问", "ask"),
    "does_not_apply": Text("不属", "no"),
    "informational": Text("了解", "info"),
}
"""What the columns are, in the room of a figure; the counts above say it in full."""

_SHADE = (0.93, 0.93, 0.93)


def overview(edition: Edition, *, marks_named: bool) -> Iterator[Flowable]:
    """All measures as in the notice, in two columns unless print is large; the marks are those of the counts."""
    lines = [_line(edition, measure) for measure in edition.book.policy.measures]
    head = _head(edition, marks_named)
    widths: list[float | None] = [
        None,
        *[edition.pt(17 if marks_named else 15)] * len(_COLUMNS),
    ]
    if not edition.is_large:
        half = (len(lines) + 1) // 2
        lines += [_blank(edition)] * (len(lines) % 2)
        lines = [[*left, [], *right] for left, right in zip(lines[:half], lines[half:], strict=True)]
        head = [*head, [], *_head(edition, marks_named)]
        widths = [*widths, edition.pt(10), *widths]
    yield grid(
        [head, *lines],
        widths,
        rules=Rules.ROWS,
        header_rows=1,
        header_shade=_SHADE,
        padding=(2.0, 1.4, 1.0, 1.8),
        space_before=edition.pt(6),
        divide_rows=False,
    )
    if any(edition.book.policy.gaps_of(measure) for measure in edition.book.policy.measures):
        yield TextBlock(edition.say(words.LOST_FOOTNOTE), edition.looks.small, space_before=1)


def _blank(edition: Edition) -> list[Cell]:
    return [TextBlock("", edition.looks.cell) for _ in range(1 + len(_COLUMNS))]


def _head(edition: Edition, marks_named: bool) -> list[Cell]:
    title: list[Cell] = [TextBlock(edition.say(words.MEASURE), edition.looks.cell_note)]
    size, validity = edition.looks.cell.size, edition.validity
    said = [outcome_text("applies", validity), *(group_text(key, validity) for key in _COLUMNS[1:])]
    marks = zip(_COLUMNS, said, strict=True)
    cells: list[Cell] = []
    for key, text in marks:
        named = [TextBlock(edition.say(_MARK_WORDS[key]), edition.looks.mark_word)] if marks_named else []
        cells.append([StatusMark(mark_of(key), size, alt=edition.heading(text)), *named])
    return title + cells


def _line(edition: Edition, measure: Measure) -> list[Cell]:
    looks = edition.looks
    groups = [item.group for item in edition.checklist.items if item.measure is measure]
    lost = " *" if edition.book.policy.gaps_of(measure) else ""
    counts = _counts(groups)
    style = looks.cell_strong if counts[0] else looks.cell
    title: list[Cell] = [LinkedText(_short_title(edition, measure) + lost, style, to=anchor_of(measure))]
    return title + [TextBlock(str(count) if count else "", looks.cell, left=1.5) for count in counts]


def _counts(groups: Sequence[GroupKey]) -> list[int]:
    applying = sum(group in APPLYING for group in groups)
    return [applying, *(groups.count(key) for key in _COLUMNS[1:])]


def _short_title(edition: Edition, measure: Measure) -> str:
    """The title; of one that is lost only that it is."""
    said = edition.say(measure_label(measure))
    for stop, close in (("；", "〕"), ("; ", ")")):
        if stop in said and said.endswith(close):
            return said.split(stop)[0] + close
    return said
