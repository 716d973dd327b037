"""The strip on top: whose case it is, for which day, and the way to paper."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from qhchecklist.ui import theme
from qhchecklist.ui.actions import Actions
from qhchecklist.ui.business_day import BusinessDay
from qhchecklist.ui.day_field import DayField
from qhchecklist.ui.elided import ElidedLabel, plain
from qhchecklist.ui.scenario_mark import ScenarioMark
from qhchecklist.ui.session import Session

_NAME, _LEAST_NAME = 300, 90
"""So much of a long name has precedence over the chips, and over all that can be missed, at scale 1."""

_REFUSAL_MS = 15_000

_EDGE, _BRIEF_EDGE = 10, 3


class Header(QFrame):
    """Follows the session; `today` is asked when the button is pressed."""

    def __init__(
        self, session: Session, commands: Actions, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        theme.set_role(self, "header")
        self._session = session
        self._today = today
        self._shown: tuple[object, ...] = ()
        self._print, self._preview = commands.print, commands.preview
        self.mark = ScenarioMark(session, self, short=True)
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
        self.business = BusinessDay(session, self)
        self.try_out = QPushButton(self)
        self.preview = QPushButton(self)
        self.preview.setCheckable(True)
        theme.set_role(self.preview, "toggle")
        self.print = QPushButton(self)
        theme.set_role(self.print, "primary")
        self._lay_out()
        self.day.chosen.connect(self._on_day)
        self.day.refused.connect(self._on_refused)
        self.day.textEdited.connect(self._be_quiet)
        self.business.refused.connect(self._on_refused)
        session.settling.connect(self.day.commit)
        self.today.clicked.connect(self._on_today)
        self.try_out.clicked.connect(commands.try_out.trigger)
        self.preview.clicked.connect(self._preview.trigger)
        self.print.clicked.connect(self._print.trigger)
        self._preview.changed.connect(self._follow_preview)
        self._follow_preview()
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
        row.setSpacing(theme.px(12))
        row.addWidget(self.mark)
        row.addWidget(self.name)
        row.addWidget(self.code)
        row.addWidget(self.division)
        row.addStretch(1)
        row.addWidget(self.refusal)
        row.addWidget(self.business)
        row.addWidget(self.day_label)
        row.addWidget(self.day)
        row.addWidget(self.today)
        row.addWidget(self.try_out)
        row.addWidget(self.preview)
        row.addWidget(self.print)
        self.be_brief(False)

    def be_brief(self, brief: bool) -> None:
        """Stand closer in a low window."""
        layout = self.layout()
        if layout is not None:
            edge = theme.px(_BRIEF_EDGE if brief else _EDGE)
            layout.setContentsMargins(theme.px(18), edge, theme.px(16), edge)

    def saved(self) -> int:
        """How much lower it is than at its full height."""
        layout = self.layout()
        return 0 if layout is None else 2 * (theme.px(_EDGE) - layout.contentsMargins().top())

    def refresh(self) -> None:
        """Show the session's firm and day; most answers change neither."""
        session = self._session
        facts, name, today = session.reading.facts.values, session.reading.name, self._today()
        code, division = facts.get("uscc"), facts.get("registered_division")
        parts = self.business.isHidden(), self.mark.isHidden(), self._preview.isVisible()
        shown = name, code, division, session.as_of, today, session.lang, parts
        if shown == self._shown:
            return
        self._shown = shown
        self.name.setText(name or self.tr("未命名企业"))
        self.name.setToolTip(plain(name))
        self.code.setText(code if isinstance(code, str) else "")
        said = session.explainer.value("registered_division", division)[session.lang] if division is not None else ""
        self.division.setText(said)
        self.day.show_day(session.as_of)
        self.today.setEnabled(session.as_of != today)
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the name keeps its place and the chips give way."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        gap = theme.px(12)
        others = (self.business, self.day, self.print, self.mark)
        taken = sum(widget.sizeHint().width() + gap for widget in others if not widget.isHidden())
        room = self.width() - theme.px(34) - taken - theme.px(_LEAST_NAME)
        missable = (self.preview, self.try_out, self.today, self.day_label)  # menu, menu, calendar, tooltip
        for part in missable:
            if part is not self.preview or self._preview.isVisible():
                room -= part.sizeHint().width() + gap
                part.setVisible(room >= 0)
        room -= min(self.name.sizeHint().width(), theme.px(_NAME)) - theme.px(_LEAST_NAME)
        for chip in (self.code, self.division):
            room -= chip.sizeHint().width() + gap
            chip.setVisible(bool(chip.text()) and room >= 0)

    def _on_day(self, day: date) -> None:
        self._be_quiet()
        self._session.set_as_of(day)

    def _on_refused(self, text: str) -> None:
        """Say beside the field why the old day is back."""
        words = self.tr("日期未改：请写成 2024-06-01（2000–2099 年）")
        self.refusal.setText(words)
        self.refusal.setToolTip(plain(f"{words}\n{text}"))
        self.refusal.show()
        self.day.setAccessibleDescription(words)
        self._timer.start()

    def _be_quiet(self) -> None:
        self.refusal.hide()
        self.day.setAccessibleDescription("")

    def _on_today(self) -> None:
        self._session.set_as_of(self._today())

    def _follow_preview(self) -> None:
        self.preview.setChecked(self._preview.isChecked())

    def _retranslate(self) -> None:
        locale = QLocale(QLocale.Language.Chinese if self._session.lang == "zh" else QLocale.Language.English)
        self.day.setLocale(locale)
        self.day.pick.setText(self.tr("打开日历"))
        self._be_quiet()
        self.day_label.setText(self.tr("判断日期"))
        self.day.setAccessibleName(self.tr("判断日期"))
        self.day.setToolTip(self.tr("按哪一天判断。只改变文件是否有效的说法，不改变条件。"))
        self.today.setText(self.tr("今天"))
        self.preview.setText(self.tr("预览"))
        self.preview.setToolTip(_with_key(self.tr("看打印出来的样子"), self._preview))
        self.try_out.setText(self.tr("假如…"))
        self.try_out.setToolTip(self.tr("在副本上改回答，看得到和失去哪些事项（F9）"))
        self.print.setText(self.tr("打印清单"))
        self.print.setToolTip(_with_key(self.tr("送到打印机"), self._print))
        self._shown = ()
        self.refresh()


def _with_key(words: str, action: QAction) -> str:
    return f"{words}  {action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)}"
