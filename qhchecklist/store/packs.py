"""What the packs said and decided by which clients were told something; each once, never changed."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime

from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import IntegrityError

from qhchecklist.policy.stamp import PackStamp
from qhchecklist.policy.stamp_document import UnusableStampError, read_stamp, stamp_document
from qhchecklist.store.schema import pack


def keep_pack(connection: Connection, stamp: PackStamp, at: datetime) -> None:
    """Keep a pack's stamp unless it is there already; two desks that do so at once both succeed."""
    if connection.execute(select(pack.c.sha256).where(pack.c.sha256 == stamp.sha256)).first() is not None:
        return
    new = {"sha256": stamp.sha256, "document": stamp_document(stamp), "at": at}
    with suppress(IntegrityError), connection.begin_nested():
        connection.execute(insert(pack).values(new))


def read_pack(connection: Connection, sha256: str) -> PackStamp | None:
    """The stamp of a pack by its hash; None where nobody kept it or a later program wrote it."""
    document = connection.execute(select(pack.c.document).where(pack.c.sha256 == sha256)).scalar()
    if document is None:
        return None
    try:
        return read_stamp(document)
    except UnusableStampError:
        return None
