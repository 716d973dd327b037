"""The chain of the consultation record: what an entry is, how it is hashed, and whether a chain is whole. Pure.

An entry's hash covers its number, the hash before it and the hash of its content; the content holds a salted digest of
a body that is kept beside. So a body can be erased, and a content concealed, and the chain can still be checked.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Literal, TypeAlias, get_args

from qhchecklist.policy.digest import grouped
from qhchecklist.policy.doubts import Json
from qhchecklist.policy.record import record
from qhchecklist.policy.text import Text

EntryKind: TypeAlias = Literal["visit", "printed", "decision", "deletion", "join", "restore", "export", "import"]

ENTRY_KINDS: tuple[EntryKind, ...] = get_args(EntryKind)

ENTRY_WORDS: dict[EntryKind, Text] = {
    "visit": Text("告知", "told a client"),
    "printed": Text("交付纸面", "handed out a paper"),
    "decision": Text("主管部门认定", "decision of an authority"),
    "deletion": Text("删除客户", "deleted a client"),
    "join": Text("合并客户", "joined clients"),
    "restore": Text("从备份恢复", "restored a backup"),
    "export": Text("导出客户", "exported a client"),
    "import": Text("导入客户", "imported a client"),
}

_PURPOSE = "qhchecklist-log/1"
_SHOWN = re.compile(
    r"[^0-9]{0,40}(?P<number>[1-9][0-9]{0,14})[^0-9a-f]{1,5}"
    r"(?P<sha256>[0-9a-f]{12,64}|[0-9a-f]{4}(?:[ \u00a0][0-9a-f]{4}){2,15})[^0-9a-zA-Z]{0,3}"
)


@record
class Head:
    """An entry by its number (from 1) and its hash; number 0 stands before the first."""

    number: int = 0
    sha256: str = "0" * 64


START = Head()
"""Where every chain begins."""


@record
class Body:
    """What was recorded, as canonical JSON, and the salt (hex) without which it cannot be guessed from its digest."""

    salt: str
    text: str

    @property
    def sha256(self) -> str:
        """The digest that the entry holds."""
        return _sha256(f"{self.salt}:{self.text}")


@record
class Entry:
    """One entry as it was found. `at`: ISO 8601 in UTC with microseconds. `client`: an id without meaning, or empty.

    `kind`: an EntryKind, unless it was changed. `body`: None when it was erased.
    """

    number: int
    at: str
    by: str
    kind: str
    client: str
    body_sha256: str
    previous: str
    sha256: str
    body: Body | None

    @property
    def content_sha256(self) -> str:
        """The hash of everything but the place in the chain."""
        return _sha256(canonical([self.at, self.by, self.kind, self.client, self.body_sha256]))


@record
class Concealed:
    """An entry whose content is not shown: of others, in the proof that one client was deleted."""

    number: int
    content_sha256: str
    previous: str
    sha256: str


Link: TypeAlias = Entry | Concealed


@record
class NewEntry:
    """What is about to be recorded. `document` becomes the body."""

    at: datetime
    by: str
    kind: EntryKind
    client: str
    document: Mapping[str, Json]


FaultKind: TypeAlias = Literal[
    "gap", "order", "entry", "link", "body", "erased", "deletion", "paper", "cut", "unreadable"
]

_FAULTS: dict[FaultKind, Text] = {
    "gap": Text("缺少这一条", "this entry is missing"),
    "order": Text("编号不按顺序，或重复", "the number is out of order or comes twice"),
    "entry": Text("这一条被改动过", "this entry was changed"),
    "link": Text("与前一条接不上，此处或之前被改动过", "does not follow from the one before; either was changed"),
    "body": Text("这一条的内容被改动过", "the content of this entry was changed"),
    "erased": Text(
        "内容没有了，而没有哪一条删除记录提到它", "the content is gone, and no record of a deletion names this entry"
    ),
    "deletion": Text("这条删除记录与它提到的各条不符", "this deletion does not fit the entries that it names"),
    "paper": Text("校验码与纸面上印的不同", "its hash is not the one on the paper"),
    "cut": Text("应有这一条，文件到前一条就完了", "this entry should be there, but the file ends before it"),
    "unreadable": Text("这一行读不懂，被改动或损坏了", "this line cannot be read; it was changed or damaged"),
}


@record
class Fault:
    """The first place that is not as it was written: the number of the entry, and what is wrong."""

    number: int
    kind: FaultKind

    @property
    def message(self) -> Text:
        """One sentence: where, what, what next."""
        said = _FAULTS[self.kind]
        return Text(
            f"咨询记录第 {self.number} 号：{said.zh}；请与备份或较早导出的记录对照。",
            f"Consultation record, entry {self.number}: {said.en}; compare a backup or an earlier export.",
        )


@record
class Verdict:
    """What was found: how many entries, how many of them erased, the last one, and the first fault, if any."""

    entries: int
    erased: int
    head: Head
    fault: Fault | None = None


def canonical(value: Json) -> str:
    """The one spelling of a JSON value that is hashed: ASCII, keys sorted, no spaces."""
    return json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":"), allow_nan=False)


def moment(at: datetime) -> str:
    """A moment as entries have it; raises ValueError for one without a zone."""
    if at.tzinfo is None:
        raise ValueError("a moment needs its zone")
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def next_entry(head: Head, new: NewEntry, salt: str) -> Entry:
    """The entry that follows `head`; `salt` is fresh and random, 32 digits of hex."""
    body = Body(salt, canonical(dict(new.document)))
    bare = Entry(head.number + 1, moment(new.at), new.by, new.kind, new.client, body.sha256, head.sha256, "", body)
    return replace(bare, sha256=linked_sha256(bare))


def linked_sha256(link: Link) -> str:
    """What an entry's hash must be."""
    return _sha256(canonical([_PURPOSE, link.number, link.previous, link.content_sha256]))


