"""The glue between atoms: how wide a gap is, how far it gives way, and whether a line may end there.

Imports no reportlab. Source: CLREQ 3.1.4 to 3.2.4, see `kinds`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from qhchecklist.report.typeset.atoms import Atom, S
from qhchecklist.report.typeset.kinds import HAN, MARKS, NO_LINE_END, NO_LINE_START, Break, Glue, Kind

HAN_LATIN_GAP = 0.25  # em, CLREQ 3.2.2: a quarter em between Han and Western text
HAN_LATIN_GIVE = 0.125  # em by which that gap may stretch or shrink
_LOOSE = 0.05  # em of stretch between two Han characters
_LOOSE_AT_MARK = 0.10  # em of stretch beside a mark, where it shows less
_SHRINK_SENTENCE = 0.6  # of the blank after 。，；, which keeps sentences apart
_SHRINK_OTHER = 0.9  # of the blank after the other marks
_SPACE_STRETCH = 0.6
_SPACE_SHRINK = 0.2  # a space of a quarter em never falls below a fifth, or words run together
_APOSTROPHE = 0.35  # of half a body that a letter moves in after a full-width apostrophe
_NO_BLANK_BEFORE = (*MARKS, Kind.EXCLAMATION, Kind.SPACE)
_NO_BLANK_AFTER = (Kind.OPENING, Kind.SPACE)
_WORDS = (Kind.LATIN, Kind.SPACE, Kind.BOUND_SPACE)


def glues(pieces: Sequence[Atom[S]], *, mixed: bool = True) -> list[Glue]:
    """The gap after each atom but the last; `mixed` is whether they may be of several settings."""
    found: list[Glue | None] = [left.gaps.get(right.before) for left, right in pairwise(pieces)]
    if mixed:
        for index, (left, right) in enumerate(pairwise(pieces)):
            if left.setting is not right.setting:
                found[index] = None
    if all(found):
        return found  # type: ignore[return-value]  # none of them is None
    return [_glue_after(pieces, index) if one is None else one for index, one in enumerate(found)]


def _glue_after(pieces: Sequence[Atom[S]], index: int) -> Glue:
    """The gap after one of some atoms, which is the same for all pairs of their kinds in one setting."""
    left, right = pieces[index], pieces[index + 1]
    if left.kind is Kind.SPACE:
        # a line ends with the last character that is not a space, whatever space follows
        solid = next((atom.text[-1] for atom in pieces[index::-1] if atom.kind is not Kind.SPACE), "")
        return _kept_whole(left, right, glue(left, right, solid))
    made = _kept_whole(left, right, glue(left, right, left.text[-1]))
    if left.setting is right.setting:
        made = left.gaps[right.before] = made._replace(even=left.after == right.before == HAN)
    return made


def _kept_whole(left: Atom[S], right: Atom[S], gap: Glue) -> Glue:
    if left.setting is right.setting and left.setting.unbroken and gap.at is Break.FREE and not left.cut:
        return gap._replace(at=Break.AVOID)
    return gap


def glue(left: Atom[S], right: Atom[S], solid: str) -> Glue:
    """The gap between two atoms; `solid` is the last character before it that is not a space."""
    em = min(left.setting.size, right.setting.size)
    natural, shrink = _blank_between(left, right)
    stretch = 0.0
    if left.kind is Kind.SPACE and "\u3000" not in left.text:  # a run of ordinary spaces gives way itself
        stretch, more = left.width * _SPACE_STRETCH, left.width * _SPACE_SHRINK
        shrink += more
    pair = (left.kind, right.kind)
    if pair in ((Kind.HAN, Kind.LATIN), (Kind.LATIN, Kind.HAN)):
        natural += HAN_LATIN_GAP * em
        shrink += HAN_LATIN_GIVE * em
        stretch += HAN_LATIN_GIVE * em
    if not (left.kind in _WORDS and right.kind in _WORDS) and pair != (Kind.DASH, Kind.DASH):
        stretch += (_LOOSE if natural == 0 else _LOOSE_AT_MARK) * em
    return Glue(natural, stretch, shrink, _break_between(left, right, solid))


def _blank_between(left: Atom[S], right: Atom[S]) -> tuple[float, float]:
    """Natural width and shrink of the blank halves of full-width marks at one gap."""
    if left.text == "’" and right.kind is Kind.LATIN:
        return -_APOSTROPHE * left.blank, 0.0  # as in "firm’s", where even the half body is too wide
    after = left.blank if left.kind in MARKS and right.kind not in _NO_BLANK_BEFORE else 0.0
    before = right.blank if right.kind is Kind.OPENING and left.kind not in _NO_BLANK_AFTER else 0.0
    blank = max(after, before)
    return blank, blank * (_SHRINK_SENTENCE if left.text in ("。", "，", "；") else _SHRINK_OTHER)


def _break_between(left: Atom[S], right: Atom[S], solid: str) -> Break:
    if right.kind is Kind.SPACE:
        return Break.NEVER
    if right.text[0] in NO_LINE_START or solid in NO_LINE_END:
        # an atom may be cut out of a longer token, and then start with a mark such as "-" or "."
        return Break.FREE if left.cut else Break.AVOID
    if left.cut or left.kind is Kind.SPACE:
        return Break.FREE
    if Kind.BOUND_SPACE in (left.kind, right.kind) or right.kind is Kind.DASH or left.text == "’":
        return Break.AVOID
    glued = (Kind.LATIN, Kind.OTHER, Kind.COMBINING)
    if left.kind in glued and right.kind in glued and Kind.LATIN in (left.kind, right.kind):
        return Break.AVOID
    return Break.FREE
