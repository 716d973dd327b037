"""Code lists: countries and dated groups, products and HS codes, divisions, currencies, modes, certificates, sizes.

Facts come from resources/codes/*.yaml; where a list changes in time it carries dates.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field as attribute
from datetime import date
from functools import cached_property
from typing import Literal, TypeAlias

from qhchecklist.policy.condition import Size
from qhchecklist.policy.record import record
from qhchecklist.policy.spelling import fold_word
from qhchecklist.policy.text import Text

QINGHAI = "63"
"""The province's two digits in GB/T 2260."""


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
    themselves mean the product; `hints` are words that leave it open where a code does.
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


@record
class GoodsClass:
    """A wide class of goods told by HS chapters, with exceptions, or by named products."""

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


class Codes:
    """All code lists, looked up by code; immutable after construction."""

    def __init__(self, files: CodeFiles) -> None:
        self.files = files
        countries, products, divisions, sizes = files.countries, files.products, files.divisions, files.sizes
        self.countries: Mapping[str, Country] = {c.code: c for c in countries.countries}
        self.country_groups: Mapping[str, CountryGroup] = {g.key: g for g in countries.groups}
        self.products: Mapping[str, Product] = {p.key: p for p in products.products}
        self.classes: Mapping[str, GoodsClass] = {c.key: c for c in products.classes}
        self.provinces: Mapping[str, Province] = {p.code: p for p in divisions.provinces}
        self.prefectures: Mapping[str, Prefecture] = {p.code: p for p in divisions.prefectures}
        self.counties: Mapping[str, County] = {c.code: c for c in divisions.counties}
        self.division_groups: Mapping[str, DivisionGroup] = {g.key: g for g in divisions.groups}
        self.currencies: Mapping[str, Currency] = {c.code: c for c in files.currencies.currencies}
        self.modes: Mapping[str, SupervisionMode] = {m.code: m for m in files.modes.modes}
        self.certifications: Mapping[str, Certification] = {c.code: c for c in files.certifications.certifications}
        self.industries: Mapping[str, SizeIndustry] = {i.key: i for i in sizes.industries}
        self.sizes: Mapping[str, SizeName] = {s.key: s for s in sizes.sizes}
        self.size_source = sizes.source

    @cached_property
    def country_names(self) -> Mapping[str, str]:
        """Every accepted spelling of a country (code, alpha-2, Chinese and English names) to its code."""
        spellings = {}
        for country in self.countries.values():
            for name in (*country.also, country.en, country.zh, country.alpha2, country.code):
                spellings[name.casefold()] = country.code
        return spellings

    @cached_property
    def former_divisions(self) -> Mapping[str, County]:
        """Old county codes to the present county."""
        return {old: county for county in self.counties.values() for old in county.formerly}

    @cached_property
    def product_names(self) -> Mapping[str, tuple[str, ...]]:
        """A folded trade name to the keys of the products it means."""
        names: dict[str, tuple[str, ...]] = {}
        for product in self.products.values():
            for name in product.names:
                names[fold_word(name)] = (*names.get(fold_word(name), ()), product.key)
        return names

    def named_products(self, name: str) -> tuple[str, ...]:
        """The keys of the products that a trade name by itself means."""
        return self.product_names.get(fold_word(name), ())

    def market_set(self, keys: tuple[str, ...], as_of: date) -> frozenset[str]:
        """The countries meant by groups and codes on a day; unknown keys were refused by the linter."""
        found: set[str] = set()
        for key in keys:
            group = self.country_groups.get(key)
            found |= group.on(as_of) if group else {key}
        return frozenset(found)

    def province_set(self, keys: tuple[str, ...]) -> frozenset[str]:
        """The provinces (two digits) meant by groups and codes."""
        found: set[str] = set()
        for key in keys:
            group = self.division_groups.get(key)
            found |= set(group.members) if group else {key}
        return frozenset(found)

    def division_name(self, code: str) -> Text:
        """The full name of a six-digit division, e.g. 西宁市湟源县; the province's name outside Qinghai."""
        county = self.counties.get(code)
        if county is not None:
            parent = self.prefectures[county.prefecture]
            return Text(parent.zh + county.zh, f"{county.en}, {parent.en}")
        prefecture = self.prefectures.get(code)
        if prefecture is not None:
            return Text(prefecture.zh, prefecture.en)
        province = self.provinces.get(code[:2])
        return Text(province.zh, province.en) if province else Text(code, code)
