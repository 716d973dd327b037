"""The QR symbol of a printed checklist, read by a scanner or pasted: a strip of one line, as long as it is wanted."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLineEdit, QPushButton, QWidget

from qhchecklist.policy.problem import UnreadableFileError
from qhchecklist.policy.text import Lang
from qhchecklist.ui import theme
from qhchecklist.ui.actions import Actions
from qhchecklist.ui.files import Files
from qhchecklist.ui.notices import NoticeArea, announce
from qhchecklist.ui.reopening import Reopening
from qhchecklist.ui.session import Session

if TYPE_CHECKING:
    from qhchecklist.report.round_trip.payload import Case


class ScanStrip(QFrame):
    """A scanner types like a keyboard and ends with Enter: `scanned` carries the text. `left` when it is given up."""

    scanned = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        theme.set_role(self, "notice-strip")
        self.label = QLabel(self.tr("用扫码枪扫清单第一页的二维码，或粘贴手机扫出的文字："), self)
        self.line = QLineEdit(self)
        self.line.setAccessibleName(self.tr("二维码的文字"))
        self.line.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)  # or pinyin is made of what is scanned
        self.take = QPushButton(self.tr("打开这家企业"), self)
        self.drop = QPushButton(self.tr("不扫了"), self)
        self.problem = QLabel(self)
        self.problem.setWordWrap(True)
        theme.set_role(self.problem, "problem")
        for label in (self.label, self.problem):
            label.setTextFormat(Qt.TextFormat.PlainText)
        for button in (self.take, self.drop):
            theme.set_role(button, "link")
        self.problem.hide()
        grid = QGridLayout(self)
        grid.setContentsMargins(theme.px(18), theme.px(6), theme.px(16), theme.px(6))
        grid.setHorizontalSpacing(theme.px(14))
        grid.addWidget(self.label, 0, 0, 1, 3)
        grid.addWidget(self.line, 1, 0)
        grid.addWidget(self.take, 1, 1)
        grid.addWidget(self.drop, 1, 2)
        grid.addWidget(self.problem, 2, 0, 1, 3)
        grid.setColumnStretch(0, 1)
        self.line.returnPressed.connect(self._on_taken)
        self.line.textEdited.connect(self.problem.hide)
        self.take.clicked.connect(self._on_taken)
        self.drop.clicked.connect(self.left)

    def _on_taken(self) -> None:
        if self.line.text().strip():
            self.scanned.emit(self.line.text())

    def refuse(self, sentence: str) -> None:
        """Say why nothing was opened; the next scan replaces the text."""
        self.problem.setText(sentence)
        self.problem.show()
        self.line.selectAll()
        announce(self, sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives it up."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class Scanning(QObject):
    """Opens the firm of a scanned symbol; the present one is asked about like ever."""

    def __init__(
        self,
        session: Session,
        files: Files,
        reopening: Reopening,
        commands: Actions,
        notices: NoticeArea,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._files = files
        self._reopening = reopening
        self._notices = notices
        self.strip: ScanStrip | None = None
        commands.scan.triggered.connect(self.ask)
        session.language_changed.connect(self.close)

    def ask(self) -> None:
        """Show the strip and wait for a scan."""
        if self.strip is None:
            self.strip = ScanStrip(self._notices)
            self.strip.scanned.connect(self._on_scanned)
            self.strip.left.connect(self.close)
            self._notices.host(self.strip)
        self.strip.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.strip.line.selectAll()

    def close(self) -> None:
        """Take the strip away."""
        strip, self.strip = self.strip, None
        if strip is not None:
            self._notices.release(strip)

    def _on_scanned(self, text: str) -> None:
        from qhchecklist.report.round_trip.qr_text import Fingerprint, read_qr_text

        assert self.strip is not None
        lang: Lang = self._session.lang
        try:
            found = read_qr_text(text)
        except UnreadableFileError as error:
            self.strip.refuse(error.message[lang])
            return
        if isinstance(found, Fingerprint):
            self.strip.refuse(found.message[lang])
        else:
            self._open(found)

    def _open(self, case: Case) -> None:
        """A scenario at work is decided first, and then this is called again."""
        if self._files.may_leave(partial(self._open, case)):
            self.close()
            self._reopening.show_scanned(case)
