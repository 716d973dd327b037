"""The window as it first comes up: its name, its look, its place on the screen and a curtain; no program in it yet."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow

from qhchecklist import paths
from qhchecklist.policy.text import Lang
from qhchecklist.settings import Settings
from qhchecklist.ui import theme
from qhchecklist.ui.curtain import Curtain
from qhchecklist.ui.language import Language
from qhchecklist.ui.placement import LEAST_SIZE, fitted, screens
from qhchecklist.ui.stages import Stages


class BlankWindow(QMainWindow):
    """Looks and speaks as the settings say, and stands where it stood; `look_changed` follows a change of look."""

    look_changed = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self.language = Language(paths.resources() / "i18n", self)
        self.language.use(settings.lang)
        self._stages: Stages | None = None
        program = self.tr("青海外贸政策适用清单")
        self.setWindowTitle(program)
        self.curtain = Curtain(program, self)
        self.setCentralWidget(self.curtain)
        self._place()

    @property
    def is_filled(self) -> bool:
        """Whether there is more than a curtain."""
        return self._stages is not None

    def complete(self) -> None:
        """Make now what would come later."""
        if self._stages is not None:
            self._stages.finish()

    # --- its look ------------------------------------------------------------------------------------

    def use_theme(self, name: str) -> None:
        """Light, dark or as the system has it."""
        self.settings = replace(self.settings, theme=cast(theme.ThemeName, name))
        self._apply_look()

    def use_scale(self, percent: int) -> None:
        """100 to 200 percent."""
        self.settings = replace(self.settings, scale=percent / 100)
        self._apply_look()

    def use_language(self, lang: str) -> None:
        """Chinese or English."""
        self.settings = replace(self.settings, lang=cast(Lang, lang))
        self.language.use(self.settings.lang)

    def _apply_look(self) -> None:
        """Every measure and colour anew; who fills the window makes what is in it anew."""
        theme.apply(cast(QApplication, QApplication.instance()), self.settings.theme, self.settings.scale)

    def _follow_system(self) -> None:
        """From now on a system that turns dark or light takes the window along."""
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_system_look)

    def _on_system_look(self) -> None:
        if self.settings.theme == "system":
            self._apply_look()

    # --- its place -----------------------------------------------------------------------------------

    def _place(self) -> None:
        """Where the window was, moved into a screen that exists."""
        self.setMinimumSize(*LEAST_SIZE)
        self.setGeometry(fitted(self.settings.geometry, screens()))
        if self.settings.maximized:
            from PySide6.QtCore import Qt  # fifteen milliseconds of enumerations

            self.setWindowState(Qt.WindowState.WindowMaximized)

    def placed_settings(self) -> Settings:
        """The settings with the present place."""
        place = self.normalGeometry()
        geometry = place.x(), place.y(), place.width(), place.height()
        return replace(self.settings, geometry=geometry, maximized=self.isMaximized())
