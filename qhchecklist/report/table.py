"""The checklist as an XLSX table: one sheet of items, one of answers to check, one about the run.

Cells that begin with a formula sign are written as text: nothing a user typed is ever computed.
"""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from qhchecklist.assess.explain import Explainer
from qhchecklist.assess.words import OPEN_LIST, outcome_text
from qhchecklist.checklist import (
    GROUPS,
    KINDS,
    REMAINS,
    STEP_SOURCES,
    STRENGTHS,
    Checklist,
    Item,
    departments_text,
    measure_label,
)
from qhchecklist.policy.text import Lang, Text
from qhchecklist.work import NO_WORK, WORK_PARTS, Work, state_text

MAX_CELL = 32_767
"""The most characters a cell of the format can hold."""

_COLUMNS: tuple[tuple[Text, int], ...] = (
    (Text("编号", "Id"), 8),
    (Text("事项", "Support"), 26),
    (Text("结论", "Finding"), 22),
    (Text("分组", "Group"), 18),
    (Text("强度", "Strength"), 14),
    (Text("类别", "Kind"), 10),
    (Text("措施", "Measure"), 26),
    (Text("责任单位（原文）", "Departments (official text)"), 36),
    (Text("理由", "Reasons"), 50),
    (Text("还缺", "Missing"), 26),
    (Text("怎样会变", "What would change it"), 36),
    (Text("步骤", "Steps"), 60),
    (Text("原文", "Official sentence"), 60),
    (Text("届满后（待核实）", "After expiry (to be confirmed)"), 30),
    (WORK_PARTS["state"], 16),
    (WORK_PARTS["steps"], 44),
    (WORK_PARTS["due"], 12),
    (WORK_PARTS["person"], 12),
    (WORK_PARTS["reason"], 30),
    (WORK_PARTS["note"], 44),
)


def render_xlsx(checklist: Checklist, explainer: Explainer, lang: Lang = "zh") -> bytes:
    """The workbook as bytes; texts are in `lang`, official sentences always in Chinese."""
    book = Workbook()
    book.remove(book.worksheets[0])
    sheet = book.create_sheet(Text("清单", "Checklist")[lang])
    rows = (_item(item, checklist, explainer, lang) for item in checklist.items)
    _table(sheet, [title[lang] for title, _ in _COLUMNS], [width for _, width in _COLUMNS], rows)
    problems = book.create_sheet(Text("填写需核对", "Answers to check")[lang])
    _table(
        problems,
        [Text("问题项", "Field")[lang], Text("程度", "Severity")[lang], Text("说明", "Message")[lang]],
        [28, 12, 90],
        ([one.field, one.severity, one.message[lang]] for one in checklist.assessment.problems),
    )
    about = book.create_sheet(Text("说明", "About")[lang])
    _table(about, [Text("项", "Item")[lang], Text("内容", "Value")[lang]], [24, 110], _about(checklist, lang))
    data = BytesIO()
    book.save(data)
    return data.getvalue()


def _about(checklist: Checklist, lang: Lang) -> Iterable[list[str]]:
    assessment = checklist.assessment
    policy = assessment.rulebook.policy
    yield [Text("企业", "Firm")[lang], assessment.reading.name]
    yield [Text("文件", "Notice")[lang], policy.head.title[lang]]
    yield [Text("有效性", "Validity")[lang], checklist.banner[lang]]
    yield [Text("判断日期", "As of")[lang], assessment.as_of.isoformat()]
    if checklist.business_day is not None:
        yield [Text("业务发生日", "Day of the business")[lang], checklist.business_day.isoformat()]
    yield [Text("规则包", "Pack")[lang], f"{policy.head.id} {policy.head.version} {policy.sha256}"]
    yield [Text("画像哈希", "Profile hash")[lang], assessment.reading.sha256]
    disclaimer = Text("工具判读，以主管部门答复为准。", "Read by a tool; the authority's answer prevails.")
    yield [Text("声明", "Note")[lang], disclaimer[lang]]


def _item(item: Item, checklist: Checklist, explainer: Explainer, lang: Lang) -> list[str]:
    assessment, finding = checklist.assessment, item.finding
    support = finding.support
    catalogue = assessment.rulebook.catalogue
    words = outcome_text(finding.outcome, assessment.validity)[lang]
    steps = [f"[{STEP_SOURCES[step.source][lang]}] {step.text[lang]}" for step in support.steps]
    remains = support.after_expiry
    return [
        support.id,
        support.title[lang],
        f"{words}（{OPEN_LIST[lang]}）" if finding.open_list else words,
        GROUPS[item.group][lang],
        STRENGTHS[support.strength][lang],
        KINDS[support.kind][lang],
        measure_label(item.measure)[lang],
        departments_text(item.measure)["zh"],
        "\n".join(text[lang] for text in explainer.finding(finding, assessment)),
        "\n".join(catalogue.field(field).label[lang] for field in finding.missing),
        "\n".join(explainer.leaf(reason.leaf)[lang] for reason in finding.would_change),
        "\n".join(steps),
        "\n".join(f"[{quote.provision}] {quote.quote}" for quote in support.quotes),
        "" if remains is None else REMAINS[remains.remains][lang] + (f"：{remains.note[lang]}" if remains.note else ""),
        *_work(item.work, [step.text[lang] for step in support.steps], lang),
    ]


def _work(work: Work, steps: list[str], lang: Lang) -> list[str]:
    """What has been done, a cell for each part; all empty while nothing was."""
    return [
        state_text(work, steps)[lang] if work != NO_WORK else "",
        "\n".join(f"{number}. {step}" for number, step in enumerate(steps, 1) if number - 1 in work.ticked),
        work.due.isoformat() if work.due is not None else "",
        work.person,
        work.reason,
        work.note,
    ]


def _table(sheet: Worksheet, titles: list[str], widths: list[int], rows: Iterable[list[str]]) -> None:
    """A header that stays in view, filters, and text cells."""
    for column, (title, width) in enumerate(zip(titles, widths, strict=True), start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
        _write(sheet, 1, column, title)
        sheet.cell(1, column).font = Font(bold=True)
        sheet.cell(1, column).fill = PatternFill("solid", fgColor="E6F3F0")
    for number, row in enumerate(rows, start=2):
        for column, text in enumerate(row, start=1):
            _write(sheet, number, column, text)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(titles))}{sheet.max_row}"


def _write(sheet: Worksheet, row: int, column: int, text: str) -> None:
    """A text cell; the type is forced, so that `=1+1` stays what was written."""
    cell = sheet.cell(row, column)
    cell.value = ILLEGAL_CHARACTERS_RE.sub("\N{REPLACEMENT CHARACTER}", text)[:MAX_CELL]
    cell.data_type = "s"
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    cell.quotePrefix = text[:1] in ("=", "+", "-", "@")
