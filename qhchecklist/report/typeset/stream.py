"""Streams as archival PDF wants them: deflated, with a line end before `endstream`.

reportlab writes none (ISO 19005-3, 6.1.7.1 asks for it), and would encode in ASCII85 on top.  A class of its own,
not a change to reportlab's: other users of reportlab in this process keep their streams.
"""

import zlib
from collections.abc import Mapping
from typing import Any

from reportlab.pdfbase import pdfdoc

_LEVEL = 4  # of deflate; 6 takes half as long again for two per cent


class Stream(pdfdoc.PDFStream):
    """A stream object of `content`; `entries` are further keys of its dictionary.

    Text is written in Latin-1, as reportlab holds page contents. `plain` leaves the content as it is, as XMP must be.
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
            content = zlib.compress(content, _LEVEL)
            entries["Filter"] = "/FlateDecode"
        entries["Length"] = len(content)
        head: bytes = pdfdoc.PDFDictionary(entries).format(document)
        # Both bytes of a line end: after data that ends in the first of them, the second alone would be read
        # as the end of a line that began in the data.
        return head + b"\nstream\n" + content + b"\r\nendstream\n"
