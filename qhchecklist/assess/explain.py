"""Conditions and reasons as sentences in Chinese and English, generated from the tree.

One place for screen, paper, terminal and JSON; nothing is written twice. Phrases are statements about
the firm ("正在出口", "exports at present") so that the same phrase serves a condition, a reason, what is
still open and what would change.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from qhchecklist.assess.assessment import Assessment, Finding
from qhchecklist.assess.evaluate import Case, LeafTests
from qhchecklist.assess.goods import Recogniser
from qhchecklist.assess.kleene import NO, YES
from qhchecklist.assess.reasons import Reason, open_cells
from qhchecklist.policy.condition import (
    All,
    AnyOf,
    Condition,
    Direction,
    Equals,
    HasAny,
    HasOther,
    InDivision,
    InMarket,
    Leaf,
    Named,
    OneOf,
    RowDirection,
    RowMarket,
    RowOrigin,
    RowProduct,
    RowStatus,
    RowTest,
    SizeIs,
    SomeRow,
    UnknownSharedConditionError,
    Unless,
    Use,
)
from qhchecklist.policy.facts import Certificate, GoodsRow, Interval, Members, Value
from qhchecklist.policy.model import Validity
from qhchecklist.policy.pack import Rulebook
from qhchecklist.policy.text import EMPTY, Text


def join(parts: Iterable[Text], zh: str = "、", en: str = ", ") -> Text:
    """Several phrases as one."""
    listed = list(parts)
    return Text(zh.join(part.zh for part in listed), en.join(part.en for part in listed))


class Explainer:
    """Puts conditions and findings of one rule book into words."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._book = rulebook
        self._recogniser = Recogniser(rulebook.codes)

    # --- conditions ----------------------------------------------------------------------------------

    def condition(self, condition: Condition) -> Text:
        """A whole condition as one sentence without a full stop."""
        match condition:
            case Named(_, text, _):
                return text
            case All(parts):
                return join((self._part(part) for part in parts), "；", "; ")
            case AnyOf(parts):
                return join((self._part(part) for part in parts), "，或者", ", or ")
            case Unless(part):
                inner = self._part(part)
                return Text(f"不是：{inner.zh}", f"not: {inner.en}")
            case Use(name):
                raise UnknownSharedConditionError(name)
            case _:
                return self.leaf(condition)

    def _part(self, part: Condition) -> Text:
        text = self.condition(part)
        return Text(f"（{text.zh}）", f"({text.en})") if isinstance(part, All | AnyOf) else text

    def leaf(self, leaf: Leaf) -> Text:
        """What a leaf says about the firm."""
        match leaf:
            case Equals(field, equals):
                label = self._label(field)
                return Text(f"{label.zh}：{'是' if equals else '否'}", f"{label.en}: {'yes' if equals else 'no'}")
            case OneOf(field, options):
                return self._of(field, join((self._option(field, key) for key in options), " 或 ", " or "))
            case HasAny(field, members, is_open):
                listed = join((self._option(field, key) for key in members), "、", ", ")
                return self._any_of(field, self._open(listed, is_open), len(members))
            case HasOther(field, ()):
                return self._of(field, Text("已有", "at least one"))
            case HasOther(field, members):
                listed = join(self._option(field, key) for key in members)
                return self._of(field, Text(f"含{listed.zh}以外的", f"something besides {listed.en}"))
            case InDivision(field, keys):
                return self._of(field, join((self._division_group(key) for key in keys), "或", " or "))
            case InMarket(field, keys, is_open):
                return self._any_of(field, self._open(join(self._market(key) for key in keys), is_open), len(keys))
            case SizeIs(sizes):
                listed = join(Text(one.zh, one.en) for one in (self._book.codes.sizes[size] for size in sizes))
                return Text(f"企业规模属{listed.zh}", f"enterprise size is {listed.en}")
            case SomeRow(tests):
                places = [test.direction for test in tests if isinstance(test, RowDirection)]
                parts = join((self.cell(test, *places) for test in tests), "，且", " and ")
                if len(tests) == 1:
                    return Text(f"有一行货物{parts.zh}", f"one row of goods {parts.en}")
                return Text(f"同一行货物{parts.zh}", f"one and the same row of goods {parts.en}")
            case _:
                assert_never(leaf)

    def cell(self, test: RowTest, direction: Direction | None = None) -> Text:
        """What a row test says about the row; `direction` tells markets from origins."""
        match test:
            case RowDirection("export"):
                return Text("是出口", "is an export")
            case RowDirection():
                return Text("是进口", "is an import")
            case RowStatus("current"):
                return Text("正在做（有实绩）", "is actual trade")
            case RowStatus():
                return Text("打算做", "is planned trade")
            case RowOrigin(made):
                return Text("产自青海", "is made in Qinghai") if made else Text("非产自青海", "is not made in Qinghai")
            case RowProduct(keys, is_open):
                listed = self._open(join(self._product(key) for key in keys), is_open)
                return Text(f"属{listed.zh}", f"is {listed.en}" if len(keys) == 1 else f"is one of {listed.en}")
            case RowMarket(keys, is_open):
                listed = self._open(join(self._market(key) for key in keys), is_open)
                zh, en = _PLACE[direction]
                return Text(f"{zh}在{listed.zh}", f"{en} {listed.en}")
            case _:
                assert_never(test)

    def _open(self, listed: Text, is_open: bool) -> Text:
        return Text(f"{listed.zh}等（清单开放）", f"{listed.en} (open list)") if is_open else listed

    def _of(self, field: str, value: Text) -> Text:
        label = self._label(field)
        return Text(f"{label.zh}：{value.zh}", f"{label.en}: {value.en}")

    def _any_of(self, field: str, listed: Text, count: int) -> Text:
        label = self._label(field)
        if count == 1:
            return Text(f"{label.zh}含{listed.zh}", f"{label.en} include {listed.en}")
        return Text(f"{label.zh}含以下之一：{listed.zh}", f"{label.en} include one of: {listed.en}")

    # --- findings ------------------------------------------------------------------------------------

    def reason(self, reason: Reason, case: Case, *, against: bool = False) -> Text:
        """One reason for (or against) a support, with the answer that decided it in brackets."""
        said = self._directed(reason, against=against)
        if reason.holds and reason.named is None and isinstance(reason.leaf, Equals):
            return said
        answer = self._answer(reason, case)
        if not answer.zh or answer.zh == said.zh:
            return said
        if isinstance(reason.leaf, SomeRow):
            return Text(f"{said.zh}（{answer.zh}）", f"{said.en} ({answer.en})")
        return Text(f"{said.zh}（所填：{answer.zh}）", f"{said.en} (answer: {answer.en})")

    def _directed(self, reason: Reason, *, against: bool) -> Text:
        """The leaf's statement, said for the side it speaks on."""
        said = reason.named or self.leaf(reason.leaf)
        match reason.holds, against:
            case True, False:
                return said
            case False, False:
                return Text(f"没有“{said.zh}”的情形", f"it is not the case that {said.en}")
            case False, True:
                return Text(f"未满足：{said.zh}", f"not met: {said.en}")
            case _:
                return Text(f"已有“{said.zh}”的情形", f"already the case: {said.en}")

    def open_point(self, reason: Reason, case: Case) -> Text:
        """What must still be shown; where nothing is left to fill in, that the authority decides."""
        said = reason.named or self.leaf(reason.leaf)
        if not reason.holds:
            return Text(f"尚未确定是否排除：{said.zh}", f"not yet excluded: {said.en}")
        if isinstance(reason.leaf, SomeRow) and case.facts.rows and not self._cells_open(case):
            zh = f"须由主管部门认定：{said.zh}（货物明细已填全，品名和编码不足以判断）"
            return Text(zh, f"for the authority to decide: {said.en} (the goods are described in full)")
        return Text(f"尚未确定：{said.zh}", f"not yet known: {said.en}")

    @staticmethod
    def _cells_open(case: Case) -> bool:
        return bool(open_cells(case.facts)) or not all(row.certain for row in case.facts.rows)

    def finding(self, finding: Finding, assessment: Assessment) -> tuple[Text, ...]:
        """The reasons of a finding in words."""
        if finding.outcome == "needs_information":
            return tuple(self.open_point(reason, assessment.case) for reason in finding.reasons)
        against = finding.outcome == "does_not_apply"
        return tuple(self.reason(reason, assessment.case, against=against) for reason in finding.reasons)

    def changes(self, finding: Finding) -> tuple[Text, ...]:
        """What a firm could change so that the support applies; nothing when that only says the reasons again."""
        if finding.advice_restates_reasons:
            return ()
        return tuple(self.leaf(reason.leaf) for reason in finding.would_change)

    def _answer(self, reason: Reason, case: Case) -> Text:
        """The answer behind a reason, as the firm gave it."""
        if isinstance(reason.leaf, SomeRow):
            return self._rows(reason, case)
        given = [(field, case.facts.values[field]) for field in reason.fields if field in case.facts.values]
        if isinstance(reason.leaf, SizeIs):
            return join((self._labelled(field, value) for field, value in given), "，", ", ")
        return join(_short(self.value(field, value)) for field, value in given)

    def _labelled(self, field: str, value: Value) -> Text:
        label, said = self._label(field), self.value(field, value)
        return Text(f"{label.zh} {said.zh}", f"{label.en} {said.en}")

    def _rows(self, reason: Reason, case: Case) -> Text:
        """The row that passes all tests, or every listed row where none does."""
        assert isinstance(reason.leaf, SomeRow)
        tests = LeafTests(case.codes, case.as_of, self._recogniser)
        cells = [tests.cell_test(test) for test in reason.leaf.some_row]
        certain = [row for row in case.facts.rows if row.certain]
        if reason.holds:
            passing = [row for row in certain if all(cell(row) == YES for cell in cells)]
            return self.row(passing[0]) if passing else EMPTY
        if not certain:
            return Text("货物明细里没有货物", "no goods are listed") if not case.facts.rows else EMPTY
        asked = [test.direction for test in reason.leaf.some_row if isinstance(test, RowDirection)]
        if asked and all(row.direction not in (asked[0], None) for row in certain):
            return Text("没有出口货物", "no exports") if asked[0] == "export" else Text("没有进口货物", "no imports")
        certain = [row for row in certain if not asked or row.direction in (asked[0], None)]
        failing = [
            tuple(test for test, cell in zip(reason.leaf.some_row, cells, strict=True) if cell(row) == NO)
            for row in certain
        ]
        fewest = min(len(tests) for tests in failing)
        parts = [
            self._failing_row(row, tests) for row, tests in zip(certain, failing, strict=True) if len(tests) == fewest
        ]
        return join(parts, "；", "; ")

    def _failing_row(self, row: GoodsRow, tests: tuple[RowTest, ...]) -> Text:
        """A row with what it fails, e.g. 出口 藜麦 → 美国：不是产自青海."""
        names = {
            RowStatus: Text("状态", "status"),
            RowProduct: Text("货物", "goods"),
            RowOrigin: Text("产地", "place of production"),
            RowMarket: Text("原产地", "origin") if row.direction == "import" else Text("市场", "market"),
            RowDirection: Text("方向", "direction"),
        }
        what = join(names[type(test)] for test in tests)
        shown = self.row(row)
        return Text(f"{shown.zh}：{what.zh}不符", f"{shown.en}: {what.en} does not match")

    def row(self, row: GoodsRow) -> Text:
        """A row of goods in short: 出口 藜麦 10085090 → 韩国、德国."""
        what = " ".join(part for part in (row.product, row.hs) if part)
        verb = {
            "export": Text("出口", "export"),
            "import": Text("进口", "import"),
            None: Text("进出口", "trade"),
        }[row.direction]
        planned = Text("拟", "planned ") if row.status == "planned" else EMPTY
        markets = join(self._market(code) for code in sorted(row.markets.known)) if row.markets else EMPTY
        arrow = "←" if row.direction == "import" else "→"
        where = Text(f" {arrow} {markets.zh}", f" {arrow} {markets.en}") if markets.zh else EMPTY
        goods = Text(what or "品名未填", what or "goods not named")
        return Text(f"{planned.zh}{verb.zh} {goods.zh}{where.zh}", f"{planned.en}{verb.en} {goods.en}{where.en}")

    def value(self, field: str, value: Value) -> Text:
        """An answer as a person reads it."""
        match value:
            case bool():
                return Text("是", "yes") if value else Text("否", "no")
            case str():
                return self._option(field, value)
            case Members(known, complete):
                listed = join(self._option(field, key) for key in sorted(known))
                if not known:
                    return Text("以上都没有", "none") if complete else Text("未能读出", "not readable")
                return listed if complete else Text(f"{listed.zh}…", f"{listed.en} …")
            case Interval(low, high):
                if low == high:
                    return Text(str(low), str(low))
                return (
                    Text(f"{low}–{high}", f"{low}–{high}") if high is not None else Text(f"{low}以上", f"{low} or more")
                )
            case tuple():
                return join(self._certificate(one) for one in value)
            case _:
                return Text(value.isoformat(), value.isoformat())

    def _certificate(self, certificate: Certificate) -> Text:
        entry = self._book.codes.certifications[certificate.code]
        if certificate.valid_until is None:
            return Text(entry.zh, entry.en)
        day = certificate.valid_until.isoformat()
        return Text(f"{entry.zh}（有效期至{day}）", f"{entry.en} (valid to {day})")

    # --- labels --------------------------------------------------------------------------------------

    def _label(self, field: str) -> Text:
        return self._book.catalogue.field(field).label if field in self._book.catalogue else Text(field, field)

    def _option(self, field: str, key: str) -> Text:
        """The label of an option or code of a field."""
        codes = self._book.codes
        if field in self._book.catalogue:
            definition = self._book.catalogue.field(field)
            for option in definition.options:
                if option.key == key:
                    return option.text
            if definition.kind == "division":
                return codes.division_name(key)
        for listed in (codes.countries, codes.currencies, codes.modes, codes.certifications, codes.industries):
            entry = listed.get(key)
            if entry is not None:
                return Text(entry.zh, entry.en)
        return Text(key, key)

    def _division_group(self, key: str) -> Text:
        codes = self._book.codes
        entry = codes.division_groups.get(key) or codes.provinces.get(key)
        return Text(entry.zh, entry.en) if entry else Text(key, key)

    def _product(self, key: str) -> Text:
        entry = self._book.codes.products.get(key) or self._book.codes.classes.get(key)
        return Text(entry.zh, entry.en) if entry else Text(key, key)

    def _market(self, key: str) -> Text:
        entry = self._book.codes.country_groups.get(key) or self._book.codes.countries.get(key)
        return Text(entry.zh, entry.en) if entry else Text(key, key)


