"""The history of a client, one sentence for each change, with a line that narrows it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLabel, QListView, QSizePolicy, QVBoxLayout, QWidget

from qhchecklist.policy.text import Lang
from qhchecklist.ui import theme
from qhchecklist.ui.clients.history_model import HistoryModel
from qhchecklist.ui.clients.history_words import History
from qhchecklist.ui.form.line import Line


class HistoryPanel(QWidget):
    """What was saved, newest first. `count` is put where there is room for it."""

    def __init__(self, lang: Lang, parent: QWidget) -> None:
        super().__init__(parent)
        self.model = HistoryModel(lang, self)
        self.search = Line(self)
        self.search.setClearButtonEnabled(True)
        self.search.setAcceptDrops(False)  # a file that is dragged is no text
        self.search.setPlaceholderText(self.tr("打字筛选，如问题、来源、经办人"))
        self.search.setAccessibleName(self.tr("筛选历史"))
        self.list = QListView(self)
        self.list.setModel(self.model)
        self.list.setAccessibleName(self.tr("回答和办理情况的历史"))
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setLayoutMode(QListView.LayoutMode.Batched)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setAcceptDrops(False)
        self.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.list.setMinimumHeight(theme.px(36))
        self.empty, self.count = self._label(), self._label()
        self.empty.setText(self.tr("正在读取…"))
        self.list.hide()
        self._lay_out()
        self.search.textChanged.connect(self._on_typed)

    def _label(self) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        theme.set_role(label, "muted")
        return label

    def _lay_out(self) -> None:
        title = QLabel(self.tr("历史"), self)
        theme.set_role(title, "heading")
        top, box = QHBoxLayout(), QVBoxLayout(self)
        top.setSpacing(theme.px(12))
        top.addWidget(title)
        top.addWidget(self.search, 1)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(7))
        box.addLayout(top)
        box.addWidget(self.empty)
        box.addWidget(self.list, 1)

    def show_history(self, history: History) -> None:
        """Show this one; what was typed still holds."""
        self.model.show(history)
        self._follow()

    def _on_typed(self, typed: str) -> None:
        self.model.narrow(typed)
        self.list.scrollToTop()
        self._follow()

    def _follow(self) -> None:
        history, shown = self.model.history, self.model.rowCount()
        self.empty.setText(
            self.tr("没有一条含有所打的字。") if history.total else self.tr("还没有历史；存入改动以后记在这里。")
        )
        self.empty.setVisible(not shown)
        self.list.setVisible(bool(shown))
        self.count.setText(self._counted(shown, history))

    def _counted(self, shown: int, history: History) -> str:
        if history.total > len(history.lines):
            words = self.tr("显示 {0} 条；这里只列最近 {1} 条，全部 {2} 条在“导出这个客户”写成的文件里。")
            return words.format(shown, len(history.lines), history.total)
        return self.tr("显示 {0} 条，共 {1} 条；没有存入的改动不在里面。").format(shown, history.total)
