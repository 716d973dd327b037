"""What is recorded of a visit, and by whom."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from qhchecklist.ui import theme
from qhchecklist.ui.form.line import Line


class VisitPanel(QWidget):
    """`recorded` carries the consultant's name and the note."""

    recorded = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels = QLabel(self), QLabel(self)
        self.consultant, self.note = VisitLine(self), VisitLine(self)
        self.what = QLabel(self)
        self.what.setWordWrap(True)
        self.record = QPushButton(self)
        theme.set_role(self.record, "primary")
        theme.set_role(self.what, "muted")
        row = QHBoxLayout()
        row.setSpacing(theme.px(9))
        for label, line, stretch in zip(self._labels, (self.consultant, self.note), (1, 3), strict=True):
            theme.set_role(label, "label")
            label.setBuddy(line)
            row.addWidget(label)
            row.addWidget(line, stretch)
            line.taken.connect(self._on_record)
        row.addWidget(self.record)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(5))
        whole.addLayout(row)
        whole.addWidget(self.what)
        self.record.clicked.connect(self._on_record)
        self.retranslate()

    def retranslate(self) -> None:
        """Words in the present language."""
        for label, words in zip(self._labels, (self.tr("经办人"), self.tr("说明")), strict=True):
            label.setText(words)
        self.consultant.setAccessibleName(self.tr("经办人"))
        self.note.setAccessibleName(self.tr("来访说明"))
        self.note.setPlaceholderText(self.tr("来问什么、答复了什么"))
        self.note.setToolTip(self.note.placeholderText())
        self.record.setText(self.tr("记录来访"))

    def begin(self, consultant: str, what: str) -> None:
        """Show what will be recorded; the keyboard goes where something is missing."""
        if not self.consultant.isModified():
            self.consultant.show_text(consultant)
        self.what.setText(what)
        (self.note if self.consultant.text() else self.consultant).setFocus()

    def empty(self) -> None:
        """The visit has been recorded."""
        self.note.show_text("")
        self.note.setModified(False)
        self.consultant.setModified(False)

    def _on_record(self) -> None:
        if self.consultant.text().strip():
            self.recorded.emit(self.consultant.text().strip(), self.note.text().strip())
        else:
            self.consultant.setFocus()


class VisitLine(Line):
    """Enter records; `taken` then."""

    taken = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()
        else:
            super().keyPressEvent(event)
