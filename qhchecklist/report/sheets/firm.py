"""Who it is about: what was answered that tells one firm from another, and the dates."""

from __future__ import annotations

from collections.abc import Iterator

from qhchecklist.policy.facts import GoodsRow, Members
from qhchecklist.report.sheets import words
from qhchecklist.report.sheets.edition import Edition
from qhchecklist.report.typeset.flow import TextBlock
from qhchecklist.report.typeset.flowable import Flowable
from qhchecklist.report.typeset.grid import Cell, Rules, grid

_MOST_GOODS, _MOST_MARKETS, _LONGEST = 3, 8, 64


def firm_card(edition: Edition) -> Flowable:
    """Labels and values, in two columns unless print is large; what was not answered says so."""
    pairs = list(_pairs(edition))
    label = edition.pt(84.0 if edition.lang == "zh" else 118.0)
    padding = (2.0, 2.0, 8.0, 2.4)
    if edition.is_large:
        return grid([_cells(edition, *pair) for pair in pairs], [label, None], rules=Rules.ROWS, padding=padding)
    if len(pairs) % 2:
        pairs.append(("", ""))
    rows = [
        [*_cells(edition, *left), *_cells(edition, *right)] for left, right in zip(pairs[::2], pairs[1::2], strict=True)
    ]
    return grid(rows, [label, None, label - edition.pt(18), None], rules=Rules.ROWS, padding=padding)


def _cells(edition: Edition, label: str, value: str) -> tuple[Cell, Cell]:
    return TextBlock(label, edition.looks.cell_note), TextBlock(value, edition.looks.cell)


def _pairs(edition: Edition) -> Iterator[tuple[str, str]]:
    head, lang = edition.book.policy.head, edition.lang
    checklist, say = edition.checklist, edition.say
    yield edition.field_label("uscc"), _credit_code(edition)
    yield edition.field_label("registered_division"), _division(edition)
    yield say(words.ROLES), _answer(edition, "roles")
    yield say(words.TRADE), f"{_answer(edition, 'exports')} / {_answer(edition, 'imports')}"
    yield say(words.GOODS), _goods(edition)
    yield from _places(edition)
    yield say(words.CERTIFICATES), _certificates(edition)
    yield edition.field_label("aeo_level"), _answer(edition, "aeo_level")
    yield say(words.AS_OF), words.day_text(checklist.assessment.as_of, lang)
    since, until = (words.day_text(day, lang) for day in (head.dates.in_force_from, head.dates.in_force_to))
    yield say(words.VALIDITY), say(words.RANGE).format(since, until)
    if checklist.business_day is not None:
        yield say(words.BUSINESS_DAY), words.day_text(checklist.business_day, lang)


def _credit_code(edition: Edition) -> str:
    """The code as it was read, or as it was written where it could not be read."""
    written = edition.checklist.assessment.reading.document.get("uscc")
    if written in (None, ""):
        return edition.say(words.UNANSWERED)
    return words.cut(str(written), 40, edition.lang)


def _division(edition: Edition) -> str:
    value = edition.checklist.assessment.case.facts.values.get("registered_division")
    if isinstance(value, str):
        return edition.say(edition.book.codes.division_name(value))
    return _without_answer(edition, "registered_division")


def _answer(edition: Edition, field: str) -> str:
    """An answer in words; what was asked and not answered, or not known, says so."""
    value = edition.checklist.assessment.case.facts.values.get(field)
    if value is None:
        return _without_answer(edition, field)
    return words.cut(edition.say(edition.explainer.value(field, value, short=True)), _LONGEST, edition.lang)


def _certificates(edition: Edition) -> str:
    """The certificates, and where trademarks are held abroad."""
    abroad = edition.checklist.assessment.case.facts.values.get("overseas_trademarks")
    said = _answer(edition, "certifications")
    if not isinstance(abroad, Members) or not abroad.known:
        return said
    return said + edition.stop + edition.say(words.OVERSEAS).format(_answer(edition, "overseas_trademarks"))


def _without_answer(edition: Edition, field: str) -> str:
    unclear = edition.checklist.assessment.case.facts.unclear
    return edition.say(words.UNCLEAR if field in unclear else words.UNANSWERED)


def _rows(edition: Edition) -> list[GoodsRow]:
    """What the table really lists."""
    return [row for row in edition.checklist.assessment.case.facts.rows if row.number]


def _goods(edition: Edition) -> str:
    named = list(dict.fromkeys(name for row in _rows(edition) if (name := _named(edition, row))))
    return _few(edition, named, _MOST_GOODS) or _without_answer(edition, "trade_lines")


def _named(edition: Edition, row: GoodsRow) -> str:
    """A product with its code, as far as both are known."""
    product = words.cut(row.product or "", 20, edition.lang)
    return f"{product} {row.hs}".strip() if row.hs else product


def _places(edition: Edition) -> Iterator[tuple[str, str]]:
    """Where exports go and imports come from, apart; a row without a direction is neither."""
    rows = _rows(edition)
    labels = {"export": words.MARKETS, "import": words.ORIGINS, None: words.PLACES}
    told = [direction for direction in labels if any(row.direction == direction for row in rows)]
    for direction in told or ["export"]:
        named = _countries(edition, [row for row in rows if row.direction == direction])
        yield edition.say(labels[direction]), named or _without_answer(edition, "trade_lines")


def _countries(edition: Edition, rows: list[GoodsRow]) -> str:
    codes = [code for row in rows if row.markets is not None for code in sorted(row.markets.known)]
    countries = edition.book.codes.countries
    named = [countries[code].zh if edition.lang == "zh" else countries[code].en for code in dict.fromkeys(codes)]
    return _few(edition, named, _MOST_MARKETS)


def _few(edition: Edition, names: list[str], most: int) -> str:
    """The first names; how many there are in all where some are left out."""
    said = edition.comma.join(names[:most])
    return said + (edition.say(words.AND_MORE).format(len(names)) if len(names) > most else "")
