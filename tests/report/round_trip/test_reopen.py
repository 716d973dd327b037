"""PDF files that anybody may have written: the case comes back, or one sentence says why not."""

from __future__ import annotations

import os
import zlib
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from qhchecklist.assess.assessment import Assessment
from qhchecklist.checklist import make_checklist
from qhchecklist.dossier import dossier_document
from qhchecklist.policy.problem import UnreadableFileError
from qhchecklist.report.pdf import render
from qhchecklist.report.round_trip import reopen as reopening
from qhchecklist.report.round_trip.names import ATTACHMENT
from qhchecklist.report.round_trip.payload import Case, case_of, encode_case
from qhchecklist.report.round_trip.reading import RefusedError, read
from qhchecklist.report.round_trip.reopen import reopen
from qhchecklist.report.typeset.legible import printable
from qhchecklist.work import Work
from tests.paper_text import page_texts
from tests.pdf_names import HARMFUL, names
from tests.printed_case import pdf, with_case


@pytest.fixture
def case(judge: Callable[..., Assessment], sample: Callable[[str], dict[str, Any]]) -> Case:
    work = {"S03h": Work("preparing", frozenset({0}))}
    return case_of(make_checklist(judge(sample("quinoa-garlic")), work, date(2024, 5, 1)))


@pytest.fixture
def written(tmp_path: Path) -> Callable[[bytes], Path]:
    def write(data: bytes) -> Path:
        path = tmp_path / "清单.pdf"
        path.write_bytes(data)
        return path

    return write


def test_a_case_comes_back_from_a_file(case: Case, written: Callable[[bytes], Path]) -> None:
    boxes = {"step-S03h-1": True, "step-S03h-3": False, "answer-exports-none": True, "firm": True, "step-x y": True}
    found = reopen(written(with_case(encode_case(case), boxes)))
    assert dossier_document(found.case.dossier) == dossier_document(case.dossier)
    assert found.boxes == {"step-S03h-1": "on", "step-S03h-3": "off", "answer-exports-none": "on"}


def sentence(path: Path) -> str:
    with pytest.raises(UnreadableFileError) as caught:
        reopen(path)
    assert caught.value.message.en
    assert "\n" not in caught.value.message.zh
    return caught.value.message.zh


def bomb(size: int) -> bytes:
    """A file whose attachment inflates to so many bytes."""
    packed = zlib.compress(b" " * size, 9)
    objects = [
        b"<</Type/Catalog/Names<</EmbeddedFiles<</Names[(x) 2 0 R]>>>>>>",
        b"<</Type/Filespec/UF(%s)/EF<</F 3 0 R>>>>" % ATTACHMENT.encode(),
        b"<</Filter/FlateDecode/Length %d>>stream\n" % len(packed) + packed + b"\nendstream",
    ]
    return raw(objects)


def raw(objects: list[bytes]) -> bytes:
    """A file of objects 1, 2, …, of which the first is the catalogue."""
    data = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table
    return data + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)


KIDS = b"<</Kids[2 0 R 3 0 R]>>"
LOOPED = raw([b"<</Type/Catalog/Names<</EmbeddedFiles 2 0 R>>/AcroForm<</Fields[2 0 R]>>>>", KIDS, KIDS])
WIDE = raw(
    [b"<</Type/Catalog/Names<</EmbeddedFiles 2 0 R>>>>", b"<</Kids[" + b"<</Kids[]>>" * 30_000 + b"]>>", b"null"]
)
NESTED = b"%PDF-1.7\n1 0 obj\n" + b"[" * 200_000 + b"\nendobj\ntrailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "不是 PDF"),
        (b"PK\x03\x04" + b"\0" * 99, "不是 PDF"),
        (b"%PDF-1.7\n%%EOF", "已损坏"),
        (b"%PDF-1.7\nstartxref\n99999999999999999999\n%%EOF", "已损坏"),
        (b"%PDF-1.7\n" + os.urandom(5_000), "已损坏"),
        (NESTED, "已损坏"),
        (pdf(), "没有本程序嵌入的档案"),
        (pdf(("other.json", b"{}")), "没有本程序嵌入的档案"),
        (pdf((ATTACHMENT, b"{}"), (ATTACHMENT, b"[]")), "几份不同的档案"),
        (pdf((ATTACHMENT, b"{}"), password="geheim"), "加了密"),
        (pdf((ATTACHMENT, b"not json")), "JSON"),
        (pdf((ATTACHMENT, b"\xff\xfe")), "读不懂"),
        (pdf((ATTACHMENT, b"{}")), "读不懂（format）"),
        (pdf((ATTACHMENT, b'{"format":"qhchecklist-case/9"}')), "由更新的程序写成"),
        (partial(bomb, 5_000_000), "展开后超过"),
        (partial(bomb, 100_000_000), "展开后超过"),
        (LOOPED, "没有本程序嵌入的档案"),
        (WIDE, "对象太多"),
    ],
    ids=range(18),
)
def test_every_hostile_file_gets_one_sentence(
    data: bytes | Callable[[], bytes], told: str, written: Callable[[bytes], Path]
) -> None:
    said = sentence(written(data if isinstance(data, bytes) else data()))
    assert told in said
    assert said.startswith("清单.pdf")


