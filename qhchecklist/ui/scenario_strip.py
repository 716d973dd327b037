"""The strip that says that something is only tried out, what it changes, and how it ends."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from qhchecklist.comparison import Comparison, compare
from qhchecklist.ui import theme
from qhchecklist.ui.elided import ElidedLabel, plain
from qhchecklist.ui.notices import announce
from qhchecklist.ui.scenario_changes import Change, changes, taken_back
from qhchecklist.ui.scenario_lists import ChangeList, ShiftList, height_of
from qhchecklist.ui.session import Session

_ROOMS = ((720, 5), (560, 3), (0, 2))
"""Heights of the window at scale 1, and how many rows the lists may show from there on."""


class ScenarioStrip(QFrame):
    """Shown while a scenario is on. `chosen` carries a support to explain; `kept` and `dropped` end it.

    A question or a refusal stands in the strip itself, under its headline.
    """

    chosen = Signal(str)
    kept = Signal()
    dropped = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "scenario")
        self.setProperty("topic", "outcomes")  # of the guide
        self._session = session
        self._shown: object = None
        self.comparison = Comparison()
        self.changes: tuple[Change, ...] = ()
        self.headline = self._label("scenario-title")
        self.summary = ElidedLabel(self)
        theme.set_role(self.summary, "scenario-words")
        self.fold = self._button("scenario-quiet")
        self.keep = self._button("scenario-main")
        self.drop = self._button("scenario-quiet")
        self.question = ScenarioQuestion(self)
        self.details = QWidget(self)
        self.headings = [self._label("section") for _ in range(4)]
        self.gained, self.lost, self.other = ShiftList(self), ShiftList(self), ShiftList(self)
        self.list = ChangeList(self)
        self._lay_out()
        self._connect()
        self._retranslate()

    def _label(self, role: str) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        theme.set_role(label, role)
        return label

    def _button(self, role: str) -> QPushButton:
        button = QPushButton(self)
        theme.set_role(button, role)
        return button

    def _lay_out(self) -> None:
        head = QFrame(self)
        theme.set_role(head, "scenario-head")
        row = QHBoxLayout(head)
        row.setContentsMargins(theme.px(18), theme.px(5), theme.px(16), theme.px(5))
        row.setSpacing(theme.px(12))
        row.addWidget(self.headline)
        row.addWidget(self.summary, 1)
        for button in (self.fold, self.keep, self.drop):
            row.addWidget(button)
        grid = QGridLayout(self.details)
        grid.setContentsMargins(theme.px(18), theme.px(7), theme.px(16), theme.px(7))
        grid.setHorizontalSpacing(theme.px(20))
        grid.setVerticalSpacing(theme.px(2))
        for column, (heading, widget) in enumerate(zip(self.headings, self._columns(), strict=True)):
            grid.addWidget(heading, 0, column)
            grid.addWidget(widget, 1, column)
            grid.setColumnStretch(column, 1)
            grid.setColumnMinimumWidth(column, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        for part in (head, self.question, self.details):
            whole.addWidget(part)

    def _columns(self) -> tuple[QWidget, ...]:
        return self.gained, self.lost, self.other, self.list

    def _connect(self) -> None:
        for shifts in (self.gained, self.lost, self.other):
            shifts.chosen.connect(self.chosen)
        self.list.taken_back.connect(self._take_back)
        self.fold.clicked.connect(self._on_fold)
        self.keep.clicked.connect(self.kept)
        self.drop.clicked.connect(self.dropped)
        session = self._session
        session.assessed.connect(self.refresh)
        session.scenario_changed.connect(self._on_scenario)
        session.language_changed.connect(self._retranslate)

    # --- following -----------------------------------------------------------------------------------

    def _on_scenario(self) -> None:
        """A scenario begins with its lists unfolded where the window has room for them."""
        self.question.withdraw()
        self.details.setVisible(self.window().height() >= theme.px(_ROOMS[1][0]))
        self._name_fold()
        self.refresh()
        if self._session.scenario is not None:
            announce(self, self.headline.text())

    def refresh(self) -> None:
        """Follow the session; nothing is rebuilt while nothing moved."""
        session = self._session
        self.setVisible(session.scenario is not None)
        if session.scenario is None:
            self._shown = None
            return
        found = compare(session.own_checklist(), session.checklist)
        validity, lang = session.assessment.validity, session.lang
        changed = changes(session)
        columns = (found.gained, found.lost, found.other)
        moved = [[(one.id, one.before.group, one.after.group) for one in shifts] for shifts in columns]
        shown = (moved, changed, validity, lang)
        if shown == self._shown:
            return
        self._shown, self.comparison, self.changes = shown, found, changed
        for widget, shifts in zip((self.gained, self.lost, self.other), columns, strict=True):
            widget.show_shifts(shifts, validity, lang)
        self.list.show_changes(changed, lang)
        self._fit()
        self._say()

    def _fit(self) -> None:
        """As many rows as there are, fewer in a low window."""
        found = self.comparison
        most = max(1, len(self.changes), len(found.gained), len(found.lost), len(found.other))
        room = next(rows for least, rows in _ROOMS if self.window().height() >= theme.px(least))
        for column in self._columns():
            column.setFixedHeight(height_of(min(most, room)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The room for the lists follows the window."""
        super().resizeEvent(event)
        self._fit()
        self._name()

    def _say(self) -> None:
        found = self.comparison
        titles = (self.tr("得到"), self.tr("失去"), self.tr("其他变化"), self.tr("改动"))
        counts = (len(found.gained), len(found.lost), len(found.other), len(self.changes))
        for label, title, count in zip(self.headings, titles, counts, strict=True):
            label.setText(f"{title} {count}")
        widgets = (self.gained, self.lost, self.other, self.list)
        for widget, label in zip(widgets, self.headings, strict=True):
            widget.setAccessibleName(label.text())
        if not self.changes:
            self.summary.setText(self.tr("照常在表里改回答，这里列出得到和失去的事项。"))
        else:
            words = self.tr("得到 {0} · 失去 {1} · 其他变化 {2} · 改动 {3}")
            self.summary.setText(words.format(*counts))
        self.summary.setToolTip(plain(self.summary.text()))
        self.keep.setEnabled(bool(self.changes))
        self._name()

    def _retranslate(self) -> None:
        self.keep.setText(self.tr("保留"))
        self.keep.setToolTip(self.tr("把试算的改动作为企业的回答，可一步撤销"))
        self.drop.setText(self.tr("放弃"))
        self.drop.setToolTip(self.tr("回到试算之前，一点不差"))
        self._name_fold()
        self._shown = None
        self.refresh()

    def _name(self) -> None:
        """The headline gives way to the counts."""
        whole = self.tr("假如：改动只是试算，不是企业的回答")
        buttons = sum(one.sizeHint().width() + theme.px(12) for one in (self.fold, self.keep, self.drop))
        room = self.width() - buttons - theme.px(34) - self.summary.sizeHint().width() - theme.px(12)
        fits = self.headline.fontMetrics().horizontalAdvance(whole) <= room
        self.headline.setText(whole if fits else self.tr("假如：只是试算"))
        self.headline.setToolTip("" if fits else whole)

    def _on_fold(self) -> None:
        self.details.setVisible(self.details.isHidden())
        self._name_fold()

    def _name_fold(self) -> None:
        self.fold.setText(self.tr("展开") if self.details.isHidden() else self.tr("收起"))

    # --- deciding ------------------------------------------------------------------------------------

    def _take_back(self, change: Change) -> None:
        scenario = self._session.scenario
        if scenario is not None:
            name = self.tr("收回“{0}”").format(change.label)
            self._session.change(taken_back(change, self._session.state, scenario.base), name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc never drops silently: it asks when there is something to lose."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif not self.question.isHidden():
            self.question.withdraw()
        elif self.changes:
            self.question.ask(self.tr("放弃这 %n 处改动，回到试算之前？", "", len(self.changes)))
            self.question.offer(self.tr("放弃改动"), self.dropped.emit)
            self.question.offer(self.tr("继续试算"), self.question.withdraw).setFocus()
        else:
            self.dropped.emit()

    def refuse(self, sentence: str) -> None:
        """Say why something cannot be done now."""
        self.question.ask(sentence)
        self.question.offer(self.tr("知道了"), self.question.withdraw).setFocus()


class ScenarioQuestion(QFrame):
    """One sentence with its buttons inside the strip; a new one takes the place of the old."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "scenario-question")
        self.label = QLabel(self)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        self.buttons: list[QPushButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(theme.px(18), theme.px(5), theme.px(16), theme.px(5))
        self._row.setSpacing(theme.px(10))
        self._row.addWidget(self.label, 1)
        self.hide()

    def ask(self, sentence: str) -> None:
        """Show a sentence without buttons yet; it is announced to screen readers."""
        self._clear()
        self.label.setText(sentence)
        self.show()
        announce(self, sentence)

    def offer(self, words: str, chosen: Callable[[], object]) -> QPushButton:
        """Add a button; it does not take the question away by itself."""
        button = QPushButton(words, self)
        theme.set_role(button, "answer")
        button.clicked.connect(chosen)
        self._row.addWidget(button)
        self.buttons.append(button)
        button.show()
        return button

    def withdraw(self) -> None:
        """Take the question away."""
        self.hide()
        self._clear()

    def _clear(self) -> None:
        for button in self.buttons:
            button.hide()
            button.deleteLater()
        self.buttons.clear()
