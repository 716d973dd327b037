"""The bundled fonts are those that are named, and can set every notice."""

from __future__ import annotations

import hashlib
import tomllib
import unicodedata
from pathlib import Path

from uharfbuzz import Blob, Face, Font

from qhchecklist import paths

FOLDER = paths.resources() / "fonts"
SOURCES = tomllib.loads((FOLDER / "SOURCES.toml").read_text(encoding="utf-8"))["font"]


def test_every_bundled_font_is_the_file_that_its_source_names() -> None:
    listed = {one["name"]: one["sha256"] for font in SOURCES for one in font["file"]}
    found = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in FOLDER.glob("*.ttf")}
    assert found == listed


def test_every_font_comes_with_its_licence() -> None:
    for font in SOURCES:
        assert "SIL OPEN FONT LICENSE" in (FOLDER / font["licence_file"]).read_text(encoding="utf-8")


def test_a_changed_font_does_not_bear_the_name_of_the_original() -> None:
    for font in SOURCES:
        if not font["unmodified"]:
            named = " ".join([font["family"], *(one["name"] for one in font["file"])]).casefold()
            assert not any(name in named for name in ("lxgw", "wenkai", "klee"))


def test_every_font_names_the_package_and_the_bytes_it_was_made_of() -> None:
    for font in SOURCES:
        assert font["package"].keys() == {"kind", "name", "version", "sha256"}
        assert font["recipe"] in {"copy", "subset", "join"}
        assert font["unmodified"] == (font["recipe"] == "copy")
        for one in font["file"]:
            assert font["recipe"] != "copy" or one["source_sha256"] == one["sha256"]


def drawn(path: Path, text: str) -> list[str]:
    """The characters of the text that the font draws."""
    font = Font(Face(Blob.from_file_path(str(path))))
    return [one for one in text if font.get_nominal_glyph(ord(one)) is not None]


def test_song_draws_names_in_bold_and_the_rarest_ones_in_regular() -> None:
    names = "堃昇喆玥珺鑫淼镕犇骉"
    assert drawn(paths.serif_font(bold=True), names) == list(names)
    assert drawn(paths.serif_font(), names + "𬭎䶮㛃") == list(names + "𬭎䶮㛃")


def test_tibetan_has_a_face() -> None:
    for bold in (False, True):
        assert drawn(paths.tibetan_font(bold=bold), "བོད་ཡིག") == list("བོད་ཡིག")


def test_the_kai_draws_every_character_of_every_notice() -> None:
    kai = Font(Face(Blob.from_file_path(str(paths.notice_font()))))
    for notice in (paths.resources() / "policies").glob("*/source.txt"):
        characters = {one for one in notice.read_text(encoding="utf-8") if unicodedata.category(one)[0] != "C"}
        assert [one for one in sorted(characters) if kai.get_nominal_glyph(ord(one)) is None] == [], notice


def test_the_window_loads_no_face_that_only_paper_needs() -> None:
    for path in (paths.resources().parent / "qhchecklist" / "ui").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert "serif_font" not in text, path
        assert "tibetan_font" not in text, path
