"""The QR symbol on paper: what is scanned restores the profile; what is not ours gets one sentence."""

from __future__ import annotations

import hashlib
import random
import zlib
from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import page
import pypdfium2
import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from qhchecklist import paths
from qhchecklist.assess.assessment import Assessment
from qhchecklist.checklist import make_checklist
from qhchecklist.policy.problem import UnreadableFileError
from qhchecklist.report.round_trip import base45
from qhchecklist.report.round_trip.payload import Case, case_of
from qhchecklist.report.round_trip.qr_text import Fingerprint, read_qr_text
from qhchecklist.report.round_trip.symbol import symbol, symbol_of
from qhchecklist.report.typeset.document import build
from qhchecklist.report.typeset.qr_block import QrBlock, least_size_mm, runs

SAMPLES = tuple(path.stem for path in paths.samples())
Judge = Callable[..., Assessment]
Sample = Callable[[str], dict[str, Any]]


def test_the_dictionary_never_changes() -> None:
    """A change would make every symbol on paper unreadable: a new one needs a new name and a new prefix."""
    digest = hashlib.sha256(paths.qr_dictionary().read_bytes()).hexdigest()
    assert digest == "27a44bd015600ac770d0089d3b93eabd70ccd0f30cc80d6afb6208837a49a771"


@pytest.mark.parametrize(
    ("data", "text"), [(b"AB", "BB8"), (b"Hello!!", "%69 VD92EX0"), (b"base-45", "UJCLQE7W581"), (b"", "")]
)
def test_base45_follows_the_examples_of_its_standard(data: bytes, text: str) -> None:
    """RFC 9285, section 4.3."""
    assert base45.encode(data) == text
    assert base45.decode(text) == data


@given(st.binary(max_size=60))
def test_base45_gives_back_any_bytes(data: bytes) -> None:
    assert base45.decode(base45.encode(data)) == data


@pytest.mark.parametrize("text", ["A", "ABCD", "GGW", ":::", "ab", "0_0", "::", "é0"])
def test_what_is_no_base45_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"base45|missing"):
        base45.decode(text)


@pytest.mark.parametrize("name", SAMPLES)
def test_the_text_restores_the_profile_and_its_hash(name: str, judge: Judge, sample: Sample) -> None:
    checklist = make_checklist(judge(sample(name)), business_day=date(2024, 3, 1))
    case, found = case_of(checklist), read_qr_text(symbol_of(checklist).text)
    assert isinstance(found, Case)
    assert found.dossier.profile == case.dossier.profile
    assert found.dossier.business_day == date(2024, 3, 1)
    assert (found.as_of, found.policy_id) == (case.as_of, case.policy_id)
    assert case.profile_sha256.startswith(found.profile_sha256)
    assert case.policy_sha256.startswith(found.policy_sha256)
    assert len(found.profile_sha256) == 12


def goods(count: int, seed: int = 1) -> list[dict[str, Any]]:
    """Rows that pack badly."""
    source = random.Random(seed)
    return [
        {
            "direction": "export",
            "status": "current",
            "product": "".join(chr(source.randrange(0x4E00, 0x9FA5)) for _ in range(8)),
            "hs": str(source.randrange(10**7, 10**8)),
            "markets": ["KOR"],
        }
        for _ in range(count)
    ]


def scanned(data: bytes, dpi: int = 200) -> list[str]:
    """What a reader finds on the first page at so many dots per inch."""
    document = pypdfium2.PdfDocument(data)
    raster = document[0].render(scale=dpi / 72, grayscale=True).to_pil()
    document.close()
    assert isinstance(raster, Image.Image)
    return [found.text for found in zxingcpp.read_barcodes(raster)]


@pytest.mark.parametrize("count", [0, 3, 12])
def test_a_page_at_200_dpi_is_read_by_a_scanner(count: int, judge: Judge, sample: Sample) -> None:
    made = symbol_of(make_checklist(judge(sample("first-visit") | {"trade_lines": goods(count)})))
    block = QrBlock(made.matrix, least_size_mm(made.matrix), made.note.zh)
    data = build([block], title="x", author="x", subject="x")
    again = QrBlock(made.matrix, least_size_mm(made.matrix), made.note.zh)
    assert data == build([again], title="x", author="x", subject="x")
    assert scanned(data) == [made.text]


@pytest.mark.parametrize("profile", ["3a", "ua1"])
def test_a_symbol_is_a_figure_that_says_what_it_is(profile: str, judge: Judge, sample: Sample) -> None:
    made = symbol_of(make_checklist(judge(sample("first-visit"))))
    data = build([QrBlock(made.matrix, 30, made.note.zh)], title="x", author="x", subject="x")
    assert not page.validate_pdf_bytes(data, profile=profile).failures


