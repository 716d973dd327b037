"""What is written can be read, and where the keyboard is can be seen, in both looks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import product

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QCalendarWidget, QLabel, QWidget
from pytestqt.qtbot import QtBot

from qhchecklist import paths
from qhchecklist.settings import Settings
from qhchecklist.ui import theme
from qhchecklist.ui.stylesheet import stylesheet
from tests.ui.desk import Desk
from tests.ui.test_theme import contrast

LOOKS = pytest.mark.parametrize("look", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
WORDS = ("ink", "muted", "warn", "unknown", "open", "accent", "historic")
GROUNDS = ("pane", "bg", "hover", "field")
QUIET = {
    "accent": "accent_bg",
    "historic": "historic_bg",
    "warn": "warn_bg",
    "unknown": "unknown_bg",
    "open": "open_bg",
}


def rules(look: theme.Palette) -> Iterator[tuple[str, dict[str, str]]]:
    """Every rule of the stylesheet with what it sets."""
    sheet = re.sub(r"/\*.*?\*/", "", stylesheet(look, 1.0, paths.resources() / "icons"), flags=re.DOTALL)
    for selector, body in re.findall(r"([^{}]+)\{([^{}]*)\}", sheet):
        pairs = (part.partition(":") for part in body.split(";") if ":" in part)
        yield " ".join(selector.split()), {name.strip(): value.strip() for name, _, value in pairs}


@LOOKS
def test_words_are_legible_on_every_ground(look: theme.Palette) -> None:
    for ink, ground in product(WORDS, GROUNDS):
        assert contrast(getattr(look, ink), getattr(look, ground)) >= 4.5, (ink, ground)
    for ink, ground in QUIET.items():
        assert contrast(getattr(look, ink), getattr(look, ground)) >= 4.5, (ink, ground)
        assert contrast(look.ink, getattr(look, ground)) >= 4.5, ground
    for ground in ("accent", "accent_strong"):
        assert contrast(look.on_accent, getattr(look, ground)) >= 4.5, ground


@LOOKS
def test_every_rule_that_sets_ink_and_ground_is_legible(look: theme.Palette) -> None:
    seen = 0
    for selector, sets in rules(look):
        ink, ground = sets.get("color", ""), sets.get("background", "")
        if ink.startswith("#") and ground.startswith("#") and "disabled" not in selector:
            seen += 1
            assert contrast(ink, ground) >= 4.5, selector
    assert seen > 8


@LOOKS
def test_frames_of_the_keyboard_and_marks_are_seen(look: theme.Palette) -> None:
    for mark, ground in (
        ("accent", "pane"),
        ("accent", "field"),
        ("unknown", "pane"),
        ("open", "pane"),
        ("no", "pane"),
    ):
        assert contrast(getattr(look, mark), getattr(look, ground)) >= 3.0, (mark, ground)


def focusable(window: QWidget) -> list[QWidget]:
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and widget.isEnabled()
        and not widget.visibleRegion().isEmpty()
    ]


def picture(window: QWidget, widget: QWidget) -> QImage:
    corner = widget.mapTo(window, QPoint(0, 0))
    return window.grab(QRect(corner, widget.size()).adjusted(-3, -3, 3, 3)).toImage()


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_keyboard_is_seen_wherever_it_is(make: Callable[..., Desk], qapp: QApplication, name: str) -> None:
    theme.apply(qapp, "dark" if name == "dark" else "light", 1.0)
    desk = make(Settings(theme="dark" if name == "dark" else "light"))
    window = desk.window
    window.resize(1366, 768)
    window.activateWindow()
    unseen = []
    for widget in focusable(window):
        window.zones.checklist.filter.setFocus()
        if widget is window.zones.checklist.filter:
            window.zones.checklist.tree.setFocus()
        before = picture(window, widget)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        if QApplication.focusWidget() is widget and picture(window, widget) == before:
            unseen.append(widget)
    assert unseen == []


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_calendar_is_ours_in_both_looks_and_languages(
    make: Callable[..., Desk], qapp: QApplication, name: str, lang: str
) -> None:
    theme.apply(qapp, "dark" if name == "dark" else "light", 1.0)
    desk = make(Settings(theme="dark" if name == "dark" else "light", lang="en" if lang == "en" else "zh"))
    desk.window.header.day.open_calendar()
    calendar = desk.window.header.day.findChild(QCalendarWidget)
    assert isinstance(calendar, QCalendarWidget)
    shown = calendar.grab().toImage()
    ground = QColor(theme.palette().pane)
    ours = sum(shown.pixelColor(x, 4) == ground for x in range(4, shown.width() - 4))
    assert ours > shown.width() // 2
    assert calendar.locale().monthName(6) == ("六月" if lang == "zh" else "June")
    calendar.hide()


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_no_label_of_one_line_is_clipped(
    make: Callable[..., Desk], qtbot: QtBot, qapp: QApplication, lang: str, scale: float
) -> None:
    theme.apply(qapp, "light", scale)
    desk = make(Settings(theme="light", lang="en" if lang == "en" else "zh", scale=scale))
    desk.window.resize(1366, 768)
    title = desk.window.zones.form.card.title
    qtbot.waitUntil(lambda: title.width() >= title.sizeHint().width())  # everything has its place
    for label in desk.window.header.findChildren(QLabel) + desk.window.zones.form.findChildren(QLabel):
        if type(label) is QLabel and label.isVisible() and not label.wordWrap() and label.text():
            assert label.width() >= label.sizeHint().width() - 1, label.text()
