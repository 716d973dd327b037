"""What changed between two times a client was told something, as sections of sentences. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from qhchecklist.assess.assessment import Assessor
from qhchecklist.carry_over.causes import Side
from qhchecklist.carry_over.since import Since, since, told_at, told_now
from qhchecklist.checklist import Checklist
from qhchecklist.dossier import Dossier
from qhchecklist.policy.record import record
from qhchecklist.policy.rulebook import Rulebook
from qhchecklist.policy.text import Text, day_text
from qhchecklist.store.records import Visit
from qhchecklist.ui.clients.laid import changes


@record
class Told:
    """What a client was, or would be, told, and the whole dossier of then."""

    side: Side
    dossier: Dossier


@record
class Section:
    """A heading and its sentences."""

    heading: Text
    lines: tuple[Text, ...]


def visit_told(visit: Visit, rules: Assessor) -> Told:
    """What a visit says. `rules`: the present ones, which are used only where the visit was told by them."""
    same = visit.policy.sha256 == rules.rulebook.policy.sha256
    return Told(told_at(visit, rules if same else None), visit.dossier)


def now_told(checklist: Checklist, dossier: Dossier, rules: Assessor) -> Told:
    """What would be said now."""
    return Told(told_now(checklist, rules), dossier)


def compare_told(before: Told, after: Told, book: Rulebook) -> tuple[Section, ...]:
    """What is otherwise; sections without a sentence are left out."""
    found = since(before.side, after.side, book)
    parted = changes(before.dossier, after.dossier, book)
    work = tuple(one.text() for key, one in parted.items() if not key.startswith("answer:"))
    answers = tuple(one.text() for key, one in parted.items() if key.startswith("answer:"))
    sections = (
        Section(Text("日期与规则", "Day and rules"), (*_basis(found), *found.remarks)),
        Section(Text("变为适用", "Now apply"), tuple(one.text() for one in found.turned("gained"))),
        Section(Text("不再适用", "No longer apply"), tuple(one.text() for one in found.turned("lost"))),
        Section(Text("其他结论的变化", "Other changes of outcome"), tuple(one.text() for one in found.turned("other"))),
        Section(Text("措辞或规则有改", "Worded or decided otherwise"), tuple(one.text() for one in found.rewordings)),
        Section(Text("回答的变化", "Answers changed"), answers),
        Section(Text("办理情况的变化", "Work changed"), work),
    )
    return tuple(one for one in sections if one.lines)


def _basis(found: Since) -> Iterator[Text]:
    before, after = found.before, found.after
    if before.as_of != after.as_of:
        was, now = day_text(before.as_of), day_text(after.as_of)
        yield Text(f"判断日期：{was.zh} → {now.zh}", f"As of: {was.en} → {now.en}")
    if found.validity == ("in_force", "expired"):
        yield Text("其间文件有效期已届满", "The notice has expired meanwhile")
    if before.policy != after.policy:
        old, new = (f"{one.id} {one.version} ({one.sha256[:8]})" for one in (before.policy, after.policy))
        yield Text(f"规则包：{old} → {new}", f"Rule pack: {old} → {new}")
