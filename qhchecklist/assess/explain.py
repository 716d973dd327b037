"""Findings as sentences in Chinese and English, with the answers that decided them.

One place for screen, paper, terminal and JSON; nothing is written twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from qhchecklist.assess.assessment import Assessment, Finding
from qhchecklist.assess.describing import lacking
from qhchecklist.assess.evaluate import Case, LeafTests
from qhchecklist.assess.goods import Recogniser
from qhchecklist.assess.kleene import NO, UNKNOWN, YES
from qhchecklist.assess.phrases import Phrases, join
from qhchecklist.assess.reasons import Reason
from qhchecklist.assess.steps import value_of
from qhchecklist.policy.condition import (
    Direction,
    Equals,
    HasAny,
    InMarket,
    Leaf,
    RowDirection,
    RowMarket,
    RowOrigin,
    RowProduct,
    RowStatus,
    RowTest,
    SizeIs,
    SomeRow,
)
from qhchecklist.policy.facts import GoodsRow, Members, Value
from qhchecklist.policy.rulebook import Rulebook
from qhchecklist.policy.text import EMPTY, Text

OPEN = Text("尚未确定：", "not yet known: ")
"""Begins what must still be shown."""


class Explainer(Phrases):
    """Puts findings of one rule book into words; the same for screen, paper, terminal and JSON."""

    def __init__(self, rulebook: Rulebook) -> None:
        super().__init__(rulebook)
        self._recogniser = Recogniser(rulebook.codes)

    # --- findings ------------------------------------------------------------------------------------

    def reason(self, reason: Reason, case: Case, *, against: bool = False) -> Text:
        """One reason for (or against) a support, with the answer that decided it in brackets."""
        said = self._directed(reason, against=against)
        ruling = case.ruling(reason.leaf)
        if ruling is not None:
            return Text(f"{said.zh}（{ruling.basis.zh}）", f"{said.en} ({ruling.basis.en})")
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
        if reason.ways:
            said = join((self._way(way) for way in reason.ways), "，或者", ", or ")
            return Text(f"{OPEN.zh}{said.zh}", f"{OPEN.en}{said.en}")
        said = reason.named or self.leaf(reason.leaf)
        if not reason.holds:
            return Text(f"尚未确定是否排除：{said.zh}", f"not yet excluded: {said.en}")
        if reason.for_authority:
            zh = f"须由主管部门认定：{said.zh}（货物明细已填全，品名和编码不足以判断）"
            return Text(zh, f"for the authority to decide: {said.en} (the goods are described in full)")
        lacking_codes = self._lacking_codes(reason.leaf, case)
        return Text(f"{OPEN.zh}{said.zh}{lacking_codes.zh}", f"{OPEN.en}{said.en}{lacking_codes.en}")

    def _way(self, way: tuple[Reason, ...]) -> Text:
        """One of several ways: what it asks for."""
        said = join((reason.named or self.leaf(reason.leaf) for reason in way), "，且", " and ")
        return Text(f"（{said.zh}）", f"({said.en})") if len(way) > 1 else said

    def _lacking_codes(self, leaf: Leaf, case: Case) -> Text:
        """The named goods whose HS code would help to judge."""
        if not isinstance(leaf, SomeRow):
            return EMPTY
        lack = self.lacking_cells((leaf,), case)
        rows = (row for row in case.facts.rows if row.product and f"trade_lines[{row.number}].hs" in lack)
        goods = join(Text(f"“{name}”", f"“{name}”") for name in dict.fromkeys(row.product or "" for row in rows))
        if not goods.zh:
            return EMPTY
        return Text(f"（补全{goods.zh}的商品编码（HS）再判断）", f" (give the HS code of {goods.en} in full to judge)")

    def lacking_cells(self, leaves: Iterable[Leaf], case: Case) -> tuple[str, ...]:
        """The cells that can still settle any of these row conditions, as `trade_lines[1].hs`, row by row."""
        tests = LeafTests(case.codes, case.as_of, self._recogniser)
        wanted = [leaf for leaf in leaves if isinstance(leaf, SomeRow)]
        found: dict[str, None] = {}
        for row in case.facts.rows:
            open_leaves = [leaf for leaf in wanted if row.certain and tests.row_test(leaf)(row) == UNKNOWN]
            cells = (cell for leaf in open_leaves for cell in lacking(leaf, row, tests))
            found.update(dict.fromkeys(f"trade_lines[{row.number}].{cell}" for cell in cells))
        return tuple(found)

    def finding(self, finding: Finding, assessment: Assessment) -> tuple[Text, ...]:
        """The reasons of a finding in words, and beside an open list what is not known besides."""
        besides = (self.open_point(one, assessment.case) for one in finding.also_open)
        return (*self.reasons(finding, assessment), *besides)

    def reasons(self, finding: Finding, assessment: Assessment) -> tuple[Text, ...]:
        """The reasons of a finding in words, one for one."""
        if finding.outcome == "needs_information":
            return tuple(self.open_point(reason, assessment.case) for reason in finding.reasons)
        against = finding.outcome == "does_not_apply"
        return tuple(self.reason(reason, assessment.case, against=against) for reason in finding.reasons)

    def other_reading(self, finding: Finding, assessment: Assessment) -> Text | None:
        """The second reading of a support; none where the firm would not be covered by that one either."""
        support, case = finding.support, assessment.case
        if finding.outcome == "does_not_apply" and support.reading_condition is not None:
            return support.reading if value_of(support.reading_condition, case) != NO else None
        return support.reading

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
            return join((self._labelled(field, value) for field, value in given), "，", "; ")
        return join(self.value(field, value, short=True) for field, value in given)

    def _labelled(self, field: str, value: Value) -> Text:
        """An answer with its label, without the remark that explains the label in the form."""
        label, said = self._label(field), self.value(field, value)
        zh, en = label.zh.split("（")[0], label.en.split(" (")[0]
        return Text(f"{zh} {said.zh}", f"{en[:1].lower()}{en[1:]}: {said.en}")

    def _rows(self, reason: Reason, case: Case) -> Text:
        """The row that passes all tests, or every listed row where none does."""
        assert isinstance(reason.leaf, SomeRow)
        tests = LeafTests(case.codes, case.as_of, self._recogniser)
        cells = [tests.cell_test(test) for test in reason.leaf.some_row]
        certain = [row for row in case.facts.rows if row.certain]
        if reason.holds:
            passing = [row for row in certain if all(cell(row) == YES for cell in cells)]
            return self.row(_as_asked(passing[0], reason.leaf, case)) if passing else EMPTY
        if not certain:
            return self._unlisted(reason.leaf, case)
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

    def _unlisted(self, leaf: SomeRow, case: Case) -> Text:
        """Why no row passes where none is listed: there is none, or what was said of exports or imports."""
        if not case.facts.rows:
            return Text("货物明细里没有货物", "no goods are listed")
        fields = [_DECLARED[test.direction] for test in leaf.some_row if isinstance(test, RowDirection)]
        given = [(field, case.facts.values[field]) for field in fields if field in case.facts.values]
        said = join(self.value(field, value, short=True) for field, value in given)
        return Text(f"所填：{said.zh}", f"answer: {said.en}") if given else EMPTY

    def list_question(self, finding: Finding, assessment: Assessment) -> Text:
        """What to ask where only an open list excludes: whether what the firm has belongs to it."""
        case, named = assessment.case, dict[str, Text]()
        for reason in finding.reasons:
            for text in self._beside_the_list(reason, case):
                named.setdefault(text.zh, text)
        listed = join(named.values())
        asked = Text(f"可问：{listed.zh}是否在“等”之内？", f"Ask: does “等” (and others) take in {listed.en}?")
        if not named:
            asked = Text("可问：所做的是否在“等”之内？", "Ask: is what the firm does within “等” (and others)?")
        besides = run_on(self.open_point(one, case) for one in finding.also_open)
        return Text(f"{asked.zh}{besides.zh}", f"{asked.en} {besides.en}") if finding.also_open else asked

    def _beside_the_list(self, reason: Reason, case: Case) -> Iterator[Text]:
        """The goods, places or answers that a list ending with 等 does not name."""
        leaf = reason.leaf
        if isinstance(leaf, HasAny | InMarket) and leaf.open and leaf.field in case.facts.values:
            value = case.facts.values[leaf.field]
            if isinstance(value, Members) and value.known:
                yield self.value(leaf.field, value, short=True)
        if not isinstance(leaf, SomeRow):
            return
        tests = LeafTests(case.codes, case.as_of, self._recogniser)
        opened = LeafTests(case.codes, case.as_of, self._recogniser, open_ended=True)
        for row in (row for row in case.facts.rows if row.certain):
            failing = [test for test in leaf.some_row if tests.cell_test(test)(row) == NO]
            if not failing or opened.row_test(leaf)(row) == NO:
                continue
            if any(isinstance(test, RowProduct) for test in failing):
                name = row.product or row.hs or ""
                yield Text(name, name)
            if any(isinstance(test, RowMarket) for test in failing) and row.markets is not None:
                yield from (self._market(code) for code in sorted(row.markets.known))

    def _failing_row(self, row: GoodsRow, tests: tuple[RowTest, ...]) -> Text:
        """A row with what it fails, e.g. 出口 藜麦 → 美国：市场不符."""
        names = {
            RowStatus: Text("状态", "status"),
            RowProduct: Text("货物", "goods"),
            RowOrigin: Text("产地", "place of production"),
            RowMarket: Text("原产地", "origin") if row.direction == "import" else Text("市场", "market"),
            RowDirection: Text("方向", "direction"),
        }
        what = join(names[type(test)] for test in tests)
        places = any(isinstance(test, RowMarket) for test in tests)
        shown = self.row(row if places else replace(row, markets=None))  # they have no part in it
        verb = "does" if len(tests) == 1 and not isinstance(tests[0], RowProduct) else "do"
        return Text(f"{shown.zh}：{what.zh}不符", f"{shown.en}: {what.en} {verb} not match")

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


_DECLARED: dict[Direction, str] = {"export": "exports", "import": "imports"}


def run_on(texts: Iterable[Text]) -> Text:
    """Reasons in one line; what several still open ones begin with is said once."""
    said: list[Text] = []
    again = False
    for text in texts:
        open_one = text.zh.startswith(OPEN.zh) and text.en.startswith(OPEN.en)
        said.append(Text(text.zh[len(OPEN.zh) :], text.en[len(OPEN.en) :]) if again and open_one else text)
        again = open_one
    return join(said, "；", "; ")


def _as_asked(row: GoodsRow, leaf: SomeRow, case: Case) -> GoodsRow:
    """The row with only those markets that the condition speaks of."""
    asked = [case.codes.market_set(test.market, case.as_of) for test in leaf.some_row if isinstance(test, RowMarket)]
    if not asked or row.markets is None:
        return row
    return replace(row, markets=Members(row.markets.known.intersection(*asked)))
