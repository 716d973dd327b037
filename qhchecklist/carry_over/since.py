"""What changed since something was told: through time, through answers, through the rules; each with its sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from qhchecklist.assess.assessment import Assessor
from qhchecklist.carry_over.causes import ABSENT, CAUSES, Attribution, Cause, Causes, Retrial, Side
from qhchecklist.checklist import GROUPS, Checklist, group_text
from qhchecklist.comparison import AnswerShift, Turn, compare_answers, turn_of
from qhchecklist.policy.condition import fields_of, leaves
from qhchecklist.policy.model import Validity
from qhchecklist.policy.profile import read_profile
from qhchecklist.policy.record import record
from qhchecklist.policy.rulebook import Rulebook
from qhchecklist.policy.ruling import Ruling, point_of
from qhchecklist.policy.stamp import PackStamp, changed_parts
from qhchecklist.policy.text import Text, day_text
from qhchecklist.store.records import PolicyStamp, Visit

_NO_SUCH = Text("规则包中没有", "not in the pack")
_MOST_ANSWERS = 3
"""Changed answers that a sentence names."""


@record
class Change:
    """One support that stands in another group than was told; `before` or `after` is ABSENT where a pack lacks it.

    `validity`: of the notice on each side's day, which its words follow; None where its dates are not known.
    """

    support: str
    title: Text
    before: str
    after: str
    why: Attribution
    because: Text
    validity: tuple[Validity | None, Validity | None]

    @property
    def turn(self) -> Turn:
        """Whether it applies now and did not, or the other way round."""
        return turn_of(self.before, self.after)

    def text(self) -> Text:
        """The change and its cause in one sentence."""
        was, now = _group(self.before, self.validity[0]), _group(self.after, self.validity[1])
        zh = f"{self.support} {self.title.zh}：{was.zh} → {now.zh}，{self.because.zh}。"
        return Text(zh, f"{self.support} {self.title.en}: {was.en} → {now.en}, {self.because.en}.")


@record
class Rewording:
    """A support whose group is the same though its words or rules are not."""

    support: str
    title: Text
    changed: tuple[Text, ...]
    rules: bool

    def text(self) -> Text:
        """Which parts differ, in one sentence."""
        zh, en = "、".join(part.zh for part in self.changed), ", ".join(part.en for part in self.changed)
        what = Text("认定规则有改，结论没有变", "decided otherwise, with the same outcome")
        if not self.rules:
            what = Text("措辞有改", "worded otherwise")
        return Text(f"{self.support} {self.title.zh}：{what.zh}（{zh}）。", f"{self.support}: {what.en} ({en}).")


@record
class Since:
    """Two tellings held against each other.

    `validity`: of the notice on each side's day; None where its dates are not known. `remarks`: what could not be told.
    """

    before: Side
    after: Side
    validity: tuple[Validity | None, Validity | None]
    changes: tuple[Change, ...]
    answers: tuple[AnswerShift, ...]
    rewordings: tuple[Rewording, ...]
    remarks: tuple[Text, ...]

    def turned(self, turn: Turn) -> tuple[Change, ...]:
        """The changes of one kind, in order."""
        return tuple(one for one in self.changes if one.turn == turn)

    def through(self, cause: Cause) -> tuple[Change, ...]:
        """The changes in which a cause takes part."""
        return tuple(one for one in self.changes if any(cause in causes for causes in one.why.causes))


def told_at(
    visit: Visit, rules: Assessor | None = None, stamp: PackStamp | None = None, rulings: Sequence[Ruling] = ()
) -> Side:
    """A visit as a side; `rules` only of the very pack that the visit names, and `stamp` as it was kept.

    `rulings`: what authorities answered about the client; what was recorded after the visit is left out.
    """
    then = tuple(one for one in rulings if one.recorded is not None and one.recorded <= visit.at)
    return Side(visit.as_of, visit.policy, visit.dossier.profile, visit.groups, rules, stamp, then)


def told_now(checklist: Checklist, rules: Assessor, stamp: PackStamp | None = None) -> Side:
    """A checklist as it is now; `rules` and `stamp` of its own rule book."""
    policy = checklist.assessment.rulebook.policy
    return Side(
        checklist.assessment.as_of,
        PolicyStamp(policy.head.id, policy.head.version, policy.sha256),
        checklist.assessment.reading.document,
        {item.id: item.group for item in checklist.items},
        rules,
        stamp,
        checklist.assessment.rulings,
    )


def since(before: Side, after: Side, book: Rulebook) -> Since:
    """What became of `before` on the way to `after`: a visit and now, or two visits.

    `book`: the rule book that is open, for the words of answers and titles where a side's own is not there.
    """
    was, now = (read_profile(side.profile, book.catalogue, book.codes) for side in (before, after))
    answers = compare_answers(was, now, book)
    validity = _validity(before, after), _validity(after, before)
    telling = _Telling(before, after, book, answers, validity)
    return Since(
        before,
        after,
        validity,
        tuple(telling.changes()),
        answers,
        tuple(telling.rewordings()),
        tuple(telling.remarks()),
    )


def _validity(side: Side, other: Side) -> Validity | None:
    """The other side's dates serve where it is of the same pack."""
    same = (side, other) if side.policy.sha256 == other.policy.sha256 else (side,)
    dates = [one.stamp.dates for one in same if one.stamp is not None]
    dates += [one.rules.rulebook.policy.head.dates for one in same if one.rules is not None]
    return dates[0].validity(side.as_of) if dates else None


