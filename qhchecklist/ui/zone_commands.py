"""The commands that go to a zone or work on what it shows."""

from __future__ import annotations

from typing import Protocol, cast

from PySide6.QtCore import QObject

from qhchecklist.ui.actions import Actions
from qhchecklist.ui.room import ZONES, ZoneName
from qhchecklist.ui.zones import Zones


class Room(Protocol):
    """What of the window is needed here: the zones in the present look."""

    zones: Zones


class ZoneCommands(QObject):
    """One for each window; `room` is the window again, by its parts."""

    def __init__(self, commands: Actions, window: QObject, room: Room) -> None:
        super().__init__(window)
        self._commands = commands
        self._room = room
        commands.copy.triggered.connect(self.copy_evidence)
        commands.find.triggered.connect(self.search_list)
        commands.next_question.triggered.connect(self.ask_next)
        commands.next_zone.triggered.connect(self.next_zone)
        commands.previous_zone.triggered.connect(self.previous_zone)
        commands.zone_toggled.connect(self.show_zone)

    def hidden(self) -> tuple[ZoneName, ...]:
        """The zones that somebody put away."""
        return tuple(name for name in ZONES if not self._commands.zones[name].isChecked())

    def follow(self, zones: Zones) -> None:
        """Zones in another look are folded as those before them."""
        for name in ZONES:
            zones.fold(name, not self._commands.zones[name].isChecked())

    def copy_evidence(self) -> None:
        """Copy what the evidence zone says."""
        self._room.zones.evidence.copy_text()

    def search_list(self) -> None:
        """Search in the list."""
        self._commands.zones["checklist"].setChecked(True)
        self._room.zones.fold("checklist", False)
        self._room.zones.turn_to("checklist")
        self._room.zones.checklist.focus_filter()

    def ask_next(self) -> None:
        """Go to the next question worth asking."""
        self._commands.zones["form"].setChecked(True)
        self._room.zones.turn_to("form")
        self._room.zones.form.ask_next()

    def go_to(self, field: str) -> None:
        """Go to a field; where there is none, to what is said above all fields."""
        self._commands.zones["form"].setChecked(True)
        if not self._room.zones.jump_to(field):
            self._room.zones.form.go_to_top()

    def next_zone(self) -> None:
        """Move the keyboard one zone on."""
        self._room.zones.go_round(1)

    def previous_zone(self) -> None:
        """Move the keyboard one zone back."""
        self._room.zones.go_round(-1)

    def show_zone(self, name: str, shown: bool) -> None:
        """Fold a zone away or show it."""
        self._room.zones.fold(cast(ZoneName, name), not shown)
