"""The next question is found in slices, between which the form answers."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from qhchecklist.ui.form import question_card
from qhchecklist.ui.form.profile_form import ProfileForm
from qhchecklist.ui.session import Session


@pytest.fixture(autouse=True)
def _shortest_slices(monkeypatch: pytest.MonkeyPatch) -> None:
    """One field a slice, however fast the machine is."""
    monkeypatch.setattr(question_card, "SLICE_MS", 0)


def test_ranking_in_slices_ends_with_the_same_questions(form: ProfileForm, empty_session: Session) -> None:
    empty_session.answer("entity_type", "enterprise")
    slices = 0
    form.card.begin()
    while form.card.is_ranking():
        form.card.rank_on()
        slices += 1
    assert form.card.questions == empty_session.questions() != ()
    assert slices > 1


def test_an_edit_while_the_questions_are_ranked_starts_anew(
    form: ProfileForm, empty_session: Session, qtbot: QtBot
) -> None:
    form.card.begin()
    form.card.rank_on()
    assert form.card.is_ranking()
    best = empty_session.questions()[0].field
    empty_session.answer(best, "unknown")
    assert not form.card.is_ranking()
    qtbot.waitUntil(lambda: form.card.questions == empty_session.questions())
    assert best not in [one.field for one in form.card.questions]


def test_asking_for_the_next_question_does_not_wait_for_slices(form: ProfileForm, empty_session: Session) -> None:
    empty_session.answer("entity_type", "enterprise")
    form.card.begin()
    form.card.rank_on()
    form.ask_next()
    assert not form.card.is_ranking()
    assert form.card.questions == empty_session.questions()