@pytest.mark.parametrize("part", [0.2, 0.5, 0.9, 0.99])
def test_a_file_that_ends_too_early_is_read_or_refused(
    case: Case, written: Callable[[bytes], Path], part: float
) -> None:
    whole = with_case(encode_case(case))
    path = written(whole[: int(len(whole) * part)])
    with suppress(UnreadableFileError):
        assert reopen(path).case.profile_sha256 == case.profile_sha256


def test_equal_copies_of_the_case_are_one(case: Case, written: Callable[[bytes], Path]) -> None:
    data = encode_case(case)
    assert reopen(written(pdf((ATTACHMENT, data), (ATTACHMENT, data)))).case.as_of == case.as_of


def test_boxes_of_one_name_that_disagree_say_so(case: Case) -> None:
    boxes = b"<</T(step-S03h-1)/V/Yes>> <</T(step-S03h-1)/V/Off>>"
    data = encode_case(case)
    file = raw(
        [
            b"<</Type/Catalog/AF[2 0 R]/AcroForm<</Fields[" + boxes + b"]>>>>",
            b"<</Type/Filespec/F(%s)/EF<</F 3 0 R>>>>" % ATTACHMENT.encode(),
            b"<</Length %d>>stream\n" % len(data) + data + b"\nendstream",
        ]
    )
    assert read(file)["boxes"] == {"step-S03h-1": "both"}


def test_a_form_without_end_is_refused() -> None:
    fields = b"<</T(a)>>" * 30_000
    with pytest.raises(RefusedError, match="none"):
        read(raw([b"<</Type/Catalog/AcroForm<</Fields[" + fields + b"]>>>>"]))


def test_folders_pipes_and_files_that_are_gone_get_a_sentence(tmp_path: Path) -> None:
    assert "不是 PDF" in sentence(tmp_path)
    assert "打不开" in sentence(tmp_path / "gone.pdf")
    os.mkfifo(tmp_path / "pipe.pdf")
    assert "不是 PDF" in sentence(tmp_path / "pipe.pdf")


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.pdf"
    with path.open("wb") as file:
        file.truncate(21_000_000)
    assert "21 MB，超过 20 MB" in sentence(path)


def test_a_reader_that_takes_too_long_is_ended(
    case: Case, written: Callable[[bytes], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reopening, "_PATIENCE", 0.001)
    monkeypatch.setattr(reopening, "_MOMENT", 0.001)
    assert "读了太久" in sentence(written(with_case(encode_case(case))))


class NotWantedError(Exception):
    """Nobody waits for the file any more."""


def test_reading_can_be_given_up(case: Case, written: Callable[[bytes], Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reopening, "_MOMENT", 0.001)
    looks: list[int] = []

    def give_up() -> None:
        looks.append(1)
        if len(looks) == 2:
            raise NotWantedError

    path = written(with_case(encode_case(case)))
    with pytest.raises(NotWantedError):
        reopen(path, give_up)
    assert len(looks) == 2


def test_a_module_in_the_present_folder_is_not_taken_for_the_parser(
    case: Case, written: Callable[[bytes], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pypdf.py").write_text("raise SystemExit(5)")
    monkeypatch.chdir(tmp_path)
    assert reopen(written(with_case(encode_case(case)))).case.as_of == case.as_of


HOSTILE = (
    '<b>甲</b><img src="/etc/passwd"/>',
    "javascript:alert(1)",
    "file:///etc/passwd ../../../etc/passwd",
    "\u202e倒着写的公司\u202c\u200b\u200d\ufeff零宽",
    "".join(map(chr, range(1, 32))) + "\x00\x7f\x85",
    "𬭎䶮㛃 བོད་ཡིག",
    "长" * 10_000,
)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_whatever_was_typed_is_printed_as_text_and_comes_back_as_it_was(
    text: str, judge: Callable[..., Assessment], written: Callable[[bytes], Path]
) -> None:
    row = {"direction": "export", "status": "current", "product": text, "markets": ["KOR"]}
    work = {"S03h": Work("preparing", frozenset({1}), text, None, text[:200], text[:200])}
    checklist = make_checklist(judge({"enterprise_name": text, "trade_lines": [row]}), work)
    data = render(checklist)
    assert not HARMFUL & names(data)
    found = reopen(written(data)).case
    assert found.dossier.profile == checklist.assessment.reading.document
    assert found.dossier.work == work
    reader = PdfReader(BytesIO(data))
    assert list(reader.attachments.items()) == [(ATTACHMENT, [encode_case(case_of(checklist))])]
    begin = "".join(printable(text)[:12].split())
    assert begin in "".join(page_texts(data))
