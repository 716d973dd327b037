"""What the cells of the goods table say, in words."""

from __future__ import annotations

from qhchecklist.policy.codes import Codes
from qhchecklist.policy.doubts import UNCLEAR, Json
from qhchecklist.policy.field import Column
from qhchecklist.policy.record import record
from qhchecklist.policy.text import Lang, Text

_YES_NO = {True: Text("是", "yes"), False: Text("否", "no")}
_UNCLEAR = Text("不清楚", "not known")


@record
class Look:
    """What a cell shows: its words, whether they are doubtful, and whether it is empty and keeps a finding open.

    `codes` stand for the names where a cell holds a list.
    """

    words: str
    names: tuple[str, ...]
    codes: tuple[str, ...]
    doubtful: bool
    keeps_open: bool


@record
class GoodsWords:
    """Puts the values of cells, in canonical spelling, into words of one language."""

    codes: Codes
    lang: Lang

    def of(self, column: Column, value: Json) -> str:
        """One cell; empty when it is."""
        if value is None:
            return ""
        if isinstance(value, bool):
            return _YES_NO[value][self.lang]
        if value == UNCLEAR:
            return _UNCLEAR[self.lang]
        if isinstance(value, list):
            return ("、" if self.lang == "zh" else ", ").join(self.country(item) for item in value)
        option = next((one for one in column.options if one.key == value), None)
        return option.text[self.lang] if option else str(value)

    def possible(self, column: Column) -> tuple[str, ...]:
        """Everything a short column can say; nothing for free text and lists."""
        match column.kind:
            case "choice":
                return tuple(option.text[self.lang] for option in column.options)
            case "yes_no":
                return tuple(text[self.lang] for text in _YES_NO.values())
            case "hs":
                return ("00000000",)
            case _:
                return ()

    def country(self, code: Json) -> str:
        """A market by its name; a code that is none as it is written."""
        country = self.codes.countries.get(code) if isinstance(code, str) else None
        return Text(country.zh, country.en)[self.lang] if country else str(code)

    def look(self, column: Column, value: Json, *, doubtful: bool, keeps_open: bool) -> Look:
        """What a cell with this value shows."""
        listed = value if isinstance(value, list) else []
        names, codes = tuple(map(self.country, listed)), tuple(map(str, listed))
        return Look(self.of(column, value), names, codes, doubtful, keeps_open)
