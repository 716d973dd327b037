"""Where the clients are kept, as settings remember it and as people type it. The password is in neither."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from qhchecklist.policy.doubts import Json
from qhchecklist.policy.text import Text
from qhchecklist.store.place import Place, ServerPlace, SqlitePlace, server_place

_PORT = 5432


class UnusablePlaceError(ValueError):
    """What was typed is no place; `message` is one sentence."""

    def __init__(self, message: Text) -> None:
        super().__init__(message.zh)
        self.message = message


def place_of(server: tuple[str, ...], file: Path) -> Place:
    """The place that settings name; the file on this computer where they name none."""
    try:
        return read_place(*server) if len(server) == 5 else SqlitePlace(file)
    except UnusablePlaceError:
        return SqlitePlace(file)


def server_of(place: Place) -> tuple[str, ...]:
    """What settings remember: host, port, database, user, certificate; nothing for this computer."""
    if isinstance(place, SqlitePlace):
        return ()
    certificate = "" if place.certificate is None else str(place.certificate)
    return place.host, str(place.port), place.database, place.user, certificate


def read_place(host: str, port: str, database: str, user: str, certificate: str) -> ServerPlace:
    """A server as typed; raises UnusablePlaceError. Only a server on this computer may do without a certificate."""
    host, port, database, user, certificate = (one.strip() for one in (host, port, database, user, certificate))
    if not (host and database and user):
        raise UnusablePlaceError(Text("主机、数据库和用户都要填。", "Host, database and user must all be given."))
    if not host.isprintable() or "/" in host or "@" in host:
        raise UnusablePlaceError(Text("主机只写名称或地址，例如 db.example.org。", "The host is a name or an address."))
    number = _PORT if not port else int(port) if port.isascii() and port.isdigit() else 0
    if not 1 <= number <= 65535:
        raise UnusablePlaceError(Text("端口是 1 到 65535 的数，通常是 5432。", "The port is 1 to 65535, usually 5432."))
    file = Path(certificate) if certificate else None
    if file is not None and not file.is_file():
        raise UnusablePlaceError(Text("证书文件不存在；留空则用系统信任的证书。", "There is no such certificate file."))
    return server_place(host, number, database, user, file)


def place_document(place: Place) -> dict[str, Json]:
    """A place as a draft remembers it."""
    return {"file": str(place.path)} if isinstance(place, SqlitePlace) else {"server": list(server_of(place))}


def read_place_document(raw: Json) -> Place | None:
    """The place that a draft names; None where it names none that could be one."""
    if not isinstance(raw, Mapping):
        return None
    file, server = raw.get("file"), raw.get("server")
    if isinstance(file, str) and Path(file).is_absolute() and file.isprintable():
        return SqlitePlace(Path(file))
    if isinstance(server, list) and len(server) == 5 and all(isinstance(one, str) for one in server):
        try:
            return read_place(*server)
        except UnusablePlaceError:
            return None
    return None
