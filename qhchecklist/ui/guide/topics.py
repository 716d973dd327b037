"""The topics of the guide: bundled Markdown, one file for each topic and language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from qhchecklist.policy.record import record
from qhchecklist.policy.text import Lang
from qhchecklist.ui.banner import Banner
from qhchecklist.ui.checklist_view.panel import ChecklistPanel
from qhchecklist.ui.day_field import DayField
from qhchecklist.ui.evidence.pane import EvidencePane
from qhchecklist.ui.form.goods_editor import GoodsEditor
from qhchecklist.ui.form.profile_form import ProfileForm
from qhchecklist.ui.status import StatusLine

TOPICS = ("start", "goods", "outcomes", "list", "evidence", "expiry", "work", "clients", "files", "keys", "limits")
"""In the order in which they are read; each is `<topic>.md` in the folder of a language."""

_PLACES: tuple[tuple[type[QWidget], str], ...] = (
    (GoodsEditor, "goods"),
    (ProfileForm, "start"),
    (ChecklistPanel, "outcomes"),
    (EvidencePane, "evidence"),
    (DayField, "expiry"),
    (Banner, "expiry"),
    (StatusLine, "files"),
)
_MARKS = re.compile(r"!\[[^\]]*\]\([^)]*\)|\]\([^)]*\)|[#*`\[\]]")


@record
class Topic:
    """One page. `words` is its text without marks, for the search."""

    name: str
    title: str
    words: str


def topic_of(widget: QWidget | None) -> str:
    """The topic about the place where the keyboard is; a widget may name its own in the property `topic`."""
    while widget is not None:
        named = widget.property("topic")
        if named in TOPICS:
            return str(named)
        for kind, topic in _PLACES:
            if isinstance(widget, kind):
                return topic
        widget = widget.parentWidget()
    return "start"


def read_topics(folder: Path, lang: Lang) -> tuple[Topic, ...]:
    """All topics in a language; one whose file is missing is left out."""
    return tuple(_read(folder / lang, TOPICS))


def _read(folder: Path, names: Iterable[str]) -> Iterable[Topic]:
    for name in names:
        path = folder / f"{name}.md"
        if path.is_file():
            text = path.read_text(encoding="utf-8")
            words = _MARKS.sub("", text)
            yield Topic(name, words.strip().partition("\n")[0].strip(), words.casefold())


def found(topics: Iterable[Topic], typed: str) -> tuple[Topic, ...]:
    """The topics that have every word typed, those with it in the title first; all for nothing typed."""
    words = typed.casefold().split()
    hits = [topic for topic in topics if all(word in topic.words for word in words)]
    return tuple(sorted(hits, key=lambda topic: not all(word in topic.title.casefold() for word in words)))
