"""Where the ways to paper speak: the strip, the status line, and the line of work under way."""

from __future__ import annotations

from pathlib import Path

from qhchecklist.policy.record import record
from qhchecklist.ui.background import Job
from qhchecklist.ui.notices import Notice, NoticeArea
from qhchecklist.ui.status import StatusLine


@record
class Voice:
    """Speaks in one window."""

    notices: NoticeArea
    status: StatusLine

    def tell(self, sentence: str) -> Notice:
        """Say what must be read."""
        return self.notices.tell(sentence)

    def say(self, words: str, file: Path | None = None) -> None:
        """Say in passing; with a file, links to it."""
        self.status.say(words, file)

    def follow(self, job: Job, words: str) -> None:
        """Show work under way until it is over."""
        self.status.jobs.follow(job, words)
