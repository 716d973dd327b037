"""Which products and classes of goods a row may be: three-valued, by HS prefix and by trade name.

A code under a sure prefix is the product. A code that is shorter than a listed one, or lies under a
prefix shared with other goods, leaves it open unless the name tells. Names tell where no code exists;
a name that merely contains a listed word is a hint, not an answer.
"""

from __future__ import annotations

from collections.abc import Iterable

from qhchecklist.assess.kleene import NO, UNKNOWN, YES, Truth
from qhchecklist.policy.code_files import GoodsClass, Product
from qhchecklist.policy.codes import Codes
from qhchecklist.policy.goods import hs_possible
from qhchecklist.policy.record import record
from qhchecklist.policy.spelling import fold_word


@record
class Recognised:
    """The product and class keys a row certainly is, and those it may be; every other key it is not."""

    sure: frozenset[str]
    maybe: frozenset[str]

    def among(self, keys: frozenset[str]) -> Truth:
        """Whether the goods are one of `keys`."""
        if not self.sure.isdisjoint(keys):
            return YES
        return NO if self.maybe.isdisjoint(keys) else UNKNOWN


class Recogniser:
    """Recognises goods against one set of code lists; remembers what it has seen."""

    def __init__(self, codes: Codes) -> None:
        self._codes = codes
        self._seen: dict[tuple[str | None, str | None], Recognised] = {}

    def recognise(self, name: str | None, hs: str | None) -> Recognised:
        """Every product and class for one trade name and HS code (either may be unknown)."""
        found = self._seen.get((name, hs))
        if found is None:
            if len(self._seen) > 4096:  # a register of firms must not grow it for ever
                self._seen.clear()
            found = self._seen[name, hs] = self._recognise(name, hs)
        return found

    def _recognise(self, name: str | None, hs: str | None) -> Recognised:
        named = frozenset(self._codes.named_products(name)) if name else frozenset[str]()
        values: dict[str, Truth] = {
            product.key: _product(product, name, hs, named, self._codes) for product in self._codes.products.values()
        }
        for group in self._codes.classes.values():
            values[group.key] = _goods_class(group, name, hs, named, self._codes)
        return Recognised(
            frozenset(key for key, value in values.items() if value == YES),
            frozenset(key for key, value in values.items() if value == UNKNOWN),
        )


def _product(product: Product, name: str | None, hs: str | None, named: frozenset[str], codes: Codes) -> Truth:
    by_code = _by_code(product, hs, codes)
    if name is not None and product.key in codes.excluded_products(name):
        return UNKNOWN if by_code == YES else NO
    if product.key in named:
        return UNKNOWN if by_code == NO else YES
    if by_code != UNKNOWN or name is None:
        return by_code
    return _by_name(product, name, hs, named, codes)


def _by_code(product: Product, hs: str | None, codes: Codes) -> Truth:
    """What the code alone says; a product without any code (technology) is no goods with a code."""
    if hs is None:
        return UNKNOWN
    if product.sure and hs.startswith(product.sure):
        return YES
    return UNKNOWN if hs_possible(product, hs, codes) else NO


def _by_name(product: Product, name: str, hs: str | None, named: frozenset[str], codes: Codes) -> Truth:
    """What a name that does not itself mean the product says where the code leaves it open."""
    if _codeless(named, codes):
        return NO
    known = [codes.products[key] for key in named if not codes.products[key].generic]
    if known:
        return _product_by_products(product, known, codes)
    if product.generic or _mentions(name, (*product.names, *product.hints)):
        return UNKNOWN
    if named or hs is None or any(code.startswith(hs) for code in product.sure) or len(hs) < 6:
        return UNKNOWN
    if not any("\u3400" <= character <= "\u9fff" for character in name):
        return UNKNOWN  # our names are Chinese: a name in another language tells nothing
    return NO  # a definite code shared with other goods, and a name that is none of the product's


def _codeless(named: frozenset[str], codes: Codes) -> bool:
    """Whether a name means what has no code at all (technology), and so is none of the goods that have one."""
    return bool(named) and not any(codes.products[key].sure or codes.products[key].maybe for key in named)


def _mentions(name: str, words: Iterable[str]) -> bool:
    folded = fold_word(name)
    return any(fold_word(word) in folded for word in words)


def _product_by_products(product: Product, known: list[Product], codes: Codes) -> Truth:
    """A definite other product: honey is a bee product because all its codes are; a bee product may be honey."""
    listed = [code for one in known for code in (*one.sure, *one.maybe)]
    if listed and product.sure and all(code.startswith(product.sure) for code in listed):
        return YES
    if product.generic:
        return UNKNOWN if any(hs_possible(product, code, codes) for code in listed) else NO
    within = tuple(code for one in known for code in one.sure)
    may_be_both = product.sure and any(code.startswith(product.sure) for code in listed)
    return UNKNOWN if may_be_both or (within and any(code.startswith(within) for code in product.sure)) else NO


def _goods_class(group: GoodsClass, name: str | None, hs: str | None, named: frozenset[str], codes: Codes) -> Truth:
    if (name is not None and fold_word(name) in map(fold_word, group.names)) or not named.isdisjoint(group.products):
        return YES
    if not named.isdisjoint(group.exclude_products):
        inside = hs is not None and group.include and hs.startswith(group.include) and not hs.startswith(group.exclude)
        return UNKNOWN if inside else NO
    known = [codes.products[key] for key in named if not codes.products[key].generic]
    if hs is not None:
        return _class_by_code(group, hs, told=bool(known))
    if known:
        return _class_by_products(group, known)
    if _codeless(named, codes):
        return NO
    if name is None or not group.doubted_by:
        return UNKNOWN
    return YES if named or not _mentions(name, group.doubted_by) else UNKNOWN


def _class_by_code(group: GoodsClass, hs: str, *, told: bool) -> Truth:
    """What the code says, by the most definite prefix; `told` when the name means a definite product that is not an
    excluded one.
    """
    if group.exclude and hs.startswith(group.exclude):
        return NO
    within, perhaps = _longest(hs, group.include), _longest(hs, group.maybe)
    if within > perhaps:
        apart = (*group.exclude, *(code for code in group.maybe if len(code) > within))
        return UNKNOWN if any(code.startswith(hs) for code in apart) and not told else YES
    return UNKNOWN if perhaps or any(code.startswith(hs) for code in (*group.include, *group.maybe)) else NO


def _longest(hs: str, codes: tuple[str, ...]) -> int:
    """How many digits of a code the most definite of these prefixes takes in; 0 for none."""
    if not hs.startswith(codes):  # asked of every code of every class: most are none, and this is told at once
        return 0
    return max(len(code) for code in codes if hs.startswith(code))


def _class_by_products(group: GoodsClass, products: list[Product]) -> Truth:
    """A known product without a code: in the class when all its codes are, out when none is."""
    codes = [code for product in products for code in (*product.sure, *product.maybe)]
    inside = [_longest(code, group.include) > _longest(code, group.maybe) for code in codes]
    possible = [bool(group.maybe) and code.startswith(group.maybe) for code in codes]
    if codes and all(inside):
        return YES
    return UNKNOWN if any(inside) or any(possible) or not codes else NO