def together(hashes: Iterable[str]) -> str:
    """One hash for several entries, in their order."""
    return _sha256(canonical(list(hashes)))


def deletion_document(clients: Iterable[str], erased: Iterable[Entry], rows: int) -> dict[str, Json]:
    """The body of the entry about a deletion: whose entries lost their bodies, which, and how many rows went."""
    named = tuple(erased)
    return {
        "clients": sorted(clients),
        "entries": [entry.number for entry in named],
        "sha256": together(entry.sha256 for entry in named),
        "rows": rows,
    }


def head_words(head: Head) -> Text:
    """The head as paper shows it: number and the beginning of the hash, by which a later record can be checked."""
    if head.number == 0:
        return Text("咨询记录：尚无", "Consultation record: none yet")
    short = grouped(head.sha256)
    return Text(f"咨询记录第 {head.number} 号 {short}", f"Consultation record no. {head.number} {short}")


def verify(links: Iterable[Link], after: Head = START, paper: Head | None = None) -> Verdict:
    """Check a chain that follows `after`; stops at the first entry that does not fit.

    `paper`: what a printed sheet shows, the hash or its beginning; that entry must be there.
    """
    head, count, erased = after, 0, 0
    unnamed: dict[int, Entry] = {}
    for link in links:
        fault = _misplaced(link, head) or _changed(link, unnamed) or _otherwise_printed(link, paper)
        if fault is not None:
            return Verdict(count, erased, head, fault)
        if isinstance(link, Entry) and link.body is None:
            erased += 1
            unnamed[link.number] = link
        head, count = Head(link.number, link.sha256), count + 1
    if unnamed:
        return Verdict(count, erased, head, Fault(min(unnamed), "erased"))
    lacking = paper is not None and not after.number < paper.number <= head.number
    return Verdict(count, erased, head, Fault(paper.number, "cut") if paper is not None and lacking else None)


def contained_text(verdict: Verdict, number: int) -> Text:
    """Whether a record that was checked with `paper` has the entry of that paper, as one sentence."""
    if verdict.fault is not None:
        return verdict.fault.message
    return Text(
        f"这份咨询记录里有第 {number} 号，与纸面一致；全部 {verdict.entries} 条都未被改动。",
        f"The record has entry no. {number} as the paper shows it; all {verdict.entries} entries are unchanged.",
    )


def _otherwise_printed(link: Link, paper: Head | None) -> Fault | None:
    if paper is None or link.number != paper.number or link.sha256.startswith(paper.sha256):
        return None
    return Fault(link.number, "paper")


def read_head_words(text: str) -> Head:
    """A head as paper shows it (see `head_words`), its hash a beginning; raises ValueError."""
    found = _SHOWN.fullmatch(text.strip())
    if found is None:
        raise ValueError(text)
    return Head(int(found["number"]), found["sha256"].replace(" ", "").replace("\u00a0", ""))


def _misplaced(link: Link, head: Head) -> Fault | None:
    if link.number > head.number + 1:
        return Fault(head.number + 1, "gap")
    if link.number <= head.number:
        return Fault(link.number, "order")
    if link.sha256 != linked_sha256(link):
        return Fault(link.number, "entry")
    return Fault(link.number, "link") if link.previous != head.sha256 else None


def _changed(link: Link, unnamed: dict[int, Entry]) -> Fault | None:
    if isinstance(link, Concealed) or link.body is None:
        return None
    if link.body.sha256 != link.body_sha256:
        return Fault(link.number, "body")
    if link.kind == "deletion" and not _accounts(link.body.text, unnamed):
        return Fault(link.number, "deletion")
    return None


def _accounts(text: str, unnamed: dict[int, Entry]) -> bool:
    """Whether a deletion names erased entries of its clients and nothing else; they are then accounted for."""
    try:
        document = json.loads(text)
        clients, numbers = frozenset(document["clients"]), list(document["entries"])
        named = [unnamed[number] for number in numbers]
        fits = document["sha256"] == together(entry.sha256 for entry in named)
    except (ValueError, KeyError, TypeError, RecursionError):
        return False
    if not fits or any(entry.client not in clients for entry in named):
        return False
    for number in numbers:
        unnamed.pop(number, None)
    return True


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
