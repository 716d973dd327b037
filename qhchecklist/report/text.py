"""A checklist for the terminal: grouped, coloured, terse; and one support explained in full.

Everything is printed as plain text objects; nothing a user wrote is read as markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from rich.console import Console
from rich.padding import Padding
from rich.text import Text as Line

from qhchecklist.assess.ask import Question
from qhchecklist.assess.assessment import Assessment, Finding
from qhchecklist.assess.explain import Explainer
from qhchecklist.assess.left_open import unclear_text
from qhchecklist.assess.steps import STEP_STATES, step_states
from qhchecklist.assess.words import outcome_text
from qhchecklist.checklist import (
    APPLYING,
    FOR_AUTHORITY,
    GAP_NOTE,
    GROUPS,
    KINDS,
    REMAINS,
    STEP_SOURCES,
    Checklist,
    GroupKey,
    Item,
    departments_text,
    group_text,
    held_text,
    is_historical,
    measure_label,
    numeral,
    past_text,
    strength_text,
)
from qhchecklist.papers import document_line
from qhchecklist.policy.field import Field
from qhchecklist.policy.model import Department, Measure, StepState
from qhchecklist.policy.rulebook import Rulebook
from qhchecklist.policy.text import Lang, Text, sentence_case
from qhchecklist.report.done import work_lines
from qhchecklist.work import NO_WORK, Work

MARKS: dict[GroupKey, tuple[str, str]] = {
    "right": ("✓", "bold green"),
    "guided": ("✓", "green"),
    "encouragement": ("✓", "green"),
    "wide": ("✓", "green"),
    "needs_information": ("?", "magenta"),
    "open_list": ("◦", "blue"),
    "does_not_apply": ("–", "dim"),
    "informational": ("·", "dim"),
}
"""Shape and style of each group; the group's word stands above, so colour is never alone."""

_SEVERITY = {
    "error": (Text("错误", "error"), "red"),
    "warning": (Text("注意", "warning"), "yellow"),
    "notice": (Text("说明", "note"), "dim"),
}