def test_a_photocopy_is_read_too(judge: Judge, sample: Sample) -> None:
    """Small, skewed, noisy and pale."""
    made = symbol_of(make_checklist(judge(sample("quinoa-garlic"))))
    data = build([QrBlock(made.matrix, least_size_mm(made.matrix), "")], title="x", author="x", subject="x")
    document = pypdfium2.PdfDocument(data)
    raster = document[0].render(scale=200 / 72, grayscale=True).to_pil()
    document.close()
    worn = raster.rotate(3, expand=True, fillcolor=255).point(lambda grey: 60 + grey * 150 // 255)
    kept = BytesIO()
    worn.convert("L").save(kept, "JPEG", quality=40)
    assert [found.text for found in zxingcpp.read_barcodes(Image.open(kept))] == [made.text]


def test_a_profile_too_large_for_a_symbol_is_named_and_said_so(judge: Judge) -> None:
    case = case_of(make_checklist(judge({"enterprise_name": "大公司", "trade_lines": goods(60)})))
    made = symbol(case)
    assert not made.complete
    assert "放不下" in made.note.zh
    found = read_qr_text(made.text)
    assert isinstance(found, Fingerprint)
    assert found == Fingerprint("大公司", case.profile_sha256[:12], case.as_of)


def test_more_answers_make_larger_symbols_but_none_above_version_20(judge: Judge) -> None:
    sizes = [len(symbol_of(make_checklist(judge({"trade_lines": goods(count)}))).matrix) for count in range(0, 40, 3)]
    assert max(sizes) <= 97
    assert sizes[0] < sizes[4]


def test_modules_too_small_to_print_are_refused() -> None:
    matrix = ((True,) * 21,) * 21
    assert least_size_mm(matrix) == pytest.approx(11.6)
    with pytest.raises(ValueError, match="too small"):
        QrBlock(matrix, 11, "")


def test_runs_cover_exactly_the_dark_modules() -> None:
    matrix = ((True, True, False, True), (False, False, False, False), (True, False, True, True))
    assert list(runs(matrix)) == [(0, 0, 2), (0, 3, 1), (2, 0, 1), (2, 2, 2)]


def packed(data: bytes) -> str:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15, 9, zlib.Z_DEFAULT_STRATEGY, paths.qr_dictionary().read_bytes())
    return f"QHC1:{base45.encode(packer.compress(data) + packer.flush())}."


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "不是本程序印的二维码"),
        ("https://example.org", "不是本程序印的二维码"),
        ("QHC2:ABC.", "由更新的程序写成（格式 2）"),
        ("QHC1:", "不完整或有错字"),
        ("QHC1:.", "不完整或有错字"),
        ("QHC1:abc.", "不完整或有错字"),
        ("QHC1:" + "A" * 10_000 + ".", "不完整或有错字"),
        (packed(b" " * 2_000_000), "展开后超过"),
        (packed(b"{}") + "AB.", "不完整或有错字"),
        (packed(b"{}"), "读不懂（a）"),
        (packed(b"[]"), "二维码"),
        (packed(b"\xff"), "读不懂"),
        (packed(b'{"a":"2024-01-01","h":"x"}'), "读不懂（h）"),
        (packed(b'{"a":"2024-01-01","h":"0123456789ab","r":5}'), "读不懂（r）"),
        (packed(b'{"a":"2024-01-01","h":"0123456789ab","r":"x@0123456789ab","p":[]}'), "读不懂（p）"),
        (packed(b'{"a":"2024-01-01","h":"0123456789ab","r":"x@0123456789ab","p":{"x":"\\ud800"}}'), "残缺的字符"),
        ("\x00" * 100, "不是本程序印的二维码"),
    ],
    ids=range(17),
)
def test_hostile_texts_get_one_sentence(text: str, told: str) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        read_qr_text(text)
    assert told in caught.value.message.zh
    assert "\n" not in caught.value.message.zh
    assert caught.value.message.en


def test_a_text_cut_short_anywhere_is_refused(judge: Judge, sample: Sample) -> None:
    text = symbol_of(make_checklist(judge(sample("first-visit")))).text
    for length in range(len(text)):
        with pytest.raises(UnreadableFileError):
            read_qr_text(text[:length])


def test_spaces_and_line_ends_around_a_text_do_no_harm(judge: Judge, sample: Sample) -> None:
    text = symbol_of(make_checklist(judge(sample("first-visit")))).text
    assert read_qr_text(f"\ufeff {text}\r\n") == read_qr_text(text)
