"""What the list hides is always said, counted and shown again with one key."""

from __future__ import annotations

from dataclasses import replace
from time import process_time

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from qhchecklist.checklist import GROUPS
from qhchecklist.ui.checklist_view.facet_model import FacetModel
from qhchecklist.ui.checklist_view.filter_popup import FilterPopup
from qhchecklist.ui.checklist_view.lens import FACETS, Choice, Lens, values
from qhchecklist.ui.checklist_view.panel import ChecklistPanel
from qhchecklist.ui.session import Session

CUSTOMS = Choice("kind", "customs")
THIRD = Choice("measure", "3")


@pytest.fixture
def panel(session: Session, qtbot: QtBot) -> ChecklistPanel:
    """The list with the keyboard, all of it shown."""
    made = ChecklistPanel(session, Lens(session.rulebook.policy))
    qtbot.addWidget(made)
    made.resize(440, 700)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def listed(panel: ChecklistPanel) -> set[str]:
    """The ids that can be seen when every group is unfolded."""
    items = (panel.model.item(index) for index in panel.tree.passing())
    return {item.id for item in items if item is not None}


def popup_of(panel: ChecklistPanel) -> FilterPopup:
    popup = panel.findChild(FilterPopup)
    assert popup is not None
    return popup


def found(panel: ChecklistPanel, query: str) -> set[str]:
    panel.filter.setText(query)
    return listed(panel)


def test_a_choice_shows_exactly_the_supports_that_have_it(panel: ChecklistPanel, session: Session) -> None:
    for choice in panel.lens.choices:
        panel.lens.toggle(choice)
        wanted = {item.id for item in session.checklist.items if choice.key in values(item, choice.facet)}
        assert listed(panel) == wanted, choice
        assert panel.lens.counts(session.checklist)[choice] == len(wanted), choice
        panel.lens.clear()
    assert len(listed(panel)) == 60


def test_two_values_of_a_facet_add_and_two_facets_narrow(panel: ChecklistPanel, session: Session) -> None:
    items = {item.id: item for item in session.checklist.items}
    panel.lens.toggle(THIRD)
    panel.lens.toggle(Choice("measure", "5"))
    panel.lens.toggle(CUSTOMS)
    assert listed(panel) == {
        key for key, item in items.items() if item.measure.number in (3, 5) and item.finding.support.kind == "customs"
    }
    panel.filter.setText("RCEP")
    assert listed(panel) == {"S03a", "S03c"}


def test_a_choice_is_counted_among_what_the_others_let_through(panel: ChecklistPanel, session: Session) -> None:
    panel.lens.toggle(THIRD)
    counts = panel.lens.counts(session.checklist)
    assert counts[THIRD] == 8
    assert counts[Choice("measure", "5")] == 7
    for choice, count in counts.items():
        if choice.facet != "measure" and count:
            panel.lens.toggle(choice)
            assert len(listed(panel)) == count, choice
            panel.lens.toggle(choice)


def test_what_is_hidden_is_said_with_the_open_questions_among_it(panel: ChecklistPanel, session: Session) -> None:
    assert panel.bar.isHidden()
    panel.lens.toggle(THIRD)
    assert panel.bar.isVisible()
    assert panel.bar.prompt.label.text() == "筛选中，另有 52 项未显示，其中待补充信息 2 项"
    assert panel.counts.sentence().startswith("27 适用 · 2 待补充")
    assert panel.filter_button.text() == "筛选 1"
    session.answer("export_refund.filed", None)
    assert panel.bar.prompt.label.text() == "筛选中，另有 52 项未显示，其中待补充信息 2 项"
    assert panel.counts.sentence().startswith("26 适用 · 3 待补充")
    panel.bar.prompt.button.click()
    assert panel.bar.isHidden()
    assert panel.filter_button.text() == "筛选"
    assert len(listed(panel)) == 60


def test_a_text_alone_is_a_filter_too(panel: ChecklistPanel, qtbot: QtBot) -> None:
    panel.filter.setText("退税")
    assert "项未显示" in panel.bar.prompt.label.text()
    assert panel.bar.prompt.isVisible()


def test_escape_in_the_list_shows_everything_again(panel: ChecklistPanel, qtbot: QtBot) -> None:
    panel.lens.toggle(CUSTOMS)
    panel.filter.setText("RCEP")
    panel.tree.setFocus()
    qtbot.keyClick(panel.tree, Qt.Key.Key_Escape)
    assert not panel.lens.filter.active
    assert panel.filter.text() == ""
    assert panel.tree.unfolded() == {"right", "guided", "needs_information"}


