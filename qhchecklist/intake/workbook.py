"""A profile from a workbook: the form that the program writes, or a plain table of questions and answers.

A workbook is untrusted: its size, its parts and its cells are bounded before it is read, formulas are never
computed (their last result counts), and whatever is wrong with it ends in one sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from qhchecklist.intake.both_readings import both_readings
from qhchecklist.intake.cells import AnswerReader, cell_text
from qhchecklist.intake.goods import GoodsReader
from qhchecklist.intake.grid import MOST_COLUMNS, MOST_ROWS, Grid
from qhchecklist.intake.opening import DAMAGED, damaged, refuse_unsafe
from qhchecklist.intake.result import Intake
from qhchecklist.intake.words import folded, heading
from qhchecklist.intake.work_table import is_heading
from qhchecklist.policy.doubts import Json
from qhchecklist.policy.problem import UnreadableFileError
from qhchecklist.policy.profile import ROWS
from qhchecklist.policy.rulebook import Rulebook
from qhchecklist.policy.text import Text

PROFILE_MARK, GOODS_MARK = "qhchecklist-profile", "qhchecklist-goods"
"""What stands in the hidden column of the sheets of our own form."""

NOTE_MARK = "#"
"""Stands there beside a row that explains the columns and is no row of goods."""

MOST_SHEETS = 12

_ANSWER_HEADINGS = frozenset({"回答", "填写", "答案", "answer", "your answer"})


@dataclass(slots=True)
class _Sheet:
    title: str
    grid: Grid
    unresolved: list[str]


def load_intake(path: Path, book: Rulebook, as_of: date) -> Intake:
    """Read a workbook; raises UnreadableFileError with one sentence when it cannot be used at all."""
    sheets = _sheets(path)
    _refuse_checklist(path, sheets)
    goods = GoodsReader(book.catalogue.columns, book.codes, as_of)
    marked = [one for one in sheets if _row_with(one.grid, PROFILE_MARK, GOODS_MARK) is not None]
    answers: dict[str, Json] = {}
    rows: list[Json] = []
    remarks: list[Text] = []
    for sheet in marked or sheets:
        _report_formulas(sheet, remarks)
        if _is_goods(sheet, goods):
            table = goods.read(_bare(_from_heading(sheet.grid, goods)))
            rows.extend(table.rows)
            if table.unknown:
                listed = "、".join(table.unknown[:5])
                remarks.append(Text(f"“{sheet.title}”中没有对应的列未采用：{listed}。", f"Columns left out: {listed}."))
        else:
            answers.update(_answers(sheet.grid, book, AnswerReader(book.codes, goods)))
    if rows:
        answers[ROWS] = [*(answers[ROWS] if isinstance(answers.get(ROWS), list) else []), *rows]
    if not answers:
        zh = f"{path.name} 里没有可以读出的回答；请用“文件→保存填写模板”得到的表格填写后再导入。"
        raise UnreadableFileError(Text(zh, f"{path.name} holds no answers that can be read; use the form to fill in."))
    return Intake(answers, tuple(remarks))


# --- the file ----------------------------------------------------------------------------------------


def _sheets(path: Path) -> list[_Sheet]:
    refuse_unsafe(path)
    try:
        with both_readings(path) as (results, formulas):
            pairs = zip(results.worksheets[:MOST_SHEETS], formulas.worksheets[:MOST_SHEETS], strict=True)
            return [_sheet(shown, written) for shown, written in pairs]
    except DAMAGED as error:
        raise damaged(path) from error


def _sheet(shown: object, written: object) -> _Sheet:
    """The texts of a sheet, and the places of formulas that have no result."""
    grid: Grid = []
    unresolved: list[str] = []
    limits = {"max_row": MOST_ROWS + 100, "max_col": MOST_COLUMNS}
    pairs = zip(shown.iter_rows(**limits), written.iter_rows(**limits), strict=False)  # type: ignore[attr-defined]
    for cells, sources in pairs:
        grid.append([cell_text(one.value) for one in cells])
        unresolved.extend(
            str(source.coordinate)
            for cell, source in zip(cells, sources, strict=False)
            if cell.value is None and source.data_type == "f"
        )
    return _Sheet(str(shown.title), grid, unresolved)  # type: ignore[attr-defined]


def _refuse_checklist(path: Path, sheets: Sequence[_Sheet]) -> None:
    """A checklist's table has work in it and no answers, though some of its words read like answers."""
    if any(is_heading(row) for sheet in sheets for row in sheet.grid[:12]):
        zh = f"{path.name} 是导出的清单表，里面没有企业的回答；请用企业自己的档案，清单表用“导入”或 import-work 导回。"
        en = f"{path.name} is an exported checklist without answers; take it back with Import or import-work."
        raise UnreadableFileError(Text(zh, en))


# --- the sheets --------------------------------------------------------------------------------------


def _row_with(grid: Grid, *marks: str) -> int | None:
    return next((at for at, row in enumerate(grid[:12]) if row and row[0] in marks), None)


def _is_goods(sheet: _Sheet, goods: GoodsReader) -> bool:
    at = _row_with(sheet.grid, PROFILE_MARK, GOODS_MARK)
    if at is not None:
        return sheet.grid[at][0] == GOODS_MARK
    return bool(_from_heading(sheet.grid, goods))


def _from_heading(grid: Grid, goods: GoodsReader) -> Sequence[Sequence[str]]:
    """The table from its headings on; nothing when it is no table of goods."""
    at = next((at for at, row in enumerate(grid[:12]) if goods.is_heading(row)), None)
    return [] if at is None else grid[at:]


def _bare(grid: Sequence[Sequence[str]]) -> Sequence[Sequence[str]]:
    """A table without what stands in the hidden column of our form."""
    marked = bool(grid) and grid[0][0] == GOODS_MARK
    return [row[1:] for row in grid if row[:1] != [NOTE_MARK]] if marked else grid


def _answers(grid: Grid, book: Rulebook, reader: AnswerReader) -> Iterator[tuple[str, Json]]:
    """Every question of a sheet that is answered: by the key in the hidden column, else by its label."""
    known = {heading(name): one for one in book.catalogue.fields for name in (one.label.en, one.label.zh, one.key)}
    column = next((at for row in grid[:12] for at, cell in enumerate(row) if heading(cell) in _ANSWER_HEADINGS), None)
    for row in grid:
        at = next((at for at, cell in enumerate(row[:column]) if heading(cell) in known), None)
        if at is None:
            continue
        asked = known[heading(row[at])]
        place = at + 1 if column is None else column
        answer = reader.read(asked, row[place]) if place < len(row) else None
        if answer is not None and (asked.kind != "rows" or folded(str(answer)) == "unknown"):
            yield asked.key, answer


def _report_formulas(sheet: _Sheet, remarks: list[Text]) -> None:
    if sheet.unresolved:
        listed = "、".join(sheet.unresolved[:5])
        zh = f"“{sheet.title}”的 {listed} 等 {len(sheet.unresolved)} 格是没有结果的公式，未采用；请改成数值或文字。"
        en = f"'{sheet.title}': {len(sheet.unresolved)} formulas without a result left out ({listed})."
        remarks.append(Text(zh, en))
