"""No words are cut off in any window of the program, in both languages, at the least size and a large scale."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QSize, QUrl
from PySide6.QtGui import QDragLeaveEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from qhchecklist import paths
from qhchecklist.checklist import Checklist
from qhchecklist.dossier import Dossier
from qhchecklist.report.round_trip.differences import Restored, restore
from qhchecklist.report.round_trip.payload import case_of
from qhchecklist.report.round_trip.reopen import Reopened
from qhchecklist.settings import Settings
from qhchecklist.ui import theme
from qhchecklist.ui.about import About
from qhchecklist.ui.commands.key_sheet import KeySheet
from qhchecklist.ui.differences import DifferencesWindow
from qhchecklist.ui.evidence.flow_text import FlowText
from qhchecklist.ui.form.certificate_editor import CertificatesEditor
from qhchecklist.ui.form.chip import Chip
from qhchecklist.ui.guide.window import GuideWindow
from qhchecklist.ui.main_window import MainWindow
from qhchecklist.ui.session import Session
from tests.ui.clipping import clipped
from tests.ui.desk import Desk
from tests.ui.dragging import entering

LONG = "青海省海西蒙古族藏族自治州格尔木市昆仑经济技术开发区高原特色农畜产品进出口贸易与跨境电子商务服务有限责任公司"
ROW = {"direction": "export", "status": "current", "product": "藜麦", "hs": "10085090", "markets": ["KOR", "DEU"]}


Scene = tuple[str, QWidget]


def settle() -> None:
    """Give everything its place: a layout may ask for another."""
    for _ in range(4):
        QCoreApplication.sendPostedEvents()


def profiles(window: MainWindow) -> Iterator[Scene]:
    """The window with each kind of profile, a support of each group, every answer in sight."""
    session = window.session
    yield "empty profile", window
    window.files.open_sample(paths.resources() / "samples" / "quinoa-garlic.yaml")
    yield "sample", window
    groups = {item.group: item.id for item in session.checklist.items}
    for group, support in groups.items():
        window.zones.choose(support)
        yield f"evidence of {group}", window
    window.zones.turn_to("form")
    window.zones.jump_to("trade_lines")
    yield "goods table in use", window
    session.answer("enterprise_name", LONG)
    session.answer("trade_lines", [dict(ROW) for _ in range(20)])
    session.set_as_of(date(2024, 6, 1))
    yield "long name, many goods, in force", window


def windows(window: MainWindow) -> Iterator[Scene]:
    """Everything that opens in a window of its own."""
    window.commands.palette.trigger()
    assert window.desk.palette is not None
    yield "palette", window.desk.palette
    window.desk.palette.close_unpicked()
    window.commands.keys.trigger()
    yield from closing("keys", window.findChild(KeySheet))
    window.commands.guide.trigger()
    yield from closing("guide", window.findChild(GuideWindow))
    window.commands.read_policy.trigger()
    yield from closing("reader", window.reading.reader())
    window.commands.about.trigger()
    yield from closing("about", window.findChild(About))
    window.reopening.restored = restored(window)
    window.reopening.show_differences()
    yield from closing("differences", window.findChild(DifferencesWindow))


def restored(window: MainWindow) -> Restored:
    """A case that was printed as another firm's, by another pack, long ago."""
    case = replace(case_of(window.session.checklist), as_of=date(2023, 1, 1), policy_sha256="0" * 64)
    dossier = replace(case.dossier, profile={"enterprise_name": LONG})
    return restore(Reopened(replace(case, dossier=dossier)), window.session.rulebook, assessed(window))


def assessed(window: MainWindow) -> Callable[[Dossier], Checklist]:
    def assess(dossier: Dossier) -> Checklist:
        return window.session.checklist

    return assess


