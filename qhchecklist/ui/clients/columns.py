"""What the columns of the client list are called and what stands in them."""

from __future__ import annotations

from datetime import date
from typing import Literal, TypeAlias, get_args

from PySide6.QtCore import QCoreApplication

from qhchecklist.policy.codes import QINGHAI, Codes
from qhchecklist.policy.text import Lang, Text
from qhchecklist.store.records import ClientRow, ListedBy, PolicyStamp
from qhchecklist.ui.legible import isolated

Column: TypeAlias = Literal["name", "credit_code", "division", "visits", "last_visit", "told", "next_due", "policy"]

COLUMNS: tuple[Column, ...] = get_args(Column)

ORDERS: dict[Column, ListedBy] = {"name": "name", "last_visit": "last_visit", "next_due": "next_due"}
"""The columns by which the list can be ordered."""


def titles() -> dict[Column, str]:
    """The heads of the columns, in the present language."""
    return {
        "name": QCoreApplication.translate("ClientList", "企业名称"),
        "credit_code": QCoreApplication.translate("ClientList", "统一社会信用代码"),
        "division": QCoreApplication.translate("ClientList", "地区"),
        "visits": QCoreApplication.translate("ClientList", "来访次数"),
        "last_visit": QCoreApplication.translate("ClientList", "上次来访"),
        "told": QCoreApplication.translate("ClientList", "按原文属适用·待补·可咨询"),
        "next_due": QCoreApplication.translate("ClientList", "最近期限"),
        "policy": QCoreApplication.translate("ClientList", "判读依据版本"),
    }


def divisions(codes: Codes, lang: Lang) -> list[tuple[str, str]]:
    """The places to narrow the list to, as (prefix of a code, name): Qinghai with its parts first."""
    found = [(QINGHAI, _named(codes.provinces[QINGHAI].zh, codes.provinces[QINGHAI].en, lang))]
    for prefecture in sorted(codes.prefectures.values(), key=_code):
        found.append((prefecture.code[:4], _named(prefecture.zh, prefecture.en, lang)))
        counties = [one for one in codes.counties.values() if one.prefecture == prefecture.code]
        found += [(one.code, codes.division_name(one.code)[lang]) for one in sorted(counties, key=_code)]
    others = sorted((one for one in codes.provinces.values() if one.code != QINGHAI), key=_code)
    return found + [(one.code, _named(one.zh, one.en, lang)) for one in others]


def _code(one: object) -> str:
    return str(getattr(one, "code", ""))


def _named(zh: str, en: str, lang: Lang) -> str:
    return Text(zh, en)[lang]


class RowWords:
    """A row in the words of one language; divisions are remembered."""

    def __init__(self, codes: Codes, lang: Lang, present: PolicyStamp, today: date) -> None:
        self._codes = codes
        self._lang = lang
        self._present = present
        self._today = today
        self._divisions: dict[str, str] = {}

    def cell(self, row: ClientRow, column: Column) -> str:
        """What stands in one cell; nothing for what is not known."""
        match column:
            case "name":
                return _line(row.name) or QCoreApplication.translate("ClientList", "未命名企业")
            case "credit_code":
                return _line(row.credit_code)
            case "division":
                return self._division(row.division)
            case "visits":
                return str(row.visits)
            case "last_visit":
                return row.last_visit.astimezone().strftime("%Y-%m-%d") if row.last_visit else ""
            case "told":
                return f"{row.told.applying} · {row.told.open} · {row.told.to_ask}" if row.told else ""
            case "next_due":
                return row.next_due.isoformat() if row.next_due else ""
            case "policy":
                return self._policy(row)

    def _division(self, code: str) -> str:
        if code not in self._divisions:
            self._divisions[code] = _line(self._own_name(code)) if code else ""
        return self._divisions[code]

    def _own_name(self, code: str) -> str:
        """A county by its own name; there are no two alike in Qinghai."""
        county = self._codes.counties.get(code)
        return Text(county.zh, county.en)[self._lang] if county else self._codes.division_name(code)[self._lang]

    def _policy(self, row: ClientRow) -> str:
        if row.policy is None:
            return ""
        version = _line(row.policy.version)
        if self.is_outdated(row):
            return QCoreApplication.translate("ClientList", "{0}（不是现行版本）").format(version)
        return version

    def in_words(self, row: ClientRow, column: Column) -> str:
        """A cell for who points at it or hears it: counts are named.

        What the text covers is "属适用对象", whether or not it is in force.
        """
        if column != "told" or row.told is None:
            return self.cell(row, column)
        words = QCoreApplication.translate("ClientList", "上次判读：属适用对象 {0} 项，待补充 {1} 项，可咨询 {2} 项")
        return words.format(row.told.applying, row.told.open, row.told.to_ask)

    def is_outdated(self, row: ClientRow) -> bool:
        """Whether the client was last told by other rules than the present ones."""
        return row.policy is not None and row.policy != self._present

    def is_late(self, row: ClientRow) -> bool:
        """Whether something due has not been done in time."""
        return row.next_due is not None and row.next_due < self._today

    def spoken(self, row: ClientRow) -> str:
        """The whole row, the name first."""
        named = titles()
        parts = [self.cell(row, "name")]
        for column in COLUMNS[1:]:
            words = self.cell(row, column)
            if words:
                parts.append(self.in_words(row, column) if column == "told" else f"{named[column]} {words}")
        return ("，" if self._lang == "zh" else ", ").join(parts)


def _line(text: str) -> str:
    """A text of somebody else's, without what would break the line or turn it round."""
    return isolated("".join(filter(str.isprintable, text)))
