"""Begins and ends a scenario for one window, and keeps what is only tried out from leaving it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from qhchecklist.ui.actions import Actions
from qhchecklist.ui.files import Files
from qhchecklist.ui.paper.voice import Voice
from qhchecklist.ui.scenario_changes import changes
from qhchecklist.ui.scenario_strip import ScenarioStrip
from qhchecklist.ui.session import Session
from qhchecklist.work import Work


class ScenarioDesk(QObject):
    """One for each window; the strip is made anew with every look. `chosen` carries a support to explain."""

    chosen = Signal(str)

    def __init__(
        self, session: Session, commands: Actions, files: Files, voice: Voice, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._voice = voice
        self._action = commands.try_out
        self._again: Callable[[], object] | None = None
        self._noted: Mapping[str, Work] = MappingProxyType({})
        self.strip: ScenarioStrip
        commands.try_out.triggered.connect(self.begin)
        files.said.connect(voice.status.say)
        files.held.connect(self._on_held)
        files.barred.connect(self._on_barred)

    def make_strip(self, parent: QWidget) -> ScenarioStrip:
        """The strip in the present look."""
        self.strip = ScenarioStrip(self._session, parent)
        self.strip.kept.connect(self.keep)
        self.strip.dropped.connect(self.drop)
        self.strip.chosen.connect(self.chosen)
        return self.strip

    def begin(self) -> None:
        """Begin to try out; when that is so already, go to where it is decided."""
        if self._session.scenario is None:
            self._session.begin_scenario()
        else:
            target = self.strip.keep if self.strip.keep.isEnabled() else self.strip.drop
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keep(self) -> None:
        """Make what was tried out the firm's own, as one undo step."""
        self._session.settle()
        count = len(changes(self._session))
        self._session.keep_scenario(self.tr("采用假如的 %n 处改动", "", count))
        self._voice.status.say(self.tr("已保留试算的改动，可一步撤销。"))

    def drop(self) -> None:
        """Back to what was before; notes on work are no supposition, so they are offered back."""
        scenario = self._session.scenario
        if scenario is None:
            return
        self._session.settle()
        now, was = self._session.state.work, scenario.base.work
        self._noted = MappingProxyType({key: work for key, work in now.items() if was.get(key) != work})
        self._session.drop_scenario()
        if self._noted:
            words = self.tr("试算已放弃；其间记下的 %n 项办理情况也一并收回了。", "", len(self._noted))
            self._voice.notices.tell(words).offer(self.tr("留下办理情况"), self.keep_work)
        else:
            self._voice.status.say(self.tr("已放弃试算，回到之前的回答。"))

    def keep_work(self) -> None:
        """Note for the firm what was done about supports during the scenario that was dropped."""
        state = self._session.state
        work = MappingProxyType({**state.work, **self._noted})
        self._session.change(replace(state, work=work), self.tr("留下试算期间的办理情况"))

    # --- what is held back ---------------------------------------------------------------------------

    def _on_held(self, again: Callable[[], object] | None) -> None:
        """Something would leave the firm: ask in the strip first, then go on with it."""
        self._again = again
        question = self.strip.question
        question.ask(self.tr("离开这家企业之前：试算的 %n 处改动要保留吗？", "", len(changes(self._session))))
        question.offer(self.tr("保留并继续"), self._keep_and_go).setFocus()
        question.offer(self.tr("放弃并继续"), self._drop_and_go)
        question.offer(self.tr("回到试算"), question.withdraw)

    def _keep_and_go(self) -> None:
        self.keep()
        self._go()

    def _drop_and_go(self) -> None:
        self.drop()
        self._go()

    def _go(self) -> None:
        again, self._again = self._again, None
        if again is not None:
            again()

    def _on_barred(self) -> None:
        self.strip.refuse(self.tr("试算的清单不能打印或导出：请先保留或放弃试算。"))
