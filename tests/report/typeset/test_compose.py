import subprocess
import sys
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qhchecklist.report.typeset.atoms import Memory
from qhchecklist.report.typeset.compose import compose
from qhchecklist.report.typeset.kinds import NO_LINE_END, NO_LINE_START
from qhchecklist.report.typeset.line import Line

EM = 10.0
FUZZ = 0.01


@dataclass(frozen=True)
class Fixed:
    """Full-width characters are an em wide, ASCII a little over half, as in a sans serif face."""

    size: float = EM
    memory: Memory = field(default_factory=Memory, compare=False)
    unbroken: bool = False

    def measure(self, text: str) -> float:
        return sum(self.size * (0.56 if one < "\u02ff" else 1.0) for one in text)


SETTING = Fixed()
Lines = tuple[Line[Fixed], ...]


def lines_of(text: str, ems: float, **options: bool) -> Lines:
    return compose([(text, SETTING)], ems * EM, **options)


def texts(lines: Lines) -> list[str]:
    return [line.text for line in lines]


def rejoined(lines: Lines) -> str:
    return "".join(line.text + "\n" * line.ends_paragraph for line in lines)


HAN = "青海省外贸保稳提质政策措施适用清单企业出口"
PROSE = st.text(st.sampled_from(HAN + "，。、：；！？"), min_size=1, max_size=120)
MARKED = st.lists(
    st.sampled_from(
        [*HAN, *"，。、； ", "（干）", "“窗口”", "《协定》", "RCEP", "20%", "2022", "GB/T 19630", "……", "——"]
    ),
    min_size=1,
    max_size=80,
).map("".join)
WILD = st.text(
    st.sampled_from([*HAN, *"，。（）《》“”‘’abcXYZ019 .,/-_@%\n\u3000\u00a0\u0301々—…!?\"'￥〔〕𬭎"]), max_size=80
)
MEASURE = st.floats(8, 44)
QUICK = settings(max_examples=150, deadline=None, database=None)


@QUICK
@given(st.lists(WILD, max_size=4), st.floats(0.5, 44), st.booleans())
def test_no_text_is_lost_or_reordered(pieces: list[str], ems: float, justify: bool) -> None:
    lines = compose([(piece, SETTING) for piece in pieces], ems * EM, justify=justify)
    assert rejoined(lines) == "".join(pieces) + "\n"


@QUICK
@given(WILD, st.floats(0.5, 44), st.booleans())
def test_what_is_drawn_is_the_text_less_the_spaces_at_line_ends(text: str, ems: float, justify: bool) -> None:
    for line in lines_of(text, ems, justify=justify):
        drawn = "".join(piece.text for piece in line.pieces)
        assert line.text.startswith(drawn)
        assert not line.text[len(drawn) :].strip(" \u3000")


@QUICK
@given(WILD, st.floats(1, 44), st.booleans())
def test_a_line_is_wider_than_the_measure_only_if_one_piece_is(text: str, ems: float, justify: bool) -> None:
    for line in lines_of(text, ems, justify=justify):
        if line.width > ems * EM + FUZZ:
            assert len(line.text.strip(" \u3000").replace("\u0301", "")) == 1


@QUICK
@given(MARKED, MEASURE)
def test_no_line_starts_or_ends_against_the_rules(text: str, ems: float) -> None:
    lines = texts(lines_of(text, ems))
    if forbidden_run_is_long(text, ems):
        return
    for before, after in pairwise(lines):
        assert after[0] not in NO_LINE_START
        assert before.rstrip()[-1:] not in NO_LINE_END


def forbidden_run_is_long(text: str, ems: float) -> bool:
    """Whether text that may not be divided takes most of a line: then there may be no way within the rules."""
    run = longest = 0.0
    for one in text:
        bound = one in NO_LINE_START or one in NO_LINE_END or "!" <= one < "\u02ff"
        run = run + SETTING.measure(one) / EM if bound else 0.0
        longest = max(longest, run)
    return longest > ems / 2


@QUICK
@given(MARKED, MEASURE)
def test_a_word_or_number_is_never_split(text: str, ems: float) -> None:
    lines = texts(lines_of(text, ems))
    if forbidden_run_is_long(text, ems):
        return
    for before, after in pairwise(lines):
        assert not (before[-1].isascii() and before[-1].isalnum() and after[0].isascii() and after[0].isalnum())


@QUICK
@given(PROSE.filter(lambda text: "，，" not in text), MEASURE)
def test_the_last_line_has_two_characters(text: str, ems: float) -> None:
    lines = texts(lines_of(text, ems))
    if len(lines) > 1 and not forbidden_run_is_long(text, ems):
        assert sum(one.isalnum() for one in lines[-1]) >= 2


@QUICK
@given(MARKED.filter(lambda text: " " not in text), MEASURE)
def test_justified_lines_end_at_the_right_edge_or_are_left_ragged(text: str, ems: float) -> None:
    for line in lines_of(text, ems)[:-1]:
        pieces = line.pieces
        assert line.width <= ems * EM + FUZZ
        assert [piece.x for piece in pieces] == sorted(piece.x for piece in pieces)


def test_plain_han_text_fills_every_line_exactly() -> None:
    lines = lines_of(HAN * 6, 20.3)
    assert all(line.width == pytest.approx(203) for line in lines[:-1])


