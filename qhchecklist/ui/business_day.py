"""The day of the business: a quiet link until somebody needs it, then a field."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from qhchecklist.ui import theme
from qhchecklist.ui.day_field import DayField
from qhchecklist.ui.session import Session


class BusinessDay(QWidget):
    """Follows the session; every change is one undo step. `refused` carries a text that is no day."""

    refused = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.link = QPushButton(self)
        theme.set_role(self.link, "link")
        self.link.setCursor(Qt.CursorShape.PointingHandCursor)
        self.label = QLabel(self)
        theme.set_role(self.label, "muted")
        self.field = DayField(self, optional=True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        for widget in (self.link, self.label, self.field):
            row.addWidget(widget)
        self.link.clicked.connect(self.open)
        self.field.chosen.connect(self._on_chosen)
        self.field.refused.connect(self.refused)
        self.field.left.connect(self._fold)
        session.settling.connect(self.field.commit)
        session.changed.connect(self.refresh)
        session.language_changed.connect(self.retranslate)
        self.retranslate()
        self._show_field(session.state.business_day is not None)

    def open(self) -> None:
        """Make the link a field and go there."""
        self._show_field(True)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def refresh(self) -> None:
        """Show the session's day."""
        day = self._session.state.business_day
        self.field.show_day(day)
        if day is not None:
            self._show_field(True)
        elif not self.field.hasFocus():
            self._show_field(False)

    def retranslate(self) -> None:
        """Set every word again."""
        locale = QLocale(QLocale.Language.Chinese if self._session.lang == "zh" else QLocale.Language.English)
        self.field.setLocale(locale)
        self.field.pick.setText(self.tr("打开日历"))
        self.link.setText(self.tr("＋业务发生日"))
        self.link.setAccessibleName(self.tr("填写业务发生日"))
        self.label.setText(self.tr("业务发生日"))
        self.field.setAccessibleName(self.tr("业务发生日"))
        help_text = self.tr("出口、申报或付款发生在哪一天；清空即不填。只改变有效期的说法，不改变条件。")
        self.field.setToolTip(help_text)
        self.link.setToolTip(help_text)
        self.refresh()

    def _show_field(self, shown: bool) -> None:
        self.link.setVisible(not shown)
        self.label.setVisible(shown)
        self.field.setVisible(shown)

    def _on_chosen(self, day: date | None) -> None:
        self._session.change(replace(self._session.state, business_day=day), self.tr("改“业务发生日”"))

    def _fold(self) -> None:
        """A field left empty is a link again."""
        if self._session.state.business_day is None:
            self._show_field(False)
