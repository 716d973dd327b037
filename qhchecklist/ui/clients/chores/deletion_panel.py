"""What deleting a client takes along and what stays, and the name that must be typed first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from qhchecklist.policy.text import Lang
from qhchecklist.ui.clients.chores.chore_panel import ChorePanel
from qhchecklist.ui.elided import shortened
from qhchecklist.ui.form.line import Line

if TYPE_CHECKING:
    from qhchecklist.store.deleting import Doomed

_LONGEST = 70


class DeletionPanel(ChorePanel):
    """Shows one `Doomed`, or a newer one of the same client; then the name is typed once more."""

    def __init__(self, doomed: Doomed, lang: Lang, parent: QWidget) -> None:
        super().__init__("", self.tr("删除，并写出证明…"), parent)
        self._lang = lang
        self.goes, self.stays = self.sentence(""), self.sentence("", "small")
        self.asked = QLabel(self)
        self.asked.setTextFormat(Qt.TextFormat.PlainText)
        self.asked.setWordWrap(True)
        self.typed = Line(self)
        self.asked.setBuddy(self.typed)
        for widget in (self.goes, self.stays, self.asked, self.typed):
            self.body.addWidget(widget)
        self.typed.textChanged.connect(self._on_typed)
        self.show_doomed(doomed)

    def show_doomed(self, doomed: Doomed) -> None:
        """What would go now; what was typed for something else counts no longer."""
        self.doomed = doomed
        named = shortened(doomed.name, _LONGEST) or self.tr("未命名企业")
        title = self.tr("删除“{0}”，不能撤销").format(named)
        self.title.setText(title)
        self.setAccessibleName(title)
        self.goes.setText(doomed.goes[self._lang])
        self.stays.setText(doomed.stays[self._lang])
        self.asked.setText(doomed.to_type[self._lang])
        self.typed.setAccessibleName(doomed.to_type[self._lang])
        self.typed.setAccessibleDescription(f"{doomed.goes[self._lang]}{doomed.stays[self._lang]}")
        self.typed.clear()
        self.wait(False)

    def is_ready(self) -> bool:
        """Whether the client was named."""
        return self.doomed.is_meant(self.typed.text())

    def _on_typed(self) -> None:
        self.wait(False)
