"""Streams as archival PDF wants them: deflated, with a line end before `endstream`.

reportlab writes none (ISO 19005-3, 6.1.7.1 asks for it), and would encode in ASCII85 on top.  A class of its own,
not a change to reportlab's: other users of reportlab in this process keep their streams.
"""

import zlib
from collections.abc import Mapping
from typing import Any

from reportlab.pdfbase import pdfdoc

from qhchecklist.report.typeset.kept import Kept
from qhchecklist.report.typeset.values import dictionary

_LEVEL = 4  # of deflate; 6 takes half as long again for two per cent
_OUTLINES_LEVEL = 1  # of glyphs, which deflate badly: 4 takes a third longer for four per cent
_MOST_KEPT = 3_000_000  # bytes of contents and what they deflate to: the pages of some twenty documents


class Deflated(bytes):
    """Data that is deflated already."""


_kept: Kept[tuple[bytes, Deflated]] = Kept(_MOST_KEPT, lambda pair: len(pair[0]) + len(pair[1]))


def deflated(data: bytes) -> Deflated:
    """The data deflated, which is not kept."""
    return Deflated(zlib.compress(data, _LEVEL))


def deflated_outlines(data: bytes) -> Deflated:
    """A font program deflated."""
    return Deflated(zlib.compress(data, _OUTLINES_LEVEL))


def deflated_runs(data: bytes) -> Deflated:
    """Data deflated that is mostly the same byte over and over."""
    packer = zlib.compressobj(1, strategy=zlib.Z_RLE)
    return Deflated(packer.compress(data) + packer.flush())


def _deflated_before(data: bytes) -> Deflated:
    """As `deflated`, kept: most pages of a checklist are those of the one before."""
    return _kept.get(data, lambda: (data, deflated(data)))[1]


class Stream(pdfdoc.PDFStream):
    """A stream object of `content`; `entries` are further keys of its dictionary.

    Text is written in Latin-1, as reportlab holds page contents; what is `Deflated` stays as it is. `plain` leaves
    the content as it is, as XMP must be.
    """

    def __init__(self, content: bytes | str, entries: Mapping[str, Any] | None = None, *, plain: bool = False) -> None:
        data = content.encode("latin-1") if isinstance(content, str) else content
        super().__init__(pdfdoc.PDFDictionary(dict(entries or {})), data, [])
        self._plain = plain

    def format(self, document: Any) -> bytes:
        """The stream object as it stands in the file."""
        content: bytes = self.content
        entries = dict(self.dictionary.dict)
        if not self._plain:
            content = content if isinstance(content, Deflated) else _deflated_before(content)
            entries["Filter"] = "/FlateDecode"
        entries["Length"] = len(content)
        # Both bytes of a line end: after data that ends in the first of them, the second alone would be read
        # as the end of a line that began in the data.
        return dictionary(entries, document) + b"\nstream\n" + content + b"\r\nendstream\n"
