"""The smallest pieces of a Chinese line, and the glue between them.  Imports no reportlab.

A full-width mark is half a body of ink and half a body of blank. The blank is taken out of the mark and
becomes glue, which vanishes at line ends and between neighbouring marks and can shrink. Sources: W3C
"Requirements for Chinese Text Layout" (CLREQ) 3.1.4 to 3.2.4; GB/T 15834-2011 5.1 for marks that may not
start or end a line.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from itertools import groupby, pairwise
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

OPENING = "（《〈“‘「『【〔［｛〖"
CLOSING = "）》〉”’」』】〕］｝〗"
STOPS = "，。、；：．"
_TSHEG = "\u0f0b"  # ends a Tibetan syllable; a line may end after it
_TIBETAN_MARKS = "\u0f0b\u0f0d-\u0f14"  # tsheg and the marks that end sentences
NO_LINE_START = frozenset(CLOSING + STOPS + "！？…—–～·•%％‰℃°々〃ー,.;:!?)]}/\"'་།༎༏༐༑༒༓༔")
NO_LINE_END = frozenset(OPENING + "([{＃￥¥$#@№§\"'")

HAN_LATIN_GAP = 0.25  # em, CLREQ 3.2.2: a quarter em between Han and Western text
HAN_LATIN_GIVE = 0.125  # em by which that gap may stretch or shrink
_LOOSE = 0.05  # em of stretch between two Han characters
_LOOSE_AT_MARK = 0.10  # em of stretch beside a mark, where it shows less
_SHRINK_SENTENCE = 0.6  # of the blank after 。，；, which keeps sentences apart
_SHRINK_OTHER = 0.9  # of the blank after the other marks
_SPACE_STRETCH = 0.6
_SPACE_SHRINK = 0.2  # a space of a quarter em never falls below a fifth, or words run together
_APOSTROPHE = 0.35  # of half a body that a letter moves in after a full-width apostrophe
_MOST_REMEMBERED = 2048  # atoms, glues and characters of one setting, twice those of a checklist
_LONGEST_REMEMBERED = 40  # characters of a token
_LONG_TOKEN = 14  # characters from which an address may break after a separator

_WORD = "A-Za-z0-9\u00c0-\u024f\uff10-\uff19\uff21-\uff3a\uff41-\uff5a"
_BOUND = "\u00a0\u2007\u202f"  # spaces that forbid a line end
_RUN = re.compile(rf"[^\s!-~{_BOUND}{_WORD}\u0f00-\u0fff{OPENING}{CLOSING}{STOPS}！？—…]")
_TOKENS = re.compile(
    rf"[^\S\n{_BOUND}]+|[{_BOUND}]+|[{_WORD}][{_WORD}.,:/@&+_'\-*%]*(?<![.,:'])|——|……"
    rf"|(?:(?![{_TIBETAN_MARKS}])[\u0f00-\u0fff])+[{_TIBETAN_MARKS}]*|[{_TIBETAN_MARKS}]+"
    rf"|{_RUN.pattern}+|.",  # what is left is mostly Han
    re.DOTALL,
)
_CLUSTERS = re.compile("[\u0f40-\u0f6c][\u0f71-\u0f84\u0f8d-\u0fbc]{0,9}|.", re.DOTALL)  # a stack, or a character
_SEPARATOR = re.compile(r"(?<=[/\-_.@*?&=])")
# Written out as pairs: a class of characters so large takes the regular expressions two milliseconds to compile.
_HAN = (
    *("\u4e00\u9fff", "\u2150\u218f", "\u2460\u24ff", "\u3005\u3007", "\u3021\u3029", "\u3040\u312f"),
    *("\u3200\u4dbf", "\uf900\ufaff", "\U00020000\U0003ffff"),
)


class Setting(Protocol):
    """How a run is set: all that composing needs to know of a style."""

    @property
    def size(self) -> float:
        """The body size in points."""

    @property
    def memory(self) -> Memory:
        """What composing remembers of texts in this setting; empty at first, and left to composing."""

    def measure(self, text: str) -> float:
        """Advance width of a piece of text in points, without any adjustment."""


S = TypeVar("S", bound=Setting)


class Kind(Enum):
    """What a piece of text is for line breaking and spacing."""

    HAN = "han"
    LATIN = "latin"
    OPENING = "opening"
    CLOSING = "closing"
    STOP = "stop"
    EXCLAMATION = "exclamation"
    DASH = "dash"
    SPACE = "space"
    BOUND_SPACE = "bound space"
    COMBINING = "combining"
    OTHER = "other"


_MARK_KINDS = {
    character: kind
    for kind, characters in (
        (Kind.OPENING, OPENING),
        (Kind.CLOSING, CLOSING),
        (Kind.STOP, STOPS),
        (Kind.EXCLAMATION, "！？"),
    )
    for character in characters
}
_MARKS = (Kind.CLOSING, Kind.STOP)
_FULL_WIDTH = (Kind.OPENING, *_MARKS)
_NO_BLANK_BEFORE = (*_MARKS, Kind.EXCLAMATION, Kind.SPACE)
_NO_BLANK_AFTER = (Kind.OPENING, Kind.SPACE)
_WORDS = (Kind.LATIN, Kind.SPACE, Kind.BOUND_SPACE)


class Memory:
    """What composing remembers of a setting: the atoms of each piece of text, and the glue of each kind of pair."""

    __slots__ = ("atoms", "glues", "han")

    def __init__(self) -> None:
        self.atoms: dict[str, tuple[Atom[Any], ...]] = {}
        self.glues: dict[tuple[str, str], Glue] = {}
        self.han: set[str] = set()
        """Han characters that were met."""

    def bound(self) -> None:
        """Forget everything when there is very much of it: texts of strangers bring ever new words."""
        if len(self.atoms) + len(self.glues) + len(self.han) > _MOST_REMEMBERED:
            for memory in (self.atoms, self.glues, self.han):
                memory.clear()


class Atom(Generic[S]):
    """A piece that is never divided: a Han character, a Western word, a mark, a run of spaces.

    `width` is in points and leaves out `blank`, the empty half of a full-width mark: left of an opening
    mark, right of the others. `cut` allows a line to end here although a word goes on. `before` and `after` are
    all that decides what stands between it and its neighbours of the same setting.

    Never changed once it is made: equal pieces of one setting are one object. A run of Han characters is one atom
    as well, as long as it need not be divided, see `single`; then `is_run` is true.
    """

    __slots__ = ("after", "before", "blank", "cut", "is_run", "kind", "setting", "text", "width")

    def __init__(
        self,
        text: str,
        kind: Kind,
        setting: S,
        width: float,
        blank: float = 0.0,
        *,
        cut: bool = False,
        is_run: bool = False,
    ) -> None:
        self.text = text
        self.kind = kind
        self.setting = setting
        self.width = width
        self.blank = blank
        self.cut = cut
        self.is_run = is_run
        says = text if kind in _FULL_WIDTH else ""
        self.before = kind._value_ + says + ("|" if text[0] in NO_LINE_START else "")
        self.after = kind._value_ + says + ("|" if text[-1] in NO_LINE_END else "") + ("/" if cut else "")


class Break(Enum):
    """Whether a line may end between two atoms."""

    FREE = "free"
    AVOID = "avoid"  # against the rules; only where nothing else keeps the text on the paper
    NEVER = "never"


class Glue(NamedTuple):
    """The gap after an atom: natural width, how far it may stretch and shrink (points), whether to break."""

    natural: float
    stretch: float
    shrink: float
    at: Break


def atoms(runs: Iterable[tuple[str, S]]) -> list[Atom[S]]:
    """Cut runs of text into atoms, Han characters next to each other in one; their texts joined are the text."""
    found: list[Atom[S]] = []
    for text, setting in runs:
        known = setting.memory.atoms
        for token in _TOKENS.findall(text):
            pieces = known.get(token)
            if pieces is None:
                pieces = _remembered(token, setting)
            for atom in pieces:
                if atom.kind is Kind.COMBINING and found and found[-1].kind is not Kind.SPACE:
                    found[-1:] = _combined(found[-1], atom)
                else:
                    found.append(atom)
    return found


def single(pieces: Iterable[Atom[S]]) -> list[Atom[S]]:
    """The atoms with every Han character by itself, so that a line may end after each."""
    found: list[Atom[S]] = []
    for atom in pieces:
        if atom.is_run:
            known = atom.setting.memory.atoms
            found += [(known.get(one) or _remembered(one, atom.setting))[0] for one in atom.text]
        else:
            found.append(atom)
    return found


def spread(pieces: Sequence[Atom[S]], between: Sequence[Glue]) -> list[Glue]:
    """The glues of `single` atoms, told from those of the runs: inside a run nearly all gaps are alike."""
    found: list[Glue] = []
    for index, atom in enumerate(pieces):
        if atom.is_run:
            if NO_LINE_START.isdisjoint(atom.text):
                found += [_between(atom, atom, atom.text[-1])] * (len(atom.text) - 1)
            else:
                found += glues(single([atom]))
        found += between[index : index + 1]
    return found


def _combined(before: Atom[S], mark: Atom[S]) -> list[Atom[S]]:
    """A combining mark belongs to what is before it and can begin neither a line nor an atom."""
    *others, last = single([before])
    whole = Atom(last.text + mark.text, last.kind, last.setting, last.width + mark.width, last.blank, cut=last.cut)
    return [*others, whole]


def _remembered(token: str, setting: S) -> tuple[Atom[S], ...]:
    """The atoms of a token, kept for the next time unless it is a run of characters: these seldom come again."""
    if len(token) > 1 and _RUN.match(token):
        return tuple(_of_run(token, setting))
    made = tuple(_atoms_of(token, setting))
    if len(token) <= _LONGEST_REMEMBERED:
        setting.memory.bound()
        setting.memory.atoms[token] = made
    return made


def _of_run(token: str, setting: S) -> Iterator[Atom[S]]:
    """One atom of each stretch of Han, and one of each other character."""
    han = setting.memory.han
    is_known = han.issuperset(token)
    if not is_known:
        setting.memory.bound()
        han.update(filter(_is_han, token))
    if is_known or han.issuperset(token):
        yield Atom(token, Kind.HAN, setting, setting.measure(token), is_run=True)
        return
    for is_han, group in groupby(token, key=han.__contains__):
        if is_han:
            yield from _of_run("".join(group), setting)
        else:
            for character in group:
                yield from setting.memory.atoms.get(character) or _remembered(character, setting)


def fitting(pieces: list[Atom[S]], measure: float, first_indent: float) -> list[Atom[S]]:
    """The atoms, with those wider than a whole line (points) cut into pieces that fit."""
    if max([atom.width for atom in pieces], default=0.0) <= measure - first_indent:
        return pieces
    found: list[Atom[S]] = []
    for atom in pieces:
        room = measure if found else measure - first_indent
        found.extend([atom] if atom.width <= room or len(atom.text) == 1 else _chopped(atom, room))
    return found


def glues(pieces: Sequence[Atom[S]]) -> list[Glue]:
    """The gap after each atom but the last."""
    found: list[Glue] = []
    solid = ""  # the last character that is not a space: a line ends with it, whatever space follows
    for left, right in pairwise(pieces):
        if left.kind is Kind.SPACE:
            found.append(_glue(left, right, solid))
            continue
        solid = left.text[-1]
        found.append(_between(left, right, solid) if left.setting is right.setting else _glue(left, right, solid))
    return found


def _between(left: Atom[S], right: Atom[S], solid: str) -> Glue:
    """The glue of two atoms of one setting, which is the same for all pairs of their kinds."""
    known = left.setting.memory.glues
    key = (left.after, right.before)
    return known.get(key) or known.setdefault(key, _glue(left, right, solid))


def _is_han(character: str) -> bool:
    return any(pair[0] <= character <= pair[1] for pair in _HAN)


def _kind(token: str) -> Kind:
    first = token[0]
    if first in _MARK_KINDS:
        return _MARK_KINDS[first]
    if token in ("——", "……"):
        return Kind.DASH
    if first in _BOUND:
        return Kind.BOUND_SPACE
    if first.isspace():
        return Kind.SPACE
    if _is_han(first):
        return Kind.HAN
    if unicodedata.category(first)[0] == "M":
        return Kind.COMBINING
    return Kind.LATIN if first.isalnum() else Kind.OTHER


def _atoms_of(token: str, setting: S) -> Iterator[Atom[S]]:
    kind = _kind(token)
    width = setting.measure(token)
    if kind in (Kind.OPENING, Kind.CLOSING, Kind.STOP) and width > 0.9 * setting.size:
        yield Atom(token, kind, setting, width - setting.size / 2, setting.size / 2)
        return
    if kind is Kind.LATIN and len(token) > _LONG_TOKEN and ("/" in token or "@" in token):
        # an address, not a word: it may go on in the next line after a separator
        parts = [part for part in _SEPARATOR.split(token) if part]
        for part in parts:
            yield Atom(part, kind, setting, setting.measure(part), cut=part is not parts[-1])
        return
    yield Atom(token, kind, setting, width, cut=token[-1] == _TSHEG)


def _chopped(atom: Atom[S], measure: float) -> Iterator[Atom[S]]:
    setting = atom.setting
    rest, width = "", 0.0
    for cluster in _CLUSTERS.findall(atom.text):
        advance = setting.measure(cluster)
        if rest and width + advance > measure:
            yield Atom(rest, atom.kind, setting, width, cut=True)
            rest, width = "", 0.0
        rest += cluster
        width += advance
    yield Atom(rest, atom.kind, setting, width, cut=atom.cut)


def _glue(left: Atom[S], right: Atom[S], solid: str) -> Glue:
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
    after = left.blank if left.kind in _MARKS and right.kind not in _NO_BLANK_BEFORE else 0.0
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
