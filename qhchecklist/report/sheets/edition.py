"""One printed edition: a checklist in one language, and what is told in full only once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from qhchecklist.assess.explain import Explainer, run_on
from qhchecklist.assess.open_fields import OpenFields
from qhchecklist.checklist import APPLYING, GAP_NOTE, Checklist, GroupKey, Item, measure_label
from qhchecklist.policy.field import Field
from qhchecklist.policy.model import Gap, Measure, Validity
from qhchecklist.policy.record import record
from qhchecklist.policy.rulebook import Rulebook
from qhchecklist.policy.text import Lang, Text, sentence_case
from qhchecklist.report.options import RecordHead
from qhchecklist.report.sheets import words
from qhchecklist.report.sheets.looks import STANDARD, Looks

LONGEST_NAME = 200
LONGEST_PRODUCT = 40
LONGEST_REASON = 500
_CELL = re.compile(r"trade_lines\[(\d+)\](?:\.(.*))?", re.DOTALL)
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")
IN_FULL = APPLYING | {"needs_information", "informational"}
"""The groups whose items are told in full."""
TABLES: tuple[GroupKey, ...] = ("open_list", "does_not_apply")
"""The others, in the order of their tables."""


@record
class OpenItems:
    """The open items: those that answers settle, those that only the authority settles, those on early business."""

    by_answers: tuple[Item, ...]
    by_authority: tuple[Item, ...]
    past: tuple[Item, ...]

    @property
    def all(self) -> tuple[Item, ...]:
        """All of them."""
        return (*self.by_answers, *self.by_authority, *self.past)


@dataclass(frozen=True)
class Edition:
    """What every part of the paper is made from."""

    checklist: Checklist
    lang: Lang
    looks: Looks
    spelt_out: Text | None = None
    """What is said of characters that no face has, see `spelt_out_text`."""
    printed_on: date | None = None
    """The day of printing, if it is to be said."""
    record: RecordHead | None = None
    """Where the consultation record stands, for a client of a help desk."""

    @property
    def book(self) -> Rulebook:
        """The rule book."""
        return self.checklist.assessment.rulebook

    @property
    def banner(self) -> str:
        """The sentence on validity; that the notice has expired between the day judged and that of printing."""
        said = self.say(self.checklist.banner)
        if not self.expired_since:
            return said
        return said + ("" if self.lang == "zh" else " ") + self.say(words.EXPIRED_SINCE)

    @property
    def validity(self) -> Validity:
        """In whose words findings are told: paper that is read after the expiry makes no present claim."""
        return "expired" if self.expired_since else self.checklist.assessment.validity

    @property
    def is_striking(self) -> bool:
        """Whether the sentence on validity warns of a notice that is not in force."""
        return self.checklist.assessment.validity != "in_force" or self.expired_since

    @property
    def is_past(self) -> bool:
        """Whether the day judged is past on the day of printing, as far as that is known."""
        return self.printed_on is not None and self.checklist.assessment.as_of < self.printed_on

    @property
    def expired_since(self) -> bool:
        """Whether the notice has expired between the day judged and that of printing."""
        return self.printed_on is not None and self.checklist.expired_since(self.printed_on)

    @cached_property
    def explainer(self) -> Explainer:
        """Puts findings into words."""
        return Explainer(self.book)

    def scaled(self, size: float) -> Edition:
        """The same, set larger or smaller."""
        return self if size == 1.0 else replace(self, looks=replace(self.looks, scale=self.looks.scale * size))

    @property
    def is_large(self) -> bool:
        """Whether two columns would be too narrow for the size of the text."""
        return self.looks.scale > STANDARD

    def pt(self, length: float) -> float:
        """A length in points of the standard edition, as long as this edition needs it."""
        return self.looks.scaled(length)

    @cached_property
    def notice_order(self) -> tuple[Item, ...]:
        """All items as their supports come in the notice."""
        place = {support.id: number for number, support in enumerate(self.book.policy.supports)}
        return tuple(sorted(self.checklist.items, key=lambda item: place[item.id]))

    @cached_property
    def in_full(self) -> tuple[tuple[Measure, tuple[Item, ...]], ...]:
        """The measures with the items that are told in full."""
        told = [item for item in self.notice_order if item.group in IN_FULL]
        pairs = [(one, tuple(item for item in told if item.measure is one)) for one in self.book.policy.measures]
        return tuple((measure, items) for measure, items in pairs if items)

    @property
    def stop(self) -> str:
        """The separator of phrases."""
        return "；" if self.lang == "zh" else "; "

    @property
    def colon(self) -> str:
        """Between a label and what it says."""
        return "：" if self.lang == "zh" else ": "

    def sentences(self, said: Iterable[str]) -> str:
        """Sentences one after the other."""
        return ("" if self.lang == "zh" else " ").join(said)

    @property
    def comma(self) -> str:
        """The separator of names."""
        return "、" if self.lang == "zh" else ", "

    def say(self, text: Text) -> str:
        """A text in this edition's language.

        The face has curly quotation marks as wide as a Han character; in English they would gape, so straight
        ones stand for them.
        """
        return text.zh if self.lang == "zh" else text.en.translate(_STRAIGHT)

    def heading(self, text: Text) -> str:
        """A text that begins a line by itself: with a capital."""
        return sentence_case(self.say(text))

    @property
    def firm(self) -> str:
        """The firm's name, or that none was given."""
        name = self.checklist.assessment.reading.name.strip()
        return words.cut(name, LONGEST_NAME, self.lang) if name else self.say(words.UNNAMED)

    def reasons(self, item: Item) -> list[str]:
        """Why, phrase by phrase."""
        said = self.explainer.finding(item.finding, self.checklist.assessment)
        return [self.shortened(text[self.lang]) for text in said]

    def reasons_line(self, item: Item) -> str:
        """Why, in one line."""
        said = run_on(self.explainer.finding(item.finding, self.checklist.assessment))
        return self.shortened(said[self.lang])

    def answers(self, item: Item) -> list[str]:
        """What authorities answered about it."""
        return [self.shortened(self.say(text)) for text in item.answers]

    def changes(self, item: Item) -> list[str]:
        """What would change the outcome, unless that only says the reasons again."""
        return [self.shortened(text[self.lang]) for text in self.explainer.changes(item.finding)]

    def shortened(self, text: str) -> str:
        """A phrase with long product names, and at last itself, visibly cut."""
        for name in self._long_products:
            text = text.replace(name, words.cut(name, LONGEST_PRODUCT, self.lang))
        return words.cut(text, LONGEST_REASON, self.lang)

    @cached_property
    def _long_products(self) -> tuple[str, ...]:
        names = {row.product for row in self.checklist.assessment.case.facts.rows if row.product}
        return tuple(sorted((name for name in names if len(name) > LONGEST_PRODUCT), key=lambda one: (-len(one), one)))

    def field_label(self, field: str) -> str:
        """The label of a profile field or cell; a key that is no field stands for itself."""
        return self.say(field_label(field, self.book))

    # --- told once -----------------------------------------------------------------------------------

    @cached_property
    def question_numbers(self) -> dict[str, int]:
        """The fields still to be answered, numbered in the order in which they are printed."""
        return {field: number for number, field in enumerate(self._first_asked, 1)}

    def asks(self, item: Item) -> tuple[list[str], list[str]]:
        """The fields this item asks first, and those already asked before it."""
        asked = [field for field in self._open_fields[item.id] if not self._is_past(field)]
        first = [field for field in asked if self._first_asked[field] == item.id]
        return first, [field for field in asked if field not in first]

    def past_questions(self, item: Item) -> list[Field]:
        """What is open about an item but concerns early business only: it is not asked."""
        return [self.book.catalogue.field(field) for field in item.finding.missing if self._is_past(field)]

    @cached_property
    def open_items(self) -> OpenItems:
        """The open items by what settles them."""
        items = self.checklist.group("needs_information")
        authority = tuple(item for item in items if item.finding.for_authority)
        past = tuple(item for item in items if item not in authority and self.past_questions(item))
        return OpenItems(tuple(item for item in items if item not in authority and item not in past), authority, past)

    def _is_past(self, field: str) -> bool:
        return self.book.catalogue.field(field).is_past(self.checklist.assessment.as_of)

    @cached_property
    def _first_asked(self) -> dict[str, str]:
        items = self.checklist.group("needs_information")  # as in the notice
        return _first((f, item.id) for item in items for f in self._open_fields[item.id] if not self._is_past(f))

    @cached_property
    def _open_fields(self) -> dict[str, tuple[str, ...]]:
        """What each open item may still ask; nothing where only the authority settles it."""
        looked_up = OpenFields(self.checklist.assessment)
        items = self.checklist.group("needs_information")
        return {item.id: looked_up.of(item.finding) if item.finding.missing else () for item in items}

    def gaps(self, measure: Measure) -> list[str]:
        """What is lost of a measure that is told in full: the whole where it comes first, else where that is."""
        return [self._gap(gap, self.say(measure_label(measure))) for gap in self.book.policy.gaps_of(measure)]

    def gaps_of_item(self, item: Item) -> list[str]:
        """The same beside an item in a table, which comes after all that is told in full."""
        return [self._gap(gap, item.id) for gap in self.book.policy.gaps_of(item.measure)]

    def _gap(self, gap: Gap, here: str) -> str:
        first = self._first_gap[gap.id]
        if first == here:
            return f"{self.say(gap.text)}{'' if self.lang == 'zh' else ' '}{self.say(GAP_NOTE)}"
        return self.say(words.SAME_GAP).format(lost=gap.lost, where=first)

    @cached_property
    def _first_gap(self) -> dict[str, str]:
        """Where each gap is told: at the first measure that is told in full, else at the first item of the tables."""
        gaps_of, full = self.book.policy.gaps_of, self.in_full
        listed = [item for key in TABLES for item in self.checklist.group(key)]
        places = [(self.say(measure_label(measure)), gaps_of(measure)) for measure, _ in full]
        places += [(item.id, gaps_of(item.measure)) for item in listed]
        return _first((gap.id, where) for where, gaps in places for gap in gaps)

    def gloss(self, provision: str, item: Item) -> str:
        """The unofficial translation of a whole sentence, in full where it comes first."""
        where = self._first_gloss[provision]
        if where != item.id:
            return self.say(words.SAME_GLOSS).format(where)
        gloss = self.book.policy.provisions[provision].gloss
        return self.say(words.GLOSS) + gloss.translate(_STRAIGHT)

    @cached_property
    def _first_gloss(self) -> dict[str, str]:
        items = [item for _, told in self.in_full for item in told]
        return _first((quote.provision, item.id) for item in items for quote in item.finding.support.quotes)


def field_label(field: str, book: Rulebook) -> Text:
    """The label of a field, or of a cell written `trade_lines[2].hs` (rows count from 1)."""
    if field in book.catalogue:
        return book.catalogue.field(field).label
    cell = _CELL.fullmatch(field)
    if cell is None:
        return Text(words.cut(field, 60, "zh"), words.cut(field, 60, "en"))
    key = cell[2] or ""
    labels = {column.key: column.label for column in book.catalogue.columns}
    column = labels.get(key, Text(key[:60], key[:60]))
    return Text(
        words.ROW.zh.format(number=cell[1], column=f"“{column.zh}”" if column.zh else ""),
        words.ROW.en.format(number=cell[1], column=column.en),
    )


def _first(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in pairs:
        found.setdefault(key, value)
    return found
