"""A reopened case beside today's checklist of the same answers: what differs, sentence by sentence. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Literal, TypeAlias

from qhchecklist.checklist import GROUPS, Checklist, Item
from qhchecklist.dossier import Dossier
from qhchecklist.policy.digest import grouped
from qhchecklist.policy.model import Policy
from qhchecklist.policy.record import record
from qhchecklist.policy.rulebook import Rulebook
from qhchecklist.policy.ruling import Ruling
from qhchecklist.policy.text import Text, day_text
from qhchecklist.report.options import RecordHead
from qhchecklist.report.round_trip.answers import TickedAnswer, ticked_answers, with_answers
from qhchecklist.report.round_trip.names import box_name
from qhchecklist.report.round_trip.payload import Case
from qhchecklist.report.round_trip.reopen import Box, Reopened
from qhchecklist.report.typeset.legible import one_line
from qhchecklist.work import NO_WORK, Work

Kind: TypeAlias = Literal["policy", "profile", "as_of", "answer", "finding", "tick", "ruling"]


@record
class Difference:
    """One thing that is not as it was printed. `key`: a support, a field, or empty."""

    kind: Kind
    key: str
    text: Text


@record
class Tick:
    """A step that was ticked, or whose tick was taken away, in the PDF file; steps count from 0."""

    support: str
    step: int
    done: bool


@record
class Restored:
    """A case as it is to be worked on: with what was ticked in the file, and assessed anew (`now`)."""

    case: Case
    dossier: Dossier
    now: Checklist
    differences: tuple[Difference, ...]

    @property
    def told(self) -> Text | None:
        """What the paper says of the consultation record; None where it was printed for no client."""
        return recorded_text(self.case.record) if self.case.record is not None else None

    @property
    def summary(self) -> Text:
        """One sentence: which firm of which day, and how much differs."""
        name = one_line(self.now.assessment.reading.name)
        day, count = day_text(self.case.as_of), len(self.differences)
        origin = f"{self.case.policy_id} {self.case.policy_version}".strip()
        zh = f"与打印时有 {count} 处不同。" if count else "与打印时没有不同。"
        en = f"{count} difference{'' if count == 1 else 's'} from the printed state." if count else "Nothing differs."
        return Text(
            f"已恢复 {name or '未命名企业'}（{day.zh}按 {origin} 判断的清单），{zh}",
            f"Restored {name or 'a firm without a name'} (checklist of {day.en} by {origin}). {en}",
        )


def recorded_text(record: RecordHead) -> Text:
    """Who advised, and where the consultation record stood."""
    day, by = day_text(record.on), one_line(record.by)
    told = f"told by {by or 'the help desk'} on {day.en}"
    if record.number == 0:
        return Text(
            f"纸面所记：{day.zh}由{by or '窗口'}告知，当时咨询记录还没有条目。",
            f"The paper says: {told}; the consultation record had no entry then.",
        )
    shown = grouped(record.sha256)
    return Text(
        f"纸面所记：{day.zh}由{by or '窗口'}告知，当时咨询记录到第 {record.number} 号 {shown}。",
        f"The paper says: {told}; the consultation record stood at no. {record.number} {shown}.",
    )


def restore(reopened: Reopened, rulebook: Rulebook, assess: Callable[[Dossier], Checklist]) -> Restored:
    """Take in what was ticked in the file, assess as of now, and tell what differs."""
    case, catalogue = reopened.case, rulebook.catalogue
    steps = ticks(case, reopened.boxes, rulebook.policy)
    answers = ticked_answers(case.dossier, reopened.boxes, catalogue)
    dossier = with_answers(with_ticks(case.dossier, steps), answers, catalogue)
    now = assess(dossier)
    as_printed = assess(case.dossier) if answers else now
    told = (
        *_policy(case, now),
        *_profile(case, as_printed),
        *_as_of(case, now),
        *map(_answer, answers),
        *map(_ruling, case.rulings),
        *_findings(case, now),
        *_ticks(steps, now),
    )
    return Restored(case, dossier, now, told)


def ticks(case: Case, boxes: Mapping[str, Box], policy: Policy) -> tuple[Tick, ...]:
    """What the boxes say otherwise than the case, in the order of the notice; unknown supports and steps are left out.

    Where two boxes of one step disagree, the one that was changed after printing counts.
    """
    found: list[Tick] = []
    for support in policy.supports:
        done = case.dossier.work.get(support.id, NO_WORK).ticked
        for step in range(len(support.steps)):
            box = boxes.get(box_name(support.id, step))
            if box == "both" or (box is not None and (box == "on") != (step in done)):
                found.append(Tick(support.id, step, step not in done))
    return tuple(found)


def with_ticks(dossier: Dossier, found: tuple[Tick, ...]) -> Dossier:
    """The dossier with what was ticked on the paper."""
    work: dict[str, Work] = dict(dossier.work)
    for tick in found:
        work[tick.support] = work.get(tick.support, NO_WORK).with_tick(tick.step, tick.done)
    return replace(dossier, work=MappingProxyType(work))


def _policy(case: Case, now: Checklist) -> Iterator[Difference]:
    policy = now.assessment.rulebook.policy
    if case.policy_id != policy.head.id:
        zh = f"打印时依据 {case.policy_id}，现在依据 {policy.head.id}：结论不能比较。"
        en = f"Printed by {case.policy_id}, now by {policy.head.id}: the findings cannot be compared."
        yield Difference("policy", "", Text(zh, en))
    elif not policy.sha256.startswith(case.policy_sha256):
        was = f"{case.policy_version} {case.policy_sha256[:12]}".strip()
        is_now = f"{policy.head.version} {policy.sha256[:12]}"
        zh = f"规则包有改动：打印时 {was}，现在 {is_now}。"
        yield Difference("policy", "", Text(zh, f"The rule pack has changed: {was} when printed, {is_now} now."))


def _profile(case: Case, now: Checklist) -> Iterator[Difference]:
    sha256 = now.assessment.reading.sha256
    if not sha256.startswith(case.profile_sha256):
        was, is_now = case.profile_sha256[:12], sha256[:12]
        zh = f"画像指纹不同：打印时 {was}，现在 {is_now}；回答被改动过，或读法有了变化，请核对。"
        en = f"The profile's hash differs: {was} when printed, {is_now} now; check the answers."
        yield Difference("profile", "", Text(zh, en))


def _as_of(case: Case, now: Checklist) -> Iterator[Difference]:
    was, is_now = case.as_of.isoformat(), now.assessment.as_of.isoformat()
    if was != is_now:
        zh = f"判断日期：打印时 {was}，现在 {is_now}。"
        yield Difference("as_of", "", Text(zh, f"Assessed for: {was} when printed, {is_now} now."))


def _answer(answer: TickedAnswer) -> Difference:
    label = answer.field.label
    zh = "、".join(one.zh for one in answer.chosen)
    en = ", ".join(one.en for one in answer.chosen)
    if answer.used:
        text = Text(f"{label.zh}：在 PDF 里答了“{zh}”。", f"{label.en}: answered in the PDF with '{en}'.")
    else:
        text = Text(
            f"{label.zh}：在 PDF 里勾了互相矛盾的答案（{zh}），没有采用；请问清楚后再填。",
            f"{label.en}: the answers ticked in the PDF contradict each other ({en}); not used, please ask again.",
        )
    return Difference("answer", answer.field.key, text)


def _ruling(ruling: Ruling) -> Difference:
    said = ruling.words
    zh = f"打印时按此判断：{said.zh}。文件里的答复不能当作认定，没有采用；请在客户列表里打开这家客户。"
    en = f"Judged by this when printed: {said.en}. A file proves no decision, so it was not used; open the client."
    return Difference("ruling", ruling.support, Text(f"{ruling.support}：{zh}", f"{ruling.support}: {en}"))


def _findings(case: Case, now: Checklist) -> Iterator[Difference]:
    if not case.groups or case.policy_id != now.assessment.rulebook.policy.head.id:
        return
    items = {item.id: item for item in now.items}
    for support in now.assessment.rulebook.policy.supports:
        item, was = items[support.id], case.groups.get(support.id)
        if was is None:
            yield _finding(item, "打印时没有这一项，现在是", "not on the printed list, now")
        elif was != item.group:
            yield _finding(item, f"{GROUPS[was].zh} → ", f"{GROUPS[was].en.lower()} →")
    for gone in sorted(case.groups.keys() - items.keys()):
        yield Difference(
            "finding", gone, Text(f"{gone}：打印时有这一项，现在没有。", f"{gone}: printed, no longer there.")
        )


def _finding(item: Item, zh: str, en: str) -> Difference:
    title, group = item.finding.support.title, GROUPS[item.group]
    return Difference(
        "finding",
        item.id,
        Text(f"{item.id} {title.zh}：{zh}{group.zh}。", f"{item.id} {title.en}: {en} {group.en.lower()}."),
    )


def _ticks(found: tuple[Tick, ...], now: Checklist) -> Iterator[Difference]:
    titles = {item.id: item.finding.support.title for item in now.items}
    for tick in found:
        title = titles[tick.support]
        zh = f"{tick.support} {title.zh}：第 {tick.step + 1} 步在 PDF 里{'勾选了' if tick.done else '取消了勾选'}。"
        done = "was ticked" if tick.done else "was unticked"
        yield Difference(
            "tick", tick.support, Text(zh, f"{tick.support} {title.en}: step {tick.step + 1} {done} in the PDF.")
        )
