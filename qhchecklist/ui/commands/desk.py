"""What helps to find the way: opens the command palette and goes where it says."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from shiboken6 import isValid

from qhchecklist.settings import Settings
from qhchecklist.ui.actions import Actions
from qhchecklist.ui.background import Background
from qhchecklist.ui.commands.button import PaletteButton
from qhchecklist.ui.commands.catalogue import Command, action_commands, form_commands, support_commands
from qhchecklist.ui.commands.key_sheet import KeySheet
from qhchecklist.ui.commands.palette import Palette
from qhchecklist.ui.focus import chain, give_back
from qhchecklist.ui.session import Session
from qhchecklist.ui.zones import Zones

_REMEMBERED = 12
"""So many commands of late come first."""


class Room(Protocol):
    """What of the window is needed here."""

    commands: Actions
    zones: Zones
    settings: Settings


class CommandDesk(QObject):
    """One for each window. `room` is the window again, by its parts."""

    def __init__(self, session: Session, window: QMainWindow, room: Room, resources: Path) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._room = room
        self._catalogue = resources / "i18n" / "en_US.ts"
        self._help = resources / "help"
        self._background = Background(self)
        self._before: list[QWidget] = []
        self.palette: Palette | None = None
        self.button = PaletteButton(room.commands.palette, window.menuBar())
        window.menuBar().setCornerWidget(self.button)
        room.commands.palette.triggered.connect(self.toggle)
        room.commands.keys.triggered.connect(self.show_keys)
        room.commands.guide.triggered.connect(self.show_guide)

    def show_keys(self) -> None:
        """Open the sheet of all keys."""
        sheet = self._window.findChild(KeySheet) or KeySheet(self._session, self._window.menuBar(), self._window)
        sheet.refresh()
        sheet.show()
        sheet.raise_()
        sheet.activateWindow()

    def show_guide(self) -> None:
        """Open the guide at what it says about the place where the keyboard is."""
        from qhchecklist.ui.guide.topics import topic_of
        from qhchecklist.ui.guide.window import GuideWindow

        topic = topic_of(QApplication.focusWidget())
        guide = self._window.findChild(GuideWindow) or GuideWindow(self._session, self._help, self._window)
        guide.show_topic(topic)
        guide.show()
        guide.raise_()
        guide.activateWindow()

    # --- the palette ---------------------------------------------------------------------------------

    def toggle(self) -> None:
        """Open the palette; the same key takes it away again."""
        if self.palette is not None and isValid(self.palette) and self.palette.isVisible():
            self.palette.close_unpicked()
            return
        self._before = chain()
        made = Palette(self._all(), self._room.settings.used, self._session.lang, self._window)
        made.picked.connect(self._on_picked)
        made.left.connect(self._give_back)
        self.palette = made
        made.open()
        self._background.start(made.search.warm, self._on_warm, self._on_warm)

    def finish(self) -> None:
        """Wait for what is under way, before the window goes."""
        self._background.wait()

    def _on_warm(self, result: object) -> None:
        """Nothing to do: whatever went wrong, the search itself will meet it again."""

    def _all(self) -> list[Command]:
        session, boxes = self._session, self._room.zones.form.boxes
        hidden = [key for key, box in boxes.items() if box.isHidden()]
        return [
            *action_commands(self._window.menuBar(), session, self._catalogue),
            *form_commands(session, hidden),
            *support_commands(session),
        ]

    def _give_back(self) -> None:
        """The keyboard goes where it was; where a cell was being edited, to its table."""
        give_back(self._before, Qt.FocusReason.PopupFocusReason)

    def _on_picked(self, command: Command) -> None:
        self._give_back()  # a command may ask where the keyboard is
        used = (command.id, *(name for name in self._room.settings.used if name != command.id))
        self._room.settings = replace(self._room.settings, used=used[:_REMEMBERED])
        zones = self._room.zones
        match command.kind:
            case "action" if command.action is not None and isValid(command.action):
                command.action.trigger()
            case "field":
                self._room.commands.zones["form"].setChecked(True)
                zones.jump_to(command.code)
            case "section":
                self._room.commands.zones["form"].setChecked(True)
                zones.turn_to("form")
                zones.form.jump_to_section(command.code)
            case "support":
                self._room.commands.zones["checklist"].setChecked(True)
                zones.fold("checklist", False)  # a preview in its place goes too
                zones.choose(command.code)
                zones.turn_to("checklist")
                zones.checklist.tree.setFocus(Qt.FocusReason.ShortcutFocusReason)