def _short(text: Text) -> Text:
    """An option without the remark in brackets that explains it in the form."""
    return Text(text.zh.split("（")[0], text.en.split(" (")[0])


_PLACE: dict[Direction | None, tuple[str, str]] = {
    "export": ("市场", "goes to"),
    "import": ("原产地", "comes from"),
    None: ("市场或原产地", "goes to or comes from"),
}

_NOW = {
    "applies": Text("适用", "applies"),
    "does_not_apply": Text("不适用", "does not apply"),
    "needs_information": Text("待补充信息", "information needed"),
    "informational": Text("仅供了解", "for information"),
}
_THEN = {
    "applies": Text("按原文件：属适用对象", "under the former notice: covered"),
    "does_not_apply": Text("按原文件：不属适用对象", "under the former notice: not covered"),
    "needs_information": Text("按原文件：待补充信息", "under the former notice: information needed"),
    "informational": _NOW["informational"],
}
_LATER = {
    "applies": Text("施行后：属适用对象", "once in force: covered"),
    "does_not_apply": Text("施行后：不属适用对象", "once in force: not covered"),
    "needs_information": Text("施行后：待补充信息", "once in force: information needed"),
    "informational": _NOW["informational"],
}

OPEN_LIST = Text("未列举，清单开放，可咨询", "not listed; the list is open, worth asking")


def outcome_text(outcome: str, validity: Validity) -> Text:
    """The words for an outcome; validity changes the words and nothing else."""
    words = {"in_force": _NOW, "expired": _THEN}.get(validity, _LATER)
    return words[outcome]
