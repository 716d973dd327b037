"""Editors of questions with given options: yes or no, one of several, several."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from qhchecklist.policy.answers import as_list
from qhchecklist.policy.doubts import UNCLEAR, Json
from qhchecklist.policy.field import Field
from qhchecklist.ui import theme
from qhchecklist.ui.form.chip_set import ChipSet
from qhchecklist.ui.form.combo import AnswerCombo
from qhchecklist.ui.form.editor import Editor, dress, is_unclear
from qhchecklist.ui.session import Session

YES, NO, NONE = "yes", "no", "~none"
"""Keys of chips; none of them is an option key of a list."""

MOST_CHIPS = 4
"""Up to this many options are all in sight; more go into a list."""


class YesNoEditor(Editor):
    """是, 否, 不清楚 in one control; a second click takes the answer back."""

    says_unanswered = False

    def __init__(self, field: Field, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(field, session, parent)
        self.chips = ChipSet(joined=True, parent=self)
        for key in (YES, NO):
            self.chips.add(key, "one")
        self.chips.add(UNCLEAR, "unclear")
        self.written = QLabel(self)
        self.written.setTextFormat(Qt.TextFormat.PlainText)
        dress(self.written, "small")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(10))
        row.addWidget(self.chips)
        row.addWidget(self.written, 1)
        self.chips.chosen.connect(self._on_chosen)
        self.chips.cleared.connect(self._on_cleared)

    def show_answer(self, raw: Json, canonical: Json) -> None:
        """Show the answer; one that is neither yes nor no stands beside as written."""
        key = UNCLEAR if is_unclear(raw) else _YES_NO_KEYS.get(canonical) if isinstance(canonical, bool) else None
        self.chips.show_state([key] if key else [], pending=key is None)
        self.written.setText(f"“{raw}”" if key is None and raw is not None else "")

    def _on_chosen(self, key: str) -> None:
        chip = self.chips.chip(key)
        checked = chip is not None and chip.isChecked()
        self.answer({YES: True, NO: False}.get(key, UNCLEAR) if checked else None)

    def _on_cleared(self) -> None:
        self.answer(None)

    def relabel(self) -> None:
        """Words on the chips."""
        label = self.field.label[self.lang]
        for key, text in ((YES, self.yes_text()), (NO, self.no_text()), (UNCLEAR, self.unclear_text())):
            chip = self.chips.chip(key)
            if chip is not None:
                chip.name(text, f"{label} {text}")

    def take_focus(self) -> None:
        """Focus the answer."""
        self.chips.take_focus()


_YES_NO_KEYS = {True: YES, False: NO}


class ChoiceEditor(Editor):
    """One of several options, all in sight when they are few."""

    def __init__(self, field: Field, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(field, session, parent)
        self._options = choice_options(field, session)
        self.chips = ChipSet(parent=self) if len(self._options) <= MOST_CHIPS else None
        self.says_unanswered = self.chips is None
        self.combo = AnswerCombo(self) if self.chips is None else None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        if self.chips is not None:
            for key, _ in self._options:
                self.chips.add(key, "one")
            self.chips.add(UNCLEAR, "unclear")
            self.chips.chosen.connect(self._on_chosen)
            self.chips.cleared.connect(self._on_cleared)
            row.addWidget(self.chips)
        if self.combo is not None:
            self.combo.picked.connect(self.answer)
            row.addWidget(self.combo)
        self._raw: Json = None
        self._canonical: Json = None

    def show_answer(self, raw: Json, canonical: Json) -> None:
        """Show the answer; one that is no option is shown as written."""
        self._raw, self._canonical = raw, canonical
        if self.combo is not None:
            self.combo.show_answer(canonical, raw)
            self.combo.show_flags(raw is None, is_unclear(raw), bool(self.combo.property("invalid")))
        if self.chips is not None:
            known = {UNCLEAR, *(key for key, _ in self._options)}
            usable = (
                isinstance(canonical, str) and canonical in known
            )  # a file may hold anything, lists and mappings too
            written = "" if raw is None or usable else f"“{raw}”"
            self.chips.show_written(written)
            self.chips.show_state([str(canonical)], pending=raw is None or bool(written))

    def _on_chosen(self, key: str) -> None:
        chip = self.chips.chip(key) if self.chips is not None else None
        self.answer(key if chip is not None and chip.isChecked() else None)

    def _on_cleared(self) -> None:
        self.answer(None)

    def set_wrong(self, wrong: bool) -> None:
        """Frame in the warning colour."""
        if self.combo is not None:
            self.combo.show_flags(self._raw is None, is_unclear(self._raw), wrong)

    def relabel(self) -> None:
        """Words of the options."""
        self._options = choice_options(self.field, self.session)
        label = self.field.label[self.lang]
        if self.combo is not None:
            first: list[tuple[Json, str]] = [(None, self.unanswered_text())]
            self.combo.offer([*first, *self._options, (UNCLEAR, self.unclear_text())])
            self.combo.setAccessibleName(label)
        if self.chips is not None:
            name_chips(self.chips, [*self._options, (UNCLEAR, self.unclear_text())], label)
        self.show_answer(self._raw, self._canonical)

    def take_focus(self) -> None:
        """Focus the answer."""
        if self.combo is not None:
            self.combo.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.chips is not None:
            self.chips.take_focus()


class ChoicesEditor(Editor):
    """Any number of options, 以上都没有, or 不清楚. Unticking the last one makes it unanswered again."""

    says_unanswered = False

    def __init__(self, field: Field, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(field, session, parent)
        self.chips = ChipSet(parent=self)
        for key, _ in choice_options(field, session):
            self.chips.add(key, "many")
        self.chips.add(NONE, "none")
        self.chips.add(UNCLEAR, "unclear")
        self._given: list[Json] = []
        self._raw: Json = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.chips)
        self.chips.chosen.connect(self._on_chosen)
        self.chips.cleared.connect(self._on_cleared)

    def show_answer(self, raw: Json, canonical: Json) -> None:
        """Show the ticked options; an entry that is no option gets a chip of its own, as written."""
        self._raw = raw
        unclear = is_unclear(raw)
        self._given = [] if raw is None or unclear else list(as_list(canonical))
        known = {key for key, _ in choice_options(self.field, self.session)}
        foreign = [str(one) for one in self._given if not isinstance(one, str) or one not in known]
        for chip in [chip for chip in self.chips.chips if chip.look == "held" and chip.key not in foreign]:
            self.chips.remove(chip)
        for text in foreign:
            if self.chips.chip(text) is None:
                self.chips.add(text, "held", len(known)).name(text)
        checked = [str(one) for one in self._given]
        if unclear or (raw is not None and not self._given):
            checked = [UNCLEAR if unclear else NONE]
        self.chips.show_state(checked, pending=raw is None, wrong=foreign)

    def _on_chosen(self, key: str) -> None:
        chip = self.chips.chip(key)
        if key in (NONE, UNCLEAR):
            given: Json = [] if key == NONE else UNCLEAR
            self.answer(given if chip is not None and chip.isChecked() else None)
            return
        rest = [one for one in self._given if str(one) != key]
        if chip is not None and chip.isChecked():
            rest.append(key)
        self.answer(rest or None)

    def _on_cleared(self) -> None:
        self.answer(None)

    def relabel(self) -> None:
        """Words on the chips."""
        words = [*choice_options(self.field, self.session), (NONE, self.none_text()), (UNCLEAR, self.unclear_text())]
        name_chips(self.chips, words, self.field.label[self.lang])

    def take_focus(self) -> None:
        """Focus the first ticked option."""
        self.chips.take_focus()


def choice_options(field: Field, session: Session) -> list[tuple[str, str]]:
    """The options of a field as key and words."""
    return [(option.key, option.text[session.lang]) for option in field.options]


def name_chips(chips: ChipSet, words: Sequence[tuple[str, str]], label: str) -> None:
    """Put words on chips; a screen reader also hears the question."""
    for key, text in words:
        chip = chips.chip(key)
        if chip is not None:
            chip.name(text, f"{label} {text}")