class _Telling:
    def __init__(
        self,
        before: Side,
        after: Side,
        book: Rulebook,
        answers: tuple[AnswerShift, ...],
        validity: tuple[Validity | None, Validity | None],
    ) -> None:
        self._before, self._after, self._book, self._answers = before, after, book, answers
        self._validity = validity
        self._retrial = Retrial(before, after, answers_differ=bool(answers) or before.rulings != after.rulings)

    def changes(self) -> Iterator[Change]:
        for support in dict.fromkeys((*self._after.groups, *self._before.groups)):
            was, now = self._before.group(support), self._after.group(support)
            if was != now:
                why = self._retrial.attribution(support)
                because = self._because(support, why)
                yield Change(support, self._title(support), was, now, why, because, self._validity)

    def rewordings(self) -> Iterator[Rewording]:
        before, after = self._before.stamp, self._after.stamp
        if before is None or after is None:
            return
        for support, now in after.supports.items():
            was = before.supports.get(support)
            if was is None or was.mark == now.mark or self._before.group(support) != self._after.group(support):
                continue
            rules = was.logic_sha256 != now.logic_sha256
            yield Rewording(support, now.title, changed_parts(was, now), rules)

    def remarks(self) -> Iterator[Text]:
        before, after = self._before, self._after
        if before.policy.id != after.policy.id:
            zh = "两次所依据的不是同一份文件，编号相同的事项未必相同。"
            yield Text(zh, "The two are of different notices; equal ids need not mean the same support.")
        here = {side.policy.sha256 for side in (before, after) if side.rules is not None}
        gone = [side.policy for side in (before, after) if side.policy.sha256 not in here]
        for name in dict.fromkeys(f"{one.id} {one.version}" for one in gone):
            zh = f"规则包 {name} 已不在本机，只知道当时的结论；分不清原因的，在各句里说明。"
            yield Text(zh, f"The pack {name} is no longer here; what cannot be told apart without it says so.")
        if before.policy.sha256 != after.policy.sha256 and None in (before.stamp, after.stamp):
            zh = "没有保存当时规则包的指纹，看不出结论没变的事项措辞有没有改。"
            yield Text(zh, "No stamp of a pack was kept, so that a mere rewording cannot be seen.")

    def _title(self, support: str) -> Text:
        books = [side.rules.rulebook for side in (self._after, self._before) if side.rules is not None]
        for stamp in (self._after.stamp, self._before.stamp):
            if stamp is not None and support in stamp.supports:
                return stamp.supports[support].title
        for book in (*books, self._book):
            for one in book.policy.supports:
                if one.id == support:
                    return one.title
        return Text("（名称不在了）", "(name no longer known)")

    # --- causes in words -----------------------------------------------------------------------------

    def _because(self, support: str, why: Attribution) -> Text:
        said = [self._together(support, causes) for causes in why.causes]
        zh, en = "；或者".join(one.zh for one in said), "; or ".join(one.en for one in said)
        if why.certain:
            either = Text("（任一项都足以造成）", " (either suffices)") if len(said) > 1 else Text("", "")
            return Text(f"因为{zh}{either.zh}", f"because {en}{either.en}")
        if not why.told_apart:
            return Text(
                f"因为以下一项或几项：{zh}（当时的规则已不在，分不清）",
                f"because of one or more of these: {en} (the rules of then are no longer here to tell them apart)",
            )
        return Text(
            f"因为{zh}（单这样就足以造成；当时的规则已不在，是否另有足够的原因不能核对）",
            f"because {en} (which suffices; the rules of then are no longer here to see whether others do, too)",
        )

    def _together(self, support: str, causes: Causes) -> Text:
        said = [self._cause(support, cause) for cause in CAUSES if cause in causes]
        return Text("，加上".join(one.zh for one in said), " together with ".join(one.en for one in said))

    def _cause(self, support: str, cause: Cause) -> Text:
        match cause:
            case "time":
                return _days(self._before.as_of, self._after.as_of)
            case "answers":
                return self._changed_answers(support)
            case "rules":
                return _packs(self._before.policy, self._after.policy)

    def _changed_answers(self, support: str) -> Text:
        read, ruled = self._fields(support), self._ruled(support)
        shifts = [one for one in self._answers if one.field in read] or ([] if ruled else list(self._answers))
        if not shifts:
            return Text("主管部门的答复", "of the authority's answer")
        besides = Text("和主管部门的答复", " and the authority's answer") if ruled else Text("", "")
        named = shifts[:_MOST_ANSWERS]
        more = Text("等", " and others") if len(shifts) > len(named) else Text("", "")
        zh, en = "、".join(one.label.zh for one in named), ", ".join(one.label.en for one in named)
        return Text(f"回答有改（{zh}{more.zh}）{besides.zh}", f"of changed answers ({en}{more.en}){besides.en}")

    def _ruled(self, support: str) -> bool:
        """Whether authorities have answered about the support in between."""
        books = [side.rules.rulebook for side in (self._before, self._after) if side.rules is not None]
        conditions = [one.condition for book in books for one in book.policy.supports if one.id == support]
        points = {point_of(leaf) for one in conditions if one is not None for leaf in leaves(one)}
        fresh = set(self._before.rulings) ^ set(self._after.rulings)
        return any(one.support == support or one.point in points for one in fresh)

    def _fields(self, support: str) -> set[str]:
        """The fields that decide about the support, by the rules that are there."""
        books = [side.rules.rulebook for side in (self._before, self._after) if side.rules is not None]
        conditions = [one.condition for book in books for one in book.policy.supports if one.id == support]
        return {field for one in conditions if one is not None for leaf in leaves(one) for field in fields_of(leaf)}


def _days(before: date, after: date) -> Text:
    was, now = day_text(before), day_text(after)
    return Text(f"判断日期从{was.zh}变为{now.zh}", f"the as-of date moved from {was.en} to {now.en}")


def _packs(before: PolicyStamp, after: PolicyStamp) -> Text:
    if before.sha256 == after.sha256:
        return Text(
            "代码表、问题或程序有更新（规则包没有变）", "code lists, questions or the program changed, not the pack"
        )
    return Text(
        f"规则包从 {before.version} 换成 {after.version}", f"the pack changed from {before.version} to {after.version}"
    )


def _group(key: str, validity: Validity | None) -> Text:
    """A group as its day words it; where nobody knows whether the notice was in force, only where it was listed."""
    if key == ABSENT:
        return _NO_SUCH
    known = next((one for one in GROUPS if one == key), None)
    if known is None:
        return Text(key, key)
    if validity is not None:
        return group_text(known, validity)
    listed = GROUPS[known]
    return Text(f"列为“{listed.zh}”", f"listed as '{listed.en}'")
