"""What a screen reader hears of the list: the status first, counts and folding of headings, changes of counts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from qhchecklist.ui.checklist_view.lens import Choice, Lens
from qhchecklist.ui.checklist_view.panel import ChecklistPanel
from qhchecklist.ui.session import Session

STATUS = {
    "applies": "适用，",
    "needs_information": "待补充信息，",
    "does_not_apply": "不适用，",
    "informational": "仅供了解，",
}


@pytest.fixture
def panel(session: Session, qtbot: QtBot) -> Iterator[ChecklistPanel]:
    was = QAccessible.isActive()
    QAccessible.setActive(True)
    made = ChecklistPanel(session, Lens(session.rulebook.policy))
    qtbot.addWidget(made)
    made.resize(440, 700)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    QAccessible.setActive(was)


def interface(widget: QWidget) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found


def rows(panel: ChecklistPanel) -> list[QAccessibleInterface]:
    """The rows a reader walks over, headings and items."""
    tree = interface(panel.tree)
    children = [tree.child(place) for place in range(tree.childCount())]
    return [one for one in children if one is not None and one.role() == QAccessible.Role.TreeItem]


def heard(panel: ChecklistPanel) -> list[str]:
    return [row.text(QAccessible.Text.Name) for row in rows(panel)]


def test_every_row_begins_with_its_status(panel: ChecklistPanel, session: Session) -> None:
    panel.tree.fold_all(False)
    said = heard(panel)
    for item in session.checklist.items:
        status = "未列举，清单开放，可咨询，" if item.group == "open_list" else STATUS[item.finding.outcome]
        start = f"{status}{item.finding.support.title.zh}，"
        assert any(text.startswith(start) for text in said), start


def test_under_an_expired_notice_no_row_makes_a_present_claim(panel: ChecklistPanel, session: Session) -> None:
    session.set_as_of(date(2026, 11, 22))
    panel.tree.fold_all(False)
    for text in (one for one in heard(panel) if not one.endswith(" 项")):
        assert not text.startswith(("适用", "不适用", "待补充", "未列举")), text
    assert any(text.startswith("按原文件：属适用对象，出口退税六日办结") for text in heard(panel))
    assert any(text.startswith("按原文件：未列举，清单开放，可咨询，") for text in heard(panel))


def test_in_english_the_status_comes_first_too(panel: ChecklistPanel, session: Session) -> None:
    session.set_language("en")
    assert any(text.startswith("applies, Export VAT refund") for text in heard(panel))
    session.set_language("zh")


def test_headings_say_their_count_and_whether_they_are_folded(panel: ChecklistPanel) -> None:
    heading = next(row for row in rows(panel) if row.text(QAccessible.Text.Name) == "适用 · 引导支持，10 项")
    assert heading.state().expandable
    assert heading.state().expanded
    panel.tree.setExpanded(panel.model.group_index("guided"), False)
    again = next(row for row in rows(panel) if row.text(QAccessible.Text.Name) == "适用 · 引导支持，10 项")
    assert again.state().expandable
    assert not again.state().expanded


def test_headings_say_what_a_filter_leaves(panel: ChecklistPanel) -> None:
    panel.lens.toggle(Choice("measure", "3"))
    assert heard(panel)[0] == "适用 · 可直接主张，显示 1 项，共 1 项"
    assert all("（三）" in text for text in heard(panel) if " · " in text and "项，共" not in text)


def test_the_buttons_and_the_prompt_have_names(panel: ChecklistPanel) -> None:
    panel.lens.toggle(Choice("measure", "3"))
    assert interface(panel.filter_button).text(QAccessible.Text.Name) == "筛选清单"
    assert interface(panel.order_button).text(QAccessible.Text.Name) == "排序：按文件次序"
    name = interface(panel.bar.prompt.button).text(QAccessible.Text.Name)
    assert name == "清除筛选（筛选中，另有 52 项未显示，其中待补充信息 2 项）"


def test_a_change_of_counts_is_said_once_after_the_edits_have_settled(
    panel: ChecklistPanel, session: Session, qtbot: QtBot
) -> None:
    said: list[str] = []
    panel.announcer.said.connect(said.append)
    session.answer("export_refund.filed", False)
    session.answer("export_refund.filed", None)
    assert said == []
    with qtbot.waitSignal(panel.announcer.said):
        pass
    assert said == ["适用 27 → 26，待补充 2 → 3"]


def test_counts_that_come_back_to_what_they_were_are_not_announced(
    panel: ChecklistPanel, session: Session, qtbot: QtBot
) -> None:
    said: list[str] = []
    panel.announcer.said.connect(said.append)
    session.answer("export_refund.filed", None)
    session.undo_stack.undo()
    with qtbot.waitSignal(panel.announcer.timeout):
        pass
    session.answer("enterprise_name", "改名")
    assert not panel.announcer.isActive()
    assert said == []
