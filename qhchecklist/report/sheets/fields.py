"""Names of the boxes that can be ticked on screen: the same in every edition, by what is ticked, never by place."""

from __future__ import annotations

import hashlib

from qhchecklist.checklist import Item
from qhchecklist.policy.text import Text
from qhchecklist.report.round_trip.names import box_name

_DIGITS = 12


def step_field(item: Item, number: int) -> str:
    """A step of a support; numbers count from 0, in the name from 1."""
    return box_name(item.id, number)


def document_field(document: Text) -> str:
    """A document; documents are equal when their Chinese is."""
    return f"doc-{hashlib.sha256(document.zh.encode()).hexdigest()[:_DIGITS]}"


def ask_field(item: Item, number: int) -> str:
    """A point to ask a department about a support; numbers count from 0, in the name from 1."""
    return f"ask-{item.id}-{number + 1}"
