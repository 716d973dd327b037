"""Invented but plausible firms of Qinghai, reproducible from a seed, as profile documents with flat keys.

A firm answers every question that some condition reads. `partly` forgets answers and cells of the goods
table, as a first visit to a help desk does. Shares and products follow the province's trade in outline;
no firm is real.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from qhchecklist.policy.codes import Codes

Document: TypeAlias = dict[str, Any]
Goods: TypeAlias = tuple[str, ...]

FARM: Goods = ("goji", "quinoa", "honey", "bee_products", "beef_mutton", "coldwater_fish", "black_garlic", "morel",
               "cordyceps", "highland_barley", "seabuckthorn", "oats", "tcm_patent", "~mushroom",
               "~broad beans")  # fmt: skip
TEXTILE: Goods = ("carpet", "cashmere", "cashmere_goods", "greige_silk", "silk_goods", "tibetan_embroidery",
                  "~garments")  # fmt: skip
CHEMICAL: Goods = ("soda_ash", "potash", "lithium_carbonate", "pvc", "magnesium_hydroxide", "magnesium_chloride",
                   "lithium_metal", "lfp", "~methanol")  # fmt: skip
METAL: Goods = ("ferrosilicon", "coke", "al_profile", "carbon_products", "mono_si", "poly_si", "solar_module",
                "~battery", "~electrolytic copper")  # fmt: skip
DAILY: Goods = ("daily_goods", "timber", "~garments", "~auto parts", "~toys", "goji", "honey")
ORES: Goods = ("zinc_concentrate", "nickel_ore", "wool", "alumina", "chrome_ore", "~copper concentrate")
CONSUMER: Goods = ("food_import", "alcohol", "mother_baby", "daily_chem", "beef_mutton", "~coffee")
EQUIPMENT: Goods = ("advanced_equipment", "key_parts", "technology", "~machinery")
MEDICAL: Goods = ("medical_equipment", "precision_instrument", "teaching_equipment")

ORDINARY = {
    "~mushroom": ("双孢菇", "07115100"),
    "~broad beans": ("干蚕豆", "07135010"),
    "~garments": ("服装", "62034290"),
    "~methanol": ("甲醇", "29051100"),
    "~battery": ("锂离子蓄电池", "85076000"),
    "~electrolytic copper": ("精炼铜", "74031111"),
    "~auto parts": ("汽车零件", "87089999"),
    "~toys": ("玩具", "95030089"),
    "~copper concentrate": ("铜精矿", "26030000"),
    "~coffee": ("咖啡", "09011100"),
    "~machinery": ("机床", "84581100"),
}
"""Goods that the notice does not name: trade name and HS code."""

SOLD_TO = ("JPN", "KOR", "VNM", "THA", "MYS", "DEU", "NLD", "ITA", "USA", "ARE", "PAK", "NPL", "KAZ", "RUS", "HKG")
BOUGHT_FROM = ("AUS", "NZL", "CHL", "PER", "IDN", "PHL", "ZAF", "DEU", "JPN", "KAZ", "RUS", "FRA", "VNM", "MNG")
MARKET_LIMIT = 4


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of firm: how often it occurs, what it is, and what it trades."""

    share: int
    entities: tuple[str, ...]
    roles: tuple[str, ...]
    industries: tuple[str, ...]
    statistical: tuple[str, ...]
    sells: Goods = ()
    buys: Goods = ()
    exporting: float = 0.0
    importing: float = 0.0
    outside: float = 0.0


KINDS = (
    Kind(26, ("enterprise", "enterprise", "cooperative", "individual_business"), ("producer", "trader"),
         ("organic_agri", "biomedicine"), ("agriculture", "industry"), FARM, CONSUMER, 0.75, 0.1),
    Kind(10, ("enterprise",), ("producer",), ("tibetan_carpet_textile",), ("industry",), TEXTILE, ("wool",), 0.8, 0.25),
    Kind(10, ("enterprise",), ("producer",), ("salt_lake_chemicals", "energy_chemicals", "new_materials"),
         ("industry",), CHEMICAL, EQUIPMENT, 0.7, 0.35),
    Kind(14, ("enterprise",), ("producer",), ("new_energy", "new_materials", "metal_smelting"), ("industry",),
         METAL, ORES + EQUIPMENT, 0.65, 0.5),
    Kind(16, ("enterprise", "individual_business"), ("trader", "retailer"), (), ("wholesale", "retail"),
         DAILY + FARM, CONSUMER + ORES, 0.6, 0.5, 0.05),
    Kind(8, ("enterprise",), ("logistics", "trader"), (), ("transport", "storage"), DAILY, CONSUMER, 0.2, 0.2, 0.15),
    Kind(5, ("enterprise",), ("ecommerce_platform", "trade_service_platform"), (), ("information", "leasing_business"),
         DAILY, CONSUMER, 0.4, 0.3, 0.5),
    Kind(5, ("hospital", "school"), (), (), ("other",), (), MEDICAL, 0.0, 0.6),
    Kind(6, ("training_institution", "association", "insurer", "bank", "other"), (), (), ("other",)),
)  # fmt: skip


def firms(count: int, seed: int, codes: Codes) -> list[Document]:
    """That many complete firms."""
    rng = random.Random(seed)
    shares = [kind.share for kind in KINDS]
    return [firm(rng.choices(KINDS, shares)[0], rng, codes) for _ in range(count)]


