"""The files of a client and of the duplicates joined to it: kept, written out and let go, from path to path."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection

from qhchecklist.policy.problem import UnreadableFileError
from qhchecklist.policy.record import record
from qhchecklist.policy.system_error import refusal
from qhchecklist.policy.text import Text
from qhchecklist.policy.whole_file import write_private
from qhchecklist.store.attachments import (
    attach,
    attachment_data,
    attachments,
    detach,
    no_attachment,
    one_attachment,
)
from qhchecklist.store.clients import family, read_client
from qhchecklist.store.package import MOST_ATTACHMENT
from qhchecklist.store.records import Attachment
from qhchecklist.store.store import Store


@record
class HeldFile:
    """One file, and under whose id it is kept: the client's, or that of one that was joined to it."""

    owner: str
    attachment: Attachment


@record
class Added:
    """What became of a file that was to be kept with `client`; `is_new` unless the same bytes were kept already."""

    client: str
    attachment: Attachment
    is_new: bool


def held_files(connection: Connection, client: str) -> tuple[HeldFile, ...]:
    """All files of a client, newest first."""
    found = [HeldFile(owner, one) for owner in family(connection, client) for one in attachments(connection, owner)]
    return tuple(sorted(found, key=_when, reverse=True))


def one_held(connection: Connection, client: str, beginning: str) -> HeldFile:
    """The file of a client whose hash begins so; raises AttachmentError unless it is just one."""
    found = [one for one in held_files(connection, client) if one.attachment.sha256.startswith(beginning)]
    if len({one.attachment.sha256 for one in found}) != 1:
        raise no_attachment(beginning)
    return found[0]


def _when(held: HeldFile) -> tuple[str, str]:
    return held.attachment.at.isoformat(), held.attachment.sha256


def add_file(store: Store, client: str, path: Path) -> Added:
    """Keep a file with a client; raises UnreadableFileError or StoreError with one sentence, and then nothing is kept.

    Bytes that are kept already keep the name that they had.
    """
    data = read_attachment(path)
    stamp = store.stamp()
    with store.writing() as connection:
        read_client(connection, client)
        known = {one.attachment.sha256: one.attachment for one in held_files(connection, client)}
        kept = attach(connection, client, path.name, data, stamp.at, stamp.by)
        return Added(client, known.get(kept.sha256, kept), kept.sha256 not in known)


def read_attachment(path: Path) -> bytes:
    """The bytes of a file; one more than may be kept is enough to refuse it. Raises UnreadableFileError."""
    if path.exists() and not path.is_file():  # a pipe would keep its reader waiting for ever
        zh = f"{path} 不是文件，没有保存；请选一个文件。"
        raise UnreadableFileError(Text(zh, f"{path} is no file and was not kept; choose a file."))
    try:
        with path.open("rb") as file:
            return file.read(MOST_ATTACHMENT + 1)
    except OSError as error:
        why = refusal(error).both
        raise UnreadableFileError(Text(f"打不开 {path}：{why.zh}。", f"Cannot open {path}: {why.en}.")) from error


def write_out(store: Store, held: HeldFile, path: Path) -> None:
    """Write a file's bytes for its owner only; raises StoreError when they were changed, UnreadableFileError."""
    with store.reading() as connection:
        data = attachment_data(connection, held.owner, held.attachment.sha256)
    write_private(path, data)


def let_go(store: Store, held: HeldFile) -> None:
    """Keep a file no longer; raises StoreError, also when another desk did so already."""
    with store.writing() as connection:
        one_attachment(connection, held.owner, held.attachment.sha256)
        detach(connection, held.owner, held.attachment.sha256)
