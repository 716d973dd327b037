"""For whom a paper is about to be made, and how."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from qhchecklist.policy.text import Lang
from qhchecklist.report.options import FILLABLE, LARGE, PARTS, PdfOptions
from qhchecklist.store.records import ClientRow
from qhchecklist.ui.clients.chores.chore_panel import ChorePanel
from qhchecklist.ui.elided import shortened

_NAMED = 5
_LONGEST = 40


class PrintPanel(ChorePanel):
    """Says everything that the papers have in common; the folder is asked last."""

    def __init__(
        self, rows: tuple[ClientRow, ...], day: date, options: PdfOptions, validity: str, lang: Lang, parent: QWidget
    ) -> None:
        super().__init__("", "", parent)
        self.rows = rows
        title = self.tr("批量打印：选中的 {0} 家，每家一份 PDF").format(len(rows))
        self.title.setText(title)
        self.setAccessibleName(title)
        self.go.setText(self.tr("选文件夹并写出…"))
        stop = "、" if lang == "zh" else ", "
        names = [shortened(row.name, _LONGEST) or self.tr("未命名企业") for row in rows[:_NAMED]]
        named = stop.join(names) + (self.tr("等") if len(rows) > _NAMED else "")
        chosen = [PARTS[part][lang] for part in options.parts]
        chosen += [text[lang] for text, wanted in ((LARGE, options.large), (FILLABLE, options.fillable)) if wanted]
        self.who = self.sentence(named)
        words = self.tr("判断日期 {0}（文件{1}）；首页{2}。")
        more = self.tr("，另有{0}").format(stop.join(chosen)) if chosen else ""
        self.how = self.sentence(words.format(day.isoformat(), validity, more), "small")
        rest = self.tr("写的是存着的内容；已有同名文件时另起名字，不覆盖；每一份都记入咨询记录。纸样在“文件”菜单里改。")
        self.rest = self.sentence(rest, "small")
        for label in (self.who, self.how, self.rest):
            self.body.addWidget(label)
