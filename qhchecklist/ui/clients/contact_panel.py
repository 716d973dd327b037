"""How to reach the client: never looked at when supports are judged."""

from __future__ import annotations

from dataclasses import fields, replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from qhchecklist.store.records import NO_CONTACT, Contact
from qhchecklist.ui import theme
from qhchecklist.ui.clients.laid import CONTACT_PARTS
from qhchecklist.ui.elided import plain
from qhchecklist.ui.form.line import Line
from qhchecklist.ui.session import Session
from qhchecklist.ui.state import Typing

_PLACES = {"person": (0, 0), "phone": (0, 2), "address": (1, 0), "note": (1, 2)}


class ContactPanel(QWidget):
    """Four lines; what was typed is an undo step of the firm, and in its draft while it is typed."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.lines = {part.name: Line(self) for part in fields(Contact)}
        self._labels = {name: QLabel(self) for name in self.lines}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(9))
        grid.setVerticalSpacing(theme.px(6))
        for name, (row, column) in _PLACES.items():
            theme.set_role(self._labels[name], "label")
            self._labels[name].setBuddy(self.lines[name])
            grid.addWidget(self._labels[name], row, column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(self.lines[name], row, column + 1)
            self.lines[name].editingFinished.connect(self._commit)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(3, 2)
        session.settling.connect(self._commit)
        session.peeking.connect(self._peek)
        session.changed.connect(self.refresh)
        session.scenario_changed.connect(self.refresh)
        session.language_changed.connect(self.retranslate)
        self.retranslate()
        self.refresh()

    def retranslate(self) -> None:
        """The labels in the present language."""
        for name, label in self._labels.items():
            words = CONTACT_PARTS[name][self._session.lang]
            label.setText(words)
            self.lines[name].setAccessibleName(words)

    def refresh(self) -> None:
        """Show the client's contact; it is no part of a scenario."""
        contact = self._session.own_state().contact or NO_CONTACT
        for name, line in self.lines.items():
            if not line.isModified() or getattr(contact, name) != self._shown(name):
                line.show_text(getattr(contact, name))
                line.setToolTip(plain(getattr(contact, name)))
                line.setProperty("shown", getattr(contact, name))
            line.setEnabled(self._session.scenario is None)

    def _shown(self, name: str) -> str:
        return str(self.lines[name].property("shown") or "")

    def _typed(self) -> Contact:
        return Contact(**{name: line.text().strip() for name, line in self.lines.items()})

    def _commit(self) -> None:
        session = self._session
        typed = self._typed()
        if session.scenario is None and typed != (session.state.contact or NO_CONTACT):
            session.change(replace(session.state, contact=typed), self.tr("改联系方式"))
        for line in self.lines.values():
            line.setModified(False)

    def _peek(self, typing: Typing) -> None:
        if any(line.isModified() for line in self.lines.values()):
            typing.contact = self._typed()
