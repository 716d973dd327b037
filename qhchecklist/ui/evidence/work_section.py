"""What to do and what has been done about the support that is explained: its steps and its record."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from qhchecklist.checklist import GroupKey, Item
from qhchecklist.policy.text import Lang
from qhchecklist.ui import theme
from qhchecklist.ui.evidence.content import Evidence, Step
from qhchecklist.ui.evidence.step_box import StepBox
from qhchecklist.ui.evidence.work_form import WorkForm
from qhchecklist.ui.ground import Ground
from qhchecklist.ui.work_edits import WorkEdits
from qhchecklist.work import NO_WORK

FOLDED: frozenset[GroupKey] = frozenset({"does_not_apply", "informational"})
"""Where there is usually nothing to do: folded until somebody wants it or something has been done."""


class WorkSection(Ground):
    """Follows one item at a time; boxes and fields stay the same widgets while the support stays the same."""

    def __init__(self, edits: WorkEdits, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edits = edits
        self._item: Item | None = None
        self._steps: tuple[Step, ...] = ()
        self._wanted: set[str] = set()
        self.boxes: list[StepBox] = []
        self.fold = QPushButton(self)
        theme.set_role(self.fold, "link")
        self.fold.setCursor(Qt.CursorShape.PointingHandCursor)
        self.steps_heading, self.heading = self._heading(), self._heading()
        self._step_list = QWidget(self)
        self.form = WorkForm(edits, self)
        self._lay_out()
        self.fold.clicked.connect(self._on_fold)

    def _heading(self) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        theme.set_role(label, "section")
        return label

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, theme.px(14), 0, 0)
        box.setSpacing(theme.px(5))
        steps = QVBoxLayout(self._step_list)
        steps.setContentsMargins(0, 0, 0, theme.px(9))
        steps.setSpacing(0)
        for widget in (self.fold, self.steps_heading, self._step_list, self.heading, self.form):
            box.addWidget(widget)
        box.setAlignment(self.fold, Qt.AlignmentFlag.AlignLeft)

    # --- showing -------------------------------------------------------------------------------------

    def show_item(self, item: Item, evidence: Evidence) -> None:
        """Follow an item; `evidence` has its words in the present language.

        What is in sight stays so when an answer moves the item to a group that is folded.
        """
        if self._item is not None and self._item.id == item.id and self._is_open():
            self._wanted.add(item.id)
        self._item = item
        steps = tuple(one for part in evidence.at("steps") for one in part.blocks if isinstance(one, Step))
        if [one.text for one in steps] != [one.text for one in self._steps]:
            self._steps = steps
            self._build_steps()
        elif steps != self._steps:
            self._steps = steps
            for box, step in zip(self.boxes, steps, strict=True):
                box.follow(step)
        for box in self.boxes:
            box.setChecked(box.number in item.work.ticked)
        self.form.show_work(item.id, item.work)
        self.steps_heading.setText("".join(section.heading for section in evidence.at("steps")))
        self.heading.setText(evidence.work_heading)
        self._arrange()

    def relabel(self, lang: Lang) -> None:
        """Every word in another language; steps and headings follow with the next item shown."""
        self.form.relabel(lang)
        self._arrange()

    def _build_steps(self) -> None:
        """The boxes of another support, or in another language."""
        layout = cast(QVBoxLayout, self._step_list.layout())
        for old in self.boxes:
            layout.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.boxes = [StepBox(step, number, self._step_list) for number, step in enumerate(self._steps)]
        before: QWidget = self.fold
        for box in self.boxes:
            box.clicked.connect(self._on_tick)
            layout.addWidget(box)
            QWidget.setTabOrder(before, box)  # a late widget would come after the whole window
            before = box

    def _is_open(self) -> bool:
        item = self._item
        return item is not None and (item.group not in FOLDED or item.work != NO_WORK or item.id in self._wanted)

    def _arrange(self) -> None:
        """Fold or unfold; what has work cannot be folded away."""
        item, shown = self._item, self._is_open()
        self.fold.setVisible(item is not None and item.group in FOLDED and item.work == NO_WORK)
        self.fold.setText(self.tr("收起步骤与办理情况") if shown else self.tr("展开步骤与办理情况"))
        self.steps_heading.setVisible(shown and bool(self.boxes))
        self._step_list.setVisible(shown and bool(self.boxes))
        self.heading.setVisible(shown)
        self.form.setVisible(shown)

    def go_to_steps(self) -> QWidget:
        """Give the keyboard to the first step not yet done, else to the state; returns what to bring into view."""
        if self._item is not None:
            self._wanted.add(self._item.id)
            self._arrange()
            step = self._edits.next_step(self._item.id)
            if step is not None and self._item.work.state != "not_pursued":
                self.boxes[step].setFocus(Qt.FocusReason.TabFocusReason)
                return self.boxes[step]
        self.form.take_focus()
        return self.form

    # --- edits ---------------------------------------------------------------------------------------

    def commit(self) -> None:
        """Hand over what is still being typed."""
        if self._item is not None:
            self.form.commit()

    def _on_fold(self) -> None:
        if self._item is not None:
            self._wanted ^= {self._item.id}
            self._arrange()

    def _on_tick(self, done: bool) -> None:
        box = self.sender()
        if self._item is not None and isinstance(box, StepBox):
            self._edits.tick(self._item.id, box.number, done)
