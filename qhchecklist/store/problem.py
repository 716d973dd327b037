"""What goes wrong with the store, as one sentence: where, what, what next."""

from __future__ import annotations

from qhchecklist.policy.text import Text


class StoreError(Exception):
    """Something that the store could not do; the message says where, what and what next."""

    def __init__(self, message: Text) -> None:
        super().__init__(message.zh)
        self.message = message
