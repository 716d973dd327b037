"""The structure tree as objects of a reportlab document (ISO 32000-1, 14.7.2 to 14.7.5)."""

from collections.abc import Sequence
from typing import Any

from reportlab.pdfbase import pdfdoc

from qhchecklist.report.typeset.stream import Raw
from qhchecklist.report.typeset.tags import Annotated, Element, Marked, Recorder


class _Writer:
    """Gives every element an object, and remembers it for the tree from content back to elements."""

    def __init__(self, document: Any, pages: Sequence[str]) -> None:
        self.document = document
        self.pages = pages
        self.references: dict[Element, str] = {}
        self.annotations: list[tuple[Any, Element]] = []

    def reference(self, thing: Any) -> str:
        """`12 0 R` of an object of the document; a new one gets the next number."""
        name = self.document.Reference(thing).name
        number, generation = self.document.idToObjectNumberAndVersion[name]
        return f"{number} {generation} R"

    def element(self, element: Element, parent: str, lang: str = "") -> str:
        """Write an element in a parent of a language, and all below it; its reference."""
        node = Raw()
        self.references[element] = me = self.reference(node)
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
        node.text = f"<<{''.join(parts)}>>"
        return me

    def _kid(self, kid: Element | Marked | Annotated, element: Element, me: str, lang: str) -> str:
        match kid:
            case Marked(where, number):
                return f"<</Type/MCR/Pg {self.pages[where]}/MCID {number}>>"
            case Annotated(where, reference):
                self.annotations.append((reference, element))
                return f"<</Type/OBJR/Pg {self.pages[where]}/Obj {self.reference(reference)}>>"
            case _:
                return self.element(kid, me, lang)

    def _string(self, text: str) -> str:
        made: bytes = pdfdoc.PDFString(text).format(self.document)
        return made.decode("latin-1")


def write(document: Any, root: Element, recorder: Recorder) -> None:
    """Enter the tree of a pruned root into the document; every page and annotation learns its place in it."""
    names = [f"Page{number}" for number in range(1, len(recorder.pages) + 1)]
    tree = Raw()
    writer = _Writer(document, [_page_reference(document, name) for name in names])
    top = writer.reference(tree)
    first = writer.element(root, top)
    arrays = [f"[{' '.join(writer.references[element] for element in page)}]" for page in recorder.pages]
    for number, name in enumerate(names):
        page = document.idToObject[name]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = number
        page.Tabs = "/S"
    parents = [f"{number} {writer.reference(Raw(array))}" for number, array in enumerate(arrays)]
    for key, (reference, element) in enumerate(writer.annotations, start=len(names)):
        document.idToObject[reference.name]["StructParent"] = key
        parents.append(f"{key} {writer.references[element]}")
    numbers = writer.reference(Raw(f"<</Nums[{' '.join(parents)}]>>"))
    tree.text = f"<</Type/StructTreeRoot/K {first}/ParentTree {numbers}/ParentTreeNextKey {len(parents)}>>"
    document.Catalog.StructTreeRoot = document.Reference(tree)


def _page_reference(document: Any, name: str) -> str:
    made: bytes = pdfdoc.PDFObjectReference(name).format(document)
    return made.decode("ascii")
