"""The strip of the client at work: who it is, where changed answers come from, and the ways to save and record."""

from __future__ import annotations

from typing import Literal, TypeAlias, cast, get_args

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from qhchecklist.comparison import AnswerShift
from qhchecklist.store.records import SOURCES, Source
from qhchecklist.ui import theme
from qhchecklist.ui.clients.contact_panel import ContactPanel
from qhchecklist.ui.clients.filing import Sources
from qhchecklist.ui.clients.source_panel import SourcePanel
from qhchecklist.ui.clients.visit_panel import VisitPanel
from qhchecklist.ui.elided import ElidedLabel, plain
from qhchecklist.ui.form.combo import AnswerCombo
from qhchecklist.ui.session import Session

PanelName: TypeAlias = Literal["contact", "sources", "visit"]

_LEAST_FACTS = 150


class ClientStrip(QFrame):
    """Shown while the firm at work is a client. One of its panels at a time is unfolded.

    `saving`, `since_asked`; `unfolded` names the panel that is open from now on, or nothing.
    """

    saving = Signal()
    since_asked = Signal()
    unfolded = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "banner")
        self.setProperty("topic", "clients")  # of the guide
        self._session = session
        self._sources = Sources()
        self.sign = QLabel(self)
        theme.set_role(self.sign, "chip", "accent")
        self.facts = ElidedLabel(self)
        self.changed = QLabel(self)
        self.source = AnswerCombo(self)
        self.toggles: dict[PanelName, QPushButton] = {name: QPushButton(self) for name in get_args(PanelName)}
        self.since, self.save = QPushButton(self), QPushButton(self)
        self.contact = ContactPanel(session, self)
        self.sources = SourcePanel(session, self)
        self.visit = VisitPanel(self)
        self._lay_out()
        for button in self.toggles.values():
            button.clicked.connect(self._on_toggle)
        self.since.clicked.connect(self.since_asked)
        self.save.clicked.connect(self.saving)
        self.source.picked.connect(self._on_source)
        session.language_changed.connect(self.retranslate)
        self.retranslate()

    def _lay_out(self) -> None:
        row, whole = QHBoxLayout(), QVBoxLayout(self)
        row.setSpacing(theme.px(9))
        for label in (self.sign, self.changed):
            label.setTextFormat(Qt.TextFormat.PlainText)
        row.addWidget(self.sign)
        row.addWidget(self.facts, 1)
        row.addWidget(self.changed)
        row.addWidget(self.source)
        for button in self.toggles.values():
            button.setCheckable(True)
            theme.set_role(button, "toggle")
            row.addWidget(button)
        row.addWidget(self.since)
        row.addWidget(self.save)
        whole.setContentsMargins(theme.px(18), theme.px(5), theme.px(16), theme.px(5))
        whole.setSpacing(theme.px(7))
        whole.addLayout(row)
        for panel in self._panels().values():
            whole.addWidget(panel)
            panel.hide()
        self.source.setSizeAdjustPolicy(AnswerCombo.SizeAdjustPolicy.AdjustToContents)

    def _panels(self) -> dict[PanelName, QWidget]:
        return {"contact": self.contact, "sources": self.sources, "visit": self.visit}

    # --- following -----------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Words in the present language."""
        self.sign.setText(self.tr("客户"))
        self.toggles["contact"].setText(self.tr("联系方式"))
        self.toggles["sources"].setText(self.tr("逐项注明"))
        self.toggles["sources"].setToolTip(self.tr("为每项改动的回答，或没有改的回答，注明来源"))
        self.toggles["visit"].setText(self.tr("记录来访"))
        self.since.setText(self.tr("上次来访以来"))
        self.save.setText(self.tr("存入"))
        self.save.setToolTip(self.tr("存进客户列表  Ctrl+S"))
        self.source.offer([(key, text[self._session.lang]) for key, text in SOURCES.items()])
        self.source.show_answer(self._sources.usual)
        self.source.setAccessibleName(self.tr("改动的回答来自"))
        self.visit.retranslate()

    def show_facts(self, facts: str, seen_before: bool) -> None:
        """Who it is, in one line; whether there is a visit to compare with."""
        self.facts.setText(facts)
        self.facts.setToolTip(plain(facts))
        self.since.setEnabled(seen_before)
        self._make_room()

    def show_changes(self, changes: tuple[AnswerShift, ...], sources: Sources, unsaved: bool) -> None:
        """What was changed since the last saving; and whether there is anything to save."""
        self._sources = sources
        self.changed.setText(self.tr("改了 {0} 项回答，来源").format(len(changes)))
        self.source.show_answer(sources.usual)
        theme.set_role(self.save, "primary" if unsaved else "plain")
        self.save.setEnabled(unsaved)
        if self.sources.isVisible():
            self.sources.show_changes(changes, sources, self._session.lang)
        self._changes = changes
        self._make_room()

    _changes: tuple[AnswerShift, ...] = ()

    # --- panels --------------------------------------------------------------------------------------

    def open_panel(self, name: PanelName | None) -> None:
        """Unfold one panel and fold the others; None folds all."""
        for key, panel in self._panels().items():
            panel.setVisible(key == name)
            self.toggles[key].setChecked(key == name)
        if name == "sources":
            self.sources.show_changes(self._changes, self._sources, self._session.lang)
        elif name == "contact":
            self.contact.lines["person"].setFocus(Qt.FocusReason.OtherFocusReason)
        self.unfolded.emit(name or "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc folds the panel that is open; the keyboard stays with its button."""
        name = self.panel()
        if event.key() != Qt.Key.Key_Escape or name is None:
            super().keyPressEvent(event)
            return
        self.open_panel(None)
        button = self.toggles[name]
        (button if button.isVisible() else self.save).setFocus(Qt.FocusReason.OtherFocusReason)

    def panel(self) -> PanelName | None:
        """The panel that is unfolded."""
        return next((name for name, toggle in self.toggles.items() if toggle.isChecked()), None)

    def _on_toggle(self) -> None:
        name = next(key for key, button in self.toggles.items() if button is self.sender())
        self.open_panel(name if self.toggles[name].isChecked() else None)

    def _on_source(self, source: object) -> None:
        self._sources.usual = cast(Source, source)
        self.source.show_answer(self._sources.usual)
        if self.sources.isVisible():
            self.sources.show_changes(self._changes, self._sources, self._session.lang)

    # --- room ----------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window what the menu has too gives way."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        gap = theme.px(9)
        room = self.width() - theme.px(34 + _LEAST_FACTS) - self.sign.sizeHint().width() - gap
        wanted: list[tuple[QWidget, bool]] = [
            (self.save, True),
            (self.toggles["visit"], True),
            (self.source, bool(self._changes)),
            (self.since, True),
            (self.toggles["contact"], True),
            (self.toggles["sources"], bool(self._changes) or self._session.client is not None),
            (self.changed, bool(self._changes)),
        ]
        for widget, useful in wanted:
            if useful:
                room -= widget.sizeHint().width() + gap
            widget.setVisible(useful and room >= 0)
