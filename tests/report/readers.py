"""Programs that read the text of a PDF, each as its users would: those of this environment always, others where
they are installed."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pypdfium2
from pypdf import PdfReader

Reader = Callable[[bytes, Path], Iterator[str]]
"""The text of a PDF, page by page where the program reads so, as who looks for something does: no further than needed.
The folder is for programs that want a file.
"""


def pypdf(data: bytes, _folder: Path) -> Iterator[str]:
    yield from (page.extract_text() for page in PdfReader(BytesIO(data)).pages)


def pdfium(data: bytes, _folder: Path) -> Iterator[str]:
    yield from (page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))


def poppler(data: bytes, folder: Path) -> Iterator[str]:
    yield _printed(["pdftotext", _saved(data, folder), "-"])


def poppler_raw(data: bytes, folder: Path) -> Iterator[str]:
    yield _printed(["pdftotext", "-raw", _saved(data, folder), "-"])


def mutool(data: bytes, folder: Path) -> Iterator[str]:
    yield _printed(["mutool", "draw", "-q", "-F", "txt", _saved(data, folder)])


def pymupdf(data: bytes, _folder: Path) -> Iterator[str]:
    module = importlib.import_module("pymupdf")
    yield from (page.get_text() for page in module.open(stream=data))


def readers() -> Iterator[Reader]:
    """Those that can run here."""
    yield from (pypdf, pdfium)
    if shutil.which("pdftotext"):
        yield from (poppler, poppler_raw)
    if shutil.which("mutool"):
        yield mutool
    if importlib.util.find_spec("pymupdf"):
        yield pymupdf


def _saved(data: bytes, folder: Path) -> str:
    path = folder / "sheet.pdf"
    path.write_bytes(data)
    return str(path)


def _printed(command: list[str]) -> str:
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
