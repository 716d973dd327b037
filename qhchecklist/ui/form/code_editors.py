"""Editors of lists of codes: chips for what is chosen, and a picker to add more."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QHBoxLayout, QWidget

from qhchecklist.policy.answers import as_list
from qhchecklist.policy.doubts import UNCLEAR, Json
from qhchecklist.policy.field import CodeList, Field
from qhchecklist.policy.text import Text
from qhchecklist.ui.form.chip import Chip
from qhchecklist.ui.form.chip_set import ChipSet
from qhchecklist.ui.form.editor import Editor, is_unclear
from qhchecklist.ui.form.option_editors import NONE
from qhchecklist.ui.form.picker import Picker
from qhchecklist.ui.form.search import Listed, code_entries
from qhchecklist.ui.session import Session

ADD, MORE = "~add", "~more"

MOST_SHOWN = 16
"""Chips in sight; a whole continent is summed up by a chip that opens the picker."""


def code_name(session: Session, listed: CodeList, code: str) -> Text | None:
    """The name of a code; None when the list does not have it."""
    codes = session.rulebook.codes
    tables: Mapping[CodeList, Mapping[str, Listed]] = {
        "countries": codes.countries,
        "currencies": codes.currencies,
        "supervision_modes": codes.modes,
    }
    found = tables[listed].get(code)
    return Text(found.zh, found.en) if found else None


def country_groups(session: Session) -> Mapping[str, tuple[Text, frozenset[str]]]:
    """Groups of countries as shortcuts, with their members on the day the case is judged for."""
    groups = session.rulebook.codes.country_groups.values()
    return {group.key: (Text(group.zh, group.en), group.on(session.as_of)) for group in groups}


class CodesEditor(Editor):
    """Countries, currencies or supervision modes; an entry that is no code stays as written, in the warning colour."""

    says_unanswered = False

    def __init__(self, field: Field, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(field, session, parent)
        assert field.codes is not None
        self._listed: CodeList = field.codes
        self._given: list[Json] = []
        self._raw: Json = None
        self._picker: Picker | None = None
        self.chips = ChipSet(parent=self)
        for key in (MORE, ADD):
            self.chips.add(key, "action")
        self.chips.add(NONE, "none")
        self.chips.add(UNCLEAR, "unclear")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.chips)
        self.chips.chosen.connect(self._on_chosen)
        self.chips.cleared.connect(self._on_cleared)

    def show_answer(self, raw: Json, canonical: Json) -> None:
        """Show the chosen codes; chips that stay are kept."""
        self._raw = raw
        unclear = is_unclear(raw)
        self._given = [] if raw is None or unclear else list(as_list(canonical))
        shown = [str(one) for one in self._given[:MOST_SHOWN]]
        for chip in self._held():
            if chip.key not in shown:
                self.chips.remove(chip)
        for place, key in enumerate(shown):
            if self.chips.chip(key) is None:
                self.chips.add(key, "held", place)
        self._name_held()
        checked = [UNCLEAR] if unclear else [NONE] if raw is not None and not self._given else []
        wrong = [key for key in shown if code_name(self.session, self._listed, key) is None]
        for key, visible in (
            (MORE, len(self._given) > MOST_SHOWN),
            (NONE, not self._given),
            (UNCLEAR, not self._given),
        ):
            chip_found = self.chips.chip(key)
            if chip_found is not None:
                chip_found.setVisible(visible)
        self.chips.show_state(checked, pending=raw is None, wrong=wrong)  # Tab stops at one that is in sight

    def _held(self) -> list[Chip]:
        return [chip for chip in self.chips.chips if chip.look == "held"]

    def _name_held(self) -> None:
        for chip in self._held():
            name = code_name(self.session, self._listed, chip.key)
            said = f"{name[self.lang]} {chip.key}" if name else chip.key
            chip.name(said, self.tr("去掉 {0}").format(said))
        more = self.chips.chip(MORE)
        if more is not None:
            more.name(self.tr("…共 {0} 个").format(len(self._given)))

    def _on_chosen(self, key: str) -> None:
        chip = self.chips.chip(key)
        if chip is None:
            return
        if key in (ADD, MORE):
            self.open_picker()
        elif key in (NONE, UNCLEAR):
            given: Json = [] if key == NONE else UNCLEAR
            self.answer(given if chip.isChecked() else None)
        else:
            self.answer([one for one in self._given if str(one) != key] or None)

    def _on_cleared(self) -> None:
        """Delete on a chosen code takes that one away, elsewhere the whole answer."""
        focused = next((chip for chip in self._held() if chip.hasFocus()), None)
        if focused is not None:
            self._on_chosen(focused.key)
        else:
            self.answer(None)

    def open_picker(self) -> None:
        """Open the list below the chips."""
        if self._picker is None:
            groups = country_groups(self.session) if self._listed == "countries" else {}
            entries = code_entries(self.session.rulebook.codes, self._listed)
            self._picker = Picker(entries, groups, self.lang, self)
            self._picker.picked.connect(self._on_picked)
        elif self._listed == "countries":
            self._picker.set_groups(country_groups(self.session))
        self._picker.relabel(self.lang)
        place = QRect(self.mapToGlobal(self.rect().topLeft()), self.size())
        self._picker.open_at(place, [str(one) for one in self._given])

    def _on_picked(self, chosen: list[str]) -> None:
        self.answer(list(chosen) or None)

    def relabel(self) -> None:
        """Words on the chips."""
        label = self.field.label[self.lang]
        for key, text in ((ADD, self.tr("＋ 添加")), (NONE, self.none_text()), (UNCLEAR, self.unclear_text())):
            chip = self.chips.chip(key)
            if chip is not None:
                chip.name(text, f"{label} {text}")
        self._name_held()

    def take_focus(self) -> None:
        """Focus the first chip."""
        chip = self.chips.chip(ADD)
        if chip is not None and not self._given:
            chip.setFocus()
        else:
            self.chips.take_focus()
