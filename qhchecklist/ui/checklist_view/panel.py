"""The checklist zone: counts, search, filters and the list, kept in step with the session."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from qhchecklist.checklist import GROUPS
from qhchecklist.ui import theme
from qhchecklist.ui.checklist_view.announcer import CountsAnnouncer
from qhchecklist.ui.checklist_view.counts import CountsBar
from qhchecklist.ui.checklist_view.filter_bar import FilterBar
from qhchecklist.ui.checklist_view.filter_popup import FilterPopup
from qhchecklist.ui.checklist_view.lens import Lens
from qhchecklist.ui.checklist_view.model import ChecklistModel
from qhchecklist.ui.checklist_view.order_menu import OrderMenu
from qhchecklist.ui.checklist_view.prompt import Prompt
from qhchecklist.ui.checklist_view.tree import ChecklistTree
from qhchecklist.ui.form.line import Line
from qhchecklist.ui.scenario_mark import ScenarioMark
from qhchecklist.ui.session import Session

_EVERY_GROUP = frozenset(GROUPS)

_LEAST, _LEAST_BRIEF = 84, 26
"""Heights of the list that are left to it, at scale 1."""


class ChecklistPanel(QWidget):
    """Shows the session's checklist through a lens.

    `chosen` carries the id of the support to explain; `question_wanted` when an empty firm is to be begun.
    """

    chosen = Signal(str)
    question_wanted = Signal()

    def __init__(self, session: Session, lens: Lens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self.lens = lens
        self._unfiltered: tuple[str, int] | None = None
        self.counts = CountsBar(self)
        self.filter = SearchField(self)
        self.filter_button = QToolButton(self)
        self.order_button = QToolButton(self)
        self.order_menu = OrderMenu(lens, self.order_button)
        self.mark = ScenarioMark(session, self)
        self.bar = FilterBar(session, lens, self)
        self.nothing = Prompt(self)
        self.unanswered = Prompt(self)
        self.model = ChecklistModel(self)
        self.tree = ChecklistTree(self.model, self)
        self._lay_out()
        self._connect()
        self.counts.show_counts(session.checklist)
        self.announcer = CountsAnnouncer(self.counts)
        self.filter.setText(lens.filter.query)
        self._retranslate()
        self.refresh()
        self._fold()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(theme.px(6))
        for widget in (self.filter, self.filter_button, self.order_button):
            line.addWidget(widget)
        for button in (self.filter_button, self.order_button):
            theme.set_role(button, "chip")
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.order_button.setMenu(self.order_menu)
        self.order_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._top = top = QVBoxLayout()
        top.setSpacing(theme.px(8))
        top.addWidget(self.mark)
        top.addWidget(self.counts)
        top.addLayout(line)
        for below in (self.bar, self.nothing, self.unanswered):
            top.addWidget(below)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(top)
        rule = QFrame(self)
        theme.set_role(rule, "rule")
        whole.addWidget(rule)
        whole.addWidget(self.tree, 1)
        self.be_brief(False)

    def be_brief(self, brief: bool) -> None:
        """Where there is little room the counts keep theirs, and the list has the rest."""
        above, below = (5, 5) if brief else (12, 8)
        self._top.setContentsMargins(theme.px(16), theme.px(above), theme.px(16), theme.px(below))
        self.mark.make_room(not brief)
        self.tree.setMinimumHeight(theme.px(_LEAST_BRIEF if brief else _LEAST))

    def _connect(self) -> None:
        self.filter.textChanged.connect(self.lens.search)
        self.filter.left.connect(self._on_left)
        self.filter.entered.connect(self._on_entered)
        self.filter.escaped.connect(self.lens.clear)
        self.filter_button.clicked.connect(self.open_filter)
        self.nothing.taken.connect(self.lens.clear)
        self.unanswered.taken.connect(self.question_wanted)
        self.tree.chosen.connect(self.chosen)
        self.tree.escaped.connect(self.lens.clear)
        self.tree.folding_changed.connect(self._on_folding)
        self.lens.filtered.connect(self._on_filtered)
        self.lens.ordered.connect(self._on_ordered)
        self.lens.filter_asked.connect(self.open_filter)
        self.lens.fold_asked.connect(self.tree.fold_all)
        self._session.assessed.connect(self.refresh)
        self._session.language_changed.connect(self._on_language)

    # --- following -----------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Follow the session's checklist."""
        checklist = self._session.checklist
        with self.tree.steady({item.id: item.group for item in checklist.items}):
            self.model.show(checklist, self._session.lang, self.lens.order)
            self._show_filtered()
        self.counts.show_counts(checklist)
        self.announcer.follow()
        self._show_prompts()

    def _show_filtered(self) -> None:
        shown, number = self.lens.shown(self._session.checklist), len(self.lens.filter.chosen)
        unfiltered = (self._session.lang, number) if shown is None else None
        if unfiltered is not None and unfiltered == self._unfiltered:
            return
        self._unfiltered = unfiltered
        self.tree.show_only(shown)
        self.bar.follow(shown)
        self.nothing.setVisible(shown == frozenset())
        self.filter_button.setText(self.tr("筛选 {0}").format(number) if number else self.tr("筛选"))
        theme.set_role(self.filter_button, "chip", "accent" if number else None)

    def _show_prompts(self) -> None:
        """Say how to begin while nothing at all can be said about the firm."""
        undecided = {"needs_information", "informational"}
        nothing_known = all(item.group in undecided for item in self._session.checklist.items)
        self.unanswered.setVisible(nothing_known)

    def _on_filtered(self) -> None:
        if self.filter.text() != self.lens.filter.query:
            self.filter.setText(self.lens.filter.query)
        self._show_filtered()
        self._fold()

    def _fold(self) -> None:
        """A filter opens every group, so that what it finds is seen; without it they are as they were."""
        self.tree.unfold(_EVERY_GROUP if self.lens.filter.active else self.lens.unfolded)

    def _on_folding(self) -> None:
        if not self.lens.filter.active:
            self.lens.unfolded = self.tree.unfolded()

    def _on_ordered(self) -> None:
        self.refresh()
        self.tree.bring_into_view()
        self._retranslate()

    # --- choosing ------------------------------------------------------------------------------------

    def choose(self, support_id: str) -> None:
        """Make a support current; a filter that hides it is dropped."""
        index = self.model.index_of(support_id)
        if index.isValid() and not self.tree.shows(index):
            self.lens.clear()
        self.tree.choose(support_id)

    def restore(self, support_id: str) -> None:
        """Make a support current unless it is hidden or folded away."""
        index = self.model.index_of(support_id)
        if self.tree.shows(index) and self.tree.isExpanded(index.parent()):
            self.tree.choose(support_id)

    def focus_filter(self) -> None:
        """Start a search."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def open_filter(self) -> None:
        """Choose what the list is filtered by; the keyboard comes back to the list."""
        popup = self.findChild(FilterPopup)
        if popup is None:
            popup = FilterPopup(self._session, self.lens, self)
            popup.closed.connect(self._on_left)
        button = self.filter_button
        popup.open_at(QRect(button.mapToGlobal(QPoint(0, 0)), button.size()))

    def _on_entered(self) -> None:
        """Explain the first hit; without any the search stays where it is corrected."""
        if self.tree.choose_first_hit():
            self.tree.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_left(self) -> None:
        """Go on to the list; a row that is hidden cannot be current there."""
        if not self.tree.shows(self.tree.currentIndex()):
            self.tree.choose_first_hit()
        self.tree.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # --- words ---------------------------------------------------------------------------------------

    def _on_language(self) -> None:
        self._retranslate()
        self.refresh()

    def _retranslate(self) -> None:
        self.filter.setPlaceholderText(self.tr("搜索：文字、拼音、部门、编号（/）"))
        self.filter.setToolTip(self.filter.placeholderText())
        self.filter.setAccessibleName(self.tr("在清单中搜索"))
        self.filter_button.setAccessibleName(self.tr("筛选清单"))
        self.filter_button.setToolTip(self.tr("按办理状态、措施、责任单位、类别、力度筛选（Ctrl+Shift+F）"))
        self.order_menu.retranslate()
        self.order_button.setText(self.tr("排序"))
        self.order_button.setAccessibleName(self.tr("排序：{0}").format(self.order_menu.word()))
        self.order_button.setToolTip(self.order_button.accessibleName())
        self.tree.setAccessibleName(self.tr("清单"))
        self.nothing.say(self.tr("没有找到，清单里的各项都未显示。"), self.tr("清除筛选"))
        self.unanswered.say(self.tr("还没有能下结论的回答，各项都待补充信息。"), self.tr("从第一问开始"))


class SearchField(Line):
    """A line that Esc empties.

    `left`: Down goes on to the list; `entered`: Enter wants the first hit; `escaped`: Esc without text.
    """

    left = Signal()
    entered = Signal()
    escaped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc, Down and Enter leave; everything else edits."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self.entered if self.text().strip() else self.left).emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
            self.left.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.left.emit()
        else:
            super().keyPressEvent(event)
