"""A text that fits in one line, set without taking it apart, as nearly every one of a checklist is.

Where nothing has to give way, characters stand solid but for a few places, `_SEAMS`: between Han and Western text,
and where the blanks of two marks meet. What is between these is measured and drawn in one. How wide the gap at a
seam is comes from `gaps`, so that a line looks as if `compose` had made it of atoms. Imports no reportlab.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeAlias

from qhchecklist.report.typeset.atoms import Atom, S, atom_of, atoms
from qhchecklist.report.typeset.gaps import glue, glues
from qhchecklist.report.typeset.kinds import CLOSING, FULL_WIDTH, MARKS, OPENING, STOPS, WORD, Kind, kind_of
from qhchecklist.report.typeset.line import Line, Piece

_FUZZ = 1e-6
_WIDE_SPACE = "\u3000"
_WESTERN = re.compile(rf"([ -~{WORD}]+)")
# Where two marks or a mark and a blank meet: in few texts, and the others are split faster without looking for it.
_AFTER_MARK = rf"[{CLOSING}{STOPS}！？{_WIDE_SPACE}{OPENING}]"
_MEETING = re.compile(rf"[{CLOSING}{STOPS}]{_AFTER_MARK}|[{OPENING}{_WIDE_SPACE}][{OPENING}]")
_SEAMS = re.compile(
    rf"({_WESTERN.pattern[1:-1]}|(?<=[{CLOSING}{STOPS}])(?={_AFTER_MARK})|(?<=[{OPENING}{_WIDE_SPACE}])(?=[{OPENING}]))"
)
"""What stands at the odd places of a split: Western words with the blanks and marks among them, or nothing."""
_SOLID = (*FULL_WIDTH, Kind.HAN, Kind.EXCLAMATION, Kind.OTHER)  # stand without a gap among each other

Stretch: TypeAlias = tuple[float, Atom[S], Atom[S]]
"""Text without a seam: its advance in points, blanks of marks included, and the atoms at its two ends."""


def whole_line(runs: Sequence[tuple[str, S]], room: float, indent: float) -> Line[S] | None:
    """The runs as one line of at most `room` points, or nothing: if they need more, or atoms to be told apart.

    The texts of the runs hold no newline.
    """
    # Most characters are Han, one em wide, and take three bytes of UTF-8: that tells what is much too long.
    if sum([len(text.encode("utf-8", "surrogatepass")) * setting.size for text, setting in runs]) > 3.3 * room + 36:
        return None
    pieces: list[Piece[S]] = []
    drawn = ""
    start = end = indent
    last: Atom[S] | None = None
    for text, setting in runs:
        known = setting.memory.stretches
        for index, part in enumerate((_SEAMS if _MEETING.search(text) else _WESTERN).split(text)):
            if not part:
                continue
            stretch = known.get(part) or _western(part, setting) if index & 1 else _solid(part, setting)
            if stretch is None:
                return None
            advance, first, following = stretch
            if last is None:
                start = end = indent - first.blank if first.kind is Kind.OPENING else indent
            elif (gap := _gap(last, first)) or last.setting is not setting:
                pieces.append(Piece(drawn, last.setting, start, end, 0.0))
                drawn, start = "", end + gap
                end = start
            drawn += part
            end += advance
            last = following
    if last is None or last.kind is Kind.SPACE:
        return None
    width = end - indent - (last.blank if last.kind in MARKS else 0.0)
    if width > room + _FUZZ:
        return None
    pieces.append(Piece(drawn, last.setting, start, end, 0.0))
    return Line("".join([text for text, _ in runs]), tuple(pieces), width, indent, ends_paragraph=True)


def _gap(left: Atom[S], right: Atom[S]) -> float:
    """How much further apart than solid two atoms stand, in points; negative where their blanks are one."""
    if left.setting is not right.setting:
        return _more_than_solid(left, right)
    known = left.setting.memory.seams
    key = (left.after, right.before)
    gap = known.get(key)
    if gap is None:
        gap = known[key] = _more_than_solid(left, right)
    return gap


def _more_than_solid(left: Atom[S], right: Atom[S]) -> float:
    after = left.blank if left.kind in MARKS else 0.0
    before = right.blank if right.kind is Kind.OPENING else 0.0
    gap = glue(left, right, "").natural - after - before
    return gap if abs(gap) > _FUZZ else 0.0


def _western(text: str, setting: S) -> Stretch[S] | None:
    """Western words with what is between them."""
    pieces = atoms([(text, setting)])
    advance = sum(atom.width for atom in pieces)
    if any(gap.natural for gap in glues(pieces)):
        return None
    return setting.memory.remember_stretch(text, (advance, pieces[0], pieces[-1]))


def _solid(text: str, setting: S) -> Stretch[S] | None:
    """Han and marks, none of which needs a gap beside another; nothing if a character may need one."""
    memory = setting.memory
    if memory.even.issuperset(text):
        advance = len(text) * setting.size
    elif all(one in memory.even or one in memory.solid or _is_solid(one, setting) for one in text):
        advance = setting.measure(text)
    else:
        return None
    return advance, atom_of(text[0], setting), atom_of(text[-1], setting)


def _is_solid(character: str, setting: S) -> bool:
    """Whether a character stands solid among Han; it is remembered if it does."""
    solid = (kind_of(character) in _SOLID and not "\u0f00" <= character <= "\u0fff") or character == _WIDE_SPACE
    if solid:
        setting.memory.remember_solid(character, even=setting.measure(character) == setting.size)
    return solid
