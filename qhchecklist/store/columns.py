"""How values stand in columns: any text without loss, JSON, moments in UTC. The same on SQLite and PostgreSQL."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BigInteger, DateTime, Integer, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

from qhchecklist.policy.doubts import Json
from qhchecklist.policy.text import Text as Sentence
from qhchecklist.store.problem import UnsavableError

_HALF = re.compile("[\ud800-\udfff]")
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_ESCAPED = "\x1b"

BYTEWISE = Text().with_variant(Text(collation="C"), "postgresql")
"""Text that is compared by its characters' numbers, whatever language a server speaks."""

COUNT = BigInteger().with_variant(Integer(), "sqlite")
"""A number that SQLite hands out by itself when it is a key."""


def json_text(value: Json) -> str:
    """JSON that every database can hold: NUL and halves of characters are escaped. Raises UnsavableError."""
    try:
        text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    except (ValueError, TypeError, RecursionError) as error:
        zh = "内容里有不能保存的数或层次过深；请改正后再保存。"
        raise UnsavableError(Sentence(zh, "An unusable number or nesting; correct it and save again.")) from error
    return _HALF.sub(_escape, text)


def _escape(half: re.Match[str]) -> str:
    return f"\\u{ord(half.group()):04x}"


class JsonText(TypeDecorator[Json]):
    """A JSON value as text, its keys in the order given; None is JSON's null."""

    impl = Text
    cache_ok = True
    coerce_to_is_types = ()

    def process_bind_param(self, value: Json, dialect: Dialect) -> str:
        """The text to keep."""
        return json_text(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Json:
        """The value kept."""
        return None if value is None else json.loads(value)


class AnyText(TypeDecorator[str]):
    """Text of users as it is, also where it holds what a database cannot: then it is kept as JSON behind a mark."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """The text to keep."""
        if value is None or not (value.startswith(_ESCAPED) or _UNSTORABLE.search(value)):
            return value
        return _ESCAPED + json_text(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:
        """The text as it was given."""
        if isinstance(value, str) and value.startswith(_ESCAPED):
            return str(json.loads(value.removeprefix(_ESCAPED)))
        return None if value is None else str(value)


class Moment(TypeDecorator[datetime]):
    """An aware moment, kept and given back in UTC; a naive one is an error of the program."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The moment in UTC; SQLite keeps it without a zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its zone")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """The moment in UTC."""
        if not isinstance(value, datetime):
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