def firm(kind: Kind, rng: random.Random, codes: Codes) -> Document:
    """One firm of a kind, every question answered."""
    document: Document = {
        "entity_type": rng.choice(kind.entities),
        "registered_division": _division(kind, rng, codes),
        "roles": _some(kind.roles, rng, 0.75),
        "industries": _some(kind.industries, rng, 0.5),
        "statistical_industry": rng.choice(kind.statistical),
        "exports": _trade(kind.exporting, rng),
        "imports": _trade(kind.importing, rng),
        "domestic_sales": rng.random() < 0.8,
        "difficulties": _some(("production_operation", "logistics", "orders", "finance"), rng, 0.25),
        "priority_transport_pass": rng.random() < 0.1,
        "service_directions": _some(SOLD_TO, rng, 0.2) if "logistics" in kind.roles else [],
    }
    sells = _rows("export", document["exports"], kind.sells, rng, codes)
    document["trade_lines"] = sells + _rows("import", document["imports"], kind.buys, rng, codes)
    document |= _size(kind, rng) | _customs(document, rng) | _assets(document, rng)
    return document


def _some(values: Sequence[str], rng: random.Random, share: float) -> list[str]:
    return [value for value in values if rng.random() < share]


def _division(kind: Kind, rng: random.Random, codes: Codes) -> str:
    if rng.random() < kind.outside:
        return rng.choice(("310000", "330000", "440000", "420000", "610000", "620000"))
    return rng.choice((*codes.counties, "630105", "630105", "632801"))


def _trade(likely: float, rng: random.Random) -> str:
    if rng.random() < likely:
        return "current"
    return rng.choices(("planned", "none"), (35, 65) if likely else (3, 97))[0]


def _rows(direction: str, status: str, goods: Goods, rng: random.Random, codes: Codes) -> list[Document]:
    if status == "none" or not goods:
        return []
    chosen = rng.sample(goods, min(len(goods), rng.choices((1, 2, 3, 4), (45, 30, 15, 10))[0]))
    rows = [_row(direction, "current" if status == "current" else "planned", key, rng, codes) for key in chosen]
    for row in rows[1:]:
        row["status"] = "planned" if rng.random() < 0.3 else row["status"]
    return rows


def _row(direction: str, status: str, key: str, rng: random.Random, codes: Codes) -> Document:
    name, hs = ORDINARY[key] if key in ORDINARY else _known_goods(key, rng, codes)
    markets = rng.sample(SOLD_TO if direction == "export" else BOUGHT_FROM, rng.randint(1, MARKET_LIMIT))
    row: Document = {"direction": direction, "status": status, "product": name, "markets": markets}
    if hs:
        row["hs"] = hs
    if direction == "export":
        row["made_in_qinghai"] = rng.random() < 0.8
    return row


def _known_goods(key: str, rng: random.Random, codes: Codes) -> tuple[str, str]:
    """A product of the notice under one of its names; its code where it has one of its own."""
    product = codes.products[key]
    if not product.sure:
        return rng.choice(product.names[:3]), ""
    code = rng.choice(product.sure)
    return rng.choice(product.names[:3]), code.ljust(8, "0") if len(code) != 8 and rng.random() < 0.9 else code


def _size(kind: Kind, rng: random.Random) -> Document:
    people = max(1, round(rng.lognormvariate(3.6, 1.4)))
    revenue = max(1, round(people * rng.lognormvariate(3.4, 0.8)))
    assets = round(revenue * rng.uniform(0.5, 3))
    return {"employees": people, "revenue_10k_cny": revenue, "total_assets_10k_cny": assets}


def _customs(document: Document, rng: random.Random) -> Document:
    """Ways of trading; they must not contradict the trade of the firm."""
    trades = "current" in (document["exports"], document["imports"])
    exports = document["exports"] == "current"
    processing = trades and rng.random() < 0.12
    modes = (["0110"] if trades else []) + (["0615"] if processing else [])
    sold = processing and rng.random() < 0.5
    online = rng.choices(("current", "planned", "none"), (20, 30, 50) if trades else (0, 20, 80))[0]
    foreign = rng.choices((["USD"], ["USD", "EUR"], ["USD", "CNY"], ["CNY"]), (50, 15, 20, 15))[0]
    return {
        "customs_supervision_modes": modes + (["0245"] if sold else []) + (["9710"] if online == "current" else []),
        "bonded_goods_sold_domestically": sold,
        "aeo_level": rng.choices(("advanced", "regular"), (1, 9))[0] if trades else "not_registered",
        "export_refund.filed": exports and rng.random() < 0.85,
        "export_refund.refundable_goods": exports and rng.random() < 0.7,
        "cross_border_ecommerce": online,
        "settlement_currencies": foreign if trades else [],
        "export_credit_insurance": rng.choice(("government_policy", "own_policy", "none")) if exports else "none",
    }


def _assets(document: Document, rng: random.Random) -> Document:
    """Brands, technology, certificates and lists."""
    producer = "producer" in document["roles"]
    listed = ("key_foreign_trade_firm", "backbone_exporter", "key_importer", "key_provincial_enterprise")
    held = ("organic_cn", "haccp", "iso9001", "rcep_co", "gi", "madrid_trademark")
    technology = producer and rng.random() < 0.4
    return {
        "own_brand": producer and rng.random() < 0.6,
        "own_technology": technology,
        "high_tech_status": "qualified_not_certified" if technology and rng.random() < 0.4 else "not_qualified",
        "recognitions": _some(listed, rng, 0.12),
        "certifications": _some(held, rng, 0.15),
    }


def partly(document: Document, forgets: float, rng: random.Random) -> Document:
    """The same firm with that share of the answers and half that share of the goods table's cells left open."""
    kept = {key: value for key, value in document.items() if rng.random() >= forgets}
    if "trade_lines" in kept:
        kept["trade_lines"] = [
            {cell: value for cell, value in row.items() if rng.random() >= forgets / 2} for row in kept["trade_lines"]
        ]
    return kept
