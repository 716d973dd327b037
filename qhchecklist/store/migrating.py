"""Which schema a database has, and its way to the present one: the steps in migrations/versions, run by Alembic."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect

from qhchecklist.store.schema import client

Standing = Literal["empty", "older", "present", "newer", "foreign"]
"""`foreign`: a database with tables of somebody else."""


def standing(connection: Connection) -> Standing:
    """How the database's schema stands to the present one."""
    version = schema_version(connection)
    if version is None:
        return "foreign" if inspect(connection).get_table_names() else "empty"
    if version == present_version():
        return "present"
    if not inspect(connection).has_table(client.name):
        return "foreign"
    return "older" if version in known_versions() else "newer"


def schema_version(connection: Connection) -> str | None:
    """The version that the database says it has; None when it says nothing."""
    return MigrationContext.configure(connection).get_current_revision()


def present_version() -> str:
    """The version that this program writes."""
    return str(_steps().get_current_head())


def known_versions() -> frozenset[str]:
    """All versions from which there is a way to the present one, and that one."""
    return frozenset(step.revision for step in _steps().walk_revisions())


def migrate(connection: Connection, version: str = "head") -> None:
    """Bring the database to a version, in the transaction that is open."""
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, version)


def _steps() -> ScriptDirectory:
    return ScriptDirectory.from_config(_config())


def _config() -> Config:
    config = Config()
    folder = Path(__file__).resolve().parent / "migrations"
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config
