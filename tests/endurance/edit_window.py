"""Runs the real program and edits in its window, reporting every edit, until it is killed.

Arguments: seed and folder. The user's folders come from the environment.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from qhchecklist import app
from qhchecklist.ui.form.text_editors import LineEditor
from qhchecklist.ui.main_window import MainWindow
from tests.endurance.editing import NAME, Edit, Editing, report

_PAUSE_MS, _KEY_MS = 8, 60


class Person(QObject):
    """Makes an edit whenever the program is ready for one; types the firm's name key by key."""

    def __init__(self, seed: int, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._seed = seed
        self._folder = folder
        self._editing: Editing | None = None
        self._window: MainWindow | None = None
        self._edit = Edit("")
        self._typed = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_time)
        self._timer.start(_PAUSE_MS)

    def _on_time(self) -> None:
        if self._editing is None:
            self._begin()
        elif self._edit.kind == "type":
            self._type(self._editing)
        else:
            edit = self._editing.draw()
            if edit.kind == "type":
                self._edit = edit
                self._begin_typing()
            else:
                self._editing.make(edit)
                report(done=edit.kind)

    def _begin(self) -> None:
        found = [one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow) and one.is_filled]
        if found:
            self._window = found[0]
            self._editing = Editing(found[0].session, self._seed, self._folder)
            report(ready=True)

    # --- key by key ----------------------------------------------------------------------------------

    def _line(self) -> LineEditor:
        assert self._window is not None
        editor = self._window.zones.form.boxes[NAME].editor
        assert isinstance(editor, LineEditor)
        return editor

    def _begin_typing(self) -> None:
        assert self._window is not None
        self._window.zones.form.jump_to(NAME)
        self._line().line.clear()
        self._typed = 0
        self._timer.setInterval(_KEY_MS)

    def _type(self, editing: Editing) -> None:
        editor = self._line()
        if self._typed < len(self._edit.text):
            event = QInputMethodEvent()
            event.setCommitString(self._edit.text[self._typed])
            QApplication.sendEvent(editor.line, event)
            self._typed += 1
            report(typed=editor.line.text(), at=time.monotonic())
            return
        editor.commit()
        self._edit = Edit("")
        self._timer.setInterval(_PAUSE_MS)
        report(done="type")


def main() -> None:
    """Never ends by itself."""
    application = QApplication(sys.argv[:1])
    Person(int(sys.argv[1]), Path(sys.argv[2]), application)
    raise SystemExit(app.main([]))


if __name__ == "__main__":
    main()
