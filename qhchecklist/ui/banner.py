"""The sentence on validity that never scrolls away."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from qhchecklist.ui import theme
from qhchecklist.ui.session import Session


class Banner(QFrame):
    """Amber once the notice has expired, grey otherwise; the words are the pack's."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.label = QLabel(self)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(18), theme.px(7), theme.px(18), theme.px(7))
        row.addWidget(self.label)
        session.assessed.connect(self.refresh)
        session.language_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Follow the as-of date and the language."""
        expired = self._session.assessment.validity == "expired"
        theme.set_role(self, "banner", "warn" if expired else "quiet")
        theme.restyle(self.label)
        self.label.setText(self._session.checklist.banner[self._session.lang])
