"""Generated profile documents for property tests: every field may be absent, clear or 不清楚."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from qhchecklist.policy.codes import Codes
from qhchecklist.policy.field import Field, FieldCatalogue

COUNTRIES = ["KOR", "DEU", "USA", "PAK", "KAZ", "AUS", "PER", "ZAF", "HKG", "PHL", "CAN"]
GOODS = [
    ("藜麦", "10085090"),
    ("枸杞", "12119031"),
    ("黑蒜", "20059999"),
    ("羊毛", "51011100"),
    ("锂离子蓄电池", "85076000"),
    ("地毯", "57011000"),
    ("精密仪器", "90303390"),
    ("纯碱", "28362000"),
]


NAMES = [name for name, _ in GOODS] + (
    "蜂蜜 蜂产品 丝织品 坯绸 食品 化妆品 冬虫夏草 有机枸杞 藏毯 果干 苹果汁 机床 专利技术 技术服务 小苏打".split(" ")
)
CODES = [code for _, code in GOODS] + (
    "04090000 1211 121190 12119016 50071010 5007 62141000 21069090 33049900 84571010 4090000 0813".split(" ")
)


def rows() -> st.SearchStrategy[list[dict[str, Any]]]:
    """Tables of goods in which any cell may be missing, and name and code may contradict each other."""
    cells: dict[str, st.SearchStrategy[Any]] = {
        "direction": st.sampled_from(["export", "import"]),
        "status": st.sampled_from(["current", "planned"]),
        "product": st.sampled_from(NAMES),
        "hs": st.sampled_from(CODES),
        "made_in_qinghai": st.booleans(),
        "markets": st.lists(st.sampled_from(COUNTRIES), max_size=3, unique=True),
    }
    free = st.fixed_dictionaries({}, optional=cells)
    matched = st.sampled_from(GOODS).flatmap(lambda one: free.map(lambda row: {**row, "product": one[0], "hs": one[1]}))
    return st.lists(free | matched, max_size=3)


def answer(field: Field, codes: Codes) -> st.SearchStrategy[Any]:
    """A usable answer to one field."""
    match field.kind:
        case "yes_no":
            return st.booleans()
        case "choice" if field.key == "statistical_industry":
            return st.sampled_from(sorted(codes.industries))
        case "choice":
            return st.sampled_from([option.key for option in field.options])
        case "choices":
            return st.lists(st.sampled_from([option.key for option in field.options]), unique=True, max_size=3)
        case "codes" if field.codes == "countries":
            return st.lists(st.sampled_from(COUNTRIES), unique=True, max_size=3)
        case "codes" if field.codes == "currencies":
            return st.lists(st.sampled_from(["CNY", "USD", "EUR"]), unique=True, max_size=2)
        case "codes":
            return st.lists(st.sampled_from(sorted(codes.modes)), unique=True, max_size=2)
        case "certificates":
            return st.lists(st.sampled_from(["organic_cn", "haccp", "ce"]), unique=True, max_size=2)
        case "number":
            return st.sampled_from([0, 4, 15, 46, 250, 400, 1300, 50000, "20-99", "300以上"])
        case "division":
            return st.sampled_from(["630121", "632801", "440300", "610100", "210100", "460000"])
        case "rows":
            return rows()
        case _:
            return st.just("示例")


def documents(catalogue: FieldCatalogue, codes: Codes) -> st.SearchStrategy[dict[str, Any]]:
    """Profiles with any subset of the fields that conditions read."""
    fields = {
        field.key: answer(field, codes) | st.just("unknown")
        for field in catalogue.fields
        if field.kind not in ("text", "uscc", "date")
    }
    return st.fixed_dictionaries({}, optional=fields)
