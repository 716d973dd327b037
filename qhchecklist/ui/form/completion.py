"""A line that offers what may be meant, by name, pinyin, initials or code, and takes anything typed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QObject, QStringListModel, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QWidget

from qhchecklist.policy.text import Lang
from qhchecklist.ui import theme
from qhchecklist.ui.form.line import Line
from qhchecklist.ui.form.look import offers_sheet
from qhchecklist.ui.form.search import Entry, SearchIndex

MOST_OFFERED = 30


class CompletingLine(Line):
    """Offers entries below the line; choosing one puts its code into the line, nothing else is ever filled in.

    Enter and Tab take what is typed, unless the arrow keys have moved into the list.
    """

    def __init__(self, lang: Lang, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lang: Lang = lang
        self._index = SearchIndex(())
        self._at_once = False
        self.offered: tuple[Entry, ...] = ()
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(8)
        completer.setWidget(self)
        self._offers = completer
        popup = completer.popup()
        if popup is not None:
            popup.setStyleSheet(offers_sheet(theme.palette()))
            popup.installEventFilter(self)
        completer.activated[QModelIndex].connect(self._on_activated)  # type: ignore[index]
        self.textEdited.connect(self._on_typed)

    def complete_from(self, index: SearchIndex, at_once: bool = False) -> None:
        """Offer these entries; `at_once` also before anything is typed."""
        self._index, self._at_once = index, at_once

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Offer at once what is short enough to read."""
        super().focusInEvent(event)
        if self._at_once and not self.text() and event.reason() != Qt.FocusReason.PopupFocusReason:
            QTimer.singleShot(0, self, self.offer)

    def offer(self) -> None:
        """Show what fits what is typed."""
        typed = self.text().strip()
        fitting = self._index.find(typed) if typed or self._at_once else ()
        self.offered = fitting[:MOST_OFFERED]
        self._names.setStringList([self._words(entry) for entry in self.offered])
        popup = self._offers.popup()
        if popup is None or not self.offered or not self.isVisible():
            if popup is not None:
                popup.hide()
            return
        area = self.rect()
        area.setWidth(max(area.width(), popup.sizeHintForColumn(0) + 32))
        self._offers.complete(area)
        popup.setCurrentIndex(QModelIndex())  # QCompleter begins in the first row, which nobody has chosen

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and Tab in the list of offers are this line's own, with the offer that was moved to.

        QCompleter would hand them over past the filters of the line, so that no cell is ever closed by them.
        """
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or event.key() not in _ENDING:
            return super().eventFilter(watched, event)
        popup = self._offers.popup()
        if popup is None or watched is not popup:
            return super().eventFilter(watched, event)
        chosen = popup.currentIndex()
        popup.hide()
        self._on_activated(chosen)
        QCoreApplication.sendEvent(self, event)
        return True

    def _words(self, entry: Entry) -> str:
        name = entry.text[self._lang]
        return name if name == entry.code else f"{entry.code}　{name}"

    def _on_typed(self) -> None:
        self.offer()

    def _on_activated(self, index: QModelIndex) -> None:
        row = index.row()
        if 0 <= row < len(self.offered):
            self.setText(self.offered[row].code)
            self.setModified(True)


_ENDING: tuple[int, ...] = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
