"""What the paper is like is chosen from a menu, seen at once, and remembered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pytestqt.qtbot import QtBot

from qhchecklist.report.options import PdfOptions
from qhchecklist.settings import Settings
from tests.ui.desk import Desk
from tests.ui.paper.test_preview import is_drawn, opened, pane_of


def pages(desk: Desk) -> int:
    sheets = desk.window.paper.typesetter.present()
    assert sheets is not None
    return len(sheets.sizes)


def undated(options: PdfOptions) -> PdfOptions:
    """What was chosen; the day of printing is nobody's choice."""
    assert options.printed_on is not None
    return replace(options, printed_on=None)


def test_large_print_is_seen_at_once_and_remembered(desk: Desk, qtbot: QtBot) -> None:
    pane = opened(desk, qtbot)
    usual = pages(desk)
    menu = pane.kind.menu()
    assert menu is desk.window.commands.paper
    menu.actions()[0].trigger()
    qtbot.waitUntil(lambda: is_drawn(desk))
    assert pages(desk) > usual
    assert desk.kept[-1].large
    assert desk.window.settings.large


def test_what_was_chosen_last_time_is_chosen(make: Callable[..., Desk]) -> None:
    desk = make(Settings(theme="light", large=True, fillable=True, parts=("notice", "of a later version")))
    options = desk.window.paper.options
    assert undated(options.of("en")) == PdfOptions("en", True, True, ("notice",))


def test_every_part_can_be_left_out_and_comes_back_in_its_order(desk: Desk) -> None:
    options = desk.window.paper.options
    assert undated(options.of("zh")) == PdfOptions()
    for action in options.parts.values():
        action.setChecked(False)
    assert options.of("zh").parts == ()
    for part in ("notice", "findings"):
        options.parts[part].setChecked(True)
    assert options.of("zh").parts == ("findings", "notice")
    assert desk.kept[-1].parts == ("findings", "notice")


def test_the_menu_is_in_the_language_of_the_window(desk: Desk) -> None:
    options = desk.window.paper.options
    assert options.parts["departments"].text() == "各单位用页"
    desk.window.use_language("en")
    assert options.parts["departments"].text() == "A page for each department"
    assert options.large.text() == "Large print"


def test_the_choice_outlives_a_change_of_look(desk: Desk, qtbot: QtBot) -> None:
    opened(desk, qtbot)
    desk.window.paper.options.large.setChecked(True)
    desk.window.use_scale(125)
    assert pane_of(desk).kind.menu().actions()[0].isChecked()
    assert desk.window.settings.large
