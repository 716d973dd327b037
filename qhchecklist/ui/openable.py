"""Which files can be opened, by their endings."""

from __future__ import annotations

from pathlib import Path

_DOSSIERS, PRINTED, _FORMS = (".yaml", ".yml", ".json"), ".pdf", (".xlsx", ".xlsm")

OPENED = (*_DOSSIERS, PRINTED, *_FORMS)
"""Endings of what can be opened, those of dossiers first."""


def is_openable(path: Path) -> bool:
    """Whether it looks like something to open."""
    return path.suffix.lower() in OPENED


def is_printed(path: Path) -> bool:
    """Whether it looks like a printed checklist."""
    return path.suffix.lower() == PRINTED


def is_foreign(path: Path) -> bool:
    """Whether it is no dossier and still holds a firm."""
    return is_openable(path) and path.suffix.lower() not in _DOSSIERS
