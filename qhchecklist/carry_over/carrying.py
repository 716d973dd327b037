"""Work laid from one pack onto the next: kept where nothing changed, marked or reopened where something did.

Nothing is dropped: what is reset stands in the note as a dated sentence. Carrying work over twice is carrying it once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Literal, TypeAlias

from qhchecklist.policy.meaning import plain_words
from qhchecklist.policy.record import record
from qhchecklist.policy.stamp import PackStamp, SupportStamp, changed_parts
from qhchecklist.policy.text import EMPTY, Lang, Text
from qhchecklist.work import NO_WORK, WORK_STATES, Work

Fate: TypeAlias = Literal["unchanged", "reworded", "rejudged", "gone", "unknown"]

FATES: dict[Fate, Text] = {
    "unchanged": Text("没有变", "unchanged"),
    "reworded": Text("措辞有改，需重读", "worded otherwise, to be read again"),
    "rejudged": Text("认定规则有改，重新开始", "decided otherwise, begun anew"),
    "gone": Text("新规则包里没有这一事项，办理情况照留", "not in the new pack, its work is kept"),
    "unknown": Text("没有旧规则包的记录，看不出有没有改，需重读", "no record of the former pack, so to be read again"),
}


@record
class CarriedWork:
    """What becomes of the work on one support, and why.

    `changed`: the parts that differ. `moved`: ticks that follow their step to another number. `unmatched`: steps that
    were ticked and are in the new pack no longer. `successor`: a support of the new pack that says and decides the
    same as one that is gone; only a hint, nothing is moved there.
    """

    support: str
    title: Text
    fate: Fate
    before: Work
    after: Work
    changed: tuple[Text, ...] = ()
    moved: tuple[tuple[int, int], ...] = ()
    unmatched: tuple[Text, ...] = ()
    successor: str = ""

    def text(self) -> Text:
        """The whole entry in one sentence."""
        parts = [self._what(), *self._ticks()]
        if self.before.state != self.after.state:
            was, now = WORK_STATES[self.before.state], WORK_STATES[self.after.state]
            parts.append(Text(f"{was.zh} → {now.zh}，原状态已记入备注", f"{was.en} → {now.en}, noted"))
        if self.successor:
            parts.append(Text(f"{self.successor} 的内容与它相同", f"{self.successor} says the same"))
        zh, en = "；".join(part.zh for part in parts), "; ".join(part.en for part in parts)
        name = Text(f"{self.support} {self.title.zh}".rstrip(), f"{self.support} {self.title.en}".rstrip())
        return Text(f"{name.zh}：{zh}。", f"{name.en}: {en}.")

    def _what(self) -> Text:
        fate = FATES[self.fate]
        if not self.changed:
            return fate
        zh, en = "、".join(part.zh for part in self.changed), ", ".join(part.en for part in self.changed)
        return Text(f"{fate.zh}（改了：{zh}）", f"{fate.en} (changed: {en})")

    def _ticks(self) -> Iterator[Text]:
        if self.moved:
            said = "、".join(f"{old + 1}→{new + 1}" for old, new in self.moved)
            yield Text(f"已勾步骤随文字移位：{said}", f"ticks follow their steps: {said}")
        if self.unmatched:
            zh, en = "、".join(one.zh for one in self.unmatched), ", ".join(one.en for one in self.unmatched)
            yield Text(f"已勾而新文本没有的步骤记入备注：{zh}", f"ticked steps no longer there are noted: {en}")


@record
class Carried:
    """All work on the new pack, and the preview: one entry for every support that has work, in the new pack's order.

    `added`: supports that the former pack did not have. `remarks`: what is to be said of the packs as a whole.
    """

    work: Mapping[str, Work]
    entries: tuple[CarriedWork, ...]
    added: tuple[tuple[str, Text], ...] = ()
    remarks: tuple[Text, ...] = ()

    @property
    def told(self) -> tuple[CarriedWork, ...]:
        """The entries that a person has to know of before it is applied."""
        return tuple(one for one in self.entries if one.fate != "unchanged")

    @property
    def alters(self) -> bool:
        """Whether applying it changes anything; what is gone is told every time and alters nothing."""
        return any(one.before != one.after for one in self.entries)

    def of(self, fate: Fate) -> tuple[CarriedWork, ...]:
        """The entries of one fate, in order."""
        return tuple(one for one in self.entries if one.fate == fate)


def carry_over(
    work: Mapping[str, Work],
    before: PackStamp | None,
    after: PackStamp,
    day: date,
    *,
    former: Sequence[PackStamp] = (),
    lang: Lang = "zh",
) -> Carried:
    """Lay work onto a new pack; nothing is applied here.

    `before`: the pack that the work was done on, None where no stamp of it was kept. `former`: other packs that are
    known, for work that was carried over before. `day` and `lang`: of the sentences written into notes.
    """
    laying = _Laying(before, after, day, former, lang)
    order = {support: place for place, support in enumerate(after.supports)}
    keys = sorted(work, key=lambda support: (order.get(support, len(order)), support))
    entries = tuple(laying.entry(support, work[support]) for support in keys if work[support] != NO_WORK)
    laid = {one.support: one.after for one in entries}
    return Carried(
        MappingProxyType({support: laid.get(support, done) for support, done in work.items()}),
        entries,
        () if before is None else tuple((one, stamp.title) for one, stamp in _added(before, after)),
        tuple(_remarks(before, after)),
    )


def _added(before: PackStamp, after: PackStamp) -> Iterator[tuple[str, SupportStamp]]:
    return ((support, stamp) for support, stamp in after.supports.items() if support not in before.supports)


def _remarks(before: PackStamp | None, after: PackStamp) -> Iterator[Text]:
    if before is None:
        zh = "旧规则包的记录没有保存，看不出哪些事项有改；办理情况全部照留，请逐项重读。"
        yield Text(zh, "No record of the former pack was kept; all work is kept, please read each support again.")
    elif before.id != after.id:
        zh = f"两个规则包不是同一份文件：原为《{before.title.zh}》，现为《{after.title.zh}》；编号相同的事项未必相同。"
        en = f"The packs are of different notices: formerly {before.title.en}, now {after.title.en}."
        yield Text(zh, f"{en} Equal ids need not mean the same support.")


@record
class _Laying:
    before: PackStamp | None
    after: PackStamp
    day: date
    former: Sequence[PackStamp]
    lang: Lang

    def entry(self, support: str, work: Work) -> CarriedWork:
        now = self.after.supports.get(support)
        if now is None:
            return self._gone(support, work)
        if work.basis == now.mark:
            return CarriedWork(support, now.title, "unchanged", work, work)
        pack, was = self._stamp_of(support, work)
        if pack is not None and was is None:  # it is new, so the work was done on this very text
            return CarriedWork(support, now.title, "unchanged", work, work)
        if pack is None or was is None:
            marked = replace(work, reread=self.day, basis=now.mark)
            return CarriedWork(support, now.title, "unknown", work, marked)
        if was.mark == now.mark:
            return CarriedWork(support, now.title, "unchanged", work, work)
        if was.logic_sha256 == now.logic_sha256:
            return self._reworded(support, work, pack, was, now)
        return self._rejudged(support, work, pack, was, now)

    def _stamp_of(self, support: str, work: Work) -> tuple[PackStamp | None, SupportStamp | None]:
        """The pack that the work rests on, by its mark where it has one, and what it had there."""
        known = (*((self.before,) if self.before is not None else ()), *self.former)
        if not work.basis:
            return self.before, None if self.before is None else self.before.supports.get(support)
        for pack in known:
            stamp = pack.supports.get(support)
            if stamp is not None and stamp.mark == work.basis:
                return pack, stamp
        return None, None

    def _gone(self, support: str, work: Work) -> CarriedWork:
        was = self._stamp_of(support, work)[1]
        same = [] if was is None else [one for one, now in self.after.supports.items() if now.mark == was.mark]
        title = EMPTY if was is None else was.title
        return CarriedWork(support, title, "gone", work, work, successor=same[0] if same else "")

    def _reworded(self, support: str, work: Work, pack: PackStamp, was: SupportStamp, now: SupportStamp) -> CarriedWork:
        place = _places(was.steps, now.steps)
        moved = tuple((old, place[old]) for old in sorted(work.ticked) if old in place and place[old] != old)
        lost = [old for old in sorted(work.ticked) if old not in place]
        unmatched = tuple(_step(was, old) for old in lost)
        after = replace(
            work,
            ticked=frozenset(place[old] for old in work.ticked if old in place),
            note=_added_to(work.note, self._lost_ticks(pack, was, lost)) if lost else work.note,
            reread=self.day,
            basis=now.mark,
        )
        return CarriedWork(support, now.title, "reworded", work, after, changed_parts(was, now), moved, unmatched)

    def _rejudged(self, support: str, work: Work, pack: PackStamp, was: SupportStamp, now: SupportStamp) -> CarriedWork:
        begun = work.state != NO_WORK.state or bool(work.ticked)
        after = replace(
            work,
            state=NO_WORK.state,
            ticked=NO_WORK.ticked,
            note=_added_to(work.note, self._begun_anew(pack, was, now, work)) if begun else work.note,
            reread=self.day,
            basis=now.mark,
        )
        return CarriedWork(support, now.title, "rejudged", work, after, changed_parts(was, now))

    def _lost_ticks(self, pack: PackStamp, was: SupportStamp, lost: Iterable[int]) -> str:
        done = _numbered(was, lost)
        zh = f"步骤有改，下列已做步骤新文本中没有：{done.zh}"
        return self._dated(pack, Text(zh, f"steps changed; these were done and are no longer there: {done.en}"))

    def _begun_anew(self, pack: PackStamp, was: SupportStamp, now: SupportStamp, work: Work) -> str:
        parts = changed_parts(was, now)
        zh, en = "、".join(part.zh for part in parts), ", ".join(part.en for part in parts)
        state, done = WORK_STATES[work.state], _numbered(was, sorted(work.ticked))
        steps = Text(f"；已做步骤：{done.zh}", f"; steps done: {done.en}") if work.ticked else EMPTY
        said = Text(
            f"认定规则有改（{zh}），重新开始；此前：{state.zh}{steps.zh}",
            f"decided otherwise ({en}), begun anew; before: {state.en}{steps.en}",
        )
        return self._dated(pack, said)

    def _dated(self, pack: PackStamp, said: Text) -> str:
        """A sentence for the note, in brackets of its own, with the day and both versions."""
        versions = f"{pack.version} → {self.after.version}"
        day = self.day.isoformat()
        return Text(f"〔{day} 规则包 {versions}：{said.zh}。〕", f"[{day} pack {versions}: {said.en}.]")[self.lang]


def _places(before: Sequence[Text], after: Sequence[Text]) -> dict[int, int]:
    """Where each step stands now, found by its words; of equal steps the first is the first."""
    free = {key: place for place, key in enumerate(_keys(after))}
    return {place: free[key] for place, key in enumerate(_keys(before)) if key in free}


def _keys(steps: Sequence[Text]) -> Iterator[tuple[str, int]]:
    seen: Counter[str] = Counter()
    for step in steps:
        words = plain_words(step.zh)
        yield words, seen[words]
        seen[words] += 1


def _step(stamp: SupportStamp, place: int) -> Text:
    """A step's words; its number where the pack had no such step."""
    if place < len(stamp.steps):
        return stamp.steps[place]
    return Text(f"第 {place + 1} 步", f"step {place + 1}")


def _numbered(stamp: SupportStamp, places: Iterable[int]) -> Text:
    listed = [(place + 1, _step(stamp, place)) for place in places]
    return Text(
        "；".join(f"{number}. {step.zh}" for number, step in listed),
        "; ".join(f"{number}. {step.en}" for number, step in listed),
    )


def _added_to(note: str, sentence: str) -> str:
    return f"{note}\n{sentence}" if note else sentence
