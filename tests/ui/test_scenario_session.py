"""A scenario changes a copy: the firm's own answers, work and history are exactly as before when it is dropped."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QUndoStack

from qhchecklist.dossier import dossier_document
from qhchecklist.ui.session import Session
from qhchecklist.work import Work

EDITS: tuple[tuple[str, tuple[Any, ...]], ...] = (
    ("export_refund.filed", (True, False, None, "unknown")),
    ("own_brand", (True, False, None)),
    ("enterprise_name", ("甲", "乙公司", None)),
    ("registered_division", ("630123", "110101", None)),
    ("settlement_currencies", (["USD"], [], None)),
    ("trade_lines", ([], None, [{"direction": "import", "hs": "2608"}])),
)


def picture(session: Session) -> tuple[object, ...]:
    """Everything a person can see or undo."""
    stack = session.undo_stack
    return (
        session.state,
        dict(session.reading.document),
        session.assessment.findings,
        [(item.id, item.group, item.work) for item in session.checklist.items],
        steps(stack),
        stack.index(),
        stack.undoText(),
        stack.redoText(),
        session.undo_group.undoText(),
        session.undo_group.redoText(),
        session.is_modified(),
        session.path,
        dossier_document(session.dossier()),
    )


def steps(stack: QUndoStack) -> list[str]:
    return [stack.text(place) for place in range(stack.count())]


def meddle(session: Session, chance: random.Random) -> None:
    for _ in range(chance.randrange(1, 12)):
        match chance.randrange(5):
            case 0:
                session.undo_group.undo()
            case 1:
                session.undo_group.redo()
            case 2:
                support = chance.choice(session.checklist.items).id
                session.do_work(support, Work("preparing", note=str(chance.random())), "记下")
            case 3:
                session.change(replace(session.state, business_day=date(2024, 1, chance.randrange(1, 28))), "业务日")
            case _:
                field, values = chance.choice(EDITS)
                session.answer(field, chance.choice(values))


@pytest.mark.parametrize("seed", range(25))
def test_begin_edit_at_random_and_drop_leaves_everything_as_it_was(session: Session, seed: int) -> None:
    chance = random.Random(seed)
    session.answer("own_brand", False)
    meddle(session, chance)
    session.undo_stack.undo()  # so that there is something to do again
    before = picture(session)
    session.begin_scenario()
    meddle(session, chance)
    assert dossier_document(session.dossier()) == before[-1]
    session.drop_scenario()
    assert picture(session) == before
    assert session.scenario is None


def test_undo_in_a_scenario_ends_at_its_beginning(session: Session) -> None:
    session.answer("own_brand", False)
    session.begin_scenario()
    assert not session.undo_group.canUndo()
    session.answer("export_refund.filed", False)
    session.undo_group.undo()
    session.undo_group.undo()
    assert session.raw("own_brand") is False
    assert session.reading.facts.values["export_refund.filed"] is True
    session.undo_group.redo()
    assert session.raw("export_refund.filed") is False


def test_after_dropping_nothing_hypothetical_can_be_done_again(session: Session) -> None:
    session.begin_scenario()
    session.answer("export_refund.filed", False)
    session.undo_group.undo()
    session.drop_scenario()
    assert not session.undo_group.canRedo()
    assert not session.undo_group.canUndo()


def test_keeping_is_one_undo_step_with_its_name(session: Session) -> None:
    session.begin_scenario()
    session.answer("export_refund.filed", False)
    session.answer("own_brand", False)
    session.keep_scenario("采用假如的改动")
    assert steps(session.undo_stack) == ["采用假如的改动"]
    assert session.raw("own_brand") is False
    assert session.is_modified()
    session.undo_group.undo()
    assert session.reading.facts.values["export_refund.filed"] is True
    assert session.reading.facts.values["own_brand"] is True
    assert not session.is_modified()


def test_keeping_what_came_back_to_the_beginning_is_no_step(session: Session) -> None:
    session.begin_scenario()
    session.answer("export_refund.filed", False)
    session.answer("export_refund.filed", True)
    session.keep_scenario("采用假如的改动")
    assert session.undo_stack.count() == 0
    assert not session.is_modified()


def test_a_file_saved_during_a_scenario_holds_the_firms_own_answers(session: Session, tmp_path: Path) -> None:
    session.save(tmp_path / "甲.yaml")
    session.begin_scenario()
    session.answer("export_refund.filed", False)
    session.answer("enterprise_name", "假如公司")
    session.save(tmp_path / "乙.yaml")
    assert (tmp_path / "乙.yaml").read_bytes() == (tmp_path / "甲.yaml").read_bytes()
    session.drop_scenario()
    assert not session.is_modified()


def test_the_firms_own_checklist_is_known_during_a_scenario_on_any_day(session: Session) -> None:
    own = {item.id: item.group for item in session.checklist.items}
    session.begin_scenario()
    session.answer("export_refund.filed", False)
    session.set_as_of(date(2026, 11, 22))
    assert {item.id: item.group for item in session.own_checklist().items} == own
    assert session.own_checklist().assessment.validity == "expired"
    assert {item.id: item.group for item in session.checklist.items} != own


def test_opening_another_file_ends_the_scenario(session: Session) -> None:
    session.begin_scenario()
    session.answer("export_refund.filed", False)
    session.new()
    assert session.scenario is None
    assert not session.undo_group.canUndo()
    session.answer("own_brand", True)
    assert session.undo_stack.count() == 1
