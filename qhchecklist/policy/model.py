"""One notice as data: its text, dates, gaps, measures and supports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from typing import Literal, TypeAlias

from qhchecklist.policy.condition import Citation, Condition, SharedCondition
from qhchecklist.policy.record import record
from qhchecklist.policy.text import Text

Strength: TypeAlias = Literal["right", "guided", "encouragement", "informational"]
Kind: TypeAlias = Literal[
    "service", "certification", "funding", "customs", "tax", "platform", "talent", "logistics", "finance", "exhibition"
]
Validity: TypeAlias = Literal["not_published", "published_not_in_force", "in_force", "expired"]
StepSource: TypeAlias = Literal["text", "procedure"]
StepState: TypeAlias = Literal["to_do", "done", "not_concerned", "remark"]
AfterExpiryClass: TypeAlias = Literal["own_basis", "own_term", "elsewhere", "lapsed", "historical"]


@record
class Provision:
    """One official sentence with its stable id, e.g. `3.5`; `text` is verbatim Chinese.

    `gloss` is our unofficial English translation, shown as such and never as the notice's words.
    """

    id: str
    text: str
    gloss: str = ""


@record
class Gap:
    """Lost sentences of our only copy: how many, after which provision, touching which measures.

    `closing` when the gap also touches the closing paragraph.
    """

    id: str
    after: str
    lost: int
    measures: tuple[int, ...]
    text: Text
    closing: bool = False


@record
class Department:
    """A department by the name the notice uses; `present` is its name today (general knowledge).

    `same_as`: the name of the same authority that the notice uses elsewhere. `ask_at`: whom to turn to where the name
    is of no single office. Both are general knowledge too. `own_prefecture`: the name is of the governments of all
    cities and prefectures, of which a firm turns to its own.
    """

    name: Text
    present: Text | None = None
    since: str = ""
    same_as: str | None = None
    ask_at: Text | None = None
    own_prefecture: bool = False


@record
class Document:
    """A paper or file that a step names, in words of the step.

    `obtained`: the firm does not bring it but gets it when the step is done. `only`: for whom or for which goods it is
    needed at all, in words of the step too; None for everybody. `only_when`: a condition over the profile without which
    the firm needs no such paper. `held_when`: one under which it has the paper already. Both are like those of steps.
    """

    zh: str
    en: str
    obtained: bool = False
    only: Text | None = None
    only_when: Condition | None = None
    held_when: Condition | None = None

    @property
    def text(self) -> Text:
        """Its name."""
        return Text(self.zh, self.en)


@record
class Step:
    """One thing to do; `source` tells whether it follows from the text or is general procedure knowledge.

    `documents`: what the firm brings, hands in or obtains; what the step says of its source holds for them too.
    `done_when`: a condition over the profile under which the step is already behind the firm. `only_when`: one
    without which it does not concern the firm. Both are general knowledge, cite nothing and decide no finding.
    `remark`: something to know rather than to do.
    """

    source: StepSource
    text: Text
    documents: tuple[Document, ...] = ()
    done_when: Condition | None = None
    only_when: Condition | None = None
    remark: bool = False


NOT_TASKS: frozenset[StepState] = frozenset({"done", "not_concerned", "remark"})
"""The states of steps that are not waited for."""


@record
class AfterExpiry:
    """What remains of a support after the notice has lapsed: our judgement, to be confirmed."""

    remains: AfterExpiryClass
    note: Text | None = None


@record
class Support:
    """One thing a firm may claim, ask for or use; `condition` is None where nothing can be decided.

    `held` is a condition that, when it holds, turns the steps into "已具备：续证、扩项"; it never
    changes the outcome; `held_text` says so in other words. `reading` is the second reading that is arguable;
    `reading_condition` is the condition under it, where it can be written as one: it decides nothing, and tells
    which firms the second reading concerns.
    """

    id: str
    title: Text
    quotes: tuple[Citation, ...]
    who: Text
    kind: Kind
    strength: Strength
    discretion: Text
    steps: tuple[Step, ...] = ()
    condition: Condition | None = None
    wide: bool = False
    held: Condition | None = None
    held_text: Text | None = None
    reading: Text | None = None
    reading_condition: Condition | None = None
    after_expiry: AfterExpiry | None = None


@record
class Measure:
    """One numbered item of the notice; `number` is None for the closing paragraph.

    `departments` names the provision that holds the bracket of responsible departments, None when
    the bracket is lost. `provisions` is the ledger: every sentence that belongs to this measure.
    `department_labels` are the names with their English, filled in on loading from policy.yaml.
    """

    number: int | None
    title: Text
    provisions: tuple[str, ...]
    supports: tuple[Support, ...]
    heading: str | None = None
    departments: str | None = None
    department_names: tuple[str, ...] = ()
    department_labels: tuple[Text, ...] = ()


@record
class Banner:
    """The words shown on screen and on every printed page in each state of validity.

    The last two are added for business of another day than the one judged: `business_in_force` when it took
    place while the notice was in force and the day judged lies outside that time, `business_outside` when it
    took place outside that time.
    """

    not_published: Text
    published_not_in_force: Text
    in_force: Text
    expired: Text
    business_in_force: Text
    business_outside: Text

    def business(self, dates: Dates, as_of: date, day: date | None) -> Text | None:
        """What to add about the day of the business; None when there is nothing to add."""
        if day is None:
            return None
        if dates.validity(day) != "in_force":
            return self.business_outside
        return None if dates.validity(as_of) == "in_force" else self.business_in_force


@record
class Dates:
    """The notice's own dates; both ends of the interval in force are included."""

    signed: date
    published: date
    in_force_from: date
    in_force_to: date

    def validity(self, as_of: date) -> Validity:
        """Where `as_of` lies; from the dates alone, never part of a condition."""
        if as_of < self.published:
            return "not_published"
        if as_of < self.in_force_from:
            return "published_not_in_force"
        return "in_force" if as_of <= self.in_force_to else "expired"


