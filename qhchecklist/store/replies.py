"""The answer of an authority as it comes in: its decision, and the letter if there is one, recorded at once."""

from __future__ import annotations

from dataclasses import replace

from qhchecklist.policy.record import record
from qhchecklist.store.attachments import attach
from qhchecklist.store.clients import read_client
from qhchecklist.store.decisions import Decision
from qhchecklist.store.store import Store
from qhchecklist.store.transfer import record_decision


@record
class Letter:
    """A file that came with an answer."""

    name: str
    data: bytes


def record_reply(store: Store, client: str, decision: Decision, letter: Letter | None = None) -> Decision:
    """Record what an authority decided; the letter is kept with the client. Raises StoreError, and then nothing is.

    The client itself stays as it is: whoever edits it is not disturbed.
    """
    stamp = store.stamp()
    with store.writing() as connection:
        read_client(connection, client)
        if letter is not None:
            kept = attach(connection, client, letter.name, letter.data, stamp.at, stamp.by)
            decision = replace(decision, attachment=kept.sha256)
        record_decision(connection, client, decision, stamp)
    return decision
