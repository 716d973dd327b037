"""What undo takes back: the answers, the work and the day of the business of one firm, as one immutable value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from qhchecklist.policy.doubts import Json
from qhchecklist.policy.record import record
from qhchecklist.work import Work, no_work_at_all

if TYPE_CHECKING:
    from qhchecklist.store.records import Contact, Source

Document = Mapping[str, Json]
"""A profile document with dotted keys at the top level (`export_refund.filed`)."""


@record
class Seen:
    """Where answers come from that stay as they are, said since the client was read at `version`: the source and a
    remark by field. Once the client is saved they are in its history, and no longer waiting.
    """

    version: int
    notes: Mapping[str, tuple[Source, str]]


@record
class State:
    """Everything that undo takes back: small and immutable, so an undo step holds two of them whole.

    `unread`: parts of the file that could not be used, kept to be saved again. `contact`: how to reach a client;
    None while nobody said. `seen`: of a client, where answers come from that were not changed.
    """

    document: Document = field(default_factory=dict)
    work: Mapping[str, Work] = field(default_factory=no_work_at_all)
    business_day: date | None = None
    unread: Mapping[str, Json] = field(default_factory=dict)
    contact: Contact | None = None
    seen: Seen | None = None


@dataclass(slots=True)
class Typing:
    """What editors hold and have not handed over: the answers, work and contact that settling would give
    (None: none).
    """

    answers: dict[str, Json] = field(default_factory=dict)
    work: dict[str, Work] = field(default_factory=dict)
    contact: Contact | None = None

    def __bool__(self) -> bool:
        return bool(self.answers or self.work or self.contact)

    def laid_over(self, state: State) -> State:
        """The state as it would be if it were handed over."""
        return replace(
            state,
            document={**state.document, **self.answers},
            work={**state.work, **self.work},
            contact=self.contact or state.contact,
        )
