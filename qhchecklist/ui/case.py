"""What is decided now: the answers and the work, their undo history, the day, and the live checklist.

Editors call `answer` or `replace_all`; every change is one named undo step, makes a new immutable
reading and re-assesses at once. Views listen to the signals and read the current objects.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoGroup, QUndoStack

from qhchecklist.assess.ask import Question, Stepwise, questions, ranking
from qhchecklist.assess.assessment import Assessment, Assessor
from qhchecklist.assess.explain import Explainer
from qhchecklist.checklist import Checklist, make_checklist
from qhchecklist.policy.doubts import Json
from qhchecklist.policy.profile import Known, Reading, read_profile
from qhchecklist.policy.remembered import Remembered
from qhchecklist.policy.rulebook import Rulebook
from qhchecklist.policy.ruling import Ruling
from qhchecklist.policy.text import Lang
from qhchecklist.ui.scenario import Scenario
from qhchecklist.ui.state import Document, State, Typing
from qhchecklist.work import NO_WORK, Work


class _Change(QUndoCommand):
    """One undo step: the whole state before and after."""

    def __init__(self, case: CurrentCase, name: str, before: State, after: State) -> None:
        super().__init__(name)
        self._case = case
        self._before = before
        self._after = after

    def redo(self) -> None:
        """Apply the change."""
        self._case.show_state(self._after)

    def undo(self) -> None:
        """Take it back."""
        self._case.show_state(self._before)


class CurrentCase(QObject):
    """One firm as it is being worked on, in which rule book and for which day.

    Signals: `answers_changed` after the answers changed (also by undo); `assessed` after every new
    checklist, also when only the work on it changed; `changed` after any change that undo takes back;
    `scenario_changed` when a scenario began or ended; `language_changed`; `settling` asks editors to hand over text
    that is still being typed; `peeking` asks them to tell it (to a `Typing`) and to stay as they are.

    During a scenario everything shown is hypothetical; `own_state`, `own_reading`, `own_checklist` and `undo_stack`
    stay the firm's own. `undo_group` is the history that undo and redo act on.
    """

    answers_changed = Signal()
    assessed = Signal()
    changed = Signal()
    scenario_changed = Signal()
    language_changed = Signal()
    settling = Signal()
    peeking = Signal(object)

    def __init__(
        self,
        rulebook: Rulebook,
        as_of: date,
        parent: QObject | None = None,
        *,
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__(parent)
        self.today = today
        self.rulebook = rulebook
        self.assessor = Assessor(rulebook)
        self.explainer = Explainer(rulebook)
        self.undo_stack = QUndoStack(self)
        self.undo_group = QUndoGroup(self)
        self.undo_group.addStack(self.undo_stack)
        self.undo_group.setActiveStack(self.undo_stack)
        self.scenario: Scenario | None = None
        self.lang: Lang = "zh"
        self._as_of = as_of
        self._state = State()
        self._known: Known = Remembered()
        self._rulings: tuple[Ruling, ...] = ()
        self.reading: Reading = self._read(self._state.document)
        self.assessment: Assessment = self.assessor.assess(self.reading, as_of)
        self.checklist: Checklist = make_checklist(self.assessment)

    # --- the answers ---------------------------------------------------------------------------------

    @property
    def state(self) -> State:
        """Answers, work and the day of the business; immutable."""
        return self._state

    @property
    def document(self) -> Document:
        """The answers as given, with dotted keys; read only."""
        return self._state.document

    def raw(self, field: str) -> Json:
        """The answer to one field as given; None when unanswered."""
        return self.document.get(field)

    def answer(self, field: str, value: Json) -> None:
        """Answer one field (None clears it) as one undo step; an unchanged answer is no step."""
        if self.document.get(field) == value and type(self.document.get(field)) is type(value):
            return
        after = {key: given for key, given in self.document.items() if key != field}
        if value is not None and value != "":
            after = {**self.document, field: value}
        label = self.rulebook.catalogue.field(field).label[self.lang]
        self.replace_all(after, self.tr("改“{0}”").format(label))

    def replace_all(self, after: Document, name: str) -> None:
        """Replace all answers as one undo step with a name."""
        self.change(replace(self._state, document=MappingProxyType(dict(after))), name)

    def change(self, after: State, name: str) -> None:
        """Make another state current as one undo step with a name; an unchanged state is no step."""
        if after != self._state or after.document is not self._state.document:
            stack = self.scenario.stack if self.scenario is not None else self.undo_stack
            stack.push(_Change(self, name, self._state, after))

    def show_state(self, state: State) -> None:
        """Make a state current; used by the undo steps, everything else goes through `change`."""
        before, self._state = self._state, state
        if before.document is not state.document:
            self.reading = self._read(state.document)
            self.answers_changed.emit()
            self._assess()
        else:
            self._list()
        self.changed.emit()

    def _read(self, document: Document) -> Reading:
        return read_profile(document, self.rulebook.catalogue, self.rulebook.codes, self._known)

    def _assess(self) -> None:
        self.assessment = self.assessor.assess(self.reading, self._as_of, self._rulings)
        self._list()

    def _list(self) -> None:
        self.checklist = make_checklist(self.assessment, self._state.work, self._state.business_day)
        self.assessed.emit()

    # --- the work ------------------------------------------------------------------------------------

    def work(self, support_id: str) -> Work:
        """What has been done about a support."""
        return self._state.work.get(support_id, NO_WORK)

    def do_work(self, support_id: str, work: Work, name: str) -> None:
        """Record work on a support as one undo step with a name; unchanged work is no step."""
        if work != self.work(support_id):
            after = {**self._state.work, support_id: work}
            self.change(replace(self._state, work=MappingProxyType(after)), name)

    # --- trying out ----------------------------------------------------------------------------------

    def begin_scenario(self) -> None:
        """From now on every change is tried out on a copy. Does nothing when that is so already."""
        if self.scenario is None:
            self.settle()
            self.scenario = Scenario(self._state, self.reading, self)
            self.undo_group.addStack(self.scenario.stack)
            self.undo_group.setActiveStack(self.scenario.stack)
            self.scenario_changed.emit()

    def drop_scenario(self) -> None:
        """Back to exactly what was before the scenario, the undo history included."""
        if self.scenario is not None:
            self.settle()  # what is half typed belongs to the copy and goes with it
            base = self._leave_scenario()
            self.show_state(base)
            self.scenario_changed.emit()

    def keep_scenario(self, name: str) -> None:
        """Make what was tried out the firm's own, as one undo step with a name."""
        if self.scenario is not None:
            self.settle()
            kept = self._state if self.scenario.differs(self._state, self.reading) else self.scenario.base
            base = self._leave_scenario()
            if kept is base:
                self.show_state(base)  # what was only spelled otherwise is shown as it was
            else:
                self._state = base
                self.change(kept, name)
            self.scenario_changed.emit()

    def _leave_scenario(self) -> State:
        scenario, self.scenario = self.scenario, None
        assert scenario is not None
        self.undo_group.setActiveStack(self.undo_stack)
        scenario.deleteLater()
        return scenario.base

    def own_state(self) -> State:
        """The firm's own state, also while something else is tried out."""
        return self._state if self.scenario is None else self.scenario.base

    @property
    def own_reading(self) -> Reading:
        """The firm's own answers, also while something else is tried out."""
        return self.reading if self.scenario is None else self.scenario.reading

    def own_checklist(self) -> Checklist:
        """The checklist of the firm's own answers, also while something else is tried out."""
        if self.scenario is None:
            return self.checklist
        base = self.scenario.base
        assessment = self.assessor.assess(self.scenario.reading, self._as_of, self._rulings)
        return make_checklist(assessment, base.work, base.business_day)

    # --- the day, the rulings, the language ----------------------------------------------------------

    @property
    def as_of(self) -> date:
        """The day the case is judged for."""
        return self._as_of

    def banner(self) -> str:
        """The sentence on validity for who reads it today: a day judged while the notice was in force does not hide
        that it has expired since.
        """
        return self.checklist.banner_on(self.today())[self.lang]

    def set_as_of(self, day: date) -> None:
        """Judge for another day. Not an undo step: it is a property of the view, not of the firm."""
        if day != self._as_of:
            self._as_of = day
            self._assess()

    def know_rulings(self, rulings: tuple[Ruling, ...]) -> None:
        """What authorities answered about the client at work, as it was recorded; no undo step, nobody here said it."""
        if rulings != self._rulings:
            self._rulings = rulings
            self._assess()

    def set_language(self, lang: Lang) -> None:
        """Show everything in another language."""
        if lang != self.lang:
            self.lang = lang
            self.language_changed.emit()

    def questions(self) -> tuple[Question, ...]:
        """The unanswered fields worth asking, best first."""
        return questions(self.assessor, self.assessment)

    def ranking(self) -> Stepwise[tuple[Question, ...]]:
        """The same in small steps, about the present answers even when they change on the way."""
        return ranking(self.assessor, self.assessment)

    def settle(self) -> None:
        """Take over what is still being typed, before the profile is saved, printed or left."""
        self.settling.emit()

    def typing(self) -> Typing:
        """What is being typed into the firm's own; unlike `settle` it moves no cursor and makes no undo step."""
        typing = Typing()
        if self.scenario is None:
            self.peeking.emit(typing)
        return typing
