"""Clients as tests make them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from qhchecklist.dossier import Dossier
from qhchecklist.store.records import NewVisit, PolicyStamp
from qhchecklist.work import Work

POLICY = PolicyStamp("qinghai-2022", "1", "ab" * 32)
NEWER = PolicyStamp("qinghai-2022", "2", "cd" * 32)
START = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


class Clock:
    """A clock that goes on by a second whenever it is looked at."""

    def __init__(self) -> None:
        self.at = START

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at


def firm(name: str = "青海湟源高原藜麦食品有限公司", work: dict[str, Work] | None = None, **answers: object) -> Dossier:
    """A dossier with a name and some answers."""
    return Dossier({"enterprise_name": name, **answers}, work or {}, None)


def told(dossier: Dossier, policy: PolicyStamp = POLICY, note: str = "") -> NewVisit:
    """What is recorded of a visit."""
    return NewVisit("马丽", date(2026, 11, 23), policy, dossier, "0" * 64, {"S03h": "right", "S01a": "wide"}, note)
