"""The notice's words around a support: the whole measure, what is relied on, and where text is lost."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from qhchecklist.checklist import GAP_NOTE, Item
from qhchecklist.policy.model import Measure, Policy, Provision
from qhchecklist.policy.text import Lang
from qhchecklist.ui.evidence.content import Block, Note, Part, Quote


def quotation(item: Item, policy: Policy, lang: Lang) -> Iterator[Block]:
    """The measure with the support's sentences marked; gaps said; other measures' sentences below."""
    wanted: dict[str, list[str]] = {}
    for cite in item.finding.support.quotes:
        wanted.setdefault(cite.provision, []).append(cite.quote)
    yield Quote(tuple(_measure_pieces(item.measure, policy, wanted)))
    for key, quotes in wanted.items():
        if key not in item.measure.provisions:
            yield Quote(tuple(_pieces(policy.provisions[key], quotes)))
    gaps = policy.gaps_of(item.measure)
    for gap in gaps:
        yield Note(gap.text[lang], QCoreApplication.translate("Evidence", "现存文本有缺"), lost=True)
    if gaps:
        yield Note(GAP_NOTE[lang], lost=True)
    if lang == "en":
        for key in wanted:
            gloss = policy.provisions[key].gloss
            if gloss:
                yield Note(gloss, QCoreApplication.translate("Evidence", "非官方英译"), ours=True)


def _measure_pieces(measure: Measure, policy: Policy, wanted: dict[str, list[str]]) -> Iterator[tuple[str, Part]]:
    lost = {gap.after: gap.lost for gap in policy.gaps_of(measure)}
    for key in measure.provisions:
        yield from _pieces(policy.provisions[key], wanted.get(key, []))
        if key in lost:
            yield QCoreApplication.translate("Evidence", "〔此处缺 {0} 句〕").format(lost[key]), "gap"


def _pieces(provision: Provision, quotes: list[str]) -> Iterator[tuple[str, Part]]:
    """A sentence in pieces: a sentence that is relied on stands out, the quoted words more so."""
    text = provision.text
    if not quotes:
        yield text, "context"
        return
    marks = [False] * len(text)
    for quote in quotes:
        start = text.find(quote)
        if start >= 0:
            marks[start : start + len(quote)] = [True] * len(quote)
    begin = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or marks[end] != marks[begin]:
            yield text[begin:end], "cited" if marks[begin] else "plain"
            begin = end
