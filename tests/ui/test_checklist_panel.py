"""The list on screen: selection, folding and search survive edits; only what changed is painted."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QPaintEvent
from pytestqt.qtbot import QtBot

from qhchecklist.ui.checklist_view.lens import Lens
from qhchecklist.ui.checklist_view.panel import ChecklistPanel
from qhchecklist.ui.checklist_view.roles import Role
from qhchecklist.ui.checklist_view.search import spellings
from qhchecklist.ui.session import Session


class Painted(QObject):
    """Collects the regions a widget paints."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.heights: list[int] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.heights.append(event.region().boundingRect().height())
        return False


def settled(panel: ChecklistPanel, qtbot: QtBot) -> None:
    """Wait until what was asked to be painted is painted: the counts are asked last and share the window."""
    marker = Painted(panel)
    panel.counts.installEventFilter(marker)
    panel.counts.update()
    qtbot.waitUntil(lambda: bool(marker.heights))
    panel.counts.removeEventFilter(marker)


def shown(session: Session, qtbot: QtBot) -> ChecklistPanel:
    panel = ChecklistPanel(session, Lens(session.rulebook.policy))
    qtbot.addWidget(panel)
    panel.resize(440, 700)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def test_the_selected_support_stays_selected_when_it_changes_its_group(session: Session, qtbot: QtBot) -> None:
    panel = shown(session, qtbot)
    panel.choose("S03h")
    with qtbot.assertNotEmitted(panel.chosen):
        session.answer("export_refund.filed", None)
    item = panel.model.item(panel.tree.currentIndex())
    assert item is not None
    assert (item.id, item.group) == ("S03h", "needs_information")


def test_folding_survives_an_edit(session: Session, qtbot: QtBot) -> None:
    panel = shown(session, qtbot)
    panel.tree.setExpanded(panel.model.group_index("guided"), False)
    panel.tree.setExpanded(panel.model.group_index("wide"), True)
    session.answer("exports", "planned")
    assert not panel.tree.isExpanded(panel.model.group_index("guided"))
    assert panel.tree.isExpanded(panel.model.group_index("wide"))


def test_an_edit_that_changes_no_finding_keeps_the_scroll_and_paints_no_row(session: Session, qtbot: QtBot) -> None:
    panel = shown(session, qtbot)
    bar = panel.tree.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    place = bar.value()
    assert place > 0
    settled(panel, qtbot)
    painted = Painted(panel)
    panel.tree.viewport().installEventFilter(painted)
    session.answer("enterprise_name", "改名")
    settled(panel, qtbot)
    assert bar.value() == place
    assert painted.heights == []


def test_only_the_changed_row_is_painted(session: Session, qtbot: QtBot) -> None:
    session.answer("recognitions", None)
    session.answer("priority_transport_pass", None)
    session.answer("exports", None)
    panel = shown(session, qtbot)
    panel.tree.scrollTo(panel.model.index_of("S03h"))
    settled(panel, qtbot)
    painted = Painted(panel)
    panel.tree.viewport().installEventFilter(painted)
    session.answer("export_refund.filed", None)
    settled(panel, qtbot)
    row = panel.tree.visualRect(panel.model.index_of("S03h")).height()
    assert panel.model.index_of("S03h").data(Role.ROW).side == "差 2 问"
    assert painted.heights
    assert max(painted.heights) <= 2 * row


def test_a_search_finds_words_departments_ids_and_initials(session: Session, qtbot: QtBot) -> None:
    panel = shown(session, qtbot)
    for query, expected in (
        ("退税", "S03h"),
        ("s03h", "S03h"),
        ("西宁海关", "S03h"),
        ("cktslrbj", "S03h"),
        ("export vat", "S03h"),
        ("rcepncp", "S03a"),
    ):
        panel.filter.setText(query)
        index = panel.model.index_of(expected)
        assert not panel.tree.isRowHidden(index.row(), index.parent()), query
        other = panel.model.index_of("S04c")
        assert panel.tree.isRowHidden(other.row(), other.parent()), query


