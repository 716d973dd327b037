"""What changed between two times a client was told something, sentence by sentence. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from qhchecklist.checklist import APPLYING, GROUPS, Checklist
from qhchecklist.dossier import Dossier
from qhchecklist.policy.record import record
from qhchecklist.policy.rulebook import Rulebook
from qhchecklist.policy.text import Text, day_text
from qhchecklist.store.records import PolicyStamp, Visit
from qhchecklist.ui.clients.laid import changes


@record
class Told:
    """What a client was, or would be, told: by which text and for which day, with which answers, and the outcome.

    `groups`: of every support, by id (checklist.GroupKey).
    """

    as_of: date
    policy: PolicyStamp
    dossier: Dossier
    groups: Mapping[str, str]


@record
class Section:
    """A heading and its sentences."""

    heading: Text
    lines: tuple[Text, ...]


def told_at(visit: Visit) -> Told:
    """What a visit says."""
    return Told(visit.as_of, visit.policy, visit.dossier, visit.groups)


def told_now(checklist: Checklist, dossier: Dossier) -> Told:
    """What would be said now."""
    policy = checklist.assessment.rulebook.policy
    stamp = PolicyStamp(policy.head.id, policy.head.version, policy.sha256)
    return Told(checklist.assessment.as_of, stamp, dossier, {item.id: item.group for item in checklist.items})


def compare_told(before: Told, after: Told, book: Rulebook) -> tuple[Section, ...]:
    """What is otherwise; sections without a sentence are left out."""
    parted = changes(before.dossier, after.dossier, book)
    answers = tuple(one.text() for key, one in parted.items() if key.startswith("answer:"))
    work = tuple(one.text() for key, one in parted.items() if not key.startswith("answer:"))
    gained, lost, other = _outcomes(before, after, book)
    sections = (
        Section(Text("日期与规则", "Day and rules"), tuple(_basis(before, after, book))),
        Section(Text("变为适用", "Now apply"), gained),
        Section(Text("不再适用", "No longer apply"), lost),
        Section(Text("其他结论的变化", "Other changes of outcome"), other),
        Section(Text("回答的变化", "Answers changed"), answers),
        Section(Text("办理情况的变化", "Work changed"), work),
    )
    return tuple(one for one in sections if one.lines)


def _basis(before: Told, after: Told, book: Rulebook) -> Iterator[Text]:
    if before.as_of != after.as_of:
        was, now = day_text(before.as_of), day_text(after.as_of)
        yield Text(f"判断日期：{was.zh} → {now.zh}", f"As of: {was.en} → {now.en}")
        end = book.policy.head.dates.in_force_to
        if end is not None and before.as_of <= end < after.as_of:
            last = day_text(end)
            yield Text(f"其间文件已过有效期（{last.zh}止）", f"The notice has expired meanwhile (on {last.en})")
    if before.policy != after.policy:
        old, new = (f"{one.id} {one.version}（{one.sha256[:8]}）" for one in (before.policy, after.policy))
        yield Text(f"规则包：{old} → {new}", f"Rule pack: {old} → {new}")


def _outcomes(before: Told, after: Told, book: Rulebook) -> tuple[tuple[Text, ...], tuple[Text, ...], tuple[Text, ...]]:
    gained: list[Text] = []
    lost: list[Text] = []
    other: list[Text] = []
    titles = {one.id: one.title for one in book.policy.supports}
    for support in sorted({*before.groups, *after.groups}, key=_placed(tuple(titles))):
        was, now = before.groups.get(support), after.groups.get(support)
        if was == now:
            continue
        title = titles.get(support, Text("", ""))
        old, new = _group(was), _group(now)
        said = Text(f"{support} {title.zh}：{old.zh} → {new.zh}", f"{support} {title.en}: {old.en} → {new.en}")
        applied, applies = was in APPLYING, now in APPLYING
        (gained if applies and not applied else lost if applied and not applies else other).append(said)
    return tuple(gained), tuple(lost), tuple(other)


def _placed(order: tuple[str, ...]) -> _Order:
    return _Order({support: place for place, support in enumerate(order)})


@record
class _Order:
    """Supports in the order of the notice, those it does not know last."""

    places: Mapping[str, int]

    def __call__(self, support: str) -> tuple[int, str]:
        return self.places.get(support, len(self.places)), support


def _group(key: str | None) -> Text:
    if key is None:
        return Text("没有这一事项", "not in the pack")
    return next((words for name, words in GROUPS.items() if name == key), Text(key, key))
