"""The profile form: one scrolling page with every question of the catalogue, the next one on top."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtWidgets import QApplication, QWidget

from qhchecklist.assess.ask import is_asked
from qhchecklist.policy.doubts import Json
from qhchecklist.policy.problem import ProfileProblem
from qhchecklist.policy.profile import flatten
from qhchecklist.ui import theme
from qhchecklist.ui.form.field_box import FieldBox, belongs_to
from qhchecklist.ui.form.goods_editor import CELL, GoodsEditor
from qhchecklist.ui.form.page import FormPage
from qhchecklist.ui.form.steady import held, put_back
from qhchecklist.ui.form.usage_popup import UsagePopup
from qhchecklist.ui.session import Session
from qhchecklist.ui.state import Typing
from qhchecklist.ui.still import still


class ProfileForm(FormPage):
    """Shows the answers of a session and changes them.

    `field_entered`: the focus came into a field. `refreshed`: counts may have changed. `support_chosen`: a support that
    uses a field is to be shown. `said`: a sentence for the status line. `warned`: one that must be read. A form that is
    not made `whole` at once has no sections until all of its `steps` have been taken.
    """

    field_entered = Signal(str)
    refreshed = Signal()
    support_chosen = Signal(str)
    said = Signal(str)
    warned = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None, *, whole: bool = True) -> None:
        super().__init__(session, parent)
        self._entered: FieldBox | None = None
        self._usage_list: UsagePopup | None = None
        self._shown: dict[str, tuple[Json, Json]] = {}
        if whole:
            for _ in self.steps():
                pass

    def steps(self) -> Iterator[None]:
        """Make the sections one by one, then follow the session."""
        yield from self._make_sections()
        lang = self._session.lang
        for part in self.sections:
            part.relabel()
            self._show_answers(part.boxes)
            yield
        self._connect()
        if lang == self._session.lang:
            self._follow()
        else:
            self.relabel()

    def _connect(self) -> None:
        session = self._session
        session.answers_changed.connect(self._on_answers_changed)
        session.assessed.connect(self._on_assessed)
        session.language_changed.connect(self.relabel)
        session.settling.connect(self.commit)
        session.peeking.connect(self.peek)
        self.card.answered.connect(session.answer)
        self.card.go_asked.connect(self.jump_to)
        for section in self.sections:
            section.shape_changed.connect(self._on_assessed)
            for field in section.boxes:
                field.usage_asked.connect(self.list_usage)
                field.place_asked.connect(self.jump_to)
                if isinstance(field.editor, GoodsEditor):
                    field.editor.clipboard.said.connect(self.said)
                    field.editor.clipboard.warned.connect(self.warned)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    # --- from the session ----------------------------------------------------------------------------

    def _on_answers_changed(self) -> None:
        """Show the answers that changed; the others keep cursor and selection."""
        self._show_answers(self.boxes.values())

    def _show_answers(self, boxes: Iterable[FieldBox]) -> None:
        canonical = flatten(self._session.reading.document, self._session.rulebook.catalogue)
        for box in boxes:
            key = box.key
            now = self._session.raw(key), canonical.get(key)
            if self._shown.get(key, ()) != now or not _same_types(self._shown[key], now):
                self._shown[key] = now
                box.show_answer(*now)

    def _on_assessed(self) -> None:
        """Problems, questions that are due, sizes; the next question a little later."""
        found: dict[str, list[ProfileProblem]] = {}
        for problem in self._session.assessment.problems:
            found.setdefault(belongs_to(problem), []).append(problem)
        hold, asked = held(self.scroller, self.boxes.values(), self._entered), self._asked()
        with still(self._layouts):
            told = [section for section in self.sections if section.show_problems(found)]
            others = self.others.show_problems(list(chain.from_iterable(found.values())), self._session.lang)
            moved = [section for section in self.sections if section.show_asked(asked)]
        if self.isVisible() and (told or others or moved):
            self._settle_layout([*told, *moved])
        if self.isVisible() and moved:
            put_back(self.scroller, hold)
        self.card.refresh_soon()
        self.refreshed.emit()

    def _asked(self) -> frozenset[str]:
        """The fields that are due: an answer that was given is never hidden."""
        session = self._session
        case = session.assessor.case(session.reading.facts, session.as_of)
        return frozenset(
            key
            for key, box in self.boxes.items()
            if session.raw(key) is not None or is_asked(box.field, session.assessor, case)
        )

    def relabel(self) -> None:
        """Every word in the current language; nothing is built anew."""
        for section in self.sections:
            section.relabel()
        self._anew = True  # other words have another height
        self._follow()
        self._anew = False

    def _follow(self) -> None:
        self.setAccessibleName(self.tr("企业画像"))
        self._on_answers_changed()
        self._on_assessed()
        self.card.refresh()

    # --- going places --------------------------------------------------------------------------------

    def jump_to(self, key: str) -> bool:
        """Scroll to a field or a cell (`trade_lines[2].hs`), focus it, highlight it; False if not shown."""
        cell = CELL.fullmatch(key)
        box = self.boxes.get(cell[1] if cell else key)
        if box is None:
            return False
        section = next(one for one in self.sections if box in one.boxes)
        if section.is_past(box):
            section.unfold()
        if box.isHidden():
            return False
        self._settle_layout()
        first = box is section.counted()[0] if section.counted() else False
        top = section.y() if first else box.top_in(self.page) - theme.px(12)
        bar = self.scroller.verticalScrollBar()
        if not bar.value() <= top <= bar.value() + self.scroller.viewport().height() - box.height():
            bar.setValue(max(0, top))
        if cell and isinstance(box.editor, GoodsEditor):
            box.editor.go_to_cell(int(cell[2]), cell[3] or "")
        else:
            box.editor.take_focus()
        box.flash()
        return True

    def list_usage(self, key: str) -> None:
        """Drop down the supports that use a field."""
        if self._usage_list is None:
            self._usage_list = UsagePopup(self._session, self)
            self._usage_list.chosen.connect(self.support_chosen)
        box = self.boxes[key]
        place = QRect(box.usage.mapToGlobal(QPoint(0, 0)), box.usage.size())
        self._usage_list.open_at(place, box.field.label[self._session.lang], box.used_by())

    def jump_to_section(self, key: str) -> None:
        """Bring a section to the top and focus its first unanswered field."""
        section = next(one for one in self.sections if one.section.key == key)
        self._settle_layout()
        self.scroller.verticalScrollBar().setValue(section.y())
        due = section.counted()
        answered = self._session.reading.facts.answered
        target = next((box for box in due if box.key not in answered), due[0] if due else None)
        if target is not None:
            target.editor.take_focus()
        self.scroller.verticalScrollBar().setValue(section.y())
        self._set_current(key)

    def ask_next(self) -> None:
        """Go to the best next question; from that field itself, to the one after."""
        self.commit()
        self.card.refresh()
        here = [self._entered.key] if self._entered is not None else []
        best = self.card.best_but(here)
        if best is not None:
            self.jump_to(best)

    def commit(self) -> None:
        """Hand over text still being typed, before saving or printing."""
        if self._entered is not None:
            self._entered.editor.commit()

    def peek(self, typing: Typing) -> None:
        """Tell what is still being typed."""
        if self._entered is not None:
            self._entered.editor.peek(typing)

    # --- where the user is ---------------------------------------------------------------------------

    def _on_focus_changed(self, old: QWidget | None, now: QWidget | None) -> None:
        box = self._box_of(now)
        if box is self._entered or now is None or (box is None and not self.isAncestorOf(now)):
            return
        if self._entered is not None:
            self._entered.set_entered(False)
        self._entered = box
        if box is not None:
            box.set_entered(True)
            self.scroller.ensureWidgetVisible(now, 0, theme.px(24))
            self.field_entered.emit(box.key)

    def _box_of(self, widget: QWidget | None) -> FieldBox | None:
        while widget is not None and not isinstance(widget, FieldBox):
            widget = widget.parentWidget()
        return widget if widget is not None and self.isAncestorOf(widget) else None


def _same_types(before: tuple[Json, Json], now: tuple[Json, Json]) -> bool:
    """Whether equal answers are of the same types: True and 1 are not the same answer."""
    return [type(one) for one in before] == [type(one) for one in now]
