"""The sentence on validity that never scrolls away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from qhchecklist.ui import theme
from qhchecklist.ui.elided import ElidedLabel, plain
from qhchecklist.ui.session import Session

_EDGE = 7


class Banner(QFrame):
    """Amber once the notice has expired, grey otherwise; the words are the pack's.

    A day judged while the notice was in force does not hide that it has expired since: `today` is asked every time.
    In a low window it takes one line, as much as fits there, with a button for the rest.
    """

    def __init__(self, session: Session, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._today = today
        self.label = QLabel(self)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.line = ElidedLabel(self)
        self.line.hide()
        self.more = QPushButton(self)
        theme.set_role(self.more, "link")
        self.more.hide()
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.label, 1)
        self._row.addWidget(self.line, 1)
        self._row.addWidget(self.more)
        self._brief = self._whole = False
        self._arrange()
        self.more.clicked.connect(self._on_more)
        session.assessed.connect(self.refresh)
        session.language_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Follow the as-of date and the language."""
        checklist, today = self._session.checklist, self._today()
        expired = self._session.assessment.validity == "expired" or checklist.expired_since(today)
        tone = "warn" if expired else "quiet"
        if tone != self.property("tone"):
            theme.set_role(self, "banner", tone)
            for part in (self.label, self.line):
                theme.restyle(part)
        words = checklist.banner_on(today)[self._session.lang]
        self.label.setText(words)
        brief = checklist.brief_banner_on(today)[self._session.lang]
        self.line.setText(brief)
        self.line.setToolTip(plain(brief))
        self._name_more()

    def be_brief(self, brief: bool) -> None:
        """Take one line, or as many as the sentence needs."""
        if brief != self._brief:
            self._brief, self._whole = brief, False
            self._arrange()

    def saved(self) -> int:
        """How much lower it is than with the whole sentence."""
        if not self._brief or self._whole:
            return 0
        whole = self.label.heightForWidth(self.width() - 2 * theme.px(18)) + 2 * theme.px(_EDGE)
        return max(0, whole - self.sizeHint().height())

    def _on_more(self) -> None:
        self._whole = not self._whole
        self._arrange()

    def _arrange(self) -> None:
        whole = self._whole or not self._brief
        self.label.setVisible(whole)
        self.line.setVisible(not whole)
        self.more.setVisible(self._brief)
        edge = theme.px(2 if self._brief else _EDGE)
        self._row.setContentsMargins(theme.px(18), edge, theme.px(18), edge)
        self._name_more()

    def _name_more(self) -> None:
        self.more.setText(self.tr("收起") if self._whole else self.tr("全文"))
        self.more.setAccessibleName(self.tr("收起有效期说明") if self._whole else self.tr("有效期说明全文"))
