"""Where the answers that were changed come from: one choice for all, and another for single ones."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from qhchecklist.comparison import AnswerShift
from qhchecklist.policy.text import Lang
from qhchecklist.store.records import SOURCES, Source
from qhchecklist.ui import theme
from qhchecklist.ui.clients.filing import Sources
from qhchecklist.ui.elided import ElidedLabel, plain
from qhchecklist.ui.form.combo import AnswerCombo
from qhchecklist.ui.form.line import Line

_ROWS = 4
"""So many answers are in sight at once."""


class SourcePanel(QWidget):
    """A line for each changed answer: what changed, its source, a remark (e.g. which document was seen)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sources = Sources()
        self._shown: tuple[tuple[AnswerShift, ...], Lang, Source] | None = None
        self.combos: dict[str, AnswerCombo] = {}
        self.remarks: dict[str, Line] = {}
        self.scroller = QScrollArea(self)
        self.scroller.setWidgetResizable(True)
        self.scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nothing = QLabel(self)
        theme.set_role(self.nothing, "muted")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.nothing)
        box.addWidget(self.scroller)

    def show_changes(self, changes: Sequence[AnswerShift], sources: Sources, lang: Lang) -> None:
        """A line for each; nothing is rebuilt while it is the same."""
        self._sources = sources
        wanted = (tuple(changes), lang, sources.usual)
        if wanted == self._shown:
            return
        self._shown = wanted
        self.nothing.setText(self.tr("自上次存入以来没有改过回答。"))
        self.nothing.setVisible(not changes)
        self.scroller.setVisible(bool(changes))
        page = QWidget()
        theme.set_role(page, "ground")
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, theme.px(6), 0)
        grid.setHorizontalSpacing(theme.px(9))
        grid.setVerticalSpacing(theme.px(5))
        for column, stretch in enumerate((4, 0, 3)):
            grid.setColumnStretch(column, stretch)
        self.combos, self.remarks = {}, {}
        for row, change in enumerate(changes):
            for column, widget in enumerate(self._line(change, lang, page)):
                grid.addWidget(widget, row, column)
        self.scroller.setWidget(page)
        rows = min(len(changes), _ROWS)
        height = page.sizeHint().height() * rows // max(len(changes), 1)
        self.scroller.setFixedHeight(height + theme.px(2))

    def _line(self, change: AnswerShift, lang: Lang, page: QWidget) -> tuple[QWidget, QWidget, QWidget]:
        words = f"{change.label[lang]}{'：' if lang == 'zh' else ': '}{change.before[lang]} → {change.after[lang]}"
        label = ElidedLabel(page)
        label.setText(words)
        label.setToolTip(plain(words))
        combo = AnswerCombo(page)
        combo.setSizeAdjustPolicy(AnswerCombo.SizeAdjustPolicy.AdjustToContents)
        combo.offer([(key, text[lang]) for key, text in SOURCES.items()])
        combo.show_answer(self._sources.of(change.field))
        combo.setAccessibleName(self.tr("来源：{0}").format(change.label[lang]))
        combo.setProperty("field", change.field)
        combo.picked.connect(self._on_picked)
        remark = Line(page)
        remark.show_text(self._sources.remarks.get(change.field, ""))
        remark.setPlaceholderText(self.tr("备注，如看了哪份材料"))
        remark.setToolTip(remark.placeholderText())
        remark.setAccessibleName(self.tr("来源的备注：{0}").format(change.label[lang]))
        remark.setProperty("field", change.field)
        remark.textEdited.connect(self._on_remark)
        self.combos[change.field], self.remarks[change.field] = combo, remark
        return label, combo, remark

    def _on_picked(self, source: object) -> None:
        combo = cast(AnswerCombo, self.sender())
        field = str(combo.property("field"))
        self._sources.own[field] = cast(Source, source)
        combo.show_answer(cast(str, source))

    def _on_remark(self, words: str) -> None:
        field = str(cast(Line, self.sender()).property("field"))
        self._sources.remarks[field] = words.strip()
