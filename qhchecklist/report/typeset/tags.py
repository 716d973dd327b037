"""The structure tree of a PDF file: what each drawn thing is, for readers who hear the page (ISO 32000-1, 14.7).

Elements are made when the story is built: flowables are wrapped again and again and in any order, so
nothing may be made there. While a page is drawn, `tagged` notes which element the content belongs to; what
belongs to none is an artifact, something only the eye needs. A block divided over pages keeps its one element.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from itertools import groupby, pairwise
from typing import Any, NamedTuple

from reportlab.pdfgen.canvas import Canvas


class Role(Enum):
    """The standard structure types that are used here (ISO 32000-1, 14.8.4)."""

    DOCUMENT = "Document"
    SECTION = "Sect"
    H1 = "H1"
    H2 = "H2"
    H3 = "H3"
    H4 = "H4"
    H5 = "H5"
    H6 = "H6"
    P = "P"
    QUOTE = "BlockQuote"
    LIST = "L"
    ITEM = "LI"
    LABEL = "Lbl"
    BODY = "LBody"
    TABLE = "Table"
    ROW = "TR"
    HEADER = "TH"
    CELL = "TD"
    FIGURE = "Figure"
    LINK = "Link"
    FORM = "Form"
    SPAN = "Span"


_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_LATIN = re.compile("[A-Za-z]")
_WORDS = re.compile(r"[A-Za-z]{2,}[ ,;:'()-]+[A-Za-z]{2,}")
HEADINGS = (Role.H1, Role.H2, Role.H3, Role.H4, Role.H5, Role.H6)
CHINESE, ENGLISH = "zh-CN", "en"  # languages by RFC 5646
TICKED, UNTICKED = "☑", "☐"  # what a drawn box stands for, in any language
_KEPT_EMPTY = (Role.HEADER, Role.CELL)  # an empty cell still counts in its row
_LAST = 1 << 30  # an annotation comes after all content of its page
_ARTIFACT = "/Artifact BMC"
_END = "EMC"
# Operators that only prepare: no content stands in them, so nothing has to be marked.
_PREPARES = re.compile(
    r"\s*(?:(?:[-+.\d]+\s+)*(?:q|Q|cm|w|J|j|M|i|rg|RG|g|G)\s*|\[[-+.\d\s]*\]\s*[-+.\d]+\s+d\s*|/\S+\s+gs\s*)*"
)


_STATES = ("q", "Q")  # by far the most of them
_TEXT = "q BT"  # what begins so paints


class Preparation(str):
    """Operators that are known to prepare only, for which nobody has to look."""

    __slots__ = ()


class Marked(NamedTuple):
    """A stretch of a page's content: the page from 0, and the stretch's number on it."""

    page: int
    number: int


class Annotated(NamedTuple):
    """An annotation on a page (from 0), as a reference of the document."""

    page: int
    reference: Any


class Element:
    """A node of the structure tree.

    `alt` describes a picture in words, `actual` is the text that a drawn shape stands for, `lang` the language
    where it differs from the parent's, `attributes` the inside of an attribute dictionary.
    """

    __slots__ = ("actual", "alt", "attributes", "kids", "lang", "role")

    def __init__(
        self, role: Role, *kids: "Element", alt: str = "", actual: str = "", lang: str = "", attributes: str = ""
    ) -> None:
        self.role = role
        self.kids: list[Element | Marked | Annotated] = list(kids)
        self.alt = alt
        self.actual = actual
        self.lang = lang
        self.attributes = attributes

    def __repr__(self) -> str:
        return f"<{self.role.value} {len(self.kids)}>"


class Recorder:
    """Which element the content of the pages belongs to, by position in a page's list of operators."""

    def __init__(self) -> None:
        self.pages: list[list[Element]] = []
        """The elements of each page's stretches, by number."""
        self.paused = False
        """Whether what is drawn is no page, but a form that pages show as an artifact."""
        self._open: list[Element | None] = []
        self._changes: list[tuple[int, Element | None]] = []

    def begin(self, position: int, element: Element | None) -> None:
        """What is drawn from this position on belongs to the element, or to none."""
        self._open.append(element)
        self._changes.append((position, element))

    def end(self, position: int) -> None:
        """From this position on, content belongs to the element that was open before."""
        self._open.pop()
        self._changes.append((position, self._open[-1] if self._open else None))

    def finish_page(self, code: Sequence[str]) -> list[str]:
        """The page's operators with all content marked; the page is closed, its elements know their content."""
        changes = [(0, None), *self._changes, (len(code), None)]
        page = len(self.pages)
        self.pages.append([])
        self._changes = []
        found: list[str] = []
        for (start, element), (end, _) in pairwise(changes):
            if start < end:
                found += self._marked(code[start:end], element, page)
        return found

    def _marked(self, code: Sequence[str], element: Element | None, page: int) -> list[str]:
        """A stretch of operators, with marks around what paints."""
        first, last = 0, len(code)
        while first < last and _prepares(code[first]):
            first += 1
        if first == last:
            return list(code)
        while last > first + 1 and _prepares(code[last - 1]):
            last -= 1
        mark = _ARTIFACT
        if element is not None:
            number = len(self.pages[page])
            self.pages[page].append(element)
            element.kids.append(Marked(page, number))
            mark = f"/{element.role._value_} <</MCID {number}>> BDC"
        return [*code[:first], mark, *code[first:last], _END, *code[last:]]


