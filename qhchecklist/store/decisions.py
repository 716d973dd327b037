"""Decisions of authorities: recorded as such, beside what the firm says and never as its own words. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from qhchecklist.policy.doubts import Json
from qhchecklist.policy.record import record
from qhchecklist.policy.text import Text, day_text
from qhchecklist.store.records import AnswerChange


@record
class Decision:
    """What an authority answered to a question about a firm.

    `support`, `field`: what was asked about, either may be empty. `reference`: the number of its letter, if any.
    `value`: the answer as the form takes it, where it decides a question of the form; None where it does not.
    """

    office: str
    question: str
    answer: str
    day: date
    reference: str = ""
    support: str = ""
    field: str = ""
    value: Json = None

    @property
    def words(self) -> Text:
        """One sentence for screen and paper."""
        day, number = day_text(self.day), f"（{self.reference}）" if self.reference else ""
        number_en = f" ({self.reference})" if self.reference else ""
        return Text(
            f"{self.office} {day.zh}认定{number}：{self.answer}",
            f"Decided by {self.office} on {day.en}{number_en}: {self.answer}",
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
    }


def read_decision(document: Mapping[str, Json]) -> Decision:
    """A decision from its body, which its digest has vouched for; raises KeyError or ValueError otherwise."""
    return Decision(
        str(document["office"]),
        str(document["question"]),
        str(document["answer"]),
        date.fromisoformat(str(document["day"])),
        str(document["reference"]),
        str(document["support"]),
        str(document["field"]),
        document["value"],
    )
