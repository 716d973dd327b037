"""The word that marks findings as hypothetical wherever they are shown."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from qhchecklist.ui import theme
from qhchecklist.ui.session import Session


class ScenarioMark(QLabel):
    """Shown only while something is tried out; `short` where there is room for one word only."""

    def __init__(self, session: Session, parent: QWidget | None = None, *, short: bool = False) -> None:
        super().__init__(parent)
        self._session = session
        self._short = short
        self._has_room = True
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(not short)
        theme.set_role(self, "chip", "unknown")
        session.scenario_changed.connect(self.refresh)
        session.language_changed.connect(self.refresh)
        self.refresh()

    def make_room(self, has_room: bool) -> None:
        """Give way where the strip above has to say it alone."""
        self._has_room = has_room
        self.refresh()

    def refresh(self) -> None:
        """Follow the session."""
        self.setVisible(self._session.scenario is not None and self._has_room)
        self.setText(self.tr("假如") if self._short else self.tr("假如：以下结论按试算的回答得出"))
