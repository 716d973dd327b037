"""Where the answer of an authority is put in: which office, to what, what it said, when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from qhchecklist.policy.record import record
from qhchecklist.policy.ruling import OUTCOMES, Outcome
from qhchecklist.policy.text import Lang, Text
from qhchecklist.store.decisions import Decision
from qhchecklist.ui import theme
from qhchecklist.ui.day_field import DayField
from qhchecklist.ui.dialogs import Dialogs
from qhchecklist.ui.elided import ElidedLabel
from qhchecklist.ui.form.combo import AnswerCombo
from qhchecklist.ui.form.line import Line
from qhchecklist.ui.notices import announce


@record
class Subject:
    """What can be answered. `title`: the supports; `offices`: who may answer; `point`, `goods`: see `Ruling`."""

    support: str
    title: str
    question: Text
    point: str
    goods: str
    offices: tuple[str, ...]


class ReplyWindow(QDialog):
    """Blocks its window while it is open. `given` carries a Decision and the path of a letter, or None.

    It names the firm: what is recorded cannot be taken back, and names may be nearly the same.
    """

    given = Signal(object, object)

    def __init__(
        self,
        firm: str,
        subjects: Sequence[Subject],
        support: str,
        today: date,
        dialogs: Dialogs,
        lang: Lang,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("topic", "clients")  # of the guide
        self._subjects = tuple(subjects)
        self._dialogs = dialogs
        self._lang: Lang = lang
        self._letter: Path | None = None
        self._chosen = next((row for row, one in enumerate(self._subjects) if one.support == support), 0)
        self.setWindowTitle(self.tr("记下主管部门的答复"))
        self.firm = ElidedLabel(self)
        self.firm.setText(firm or self.tr("未命名企业"))
        self.subject = AnswerCombo(self)
        self.question = self._label("", "")
        self.office = QComboBox(self)
        self.office.setEditable(True)
        self.office.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.outcomes: dict[Outcome, QRadioButton] = {key: QRadioButton(self) for key in OUTCOMES}
        self._group = QButtonGroup(self)
        self.answer, self.day, self.reference = Line(self), DayField(self), Line(self)  # Tab goes from each to the next
        self.letter = ElidedLabel(self)
        self.attach, self.drop = QPushButton(self.tr("选择文件…"), self), QPushButton(self.tr("不附"), self)
        self.remark = self._label(
            self.tr("按主管部门的认定记入咨询记录，不算企业自述；记下后不能修改，有更正就再记一次，以后记的为准。"),
            "small",
        )
        self.problem = self._label("", "problem")
        self.problem.hide()
        self.cancel, self.save = QPushButton(self.tr("取消"), self), QPushButton(self.tr("记下"), self)
        self._lay_out()
        self._fill(today)
        self.subject.picked.connect(self._on_subject)
        self.attach.clicked.connect(self._on_attach)
        self.drop.clicked.connect(self._on_drop)
        self.cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self._on_save)

    def _label(self, words: str, role: str) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setText(words)
        label.setWordWrap(True)
        if role:
            theme.set_role(label, role)
        return label

    # --- building ------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        grid, below, whole = QGridLayout(), QHBoxLayout(), QVBoxLayout(self)
        grid.setHorizontalSpacing(theme.px(10))
        grid.setVerticalSpacing(theme.px(8))
        grid.setColumnStretch(1, 1)
        rows = (
            (self.tr("企业"), self.firm),
            (self.tr("事项"), self.subject),
            (self.tr("问题"), self.question),
            (self.tr("答复单位"), self.office),
            (self.tr("认定"), self._choices()),
            (self.tr("答复原话"), self.answer),
            (self.tr("答复日期"), self.day),
            (self.tr("文号"), self.reference),
            (self.tr("附件"), self._files()),
        )
        for row, (name, widget) in enumerate(rows):
            label = QLabel(name, self)
            theme.set_role(label, "label")
            label.setBuddy(widget)
            widget.setAccessibleName(name)
            grid.addWidget(label, row, 0)
            side = Qt.AlignmentFlag.AlignLeft if widget is self.day else Qt.AlignmentFlag(0)
            grid.addWidget(widget, row, 1, side)
        below.addStretch(1)
        for button in (self.cancel, self.save):
            button.setAutoDefault(False)
            below.addWidget(button)
        self.save.setDefault(True)
        whole.setContentsMargins(*[theme.px(20)] * 4)
        whole.setSpacing(theme.px(10))
        whole.addLayout(grid)
        whole.addWidget(self.remark)
        whole.addWidget(self.problem)
        whole.addLayout(below)
        self.resize(min(theme.px(600), self.screen().availableGeometry().width() - theme.px(40)), self.height())

    def _choices(self) -> QWidget:
        place = QWidget(self)
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(16))
        for key, button in self.outcomes.items():
            button.setText(OUTCOMES[key][self._lang])
            self._group.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        return place

    def _files(self) -> QWidget:
        place = QWidget(self)
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.attach)
        row.addWidget(self.drop)
        row.addWidget(self.letter, 1)
        for button in (self.attach, self.drop):
            button.setAutoDefault(False)
        return place

    def _fill(self, today: date) -> None:
        self._today = today
        self.subject.offer([(str(row), one.title) for row, one in enumerate(self._subjects)])
        self._show_subject()
        self.day.name_empty("")
        self.day.show_day(today)
        self.answer.setPlaceholderText(self.tr("可不填；除“是”“否”以外说了什么"))
        self.reference.setPlaceholderText(self.tr("有则照抄，没有就空着"))
        self._show_letter()

    def _show_subject(self) -> None:
        subject = self._subjects[self._chosen]
        self.subject.show_answer(str(self._chosen))
        self.question.setText(subject.question[self._lang])
        shown = self.office.currentText()
        typed = shown if shown and self.office.findText(shown) < 0 else ""
        self.office.clear()
        self.office.addItems(subject.offices)
        self.office.setEditText(typed or (subject.offices[0] if subject.offices else ""))

    def _show_letter(self) -> None:
        self.letter.setText(self._letter.name if self._letter is not None else self.tr("没有附件"))
        self.drop.setVisible(self._letter is not None)

    def showEvent(self, event: QShowEvent) -> None:
        """As high as its words need."""
        super().showEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        layout = self.layout()
        if layout is not None:
            self.resize(self.width(), max(layout.totalHeightForWidth(self.width()), self.minimumSizeHint().height()))

    # --- doing ---------------------------------------------------------------------------------------

    def _on_subject(self, row: object) -> None:
        self._chosen = int(cast(str, row))
        self._show_subject()
        self._make_room()

    def _on_attach(self) -> None:
        path = self._dialogs.letter_file(self)
        if path is not None:
            self._letter = path
            self._show_letter()

    def _on_drop(self) -> None:
        self._letter = None
        self._show_letter()

    def _on_save(self) -> None:
        self.day.commit()
        outcome = next((key for key, button in self.outcomes.items() if button.isChecked()), None)
        office, answer = self.office.currentText().strip(), self.answer.text().strip()
        if not office:
            self.refuse(self.tr("请写明答复单位。"), self.office)
        elif outcome is None:
            self.refuse(self.tr("请选认定：是、否、需补充材料，或另有说明。"), self.outcomes["yes"])
        elif outcome == "other" and not answer:
            self.refuse(self.tr("另有说明的，请写下答复原话。"), self.answer)
        elif self.day.day is not None and self.day.day > self._today:
            self.refuse(self.tr("答复日期晚于今天，没有记；请核对日期。"), self.day)
        elif self.day.day is not None:
            self.given.emit(self._decision(outcome, office, answer, self.day.day), self._letter)

    def _decision(self, outcome: Outcome, office: str, answer: str, day: date) -> Decision:
        subject = self._subjects[self._chosen]
        said = answer or OUTCOMES[outcome].zh
        decides = outcome, subject.point, subject.goods
        reference = self.reference.text().strip()
        return Decision(office, subject.question.zh, said, day, reference, subject.support, "", None, *decides)

    def refuse(self, sentence: str, widget: QWidget | None = None) -> None:
        """Say what is wrong, and put the keyboard where it can be mended."""
        self.problem.setText(sentence)
        self.problem.show()
        self._make_room()
        announce(self.problem, sentence)
        if widget is not None:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