def _prepares(operators: str) -> bool:
    if operators in _STATES or type(operators) is Preparation:
        return True
    return not operators.startswith(_TEXT) and _PREPARES.fullmatch(operators) is not None


class Tagged:
    """See `tagged`. A class, not a generator: it is entered twice for every block of a document."""

    __slots__ = ("_code", "_element", "_recorder")

    def __init__(self, canvas: Canvas, element: Element | None) -> None:
        recorder: Recorder | None = getattr(canvas, "recorder", None)
        self._recorder = None if recorder is None or recorder.paused else recorder
        self._code: list[str] = canvas._code  # type: ignore[attr-defined]  # reportlab has no public access
        self._element = element

    def __enter__(self) -> None:
        if self._recorder is not None:
            self._recorder.begin(len(self._code), self._element)

    def __exit__(self, *_problem: object) -> None:
        if self._recorder is not None:
            self._recorder.end(len(self._code))


def tagged(canvas: Canvas, element: Element | None) -> Tagged:
    """What is drawn inside belongs to the element; with None it is an artifact, also inside another element.

    On a canvas that records no structure nothing happens.
    """
    return Tagged(canvas, element)


def language(text: str, lang: str) -> str:
    """The language of a text that stands alone in a document of a language; empty if it is the document's.

    Told by the script: Han in an English document is a quotation or a name, two words of Latin letters and no Han
    in a Chinese one are English.
    """
    if lang == CHINESE:
        return ENGLISH if not _HAN.search(text) and _WORDS.search(text) else ""
    return CHINESE if len(_HAN.findall(text)) > len(_LATIN.findall(text)) else ""


def arranged(elements: Iterable[Element]) -> Element:
    """The document of a sequence of elements: headings open sections, list items next to each other make a list.

    A heading deeper than one below the one before is raised to that, as structure has no gaps. Headings inside
    cells become paragraphs: they would break the order of the others.
    """
    root = Element(Role.DOCUMENT)
    levels: list[int] = []
    sections = [root]
    for element in _listed(elements):
        if element.role in HEADINGS:
            level = HEADINGS.index(element.role)
            while levels and levels[-1] >= level:
                levels.pop()
                sections.pop()
            element.role = HEADINGS[len(levels)]
            levels.append(level)
            section = Element(Role.SECTION)
            sections[-1].kids.append(section)
            sections.append(section)
        sections[-1].kids.append(element)
    return root


def _listed(elements: Iterable[Element]) -> Iterator[Element]:
    """The elements, with runs of list items gathered in lists, at every depth."""
    for is_item, group in groupby(elements, key=lambda element: element.role is Role.ITEM):
        inner = [_inside(element) for element in group]
        if is_item:
            labelled = any(kid.role is Role.LABEL for one in inner for kid in one.kids if isinstance(kid, Element))
            numbering = "Square" if labelled else "None"  # labels are boxes to tick
            yield Element(Role.LIST, *inner, attributes=f"/O/List/ListNumbering/{numbering}")
        else:
            yield from inner


def _inside(element: Element) -> Element:
    """An element whose kids are in order too; headings stand only outside of everything else."""
    kids = [kid for kid in element.kids if isinstance(kid, Element)]
    if not kids:
        element.kids = []
        return element
    for kid in kids:
        if kid.role in HEADINGS:
            kid.role = Role.P
    element.kids = [_inside(kid) for kid in kids] if element.role is Role.LIST else list(_listed(kids))
    return element


def pruned(element: Element) -> bool:
    """Take out of the tree what was never drawn; whether anything of the element itself is left."""
    if len(element.kids) == 1 and type(element.kids[0]) is Marked:  # nearly all of them
        return True
    element.kids = [kid for kid in element.kids if not isinstance(kid, Element) or pruned(kid)]
    if any(not isinstance(kid, Element) for kid in element.kids):
        element.kids.sort(key=_place)
    return bool(element.kids) or element.role in _KEPT_EMPTY


def _place(kid: Element | Marked | Annotated) -> tuple[int, int]:
    """Where an element that has content of its own finds its parts: in the order they were drawn."""
    match kid:
        case Marked(page, number):
            return page, number
        case Annotated(page, _):
            return page, _LAST
        case _:
            return min((_place(inner) for inner in kid.kids), default=(0, 0))
