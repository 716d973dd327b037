"""The archival parts of a file: description, colours, attachments, identifier."""

from __future__ import annotations

import hashlib
import struct
from io import BytesIO
from typing import Any

import pytest
from page import validate_pdf_bytes
from PIL import Image, ImageCms
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

from qhchecklist.report.typeset.archive import Attachment
from qhchecklist.report.typeset.document import build
from qhchecklist.report.typeset.flow import TextBlock
from qhchecklist.report.typeset.srgb import srgb_profile
from qhchecklist.report.typeset.stream import Stream
from qhchecklist.report.typeset.style import TextStyle
from tests.pdf_names import names

PROFILE = Attachment("profile.json", b'{"a": 1}\r', "application/json", "企业画像", "Data")
NOTES = Attachment("说明.txt", "甲".encode(), "text/plain", "说明", "Supplement")


def made(style: TextStyle, *attachments: Attachment, **words: str) -> bytes:
    described = {"title": "清单", "author": "测试", "subject": "试验", **words}
    return build([TextBlock("青海𬭎公司", style)], attachments=attachments, **described)


def root(data: bytes) -> Any:
    return PdfReader(BytesIO(data)).root_object


def test_attachments_are_read_back_and_survive_a_rewrite(style: TextStyle) -> None:
    data = made(style, PROFILE, NOTES)
    again = BytesIO()
    PdfWriter(clone_from=BytesIO(data)).write(again)
    for one in (data, again.getvalue()):
        reader = PdfReader(BytesIO(one))
        assert reader.attachments["profile.json"] == [PROFILE.data]
        assert reader.attachments["说明.txt"] == [NOTES.data]
        assert [file.get_object()["/AFRelationship"] for file in reader.root_object["/AF"]] == ["/Data", "/Supplement"]


def test_an_attachment_says_what_it_is(style: TextStyle) -> None:
    (file,) = root(made(style, PROFILE))["/AF"]
    file = file.get_object()
    stream = file["/EF"]["/F"].get_object()
    assert (file["/UF"], file["/Desc"]) == ("profile.json", "企业画像")
    assert stream["/Subtype"] == "/application/json"
    assert stream["/Params"]["/Size"] == len(PROFILE.data)
    assert stream["/Params"]["/ModDate"] == "D:20000101000000Z"


@pytest.mark.parametrize("name", ["", "../x", "a/b", "c:x", "a\\b", "a\0"])
def test_only_the_bare_name_of_a_file_is_taken(name: str) -> None:
    with pytest.raises(ValueError, match="bare name"):
        Attachment(name, b"", "text/plain", "")


@pytest.mark.parametrize("mime", ["", "json", "Text/Plain", "text/plain; x", "a/b#2Fc"])
def test_only_a_plain_type_is_taken(mime: str) -> None:
    with pytest.raises(ValueError, match="type"):
        Attachment("a", b"", mime, "")


def test_two_attachments_of_one_name_are_refused(style: TextStyle) -> None:
    with pytest.raises(ValueError, match="one name"):
        made(style, PROFILE, PROFILE)


def test_the_description_is_the_same_in_file_and_metadata(style: TextStyle) -> None:
    reader = PdfReader(BytesIO(made(style, title="甲<b>&\u202e𬭎", lang="zh-CN")))
    xmp, info = reader.xmp_metadata, reader.metadata
    assert xmp is not None
    assert info is not None
    assert xmp.dc_title == {"x-default": info.title} == {"x-default": "甲<b>&〔U+202E〕𬭎"}
    assert xmp.dc_creator == [info.author]
    assert xmp.dc_description == {"x-default": info.subject}
    assert (xmp.pdf_producer, xmp.xmp_creator_tool) == (info.producer, info.creator)
    assert xmp.dc_language == ["zh-CN"]
    assert xmp.pdfaid_part == "3"


