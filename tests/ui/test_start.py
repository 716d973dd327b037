"""The way to the first window stays short: what is not needed for it is not loaded for it."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from qhchecklist.policy.record import record

FORBIDDEN = (
    "_hashlib",
    "csv",
    "html.entities",
    "hypothesis",
    "numpy",
    "openpyxl",
    "pydantic",
    "pypdf",
    "pypinyin",
    "reportlab",
    "rich",
    "segno",
    "sqlalchemy",
    "sqlite3",
    "stdnum",
    "typer",
    "uharfbuzz",
    "xml.etree.ElementTree",
    "PySide6.QtPdf",
    "PySide6.QtPrintSupport",
    "PySide6.QtQml",
    "PySide6.QtSvg",
    "qhchecklist.cli",
    "qhchecklist.policy.lint",
    "qhchecklist.policy.pack",
    "qhchecklist.report.round_trip",
    "qhchecklist.store",
    "qhchecklist.ui.about",
    "qhchecklist.ui.clients.day",
    "qhchecklist.ui.paper.cups",
)
"""Never loaded when the window is up. `policy.pack` is what reads a rule book from YAML; `_hashlib` keeps a whole
cryptographic library in memory.
"""

EARLY = ("PySide6.QtNetwork", "yaml")
"""Not loaded before the first frame."""

NOT_OURS = "qhchecklist.assess", "qhchecklist.intake", "qhchecklist.report", "qhchecklist.ui.session"
"""Nor these parts of the program, nor any zone of the window."""

PROBE = """
import gc, json, linecache, sys
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
from qhchecklist import __main__ as program

class Watch(QObject):
    def __init__(self):
        super().__init__()
        self.first = None
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and self.first is None:
            self.first = sorted(sys.modules)
        return False

def look():
    window = next((one for one in QApplication.topLevelWidgets() if one.isVisible()), None)
    if window is None or not window.is_filled:
        return QTimer.singleShot(20, look)
    window.complete()
    read = [name for name in linecache.cache if "qhchecklist" in name]
    collecting = gc.get_freeze_count() > 1000 and not gc.isenabled()
    print(json.dumps({"collecting": collecting, "first": watch.first, "whole": sorted(sys.modules), "read": read}))
    QApplication.closeAllWindows()

app = QApplication([])
watch = Watch()
app.installEventFilter(watch)
QTimer.singleShot(20, look)
sys.argv[1:] = []
raise SystemExit(program.desktop())
"""


@record
class Start:
    """collecting: rubbish is seen to by the window; first, whole: the modules loaded at the first frame and when all
    is there; read: files of ours whose source was read.
    """

    collecting: bool
    first: frozenset[str]
    whole: frozenset[str]
    read: tuple[str, ...]


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Start:
    """The second of two starts: the first compiles the rule book."""
    home = tmp_path_factory.mktemp("home")
    own = {f"XDG_{name}_HOME": str(home / name) for name in ("CONFIG", "CACHE", "DATA")}
    for _ in range(2):
        command = [sys.executable, "-c", PROBE]
        out = subprocess.run(command, check=True, env=os.environ | own, capture_output=True, encoding="utf-8").stdout
    seen = json.loads(out)
    return Start(seen["collecting"], frozenset(seen["first"]), frozenset(seen["whole"]), tuple(seen["read"]))


def test_the_window_comes_up_without_what_it_does_not_need(started: Start) -> None:
    assert not {name for name in started.whole if name in FORBIDDEN}


def test_rubbish_is_collected_by_the_window(started: Start) -> None:
    assert started.collecting


def test_the_first_frame_comes_before_all_that_takes_long_to_load(started: Start) -> None:
    assert "qhchecklist.ui.curtain" in started.first
    assert not {name for name in started.first if name in EARLY or name.startswith(NOT_OURS)}
    assert "qhchecklist.ui.zones" in started.whole - started.first


def test_no_source_is_read_to_import_a_module(started: Start) -> None:
    """As Qt for Python would do; `plain_imports` says why."""
    assert started.read == ()
