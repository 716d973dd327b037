"""A reportlab document as the bytes of its file, small objects packed together (ISO 32000-1, 7.5.7 and 7.5.8).

A tagged file has thousands of objects of a few dozen bytes. reportlab writes each by itself, with a line in a table
of places; deflated together they take a tenth of the room.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import count, islice
from struct import Struct
from typing import Any

from reportlab.pdfbase import pdfdoc

from qhchecklist.report.typeset.stream import Stream
from qhchecklist.report.typeset.values import indirect

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"  # four bytes that no text has, so that nobody takes the file for text
_IN_A_STREAM = 200  # objects: a reader that wants one inflates all of them
_WIDTHS = (1, 4, 2)  # bytes of kind, place and index in the table of places
_ROW = Struct(">BIH")
_FREE, _BY_ITSELF, _PACKED = 0, 1, 2

Place = tuple[int, int, int]


def file_bytes(document: Any, canvas: Any, written: Mapping[int, str]) -> bytes:
    """The file of a document that is drawn and described; `canvas` knows where the bookmarks are.

    `written` are objects that stand there as they will in the file, by numbers of the document.
    """
    _complete(document, canvas)
    places: dict[int, Place] = {0: (_FREE, 0, 0xFFFF)}
    parts = [_HEADER]
    size = len(_HEADER)

    def put(number: int, data: bytes) -> None:
        nonlocal size
        places[number] = (_BY_ITSELF, size, 0)
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, data.rstrip(b"\n")))
        size += len(parts[-1])

    small: list[tuple[int, bytes]] = []
    for number, data in _objects(document, written):
        if data.endswith(b"endstream\n"):
            put(number, data)
        else:
            small.append((number, data))
    number = len(places) + len(small)
    waiting = iter(small)
    while pack := list(islice(waiting, _IN_A_STREAM)):
        places.update({inner: (_PACKED, number, index) for index, (inner, _) in enumerate(pack)})
        put(number, _packed(pack).format(document))
        number += 1
    start = size
    places[number] = (_BY_ITSELF, start, 0)
    put(number, _table(document, places).format(document))
    parts.append(b"startxref\n%d\n%%%%EOF\n" % start)
    return b"".join(parts)


def _complete(document: Any, canvas: Any) -> None:
    """What reportlab does before it writes: fonts, outline, and numbers for the two roots."""
    for font in document.delayedFonts:
        font.addObjects(document)
    document.Reference(document.Catalog)
    document.Reference(document.info)
    document.Outlines.prepare(document, canvas)
    if document.Outlines.ready < 0:
        document.Catalog.Outlines = None


def _objects(document: Any, written: Mapping[int, str]) -> Iterator[tuple[int, bytes]]:
    """Number and content of every object; objects that are needed by others appear while these are formatted."""
    for number in count(1):
        text = written.get(number)
        if text is not None:  # most are
            yield number, text.encode("latin-1")
        elif number in document.numberToId:
            yield number, indirect(document.idToObject[document.numberToId[number]], document)
        else:
            break


def _packed(objects: Sequence[tuple[int, bytes]]) -> Stream:
    """Objects that are no streams, one after the other behind a table of their numbers and offsets."""
    table, offset = [], 0
    for number, data in objects:
        table.append(b"%d %d" % (number, offset))
        offset += len(data) + 1
    head = b" ".join(table) + b"\n"
    body = b"\n".join(data for _, data in objects)
    return Stream(head + body, {"Type": "/ObjStm", "N": len(objects), "First": len(head)})


def _table(document: Any, places: dict[int, Place]) -> Stream:
    """Where each object stands, and the trailer."""
    content = b"".join([_ROW.pack(*places[number]) for number in range(len(places))])
    return Stream(
        content,
        {
            "Type": "/XRef",
            "Size": len(places),
            "W": pdfdoc.PDFArray(_WIDTHS),
            "Root": document.Reference(document.Catalog),
            "Info": document.Reference(document.info),
            "ID": document.ID(),
        },
    )
