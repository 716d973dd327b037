"""The lines of every sentence of every bundled notice, at every usual width."""

import re
from collections.abc import Iterator
from itertools import pairwise
from statistics import pstdev

import pytest

from qhchecklist import paths
from qhchecklist.policy.pack import load_rulebook
from qhchecklist.report.sheets.typefaces import Typefaces, bundled
from qhchecklist.report.typeset.compose import compose
from qhchecklist.report.typeset.line import Line
from qhchecklist.report.typeset.style import Look, TextStyle

SIZE = 10.0
WIDTHS = range(12, 45)  # ems: 33 measures, from a narrow column to the whole page
WORST_SPREAD = 0.017  # em; typst reaches 0.014 on such texts, stock reportlab 0.47

# The marks are written out again, not taken from the composer: this is the rule, that is its application.
# GB/T 15834-2011, 5.1; —— and …… may begin a line.
NOT_AT_START = set("，。、；：？！）》〉”’」』】〕％％℃·,.;:?!)]}")
NOT_AT_END = set("（《〈“‘「『【〔([{￥")
HALF_EMPTY = set("，。、；：）》〉”’」』】〕］｝〗")
WORD = re.compile(r"[A-Za-z0-9]")

Lines = tuple[Line[Look], ...]


@pytest.fixture(scope="module")
def typefaces() -> Typefaces:
    return bundled({})


def sentences() -> Iterator[str]:
    """The official sentences, and what we say beside them."""
    for folder in sorted((paths.resources() / "policies").iterdir()):
        policy = load_rulebook(paths.resources(), folder.name).policy
        yield from (provision.text for provision in policy.provisions.values())
        yield from (support.discretion.zh for support in policy.supports)


SENTENCES = [one for one in dict.fromkeys(sentences()) if len(one) > 12]


@pytest.fixture(scope="module", params=["text", "label", "quote"])
def paragraphs(request: pytest.FixtureRequest, typefaces: Typefaces) -> list[tuple[int, Lines]]:
    """Every sentence at every width, with the width in ems; in Song, Hei and Kai."""
    look = TextStyle(getattr(typefaces, request.param), size=SIZE).look
    return [(width, compose([(text, look)], width * SIZE)) for width in WIDTHS for text in SENTENCES]


def breaks(paragraphs: list[tuple[int, Lines]]) -> Iterator[tuple[str, str]]:
    """The texts of all neighbouring lines."""
    for _, lines in paragraphs:
        yield from pairwise(line.text.strip() for line in lines)


def test_there_is_enough_to_look_at(paragraphs: list[tuple[int, Lines]]) -> None:
    assert sum(len(lines) for _, lines in paragraphs) > 3_000


def test_no_line_begins_with_a_mark_that_may_not(paragraphs: list[tuple[int, Lines]]) -> None:
    assert [pair for pair in breaks(paragraphs) if pair[1][0] in NOT_AT_START] == []


def test_no_line_ends_with_a_mark_that_may_not(paragraphs: list[tuple[int, Lines]]) -> None:
    assert [pair for pair in breaks(paragraphs) if pair[0][-1] in NOT_AT_END] == []


def test_no_word_or_number_is_split(paragraphs: list[tuple[int, Lines]]) -> None:
    assert [pair for pair in breaks(paragraphs) if WORD.match(pair[0][-1]) and WORD.match(pair[1][0])] == []


def test_no_double_dash_or_ellipsis_is_split(paragraphs: list[tuple[int, Lines]]) -> None:
    assert [pair for pair in breaks(paragraphs) if pair[0][-1] == pair[1][0] and pair[1][0] in "—…"] == []


def test_no_last_line_has_a_single_character(paragraphs: list[tuple[int, Lines]]) -> None:
    lasts = [lines[-1].text for _, lines in paragraphs if len(lines) > 1]
    assert [text for text in lasts if sum(one.isalnum() for one in text) < 2] == []


def right_edge(line: Line[Look]) -> float:
    """Where the last glyph of a line ends, in ems; a full-width mark fills only its left half."""
    last = line.pieces[-1]
    half = last.text[-1] in HALF_EMPTY and last.setting.measure(last.text[-1]) > 0.9 * SIZE
    return (last.end - (SIZE / 2 if half else 0)) / SIZE


def test_right_edges_are_straight_and_nothing_passes_them(paragraphs: list[tuple[int, Lines]]) -> None:
    edges = [right_edge(line) - width for width, lines in paragraphs for line in lines[:-1]]
    assert max(edges) <= 0.001
    assert pstdev(edges) <= WORST_SPREAD
