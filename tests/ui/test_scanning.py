"""The QR symbol of a printed checklist opens the firm in the window, from a scanner or from the clipboard."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qhchecklist import paths
from qhchecklist.assess.assessment import Assessor
from qhchecklist.checklist import make_checklist
from qhchecklist.dossier import load_dossier
from qhchecklist.policy.profile import read_profile
from qhchecklist.policy.rulebook import Rulebook
from qhchecklist.report.round_trip.payload import Case, case_of
from qhchecklist.report.round_trip.qr_text import full_text, short_text
from qhchecklist.ui.scanning import ScanStrip
from tests.ui.desk import Desk


@pytest.fixture(scope="module")
def case(rulebook: Rulebook) -> Case:
    """Another firm than the one at work, as it was printed."""
    profile = load_dossier(paths.resources() / "samples" / "battery-maker.yaml").profile
    reading = read_profile(profile, rulebook.catalogue, rulebook.codes)
    return case_of(make_checklist(Assessor(rulebook).assess(reading, date(2026, 11, 22))))


def asked(desk: Desk) -> ScanStrip:
    desk.window.commands.scan.trigger()
    strip = desk.window.scanning.strip
    assert strip is not None
    return strip


def scan(qtbot: QtBot, strip: ScanStrip, text: str) -> None:
    """What a scanner does: every character is a key, and Enter comes last."""
    qtbot.keyClicks(strip.line, text)
    qtbot.keyClick(strip.line, Qt.Key.Key_Return)


def test_a_scanned_symbol_opens_its_firm_unsaved(desk: Desk, case: Case, qtbot: QtBot) -> None:
    strip = asked(desk)
    scan(qtbot, strip, full_text(case))
    session = desk.window.session
    assert session.reading.sha256 == case.profile_sha256
    assert session.is_modified()
    assert session.path is None
    assert desk.window.scanning.strip is None


def test_the_text_of_a_phone_can_be_pasted(desk: Desk, case: Case, qtbot: QtBot) -> None:
    strip = asked(desk)
    QApplication.clipboard().setText(full_text(case))
    strip.line.paste()
    qtbot.mouseClick(strip.take, Qt.MouseButton.LeftButton)
    assert desk.window.session.reading.name == case.dossier.profile["enterprise_name"]


def test_a_text_that_is_none_of_ours_is_refused_beside_the_line_and_the_firm_stays(desk: Desk, qtbot: QtBot) -> None:
    before = desk.window.session.reading.name
    strip = asked(desk)
    scan(qtbot, strip, "https://example.org/QHC1")
    assert "不是本程序印的二维码" in strip.problem.text()
    assert strip.line.selectedText() == "https://example.org/QHC1"
    assert desk.window.session.reading.name == before
    qtbot.keyClicks(strip.line, "Q")
    assert strip.problem.isHidden()


def test_a_symbol_that_only_names_its_firm_says_what_to_do(desk: Desk, case: Case, qtbot: QtBot) -> None:
    strip = asked(desk)
    scan(qtbot, strip, short_text(case))
    assert "请打开导出的 PDF" in strip.problem.text()


def test_unsaved_changes_are_asked_about_before_another_firm_comes(desk: Desk, case: Case, qtbot: QtBot) -> None:
    session = desk.window.session
    session.answer("enterprise_name", "改过的公司")
    desk.answers.on_unsaved = "cancel"
    strip = asked(desk)
    scan(qtbot, strip, full_text(case))
    assert (session.reading.name, desk.answers.asked) == ("改过的公司", 1)
    assert desk.window.scanning.strip is strip


def test_escape_and_asking_again_and_another_language(desk: Desk, qtbot: QtBot) -> None:
    strip = asked(desk)
    assert asked(desk) is strip
    qtbot.keyClick(strip.line, Qt.Key.Key_Escape)
    assert desk.window.scanning.strip is None
    assert desk.window.notices.isHidden()
    asked(desk)
    desk.window.use_language("en")
    assert desk.window.scanning.strip is None


def test_no_input_method_makes_words_of_what_is_scanned(desk: Desk) -> None:
    assert not asked(desk).line.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