def test_a_closing_mark_at_the_line_end_gives_up_its_blank() -> None:
    assert [line.width for line in lines_of("青海，", 2.5)] == [25]


def test_neighbouring_marks_share_their_blank() -> None:
    # 省）and ，are 1 + .5 + .5, and the ） keeps no blank before ，
    assert lines_of("省），省", 9)[0].width == pytest.approx(35)
    assert lines_of("省，（省", 9)[0].width == pytest.approx(35)


def test_there_is_a_quarter_em_between_han_and_latin() -> None:
    assert lines_of("省RCEP省", 9)[0].width == pytest.approx(20 + 4 * 5.6 + 2 * 2.5)
    assert lines_of("省 RCEP 省", 9)[0].width == pytest.approx(20 + 6 * 5.6)


def test_an_opening_mark_starts_flush_with_the_left_edge() -> None:
    piece = lines_of("（一）措施", 9)[0].pieces[0]
    assert piece.x == -5


def test_an_apostrophe_stays_in_its_word() -> None:
    assert all("’" not in (line[0], line[-1]) for line in texts(lines_of("the firm’s goods " * 9, 8)))


def test_a_word_longer_than_the_line_is_split_and_nothing_else() -> None:
    lines = texts(lines_of("青海" + "x" * 60 + "青海", 10))
    assert "".join(lines) == "青海" + "x" * 60 + "青海"
    assert all(len(line) * 5.6 <= 100 for line in lines[1:-1])


def test_an_address_breaks_after_a_separator() -> None:
    lines = texts(lines_of("详见https://www.qinghai.gov.cn/zwgk/system/2022/12/10/0300.shtml。", 20))
    assert all(line[-1] in "/-_.@。" for line in lines)


def test_a_long_number_is_not_an_address() -> None:
    assert all("0971-6321712" in line or "0" not in line for line in texts(lines_of("电话0971-6321712。" * 5, 13)))


def test_a_newline_starts_a_new_line_and_an_empty_line_stays() -> None:
    lines = lines_of("甲\n\n乙", 9)
    assert texts(lines) == ["甲", "", "乙"]
    assert [line.ends_paragraph for line in lines] == [True, True, True]


def test_the_first_line_of_each_paragraph_is_indented() -> None:
    lines = compose([(HAN * 2 + "\n" + HAN, SETTING)], 150, first_indent=20)
    assert [line.indent for line in lines] == [20, 0, 0, 20, 0]
    assert lines[0].pieces[0].x == 20
    assert all(line.indent + line.width <= 150 + FUZZ for line in lines)


def test_runs_of_two_sizes_keep_their_settings() -> None:
    big = Fixed(20)
    pieces = compose([("大", big), ("小", SETTING)], 100)[0].pieces
    assert [(piece.text, piece.setting) for piece in pieces] == [("大", big), ("小", SETTING)]
    assert pieces[1].x == 20


@pytest.mark.parametrize(
    "text", ["！" * 10_000, "（" * 5_000, "a" * 10_000, " " * 10_000, "a." * 5_000, "字\u0301" * 5_000]
)
def test_ten_thousand_characters_of_one_kind_are_set_and_stay_on_the_paper(text: str) -> None:
    lines = lines_of(text, 40)
    assert "".join(texts(lines)) == text
    assert all(line.width <= 400 + FUZZ for line in lines)


TAG = Fixed(unbroken=True)


@QUICK
@given(PROSE, st.sampled_from(["〔一般程序，待核实〕", "[to be confirmed]"]), MEASURE.filter(lambda ems: ems > 10))
def test_an_unbroken_run_stays_on_one_line(text: str, tag: str, ems: float) -> None:
    lines = compose([(text + " ", SETTING), (tag, TAG), ("。", SETTING)], ems * EM)
    assert "".join(texts(lines)) == f"{text} {tag}。"
    assert sum(tag in line.text for line in lines) == 1
    for line in lines[:-1]:
        assert line.width <= ems * EM + FUZZ


def test_a_line_is_left_ragged_before_an_unbroken_run() -> None:
    runs = [(HAN * 2, SETTING), ("〔一般程序，待主管部门核实〕", TAG)]
    lines = compose(runs, 25.0 * EM)
    assert texts(lines) == [(HAN * 2)[:25], (HAN * 2)[25:], "〔一般程序，待主管部门核实〕"]
    assert lines[1].width == pytest.approx(170)


def test_an_unbroken_run_wider_than_a_line_is_divided() -> None:
    assert len(compose([("〔一般程序，待主管部门核实〕", TAG)], 9.0 * EM)) == 2


def test_a_short_chinese_name_among_western_words_is_not_divided() -> None:
    for ems in range(12, 40):
        lines = texts(
            lines_of("one and the same row is exported and belongs to food (export 藜麦 10085090)", ems, justify=False)
        )
        assert any("藜麦" in line for line in lines)
    assert texts(lines_of("青海藜麦出口", 3.0)) == ["青海藜", "麦出口"]


def test_composing_loads_no_reportlab() -> None:
    root = Path(__file__).parents[3]
    code = "import sys, qhchecklist.report.typeset.compose; sys.exit(any('reportlab' in name for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False).returncode == 0
