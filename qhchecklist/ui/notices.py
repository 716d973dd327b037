"""What went wrong or can be chosen, said in the window itself: a strip of sentences, never a box in the way."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from qhchecklist.ui import legible, theme

_MOST = 6
"""So many sentences are kept at a time; an older one has been seen and gives way."""


class Notice(QFrame):
    """One sentence with its buttons; any of them, and the last one without effect, takes it away.

    `gone` comes when it is taken away, `others_wanted` when somebody wants to see those before it, or no longer.
    """

    gone = Signal()
    others_wanted = Signal()

    def __init__(self, sentence: str, parent: QWidget) -> None:
        super().__init__(parent)
        theme.set_role(self, "notice-strip")
        self.sentence = sentence
        self.label = QLabel(self)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setText(legible.sentence(sentence))
        self.label.setWordWrap(True)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.close_button = QPushButton(self.tr("知道了"), self)
        theme.set_role(self.close_button, "link")
        self.close_button.setAccessibleName(self.tr("知道了：{0}").format(sentence))
        self.others: QPushButton | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(theme.px(18), theme.px(6), theme.px(16), theme.px(6))
        self._row.setSpacing(theme.px(14))
        self._row.addWidget(self.label, 1)
        self._row.addWidget(self.close_button)
        self.close_button.clicked.connect(self.dismiss)

    def offer(self, words: str, chosen: Callable[[], object]) -> Notice:
        """Add a button before the last one. `chosen` must be a bound method of a QObject."""
        button = QPushButton(words, self)
        theme.set_role(button, "link")
        button.clicked.connect(chosen)
        button.clicked.connect(self.dismiss)
        self._row.insertWidget(self._row.count() - 1, button)
        return self

    def name_last(self, words: str) -> Notice:
        """Give the last button, which has no effect, words that fit the others."""
        self.close_button.setText(words)
        self.close_button.setAccessibleName(f"{words} {self.sentence}")
        return self

    def count_others(self, count: int, shown: bool) -> None:
        """Say how many there are before this one, none for 0; `shown`: they are in sight."""
        if self.others is None and count:
            self.others = QPushButton(self)
            theme.set_role(self.others, "link")
            self._row.insertWidget(self._row.count() - 1, self.others)
            self.others.clicked.connect(self.others_wanted)
        if self.others is not None:
            words = self.tr("收起另外 {0} 条") if shown else self.tr("另有 {0} 条")
            self.others.setText(words.format(count))
            self.others.setVisible(count > 0)

    def dismiss(self) -> None:
        """Take it away."""
        self.hide()
        self.gone.emit()
        self.deleteLater()


class NoticeArea(QWidget):
    """The strip above the zones: the newest sentence, and how many there are before it. Without notices it takes no
    room.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notices: list[Notice] = []
        self._unfolded = False
        self._hosted: list[QWidget] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self.hide()

    def tell(self, sentence: str) -> Notice:
        """Say a sentence; the same one is not said twice at a time. It is announced to screen readers."""
        for notice in [one for one in self._notices if one.sentence == sentence] + self._notices[: -_MOST + 1]:
            notice.dismiss()
        made = Notice(sentence, self)
        self._notices.append(made)
        self._box.insertWidget(len(self._notices) - 1, made)
        made.gone.connect(self._on_gone)
        made.others_wanted.connect(self._on_others)
        self._arrange()
        self.show()
        announce(self, sentence)
        return made

    def host(self, strip: QWidget) -> None:
        """Show a strip of somebody else's below the sentences, until it is released."""
        self._hosted.append(strip)
        self._box.addWidget(strip)
        strip.show()
        self.show()

    def release(self, strip: QWidget) -> None:
        """Take a strip away that was hosted."""
        self._hosted = [one for one in self._hosted if one is not strip]
        strip.hide()
        strip.deleteLater()
        self._hide_if_empty()

    def sentences(self) -> list[str]:
        """What is being said, oldest first."""
        return [notice.sentence for notice in self._notices]

    def notices(self) -> tuple[Notice, ...]:
        """The notices shown, oldest first."""
        return tuple(self._notices)

    def _on_gone(self) -> None:
        self._notices = [notice for notice in self._notices if notice is not self.sender()]
        self._arrange()
        self._hide_if_empty()

    def _on_others(self) -> None:
        self._unfolded = not self._unfolded
        self._arrange()

    def _arrange(self) -> None:
        """Only the newest takes room, until somebody wants to see the others."""
        before = len(self._notices) - 1
        self._unfolded = self._unfolded and before > 0
        for place, notice in enumerate(self._notices):
            newest = place == before
            notice.setVisible(newest or self._unfolded)
            notice.count_others(before if newest else 0, self._unfolded)

    def _hide_if_empty(self) -> None:
        self.setVisible(bool(self._notices or self._hosted))


def announce(widget: QWidget, sentence: str) -> None:
    """Let a screen reader say a sentence when it has finished what it is saying."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, sentence))
