"""The way to the first window stays short: what is not needed for it is not loaded for it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

FORBIDDEN = (
    "hypothesis",
    "numpy",
    "openpyxl",
    "pydantic",
    "pypinyin",
    "reportlab",
    "rich",
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
    "qhchecklist.ui.about",
    "qhchecklist.ui.paper.cups",
)
"""Never loaded when the window is up. `policy.pack` is what reads a rule book from YAML."""

PROBE = """
import gc, json, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from qhchecklist import app

def look():
    shown = any(one.isVisible() for one in QApplication.topLevelWidgets())
    print(json.dumps([shown, gc.get_freeze_count() > 1000 and not gc.isenabled(), sorted(sys.modules)]))
    QApplication.closeAllWindows()

gc.disable()
QApplication([])
QTimer.singleShot(200, look)
raise SystemExit(app.main([]))
"""


def start(tmp_path: Path) -> tuple[bool, bool, set[str]]:
    """Whether a window was shown and rubbish is seen to by it, and all modules that are then loaded."""
    own = {f"XDG_{name}_HOME": str(tmp_path / name) for name in ("CONFIG", "CACHE", "DATA")}
    command = [sys.executable, "-c", PROBE]
    out = subprocess.run(command, check=True, env=os.environ | own, capture_output=True, encoding="utf-8").stdout
    shown, collecting, modules = json.loads(out)
    return shown, collecting, set(modules)


def test_the_window_comes_up_without_what_it_does_not_need(tmp_path: Path) -> None:
    start(tmp_path)  # the first start compiles the rule book
    shown, collecting, modules = start(tmp_path)
    assert shown
    assert collecting
    assert not {name for name in modules if name in FORBIDDEN}
