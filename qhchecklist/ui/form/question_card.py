"""The best next question, on top of the form, answered where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from time import perf_counter

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from qhchecklist.assess.ask import Question, Stepwise
from qhchecklist.assess.left_open import unclear_text
from qhchecklist.policy.doubts import UNCLEAR, Json
from qhchecklist.policy.field import Field
from qhchecklist.ui import theme
from qhchecklist.ui.form.chip import Chip
from qhchecklist.ui.form.chip_set import ChipSet
from qhchecklist.ui.form.editor import dress
from qhchecklist.ui.form.option_editors import NONE, choice_options
from qhchecklist.ui.session import Session

MOST_OPTIONS = 10
"""A question with more options than this is answered in its own field, from a list."""

DELAY_MS = 15
"""Ranking the questions waits until the answer itself is on screen."""

SLICE_MS = 5
"""So long the questions are ranked at a stretch; then keys that wait come first."""

_YES, _NO = "yes", "no"


class QuestionCard(QFrame):
    """Shows one question with its answers. `go_asked` carries a field to fill in in the form."""

    answered = Signal(str, object)
    go_asked = Signal(str)
    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.questions: tuple[Question, ...] = ()
        self.field: Field | None = None
        dress(self, "ask")
        self.title = QLabel(self)
        self.key = QLabel("F8", self)
        self.inside = QWidget(self)
        self.question = QLabel(self.inside)
        self.chips = ChipSet(parent=self.inside)
        self.go = QPushButton(self.inside)
        self.take = QPushButton(self.inside)
        self._ticked: list[str] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY_MS)
        self._timer.timeout.connect(self.begin)
        self._ranking: Stepwise[tuple[Question, ...]] | None = None
        self._slices = QTimer(self)
        self._slices.setInterval(0)
        self._slices.timeout.connect(self.rank_on)
        self._dress()
        self.chips.chosen.connect(self._on_chosen)
        self.go.clicked.connect(self._on_go)
        self.take.clicked.connect(self._on_take)

    def _dress(self) -> None:
        for label, role in ((self.title, "heading"), (self.key, "kbd"), (self.question, "strong")):
            label.setTextFormat(Qt.TextFormat.PlainText)
            dress(label, role)
        self.question.setWordWrap(True)
        dress(self.go, "answer")
        dress(self.take, "answer")
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(self.title)
        head.addWidget(self.key, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addStretch(1)
        foot = QHBoxLayout()
        foot.addWidget(self.take)
        foot.addWidget(self.go)
        foot.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.px(14), theme.px(9), theme.px(14), theme.px(11))
        box.setSpacing(theme.px(5))
        box.addLayout(head)
        box.addWidget(self.inside)
        within = QVBoxLayout(self.inside)
        within.setContentsMargins(0, 0, 0, 0)
        within.setSpacing(theme.px(5))
        within.addWidget(self.question)
        within.addWidget(self.chips)
        within.addLayout(foot)
        box.addStretch(1)  # a card that keeps its height leaves the room below

    def be_brief(self, brief: bool) -> None:
        """In a low window only the heading is there: the key it shows leads to the question in the form."""
        if brief != self.inside.isHidden():
            self.inside.setVisible(not brief)
            self.changed.emit()

    def whole_height(self, width: int) -> int:
        """How tall the card is at a width with its question and answers, also while it is brief."""
        box, within = self.layout(), self.inside.layout()
        head = box.itemAt(0) if box is not None else None
        if box is None or within is None or head is None:
            return 0
        edges = box.contentsMargins()
        inside = within.totalHeightForWidth(width - edges.left() - edges.right())
        return edges.top() + head.sizeHint().height() + box.spacing() + inside + edges.bottom()

    # --- which question ------------------------------------------------------------------------------

    def refresh_soon(self) -> None:
        """Rank the questions anew once the event in hand is done; several calls are one."""
        self._drop()
        self._timer.start()

    def refresh(self) -> None:
        """Rank the questions now and show the best."""
        self._timer.stop()
        self._drop()
        self._show(self._session.questions())

    def begin(self) -> None:
        """Begin to rank the questions about the present answers."""
        self._timer.stop()
        self._ranking = self._session.ranking()
        self._slices.start()

    def rank_on(self) -> None:
        """Go on ranking for a moment; the end shows the best question."""
        until = perf_counter() + SLICE_MS / 1000
        try:
            while self._ranking is not None:
                next(self._ranking)
                if perf_counter() >= until:
                    return
        except StopIteration as end:
            self._drop()
            self._show(end.value)

    def is_ranking(self) -> bool:
        """Whether a ranking is under way."""
        return self._ranking is not None

    def _drop(self) -> None:
        self._ranking = None
        self._slices.stop()

    def _show(self, questions: tuple[Question, ...]) -> None:
        self.questions = questions
        best = self.questions[0] if self.questions else None
        field = self._session.rulebook.catalogue.field(best.field) if best else None
        focused = QApplication.focusWidget()
        asks_another = field is not self.field
        if asks_another:
            if self.has_keyboard():
                self.setFocus()  # hiding the focused chip would send the keyboard somewhere else
            self._show_field(field)
        self._show_words(best)
        if asks_another and self.hasFocus():
            by_mouse = isinstance(focused, Chip) and not focused.by_key
            self._take_focus(Qt.FocusReason.MouseFocusReason if by_mouse else Qt.FocusReason.OtherFocusReason)
        inner = self.inside.layout()
        if inner is not None:
            inner.activate()  # who hears of the change measures the card at once
        self.changed.emit()

    def has_keyboard(self) -> bool:
        """Whether the keyboard is in the card now; `focusWidget` would tell where in it it was last."""
        focused = QApplication.focusWidget()
        return focused is not None and (focused is self or self.isAncestorOf(focused))

    def _take_focus(self, reason: Qt.FocusReason) -> None:
        """Hand the keyboard, parked on the card itself, to what answers the new question."""
        if self.chips.chips:
            self.chips.take_focus(reason)
        elif not self.go.isHidden():
            self.go.setFocus(reason)

    def _show_field(self, field: Field | None) -> None:
        """Make the chips of another question."""
        self.field = field
        self._ticked = []
        for chip in list(self.chips.chips):
            self.chips.remove(chip)
        many = field is not None and field.kind == "choices"
        for key, _ in self._options():
            look = "unclear" if key == UNCLEAR else "none" if key == NONE else "many" if many else "one"
            chip = self.chips.add(key, look)  # type: ignore[arg-type]
            chip.calm = True
            chip.show()  # now: what is hidden until the next event takes no keyboard
        self._order_keys()

    def _order_keys(self) -> None:
        """Tab goes through the chips, which are new, and on to the first field of the form."""
        before: QWidget = self.go
        for widget in (*self.chips.chips, self.take):
            QWidget.setTabOrder(before, widget)
            before = widget

    def _options(self) -> Sequence[tuple[str, str]]:
        field = self.field
        if field is None:
            return []
        unclear = (UNCLEAR, self.tr("不清楚"))
        match field.kind:
            case "yes_no":
                return [(_YES, self.tr("是")), (_NO, self.tr("否")), unclear]
            case "choice" if len(field.options) <= MOST_OPTIONS:
                return [*choice_options(field, self._session), unclear]
            case "choices":
                return [*choice_options(field, self._session), (NONE, self.tr("以上都没有")), unclear]
            case _:
                return []

    def _show_words(self, best: Question | None) -> None:
        lang, field = self._session.lang, self.field
        self.key.setVisible(field is not None)
        if best is None or field is None:
            self.title.setText(self.tr("没有要问的了"))
            self.question.setText(self._left())
        else:
            count = self.tr("可确定 {0} 项").format(best.settles) if best.settles else self.tr("有助于判断")
            self.title.setText(self.tr("下一问") + " · " + count)
            self.question.setText(field.question[lang])
            self.question.setToolTip(field.help[lang])
        options = self._options()
        for key, text in options:
            chip = self.chips.chip(key)
            if chip is not None:
                chip.name(text, f"{self.question.text()} {text}")
        self.chips.setVisible(bool(options))
        self.go.setText(self.tr("去填写"))
        self.go.setVisible(field is not None and not options)
        self.take.setText(self.tr("确定"))
        self.take.setVisible(bool(self._ticked))

    def _left(self) -> str:
        """What is said when there is nothing to ask."""
        lang, left = self._session.lang, unclear_text(self._session.assessment)
        if left is None:
            return self.tr("剩下的事项已不能再由提问确定。")
        return left[lang] + ("。" if lang == "zh" else ".")

    # --- answers -------------------------------------------------------------------------------------

    def _on_chosen(self, key: str) -> None:
        field = self.field
        if field is None:
            return
        if field.kind == "choices" and key not in (NONE, UNCLEAR):
            chip = self.chips.chip(key)
            self._ticked = [one for one in self._ticked if one != key]
            if chip is not None and chip.isChecked():
                self._ticked.append(key)
            self.take.setVisible(bool(self._ticked))
            self.changed.emit()
            return
        self._give({_YES: True, _NO: False, NONE: []}.get(key, key) if field.kind != "choice" else key)

    def _on_take(self) -> None:
        self._give(list(self._ticked))

    def _give(self, value: Json) -> None:
        if self.field is not None:
            self.answered.emit(self.field.key, value)

    def _on_go(self) -> None:
        if self.field is not None:
            self.go_asked.emit(self.field.key)

    def best_but(self, keys: Sequence[str]) -> str | None:
        """The best question besides these fields; the best of all when there is no other."""
        others = [one.field for one in self.questions if one.field not in keys]
        return others[0] if others else self.questions[0].field if self.questions else None
