"""The whole way round: printed by the program, changed by other programs, photographed, opened again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject

from qhchecklist.assess.assessment import Assessment
from qhchecklist.checklist import Checklist, make_checklist
from qhchecklist.dossier import Dossier, dossier_document
from qhchecklist.policy.rulebook import Rulebook
from qhchecklist.report.options import PdfOptions
from qhchecklist.report.pdf import render
from qhchecklist.report.round_trip.differences import Restored, restore
from qhchecklist.report.round_trip.names import answer_name, box_name
from qhchecklist.report.round_trip.payload import Case, case_of
from qhchecklist.report.round_trip.qr_text import read_qr_text
from qhchecklist.report.round_trip.reopen import reopen
from qhchecklist.work import Work

DAY = date(2024, 6, 1)
WORK = {"S03h": Work("preparing", frozenset({0}), "已约", date(2024, 7, 1), "马丽")}


@pytest.fixture(scope="module")
def checklist(judge: Callable[..., Assessment], sample: Callable[[str], dict[str, Any]]) -> Checklist:
    return make_checklist(judge(sample("quinoa-garlic"), DAY), WORK, date(2024, 5, 1))


@pytest.fixture(scope="module")
def printed(checklist: Checklist) -> bytes:
    return render(checklist, PdfOptions(fillable=True))


@pytest.fixture
def back(rulebook: Rulebook, judge: Callable[..., Assessment], tmp_path: Path) -> Callable[[bytes], Restored]:
    """Reopen a file on the day on which it was printed."""

    def assess(dossier: Dossier) -> Checklist:
        return make_checklist(judge(dossier.profile, DAY), dossier.work, dossier.business_day)

    def restored(data: bytes) -> Restored:
        path = tmp_path / "清单.pdf"
        path.write_bytes(data)
        return restore(reopen(path), rulebook, assess)

    return restored


def ticked(data: bytes, names: Iterable[str], *, off: Iterable[str] = ()) -> bytes:
    """As a reader of PDF files saves it after somebody ticked boxes."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(data)))
    values = dict.fromkeys(names, "/Yes") | dict.fromkeys(off, "/Off")
    for page in writer.pages:
        writer.update_page_form_field_values(page, values, auto_regenerate=False)
    for name, value in values.items():
        field = next(one for one in writer.root_object["/AcroForm"]["/Fields"] if one.get_object()["/T"] == name)
        field.get_object()[NameObject("/V")] = NameObject(value)
    return written(writer)


def written(writer: PdfWriter) -> bytes:
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def linearized(data: bytes) -> bytes:
    """Packed anew, with object streams and a cross-reference stream."""
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as document:
        document.save(out, linearize=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def test_what_was_printed_comes_back_without_any_difference(
    printed: bytes, checklist: Checklist, back: Callable[[bytes], Restored]
) -> None:
    restored = back(printed)
    assert restored.differences == ()
    assert dossier_document(restored.dossier) == dossier_document(case_of(checklist).dossier)


@pytest.mark.parametrize("edition", [PdfOptions(), PdfOptions(lang="en"), PdfOptions(large=True, fillable=True)])
def test_every_edition_carries_the_same_case(
    edition: PdfOptions, checklist: Checklist, back: Callable[[bytes], Restored]
) -> None:
    restored = back(render(checklist, edition))
    assert restored.differences == ()
    assert restored.dossier.work == WORK


def test_other_programs_that_rewrite_the_file_leave_the_case_in_it(
    printed: bytes, back: Callable[[bytes], Restored]
) -> None:
    rewritten = written(PdfWriter(clone_from=PdfReader(BytesIO(printed))))
    assert rewritten != printed
    for data in (rewritten, linearized(printed)):
        assert back(data).differences == ()


def test_steps_and_answers_ticked_in_a_reader_are_taken_in(printed: bytes, back: Callable[[bytes], Restored]) -> None:
    names = [box_name("S03h", 1), answer_name("recognitions", "none_of_these")]
    for data in (changed := ticked(printed, names, off=[box_name("S03h", 0)]), linearized(changed)):
        restored = back(data)
        assert restored.dossier.work["S03h"].ticked == {1}
        assert restored.dossier.profile["recognitions"] == []
        kinds = [(one.kind, one.key) for one in restored.differences if one.kind != "finding"]
        assert kinds == [("answer", "recognitions"), ("tick", "S03h"), ("tick", "S03h")]
        assert {one.key for one in restored.differences if one.kind == "finding"} == {"S01a", "S07a", "S07b"}


@pytest.mark.parametrize("large", [False, True])
def test_the_symbol_on_the_first_page_restores_the_profile(checklist: Checklist, large: bool) -> None:
    """From a raster of 200 dots per inch, as a plain scanner makes it."""
    document = pypdfium2.PdfDocument(render(checklist, PdfOptions(large=large)))
    raster = document[0].render(scale=200 / 72, grayscale=True).to_pil()
    document.close()
    (scanned,) = zxingcpp.read_barcodes(raster)
    found = read_qr_text(scanned.text)
    assert isinstance(found, Case)
    assert found.dossier.profile == checklist.assessment.reading.document
    assert found.dossier.business_day == date(2024, 5, 1)
