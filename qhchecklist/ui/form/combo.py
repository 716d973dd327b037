"""A list to choose from that is safe inside a scrolling page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QElapsedTimer, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QListView, QSizePolicy, QWidget

from qhchecklist.policy.doubts import Json
from qhchecklist.ui.form.editor import set_flag
from qhchecklist.ui.form.search import spelled


class PinyinList(QListView):
    """Typing goes to the item whose name, pinyin or initials begin with it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._typed = ""
        self._since = QElapsedTimer()
        self.setTextElideMode(Qt.TextElideMode.ElideRight)

    def keyboardSearch(self, search: str) -> None:
        """Called by Qt for every printable key."""
        pause = not self._since.isValid() or self._since.elapsed() > QApplication.keyboardInputInterval() * 2
        self._typed = search if pause else self._typed + search
        model, word = self.model(), self._typed.strip().casefold()
        for row in range(model.rowCount() if word else 0):
            name = str(model.index(row, 0).data() or "")
            spellings = (name.casefold(), *(spelled(name) if word.isascii() else ()))
            if any(one.startswith(word) for one in spellings):
                self.setCurrentIndex(model.index(row, 0))
                break
        self._since.start()  # now: the first search of all reads the dictionary of pinyin, which is no pause


class AnswerCombo(QComboBox):
    """A combo box over (answer, words). `picked` is the user's choice, None when cleared.

    The wheel scrolls the page and never changes an answer; arrow keys open the list instead of
    changing the answer step by step. An answer that is not in the list is shown as it was written.
    """

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setView(PinyinList(self))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        self.setMaxVisibleItems(16)
        self._answers: list[Json] = []
        self._words: list[str] = []
        self._foreign: str | None = None
        self.activated.connect(self._on_activated)

    def setAccessibleName(self, name: str) -> None:
        """The question; on Linux Qt tells the chosen words as the name, so the question is the description too."""
        super().setAccessibleName(name)
        self.setAccessibleDescription(name)
        self.view().setAccessibleName(name)

    def offer(self, items: Sequence[tuple[Json, str]]) -> None:
        """The answers to choose from; nothing happens when they are the same as before."""
        answers, words = [answer for answer, _ in items], [text for _, text in items]
        if (answers, words) == (self._answers, self._words) and self._foreign is None:
            return
        self._answers, self._words, self._foreign = answers, words, None
        self.clear()
        self.addItems(words)

    def show_answer(self, answer: Json, written: Json = None) -> None:
        """Select an answer; `written` is shown when it is not in the list."""
        if self._foreign is not None:
            self.removeItem(len(self._answers))
            self._foreign = None
        found = next((i for i, one in enumerate(self._answers) if type(one) is type(answer) and one == answer), -1)
        if found < 0:
            self._foreign = str(answer if written is None else written)
            self.addItem(self._foreign)
            found = len(self._answers)
        self.setCurrentIndex(found)
        self.setToolTip(self.currentText())

    def show_flags(self, unanswered: bool, unclear: bool, invalid: bool) -> None:
        """Dashed, violet or in the warning colour."""
        set_flag(self, "unanswered", unanswered)
        set_flag(self, "unclear", unclear)
        set_flag(self, "invalid", invalid)

    def _on_activated(self, row: int) -> None:
        if row < len(self._answers):
            self.picked.emit(self._answers[row])

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Left to the page."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Space and Enter open the list; Delete clears."""
        if event.key() in _OPENING:
            self.showPopup()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            if None in self._answers:
                self.picked.emit(None)
        elif event.text().isalnum() and not event.modifiers():
            self.showPopup()
            self.view().keyboardSearch(event.text())
        else:
            super().keyPressEvent(event)

    def showPopup(self) -> None:
        """The list is wide enough for its longest words, as far as the screen allows."""
        view = self.view()
        screen = self.screen().availableGeometry().width()
        view.setMinimumWidth(min(screen // 2, max(self.width(), view.sizeHintForColumn(0) + 24)))
        super().showPopup()


_OPENING: tuple[int, ...] = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Space,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
)
