"""The checklist zone: counts, search and the list, kept in step with the session."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget

from qhchecklist.ui import theme
from qhchecklist.ui.checklist_view.counts import CountsBar
from qhchecklist.ui.checklist_view.model import ChecklistModel
from qhchecklist.ui.checklist_view.tree import ChecklistTree
from qhchecklist.ui.session import Session


class ChecklistPanel(QWidget):
    """Shows the session's checklist; `chosen` carries the id of the support to explain."""

    chosen = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self.counts = CountsBar(self)
        self.filter = SearchField(self)
        self.nothing = QLabel(self)
        self.nothing.setTextFormat(Qt.TextFormat.PlainText)
        self.nothing.setWordWrap(True)
        self.nothing.hide()
        theme.set_role(self.nothing, "muted")
        self.model = ChecklistModel(self)
        self.tree = ChecklistTree(self.model, self)
        self._lay_out()
        self.filter.textChanged.connect(self._on_search)
        self.filter.left.connect(self._on_left)
        self.filter.entered.connect(self._on_entered)
        self.tree.chosen.connect(self.chosen)
        session.assessed.connect(self.refresh)
        session.language_changed.connect(self._on_language)
        self._retranslate()
        self.refresh()
        self.tree.open_first_groups()

    def _lay_out(self) -> None:
        top = QVBoxLayout()
        top.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(8))
        top.setSpacing(theme.px(8))
        top.addWidget(self.counts)
        top.addWidget(self.filter)
        top.addWidget(self.nothing)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(top)
        line = QFrame(self)
        theme.set_role(line, "rule")
        whole.addWidget(line)
        whole.addWidget(self.tree, 1)

    def refresh(self) -> None:
        """Follow the session's checklist."""
        self.model.show(self._session.checklist, self._session.lang)
        self.counts.show_counts(self._session.checklist)
        self._say_found(self.tree.apply_search())

    def choose(self, support_id: str) -> None:
        """Make a support current; a search that hides it is dropped."""
        index = self.model.index_of(support_id)
        if index.isValid() and self.tree.isRowHidden(index.row(), index.parent()):
            self.filter.clear()
        self.tree.choose(support_id)

    def focus_filter(self) -> None:
        """Start a search."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def _on_search(self, query: str) -> None:
        self._say_found(self.tree.search(query))

    def _on_entered(self) -> None:
        """Explain the first hit; without any the search stays where it is corrected."""
        if self.tree.choose_first_hit():
            self.tree.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_left(self) -> None:
        """Go on to the list; a row that the search hides cannot be current there."""
        current = self.tree.currentIndex()
        if not current.isValid() or self.tree.isRowHidden(current.row(), current.parent()):
            self.tree.choose_first_hit()
        self.tree.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _say_found(self, found: int) -> None:
        self.nothing.setVisible(found == 0)

    def _on_language(self) -> None:
        self._retranslate()
        self.refresh()

    def _retranslate(self) -> None:
        self.filter.setPlaceholderText(self.tr("搜索：文字、拼音首字母、部门、编号（/）"))
        self.filter.setAccessibleName(self.tr("在清单中搜索"))
        self.tree.setAccessibleName(self.tr("清单"))
        self.nothing.setText(self.tr("没有找到。按 Esc 清除搜索。"))


class SearchField(QLineEdit):
    """A line that Esc empties. `left`: Down goes on to the list; `entered`: Enter wants the first hit."""

    left = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc, Down and Enter leave; everything else edits."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self.entered if self.text().strip() else self.left).emit()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Escape):
            self.left.emit()
        else:
            super().keyPressEvent(event)
