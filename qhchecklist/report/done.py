"""The work done about a support as lines of plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qhchecklist.policy.text import Lang
from qhchecklist.work import NO_WORK, WORK_PARTS, Work, state_text

_CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f]")
"""What a terminal would obey instead of showing it; a new line stays one."""


def work_lines(work: Work, steps: Sequence[object], lang: Lang) -> Iterator[tuple[str, str]]:
    """Each part that was recorded, with its label; nothing for a support about which nothing was done."""
    if work == NO_WORK:
        return
    yield WORK_PARTS["state"][lang], state_text(work, steps)[lang]
    done = [str(step + 1) for step in sorted(work.ticked) if step < len(steps)]
    given = {
        "steps": ("、" if lang == "zh" else ", ").join(done),
        "due": work.due.isoformat() if work.due is not None else "",
        "person": work.person,
        "reason": work.reason,
        "note": work.note,
    }
    for part, text in given.items():
        if text:
            yield WORK_PARTS[part][lang], _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", text)
