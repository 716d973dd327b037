"""Makes the evidence of one item from the assessment and the pack, by the functions that feed the paper too."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from qhchecklist.assess.authority import is_asked
from qhchecklist.assess.explain import Explainer
from qhchecklist.assess.steps import STEP_STATES
from qhchecklist.assess.words import OPEN_LIST, outcome_text
from qhchecklist.checklist import (
    KINDS,
    REMAINS,
    STEP_SOURCES,
    Checklist,
    Item,
    departments_text,
    held_text,
    is_historical,
    measure_label,
    past_text,
    strength_text,
)
from qhchecklist.papers import document_line
from qhchecklist.policy.text import Lang, sentence_case
from qhchecklist.ui.checklist_view.rows import SHAPES
from qhchecklist.ui.evidence.content import Block, Chip, Evidence, Line, Missing, Note, Section, Step
from qhchecklist.ui.evidence.quotation import quotation
from qhchecklist.ui.legible import sentence


class Composer:
    """The evidence of the items of one checklist, in one language."""

    def __init__(self, checklist: Checklist, explainer: Explainer, lang: Lang) -> None:
        self._checklist = checklist
        self._explainer = explainer
        self._lang: Lang = lang
        self._book = checklist.assessment.rulebook
        self._validity = checklist.assessment.validity
        self._as_of = checklist.assessment.as_of

    def evidence(self, item: Item) -> Evidence:
        """Everything about one item."""
        return Evidence(
            item.id,
            item.finding.support.title[self._lang],
            SHAPES[item.group],
            self._validity == "in_force",
            tuple(self._chips(item)),
            tuple(section for section in self._sections(item) if section.blocks),
            self._work_heading(),
        )

    def _chips(self, item: Item) -> Iterator[Chip]:
        finding = item.finding
        tone = "unknown" if finding.outcome == "needs_information" else "no"
        if finding.outcome == "applies":
            tone = "accent" if self._validity == "in_force" else "historic"
        yield Chip(outcome_text(finding.outcome, self._validity)[self._lang], tone)
        if finding.open_list:
            yield Chip(OPEN_LIST[self._lang], "open")
        if finding.already_held:
            yield Chip(held_text(finding.support)[self._lang], tone)
        if is_historical(item):
            yield Chip(REMAINS["historical"][self._lang], "warn")
        if finding.support.strength != "informational":
            strength = QCoreApplication.translate("Evidence", "力度：{0}")
            yield Chip(strength.format(strength_text(finding.support)[self._lang]))
        yield Chip(KINDS[finding.support.kind][self._lang])
        yield Chip(item.id)

    def _sections(self, item: Item) -> Iterator[Section]:
        translate = QCoreApplication.translate
        asks = is_asked(item.finding, self._checklist.assessment)
        yield Section(translate("Evidence", "为什么"), tuple(self._why(item)), asks=asks)
        yield Section(translate("Evidence", "主管部门的答复"), tuple(self._answers(item)))
        yield Section(translate("Evidence", "缺什么"), tuple(self._missing(item)))
        yield Section(translate("Evidence", "怎样会变"), tuple(self._change(item)))
        yield Section(self._what_to_do(), tuple(self._steps(item)), "steps")
        where = translate("Evidence", "原文 · {0}").format(measure_label(item.measure)[self._lang])
        yield Section(where, tuple(quotation(item, self._book.policy, self._lang)), "below")
        yield Section(translate("Evidence", "责任单位（文件所用名称）"), tuple(self._departments(item)), "below")
        ours = self._ours(item.finding.support.discretion[self._lang])
        yield Section(translate("Evidence", "裁量"), (ours,), "below")
        yield Section(translate("Evidence", "第二种读法"), tuple(self._reading(item)), "below")
        yield Section(translate("Evidence", "届满后"), tuple(self._after(item)), "below")

    def _work_heading(self) -> str:
        if self._validity == "expired":
            return QCoreApplication.translate("Evidence", "办理情况（动手前先确认现行规定）")
        return QCoreApplication.translate("Evidence", "办理情况")

    def _what_to_do(self) -> str:
        if self._validity == "expired":
            return QCoreApplication.translate("Evidence", "怎么办（按原文件；现行规定须先确认）")
        return QCoreApplication.translate("Evidence", "怎么办")

    def _why(self, item: Item) -> Iterator[Block]:
        finding = item.finding
        if finding.outcome == "informational":
            yield Note(QCoreApplication.translate("Evidence", "现存原文没有可供判断的条件，只供了解。"))
            return
        met = finding.outcome == "applies"
        for text in self._explainer.finding(finding, self._checklist.assessment):
            yield Line(sentence(text[self._lang]), met=met)

    def _answers(self, item: Item) -> Iterator[Note]:
        """Recorded decisions of authorities, apart from what the firm says."""
        for text in item.answers:
            yield Note(sentence(text[self._lang]), QCoreApplication.translate("Evidence", "已记录的认定，不是企业自述"))

    def _missing(self, item: Item) -> Iterator[Missing]:
        for key in item.finding.missing:
            if key in self._book.catalogue:
                field = self._book.catalogue.field(key)
                past = field.is_past(self._as_of)
                help_text = past_text(field)[self._lang] if past else field.help[self._lang]
                yield Missing(key, field.question[self._lang], help_text)

    def _change(self, item: Item) -> Iterator[Block]:
        changes = self._explainer.changes(item.finding)
        if not changes:
            return
        if self._validity == "expired":
            yield Note(QCoreApplication.translate("Evidence", "企业如实具备以下情形时，按原文件才属适用对象："))
        else:
            yield Note(QCoreApplication.translate("Evidence", "企业如实具备以下情形时才属适用对象："))
        for said in changes:
            yield Line(said[self._lang], met=False)

    def _steps(self, item: Item) -> Iterator[Step]:
        for step, state in zip(item.finding.support.steps, item.steps, strict=True):
            labels = (STEP_STATES[state][self._lang], STEP_SOURCES[step.source][self._lang])
            source = " · ".join(label for label in labels if label)
            papers = document_line(step.documents)[self._lang]
            yield Step(step.text[self._lang], source, step.source == "text", papers, state)

    def _departments(self, item: Item) -> Iterator[Block]:
        known = {department.name.zh: department for department in self._book.policy.head.departments}
        if item.measure.departments is None:
            yield Note(departments_text(item.measure)[self._lang])
            return
        names = [known[name].name[self._lang] if name in known else name for name in item.measure.department_names]
        yield Note(("、" if self._lang == "zh" else ", ").join(names))
        for name in item.measure.department_names:
            department = known.get(name)
            if department is not None and department.present is not None:
                text = QCoreApplication.translate("Evidence", "{0} 今为 {1}（{2}）").format(
                    department.name[self._lang], department.present[self._lang], department.since
                )
                yield Note(text, QCoreApplication.translate("Evidence", "一般知识，待主管部门核实"))

    def _reading(self, item: Item) -> Iterator[Note]:
        reading = item.finding.support.reading
        if reading is not None:
            yield self._ours(reading[self._lang])

    def _after(self, item: Item) -> Iterator[Note]:
        after = item.finding.support.after_expiry
        if after is None:
            return
        text = REMAINS[after.remains][self._lang]
        if after.note is not None:
            text = f"{text}{'。' if self._lang == 'zh' else '. '}{after.note[self._lang]}"
        text = sentence_case(text)  # a sentence of its own here; elsewhere it follows other words
        yield Note(text, QCoreApplication.translate("Evidence", "本工具的判断，待主管部门核实"), ours=True)

    def _ours(self, text: str) -> Note:
        return Note(text, QCoreApplication.translate("Evidence", "本工具的整理，不是文件原话"), ours=True)
