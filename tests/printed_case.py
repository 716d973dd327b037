"""Small PDF files with a case in them, made by other means than the program's own."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO

from pypdf import PdfWriter
from pypdf.generic import ArrayObject, BooleanObject, DictionaryObject, NameObject, TextStringObject

from qhchecklist.report.round_trip.names import ATTACHMENT


def pdf(*attachments: tuple[str, bytes], boxes: Mapping[str, bool] | None = None, password: str = "") -> bytes:
    """One empty page, attachments by name, and tick boxes by name."""
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    for name, data in attachments:
        writer.add_attachment(name, data)
    if boxes is not None:
        writer.root_object[NameObject("/AcroForm")] = DictionaryObject(
            {
                NameObject("/NeedAppearances"): BooleanObject(False),
                NameObject("/Fields"): ArrayObject([_box(writer, name, done) for name, done in boxes.items()]),
            }
        )
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _box(writer: PdfWriter, name: str, done: bool) -> object:
    value = NameObject("/Yes" if done else "/Off")
    field = DictionaryObject(
        {
            NameObject("/FT"): NameObject("/Btn"),
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Widget"),
            NameObject("/T"): TextStringObject(name),
            NameObject("/V"): value,
            NameObject("/AS"): value,
        }
    )
    return writer._add_object(field)


def with_case(case: bytes, boxes: Mapping[str, bool] | None = None) -> bytes:
    """One case under the right name."""
    return pdf((ATTACHMENT, case), boxes=boxes)
