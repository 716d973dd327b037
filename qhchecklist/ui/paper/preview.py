"""The preview of one window: opened and closed by its command, and always of the present checklist."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget

from qhchecklist.policy.system_error import described
from qhchecklist.ui.background import Background, Task
from qhchecklist.ui.focus import chain, give_back
from qhchecklist.ui.notices import announce
from qhchecklist.ui.paper import pdfium
from qhchecklist.ui.paper.exporting import Exporting
from qhchecklist.ui.paper.layout import Look
from qhchecklist.ui.paper.preview_pane import PreviewPane
from qhchecklist.ui.paper.typesetting import Sheets, Typesetter, why_not
from qhchecklist.ui.session import Session
from qhchecklist.ui.zones import Zones

_PAUSE_MS = 300
"""So long after the last change the paper is typeset anew."""


class Preview(QObject):
    """Shows the sheets in place of list and evidence, the form beside them; knows where the keyboard was."""

    def __init__(
        self, session: Session, typesetter: Typesetter, exporting: Exporting, command: QAction, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._typesetter = typesetter
        self._exporting = exporting
        self._command = command
        self._drawing = Background(self)
        self._look = Look()
        self._sheets: Sheets | None = None
        self._problem = ""
        self._task: Task | None = None
        self._before: list[QWidget] = []
        self._zones: Zones | None = None
        self.pane: PreviewPane | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._typeset)
        command.toggled.connect(self._on_toggled)
        session.assessed.connect(self._on_changed)
        session.scenario_changed.connect(self._on_changed)
        session.language_changed.connect(self._on_language)
        typesetter.options.changed.connect(self._on_changed)

    # --- opening and closing -------------------------------------------------------------------------

    def attach(self, zones: Zones) -> None:
        """Live in these zones from now on: they are new after a change of look."""
        self._zones = zones
        self.pane = None
        zones.lists_wanted.connect(self.close)
        if self._command.isChecked():
            self._show()

    def close(self) -> None:
        """Back to list and evidence."""
        self._command.setChecked(False)

    def finish(self) -> None:
        """Stop what is under way, before the window goes."""
        self._timer.stop()
        self._drop_task()
        self._drawing.cancel()
        self._drawing.wait()

    def _on_toggled(self, opened: bool) -> None:
        if opened:
            self._session.settle()
            self._before = chain()
            self._show()
            self._typeset()
        else:
            self._hide()

    def _show(self) -> None:
        assert self._zones is not None
        pane = PreviewPane(self._look, self._drawing, self._zones)
        pane.left.connect(self.close)
        pane.export_wanted.connect(self._exporting.ask)
        pane.view.failed.connect(self._on_undrawn)
        self.pane = pane
        pane.kind.setMenu(self._typesetter.options.menu)
        pane.retranslate()
        pane.setFocusProxy(pane.view)
        self._zones.show_paper(pane)
        if self._sheets is not None:
            pane.show_sheets(self._sheets)
        self._say()
        pane.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _hide(self) -> None:
        pane, self.pane = self.pane, None
        self._timer.stop()
        self._drop_task()
        self._sheets = None
        if pane is None or self._zones is None:
            return
        focus = QApplication.focusWidget()
        was_here = focus is None or pane.isAncestorOf(focus)
        self._zones.show_paper(None)
        pane.deleteLater()
        if was_here:
            give_back((*self._before, self._zones.checklist.tree), Qt.FocusReason.OtherFocusReason)

    # --- following -----------------------------------------------------------------------------------

    def _on_changed(self) -> None:
        if self.pane is not None and self._typesetter.present() is not self._sheets:
            self._timer.start()
        self._say()

    def _on_language(self) -> None:
        if self.pane is not None:
            self.pane.retranslate()
            self._on_changed()

    def _typeset(self) -> None:
        self._drop_task()
        if self.pane is None or not pdfium.available():
            self._say()
            return
        ready = self._typesetter.present()
        if ready is not None:
            self._show_sheets(ready)
            return
        self._task = self._typesetter.typeset(self._on_typeset, self._on_failed)
        self._say()

    def _drop_task(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _on_typeset(self, sheets: object) -> None:
        if self.sender() is self._task and self._task is not None:
            self._task = None
            self._show_sheets(cast(Sheets, sheets))

    def _on_failed(self, error: object) -> None:
        if self.sender() is self._task and self._task is not None:
            self._task = None
            self._fail(error)

    def _on_undrawn(self, error: object) -> None:
        self._fail(error)

    def _show_sheets(self, sheets: Sheets) -> None:
        self._sheets, self._problem = sheets, ""
        if self.pane is not None:
            self.pane.show_sheets(sheets)
        self._say()

    def _fail(self, error: object) -> None:
        unknown = self.tr("预览没有做成（{0}）。").format(described(error, self._session.lang))
        self._problem = why_not(error, self._session.lang) or unknown
        self._say()
        if self.pane is not None:
            announce(self.pane.view, self._problem)

    def _say(self) -> None:
        if self.pane is not None:
            self.pane.say(self._sentence())

    def _sentence(self) -> str:
        """The one thing to say above the pages, the most urgent first."""
        if not pdfium.available():
            return self.tr("这台电脑缺预览组件（pypdfium2），看不到纸样。可以导出 PDF，用阅读器看。")
        if self._problem:
            stale = self.tr("下面仍是上一次排好的纸样。") if self._sheets is not None else ""
            return f"{self._problem}{stale}"
        if self._session.scenario is not None:
            return self.tr("正在“假如”：纸上只印企业自己的答案，不印试改的。")
        if self._sheets is None:
            return self.tr("正在排版…")
        return self._sheets.spelt_out[self._session.lang] if self._sheets.spelt_out is not None else ""