def test_escape_in_the_search_drops_the_text_then_the_chips_then_leaves(panel: ChecklistPanel, qtbot: QtBot) -> None:
    panel.lens.toggle(CUSTOMS)
    panel.focus_filter()
    qtbot.waitUntil(panel.filter.hasFocus)
    panel.filter.setText("RCEP")
    qtbot.keyClick(panel.filter, Qt.Key.Key_Escape)
    assert panel.filter.text() == ""
    assert set(panel.bar.chips) == {CUSTOMS}
    qtbot.keyClick(panel.filter, Qt.Key.Key_Escape)
    assert not panel.lens.filter.active
    assert panel.tree.hasFocus()


def test_a_chip_is_taken_away_by_click_and_by_key(panel: ChecklistPanel, qtbot: QtBot) -> None:
    for choice in (THIRD, CUSTOMS, Choice("strength", "guided")):
        panel.lens.toggle(choice)
    qtbot.mouseClick(panel.bar.chips[THIRD], Qt.MouseButton.LeftButton)
    assert set(panel.bar.chips) == {CUSTOMS, Choice("strength", "guided")}
    panel.bar.chips[CUSTOMS].setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(panel.bar.chips[CUSTOMS], Qt.Key.Key_Delete)
    assert set(panel.bar.chips) == {Choice("strength", "guided")}
    last = panel.bar.chips[Choice("strength", "guided")]
    assert last.accessibleName() == "去掉筛选：引导支持"
    last.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(last, Qt.Key.Key_Return)
    assert not panel.lens.filter.active


def test_the_popup_is_served_by_the_keyboard(panel: ChecklistPanel, session: Session, qtbot: QtBot) -> None:
    panel.filter_button.setFocus()
    qtbot.keyClick(panel.filter_button, Qt.Key.Key_Space)
    view = popup_of(panel).view
    qtbot.waitUntil(view.hasFocus)
    assert view.currentIndex().data() == "办理状态"
    assert view.isExpanded(view.currentIndex())
    qtbot.keyClick(view, Qt.Key.Key_Left)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.currentIndex().data() == "措施"
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Space):
        qtbot.keyClick(view, key)
    assert set(panel.bar.chips) == {Choice("measure", "2")}
    assert view.currentIndex().data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked.value
    assert view.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole) == "（二）鼓励创新绿色产品开拓国际市场，8 项"
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert not panel.lens.filter.active
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert not popup_of(panel).isVisible()
    assert panel.tree.hasFocus()


