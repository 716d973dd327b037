"""The certificates a firm holds, each with the day it runs out if the firm knows it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from qhchecklist.policy.answers import as_list, read_date
from qhchecklist.policy.doubts import UNCLEAR, Doubts, Json
from qhchecklist.policy.field import Field
from qhchecklist.policy.text import Text
from qhchecklist.ui import theme
from qhchecklist.ui.form.chip import Chip
from qhchecklist.ui.form.chip_set import ChipSet
from qhchecklist.ui.form.code_editors import ADD
from qhchecklist.ui.form.editor import Editor, dress, is_unclear, set_flag
from qhchecklist.ui.form.line import Line
from qhchecklist.ui.form.option_editors import NONE
from qhchecklist.ui.form.picker import Picker
from qhchecklist.ui.form.search import certificate_entries
from qhchecklist.ui.session import Session
from qhchecklist.ui.state import Typing


class _Held(QWidget):
    """One certificate: its name with a cross, and until when. `dated` carries the place and the text."""

    removed = Signal(int)
    dated = Signal(int, str)

    def __init__(self, place: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._place = place
        self.chip = Chip(str(place), "held", self)
        self.until = QLabel(self)
        self.until.setTextFormat(Qt.TextFormat.PlainText)
        dress(self.until, "small")
        self.day = Line(self)
        self.day.setFixedWidth(theme.px(112))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        self.chip.let_wrap()
        row.addWidget(self.chip, 1, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.until)
        row.addWidget(self.day)
        self.chip.chosen.connect(self._on_chip)
        self.day.editingFinished.connect(self.commit)

    def _on_chip(self) -> None:
        self.removed.emit(self._place)

    def commit(self) -> None:
        """Hand the date over when it was changed."""
        if self.day.isModified():
            self.day.setModified(False)
            self.dated.emit(self._place, self.day.text().strip())


class CertificatesEditor(Editor):
    """Rows of certificates, 以上都没有, 不清楚; other particulars from a file are kept untouched."""

    says_unanswered = False

    def __init__(self, field: Field, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(field, session, parent)
        self._names = {entry.code: entry.text for entry in certificate_entries(session.rulebook.codes)}
        self._given: list[Json] = []
        self._raw: Json = None
        self._picker: Picker | None = None
        self.rows: list[_Held] = []
        self.chips = ChipSet(parent=self)
        self.chips.add(ADD, "action")
        self.chips.add(NONE, "none")
        self.chips.add(UNCLEAR, "unclear")
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.px(6))
        self._box.addWidget(self.chips)
        self.chips.chosen.connect(self._on_chosen)
        self.chips.cleared.connect(self._on_cleared)

    def show_answer(self, raw: Json, canonical: Json) -> None:
        """Show the certificates; rows on screen are used again."""
        self._raw = raw
        unclear = is_unclear(raw)
        self._given = [] if raw is None or unclear else list(as_list(canonical))
        while len(self.rows) < len(self._given):
            self._add_row()
        for place, row in enumerate(self.rows):
            row.setVisible(place < len(self._given))
            if place < len(self._given):
                self._show_row(row, self._given[place])
        checked = [UNCLEAR] if unclear else [NONE] if raw is not None and not self._given else []
        self.chips.show_state(checked, pending=raw is None)
        for key in (NONE, UNCLEAR):
            chip = self.chips.chip(key)
            if chip is not None:
                chip.setVisible(not self._given)

    def _add_row(self) -> None:
        row = _Held(len(self.rows), self)
        row.removed.connect(self._on_removed)
        row.dated.connect(self._on_dated)
        self._box.insertWidget(len(self.rows), row)
        self.rows.append(row)

    def _show_row(self, row: _Held, entry: Json) -> None:
        code = str(entry.get("code", "")) if isinstance(entry, dict) else str(entry)
        until = entry.get("valid_until") if isinstance(entry, dict) else None
        name = self._names.get(code, Text(code, code))[self.lang]
        row.chip.name(name, self.tr("去掉 {0}").format(name))
        row.chip.setToolTip(name)
        row.chip.mark(pending=False, wrong=code not in self._names)
        row.until.setText(self.tr("有效期至"))
        row.day.setPlaceholderText(self.tr("可不填"))
        row.day.setAccessibleName(name + " " + self.tr("有效期至"))
        row.day.show_text("" if until is None else str(until))
        wrong = until is not None and read_date(self.field.key, until, Doubts()) is None
        set_flag(row.day, "invalid", wrong)
        set_flag(row.day, "unanswered", until is None)

    def _on_removed(self, place: int) -> None:
        self.answer([*self._given[:place], *self._given[place + 1 :]] or None)

    def _on_dated(self, place: int, text: str) -> None:
        self.answer(self._with_day(self._given, place, text))

    @staticmethod
    def _with_day(given: Sequence[Json], place: int, text: str) -> list[Json]:
        """The certificates, one of them with another day."""
        entry = given[place]
        particulars = dict(entry) if isinstance(entry, dict) else {"code": entry}
        particulars.pop("valid_until", None)
        if text:
            particulars["valid_until"] = text
        changed: Json = particulars["code"] if set(particulars) == {"code"} else particulars
        return [*given[:place], changed, *given[place + 1 :]]

    def _on_chosen(self, key: str) -> None:
        chip = self.chips.chip(key)
        if key == ADD:
            self.open_picker()
        elif chip is not None:
            given: Json = [] if key == NONE else UNCLEAR
            self.answer(given if chip.isChecked() else None)

    def _on_cleared(self) -> None:
        self.answer(None)

    def open_picker(self) -> None:
        """Open the list of certificates."""
        if self._picker is None:
            self._picker = Picker(certificate_entries(self.session.rulebook.codes), {}, self.lang, self)
            self._picker.picked.connect(self._on_picked)
        self._picker.relabel(self.lang)
        place = QRect(self.mapToGlobal(self.rect().topLeft()), self.size())
        self._picker.open_at(place, [_code(entry) for entry in self._given])

    def _on_picked(self, chosen: list[str]) -> None:
        """Entries that stay keep their particulars."""
        kept = [entry for entry in self._given if _code(entry) in chosen]
        held = {_code(entry) for entry in kept}
        self.answer([*kept, *(code for code in chosen if code not in held)] or None)

    def commit(self) -> None:
        """Hand over a date being typed."""
        for row in self.rows:
            row.commit()

    def peek(self, typing: Typing) -> None:
        """The certificates with the dates being typed."""
        dated = [place for place, row in enumerate(self.rows[: len(self._given)]) if row.day.isModified()]
        given = self._given
        for place in dated:
            given = self._with_day(given, place, self.rows[place].day.text().strip())
        if dated:
            typing.answers[self.field.key] = given

    def relabel(self) -> None:
        """Words around the rows."""
        label = self.field.label[self.lang]
        for key, text in ((ADD, self.tr("＋ 添加")), (NONE, self.none_text()), (UNCLEAR, self.unclear_text())):
            chip = self.chips.chip(key)
            if chip is not None:
                chip.name(text, f"{label} {text}")
        for row, entry in zip(self.rows, self._given, strict=False):
            self._show_row(row, entry)

    def take_focus(self) -> None:
        """Focus the chips."""
        self.chips.take_focus()


def _code(entry: Json) -> str:
    return str(entry.get("code", "")) if isinstance(entry, dict) else str(entry)
