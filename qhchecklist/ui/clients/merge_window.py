"""Two desks changed one client: what both changed is decided here, row by row, before anything is saved."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from qhchecklist.policy.text import Lang, Text
from qhchecklist.ui import theme
from qhchecklist.ui.clients.laid import Change, Laid, Side
from qhchecklist.ui.clients.merge_table import ConflictModel, ConflictTable, MergeWords


class MergeWindow(QDialog):
    """Blocks its window while it is open; `accepted` when everything is decided and is to be saved.

    Until then both sides are kept: ours in the window and its draft, theirs in the store.
    """

    def __init__(self, laid: Laid, words: MergeWords, lang: Lang, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("topic", "clients")  # of the guide
        self._words = words
        self.setWindowTitle(words.title)
        self.model = ConflictModel(laid.rows, words, lang, self)
        self.table = ConflictTable(self.model, self)
        self.table.setColumnHidden(1, not words.has_before)
        self.table.setVisible(bool(laid.rows))
        self.table.setAccessibleName(self.tr("两处都改过的项目"))
        self.rest = QPlainTextEdit(self)
        self.rest.setReadOnly(True)
        self.rest.setTabChangesFocus(True)
        self.rest.setAccessibleName(self.tr("只有一处改过、都会保留的"))
        self.rest.setPlainText("\n".join(self._lines(laid, lang)))
        self.rest.setVisible(bool(self.rest.toPlainText()))
        self.summary = _label(words.summary, self)
        self.keys = _label(self.tr("↑↓ 换行　← 用{0}　→ 用{1}").format(words.mine, words.theirs), self)
        theme.set_role(self.keys, "muted")
        self.ours = QPushButton(self.tr("全用{0}").format(words.mine), self)
        self.theirs = QPushButton(self.tr("全用{0}").format(words.theirs), self)
        for widget in (self.keys, self.ours, self.theirs):
            widget.setVisible(bool(laid.rows))
        self.later = QPushButton(self.tr("先不存") if words.has_before else self.tr("取消"), self)
        self.take = QPushButton(words.take, self)
        self._lay_out()
        self.model.decided.connect(self._on_decided)
        self.ours.clicked.connect(self._on_ours)
        self.theirs.clicked.connect(self._on_theirs)
        self.later.clicked.connect(self.reject)
        self.take.clicked.connect(self.accept)
        self._on_decided()

    def _lay_out(self) -> None:
        below, whole = QHBoxLayout(), QVBoxLayout(self)
        below.setSpacing(theme.px(9))
        for button in (self.ours, self.theirs):
            below.addWidget(button)
        below.addStretch(1)
        for button in (self.later, self.take):
            below.addWidget(button)
        for button in (self.ours, self.theirs, self.later, self.take):
            button.setAutoDefault(False)
        theme.set_role(self.take, "primary")
        whole.setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(14))
        whole.setSpacing(theme.px(10))
        whole.addWidget(self.summary)
        whole.addWidget(self.table, 3)
        whole.addWidget(self.rest, 1)
        whole.addWidget(self.keys)
        whole.addLayout(below)
        room = self.screen().availableGeometry()
        self.resize(min(theme.px(940), room.width() - theme.px(40)), min(theme.px(600), room.height() - theme.px(60)))

    def showEvent(self, event: QShowEvent) -> None:
        """The first row waits for its decision."""
        super().showEvent(event)
        (self.table if self.table.isVisible() else self.take).setFocus(Qt.FocusReason.OtherFocusReason)
        self.table.setCurrentIndex(self.model.index(0, 0))

    def _lines(self, laid: Laid, lang: Lang) -> list[str]:
        told = [self._words.only_theirs.format(self._told(one)[lang]) for one in laid.theirs]
        return told + [self._words.only_mine.format(self._told(one)[lang]) for one in laid.ours]

    def _told(self, one: Change) -> Text:
        return one.text() if self._words.has_before else one.now()

    def sides(self) -> Mapping[str, Side]:
        """What was decided."""
        return self.model.sides()

    def _on_decided(self) -> None:
        left = len(self.model.open_rows())
        self.take.setEnabled(not left)
        self.take.setDefault(not left)
        self.take.setText(self.tr("还有 {0} 项没选").format(left) if left else self._words.take)

    def _on_ours(self) -> None:
        self.model.choose_all("mine")

    def _on_theirs(self) -> None:
        self.model.choose_all("theirs")


def _label(words: str, parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(words)
    label.setWordWrap(True)
    return label
