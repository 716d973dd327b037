"""What makes a PDF file archival: metadata, colour profile, attachments, identifier (ISO 19005-3, ISO 14289-1).

Called once on a reportlab document whose pages are drawn, before it is written. No clock is asked: equal input
gives equal bytes, and no date is claimed that nobody knows.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from reportlab.pdfbase import pdfdoc

from qhchecklist.report.typeset.srgb import srgb_profile
from qhchecklist.report.typeset.stream import Stream

Relationship = Literal["Source", "Data", "Alternative", "Supplement", "Unspecified"]
"""What an attachment is to the document (ISO 32000-2, 7.11.3)."""

_ATTACHED = "D:20000101000000Z"  # the format wants a date; a fixed one, as no clock is asked
_MIME = re.compile(r"[a-z0-9.+-]+/[a-z0-9.+-]+")
_ESCAPES = (
    *(("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")),
    ("endstream", "endstrea&#109;"),  # some readers look for it in the metadata, which stands there plainly
)
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, 2.2
_NOT_A_NAME = re.compile(r"[\x00-\x1f/\\:]")
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{lang}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{producer}</pdf:Producer><xmp:CreatorTool>{creator}</xmp:CreatorTool>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


@dataclass(frozen=True)
class Attachment:
    """A file inside the PDF file.

    `name` is a bare file name, `mime` a lower-case type such as application/json; ValueError if they are not.
    """

    name: str
    data: bytes
    mime: str
    description: str
    relationship: Relationship = "Data"

    def __post_init__(self) -> None:
        if not self.name or _NOT_A_NAME.search(self.name):
            raise ValueError(f"not the bare name of a file: {self.name!r}")
        if not _MIME.fullmatch(self.mime):
            raise ValueError(f"not a type such as application/json: {self.mime!r}")


class Info(pdfdoc.PDFInfo):
    """The document's description, without dates: reportlab's own class always writes some."""

    def entries(self) -> dict[str, str]:
        """The values that file and XMP must agree on, by the names of the XMP template.

        What XML cannot hold, such as U+FFFE, is replaced in both.
        """
        names = ("title", "author", "subject", "creator", "producer")
        return {name: _NOT_XML.sub("\ufffd", str(getattr(self, name))) for name in names}

    def format(self, document: Any) -> bytes:
        """The dictionary as it stands in the file."""
        words = {name.capitalize(): pdfdoc.PDFString(value) for name, value in self.entries().items()}
        made: bytes = pdfdoc.PDFDictionary(words).format(document)
        return made


def finish(document: Any, *, lang: str, attachments: Sequence[Attachment], contents: Iterable[bytes]) -> None:
    """Enter into a reportlab document all that archives ask for; its description must be an `Info`.

    `contents` are the pages' contents: with the description and the attachments they make the file's identifier.
    """
    catalog, info = document.Catalog, document.info
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "AF", "OutputIntents"]
    catalog.Metadata = _metadata(info.entries(), lang)
    catalog.OutputIntents = pdfdoc.PDFArray([_output_intent(document)])
    catalog.ViewerPreferences = pdfdoc.PDFDictionary({"DisplayDocTitle": "true"})
    catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
    if attachments:
        _attach(document, attachments)
    document._ID = _identifier(info.entries(), lang, attachments, contents)


def _metadata(words: Mapping[str, str], lang: str) -> Stream:
    filled = _XMP.format(lang=_escaped(lang), **{name: _escaped(value) for name, value in words.items()})
    return Stream(filled.encode(), {"Type": "/Metadata", "Subtype": "/XML"}, plain=True)


def _escaped(text: str) -> str:
    """Text as XML content; the standard library's function would bring its network clients along."""
    for plain, escape in _ESCAPES:
        text = text.replace(plain, escape)
    return text


def _output_intent(document: Any) -> Any:
    """What the colours mean: RGB without more is sRGB."""
    profile = Stream(srgb_profile(), {"N": 3, "Alternate": "/DeviceRGB"})
    name = pdfdoc.PDFString("sRGB IEC61966-2.1")
    return pdfdoc.PDFDictionary(
        {
            "Type": "/OutputIntent",
            "S": "/GTS_PDFA1",
            "OutputConditionIdentifier": name,
            "Info": name,
            "DestOutputProfile": document.Reference(profile),
        }
    )


def _attach(document: Any, attachments: Sequence[Attachment]) -> None:
    """Files in the name tree, for readers, and as associated files, for archives."""
    names = [one.name for one in attachments]
    if len(set(names)) != len(names):
        raise ValueError(f"two attachments of one name: {names}")
    files = {one.name: document.Reference(_file_specification(document, one)) for one in attachments}
    tree = [part for name in sorted(files, key=_name_order) for part in (pdfdoc.PDFString(name), files[name])]
    embedded = pdfdoc.PDFDictionary({"Names": pdfdoc.PDFArray(tree)})
    document.Catalog.Names = pdfdoc.PDFDictionary({"EmbeddedFiles": document.Reference(embedded)})
    document.Catalog.AF = pdfdoc.PDFArray(files.values())


def _name_order(name: str) -> bytes:
    """How a name tree sorts its keys: by the bytes of the string as it is written."""
    return name.encode() if name.isascii() else b"\xfe\xff" + name.encode("utf-16-be")


def _file_specification(document: Any, attachment: Attachment) -> Any:
    checksum = hashlib.md5(attachment.data, usedforsecurity=False).hexdigest()
    parameters = {
        "Size": len(attachment.data),
        "ModDate": pdfdoc.PDFString(_ATTACHED),
        "CheckSum": f"<{checksum}>",
    }
    # PDFName would escape the "#" of the escaped slash once more.
    subtype = "/" + attachment.mime.replace("/", "#2F")
    stream = Stream(
        attachment.data,
        {"Type": "/EmbeddedFile", "Subtype": subtype, "Params": pdfdoc.PDFDictionary(parameters)},
    )
    file = document.Reference(stream)
    name = pdfdoc.PDFString(attachment.name)
    return pdfdoc.PDFDictionary(
        {
            "Type": "/Filespec",
            "F": name,
            "UF": name,
            "Desc": pdfdoc.PDFString(attachment.description),
            "AFRelationship": f"/{attachment.relationship}",
            "EF": pdfdoc.PDFDictionary({"F": file, "UF": file}),
        }
    )


def _identifier(
    words: Mapping[str, str], lang: str, attachments: Sequence[Attachment], contents: Iterable[bytes]
) -> bytes:
    """The trailer's /ID from what the file says, not from a clock."""
    digest = hashlib.sha256()
    parts = [*(value.encode() for value in words.values()), lang.encode(), *contents]
    for part in (*parts, *(part for one in attachments for part in (one.name.encode(), one.data))):
        digest.update(len(part).to_bytes(8, "big") + part)
    name = f"<{digest.hexdigest()[:32]}>"
    return f"[{name}{name}]".encode()
