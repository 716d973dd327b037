"""The record of one support: state, reason, date, person, note. Changed in place, never built anew."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from qhchecklist.policy.text import Lang
from qhchecklist.ui import theme
from qhchecklist.ui.day_field import DayField
from qhchecklist.ui.evidence.note_edit import NoteEdit
from qhchecklist.ui.form.chip_set import ChipSet
from qhchecklist.ui.form.editor import set_flag
from qhchecklist.ui.form.line import Line
from qhchecklist.ui.state import Typing
from qhchecklist.ui.work_edits import WorkEdits
from qhchecklist.work import NO_WORK, WORK_STATES, Work, WorkState


class WorkForm(QWidget):
    """Shows the work on one support and hands each edit of it to `edits`."""

    def __init__(self, edits: WorkEdits, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edits = edits
        self._support_id = ""
        self._shown = NO_WORK
        self.states = ChipSet(parent=self)
        for state in WORK_STATES:
            self.states.add(state, "one")
        self.reread_label = self._label("problem")
        self.reread = QPushButton(self)
        theme.set_role(self.reread, "link")
        self.reason_label, self.due_label, self.person_label, self.note_label = (self._label("label") for _ in range(4))
        self.reason = Line(self)  # in the order in which Tab reaches them
        self.due = DayField(self, optional=True)
        self.person = Line(self)
        self.refusal = self._label("problem")
        self.refusal.hide()
        self.note = NoteEdit(self)
        self._lay_out()
        self.reread.clicked.connect(self._on_reread)
        self.states.chosen.connect(self._on_state)
        self.states.cleared.connect(self._on_cleared)
        self.reason.editingFinished.connect(self._commit_reason)
        self.person.editingFinished.connect(self._commit_person)
        self.due.chosen.connect(self._on_due)
        self.due.refused.connect(self._on_refused)
        self.due.textEdited.connect(self._be_quiet)
        self.note.committed.connect(self._on_note)

    def _label(self, role: str) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        theme.set_role(label, role)
        return label

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(4))
        again = QHBoxLayout()
        again.setSpacing(theme.px(12))
        again.addWidget(self.reread_label, 1)
        again.addWidget(self.reread)
        whole.addLayout(again)
        pair = QGridLayout()
        pair.setHorizontalSpacing(theme.px(12))
        pair.setVerticalSpacing(theme.px(3))
        pair.setColumnStretch(1, 1)
        for column, (label, field) in enumerate(((self.due_label, self.due), (self.person_label, self.person))):
            pair.addWidget(label, 0, column)
            pair.addWidget(field, 1, column)
        whole.addWidget(self.states)
        whole.addSpacing(theme.px(2))
        whole.addWidget(self.reason_label)
        whole.addWidget(self.reason)
        whole.addLayout(pair)
        whole.addWidget(self.refusal)
        whole.addWidget(self.note_label)
        whole.addWidget(self.note)

    # --- showing -------------------------------------------------------------------------------------

    def show_work(self, support_id: str, work: Work) -> None:
        """Show what is recorded; of the same support only the parts that changed are touched."""
        another = support_id != self._support_id
        before, self._shown, self._support_id = self._shown, work, support_id
        if another:
            self._be_quiet()
        self.states.show_state([work.state], pending=False)
        if another or before.reason != work.reason:
            self.reason.show_text(work.reason)
        if another or before.person != work.person:
            self.person.show_text(work.person)
        if another or before.due != work.due:
            self.due.show_day(work.due)
        if another or before.note != work.note:
            self.note.show_text(work.note)
        self.reread_label.setVisible(work.reread is not None)
        self.reread.setVisible(work.reread is not None)
        self._say_reread()
        asked = work.state == "not_pursued" or bool(work.reason)
        self.reason_label.setVisible(asked)
        self.reason.setVisible(asked)
        set_flag(self.reason, "unanswered", not work.reason)

    def relabel(self, lang: Lang) -> None:
        """Every word in a language."""
        title = self.tr("办理情况")
        for state, words in WORK_STATES.items():
            chip = self.states.chip(state)
            if chip is not None:
                chip.name(words[lang], f"{title} {words[lang]}")
        named = (
            (self.reason_label, self.reason, self.tr("原因")),
            (self.due_label, self.due, self.tr("期限")),
            (self.person_label, self.person, self.tr("经办人")),
            (self.note_label, self.note, self.tr("备注")),
        )
        for label, field, words_of_field in named:
            label.setText(words_of_field)
            field.setAccessibleName(words_of_field)
        self.reason.setPlaceholderText(self.tr("为什么不办？写一句，以后查得到"))
        self.due.name_empty(self.tr("年-月-日"))
        self.due.setLocale(QLocale(QLocale.Language.Chinese if lang == "zh" else QLocale.Language.English))
        self.due.pick.setText(self.tr("打开日历"))
        self.person.setPlaceholderText(self.tr("谁来办"))
        self.note.setPlaceholderText(self.tr("进展、联系人、预约时间；离开或按 Ctrl+Enter 即记下"))
        self.reread.setText(self.tr("已重读"))
        self._say_reread()
        self._be_quiet()

    def _say_reread(self) -> None:
        since = self._shown.reread
        if since is not None:
            words = self.tr("规则包换了（{0}），这一项的说法有改：请重读原文、条件和步骤。")
            self.reread_label.setText(words.format(since.isoformat()))

    def take_focus(self) -> None:
        """Give the keyboard to the state; to the reason while that is asked for."""
        if self._shown.state == "not_pursued" and not self._shown.reason:
            self.reason.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.states.take_focus(Qt.FocusReason.TabFocusReason)

    # --- edits ---------------------------------------------------------------------------------------

    def commit(self) -> None:
        """Hand over what is still being typed, to the support it was typed for."""
        self._commit_reason()
        self._commit_person()
        self.due.commit()
        self.note.commit()

    def peek(self, typing: Typing) -> None:
        """Tell what is still being typed, and stay as it is; a date only once it is one."""
        work = self._shown
        if self.reason.isModified():
            work = replace(work, reason=self.reason.text())
        if self.person.isModified():
            work = replace(work, person=self.person.text())
        if self.due.isModified() and self.due.typed_day() is not None:
            work = replace(work, due=self.due.typed_day())
        if self.note.document().isModified():
            work = replace(work, note=self.note.toPlainText())
        if work != self._shown:
            typing.work[self._support_id] = work

    def _on_state(self, state: str) -> None:
        self._edits.set_state(self._support_id, cast(WorkState, state))
        self.states.show_state([self._shown.state], pending=False)  # a second click takes nothing back
        if self._shown.state == "not_pursued" and not self._shown.reason:
            self.take_focus()

    def _on_reread(self) -> None:
        self.states.take_focus(Qt.FocusReason.OtherFocusReason)  # the button goes
        self._edits.read_again(self._support_id)

    def _on_cleared(self) -> None:
        self._edits.set_state(self._support_id, NO_WORK.state)

    def _commit_reason(self) -> None:
        if self.reason.isModified():
            self.reason.setModified(False)
            self._edits.set_reason(self._support_id, self.reason.text())
            self.reason.show_text(self._shown.reason)  # without blanks around, and with no undo of its own

    def _commit_person(self) -> None:
        if self.person.isModified():
            self.person.setModified(False)
            self._edits.set_person(self._support_id, self.person.text())
            self.person.show_text(self._shown.person)

    def _on_note(self, note: str) -> None:
        self._edits.set_note(self._support_id, note)

    def _on_due(self, day: object) -> None:
        self._be_quiet()
        self._edits.set_due(self._support_id, self.due.day)

    def _on_refused(self, text: str) -> None:
        """Say below why the old date is back, with what was typed."""
        words = self.tr("期限未改：“{0}”不是日期，请写成 2024-06-01（2000–2099 年）").format(text[:40])
        self.refusal.setText(words)
        self.refusal.show()
        self.due.setAccessibleDescription(words)

    def _be_quiet(self) -> None:
        self.refusal.hide()
        self.due.setAccessibleDescription("")
