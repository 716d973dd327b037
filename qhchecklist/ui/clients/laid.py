"""Two desks' changes to one client, in words and as the state that follows from the decisions. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from datetime import date
from types import MappingProxyType
from typing import Literal, TypeAlias

from qhchecklist.comparison import AnswerShift, compare_answers
from qhchecklist.dossier import Dossier
from qhchecklist.intake.work_review import in_words
from qhchecklist.policy.doubts import Json, shown
from qhchecklist.policy.profile import Reading, flatten, read_profile
from qhchecklist.policy.record import record
from qhchecklist.policy.rulebook import Rulebook
from qhchecklist.policy.text import Text
from qhchecklist.store.records import NO_CONTACT, Client, Conflict, Contact, Merge
from qhchecklist.ui.state import State
from qhchecklist.work import NO_WORK, WORK_PARTS, Work

Side: TypeAlias = Literal["mine", "theirs"]

CONTACT_PARTS: dict[str, Text] = {
    "person": Text("联系人", "Contact person"),
    "phone": Text("电话", "Phone"),
    "address": Text("地址", "Address"),
    "note": Text("备注", "Note"),
}

_PARTS = ("answer", "work", "contact", "business_day")

BUSINESS_DAY = Text("业务发生日", "Day of the business")
NOTHING = Text("未填", "not given")


@record
class ConflictRow:
    """One part that both changed, in words."""

    conflict: Conflict
    label: Text
    base: Text
    mine: Text
    theirs: Text


@record
class Change:
    """One part that one side changed, in words."""

    label: Text
    before: Text
    after: Text

    def text(self) -> Text:
        """As one line, before and after."""
        return Text(
            f"{self.label.zh}：{self.before.zh} → {self.after.zh}",
            f"{self.label.en}: {self.before.en} → {self.after.en}",
        )

    def now(self) -> Text:
        """As one line, what it is now."""
        return Text(f"{self.label.zh}：{self.after.zh}", f"{self.label.en}: {self.after.en}")


@record
class Laid:
    """What to show: the conflicts, and what is taken from each side because only that side changed it."""

    rows: tuple[ConflictRow, ...]
    ours: tuple[Change, ...]
    theirs: tuple[Change, ...]


def spelt_alike(client: Client, book: Rulebook) -> Client:
    """The client with its answers in the spelling of the form: another spelling of an answer is no change."""
    reading = read_profile(client.dossier.profile, book.catalogue, book.codes)
    return replace(client, dossier=replace(client.dossier, profile=reading.document))


def lay_out(merge: Merge, base: Client, mine: Dossier, contact: Contact, newest: Client, book: Rulebook) -> Laid:
    """Everything in words. `base`: as this desk read the client; `newest`: as the other desk saved it."""
    words = _Words(book)
    first = words.of(base.dossier, base.contact)
    ours, theirs = words.of(mine, contact), words.of(newest.dossier, newest.contact)
    ours_changed = words.changes(first, ours)
    theirs_changed = words.changes(first, theirs)
    asked = {key_of(one) for one in merge.conflicts}
    conflicts = sorted(merge.conflicts, key=words.place)
    rows = tuple(_row(one, words, ours_changed, theirs_changed) for one in conflicts)
    return Laid(rows, _rest(ours_changed, theirs_changed, asked), _rest(theirs_changed, ours_changed, asked))


def key_of(conflict: Conflict) -> str:
    """What a conflict is about, as one word; no two of one merge are about the same."""
    return f"{conflict.part}:{conflict.key}"


def _rest(changed: Mapping[str, Change], other: Mapping[str, Change], asked: set[str]) -> tuple[Change, ...]:
    """What is not asked; what both changed alike is listed once, with the other desk's."""
    return tuple(one for key, one in changed.items() if key not in asked and other.get(key) != one)


def changes(before: Dossier, after: Dossier, book: Rulebook) -> dict[str, Change]:
    """What differs between two dossiers of one client, by `part:key`: the answers in the order of the form, then work
    and the day of the business.
    """
    words = _Words(book)
    return words.changes(words.of(before, NO_CONTACT), words.of(after, NO_CONTACT))


def changed_answers(before: Dossier, after: Dossier, book: Rulebook) -> tuple[str, ...]:
    """The fields whose answers differ."""
    return tuple(key.partition(":")[2] for key in changes(before, after, book) if key.startswith("answer:"))


@record
class _Side:
    """One state of the client."""

    reading: Reading
    work: Mapping[str, Work]
    contact: Contact
    day: date | None


