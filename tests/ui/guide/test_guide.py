"""The guide is whole in both languages, opens where one is, and names no key that does not exist."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextBlock
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qhchecklist import paths
from qhchecklist.settings import Settings
from qhchecklist.ui.commands.key_map import key_groups, written
from qhchecklist.ui.guide.topics import TOPICS, found, read_topics, topic_of
from qhchecklist.ui.guide.window import GuideWindow
from tests.ui.desk import Desk

FOLDER = paths.resources() / "help"
PAGES = [(lang, topic) for lang in ("zh", "en") for topic in TOPICS]
_LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^)]*)\)")


def text(lang: str, topic: str) -> str:
    return (FOLDER / lang / f"{topic}.md").read_text(encoding="utf-8")


def guide_of(desk: Desk) -> GuideWindow:
    desk.window.commands.guide.trigger()
    guide = desk.window.findChild(GuideWindow)
    assert isinstance(guide, GuideWindow)
    return guide


@pytest.mark.parametrize(("lang", "topic"), PAGES)
def test_every_topic_exists_with_title_links_and_pictures(lang: str, topic: str) -> None:
    words = text(lang, topic)
    assert words.startswith("# ")
    for is_image, label, target in _LINK.findall(words):
        assert label
        assert (FOLDER / lang / target).is_file(), target
        if is_image:
            image = QImage(str(FOLDER / lang / target))
            assert not image.isNull()
            assert (FOLDER / lang / target).stat().st_size < 150_000
        else:
            assert target.removesuffix(".md") in TOPICS


def test_both_languages_have_the_same_pages_pictures_and_keys() -> None:
    for topic in TOPICS:
        zh, en = text("zh", topic), text("en", topic)
        assert [found[2] for found in _LINK.findall(zh)] == [found[2] for found in _LINK.findall(en)], topic
        assert re.findall(r"`[^`]+`", zh) == re.findall(r"`[^`]+`", en), topic
        assert zh.count("\n## ") == en.count("\n## "), topic
    for lang in ("zh", "en"):
        assert {path.stem for path in (FOLDER / lang).glob("*.md")} == set(TOPICS)


def test_every_picture_is_used() -> None:
    for lang in ("zh", "en"):
        used = {target for topic in TOPICS for mark, _, target in _LINK.findall(text(lang, topic)) if mark}
        assert {path.name for path in (FOLDER / lang).glob("*.png")} == used


def test_every_key_in_the_guide_exists(desk: Desk) -> None:
    real = {key for group in key_groups(desk.window.menuBar()) for line in group.lines for key in line.keys}
    for lang, topic in PAGES:
        for key in re.findall(r"`([^`]+)`", text(lang, topic)):
            assert written(key) in real, (lang, topic, key)


def test_topics_link_to_each_other_without_a_dead_end() -> None:
    reached = {target.removesuffix(".md") for topic in TOPICS for _, _, target in _LINK.findall(text("zh", topic))}
    assert {"goods", "evidence", "work", "outcomes", "expiry"} <= reached


def test_f1_opens_the_topic_of_the_place(desk: Desk, qtbot: QtBot) -> None:
    zones = desk.window.zones
    zones.jump_to("trade_lines")
    qtbot.keyClick(QApplication.focusWidget() or desk.window, Qt.Key.Key_F1)
    guide = desk.window.findChild(GuideWindow)
    assert isinstance(guide, GuideWindow)
    assert guide.page.topic() == "goods"
    assert guide.list.currentItem().text() == "货物表"
    zones.checklist.tree.setFocus()
    assert guide_of(desk) is guide
    assert guide.page.topic() == "outcomes"
    desk.window.header.day.setFocus()
    assert topic_of(QApplication.focusWidget()) == "expiry"
    assert topic_of(zones.evidence.widget()) == "evidence"
    assert topic_of(None) == "start"


def test_a_widget_may_name_its_topic(desk: Desk) -> None:
    body = desk.window.zones.evidence.widget()
    body.setProperty("topic", "work")
    assert topic_of(body) == "work"


def test_links_lead_on_and_the_way_back_is_there(desk: Desk, qtbot: QtBot) -> None:
    guide = guide_of(desk)
    guide.show_topic("start")
    guide.page.setSource(QUrl("goods.md"))
    assert guide.page.topic() == "goods"
    assert guide.list.currentItem().text() == "货物表"
    qtbot.mouseClick(guide.back, Qt.MouseButton.LeftButton)
    assert guide.page.topic() == "start"
    qtbot.mouseClick(guide.forward, Qt.MouseButton.LeftButton)
    assert guide.page.topic() == "goods"


def test_the_search_narrows_marks_and_enters(desk: Desk, qtbot: QtBot) -> None:
    guide = guide_of(desk)
    qtbot.keyClicks(guide.search, "rcep")
    titles = [guide.list.item(row).text() for row in range(guide.list.count())]
    assert titles == ["货物表"]
    assert guide.page.topic() == "goods"
    assert len(guide.page.extraSelections()) == 1
    qtbot.keyClick(guide.search, Qt.Key.Key_Return)
    assert guide.focusWidget() is guide.page
    guide.search.setText("qqqq")
    assert guide.list.count() == 0
    assert guide.nothing.isVisible()


def test_the_title_weighs_more_than_the_text() -> None:
    topics = read_topics(FOLDER, "zh")
    assert found(topics, "草稿")[0].name == "files"
    assert len(found(topics, "")) == len(TOPICS)


def test_the_language_follows(make: Callable[..., Desk]) -> None:
    desk = make(Settings(theme="dark"))
    guide = guide_of(desk)
    guide.show_topic("limits")
    desk.window.use_language("en")
    assert guide.page.topic() == "limits"
    assert guide.page.toPlainText().startswith("What this program is not")
    assert guide.list.currentItem().text() == "What this program is not"


def test_pictures_fit_and_keys_are_set_in_our_own_type(desk: Desk) -> None:
    guide = guide_of(desk)
    guide.show_topic("start")
    guide.resize(700, 500)
    families, widths = set(), []
    block: QTextBlock = guide.page.document().begin()
    while block.isValid():
        place = block.begin()
        while not place.atEnd():
            form = place.fragment().charFormat()
            if form.isImageFormat():
                picture = guide.page.loadResource(2, QUrl(form.toImageFormat().name()))
                widths.append(picture.deviceIndependentSize().width())
            else:
                families.add(form.font().family())
            place += 1
        block = block.next()
    assert families == {"Noto Sans SC"}
    assert widths
    assert max(widths) <= guide.page.viewport().width()


def test_the_page_shows_nothing_from_outside_its_folder(desk: Desk) -> None:
    guide = guide_of(desk)
    assert guide.page.loadResource(2, QUrl("file:///etc/hostname")) is None
    assert guide.page.loadResource(2, QUrl("../../i18n/en_US.ts")) is None
