"""The list follows the assessment by its differences."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from pytestqt.modeltest import ModelTester

from qhchecklist.checklist import GROUPS
from qhchecklist.ui.checklist_view.model import ChecklistModel
from qhchecklist.ui.checklist_view.roles import Role
from qhchecklist.ui.checklist_view.rows import GroupRow
from qhchecklist.ui.session import Session


class Changes:
    """Collects which rows a model announces as changed."""

    def __init__(self, model: ChecklistModel) -> None:
        self.model = model
        self.items: list[str] = []
        self.headings: list[str] = []
        self.resets = 0
        model.dataChanged.connect(self.note)
        model.modelReset.connect(self.note_reset)

    def note(self, first: QModelIndex, last: QModelIndex) -> None:
        for place in range(first.row(), last.row() + 1):
            row = first.sibling(place, 0).data(Role.ROW)
            to = self.headings if isinstance(row, GroupRow) else self.items
            to.append(getattr(row, "id", getattr(row, "key", "")))

    def note_reset(self) -> None:
        self.resets += 1


def shown(session: Session) -> ChecklistModel:
    model = ChecklistModel()
    model.show(session.checklist, session.lang)
    return model


def test_the_model_keeps_qts_rules_through_edits(session: Session, qtmodeltester: ModelTester) -> None:
    model = shown(session)
    qtmodeltester.check(model)
    edits = [
        ("export_refund.filed", False),
        ("exports", "none"),
        ("registered_division", "110000"),
        ("exports", None),
        ("registered_division", "630121"),
        ("trade_lines", None),
    ]
    for field, value in edits:
        session.answer(field, value)
        model.show(session.checklist, session.lang)
    session.undo_stack.setIndex(0)
    model.show(session.checklist, session.lang)
    session.new()
    model.show(session.checklist, session.lang)


def test_every_support_is_in_exactly_one_group(session: Session) -> None:
    model = shown(session)
    session.answer("exports", None)
    model.show(session.checklist, session.lang)
    found = [
        model.index(row, 0, model.group_index(key)).data(Role.ID)
        for key in GROUPS
        for row in range(model.rowCount(model.group_index(key)))
    ]
    assert len(found) == len(set(found)) == 60
    assert {(item.id, item.group) for item in session.checklist.items} == {
        (support_id, model.index_of(support_id).data(Role.GROUP)) for support_id in found
    }


def test_only_changed_rows_are_announced(session: Session) -> None:
    model = shown(session)
    before = {item.id: (item.finding.outcome, item.group) for item in session.checklist.items}
    changes = Changes(model)
    session.answer("export_refund.filed", None)
    model.show(session.checklist, session.lang)
    after = {item.id: (item.finding.outcome, item.group) for item in session.checklist.items}
    assert changes.items == [key for key in before if before[key] != after[key]] == ["S03h"]
    assert sorted(changes.headings) == ["needs_information", "right"]
    assert changes.resets == 0


def test_an_answer_that_changes_no_finding_announces_nothing(session: Session) -> None:
    model = shown(session)
    changes = Changes(model)
    session.answer("enterprise_name", "另一家公司")
    model.show(session.checklist, session.lang)
    assert (changes.items, changes.headings, changes.resets) == ([], [], 0)


def test_an_index_follows_its_support_into_another_group(session: Session) -> None:
    model = shown(session)
    kept = QPersistentModelIndex(model.index_of("S03h"))
    session.answer("export_refund.filed", False)
    model.show(session.checklist, session.lang)
    assert kept.data(Role.ID) == "S03h"
    assert kept.data(Role.GROUP) == "does_not_apply"
    assert kept.parent() == model.group_index("does_not_apply")


def test_many_supports_take_their_new_places_at_once_and_a_few_are_moved(session: Session) -> None:
    model = shown(session)
    steps: list[str] = []
    model.rowsMoved.connect(lambda: steps.append("one moved"))
    model.layoutChanged.connect(lambda: steps.append("all placed"))
    session.answer("export_refund.filed", None)
    model.show(session.checklist, session.lang)
    assert steps == ["one moved"]
    kept = {support_id: QPersistentModelIndex(model.index_of(support_id)) for support_id in ("S03h", "S03a", "S13a")}
    headings = [QPersistentModelIndex(model.group_index(key)) for key in GROUPS]
    session.answer("exports", None)
    model.show(session.checklist, session.lang)
    assert steps == ["one moved", "all placed"]
    assert [index.data(Role.ID) for index in kept.values()] == list(kept)
    groups = {item.id: item.group for item in session.checklist.items}
    assert [index.parent().data(Role.GROUP) for index in kept.values()] == [groups[key] for key in kept]
    assert [index.data(Role.GROUP) for index in headings] == list(GROUPS)


def test_rows_stay_in_the_order_of_the_notice_after_edits(session: Session) -> None:
    model = shown(session)
    session.answer("exports", "none")
    model.show(session.checklist, session.lang)
    session.undo_stack.undo()
    model.show(session.checklist, session.lang)
    fresh = shown(session)
    for key in GROUPS:
        for row in range(fresh.rowCount(fresh.group_index(key))):
            assert model.index(row, 0, model.group_index(key)).data(Role.ID) == fresh.index(
                row, 0, fresh.group_index(key)
            ).data(Role.ID)


def test_an_expired_notice_changes_words_and_colour_but_no_group(session: Session) -> None:
    model = shown(session)
    groups = {item.id: item.group for item in session.checklist.items}
    session.set_as_of(date(2026, 11, 22))
    model.show(session.checklist, session.lang)
    row = model.index_of("S03h").data(Role.ROW)
    assert not row.present
    assert row.words == "按原文件：属适用对象"
    assert model.group_index("right").data() == "按原文件 · 可直接主张"
    assert groups == {item.id: item.group for item in session.checklist.items}


def test_a_missing_answer_is_named_in_the_second_line(session: Session) -> None:
    session.answer("export_refund.filed", None)
    model = shown(session)
    row = model.index_of("S03h").data(Role.ROW)
    assert row.second == "缺：已办出口退（免）税备案"
    assert row.side == "差 1 问"
    assert row.shape == "question"


def test_what_the_firm_already_holds_comes_first_in_the_second_line(session: Session) -> None:
    model = shown(session)
    assert model.index_of("S02f").data(Role.ROW).second.startswith("已具备：续证、扩项 · （二）")


def test_a_support_discontinued_long_ago_says_so(session: Session) -> None:
    model = shown(session)
    assert model.index_of("S08a").data(Role.ROW).second.startswith("早已停用（历史） · ")
