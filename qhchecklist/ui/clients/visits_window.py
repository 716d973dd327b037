"""The visits of a client, and what changed between two of them, or since one."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from qhchecklist.policy.stamp import PackStamp
from qhchecklist.store.records import Visit
from qhchecklist.ui import theme
from qhchecklist.ui.clients.since import Section, Told, compare_told, now_told, visit_told
from qhchecklist.ui.form.combo import AnswerCombo
from qhchecklist.ui.session import Session


class VisitsWindow(QDialog):
    """Two moments to choose, the list of what differs below. It shows the client as they were when it was opened."""

    def __init__(
        self, session: Session, visits: tuple[Visit, ...], packs: Mapping[str, PackStamp], window: QWidget
    ) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("topic", "clients")  # of the guide
        self._session = session
        self._visits = visits
        self._moments: tuple[Told, ...] = (
            *(visit_told(one, session.assessor, packs, session.assessment.rulings) for one in visits),
            now_told(session.own_checklist(), session.dossier(), session.assessor, packs),
        )
        self.first, self.second = AnswerCombo(self), AnswerCombo(self)
        self._labels = QLabel(self), QLabel(self)
        self.about = QLabel(self)
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.about.setWordWrap(True)
        theme.set_role(self.about, "muted")
        self.list = QPlainTextEdit(self)
        self.list.setReadOnly(True)
        self.list.setTabChangesFocus(True)
        self.close_button = QPushButton(self)
        self.close_button.setAutoDefault(False)
        self._chosen = [0, 0]
        self.sections: tuple[Section, ...] = ()
        self._lay_out()
        self.first.picked.connect(self._on_first)
        self.second.picked.connect(self._on_second)
        self.close_button.clicked.connect(self.close)
        session.language_changed.connect(self.retranslate)
        self.retranslate()

    def _lay_out(self) -> None:
        grid, below, whole = QGridLayout(), QHBoxLayout(), QVBoxLayout(self)
        grid.setHorizontalSpacing(theme.px(10))
        for row, (label, combo) in enumerate(zip(self._labels, (self.first, self.second), strict=True)):
            theme.set_role(label, "label")
            label.setBuddy(combo)
            grid.addWidget(label, row, 0)
            grid.addWidget(combo, row, 1)
        grid.setColumnStretch(1, 1)
        below.addStretch(1)
        below.addWidget(self.close_button)
        whole.setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(14))
        whole.setSpacing(theme.px(10))
        whole.addLayout(grid)
        whole.addWidget(self.about)
        whole.addWidget(self.list, 1)
        whole.addLayout(below)
        room = self.screen().availableGeometry()
        self.resize(min(theme.px(760), room.width() - theme.px(40)), min(theme.px(560), room.height() - theme.px(60)))

    def compare(self, first: int, second: int) -> None:
        """Show what changed from one moment to another: visits from 0, then now."""
        last = len(self._moments) - 1
        self._chosen = [max(0, min(first, last)), max(0, min(second, last))]
        self._show()

    def retranslate(self) -> None:
        """Words in the present language."""
        self.setWindowTitle(self.tr("来访之间的变化"))
        for label, words in zip(self._labels, (self.tr("从"), self.tr("到")), strict=True):
            label.setText(words)
        self.first.setAccessibleName(self.tr("从哪一次"))
        self.second.setAccessibleName(self.tr("到哪一次"))
        self.list.setAccessibleName(self.tr("来访之间的变化"))
        self.close_button.setText(self.tr("关闭"))
        names = [*map(self._name, self._visits), self.tr("现在")]
        for combo in (self.first, self.second):
            combo.offer([(str(place), name) for place, name in enumerate(names)])
        self._show()

    def _name(self, visit: Visit) -> str:
        day = visit.at.astimezone().strftime("%Y-%m-%d")
        return self.tr("第 {0} 次来访，{1}，{2}").format(visit.number, day, visit.consultant)

    def _on_first(self, place: object) -> None:
        self.compare(int(str(place)), self._chosen[1])

    def _on_second(self, place: object) -> None:
        self.compare(self._chosen[0], int(str(place)))

    def _show(self) -> None:
        first, second = self._chosen
        self.first.show_answer(str(first))
        self.second.show_answer(str(second))
        book, lang = self._session.rulebook, self._session.lang
        self.sections = compare_told(self._moments[first], self._moments[second], book)
        lines: list[str] = []
        for section in self.sections:
            lines += [*([""] if lines else []), section.heading[lang]]
            lines += [f"· {line[lang]}" for line in section.lines]
        self.list.setPlainText("\n".join(lines) or self.tr("没有变化。"))
        self.about.setText("\n".join(self._about(place) for place in sorted({first, second}) if self._about(place)))
        self.about.setVisible(bool(self.about.text()))

    def _about(self, place: int) -> str:
        """What was noted of a visit, and what was handed out."""
        if place >= len(self._visits):
            return ""
        visit = self._visits[place]
        parts = [self.tr("第 {0} 次").format(visit.number), visit.note]
        papers = [self.tr("已打印或导出：{0} 页（{1}）").format(one.pages, one.sha256[:12]) for one in visit.printed]
        return " · ".join(part for part in (*parts, *papers) if part) if visit.note or papers else ""
