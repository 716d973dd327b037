"""Past midnight: a window that judged for today says that today is another day now."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from qhchecklist.ui.notices import Notice, NoticeArea
from qhchecklist.ui.session import Session

_LOOK_MS = 60_000


class NewDay(QObject):
    """Looks at the calendar every minute, and when the program comes to the front: a computer may have slept.

    The day that is judged for is never changed unasked: what is on the screen may be on paper already.
    `begun` when another day has begun.
    """

    begun = Signal()

    def __init__(self, session: Session, today: Callable[[], date], notices: NoticeArea, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._today = today
        self._notices = notices
        self._day = today()
        self._told: Notice | None = None
        self.timer = QTimer(self)
        self.timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self.timer.timeout.connect(self.look)
        self.timer.start(_LOOK_MS)
        QGuiApplication.instance().applicationStateChanged.connect(self.look)  # type: ignore[union-attr]

    def look(self) -> None:
        """Tell once that the day has changed, to who judges for the day that was today."""
        before, self._day = self._day, self._today()
        if self._day == before:
            return
        self.begun.emit()
        if self._session.as_of != before:
            return
        if self._told is not None:
            self._told.dismiss()
        sentence = self.tr("今天已是 {0}，判断日期仍是 {1}。").format(self._day.isoformat(), before.isoformat())
        self._told = self._notices.tell(sentence).offer(self.tr("改为今天"), self._on_wanted)
        self._told.gone.connect(self._on_gone)

    def _on_wanted(self) -> None:
        self._session.set_as_of(self._day)

    def _on_gone(self) -> None:
        self._told = None
