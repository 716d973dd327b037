"""Every word of the interface has its English; placeholders survive translation."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from PySide6.QtCore import QTranslator

from qhchecklist import paths

FOLDER = paths.resources() / "i18n"


def messages() -> list[tuple[str, str, ET.Element]]:
    found = []
    for context in ET.parse(FOLDER / "en_US.ts").getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            found.append((context.findtext("name") or "", message.findtext("source") or "", translation))
    return found


def forms(entry: ET.Element) -> list[str]:
    """The English of an entry: one text, or the singular and the plural."""
    plural = [form.text or "" for form in entry.iter("numerusform")]
    return plural or [entry.text or ""]


def test_no_entry_is_unfinished() -> None:
    assert [(context, source) for context, source, entry in messages() if entry.get("type") or "" in forms(entry)] == []


def test_every_placeholder_is_kept() -> None:
    for _, source, entry in messages():
        for form in forms(entry):
            assert sorted(re.findall(r"\{\d\}", source)) == sorted(re.findall(r"\{\d\}", form)), source


def test_numbers_have_a_singular_and_a_plural() -> None:
    for _, source, entry in messages():
        assert len(forms(entry)) == (2 if "%n" in source else 1), source
        assert "%n" not in source or "%n" in forms(entry)[1], source


def test_the_compiled_catalogue_is_that_of_the_source() -> None:
    translator = QTranslator()
    assert translator.load("en_US", str(FOLDER))
    for context, source, entry in messages():
        if "%n" in source:
            assert [translator.translate(context, source, "", n) for n in (1, 2)] == forms(entry), source
        else:
            assert translator.translate(context, source) == entry.text, source


def test_every_literal_in_the_code_is_in_the_catalogue() -> None:
    known = {source for _, source, _ in messages()}
    package = paths.resources().parent / "qhchecklist"
    call = re.compile(r'(?:\.tr\(|translate\(\s*"\w+",)\s*((?:"(?:[^"\\]|\\.)*"\s*)+)')
    piece = re.compile(r'"((?:[^"\\]|\\.)*)"')  # a long literal is written in pieces, one below the other
    missing = [
        (path.name, text)
        for path in [*(package / "ui").rglob("*.py"), package / "app.py"]
        for pieces in call.findall(path.read_text(encoding="utf-8"))
        for text in ["".join(piece.findall(pieces))]
        if text.replace("\\u3000", "\u3000") not in known
    ]
    assert missing == []
