"""Printing and exporting: the PDF itself goes to CUPS, rasters elsewhere; nothing ends in a dead dialog."""

from __future__ import annotations

import json
import os
import stat
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from qhchecklist.ui.paper import cups, pdfium
from qhchecklist.ui.paper.choice import PrintChoice
from qhchecklist.ui.paper.print_dialog import choice_of
from qhchecklist.ui.session import Session
from tests.ui.desk import Desk

CTRL = Qt.KeyboardModifier.ControlModifier

LP = f"""#!{sys.executable}
import json, pathlib, sys
here = pathlib.Path(__file__).parent
(here / "got.json").write_text(json.dumps(sys.argv[1:]), encoding="utf-8")
(here / "got.pdf").write_bytes(pathlib.Path(sys.argv[-1]).read_bytes())
if (here / "slow").exists():
    sys.stdin.close()
    import threading
    threading.Event().wait(30)
if (here / "refuse").exists():
    sys.exit("lp: Error - The printer or class does not exist.")
print("request id is Office-7 (1 file(s))")
"""


class Spooler:
    """A pretended `lp` that remembers what it was given."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.lp = folder / "lp"
        self.lp.write_text(LP, encoding="utf-8")
        self.lp.chmod(self.lp.stat().st_mode | stat.S_IXUSR)

    def behave(self, name: str) -> None:
        (self.folder / name).touch()

    @property
    def arguments(self) -> list[str]:
        return list(json.loads((self.folder / "got.json").read_text(encoding="utf-8")))

    @property
    def pdf(self) -> bytes:
        return (self.folder / "got.pdf").read_bytes()


@pytest.fixture
def spooler(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Spooler:
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return Spooler(folder)


@pytest.fixture
def no_spooler(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "nothing").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))


@pytest.fixture
def choose(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Callable[[PrintChoice | None], list[tuple[str, int]]]:
    """Answer the print dialog; returns what it was asked."""
    asked: list[tuple[str, int]] = []

    def answer(choice: PrintChoice | None) -> list[tuple[str, int]]:
        def ask(parent: QWidget, title: str, pages: int) -> PrintChoice | None:
            asked.append((title, pages))
            return choice

        monkeypatch.setattr(desk.answers, "has_printer", lambda: True)
        monkeypatch.setattr(desk.answers, "choose_printer", ask)
        return asked

    return answer


def press(qtbot: QtBot, desk: Desk, key: Qt.Key) -> None:
    qtbot.keyClick(QApplication.focusWidget() or desk.window, key, CTRL)


def buttons(desk: Desk) -> dict[str, QPushButton]:
    return {button.text(): button for button in desk.window.notices.findChildren(QPushButton)}


Choose = Callable[[PrintChoice | None], list[tuple[str, int]]]


def test_the_pdf_itself_goes_to_cups_with_what_was_chosen(
    desk: Desk, spooler: Spooler, choose: Choose, qtbot: QtBot
) -> None:
    asked = choose(
        PrintChoice(printer="Office; rm -rf", copies=3, ranges="1-2,5", sides="two-sided-long-edge", grey=True)
    )
    with qtbot.waitSignal(desk.window.paper.printing.sent):
        press(qtbot, desk, Qt.Key.Key_P)
    title = "青海湟源高原藜麦食品有限公司（示例） 外贸政策适用清单"
    sheets = desk.window.paper.typesetter.present()
    assert sheets is not None
    assert asked == [(title, len(sheets.sizes))]
    assert len(sheets.sizes) > 5
    given = spooler.arguments
    assert given[:8] == ["-d", "Office; rm -rf", "-n", "3", "-t", title, "-P", "1-2,5"]
    options = {value for name, value in pairwise(given) if name == "-o"}
    assert options == {"media=A4", "sides=two-sided-long-edge", "print-color-mode=monochrome", "collate=true"}
    assert given[-2] == "--"
    assert not Path(given[-1]).exists()  # the spooler has its own copy
    assert spooler.pdf == sheets.data
    assert desk.window.status.message.text() == "已送往打印机 Office; rm -rf"
    assert not desk.window.status.jobs.isVisible()


def test_the_words_of_the_spooler_are_shown_and_the_export_is_offered(
    desk: Desk, spooler: Spooler, choose: Choose, qtbot: QtBot, tmp_path: Path
) -> None:
    spooler.behave("refuse")
    choose(PrintChoice(printer="Gone"))
    with qtbot.waitSignal(desk.window.paper.printing.stopped):
        desk.window.header.print.click()
    (sentence,) = desk.window.notices.sentences()
    assert "lp: Error - The printer or class does not exist." in sentence
    desk.answers.file = tmp_path / "清单.pdf"
    with qtbot.waitSignal(desk.window.paper.exporting.exported):
        buttons(desk)["导出 PDF…"].click()
    assert desk.answers.file.exists()


def test_a_spooler_that_does_not_answer_can_be_given_up(
    desk: Desk, spooler: Spooler, choose: Choose, qtbot: QtBot
) -> None:
    spooler.behave("slow")
    choose(PrintChoice(printer="Far away"))
    press(qtbot, desk, Qt.Key.Key_P)
    jobs = desk.window.status.jobs
    qtbot.waitUntil(lambda: (spooler.folder / "got.pdf").exists())
    qtbot.waitUntil(lambda: jobs.label.text() == "正在送往打印机 Far away…")
    assert jobs.bar.accessibleName() == jobs.label.text()
    press(qtbot, desk, Qt.Key.Key_P)
    assert desk.window.notices.sentences() == ["上一份清单还在送往打印机；送完再打印，或先取消。"]
    with qtbot.waitSignal(desk.window.paper.printing.stopped):
        press(qtbot, desk, Qt.Key.Key_Period)
    assert desk.window.status.message.text() == "已取消打印"
    assert not jobs.isVisible()
    assert not desk.window.commands.stop_work.isEnabled()


def test_giving_up_the_dialog_prints_nothing_and_the_next_print_works(
    desk: Desk, spooler: Spooler, choose: Choose, qtbot: QtBot
) -> None:
    choose(None)
    with qtbot.waitSignal(desk.window.paper.printing.stopped):
        press(qtbot, desk, Qt.Key.Key_P)
    assert not (spooler.folder / "got.json").exists()
    assert desk.window.notices.sentences() == []
    choose(PrintChoice(printer="Office"))
    with qtbot.waitSignal(desk.window.paper.printing.sent):
        press(qtbot, desk, Qt.Key.Key_P)


def test_print_to_file_writes_our_own_pdf(
    desk: Desk, choose: Choose, qtbot: QtBot, tmp_path: Path, no_spooler: None
) -> None:
    path = tmp_path / "打印成文件.pdf"
    choose(PrintChoice(file=path))
    with qtbot.waitSignal(desk.window.paper.exporting.exported):
        press(qtbot, desk, Qt.Key.Key_P)
    sheets = desk.window.paper.typesetter.present()
    assert sheets is not None
    assert path.read_bytes() == sheets.data


def test_no_printer_is_said_at_once_and_the_export_offered(
    desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk.answers, "has_printer", bool)
    press(qtbot, desk, Qt.Key.Key_P)
    (sentence,) = desk.window.notices.sentences()
    assert "没有可用的打印机" in sentence
    desk.answers.file = tmp_path / "清单.pdf"
    with qtbot.waitSignal(desk.window.paper.exporting.exported):
        buttons(desk)["导出 PDF…"].click()
    assert desk.answers.file.read_bytes().startswith(b"%PDF-")


def printer_into(path: Path) -> QPrinter:
    """A printer whose paper is a file, as the system's own way is tested without one."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def away(one: QImage, other: QImage) -> float:
    """How far two pictures are from each other, 0 to 255."""
    places = [(x, y) for x in range(0, one.width(), 5) for y in range(0, min(one.height(), other.height()), 5)]
    apart = [abs(one.pixelColor(*at).lightness() - other.pixelColor(*at).lightness()) for at in places]
    return sum(apart) / len(apart)


