"""Code lists, looked up by code, by name and by day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from qhchecklist.policy.code_files import (
    Certification,
    CodeFiles,
    Country,
    CountryGroup,
    County,
    Currency,
    DivisionGroup,
    GoodsClass,
    Prefecture,
    Product,
    Province,
    SizeIndustry,
    SizeName,
    SupervisionMode,
)
from qhchecklist.policy.spelling import fold_word
from qhchecklist.policy.text import Text

QINGHAI = "63"
"""The province's two digits in GB/T 2260."""


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

    @cached_property
    def _taken_for(self) -> Mapping[str, frozenset[str]]:
        """A folded trade name of other goods to the keys of the products they are often taken for."""
        names: dict[str, frozenset[str]] = {}
        for product in self.products.values():
            for name in map(fold_word, product.others):
                names[name] = names.get(name, frozenset()) | {product.key}
        return names

    def excluded_products(self, name: str) -> frozenset[str]:
        """The keys of the products that goods of this name certainly are not."""
        return self._taken_for.get(fold_word(name), frozenset())

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

    def prefecture_of(self, code: str) -> Prefecture | None:
        """The city or prefecture of Qinghai in which a six-digit division lies, or which it is."""
        county = self.counties.get(code)
        return self.prefectures.get(code if county is None else county.prefecture)

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
