"""What is asked below the client list before something is done: sentences, a few lines to fill in, two buttons."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from qhchecklist.ui import legible, theme
from qhchecklist.ui.notices import announce


class ChorePanel(QFrame):
    """`going` when it is to be done, `left` when it is given up (Esc). What goes wrong is said in it.

    `body` is where others add what they ask; `go` is off as long as something is missing or under way.
    """

    going = Signal()
    left = Signal()

    def __init__(self, title: str, go: str, parent: QWidget) -> None:
        super().__init__(parent)
        theme.set_role(self, "card")
        self.setAccessibleName(title)
        self.title = self.sentence(title, "heading")
        self.problem = self.sentence("", "problem")
        self.problem.hide()
        self.give_up, self.go = QPushButton(self.tr("取消"), self), QPushButton(go, self)
        theme.set_role(self.go, "primary")
        self.body, below, whole = QVBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        self.body.setSpacing(theme.px(6))
        below.setSpacing(theme.px(9))
        below.addWidget(self.problem, 1)
        below.addStretch()
        for button in (self.give_up, self.go):
            button.setAutoDefault(False)
            below.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        whole.setContentsMargins(theme.px(14), theme.px(10), theme.px(14), theme.px(10))
        whole.setSpacing(theme.px(7))
        whole.addWidget(self.title)
        whole.addLayout(self.body)
        whole.addLayout(below)
        self.give_up.clicked.connect(self.left)
        self.go.clicked.connect(self._on_go)

    def sentence(self, words: str, role: str = "small-ink") -> QLabel:
        """A label of this panel; whoever asks for it puts it where it belongs."""
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setText(legible.sentence(words))
        label.setWordWrap(True)
        label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        theme.set_role(label, role)
        return label

    def refuse(self, sentence: str) -> None:
        """Say what is wrong; it can be tried again."""
        self.problem.setText(legible.sentence(sentence))
        self.problem.setVisible(bool(sentence))
        self.wait(False)
        if sentence:
            announce(self, sentence)

    def wait(self, busy: bool) -> None:
        """While it is being done it cannot be begun again."""
        self.go.setEnabled(not busy and self.is_ready())

    def free(self) -> None:
        """What was under way was stopped; it can be begun again."""
        self.wait(False)

    def is_ready(self) -> bool:
        """Whether nothing is missing."""
        return True

    def showEvent(self, event: QShowEvent) -> None:
        """Tab goes through what is asked and then to the buttons, though these were made first."""
        super().showEvent(event)
        stops = [one for one in self.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
        asked = [one for one in stops if one not in (self.give_up, self.go)]
        for before, after in pairwise([*asked, self.give_up, self.go]):
            QWidget.setTabOrder(before, after)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives up, Enter goes on where that is possible; the window below is not meant."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_go()
        else:
            super().keyPressEvent(event)

    def _on_go(self) -> None:
        if self.go.isEnabled():
            self.refuse("")
            self.going.emit()
