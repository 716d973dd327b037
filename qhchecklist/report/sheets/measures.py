"""The findings in full, measure by measure as in the notice; what applies to nobody here is left to the tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qhchecklist.checklist import Item, departments_text, measure_label
from qhchecklist.policy.model import Department, Measure
from qhchecklist.report.sheets import words
from qhchecklist.report.sheets.blocks import GroupHead, labelled_text
from qhchecklist.report.sheets.edition import Edition
from qhchecklist.report.sheets.findings import finding, item_title
from qhchecklist.report.sheets.running_head import ends, goes_on
from qhchecklist.report.typeset.document import PAGE_HEIGHT
from qhchecklist.report.typeset.flowable import Flowable, KeepTogether
from qhchecklist.report.typeset.tags import CHINESE

_TALLEST_KEPT = 170.0  # points: taller items may run over the page's end


def measures(edition: Edition) -> Iterator[Flowable]:
    """Every measure that has something to tell in full."""
    for measure, items in edition.in_full:
        yield from _measure(edition, measure, items)


def anchor_of(measure: Measure) -> str:
    """The name by which links lead to a measure's heading."""
    return f"measure-{'end' if measure.number is None else measure.number}"


def _measure(edition: Edition, measure: Measure, items: Sequence[Item]) -> Iterator[Flowable]:
    looks = edition.looks
    count = words.listed_text(len(items), len(measure.supports), edition.lang)
    title = edition.say(measure_label(measure))
    head = GroupHead(title, count, looks.group, looks.small, anchor=anchor_of(measure))
    lead = [head, *_departments(edition, measure), *_gaps(edition, measure)]
    for one in lead:
        one.keepWithNext = True
    for number, item in enumerate(items):
        parts = list(finding(edition, item, first=number == 0))
        yield goes_on(edition, item_title(edition, item), title)
        yield from _kept([*lead, *parts] if number == 0 else parts, edition.looks.measure)
    yield ends()


def _kept(parts: list[Flowable], measure: float) -> list[Flowable]:
    """An item on one page, unless it is so tall that much of a page would stay empty."""
    if height(parts, measure) <= _TALLEST_KEPT:
        return [KeepTogether(parts)]
    parts[-2].keepWithNext = True  # no single line at the head of the next page
    return parts


def height(parts: Sequence[Flowable], measure: float) -> float:
    """What flowables below each other take, in points; at most a little more."""
    return sum(_tall(part, measure) + part.getSpaceBefore() + part.getSpaceAfter() for part in parts)


def _tall(part: Flowable, measure: float) -> float:
    return part.tallness(measure) if isinstance(part, KeepTogether) else part.wrap(measure, PAGE_HEIGHT)[1]


def _departments(edition: Edition, measure: Measure) -> Iterator[Flowable]:
    """The official names; then, apart, what they mean in English and what they are called now."""
    looks = edition.looks
    official = departments_text(measure)
    said = edition.say(official)
    if measure.department_names:
        said = "、".join(measure.department_names)  # the words of the notice, in both editions
    elif measure.number is not None:
        said = edition.say(words.LOST_DEPARTMENTS)  # the label has said what is lost
    left, lang = looks.label_column, CHINESE if measure.department_names else ""
    label = edition.say(words.DEPARTMENTS)
    yield labelled_text(said, looks.body, label, looks.label, left=left, space_before=4, lang=lang)
    if edition.lang == "en" and measure.department_names:
        yield labelled_text(words.TRANSLATION.en + edition.say(official), looks.small, "", looks.label, left=left)
    renamed = [renamed_text(edition, one) for one in named_departments(edition, measure) if one.present is not None]
    if renamed:
        said = edition.say(words.PRESENT_NAME) + edition.stop.join(renamed)
        yield labelled_text(said, looks.small, "", looks.label, left=left)


def named_departments(edition: Edition, measure: Measure) -> list[Department]:
    """What is known of the departments that a measure names."""
    known = {one.name.zh: one for one in edition.book.policy.head.departments}
    return [known[name] for name in measure.department_names if name in known]


def renamed_text(edition: Edition, department: Department) -> str:
    """The name in the notice and the present one."""
    present = edition.say(department.present) if department.present else ""
    since = edition.say(words.SINCE).format(department.since) if department.since else ""
    return f"{department.name.zh} → {present}{since}"


def _gaps(edition: Edition, measure: Measure) -> Iterator[Flowable]:
    looks = edition.looks
    for number, gap in enumerate(edition.gaps(measure)):
        label = edition.say(words.LOST) if number == 0 else ""
        yield labelled_text(gap, looks.body, label, looks.label, left=looks.label_column, space_before=1.5)
