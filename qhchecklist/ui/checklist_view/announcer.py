"""Says to screen readers how the counts changed, once an edit has settled."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal

from qhchecklist.ui.checklist_view.counts import CountsBar
from qhchecklist.ui.notices import announce

SETTLED = 600
"""So many milliseconds after the last edit; while somebody types, nothing is said."""


class CountsAnnouncer(QTimer):
    """Compares the counts with those said last. `said` carries the sentence, e.g. 适用 27 → 28，待补充 2 → 1."""

    said = Signal(str)

    def __init__(self, counts: CountsBar) -> None:
        super().__init__(counts)
        self._counts = counts
        self._last = counts.figures()
        self.setSingleShot(True)
        self.setInterval(SETTLED)
        self.timeout.connect(self._on_settled)

    def follow(self) -> None:
        """The counts may have changed."""
        if self._counts.figures() != self._last:
            self.start()

    def _on_settled(self) -> None:
        before, self._last = self._last, self._counts.figures()
        changes = [
            f"{word} {old} → {new}" for (old, _), (new, word) in zip(before, self._last, strict=True) if old != new
        ]
        if changes:
            sentence = self._counts.tr("，").join(changes)
            announce(self._counts, sentence)
            self.said.emit(sentence)
