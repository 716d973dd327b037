"""Files written by hand: nothing in them is silently chosen, lost or made into a doubt of our own."""

from __future__ import annotations

from pathlib import Path

import pytest

from qhchecklist.ui.session import Session
from tests.ui.desk import Desk


def opened(desk: Desk, folder: Path, text: str) -> Session:
    path = folder / "手写.yaml"
    path.write_text(text, encoding="utf-8")
    assert desk.window.files.open(path)
    return desk.window.session


def told(session: Session, field: str) -> list[str]:
    return [problem.message.zh for problem in session.reading.problems if problem.field == field]


@pytest.mark.parametrize("order", ["nested first", "dotted first"])
def test_an_answer_given_twice_is_told_and_neither_is_chosen(desk: Desk, tmp_path: Path, order: str) -> None:
    lines = ["export_refund:\n  filed: true\n", "export_refund.filed: false\n"]
    session = opened(desk, tmp_path, "".join(lines if order == "nested first" else reversed(lines)))
    assert "写了两次" in told(session, "export_refund.filed")[0]
    assert "export_refund.filed" not in session.reading.facts.values
    desk.window.zones.form.boxes["export_refund.filed"].editor.answer(True)
    assert told(session, "export_refund.filed") == []
    assert session.reading.facts.values["export_refund.filed"] is True


def test_an_empty_second_place_takes_no_answer_away(desk: Desk, tmp_path: Path) -> None:
    session = opened(desk, tmp_path, "export_refund:\n  filed: true\nexport_refund.filed:\n")
    assert session.reading.facts.values["export_refund.filed"] is True
    assert session.reading.problems == ()


def test_a_group_of_questions_that_is_unclear_can_be_answered_one_by_one(desk: Desk, tmp_path: Path) -> None:
    session = opened(desk, tmp_path, "export_refund: 不清楚\n")
    assert session.raw("export_refund.filed") == "unknown"
    session.answer("export_refund.filed", True)
    assert told(session, "export_refund.filed") == []
    assert session.reading.facts.values["export_refund.filed"] is True