@record
class Review:
    """When the pack was last checked against the world, and when it must be checked again."""

    checked_on: date
    result: Text
    review_by: date


@record
class Section:
    """A group of measures; the provision that holds its title, or None where the title is lost."""

    title: Text
    measures: tuple[int, ...]
    provision: str | None = None


@record
class PolicyHead:
    """policy.yaml: everything of a pack that is not inside one measure."""

    id: str
    version: str
    title: Text
    issuer: Text
    dates: Dates
    review: Review
    banner: Banner
    front: tuple[str, ...]
    sections: tuple[Section, ...]
    gaps: tuple[Gap, ...]
    departments: tuple[Department, ...]
    shared_conditions: dict[str, SharedCondition]
    glosses: dict[str, str]
    parents: tuple[Text, ...] = ()
    number: str | None = None


@record
class Policy:
    """A whole pack, loaded and resolved. `sha256` is over the files that decide (text, head, measures)."""

    head: PolicyHead
    provisions: Mapping[str, Provision]
    measures: tuple[Measure, ...]
    sha256: str
    supports: tuple[Support, ...] = field(init=False)
    _by_id: Mapping[str, Support] = field(init=False)
    _measure_of: Mapping[str, Measure] = field(init=False)

    def __post_init__(self) -> None:
        supports = tuple(support for measure in self.measures for support in measure.supports)
        object.__setattr__(self, "supports", supports)
        object.__setattr__(self, "_by_id", {support.id: support for support in supports})
        owner = {support.id: measure for measure in self.measures for support in measure.supports}
        object.__setattr__(self, "_measure_of", owner)

    def support(self, support_id: str) -> Support:
        """The support with this id; raises KeyError."""
        return self._by_id[support_id]

    def measure_of(self, support_id: str) -> Measure:
        """The measure a support belongs to; raises KeyError."""
        return self._measure_of[support_id]

    def gaps_of(self, measure: Measure) -> tuple[Gap, ...]:
        """The gaps that touch a measure."""
        return tuple(
            gap for gap in self.head.gaps if (gap.closing if measure.number is None else measure.number in gap.measures)
        )
