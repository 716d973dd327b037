"""The structure tree as objects of a reportlab document (ISO 32000-1, 14.7.2 to 14.7.5)."""

from collections.abc import Sequence
from itertools import count
from typing import Any

from reportlab.pdfbase import pdfdoc

from qhchecklist.report.typeset.tags import Annotated, Element, Marked, Recorder


class _Writer:
    """Gives every element a number, and remembers it for the tree from content back to elements.

    Its objects have numbers of the document, but reportlab does not know them: it would hold each in four tables.
    """

    def __init__(self, document: Any, pages: Sequence[str]) -> None:
        self.document = document
        self.pages = pages
        self.objects: dict[int, str] = {}
        """What was written, by number."""
        self.references: dict[Element, str] = {}
        self.annotations: list[tuple[Any, Element]] = []
        self.numbers = count(document.objectcounter + 1)
        """The numbers of objects that are still free."""

    def element(self, element: Element, parent: str, lang: str = "") -> str:
        """Write an element in a parent of a language, and all below it; its reference."""
        number = next(self.numbers)
        self.references[element] = me = f"{number} 0 R"
        inner = element.lang or lang
        page: int | None = None
        kids = []
        for kid in element.kids:
            if type(kid) is Marked:  # nearly all of them
                if page is None:
                    page = kid.page
                if page == kid.page:
                    kids.append(str(kid.number))
                    continue
            kids.append(self._kid(kid, element, me, inner))
        parts = [f"/S/{element.role._value_}/P {parent}"]
        if page is not None:
            parts.append(f"/Pg {self.pages[page]}")
        if kids:
            parts.append(f"/K {kids[0]}" if len(kids) == 1 else f"/K[{' '.join(kids)}]")
        if element.alt:
            parts.append(f"/Alt{self._string(element.alt)}")
        if element.actual:
            parts.append(f"/ActualText{self._string(element.actual)}")
        if inner != lang:
            parts.append(f"/Lang{self._string(inner)}")
        if element.attributes:
            parts.append(f"/A<<{element.attributes}>>")
        self.objects[number] = f"<<{''.join(parts)}>>"
        return me

    def _kid(self, kid: Element | Marked | Annotated, element: Element, me: str, lang: str) -> str:
        match kid:
            case Marked(where, number):
                return f"<</Type/MCR/Pg {self.pages[where]}/MCID {number}>>"
            case Annotated(where, reference):
                self.annotations.append((reference, element))
                number, generation = self.document.idToObjectNumberAndVersion[reference.name]
                return f"<</Type/OBJR/Pg {self.pages[where]}/Obj {number} {generation} R>>"
            case _:
                return self.element(kid, me, lang)

    def _string(self, text: str) -> str:
        made: bytes = pdfdoc.PDFString(text).format(self.document)
        return made.decode("latin-1")


def write(document: Any, root: Element, recorder: Recorder) -> dict[int, str]:
    """The objects of the tree of a pruned root, by number; document, pages and annotations learn their places in it."""
    names = [f"Page{number}" for number in range(1, len(recorder.pages) + 1)]
    writer = _Writer(document, [_page_reference(document, name) for name in names])
    objects, references = writer.objects, writer.references
    top = next(writer.numbers)
    first = writer.element(root, f"{top} 0 R")
    parents = []
    for key, (name, elements) in enumerate(zip(names, recorder.pages, strict=True)):
        page = document.idToObject[name]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = key
        page.Tabs = "/S"
        number = next(writer.numbers)
        objects[number] = f"[{' '.join([references[element] for element in elements])}]"
        parents.append(f"{key} {number} 0 R")
    for key, (reference, element) in enumerate(writer.annotations, start=len(names)):
        document.idToObject[reference.name]["StructParent"] = key
        parents.append(f"{key} {references[element]}")
    numbers = next(writer.numbers)
    document.objectcounter = numbers
    objects[numbers] = f"<</Nums[{' '.join(parents)}]>>"
    tree = f"/K {first}/ParentTree {numbers} 0 R/ParentTreeNextKey {len(parents)}"
    objects[top] = f"<</Type/StructTreeRoot{tree}>>"
    document.Catalog.StructTreeRoot = f"{top} 0 R"
    return objects


def _page_reference(document: Any, name: str) -> str:
    made: bytes = pdfdoc.PDFObjectReference(name).format(document)
    return made.decode("ascii")