class _Words:
    """Says the parts of a case."""

    def __init__(self, book: Rulebook) -> None:
        self._book = book
        self._titles = {one.id: one.title for one in book.policy.supports}
        self._places = {one.key: place for place, one in enumerate(book.catalogue.fields)}

    def of(self, dossier: Dossier, contact: Contact) -> _Side:
        reading = read_profile(dossier.profile, self._book.catalogue, self._book.codes)
        return _Side(reading, dossier.work, contact, dossier.business_day)

    def changes(self, before: _Side, after: _Side) -> dict[str, Change]:
        found = {f"answer:{one.field}": _answer(one) for one in self._answers(before, after)}
        for support in sorted({*before.work, *after.work}):
            was, now = before.work.get(support, NO_WORK), after.work.get(support, NO_WORK)
            if was != now:
                found[f"work:{support}"] = Change(self.support(support), work_words(was), work_words(now))
        for part in fields(Contact):
            old, new = getattr(before.contact, part.name), getattr(after.contact, part.name)
            if old != new:
                found[f"contact:{part.name}"] = Change(CONTACT_PARTS[part.name], said(old), said(new))
        if before.day != after.day:
            found["business_day:"] = Change(BUSINESS_DAY, said(before.day), said(after.day))
        return found

    def _answers(self, before: _Side, after: _Side) -> tuple[AnswerShift, ...]:
        return compare_answers(before.reading, after.reading, self._book)

    def support(self, key: str) -> Text:
        title = self._titles.get(key)
        return Text(f"{key} {title.zh}", f"{key} {title.en}") if title is not None else Text(key, key)

    def place(self, conflict: Conflict) -> tuple[int, int, str]:
        """Answers in the order of the form, then work, contact and day."""
        last = len(self._places)
        return _PARTS.index(conflict.part), self._places.get(conflict.key, last), conflict.key

    def label(self, conflict: Conflict) -> Text:
        """What a conflict is about."""
        match conflict.part:
            case "work":
                return self.support(conflict.key)
            case "contact":
                return CONTACT_PARTS.get(conflict.key, Text(conflict.key, conflict.key))
            case "business_day":
                return BUSINESS_DAY
            case "answer":
                labels = {one.key: one.label for one in self._book.catalogue.fields}
                return labels.get(conflict.key, Text(conflict.key, conflict.key))


def _answer(shift: AnswerShift) -> Change:
    return Change(shift.label, shift.before, shift.after)


def _row(conflict: Conflict, words: _Words, ours: Mapping[str, Change], theirs: Mapping[str, Change]) -> ConflictRow:
    """From the comparisons, which say answers as the form does; what these do not know is said as it is kept."""
    mine, other = ours.get(key_of(conflict)), theirs.get(key_of(conflict))
    return ConflictRow(
        conflict,
        words.label(conflict),
        mine.before if mine else other.before if other else said(conflict.base),
        mine.after if mine else said(conflict.mine),
        other.after if other else said(conflict.theirs),
    )


def said(value: Json | Work | date) -> Text:
    """A value as it stands."""
    if isinstance(value, Work):
        return work_words(value)
    if value is None or value == "":
        return NOTHING
    words = value.isoformat() if isinstance(value, date) else shown(value)
    return Text(words, words)


def work_words(work: Work) -> Text:
    """Work in one line: its state, then what else was noted."""
    state = in_words(work, "state")
    zh, en = [state.zh], [state.en]
    for part in WORK_PARTS:
        value = in_words(work, part)
        empty = not getattr(work, "ticked" if part == "steps" else part)
        if part != "state" and not empty:
            zh.append(f"{WORK_PARTS[part].zh} {value.zh}")
            en.append(f"{WORK_PARTS[part].en.lower()} {value.en}")
    return Text("，".join(zh), ", ".join(en))


def resolved(merge: Merge, mine: Dossier, sides: Mapping[str, Side], book: Rulebook) -> State:
    """The state that follows when every conflict is decided, by `key_of`; one that is not stays theirs."""
    document = flatten(merge.dossier.profile, book.catalogue)
    own = flatten(mine.profile, book.catalogue)
    work, contact, day = dict(merge.dossier.work), merge.contact, merge.dossier.business_day
    for conflict in merge.conflicts:
        if sides.get(key_of(conflict)) != "mine":
            continue
        match conflict.part:
            case "answer":
                _put(document, own, conflict.key)
            case "work":
                work[conflict.key] = mine.work.get(conflict.key, NO_WORK)
            case "contact":
                contact = replace(contact, **{conflict.key: str(conflict.mine or "")})
            case "business_day":
                day = mine.business_day
    kept = MappingProxyType({key: value for key, value in document.items() if value is not None})
    return State(kept, MappingProxyType(work), day, merge.dossier.unread, contact)


def _put(document: dict[str, Json], own: Mapping[str, Json], key: str) -> None:
    """Our answer, or all of a group of answers, in the place of theirs."""
    for one in _inside(key, {*document, *own}):
        document[one] = own.get(one)


def _inside(key: str, keys: set[str]) -> Iterator[str]:
    return (one for one in sorted(keys) if one == key or one.startswith(f"{key}."))
