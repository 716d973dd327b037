"""What the files of resources/codes hold: countries and dated groups, products and HS codes, divisions, currencies,
supervision modes, certificates, sizes.

Facts come from resources/codes/*.yaml; where a list changes in time it carries dates.
"""

from __future__ import annotations

from dataclasses import field as attribute
from datetime import date
from typing import Literal, TypeAlias

from qhchecklist.policy.condition import Size
from qhchecklist.policy.record import record
from qhchecklist.policy.text import Text


@record
class Country:
    """A country or region: ISO 3166-1 alpha-3 as the code of record."""

    code: str
    alpha2: str
    zh: str
    en: str
    also: tuple[str, ...] = ()


@record
class CountryGroup:
    """A region of the notice: constant `members`, or parties with the date each joined (`since`)."""

    key: str
    zh: str
    en: str
    members: tuple[str, ...] = ()
    since: dict[str, date] = attribute(default_factory=dict)
    note: Text | None = None

    def on(self, as_of: date) -> frozenset[str]:
        """The members on a day."""
        return frozenset(self.members) | {code for code, joined in self.since.items() if joined <= as_of}


@record
class Product:
    """A product of the notice and how it is recognised.

    `sure`: HS prefixes that are this product. `maybe`: prefixes that hold it among other goods.
    `generic`: a colloquial class; neither another name nor a wide code excludes it. `names` by
    themselves mean the product; `hints` are words that leave it open where a code does; `others` are
    names that certainly mean other goods, often taken for it: beside its code they are a contradiction.
    """

    key: str
    zh: str
    en: str
    names: tuple[str, ...]
    sure: tuple[str, ...]
    maybe: tuple[str, ...]
    confidence: Literal["A", "B", "C"]
    generic: bool
    note: Text
    hints: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


@record
class GoodsClass:
    """A wide class of goods told by HS chapters, with exceptions, or by named products.

    `doubted_by`: where given, whatever has a name without any of these words is of the class, though no code says so.
    """

    key: str
    zh: str
    en: str
    include: tuple[str, ...]
    exclude: tuple[str, ...]
    exclude_products: tuple[str, ...]
    products: tuple[str, ...]
    names: tuple[str, ...]
    maybe: tuple[str, ...]
    note: Text
    doubted_by: tuple[str, ...] = ()


@record
class Province:
    """A province-level division, two digits."""

    code: str
    zh: str
    en: str
    region: Literal["east", "central", "west", "northeast", "other"]


@record
class Prefecture:
    """A prefecture-level division of Qinghai, six digits ending in 00."""

    code: str
    zh: str
    en: str


@record
class County:
    """A county-level division of Qinghai; `formerly` are old codes that credit codes still carry."""

    code: str
    zh: str
    en: str
    prefecture: str
    formerly: tuple[str, ...] = ()


@record
class DivisionGroup:
    """A group of provinces, e.g. eastern China."""

    key: str
    zh: str
    en: str
    members: tuple[str, ...]


@record
class Currency:
    """An ISO 4217 currency."""

    code: str
    zh: str
    en: str


@record
class SupervisionMode:
    """A customs supervision mode, four digits."""

    code: str
    zh: str
    en: str
    processing: bool
    domestic_sale: bool


@record
class Certification:
    """A certificate a firm may hold."""

    code: str
    zh: str
    en: str
    valid_for: Text | None = None


Bounds: TypeAlias = tuple[int, ...]


@record
class SizeIndustry:
    """Lower bounds (large, medium, small) of up to two indicators; revenue and assets in 10,000 CNY."""

    key: str
    zh: str
    en: str
    employees: Bounds = ()
    revenue: Bounds = ()
    assets: Bounds = ()


@record
class SizeName:
    """An enterprise size."""

    key: Size
    zh: str
    en: str


# --- the files ---------------------------------------------------------------------------------------


@record
class CountryFile:
    """countries.yaml."""

    countries: tuple[Country, ...]
    groups: tuple[CountryGroup, ...]


@record
class ProductFile:
    """products.yaml."""

    products: tuple[Product, ...]
    classes: tuple[GoodsClass, ...]


@record
class DivisionFile:
    """divisions.yaml."""

    provinces: tuple[Province, ...]
    prefectures: tuple[Prefecture, ...]
    counties: tuple[County, ...]
    groups: tuple[DivisionGroup, ...]


@record
class CurrencyFile:
    """currencies.yaml."""

    currencies: tuple[Currency, ...]


@record
class ModeFile:
    """supervision_modes.yaml."""

    modes: tuple[SupervisionMode, ...]


@record
class CertificationFile:
    """certifications.yaml."""

    certifications: tuple[Certification, ...]


@record
class SizeFile:
    """sizes.yaml: 工信部联企业〔2011〕300号."""

    industries: tuple[SizeIndustry, ...]
    sizes: tuple[SizeName, ...]
    source: Text


@record
class CodeFiles:
    """All files of resources/codes."""

    countries: CountryFile
    products: ProductFile
    divisions: DivisionFile
    currencies: CurrencyFile
    modes: ModeFile
    certifications: CertificationFile
    sizes: SizeFile
