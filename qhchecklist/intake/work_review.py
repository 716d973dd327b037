"""A checklist's table held against the work as it is now: what would change, what cannot be taken, and the result.

Pure: nothing is applied here. Every row carries marks of the work it was written with, so that a part changed only in
the program keeps its newer value, a part changed only in the table takes the table's, and one changed in both is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import Any

from qhchecklist.intake.work_table import Value, WorkRow, WorkTable
from qhchecklist.policy.doubts import shown
from qhchecklist.policy.model import Policy
from qhchecklist.policy.problem import nearest
from qhchecklist.policy.record import record
from qhchecklist.policy.spelling import fold_code
from qhchecklist.policy.text import Text
from qhchecklist.table.origin import PARTS, Origin, part_mark, short
from qhchecklist.work import NO_WORK, WORK_PARTS, WORK_STATES, Work

_TICKED = {"steps": "ticked"}
"""The part whose column and whose attribute of Work have another name."""

_LONGEST = 80
"""Characters of a text that are shown of a change."""

_UNSHOWN = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")

_NO_VALUE = Text("（空）", "(empty)")


@record
class WorkChange:
    """One part of the work on one support, before and after, in words."""

    support: str
    title: Text
    part: str
    before: Text
    after: Text

    def text(self) -> Text:
        """The change in one line; long texts are shortened, and no character commands a terminal."""
        label, before, after = WORK_PARTS[self.part], _in_line(self.before), _in_line(self.after)
        zh = f"{self.support}（{self.title.zh}）{label.zh}：{before.zh} → {after.zh}"
        return Text(zh, f"{self.support} ({self.title.en}) {label.en}: {before.en} → {after.en}")


@record
class WorkReview:
    """What came of it. `work`: all work with the sound changes applied; `problems`: what was left out of it and why.

    Whoever applies it must ask first where there are problems: a table with a fault may be the wrong table.
    """

    name: str
    work: Mapping[str, Work]
    changes: tuple[WorkChange, ...]
    problems: tuple[Text, ...]
    remarks: tuple[Text, ...]


def review(table: WorkTable, policy: Policy, profile: str, work: Mapping[str, Work]) -> WorkReview:
    """Hold a table against the work; `profile` is the hash of the present answers."""
    reviewer = _Reviewer(policy, work, list(table.problems), list(table.remarks))
    rows = reviewer.sound(table.rows)
    reviewer.compare_origins(rows, profile)
    for row in rows:
        reviewer.take(row)
    after = MappingProxyType({**work, **reviewer.after})
    return WorkReview(table.name, after, tuple(reviewer.changes), tuple(reviewer.problems), tuple(reviewer.remarks))


@dataclass(slots=True)
class _Reviewer:
    policy: Policy
    work: Mapping[str, Work]
    problems: list[Text]
    remarks: list[Text]
    changes: list[WorkChange] = field(default_factory=list)
    after: dict[str, Work] = field(default_factory=dict)

    # --- which rows count ----------------------------------------------------------------------------

    def sound(self, rows: list[WorkRow]) -> list[WorkRow]:
        """The rows of supports of this notice, each support once, with its id as the notice spells it."""
        known = {fold_code(one.id).casefold(): one.id for one in self.policy.supports}
        kept: dict[str, WorkRow | None] = {}
        for row in self._of_this_notice(rows):
            support = known.get(fold_code(row.id).casefold())
            if support is None:
                hint = nearest(row.id, known.values())
                zh = f"“{shown(row.id)}”不是本文件的事项编号，这一行未采用。"
                self._doubt(row, "id", Text(zh + hint.zh, f"'{shown(row.id)}' is no support here. {hint.en}"))
            elif support not in kept:
                kept[support] = replace(row, id=support)
            else:
                self._repeated(support, row, kept)
        return [row for row in kept.values() if row is not None]

    def _of_this_notice(self, rows: list[WorkRow]) -> Iterator[WorkRow]:
        other = [row for row in rows if row.origin is not None and row.origin.policy != self.policy.head.id]
        if other and other[0].origin is not None:
            name, count = other[0].origin.policy, len(other)
            zh = f"起有 {count} 行出自另一份文件（{name}），编号的意思不同，未采用；请打开那份文件再导入。"
            self._doubt(other[0], "origin", Text(zh, f"{count} rows are of another notice ({name}) and not taken."))
        yield from (row for row in rows if row.origin is None or row.origin.policy == self.policy.head.id)

    def _repeated(self, support: str, row: WorkRow, kept: dict[str, WorkRow | None]) -> None:
        first = kept[support]
        if first is not None and (first.parts, first.drawn) == (row.parts, row.drawn):
            return
        kept[support] = None
        zh = f"{support} 出现了不止一次，内容不同，各行都未采用；请只留下对的一行。"
        self._doubt(row, "id", Text(zh, f"{support} is there more than once and differs; keep the right row."))

    def compare_origins(self, rows: list[WorkRow], profile: str) -> None:
        """Tell once what the table was made with, where that is not what it is imported into."""
        origins = [row.origin for row in rows if row.origin is not None]
        lost = len(rows) - len(origins)
        packs = {_pack(one) for one in origins if one.pack != short(self.policy.sha256)}
        if packs:
            now = f"{self.policy.head.version} {short(self.policy.sha256)}"
            zh = f"清单是按规则包 {'、'.join(sorted(packs))} 导出的，现在用的是 {now}；按编号对应，请核对每处改动。"
            self.remarks.append(
                Text(zh, f"The table was made with other rules ({', '.join(sorted(packs))}); now {now}.")
            )
        if any(one.profile != short(profile) for one in origins):
            zh = "清单导出以后企业画像改过，或者是另一家企业的清单；请确认是这一家。"
            self.remarks.append(
                Text(zh, "The answers are not those the table was made from; check that it is this firm.")
            )
        if lost:
            zh = f"有 {lost} 行的“出处”缺失或改过，看不出程序里后来有没有改动，按表格里的内容采用；请核对每处改动。"
            self.remarks.append(Text(zh, f"{lost} rows have lost their origin; the table's contents are taken."))

    # --- what a row changes --------------------------------------------------------------------------

    def take(self, row: WorkRow) -> None:
        """Apply what a row changes."""
        now = self.work.get(row.id, NO_WORK)
        then = now
        for part in PARTS:
            if part not in row.parts:
                continue
            wanted = self._wanted_steps(row, now) if part == "steps" else row.parts[part]
            if wanted is None and part == "steps":
                continue
            attribute: dict[str, Any] = {_TICKED.get(part, part): wanted}
            asked = replace(now, **attribute)
            if asked == now or self._is_as_exported(asked, row, part):
                continue
            if row.origin is not None and part_mark(now, part) != row.origin.mark(part):
                self._conflict(row, part, now, asked)
            else:
                then = replace(then, **attribute)
                title = self.policy.support(row.id).title
                self.changes.append(WorkChange(row.id, title, part, in_words(now, part), in_words(asked, part)))
        if then != now:
            self.after[row.id] = then

    def _is_as_exported(self, asked: Work, row: WorkRow, part: str) -> bool:
        return row.origin is not None and part_mark(asked, part) == row.origin.mark(part)

    def _conflict(self, row: WorkRow, part: str, now: Work, asked: Work) -> None:
        here, there = _in_line(in_words(now, part)), _in_line(in_words(asked, part))
        zh = f"导出以后两边都改过：程序里是“{here.zh}”，表格里是“{there.zh}”；未采用，请在程序里改定。"
        en = f"was changed on both sides: '{here.en}' in the program, '{there.en}' in the table; not taken."
        self._doubt(row, _TICKED.get(part, part), Text(zh, en))

    def _wanted_steps(self, row: WorkRow, now: Work) -> frozenset[int] | None:
        """The steps done: by their numbers, or by the boxes if only these were changed; None when in doubt."""
        listed = row.parts["steps"]
        assert isinstance(listed, frozenset)
        count = len(self.policy.support(row.id).steps)
        boxes = listed if row.drawn is None else row.drawn | {step for step in listed if step >= count}
        if boxes != listed and self._is_changed(boxes, row, now):
            if self._is_changed(listed, row, now):
                zh = "与“步骤”一列的勾不一致，不知道哪一个对，未采用；请改成一致。"
                self._doubt(row, "ticked", Text(zh, "and the boxes of the steps do not agree; make them agree."))
                return None
            listed = boxes
        strange = sorted(step + 1 for step in listed - now.ticked if step >= count)
        if strange:
            zh = f"没有第 {strange[0]} 步，{row.id} 共 {count} 步，未采用；请改正。"
            self._doubt(row, "ticked", Text(zh, f"there is no step {strange[0]}; {row.id} has {count}."))
            return None
        return listed

    def _is_changed(self, steps: frozenset[int], row: WorkRow, now: Work) -> bool:
        """Whether these are other steps than were exported, or than are ticked now where that is not known."""
        if row.origin is None:
            return steps != now.ticked
        return part_mark(Work(ticked=steps), "steps") != row.origin.mark("steps")

    def _doubt(self, row: WorkRow, key: str, said: Text) -> None:
        where = row.place(key).text()
        self.problems.append(Text(f"{where.zh}{said.zh}", f"{where.en}: {said.en}"))


def _pack(origin: Origin) -> str:
    return f"{origin.version} {origin.pack}"


def _in_line(text: Text) -> Text:
    return Text(_line(text.zh), _line(text.en))


def _line(text: str) -> str:
    bare = _UNSHOWN.sub("\N{REPLACEMENT CHARACTER}", text.replace("\n", " ⏎ "))
    return bare if len(bare) <= _LONGEST else bare[: _LONGEST - 1] + "…"


def in_words(work: Work, part: str) -> Text:
    """One part of the work as people read it."""
    value: Value = getattr(work, _TICKED.get(part, part))
    if part == "state":
        return WORK_STATES[work.state]
    if not value:
        return _NO_VALUE
    if isinstance(value, frozenset):
        listed = [str(step + 1) for step in sorted(value)]
        return Text("、".join(listed), ", ".join(listed))
    said = value.isoformat() if isinstance(value, date) else str(value)
    return Text(said, said)
