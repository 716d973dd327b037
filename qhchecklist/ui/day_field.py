"""A day to be typed in the ways people write it, or picked from a calendar."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from PySide6.QtCore import QDate, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QIcon, QKeyEvent, QMouseEvent, QTextCharFormat, QTransform
from PySide6.QtWidgets import QCalendarWidget, QToolButton, QWidget

from qhchecklist import paths
from qhchecklist.ui import theme
from qhchecklist.ui.form.line import Line

_FIRST, _LAST = date(2000, 1, 1), date(2099, 12, 31)
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{4})(\d{2})(\d{2})")


def read_day(text: str) -> date | None:
    """A day written as 2024-06-01, 2024/6/1, 2024年6月1日 or 20240601; None when it is none we judge for."""
    found = _DAY.fullmatch(re.sub(r"\s", "", unicodedata.normalize("NFKC", text)))
    if found is None:
        return None
    year, month, day = (int(part) for part in found.groups() if part is not None)
    try:
        read = date(year, month, day)
    except ValueError:
        return None
    return read if _FIRST <= read <= _LAST else None


class DayField(Line):
    """A day to be typed or picked. `chosen` carries it on Enter or when the field is left, never before.

    A text that is no day is `refused` and the old day comes back. Down with Alt opens the calendar.
    `left` follows when the keyboard goes elsewhere.
    An `optional` day may be none at all: emptying the field chooses None.
    """

    chosen = Signal(object)
    refused = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None, *, optional: bool = False) -> None:
        super().__init__(parent)
        self._optional = optional
        self.day: date | None = None
        self._clicked_in = False
        self._calendar: QCalendarWidget | None = None
        icon = paths.resources() / "icons" / f"chevron-down-{'dark' if theme.palette().dark else 'light'}.svg"
        self.pick = QAction(QIcon(str(icon)), "", self)
        self.addAction(self.pick, Line.ActionPosition.TrailingPosition)
        self.pick.triggered.connect(self.open_calendar)
        self.editingFinished.connect(self.commit)
        self.name_empty("")

    def name_empty(self, words: str) -> None:
        """What stands in the field while it is empty; a day and these words have room."""
        self.setPlaceholderText(words)
        wide = max(self.fontMetrics().horizontalAdvance(one) for one in ("0000-00-00", words))
        self.setFixedWidth(wide + theme.px(56))

    def show_day(self, day: date | None) -> None:
        """Show a day; a text being typed is only replaced by another day than the one it started from."""
        if day != self.day or not self.isModified():
            self.day = day
            self.show_text(_written(day))

    def commit(self) -> None:
        """Hand over what was typed, or refuse it."""
        if not self.isModified():
            return
        text, read = self.text(), self.typed_day()
        emptied = self._optional and not text.strip()
        self.show_text("" if emptied else _written(read or self.day))
        if read is None and not emptied:
            self.selectAll()
            self.refused.emit(text)
        else:
            self.day = read
            self.chosen.emit(read)

    def typed_day(self) -> date | None:
        """The day that the text means; None when it means none."""
        text, old = self.text(), _written(self.day)
        # typed in front of the old day or behind it, which nobody means to keep
        tries = (text, text.removesuffix(old), text.removeprefix(old))
        return next((day for day in map(read_day, tries) if day is not None), None)

    def open_calendar(self) -> None:
        """Show a month to pick from."""
        if self._calendar is None:
            self._calendar = QCalendarWidget(self)
            self._calendar.setWindowFlag(Qt.WindowType.Popup)
            self._calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
            self._calendar.setDateRange(_qdate(_FIRST), _qdate(_LAST))
            _dress(self._calendar, self.pick.icon())
            self._calendar.clicked.connect(self._on_picked)
            self._calendar.activated.connect(self._on_picked)
        self._calendar.setLocale(self.locale())
        self._calendar.setSelectedDate(_qdate(read_day(self.text()) or self.day or date.today()))
        self._calendar.ensurePolished()
        self._calendar.resize(self._calendar.sizeHint() + QSize(0, theme.px(24)))  # six weeks whole in our font
        corner = QPoint(self.width() - self._calendar.width(), self.height())
        self._calendar.move(self.mapToGlobal(corner))
        self._calendar.show()
        self._calendar.setFocus()

    def _on_picked(self, picked: QDate) -> None:
        if self._calendar is not None:
            self._calendar.hide()
        self.setText(date(picked.year(), picked.month(), picked.day()).isoformat())
        self.setModified(True)
        self.commit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt and Down open the calendar, Esc brings the old day back."""
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        elif event.key() == Qt.Key.Key_Escape and self.isModified():
            self.show_text(_written(self.day))
            self.selectAll()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming in, by key or by click, selects all: the next thing typed is a whole day."""
        self._clicked_in = event.reason() == Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hands over what was typed first; to pick from the calendar is not to leave."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.left.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The click that came in has put the cursor down by now."""
        super().mouseReleaseEvent(event)
        if self._clicked_in and not self.hasSelectedText():
            self.selectAll()
        self._clicked_in = False


def _dress(calendar: QCalendarWidget, down: QIcon) -> None:
    """The arrows and week-ends of the style are black and red, also on a dark ground."""
    arrow = down.pixmap(QSize(64, 64))
    for name, turn in (("qt_calendar_prevmonth", 90), ("qt_calendar_nextmonth", -90)):
        button = calendar.findChild(QToolButton, name)
        if button is not None:
            button.setIcon(QIcon(arrow.transformed(QTransform().rotate(turn))))
    week_end = QTextCharFormat()
    week_end.setForeground(theme.colour("muted"))
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(day, week_end)


def _written(day: date | None) -> str:
    return day.isoformat() if day is not None else ""


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
