"""The texts of a printed checklist as a list of (style, text), and the styles, for engines that know nothing of ours.

Run: `python tests/benchmarks/paper_texts.py OUT.json`
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from qhchecklist import paths
from qhchecklist.assess.assessment import Assessor
from qhchecklist.assess.explain import Explainer
from qhchecklist.checklist import Checklist, Item, departments_text, make_checklist
from qhchecklist.policy.pack import load_rulebook
from qhchecklist.policy.profile import load_document, read_profile

AS_OF = date(2026, 11, 23)
SAMPLE = "quinoa-garlic"

STYLES: dict[str, dict[str, Any]] = {
    "title": {"font": "serif-bold", "size": 21.0, "leading": 29.0},
    "heading": {"font": "sans-bold", "size": 10.6, "leading": 16.0},
    "label": {"font": "sans", "size": 8.2, "leading": 14.0},
    "body": {"font": "serif", "size": 9.4, "leading": 14.0},
    "quote": {"font": "kai", "size": 9.7, "leading": 14.2},
}
FONTS = {
    "serif": (paths.serif_font(), "Noto Serif SC", 400),
    "serif-bold": (paths.serif_font(bold=True), "Noto Serif SC", 700),
    "sans": (paths.font(), "Noto Sans SC", 400),
    "sans-bold": (paths.font(bold=True), "Noto Sans SC", 700),
    "kai": (paths.notice_font(), "Qh Notice Kai", 400),
}


def sample() -> dict[str, Any]:
    """The answers of the sample firm."""
    return dict(load_document(paths.resources() / "samples" / f"{SAMPLE}.yaml"))


def judge() -> Assessor:
    """Judges firms by the notice."""
    return Assessor(load_rulebook(paths.resources(), paths.DEFAULT_POLICY))


def checklist(assessor: Assessor, answers: Mapping[str, Any]) -> Checklist:
    """The checklist of a firm."""
    book = assessor.rulebook
    return make_checklist(assessor.assess(read_profile(answers, book.catalogue, book.codes), AS_OF))


def paragraphs(made: Checklist) -> Iterator[tuple[str, str]]:
    """What the paper says, in its order; the first is the title, the second the firm's name."""
    yield "title", "政策适用清单"
    yield "heading", made.assessment.reading.name
    yield "label", made.banner.zh
    explainer = Explainer(made.assessment.rulebook)
    for item in made.items:
        yield from _item(item, explainer, made)


def _item(item: Item, explainer: Explainer, made: Checklist) -> Iterator[tuple[str, str]]:
    support = item.finding.support
    yield "heading", f"{item.id}　{support.title.zh}"
    yield "body", "；".join(text.zh for text in explainer.finding(item.finding, made.assessment))
    for step in support.steps:
        yield "body", step.text.zh
    yield "label", departments_text(item.measure).zh
    for quote in support.quotes:
        yield "quote", f"“{quote.quote}”"
    yield "body", support.discretion.zh


def main(out: str) -> None:
    """Write texts, styles and font files as JSON."""
    fonts = {
        name: {"path": str(path), "family": family, "weight": weight} for name, (path, family, weight) in FONTS.items()
    }
    content = {"paragraphs": list(paragraphs(checklist(judge(), sample()))), "styles": STYLES, "fonts": fonts}
    Path(out).write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
