"""Documents of strangers read strictly: every key must be known, every value of its kind, and sizes have bounds."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import TypeVar

from qhchecklist.policy.doubts import Json, shown
from qhchecklist.policy.problem import UnreadableFileError, nearest
from qhchecklist.policy.text import Text

Word = TypeVar("Word", bound=str)

MOST_TEXT = 10_000_000
"""Characters of one text; whatever a store holds can be read back."""

_HASH = re.compile(r"[0-9a-f]{64}")
_ID = re.compile(r"[0-9A-Za-z]{1,64}")


def parsed(data: bytes) -> Json:
    """The JSON value of bytes; raises ValueError for what is no JSON, names a key twice, or could not be saved again.

    Nesting is limited by the depth of the interpreter's stack alone: what a store holds lies a little deeper here.
    """
    try:
        value = json.loads(data.decode(), parse_constant=_finite, parse_float=_finite, object_pairs_hook=_single)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    if b"\\u" in data:  # the only way in which half a character can be written
        json.dumps(value, ensure_ascii=False).encode()
    return value


def _finite(number: str) -> float:
    value = float(number)
    if not math.isfinite(value):
        raise ValueError(number)
    return value


def _single(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key comes twice")
    return found


class Part:
    """One value of a document, which knows where it stands: `visits[2].as_of`. Raises UnreadableFileError."""

    def __init__(self, value: Json, name: str, place: str = "") -> None:
        self.value = value
        self.name = name
        self.place = place

    def wrong(self, zh: str, en: str) -> UnreadableFileError:
        """What is said of a value that cannot be used."""
        where = self.place or "最外层"
        return UnreadableFileError(
            Text(
                f"{self.name} 的 {where}：{zh}；没有读取，请用原来导出的文件。",
                f"{self.name}, {self.place or 'top level'}: {en}; nothing was read, use the file as it was exported.",
            )
        )

    def parts(self, *keys: str) -> dict[str, Part]:
        """An object with exactly these keys."""
        if not isinstance(self.value, dict):
            raise self.wrong(f"应是一组“键: 值”，现为“{shown(self.value)}”", "an object is wanted")
        for key in self.value:
            if key not in keys:
                hint = nearest(key, keys)
                raise self.wrong(f"没有“{shown(key)}”这一项，{hint.zh.rstrip('。')}", f"unknown key '{shown(key)}'")
        for key in keys:
            if key not in self.value:
                raise self.wrong(f"缺少 {key}", f"{key} is missing")
        return {key: self._inner(key) for key in keys}

    def items(self, most: int) -> Iterator[tuple[str, Part]]:
        """An object with any keys, at most so many."""
        if not isinstance(self.value, dict) or len(self.value) > most:
            raise self.wrong(f"应是最多 {most} 项的“键: 值”", f"an object of at most {most} keys is wanted")
        for key in self.value:
            yield key, self._inner(key)

    def rows(self, most: int) -> list[Part]:
        """A list of at most so many values; counted from 1 in messages."""
        if not isinstance(self.value, list) or len(self.value) > most:
            raise self.wrong(f"应是最多 {most} 行的列表", f"a list of at most {most} rows is wanted")
        return [Part(row, self.name, f"{self.place}[{number}]") for number, row in enumerate(self.value, 1)]

    def _inner(self, key: str) -> Part:
        return Part(self.value[key], self.name, f"{self.place}.{key}" if self.place else key)

    def text(self, most: int = MOST_TEXT) -> str:
        """A text of at most so many characters."""
        if not isinstance(self.value, str) or len(self.value) > most:
            raise self.wrong(f"应是最多 {most} 个字的文字", f"a text of at most {most} characters is wanted")
        return self.value

    def id(self) -> str:
        """A short plain name."""
        if not isinstance(self.value, str) or not _ID.fullmatch(self.value):
            raise self.wrong(f"“{shown(self.value)}”不能作编号", f"'{shown(self.value)}' cannot be an id")
        return self.value

    def sha256(self) -> str:
        """A hash in lower-case hex."""
        if not isinstance(self.value, str) or not _HASH.fullmatch(self.value):
            raise self.wrong("应是 64 位的校验码", "a SHA-256 in hex is wanted")
        return self.value

    def whole(self, least: int, most: int) -> int:
        """A whole number between two bounds."""
        if type(self.value) is not int or not least <= self.value <= most:
            raise self.wrong(f"应是 {least} 到 {most} 的整数", f"a whole number from {least} to {most} is wanted")
        return self.value

    def flag(self) -> bool:
        """Yes or no."""
        if not isinstance(self.value, bool):
            raise self.wrong("应是 true 或 false", "true or false is wanted")
        return self.value

    def day(self) -> date:
        """A day like 2026-11-23."""
        try:
            return date.fromisoformat(self.text(10))
        except ValueError as error:
            raise self.wrong(f"“{shown(self.value)}”不是日期", f"'{shown(self.value)}' is no date") from error

    def moment(self) -> datetime:
        """A moment with its zone, in UTC."""
        try:
            found = datetime.fromisoformat(self.text(40))
            if found.tzinfo is not None:
                return found.astimezone(UTC)
        except (ValueError, OverflowError) as error:
            raise self.wrong(f"“{shown(self.value)}”不是时刻", f"'{shown(self.value)}' is no moment") from error
        raise self.wrong(f"“{shown(self.value)}”没有时区", f"'{shown(self.value)}' has no zone")

    def one_of(self, words: Sequence[Word] | Mapping[Word, object]) -> Word:
        """One of some words."""
        for word in words:
            if word == self.value:
                return word
        hint = nearest(shown(self.value), words)
        raise self.wrong(f"“{shown(self.value)}”不能用，{hint.zh.rstrip('。')}", f"'{shown(self.value)}' is not usable")
