"""However the program ends, every edit that was made is in the draft: processes are really killed."""

from __future__ import annotations

import signal
from datetime import date
from pathlib import Path
from random import Random

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qhchecklist.policy.rulebook import Rulebook
from qhchecklist.ui.session import Session
from tests.endurance.editing import Edit, Moment, replay
from tests.endurance.killing import Left, Victim, verdict


@pytest.mark.parametrize("seed", range(5))
def test_every_edit_reported_before_a_kill_is_in_the_draft(
    qapp: QApplication, qtbot: QtBot, rulebook: Rulebook, tmp_path: Path, seed: int
) -> None:
    victim = Victim("tests.endurance.edit_session", seed, tmp_path)
    wanted = Random(seed).randrange(1, 60)
    qtbot.waitUntil(lambda: victim.left.done >= wanted)
    left = victim.kill(tmp_path / "drafts")
    assert left.said == ""
    assert left.done >= wanted
    session = Session(rulebook, date(2024, 6, 1))
    wrong = verdict(left, replay(session, seed, left.done + 1, tmp_path))
    session.deleteLater()
    assert wrong == ""


# --- the judge itself --------------------------------------------------------------------------------

BEFORE = Moment({"employees": "1"}, True, Edit("answer"))
AFTER = Moment({"employees": "2"}, True, Edit("answer"))
TYPING = Moment({"employees": "1"}, True, Edit("type", "enterprise_name", None, "青海公司"))


@pytest.mark.parametrize(
    ("left", "moment", "wrong"),
    [
        (Left(drafts=[{"employees": "1"}]), BEFORE, ""),
        (Left(drafts=[{"employees": "2"}]), BEFORE, ""),
        (Left(), BEFORE, "no draft"),
        (Left(drafts=[{}]), BEFORE, "employees: '1' is None"),
        (Left(unreadable=["x"]), BEFORE, "unreadable"),
        (Left(drafts=[{"employees": "1"}]), TYPING, ""),
        (
            Left(drafts=[{"employees": "1", "enterprise_name": "青"}], typed=[(1, "青"), (9, "青海")], killed_at=9.5),
            TYPING,
            "",
        ),
        (Left(drafts=[{"employees": "1"}], typed=[(1, "青")], killed_at=9), TYPING, "1 characters of"),
        (Left(typed=[(1, "青")], killed_at=9), TYPING, "no draft"),
    ],
)
def test_the_judge_of_kills_sees_what_is_lost(left: Left, moment: Moment, wrong: str) -> None:
    said = verdict(left, [moment, AFTER])
    assert wrong in said
    assert bool(said) == bool(wrong)


def test_being_killed_is_what_happens(tmp_path: Path, qtbot: QtBot) -> None:
    victim = Victim("tests.endurance.edit_session", 1, tmp_path)
    qtbot.waitUntil(victim.reported.is_set)
    victim.kill(tmp_path / "drafts")
    assert victim.ended_by() == signal.SIGKILL
