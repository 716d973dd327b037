"""Which clients must hear of a new pack or of a date that has passed, with the supports that concern them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Literal, TypeAlias

from qhchecklist.checklist import APPLYING, GROUPS, VALIDITIES, group_text
from qhchecklist.policy.model import Validity
from qhchecklist.policy.record import record
from qhchecklist.policy.stamp import PackStamp
from qhchecklist.policy.text import EMPTY, Lang, Text
from qhchecklist.store.records import LastTold
from qhchecklist.work import NO_WORK, Work

Matter: TypeAlias = Literal["gone", "rejudged", "reworded", "added", "validity", "unknown"]

MATTERS: dict[Matter, Text] = {
    "gone": Text("新规则包里没有", "not in the new pack"),
    "rejudged": Text("认定规则有改", "decided otherwise"),
    "reworded": Text("措辞有改", "worded otherwise"),
    "added": Text("新增", "new"),
    "validity": Text("文件有效状态有变", "the notice's validity changed"),
    "unknown": Text("看不出有没有改", "cannot be told"),
}
"""What a call is about, the weightier first."""

_HOPED: frozenset[str] = frozenset({*APPLYING, "needs_information", "open_list"})
"""Groups in which a support is worth something to the client."""

Cell: TypeAlias = str | date


@record
class Concern:
    """One support that the client must hear of; `working`: its work is begun and still open."""

    support: str
    title: Text
    matter: Matter
    working: bool

    def text(self) -> Text:
        """The support and what has become of it."""
        said, now = MATTERS[self.matter], Text("，在办", ", being worked on") if self.working else Text("", "")
        zh = f"{self.support} {self.title.zh}（{said.zh}{now.zh}）"
        return Text(zh, f"{self.support} {self.title.en} ({said.en}{now.en})")


@record
class Affected:
    """A client to be called. `reasons`: why, one phrase each; `due`: the earliest due date among the concerns.

    `then`: whether the notice was in force on the day that was told.
    """

    told: LastTold
    reasons: tuple[Text, ...]
    concerns: tuple[Concern, ...]
    then: Validity
    due: date | None = None


@record
class CallList:
    """Headings and rows for a table; cells are texts as people gave them, so a writer must make them harmless.

    `widths`: of the columns, in characters.
    """

    titles: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[Cell, ...], ...]


def affected(
    rows: Iterable[LastTold], stamps: Mapping[str, PackStamp], now: PackStamp, as_of: date
) -> tuple[Affected, ...]:
    """The clients that a call is due to, in the order of calling.

    `stamps`: of the packs that visits were told on, by the pack's SHA-256; `now`: of the pack that holds on `as_of`.
    First those whose work is going on, by the earliest due date; then those with more that was decided otherwise, has
    gone or lapsed; then who has not been here for longer.
    """
    search = _Search(stamps, now, as_of)
    found = [one for one in map(search.of, rows) if one is not None]
    return tuple(sorted(found, key=_urgency))


def _urgency(one: Affected) -> tuple[bool, date, int, datetime, str, str]:
    working = any(concern.working for concern in one.concerns)
    weight = sum(concern.matter in ("gone", "rejudged", "validity") for concern in one.concerns)
    return not working, one.due or date.max, -weight, one.told.at, one.told.name, one.told.client


Pair: TypeAlias = tuple[Concern, Concern]
"""A concern of clients who are not at it, and of those who are: one object for a hundred thousand clients."""


def _pair(support: str, title: Text, matter: Matter) -> Pair:
    return Concern(support, title, matter, working=False), Concern(support, title, matter, working=True)


class _Search:
    """Holds the packs; how two differ is found out once."""

    def __init__(self, stamps: Mapping[str, PackStamp], now: PackStamp, as_of: date) -> None:
        self._stamps, self._now = stamps, now
        self._validity = now.dates.validity(as_of)
        self._differences: dict[str, tuple[Pair, ...]] = {}
        self._pairs: dict[tuple[str, Matter], Pair] = {}

    def of(self, told: LastTold) -> Affected | None:
        then = self._stamps.get(told.policy.sha256)
        reasons: list[Text] = []
        concerns = self._through_rules(told, then)
        if concerns:
            reasons.append(self._pack_reason(told, then))
        was = (self._now if then is None else then).dates.validity(told.as_of)
        lapsed = () if was == self._validity else self._cared_for(told, "validity")
        if lapsed:
            reasons.append(_validity_reason(was, self._validity))
        known = {one.support for one in concerns}
        concerns += tuple(one for one in lapsed if one.support not in known)
        if not concerns:
            return None
        dues = [due for one in concerns if (due := _due(told, one.support)) is not None]
        return Affected(told, tuple(reasons), tuple(sorted(concerns, key=_weight)), was, min(dues, default=None))

    def _pack_reason(self, told: LastTold, then: PackStamp | None) -> Text:
        was, now = told.policy, self._now
        if was.id != now.id:
            title = Text(was.id, was.id) if then is None else then.title
            return Text(f"上次按《{title.zh}》告知，现为《{now.title.zh}》", f"told on {title.en}, now {now.title.en}")
        if was.sha256 == now.sha256:
            return Text("代码表或问题有更新", "code lists or questions changed")
        if then is None:
            zh = f"规则包 {was.version} → {now.version}，旧包没有留下记录，请全部核对"
            return Text(zh, f"pack {was.version} → {now.version}; no record of the former, check everything")
        return Text(f"规则包 {was.version} → {now.version}", f"pack {was.version} → {now.version}")

    def _through_rules(self, told: LastTold, then: PackStamp | None) -> tuple[Concern, ...]:
        sha256 = told.policy.sha256
        if then is None:
            return () if sha256 == self._now.sha256 else self._cared_for(told, "unknown")
        if sha256 not in self._differences:
            self._differences[sha256] = tuple(_differences(then, self._now))
        return tuple(_for(told, pair) for pair in self._differences[sha256] if _concerns(told, pair[0]))

    def _cared_for(self, told: LastTold, matter: Matter) -> tuple[Concern, ...]:
        listed = dict.fromkeys((*told.groups, *told.work))
        return tuple(_for(told, self._named(one, matter)) for one in listed if _is_cared_for(told, one))

    def _named(self, support: str, matter: Matter) -> Pair:
        if (support, matter) not in self._pairs:
            stamp = self._now.supports.get(support)
            self._pairs[support, matter] = _pair(support, EMPTY if stamp is None else stamp.title, matter)
        return self._pairs[support, matter]


def _differences(then: PackStamp, now: PackStamp) -> Iterator[Pair]:
    for support, stamp in now.supports.items():
        was = then.supports.get(support)
        if was is None:
            yield _pair(support, stamp.title, "added")
        elif was.logic_sha256 != stamp.logic_sha256:
            yield _pair(support, stamp.title, "rejudged")
        elif was.mark != stamp.mark:
            yield _pair(support, stamp.title, "reworded")
    for support, stamp in then.supports.items():
        if support not in now.supports:
            yield _pair(support, stamp.title, "gone")


def _concerns(told: LastTold, one: Concern) -> bool:
    """Another rule or a new support may give what was refused; words count only where there was something to have."""
    return one.matter in ("added", "rejudged") or _is_cared_for(told, one.support)


def _is_cared_for(told: LastTold, support: str) -> bool:
    return told.groups.get(support) in _HOPED or _work_on(told, support) is not None


def _work_on(told: LastTold, support: str) -> Work | None:
    """The work that was begun on a support."""
    work = told.work.get(support)
    return None if work is None or work == NO_WORK else work


def _for(told: LastTold, pair: Pair) -> Concern:
    work = _work_on(told, pair[0].support)
    return pair[work is not None and work.is_open]


def _due(told: LastTold, support: str) -> date | None:
    work = _work_on(told, support)
    return work.due if work is not None and work.is_open else None


_WEIGHTS = {matter: place for place, matter in enumerate(MATTERS)}


def _weight(one: Concern) -> tuple[int, bool]:
    return _WEIGHTS[one.matter], not one.working


def _validity_reason(was: Validity, now: Validity) -> Text:
    before, after = VALIDITIES[was], VALIDITIES[now]
    return Text(
        f"文件状态：上次判断日为“{before.zh}”，现为“{after.zh}”", f"the notice was {before.en}, now is {after.en}"
    )


_TITLES = (
    Text("企业", "Firm"),
    Text("联系人", "Contact"),
    Text("电话", "Phone"),
    Text("上次来访", "Last visit"),
    Text("接待人", "Consultant"),
    Text("上次判断日", "As-of date told"),
    Text("上次依据", "Told on"),
    Text("原因", "Why"),
    Text("牵涉事项数", "Supports"),
    Text("牵涉事项", "Supports concerned"),
    Text("上次结论", "Told then"),
    Text("最近期限", "Next due"),
    Text("客户编号", "Client id"),
)


_WIDTHS = 30, 12, 16, 12, 12, 12, 22, 44, 10, 52, 40, 12, 34


def call_list(found: Iterable[Affected], lang: Lang = "zh") -> CallList:
    """The clients as a table, one row each, in the order given."""
    return CallList(tuple(title[lang] for title in _TITLES), _WIDTHS, tuple(_row(one, lang) for one in found))


def _row(one: Affected, lang: Lang) -> tuple[Cell, ...]:
    told = one.told
    return (
        told.name,
        told.contact.person,
        told.contact.phone,
        told.at.date(),
        told.consultant,
        told.as_of,
        f"{told.policy.id} {told.policy.version}",
        "\n".join(reason[lang] for reason in one.reasons),
        str(len(one.concerns)),
        "\n".join(concern.text()[lang] for concern in one.concerns),
        "\n".join(_told_then(one, concern.support)[lang] for concern in one.concerns),
        one.due or "",
        told.client,
    )


def _told_then(one: Affected, support: str) -> Text:
    """What was said of a support, in the words of the day that was told."""
    given = one.told.groups.get(support, "")
    known = next((name for name in GROUPS if name == given), None)
    words = Text(given or "—", given or "—") if known is None else group_text(known, one.then)
    return Text(f"{support} {words.zh}", f"{support} {words.en}")
