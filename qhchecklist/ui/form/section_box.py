"""One section of the form: heading, fields, and a fold for questions of the past."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from qhchecklist.policy.field import FieldSection
from qhchecklist.policy.problem import ProfileProblem
from qhchecklist.ui import theme
from qhchecklist.ui.form.editor import dress
from qhchecklist.ui.form.field_box import FieldBox
from qhchecklist.ui.form.size_line import SizeLine, size_section
from qhchecklist.ui.form.usage import Usage
from qhchecklist.ui.ground import Ground
from qhchecklist.ui.session import Session


class SectionBox(Ground):
    """The fields of one section in the order of the catalogue. `shape_changed` when the fold opens or closes."""

    shape_changed = Signal()

    def __init__(
        self, section: FieldSection, use: Mapping[str, Usage], session: Session, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.section = section
        fields = [field for field in session.rulebook.catalogue.fields if field.section == section.key]
        self.boxes = tuple(FieldBox(field, use[field.key], session, self) for field in fields)
        self._session = session
        self._unfolded = False
        self._asked: tuple[object, ...] = ()
        self._counted = self.boxes
        self.heading = QLabel(self)
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        dress(self.heading, "heading")
        self.heading.setContentsMargins(theme.px(8), 0, 0, 0)
        self.fold = QPushButton(self)
        dress(self.fold, "link")
        self.fold.clicked.connect(self.toggle_fold)
        has_sizes = size_section(session.rulebook.catalogue) == section.key
        self.size_line = SizeLine(session, self) if has_sizes else None
        box = QVBoxLayout(self)
        box.setContentsMargins(0, theme.px(12), 0, theme.px(4))
        box.setSpacing(theme.px(3))
        box.addWidget(self.heading)
        for one in self.boxes:
            if one.field.ask_until is None:
                box.addWidget(one)
        if self.size_line is not None:
            inset = QVBoxLayout()
            inset.setContentsMargins(theme.px(8), theme.px(4), theme.px(8), theme.px(4))
            inset.addWidget(self.size_line)
            box.addLayout(inset)
        row = QHBoxLayout()
        row.setContentsMargins(theme.px(6), 0, 0, 0)
        row.addWidget(self.fold)
        row.addStretch(1)
        box.addLayout(row)
        for one in self.boxes:
            if one.field.ask_until is not None:
                box.addWidget(one)

    def is_past(self, box: FieldBox) -> bool:
        """Whether the question is about a time before the day the case is judged for."""
        return box.field.ask_until is not None and self._session.as_of > box.field.ask_until

    def counted(self) -> tuple[FieldBox, ...]:
        """The fields that are asked now."""
        return self._counted

    def show_problems(self, found: dict[str, list[ProfileProblem]]) -> bool:
        """Show each field its problems, which are taken from those found; tells whether any says something new."""
        changed = [box for box in self.boxes if box.show_problems(found.pop(box.key, ()))]
        for box in changed:
            box.problems.updateGeometry()  # up to the page, at once: Qt would tell each of them in another event
            box.updateGeometry()
        if changed:
            self.updateGeometry()
        return bool(changed)

    def show_asked(self, asked: Collection[str]) -> bool:
        """Show the fields that are due, and past ones when unfolded; tells whether anything changed."""
        if self.size_line is not None:
            self.size_line.refresh()
        due = [box for box in self.boxes if box.key in asked]
        past = [box for box in due if self.is_past(box)]
        now = due, past, self._unfolded, self._session.lang
        if now == self._asked:
            return False
        self._asked = now
        self._counted = tuple(box for box in due if box not in past)
        changed = False
        for box in self.boxes:
            visible = box in due and (self._unfolded or box not in past)
            if box.isHidden() == visible:
                box.setVisible(visible)
                changed = True
        if changed:
            self.updateGeometry()
        self.fold.setVisible(bool(past))
        self._name_fold(len(past))
        return changed

    def settle_layout(self) -> None:
        """Give every field its place now."""
        for box in (self, *self.boxes):
            layout = box.layout()
            if layout is not None:
                layout.activate()

    def _name_fold(self, past: int) -> None:
        words = self.tr("历史事项（{0}）· 收起") if self._unfolded else self.tr("历史事项（{0}）· 展开")
        self.fold.setText(words.format(past))
        self.fold.setAccessibleName(words.format(past))

    def toggle_fold(self) -> None:
        """Show or hide the questions of the past."""
        self._unfolded = not self._unfolded
        self.shape_changed.emit()

    def unfold(self) -> None:
        """Show the questions of the past."""
        if not self._unfolded:
            self.toggle_fold()

    def relabel(self) -> None:
        """Every word in the current language."""
        self.heading.setText(self.section.text[self._session.lang])
        for box in self.boxes:
            box.relabel()
