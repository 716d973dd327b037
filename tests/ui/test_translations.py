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


def test_no_entry_is_unfinished() -> None:
    assert [(context, source) for context, source, entry in messages() if entry.get("type") or not entry.text] == []


def test_every_placeholder_is_kept() -> None:
    for _, source, entry in messages():
        assert sorted(re.findall(r"\{\d\}", source)) == sorted(re.findall(r"\{\d\}", entry.text or "")), source


def test_the_compiled_catalogue_is_that_of_the_source() -> None:
    translator = QTranslator()
    assert translator.load("en_US", str(FOLDER))
    for context, source, entry in messages():
        assert translator.translate(context, source) == entry.text, source


def test_every_literal_in_the_code_is_in_the_catalogue() -> None:
    known = {source for _, source, _ in messages()}
    package = paths.resources().parent / "qhchecklist"
    literal = re.compile(r'(?:\.tr\(|translate\(\s*"\w+",)\s*"((?:[^"\\]|\\.)*)"')
    missing = [
        (path.name, text)
        for path in [*(package / "ui").rglob("*.py"), package / "app.py"]
        for text in literal.findall(path.read_text(encoding="utf-8"))
        if text.replace("\\u3000", "\u3000") not in known
    ]
    assert missing == []