def test_a_click_in_the_popup_ticks_and_all_is_cleared_there(panel: ChecklistPanel, qtbot: QtBot) -> None:
    panel.open_filter()
    popup = popup_of(panel)
    popup.view.expandAll()
    place = popup.view.visualRect(popup.model.index_of(Choice("state", "not_started"))).center()
    qtbot.mouseClick(popup.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert panel.lens.filter.chosen == {Choice("state", "not_started")}
    assert popup.clear.isEnabled()
    popup.clear.click()
    assert not panel.lens.filter.active
    popup.close()


def test_the_work_on_a_support_moves_it_through_the_filter_at_once(panel: ChecklistPanel, session: Session) -> None:
    panel.lens.toggle(Choice("state", "submitted"))
    assert panel.nothing.isVisible()
    session.do_work("S03h", replace(session.work("S03h"), state="submitted"), "test")
    assert listed(panel) == {"S03h"}
    assert not panel.nothing.isVisible()
    session.undo_stack.undo()
    assert listed(panel) == set()


def test_nothing_found_offers_to_show_everything(panel: ChecklistPanel) -> None:
    panel.filter.setText("没有这样的词")
    assert panel.nothing.isVisible()
    assert panel.bar.isHidden()
    panel.nothing.button.click()
    assert not panel.nothing.isVisible()
    assert len(listed(panel)) == 60


def test_an_empty_firm_is_led_to_the_first_question(panel: ChecklistPanel, session: Session, qtbot: QtBot) -> None:
    assert not panel.unanswered.isVisible()
    session.new()
    session.answer("enterprise_name", "新公司")
    assert panel.unanswered.isVisible()
    with qtbot.waitSignal(panel.question_wanted):
        panel.unanswered.button.click()
    session.answer("registered_division", "440300")
    assert not panel.unanswered.isVisible()


def test_choosing_what_a_filter_hides_drops_the_whole_filter(panel: ChecklistPanel) -> None:
    panel.lens.toggle(CUSTOMS)
    panel.choose("S01b")
    assert not panel.lens.filter.active
    item = panel.model.item(panel.tree.currentIndex())
    assert item is not None
    assert item.id == "S01b"


@pytest.mark.parametrize(
    ("query", "hit", "miss"),
    [
        ("chukoutuishui", "S03h", "S04c"),
        ("ckts", "S03h", "S04c"),
        ("chu kou tui shui", "S03h", "S04c"),
        ("CKTS", "S03h", "S04c"),
        ("ＲＣＥＰ", "S03a", "S03h"),
        ("ｃｋｔｓ", "S03h", "S04c"),
        ("S03H", "S03h", "S03a"),
        ("s03", "S03a", "S04c"),
        ("三", "S03h", "S13a"),
        ("3", "S03h", "S13a"),
        ("（三）", "S03h", "S13a"),
        ("(3)", "S03h", "S13a"),
        ("第三条", "S03h", "S13a"),
        ("措施13", "S13a", "S03h"),
        ("１３", "S13a", "S03h"),
        ("xininghaiguan", "S03h", "S04c"),
        ("swj", "S03h", "S04c"),
        ("西宁海关 tuishui", "S03h", "S03a"),
        ("EXPORT vat", "S03h", "S04c"),
        ("rcepnongchanpin", "S03a", "S03c"),
    ],
)
def test_a_search_reads_pinyin_ids_departments_and_measures(
    panel: ChecklistPanel, query: str, hit: str, miss: str
) -> None:
    shown = found(panel, query)
    assert hit in shown
    assert miss not in shown


def test_pinyin_begins_with_a_syllable(panel: ChecklistPanel) -> None:
    assert "S03h" in found(panel, "tuishui")
    assert "S03h" not in found(panel, "uishui")


def test_what_was_noted_is_found_too(panel: ChecklistPanel, session: Session) -> None:
    work = replace(session.work("S03h"), note="已与 办税厅 约好", person="王工")
    session.do_work("S03h", work, "test")
    assert found(panel, "王工") == {"S03h"}
    assert found(panel, "办税厅") == {"S03h"}


def test_a_key_in_the_search_costs_less_than_a_frame(panel: ChecklistPanel) -> None:
    panel.filter.setText("c")  # the first one reads the tables of pinyin
    panel.filter.clear()
    taken = []
    for query in [
        word[:end] for word in ("chukoutuishui", "ckts", "西宁海关 tuishui") for end in range(1, len(word) + 1)
    ]:
        start = process_time()
        panel.lens.search(query)
        taken.append(process_time() - start)
    assert sorted(taken)[len(taken) // 2] < 0.016, taken


def test_the_choices_are_an_item_model_after_qts_rules(session: Session, qtmodeltester: ModelTester) -> None:
    lens = Lens(session.rulebook.policy)
    model = FacetModel(lens.choices)
    qtmodeltester.check(model)
    model.show(lens.counts(session.checklist), lens.filter.chosen, "zh")
    lens.toggle(CUSTOMS)
    changed: list[int] = []
    model.itemChanged.connect(lambda item: changed.append(item.row()))
    model.show(lens.counts(session.checklist), lens.filter.chosen, "zh")
    assert changed
    changed.clear()
    model.show(lens.counts(session.checklist), lens.filter.chosen, "zh")
    assert changed == []
    model.show(lens.counts(session.checklist), lens.filter.chosen, "en")
    assert [model.heading(facet).row() for facet in FACETS] == list(range(5))


def test_headings_of_empty_groups_neither_fold_nor_claim_to(
    panel: ChecklistPanel, session: Session, qtbot: QtBot
) -> None:
    session.new()
    heading = panel.model.group_index("right")
    before = panel.tree.isExpanded(heading)
    place = panel.tree.visualRect(heading).topLeft() + QPoint(30, 8)
    qtbot.mouseClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert panel.tree.isExpanded(heading) == before
    assert heading.data(Qt.ItemDataRole.ToolTipRole) == "适用 · 可直接主张，现在没有事项"


def test_every_group_stays_in_the_model_while_filtering(panel: ChecklistPanel) -> None:
    panel.lens.toggle(CUSTOMS)
    assert sum(panel.model.rowCount(panel.model.group_index(key)) for key in GROUPS) == 60
