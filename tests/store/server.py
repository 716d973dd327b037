"""A PostgreSQL server of our own: on loopback with TLS, its files in a temporary folder, gone when we are done."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import keyring
import psycopg
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from keyring.backend import KeyringBackend

from qhchecklist.store.place import ServerPlace
from qhchecklist.store.roles import Role, add_user, prepare_database
from qhchecklist.store.server import remember_password

ADMINISTRATOR, PASSWORD = "administrator", "秘密 o'clock 100%"


class KeyringInMemory(KeyringBackend):
    """A keyring that no test finds anything in but what it put there."""

    priority = 1.0

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


def programs() -> Path | None:
    """The folder of the server's programs, if it is installed."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    named = shutil.which("initdb")
    folders += [Path(named).resolve().parent] if named else []
    return next((one for one in folders if (one / "initdb").exists() and (one / "postgres").exists()), None)


def missing() -> list[str]:
    """What a server cannot be started without."""
    wanted = [] if programs() else ["postgres, initdb"]
    if os.getuid() == 0 and (shutil.which("setpriv") is None or not _other_user()):
        wanted.append("setpriv and a user postgres, to start a server as root")
    return wanted


def _other_user() -> str:
    import pwd

    return next((one.pw_name for one in pwd.getpwall() if one.pw_name == "postgres"), "")


class Server:
    """Started when made; `place` is where its administrator works."""

    def __init__(self) -> None:
        if not isinstance(keyring.get_keyring(), KeyringInMemory):
            keyring.set_keyring(KeyringInMemory())
        folder = programs()
        assert folder is not None
        self._programs = folder
        self.folder = Path(tempfile.mkdtemp(prefix="qhchecklist-server-"))
        self._as: list[str] = []
        if os.getuid() == 0:
            user = _other_user()
            shutil.chown(self.folder, user, user)
            self._as = ["setpriv", f"--reuid={user}", f"--regid={user}", "--clear-groups"]
        self.place = ServerPlace(
            "localhost", _free_port(), "postgres", ADMINISTRATOR, certificate=self.folder / "authority.pem"
        )
        self._databases = 0
        self._make()
        self.start()
        remember_password(self.place, PASSWORD)

    def _make(self) -> None:
        word = self.folder / "word"
        word.write_text(PASSWORD, encoding="utf-8")
        data = str(self.folder / "data")
        self._run("initdb", "-D", data, "-U", ADMINISTRATOR, "-A", "scram-sha-256", f"--pwfile={word}",
                  "-E", "UTF8", "--locale=C", "--no-sync")  # fmt: skip
        word.unlink()
        _certify(self.folder, self._as != [])
        settings = {
            "port": self.place.port,
            "listen_addresses": "localhost",
            "unix_socket_directories": self.folder,
            "ssl": "on",
            "ssl_cert_file": self.folder / "server.pem",
            "ssl_key_file": self.folder / "server.key",
            "shared_buffers": "32MB",
            "max_connections": 60,
            "log_statement": "all",
            "fsync": "off",  # nobody cuts the power here: what a stopped server has handed over, the system has
        }
        with (self.folder / "data" / "postgresql.conf").open("a", encoding="utf-8") as file:
            file.writelines(f"{name} = '{value}'\n" for name, value in settings.items())

    @property
    def log(self) -> str:
        """What the server has written of every statement."""
        return (self.folder / "log").read_text(encoding="utf-8", errors="replace")

    def start(self) -> None:
        """Start, and wait until it answers."""
        log = str(self.folder / "log")
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-l", log, "-w", "-s", "start")

    def stop(self, how: str = "immediate") -> None:
        """Stop at once, as a power failure would; `fast`: in good order."""
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-m", how, "-w", "-s", "stop")

    def remove(self) -> None:
        """Stop, and leave nothing behind."""
        self.stop()
        shutil.rmtree(self.folder)

    def database(self) -> str:
        """A new prepared database, by name."""
        self._databases += 1
        name = f"helpdesk_{self._databases}"
        prepare_database(self.place, name)
        return name

    def empty(self, database: str) -> None:
        """Take everything out of a prepared database."""
        with self.administrator(database) as connection:
            tables = connection.execute(
                "SELECT string_agg(quote_ident(tablename), ', ') FROM pg_tables"
                " WHERE schemaname = 'public' AND tablename <> 'alembic_version'"
            ).fetchone()
            assert tables is not None
            connection.execute(f"TRUNCATE {tables[0]}".encode())

    def user(self, database: str, name: str, role: Role) -> ServerPlace:
        """A user who may work with a database, with the password in the keyring."""
        user = f"{database}_{name}"
        add_user(self.place, database, user, role, PASSWORD)
        place = ServerPlace("localhost", self.place.port, database, user, certificate=self.place.certificate)
        remember_password(place, PASSWORD)
        return place

    def administrator(self, database: str) -> psycopg.Connection[tuple[object, ...]]:
        """A connection that may do anything, each statement by itself."""
        return psycopg.connect(
            host="localhost", port=self.place.port, dbname=database, user=ADMINISTRATOR, password=PASSWORD,
            autocommit=True,
        )  # fmt: skip

    def _run(self, program: str, *words: str) -> None:
        subprocess.run([*self._as, str(self._programs / program), *words], check=True, cwd="/", capture_output=True)


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _certify(folder: Path, handed_over: bool) -> None:
    """An authority, and a certificate for localhost signed by it."""
    authority, own = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    issuer = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "authority of a test")])
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    names = x509.SubjectAlternativeName([x509.DNSName("localhost"), x509.IPAddress(ip_address("127.0.0.1"))])
    certificates = {
        "authority.pem": _certificate(issuer, issuer, authority, authority, x509.BasicConstraints(True, None)),
        "server.pem": _certificate(subject, issuer, own, authority, names),
    }
    for name, certificate in certificates.items():
        (folder / name).write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    key = folder / "server.key"
    private = serialization.PrivateFormat.PKCS8
    key.write_bytes(own.private_bytes(serialization.Encoding.PEM, private, serialization.NoEncryption()))
    key.chmod(0o600)
    if handed_over:
        user = _other_user()
        shutil.chown(key, user, user)


def _certificate(
    subject: x509.Name,
    issuer: x509.Name,
    key: ec.EllipticCurvePrivateKey,
    authority: ec.EllipticCurvePrivateKey,
    extension: x509.ExtensionType,
) -> x509.Certificate:
    now = datetime.now(UTC)
    made = x509.CertificateBuilder().subject_name(subject).issuer_name(issuer).public_key(key.public_key())
    made = made.serial_number(x509.random_serial_number()).add_extension(extension, critical=False)
    made = made.not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=2))
    return made.sign(authority, hashes.SHA256())
