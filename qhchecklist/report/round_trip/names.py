"""What writer and reader of a printed case have in common; imports nothing."""

from __future__ import annotations

ATTACHMENT = "qhchecklist-case.json"
"""The name of the attachment."""

MIME = "application/json"

MOST_BYTES = 1_000_000
"""A larger attachment is refused: no profile comes near it."""

ON = "/Yes"
"""The value of a tick box that is ticked."""


def box_name(support: str, step: int) -> str:
    """The name of a step's tick box in the form; steps count from 0 here and from 1 in the name."""
    return f"step-{support}-{step + 1}"


def answer_name(field: str, answer: str) -> str:
    """The name of the box of one answer to a question: the key of its option, or one of those below.

    A period in the field's key becomes a hyphen, of which keys have none; in a form it would begin an inner field.
    """
    return f"answer-{field.replace('.', '-')}-{answer}"


YES, NO, NONE_OF_THESE, DONT_KNOW = "yes", "no", "none_of_these", "dont_know"
"""Answers that are no options."""
