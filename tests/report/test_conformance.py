"""Every edition of the printed checklist is an archival file that can be heard, and filled in where wanted."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from page import validate_pdf_bytes
from pypdf import PdfReader, PdfWriter

from qhchecklist.assess.words import outcome_text
from qhchecklist.checklist import Checklist, make_checklist
from qhchecklist.report.options import PARTS
from qhchecklist.report.pdf import PdfOptions, render
from qhchecklist.report.round_trip.names import ATTACHMENT, box_name
from qhchecklist.work import Work

EXPIRED = date(2026, 11, 23)
SAMPLES = ("quinoa-garlic", "battery-maker", "first-visit")
EDITIONS = [
    *(PdfOptions(lang, fillable=fillable) for lang in ("zh", "en") for fillable in (False, True)),
    PdfOptions("zh", large=True, parts=tuple(PARTS), fillable=True),
    PdfOptions("en", large=True),
]
TICKED = ("S03h", 1)

Make = Callable[[str, PdfOptions], bytes]


@pytest.fixture(scope="module")
def checklist_of(judge: Callable[..., Any], sample: Callable[..., Any]) -> Callable[[str], Checklist]:
    def making(name: str) -> Checklist:
        support, step = TICKED
        return make_checklist(
            judge(sample(name) if name != "empty" else {}, EXPIRED), {support: Work(ticked=frozenset({step}))}
        )

    return making


@pytest.fixture(scope="module")
def made(checklist_of: Callable[[str], Checklist]) -> Make:
    """An edition of a sample, printed once for all tests that look at it."""
    files: dict[tuple[str, PdfOptions], bytes] = {}

    def making(name: str, options: PdfOptions) -> bytes:
        if (name, options) not in files:
            files[name, options] = render(checklist_of(name), options)
        return files[name, options]

    return making


def named(options: PdfOptions) -> str:
    flags = [word for word in ("large", "fillable") if getattr(options, word)]
    return "-".join([options.lang, *flags, *(["all"] if options.parts == tuple(PARTS) else [])])


EVERY_FILE = [
    *(pytest.param(name, options, id=f"{name}-{named(options)}") for name in SAMPLES for options in EDITIONS),
    pytest.param("empty", EDITIONS[1], id="empty"),
]


@pytest.mark.parametrize(("name", "options"), EVERY_FILE)
def test_every_edition_is_valid_for_archives_and_for_those_who_hear_it(
    made: Make, name: str, options: PdfOptions
) -> None:
    for profile in ("3a", "ua1"):
        assert not validate_pdf_bytes(made(name, options), profile=profile).failures


@pytest.mark.parametrize(("name", "options"), EVERY_FILE)
def test_every_edition_is_sound_to_another_reader(made: Make, name: str, options: PdfOptions) -> None:
    with pikepdf.open(BytesIO(made(name, options))) as document:
        assert document.check_pdf_syntax() == []


if shutil.which("qpdf"):

    @pytest.mark.parametrize("options", EDITIONS, ids=named)
    def test_qpdf_finds_no_fault(made: Make, options: PdfOptions, tmp_path: Path) -> None:
        file = tmp_path / "sheet.pdf"
        file.write_bytes(made(SAMPLES[0], options))
        assert subprocess.run(["qpdf", "--check", str(file)], capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize("options", EDITIONS, ids=named)
def test_every_font_is_embedded_and_says_its_text(made: Make, options: PdfOptions) -> None:
    with pikepdf.open(BytesIO(made(SAMPLES[0], options))) as document:
        objects = [one for one in document.objects if isinstance(one, pikepdf.Dictionary)]
        fonts = [one for one in objects if one.get("/Type") == "/Font"]
        described = [one for one in objects if one.get("/Type") == "/FontDescriptor"]
        whole = [one for one in fonts if one["/Subtype"] == "/Type0"]
        assert len(whole) == len(described) == len(fonts) / 2 > 0
        assert all("/ToUnicode" in one for one in whole)
        assert all("/FontFile2" in one or "/FontFile3" in one for one in described)


@pytest.mark.parametrize("name", SAMPLES)
def test_ticks_set_elsewhere_are_read_back_and_the_file_stays_valid(made: Make, name: str) -> None:
    data = made(name, PdfOptions(fillable=True))
    fields = PdfReader(BytesIO(data)).get_fields() or {}
    boxes = [field for field in fields if field.startswith("step-")]
    assert boxes
    writer = PdfWriter(clone_from=BytesIO(data))
    for one in writer.pages:
        if "/Annots" in one:
            writer.update_page_form_field_values(one, dict.fromkeys(boxes, "/Yes"), auto_regenerate=False)
    out = BytesIO()
    writer.write(out)
    after = PdfReader(BytesIO(out.getvalue()))
    read = after.get_fields() or {}
    assert all(read[box]["/V"] == "/Yes" for box in boxes)
    assert after.attachments[ATTACHMENT] == PdfReader(BytesIO(data)).attachments[ATTACHMENT]
    for profile in ("3a", "ua1"):
        assert not validate_pdf_bytes(out.getvalue(), profile=profile).failures


def test_boxes_have_the_names_of_what_is_ticked_and_start_as_the_work_says(
    made: Make, checklist_of: Callable[[str], Checklist]
) -> None:
    fields = PdfReader(BytesIO(made("quinoa-garlic", EDITIONS[-2]))).get_fields() or {}
    assert all("." not in name for name in fields)
    assert {name.split("-")[0] for name in fields} == {"step", "doc", "ask", "answer"}
    assert [name for name, field in fields.items() if field["/V"] == "/Yes"] == [box_name(*TICKED)]
    in_full = ("right", "guided", "encouragement")
    items = [item for item in checklist_of("quinoa-garlic").items if item.group in in_full]
    todo = {box_name(item.id, n) for item in items for n, state in enumerate(item.steps) if state == "to_do"}
    others = {box_name(item.id, n) for item in items for n, state in enumerate(item.steps) if state != "to_do"}
    assert todo <= set(fields)
    assert others.isdisjoint(set(fields) - {box_name(*TICKED)})


def test_names_are_the_same_in_both_languages(made: Make) -> None:
    chinese, english = (
        set(PdfReader(BytesIO(made("first-visit", PdfOptions(lang, fillable=True)))).get_fields() or {})
        for lang in ("zh", "en")
    )
    assert chinese == english


def test_a_plain_edition_has_no_fields(made: Make) -> None:
    assert not PdfReader(BytesIO(made("quinoa-garlic", PdfOptions()))).get_fields()


@pytest.mark.parametrize("options", EDITIONS, ids=named)
def test_bookmarks_of_items_tell_the_outcome(
    made: Make, checklist_of: Callable[[str], Checklist], options: PdfOptions
) -> None:
    checklist = checklist_of("quinoa-garlic")
    validity = checklist.assessment.validity
    items = {item.id: item for item in checklist.items}
    titles = bookmarks(PdfReader(BytesIO(made("quinoa-garlic", options))).outline)
    told = [title for title in titles if title.split("　")[0] in items]
    assert len(told) >= len(items)
    for title in told:
        outcome = items[title.split("　")[0]].finding.outcome
        assert title.endswith(f" · {outcome_text(outcome, validity)[options.lang]}")


def bookmarks(outline: Any) -> list[str]:
    return [title for one in outline for title in (bookmarks(one) if isinstance(one, list) else [str(one.title)])]


@pytest.mark.parametrize("options", EDITIONS, ids=named)
def test_equal_checklists_give_equal_bytes(
    made: Make, checklist_of: Callable[[str], Checklist], options: PdfOptions
) -> None:
    assert render(checklist_of("battery-maker"), options) == made("battery-maker", options)


def test_the_bytes_do_not_depend_on_the_seed_of_hashing(made: Make) -> None:
    """Of one process, that is: sets and dictionaries of text are ordered anew in each."""
    code = (
        "import sys; from datetime import date; from qhchecklist import paths\n"
        "from qhchecklist.assess.assessment import Assessor\n"
        "from qhchecklist.checklist import make_checklist\n"
        "from qhchecklist.policy.pack import load_rulebook\n"
        "from qhchecklist.policy.profile import load_document, read_profile\n"
        "from qhchecklist.report.pdf import PdfOptions, render\n"
        "from qhchecklist.work import Work\n"
        "book = load_rulebook(paths.resources(), paths.DEFAULT_POLICY)\n"
        "document = load_document(paths.resources() / 'samples' / 'quinoa-garlic.yaml')\n"
        "found = Assessor(book).assess(read_profile(document, book.catalogue, book.codes), date(2026, 11, 23))\n"
        f"work = {{{TICKED[0]!r}: Work(ticked=frozenset({{{TICKED[1]}}}))}}\n"
        "sys.stdout.buffer.write(render(make_checklist(found, work), PdfOptions('en', fillable=True)))\n"
    )
    expected = made("quinoa-garlic", PdfOptions("en", fillable=True))
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.run([sys.executable, "-c", code], env=environment, stdout=subprocess.PIPE, check=True)
        assert done.stdout == expected


@pytest.mark.parametrize(("name", "options"), EVERY_FILE)
def test_what_is_printed_as_an_artifact_has_been_read_before(made: Make, name: str, options: PdfOptions) -> None:
    """Only the heads of tables come again, and titles above what goes on; header and footer are drawn apart."""
    with pikepdf.open(BytesIO(made(name, options))) as document:
        read = ""
        for one in document.pages:
            content, artifacts = texts(one)
            assert content
            read += "".join(content)
            for said in artifacts:
                assert _GOES_ON.sub("", said) in read


_GOES_ON = re.compile(r"（续）$|\(?continued\)$")


def texts(one: pikepdf.Page) -> tuple[list[str], list[str]]:
    """What is shown on a page as content and as artifacts, in order and without blanks.

    The codes of the fonts are those of the characters, or at least the same wherever a character comes.
    """
    shown: tuple[list[str], list[str]] = ([], [])
    marks: list[bool] = []
    for instruction in pikepdf.parse_content_stream(one):
        match str(instruction.operator):
            case "BDC" | "BMC":
                marks.append(str(instruction.operands[0]) == "/Artifact")
            case "EMC":
                marks.pop()
            case "TJ":
                assert marks, "text outside of everything"
                codes = b"".join(bytes(part) for part in instruction.operands[0] if isinstance(part, pikepdf.String))
                shown[marks[0]].append("".join(codes.decode("utf-16-be", "replace").split()))
    return shown


def test_the_overview_leads_to_the_measures_that_are_told_in_full(made: Make) -> None:
    reader = PdfReader(BytesIO(made("quinoa-garlic", PdfOptions())))
    links = [note.get_object() for note in reader.pages[0]["/Annots"]]
    assert len(links) > 10
    assert all(link["/Subtype"] == "/Link" for link in links)
    assert any(link["/Contents"].startswith("（三）") for link in links)
