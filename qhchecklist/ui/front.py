"""What the window holds below its menu: header, banner, strips and zones, all in one look."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from qhchecklist.ui.actions import Actions
from qhchecklist.ui.banner import Banner
from qhchecklist.ui.checklist_view.lens import Lens
from qhchecklist.ui.header import Header
from qhchecklist.ui.room import is_cramped
from qhchecklist.ui.session import Session
from qhchecklist.ui.zones import Zones


class Front(QWidget):
    """Built anew for another look. Strips, which others make, come between the banner and the zones by `lay_out`."""

    def __init__(
        self, session: Session, lens: Lens, commands: Actions, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.header = Header(session, commands, today, self)
        self.banner = Banner(session, today, self)
        self.zones = Zones(session, lens, self)
        self.zones.hint.sample_wanted.connect(commands.open_first_sample)
        self.zones.low.connect(self._on_room)
        self.zones.unfolded.connect(commands.tick_zone)

    def _on_room(self, low: bool) -> None:
        """In a low window, and where strips take the room, what stands above the zones is brief.

        What brevity gives is not counted, or the zones would have room enough at once and lose it again.
        """
        height = self.zones.height() - self.banner.saved() - self.header.saved()
        brief = low or (self.zones.isVisible() and is_cramped(height))
        self.banner.be_brief(brief)
        self.header.be_brief(brief)
        self.zones.checklist.be_brief(brief)

    def lay_out(self, *strips: QWidget) -> None:
        """One below the other; the zones have all the room that is left."""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (self.header, self.banner, *strips):
            layout.addWidget(widget)
        layout.addWidget(self.zones, 1)
