"""What a pack said and asked, support by support, as short fingerprints that outlive the pack.

A stamp is kept with what was told on a pack, so that a later pack can be held against it when the old one is gone.
Fingerprints are taken of the Chinese: it is what the notice says, and an English word changes nothing of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from types import MappingProxyType

from qhchecklist.policy import meaning
from qhchecklist.policy.condition import All, AnyOf, Condition, Named, Unless, citations
from qhchecklist.policy.meaning import Plain, plain_words
from qhchecklist.policy.model import Dates, Document, Measure, Step, Support
from qhchecklist.policy.record import record
from qhchecklist.policy.rulebook import Rulebook
from qhchecklist.policy.text import EMPTY, Text

TEXT_PARTS: dict[str, Text] = {
    "title": Text("事项名称", "title"),
    "quotes": Text("引文", "quotations"),
    "provisions": Text("条文", "official sentences"),
    "cites": Text("条件所依据的引文", "sentences the condition rests on"),
    "departments": Text("责任单位", "departments"),
    "steps": Text("步骤", "steps"),
    "documents": Text("材料", "documents"),
    "remarks": Text("对象、裁量和读法的说明", "remarks on who, discretion and reading"),
    "after_expiry": Text("届满后的说明", "what remains after expiry"),
    "measure": Text("所属措施", "measure"),
    "gaps": Text("缺文说明", "lost sentences"),
    "held": Text("“已具备”的标准", "what counts as already held"),
}
"""What is said about a support, in the order in which it is told."""

LOGIC_PARTS: dict[str, Text] = {
    "condition": Text("适用条件", "condition"),
    "kind": Text("类别", "kind"),
    "strength": Text("支持力度", "strength"),
    "questions": Text("所依据的问题", "questions"),
    "lists": Text("所依据的名单（地区、货物、规模等）", "lists of places, goods or sizes"),
}
"""What decides about a support."""

Digests = tuple[tuple[str, str], ...]
"""Each part with 32 digits of its SHA-256, in the order of the parts."""


@record
class SupportStamp:
    """One support as a pack had it. `steps`: their words, by which a tick finds its step again."""

    title: Text
    steps: tuple[Text, ...]
    text: Digests
    logic: Digests

    @property
    def text_sha256(self) -> str:
        """The same as long as the notice says the same about it."""
        return _sha256(self.text)

    @property
    def logic_sha256(self) -> str:
        """The same as long as the same answers give the same finding."""
        return _sha256(self.logic)

    @property
    def mark(self) -> str:
        """Twelve digits that differ where text or logic differs."""
        return _sha256([self.text, self.logic])[:12]


@record
class PackStamp:
    """A pack as something was told on it. `sha256`: of the pack's files, without questions and code lists."""

    id: str
    version: str
    sha256: str
    title: Text
    dates: Dates
    supports: Mapping[str, SupportStamp]

    def same_rules(self, other: PackStamp) -> bool:
        """Whether both say and decide the same about the same supports."""
        return self.id == other.id and _marks(self) == _marks(other)


def _marks(stamp: PackStamp) -> dict[str, str]:
    return {support: one.mark for support, one in stamp.supports.items()}


def pack_stamp(book: Rulebook) -> PackStamp:
    """The stamp of a whole pack with its questions and code lists."""
    head = book.policy.head
    return PackStamp(head.id, head.version, book.policy.sha256, head.title, head.dates, support_stamps(book))


def support_stamps(book: Rulebook) -> Mapping[str, SupportStamp]:
    """The stamp of every support, in the order of the pack."""
    return MappingProxyType({one.id: _stamp(one, book) for one in book.policy.supports})


def _stamp(support: Support, book: Rulebook) -> SupportStamp:
    measure = book.policy.measure_of(support.id)
    said, decides = _said(support, measure, book), _decides(support, book)
    return SupportStamp(
        support.title,
        tuple(step.text for step in support.steps),
        tuple((part, _digest(said[part])) for part in TEXT_PARTS),
        tuple((part, _digest(decides[part])) for part in LOGIC_PARTS),
    )


