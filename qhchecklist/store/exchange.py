"""One client as a file that leaves the store, and back into one: plain, masked or sealed. What leaves is recorded."""

from __future__ import annotations

from pathlib import Path

from qhchecklist.policy.problem import UnreadableFileError
from qhchecklist.policy.record import record
from qhchecklist.policy.system_error import refusal
from qhchecklist.policy.text import Text
from qhchecklist.policy.whole_file import write_private
from qhchecklist.store.masking import Usable, masked
from qhchecklist.store.package import MOST_FILE, Package, encode_package
from qhchecklist.store.package_reading import decode_package
from qhchecklist.store.records import Client
from qhchecklist.store.seal import is_sealed, seal, unseal
from qhchecklist.store.store import Store
from qhchecklist.store.transfer import insert_package, read_package, record_export

_SLACK = 4096
"""Bytes that a seal adds, and more."""


@record
class ClientFile:
    """A file as it was read: its bytes, and its name for sentences about it."""

    name: str
    data: bytes

    @property
    def sealed(self) -> bool:
        """Whether it asks for a passphrase."""
        return is_sealed(self.data)


@record
class Incoming:
    """A client of a file, ready for a store. `data`: the file's bytes as they are, by whose hash it is recorded."""

    package: Package
    data: bytes


def export_client(store: Store, client: str, out: Path, usable: Usable | None = None, passphrase: str = "") -> None:
    """Write all that is kept of a client, and record that it left.

    `usable`: makes it a masked one, see `masking.masked`; with `passphrase` it is sealed. Raises StoreError and
    UnreadableFileError; nothing was written then, and nothing recorded.
    """
    with store.reading() as connection:
        package = read_package(connection, client)
    data = encode_package(package if usable is None else masked(package, usable))
    if passphrase:
        data = seal(data, passphrase)
    with store.writing() as connection:
        record_export(connection, client, data, usable is not None, bool(passphrase), store.stamp())
        write_private(out, data)  # not recorded unless it was written


def read_file(file: Path) -> ClientFile:
    """The bytes of a file that may be a client's; raises UnreadableFileError.

    One more than a client may have is enough to refuse it.
    """
    try:
        with file.open("rb") as data:
            return ClientFile(file.name, data.read(MOST_FILE + _SLACK))
    except OSError as error:
        why = refusal(error).both
        raise UnreadableFileError(Text(f"打不开 {file}：{why.zh}。", f"Cannot open {file}: {why.en}.")) from error


def read_client_file(file: ClientFile, passphrase: str = "") -> Incoming:
    """The client of a file; raises UnreadableFileError, also for a wrong passphrase."""
    data = unseal(file.data, passphrase, file.name) if file.sealed else file.data
    return Incoming(decode_package(data, file.name), file.data)


def import_client(store: Store, incoming: Incoming) -> Client:
    """Put it into the store; raises AlreadyThereError and other StoreErrors, and nothing was changed then."""
    with store.writing() as connection:
        return insert_package(connection, incoming.package, incoming.data, store.stamp())
