"""Edits a session with its draft and reports every edit, until it is killed: seed and folder are the arguments."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from qhchecklist import paths
from qhchecklist.policy.pack import load_rulebook
from qhchecklist.ui.drafts import DraftKeeper
from qhchecklist.ui.session import Session
from tests.endurance.editing import SAMPLE, Editing, report


def main() -> None:
    """Never ends by itself."""
    seed, folder = int(sys.argv[1]), Path(sys.argv[2])
    app = QCoreApplication([])
    session = Session(load_rulebook(paths.resources(), paths.DEFAULT_POLICY), date(2024, 6, 1), app)
    session.open_sample(SAMPLE)
    keeper = DraftKeeper(session, folder / "drafts", _complain, app)
    editing = Editing(session, seed, folder)
    assert keeper.keep()
    while True:
        editing.make(editing.draw())
        report(done=True)


def _complain(sentence: str) -> None:
    raise SystemExit(sentence)


if __name__ == "__main__":
    main()
