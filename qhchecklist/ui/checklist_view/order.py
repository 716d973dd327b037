"""The order of the supports inside their groups."""

from __future__ import annotations

from datetime import date
from typing import TypeAlias

from qhchecklist.checklist import Item
from qhchecklist.policy.text import Lang
from qhchecklist.settings import ListOrder
from qhchecklist.ui.checklist_view.search import plain, syllables
from qhchecklist.work import WORK_STATES

SortKey: TypeAlias = tuple[str | int, ...]

_STATES = {state: place for place, state in enumerate(WORK_STATES)}


def sort_key(item: Item, order: ListOrder, lang: Lang) -> SortKey:
    """What an item is sorted by; items with the same key stay in the order of the notice."""
    match order:
        case "notice":
            return ()
        case "title":
            title = item.finding.support.title[lang]
            return syllables(title) if lang == "zh" else (plain(title),)
        case "soonest":
            return (item.finding.for_authority, len(item.finding.missing) or len(item.finding.would_change))
        case "due":
            return ((item.work.due or date.max).toordinal(),)
        case "state":
            return (_STATES[item.work.state],)
