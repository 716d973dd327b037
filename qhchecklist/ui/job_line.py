"""What is under way, in the line below: words, a slim bar and a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from qhchecklist.ui import theme
from qhchecklist.ui.background import Job
from qhchecklist.ui.notices import announce

_BAR_WIDTH = 120


class JobLine(QWidget):
    """Shows the oldest of the jobs under way and nothing when there is none; `changed` when that changes."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs: dict[Job, str] = {}
        self.label = QLabel(self)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.stop = QPushButton(self)
        theme.set_role(self.stop, "link")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.label, self.bar, self.stop):
            row.addWidget(widget)
        self.stop.clicked.connect(self.cancel)
        self.hide()

    def follow(self, job: Job, words: str) -> None:
        """Show a job with these words until it is over."""
        self._jobs[job] = words
        job.progressed.connect(self._on_progress)
        job.over.connect(self._on_over)
        if len(self._jobs) == 1:
            self._show()
        self.changed.emit()

    def is_busy(self) -> bool:
        """Whether something is under way."""
        return bool(self._jobs)

    def cancel(self) -> None:
        """Stop the job that is shown."""
        job = self._shown()
        if job is not None:
            self.label.setText(self.tr("正在取消…"))
            self.stop.setEnabled(False)
            job.cancel()

    def _shown(self) -> Job | None:
        return next(iter(self._jobs), None)

    def _show(self) -> None:
        words = next(iter(self._jobs.values()))
        self.label.setText(words)
        self.bar.setFixedWidth(theme.px(_BAR_WIDTH))
        self.bar.setRange(0, 0)  # busy, until it tells how far it is
        self.bar.setAccessibleName(words)
        self.stop.setText(self.tr("取消"))
        self.stop.setAccessibleName(self.tr("取消：{0}").format(words))
        self.stop.setEnabled(True)
        self.show()
        announce(self, words)

    def _on_progress(self, done: int, total: int) -> None:
        if self.sender() is self._shown():
            self.bar.setRange(0, total)
            self.bar.setValue(done)

    def _on_over(self) -> None:
        job = self.sender()
        if isinstance(job, Job):
            self._jobs.pop(job, None)
        if self._jobs:
            self._show()
        else:
            self.hide()
        self.changed.emit()