def _said(support: Support, measure: Measure, book: Rulebook) -> dict[str, Plain]:
    quotes = {(one.provision, plain_words(one.quote)) for one in support.quotes}
    condition = support.condition
    cites = {(one.provision, plain_words(one.quote)) for one in citations(condition) if one} if condition else set()
    provisions = book.policy.provisions
    ids = sorted({provision for provision, _ in quotes | cites})
    after = support.after_expiry
    remarks = (support.who, support.discretion, support.reading or EMPTY)
    other = [] if support.reading_condition is None else [meaning.tree(support.reading_condition)]
    return {
        "title": plain_words(support.title.zh),
        "quotes": sorted(quotes),
        "provisions": {one: plain_words(provisions[one].text) for one in ids if one in provisions},
        "cites": [sorted(cites), sorted(_phrases(condition)) if condition else []],
        "departments": [measure.departments is not None, *measure.department_names],
        "steps": [_step(step) for step in support.steps],
        "documents": [sorted((_document(one) for one in step.documents), key=str) for step in support.steps],
        "remarks": [*(plain_words(one.zh) for one in remarks), *other],
        "after_expiry": None if after is None else [after.remains, plain_words((after.note or EMPTY).zh)],
        "measure": [measure.number, plain_words(measure.title.zh)],
        "gaps": sorted(plain_words(gap.text.zh) for gap in book.policy.gaps_of(measure)),
        "held": None if support.held is None else meaning.tree(support.held),
    }


def _step(step: Step) -> Plain:
    """What it says; when it is behind a firm or does not concern it, and that it is a remark, if it says that."""
    conditions: list[Plain] = [None if one is None else meaning.tree(one) for one in (step.done_when, step.only_when)]
    besides: list[Plain] = [*conditions] if any(conditions) else []
    return [step.source, plain_words(step.text.zh), *besides, *(["remark"] if step.remark else [])]


def _document(document: Document) -> Plain:
    """Its name; that it is obtained, for whom only, and who needs it or has it, if it says that."""
    only = "" if document.only is None else plain_words(document.only.zh)
    name = plain_words(document.zh)
    asked = (document.only_when, document.held_when)
    conditions: list[Plain] = [None if one is None else meaning.tree(one) for one in asked]
    besides: list[Plain] = [*conditions] if any(conditions) else []
    return [name, document.obtained, only, *besides] if document.obtained or only or besides else name


def _decides(support: Support, book: Rulebook) -> dict[str, Plain]:
    condition = support.condition
    return {
        "condition": None if condition is None else meaning.tree(condition),
        "kind": support.kind,
        "strength": [support.strength, support.wide],
        "questions": {} if condition is None else meaning.questions(condition, book.catalogue),
        "lists": {} if condition is None else meaning.lists(condition, book),
    }


def _phrases(condition: Condition) -> set[str]:
    """The words for shared conditions, which are shown in place of them."""
    match condition:
        case All(parts) | AnyOf(parts):
            return {phrase for part in parts for phrase in _phrases(part)}
        case Unless(part):
            return _phrases(part)
        case Named(_, text, part):
            return {plain_words(text.zh)} | _phrases(part)
        case _:
            return set()


def changed_parts(before: SupportStamp, after: SupportStamp) -> tuple[Text, ...]:
    """What differs between two stamps of a support, in words; what decides comes first."""
    words = LOGIC_PARTS | TEXT_PARTS
    was, now = dict((*before.logic, *before.text)), dict((*after.logic, *after.text))
    return tuple(words[part] for part in words if was.get(part) != now.get(part))


def _digest(value: Plain) -> str:
    return _sha256(value)[:32]


def _sha256(value: Plain) -> str:
    return sha256(meaning.written(value).encode("utf-8", "surrogatepass")).hexdigest()