def popups(window: MainWindow) -> Iterator[Scene]:
    """What drops down and closes by itself."""
    zones = window.zones
    zones.checklist.open_filter()
    yield from closing("filter", QApplication.activePopupWidget())
    zones.form.list_usage("registered_division")
    yield from closing("usage", QApplication.activePopupWidget())
    zones.jump_to("certifications")
    editor = zones.form.boxes["certifications"].editor
    assert isinstance(editor, CertificatesEditor)
    editor.open_picker()
    yield from closing("picker", QApplication.activePopupWidget())
    window.header.day.open_calendar()
    yield from closing("calendar", QApplication.activePopupWidget())


def strips(window: MainWindow) -> Iterator[Scene]:
    """What appears within the window."""
    session = window.session
    window.trying.begin()
    session.answer("export_refund.filed", False)
    session.answer("own_technology", True)
    yield "scenario", window
    window.trying.drop()
    window.notices.tell(f"{LONG}：{LONG}").offer("恢复", settle).offer("丢弃", settle).name_last("以后再说")
    yield "notice", window
    drag = QMimeData()
    drag.setUrls([QUrl.fromLocalFile(f"/{LONG}{LONG}.docx")])
    event = entering(QPoint(9, 9), drag)
    QCoreApplication.sendEvent(window.windowHandle(), event)
    yield "drag", window
    QCoreApplication.sendEvent(window.windowHandle(), QDragLeaveEvent())
    for notice in window.notices.notices():
        notice.dismiss()
    window.commands.preview.trigger()
    yield "preview", window
    window.commands.preview.trigger()


def closing(name: str, opened: QWidget | None) -> Iterator[Scene]:
    assert opened is not None, name
    yield name, opened
    opened.close()


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_words_are_cut_off(
    make: Callable[..., Desk], session: Session, qapp: QApplication, lang: str, scale: float
) -> None:
    session.new()
    theme.apply(qapp, "light", scale)
    window = make(Settings(theme="light", lang="en" if lang == "en" else "zh", scale=scale)).window
    window.resize(QSize(1366, 768))
    found: dict[str, str] = {}
    for part in (profiles, windows, popups, strips):
        for name, shown in part(window):
            settle()
            window.zones.form.card.refresh()
            settle()
            for cut in clipped(shown):
                found.setdefault(cut, name)
    assert found == {}


def test_what_is_cut_off_is_found(qapp: QApplication) -> None:
    button = QPushButton("导出 PDF，用阅读器打印")
    button.resize(40, 30)
    button.show()
    assert len(clipped(button)) == 1
    button.resize(button.sizeHint())
    assert clipped(button) == []
    button.deleteLater()


def test_another_profile_has_its_question_at_its_own_height(desk: Desk) -> None:
    window, form = desk.window, desk.window.zones.form
    window.resize(QSize(1366, 768))
    form.card.setMinimumHeight(500)  # kept from the question before, for somebody who filled in the form
    settle()
    window.files.open_sample(paths.resources() / "samples" / "first-visit.yaml")
    settle()
    layout = form.card.layout()
    assert layout is not None
    assert form.card.height() == layout.totalHeightForWidth(form.card.width()) < 500


def test_a_long_answer_takes_a_second_line(qapp: QApplication) -> None:
    chip = Chip("long")
    chip.name("meets the conditions by own assessment, not recognised")
    chip.let_wrap()
    one, wide = chip.sizeHint().height(), chip.sizeHint().width()
    assert chip.heightForWidth(wide) == one
    assert chip.heightForWidth(wide // 2) > one
    chip.deleteLater()


def test_in_a_wide_window_the_lines_of_the_evidence_stay_short(desk: Desk) -> None:
    window = desk.window
    window.resize(QSize(2560, 1440))
    window.zones.choose("S03h")
    settle()
    texts = [text for text in window.zones.evidence.findChildren(FlowText) if text.isVisible()]
    assert texts
    assert max(text.width() for text in texts) <= 46 * theme.metrics().horizontalAdvance("国")
    assert window.zones.evidence.viewport().width() > 900
