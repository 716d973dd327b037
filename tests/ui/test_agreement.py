"""Whatever is done, in whatever order: everything on screen agrees with a fresh assessment of the session's state."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from random import Random
from typing import Any, get_args

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from qhchecklist import paths
from qhchecklist.assess.assessment import Assessor
from qhchecklist.assess.explain import Explainer
from qhchecklist.checklist import GROUPS, Checklist, make_checklist
from qhchecklist.draft import read
from qhchecklist.policy.field import Field
from qhchecklist.policy.profile import flatten, read_profile
from qhchecklist.settings import ListOrder
from qhchecklist.ui.checklist_view.counts import CountsBar
from qhchecklist.ui.checklist_view.roles import Role
from qhchecklist.ui.checklist_view.rows import Wording
from qhchecklist.ui.drafts import DraftKeeper
from qhchecklist.ui.evidence.compose import Composer
from qhchecklist.ui.form.field_box import belongs_to
from qhchecklist.ui.form.text_editors import LineEditor
from qhchecklist.ui.main_window import MainWindow
from qhchecklist.ui.session import Session, State
from qhchecklist.work import WORK_STATES
from tests.ui.desk import TODAY, Desk

DAYS = [
    date(2019, 1, 1),
    date(2021, 11, 22),
    date(2021, 12, 15),
    date(2024, 6, 1),
    date(2026, 11, 22),
    date(2031, 1, 1),
]
ODD = [
    "",
    "  ",
    "不清楚",
    "unknown",
    "x" * 300,
    "<b>粗</b>&amp;",
    "\u202e倒\u202c",
    -1,
    1e9,
    [],
    ["无"],
    {"a": 1},
    "否",
    False,
]


def fresh(session: Session, state: State) -> Checklist:
    """The checklist of a state, from nothing, with nothing remembered."""
    book = session.rulebook
    reading = read_profile(state.document, book.catalogue, book.codes)
    return make_checklist(Assessor(book).assess(reading, session.as_of), state.work, state.business_day)


class Agreement:
    """Compares everything a window shows with what the session holds."""

    def __init__(self, window: MainWindow, keeper: DraftKeeper) -> None:
        self.window = window
        self.session = window.session
        self.keeper = keeper

    def check(self) -> None:
        session, lang = self.session, self.session.lang
        shown = fresh(session, session.state)
        own = fresh(session, session.scenario.base) if session.scenario is not None else shown
        assert session.checklist.items == shown.items
        self.check_list(shown)
        self.check_evidence(shown)
        self.check_form()
        self.check_head(shown)
        assert self.window.paper.typesetter.checklist().items == own.items
        assert self.window.paper.typesetter.checklist().banner == own.banner
        assert self.window.paper.typesetter.firm() == own.assessment.reading.name
        self.check_draft(own)
        if session.scenario is not None:
            strip = self.window.trying.strip
            assert not strip.isHidden()
            moved = {one.id for kind in ("gained", "lost", "other") for one in getattr(strip.comparison, kind)}
            before, after = ({item.id: item.group for item in one.items} for one in (own, shown))
            assert {key for key in before if before[key] != after[key]} <= moved
        reader = self.window.reading.reader()
        if reader is not None:
            assert reader._support == self.window.zones.chosen()
        assert lang == self.window.settings.lang

    def check_list(self, shown: Checklist) -> None:
        panel, lang = self.window.zones.checklist, self.session.lang
        model, tree = panel.model, panel.tree
        seen: list[str] = []
        hidden: list[str] = []
        for place, key in enumerate(GROUPS):
            heading = model.index(place, 0)
            members = [model.index(row, 0, heading) for row in range(model.rowCount(heading))]
            ids = [str(index.data(Role.ID)) for index in members]
            assert set(ids) == {item.id for item in shown.group(key)}
            away = [one for one, index in zip(ids, members, strict=True) if tree.isRowHidden(index.row(), heading)]
            in_sight = len(ids) - len(away)
            filtered = panel.lens.filter.active
            assert heading.data(Role.COUNT) == (f"{in_sight}/{len(ids)}" if filtered else str(len(ids)))
            assert tree.isRowHidden(place, QModelIndex()) == (filtered and not in_sight)
            seen += [one for one in ids if one not in away]
            hidden += away
        assert sorted(seen + hidden) == sorted(item.id for item in shown.items)
        for item in shown.items:
            assert model.item(model.index_of(item.id)) == Wording(shown, lang).row(item)
        self.check_hiding(shown, hidden)
        bar = CountsBar()
        bar.show_counts(shown)
        assert panel.counts.accessibleName() == bar.sentence()
        bar.deleteLater()

    def check_hiding(self, shown: Checklist, hidden: list[str]) -> None:
        """What is hidden is said, above all what waits for an answer."""
        panel = self.window.zones.checklist
        waiting = sum(item.group == "needs_information" for item in shown.items if item.id in hidden)
        assert panel.nothing.isHidden() == (len(hidden) < len(shown.items))
        said = not panel.bar.isHidden() and not panel.bar.prompt.isHidden()
        assert said == (0 < len(hidden) < len(shown.items))
        if said:
            assert str(len(hidden)) in panel.bar.prompt.label.text()
            assert not waiting or str(waiting) in panel.bar.prompt.label.text()

    def check_evidence(self, shown: Checklist) -> None:
        pane, session = self.window.zones.evidence, self.session
        chosen = self.window.zones.chosen()
        item = next(item for item in shown.items if item.id == chosen)
        composed = Composer(shown, Explainer(session.rulebook), session.lang).evidence(item)
        assert pane.evidence == composed
        assert composed.title in [label.text() for label in pane.above.findChildren(QLabel)]
        assert {box.number for box in pane.work.boxes if box.isChecked()} <= item.work.ticked
        form = pane.work.form
        assert form.note.document().isModified() or form.note.toPlainText() == item.work.note
        assert form.person.isModified() or form.person.text() == item.work.person
        assert form.due.isModified() or form.due.day == item.work.due
        assert form.states.chip(item.work.state).isChecked()  # type: ignore[union-attr]

    def check_form(self) -> None:
        session = self.session
        canonical = flatten(session.reading.document, session.rulebook.catalogue)
        told: list[str] = []
        typed = ""
        for key, box in self.window.zones.form.boxes.items():
            editor = box.editor
            if isinstance(editor, LineEditor) and editor.line.isModified():
                typed = key  # its problems are those of the text being typed
                continue
            told += box.problems.texts()
            if isinstance(editor, LineEditor):
                raw = session.raw(key)
                unclear = raw in ("unknown", "不清楚", "不知道") and editor.field.kind != "text"
                texts = {"" if one is None or unclear else str(one) for one in (raw, canonical.get(key))}
                assert editor.line.text() in {_as_a_line(text) for text in texts}, key
        told += self.window.zones.form.others.texts()
        assert len(told) == sum(belongs_to(problem) != typed for problem in session.reading.problems)

    def check_head(self, shown: Checklist) -> None:
        window, session = self.window, self.session
        assert window.banner.label.text() == shown.banner_on(TODAY)[session.lang]
        assert session.reading.name in window.windowTitle()
        trying = session.scenario is not None
        assert (not window.header.mark.isHidden()) == trying
        assert window.header.day.day == session.as_of
        assert window.header.business.field.day == session.state.business_day
        assert window.isWindowModified() == session.is_modified()

    def check_draft(self, own: Checklist) -> None:
        """The draft holds the firm's own state, with what is being typed, whenever anything is unsaved."""
        session = self.session
        assert self.keeper.keep()
        typing = session.typing()
        assert self.keeper.path.exists() == (session.is_modified() or bool(typing))
        if self.keeper.path.exists():
            kept = read(self.keeper.path)
            wanted = session.dossier(typing)
            assert kept.dossier.profile == wanted.profile
            assert {key: one for key, one in wanted.work.items() if one != type(one)()} == kept.dossier.work
            assert kept.dossier.business_day == wanted.business_day
        if not typing:
            assert session.dossier().profile == own.assessment.reading.document