class TextReport:
    """Writes checklists and explanations to one console in one language, for who reads them today."""

    def __init__(self, console: Console, rulebook: Rulebook, lang: Lang, today: date) -> None:
        self._console = console
        self._today = today
        self._book = rulebook
        self._explainer = Explainer(rulebook)
        self._lang = lang

    def checklist(self, checklist: Checklist, questions: tuple[Question, ...]) -> None:
        """The whole checklist, with what to ask next."""
        assessment = checklist.assessment
        self._head(checklist)
        self._problems(assessment)
        for key in GROUPS:
            items = checklist.group(key)
            if items:
                self._group(key, items, assessment)
        self._gap_note()
        self._questions(questions, checklist.assessment)

    # --- parts ---------------------------------------------------------------------------------------

    def _say(self, *parts: tuple[str, str], indent: int = 0) -> None:
        line = Line()
        for text, style in parts:
            line.append(text, style=style)
        self._console.print(
            Padding(line, (0, 0, 0, indent), expand=False) if indent else line, highlight=False, markup=False
        )

    def _t(self, zh: str, en: str) -> str:
        return Text(zh, en)[self._lang]

    def _head(self, checklist: Checklist) -> None:
        assessment, lang = checklist.assessment, self._lang
        head = self._book.policy.head
        name = assessment.reading.name or self._t("（未填企业名称）", "(no firm name)")
        self._say((name, "bold"))
        day = self._t("判断日期", "as of")
        pack = f"{head.id} {head.version} ({self._book.policy.sha256[:8]})"
        days = f"{day} {assessment.as_of.isoformat()}"
        if checklist.business_day is not None:
            days += f" · {self._t('业务发生日', 'day of the business')} {checklist.business_day.isoformat()}"
        self._say((f"{head.title[lang]} · {days} · {pack}", "dim"))
        striking = assessment.validity != "in_force" or checklist.expired_since(self._today)
        self._say((checklist.banner_on(self._today)[lang], "bold yellow" if striking else "dim"))
        counts = checklist.counts()
        applying = sum(counts[key] for key in APPLYING)
        words = [f"{applying} {outcome_text('applies', assessment.validity)[lang]}"]
        words += [
            f"{counts[key]} {group_text(key, assessment.validity)[lang]}" for key in GROUPS if key not in APPLYING
        ]
        self._say((" · ".join(words), "bold"))

    def _problems(self, assessment: Assessment) -> None:
        if not assessment.problems:
            return
        self._console.print()
        self._say((self._t("填写需核对", "Answers to check"), "bold"))
        for problem in assessment.problems:
            word, style = _SEVERITY[problem.severity]
            self._say(
                (f"{word[self._lang]} ", style),
                (f"{problem.field}  ", "cyan"),
                (problem.message[self._lang], ""),
                indent=2,
            )

    def _group(self, key: GroupKey, items: tuple[Item, ...], assessment: Assessment) -> None:
        mark, style = MARKS[key]
        if key in APPLYING and assessment.validity != "in_force":
            style = "dim"  # nothing may look like a present claim
        self._console.print()
        title = sentence_case(group_text(key, assessment.validity)[self._lang])
        self._say((f"{title}  {len(items)}", f"bold {style}"))
        for item in items:
            self._say(
                (f"{mark} ", style),
                (f"{item.id} ", "cyan"),
                (item.finding.support.title[self._lang], "bold"),
                (self._where(item), "dim"),
            )
            for text, line_style in self._lines(key, item, assessment):
                self._say((text, line_style), indent=4)
            for answer in item.answers:
                self._say((answer[self._lang], "bold"), indent=4)
            self._work(item.work, item.steps, indent=4)

    def _work(self, work: Work, steps: Sequence[object], indent: int) -> None:
        """What has been done, a line for each part and for each line of a note."""
        for label, text in work_lines(work, steps, self._lang):
            first, *rest = text.split("\n")
            self._say((f"{label}{self._t('：', ': ')}", "bold"), (first, ""), indent=indent)
            for line in rest:
                self._say((line, ""), indent=indent)

    def _where(self, item: Item) -> str:
        held = f" · {held_text(item.finding.support)[self._lang]}" if item.finding.already_held else ""
        past = f" · {REMAINS['historical'][self._lang]}" if is_historical(item) else ""
        return f"  {measure_label(item.measure)[self._lang]}{held}{past}"

    def _lines(self, key: GroupKey, item: Item, assessment: Assessment) -> Iterable[tuple[str, str]]:
        """One or two lines per item: enough to see why, `explain` gives the rest."""
        finding, lang = item.finding, self._lang
        reasons = [text[lang] for text in self._explainer.finding(finding, assessment)]
        sep = self._t("；", "; ")
        if key in ("informational", "wide"):
            return
        if key in APPLYING:
            yield sep.join(reasons), ""
            label = self._t("责任单位 ", "Departments: ") if item.measure.departments else ""
            yield label + departments_text(item.measure)[lang], "dim"
        elif key == "needs_information":
            yield self._t("缺：", "Missing: ") + self._missing(finding, assessment), ""
        else:
            yield sep.join(reasons), "dim"
            goals = self._explainer.changes(finding)
            if goals:
                yield self._t("怎样会变：", "What would change it: ") + sep.join(goal[lang] for goal in goals), "dim"

    def _gap_note(self) -> None:
        numbers = sorted({number for gap in self._book.policy.head.gaps for number in gap.measures})
        listed = "、".join(f"（{numeral(number)}）" for number in numbers)
        shown = self._t(f"{listed}及结尾段", "measures " + ", ".join(map(str, numbers)) + " and the closing paragraph")
        self._console.print()
        self._say((f"{shown}：{GAP_NOTE[self._lang]}", "yellow"))

    def _missing(self, finding: Finding, assessment: Assessment) -> str:
        """What is missing; a question of the past is said to be one, and what only the authority settles."""
        fields = (self._book.catalogue.field(field) for field in finding.missing)
        said = [one.label[self._lang] + self._past(one, assessment) for one in fields]
        said += [FOR_AUTHORITY[self._lang]] if finding.for_authority else []
        return self._t("、", ", ").join(said)

    def _past(self, field: Field, assessment: Assessment) -> str:
        said = past_text(field)
        return self._t(f"（{said.zh}）", f" ({said.en})") if field.is_past(assessment.as_of) else ""

    def _questions(self, questions: tuple[Question, ...], assessment: Assessment) -> None:
        useful = [question for question in questions if question.settles][:5]
        left = None if questions else unclear_text(assessment)
        if left is not None:
            self._console.print()
            self._say((left[self._lang], "bold"))
        if not useful:
            return
        self._console.print()
        self._say((self._t("接着问", "Ask next"), "bold"))
        for question in useful:
            asked = self._book.catalogue.field(question.field).question[self._lang]
            count = self._t(f"（可确定 {question.settles} 项）", f" (can settle {question.settles})")
            self._say((f"{question.field}  ", "cyan"), (asked, ""), (count, "dim"), indent=2)

    # --- one support ---------------------------------------------------------------------------------

    def support(self, support_id: str, assessment: Assessment | None, work: Work = NO_WORK) -> None:
        """One support down to the official sentence; with an assessment also the finding and the work."""
        support = self._book.policy.support(support_id)
        measure = self._book.policy.measure_of(support_id)
        lang = self._lang
        self._say((f"{support.id} {support.title[lang]}", "bold"))
        self._say(
            (
                f"{measure_label(measure)[lang]} · {strength_text(support)[lang]} · {KINDS[support.kind][lang]}",
                "dim",
            )
        )
        if assessment is not None:
            self._finding(assessment.finding(support_id), assessment)
        self._section(self._t("原文", "Official text"))
        for quote in support.quotes:
            self._say((f"[{quote.provision}] ", "cyan"), (f"“{quote.quote}”", ""), indent=2)
            if lang == "en":
                gloss = self._book.policy.provisions[quote.provision].gloss
                self._say((f"unofficial translation of the sentence: {gloss}", "dim"), indent=2)
        for gap in self._book.policy.gaps_of(measure):
            self._say((gap.text[lang] + self._t("", " "), "yellow"), (GAP_NOTE[lang], "yellow"), indent=2)
        if support.condition is not None:
            self._section(self._t("条件（本工具按原文整理）", "Condition (as this tool reads the text)"))
            self._say((self._explainer.condition(support.condition)[lang], ""), indent=2)
        self._steps_and_readings(support_id, measure, work, assessment)

    def _section(self, title: str) -> None:
        self._console.print()
        self._say((title, "bold"))

    def _finding(self, finding: Finding, assessment: Assessment) -> None:
        lang = self._lang
        self._section(self._t("结论", "Finding"))
        self._say((outcome_text(finding.outcome, assessment.validity)[lang], "bold"), indent=2)
        for text in self._explainer.finding(finding, assessment):
            self._say((f"· {text[lang]}", ""), indent=2)
        for answer in assessment.answers_to(finding.support):
            self._say((answer[lang], "bold"), indent=2)
        for field in finding.missing:
            definition = self._book.catalogue.field(field)
            self._say((f"? {definition.question[lang]} ", "magenta"), (definition.help[lang], "dim"), indent=2)

    def _steps_and_readings(self, support_id: str, measure: Measure, work: Work, assessment: Assessment | None) -> None:
        support, lang = self._book.policy.support(support_id), self._lang
        if support.steps:
            self._section(self._t("怎么办", "What to do"))
        unknown: StepState = "to_do"
        states: tuple[StepState, ...] = (unknown,) * len(support.steps)
        if assessment is not None:
            states = step_states(support.steps, assessment.case)
        for number, (step, state) in enumerate(zip(support.steps, states, strict=True), start=1):
            mark = "✓ " if number - 1 in work.ticked else ""
            said = " · ".join(filter(None, (STEP_STATES[state][lang], STEP_SOURCES[step.source][lang])))
            source = f"  [{said}]"
            self._say((f"{number}. ", ""), (mark, "green"), (step.text[lang], ""), (source, "dim"), indent=2)
            if step.documents:
                self._say((document_line(step.documents)[lang], "dim"), indent=5)
        self._work(work, states, indent=2)
        self._section(self._t("责任单位", "Departments"))
        self._say((departments_text(measure)[lang], ""), indent=2)
        for department in self._renamed(measure):
            present = department.present[lang] if department.present else ""
            known = self._t("今名（一般知识，待核实）", "present name (general knowledge, to be confirmed)")
            self._say((f"{department.name[lang]} → {known}：{present}", "dim"), indent=2)
        self._section(self._t("裁量", "Discretion"))
        self._say((support.discretion[lang], ""), indent=2)
        if support.reading is not None:
            self._section(self._t("第二种读法（本工具意见）", "Second reading (our opinion)"))
            self._say((support.reading[lang], ""), indent=2)
        if support.after_expiry is not None:
            self._section(
                self._t("届满后（本工具判断，待主管部门核实）", "After expiry (our judgement, to be confirmed)")
            )
            note = f"：{support.after_expiry.note[lang]}" if support.after_expiry.note else ""
            self._say((REMAINS[support.after_expiry.remains][lang] + note, ""), indent=2)

    def _renamed(self, measure: Measure) -> tuple[Department, ...]:
        known = self._book.policy.head.departments
        return tuple(one for one in known if one.present and one.name.zh in measure.department_names)
