"""Decisions of authorities: recorded as such, beside what the firm says and never as its own words. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Literal

from qhchecklist.policy.doubts import Json
from qhchecklist.policy.record import record
from qhchecklist.policy.ruling import OUTCOMES, Outcome, Ruling
from qhchecklist.policy.text import Text, day_text
from qhchecklist.store.records import AnswerChange


@record
class Decision:
    """What an authority answered to a question about a firm.

    `support`, `field`: what was asked about, either may be empty. `reference`: the number of its letter, if any.
    `value`: the answer as the form takes it, where it decides a question of the form; None where it does not.
    `outcome`, `point`, `goods`: what it decides of a support's condition, see `Ruling`; `outcome` is empty where nobody
    said. `attachment`: the SHA-256 of a file kept with the client, empty for none. `recorded`: the moment of its entry.
    """

    office: str
    question: str
    answer: str
    day: date
    reference: str = ""
    support: str = ""
    field: str = ""
    value: Json = None
    outcome: Outcome | Literal[""] = ""
    point: str = ""
    goods: str = ""
    attachment: str = ""
    recorded: datetime | None = None

    @property
    def ruling(self) -> Ruling:
        """As it counts when supports are judged."""
        outcome: Outcome = self.outcome or "other"
        about = self.support, self.point, outcome
        return Ruling(*about, self.office, self.day, self.answer, self.reference, self.goods, self.recorded)

    @property
    def words(self) -> Text:
        """One sentence for screen and paper."""
        day, number = day_text(self.day), f"（{self.reference}）" if self.reference else ""
        number_en = f" ({self.reference})" if self.reference else ""
        said = self.ruling.said
        return Text(
            f"{self.office} {day.zh}认定{number}：{said.zh}",
            f"Decided by {self.office} on {day.en}{number_en}: {said.en}",
        )


@record
class DecidedAnswer:
    """An answer that an authority decided. `disputed`: what was answered otherwise since, by whomever."""

    field: str
    decision: AnswerChange
    disputed: AnswerChange | None = None


def decided_answers(changes: Iterable[AnswerChange]) -> Mapping[str, DecidedAnswer]:
    """By field, the last decision, from answers that come oldest first; another answer disputes and never hides it."""
    found: dict[str, DecidedAnswer] = {}
    for change in changes:
        if change.source == "authority_decided":
            found[change.field] = DecidedAnswer(change.field, change)
        elif change.field in found:
            decision = found[change.field].decision
            disputed = change if change.after != decision.after else None
            found[change.field] = DecidedAnswer(change.field, decision, disputed)
    return found


def decision_document(decision: Decision) -> dict[str, Json]:
    """The body of its entry in the consultation record."""
    return {
        "office": decision.office,
        "question": decision.question,
        "answer": decision.answer,
        "day": decision.day.isoformat(),
        "reference": decision.reference,
        "support": decision.support,
        "field": decision.field,
        "value": decision.value,
        "outcome": decision.outcome,
        "point": decision.point,
        "goods": decision.goods,
        "attachment": decision.attachment,
    }


def read_decision(document: Mapping[str, Json]) -> Decision:
    """A decision from its body, which its digest has vouched for; raises KeyError or ValueError otherwise.

    Bodies written before decisions had a point say nothing of one.
    """
    outcome = document.get("outcome", "")
    if outcome not in ("", *OUTCOMES):
        raise ValueError(outcome)
    return Decision(
        str(document["office"]),
        str(document["question"]),
        str(document["answer"]),
        date.fromisoformat(str(document["day"])),
        str(document["reference"]),
        str(document["support"]),
        str(document["field"]),
        document["value"],
        outcome,
        str(document.get("point", "")),
        str(document.get("goods", "")),
        str(document.get("attachment", "")),
    )


def told_by(decisions: Iterable[Decision]) -> tuple[Ruling, ...]:
    """What authorities answered about supports, oldest first, as an assessment takes it."""
    return tuple(one.ruling for one in decisions if one.support)