def _as_a_line(text: str) -> str:
    return text.replace("\n", " ")


class Fidget:
    """Somebody who does anything at any moment, always the same for one seed."""

    def __init__(self, window: MainWindow, folder: Path, seed: int) -> None:
        self.window, self.session, self.folder = window, window.session, folder
        self.random = Random(seed)
        self.done: list[str] = []

    def step(self) -> None:
        often: list[Callable[[], None]] = [self.answer] * 6 + [self.undo] * 2 + [self.work] * 2 + [self.select] * 2
        other = [self.redo, self.search, self.choose_filter, self.sort, self.day, self.business, self.type, self.type]
        seldom = [self.try_out, self.keep, self.drop, self.firm, self.language, self.preview, self.reader, self.save]
        act = self.random.choice([*often, *other, *seldom, *self.rare()])
        self.done.append(act.__name__)
        act()

    def rare(self) -> list[Callable[[], None]]:
        return [self.look] if self.random.random() < 0.15 else []

    # --- the firm ---

    def answer(self) -> None:
        field = self.random.choice(self.session.rulebook.catalogue.fields)
        self.session.answer(field.key, self.value(field))

    def value(self, field: Field) -> Any:
        some = self.random
        if some.random() < 0.2:
            return some.choice(ODD)
        options = [option.key for option in field.options]
        match field.kind:
            case "yes_no":
                return some.choice([True, False, None])
            case "choice":
                return some.choice([*options, None])
            case "choices":
                return some.sample(options, some.randint(0, min(3, len(options))))
            case "number":
                return some.choice([0, 46, 2000, "20-99"])
            case "date":
                return some.choice(["2016-05-20", "2023年1月2日"])
            case "rows":
                rows = [
                    {"direction": "export", "product": "藜麦", "hs": "10085090", "countries": ["DE", "KR"]},
                    {"hs": "1"},
                ]
                return some.sample(rows, some.randint(0, 2))
            case _:
                return some.choice(["甲公司", "乙 <i>公司</i>", "630104", "91630121MA7QHC0178", None])

    def undo(self) -> None:
        self.window.commands.undo.trigger()

    def redo(self) -> None:
        self.window.commands.redo.trigger()

    def work(self) -> None:
        edits, support = self.window.zones.evidence.edits, self.random.choice(self.session.checklist.items).id
        match self.random.randrange(4):
            case 0:
                edits.tick_next(support)
            case 1:
                edits.set_state(support, self.random.choice(list(WORK_STATES)))
            case 2:
                edits.set_note(support, self.random.choice(["", "等回复\n<b>二</b>", "长" * 10_000]))
            case _:
                edits.set_due(support, self.random.choice([None, *DAYS]))

    def type(self) -> None:
        """Begin to type, and leave it there."""
        if self.random.random() < 0.5:
            line = self.window.zones.form.boxes["enterprise_name"].editor
            assert isinstance(line, LineEditor)
            line.line.setFocus()
            line.line.insert("半")
            line.line.setModified(True)
        else:
            form = self.window.zones.evidence.work.form
            if form.isVisible():
                form.note.setFocus()
                form.note.insertPlainText("半句")

    # --- what is looked at ---

    def select(self) -> None:
        self.window.zones.choose(self.random.choice(self.session.checklist.items).id)

    def search(self) -> None:
        self.window.zones.checklist.filter.setText(self.random.choice(["", "藜麦", "sh", "没有这样的", "S03"]))

    def choose_filter(self) -> None:
        lens = self.window.lens
        lens.toggle(self.random.choice(list(lens.choices)))

    def sort(self) -> None:
        self.window.lens.arrange(self.random.choice(get_args(ListOrder)))

    def day(self) -> None:
        self.session.set_as_of(self.random.choice(DAYS))

    def business(self) -> None:
        self.window.header.business.field.chosen.emit(self.random.choice([None, *DAYS]))

    def language(self) -> None:
        self.window.use_language(self.random.choice(["zh", "en"]))

    def look(self) -> None:
        self.window.use_theme(self.random.choice(["light", "dark"]))

    def preview(self) -> None:
        self.window.commands.preview.toggle()

    def reader(self) -> None:
        self.window.read_policy()

    # --- scenario and files ---

    def try_out(self) -> None:
        self.window.commands.try_out.trigger()

    def keep(self) -> None:
        self.window.trying.keep()

    def drop(self) -> None:
        self.window.trying.drop()

    def save(self) -> None:
        assert self.window.files.save_to(self.folder / f"{self.random.randrange(3)}.yaml")

    def firm(self) -> None:
        kept = sorted(self.folder.glob("*.yaml"))
        samples = sorted((paths.resources() / "samples").glob("*.yaml"))
        if self.window.files.may_leave():
            match self.random.randrange(3):
                case 0:
                    self.window.files.new()
                case 1 if kept:
                    assert self.window.files.open(self.random.choice(kept))
                case _:
                    self.window.files.open_sample(self.random.choice(samples))


@pytest.fixture
def keeper(desk: Desk, tmp_path: Path) -> Iterator[DraftKeeper]:
    made = DraftKeeper(desk.window.session, tmp_path / "草稿", desk.window.notices.tell, desk.window)
    yield made
    made.finish()


@pytest.mark.parametrize("seed", range(3))
def test_everything_agrees_after_every_step(
    desk: Desk, keeper: DraftKeeper, tmp_path: Path, qtbot: QtBot, seed: int
) -> None:
    somebody, agreement = Fidget(desk.window, tmp_path, seed), Agreement(desk.window, keeper)
    for _ in range(40):
        somebody.step()
        try:
            agreement.check()
        except AssertionError as error:
            raise AssertionError(f"after {somebody.done}") from error
    desk.window.commands.preview.setChecked(False)
