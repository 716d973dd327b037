"""What an authority answered about one point of a condition: recorded as its decision, never as what the firm says."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Literal, TypeAlias

from qhchecklist.policy.condition import Leaf
from qhchecklist.policy.digest import sha256
from qhchecklist.policy.facts import GoodsRow
from qhchecklist.policy.meaning import Plain, tree, written
from qhchecklist.policy.record import record
from qhchecklist.policy.text import Text, day_text

Outcome: TypeAlias = Literal["yes", "no", "documents", "other"]

OUTCOMES: dict[Outcome, Text] = {
    "yes": Text("是", "yes"),
    "no": Text("否", "no"),
    "documents": Text("需补充材料", "more documents needed"),
    "other": Text("另有说明", "something else"),
}
"""What an authority can answer; the last two decide nothing."""

DECIDING: frozenset[Outcome] = frozenset({"yes", "no"})

STALE = Text("所据情况已有改动，没有采用，请重新询问", "not used: what it was about has changed, ask again")
"""Said of an answer that no longer fits the rules or the goods that it was given on."""

OTHERWISE = Text("企业所填与此不同，以答复为准，请核对", "the firm's answer differs; the reply counts, please check")
"""Said of an answer that decides although the firm says the opposite: either may rest on something newer."""

_DIGITS = 16


@record
class Ruling:
    """An authority's answer about a support. `point`: the leaf it is about (`point_of`), empty for none.

    `goods`: the rows of goods it is about (`goods_mark`), empty where the point is not about goods. `answer`: its own
    words, `reference`: the number of its letter, either may be empty. `recorded`: when somebody wrote it down.
    """

    support: str
    point: str
    outcome: Outcome
    office: str
    day: date
    answer: str = ""
    reference: str = ""
    goods: str = ""
    recorded: datetime | None = None

    @property
    def words(self) -> Text:
        """Who answered, when, and what."""
        day, said = day_text(self.day), self.said
        number = f"，{self.reference}" if self.reference else ""
        number_en = f", {self.reference}" if self.reference else ""
        return Text(
            f"主管部门已答复（{day.zh}，{self.office}{number}）：{said.zh}",
            f"Answered by the authority ({day.en}, {self.office}{number_en}): {said.en}",
        )

    @property
    def said(self) -> Text:
        """What it answered: yes or no, and its own words where they say more."""
        word = OUTCOMES[self.outcome]
        own = self.answer if self.answer not in (word.zh, word.en) else ""
        if own and self.outcome == "other":
            return Text(own, own)
        return Text(f"{word.zh}。{own}", f"{word.en}. {own}") if own else word

    @property
    def basis(self) -> Text:
        """Said of a fact that it decided, where else the firm's answer would stand."""
        day = day_text(self.day)
        return Text(f"据{self.office}{day.zh}的答复", f"as answered by {self.office} on {day.en}")


def point_of(leaf: Leaf) -> str:
    """What a leaf means, as a short mark: another wording is the same point, another list is another."""
    return _mark(tree(leaf))


def goods_mark(rows: Iterable[GoodsRow]) -> str:
    """Rows of goods as a short mark, whatever their order and place in the table."""
    return _mark(sorted(written(_row(row)) for row in rows))


def _row(row: GoodsRow) -> Plain:
    markets = None if row.markets is None else [sorted(row.markets.known), row.markets.complete]
    return [row.direction, row.status, row.product, row.hs, row.made_in_qinghai, markets]


def _mark(value: Plain) -> str:
    return sha256(written(value).encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