def test_without_cups_pages_go_as_pictures_of_the_chosen_pages(
    desk: Desk, choose: Choose, qtbot: QtBot, tmp_path: Path, no_spooler: None
) -> None:
    path = tmp_path / "paper.pdf"
    choose(PrintChoice(printer="Plain", ranges="2-3", device=printer_into(path)))
    steps: list[int] = []
    with qtbot.waitSignal(desk.window.paper.printing.sent):
        desk.window.status.jobs.bar.valueChanged.connect(steps.append)
        press(qtbot, desk, Qt.Key.Key_P)
    data = path.read_bytes()
    assert len(pdfium.page_sizes(data)) == 2
    ours = desk.window.paper.typesetter.present()
    assert ours is not None
    assert away(pdfium.draw(data, 0, 300), pdfium.draw(ours.data, 1, 300)) < 10
    assert away(pdfium.draw(data, 0, 300), pdfium.draw(ours.data, 4, 300)) > 12
    assert 1 in steps


def test_a_print_of_pictures_can_be_cancelled_between_pages(
    desk: Desk, choose: Choose, qtbot: QtBot, tmp_path: Path, no_spooler: None
) -> None:
    choose(PrintChoice(printer="Plain", device=printer_into(tmp_path / "paper.pdf")))
    jobs = desk.window.status.jobs
    with qtbot.waitSignal(desk.window.paper.printing.stopped):
        press(qtbot, desk, Qt.Key.Key_P)
        qtbot.waitUntil(lambda: jobs.bar.value() >= 1)
        jobs.stop.click()
        assert jobs.label.text() == "正在取消…"
    assert desk.window.status.message.text() == "已取消打印"