def test_words_of_the_file_format_may_stand_in_a_name(style: TextStyle) -> None:
    data = made(style, title="(((\\))) %%EOF endstream endobj")
    reader = PdfReader(BytesIO(data))
    assert reader.xmp_metadata is not None
    assert reader.xmp_metadata.dc_title == {"x-default": "(((\\))) %%EOF endstream endobj"}
    for profile in ("3a", "ua1"):
        assert not validate_pdf_bytes(data, profile=profile).failures


def test_characters_that_metadata_cannot_hold_are_replaced_in_both(style: TextStyle) -> None:
    data = made(style, title="\ufeff甲\ufffe\uffff\ud800\x00乙\t")
    reader = PdfReader(BytesIO(data))
    assert reader.metadata is not None
    assert reader.xmp_metadata is not None
    assert reader.xmp_metadata.dc_title == {"x-default": reader.metadata.title}
    assert "甲\ufffd\ufffd" in str(reader.metadata.title)
    for profile in ("3a", "ua1"):
        assert not validate_pdf_bytes(data, profile=profile).failures


def test_no_date_is_claimed_and_no_environment_asked(style: TextStyle, monkeypatch: pytest.MonkeyPatch) -> None:
    data = made(style, PROFILE)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert made(style, PROFILE) == data
    assert "/CreationDate" not in names(data)
    assert b"CreateDate" not in data  # in the metadata, which nobody packs


def test_the_identifier_tells_files_apart(style: TextStyle) -> None:
    def identifier(data: bytes) -> bytes:
        first, second = PdfReader(BytesIO(data)).trailer["/ID"]
        assert first == second
        return bytes(first.original_bytes)

    other = Attachment("profile.json", b'{"a": 2}', "application/json", "企业画像")
    made_ids = [identifier(made(style, *files)) for files in ((), (PROFILE,), (other,))]
    made_ids.append(identifier(made(style, title="别的")))
    assert len(set(made_ids)) == 4
    assert all(len(one) == 16 for one in made_ids)


def test_the_profile_of_colours_is_srgb() -> None:
    data = srgb_profile()
    assert len(data) < 1000
    assert struct.unpack(">I", data[:4]) == (len(data),)
    ours = ImageCms.ImageCmsProfile(BytesIO(data))
    transform = ImageCms.buildTransform(ours, ImageCms.createProfile("sRGB"), "RGB", "RGB")
    ramp = Image.new("RGB", (256, 3))
    rows = [
        [(n, n, n) for n in range(256)],
        [(n, 0, 255 - n) for n in range(256)],
        [(0, n, n // 2) for n in range(256)],
    ]
    ramp.putdata([pixel for row in rows for pixel in row])
    turned = ImageCms.applyTransform(ramp, transform)
    assert turned is not None
    pairs = zip(ramp.tobytes(), turned.tobytes(), strict=True)
    assert max(abs(before - after) for before, after in pairs) <= 1


@pytest.mark.parametrize("end", [b"", b"\r", b"\n", b"\r\n", b"x"])
@pytest.mark.parametrize("plain", [True, False])
def test_a_stream_ends_in_a_line_of_its_own_whatever_its_data(end: bytes, plain: bool) -> None:
    document = Canvas(BytesIO())._doc
    stream = Stream(b"data" + end, {"N": 3}, plain=plain).format(document)
    head, body = stream.split(b"stream\n", 1)
    assert body.endswith(b"\r\nendstream\n")
    assert f"/Length {len(body) - len(b'xxendstream ')}".encode() in head
    assert (b"/FlateDecode" in head) != plain


def test_attachments_change_no_page(style: TextStyle) -> None:
    pages = [PdfReader(BytesIO(made(style, *files))).pages[0].get_contents() for files in ((), (PROFILE,))]
    drawn = [hashlib.sha256(page.get_data()).digest() for page in pages if page is not None]
    assert len(drawn) == 2
    assert len(set(drawn)) == 1
