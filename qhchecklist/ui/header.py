"""The strip on top: whose case it is, for which day, and the way to paper."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFocusEvent, QIcon, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QCalendarWidget, QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from qhchecklist import paths
from qhchecklist.ui import theme
from qhchecklist.ui.form.line import Line
from qhchecklist.ui.session import Session

_CODE_FROM, _DIVISION_FROM = 860, 1020
"""Widths at scale 1 from which the chips are shown."""

_FIRST, _LAST = date(2000, 1, 1), date(2099, 12, 31)
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{4})(\d{2})(\d{2})")
_REFUSAL_MS = 15_000


class ElidedLabel(QLabel):
    """A name of any length on one line; the whole of it as tooltip. Never parsed as markup."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        """A few characters are enough."""
        return QSize(theme.px(90), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, shortened at its end."""
        painter = QPainter(self)
        metrics = self.fontMetrics()
        shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.end()


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
    """

    chosen = Signal(object)
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.day = _FIRST
        self._clicked_in = False
        self._calendar: QCalendarWidget | None = None
        icon = paths.resources() / "icons" / f"chevron-down-{'dark' if theme.palette().dark else 'light'}.svg"
        self.pick = QAction(QIcon(str(icon)), "", self)
        self.addAction(self.pick, Line.ActionPosition.TrailingPosition)
        self.pick.triggered.connect(self.open_calendar)
        self.editingFinished.connect(self.commit)
        self.setFixedWidth(self.fontMetrics().horizontalAdvance("0000-00-00") + theme.px(56))

    def show_day(self, day: date) -> None:
        """Show a day; a text being typed is only replaced by another day than the one it started from."""
        if day != self.day or not self.isModified():
            self.day = day
            self.show_text(day.isoformat())

    def commit(self) -> None:
        """Hand over what was typed, or refuse it."""
        if not self.isModified():
            return
        text, old = self.text(), self.day.isoformat()
        # typed in front of the old day or behind it, which nobody means to keep
        tries = (text, text.removesuffix(old), text.removeprefix(old))
        read = next((day for day in map(read_day, tries) if day is not None), None)
        self.show_text((read or self.day).isoformat())
        if read is None:
            self.selectAll()
            self.refused.emit(text)
        else:
            self.day = read
            self.chosen.emit(read)

    def open_calendar(self) -> None:
        """Show a month to pick from."""
        if self._calendar is None:
            self._calendar = QCalendarWidget(self)
            self._calendar.setWindowFlag(Qt.WindowType.Popup)
            self._calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
            self._calendar.setDateRange(_qdate(_FIRST), _qdate(_LAST))
            self._calendar.clicked.connect(self._on_picked)
            self._calendar.activated.connect(self._on_picked)
        self._calendar.setLocale(self.locale())
        self._calendar.setSelectedDate(_qdate(read_day(self.text()) or self.day))
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
            self.show_text(self.day.isoformat())
            self.selectAll()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming in, by key or by click, selects all: the next thing typed is a whole day."""
        self._clicked_in = event.reason() == Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The click that came in has put the cursor down by now."""
        super().mouseReleaseEvent(event)
        if self._clicked_in and not self.hasSelectedText():
            self.selectAll()
        self._clicked_in = False


class Header(QFrame):
    """Follows the session; `today` is asked when the button is pressed."""

    def __init__(
        self, session: Session, export: QAction, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        theme.set_role(self, "header")
        self._session = session
        self._today = today
        self._export = export
        self.name = ElidedLabel(self)
        theme.set_role(self.name, "title")
        self.code = self._chip()
        self.division = self._chip()
        self.day_label = QLabel(self)
        theme.set_role(self.day_label, "muted")
        self.refusal = ElidedLabel(self)
        self.refusal.hide()
        theme.set_role(self.refusal, "problem")
        self.day = DayField(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REFUSAL_MS)
        self._timer.timeout.connect(self._be_quiet)
        self.today = QPushButton(self)
        self.export = QPushButton(self)
        theme.set_role(self.export, "primary")
        self._lay_out()
        self.day.chosen.connect(self._on_day)
        self.day.refused.connect(self._on_refused)
        self.day.textEdited.connect(self._be_quiet)
        session.settling.connect(self.day.commit)
        self.today.clicked.connect(self._on_today)
        self.export.clicked.connect(export.trigger)
        export.changed.connect(self._on_export_changed)
        session.assessed.connect(self.refresh)
        session.language_changed.connect(self._retranslate)
        self._retranslate()

    def _chip(self) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        theme.set_role(label, "chip")
        label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        return label

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(18), theme.px(10), theme.px(16), theme.px(10))
        row.setSpacing(theme.px(12))
        row.addWidget(self.name)
        row.addWidget(self.code)
        row.addWidget(self.division)
        row.addStretch(1)
        row.addWidget(self.refusal)
        row.addWidget(self.day_label)
        row.addWidget(self.day)
        row.addWidget(self.today)
        row.addWidget(self.export)

    def refresh(self) -> None:
        """Show the session's firm and day."""
        session = self._session
        facts = session.reading.facts.values
        self.name.setText(session.reading.name or self.tr("未命名企业"))
        self.name.setToolTip(_plain(session.reading.name))
        code, division = facts.get("uscc"), facts.get("registered_division")
        self.code.setText(code if isinstance(code, str) else "")
        said = session.explainer.value("registered_division", division)[session.lang] if division is not None else ""
        self.division.setText(said)
        self.day.show_day(session.as_of)
        self.today.setEnabled(session.as_of != self._today())

        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the name keeps its place and the chips give way."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        self.code.setVisible(bool(self.code.text()) and self.width() >= theme.px(_CODE_FROM))
        self.division.setVisible(bool(self.division.text()) and self.width() >= theme.px(_DIVISION_FROM))

    def _on_day(self, day: date) -> None:
        self._be_quiet()
        self._session.set_as_of(day)

    def _on_refused(self, text: str) -> None:
        """Say beside the field why the old day is back."""
        words = self.tr("日期未改：请写成 2024-06-01（2000–2099 年）")
        self.refusal.setText(words)
        self.refusal.setToolTip(_plain(f"{words}\n{text}"))
        self.refusal.show()
        self.day.setAccessibleDescription(words)
        self._timer.start()

    def _be_quiet(self) -> None:
        self.refusal.hide()
        self.day.setAccessibleDescription("")

    def _on_today(self) -> None:
        self._session.set_as_of(self._today())

    def _on_export_changed(self) -> None:
        self.export.setEnabled(self._export.isEnabled())

    def _retranslate(self) -> None:
        locale = QLocale(QLocale.Language.Chinese if self._session.lang == "zh" else QLocale.Language.English)
        self.day.setLocale(locale)
        self.day.pick.setText(self.tr("打开日历"))
        self._be_quiet()
        self.day_label.setText(self.tr("判断日期"))
        self.day.setAccessibleName(self.tr("判断日期"))
        self.day.setToolTip(self.tr("按哪一天判断。只改变文件是否有效的说法，不改变条件。"))
        self.today.setText(self.tr("今天"))
        self.export.setText(self.tr("导出 PDF"))
        self.refresh()


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _plain(text: str) -> str:
    """A tooltip is parsed when it looks like markup; a zero-width space in front keeps it text."""
    return f"\u200b{text}".replace("<", "\u2039") if text else ""
