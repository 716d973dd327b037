"""Rows of goods to and from spreadsheets: tab-separated text, with a table in HTML beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QModelIndex, QObject, Signal
from PySide6.QtGui import QGuiApplication

from qhchecklist.policy.doubts import Json
from qhchecklist.policy.field import Field
from qhchecklist.ui.form.goods_model import GoodsModel
from qhchecklist.ui.session import Session

if TYPE_CHECKING:
    from qhchecklist.intake.goods import GoodsTable
    from qhchecklist.intake.grid import Clip, Grid


class GoodsClipboard(QObject):
    """Copies rows in words and takes tables in.

    `said` carries a sentence about what happened, `warned` one about rows that were not taken.
    """

    said = Signal(str)
    warned = Signal(str)

    def __init__(self, field: Field, session: Session, model: GoodsModel, parent: QObject) -> None:
        super().__init__(parent)
        self._field = field
        self._session = session
        self._model = model

    # --- out -----------------------------------------------------------------------------------------

    def copy(self, places: list[int]) -> None:
        """Put rows on the clipboard, below the headings of the table."""
        grid = self._model.words(places)
        data = QMimeData()
        data.setText("\n".join("\t".join(_one_line(cell) for cell in row) for row in grid))
        data.setHtml(_html(grid))
        QGuiApplication.clipboard().setMimeData(data)
        self.said.emit(self.tr("已复制 %n 行，可粘贴到表格软件。", "", len(places)))

    # --- in ------------------------------------------------------------------------------------------

    def paste(self, current: QModelIndex) -> int | None:
        """Take the clipboard's rows in as one undo step; the number of the first new row, None when there is none.

        A single cell goes into the current cell. A table without headings begins at the current column when it is
        narrower than the table; from the first column, or none, at the one that it fits best.
        """
        from qhchecklist.intake.goods import GoodsReader
        from qhchecklist.intake.grid import from_clipboard

        mime = QGuiApplication.clipboard().mimeData() or QMimeData()  # an empty clipboard has none
        clip = from_clipboard(mime.text(), mime.html())
        wide = max((len(row) for row in clip.grid), default=0)
        fits = current.isValid() and wide <= len(self._model.columns) - current.column()
        one = current.isValid() and wide == len(clip.grid) == 1
        start = current.column() if fits and (one or current.column()) else None
        book = self._session.rulebook
        reader = GoodsReader(self._model.columns, book.codes, self._session.as_of)
        table = reader.read(clip.grid, start)
        if one and start is not None and table.rows:
            key = self._model.columns[start].key
            self._model.setData(current, table.rows[0].get(key))
            return None
        if not table.rows:
            self.said.emit(self.tr("剪贴板里没有可以读出的货物行；请在表格软件中选中几行再复制。"))
            return None
        return self._add(table, clip)

    def _add(self, table: GoodsTable, clip: Clip) -> int:
        raw = self._session.raw(self._field.key)
        before: list[Json] = list(raw) if isinstance(raw, list) else []
        name = self.tr("粘贴 %n 行货物", "", len(table.rows))
        rows = [*before, *table.rows]
        self._session.replace_all({**self._session.document, self._field.key: rows}, name)
        told = self.warned if clip.cut else self.said  # a passing word is not enough for rows that did not come
        told.emit(self._told(table, clip, len(before)))
        return len(before) + 1

    def _told(self, table: GoodsTable, clip: Clip, before: int) -> str:
        """How many rows came, and what to look at."""
        said = [self.tr("已粘贴 %n 行，可一步撤销。", "", len(table.rows))]
        new = tuple(f"{self._field.key}[{before + place}]" for place in range(1, len(table.rows) + 1))
        wrong = {
            one.field
            for one in self._session.reading.problems
            if one.severity != "notice" and one.field.startswith(new)
        }
        if wrong:
            said.append(self.tr("%n 格需核对，照原样保留，见表下说明。", "", len(wrong)))
        if table.restored:
            said.append(self.tr("%n 个 HS 编码按品名补回了开头的 0。", "", table.restored))
        if table.unknown:
            said.append(self.tr("没有对应的列未采用：{0}。").format("、".join(table.unknown[:5])))
        if clip.cut:
            said.append(self.tr("表格过长，只取了前 %n 行。", "", len(clip.grid)))
        return "".join(said) if self._session.lang == "zh" else " ".join(said)


def _one_line(cell: str) -> str:
    return " ".join(cell.split())


def _html(grid: Grid) -> str:
    """The rows as a table whose cells are text, so that no spreadsheet takes a leading zero away."""
    from html import escape  # with the names of two thousand characters

    rows = (
        "<tr>" + "".join(f"<td style=\"mso-number-format:'\\@'\">{escape(cell)}</td>" for cell in row) + "</tr>"
        for row in grid
    )
    return f"<html><head><meta charset='utf-8'></head><body><table>{''.join(rows)}</table></body></html>"
