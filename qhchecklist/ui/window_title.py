"""What the window is called: the firm, whether it is only tried out, and whether anything is unsaved."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QMainWindow

from qhchecklist.ui.legible import legible
from qhchecklist.ui.session import Session


class WindowTitle(QObject):
    """Follows the session; the language by `refresh`, when the words are there."""

    def __init__(self, session: Session, window: QMainWindow) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        session.file_changed.connect(self.refresh)
        session.scenario_changed.connect(self.refresh)
        session.assessed.connect(self.refresh)
        session.undo_stack.cleanChanged.connect(self.refresh)

    def refresh(self) -> None:
        """Name the window again."""
        translate, session = QCoreApplication.translate, self._session
        firm = legible(session.reading.name) or translate("MainWindow", "未命名企业")
        program = translate("MainWindow", "青海外贸政策适用清单")
        if session.scenario is not None:
            firm = translate("MainWindow", "假如：{0}").format(firm)
        if session.is_client:
            firm = translate("MainWindow", "客户：{0}").format(firm)
        self._window.setWindowTitle(f"{firm}[*] — {program}")
        modified = session.is_modified()
        if modified != self._window.isWindowModified():  # or all of the window is told each time
            self._window.setWindowModified(modified)
