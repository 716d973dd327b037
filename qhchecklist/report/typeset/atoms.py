"""The smallest pieces of a Chinese line.  Imports no reportlab.

A full-width mark is half a body of ink and half a body of blank. The blank is taken out of the mark and
becomes glue, see `gaps`, which vanishes at line ends and between neighbouring marks and can shrink.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Generic, Protocol, TypeVar
from weakref import WeakSet

from qhchecklist.report.typeset.kinds import (
    FULL_WIDTH,
    NO_LINE_END,
    NO_LINE_START,
    RUN,
    TOKENS,
    TSHEG,
    Glue,
    Kind,
    kind_of,
)

_MOST_REMEMBERED = 6_000  # things of all settings; a checklist has some 4,300
_LONGEST_REMEMBERED = 40  # characters of a token
_LONG_TOKEN = 14  # characters from which an address may break after a separator

_CLUSTERS = re.compile("[\u0f40-\u0f6c][\u0f71-\u0f84\u0f8d-\u0fbc]{0,9}|.", re.DOTALL)  # a stack, or a character
_SEPARATOR = re.compile(r"(?<=[/\-_.@*?&=])")


class Setting(Protocol):
    """How a run is set: all that composing needs to know of a style."""

    @property
    def size(self) -> float:
        """The body size in points."""

    @property
    def memory(self) -> Memory:
        """What composing remembers of texts in this setting; empty at first, and left to composing."""

    @property
    def unbroken(self) -> bool:
        """Whether text in this setting stays on one line, if a line has room for it."""

    def measure(self, text: str) -> float:
        """Advance width of a piece of text in points, without any adjustment."""


S = TypeVar("S", bound=Setting)


class Memory:
    """What composing remembers of a setting: the atoms of each piece of text, and the glue of each kind of pair.

    Of kinds of pairs there are some dozens; of all else there may be any number, see `bound`.
    """

    __slots__ = ("__weakref__", "atoms", "even", "glues", "han", "seams", "solid", "stretches")
    _count = 0  # things that were remembered since all were forgotten

    def __init__(self) -> None:
        _memories.add(self)
        self.atoms: dict[str, tuple[Atom[Any], ...]] = {}
        self.han: dict[str, Atom[Any]] = {}
        self.glues: dict[str, dict[str, Glue]] = {}
        """What stands between two atoms, by the `after` of the left one and the `before` of the right one."""
        self.stretches: dict[str, tuple[float, Atom[Any], Atom[Any]]] = {}
        self.seams: dict[tuple[str, str], float] = {}
        self.solid: set[str] = set()
        self.even: set[str] = set()
        """See `whole_line`, as the three before; `even` are solid characters that are one em wide."""

    def bound(self) -> None:
        """Forget everything, of all settings, when there is very much of it: strangers bring ever new words.

        Called before each thing that is remembered.
        """
        Memory._count += 1
        if Memory._count > _MOST_REMEMBERED:
            for memory in list(_memories):
                memory._forget()
            Memory._count = 0

    def _forget(self) -> None:
        memories = (self.atoms, self.han, self.glues, self.stretches, self.seams, self.solid, self.even)
        for memory in memories:
            memory.clear()

    def gaps_after(self, after: str) -> dict[str, Glue]:
        """The glues that are known after atoms of one kind, by the `before` of what follows."""
        return self.glues.setdefault(after, {})

    def remember_solid(self, character: str, *, even: bool) -> None:
        """A character that stands solid among Han, and whether it is one em wide."""
        self.bound()
        (self.even if even else self.solid).add(character)

    def remember_stretch(self, text: str, stretch: tuple[float, Atom[S], Atom[S]]) -> tuple[float, Atom[S], Atom[S]]:
        """A stretch of Western words, which is returned; one that is not too long is remembered."""
        if len(text) <= _LONGEST_REMEMBERED:
            self.bound()
            self.stretches[text] = stretch
        return stretch


_memories: WeakSet[Memory] = WeakSet()


class Atom(Generic[S]):
    """A piece that is never divided: a Han character, a Western word, a mark, a run of spaces.

    `width` is in points and leaves out `blank`, the empty half of a full-width mark: left of an opening
    mark, right of the others. `cut` allows a line to end here although a word goes on. `before` and `after` are
    all that decides what stands between it and its neighbours of the same setting.

    `gaps` are the glues after it that are known, by the `before` of the next atom.

    Never changed once it is made: equal pieces of one setting are mostly one object.
    """

    __slots__ = ("after", "before", "blank", "cut", "gaps", "kind", "setting", "text", "width")

    def __init__(
        self, text: str, kind: Kind, setting: S, width: float, blank: float = 0.0, *, cut: bool = False
    ) -> None:
        self.text = text
        self.kind = kind
        self.setting = setting
        self.width = width
        self.blank = blank
        self.cut = cut
        # a Han character with a mark on it is told from others: it does not stand evenly among them
        says = text if kind in FULL_WIDTH else "+" if kind is Kind.HAN and len(text) > 1 else ""
        self.before = kind._value_ + says + ("|" if text[0] in NO_LINE_START else "")
        self.after = kind._value_ + says + ("|" if text[-1] in NO_LINE_END else "") + ("/" if cut else "")
        # what follows a space also depends on what is before it
        self.gaps = {} if kind is Kind.SPACE else setting.memory.gaps_after(self.after)


def atoms(runs: Iterable[tuple[str, S]]) -> list[Atom[S]]:
    """Cut runs of text into atoms; their texts joined are the text."""
    found: list[Atom[S]] = []
    for text, setting in runs:
        known, han = setting.memory.atoms, setting.memory.han
        for token in TOKENS.findall(text):
            pieces = known.get(token)
            if pieces is None:
                try:
                    found += [han[one] for one in token]
                    continue
                except KeyError:
                    pieces = _met(token, setting)
            if len(pieces) == 1 and pieces[0].kind is not Kind.COMBINING:  # nearly always
                found += pieces
                continue
            for atom in pieces:
                if atom.kind is Kind.COMBINING and found and found[-1].kind is not Kind.SPACE:
                    found[-1] = _combined(found[-1], atom)
                else:
                    found.append(atom)
    return found


def atom_of(character: str, setting: S) -> Atom[S]:
    """The atom of a character that stands by itself."""
    memory = setting.memory
    found = memory.han.get(character)
    if found is None:
        (found,) = memory.atoms.get(character) or _met(character, setting)
    return found


def _combined(before: Atom[S], mark: Atom[S]) -> Atom[S]:
    """A combining mark belongs to what is before it and can begin neither a line nor an atom."""
    width = before.width + mark.width
    return Atom(before.text + mark.text, before.kind, before.setting, width, before.blank, cut=before.cut)


def _met(token: str, setting: S) -> tuple[Atom[S], ...]:
    """The atoms of a token, kept for the next time; those of a run of characters each by itself."""
    if len(token) > 1 and RUN.match(token):
        return tuple([atom_of(one, setting) for one in token])
    made = tuple(_atoms_of(token, setting))
    if len(token) <= _LONGEST_REMEMBERED:
        memory = setting.memory
        memory.bound()
        if made[0].kind is Kind.HAN:
            memory.han[token] = made[0]
        else:
            memory.atoms[token] = made
    return made


def fitting(pieces: list[Atom[S]], measure: float, first_indent: float) -> list[Atom[S]]:
    """The atoms, with those wider than a whole line (points) cut into pieces that fit."""
    if max([atom.width for atom in pieces], default=0.0) <= measure - first_indent:
        return pieces
    found: list[Atom[S]] = []
    for atom in pieces:
        room = measure if found else measure - first_indent
        found.extend([atom] if atom.width <= room or len(atom.text) == 1 else _chopped(atom, room))
    return found


def _atoms_of(token: str, setting: S) -> Iterator[Atom[S]]:
    kind = kind_of(token)
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
    yield Atom(token, kind, setting, width, cut=token[-1] == TSHEG)


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