def test_the_window_closes_in_the_middle_of_a_print(
    desk: Desk, choose: Choose, qtbot: QtBot, tmp_path: Path, no_spooler: None
) -> None:
    choose(PrintChoice(printer="Plain", device=printer_into(tmp_path / "paper.pdf")))
    jobs = desk.window.status.jobs
    press(qtbot, desk, Qt.Key.Key_P)
    qtbot.waitUntil(lambda: jobs.bar.value() >= 1)
    assert desk.window.close()


def test_without_cups_and_library_the_export_is_offered(
    desk: Desk, choose: Choose, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, no_spooler: None
) -> None:
    monkeypatch.setattr(pdfium, "available", bool)
    choose(PrintChoice(printer="Plain"))
    with qtbot.waitSignal(desk.window.paper.printing.stopped):
        press(qtbot, desk, Qt.Key.Key_P)
    assert "pypdfium2" in desk.window.notices.sentences()[0]
    assert "导出 PDF…" in buttons(desk)


def test_an_export_asked_for_during_another_comes_after_it(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    first, second = tmp_path / "一.pdf", tmp_path / "二.pdf"
    done: list[Path] = []
    desk.window.paper.exporting.exported.connect(done.append)
    for path in (first, second):
        desk.answers.file = path
        press(qtbot, desk, Qt.Key.Key_E)
    qtbot.waitUntil(lambda: len(done) == 2)
    assert done == [first, second]
    assert first.read_bytes() == second.read_bytes()
    assert desk.window.status.message.text() == "已导出 二.pdf"


def test_a_cancelled_export_writes_nothing(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    desk.answers.file = tmp_path / "清单.pdf"
    with qtbot.waitSignal(desk.window.paper.exporting.stopped):
        press(qtbot, desk, Qt.Key.Key_E)
        press(qtbot, desk, Qt.Key.Key_Period)
    assert list(tmp_path.iterdir()) == []
    assert desk.window.status.message.text() == "已取消，没有写 清单.pdf"


def test_a_scenario_is_not_printed(
    desk: Desk, session: Session, spooler: Spooler, choose: Choose, qtbot: QtBot
) -> None:
    asked = choose(PrintChoice(printer="Office"))
    session.begin_scenario()
    session.answer("enterprise_name", "试改公司")
    with qtbot.waitSignal(desk.window.files.barred):
        press(qtbot, desk, Qt.Key.Key_P)
    assert asked == []
    assert not desk.window.status.jobs.is_busy()


def test_a_scenario_is_not_exported_from_the_preview_either(
    desk: Desk, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    desk.answers.file = tmp_path / "清单.pdf"
    desk.window.commands.preview.trigger()
    pane = desk.window.paper.preview.pane
    assert pane is not None
    session.begin_scenario()
    with qtbot.waitSignal(desk.window.files.barred):
        qtbot.mouseClick(pane.export, Qt.MouseButton.LeftButton)
    assert not desk.window.status.jobs.is_busy()


def test_an_exported_file_and_its_folder_can_be_opened(
    desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def open_url(url: object) -> bool:
        opened.append(url.toLocalFile())  # type: ignore[attr-defined]
        return len(opened) < 3

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    path = tmp_path / "清单.pdf"
    with qtbot.waitSignal(desk.window.paper.exporting.exported):
        desk.window.paper.exporting.export_to(path)
    status = desk.window.status
    status.open.click()
    status.folder.click()
    assert opened == [str(path), str(tmp_path)]
    assert desk.window.notices.sentences() == []
    status.open.click()
    assert "没有能打开 清单.pdf 的程序" in desk.window.notices.sentences()[0]


def test_what_a_printer_was_set_to_is_read_as_a_value(qapp: QApplication) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 4)
    printer.setCopyCount(2)
    printer.setColorMode(QPrinter.ColorMode.GrayScale)
    choice = choice_of(printer)
    assert (choice.ranges, choice.copies, choice.grey, choice.media) == ("2-4", 2, True, "A4")
    assert choice.pages(12) == [1, 2, 3]
    assert PrintChoice(ranges="1,3-9").pages(4) == [0, 2, 3]


def test_macos_and_windows_do_not_use_lp(spooler: Spooler, monkeypatch: pytest.MonkeyPatch) -> None:
    assert cups.command() == str(spooler.lp)
    for system in ("darwin", "win32"):
        monkeypatch.setattr(sys, "platform", system)
        assert cups.command() is None
