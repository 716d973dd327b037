"""What the store holds, as plain values: no database, no session, nothing that changes.

Moments are aware and in UTC. A policy is named by id, version and SHA-256 of its pack.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Literal, TypeAlias

from qhchecklist.dossier import Dossier
from qhchecklist.policy.doubts import Json
from qhchecklist.policy.record import record
from qhchecklist.policy.stamp import PackStamp
from qhchecklist.policy.text import Text
from qhchecklist.work import Work

Source: TypeAlias = Literal["client_said", "document_seen", "register", "authority_decided"]

SOURCES: dict[Source, Text] = {
    "client_said": Text("企业自述", "said by the client"),
    "document_seen": Text("已核对材料", "document seen"),
    "register": Text("取自名录", "from a register"),
    "authority_decided": Text("主管部门已认定", "decided by the authority"),
}
"""Where an answer comes from."""


@record
class Contact:
    """How to reach a client; never looked at when supports are judged."""

    person: str = ""
    phone: str = ""
    address: str = ""
    note: str = ""


@record
class PolicyStamp:
    """Which text and rules something was judged by."""

    id: str
    version: str
    sha256: str


@record
class Client:
    """A saved firm as it was read at `version`, which counts its changes from 1."""

    id: str
    version: int
    dossier: Dossier
    contact: Contact
    created_at: datetime
    changed_at: datetime
    changed_by: str
    merged_into: str | None = None

    @property
    def name(self) -> str:
        """The firm's name as it was answered; nothing where it was not."""
        return _text(self.dossier.profile.get("enterprise_name"))

    @property
    def credit_code(self) -> str:
        """The firm's credit code as it was answered; nothing where it was not."""
        return _text(self.dossier.profile.get("uscc"))


def _text(value: Json) -> str:
    return value if isinstance(value, str) else ""


@record
class Told:
    """How many supports a client was told at a visit: those that apply, those that need information, those worth
    asking for because their list is open.
    """

    applying: int
    open: int
    to_ask: int


@record
class ClientRow:
    """A client as the list shows it. `next_due`: the earliest due date of work that is still open; `told`: at the last
    visit.
    """

    id: str
    version: int
    name: str
    credit_code: str
    division: str
    visits: int
    last_visit: datetime | None
    next_due: date | None
    policy: PolicyStamp | None
    told: Told | None = None


@record
class Printed:
    """A paper that was handed out: its bytes are known again by their hash."""

    sha256: str
    pages: int
    at: datetime


@record
class Visit:
    """What a client was told once: answers, day, text and outcome, as they were.

    `groups`: of every support, by id (checklist.GroupKey). `number` counts a client's visits from 1.
    """

    id: str
    client: str
    number: int
    at: datetime
    consultant: str
    as_of: date
    policy: PolicyStamp
    dossier: Dossier
    profile_sha256: str
    groups: Mapping[str, str]
    note: str = ""
    printed: tuple[Printed, ...] = ()


@record
class AnswerChange:
    """One answer that became another; None is unanswered. `remark`: e.g. which document was seen."""

    field: str
    before: Json
    after: Json
    source: Source
    at: datetime
    by: str
    remark: str = ""


@record
class WorkChange:
    """Work on one support that became other work."""

    support: str
    before: Work
    after: Work
    at: datetime
    by: str


@record
class Attachment:
    """A file kept with a client, once for all who have the same bytes."""

    sha256: str
    name: str
    size: int
    at: datetime
    by: str


@record
class Conflict:
    """One part that two desks changed differently: a field of the profile, or work on a support."""

    part: Literal["answer", "work", "contact", "business_day"]
    key: str
    base: Json | Work
    mine: Json | Work
    theirs: Json | Work


@record
class Merge:
    """Two desks' changes laid together: what only one changed is taken, the rest is asked.

    `dossier` and `contact` hold theirs wherever there is a conflict.
    """

    dossier: Dossier
    contact: Contact
    conflicts: tuple[Conflict, ...] = ()


@record
class Page:
    """A piece of the list, and how many there are in all; unless `counted`, at least so many."""

    rows: tuple[ClientRow, ...]
    total: int
    counted: bool = True


ListedBy: TypeAlias = Literal["name", "last_visit", "next_due"]


@record
class Query:
    """What the list shows. `words`: name, pinyin, initials or the end of a credit code; `division`: a code's prefix
    without trailing zeros; `outdated`: only clients last told by a policy other than this one.
    """

    words: str = ""
    division: str = ""
    outdated: PolicyStamp | None = None
    by: ListedBy = "name"


@record
class NewVisit:
    """A visit about to be recorded. `pack`: what the rules said, kept once for all visits told by them."""

    consultant: str
    as_of: date
    policy: PolicyStamp
    dossier: Dossier
    profile_sha256: str
    groups: Mapping[str, str]
    note: str = ""
    printed: tuple[Printed, ...] = ()
    pack: PackStamp | None = None


@record
class LastTold:
    """A client and what the last visit told. `policy`: the pack it was told on; `groups` and `work` by support."""

    client: str
    name: str
    contact: Contact
    at: datetime
    consultant: str
    as_of: date
    policy: PolicyStamp
    groups: Mapping[str, str]
    work: Mapping[str, Work]


NO_CONTACT = Contact()
