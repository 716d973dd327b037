"""An edit is followed by every view, and by each only once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from shiboken6 import delete, isValid

from qhchecklist.ui.banner import Banner
from qhchecklist.ui.checklist_view.panel import ChecklistPanel
from qhchecklist.ui.evidence.pane import EvidencePane
from qhchecklist.ui.form.section_index import SectionIndex
from qhchecklist.ui.header import Header
from qhchecklist.ui.scenario_strip import ScenarioStrip
from qhchecklist.ui.session import Session
from qhchecklist.ui.status import StatusLine
from tests.ui.desk import Desk

VIEWS = (Banner, ChecklistPanel, EvidencePane, Header, ScenarioStrip, SectionIndex, StatusLine)


def count(view: type, refreshed: Counter[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Count the refreshes of a kind of view from now on."""
    own = view.refresh  # type: ignore[attr-defined]

    def counting(self: object) -> None:
        refreshed[view.__name__] += 1
        if isValid(self):  # what replaces a method here is not disconnected by Qt
            own(self)

    monkeypatch.setattr(view, "refresh", counting)


@pytest.mark.parametrize("tried_out", [False, True])
def test_every_view_follows_an_edit_once(
    tried_out: bool, make: Callable[..., Desk], session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    refreshed: Counter[str] = Counter()
    for view in VIEWS:
        count(view, refreshed, monkeypatch)
    desk = make()
    if tried_out:
        session.begin_scenario()
    session.answer("own_brand", "unknown")  # the first edit also turns a saved file into a changed one
    refreshed.clear()
    session.answer("own_brand", False)
    desk.window.zones.evidence.settle()  # or it would follow one frame later
    after_edit = dict(refreshed)
    if tried_out:
        session.drop_scenario()
    session.undo_stack.setClean()
    desk.window.close()
    delete(desk.window)
    assert after_edit == {view.__name__: 1 for view in VIEWS}
