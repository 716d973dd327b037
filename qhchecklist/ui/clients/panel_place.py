"""Where something is asked below the client list: as high as its words need, scrolled where there is less room."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QSizePolicy, QWidget

from qhchecklist.ui import theme

_LEAST = 100


class PanelPlace(QScrollArea):
    """Holds one panel at a time; without one it takes no room."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()
        application = cast(QApplication, QApplication.instance())
        application.focusChanged.connect(self._on_focus)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What has the keyboard stays in sight."""
        super().resizeEvent(event)
        self._on_focus(None, QApplication.focusWidget())

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        panel = self.widget()
        if panel is not None and now is not None and panel.isAncestorOf(now):
            self.ensureWidgetVisible(now)

    def show_panel(self, panel: QWidget) -> None:
        """Show this one; another one before it is destroyed."""
        self.setWidget(panel)
        self.show()
        self.updateGeometry()

    def drop(self) -> None:
        """Nothing is asked any more."""
        panel = self.takeWidget()
        if panel is not None:
            panel.hide()
            panel.deleteLater()
        self.hide()

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """What the panel needs."""
        panel = self.widget()
        layout = panel.layout() if panel is not None else None
        return layout.totalHeightForWidth(width) if layout is not None else 0

    def sizeHint(self) -> QSize:
        """As high as the panel at the present width."""
        return QSize(super().sizeHint().width(), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """The rest is scrolled to."""
        return QSize(0, min(theme.px(_LEAST), self.sizeHint().height()))
