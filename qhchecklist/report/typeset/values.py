"""Values of reportlab's objects as they stand in the file.

reportlab looks into every key and number anew, which takes longer than all that is written of a page. What is not
known here is left to it.
"""

from collections.abc import Mapping
from typing import Any

from reportlab.pdfbase import pdfdoc


def value(thing: Any, document: Any) -> bytes:
    """A value inside an object of the document; objects that stand by themselves are referred to."""
    kind = type(thing)
    if kind is str:
        return bytes(thing.encode("latin-1"))
    if kind is int:
        return b"%d" % thing
    if kind is float:
        return f"{thing:.4f}".rstrip("0").rstrip(".").encode("ascii")
    if kind is pdfdoc.PDFObjectReference:
        return b"%d %d R" % document.idToObjectNumberAndVersion[thing.name]
    if kind is pdfdoc.PDFDictionary:
        return dictionary(thing.dict, document)
    if kind is pdfdoc.PDFArray:
        return b"[%s]" % b" ".join([value(one, document) for one in thing.sequence])
    made: bytes = pdfdoc.format(thing, document)
    return made


def dictionary(entries: Mapping[str, Any], document: Any) -> bytes:
    """A dictionary in the order of its keys, which are plain names."""
    parts = [b"/%s %s" % (key.encode("ascii"), value(entries[key], document)) for key in sorted(entries)]
    return b"<<%s>>" % b"".join(parts)


def indirect(thing: Any, document: Any) -> bytes:
    """An object that stands by itself."""
    if type(thing) is pdfdoc.PDFDictionary:
        return dictionary(thing.dict, document)
    if isinstance(thing, pdfdoc.OutlineEntryObject):
        return _outline_entry(thing, document)
    if isinstance(thing, pdfdoc.PDFCatalog):
        return _catalog(thing, document)
    made: bytes = pdfdoc.format(thing, document, toplevel=1)
    return made


def _outline_entry(entry: Any, document: Any) -> bytes:
    names = ("Parent", "Dest", "Prev", "Next", "First", "Last", "Count")
    found = {name: getattr(entry, name) for name in names if getattr(entry, name) is not None}
    return dictionary({**found, "Title": pdfdoc.PDFString(entry.Title)}, document)


def _catalog(thing: Any, document: Any) -> bytes:
    """The catalog, the tree of pages or a page, all of which reportlab makes in one way."""
    thing.check_format(document)
    names = dict.fromkeys(thing.__NoDefault__) | thing.__Defaults__  # each with its usual value
    entries = {name: getattr(thing, name, usual) for name, usual in names.items()}
    found = {name: one for name, one in entries.items() if one is not None}
    found |= {name: document.Reference(found[name]) for name in thing.__Refs__ if name in found}
    return dictionary(found, document)
