"""The quiet entry at the right of the menus that says how the palette is opened."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QWidget

from qhchecklist.ui import theme
from qhchecklist.ui.commands.catalogue import written_keys
from qhchecklist.ui.commands.words import bare


class PaletteButton(QPushButton):
    """Says the action's words and key, and triggers it."""

    def __init__(self, action: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "corner")
        self._action = action
        self.words = QLabel(self)
        self.key = QLabel(self)
        theme.set_role(self.key, "kbd")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the key it shows is the way for the keyboard
        row = QHBoxLayout(self)
        for label in (self.words, self.key):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            row.addWidget(label)
        self.clicked.connect(action.trigger)
        action.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Follow the action."""
        self.words.setText(bare(self._action.text()))
        self.key.setText(" ".join(written_keys(self._action)[:1]))
        self.setAccessibleName(self.words.text())
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Another scale needs other room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def sizeHint(self) -> QSize:
        """Room for words and key; a button knows only of its own text."""
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """The same: it is short enough."""
        return self.sizeHint()

    def _fit(self) -> None:
        """The menu bar places its corner only when it is placed itself."""
        layout = self.layout()
        if layout is None:
            return
        layout.setContentsMargins(theme.px(8), theme.px(4), theme.px(12), 0)
        layout.setSpacing(theme.px(6))
        for label in (self.words, self.key):
            label.ensurePolished()
        bar = self.parentWidget()
        if bar is not None:
            self.resize(self.sizeHint())
            QApplication.sendEvent(bar, QResizeEvent(bar.size(), bar.size()))
