"""A pack's stamp as a document that can be kept for years, and back. What was kept elsewhere is read with care."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from qhchecklist.policy.doubts import Json, shown
from qhchecklist.policy.model import Dates
from qhchecklist.policy.record import record
from qhchecklist.policy.stamp import LOGIC_PARTS, TEXT_PARTS, Digests, PackStamp, SupportStamp
from qhchecklist.policy.text import Text

FORMAT = 1
"""Changes when older programs could no longer read the document."""

_DAYS = ("signed", "published", "in_force_from", "in_force_to")


class UnusableStampError(ValueError):
    """A document that is no stamp, or one of a later format."""

    def __init__(self, where: str) -> None:
        place = shown(" ".join(where.split()))
        zh = f"规则包的指纹记录读不懂（{place}）；没有采用，请用写下它的版本打开，或按“没有旧记录”处理。"
        self.message = Text(zh, f"The record of a pack's fingerprints cannot be read ({place}); not used.")
        super().__init__(self.message.en)


def stamp_document(stamp: PackStamp) -> dict[str, Json]:
    """The stamp in JSON's own types; equal stamps give equal documents."""
    return {
        "format": FORMAT,
        "policy": stamp.id,
        "version": stamp.version,
        "sha256": stamp.sha256,
        "title": _text_document(stamp.title),
        "dates": {name: getattr(stamp.dates, name).isoformat() for name in _DAYS},
        "supports": {support: _support_document(one) for support, one in stamp.supports.items()},
    }


def _support_document(stamp: SupportStamp) -> dict[str, Json]:
    return {
        "title": _text_document(stamp.title),
        "steps": [_text_document(step) for step in stamp.steps],
        "text": dict(stamp.text),
        "logic": dict(stamp.logic),
    }


def _text_document(text: Text) -> dict[str, Json]:
    return {"zh": text.zh, "en": text.en}


def read_stamp(document: Json) -> PackStamp:
    """The stamp of a document; raises UnusableStampError naming the place that cannot be used."""
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise UnusableStampError("format")
    top = _Part("", document)
    dates = top.part("dates")
    supports = top.part("supports")
    return PackStamp(
        top.text("policy"),
        top.text("version"),
        top.digest("sha256", 64),
        top.words("title"),
        Dates(**{name: dates.day(name) for name in _DAYS}),
        MappingProxyType({support: _support(supports.part(support)) for support in supports.given}),
    )


def _support(part: _Part) -> SupportStamp:
    steps = part.given.get("steps")
    if not isinstance(steps, list):
        raise UnusableStampError(f"{part.where}steps")
    listed = _Part(f"{part.where}steps.", {str(place): step for place, step in enumerate(steps, 1)})
    return SupportStamp(
        part.words("title"),
        tuple(listed.words(place) for place in listed.given),
        _digests(part.part("text"), TEXT_PARTS),
        _digests(part.part("logic"), LOGIC_PARTS),
    )


def _digests(part: _Part, known: Mapping[str, Text]) -> Digests:
    """All parts in their order; one that a later program added is no part of ours, so the document is not read."""
    if set(part.given) != set(known):
        raise UnusableStampError(part.where)
    return tuple((name, part.digest(name, 32)) for name in known)


@record
class _Part:
    """One object of a document and where it stands."""

    where: str
    given: Mapping[str, Any]

    def part(self, key: str) -> _Part:
        value = self.given.get(key)
        if not isinstance(value, dict):
            raise UnusableStampError(self.where + key)
        return _Part(f"{self.where}{key}.", value)

    def text(self, key: str) -> str:
        value = self.given.get(key)
        if not isinstance(value, str):
            raise UnusableStampError(self.where + key)
        return value

    def words(self, key: str) -> Text:
        part = self.part(key)
        return Text(part.text("zh"), part.text("en"))

    def day(self, key: str) -> date:
        try:
            return date.fromisoformat(self.text(key))
        except ValueError as error:
            raise UnusableStampError(self.where + key) from error

    def digest(self, key: str, digits: int) -> str:
        value = self.text(key)
        if not re.fullmatch(rf"[0-9a-f]{{{digits}}}", value):
            raise UnusableStampError(self.where + key)
        return value
