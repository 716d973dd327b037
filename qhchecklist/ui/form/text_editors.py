"""Editors of what is typed: names, credit codes, dates and amounts."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from qhchecklist.policy.answers import read_answer
from qhchecklist.policy.doubts import UNCLEAR, Doubts, Json
from qhchecklist.policy.field import Field
from qhchecklist.ui import theme
from qhchecklist.ui.form.chip import Chip
from qhchecklist.ui.form.editor import Editor, dress, is_unclear, set_flag
from qhchecklist.ui.form.line import Line
from qhchecklist.ui.session import Session
from qhchecklist.ui.state import Typing

_LONG = 20
"""Text longer than this may not be in sight as a whole, and is also shown as a tooltip."""


class LineEditor(Editor):
    """One line, checked on leaving it; while it is shown as wrong, checked at every key.

    The document gets the text as typed, usable or not, so nothing is lost.
    """

    def __init__(self, field: Field, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(field, session, parent)
        self.line = Line(self)
        self.unit = QLabel(self)
        self.unit.setTextFormat(Qt.TextFormat.PlainText)
        dress(self.unit, "label")
        self.unclear = Chip(UNCLEAR, "unclear", self)
        self._wrong = False
        self._raw: Json = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self.line, 1)
        row.addWidget(self.unit)
        row.addWidget(self.unclear)
        self.setFocusProxy(self.line)
        self.line.editingFinished.connect(self.commit)
        self.line.textEdited.connect(self._on_edited)
        self.unclear.chosen.connect(self._on_unclear)

    def show_answer(self, raw: Json, canonical: Json) -> None:
        """Codes and dates in canonical spelling, names and amounts as typed."""
        self._raw = raw
        unclear = self._is_unclear()
        self.unclear.setChecked(unclear)
        self.unclear.setVisible(self.field.asked or unclear)
        shown = canonical if self.field.kind in ("uscc", "date") or isinstance(raw, dict | list) else raw
        self.line.show_text("" if shown is None or unclear else str(shown))
        self._show_empty(unclear)
        set_flag(self.line, "unanswered", raw is None)
        set_flag(self.line, "unclear", unclear)

    def set_wrong(self, wrong: bool) -> None:
        """Frame in the warning colour."""
        self._wrong = wrong
        set_flag(self.line, "invalid", wrong)

    def relabel(self) -> None:
        """Words around the line."""
        self.unit.setText(self.field.unit[self.lang] if self.field.unit else "")
        self.unit.setVisible(self.field.unit is not None)
        self.unclear.name(self.unclear_text(), f"{self.field.label[self.lang]} {self.unclear_text()}")
        self.line.setAccessibleName(self.field.label[self.lang])
        self._show_empty(self._is_unclear())

    def _is_unclear(self) -> bool:
        """A name is a name, whatever it says."""
        return is_unclear(self._raw) and self.field.kind != "text"

    def _show_empty(self, unclear: bool) -> None:
        self.line.setPlaceholderText(self.unclear_text() if unclear else self._example() or self.unanswered_text())
        text = self.line.text()
        told = text if len(text) > _LONG else "" if text else self.line.placeholderText()
        self.line.setToolTip(told)  # what may not be in sight as a whole

    def _example(self) -> str:
        match self.field.kind:
            case "date":
                return self.tr("未填写，如 2016-05-20")
            case "number":
                return self.tr("未填写，如 46、20-99、300以上")
            case _:
                return ""

    def commit(self) -> None:
        """Hand the text over when it was changed."""
        if not self.line.isModified():
            return
        text = self.line.text()
        self.line.setModified(False)
        self.doubted.emit(None)
        before = self._raw
        self.answer(text if text.strip() else None)
        if self._raw is before:  # no step was made: the same text as before, or blanks in an empty field
            self.line.show_text("" if before is None or self._is_unclear() else str(before))

    def peek(self, typing: Typing) -> None:
        """The text, when it was changed."""
        if self.line.isModified():
            text = self.line.text()
            typing.answers[self.field.key] = text if text.strip() else None

    def _on_edited(self, text: str) -> None:
        set_flag(self.line, "unanswered", False)
        if not self._wrong:
            return
        doubts = Doubts()
        if text.strip():
            read_answer(self.field, text, self.session.rulebook.codes, doubts)
        set_flag(self.line, "invalid", any(one.severity == "error" for one in doubts.found))
        self.doubted.emit(doubts.found)

    def _on_unclear(self, key: str) -> None:
        self.line.setModified(False)
        self.answer(UNCLEAR if self.unclear.isChecked() else None)

    def take_focus(self) -> None:
        """Focus the line with its text selected."""
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.selectAll()
