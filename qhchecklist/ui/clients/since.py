"""What changed between two times a client was told something, as sections of sentences. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qhchecklist.assess.assessment import Assessor
from qhchecklist.assess.words import outcome_text
from qhchecklist.carry_over.causes import Side
from qhchecklist.carry_over.since import Since, since, told_at, told_now
from qhchecklist.checklist import APPLYING, VALIDITIES, Checklist
from qhchecklist.dossier import Dossier
from qhchecklist.policy.model import Validity
from qhchecklist.policy.record import record
from qhchecklist.policy.rulebook import Rulebook
from qhchecklist.policy.ruling import Ruling
from qhchecklist.policy.stamp import PackStamp
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


def visit_told(visit: Visit, rules: Assessor, packs: Mapping[str, PackStamp], rulings: tuple[Ruling, ...] = ()) -> Told:
    """What a visit says. `rules`: the present ones, which are used only where the visit was told by them.

    `packs`: what others said, by hash, as far as somebody kept it. `rulings`: what authorities answered, at any time.
    """
    sha256 = visit.policy.sha256
    same = sha256 == rules.rulebook.policy.sha256
    return Told(told_at(visit, rules if same else None, packs.get(sha256), rulings), visit.dossier)


def now_told(checklist: Checklist, dossier: Dossier, rules: Assessor, packs: Mapping[str, PackStamp]) -> Told:
    """What would be said now."""
    return Told(told_now(checklist, rules, packs.get(rules.rulebook.policy.sha256)), dossier)


def compare_told(before: Told, after: Told, book: Rulebook) -> tuple[Section, ...]:
    """What is otherwise; sections without a sentence are left out."""
    found = since(before.side, after.side, book)
    parted = changes(before.dossier, after.dossier, book)
    work = tuple(one.text() for key, one in parted.items() if not key.startswith("answer:"))
    answers = tuple(one.text() for key, one in parted.items() if key.startswith("answer:"))
    sections = (
        Section(Text("日期与规则", "Day and rules"), (*_basis(found), *found.remarks)),
        Section(_turned(_GAINED, found.validity[1]), tuple(one.text() for one in found.turned("gained"))),
        Section(_turned(_LOST, found.validity[1]), tuple(one.text() for one in found.turned("lost"))),
        Section(Text("其他结论的变化", "Other changes of outcome"), tuple(one.text() for one in found.turned("other"))),
        Section(Text("措辞或规则有改", "Worded or decided otherwise"), tuple(one.text() for one in found.rewordings)),
        Section(Text("回答的变化", "Answers changed"), answers),
        Section(Text("办理情况的变化", "Work changed"), work),
    )
    return tuple(one for one in sections if one.lines)


_GAINED = Text("变为适用", "Now apply"), Text("变为属适用对象", "Now covered")
_LOST = Text("不再适用", "No longer apply"), Text("不再属适用对象", "No longer covered")
"""In force, and on any other day."""


def _turned(words: tuple[Text, Text], now: Validity | None) -> Text:
    """A heading in the words of the later day: only of a notice in force is anything said to apply."""
    plain, covered = words
    match now:
        case "in_force":
            return plain
        case "expired":
            return Text(f"{covered.zh}（按原文件）", f"{covered.en} (under the former notice)")
        case None:
            return Text(
                f"{covered.zh}（文件是否有效，这里查不到）", f"{covered.en} (whether in force is not known here)"
            )
        case _:
            return Text(f"{covered.zh}（施行后）", f"{covered.en} (once in force)")


def _basis(found: Since) -> Iterator[Text]:
    """The day, what became of the notice with it, and the rules: what is not due to answers."""
    before, after = found.before, found.after
    if before.as_of != after.as_of:
        was, now = day_text(before.as_of), day_text(after.as_of)
        yield Text(f"判断日期：{was.zh} → {now.zh}", f"As of: {was.en} → {now.en}")
    yield from _lapse(found)
    if before.policy != after.policy:
        old, new = (f"{one.id} {one.version} ({one.sha256[:8]})" for one in (before.policy, after.policy))
        yield Text(f"规则包：{old} → {new}", f"Rule pack: {old} → {new}")


def _lapse(found: Since) -> Iterator[Text]:
    """Another validity changes the words of everything, also of what is judged as before."""
    was, now = found.validity
    if was is None or now is None or was == now:
        return
    if (was, now) == ("in_force", "expired"):
        yield Text("其间文件有效期已届满", "The notice has expired meanwhile")
    else:
        old, new = VALIDITIES[was], VALIDITIES[now]
        yield Text(f"文件状态：{old.zh} → {new.zh}", f"The notice: {old.en} → {new.en}")
    count = sum(found.before.group(one) in APPLYING and group in APPLYING for one, group in found.after.groups.items())
    if count:
        then, by_now = outcome_text("applies", was), outcome_text("applies", now)
        yield Text(
            f"判断没有变的 {count} 项，说法随日期变：原来是“{then.zh}”，现在是“{by_now.zh}”",
            f"{count} supports are judged as before and worded by the day: then '{then.en}', now '{by_now.en}'",
        )
