"""A rule book with one thing changed, as a later pack would have it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from qhchecklist.policy.code_files import CodeFiles
from qhchecklist.policy.codes import Codes
from qhchecklist.policy.model import Measure, Policy, Support
from qhchecklist.policy.rulebook import Rulebook
from tests.books import bundled

VERSION = bundled().policy.head.version
"""Of the pack as it is."""
NEXT = "9.0.0"
"""Of the changed one."""


def with_supports(book: Rulebook, change: Callable[[Support], Support | None]) -> Rulebook:
    """Every support put through `change`; None leaves it out."""
    return with_measures(
        book,
        lambda one: replace(one, supports=tuple(new for old in one.supports if (new := change(old)) is not None)),
    )


def with_measures(book: Rulebook, change: Callable[[Measure], Measure], **head: Any) -> Rulebook:
    """Every measure put through `change`, and parts of the head, under the hash of another pack."""
    policy = book.policy
    measures = tuple(change(measure) for measure in policy.measures)
    new_head = replace(policy.head, **{"version": NEXT, **head})
    return replace(book, policy=Policy(new_head, policy.provisions, measures, "b" * 64))


def with_support(book: Rulebook, support: str, **changes: Any) -> Rulebook:
    """One support with other parts."""
    return with_supports(book, lambda one: replace(one, **changes) if one.id == support else one)


def without_support(book: Rulebook, support: str) -> Rulebook:
    """The rule book without one support."""
    return with_supports(book, lambda one: None if one.id == support else one)


def with_head(book: Rulebook, **head: Any) -> Rulebook:
    """The same supports under another head."""
    return with_measures(book, lambda one: one, **head)


def with_codes(book: Rulebook, change: Callable[[CodeFiles], CodeFiles]) -> Rulebook:
    """The same pack with other code lists: its hash stays."""
    return replace(book, codes=Codes(change(book.codes.files)))
