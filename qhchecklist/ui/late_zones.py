"""The zones that the first frame does without: evidence and form are what takes long to make."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from qhchecklist.policy.record import record
from qhchecklist.ui import theme
from qhchecklist.ui.form.section_index import SectionIndex, SectionMenu
from qhchecklist.ui.session import Session

if TYPE_CHECKING:
    from qhchecklist.ui.evidence.pane import EvidencePane
    from qhchecklist.ui.form.profile_form import ProfileForm


@record
class LateZones:
    """The form, the menu that stands for its index, and the evidence."""

    form: ProfileForm
    menu: SectionMenu
    evidence: EvidencePane


def make_late(session: Session, index: SectionIndex, left: QWidget, right: QWidget) -> Iterator[LateZones | None]:
    """Make the late zones in their places, unseen; each step takes a few milliseconds, the last gives the zones."""
    from qhchecklist.ui.evidence.pane import EvidencePane

    yield None
    evidence = EvidencePane(session, right)
    evidence.hide()
    yield None
    from qhchecklist.ui.form.profile_form import ProfileForm

    yield None
    form = ProfileForm(session, left, whole=False)
    form.hide()
    for _ in form.steps():
        yield None
    yield LateZones(form, SectionMenu(index, form, left), evidence)


def place(parent: QWidget) -> QWidget:
    """Where a zone will stand, in its colour."""
    made = QWidget(parent)
    theme.set_role(made, "pane")
    box = QVBoxLayout(made)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(0)
    return made


def put(widget: QWidget, column: QWidget, stretch: int = 0, *, at_top: bool = False) -> None:
    """Let a widget stand below what is in a place; `at_top` no higher than it need be, while nothing else is there."""
    box = column.layout()
    assert isinstance(box, QVBoxLayout)
    box.addWidget(widget, stretch, Qt.AlignmentFlag.AlignTop if at_top else Qt.AlignmentFlag(0))


def order_tabs(before: QWidget, *zones: QWidget) -> None:
    """Let Tab go on from a widget through zones that were made earlier: a late widget comes after the whole window."""
    for zone in zones:
        for stop in _stops(zone):
            QWidget.setTabOrder(before, stop)
            before = stop


def _stops(zone: QWidget) -> list[QWidget]:
    """Where Tab stops in a zone, from top to bottom.

    Not by way of `nextInFocusChain`: for the binding every widget would then belong to the one before, and end with it.
    """
    every = [zone, *zone.findChildren(QWidget)]
    return [one for one in every if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
