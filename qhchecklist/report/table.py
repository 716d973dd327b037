"""The checklist as a table, whatever file it comes into: one row for a support, cells as texts and days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeAlias

from qhchecklist.assess.assessment import Finding
from qhchecklist.assess.explain import Explainer
from qhchecklist.assess.steps import STEP_STATES
from qhchecklist.assess.words import OPEN_LIST, outcome_text
from qhchecklist.checklist import (
    FOR_AUTHORITY,
    GAP_NOTE,
    GROUPS,
    KINDS,
    REMAINS,
    STEP_SOURCES,
    VALIDITIES,
    Checklist,
    GroupKey,
    Item,
    departments_text,
    held_text,
    measure_label,
    past_text,
    strength_text,
)
from qhchecklist.papers import documents_of, listed
from qhchecklist.policy.model import Measure, Policy, Support
from qhchecklist.policy.record import record
from qhchecklist.policy.text import Lang, Text
from qhchecklist.table.columns import COLUMNS, DONE, NOT_DONE
from qhchecklist.table.origin import Origin, short, work_marks
from qhchecklist.table.spelling import MAX_CELL, fitted, spelt
from qhchecklist.work import WORK_STATES, Work

Cell: TypeAlias = str | date

_FIRST_DATE = date(1900, 3, 1)
"""Earlier days have no number that all spreadsheet programs agree on; they are written as text."""


@record
class Row:
    """One support: its group, which gives its colour, and a cell for every column, spelt and fitted."""

    id: str
    group: GroupKey
    cells: tuple[Cell, ...]


@record
class Table:
    """Headings and rows. `remarks`: what had to be shortened, one sentence each."""

    titles: tuple[str, ...]
    rows: tuple[Row, ...]
    remarks: tuple[Text, ...]


def make_table(checklist: Checklist, explainer: Explainer, lang: Lang = "zh") -> Table:
    """The checklist in one language; official sentences and names stay Chinese."""
    maker = _Maker(checklist, explainer, lang)
    rows = tuple(maker.row(item) for item in checklist.items)
    return Table(tuple(column.title[lang] for column in COLUMNS), rows, tuple(maker.remarks))


def validity_word(checklist: Checklist) -> Text:
    """Whether the notice is in force on the day judged, and its last day."""
    end = checklist.assessment.rulebook.policy.head.dates.in_force_to.isoformat()
    word = VALIDITIES[checklist.assessment.validity]
    return Text(f"{word.zh}（有效期至 {end}）", f"{word.en} (in force until {end})")


class _Maker:
    """Makes the rows of one checklist."""

    def __init__(self, checklist: Checklist, explainer: Explainer, lang: Lang) -> None:
        self._checklist = checklist
        self._assessment = checklist.assessment
        self._book = self._assessment.rulebook
        self._explainer = explainer
        self._lang = lang
        self.remarks: list[Text] = []

    def row(self, item: Item) -> Row:
        """The cells of one item in the order of the columns."""
        given = self._cells(item)
        return Row(item.id, item.group, tuple(self._fit(item, column.title, given[column.key]) for column in COLUMNS))

    def _fit(self, item: Item, title: Text, cell: Cell) -> Cell:
        if not isinstance(cell, str):
            return cell
        text, missing = fitted(spelt(cell))
        if missing:
            zh = f"{item.id} 的“{title.zh}”太长，一格最多 {MAX_CELL:,} 个字符，末尾 {missing:,} 个没有写进表格"
            en = f"'{title.en}' of {item.id} is too long for a cell ({MAX_CELL:,}): {missing:,} characters left out"
            self.remarks.append(Text(f"{zh}；导回时这一格不采用。", f"{en}; the cell is not taken on reimport."))
        return text

    def _cells(self, item: Item) -> dict[str, Cell]:
        lang, finding, support = self._lang, item.finding, item.finding.support
        return {
            "id": support.id,
            "title": support.title[lang],
            "finding": self._finding(item),
            **self._work(item.work),
            "steps": _lines(self._steps(item)),
            "documents": _lines(listed([document])[lang] for document in documents_of(item)),
            "why": _lines(text[lang] for text in self._why(item)),
            "missing": _lines(self._missing(finding)),
            "measure": measure_label(item.measure)[lang],
            "group": GROUPS[item.group][lang],
            "strength": strength_text(support)[lang],
            "kind": KINDS[support.kind][lang],
            "validity": _lines((validity_word(self._checklist)[lang], self._checklist.banner[lang])),
            "discretion": support.discretion[lang],
            "change": _lines(text[lang] for text in self._explainer.changes(finding)),
            "departments": _lines(self._departments(item.measure)),
            "present": _lines(self._present(item.measure)),
            "sentences": _lines(dict.fromkeys(quote.provision for quote in support.quotes)),
            "quotes": _lines(self._quotes(support, item.measure)),
            "after": self._after(support),
            "origin": self._origin(item.work),
        }

    def _finding(self, item: Item) -> str:
        finding, lang = item.finding, self._lang
        said = [outcome_text(finding.outcome, self._assessment.validity)[lang]]
        if finding.open_list:
            said.append(OPEN_LIST[lang])
        if finding.already_held:
            said.append(held_text(finding.support)[lang])
        return _lines(said)

    def _work(self, work: Work) -> dict[str, Cell]:
        due: Cell = "" if work.due is None else work.due
        return {
            "state": WORK_STATES[work.state][self._lang],
            "due": due.isoformat() if isinstance(due, date) and due < _FIRST_DATE else due,
            "person": work.person,
            "note": work.note,
            "reason": work.reason,
            "ticked": ("、" if self._lang == "zh" else "; ").join(str(step + 1) for step in sorted(work.ticked)),
        }

    def _steps(self, item: Item) -> Iterator[str]:
        """Each step with its box, where it comes from, and that it is not to be done."""
        stop = "；" if self._lang == "zh" else "; "
        for number, (step, state) in enumerate(zip(item.finding.support.steps, item.steps, strict=True), 1):
            mark = DONE if number - 1 in item.work.ticked else NOT_DONE
            said = stop.join(filter(None, (STEP_STATES[state][self._lang], STEP_SOURCES[step.source][self._lang])))
            yield f"{mark} {number}. {step.text[self._lang]}" + (f"（{said}）" if self._lang == "zh" else f" ({said})")

    def _why(self, item: Item) -> Iterable[Text]:
        """The reasons; who it is for where nothing is decided."""
        reasons = self._explainer.finding(item.finding, self._assessment)
        return (*(reasons or (item.finding.support.who,)), *item.answers)

    def _missing(self, finding: Finding) -> Iterator[str]:
        """What is missing; a question of the past is said to be one, and what only the authority settles."""
        for key in finding.missing:
            field = self._book.catalogue.field(key)
            said = past_text(field)
            past = f"（{said.zh}）" if self._lang == "zh" else f" ({said.en})"
            yield field.label[self._lang] + (past if field.is_past(self._assessment.as_of) else "")
        if finding.for_authority:
            yield FOR_AUTHORITY[self._lang]

    def _departments(self, measure: Measure) -> Iterator[str]:
        """The names of the notice; in the English edition each with its translation."""
        if measure.departments is None:
            yield departments_text(measure)[self._lang]
            return
        for label in measure.department_labels:
            yield label.zh if self._lang == "zh" or label.en == label.zh else f"{label.zh} ({label.en})"

    def _present(self, measure: Measure) -> Iterator[str]:
        """Only the departments that have another name today."""
        for one in self._book.policy.head.departments:
            if one.present is not None and one.name.zh in measure.department_names:
                yield f"{one.name[self._lang]} → {one.present[self._lang]}"

    def _quotes(self, support: Support, measure: Measure) -> Iterator[str]:
        policy: Policy = self._book.policy
        yield from (f"[{quote.provision}] {quote.quote}" for quote in support.quotes)
        for gap in policy.gaps_of(measure):
            yield f"{gap.text[self._lang]} {GAP_NOTE[self._lang]}"

    def _after(self, support: Support) -> str:
        after, lang = support.after_expiry, self._lang
        if after is None:
            return ""
        note = f"{'：' if lang == 'zh' else ': '}{after.note[lang]}" if after.note is not None else ""
        return REMAINS[after.remains][lang] + note

    def _origin(self, work: Work) -> str:
        policy, assessment = self._book.policy, self._assessment
        head, profile = policy.head, assessment.reading.sha256
        return Origin(
            head.id, head.version, short(policy.sha256), short(profile), work_marks(work), assessment.as_of
        ).text()


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(texts)
