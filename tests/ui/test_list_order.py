"""Sorting, folding and walking the list; nothing of it moves a support out of its group."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from time import process_time
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from qhchecklist.checklist import GROUPS
from qhchecklist.settings import ListOrder, Settings
from qhchecklist.ui.checklist_view.filter_popup import FilterPopup
from qhchecklist.ui.checklist_view.lens import Choice, Lens, choices
from qhchecklist.ui.checklist_view.model import ChecklistModel
from qhchecklist.ui.checklist_view.panel import ChecklistPanel
from qhchecklist.ui.checklist_view.roles import Role
from qhchecklist.ui.session import Session
from qhchecklist.work import WORK_STATES, Work
from tests.assess.profiles import documents
from tests.books import bundled
from tests.ui.desk import Desk

BOOK = bundled()
ORDERS: tuple[ListOrder, ...] = get_args(ListOrder)
CHOICES = tuple(choices(BOOK.policy))


@pytest.fixture
def panel(session: Session, qtbot: QtBot) -> ChecklistPanel:
    made = ChecklistPanel(session, Lens(session.rulebook.policy))
    qtbot.addWidget(made)
    made.resize(440, 700)
    with qtbot.waitExposed(made):
        made.show()
    return made


def members(model: ChecklistModel) -> dict[str, list[str]]:
    """The ids of each group in the order shown."""
    headings = {key: model.group_index(key) for key in GROUPS}
    return {
        key: [model.index(row, 0, heading).data(Role.ID) for row in range(model.rowCount(heading))]
        for key, heading in headings.items()
    }


def order_after(panel: ChecklistPanel, order: ListOrder, group: str) -> list[str]:
    panel.lens.arrange(order)
    return members(panel.model)[group]


def works() -> st.SearchStrategy[dict[str, Work]]:
    """Work on some supports."""
    work = st.builds(
        Work,
        state=st.sampled_from(tuple(WORK_STATES)),
        note=st.sampled_from(["", "已约"]),
        due=st.none() | st.dates(date(2024, 1, 1), date(2026, 12, 31)),
    )
    return st.dictionaries(st.sampled_from([one.id for one in BOOK.policy.supports]), work, max_size=12)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    steps=st.lists(
        st.tuples(
            documents(BOOK.catalogue, BOOK.codes),
            works(),
            st.sampled_from(ORDERS),
            st.frozensets(st.sampled_from(CHOICES), max_size=3),
            st.sampled_from(["", "tuishui", "出口", "3", "没有"]),
        ),
        min_size=2,
        max_size=4,
    )
)
def test_every_support_is_in_exactly_one_group_whatever_is_answered_sorted_and_filtered(steps: list[Any]) -> None:
    assert QApplication.instance() is not None
    session = Session(BOOK, date(2024, 6, 1))
    panel = ChecklistPanel(session, Lens(BOOK.policy))
    try:
        for document, work, order, chosen, query in steps:
            session.change(replace(session.state, document=document, work=work), "test")
            panel.lens.use(replace(panel.lens.filter, chosen=chosen, query=query))
            panel.lens.arrange(order)
            check(panel, session)
            session.undo_stack.undo()
            check(panel, session)
    finally:
        panel.deleteLater()
        session.deleteLater()


def check(panel: ChecklistPanel, session: Session) -> None:
    """The list is what a new one would be: groups, order, and what is hidden."""
    groups = members(panel.model)
    assert sorted(one for ids in groups.values() for one in ids) == sorted(one.id for one in BOOK.policy.supports)
    assert {(item.id, item.group) for item in session.checklist.items} == {
        (one, key) for key, ids in groups.items() for one in ids
    }
    fresh = ChecklistModel()
    fresh.show(session.checklist, "zh", panel.lens.order)
    assert members(fresh) == groups
    for key, ids in groups.items():
        for one in ids:
            assert panel.model.index_of(one).data(Role.ROW) == fresh.index_of(one).data(Role.ROW)
            assert panel.model.index_of(one).data(Role.GROUP) == key
    shown = panel.lens.shown(session.checklist)
    seen = {index.data(Role.ID) for index in panel.tree.passing()}
    assert seen == (shown if shown is not None else {item.id for item in session.checklist.items})
    figures = [count for count, _ in panel.counts.figures()]
    assert sum(figures) == 60


def test_the_model_keeps_qts_rules_through_sorting(session: Session, qtmodeltester: ModelTester) -> None:
    model = ChecklistModel()
    model.show(session.checklist, "zh")
    qtmodeltester.check(model)
    for order in (*ORDERS, *reversed(ORDERS)):
        session.answer("exports", None if session.raw("exports") else "current")
        model.show(session.checklist, "zh", order)


def test_by_title_is_by_pinyin_in_chinese_and_by_letters_in_english(panel: ChecklistPanel, session: Session) -> None:
    first = order_after(panel, "title", "guided")
    titles = [session.rulebook.policy.support(one).title.zh for one in first]
    assert titles[:3] == ["地理标志认证支持", "境外商标注册支持", "跨境电商孵化培训"]
    session.set_language("en")
    english = [session.rulebook.policy.support(one).title.en for one in members(panel.model)["guided"]]
    assert english == sorted(english, key=str.casefold)
    session.set_language("zh")


def test_what_settles_soonest_comes_first(panel: ChecklistPanel, session: Session) -> None:
    session.new()
    ids = order_after(panel, "soonest", "needs_information")
    missing = [len(session.assessment.finding(one).missing) for one in ids]
    assert missing == sorted(missing)
    assert missing[0] < missing[-1]


def test_a_due_date_moves_its_support_up_and_no_date_comes_last(panel: ChecklistPanel, session: Session) -> None:
    before = order_after(panel, "due", "guided")
    session.do_work(before[4], Work(due=date(2024, 7, 1)), "test")
    session.do_work(before[2], Work(due=date(2024, 6, 20)), "test")
    after = members(panel.model)["guided"]
    assert after == [before[2], before[4], *(one for one in before if one not in (before[2], before[4]))]


def test_by_state_follows_the_states_of_work(panel: ChecklistPanel, session: Session) -> None:
    ids = order_after(panel, "state", "guided")
    session.do_work(ids[0], Work(state="approved"), "test")
    session.do_work(ids[1], Work(state="preparing"), "test")
    assert members(panel.model)["guided"][-2:] == [ids[1], ids[0]]


def test_sorting_keeps_what_is_current_and_brings_it_into_view(panel: ChecklistPanel) -> None:
    panel.choose("S15a")
    panel.lens.arrange("title")
    item = panel.model.item(panel.tree.currentIndex())
    assert item is not None
    assert item.id == "S15a"
    assert panel.tree.viewport().rect().contains(panel.tree.visualRect(panel.tree.currentIndex()))


def test_the_current_row_keeps_its_place_while_rows_above_it_leave(panel: ChecklistPanel, session: Session) -> None:
    panel.choose("S03c")
    panel.tree.verticalScrollBar().setValue(120)
    before = panel.tree.visualRect(panel.model.index_of("S03c")).top()
    places = {one: panel.model.index_of(one).parent() for one in ("S03h", "S02b")}
    session.answer("export_refund.filed", None)
    assert panel.model.index_of("S03h").parent() != places["S03h"]
    assert panel.tree.visualRect(panel.model.index_of("S03c")).top() == before


def test_the_order_is_kept_for_the_next_time_the_filter_is_not(make: Callable[..., Desk], qtbot: QtBot) -> None:
    first = make()
    first.window.list_commands.orders.orders["title"].trigger()
    first.window.lens.toggle(Choice("kind", "customs"))
    first.window.close()
    assert first.kept[0].order == "title"
    second = make(Settings(theme="light", order="title"))
    assert second.window.lens.order == "title"
    assert second.window.list_commands.orders.orders["title"].isChecked()
    assert second.window.zones.checklist.order_menu.orders["title"].isChecked()
    assert not second.window.lens.filter.active


def test_a_change_of_look_keeps_filter_order_and_folding(desk: Desk) -> None:
    window = desk.window
    window.lens.arrange("title")
    window.zones.checklist.tree.setExpanded(window.zones.checklist.model.group_index("guided"), False)
    window.lens.search("RCEP")
    window.commands.themes["dark"].trigger()
    panel = window.zones.checklist
    assert panel.filter.text() == "RCEP"
    assert not panel.bar.isHidden()
    window.lens.clear()
    assert "guided" not in panel.tree.unfolded()
    assert window.lens.order == "title"
    window.commands.themes["light"].trigger()


def test_the_next_firm_is_seen_whole(desk: Desk) -> None:
    desk.window.lens.toggle(Choice("kind", "customs"))
    desk.window.commands.new.trigger()
    assert not desk.window.lens.filter.active


def test_keys_of_the_window_open_and_clear_the_filter_and_fold(desk: Desk, qtbot: QtBot) -> None:
    window = desk.window
    qtbot.waitUntil(window.isActiveWindow)
    window.zones.checklist.tree.setFocus()
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window, Qt.Key.Key_F, both)
    popup = window.findChild(FilterPopup)
    assert popup is not None
    assert popup.isVisible()
    popup.close()
    window.lens.search("RCEP")
    assert window.list_commands.clear.isEnabled()
    qtbot.keyClick(window, Qt.Key.Key_X, both)
    assert not window.lens.filter.active
    assert not window.list_commands.clear.isEnabled()
    tree = window.zones.checklist.tree
    qtbot.keyClick(window, Qt.Key.Key_BracketRight, Qt.KeyboardModifier.ControlModifier)
    assert tree.unfolded() == set(GROUPS)
    qtbot.keyClick(window, Qt.Key.Key_BracketLeft, Qt.KeyboardModifier.ControlModifier)
    assert tree.unfolded() == set()
    assert window.lens.unfolded == set()
    assert window.zones.checklist.model.heading(tree.currentIndex()) is not None


def test_the_first_question_is_reached_from_an_empty_list(desk: Desk, qtbot: QtBot) -> None:
    qtbot.waitUntil(desk.window.isActiveWindow)
    desk.window.commands.new.trigger()
    desk.window.commands.zones["form"].setChecked(False)
    panel = desk.window.zones.checklist
    assert panel.unanswered.isVisible()
    panel.unanswered.button.click()
    assert desk.window.commands.zones["form"].isChecked()
    here = QApplication.focusWidget()
    assert here is not None
    assert desk.window.zones.form.isAncestorOf(here)


def test_the_list_is_walked_by_its_keys(panel: ChecklistPanel, qtbot: QtBot) -> None:
    tree, model = panel.tree, panel.model

    def press(*keys: Qt.Key) -> QModelIndex:
        for key in keys:
            qtbot.keyClick(tree, key)
        return tree.currentIndex()

    assert press(Qt.Key.Key_Home) == model.group_index("right")
    assert not tree.isExpanded(press(Qt.Key.Key_Left))
    assert tree.isExpanded(press(Qt.Key.Key_Right))
    assert press(Qt.Key.Key_Right).data(Role.ID) == "S03h"
    assert press(Qt.Key.Key_Left) == model.group_index("right")
    assert press(Qt.Key.Key_End) == model.group_index("informational")
    assert (
        tree.visualRect(press(Qt.Key.Key_PageUp)).bottom() < tree.visualRect(model.group_index("informational")).top()
    )
    place = tree.currentIndex()
    assert tree.visualRect(press(Qt.Key.Key_PageDown)).top() > tree.visualRect(place).bottom() + 200


def test_typing_in_the_list_goes_to_a_title(panel: ChecklistPanel, qtbot: QtBot) -> None:
    qtbot.keyClick(panel.tree, Qt.Key.Key_Home)
    for letters, expected in (("kjds", "跨境电商孵化培训"), ("dili", "地理标志认证支持")):
        panel.tree.forget_typed()
        qtbot.keyClicks(panel.tree, letters)
        assert panel.tree.currentIndex().data() == expected
    panel.tree.forget_typed()
    qtbot.keyClicks(panel.tree, "R")
    first = panel.tree.currentIndex().data()
    panel.tree.forget_typed()
    qtbot.keyClicks(panel.tree, "R")
    assert panel.tree.currentIndex().data() != first
    assert panel.tree.currentIndex().data().startswith("RCEP")


def test_an_edit_makes_anew_only_the_rows_of_changed_findings(session: Session) -> None:
    model = ChecklistModel()
    model.show(session.checklist, "zh")
    before = {item.id: model.index_of(item.id).data(Role.ROW) for item in session.checklist.items}
    session.answer("export_refund.filed", None)
    model.show(session.checklist, "zh")
    anew = {one for one, row in before.items() if model.index_of(one).data(Role.ROW) is not row}
    assert anew == {"S03h"}


@pytest.mark.parametrize("order", ORDERS)
def test_following_an_edit_costs_less_than_a_frame(panel: ChecklistPanel, session: Session, order: ListOrder) -> None:
    panel.lens.arrange(order)
    taken = []
    for turn in range(40):
        session.blockSignals(True)
        session.answer("export_refund.filed", [True, False, None][turn % 3])
        session.blockSignals(False)
        start = process_time()
        panel.refresh()
        taken.append(process_time() - start)
    assert sorted(taken)[len(taken) // 2] < 0.016, taken