def test_a_search_without_result_says_so_and_clearing_it_restores_the_folding(session: Session, qtbot: QtBot) -> None:
    panel = shown(session, qtbot)
    panel.filter.setText("没有这样的词")
    assert panel.nothing.isVisible()
    qtbot.keyClick(panel.filter, Qt.Key.Key_Escape)
    assert not panel.nothing.isVisible()
    assert panel.tree.isExpanded(panel.model.group_index("guided"))
    assert not panel.tree.isExpanded(panel.model.group_index("wide"))


def test_a_search_stays_in_force_through_an_edit(session: Session, qtbot: QtBot) -> None:
    panel = shown(session, qtbot)
    panel.filter.setText("退税")
    session.answer("export_refund.filed", None)
    index = panel.model.index_of("S03h")
    assert index.parent() == panel.model.group_index("needs_information")
    assert not panel.tree.isRowHidden(index.row(), index.parent())
    hidden = panel.model.index_of("S01a")
    assert panel.tree.isRowHidden(hidden.row(), hidden.parent())


def test_choosing_a_support_that_the_search_hides_drops_the_search(session: Session, qtbot: QtBot) -> None:
    panel = shown(session, qtbot)
    panel.filter.setText("退税")
    panel.choose("S01b")
    assert panel.filter.text() == ""
    assert panel.tree.currentIndex() == panel.model.index_of("S01b")


def test_enter_in_the_search_chooses_the_first_hit_and_goes_on_to_the_list(session: Session, qtbot: QtBot) -> None:
    panel = shown(session, qtbot)
    panel.activateWindow()
    panel.choose("S01b")
    panel.focus_filter()
    qtbot.waitUntil(panel.filter.hasFocus)
    panel.filter.setText("退税")
    with qtbot.waitSignal(panel.chosen) as explained:
        qtbot.keyClick(panel.filter, Qt.Key.Key_Return)
    item = panel.model.item(panel.tree.currentIndex())
    assert item is not None
    assert explained.args == [item.id]
    assert "退税" in item.title
    assert panel.tree.hasFocus()
    assert panel.filter.text() == "退税"


def test_enter_in_a_search_without_result_stays_there(session: Session, qtbot: QtBot) -> None:
    panel = shown(session, qtbot)
    panel.activateWindow()
    panel.focus_filter()
    qtbot.waitUntil(panel.filter.hasFocus)
    panel.filter.setText("没有这样的词")
    with qtbot.assertNotEmitted(panel.chosen):
        qtbot.keyClick(panel.filter, Qt.Key.Key_Return)
    assert panel.filter.hasFocus()


def test_headings_tell_the_number_of_hits_while_searching(session: Session, qtbot: QtBot) -> None:
    panel = shown(session, qtbot)
    right = panel.model.group_index("right")
    whole = right.data(Role.COUNT)
    assert whole == str(panel.model.rowCount(right))
    panel.filter.setText("退税")
    hits = sum(not panel.tree.isRowHidden(row, right) for row in range(panel.model.rowCount(right)))
    assert right.data(Role.COUNT) == f"{hits}/{whole}"
    assert right.data(Qt.ItemDataRole.AccessibleTextRole).endswith(f"，显示 {hits} 项，共 {whole} 项")
    panel.filter.clear()
    assert right.data(Role.COUNT) == whole


def test_a_heading_folds_on_click_and_on_enter(session: Session, qtbot: QtBot) -> None:
    panel = shown(session, qtbot)
    heading = panel.model.group_index("right")
    place = panel.tree.visualRect(heading).topLeft() + QPoint(30, 8)
    qtbot.mouseClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert not panel.tree.isExpanded(heading)
    panel.tree.setCurrentIndex(heading)
    qtbot.keyClick(panel.tree, Qt.Key.Key_Return)
    assert panel.tree.isExpanded(heading)


def test_the_counts_are_one_sentence_and_no_present_claim_after_expiry(session: Session, qtbot: QtBot) -> None:
    panel = shown(session, qtbot)
    assert panel.counts.sentence() == "27 适用 · 2 待补充 · 5 可咨询 · 18 不适用 · 8 仅供了解"
    session.set_as_of(session.as_of.replace(year=2026))
    assert panel.counts.sentence().startswith("27 原属适用 · ")


def test_initials_keep_latin_letters() -> None:
    full, initials = spellings("RCEP农产品")
    assert (full.letters, initials.letters) == ("rcepnongchanpin", "rcepncp")
