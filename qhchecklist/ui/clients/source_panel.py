"""Where answers come from: one choice for all that were changed, another for single ones, also unchanged ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from qhchecklist.comparison import AnswerShift, answers_in_words
from qhchecklist.policy.doubts import Json
from qhchecklist.policy.text import Lang
from qhchecklist.store.records import SOURCES, AnswerChange, Source
from qhchecklist.ui import theme
from qhchecklist.ui.clients.filing import Sources
from qhchecklist.ui.clients.notes import note, notes_of
from qhchecklist.ui.elided import ElidedLabel, plain
from qhchecklist.ui.form.combo import AnswerCombo
from qhchecklist.ui.form.line import Line
from qhchecklist.ui.session import Session

_ROWS = 4
"""So many answers are in sight at once."""

_WIDE = 32
"""So many letters wide is the choice of other answers."""

_USUAL: Source = "document_seen"
"""What is mostly said of an answer that stays as it is."""


class SourcePanel(QWidget):
    """A line for each changed answer, and for each other one of which something is said: what it is, its source, a
    remark (e.g. which document was seen). What is said of an unchanged answer is an undo step of the firm.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._sources = Sources()
        self._shown: object = None
        self._noted: frozenset[str] = frozenset()
        self._present: Mapping[str, AnswerChange] = {}
        self.combos: dict[str, AnswerCombo] = {}
        self.remarks: dict[str, Line] = {}
        self.scroller = QScrollArea(self)
        self.scroller.setWidgetResizable(True)
        self.scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nothing = QLabel(self)
        self.more = AnswerCombo(self)
        theme.set_role(self.nothing, "muted")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.nothing)
        box.addWidget(self.scroller)
        self.more.setMinimumContentsLength(_WIDE)
        box.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.more.picked.connect(self._on_more)
        session.settling.connect(self._commit)

    def know(self, present: Mapping[str, AnswerChange]) -> None:
        """What the store holds about where answers come from: of each the last change, by field."""
        if present != self._present:
            self._present, self._shown = present, None

    def show_changes(self, changes: Sequence[AnswerShift], sources: Sources, lang: Lang) -> None:
        """A line for each; nothing is rebuilt while it is the same."""
        self._sources = sources
        notes, session = notes_of(self._session), self._session
        changed = {one.field for one in changes}
        others = [one for one in answers_in_words(session.own_reading, session.rulebook) if one.field not in changed]
        noted = [one for one in others if one.field in notes]
        self._offer([one for one in others if one.field not in notes], lang)
        wanted = (tuple(changes), tuple(noted), lang, sources.usual)
        if wanted == self._shown:
            self._show_notes()
            return
        self._commit()  # lines in which somebody types are made anew
        self._shown = wanted
        self._noted = frozenset(one.field for one in noted)
        self.nothing.setText(self.tr("自上次存入以来没有改过回答。"))
        self.nothing.setVisible(not changes)
        self.scroller.setVisible(bool(changes or noted))
        self._fill([*changes, *noted], lang)

    def _offer(self, others: Sequence[AnswerShift], lang: Lang) -> None:
        """The answers of a saved client of which nothing is said."""
        items: list[tuple[Json, str]] = [(None, self.tr("注明没有改的回答…"))]
        self.more.offer([*items, *((one.field, self._named(one, one.after[lang], lang)) for one in others)])
        self.more.show_answer(None)
        self.more.setAccessibleName(self.tr("注明没有改的回答的来源"))
        self.more.setVisible(self._session.client is not None and bool(others))
        self.more.setEnabled(self._session.scenario is None)

    def _fill(self, lines: Sequence[AnswerShift], lang: Lang) -> None:
        page = QWidget()
        theme.set_role(page, "ground")
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, theme.px(6), 0)
        grid.setHorizontalSpacing(theme.px(9))
        grid.setVerticalSpacing(theme.px(5))
        for column, stretch in enumerate((4, 0, 3)):
            grid.setColumnStretch(column, stretch)
        self.combos, self.remarks = {}, {}
        for row, change in enumerate(lines):
            for column, widget in enumerate(self._line(change, lang, page)):
                grid.addWidget(widget, row, column)
        before = self.scroller.takeWidget()
        if before is not None:
            before.hide()
            before.deleteLater()  # what is picked in it may just be telling
        self.scroller.setWidget(page)
        rows = min(len(lines), _ROWS)
        height = page.sizeHint().height() * rows // max(len(lines), 1)
        self.scroller.setFixedHeight(height + theme.px(2))

    def _line(self, change: AnswerShift, lang: Lang, page: QWidget) -> tuple[QWidget, QWidget, QWidget]:
        is_noted = change.field in self._noted
        value = change.after[lang] if is_noted else f"{change.before[lang]} → {change.after[lang]}"
        words = self._named(change, value, lang) + (self.tr("（没有改）") if is_noted else "")
        source, said = self._sources.of(change.field), self._sources.remarks.get(change.field, "")
        if is_noted:
            source, said = notes_of(self._session)[change.field]
        label = ElidedLabel(page)
        label.setText(words)
        label.setToolTip(plain(words))
        combo = AnswerCombo(page)
        combo.setSizeAdjustPolicy(AnswerCombo.SizeAdjustPolicy.AdjustToContents)
        combo.offer([(key, text[lang]) for key, text in SOURCES.items()])
        combo.show_answer(source)
        combo.setAccessibleName(self.tr("来源：{0}").format(change.label[lang]))
        combo.setProperty("field", change.field)
        combo.picked.connect(self._on_picked)
        remark = Line(page)
        remark.show_text(said)
        remark.setPlaceholderText(self.tr("备注，如看了哪份材料"))
        remark.setToolTip(remark.placeholderText())
        remark.setAccessibleName(self.tr("来源的备注：{0}").format(change.label[lang]))
        remark.setProperty("field", change.field)
        remark.textEdited.connect(self._on_remark)
        remark.editingFinished.connect(self._commit)
        self.combos[change.field], self.remarks[change.field] = combo, remark
        return label, combo, remark

    def _named(self, change: AnswerShift, value: str, lang: Lang) -> str:
        """The answer, and what is known so far of where it comes from."""
        words, known = _words(change.label[lang], value, lang), self._present.get(change.field)
        if known is None:
            return words
        source, day = SOURCES[known.source][lang], f"{known.at.astimezone():%Y-%m-%d}"
        said = ("，" if lang == "zh" else ", ").join(filter(None, (source, known.remark, day)))
        return words + self.tr("（已注明：{0}）").format(said)

    def _show_notes(self) -> None:
        """What undo or another line changed, in the lines that are there."""
        notes = notes_of(self._session)
        for field in self._noted & notes.keys():
            source, said = notes[field]
            self.combos[field].show_answer(source)
            if not self.remarks[field].isModified():
                self.remarks[field].show_text(said)

    # --- what is said --------------------------------------------------------------------------------

    def _on_more(self, field: object) -> None:
        if isinstance(field, str):
            self._note(field, _USUAL, "")
            if field in self.remarks:
                self.remarks[field].setFocus(Qt.FocusReason.OtherFocusReason)

    def _note(self, field: str, source: Source, remark: str) -> None:
        note(self._session, field, source, remark, self.tr("注明来源"))

    def _on_picked(self, source: object) -> None:
        combo = cast(AnswerCombo, self.sender())
        field, chosen = str(combo.property("field")), cast(Source, source)
        combo.show_answer(cast(str, source))
        if field in self._noted:
            self._note(field, chosen, self.remarks[field].text().strip())
        else:
            self._sources.own[field] = chosen

    def _on_remark(self, words: str) -> None:
        field = str(cast(Line, self.sender()).property("field"))
        if field not in self._noted:
            self._sources.remarks[field] = words.strip()

    def _commit(self) -> None:
        """What was typed about answers that stay as they are becomes the firm's."""
        notes = notes_of(self._session)
        typed = {field: line.text().strip() for field, line in self.remarks.items() if field in self._noted}
        for field, words in typed.items():
            self.remarks[field].setModified(False)
            if field in notes and notes[field][1] != words:
                self._note(field, notes[field][0], words)


def _words(label: str, value: str, lang: Lang) -> str:
    return f"{label}{'：' if lang == 'zh' else ': '}{value}"
