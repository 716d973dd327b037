"""What is remarked on answers once the day and the replies of authorities are known; no finding depends on it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qhchecklist.assess.evaluate import Case, LeafTests
from qhchecklist.assess.kleene import NO, YES
from qhchecklist.assess.phrases import Phrases
from qhchecklist.policy.condition import Leaf, fields_of
from qhchecklist.policy.doubts import Doubts
from qhchecklist.policy.problem import ProfileProblem
from qhchecklist.policy.profile import ROWS
from qhchecklist.policy.ruling import OUTCOMES, Ruling
from qhchecklist.policy.text import day_text

FOUNDED = "established_on"

_EARLIEST = 1900
"""No licence names a year before; what is typed with two digits or a slip in the century is."""


def remarks(case: Case, disputed: tuple[tuple[Leaf, Ruling], ...], phrases: Phrases) -> tuple[ProfileProblem, ...]:
    """Days that cannot be, and answers beside which an authority said something else."""
    doubts = Doubts()
    _founded(case, doubts)
    for leaf, ruling in disputed:
        _other_reply(leaf, ruling, phrases, doubts)
    return tuple(doubts.found)


def disputed(case: Case, tests: LeafTests) -> Iterator[tuple[Leaf, Ruling]]:
    """The replies that decide although the firm's own answers say the opposite; a mere unknown is no opposite."""
    for leaf, ruling in case.rulings.items():
        if tests.test(leaf)(case) == (NO if ruling.outcome == "yes" else YES):
            yield leaf, ruling


def _founded(case: Case, doubts: Doubts) -> None:
    day = case.facts.values.get(FOUNDED)
    if not isinstance(day, date):
        return
    given, judged = day_text(day), day_text(case.as_of)
    if day > case.as_of:
        zh = f"{given.zh}晚于判断日期{judged.zh}；请按营业执照核对，或者改判断日期。"
        en = f"{given.en} is after the day judged, {judged.en}; check the licence, or judge for another day."
        doubts.add(FOUNDED, "warning", zh, en)
    elif day.year < _EARLIEST:
        zh = f"{given.zh}早得少见；请按营业执照核对年份。"
        doubts.add(FOUNDED, "warning", zh, f"{given.en} is unusually early; check the year on the licence.")


def _other_reply(leaf: Leaf, ruling: Ruling, phrases: Phrases, doubts: Doubts) -> None:
    fields = fields_of(leaf)
    said, word, day = phrases.leaf(leaf), OUTCOMES[ruling.outcome], day_text(ruling.day)
    own = OUTCOMES["no" if ruling.outcome == "yes" else "yes"]
    zh = (
        f"“{said.zh}”：企业所填为“{own.zh}”，{ruling.office}{day.zh}的答复为“{word.zh}”。"
        "两者可能各有所据（如名单已更新）；现以主管部门的答复为准，请与企业核对，有变动就再问一次。"
    )
    en = (
        f"“{said.en}”: the firm's answer says {own.en}, the reply of {ruling.office} on {day.en} says {word.en}. "
        "Both may have their grounds (a list may have changed); the authority's reply counts. "
        "Check, and ask again if need be."
    )
    doubts.add(fields[0] if fields else ROWS, "warning", zh, en)
