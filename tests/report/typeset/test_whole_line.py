"""A text set as a whole line stands where it would stand if it had been taken apart."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qhchecklist.report.typeset.atoms import Memory
from qhchecklist.report.typeset.compose import _Paragraph
from qhchecklist.report.typeset.line import Line
from qhchecklist.report.typeset.whole_line import whole_line

QUICK = settings(max_examples=300, deadline=None, database=None)


@dataclass(frozen=True)
class Fixed:
    """Letters are of some width in ems, marks too, all else is an em wide."""

    size: float
    letter: float
    mark: float
    memory: Memory = field(default_factory=Memory, compare=False)
    unbroken: bool = False

    def measure(self, text: str) -> float:
        return sum(
            self.size * (self.letter if one < "\u02ff" else self.mark if one in "（）“”‘’，。" else 1.0) for one in text
        )


SETTINGS = (Fixed(10.0, 0.56, 1.0), Fixed(8.4, 0.5, 1.0), Fixed(12.0, 0.61, 0.5))
CHARACTERS = [
    *"青海省々〇①αж",
    *"，。、；：．（）《》“”‘’！？…—·",
    *"abcXY019 .,/-_@%()'\"０Ａ",
    *"\u3000\u00a0\u0301\u0f40\u0f0b𬭎é×",
]
RUNS = st.lists(
    st.tuples(
        st.one_of(
            st.text(st.sampled_from(CHARACTERS), max_size=12),
            st.lists(st.sampled_from(["青海", "RCEP", "2022", "，", "（", "）", " ", "20%", "GB/T"]), max_size=8).map(
                "".join
            ),
        ),
        st.sampled_from(SETTINGS),
    ),
    max_size=3,
)


def characters(line: Line[Fixed]) -> Iterator[tuple[str, Fixed, float]]:
    """Every drawn character and where it stands."""
    for piece in line.pieces:
        x = piece.x
        for one in piece.text:
            yield one, piece.setting, x
            x += piece.setting.measure(one) + piece.gap
        assert x - piece.gap == pytest.approx(piece.end)


@QUICK
@given(RUNS, st.sampled_from([0.0, 20.0]))
def test_a_whole_line_is_that_of_its_atoms(runs: list[tuple[str, Fixed]], indent: float) -> None:
    whole = whole_line(runs, 1e9, indent)
    if whole is None:
        return
    (apart,) = _Paragraph(runs, 2e9, indent).lines(justify=True)
    assert (whole.text, whole.indent, whole.ends_paragraph) == (apart.text, apart.indent, apart.ends_paragraph)
    assert whole.width == pytest.approx(apart.width)
    for one, other in zip(characters(whole), characters(apart), strict=True):
        assert one[:2] == other[:2]
        assert one[2] == pytest.approx(other[2], abs=1e-6)


@pytest.mark.parametrize(
    "text",
    [
        "青海省RCEP企业（A类），2022 年。",
        "“单一窗口”、《协定》：",
        "　青海！（一）",
        "State whether 20% (b) applies",
        "S03h　办理’s",
    ],
)
def test_usual_texts_need_not_be_taken_apart(text: str) -> None:
    assert all(whole_line([(text, setting)], 1e3, 0.0) for setting in SETTINGS)


@pytest.mark.parametrize("text", ["", "青海 ", "字\u0301", "བོད་", "α级", "青\u00a0海"])
def test_what_only_atoms_can_tell_is_left_to_them(text: str) -> None:
    assert whole_line([(text, SETTINGS[0])], 1e3, 0.0) is None


def test_a_whole_line_is_no_longer_than_its_room() -> None:
    assert whole_line([("青海省，", SETTINGS[0])], 35.0, 0.0)
    assert whole_line([("青海省，", SETTINGS[0])], 34.9, 0.0) is None
    assert whole_line([("i" * 40, SETTINGS[0])], 100.0, 0.0) is None
