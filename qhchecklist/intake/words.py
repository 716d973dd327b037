"""How people write headings and short answers in tables; everything else is read as in profile files."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from qhchecklist.policy.doubts import UNCLEAR, UNCLEAR_WORDS

COLUMN_NAMES: Mapping[str, tuple[str, ...]] = {
    "direction": ("方向", "进出口", "进出口方向", "进/出口", "贸易方向", "export or import"),
    "status": ("状态", "现状", "情况", "业务状态", "stage"),
    "product": ("品名", "商品", "货物", "产品", "名称", "商品名称", "货物名称", "产品名称", "货品", "goods",
                "commodity", "name", "item"),
    "hs": ("hs", "hs编码", "hs码", "hs code", "hscode", "商品编码", "商品编号", "海关编码", "海关商品编码", "税号",
           "税则号", "税则号列", "编码", "tariff code", "commodity code"),
    "made_in_qinghai": ("青海产", "是否青海产", "青海生产", "省内产", "本省产", "是否本省产", "qinghai", "local"),
    "markets": ("国家", "地区", "国别", "市场", "目的国", "目的地", "目标市场", "原产国", "出口国家", "进口国家",
                "国家/地区", "国家地区", "国家和地区", "country", "countries", "market", "markets", "destination",
                "destinations", "origin"),
}  # fmt: skip
"""What other tables call the columns of the goods table, besides their own labels."""

SERIAL_NAMES = frozenset({"序号", "编号", "行号", "no", "#", "number"})
"""Columns that only count the rows."""

_MEANT: Mapping[str, Mapping[str, str]] = {
    "direction": {"出": "export", "外销": "export", "e": "export", "exp": "export", "exports": "export",
                  "进": "import", "i": "import", "imp": "import", "imports": "import"},
    "status": {"在做": "current", "正在": "current", "已做": "current", "现有": "current", "已有": "current",
               "有实绩": "current", "现在": "current", "ongoing": "current", "active": "current",
               "计划": "planned", "拟": "planned", "拟做": "planned", "打算": "planned", "准备做": "planned",
               "将做": "planned", "plan": "planned", "intended": "planned"},
}  # fmt: skip

_YES = frozenset({"是", "有", "对", "√", "✓", "✔", "☑", "y", "yes", "true", "1"})
_NO = frozenset({"否", "无", "没有", "不是", "×", "✗", "✘", "x", "n", "no", "false", "0"})
_NOT_KNOWN = UNCLEAR_WORDS | {"不详", "未知", "待定", "待核实", "not known", "not sure", "don't know", "?"}
_NOTHING = frozenset({"-", "--", "—", "——", "/", "n/a", "未填写", "未填写（暂按未知）", "（请选择）"})

_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff]")


def clean(text: str) -> str:
    """A cell as read: composed, without invisible characters and outer blanks."""
    return _INVISIBLE.sub("", unicodedata.normalize("NFC", text)).replace("\xa0", " ").strip()


def folded(text: str) -> str:
    """A word for look-up: full width and case folded."""
    return unicodedata.normalize("NFKC", clean(text)).casefold()


def heading(text: str) -> str:
    """A heading for look-up: without brackets with their content, blanks and punctuation at its end."""
    bare = re.sub(r"[(（\[【][^)）\]】]*[)）\]】]", "", folded(text))
    return re.sub(r"\s+", " ", bare).strip(" *:：.")


def is_nothing(text: str) -> bool:
    """Whether a cell only says that it is empty."""
    return not text or folded(text) in _NOTHING


def unclear(text: str) -> str | None:
    """`unknown` for a word that says 不清楚; None for any other."""
    return UNCLEAR if folded(text) in _NOT_KNOWN else None


def yes_or_no(text: str) -> bool | None:
    """Yes or no as people tick it; None for any other word."""
    word = folded(text)
    return True if word in _YES else False if word in _NO else None


def meant(column: str, text: str) -> str | None:
    """The option that a short word means in a column; None when it is no such word."""
    return _MEANT.get(column, {}).get(folded(text))
