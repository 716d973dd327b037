"""What a person meant by a cell of a spreadsheet: dates as days, 46.0 as 46, words as answers."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from decimal import Decimal

from qhchecklist.intake.goods import GoodsReader
from qhchecklist.intake.words import clean, folded, is_nothing, unclear, yes_or_no
from qhchecklist.policy.codes import Codes
from qhchecklist.policy.doubts import Json
from qhchecklist.policy.field import Field

Cell = str | int | float | bool | datetime | date | time | None

NONE_WORDS = frozenset({"无", "没有", "以上都没有", "none", "none of these"})

_DAY = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日?|(\d{4})(\d{2})(\d{2})")
_LAST_DAY = re.compile(
    r"[\s（(]*(?:有效期至|有效至|至|到|until|valid until)?\s*(\d{4}[-/.]\d{1,2}[-/.]\d{1,2})\s*[)）]?$"
)
_PARTS = re.compile(r"([;；\n|]+|[、,，/／]+)")


def cell_text(value: object) -> str:
    """A cell as text: whole numbers without a point, days in ISO form, anything else as it is written."""
    match value:
        case None:
            return ""
        case bool():
            return "是" if value else "否"
        case float():
            return _number(value)
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
        case date():
            return value.isoformat()
        case _:
            return clean(str(value))


def _number(value: float) -> str:
    """Without the exponent and the last binary digits that nobody typed."""
    exact = Decimal(repr(value)) if value == value and abs(value) < 1e16 else None
    if exact is None:
        return str(value)
    return str(int(exact)) if exact == exact.to_integral_value() else format(exact, "f")


class AnswerReader:
    """Reads the answer to a question from the text of a cell; what is not understood stays as written."""

    def __init__(self, codes: Codes, goods: GoodsReader) -> None:
        self._codes = codes
        self._goods = goods

    def read(self, field: Field, text: str) -> Json:
        """The answer as the document takes it; None for an empty cell."""
        if is_nothing(text):
            return None
        if field.kind != "text" and unclear(text) is not None:
            return unclear(text)
        match field.kind:
            case "date":
                return _day(text)
            case "number":
                return int(text) if text.isascii() and text.isdecimal() and len(text) < 13 else text
            case "division":
                code = re.search(r"(?<!\d)\d{6}(?!\d)", text)
                return code[0] if code else text
            case "yes_no":
                answer = yes_or_no(text)
                return text if answer is None else answer
            case "choice" | "choices" | "codes" | "certificates":
                return self._listed(field, text)
            case _:
                return text

    def _listed(self, field: Field, text: str) -> Json:
        if field.kind == "choice":
            return self._option(field, text) or text
        if folded(text) in NONE_WORDS:
            return []
        if field.kind == "choices":
            return [self._option(field, one) or one for one in parts(text, lambda one: bool(self._option(field, one)))]
        if field.kind == "certificates":
            return [self._certificate(one) for one in parts(text, self._is_certificate)]
        if field.codes == "countries":
            return self._goods.countries(text)
        known = self._codes.currencies if field.codes == "currencies" else self._codes.modes
        names = {
            fold: one.code for one in known.values() for fold in (folded(one.code), folded(one.zh), folded(one.en))
        }
        return [_coded(one, names) for one in parts(text, lambda one: folded(one) in names)]

    def _option(self, field: Field, text: str) -> str | None:
        spellings = {folded(name): one.key for one in field.options for name in (one.en, one.zh, one.key)}
        return spellings.get(folded(text))

    def _is_certificate(self, text: str) -> bool:
        entry = self._certificate(text)
        code = entry["code"] if isinstance(entry, dict) else entry
        return code in self._codes.certifications

    def _certificate(self, text: str) -> Json:
        names = {folded(name): c.code for c in self._codes.certifications.values() for name in (c.en, c.zh, c.code)}
        until = _LAST_DAY.search(text)
        bare = text[: until.start()].strip() if until else text
        code = names.get(folded(bare), bare)
        return {"code": code, "valid_until": _day(until[1])} if until else code


def parts(text: str, known: Callable[[str], bool]) -> Sequence[str]:
    """The entries of a list in a cell. A name that has a separator in it stays whole: 物流、货代."""
    pieces = _PARTS.split(text)
    found: list[str] = []
    at = 0
    while at < len(pieces):
        ends = range(len(pieces), at, -1)
        whole = (end for end in ends if known("".join(pieces[at:end]).strip()))
        end = next(whole, at + 1)
        found.append("".join(pieces[at:end]).strip())
        at = end + 1
    return [one for one in found if one]


def _coded(text: str, names: dict[str, str]) -> str:
    """A code from its code, its name, or both beside each other."""
    for one in (text, *text.split(maxsplit=1), *text.rsplit(maxsplit=1)):
        if folded(one) in names:
            return names[folded(one)]
    return text


def _day(text: str) -> str:
    """A day as ISO where the writing leaves no doubt."""
    found = _DAY.fullmatch(text)
    if found is None:
        return text.partition(" ")[0] if re.fullmatch(r"\d{4}-\d\d-\d\d 00:00:00", text) else text
    year, month, day = (int(part) for part in found.groups() if part)
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return text
