"""Files kept with clients, by their SHA-256: the same bytes lie there once, and go when nobody holds them."""

from __future__ import annotations

import hashlib
from datetime import datetime

from sqlalchemy import Connection, Select, delete, func, insert, select, text

from qhchecklist.policy.text import Text
from qhchecklist.store.chain import moment
from qhchecklist.store.log_tables import BLOBS, HELD
from qhchecklist.store.package import MOST_ATTACHED, MOST_ATTACHMENT
from qhchecklist.store.problem import StoreError
from qhchecklist.store.records import Attachment

_MOST_NAME = 255
_LOCK = 0x71686261
"""The advisory lock of PostgreSQL, under which files come and go one after the other; any number of its own."""


class AttachmentError(StoreError):
    """A file that cannot be kept, or is not there."""


def attach(connection: Connection, client: str, name: str, data: bytes, at: datetime, by: str) -> Attachment:
    """Keep a file with a client; raises AttachmentError with one sentence for one that is too large.

    Bytes that the client has already keep the name that they had.
    """
    _take_turn(connection)
    name = name[:_MOST_NAME].encode("utf-8", "replace").decode().replace("\0", "")  # what no database holds
    _check_size(name, len(data), MOST_ATTACHMENT)
    sha256 = hashlib.sha256(data).hexdigest()
    for held in attachments(connection, client):
        if held.sha256 == sha256:
            return held
    already = sum(one.size for one in attachments(connection, client))
    _check_size(name, already + len(data), MOST_ATTACHED)
    if connection.execute(select(BLOBS.c.size).where(BLOBS.c.sha256 == sha256)).first() is None:
        connection.execute(insert(BLOBS).values(sha256=sha256, size=len(data), data=data))
    connection.execute(insert(HELD).values(client=client, sha256=sha256, name=name, at=moment(at), by=by))
    return Attachment(sha256, name, len(data), at, by)


def _take_turn(connection: Connection) -> None:
    """Two desks never both find room for one more, nor keep bytes that another is just clearing away."""
    if connection.dialect.name == "postgresql":  # on SQLite whoever writes is alone
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})


def _check_size(name: str, size: int, most: int) -> None:
    if size > most:
        has, limit = -(-size // 1024**2), most // 1024**2
        whole = most == MOST_ATTACHED
        zh = f"加上附件“{name}”，这家企业的附件共 {has} MiB" if whole else f"附件“{name}”有 {has} MiB"
        en = f"With '{name}' the client's attachments" if whole else f"The attachment '{name}'"
        verb = "would be" if whole else "is"
        raise AttachmentError(
            Text(f"{zh}，超过 {limit} MiB，没有保存；请压缩或删去一些后再加。", f"{en} {verb} {has} MiB, over {limit}.")
        )


def attachments(connection: Connection, client: str) -> tuple[Attachment, ...]:
    """What is kept with a client, oldest first."""
    found = connection.execute(_held().where(HELD.c.client == client).order_by(HELD.c.at, HELD.c.sha256))
    return tuple(Attachment(row.sha256, row.name, row.size, datetime.fromisoformat(row.at), row.by) for row in found)


def _held() -> Select[tuple[str, str, int, str, str]]:
    return select(HELD.c.sha256, HELD.c.name, BLOBS.c.size, HELD.c.at, HELD.c.by).join_from(
        HELD, BLOBS, HELD.c.sha256 == BLOBS.c.sha256
    )


def one_attachment(connection: Connection, client: str, beginning: str) -> Attachment:
    """The file of a client whose hash begins so; raises AttachmentError unless it is just one."""
    found = [one for one in attachments(connection, client) if one.sha256.startswith(beginning)]
    if len(found) != 1:
        raise no_attachment(beginning)
    return found[0]


def no_attachment(sha256: str) -> AttachmentError:
    """What is said when a client holds no such file."""
    zh = f"这家企业没有附件 {sha256[:12]}；请刷新后再看。"
    return AttachmentError(Text(zh, f"The client has no attachment {sha256[:12]}; refresh and look again."))


def attachment_data(connection: Connection, client: str, sha256: str) -> bytes:
    """The bytes of a file that a client holds; raises AttachmentError when it does not, or they were changed."""
    wanted = select(BLOBS.c.data).join_from(HELD, BLOBS, HELD.c.sha256 == BLOBS.c.sha256)
    row = connection.execute(wanted.where(HELD.c.client == client, HELD.c.sha256 == sha256)).first()
    if row is None:
        raise no_attachment(sha256)
    data = bytes(row.data)
    if hashlib.sha256(data).hexdigest() != sha256:
        zh = f"附件 {sha256[:12]} 与它的校验码不符，已损坏；请从备份恢复，或请企业再交一份。"
        raise AttachmentError(Text(zh, f"Attachment {sha256[:12]} is damaged; restore a backup or ask for it again."))
    return data


def detach(connection: Connection, client: str, sha256: str) -> None:
    """Keep a file with a client no longer; its bytes go when it was the last."""
    _take_turn(connection)
    connection.execute(delete(HELD).where(HELD.c.client == client, HELD.c.sha256 == sha256))
    collect_blobs(connection)


def collect_blobs(connection: Connection) -> int:
    """Remove the bytes that nobody holds; how many files that were."""
    _take_turn(connection)
    orphaned = ~select(HELD.c.sha256).where(HELD.c.sha256 == BLOBS.c.sha256).exists()
    count = connection.execute(select(func.count()).select_from(BLOBS).where(orphaned)).scalar_one()
    connection.execute(delete(BLOBS).where(orphaned))
    return count
