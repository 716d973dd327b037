"""Takes the pictures of the user guide from the real program.

    python docs/make_screenshots.py

Run it from the root of a checkout whenever the window has changed. It needs no screen: Qt draws offscreen,
with the bundled font and nothing of the machine's own, on a fixed day, so that the same program gives the
same pictures. They are small, light and of scale 1, and go to resources/help/<language>/.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
_FONTS = Path(tempfile.mkdtemp(prefix="qhchecklist-fonts-"))
(_FONTS / "fonts.conf").write_text(
    f"<?xml version='1.0'?><!DOCTYPE fontconfig SYSTEM 'fonts.dtd'><fontconfig>"
    f"<dir>{ROOT / 'resources' / 'fonts'}</dir><cachedir>{_FONTS / 'cache'}</cachedir></fontconfig>",
    encoding="utf-8",
)
os.environ["FONTCONFIG_FILE"] = str(_FONTS / "fonts.conf")
os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect  # noqa: E402
from PySide6.QtGui import QImage  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

from qhchecklist import paths  # noqa: E402
from qhchecklist.dossier import load_dossier  # noqa: E402
from qhchecklist.policy.pack import load_rulebook  # noqa: E402
from qhchecklist.policy.text import Lang  # noqa: E402
from qhchecklist.settings import Settings  # noqa: E402
from qhchecklist.store.opening import SqlitePlace, open_store  # noqa: E402
from qhchecklist.store.records import Contact  # noqa: E402
from qhchecklist.ui import theme  # noqa: E402
from qhchecklist.ui.dialogs import WindowDialogs  # noqa: E402
from qhchecklist.ui.main_window import MainWindow, Surroundings  # noqa: E402
from qhchecklist.ui.session import Session  # noqa: E402

DAY = date(2024, 6, 1)
SIZE = (1240, 720)
LIST_SIZE = (900, 460)
SAMPLE = paths.resources() / "samples" / "quinoa-garlic.yaml"


def today() -> date:
    """The day on which the pictures are taken."""
    return DAY


def forget(settings: Settings) -> None:
    """Nothing is kept."""


def save(picture: QImage, lang: Lang, name: str) -> None:
    """Write a picture in its 256 most frequent colours, which keeps it small and its plain grounds exact."""
    exact = picture.convertToFormat(QImage.Format.Format_RGB32)
    counts = Counter(memoryview(exact.constBits()).cast("I"))
    colours = [colour for colour, _ in sorted(counts.items(), key=lambda one: (-one[1], one[0]))[:256]]
    small = exact.convertToFormat(QImage.Format.Format_Indexed8, colours)
    path = paths.resources() / "help" / lang / f"{name}.png"
    small.save(str(path))
    sys.stdout.write(f"{path.relative_to(ROOT)}  {path.stat().st_size // 1024} KiB\n")


def part(window: MainWindow, widget: QWidget, height: int) -> QImage:
    """A widget as it stands in the window, not more than so many pixels high."""
    corner = widget.mapTo(window, QPoint(0, 0))
    return window.grab(QRect(corner, widget.size()).intersected(QRect(corner.x(), corner.y(), 2000, height))).toImage()


def work_until(happened: Callable[[], object]) -> None:
    """Let other threads work, which a waiting test would not."""
    for _ in range(1000):
        if happened() is not None:
            return
        QCoreApplication.processEvents()
        time.sleep(0.01)


def help_desk(folder: Path) -> Path:
    """A store of clients: the samples, one of which has been here."""
    place = folder / "clients.sqlite3"
    store = open_store(SqlitePlace(place), "王老师")
    for sample in paths.samples():
        store.add(load_dossier(sample), Contact("马丽", "0971-0000000"))
    store.close()
    return place


def take_list(window: MainWindow, lang: Lang) -> None:
    """The client list, with what is asked before a client is deleted."""
    window.client_commands.list.trigger()
    shown, menu = window.clients.day.list, window.clients.chores.menu
    assert shown is not None
    assert menu is not None
    shown.resize(*LIST_SIZE)
    work_until(shown.table.current)
    menu.delete.trigger()
    work_until(shown.panel)
    QTest.qWait(300)
    save(shown.grab().toImage(), lang, "clients")
    shown.close()


def take(lang: Lang) -> None:
    """All pictures in one language."""
    session = Session(load_rulebook(paths.resources(), paths.DEFAULT_POLICY), DAY)
    session.open_sample(SAMPLE)
    settings = Settings(theme="light", lang=lang)
    window = MainWindow(settings)
    clients = help_desk(Path(tempfile.mkdtemp(prefix="qhchecklist-clients-")))
    window.fill(session, Surroundings(WindowDialogs(), today, forget, clients.absolute))
    window.resize(*SIZE)
    window.show()
    window.complete()
    QTest.qWait(600)
    save(window.grab().toImage(), lang, "window")
    save(part(window, window.zones.evidence, 560), lang, "evidence")
    window.zones.jump_to("trade_lines")
    QTest.qWait(300)
    box = window.zones.form.boxes["trade_lines"]
    save(box.grab().toImage(), lang, "goods")
    window.commands.palette.trigger()
    QTest.qWait(300)
    palette = window.desk.palette
    if palette is not None:
        palette.line.setText("ck")
        QTest.qWait(300)
        save(part(window, palette, 330), lang, "palette")
        palette.close_unpicked()
    take_list(window, lang)
    window.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def main() -> None:
    """Take everything twice: in Chinese and in English."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    theme.apply(app, "light", 1.0)
    languages: tuple[Lang, ...] = ("zh", "en")
    for lang in languages:
        take(lang)


if __name__ == "__main__":
    main()
