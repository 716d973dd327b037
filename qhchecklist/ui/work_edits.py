"""The edits of what has been done about a support: each is one undo step with a name that says what it does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject

from qhchecklist.assess.steps import step_states
from qhchecklist.ui.session import Session
from qhchecklist.work import WORK_STATES, Work, WorkState


class WorkEdits(QObject):
    """Changes the work of a session's supports; steps count from 0."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session

    def tick(self, support_id: str, step: int, done: bool) -> None:
        """A step is done, or is not; the first one done begins the work."""
        name = self.tr("勾选“{0}”第 {1} 步") if done else self.tr("取消勾选“{0}”第 {1} 步")
        work = self._session.work(support_id).with_tick(step, done)
        self._do(support_id, work, name.format(self._title(support_id), step + 1))

    def tick_next(self, support_id: str) -> bool:
        """The first step not yet done is done; False when there is none left."""
        step = self.next_step(support_id)
        if step is not None:
            self.tick(support_id, step, done=True)
        return step is not None

    def next_step(self, support_id: str) -> int | None:
        """The first step that is to be done and not ticked."""
        ticked = self._session.work(support_id).ticked
        steps = self._session.rulebook.policy.support(support_id).steps
        states = enumerate(step_states(steps, self._session.assessment.case))
        return next((step for step, state in states if state == "to_do" and step not in ticked), None)

    def set_state(self, support_id: str, state: WorkState) -> None:
        """How far the work is."""
        name = self.tr("“{0}”改为“{1}”").format(self._title(support_id), WORK_STATES[state][self._session.lang])
        self._do(support_id, replace(self._session.work(support_id), state=state), name)

    def set_reason(self, support_id: str, reason: str) -> None:
        """Why it is not pursued."""
        name = self.tr("改“{0}”的原因").format(self._title(support_id))
        self._do(support_id, replace(self._session.work(support_id), reason=reason.strip()), name)

    def set_due(self, support_id: str, due: date | None) -> None:
        """Until when it must be done."""
        name = self.tr("改“{0}”的期限").format(self._title(support_id))
        self._do(support_id, replace(self._session.work(support_id), due=due), name)

    def set_person(self, support_id: str, person: str) -> None:
        """Who does it."""
        name = self.tr("改“{0}”的经办人").format(self._title(support_id))
        self._do(support_id, replace(self._session.work(support_id), person=person.strip()), name)

    def set_note(self, support_id: str, note: str) -> None:
        """What is worth remembering, in any number of lines."""
        name = self.tr("改“{0}”的备注").format(self._title(support_id))
        self._do(support_id, replace(self._session.work(support_id), note=note if note.strip() else ""), name)

    def read_again(self, support_id: str) -> None:
        """What the rules say otherwise now has been read."""
        name = self.tr("“{0}”已重读").format(self._title(support_id))
        self._do(support_id, self._session.work(support_id).read_again(), name)

    def _do(self, support_id: str, work: Work, name: str) -> None:
        self._session.do_work(support_id, work, name)

    def _title(self, support_id: str) -> str:
        return self._session.rulebook.policy.support(support_id).title[self._session.lang]
